//! Availability results: computed until they are released, and fixed from then on.

use super::measure::{self, Measured};
use super::period::Period;
use super::records::{self, Agreed, minutes};
use crate::calendar::Calendars;
use crate::handles::availability_result::{f, state, step};
use crate::handles::availability_target as target;
use crate::organisation::Settings;
use crate::risk::ground;
use engine::{Action, Facts, Practice, Record, Work};
use kernel::{Id, Name, Timestamp};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schema::Value;
use std::sync::Arc;

/// Rules of availability results.
#[derive(Debug, Default)]
pub struct ResultRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

/// Business days after a period by which its result is there.
const DUE_DAYS: i32 = 5;
const DUE: &str = "due";

impl Practice for ResultRules {
    fn compute(&self, work: &mut Work<'_>) {
        if work.creating() || work.before().is_some_and(|b| b.state.as_deref() == Some(state::CALCULATED)) {
            self.calculate(work);
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["miss_explained"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        let missed = f::MET.get(work.record()) == Some(false);
        if name == "miss_explained" && missed && !f::MISSED_REASON.is_set(work.record()) {
            work.refuse_guard(f::MISSED_REASON.as_str(), "Say what the miss came from.");
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        if work.creating() {
            self.period(work);
            correction(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.creating()
            && let Some(due) = f::DUE_ON.get(work.record())
        {
            let at = ground::start_of(work.facts(), due);
            work.timer(DUE, at);
        }
        if work.entering(state::RELEASED) {
            work.clear_timer(DUE);
            self.replace(work);
            miss(work);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let due = f::DUE_ON.get(record).filter(|_| record.state.as_deref() == Some(state::CALCULATED));
        let due = due.map(|date| ground::start_of(facts, date)).filter(|at| *at > since);
        due.map(|at| (DUE.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == DUE && work.record().state.as_deref() == Some(state::CALCULATED) {
            work.note("reminder", name);
            let people = ground::holders(work, "service_level_manager");
            let subject = format!("{} is due to be released today", ground::called(work));
            ground::tell(work, "result_due", people, &subject, "");
        }
    }
}

impl ResultRules {
    /// Measures the period anew.
    fn calculate(&self, work: &mut Work<'_>) {
        let record = work.record();
        let Some(service) = f::SERVICE.get(record).and_then(|s| work.facts().record(s)) else { return };
        let Some(period) = f::PERIOD.get(record).and_then(Period::parse) else { return };
        let last = period.after().yesterday().unwrap_or_else(|_| period.first());
        let found = match f::TARGET.get(record) {
            Some(named) => work.facts().record(named),
            None => records::target_on(work.facts(), service.id, last),
        };
        let title = format!("{}, {}", service.text("name").unwrap_or("Service"), period.name());
        work.set(f::TITLE.as_str(), Value::Text(title));
        let due = Settings::of(work.facts()).hours(&self.calendars).add_business_days(last, DUE_DAYS);
        if let Some(due) = due {
            work.set(f::DUE_ON.as_str(), Value::Date(due));
        }
        let Some(found) = found else { return };
        work.set(f::TARGET.as_str(), Value::Reference(found.id));
        for (field, id) in [(f::CUSTOMER.as_str(), target::f::CUSTOMER.get(&*found)), (f::OWNER.as_str(), target::f::OWNER.get(&*found))] {
            if let Some(id) = id {
                work.set_if_empty(field, Value::Reference(id));
            }
        }
        let Some(agreed) = Agreed::of(work.facts(), &self.calendars, &found) else { return };
        let measured = agreed.of_period(work.facts(), &service, period, work.now());
        store(work, &measured, &found);
    }

    /// A result is of a period that is over, of a service that has a target.
    fn period(&self, work: &mut Work<'_>) {
        let Some(name) = f::PERIOD.get(work.record()) else { return };
        let Some(period) = Period::parse(name) else {
            return work.refuse_guard(f::PERIOD.as_str(), "Name a month, quarter or year: 2026-03, 2026-Q1, 2026.");
        };
        if ground::start_of(work.facts(), period.after()) > work.now() {
            work.refuse_guard(f::PERIOD.as_str(), "The period is not over yet.");
        }
        if !f::TARGET.is_set(work.record()) {
            work.refuse_guard(f::TARGET.as_str(), "The service had no availability target in force in that period.");
        } else if !f::GROSS_SERVICE_MINUTES.is_set(work.record()) {
            work.refuse_guard(f::TARGET.as_str(), "The agreed service hours of the target cannot be counted on.");
        }
        let target = f::TARGET.get(work.record()).and_then(|t| work.facts().record(t));
        if target.is_some_and(|t| target::f::SERVICE.get(&*t) != f::SERVICE.get(work.record())) {
            work.refuse_guard(f::TARGET.as_str(), "The target is of another service.");
        }
    }

    /// The result that this one corrects is superseded by its release.
    fn replace(&self, work: &mut Work<'_>) {
        let Some(old) = f::REPLACES.get(work.record()) else { return };
        let reason = f::CORRECTION_REASON.get(work.record()).map(str::to_owned);
        let action = Action { move_name: Some(Name::from(step::SUPERSEDE)), ..Action::default() };
        ground::follow(work, "availability", ("availability_result", Some(old)), action, reason);
    }
}

fn store(work: &mut Work<'_>, measured: &Measured, found: &Record) {
    let whole = |seconds: i64| Some(minutes(Decimal::from(seconds)));
    let ratio = measured.availability();
    let wanted = target::f::TARGET_PERCENT.get(found);
    let decimals = target::f::SHOWN_DECIMALS.get(found).and_then(|n| n.to_u32()).unwrap_or(2).min(4);
    let values = [
        (f::GROSS_SERVICE_MINUTES.as_str(), whole(measured.gross)),
        (f::PLANNED_MAINTENANCE_MINUTES.as_str(), whole(measured.maintenance)),
        (f::AGREED_SERVICE_MINUTES.as_str(), whole(measured.agreed)),
        (f::DOWNTIME_MINUTES.as_str(), Some(minutes(Decimal::new(measured.downtime, 4)))),
        (f::EXCEPTED_MINUTES.as_str(), whole(measured.excepted)),
        (f::AVAILABILITY_PERCENT.as_str(), ratio.map(|r| r.percent(4))),
        (f::TARGET_PERCENT.as_str(), wanted),
        (f::MTRS_MINUTES.as_str(), measured.mtrs().map(minutes)),
        (f::MTBF_MINUTES.as_str(), measured.mtbf().map(minutes)),
        (f::MTBSI_MINUTES.as_str(), measured.mtbsi().map(minutes)),
    ];
    for (field, value) in values {
        match value {
            Some(value) => work.set(field, Value::Decimal(value)),
            None => work.clear(field),
        }
    }
    work.set(f::OUTAGE_COUNT.as_str(), Value::Integer(measured.failures));
    work.set(f::NOT_APPLICABLE.as_str(), Value::Boolean(ratio.is_none()));
    let shown = ratio.map_or_else(|| "not applicable".to_owned(), |r| format!("{} %", measure::shown(r.percent(4), decimals)));
    work.set(f::SHOWN.as_str(), Value::Text(shown));
    match ratio.zip(wanted) {
        Some((ratio, wanted)) => work.set(f::MET.as_str(), Value::Boolean(ratio.meets(wanted))),
        None => work.clear(f::MET.as_str()),
    }
    let at = Value::Instant(work.now());
    work.set(f::RECORDED_AT.as_str(), at);
}

/// One result of a service and a period is in force; another one corrects it, with a reason.
fn correction(work: &mut Work<'_>) {
    let record = work.record();
    let (Some(service), Some(period)) = (f::SERVICE.get(record), f::PERIOD.get(record).map(str::to_owned)) else { return };
    let replaces = f::REPLACES.get(record);
    let found = work.facts().find("availability_result", &format!("service:{service} period:{period} -state:superseded"), 20);
    let own: Id = record.id;
    if let Some(other) = found.iter().find(|r| r.id != own && Some(r.id) != replaces) {
        let number = other.number.clone().unwrap_or_else(|| "Another result".into());
        work.refuse_guard(f::PERIOD.as_str(), &format!("{number} is the result of this period already: correct that one."));
    }
    let Some(old) = replaces.and_then(|id| work.facts().record(id)) else { return };
    let fits = f::SERVICE.get(&*old) == Some(service) && f::PERIOD.get(&*old) == Some(period.as_str());
    if !fits || old.state.as_deref() != Some(state::RELEASED) {
        work.refuse_guard(f::REPLACES.as_str(), "Only a released result of the same service and period is corrected by another.");
    }
    work.require(f::CORRECTION_REASON.as_str());
}

/// The owner of the service hears of a miss.
fn miss(work: &mut Work<'_>) {
    if f::MET.get(work.record()) != Some(false) {
        return;
    }
    let owner = ground::service_owner(work, f::SERVICE.get(work.record()));
    let subject = format!("{}: availability {}", ground::called(work), f::SHOWN.get(work.record()).unwrap_or_default());
    let text = f::MISSED_REASON.get(work.record()).unwrap_or_default().to_owned();
    ground::tell(work, "availability_missed", owner, &subject, &text);
}
