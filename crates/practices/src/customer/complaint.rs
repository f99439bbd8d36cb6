//! Complaints: acknowledged within two business days, answered within ten by somebody they are not about, and closed by a
//! person when the customer accepts or does not object.

use super::{escalation, told};
use crate::calendar::Calendars;
use crate::handles::complaint::{self, About, CustomerAccepts, f, link, state};
use crate::handles::{customer, person};
use crate::organisation::Settings;
use crate::service::means::{holders, linked_to, several, tell};
use engine::{Facts, Practice, Record, Visibility, Work};
use kernel::{Code, Id, Refusal, Timestamp};
use schema::{ChoiceEnum, Value};
use std::sync::Arc;

/// Business days within which a complaint is acknowledged, answered, and an answer objected to.
pub(super) const ACKNOWLEDGE_DAYS: i32 = 2;
const ANSWER_DAYS: i32 = 10;
const OBJECTION_DAYS: i32 = 10;
const ACKNOWLEDGE: &str = "acknowledgement_due";
const ANSWER: &str = "answer_due";
const OBJECTION: &str = "objection_over";

/// Rules of complaints.
#[derive(Debug, Default)]
pub struct ComplaintRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for ComplaintRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let now = Value::Instant(work.at());
        work.set_if_empty("received_at", now);
        work.set("escalation_level", Value::Integer(1));
        // Whoever does none of our work complains for themselves.
        let no_staff = work.viewer().roles.iter().all(|r| matches!(&**r, "user" | "customer_contact" | "supplier_contact"));
        let raiser = work.actor().person().filter(|_| no_staff);
        if let Some(raiser) = raiser {
            work.set_if_empty("raised_by", Value::Reference(raiser));
        }
        let theirs = f::RAISED_BY.get(work.record()).and_then(|p| party_of(work, p));
        if let Some(customer) = theirs {
            work.set_if_empty("customer", Value::Reference(customer));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        if let Some(received) = f::RECEIVED_AT.get(work.record()) {
            let acknowledge = self.after(work, received, ACKNOWLEDGE_DAYS);
            let answer = self.after(work, received, ANSWER_DAYS);
            work.set("acknowledgement_due_at", Value::Instant(acknowledge));
            work.set_if_empty("response_due_at", Value::Instant(answer));
        }
        conversation(work);
        escalation::name_holder(work);
        if work.taken() == Some(complaint::step::CLOSE) && on_their_side(work) {
            work.set_if_empty("customer_accepts", CustomerAccepts::Yes.value());
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["impartial", "in_charge", "accepted", "led_somewhere", "next_level", "level_holder"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "impartial" => impartial(work),
            "in_charge" => in_charge(work),
            "accepted" => self.accepted(work),
            "led_somewhere" => led_somewhere(work),
            "next_level" => escalation::next_level(work),
            "level_holder" => escalation::level_holder(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        if f::ABOUT.get(work.record()) == Some(About::Service) {
            let missing = !f::SERVICE.is_set(work.record()) && (work.creating() || work.changed("service") || work.changed("about"));
            if missing {
                work.require("service");
            }
        }
        owner(work);
        date(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        self.arm(work);
        escalation::record(work);
        told::tell_all(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, _since: Timestamp) -> Vec<(String, Timestamp)> {
        let due = f::RESPONSE_DUE_AT.get(record).filter(|_| waits_for_answer(record));
        due.map(|at| (ANSWER.to_owned(), at)).into_iter().chain(self.objection(facts, record)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        work.clear_timer(name);
        match name {
            ANSWER => escalation::overdue(work),
            ACKNOWLEDGE if work.record().state.as_deref() == Some(state::RECEIVED) => {
                work.note("reminder", "acknowledgement");
                let to = managers(work);
                told::tell_staff(work, "acknowledgement_due", to, "is not acknowledged yet");
            }
            OBJECTION if work.record().state.as_deref() == Some(state::ANSWERED) => {
                work.note("reminder", "objection_over");
                let to: Vec<Id> = f::OWNER.get(work.record()).into_iter().collect();
                told::tell_staff(work, "objection_over", to, "was not objected to and may be closed");
            }
            _ => {}
        }
    }
}

/// The customer a person belongs to; nobody's for our own people.
fn party_of(work: &Work<'_>, person: Id) -> Option<Id> {
    work.facts().record(person).and_then(|p| person::f::CUSTOMER.get(&*p))
}

/// Whether whoever acts stands on the customer's side.
pub(super) fn on_their_side(work: &Work<'_>) -> bool {
    work.actor().person().is_some_and(|p| Some(p) == f::RAISED_BY.get(work.record()) || party_of(work, p).is_some())
}

/// Whoever looks after the customer.
pub(super) fn managers(work: &Work<'_>) -> Vec<Id> {
    let record = f::CUSTOMER.get(work.record()).and_then(|c| work.facts().record(c));
    match record.and_then(|c| customer::f::RELATIONSHIP_MANAGER.get(&*c)) {
        Some(manager) => vec![manager],
        None => holders(work, "relationship_manager"),
    }
}

fn waits_for_answer(record: &Record) -> bool {
    !matches!(record.state.as_deref(), Some(state::ANSWERED | state::CLOSED))
}

fn conversation(work: &mut Work<'_>) {
    let Some(visibility) = work.message().map(|m| m.visibility) else { return };
    let at = Value::Instant(work.at());
    match visibility {
        Visibility::Public if on_their_side(work) => work.set("last_inbound_at", at),
        Visibility::Public => work.set("last_public_at", at),
        Visibility::Internal => work.set("last_work_at", at),
    }
}

/// Whoever is complained about neither handles nor closes it; and a person decides.
fn impartial(work: &mut Work<'_>) {
    let Some(person) = work.actor().person() else {
        return work.refuse_guard("", "A person handles a complaint, no automation.");
    };
    if several(work.record(), "about_people").contains(&person) {
        let words = "The complaint is about you: somebody else handles it.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
    }
}

/// The owner investigates and answers.
fn in_charge(work: &mut Work<'_>) {
    let owner = f::OWNER.get(work.record());
    if owner.is_some() && work.actor().person() != owner {
        work.refuse_guard("owner", "Its owner does this: take it over first.");
    }
}

/// The person complained about does not own it.
fn owner(work: &mut Work<'_>) {
    let about = several(work.record(), "about_people");
    for field in ["owner", "escalated_to"] {
        let touched = work.changed(field) || work.changed("about_people");
        if touched && work.record().reference(field).is_some_and(|p| about.contains(&p)) {
            let words = "Whoever is complained about does not handle the complaint.";
            work.refuse(Refusal::new(Code::SegregationOfDuties).on(field).with("reason", words));
        }
    }
}

/// Another date for the answer is agreed, not assumed: it is said why, and lies ahead.
fn date(work: &mut Work<'_>) {
    let moved = work.before().is_some_and(|b| f::RESPONSE_DUE_AT.is_set(b)) && work.changed("response_due_at");
    if !moved || !work.by_person() {
        return;
    }
    work.require("response_due_at");
    work.require_reason("another date", 10);
    if f::RESPONSE_DUE_AT.get(work.record()).is_some_and(|due| due <= work.now()) {
        work.refuse_guard("response_due_at", "The agreed date must lie in the future.");
    }
}

fn led_somewhere(work: &mut Work<'_>) {
    let linked = [link::IMPROVEMENTS, link::NONCONFORMITIES].iter().any(|name| !linked_to(work, name).is_empty());
    if !linked && !f::NO_FOLLOW_UP_REASON.is_set(work.record()) {
        work.refuse_guard("no_follow_up_reason", "Link the improvement or nonconformity it leads to, or say why nothing follows.");
    }
}

impl ComplaintRules {
    fn after(&self, work: &Work<'_>, from: Timestamp, days: i32) -> Timestamp {
        Settings::of(work.facts()).after(&self.calendars, from, days)
    }

    /// Accepted by the customer, or not objected to for ten business days.
    fn accepted(&self, work: &mut Work<'_>) {
        let over = f::ANSWERED_AT.get(work.record()).is_some_and(|at| self.after(work, at, OBJECTION_DAYS) <= work.now());
        match f::CUSTOMER_ACCEPTS.get(work.record()) {
            Some(CustomerAccepts::Yes) => {}
            Some(CustomerAccepts::No) => {
                work.refuse_guard("customer_accepts", "The customer does not accept the answer: escalate it.");
            }
            Some(CustomerAccepts::NoObjection) if over => {}
            Some(CustomerAccepts::NoObjection) => {
                work.refuse_guard("customer_accepts", "The customer has ten business days to object.");
            }
            None => work.require("customer_accepts"),
        }
    }

    fn objection(&self, facts: &Facts<'_>, record: &Record) -> Option<(String, Timestamp)> {
        let answered = f::ANSWERED_AT.get(record).filter(|_| record.state.as_deref() == Some(state::ANSWERED))?;
        Some((OBJECTION.to_owned(), Settings::of(facts).after(&self.calendars, answered, OBJECTION_DAYS)))
    }

    fn arm(&self, work: &mut Work<'_>) {
        if work.creating()
            && let Some(due) = f::ACKNOWLEDGEMENT_DUE_AT.get(work.record())
        {
            work.timer(ACKNOWLEDGE, due);
        }
        let moved = work.before().is_none_or(|b| b.state != work.record().state);
        if moved || work.changed("response_due_at") {
            let due = f::RESPONSE_DUE_AT.get(work.record()).filter(|due| waits_for_answer(work.record()) && *due > work.now());
            match due {
                Some(due) => work.timer(ANSWER, due),
                None if !waits_for_answer(work.record()) => work.clear_timer(ANSWER),
                None if work.creating() => {
                    // Received so long ago that the answer is overdue already.
                    let now = work.now();
                    work.timer(ANSWER, now);
                }
                None => {}
            }
        }
        if work.leaving(state::RECEIVED) {
            work.clear_timer(ACKNOWLEDGE);
        }
        if work.leaving(state::ANSWERED) {
            work.clear_timer(OBJECTION);
        }
        if work.entering(state::ANSWERED)
            && let Some((name, at)) = self.objection(work.facts(), work.record())
        {
            work.timer(&name, at);
        }
        if work.creating() {
            let to = managers(work);
            let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
            tell(work, "complaint", to, "A complaint was received: {number}", &title);
        }
    }
}
