//! What follows from what was said: defaults, priority, acknowledgement, counters, and an answer that ends the waiting.

use super::{major, matching, queue};
use crate::handles::incident::{Channel, ClosureCode, Impact, Priority, PriorityOverride, Urgency, f, state, step};
use crate::organisation::Settings;
use engine::Work;
use schema::{ChoiceEnum, Value};

/// Values of a new incident that depend on who reports it and how.
pub(super) fn defaults(work: &mut Work<'_>) {
    let now = work.at();
    work.set_if_empty(f::REPORTED_AT.as_str(), Value::Instant(now));
    if !work.given("channel") {
        let door = match work.channel() {
            journal::Channel::Mail => Some(Channel::Email),
            journal::Channel::Api => Some(Channel::Api),
            _ => None,
        };
        if let Some(door) = door {
            work.set("channel", door.value());
        }
    }
    let unattended = f::MONITORING_SOURCE.is_set(work.record());
    if let Some(person) = work.actor().person()
        && !unattended
    {
        work.set_if_empty("caller", Value::Reference(person));
    }
    work.set("reopen_count", Value::Integer(0));
    work.set("reassignment_count", Value::Integer(0));
}

/// Computed fields, on every write.
pub(super) fn compute(work: &mut Work<'_>) {
    customer(work);
    let inbound = is_inbound(work);
    queue::conversation(work, inbound, state::PENDING, step::RESUME);
    queue::assignment(work, work.taken() == Some(step::START), work.taken() == Some(step::REASSIGN));
    priority(work);
    major::compute(work);
    matching::compute(work);
    if work.entering(state::CLOSED) && work.actor().person().is_some() && work.actor().person() == f::CALLER.get(work.record()) {
        work.set_if_empty("closure_code", ClosureCode::ConfirmedByCaller.value());
    }
}

/// The customer is the caller's, unless someone said otherwise.
fn customer(work: &mut Work<'_>) {
    if !work.changed("caller") || work.given("customer") {
        return;
    }
    let theirs = f::CALLER.get(work.record()).and_then(|id| work.facts().record(id)).and_then(|p| p.reference("customer"));
    if let Some(customer) = theirs {
        work.set("customer", Value::Reference(customer));
    }
}

/// Whether the person who writes stands on the caller's side: the caller, or someone who does none of our work.
pub(super) fn is_inbound(work: &Work<'_>) -> bool {
    let Some(person) = work.actor().person() else { return false };
    Some(person) == f::CALLER.get(work.record()) || !queue::works_at_desk(work)
}

/// Impact and urgency give the priority; an override stands above both until it is taken off. Computed when one of them
/// changes: a new matrix does not reach back to what was decided under the old one.
fn priority(work: &mut Work<'_>) {
    if !["impact", "urgency", "priority_override"].iter().any(|field| work.changed(field)) {
        return;
    }
    let record = work.record();
    let def = work.def().clone();
    let cell = (f::IMPACT.based(&def, record), f::URGENCY.based(&def, record));
    let by_matrix = match cell {
        (Some(impact), Some(urgency)) => Some(matrix(work, impact, urgency)),
        _ => None,
    };
    let instead: Option<PriorityOverride> = f::PRIORITY_OVERRIDE.based(&def, record);
    match instead {
        Some(choice) => {
            work.set("priority", Value::Choice(choice.as_str().into()));
            if work.changed("priority_override")
                && let Some(person) = work.actor().person()
            {
                work.set("priority_override_by", Value::Reference(person));
            }
        }
        None => {
            match by_matrix {
                Some(priority) => work.set("priority", priority.value()),
                None => work.clear("priority"),
            }
            for field in ["priority_override_reason", "priority_override_confirmed_by", "priority_override_by"] {
                if work.was("priority_override").is_some() {
                    work.clear(field);
                }
            }
        }
    }
}

/// What the matrix says.
pub(super) fn matrix(work: &Work<'_>, impact: Impact, urgency: Urgency) -> Priority {
    Settings::of(work.facts()).matrix().priority(impact, urgency)
}
