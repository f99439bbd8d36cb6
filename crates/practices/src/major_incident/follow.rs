//! What follows from a major incident: its incident is marked, everybody is told, duties that are overdue are escalated, and
//! a problem is opened when the service is restored.

use super::check::incident_of;
use super::{MajorIncidentRules, duties};
use crate::handles::incident;
use crate::handles::major_incident::{f, state, step};
use crate::handles::problem;
use crate::incident::{around, major};
use crate::organisation::Settings;
use engine::{Action, FollowUp, Work};
use journal::Actor;
use kernel::{Id, Name};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

const MANAGER: &str = "duty_manager";
const MANAGEMENT: &str = "duty_management";
const CUSTOMERS: &str = "duty_customers";
const UPDATE: &str = "duty_update";
const CONTINUITY: &str = "duty_continuity";
const REPORT: &str = "duty_report";
const REVIEW: &str = "duty_review";

pub(super) fn consequences(rules: &MajorIncidentRules, work: &mut Work<'_>) {
    mark_incident(work);
    if work.entering(state::RESTORED) {
        open_problem(work);
    }
    timers(rules, work);
    tell(work);
}

fn mark_incident(work: &mut Work<'_>) {
    let Some(incident) = f::INCIDENT.get(work.record()) else { return };
    if work.creating() {
        around::signal(work, incident::TYPE, incident, major::DECLARED);
    } else if work.entering(state::DOWNGRADED) {
        around::signal(work, incident::TYPE, incident, major::DOWNGRADED);
    }
}

/// A restored service has a cause that nobody looked for yet.
fn open_problem(work: &mut Work<'_>) {
    let Some(incident) = incident_of(work) else { return };
    let linked = work.facts().links(incident.id).iter().any(|l| l.from == incident.id && l.name == *incident::link::PROBLEM);
    if linked {
        return;
    }
    let title = format!("Cause of {}", f::TITLE.get(work.record()).unwrap_or("a major incident"));
    let text = format!("{} was restored; its cause is to be found and removed. Opened automatically.", around::called(work.record()));
    let mut set: BTreeMap<Name, Json> = BTreeMap::new();
    let fixed = [
        ("title", json!(title.chars().take(160).collect::<String>())),
        ("description", json!(text)),
        ("detected_by", json!("major_incident")),
        ("first_incident", json!(incident.id)),
    ];
    set.extend(fixed.into_iter().map(|(field, value)| (Name::from(field), value)));
    for field in ["service", "customer", "category", "configuration_item"] {
        set.extend(incident.get(field).map(|value| (Name::from(field), value.to_json())));
    }
    let command = around::command(work, problem::TYPE, None, Action { set, ..Action::default() });
    work.then(FollowUp { command, actor: Actor::system("major_incident"), required: false });
}

fn is_running(work: &Work<'_>) -> bool {
    matches!(work.record().state.as_deref(), Some(state::DECLARED | state::MANAGING))
}

fn timers(rules: &MajorIncidentRules, work: &mut Work<'_>) {
    let Some(declared) = f::DECLARED_AT.get(work.record()) else { return };
    if work.creating() {
        for (name, minutes) in [(MANAGER, duties::MANAGER), (MANAGEMENT, duties::MANAGEMENT), (CUSTOMERS, duties::CUSTOMERS)] {
            work.timer(name, duties::after(declared, minutes));
        }
    }
    if work.changed("rto_minutes") && is_running(work) {
        match f::RTO_MINUTES.get(work.record()) {
            Some(minutes) => work.timer(CONTINUITY, duties::continuity_due(declared, minutes)),
            None => work.clear_timer(CONTINUITY),
        }
    }
    let (failed_again, ended) = (work.taken() == Some(step::FAIL_AGAIN), work.leaving(state::MANAGING));
    if work.creating() || failed_again || work.changed("update_minutes") && is_running(work) {
        next_update(work);
    }
    if failed_again {
        work.clear_timer(REPORT);
        work.clear_timer(REVIEW);
    }
    if ended {
        for name in [UPDATE, CONTINUITY, MANAGER, MANAGEMENT, CUSTOMERS] {
            work.clear_timer(name);
        }
        let restored = f::RESTORED_AT.get(work.record()).unwrap_or_else(|| work.at());
        for (name, days) in [(REPORT, duties::REPORT), (REVIEW, duties::REVIEW)] {
            let due = Settings::of(work.facts()).after(&rules.calendars, restored, days);
            work.timer(name, due);
        }
    }
}

/// The next update is due at the end of the interval that runs now, counted from the declaration.
fn next_update(work: &mut Work<'_>) {
    let (Some(declared), every) = (f::DECLARED_AT.get(work.record()), f::UPDATE_MINUTES.get(work.record()).unwrap_or(30)) else { return };
    let passed = duties::updates_due(declared, work.now(), every);
    work.timer(UPDATE, duties::after(declared, (passed + 1) * every));
}

/// A duty came due: whoever it is on is told, and it is escalated when it was not done.
pub(super) fn due(name: &str, work: &mut Work<'_>) {
    let record = work.record();
    let running = is_running(work);
    let undone = match name {
        MANAGER if running && !f::MANAGER.is_set(record) => "no manager was assigned within 15 minutes",
        MANAGEMENT if running && !f::MANAGEMENT_INFORMED_AT.is_set(record) => "top management was not informed within 30 minutes",
        CUSTOMERS if running && !f::CUSTOMERS_INFORMED_AT.is_set(record) => "customers were not told within 30 minutes",
        CONTINUITY if running && !f::CONTINUITY_DECISION.is_set(record) => "the continuity decision is due at half of the RTO",
        REPORT if !running && !f::REPORT_ISSUED_ON.is_set(record) && record.state.as_deref() == Some(state::RESTORED) => {
            "the preliminary report is overdue"
        }
        REVIEW if !running && !f::REVIEW_HELD_ON.is_set(record) && record.state.as_deref() != Some(state::CLOSED) => "the review is overdue",
        UPDATE if running => {
            let (number, title) = (around::called(record), f::TITLE.get(record).unwrap_or_default().to_owned());
            let leads: Vec<Id> = f::COMMUNICATION_LEAD.get(record).into_iter().chain(f::MANAGER.get(record)).collect();
            work.note("update_due", true);
            around::tell(work, "update_due", leads, &format!("{number}: an update is due"), &title);
            return next_update(work);
        }
        _ => return,
    };
    let settings = Settings::of(work.facts());
    let to = if name == MANAGER { settings.duty_manager() } else { settings.incident_manager() };
    let incident = f::INCIDENT.get(work.record());
    around::escalate(work, "major_incident", to, incident, undone);
}

fn tell(work: &mut Work<'_>) {
    let number = around::called(work.record());
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let what = if work.creating() {
        "declared"
    } else if work.entering(state::RESTORED) {
        "restored"
    } else if work.entering(state::DOWNGRADED) {
        "downgraded"
    } else if work.taken() == Some(step::FAIL_AGAIN) {
        "failing again"
    } else if work.entering(state::CLOSED) {
        "closed"
    } else {
        ""
    };
    if !what.is_empty() {
        let settings = Settings::of(work.facts());
        let mut to: Vec<Id> = settings.duty_manager().into_iter().chain(settings.incident_manager()).collect();
        for role in ["top_management", "service_desk_lead", "problem_manager"] {
            to.extend(around::holders(work, role));
        }
        to.extend(around::service_owner(work));
        around::tell(work, "major_incident", to, &format!("Major incident {number} is {what}"), &title);
        let contacts = contacts(work);
        if work.creating() || work.entering(state::RESTORED) {
            around::mail(work, "major_incident", contacts, &format!("{number}: {title}"), &format!("A major incident is {what}: {title}"));
        }
    }
    for (field, role) in [("manager", "manage"), ("technical_lead", "lead the technical work of"), ("communication_lead", "lead the communication of")] {
        if work.changed(field)
            && let Some(person) = work.record().reference(field)
        {
            around::tell(work, "assigned", [person], &format!("You {role} {number}"), &title);
        }
    }
}

/// The contacts of the customer it concerns.
fn contacts(work: &Work<'_>) -> Vec<Id> {
    let customer = f::CUSTOMER.get(work.record()).and_then(|id| work.facts().record(id));
    match customer.as_ref().and_then(|c| c.get("contacts")) {
        Some(schema::Value::References(ids)) => ids.clone(),
        _ => Vec::new(),
    }
}
