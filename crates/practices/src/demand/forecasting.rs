//! Methods of forecasting demand, and how far off a forecast was (section 6.2). Figures come and go as exact decimals; the
//! trend is floating point in between, and is rounded to four decimals, half away from zero.

use crate::capacity::statistics::Line;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use rust_decimal::{Decimal, RoundingStrategy};

/// Fewest months measured for the seasonal method.
pub const SEASONAL_MONTHS: usize = 24;
/// Fewest months a forecast reaches ahead.
pub const FEWEST_MONTHS: usize = 6;

/// Decimals of a figure of demand.
const DIGITS: u32 = 4;

fn rounded(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(DIGITS, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// What is expected of a month, and between what limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Low demand.
    pub low: Decimal,
    /// Expected demand.
    pub expected: Decimal,
    /// High demand.
    pub high: Decimal,
}

/// The straight line through the months measured (`(month, demand)`, months counted from the first), at the months asked for,
/// with the limits of its 95 % prediction interval; never below zero. `None` with fewer than three months.
#[must_use]
pub fn trend(history: &[(u32, Decimal)], months: &[u32]) -> Option<Vec<Expected>> {
    let points: Option<Vec<(f64, f64)>> = history.iter().map(|(month, demand)| Some((f64::from(*month), demand.to_f64()?))).collect();
    let line = Line::through(&points?)?;
    let decimal = |value: f64| Decimal::from_f64(value.max(0.0)).map(rounded);
    let at = |month: &u32| {
        let x = f64::from(*month);
        let (middle, margin) = (line.at(x), line.margin(x));
        Some(Expected { low: decimal(middle - margin)?, expected: decimal(middle)?, high: decimal(middle + margin)? })
    };
    months.iter().map(at).collect()
}

/// The same month of last year times growth (percent, negative when it shrinks). `None` with fewer than
/// [`SEASONAL_MONTHS`] months measured. Months of `history` and of `months` are counted from the same first month; a month of
/// which no last year was measured gives `None` in its place.
#[must_use]
pub fn seasonal(history: &[(u32, Decimal)], growth_percent: Decimal, months: &[u32]) -> Option<Vec<Option<Decimal>>> {
    if history.len() < SEASONAL_MONTHS {
        return None;
    }
    let factor = (Decimal::ONE_HUNDRED + growth_percent) / Decimal::ONE_HUNDRED;
    let mut known: std::collections::BTreeMap<u32, Decimal> = history.iter().copied().collect();
    let mut out = Vec::new();
    for month in months {
        let value = month.checked_sub(12).and_then(|last| known.get(&last)).map(|last| rounded(last.saturating_mul(factor)));
        if let Some(value) = value {
            // A second year grows upon the first.
            known.entry(*month).or_insert(value);
        }
        out.push(value);
    }
    Some(out)
}

/// Σ units per driver × planned driver. `None` without drivers.
#[must_use]
pub fn by_drivers(drivers: &[(Decimal, Decimal)]) -> Option<Decimal> {
    let sum = drivers.iter().fold(Decimal::ZERO, |sum, (units, planned)| sum.saturating_add(units.saturating_mul(*planned)));
    (!drivers.is_empty()).then(|| rounded(sum))
}

/// How far off a forecast was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastError {
    /// Mean absolute percentage error, in percent to two decimals, half away from zero.
    pub percent: Decimal,
    /// Periods that were compared.
    pub compared: usize,
    /// Periods in which nothing was demanded: they have no percentage, are left out and counted.
    pub left_out: usize,
}

/// MAPE = mean(|actual − forecast| / actual) of periods given as `(actual, forecast)`. `None` where no period can be compared.
#[must_use]
pub fn mape(periods: &[(Decimal, Decimal)]) -> Option<ForecastError> {
    let shares: Vec<Decimal> = periods.iter().filter(|(actual, _)| !actual.is_zero()).map(|(actual, forecast)| (*actual - *forecast).abs() / actual.abs()).collect();
    let mean = shares.iter().sum::<Decimal>().checked_div(Decimal::from(shares.len()))?;
    let percent = (mean * Decimal::ONE_HUNDRED).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
    Some(ForecastError { percent, compared: shares.len(), left_out: periods.len() - shares.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn errors_of_forecasts() {
        for (periods, expected) in [
            (&[][..], None),
            (&[("0", "5")], None),
            (&[("100", "100")], Some(("0", 1, 0))),
            (&[("100", "90")], Some(("10", 1, 0))),
            (&[("100", "110"), ("200", "180")], Some(("10", 2, 0))),
            (&[("100", "120"), ("0", "40"), ("50", "50")], Some(("10", 2, 1))),
            (&[("3", "4")], Some(("33.33", 1, 0))),
            (&[("3", "5")], Some(("66.67", 1, 0))),
            (&[("10", "0")], Some(("100", 1, 0))),
            (&[("10", "40")], Some(("300", 1, 0))),
            (&[("80", "79.99")], Some(("0.01", 1, 0))),
            (&[("800", "799.96")], Some(("0.01", 1, 0))),
            (&[("1000", "999.96")], Some(("0", 1, 0))),
        ] {
            let read: Vec<_> = periods.iter().map(|(a, f)| (d(a), d(f))).collect();
            let wanted = expected.map(|(percent, compared, left_out)| ForecastError { percent: d(percent), compared, left_out });
            assert_eq!(mape(&read), wanted, "{periods:?}");
        }
    }

    #[test]
    fn trends() {
        let exact: Vec<_> = (0..6).map(|m| (m, Decimal::from(100 + 10 * m))).collect();
        let found = trend(&exact, &[6, 7, 11]).unwrap();
        assert_eq!(found.iter().map(|e| e.expected).collect::<Vec<_>>(), [d("160"), d("170"), d("210")]);
        assert!(found.iter().all(|e| e.low == e.expected && e.high == e.expected), "points on a line leave no doubt");
        let uneven = [(0, d("100")), (1, d("112")), (2, d("118")), (3, d("131")), (4, d("139"))];
        let found = trend(&uneven, &[5, 10]).unwrap();
        assert!(found.iter().all(|e| e.low < e.expected && e.expected < e.high), "{found:?}");
        assert!(found[1].high - found[1].low > found[0].high - found[0].low, "the further, the wider");
        let falling = [(0, d("30")), (1, d("20")), (2, d("10"))];
        assert_eq!(trend(&falling, &[9]).unwrap()[0].expected, Decimal::ZERO, "nothing is demanded less than not at all");
        assert!(trend(&uneven[..2], &[5]).is_none());
    }

    #[test]
    fn seasons() {
        let two_years: Vec<_> = (0..24).map(|m| (m, Decimal::from(100 + m % 12))).collect();
        let found = seasonal(&two_years, d("10"), &[24, 25, 36]).unwrap();
        assert_eq!(found, [Some(d("110")), Some(d("111.1")), Some(d("121"))]);
        assert_eq!(seasonal(&two_years, d("-50"), &[35]).unwrap(), [Some(d("55.5"))]);
        assert_eq!(seasonal(&two_years, d("0"), &[50]).unwrap(), [None], "the year between was not asked for");
        assert!(seasonal(&two_years[..23], d("10"), &[24]).is_none());
    }

    #[test]
    fn drivers() {
        assert_eq!(by_drivers(&[(d("1.5"), d("200")), (d("0.25"), d("40"))]), Some(d("310")));
        assert_eq!(by_drivers(&[(d("0.000001"), d("1"))]), Some(d("0")));
        assert_eq!(by_drivers(&[]), None);
    }
}
