//! What work on a queue has in common, whether it is an incident or a request: who may be assigned and start, what a message
//! means, and when a clock may pause.

use super::DESK;
use super::around::is_member;
use crate::organisation::Settings;
use engine::{Visibility, Work};
use kernel::{Id, Name};
use schema::Value;

/// Whoever is assigned belongs to the group that is assigned.
pub(crate) fn assignee(work: &mut Work<'_>) {
    if !(work.changed("assigned_to") || work.changed("assigned_group")) {
        return;
    }
    match (work.record().reference("assigned_to"), work.record().reference("assigned_group")) {
        (Some(person), Some(group)) if !is_member(work, person, group) => {
            work.refuse_guard("assigned_to", "Whoever is assigned must be a member of the assigned group.");
        }
        (Some(_), None) => work.require("assigned_group"),
        _ => {}
    }
}

/// Who works on it, and how often it changed hands.
pub(crate) fn assignment(work: &mut Work<'_>, starting: bool, handing_over: bool) {
    let (person, group) = (work.record().reference("assigned_to"), work.record().reference("assigned_group"));
    if starting
        && person.is_none()
        && let (Some(actor), Some(group)) = (work.actor().person(), group)
        && is_member(work, actor, group)
    {
        work.set("assigned_to", Value::Reference(actor));
    }
    let old: Option<Id> = work.before().and_then(|b| b.reference("assigned_group"));
    let moved = old.is_some() && group != old;
    if moved && !work.given("assigned_to") {
        // A person of the old group is not a person of the new one.
        let person = work.record().reference("assigned_to");
        if !matches!((person, group), (Some(p), Some(g)) if is_member(work, p, g)) {
            work.clear("assigned_to");
        }
    }
    if (moved && !work.creating()) || handing_over {
        work.count("reassignment_count");
    }
}

/// Work is started by a member of the group, for themselves or for another member; a lead may do so for the group.
pub(crate) fn started_by_member(work: &mut Work<'_>, leads: &[&str]) {
    work.require("assigned_to");
    let Some(group) = work.record().reference("assigned_group") else { return };
    let own = work.actor().person().is_some_and(|p| is_member(work, p, group));
    if !own && !work.has_role(leads) {
        work.refuse_guard("", "Only a member of the assigned group starts the work.");
    }
}

/// What a message means: it is noted when who wrote last, an answer from outside ends the waiting by the move `resume`, and
/// the first word of a person of ours acknowledges, where the type knows such a stamp.
pub(crate) fn conversation(work: &mut Work<'_>, inbound: bool, pending: &str, resume: &str) {
    let Some((visibility, human)) = work.message().map(|m| (m.visibility, m.human)) else { return };
    let at = Value::Instant(work.at());
    match visibility {
        Visibility::Public if inbound && human => {
            work.set("last_inbound_at", at);
            if work.record().state.as_deref() == Some(pending) && work.taken().is_none() {
                work.take_move(resume);
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

/// The reasons that would pause a clock; without an agreement, the ones the product ships with, and none for what presses.
fn pauses(work: &Work<'_>, clock: &str, reason: &Name) -> bool {
    const SHIPPED: [&str; 3] = ["awaiting_caller", "awaiting_customer_appointment", "awaiting_customer_access"];
    match work.promise(clock) {
        Some(promise) => promise.pausing.contains(reason),
        None => SHIPPED.iter().any(|r| *reason == **r) && !super::is_pressing(work.record()),
    }
}

/// A clock pauses from the moment whoever asked was told what is needed.
pub(crate) fn pause_told(work: &mut Work<'_>, clock: &str) {
    let Some(reason) = work.record().choice("pending_reason").cloned() else { return };
    let told = work.message().is_some_and(|m| m.visibility == Visibility::Public);
    if pauses(work, clock, &reason) && !told {
        work.refuse_guard("message", "This reason pauses the clock: tell the caller, with this move, what is needed.");
    }
}

/// The date expected lies ahead.
pub(crate) fn pause_allowed(work: &mut Work<'_>) {
    if work.record().instant("pending_until").is_some_and(|until| until <= work.now()) {
        work.refuse_guard("pending_until", "The expected date must lie in the future.");
    }
}

/// Whether whoever acts does the work of the desk or of support, and not only asks for it.
pub(crate) fn works_at_desk(work: &Work<'_>) -> bool {
    DESK.iter().any(|r| work.viewer().has_role(r))
}
