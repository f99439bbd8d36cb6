//! Rules of an incident that hold whatever was done.

use super::{MANAGERS, compute, queue};
use crate::handles::incident::{Impact, Priority, PriorityOverride, f, state, step};
use crate::handles::service;
use engine::Work;
use kernel::{Code, Refusal};
use schema::ChoiceEnum;

/// Seconds after which a report needs a reason for its lateness.
const LATE: i64 = 15 * 60;
/// Seconds after which only the process manager may record it.
const TOO_LATE: i64 = 72 * 3600;

pub(super) fn check(work: &mut Work<'_>) {
    if work.creating() {
        report(work);
    }
    override_(work);
    lowering(work);
    floor(work);
    resolution(work);
    queue::assignee(work);
    waiting(work);
}

/// Who reported it, when, and about what.
fn report(work: &mut Work<'_>) {
    let record = work.record();
    let caller = f::CALLER.get(record);
    if caller.is_none() && !f::MONITORING_SOURCE.is_set(record) {
        work.require("caller");
    }
    if !f::DESCRIPTION.is_set(work.record()) {
        work.require("description");
    }
    let for_another = work.actor().person().is_some_and(|actor| Some(actor) != caller);
    if for_another && queue::works_at_desk(work) {
        work.require("service");
    }
    let Some(reported) = f::REPORTED_AT.get(work.record()).filter(|_| work.by_person()) else { return };
    let age = work.now().seconds_since(reported);
    let refuse = |limit: &str, mend: &str| {
        Refusal::new(Code::TooFarBack).on("reported_at").with("label", "Reported at").with("limit", limit).with("mend", mend)
    };
    if age > TOO_LATE && !work.has_role(&["incident_manager"]) {
        work.refuse(refuse("72 hours", "ask the incident process manager to record it"));
    } else if age > LATE && !f::LATE_REASON.is_set(work.record()) {
        work.refuse(refuse("15 minutes", "give the reason for late recording"));
    }
}

/// Only a manager overrides, with a reason; by more than one level only with a second person.
fn override_(work: &mut Work<'_>) {
    let record = work.record();
    let def = work.def().clone();
    let Some(instead): Option<PriorityOverride> = f::PRIORITY_OVERRIDE.based(&def, record) else {
        if work.was("priority_override").is_some() && !work.has_role(&MANAGERS) {
            work.refuse(Refusal::new(Code::ForbiddenField).on("priority_override").with("label", "the priority override"));
        }
        return;
    };
    let touched =
        ["priority_override", "priority_override_reason", "priority_override_confirmed_by"].iter().any(|field| work.changed(field));
    if !touched && !work.changed("impact") && !work.changed("urgency") {
        return;
    }
    if touched && !work.has_role(&MANAGERS) {
        work.refuse(Refusal::new(Code::ForbiddenField).on("priority_override").with("label", "the priority override"));
    }
    if !f::PRIORITY_OVERRIDE_REASON.is_set(work.record()) {
        work.refuse(Refusal::new(Code::ReasonNeeded).on("priority_override_reason").with("label", "an override").with("min", 20));
    }
    let record = work.record();
    let (Some(impact), Some(urgency)) = (f::IMPACT.based(&def, record), f::URGENCY.based(&def, record)) else { return };
    let by_matrix = compute::matrix(work, impact, urgency) as i64;
    let levels = (instead as i64 - by_matrix).abs();
    let second = f::PRIORITY_OVERRIDE_CONFIRMED_BY.get(work.record());
    let first = f::PRIORITY_OVERRIDE_BY.get(work.record());
    if levels > 1 && second.is_none() {
        work.require("priority_override_confirmed_by");
    }
    if second.is_some() && second == first {
        let words = "An override by more than one level is confirmed by a second person, not by the one who made it.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).on("priority_override_confirmed_by").with("reason", words));
    }
}

/// Lowering from P1 or P2 needs a reason and the incident manager.
fn lowering(work: &mut Work<'_>) {
    let def = work.def().clone();
    let old: Option<Priority> = work.before().and_then(|b| f::PRIORITY.based(&def, b));
    let new: Option<Priority> = f::PRIORITY.based(&def, work.record());
    let (Some(old), Some(new)) = (old, new) else { return };
    if old > Priority::P2 || new <= old {
        return;
    }
    if !work.has_role(&["incident_manager"]) {
        work.refuse_guard("priority", &format!("Only the incident manager may lower a {} incident.", old.as_str().to_uppercase()));
    }
    work.require_reason("lowering the priority", 10);
}

/// While a critical service is wholly unavailable, the impact is at least medium.
fn floor(work: &mut Work<'_>) {
    let record = work.record();
    if !["impact", "service", "service_down"].iter().any(|field| work.changed(field)) {
        return;
    }
    if f::SERVICE_DOWN.get(record) != Some(true) || f::IMPACT.based(work.def(), record) != Some(Impact::Low) {
        return;
    }
    let service = f::SERVICE.get(record).and_then(|id| work.facts().record(id));
    if service.is_some_and(|s| service::f::CRITICALITY.get(&*s) == Some(service::Criticality::Critical)) {
        work.refuse_guard("impact", "A critical service is wholly unavailable: the impact cannot be lower than medium.");
    }
}

/// When it was resolved is said by resolving it, and not before it was reported.
fn resolution(work: &mut Work<'_>) {
    let resolving = matches!(work.taken(), Some(step::RESOLVE | step::RESOLVE_AT_ONCE | step::REOPEN));
    if work.given("resolved_at") && !resolving {
        work.refuse(Refusal::new(Code::Computed).on("resolved_at").with("label", "Resolved at"));
    }
    let record = work.record();
    if let (Some(reported), Some(resolved)) = (f::REPORTED_AT.get(record), f::RESOLVED_AT.get(record))
        && work.changed("resolved_at")
        && resolved < reported
    {
        work.refuse(Refusal::new(Code::Order).on("resolved_at").with("label", "Resolved at").with("other", "Reported at"));
    }
}

/// What waiting needs while it lasts.
fn waiting(work: &mut Work<'_>) {
    if work.changed("access_confirmed_by") && f::ACCESS_CONFIRMED_BY.is_set(work.record()) {
        let confirmer = f::ACCESS_CONFIRMED_BY.get(work.record());
        if !work.has_role(&["duty_manager"]) || (work.by_person() && confirmer != work.actor().person()) {
            work.refuse_guard(
                "access_confirmed_by",
                "Only the duty manager confirms, for themselves, that a P1 or major incident may pause.",
            );
        }
    }
    if work.changed("pending_reason") && !work.entering(state::PENDING) && work.record().state.as_deref() == Some(state::PENDING) {
        work.refuse_guard("pending_reason", "Resume first, then wait for the other reason.");
    }
}
