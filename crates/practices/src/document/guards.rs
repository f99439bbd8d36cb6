//! Guards of the moves of a controlled document, by the names the trait gives them.

use super::{awareness, compute, family_of, retention, sections, skeleton};
use crate::handles::document::f;
use crate::organisation::days;
use engine::{Record, Work};
use kernel::{Code, Id, Refusal};
use schema::Value;

/// Judges whether a move may be taken, and says by refusals why not.
type Guard = fn(&mut Work<'_>);

/// Every guard by name.
pub(super) const GUARDS: &[(&str, Guard)] = &[
    ("present", present),
    ("approver", approver),
    ("explained", explained),
    ("sms_change", sms_change),
    ("authority", authority),
    ("written", written),
    ("alone", alone),
    ("effective", effective),
    ("one_revision", one_revision),
    ("disposable", disposable),
];

/// The headings its type needs are there, and what says them where a field does.
fn present(work: &mut Work<'_>) {
    let (headings, fields) = sections::missing(work.record());
    if !headings.is_empty() {
        work.refuse_guard("sections", &format!("These sections are missing: {}.", headings.join(", ")));
    }
    for field in fields {
        work.require(field);
    }
    let record = work.record();
    let silent = skeleton::of(record).is_none() && sections::rows(record, "sections").is_empty();
    if silent && record.get("storage_location").is_none() {
        work.refuse_guard("sections", "Write its text, or say where the document is kept.");
    }
    if record_is_external(work.record()) {
        for field in ["external_source", "external_edition", "checked_on"] {
            work.require(field);
        }
        let stale = f::CHECKED_ON.get(work.record()).is_some_and(|on| days::months_after(on, 12) < days::today(work));
        if stale {
            work.refuse_guard("checked_on", "Check first whether this edition is still in force: the last check is more than a year old.");
        }
    }
}

fn record_is_external(record: &Record) -> bool {
    record.flag("external_origin")
}

/// Whoever is asked to approve did not write it alone.
fn approver(work: &mut Work<'_>) {
    let asked = f::APPROVER.get(work.record());
    if asked.is_some() && sole_author(work.record()) == asked {
        let words = "Whoever is asked to approve wrote it alone; ask somebody else.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).on("approver").with("reason", words));
    }
}

/// The one who wrote it, when nobody else did.
fn sole_author(record: &Record) -> Option<Id> {
    match *compute::authors_of(record) {
        [one] => Some(one),
        _ => None,
    }
}

/// A new version says what changed.
fn explained(work: &mut Work<'_>) {
    if f::PREVIOUS_VERSION.is_set(work.record()) {
        work.require("change_summary");
    }
}

/// Changing the scope or the plan of the system is a change with the subject `sms` (section 8.1).
fn sms_change(work: &mut Work<'_>) {
    let of_system = matches!(&*work.record().type_name, "scope_statement" | "sms_plan");
    if !of_system || !f::PREVIOUS_VERSION.is_set(work.record()) {
        return;
    }
    let own = work.record().id;
    let changes: Vec<Id> = work.links().iter().filter(|l| l.from == own && l.name == *"changed_by").map(|l| l.to).collect();
    let about_system = changes.iter().filter_map(|id| work.facts().record(*id)).any(|c| c.choice("change_subject").is_none_or(|s| *s == *"sms"));
    if !about_system {
        work.refuse_guard("changed_by", "Link the change of the service management system that this belongs to.");
    }
}

/// Somebody with the authority approves, who did not write it alone and has acknowledged what they were asked to read.
fn authority(work: &mut Work<'_>) {
    let Some(person) = work.actor().person() else {
        return work.refuse_guard("", "Only a person approves a document.");
    };
    let needed: Vec<&str> = match skeleton::of(work.record()) {
        Some(skeleton) => skeleton.approvers.iter().map(String::as_str).collect(),
        None => vec!["sms_owner", "top_management", "process_owner", "service_owner"],
    };
    if !needed.iter().any(|role| work.viewer().has_role(role)) {
        let names: Vec<String> = needed.iter().map(|r| r.replace('_', " ").replace("sms", "SMS")).collect();
        work.refuse_guard("", &format!("It is approved by {}.", names.join(" or ")));
    }
    if sole_author(work.record()) == Some(person) {
        let words = "Nobody approves a document of which they are the sole author.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
    }
    if awareness::suspended(work.facts(), person) {
        work.refuse_guard("", "Acknowledge first what you were asked to read: until then you cannot approve.");
    }
}

/// Nothing is empty, and nothing only pretends to be written.
fn written(work: &mut Work<'_>) {
    present(work);
    let (headings, fields) = sections::unwritten(work.record());
    if !headings.is_empty() {
        work.refuse_guard("sections", &format!("These sections are still to be written: {}.", headings.join(", ")));
    }
    for field in fields {
        let label = work.label(field);
        work.refuse(Refusal::new(Code::Placeholder).on(field).with("label", label).with("min", 10));
    }
    if *work.record().type_name == *"sms_plan" {
        for (table, column) in sections::COVERING {
            let open = sections::uncovered(work.def(), work.record(), table, column);
            if !open.is_empty() && work.record().get(table).is_some() {
                let label = work.label(table);
                work.refuse_guard(table, &format!("{label} says nothing about {}.", open.join(", ")));
            }
        }
    }
    commitments(work);
}

/// The policy on service management commits to both things it must.
fn commitments(work: &mut Work<'_>) {
    let on_services = work.record().choice("topic").is_some_and(|t| *t == *"service_management");
    if !on_services {
        return;
    }
    let said: &[kernel::Name] = match work.record().get("commitments") {
        Some(Value::Choices(names)) => names,
        _ => &[],
    };
    if !["applicable_requirements", "continual_improvement"].iter().all(|c| said.iter().any(|s| **s == **c)) {
        work.refuse_guard("commitments", "It must commit to meeting applicable requirements and to continual improvement.");
    }
}

/// One version of a document is in force, and one document of those that there is one of.
fn alone(work: &mut Work<'_>) {
    let record = work.record();
    let type_name = record.type_name.clone();
    let query = match &*type_name {
        "policy" => record.choice("topic").map(|topic| format!("state:published topic:{topic}")),
        "scope_statement" | "sms_plan" => Some("state:published".to_owned()),
        _ => None,
    };
    let Some(query) = query else { return };
    let family = family_of(record);
    let other = work.facts().find(&type_name, &query, 10).into_iter().find(|o| o.id != record.id && family_of(o) != family);
    if let Some(other) = other {
        let number = other.number.clone().unwrap_or_default();
        work.refuse_guard("", &format!("{number} is in force already; revise or withdraw that one."));
    }
}

/// It takes effect today at the latest and not before it was approved. A later day is set beforehand, and publishes it.
fn effective(work: &mut Work<'_>) {
    let Some(on) = f::EFFECTIVE_ON.get(work.record()) else { return };
    if on > days::today(work) {
        work.refuse_guard("effective_on", "Set the day on the approved version: it is published by itself on that day.");
    }
    if f::APPROVED_AT.get(work.record()).is_some_and(|at| on < days::date_of(work.facts(), at)) {
        work.refuse(Refusal::new(Code::Order).on("effective_on").with("label", work.label("effective_on")).with("other", "the approval"));
    }
}

/// Only one revision of a document is under way.
fn one_revision(work: &mut Work<'_>) {
    let type_name = work.record().type_name.clone();
    let query = format!("is:open family:\"{}\"", family_of(work.record()));
    if let Some(open) = work.facts().find(&type_name, &query, 1).first() {
        let number = open.number.clone().unwrap_or_default();
        work.refuse_guard("", &format!("{number} is a revision that is already under way; go on with that one."));
    }
}

/// Its time is over, and nothing holds it.
fn disposable(work: &mut Work<'_>) {
    let (due, hold) = (f::DISPOSAL_DUE_ON.get(work.record()), f::LEGAL_HOLD.get(work.record()) == Some(true));
    for obstacle in retention::obstacles(due, hold, days::today(work)) {
        match obstacle {
            retention::Obstacle::KeptUntil(day) => work.refuse_guard("disposal_due_on", &format!("It must be kept until {day}.")),
            retention::Obstacle::NoRule => work.refuse_guard("disposal_due_on", "Nobody said how long it must be kept."),
            retention::Obstacle::Hold => work.refuse_guard("legal_hold", "It is held: nothing may be disposed of."),
        }
    }
}
