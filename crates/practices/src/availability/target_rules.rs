//! Availability targets: what makes one fit to be in force, and the results it has made at the end of every month.

use super::measure::design_estimate;
use super::period::Period;
use super::records;
use crate::calendar::Calendars;
use crate::handles::availability_target::{MeasurementPeriod, f, state};
use crate::risk::ground;
use engine::{Action, Facts, Practice, Record, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use rust_decimal::Decimal;
use schema::Value;
use serde_json::json;
use std::sync::Arc;

/// Rules of availability targets.
#[derive(Debug, Default)]
pub struct TargetRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

/// A target is looked at again after so many months at the latest.
const REVIEW_MONTHS: i64 = 12;
const MEASURE: &str = "measure";

impl Practice for TargetRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        ground::plan_review(work, f::AGREED_ON.as_str(), REVIEW_MONTHS);
        ground::plan_review(work, f::LAST_REVIEWED_ON.as_str(), REVIEW_MONTHS);
        estimate(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["four_inputs", "not_weaker", "hours_usable", "not_past", "alone"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "four_inputs" => ground::four_inputs(work),
            "not_weaker" => not_weaker(work),
            "hours_usable" => self.hours_usable(work),
            "not_past" => not_past(work),
            "alone" => alone(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        ground::in_order(work, f::VALID_FROM.as_str(), f::VALID_TO.as_str());
        let record = work.record();
        let from = f::LAST_REVIEWED_ON.get(record).max(f::AGREED_ON.get(record));
        if let Some(from) = from {
            ground::review_at_most(work, REVIEW_MONTHS, from);
        }
        let today = ground::today(work);
        let ended = f::VALID_TO.get(work.record()).filter(|_| work.changed(f::VALID_TO.as_str()));
        if ended.is_some_and(|to| to < current(work.record(), today).first().yesterday().unwrap_or(Date::MIN)) {
            work.refuse_guard(f::VALID_TO.as_str(), "A target is not changed for a period that is over.");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::ACTIVE) {
            let today = ground::today(work);
            let from = f::VALID_FROM.get(work.record()).unwrap_or(today).max(today);
            let due = ground::start_of(work.facts(), Period::containing(from, 1).after());
            work.timer(MEASURE, due);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        if record.state.as_deref() != Some(state::ACTIVE) {
            return Vec::new();
        }
        let next = Period::containing(ground::date_of(facts, since), 1).after();
        vec![(MEASURE.to_owned(), ground::start_of(facts, next))]
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == MEASURE && matches!(work.record().state.as_deref(), Some(state::ACTIVE | state::SUPERSEDED)) {
            measure(work);
        }
    }
}

/// The period a day lies in, of the length that the target is measured by.
fn current(record: &Record, day: Date) -> Period {
    let months = match f::MEASUREMENT_PERIOD.get(record) {
        Some(MeasurementPeriod::Quarter) => 3,
        Some(MeasurementPeriod::Year) => 12,
        _ => 1,
    };
    Period::containing(day, months)
}

/// Has the results made of what ended with the day before, and comes back when the next month ends.
fn measure(work: &mut Work<'_>) {
    let today = ground::today(work);
    let over = Period::containing(today, 1).before();
    let record = work.record();
    let last = over.after().yesterday().unwrap_or(Date::MAX);
    let begun = f::VALID_FROM.get(record).is_some_and(|from| from <= last);
    let ended = f::VALID_TO.get(record).is_some_and(|to| to < over.first());
    let mut periods = vec![over];
    let longer = current(record, over.first());
    if longer.months() > 1 && longer.after() == over.after() {
        periods.push(longer);
    }
    let (service, own) = (f::SERVICE.get(record), record.id);
    for period in periods.into_iter().filter(|_| begun && !ended) {
        let set = ground::values([("service", json!(service)), ("target", json!(own)), ("period", json!(period.name()))]);
        ground::follow(work, "availability", ("availability_result", None), Action { set, ..Action::default() }, None);
    }
    if !ended {
        let next = ground::start_of(work.facts(), Period::containing(today, 1).after());
        work.timer(MEASURE, next);
    }
    work.note("measured", over.name());
}

/// The product of the targets of the services it depends on: a design estimate, named so.
fn estimate(work: &mut Work<'_>) {
    if !(work.creating() || work.taken().is_some()) {
        return;
    }
    let today = ground::today(work);
    let service = f::SERVICE.get(work.record()).and_then(|s| work.facts().record(s));
    let parts = service.map(|s| ground::several(&s, "dependencies")).unwrap_or_default();
    let known: Vec<Option<Decimal>> =
        parts.iter().map(|part| records::target_on(work.facts(), *part, today).and_then(|t| f::TARGET_PERCENT.get(&*t))).collect();
    let found: Option<Vec<Decimal>> = known.into_iter().collect();
    match found.as_deref().and_then(design_estimate) {
        Some(estimate) => work.set(f::DESIGN_ESTIMATE_PERCENT.as_str(), Value::Decimal(estimate.0)),
        None => work.clear(f::DESIGN_ESTIMATE_PERCENT.as_str()),
    }
}

/// What the agreement promises is the least.
fn not_weaker(work: &mut Work<'_>) {
    let record = work.record();
    let weaker = matches!((f::TARGET_PERCENT.get(record), f::SLA_TARGET_PERCENT.get(record)), (Some(own), Some(sla)) if own < sla);
    if weaker {
        work.refuse_guard(f::TARGET_PERCENT.as_str(), "The target may not be weaker than what the agreement promises.");
    }
}

/// A target does not begin in a period that is over.
fn not_past(work: &mut Work<'_>) {
    let today = ground::today(work);
    let first = current(work.record(), today).first();
    if f::VALID_FROM.get(work.record()).is_some_and(|from| from < first) {
        work.refuse_guard(f::VALID_FROM.as_str(), "A target is not changed for a period that is over.");
    }
}

/// One target at a time holds for a service and a customer.
fn alone(work: &mut Work<'_>) {
    let record = work.record();
    let Some(service) = f::SERVICE.get(record) else { return };
    let span = |r: &Record| (f::VALID_FROM.get(r).unwrap_or(Date::MIN), f::VALID_TO.get(r).unwrap_or(Date::MAX));
    let (from, to) = span(record);
    let found = work.facts().find("availability_target", &format!("service:{service} state:active"), 100);
    let other = found.into_iter().find(|other| {
        let (start, end) = span(other);
        other.id != record.id && f::CUSTOMER.get(&**other) == f::CUSTOMER.get(record) && start <= to && from <= end
    });
    if let Some(other) = other {
        let number = other.number.clone().unwrap_or_else(|| "Another target".into());
        work.refuse_guard(f::VALID_FROM.as_str(), &format!("{number} is in force for the service at that time: end it first."));
    }
}

impl TargetRules {
    /// The agreed service hours can be counted on.
    fn hours_usable(&self, work: &mut Work<'_>) {
        let Some(id) = f::AGREED_SERVICE_HOURS.get(work.record()) else { return };
        match self.calendars.hours(work.facts(), id).map(|(hours, _)| hours.usable_from(work.now())) {
            Some(Ok(())) => {}
            Some(Err(refusal)) => work.refuse(refusal.on(f::AGREED_SERVICE_HOURS.as_str())),
            None => work.refuse(
                Refusal::new(Code::Calendar).on(f::AGREED_SERVICE_HOURS.as_str()).with("reason", "it cannot be counted on; mend it first"),
            ),
        }
    }
}
