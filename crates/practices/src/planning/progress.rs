//! How far an objective is: the way from baseline to target that the newest measurement has gone, beside the time that has.

use crate::handles::objective::{Direction, f, state};
use crate::organisation::days::days_between;
use engine::Record;
use kernel::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schema::Value;
use schema::handle::ChoiceEnum;

/// Days after which a measurement is no longer that of the quarter.
pub const FRESH_DAYS: i64 = 92;

/// What can be said about an objective today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Its day has passed and the target is not reached.
    Overdue,
    /// It has gone less of the way than of the time.
    Behind,
    /// Nothing was measured.
    Unmeasured,
    /// It has gone as much of the way as of the time.
    OnTrack,
    /// The newest measurement reaches the target.
    Reached,
}

/// How far an objective is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Verdict.
    pub verdict: Verdict,
    /// Percent of the way from baseline to target, 0 to 100; nothing without baseline, target or measurement.
    pub way: Option<i64>,
    /// Percent of the time between approval and due date, 0 to 100.
    pub time: Option<i64>,
    /// Where it began, where it is, where it should be.
    pub baseline: Option<Decimal>,
    /// The newest measurement.
    pub measured: Option<Decimal>,
    /// The target.
    pub target: Option<Decimal>,
    /// Less is better.
    pub at_most: bool,
    /// The day of the newest measurement is longer ago than a quarter, or there is none.
    pub stale: bool,
}

fn decimal(record: &Record, field: &str) -> Option<Decimal> {
    match record.get(field) {
        Some(Value::Decimal(value)) => Some(*value),
        _ => None,
    }
}

/// How far an objective is. `began` is the local date of its approval, `measured_on` that of the newest measurement.
#[must_use]
pub fn progress(record: &Record, began: Option<Date>, measured_on: Option<Date>, today: Date) -> Progress {
    let (baseline, measured, target) = (decimal(record, "baseline"), decimal(record, "measured_value"), decimal(record, "target"));
    let at_most = record.choice("direction").is_some_and(|d| **d == *Direction::AtMost.as_str());
    let due = f::DUE_ON.get(record);
    let way = baseline.zip(target).zip(measured).and_then(|((from, to), now)| way(from, to, now));
    let time = began.zip(due).and_then(|(from, to)| percent(days_between(from, today), days_between(from, to)));
    let reached = measured.zip(target).map(|(now, to)| if at_most { now <= to } else { now >= to });
    let verdict = match (reached, way, time) {
        (Some(true), ..) => Verdict::Reached,
        _ if due.is_some_and(|day| day < today) => Verdict::Overdue,
        (None, ..) => Verdict::Unmeasured,
        (_, Some(way), Some(time)) if way < time => Verdict::Behind,
        _ => Verdict::OnTrack,
    };
    let stale = record.state.as_deref() == Some(state::ACTIVE) && measured_on.is_none_or(|on| days_between(on, today) > FRESH_DAYS);
    Progress { verdict, way, time, baseline, measured, target, at_most, stale }
}

/// Percent of the way, rounded down, so that nothing counts as reached that is not.
fn way(from: Decimal, to: Decimal, now: Decimal) -> Option<i64> {
    let whole = to.checked_sub(from)?;
    if whole.is_zero() {
        return None;
    }
    let part = now.checked_sub(from)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(part.floor().to_i64()?.clamp(0, 100))
}

/// Percent of a length of time that has passed.
fn percent(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (part * 100 / whole).clamp(0, 100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_way_goes_up_and_down() {
        for (from, to, now, expected) in [
            ("80", "95", "80", Some(0)),
            ("80", "95", "87.5", Some(50)),
            ("80", "95", "94.99", Some(99)),
            ("80", "95", "95", Some(100)),
            ("80", "95", "99", Some(100)),
            ("80", "95", "70", Some(0)),
            ("12", "4", "8", Some(50)),
            ("12", "4", "13", Some(0)),
            ("5", "5", "5", None),
        ] {
            assert_eq!(way(d(from), d(to), d(now)), expected, "{from} {to} {now}");
        }
    }

    #[test]
    fn time_is_a_share_of_the_days() {
        let day = |m, d| date(2026, m, d);
        let share = |today| percent(days_between(day(1, 1), today), days_between(day(1, 1), day(12, 31)));
        assert_eq!((share(day(1, 1)), share(day(7, 2)), share(day(12, 31))), (Some(0), Some(50), Some(100)));
        assert_eq!(percent(3, 0), None);
    }
}
