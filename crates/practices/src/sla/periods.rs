//! A result for every target and period: opened by itself when the period is over, due on the fifth business day after it.

use super::terms::all_targets;
use crate::calendar::Calendars;
use crate::handles::sla::{self, f, state};
use crate::handles::sla_result;
use crate::organisation::Settings;
use crate::reporting::period::{Frequency, Period};
use crate::service::means::{date_of, raise, start_of, today};
use engine::{Facts, Record, Work};
use kernel::{Date, Timestamp};
use schema::{ChoiceEnum, Value};
use serde_json::json;

/// Timer of the end of a period.
const TIMER: &str = "period_over";
/// Business days after a period by which it is measured.
const DUE_DAYS: i32 = 5;
/// Most periods that are made up for.
const MOST: usize = 12;
const AUTOMATION: &str = "sla";

fn frequency(agreement: &Record) -> Frequency {
    f::REPORTING_INTERVAL.get(agreement).and_then(|i| Frequency::named(i.as_str())).unwrap_or(Frequency::Monthly)
}

fn counts(record: &Record) -> bool {
    matches!(record.state.as_deref(), Some(state::ACTIVE | state::UNDER_REVIEW))
}

/// The day by which the results of a period are due.
pub(super) fn due_on(facts: &Facts<'_>, calendars: &Calendars, period: Period) -> Option<Date> {
    Settings::of(facts).hours(calendars).add_business_days(period.last(), DUE_DAYS)
}

/// Waits for the end of the period that runs, from coming into force on.
pub(super) fn arm(work: &mut Work<'_>) {
    if work.entering(state::ACTIVE) && work.before().is_none_or(|b| !counts(b)) {
        wait(work);
    } else if !counts(work.record()) && work.before().is_some_and(counts) {
        work.clear_timer(TIMER);
    } else if counts(work.record()) && !work.creating() && work.changed("reporting_interval") {
        wait(work);
    }
}

/// The timer an agreement should have, seen from an instant.
pub(super) fn standing(facts: &Facts<'_>, record: &Record, since: Timestamp) -> Option<(String, Timestamp)> {
    let running = Period::of(frequency(record), date_of(facts, since));
    counts(record).then(|| (TIMER.to_owned(), start_of(facts, running.next().first())))
}

fn wait(work: &mut Work<'_>) {
    let running = Period::of(frequency(work.record()), today(work));
    let at = start_of(work.facts(), running.next().first());
    work.timer(TIMER, at);
}

/// The timer came due; whether it was this one.
pub(super) fn due(name: &str, work: &mut Work<'_>) -> bool {
    if name != TIMER {
        return false;
    }
    work.clear_timer(TIMER);
    if counts(work.record()) {
        open(work);
        wait(work);
    }
    true
}

/// Opens the results of every period that is over and has none.
fn open(work: &mut Work<'_>) {
    let agreement = work.record().clone();
    let frequency = frequency(&agreement);
    let over = Period::of(frequency, today(work)).previous();
    let from = f::VALID_FROM.get(&agreement).unwrap_or(over.first());
    let known = f::LAST_PERIOD.get(&agreement).and_then(Period::parse);
    let mut period = known.map_or(over, Period::next);
    let mut made = 0;
    while period.first() <= over.first() && made < MOST {
        if from <= period.last() {
            for target in all_targets(&agreement) {
                let fields = vec![
                    ("sla", json!(agreement.id)),
                    ("target", json!(target.name)),
                    ("kind", json!(target.kind)),
                    ("period", json!(period.to_string())),
                    ("direction", json!(target.direction)),
                    ("target_value", json!(target.value.map(|v| v.to_string()))),
                    ("workload_limit", json!(target.limit.map(|v| v.to_string()))),
                ];
                raise(work, AUTOMATION, sla_result::TYPE, fields);
            }
        }
        work.set("last_period", Value::Text(period.to_string()));
        (period, made) = (period.next(), made + 1);
    }
}

/// The agreement of a result.
pub(super) fn agreement_of(work: &Work<'_>, result: &Record) -> Option<std::sync::Arc<Record>> {
    sla_result::f::SLA.get(result).and_then(|id| work.facts().record(id)).filter(|r| r.type_name == *sla::TYPE)
}
