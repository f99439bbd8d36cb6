//! Sums of capacity (section 6.3): usable capacity, utilisation, people's hours, thresholds, and when a breach is one. Exact
//! decimals; where a result is rounded, it says how.

use kernel::Timestamp;
use rust_decimal::{Decimal, RoundingStrategy};

/// Default thresholds in percent of usable capacity: warn, act, critical.
pub const THRESHOLDS: [i64; 3] = [70, 80, 90];
/// Samples above the threshold to act, within [`WINDOW_SECONDS`], that make a breach.
pub const REPEATED: usize = 3;
/// Seven days in seconds.
pub const WINDOW_SECONDS: i64 = 7 * 86_400;
/// Seconds above the critical threshold that make a breach by themselves.
pub const CRITICAL_SECONDS: i64 = 15 * 60;

fn rounded(value: Decimal, digits: u32) -> Decimal {
    value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// Usable = installed × (1 − reserve for failure); the reserve in percent. To four decimals.
#[must_use]
pub fn usable(installed: Decimal, reserve_percent: Decimal) -> Decimal {
    rounded(installed.saturating_mul(Decimal::ONE_HUNDRED - reserve_percent) / Decimal::ONE_HUNDRED, 4)
}

/// Used in percent of available, to two decimals; `None` where nothing is available.
#[must_use]
pub fn utilisation(used: Decimal, available: Decimal) -> Option<Decimal> {
    used.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(available).map(|share| rounded(share, 2))
}

/// Hours of work needed: tickets × mean effort (seconds) and planned hours. To two decimals.
#[must_use]
pub fn hours_needed(tickets: i64, mean_effort: i64, planned: Decimal) -> Decimal {
    let effort = Decimal::from(tickets).saturating_mul(Decimal::from(mean_effort)) / Decimal::from(3600);
    rounded(effort.saturating_add(planned), 2)
}

/// Hours people have: heads × hours × (1 − absence) × (1 − overhead), both in percent. To two decimals.
#[must_use]
pub fn hours_available(heads: Decimal, hours: Decimal, absence: Decimal, overhead: Decimal) -> Decimal {
    let there = |percent: Decimal| (Decimal::ONE_HUNDRED - percent) / Decimal::ONE_HUNDRED;
    rounded(heads.saturating_mul(hours).saturating_mul(there(absence)).saturating_mul(there(overhead)), 2)
}

/// A sample of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// When.
    pub at: Timestamp,
    /// For how many seconds the value held from then on; zero for a moment.
    pub lasted: i64,
    /// Percent of usable capacity.
    pub utilisation: Decimal,
}

/// Why a resource is in breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Three samples above the threshold to act in seven days.
    Repeated,
    /// Above the critical threshold for fifteen minutes.
    Critical,
}

/// Whether the newest of the samples, which are in order of time, puts the resource in breach. Above means above: exactly the
/// threshold is none. A time above the critical threshold runs over consecutive samples that all are.
#[must_use]
pub fn breach(samples: &[Sample], act: Decimal, critical: Decimal) -> Option<Breach> {
    let newest = samples.last()?;
    if newest.utilisation > critical {
        let since = samples.iter().rev().take_while(|s| s.utilisation > critical).last().unwrap_or(newest);
        if newest.at.seconds_since(since.at) + newest.lasted >= CRITICAL_SECONDS {
            return Some(Breach::Critical);
        }
    }
    let recent = samples.iter().filter(|s| newest.at.seconds_since(s.at) <= WINDOW_SECONDS && s.utilisation > act);
    (newest.utilisation > act && recent.count() >= REPEATED).then_some(Breach::Repeated)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn sums() {
        assert_eq!(usable(d("100"), d("25")), d("75"));
        assert_eq!(usable(d("4"), d("33.33")), d("2.6668"));
        assert_eq!((usable(d("10"), d("0")), usable(d("10"), d("100"))), (d("10"), d("0")));
        assert_eq!(utilisation(d("1"), d("3")), Some(d("33.33")));
        assert_eq!(utilisation(d("2"), d("3")), Some(d("66.67")));
        assert_eq!(utilisation(d("0.125"), d("100")), Some(d("0.13")), "half is rounded up");
        assert_eq!((utilisation(d("0"), d("5")), utilisation(d("5"), d("0"))), (Some(d("0")), None));
        assert_eq!(utilisation(d("120"), d("100")), Some(d("120")));
        assert_eq!(hours_needed(120, 5_400, d("40")), d("220"));
        assert_eq!(hours_needed(1, 1, d("0")), d("0"), "a second is less than half a hundredth of an hour");
        assert_eq!(hours_needed(0, 5_400, d("0")), d("0"));
        assert_eq!(hours_available(d("3"), d("150"), d("12"), d("20")), d("316.8"));
        assert_eq!((hours_available(d("0"), d("150"), d("12"), d("20")), hours_available(d("1"), d("100"), d("100"), d("0"))), (d("0"), d("0")));
    }

    /// Minutes, seconds lasted, percent; the last one is the newest.
    fn found(samples: &[(i64, i64, &str)]) -> Option<Breach> {
        let sample = |(minutes, lasted, percent): &(i64, i64, &str)| Sample {
            at: Timestamp::from_seconds(1_780_000_000 + minutes * 60),
            lasted: *lasted,
            utilisation: d(percent),
        };
        breach(&samples.iter().map(sample).collect::<Vec<_>>(), d("80"), d("90"))
    }

    #[test]
    fn breaches() {
        const WEEK: i64 = 7 * 24 * 60;
        for (samples, expected) in [
            (&[][..], None),
            (&[(0, 0, "85")], None),
            (&[(0, 0, "85"), (60, 0, "85")], None),
            (&[(0, 0, "85"), (60, 0, "85"), (120, 0, "85")], Some(Breach::Repeated)),
            (&[(0, 0, "80"), (60, 0, "85"), (120, 0, "85")], None),
            (&[(0, 0, "80.01"), (60, 0, "85"), (120, 0, "85")], Some(Breach::Repeated)),
            (&[(0, 0, "85"), (60, 0, "20"), (120, 0, "85"), (180, 0, "85")], Some(Breach::Repeated)),
            (&[(0, 0, "85"), (60, 0, "85"), (120, 0, "85"), (180, 0, "20")], None),
            (&[(0, 0, "85"), (60, 0, "85"), (WEEK, 0, "85")], Some(Breach::Repeated)),
            (&[(-1, 0, "85"), (60, 0, "85"), (WEEK, 0, "85")], None),
            (&[(0, 0, "95")], None),
            (&[(0, 899, "95")], None),
            (&[(0, 900, "95")], Some(Breach::Critical)),
            (&[(0, 900, "90")], None),
            (&[(0, 300, "95"), (5, 300, "91"), (10, 300, "99")], Some(Breach::Critical)),
            (&[(0, 300, "95"), (5, 300, "50"), (10, 300, "99")], None),
            (&[(0, 0, "95"), (15, 0, "95")], Some(Breach::Critical)),
            (&[(0, 0, "95"), (14, 0, "95")], None),
        ] {
            assert_eq!(found(samples), expected, "{samples:?}");
        }
    }
}
