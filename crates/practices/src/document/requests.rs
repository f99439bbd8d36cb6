//! Asking for acknowledgements: of everybody a version concerns, when it comes into force, and of whoever joins later.

use super::{family_of, follow::CONTROL, timers::REQUEST, version::Version};
use crate::handles::document::{f, state};
use crate::organisation::people;
use engine::{Facts, Record, Work};
use kernel::Id;
use schema::Value;
use serde_json::json;
use std::collections::BTreeMap;

/// How many people are asked with one decision.
const BATCH: usize = 100;

/// Whether a version is one that is acknowledged: in force, where acknowledgement is asked for.
pub(super) fn is_asked(record: &Record) -> bool {
    record.state.as_deref() == Some(state::PUBLISHED) && f::ACKNOWLEDGE.get(record) == Some(true)
}

fn concerns(record: &Record, audience: &str) -> bool {
    matches!(record.get("audience"), Some(Value::Choices(names)) if names.iter().any(|n| **n == *audience))
}

/// Who is asked to acknowledge a version: all who work within the scope where it is for all, otherwise the people of its
/// access group. In the order of their identities.
pub(super) fn readers(facts: &Facts<'_>, record: &Record) -> Vec<Id> {
    if concerns(record, "all_staff") {
        return people::workforce(facts);
    }
    let group = f::ACCESS_GROUP.get(record).map(|g| people::members(facts, g)).unwrap_or_default();
    group.into_iter().filter(|p| people::is_active(facts, *p)).collect()
}

/// A version that comes into force asks its readers, unless only an editorial change lies between it and the one they know.
pub(super) fn begin(work: &mut Work<'_>) {
    if work.entering(state::PUBLISHED) && is_asked(work.record()) && f::EDITORIAL.get(work.record()) != Some(true) {
        let now = work.now();
        work.timer(REQUEST, now);
    }
}

/// Asks the next people; who was asked for this version already is passed over.
pub(super) fn ask(work: &mut Work<'_>) {
    if !is_asked(work.record()) {
        return;
    }
    let reached: Option<Id> = f::REQUEST_CURSOR.get(work.record()).and_then(|text| text.parse().ok());
    let left: Vec<Id> = readers(work.facts(), work.record()).into_iter().filter(|p| reached.is_none_or(|r| *p > r)).collect();
    let batch = &left[..left.len().min(BATCH)];
    for person in batch {
        let record = work.record().clone();
        if !is_current(work.facts(), &record, *person) {
            request(work, &record, *person);
        }
    }
    match batch.last() {
        Some(last) if left.len() > BATCH => {
            let now = work.now();
            work.set("request_cursor", Value::Text(last.to_string()));
            work.timer(REQUEST, now);
        }
        _ => {
            work.clear("request_cursor");
            work.note("acknowledgements", "asked for");
        }
    }
}

/// Whether a person was asked for, or gave, an acknowledgement that counts for this version.
fn is_current(facts: &Facts<'_>, record: &Record, person: Id) -> bool {
    let query = format!("person:{person} family:\"{}\" state:requested,acknowledged", family_of(record));
    let version: Option<Version> = f::DOCUMENT_VERSION.get(record).and_then(|v| v.parse().ok());
    facts.find("acknowledgement", &query, 20).iter().any(|a| {
        let known: Option<Version> = a.text("document_version").and_then(|v| v.parse().ok());
        matches!((known, version), (Some(known), Some(version)) if known.covers(version))
    })
}

/// The kind of subject a version is.
pub(super) fn subject_kind(record: &Record) -> &'static str {
    match (&*record.type_name, record.choice("doc_type").map(|d| &**d)) {
        ("policy", _) => "policy",
        (_, Some("services_briefing")) => "services_briefing",
        (_, Some("awareness_briefing")) => "awareness_briefing",
        _ => "document",
    }
}

/// Asks one person to acknowledge a version.
pub(super) fn request(work: &mut Work<'_>, record: &Record, person: Id) {
    if !matches!(&*record.type_name, "policy" | "document") {
        return;
    }
    let set = BTreeMap::from([
        ("person".into(), json!(person)),
        ("subject_kind".into(), json!(subject_kind(record))),
        (record.type_name.clone(), json!(record.id)),
    ]);
    let next = people::follow(work, CONTROL, "acknowledgement", None, None, set);
    work.then(next);
}

/// Whoever begins to work within the scope is asked to acknowledge what is in force for all (section 8.7: on joining).
pub fn welcome(work: &mut Work<'_>) {
    let began = people::in_workforce(work.record()) && work.before().is_none_or(|b| !people::in_workforce(b));
    if !began {
        return;
    }
    let person = work.record().id;
    for type_name in ["policy", "document"] {
        for record in work.facts().find(type_name, "state:published is:acknowledge audience:all_staff", 50) {
            request(work, &record, person);
        }
    }
}
