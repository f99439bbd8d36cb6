//! Outages: true start, verified end, what of it counts, and an investigation in time.

use super::records::{self, Agreed};
use crate::calendar::Calendars;
use crate::handles::outage::{OutageKind, f, link, state, step};
use crate::organisation::Settings;
use crate::risk::{call_for_review, ground};
use engine::{Practice, Work};
use kernel::Id;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schema::{ChoiceEnum, Value};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rules of outages.
#[derive(Debug, Default)]
pub struct OutageRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

/// Business days for the investigation, and for that of a P1.
const INVESTIGATION_DAYS: (i32, i32) = (10, 5);
const INVESTIGATION_DUE: &str = "investigation_due";
/// Fields that say when it was down and how much that weighs.
const MEASURED_BY: [&str; 12] = [
    "service",
    "started_at",
    "ended_at",
    "planned",
    "outage_kind",
    "weight",
    "core_function_lost",
    "excluded",
    "change",
    "announced_start",
    "announced_end",
    "notice_given_at",
];

impl Practice for OutageRules {
    fn compute(&self, work: &mut Work<'_>) {
        if work.taken() == Some(step::RESTORE) {
            restored(work);
        }
        if let (Some(ended), Some(verified)) = (f::ENDED_AT.get(work.record()), f::VERIFIED_AT.get(work.record()))
            && verified > ended
        {
            // Restarted but not verified is still down.
            work.set(f::ENDED_AT.as_str(), Value::Instant(verified));
        }
        self.measure(work);
        self.due(work);
        crate::timely::mark(work, f::INVESTIGATED_IN_TIME.as_str(), f::INVESTIGATED_AT.as_str(), f::INVESTIGATION_DUE_ON.as_str());
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["actions_or_reason", "in_time", "actions_finished"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "actions_or_reason" => actions_or_reason(work),
            "in_time" => in_time(work),
            "actions_finished" => ground::actions_finished(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        order(work);
        alone(work);
        planned(work);
        excluded(work);
        weight(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.changed(f::INVESTIGATION_DUE_ON.as_str())
            && let Some(due) = f::INVESTIGATION_DUE_ON.get(work.record())
        {
            let at = ground::start_of(work.facts(), due);
            work.timer(INVESTIGATION_DUE, at);
        }
        if work.entering(state::INVESTIGATED) {
            work.clear_timer(INVESTIGATION_DUE);
            for risk in ground::linked(work, link::REALISES) {
                let cause = format!("It became real in {}.", ground::called(work));
                call_for_review(work, risk.id, &cause.chars().take(300).collect::<String>());
            }
        }
        tell(work);
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == INVESTIGATION_DUE && matches!(work.record().state.as_deref(), Some(state::RESTORED | state::INVESTIGATING)) {
            work.note("reminder", name);
            let owner = f::OWNER.get(work.record());
            let people: Vec<Id> = owner.into_iter().chain(ground::holders(work, "availability_manager")).collect();
            let subject = format!("The investigation of {} is due today", ground::called(work));
            ground::tell(work, name, people, &subject, "");
        }
    }
}

impl OutageRules {
    /// What counts of it: with the terms of the target that holds on the day it began.
    fn measure(&self, work: &mut Work<'_>) {
        if !MEASURED_BY.iter().any(|field| work.changed(field)) {
            return;
        }
        let record = work.record();
        let (Some(service), Some(started)) = (f::SERVICE.get(record), f::STARTED_AT.get(record)) else { return };
        if let (Some(ended), Some(announced)) = (f::ENDED_AT.get(record), f::ANNOUNCED_END.get(record)) {
            let over = ended.seconds_since(announced).max(0);
            work.set(f::OVERRUN.as_str(), Value::Duration(over));
        }
        let day = ground::date_of(work.facts(), started);
        let target = records::target_on(work.facts(), service, day);
        let agreed = target.and_then(|t| Agreed::of(work.facts(), &self.calendars, &t));
        let until = f::ENDED_AT.get(work.record()).unwrap_or_else(|| work.now());
        let within = match &agreed {
            Some(agreed) if until <= started => agreed.hours().working_seconds(started, started.plus_seconds(1)) > 0,
            Some(agreed) => agreed.hours().working_seconds(started, until) > 0,
            // Without agreed hours every hour counts.
            None => true,
        };
        work.set(f::WITHIN_SERVICE_HOURS.as_str(), Value::Boolean(within));
        if !f::ENDED_AT.is_set(work.record()) {
            return;
        }
        let measured = agreed.and_then(|a| a.of_one(work.facts(), work.record(), until));
        match measured {
            Some(m) => {
                let downtime = Decimal::new(m.downtime, 4).round().to_i64().unwrap_or(0);
                work.set(f::DOWNTIME.as_str(), Value::Duration(downtime));
                work.set(f::MAINTENANCE.as_str(), Value::Duration(m.maintenance));
            }
            None => {
                work.clear(f::DOWNTIME.as_str());
                work.clear(f::MAINTENANCE.as_str());
            }
        }
    }

    /// By when the investigation is concluded.
    fn due(&self, work: &mut Work<'_>) {
        if !(work.changed(f::ENDED_AT.as_str()) || work.changed(f::INCIDENT.as_str())) {
            return;
        }
        let Some(ended) = f::ENDED_AT.get(work.record()) else { return };
        let incident = f::INCIDENT.get(work.record()).and_then(|i| work.facts().record(i));
        let pressing = incident.is_some_and(|i| i.choice("priority").is_some_and(|p| *p == *"p1"));
        let days = if pressing { INVESTIGATION_DAYS.1 } else { INVESTIGATION_DAYS.0 };
        let from = ground::date_of(work.facts(), ended);
        let due = Settings::of(work.facts()).hours(&self.calendars).add_business_days(from, days);
        if let Some(due) = due {
            work.set(f::INVESTIGATION_DUE_ON.as_str(), Value::Date(due));
        }
    }
}

/// Whoever restores it verified it now, unless they say otherwise.
fn restored(work: &mut Work<'_>) {
    let now = Value::Instant(work.at());
    if let Some(person) = work.actor().person() {
        work.set_if_empty(f::VERIFIED_BY.as_str(), Value::Reference(person));
    }
    work.set_if_empty(f::VERIFIED_AT.as_str(), now);
}

/// It begins no later than anybody noticed, and ends after it began.
fn order(work: &mut Work<'_>) {
    ground::in_order(work, f::STARTED_AT.as_str(), f::DETECTED_AT.as_str());
    ground::in_order(work, f::STARTED_AT.as_str(), f::FIRST_REPORTED_AT.as_str());
    ground::in_order(work, f::STARTED_AT.as_str(), f::ENDED_AT.as_str());
    ground::in_order(work, f::ANNOUNCED_START.as_str(), f::ANNOUNCED_END.as_str());
}

/// One open outage of a service and a kind: what looks like a second one belongs to it.
fn alone(work: &mut Work<'_>) {
    let kind = f::OUTAGE_KIND.get(work.record());
    if work.record().state.as_deref() != Some(state::OPEN) || !(work.creating() || work.changed(f::OUTAGE_KIND.as_str())) {
        return;
    }
    let (Some(service), Some(kind)) = (f::SERVICE.get(work.record()), kind) else { return };
    let found = work.facts().find("outage", &format!("service:{service} state:open outage_kind:{}", kind.as_str()), 20);
    let planned = f::PLANNED.get(work.record()) == Some(true);
    let own = work.record().id;
    if let Some(other) = found.into_iter().find(|o| o.id != own && (f::PLANNED.get(&**o) == Some(true)) == planned) {
        let number = other.number.clone().unwrap_or_else(|| "Another outage".into());
        work.refuse_guard(f::SERVICE.as_str(), &format!("{number} of this service is open and of the same kind: add to that one."));
    }
}

/// Planned maintenance says what was announced.
fn planned(work: &mut Work<'_>) {
    if f::PLANNED.get(work.record()) == Some(true) && work.creating() {
        for field in [f::CHANGE.as_str(), f::ANNOUNCED_START.as_str(), f::ANNOUNCED_END.as_str()] {
            work.require(field);
        }
    }
}

fn excluded(work: &mut Work<'_>) {
    let record = work.record();
    if f::EXCLUDED.get(record) == Some(true) && !f::EXCLUSION_REASON.is_set(record) {
        work.require(f::EXCLUSION_REASON.as_str());
    }
}

/// A weight is of a partial outage, counted somehow, and agreed.
fn weight(work: &mut Work<'_>) {
    if !f::WEIGHT.is_set(work.record()) || !(work.changed(f::WEIGHT.as_str()) || work.changed(f::OUTAGE_KIND.as_str())) {
        return;
    }
    if f::OUTAGE_KIND.get(work.record()) != Some(OutageKind::Partial) {
        work.refuse_guard(f::WEIGHT.as_str(), "Only a partial outage has a weight.");
    }
    work.require(f::WEIGHT_BASIS.as_str());
    let day = f::STARTED_AT.get(work.record()).map(|at| ground::date_of(work.facts(), at));
    let target = f::SERVICE.get(work.record()).zip(day).and_then(|(s, day)| records::target_on(work.facts(), s, day));
    if target.is_none_or(|t| !t.flag("weights_agreed")) {
        work.refuse_guard(f::WEIGHT.as_str(), "The agreement defines no weights: say whether the core function was lost.");
    }
}

/// What came out of the investigation: actions, or why none.
fn actions_or_reason(work: &mut Work<'_>) {
    if ground::actions(work).is_empty() && !f::NO_ACTION_REASON.is_set(work.record()) {
        work.refuse_guard(f::NO_ACTION_REASON.as_str(), "Link the actions, or say why none is needed.");
    }
}

/// An investigation that took longer than agreed says why.
fn in_time(work: &mut Work<'_>) {
    let late = f::INVESTIGATION_DUE_ON.get(work.record()).is_some_and(|due| due < ground::today(work));
    if late {
        work.require(f::LATE_REASON.as_str());
    }
}

/// The owner of the service and the customers' contacts hear when a service is lost and when it is back.
fn tell(work: &mut Work<'_>) {
    let begins = work.creating() && work.record().state.as_deref() == Some(state::OPEN);
    let ends = work.entering(state::RESTORED);
    let Some(service) = f::SERVICE.get(work.record()).and_then(|s| work.facts().record(s)).filter(|_| begins || ends) else { return };
    let name = service.text("name").unwrap_or("A service").to_owned();
    let planned = f::PLANNED.get(work.record()) == Some(true);
    let subject = match (begins, planned) {
        (true, false) => format!("{name} is not available as agreed"),
        (true, true) => format!("Maintenance of {name} has begun"),
        (false, _) => format!("{name} is available again"),
    };
    let text = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let event = if begins { "outage_begun" } else { "outage_ended" };
    ground::tell(work, event, service.reference("service_owner"), &subject, &text);
    let customers = ground::several(&service, "customers");
    let contacts: BTreeSet<Id> =
        customers.into_iter().filter_map(|c| work.facts().record(c)).flat_map(|c| ground::several(&c, "contacts")).collect();
    if !contacts.is_empty() {
        let now = work.now();
        work.effect("mail", now, json!({"event": event, "to": contacts, "subject": subject, "text": text, "internal": false}));
    }
}
