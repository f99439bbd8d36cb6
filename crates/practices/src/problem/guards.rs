//! Guards of a problem's moves, and what holds whatever is done.

use super::cause::blames_only_people;
use crate::handles::known_error;
use crate::handles::problem::{ClosureCode, DetectedBy, Priority, RootCauseMethod, f, link, state, step};
use crate::incident::around;
use engine::{Record, Work};
use kernel::{Code, Refusal};
use std::sync::Arc;

type Guard = fn(&mut Work<'_>);

/// Every guard by name.
pub(super) const GUARDS: &[(&str, Guard)] = &[
    ("known_error_described", known_error_described),
    ("known_error_published", known_error_published),
    ("known_error_updated", known_error_updated),
    ("cause_complete", cause_complete),
    ("changes_successful", changes_successful),
    ("by_service_owner", by_service_owner),
    ("acceptance_within_a_year", |work| around::review_within(work, "acceptance_review_on", 12)),
    ("observed", observed),
    ("recurred", recurred),
    ("reviewed", reviewed),
    ("dismissable", dismissable),
];

pub(super) fn guard(name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
        guard(work);
    }
}

/// What holds whatever was done.
pub(super) fn check(work: &mut Work<'_>) {
    if work.creating() {
        let from_incident = matches!(f::DETECTED_BY.get(work.record()), Some(DetectedBy::Incident | DetectedBy::MajorIncident));
        if from_incident && !f::FIRST_INCIDENT.is_set(work.record()) {
            work.require("first_incident");
        }
    }
    around::not_ahead(work, &["review_held_on", "effectiveness_check_on"]);
    if work.changed("root_cause") && f::ROOT_CAUSE.get(work.record()).is_some_and(blames_only_people) {
        work.refuse_guard("root_cause", "Human error alone is no root cause; say what made the error possible.");
    }
    if work.changed("root_cause_method") && f::ROOT_CAUSE_METHOD.get(work.record()) == Some(RootCauseMethod::Other) {
        work.require("other_method");
    }
    if work.changed("closure_code") && !matches!(work.taken(), Some(step::DISMISS | step::ACCEPT | step::CLOSE)) && work.by_person() {
        work.refuse_guard("closure_code", "How it ended is said by closing it.");
    }
    let (created, resolved) = (work.record().created_at, f::RESOLVED_AT.get(work.record()));
    if work.changed("resolved_at") {
        if resolved.is_some_and(|r| r < created) {
            work.refuse(Refusal::new(Code::Order).on("resolved_at").with("label", "Resolved at").with("other", "the problem was recorded"));
        }
        if resolved.is_some() && !work.entering(state::RESOLVED) {
            work.refuse(Refusal::new(Code::Computed).on("resolved_at").with("label", "Resolved at"));
        }
    }
}

fn known_errors(work: &Work<'_>) -> Vec<Arc<Record>> {
    around::linked(work, link::KNOWN_ERROR).into_iter().filter_map(|id| work.facts().record(id)).collect()
}

/// Symptoms, and a workaround or why there is none.
fn known_error_described(work: &mut Work<'_>) {
    use known_error::f as k;
    for error in known_errors(work) {
        let treated = k::WORKAROUND.is_set(&*error) || k::NO_WORKAROUND_REASON.is_set(&*error);
        if !k::SYMPTOMS.is_set(&*error) || !treated {
            let words = format!("{} needs its symptoms, and a workaround or the reason why none is possible.", around::called(&error));
            work.refuse_guard("", &words);
        }
    }
}

/// What is accepted stays published.
fn known_error_published(work: &mut Work<'_>) {
    let published = known_errors(work).iter().any(|e| e.state.as_deref() == Some(known_error::state::PUBLISHED));
    if !published {
        work.refuse_guard("", "Publish the known error first: it stays in use while the problem is accepted.");
    }
}

/// What removes the cause stands in every known error of it.
fn known_error_updated(work: &mut Work<'_>) {
    for error in known_errors(work) {
        if !known_error::f::PERMANENT_FIX.is_set(&*error) {
            work.refuse_guard("", &format!("Write the permanent fix into {}.", around::called(&error)));
        }
    }
}

/// A cause comes with the method by which it was found.
fn cause_complete(work: &mut Work<'_>) {
    if f::ROOT_CAUSE.is_set(work.record()) {
        work.require("root_cause_method");
    }
}

/// Every change that fixes it has ended well.
fn changes_successful(work: &mut Work<'_>) {
    let changes = around::linked(work, link::FIXED_BY).into_iter().filter_map(|id| work.facts().record(id));
    let good = |c: &Record| c.choice("outcome").is_some_and(|o| matches!(&**o, "successful" | "successful_with_issues"));
    let open: Vec<String> = changes.filter(|c| !good(c)).map(|c| around::called(&c)).collect();
    if !open.is_empty() {
        work.refuse_guard("", &format!("The fix has not succeeded: {} has no successful outcome.", open.join(", ")));
    }
}

/// The owner of the service it is about decides.
fn by_service_owner(work: &mut Work<'_>) {
    let own = work.actor().person();
    if own.is_none() || own != around::service_owner(work) {
        work.refuse_guard("", "Only the owner of the service accepts the problem.");
    }
}

/// The observation is over, nothing came back, and the effect was looked at then.
fn observed(work: &mut Work<'_>) {
    let (ends, today) = (f::OBSERVATION_ENDS_ON.get(work.record()), around::today(work));
    if ends.is_some_and(|ends| today < ends) {
        let ends = ends.unwrap_or(today);
        work.refuse_guard("", &format!("It is observed until {ends}."));
    } else if let (Some(ends), Some(checked)) = (ends, f::EFFECTIVENESS_CHECK_ON.get(work.record()))
        && checked < ends
    {
        work.refuse_guard("effectiveness_check_on", &format!("The effect is checked when the observation is over, on {ends} or later."));
    }
    if f::RECURRENCE_PROPOSED_AT.is_set(work.record()) {
        work.refuse_guard("", "It has recurred: an incident was reported after it was resolved.");
    }
}

/// An incident said so; its effect clears the proposal, so that it is read as it was before.
fn recurred(work: &mut Work<'_>) {
    if work.before().is_none_or(|b| !f::RECURRENCE_PROPOSED_AT.is_set(b)) {
        work.refuse_guard("", "No incident was linked that was reported after the problem was resolved.");
    }
}

/// P1, P2 and what a major incident brought up are reviewed.
fn reviewed(work: &mut Work<'_>) {
    let high = f::PRIORITY.get(work.record()).is_some_and(|p| p <= Priority::P2);
    if high || f::DETECTED_BY.get(work.record()) == Some(DetectedBy::MajorIncident) {
        work.require("review_held_on");
        work.require("review_result");
    }
}

/// Without a fix it ends as a duplicate, as none, or because nobody could reproduce it.
fn dismissable(work: &mut Work<'_>) {
    match f::CLOSURE_CODE.get(work.record()) {
        None => work.require("closure_code"),
        Some(ClosureCode::Duplicate) if around::linked(work, link::DUPLICATE_OF).is_empty() => {
            work.refuse_guard("duplicate_of", "Link the problem it duplicates.");
        }
        Some(ClosureCode::Resolved | ClosureCode::Accepted) => {
            work.refuse_guard("closure_code", "It was neither resolved nor accepted; say duplicate, not a problem or not reproducible.");
        }
        Some(_) => {}
    }
}
