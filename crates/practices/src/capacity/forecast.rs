//! What the use of a resource says about its future, and whether capacity must be ordered now (section 6.3).

use super::statistics::Line;

/// Fewest weeks from which anything is forecast.
pub const FEWEST_WEEKS: usize = 8;
/// Share of its samples, in percent, that a week needs to count.
pub const FEWEST_SAMPLES: i64 = 80;
/// Share of the variation a line must explain to be more than a weak trend.
pub const GOOD_FIT: f64 = 0.5;

/// What a series of weeks says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outlook {
    /// Fewer than [`FEWEST_WEEKS`] weeks.
    NotEnoughData,
    /// The line does not rise: no crossing by trend.
    NoCrossing(Line),
    /// The line explains too little: plan with the scenario of high demand instead.
    WeakTrend(Line),
    /// It will cross.
    Crossing {
        /// The line.
        line: Line,
        /// Weeks from the last point until the line crosses; negative when it has.
        expected_weeks: f64,
        /// Weeks until the upper end of the prediction interval crosses.
        early_weeks: f64,
    },
}

/// The outlook of weekly 95th percentiles of utilisation, `(week, percent)` with weeks counted from the first point and gaps
/// left out, against a threshold in percent.
#[must_use]
pub fn outlook(weeks: &[(u32, f64)], threshold: f64) -> Outlook {
    let points: Vec<(f64, f64)> = weeks.iter().map(|(week, percent)| (f64::from(*week), *percent)).collect();
    if points.len() < FEWEST_WEEKS {
        return Outlook::NotEnoughData;
    }
    let Some(line) = Line::through(&points) else { return Outlook::NotEnoughData };
    let (Some(expected), Some(early)) = (line.expected_crossing(threshold), line.early_crossing(threshold)) else {
        return Outlook::NoCrossing(line);
    };
    if line.fit < GOOD_FIT {
        return Outlook::WeakTrend(line);
    }
    Outlook::Crossing { line, expected_weeks: expected - line.last(), early_weeks: early - line.last() }
}

/// Whether capacity must be ordered now: waiting for the next look would leave less than the lead time before the early
/// crossing. All in weeks.
#[must_use]
pub fn act_now(early_weeks: f64, lead_weeks: f64, review_weeks: f64) -> bool {
    early_weeks - lead_weeks <= review_weeks
}

/// Whole days from the last week until capacity must be ordered at the latest, rounded down; negative when that has passed.
#[must_use]
pub fn order_in_days(early_weeks: f64, lead_weeks: f64) -> i64 {
    let days = ((early_weeks - lead_weeks) * 7.0).floor().clamp(-36_500.0, 36_500.0);
    #[allow(clippy::cast_possible_truncation, reason = "a hundred years of days fit")]
    let whole = days as i64;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weeks(ys: &[f64]) -> Vec<(u32, f64)> {
        (0..).zip(ys.iter().copied()).collect()
    }
    const SERIES: [f64; 12] = [52.0, 53.5, 53.0, 55.0, 56.5, 57.0, 58.0, 60.0, 60.5, 61.0, 63.0, 64.0];

    #[test]
    fn the_test_vector_says_act_now() {
        let Outlook::Crossing { expected_weeks, early_weeks, .. } = outlook(&weeks(&SERIES), 80.0) else { panic!() };
        assert_eq!((format!("{expected_weeks:.1}"), format!("{early_weeks:.1}")), ("14.8".to_owned(), "12.9".to_owned()));
        assert_eq!(format!("{:.1}", early_weeks - 10.0), "2.9");
        assert!(act_now(early_weeks, 10.0, 4.0));
        assert!(!act_now(early_weeks, 8.0, 4.0));
        assert_eq!(order_in_days(early_weeks, 10.0), 20, "2.93 weeks are 20 whole days");
    }

    #[test]
    fn boundaries() {
        assert!(act_now(14.0, 10.0, 4.0), "exactly on the next look is now");
        assert!(!act_now(14.01, 10.0, 4.0));
        assert!(act_now(-1.0, 0.0, 0.0));
        assert_eq!((order_in_days(10.0, 10.0), order_in_days(9.9, 10.0), order_in_days(f64::INFINITY, 0.0)), (0, -1, 36_500));
        assert_eq!(outlook(&weeks(&SERIES[..7]), 80.0), Outlook::NotEnoughData);
        assert!(matches!(outlook(&weeks(&SERIES[..8]), 80.0), Outlook::Crossing { .. }));
        assert!(matches!(outlook(&weeks(&[60.0; 9]), 80.0), Outlook::NoCrossing(_)));
        let noise = [50.0, 60.0, 45.0, 62.0, 44.0, 63.0, 47.0, 61.0, 52.0, 60.0];
        assert!(matches!(outlook(&weeks(&noise), 80.0), Outlook::WeakTrend(_)), "{:?}", outlook(&weeks(&noise), 80.0));
    }

    /// A week without data leaves the others where they were.
    #[test]
    fn gaps_are_left_out() {
        let mut all = weeks(&[50.0, 51.0, 52.0, 53.0, 54.0, 55.0, 56.0, 57.0, 58.0, 59.0]);
        all.remove(4);
        let Outlook::Crossing { line, expected_weeks, .. } = outlook(&all, 80.0) else { panic!() };
        assert!((line.slope - 1.0).abs() < 1e-9 && (expected_weeks - 21.0).abs() < 1e-9);
    }
}
