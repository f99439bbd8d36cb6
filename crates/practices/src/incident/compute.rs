//! What follows from what was said: defaults, priority, acknowledgement, counters, and an answer that ends the waiting.

use super::{DESK, is_member};
use crate::handles::incident::{Channel, ClosureCode, Impact, Priority, PriorityOverride, Urgency, f, state, step};
use crate::organisation::Settings;
use engine::{Visibility, Work};
use kernel::Id;
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
    conversation(work);
    assignment(work);
    priority(work);
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
    Some(person) == f::CALLER.get(work.record()) || !DESK.iter().any(|r| work.viewer().has_role(r))
}

/// A first message written by a person acknowledges; an answer from the caller ends the waiting.
fn conversation(work: &mut Work<'_>) {
    let Some((visibility, human)) = work.message().map(|m| (m.visibility, m.human)) else { return };
    let at = Value::Instant(work.at());
    let inbound = human && is_inbound(work);
    match visibility {
        Visibility::Public if inbound => {
            work.set("last_inbound_at", at);
            if work.record().state.as_deref() == Some(state::PENDING) && work.taken().is_none() {
                work.take_move(step::RESUME);
                work.because("The caller answered.");
            }
        }
        Visibility::Public => {
            work.set("last_public_at", at.clone());
            if human {
                work.set("last_work_at", at.clone());
                work.set_if_empty("acknowledged_at", at);
            }
        }
        Visibility::Internal => work.set("last_work_at", at),
    }
    if human
        && let Some(person) = work.actor().person()
        && Settings::of(work.facts()).author_watches()
    {
        work.add_watcher(person);
    }
}

/// Who works on it, and how often it changed hands.
fn assignment(work: &mut Work<'_>) {
    if work.taken() == Some(step::START)
        && f::ASSIGNED_TO.get(work.record()).is_none()
        && let (Some(person), Some(group)) = (work.actor().person(), f::ASSIGNED_GROUP.get(work.record()))
        && is_member(work, person, group)
    {
        work.set("assigned_to", Value::Reference(person));
    }
    let old: Option<Id> = work.before().and_then(|b| f::ASSIGNED_GROUP.get(b));
    let moved = old.is_some() && f::ASSIGNED_GROUP.get(work.record()) != old;
    if moved && !work.given("assigned_to") {
        // A person of the old group is not a person of the new one.
        let person = f::ASSIGNED_TO.get(work.record());
        let stays = matches!((person, f::ASSIGNED_GROUP.get(work.record())), (Some(p), Some(g)) if is_member(work, p, g));
        if !stays {
            work.clear("assigned_to");
        }
    }
    if (moved && !work.creating()) || work.taken() == Some(step::REASSIGN) {
        work.count("reassignment_count");
    }
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
