//! Results of measures: computed by the definition in force, judged exactly, and locked once somebody said what they mean.

use super::following::find;
use super::kpi::{every, number, out_of_percent, refuse_percent};
use super::number::Number;
use super::obligations::{DueRule, due};
use super::records::{Guards, calendar, date, judge, names, not_later_silently};
use super::telling::{remind, reminded, standing, tell};
use super::values::{Direction, Ratio, meets};
use crate::calendar::Calendars;
use crate::handles::kpi::{self, ValueKind};
use crate::handles::kpi_result::{f, state};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use schema::{ChoiceEnum, Value};
use std::sync::Arc;

/// Business days after the period within which a result is due.
const DUE_DAYS: i32 = 5;

const GUARDS: Guards = &[
    ("value_or_reason", |_, work| value_or_reason(work)),
    ("person_concludes", |_, work| person_concludes(work)),
    ("miss_answered", |_, work| miss_answered(work)),
];

/// Rules of KPI results.
pub(super) struct ResultRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for ResultRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let Some(kpi) = f::KPI.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
        if let Some(owner) = kpi::f::OWNER.get(&*kpi) {
            work.set_if_empty("owner", Value::Reference(owner));
        }
        let period = work.record().text("period").unwrap_or_default().to_owned();
        let title = kpi.text("catalogue_id").or_else(|| kpi.text("title")).unwrap_or_default();
        work.set("title", Value::Text(format!("{title}, {period}")));
        if let Ok(period) = period.parse() {
            let hours = calendar(work.facts(), &self.calendars);
            work.set_if_empty("due_on", Value::Date(due(DueRule::BusinessDaysAfter(DUE_DAYS), period, &hours)));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        compute(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &self.calendars, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        if work.creating() {
            of_the_kpi(work);
        }
        for field in ["value", "median", "p90"] {
            number(work, field);
        }
        sound_value(work);
        not_later_silently(work, "due_on");
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let before = work.before().and_then(due_of);
        let now = due_of(work.record());
        remind(work, now, before);
        let owner = f::OWNER.get(work.record());
        if work.entering(state::MEASURED) && f::MET.get(work.record()) == Some(false) {
            let subject = format!("{}: target missed", f::TITLE.get(work.record()).unwrap_or_default());
            let text = f::VALUE.get(work.record()).unwrap_or_default().to_owned();
            tell(work, "kpi_missed", owner, &subject, &text);
        } else if work.entering(state::MEASURED) && !f::VALUE.is_set(work.record()) {
            let subject = format!("{}: no value", f::TITLE.get(work.record()).unwrap_or_default());
            let text = f::NO_VALUE_REASON.get(work.record()).unwrap_or_default().to_owned();
            tell(work, "kpi_no_data", owner, &subject, &text);
        } else if work.creating() {
            let subject = format!("{} is due", f::TITLE.get(work.record()).unwrap_or_default());
            tell(work, "kpi_due", owner, &subject, "The period is over; the value can be measured.");
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        standing(facts, due_of(record), since)
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let (due, owner) = (due_of(work.record()), f::OWNER.get(work.record()));
        reminded(work, name, due, owner, "the KPI result");
    }
}

/// The day the value is due, while it is not there.
fn due_of(record: &Record) -> Option<Date> {
    date(record, "due_on").filter(|_| record.state.as_deref() == Some(state::DUE))
}

/// An active KPI, a period of its length, and one result for each.
fn of_the_kpi(work: &mut Work<'_>) {
    let period = super::period(work);
    let Some(kpi) = f::KPI.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    if kpi.state.as_deref() != Some(kpi::state::ACTIVE) {
        work.refuse_guard("kpi", "Only an active KPI is measured.");
    }
    let Some(period) = period else { return };
    if every(&kpi).is_some_and(|every| every != period.every()) {
        work.refuse_guard("period", "The period is not of the length in which the KPI is measured.");
    }
    let own = work.record().id;
    let others = find(work, "kpi_result", &format!("kpi:{} period:{period}", kpi.id.text()), 2);
    if others.iter().any(|r| r.id != own) {
        work.refuse(Refusal::new(Code::Duplicate).on("period").with("label", "Period").with("value", period));
    }
}

/// What follows from the definition and from what was counted.
fn compute(work: &mut Work<'_>) {
    let Some(kpi) = f::KPI.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    let measuring = work.creating() || work.entering(state::MEASURED);
    if measuring {
        let version = kpi.integer("definition_version").unwrap_or(1);
        work.set("kpi_version", Value::Integer(version));
        for (field, from) in [("target", "target"), ("direction", "direction"), ("service", "service")] {
            match kpi.get(from).cloned() {
                Some(value) => work.set(field, value),
                None => work.clear(field),
            }
        }
        breaks_trend(work, version);
    }
    let counted = ["numerator", "denominator", "value"].iter().any(|field| work.changed(field));
    if counted || measuring {
        value(work, kpi::f::VALUE_KIND.get(&*kpi));
    }
}

/// The result of the period before was measured by another version.
fn breaks_trend(work: &mut Work<'_>, version: i64) {
    let Some(kpi) = f::KPI.get(work.record()) else { return };
    let Some(period) = work.record().text("period").and_then(|p| p.parse::<super::period::Period>().ok()) else { return };
    let before = find(work, "kpi_result", &format!("kpi:{} period:{}", kpi.text(), period.previous()), 1);
    let other = before.first().and_then(|r| r.integer("kpi_version")).is_some_and(|v| v != version);
    if other {
        work.set("breaks_trend", Value::Boolean(true));
    } else {
        work.clear("breaks_trend");
    }
}

/// The way the KPI is judged, as the result holds it.
fn direction(record: &Record) -> Direction {
    match record.choice("direction").map(|d| &**d) {
        Some("higher_is_better") => Direction::Higher,
        Some("lower_is_better") => Direction::Lower,
        _ => Direction::Watched,
    }
}

fn value(work: &mut Work<'_>, kind: Option<ValueKind>) {
    let record = work.record();
    let read = |field: &str| record.text(field).and_then(|t| t.parse::<Number>().ok());
    let direction = direction(record);
    let records = f::DENOMINATOR.get(record).and_then(|n| u64::try_from(n).ok());
    let numerator = f::NUMERATOR.get(record).map(Number::whole);
    let ratio = match (kind, numerator, records) {
        (Some(ValueKind::Percent), Some(n), Some(d)) => Some(Ratio::percent(n, d)),
        (Some(ValueKind::Mean), Some(n), Some(d)) => Some(Ratio::mean(n, d)),
        _ => None,
    };
    let shown = match (ratio, kind) {
        (Some(ratio), _) => ratio.shown(direction),
        (None, Some(ValueKind::Count | ValueKind::Sum)) => read("value").or(numerator),
        (None, _) => read("value"),
    };
    let target = read("target");
    let met = match (ratio, shown, target) {
        (Some(ratio), Some(_), Some(target)) => ratio.meets(target, direction),
        (None, Some(value), Some(target)) => meets(value, target, direction),
        _ => None,
    };
    let few = ratio.is_some_and(Ratio::few);
    match shown {
        Some(value) => work.set("value", Value::Text(value.to_string())),
        None if ratio.is_some() => work.clear("value"),
        None => {}
    }
    match met {
        Some(met) => work.set("met", Value::Boolean(met)),
        None => work.clear("met"),
    }
    if few {
        work.set("few_records", Value::Boolean(true));
    } else {
        work.clear("few_records");
    }
}

/// A percentage is 0 to 100; of nothing there is none.
fn sound_value(work: &mut Work<'_>) {
    if !["numerator", "denominator", "value"].iter().any(|field| work.changed(field)) {
        return;
    }
    let kind = f::KPI.get(work.record()).and_then(|id| work.facts().record(id)).and_then(|k| kpi::f::VALUE_KIND.get(&*k));
    let read = |field: &str| work.record().text(field).and_then(|t| t.parse::<Number>().ok());
    let (value, numerator) = (read("value"), f::NUMERATOR.get(work.record()).map(Number::whole));
    if kind == Some(ValueKind::Percent) && value.is_some_and(out_of_percent) {
        refuse_percent(work, if numerator.is_some() { "numerator" } else { "value" });
    }
    if kind == Some(ValueKind::Count) && value.or(numerator).is_some_and(Number::is_negative) {
        work.refuse(Refusal::new(Code::Negative).on("value").with("label", "Value"));
    }
}

/// A value, or why there is none.
fn value_or_reason(work: &mut Work<'_>) {
    if !f::VALUE.is_set(work.record()) && !f::NO_VALUE_REASON.is_set(work.record()) {
        work.refuse_guard("value", "Give the value, what it is made of, or the reason why there is none.");
    }
}

/// What a value means is said by a person.
fn person_concludes(work: &mut Work<'_>) {
    if !work.by_person() {
        work.refuse_guard("", "A result is evaluated by a person, not by an automation.");
    }
}

/// A miss needs an action, or a conclusion that gives reasons.
fn miss_answered(work: &mut Work<'_>) {
    let reasoned = f::CONCLUSION.get(work.record()).is_some_and(|c| c.chars().count() >= 40);
    if f::MET.get(work.record()) == Some(false) && !f::ACTION.is_set(work.record()) && !reasoned {
        work.refuse_guard("action", "The target is missed: name the action, or say in the conclusion (40 characters) why none is needed.");
    }
}

// The directions of a result are those of its definition.
const _: () = assert!(kpi::Direction::ALL.len() == crate::handles::kpi_result::Direction::ALL.len());
