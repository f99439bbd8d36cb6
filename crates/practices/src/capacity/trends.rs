//! From the weeks of a plan's resources to what they say about the future: the layer between the records and the formulas.

use super::forecast::{FEWEST_SAMPLES, Outlook, act_now, order_in_days, outlook};
use super::measures::{THRESHOLDS, hours_available, hours_needed, usable, utilisation};
use super::statistics::Line;
use crate::finance::period::Period;
use crate::handles::capacity_plan::{TrendsFinding, columns, f};
use crate::supplier::days::days_after;
use engine::{Record, Work};
use kernel::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use schema::{ChoiceEnum, Row, Value};
use std::collections::BTreeMap;

/// Weeks between two looks at a resource unless said.
const LOOK: i64 = 4;

/// Figures of lines that follow from others.
pub(super) fn complete(work: &mut Work<'_>) {
    use columns::{current_capacity as c, people as p};
    if let Some(rows) = f::CURRENT_CAPACITY.get(work.record()) {
        let mut rows = rows.to_vec();
        for row in &mut rows {
            let Some(installed) = c::INSTALLED.get(row) else { continue };
            let there = usable(installed, c::RESERVE_PERCENT.get(row).unwrap_or_default());
            row.insert(c::USABLE.name(), Value::Decimal(there));
            match c::USED.get(row).and_then(|used| utilisation(used, there)) {
                Some(share) => row.insert(c::UTILISATION.name(), Value::Decimal(share)),
                None => row.remove(&c::UTILISATION.name()),
            };
        }
        work.set("current_capacity", Value::Table(rows));
    }
    if let Some(rows) = f::PEOPLE.get(work.record()) {
        let mut rows = rows.to_vec();
        for row in &mut rows {
            let number = |field: schema::Field<Decimal>| field.get(row).unwrap_or_default();
            let needed = hours_needed(p::TICKETS.get(row).unwrap_or(0), p::MEAN_EFFORT.get(row).unwrap_or(0), number(p::PLANNED_HOURS));
            let there = hours_available(number(p::HEADS), number(p::HOURS), number(p::ABSENCE_PERCENT), number(p::OVERHEAD_PERCENT));
            row.insert(p::NEEDED_HOURS.name(), Value::Decimal(needed));
            row.insert(p::AVAILABLE_HOURS.name(), Value::Decimal(there));
        }
        work.set("people", Value::Table(rows));
    }
}

/// The valid weeks of every resource, by their first day.
fn weeks(record: &Record) -> BTreeMap<String, BTreeMap<Date, f64>> {
    use columns::weekly_use as w;
    let mut all: BTreeMap<String, BTreeMap<Date, f64>> = BTreeMap::new();
    for row in f::WEEKLY_USE.get(record).unwrap_or_default() {
        let there = w::SAMPLES_PERCENT.get(row).unwrap_or(Decimal::ONE_HUNDRED) >= Decimal::from(FEWEST_SAMPLES);
        let week = w::WEEK.get(row).and_then(Period::parse);
        if let (Some(resource), Some(week), Some(percent), true) = (w::RESOURCE.get(row), week, w::PERCENTILE.get(row), there)
            && let Some(percent) = percent.to_f64()
        {
            all.entry(resource.to_owned()).or_default().insert(week.first(), percent);
        }
    }
    all
}

/// What a resource is held against: the threshold to act, the weeks until capacity can be there, the weeks between looks.
fn threshold(record: &Record, resource: &str) -> (f64, i64, i64) {
    use columns::thresholds as t;
    let rows = f::THRESHOLDS.get(record).unwrap_or_default();
    let row = rows.iter().find(|row| t::RESOURCE.get(*row) == Some(resource));
    let act = row.and_then(|row| t::ACT.get(row)).unwrap_or(Decimal::from(THRESHOLDS[1]));
    let whole = |field: schema::Field<i64>, otherwise| row.and_then(|row| field.get(row)).unwrap_or(otherwise);
    (act.to_f64().unwrap_or(80.0), whole(t::LEAD_WEEKS, 0), whole(t::REVIEW_WEEKS, LOOK))
}

fn decimal(value: f64, digits: u32) -> Option<Value> {
    let rounded = Decimal::from_f64(value)?.round_dp_with_strategy(digits, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    Some(Value::Decimal(rounded.normalize()))
}

/// What the weeks of each resource say. Slope and R² to four decimals, weeks to one, half away from zero.
pub(super) fn trends(record: &Record) -> Vec<Row> {
    use columns::trends as t;
    let mut out = Vec::new();
    for (resource, weeks) in weeks(record) {
        let Some((first, _)) = weeks.first_key_value() else { continue };
        let Some((last, _)) = weeks.last_key_value() else { continue };
        let number = |on: &Date| u32::try_from((*on - *first).get_days() / 7).unwrap_or(0);
        let points: Vec<(u32, f64)> = weeks.iter().map(|(on, percent)| (number(on), *percent)).collect();
        let (act, lead, look) = threshold(record, &resource);
        let mut row = Row::new();
        row.insert(t::RESOURCE.name(), Value::Text(resource));
        row.insert(t::WEEKS.name(), Value::Integer(i64::try_from(points.len()).unwrap_or(0)));
        let mut line_of = |line: Line| {
            let cells = [(t::SLOPE.name(), decimal(line.slope, 4)), (t::FIT.name(), decimal(line.fit, 4))];
            row.extend(cells.into_iter().filter_map(|(name, value)| Some((name, value?))));
        };
        let finding = match outlook(&points, act) {
            Outlook::NotEnoughData => TrendsFinding::NotEnoughData,
            Outlook::NoCrossing(line) => {
                line_of(line);
                TrendsFinding::NoCrossing
            }
            Outlook::WeakTrend(line) => {
                line_of(line);
                TrendsFinding::WeakTrend
            }
            Outlook::Crossing { line, expected_weeks, early_weeks } => {
                line_of(line);
                #[allow(clippy::cast_precision_loss, reason = "weeks are few")]
                let (lead, look) = (lead as f64, look as f64);
                let cells = [(t::EXPECTED_WEEKS.name(), decimal(expected_weeks, 1)), (t::EARLY_WEEKS.name(), decimal(early_weeks, 1))];
                row.extend(cells.into_iter().filter_map(|(name, value)| Some((name, value?))));
                row.insert(t::ORDER_BY.name(), Value::Date(days_after(*last, 6 + order_in_days(early_weeks, lead))));
                if act_now(early_weeks, lead, look) { TrendsFinding::ActNow } else { TrendsFinding::Watch }
            }
        };
        row.insert(t::FINDING.name(), finding.value());
        out.push(row);
    }
    out
}

/// The resources that must be ordered now.
pub(super) fn to_order(record: &Record) -> Vec<String> {
    use columns::trends as t;
    let rows = f::TRENDS.get(record).unwrap_or_default();
    let now = rows.iter().filter(|row| t::FINDING.get(*row) == Some(TrendsFinding::ActNow));
    now.filter_map(|row| t::RESOURCE.get(row)).map(str::to_owned).collect()
}
