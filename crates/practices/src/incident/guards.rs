//! Guards of the moves, by the names the definition gives them.

use super::{IncidentRules, children, major, name, queue};
use crate::handles::incident::{CancelReason, f, link};
use crate::organisation::Settings;
use engine::Work;
use kernel::Id;

/// Who may start work for a group they are no member of.
const LEADS: [&str; 3] = ["service_desk_lead", "incident_manager", "duty_manager"];
/// Seconds within which the work log must have been written before handing over.
const FRESH_LOG: i64 = 30 * 60;

/// Judges whether a move may be taken, and says by refusals why not.
type Guard = fn(&IncidentRules, &mut Work<'_>);

/// Every guard by name.
pub(super) const GUARDS: &[(&str, Guard)] = &[
    ("security_answered", |_, work| work.require("security_related")),
    ("resolution", |_, work| resolution(work)),
    ("member", |_, work| queue::started_by_member(work, &LEADS)),
    ("hand_over", |_, work| hand_over(work)),
    ("pause_told", |_, work| queue::pause_told(work, "resolution")),
    ("pause_allowed", |_, work| queue::pause_allowed(work)),
    ("children_resolved", |_, work| children_resolved(work)),
    ("service_back", |_, work| major::service_back(work)),
    ("major_restored", |_, work| major::restored(work)),
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
