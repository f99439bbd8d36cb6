//! The arithmetic of results (specification, sections 1.5.2 rule 14, 1.7 and 5.3). Nothing here knows a record.

use kernel::Timestamp;
use rust_decimal::{Decimal, RoundingStrategy};

/// A clock as a result counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// When it was decided: stopped in time, or missed.
    pub at: Timestamp,
    /// Whether the target was met.
    pub met: bool,
}

/// How many clocks were decided within `[from, to)`, and how many of them met.
#[must_use]
pub fn decided_within(clocks: &[Decided], from: Timestamp, to: Timestamp) -> (u32, u32) {
    let within = clocks.iter().filter(|c| from <= c.at && c.at < to);
    within.fold((0, 0), |(all, met), c| (all + 1, met + u32::from(c.met)))
}

/// The share met in per cent, with four digits, rounded down: a value is never shown better than it is. `None` when nothing was
/// decided: not applicable, and not one hundred per cent.
#[must_use]
pub fn share_met(decided: u32, met: u32) -> Option<Decimal> {
    let share = Decimal::from(met).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(decided))?;
    Some(share.round_dp_with_strategy(4, RoundingStrategy::ToZero))
}

/// Which side of a target is the good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// At least the target.
    AtLeast,
    /// At most the target.
    AtMost,
}

/// Whether a value meets a target; exactly equal is met.
#[must_use]
pub fn is_met(value: Decimal, target: Decimal, direction: Direction) -> bool {
    match direction {
        Direction::AtLeast => value >= target,
        Direction::AtMost => value <= target,
    }
}

/// Whether the workload was above what was agreed; exactly at the limit is within it.
#[must_use]
pub fn outside_limit(actual: Option<Decimal>, limit: Option<Decimal>) -> bool {
    matches!((actual, limit), (Some(actual), Some(limit)) if actual > limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn clocks_count_in_the_period_in_which_they_were_decided() {
        let at = |s: i64, met: bool| Decided { at: Timestamp::from_seconds(s), met };
        let clocks = [at(99, true), at(100, true), at(150, false), at(199, true), at(200, false)];
        let (from, to) = (Timestamp::from_seconds(100), Timestamp::from_seconds(200));
        assert_eq!(decided_within(&clocks, from, to), (3, 2), "the beginning belongs to it, the end to the next");
        assert_eq!(decided_within(&[], from, to), (0, 0));
    }

    #[test]
    fn shares() {
        for (decided, met, expected) in
            [(0, 0, None), (100, 95, Some("95")), (100, 94, Some("94")), (19, 17, Some("89.4736")), (3, 2, Some("66.6666")), (7, 7, Some("100")), (7, 0, Some("0"))]
        {
            assert_eq!(share_met(decided, met).map(|d| d.to_string()).as_deref(), expected, "{met} of {decided}");
        }
    }

    #[test]
    fn targets() {
        for (value, target, direction, expected) in [
            ("95", "95", Direction::AtLeast, true),
            ("94.9999", "95", Direction::AtLeast, false),
            ("99.7998", "99.80", Direction::AtLeast, false),
            ("5", "5.0", Direction::AtMost, true),
            ("5.0001", "5", Direction::AtMost, false),
            ("0", "5", Direction::AtMost, true),
        ] {
            assert_eq!(is_met(d(value), d(target), direction), expected, "{value} {direction:?} {target}");
        }
    }

    #[test]
    fn limits() {
        assert!(outside_limit(Some(d("501")), Some(d("500"))));
        assert!(!outside_limit(Some(d("500")), Some(d("500.00"))), "at the limit is within it");
        assert!(!outside_limit(None, Some(d("500"))));
        assert!(!outside_limit(Some(d("501")), None), "unlimited");
    }
}
