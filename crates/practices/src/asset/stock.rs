//! The yearly stock check and the position of licences (specification, section 4.2). Nothing here knows a record.

use crate::configuration::sample::draw;
use rust_decimal::Decimal;

/// Licences owned less licences in use: below zero is short, and blocks further assignment.
#[must_use]
pub const fn licence_position(entitlement: i64, in_use: i64) -> i64 {
    entitlement.saturating_sub(in_use)
}

/// What is looked for in a stock check: every critical asset, and a fifth (rounded up) of the others, drawn with a seed so
/// that it can be drawn again.
#[must_use]
pub fn stock_sample<T: Clone>(critical: &[T], others: &[T], seed: u64) -> Vec<T> {
    let mut wanted = critical.to_vec();
    wanted.extend(draw(others, others.len().div_ceil(5), seed));
    wanted
}

/// Found among expected in per cent (KPI A-6), rounded down to two digits; `None` when nothing was expected or more was found
/// than expected.
#[must_use]
pub fn found_percent(expected: usize, found: usize) -> Option<Decimal> {
    crate::configuration::sample::accuracy(expected, expected.checked_sub(found)?)
}

/// Whether the difference of a stock check calls for an action: more than two per cent were not found.
#[must_use]
pub const fn needs_action(expected: usize, found: usize) -> bool {
    expected.saturating_sub(found).saturating_mul(50) > expected
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions() {
        for (owned, used, left) in [(10, 7, 3), (10, 10, 0), (10, 12, -2), (0, 0, 0), (0, 1, -1), (i64::MIN, 1, i64::MIN)] {
            assert_eq!(licence_position(owned, used), left);
        }
    }

    #[test]
    fn samples() {
        let (critical, others): (Vec<u32>, Vec<u32>) = ((0..3).collect(), (100..111).collect());
        let sample = stock_sample(&critical, &others, 9);
        assert_eq!(sample.len(), 3 + 3, "11 others: 2.2, rounded up");
        assert_eq!(sample[..3], [0, 1, 2]);
        assert_eq!(sample, stock_sample(&critical, &others, 9));
        assert!(stock_sample::<u32>(&[], &[], 1).is_empty());
        assert_eq!(stock_sample(&[], &[5_u32], 1), [5], "of one, one");
    }

    #[test]
    fn differences() {
        for (expected, found, action) in [(100, 100, false), (100, 98, false), (100, 97, true), (0, 0, false), (1, 0, true), (50, 49, false), (49, 48, true), (10, 12, false)] {
            assert_eq!(needs_action(expected, found), action, "{found} of {expected}");
        }
        assert_eq!(found_percent(100, 98).map(|d| d.to_string()), Some("98".to_owned()));
        assert_eq!(found_percent(3, 2).map(|d| d.to_string()), Some("66.66".to_owned()));
        assert_eq!(found_percent(0, 0), None);
        assert_eq!(found_percent(1, 2), None);
    }
}
