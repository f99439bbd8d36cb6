//! What follows from a problem, and what happens by itself: links, known errors that go along, reviews and escalations.

use super::{ProblemRules, RECURRED, recurrence, targets};
use crate::handles::incident;
use crate::handles::known_error;
use crate::handles::problem::{ClosureCode, DetectedBy, Priority, f, link, state, step};
use crate::incident::around;
use crate::organisation::Settings;
use engine::{Facts, Record, Work};
use kernel::Timestamp;
use schema::{Phase, Value};

/// No entry for ten business days.
const STALLED: &str = "stalled";
/// No cause for thirty days.
const NO_CAUSE: &str = "no_cause";
/// The review date of an accepted problem has come.
const ACCEPTED: &str = "accepted_review";
/// Under whose name known errors go along.
const AUTOMATION: &str = "problem";

pub(super) fn consequences(rules: &ProblemRules, work: &mut Work<'_>) {
    if work.creating() {
        incidents(work);
    }
    known_errors(work);
    set(rules, work);
    tell(work);
}

/// The incident it was recorded for is linked, and with a trend all that are of its kind.
fn incidents(work: &mut Work<'_>) {
    let own = work.record().id;
    let mut ids: Vec<_> = f::FIRST_INCIDENT.get(work.record()).into_iter().collect();
    if f::DETECTED_BY.get(work.record()) == Some(DetectedBy::Trend) && !work.by_person() {
        let alike = recurrence::alike(work, work.record()).unwrap_or_default();
        ids.extend(alike.iter().map(|i| i.id));
    }
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        around::link_from(work, incident::TYPE, id, incident::link::PROBLEM, own);
    }
}

/// Known errors go along: their fix is scheduled, accepted, or verified.
fn known_errors(work: &mut Work<'_>) {
    let accepted = f::CLOSURE_CODE.get(work.record()) == Some(ClosureCode::Accepted);
    let verb = match work.taken() {
        Some(step::FIX | step::FIX_CAUSE) => known_error::step::SCHEDULE_FIX,
        Some(step::ACCEPT) if accepted => known_error::step::ACCEPT,
        Some(step::CLOSE) => known_error::step::RETIRE,
        _ => return,
    };
    for id in around::linked(work, link::KNOWN_ERROR) {
        around::advance(work, known_error::TYPE, id, verb, AUTOMATION);
    }
}

fn is_pressing(work: &Work<'_>) -> bool {
    f::PRIORITY.get(work.record()).is_some_and(|p| p <= Priority::P2)
}

fn is_open(work: &Work<'_>) -> bool {
    work.phase().is_some_and(Phase::is_active)
}

/// The timers an open problem that presses has, since the last entry.
pub(super) fn standing(rules: &ProblemRules, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(&'static str, Timestamp)> {
    let over = matches!(record.state.as_deref(), Some(state::RESOLVED | state::CLOSED));
    if over || f::PRIORITY.get(record).is_none_or(|p| p > Priority::P2) {
        return Vec::new();
    }
    let stalled = (STALLED, Settings::of(facts).after(&rules.calendars, since, targets::STALLED));
    let no_cause = (!f::ROOT_CAUSE.is_set(record)).then(|| (NO_CAUSE, record.created_at.plus_seconds(targets::WITHOUT_CAUSE * around::DAY)));
    [stalled].into_iter().chain(no_cause).collect()
}

fn set(rules: &ProblemRules, work: &mut Work<'_>) {
    let written = work.creating() || work.changed("priority") || work.changed("last_work_at") || work.taken().is_some();
    if written && is_open(work) {
        let now = work.now();
        for (name, due) in standing(rules, work.facts(), work.record(), now) {
            work.timer(name, due);
        }
    }
    if work.taken() == Some(step::ACCEPT)
        && let Some(review) = f::ACCEPTANCE_REVIEW_ON.get(work.record())
    {
        // The day after it has passed.
        let due = Settings::of(work.facts()).hours(&rules.calendars).start_of(review.tomorrow().unwrap_or(review));
        work.timer(ACCEPTED, due);
    }
}

/// A timer came due, or an incident says that it recurred.
pub(super) fn due(rules: &ProblemRules, name: &str, work: &mut Work<'_>) {
    match name {
        RECURRED => {
            work.count("recurrences");
            if work.record().state.as_deref() == Some(state::RESOLVED) {
                let now = Value::Instant(work.now());
                work.set_if_empty("recurrence_proposed_at", now);
            }
        }
        STALLED if is_open(work) && is_pressing(work) => {
            escalate(work, "no entry for ten business days");
            let now = work.now();
            let due = Settings::of(work.facts()).after(&rules.calendars, now, targets::STALLED);
            work.timer(STALLED, due);
        }
        NO_CAUSE if is_open(work) && is_pressing(work) && !f::ROOT_CAUSE.is_set(work.record()) => {
            escalate(work, "no root cause after thirty days");
        }
        ACCEPTED => {
            let to = around::holders(work, "sms_owner").first().copied();
            around::escalate(work, "problem", to, None, "the review of an accepted problem is overdue");
        }
        _ => {}
    }
}

fn escalate(work: &mut Work<'_>, reason: &str) {
    let (to, incident) = (around::service_owner(work), f::FIRST_INCIDENT.get(work.record()));
    around::escalate(work, "problem", to, incident, reason);
}

fn tell(work: &mut Work<'_>) {
    let (number, title) = (around::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
    if work.creating() {
        let managers = around::holders(work, "problem_manager");
        around::tell(work, "problem_new", managers, &format!("{number} is to be assessed"), &title);
    }
    if work.changed("assigned_to") {
        let owner = f::ASSIGNED_TO.get(work.record());
        around::tell(work, "assigned", owner, &format!("{number} is yours"), &title);
    }
    if work.changed("recurrence_proposed_at") && f::RECURRENCE_PROPOSED_AT.is_set(work.record()) {
        let managers = around::holders(work, "problem_manager").into_iter().chain(f::ASSIGNED_TO.get(work.record()));
        let to: Vec<_> = managers.collect();
        around::tell(work, "problem_recurred", to, &format!("{number} has recurred"), &title);
    }
    if work.taken() == Some(step::ACCEPT) || work.entering(state::RESOLVED) {
        let to: Vec<_> = around::holders(work, "problem_manager").into_iter().chain(around::service_owner(work)).collect();
        let how = if work.entering(state::RESOLVED) { "resolved" } else { "accepted" };
        around::tell(work, "problem_ended", to, &format!("{number} is {how}"), &title);
    }
}
