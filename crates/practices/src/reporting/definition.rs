//! Definitions of reports: while one is active, a report begins with every period that is over.

use super::AUTOMATION;
use super::period::{Frequency, Period};
use crate::handles::report_definition::{f, state};
use crate::handles::service_report;
use crate::service::means::{raise, start_of, today};
use engine::{Facts, Practice, Record, Work};
use kernel::Timestamp;
use schema::{ChoiceEnum, Value};
use serde_json::json;

/// Timer of the end of a period.
const TIMER: &str = "period_over";
/// Most periods that are made up for.
const MOST: usize = 12;

/// Rules of report definitions.
#[derive(Clone, Copy, Debug, Default)]
pub struct DefinitionRules;

impl Practice for DefinitionRules {
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::ACTIVE) {
            wait(work);
        }
        if work.leaving(state::ACTIVE) {
            work.clear_timer(TIMER);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let running = frequency(record).filter(|_| record.state.as_deref() == Some(state::ACTIVE));
        let next = running.map(|fr| Period::of(fr, crate::service::means::date_of(facts, since)).next().first());
        next.map(|on| (TIMER.to_owned(), start_of(facts, on))).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name != TIMER {
            return;
        }
        work.clear_timer(TIMER);
        if work.record().state.as_deref() == Some(state::ACTIVE) {
            begin(work);
            wait(work);
        }
    }
}

fn frequency(record: &Record) -> Option<Frequency> {
    f::FREQUENCY.get(record).and_then(|fr| Frequency::named(fr.as_str()))
}

fn wait(work: &mut Work<'_>) {
    let Some(frequency) = frequency(work.record()) else { return };
    let next = Period::of(frequency, today(work)).next().first();
    let at = start_of(work.facts(), next);
    work.timer(TIMER, at);
}

/// Begins the report of every period that is over and has none.
fn begin(work: &mut Work<'_>) {
    let Some(frequency) = frequency(work.record()) else { return };
    let over = Period::of(frequency, today(work)).previous();
    let mut period = f::LAST_PERIOD.get(work.record()).and_then(Period::parse).map_or(over, Period::next);
    let mut made = 0;
    while period.first() <= over.first() && made < MOST {
        let fields = vec![
            ("definition", json!(work.record().id)),
            ("period", json!(period.to_string())),
            ("owner", json!(f::REPORT_OWNER.get(work.record()))),
        ];
        raise(work, AUTOMATION, service_report::TYPE, fields);
        work.set("last_period", Value::Text(period.to_string()));
        (period, made) = (period.next(), made + 1);
    }
}
