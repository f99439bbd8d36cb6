//! Guards of the moves, by the names the definition gives them.

use super::{IncidentRules, children, is_member, name};
use crate::handles::incident::{CancelReason, PendingReason, f, link};
use crate::organisation::Settings;
use engine::{Visibility, Work};
use kernel::{Id, Name};
use schema::ChoiceEnum;

/// Seconds within which the work log must have been written before handing over.
const FRESH_LOG: i64 = 30 * 60;

/// Judges whether a move may be taken, and says by refusals why not.
type Guard = fn(&IncidentRules, &mut Work<'_>);

/// Every guard by name.
pub(super) const GUARDS: &[(&str, Guard)] = &[
    ("security_answered", |_, work| work.require("security_related")),
    ("resolution", |_, work| resolution(work)),
    ("member", |_, work| member(work)),
    ("hand_over", |_, work| hand_over(work)),
    ("pause_told", |_, work| pause_told(work)),
    ("pause_allowed", |_, work| pause_allowed(work)),
    ("children_resolved", |_, work| children_resolved(work)),
    ("reopen_period", reopen_period),
    ("cancellable", |_, work| cancellable(work)),
];

pub(super) fn guard(rules: &IncidentRules, name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
        guard(rules, work);
    }
}

/// A resolution says more than the title.
fn resolution(work: &mut Work<'_>) {
    let record = work.record();
    let same = match (f::RESOLUTION.get(record), f::TITLE.get(record)) {
        (Some(resolution), Some(title)) => resolution.trim().to_lowercase() == title.trim().to_lowercase(),
        _ => false,
    };
    if same {
        work.refuse_guard("resolution", "The resolution only repeats the title; say what was done.");
    }
}

/// Work is started by a member of the group, for themselves or for another member.
fn member(work: &mut Work<'_>) {
    work.require("assigned_to");
    let Some(group) = f::ASSIGNED_GROUP.get(work.record()) else { return };
    let own = work.actor().person().is_some_and(|p| is_member(work, p, group));
    if !own && !work.has_role(&["service_desk_lead", "incident_manager", "duty_manager"]) {
        work.refuse_guard("", "Only a member of the assigned group starts the work.");
    }
}

/// Handing over: to another group or to nobody yet, with a fresh work log.
fn hand_over(work: &mut Work<'_>) {
    let old = work.before().map(|b| (f::ASSIGNED_GROUP.get(b), f::ASSIGNED_TO.get(b)));
    let (group, person): (Option<Id>, Option<Id>) = old.unwrap_or_default();
    let record = work.record();
    if f::ASSIGNED_GROUP.get(record) == group && f::ASSIGNED_TO.get(record).is_some() && f::ASSIGNED_TO.get(record) == person {
        work.refuse_guard("assigned_group", "Name another group, or clear the person.");
    }
    let fresh = f::LAST_WORK_AT.get(work.record()).is_some_and(|t| work.at().seconds_since(t) <= FRESH_LOG);
    if !fresh {
        work.refuse_guard("", "Write into the work log what was done: its last entry is older than 30 minutes.");
    }
}

/// The reasons that would pause the resolution clock; without an agreement, the ones the product ships with.
fn pauses(work: &Work<'_>, reason: &Name) -> bool {
    match work.promise("resolution") {
        Some(promise) => promise.pausing.contains(reason),
        None => {
            let shipped =
                [PendingReason::AwaitingCaller, PendingReason::AwaitingCustomerAppointment, PendingReason::AwaitingCustomerAccess];
            shipped.iter().any(|r| *reason == *r.as_str()) && !super::is_pressing(work.record())
        }
    }
}

/// A clock pauses from the moment the caller was told what is needed.
fn pause_told(work: &mut Work<'_>) {
    let Some(reason) = work.record().choice("pending_reason").cloned() else { return };
    let told = work.message().is_some_and(|m| m.visibility == Visibility::Public);
    if pauses(work, &reason) && !told {
        work.refuse_guard("message", "This reason pauses the clock: tell the caller, with this move, what is needed.");
    }
}

/// The date expected lies ahead.
fn pause_allowed(work: &mut Work<'_>) {
    if f::PENDING_UNTIL.get(work.record()).is_some_and(|until| until <= work.now()) {
        work.refuse_guard("pending_until", "The expected date must lie in the future.");
    }
}

fn children_resolved(work: &mut Work<'_>) {
    let open = children(work);
    if !open.is_empty() {
        let numbers: Vec<String> = open.iter().take(5).map(|c| c.number.clone().unwrap_or_default()).collect();
        work.refuse_guard("", &format!("Incidents that are part of this one are still open: {}.", numbers.join(", ")));
    }
}

/// Within the reopening period; later it is a new incident.
fn reopen_period(rules: &IncidentRules, work: &mut Work<'_>) {
    let settings = Settings::of(work.facts());
    let Some(resolved) = work.before().and_then(|b| f::RESOLVED_AT.get(b)) else { return };
    let until = settings.after(&rules.calendars, resolved, settings.reopen_days());
    if work.at() > until {
        let words = format!(
            "It was resolved more than {} business days ago: record a new incident and link it as a recurrence.",
            settings.reopen_days()
        );
        work.refuse_guard("", &words);
    }
}

fn cancellable(work: &mut Work<'_>) {
    if f::MAJOR.get(work.record()) == Some(true) {
        work.refuse_guard("", "A major incident is not cancelled.");
    }
    match f::CANCEL_REASON.get(work.record()) {
        Some(CancelReason::Duplicate) => {
            let own = work.record().id;
            if !work.links().iter().any(|l| l.from == own && l.name == *link::DUPLICATE_OF) {
                work.refuse_guard("duplicate_of", "Link the incident it duplicates.");
            }
        }
        Some(CancelReason::ConvertedToRequest) => {
            work.require_reason("a conversion to a service request", 10);
            let missed = work.record().clocks.iter().any(|c| c.kind == name("resolution") && c.counted && c.missed_at.is_some());
            if missed && !work.has_role(&["incident_manager"]) {
                work.refuse_guard("cancel_reason", "Its resolution target was missed: only the process manager may convert it.");
            }
        }
        _ => {}
    }
}
