//! Arithmetic of money that loses nothing (section 6.1): sharing out, converting by a dated rate, variance, accuracy of a
//! forecast. All of it is exact; where a result is rounded, it says how.

use kernel::{Currency, Money};
use rust_decimal::{Decimal, RoundingStrategy};
use schema::minor_digits;

/// A variance is explained when it is beyond this share of the budget, in percent.
pub const VARIANCE_PERCENT: i64 = 10;

/// Shares out a number of indivisible units by weights, so that the parts add up to the whole: every part is its exact share
/// rounded down, and what is left goes, unit by unit, to the largest remainders (equal ones: to the first). `None` without
/// weights, or when they are all zero.
#[must_use]
pub fn split(whole: i64, weights: &[u64]) -> Option<Vec<i64>> {
    let all: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    if all == 0 {
        return None;
    }
    let (sign, whole) = (whole.signum(), i128::from(whole.unsigned_abs()));
    let exact: Vec<(i128, i128)> = weights.iter().map(|w| (whole * i128::from(*w) / all, whole * i128::from(*w) % all)).collect();
    let left = whole - exact.iter().map(|(part, _)| part).sum::<i128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(exact[*i].1));
    let favoured = &order[..usize::try_from(left).unwrap_or(0).min(order.len())];
    let parts = exact.iter().enumerate().map(|(i, (part, _))| part + i128::from(favoured.contains(&i)));
    parts.map(|part| i64::try_from(part).ok().map(|part| part * sign)).collect()
}

/// Shares in percent with four decimals that add up to exactly 100, by largest remainder.
#[must_use]
pub fn shares(weights: &[u64]) -> Option<Vec<Decimal>> {
    Some(split(1_000_000, weights)?.into_iter().map(|n| Decimal::new(n, 4)).collect())
}

/// A decimal with at most four decimals as a weight; `None` when it is negative or too large.
#[must_use]
pub fn weight(units: Decimal) -> Option<u64> {
    u64::try_from((units.checked_mul(Decimal::from(10_000))?).trunc()).ok()
}

/// An amount in another currency: `rate` units of it for one unit of the amount's own. Rounded to its minor unit, half away
/// from zero. `None` when it is too large.
#[must_use]
pub fn convert(amount: Money, to: Currency, rate: Decimal) -> Option<Money> {
    let minor = in_units(amount).checked_mul(rate)?.checked_mul(Decimal::from(10_i64.pow(minor_digits(to))))?;
    let minor = minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Some(Money { minor: minor.try_into().ok()?, currency: to })
}

/// The amount in whole units of its currency, exactly: 12.50.
#[must_use]
pub fn in_units(amount: Money) -> Decimal {
    Decimal::from_i128_with_scale(i128::from(amount.minor), minor_digits(amount.currency))
}

/// Variance = actual − budget, in minor units, and in percent of the budget to two decimals, half away from zero; no percent
/// where the budget is zero.
#[must_use]
pub fn variance(actual: i64, budget: i64) -> (i64, Option<Decimal>) {
    let amount = actual.saturating_sub(budget);
    (amount, percent(amount, budget))
}

/// A part in percent of a whole, to two decimals, half away from zero; `None` where the whole is zero.
#[must_use]
pub fn percent(part: i64, whole: i64) -> Option<Decimal> {
    let share = Decimal::from(part).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(whole))?;
    Some(share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

/// Whether a variance must be explained: beyond ±10 % of the budget, compared exactly, and larger than the limit. Where the
/// budget is zero the amount alone decides.
#[must_use]
pub fn must_explain(actual: i64, budget: i64, limit: i64) -> bool {
    let (amount, budget) = ((i128::from(actual) - i128::from(budget)).abs(), i128::from(budget));
    amount > i128::from(limit) && amount * 100 > budget.abs() * i128::from(VARIANCE_PERCENT)
}

/// Accuracy of a forecast in percent (KPI F-3): (1 − |actual − forecast| / actual) × 100, to two decimals, half away from zero.
/// Negative when it was off by more than the whole; `None` where the actual is zero.
#[must_use]
pub fn accuracy(actual: i64, forecast: i64) -> Option<Decimal> {
    let off = Decimal::from((i128::from(actual) - i128::from(forecast)).unsigned_abs() as u64);
    let share = Decimal::ONE.checked_sub(off.checked_div(Decimal::from(actual))?)?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money { minor, currency: Currency::parse("EUR").unwrap() }
    }

    #[test]
    fn splitting() {
        for (whole, weights, expected) in [
            (100, &[1, 1, 1][..], Some(&[34, 33, 33][..])),
            (101, &[1, 1, 1], Some(&[34, 34, 33])),
            (0, &[1, 2], Some(&[0, 0])),
            (1, &[0, 0, 5], Some(&[0, 0, 1])),
            (1, &[1, 1], Some(&[1, 0])),
            (10, &[6, 6, 1], Some(&[5, 4, 1])),
            (-100, &[1, 1, 1], Some(&[-34, -33, -33])),
            (1_000_000, &[1, 2, 4], Some(&[142_857, 285_714, 571_429])),
            (i64::MAX, &[u64::MAX, u64::MAX], Some(&[4_611_686_018_427_387_904, 4_611_686_018_427_387_903])),
            (5, &[], None),
            (5, &[0, 0], None),
        ] {
            assert_eq!(split(whole, weights).as_deref(), expected, "{whole} {weights:?}");
        }
    }

    #[test]
    fn shares_are_a_hundred() {
        let text = |weights: &[u64]| shares(weights).unwrap().iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(text(&[1, 1, 1]), "33.3334 33.3333 33.3333");
        assert_eq!(text(&[1, 1, 1, 1, 1, 1, 1]), "14.2858 14.2857 14.2857 14.2857 14.2857 14.2857 14.2857");
        assert_eq!(text(&[7]), "100.0000");
        assert_eq!(weight("12.5".parse().unwrap()), Some(125_000));
        assert_eq!((weight(Decimal::ZERO), weight(Decimal::NEGATIVE_ONE)), (Some(0), None));
    }

    proptest! {
        #[test]
        fn nothing_is_lost(whole in any::<i64>(), weights in proptest::collection::vec(0..10_000_000_u64, 1..40)) {
            prop_assume!(weights.iter().any(|w| *w > 0));
            prop_assume!(whole != i64::MIN);
            let parts = split(whole, &weights).unwrap();
            prop_assert_eq!(parts.iter().map(|p| i128::from(*p)).sum::<i128>(), i128::from(whole));
            prop_assert_eq!(shares(&weights).unwrap().into_iter().sum::<Decimal>(), Decimal::ONE_HUNDRED);
            let all: i128 = weights.iter().map(|w| i128::from(*w)).sum();
            for (part, w) in parts.iter().zip(&weights) {
                let exact = i128::from(whole) * i128::from(*w);
                prop_assert!((i128::from(*part) * all - exact).abs() < all, "less than one unit from the exact share");
            }
        }
    }

    #[test]
    fn converting() {
        let of = |minor, from: &str, to: &str, rate: &str| {
            let amount = Money { minor, currency: Currency::parse(from).unwrap() };
            convert(amount, Currency::parse(to).unwrap(), rate.parse().unwrap()).map(|m| m.minor)
        };
        assert_eq!(of(10_000, "USD", "EUR", "0.9"), Some(9_000));
        assert_eq!(of(1, "USD", "EUR", "0.5"), Some(1), "half a cent is rounded up");
        assert_eq!(of(1, "USD", "EUR", "0.49"), Some(0));
        assert_eq!(of(1_000, "JPY", "EUR", "0.0061"), Some(610), "yen have no minor unit");
        assert_eq!(of(610, "EUR", "JPY", "163.93"), Some(1_000));
        assert_eq!(of(1_234, "EUR", "BHD", "0.41"), Some(5_059), "dinars have three decimals");
        assert_eq!(of(i64::MAX, "EUR", "EUR", "100000000"), None);
        assert_eq!(in_units(eur(1_250)).to_string(), "12.50");
    }

    #[test]
    fn variances() {
        for (actual, budget, amount, share) in [
            (110, 100, 10, Some("10")),
            (90, 100, -10, Some("-10")),
            (0, 100, -100, Some("-100")),
            (100, 0, 100, None),
            (0, 0, 0, None),
            (4, 3, 1, Some("33.33")),
            (2, 3, -1, Some("-33.33")),
            (20_001, 20_000, 1, Some("0.01")),
        ] {
            assert_eq!(variance(actual, budget), (amount, share.map(|s| s.parse().unwrap())), "{actual} {budget}");
        }
        for (actual, budget, limit, expected) in [
            (110_000, 100_000, 0, false),
            (110_001, 100_000, 0, true),
            (90_000, 100_000, 0, false),
            (89_999, 100_000, 0, true),
            (120_000, 100_000, 20_000, false),
            (120_001, 100_000, 20_000, true),
            (1, 0, 0, true),
            (500, 0, 500, false),
            (0, 0, 0, false),
            (i64::MAX, 1, 0, true),
        ] {
            assert_eq!(must_explain(actual, budget, limit), expected, "{actual} {budget} {limit}");
        }
    }

    #[test]
    fn accuracies() {
        for (actual, forecast, expected) in
            [(100, 100, Some("100")), (100, 90, Some("90")), (100, 110, Some("90")), (100, 350, Some("-150")), (3, 2, Some("66.67")), (0, 5, None)]
        {
            assert_eq!(accuracy(actual, forecast), expected.map(|e| e.parse().unwrap()), "{actual} {forecast}");
        }
    }
}
