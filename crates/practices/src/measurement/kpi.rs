//! Definitions of measures, and the results that become due by them.

use super::following::make;
use super::number::Number;
use super::period::{Every, Period};
use super::records::{Guards, date_of, judge, names, start_of};
use crate::calendar::Calendars;
use crate::handles::kpi::{AnalysisFrequency, Frequency, Subject, ValueKind, f, state};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Refusal, Timestamp};
use schema::Value;
use serde_json::json;

/// Timer of the period that ends next.
const COLLECT: &str = "collect";

const GUARDS: Guards = &[("measurable", |_, work| measurable(work))];

/// Rules of KPIs.
pub(super) struct KpiRules;

impl Practice for KpiRules {
    fn defaults(&self, work: &mut Work<'_>) {
        work.set("definition_version", Value::Integer(1));
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &Calendars::default(), name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        number(work, "target");
        let percent = f::VALUE_KIND.get(work.record()) == Some(ValueKind::Percent);
        let target = f::TARGET.get(work.record()).and_then(|t| t.parse::<Number>().ok());
        if percent && target.is_some_and(out_of_percent) && (work.changed("target") || work.changed("value_kind")) {
            refuse_percent(work, "target");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::ACTIVE) {
            if let Some((_, at)) = ending(work.facts(), work.record(), work.now()) {
                work.timer(COLLECT, at);
            }
        } else if work.leaving(state::ACTIVE) {
            work.clear_timer(COLLECT);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let active = record.state.as_deref() == Some(state::ACTIVE);
        let next = if active { ending(facts, record, since) } else { None };
        next.map(|(_, at)| (COLLECT.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == COLLECT && work.record().state.as_deref() == Some(state::ACTIVE) {
            collect(work);
        }
    }
}

/// A field that holds a number in digits.
pub(super) fn number(work: &mut Work<'_>, field: &str) {
    let sound = work.record().text(field).is_none_or(|text| text.parse::<Number>().is_ok());
    if !sound && work.changed(field) {
        let value = work.record().text(field).unwrap_or_default().to_owned();
        work.refuse(Refusal::new(Code::NotANumber).on(field.to_owned()).with("label", work.label(field)).with("value", value));
    }
}

/// Whether a value cannot be a percentage.
pub(super) fn out_of_percent(value: Number) -> bool {
    value.is_negative() || value > Number::whole(100)
}

/// Refuses a percentage outside 0 to 100.
pub(super) fn refuse_percent(work: &mut Work<'_>, field: &str) {
    work.refuse(Refusal::new(Code::OutOfRange).on(field.to_owned()).with("label", work.label(field)).with("min", 0).with("max", 100));
}

/// How often a KPI is measured.
pub(super) fn every(record: &Record) -> Option<Every> {
    Some(match f::FREQUENCY.get(record)? {
        Frequency::Weekly => Every::Week,
        Frequency::Monthly => Every::Month,
        Frequency::Quarterly => Every::Quarter,
        Frequency::HalfYearly => Every::HalfYear,
        Frequency::Yearly => Every::Year,
    })
}

/// It says what it measures, and is not analysed more often than it is measured.
fn measurable(work: &mut Work<'_>) {
    match f::SUBJECT.get(work.record()) {
        Some(Subject::Process) => work.require("process"),
        Some(Subject::Service) => work.require("service"),
        _ => {}
    }
    let analysed = f::ANALYSIS_FREQUENCY.get(work.record()).map(|a| a as usize);
    let measured = f::FREQUENCY.get(work.record()).map(|m| m as usize);
    if let (Some(analysed), Some(measured)) = (analysed, measured)
        && analysed < measured
    {
        work.refuse_guard("analysis_frequency", "It cannot be analysed more often than it is measured.");
    }
}

// The two frequencies are the same list in the same order, so that their places compare.
const _: () = assert!(AnalysisFrequency::Yearly as usize == Frequency::Yearly as usize);

/// The period that lasts at an instant, and the instant at which it is over.
fn ending(facts: &Facts<'_>, record: &Record, at: Timestamp) -> Option<(Period, Timestamp)> {
    let period = Period::of(every(record)?, date_of(facts, at));
    Some((period, start_of(facts, period.next().first())))
}

/// The period is over: its result is due.
fn collect(work: &mut Work<'_>) {
    let Some(every) = every(work.record()) else { return };
    let running = Period::of(every, date_of(work.facts(), work.now()));
    let over = running.previous();
    let (own, owner) = (work.record().id, f::OWNER.get(work.record()));
    let fields = [("kpi", json!(own)), ("period", json!(over.to_string())), ("owner", json!(owner))];
    make(work, "kpi_result", &fields, format!("The period {over} is over."), false);
    work.note("collected", over.to_string());
    let next = start_of(work.facts(), running.next().first());
    work.timer(COLLECT, next);
}
