//! The lines of a forecast: history from what was measured, expected demand by the method, and the error of the forecast
//! before it.

use super::forecasting::{ForecastError, by_drivers, mape, seasonal, trend};
use crate::finance::period::Period;
use crate::handles::demand_forecast::{Method, columns, f};
use crate::handles::demand_metric as metric;
use engine::{Record, Work};
use kernel::Id;
use rust_decimal::Decimal;
use schema::{Row, Value};
use std::collections::BTreeMap;

/// Most months of metrics that are looked at: ten years.
const MOST: usize = 120;

/// Months since the year 0, to count with.
fn count(month: &str) -> Option<i64> {
    match Period::parse(month)? {
        Period::Month(year, month) => Some(i64::from(year) * 12 + i64::from(month) - 1),
        _ => None,
    }
}

/// Demand measured for a service in one unit, by month.
fn measured(work: &Work<'_>, service: Id, unit: Option<&str>) -> BTreeMap<String, Decimal> {
    let found = work.facts().find("demand_metric", &format!("service:{}", service.text()), MOST);
    let same = |r: &&std::sync::Arc<Record>| unit.is_none_or(|unit| r.choice("unit").is_some_and(|u| *u == *unit));
    let read = |r: &std::sync::Arc<Record>| {
        let period = metric::f::PERIOD.get(&**r).filter(|p| count(p).is_some())?;
        Some((period.to_owned(), metric::f::DEMAND.get(&**r)?))
    };
    found.iter().filter(same).filter_map(read).collect()
}

/// The months measured, where nobody said others.
pub(super) fn history(work: &mut Work<'_>) {
    use columns::history as h;
    let Some(service) = f::SERVICE.get(work.record()) else { return };
    if f::HISTORY.is_set(work.record()) {
        return;
    }
    let unit = work.record().choice("unit").map(ToString::to_string);
    let line = |(month, demand)| Row::from([(h::MONTH.name(), Value::Text(month)), (h::DEMAND.name(), Value::Decimal(demand))]);
    let rows: Vec<Row> = measured(work, service, unit.as_deref()).into_iter().map(line).collect();
    if !rows.is_empty() {
        work.set("history", Value::Table(rows));
    }
}

/// What the method gives for a month: expected, and limits where it has some.
type Given = (Option<Decimal>, Option<(Decimal, Decimal)>);

fn by_method(record: &Record, months: &[i64]) -> Option<Vec<Given>> {
    use columns::{drivers as d, history as h};
    let history = || {
        let rows = f::HISTORY.get(record).unwrap_or_default();
        let mut all: Vec<(i64, Decimal)> = rows.iter().filter_map(|row| Some((count(h::MONTH.get(row)?)?, h::DEMAND.get(row)?))).collect();
        all.sort_by_key(|(month, _)| *month);
        all
    };
    let from_first = |first: i64, month: i64| u32::try_from(month - first).ok();
    match f::METHOD.get(record)? {
        Method::Trend => {
            let all = history();
            let first = all.first()?.0;
            let points: Vec<(u32, Decimal)> = all.iter().filter_map(|(m, v)| Some((from_first(first, *m)?, *v))).collect();
            let asked: Option<Vec<u32>> = months.iter().map(|m| from_first(first, *m)).collect();
            Some(trend(&points, &asked?)?.into_iter().map(|e| (Some(e.expected), Some((e.low, e.high)))).collect())
        }
        Method::Seasonal => {
            let all = history();
            let first = all.first()?.0;
            let points: Vec<(u32, Decimal)> = all.iter().filter_map(|(m, v)| Some((from_first(first, *m)?, *v))).collect();
            let asked: Option<Vec<u32>> = months.iter().map(|m| from_first(first, *m)).collect();
            let growth = f::GROWTH_PERCENT.get(record).unwrap_or_default();
            Some(seasonal(&points, growth, &asked?)?.into_iter().map(|value| (value, None)).collect())
        }
        Method::DriverBased => {
            let rows = f::DRIVERS.get(record).unwrap_or_default();
            let drivers: Vec<_> = rows.iter().filter_map(|row| Some((d::UNITS_PER_DRIVER.get(row)?, d::PLANNED.get(row)?))).collect();
            let each = by_drivers(&drivers)?;
            Some(months.iter().map(|_| (Some(each), None)).collect())
        }
        Method::Judgement => None,
    }
}

/// Fills what the method gives where nobody said it; limits that are left open are the expected demand give or take the error
/// of the forecast before.
pub(super) fn fill(work: &mut Work<'_>) {
    use columns::forecast_values as v;
    let Some(rows) = f::FORECAST_VALUES.get(work.record()) else { return work.clear("horizon_months") };
    let mut rows = rows.to_vec();
    let months: Option<Vec<i64>> = rows.iter().map(|row| count(v::MONTH.get(row)?)).collect();
    let given = months.and_then(|months| by_method(work.record(), &months));
    let doubt = f::PREVIOUS_ERROR.get(work.record()).unwrap_or_default() / Decimal::ONE_HUNDRED;
    for (i, row) in rows.iter_mut().enumerate() {
        let (expected, limits) = given.as_ref().and_then(|all| all.get(i).copied()).unwrap_or((None, None));
        let own = v::EXPECTED.get(row);
        let Some(middle) = own.or(expected) else { continue };
        let off = (middle * doubt).round_dp(4);
        let (low, high) = limits.filter(|_| own.is_none()).unwrap_or(((middle - off).max(Decimal::ZERO), middle + off));
        row.insert(v::EXPECTED.name(), Value::Decimal(middle.normalize()));
        row.entry(v::LOW.name()).or_insert_with(|| Value::Decimal(low.normalize()));
        row.entry(v::HIGH.name()).or_insert_with(|| Value::Decimal(high.normalize()));
    }
    work.set("horizon_months", Value::Integer(i64::try_from(rows.len()).unwrap_or(i64::MAX)));
    work.set("forecast_values", Value::Table(rows));
}

/// The forecast in force when this one is made, and how far off it was.
pub(super) fn previous(work: &mut Work<'_>) {
    use columns::forecast_values as v;
    let Some(service) = f::SERVICE.get(work.record()) else { return };
    let own = work.record().id;
    let found = work.facts().find("demand_forecast", &format!("service:{} state:approved,superseded", service.text()), 50);
    let before = found.into_iter().filter(|r| r.id != own).max_by_key(|r| (f::MADE_ON.get(&**r), r.created_at));
    let Some(before) = before else { return };
    work.set("previous_forecast", Value::Reference(before.id));
    let unit = before.choice("unit").map(ToString::to_string);
    let actual = measured(work, service, unit.as_deref());
    let rows = f::FORECAST_VALUES.get(&*before).unwrap_or_default();
    let pairs: Vec<(Decimal, Decimal)> = rows.iter().filter_map(|row| Some((*actual.get(v::MONTH.get(row)?)?, v::EXPECTED.get(row)?))).collect();
    match mape(&pairs) {
        Some(ForecastError { percent, compared, left_out }) => {
            let whole = |n: usize| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
            work.set("previous_error", Value::Decimal(percent));
            work.set("previous_months", whole(compared));
            work.set("previous_left_out", whole(left_out));
        }
        None => ["previous_error", "previous_months", "previous_left_out"].iter().for_each(|field| work.clear(field)),
    }
}

/// What is wrong with the lines of the forecast, in words.
pub(super) fn faults(record: &Record) -> Vec<(&'static str, String)> {
    use columns::{forecast_values as v, history as h};
    let mut out = Vec::new();
    let rows = f::FORECAST_VALUES.get(record).unwrap_or_default();
    let months: Vec<Option<i64>> = rows.iter().map(|row| v::MONTH.get(row).and_then(count)).collect();
    if months.contains(&None) {
        out.push(("forecast_values", "A line of the forecast is for a month such as 2026-03.".to_owned()));
    } else if months.windows(2).any(|pair| matches!(pair, [Some(a), Some(b)] if *b != a + 1)) {
        out.push(("forecast_values", "The months of the forecast follow each other without a gap.".to_owned()));
    }
    let crossed = rows.iter().find(|row| {
        let (low, middle, high) = (v::LOW.get(*row), v::EXPECTED.get(*row), v::HIGH.get(*row));
        matches!((low, middle), (Some(a), Some(b)) if a > b) || matches!((middle, high), (Some(a), Some(b)) if a > b)
    });
    if let Some(row) = crossed {
        let month = v::MONTH.get(row).unwrap_or_default();
        out.push(("forecast_values", format!("{month}: low, expected and high demand do not rise.")));
    }
    let rows = f::HISTORY.get(record).unwrap_or_default();
    let mut seen = std::collections::BTreeSet::new();
    if rows.iter().any(|row| h::MONTH.get(row).and_then(count).is_none_or(|month| !seen.insert(month))) {
        out.push(("history", "The history has one line for each month, such as 2026-03.".to_owned()));
    }
    out
}
