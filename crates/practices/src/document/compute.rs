//! What follows from what was said: authors, the version, dates of review and disposal, and the headings a draft begins with.

use super::{is_frozen, sections, skeleton, version::Version};
use crate::handles::document::{f, state};
use crate::organisation::days;
use engine::{Record, Work};
use kernel::Id;
use schema::{Row, Value};

/// Fields that may change after approval: everything about keeping and showing a document, nothing of what it says.
const LIVING: [&str; 28] = [
    "owner",
    "approver",
    "approved_by",
    "approved_at",
    "audience",
    "access_group",
    "published_to",
    "acknowledge",
    "request_cursor",
    "effective_on",
    "published_at",
    "review_interval_months",
    "last_reviewed_on",
    "next_review_on",
    "retention_months",
    "retention_rule",
    "legal_hold",
    "hold_reason",
    "withdrawn_at",
    "disposal_due_on",
    "disposal_method",
    "disposed_at",
    "disposed_by",
    "disposed_in_time",
    "storage_location",
    "checked_on",
    "last_restore_check_on",
    "legacy_reference",
];

/// Whether a field is part of what the document says. An organisation's own fields are not.
pub(super) fn is_content(field: &str) -> bool {
    !LIVING.contains(&field) && !field.starts_with("x_")
}

/// Fields of the content that this decision changes; those the rules compute are not counted.
pub(super) fn changed_content(work: &Work<'_>) -> Vec<String> {
    let def = work.def();
    let of_people = def.fields.iter().filter(|field| !field.computed && is_content(&field.name));
    of_people.filter(|field| work.changed(&field.name)).map(|field| field.name.to_string()).collect()
}

/// A new document: its family, its first version, and what its skeleton says.
pub(super) fn defaults(work: &mut Work<'_>) {
    let family = work.record().id.to_string();
    work.set_if_empty("family", Value::Text(family));
    if let Some(person) = work.actor().person() {
        work.set_if_empty("owner", Value::Reference(person));
    }
    let Some(skeleton) = skeleton::of(work.record()) else {
        return work.set_if_empty("retention_months", Value::Integer(36));
    };
    work.set_if_empty("retention_months", Value::Integer(skeleton.retention_months));
    if skeleton.review_months > 0 && !work.given("review_interval_months") {
        work.set("review_interval_months", Value::Integer(skeleton.review_months));
    }
    if work.record().get("sections").is_none() {
        let own = skeleton.section.iter().filter(|s| sections::fields_of(&work.record().type_name, &s.key).is_empty());
        let line = |key: &str, heading: &str| -> Row {
            [("key".into(), Value::Text(key.to_owned())), ("heading".into(), Value::Text(heading.to_owned()))].into_iter().collect()
        };
        let lines: Vec<Row> = own.map(|s| line(&s.key, &s.heading)).collect();
        if !lines.is_empty() {
            work.set("sections", Value::Table(lines));
        }
    }
}

/// Days after the end of its retention within which a document is disposed of.
const DISPOSE_WITHIN: i64 = 90;

/// Computed fields, on every write.
pub(super) fn compute(work: &mut Work<'_>) {
    authors(work);
    number(work);
    review(work);
    disposal(work);
    crate::timely::within(work, "disposed_in_time", "disposed_at", "disposal_due_on", DISPOSE_WITHIN);
}

/// Whoever writes in a document is one of its authors: that decides who may approve it.
fn authors(work: &mut Work<'_>) {
    let Some(person) = work.actor().person() else { return };
    if work.before().is_some_and(is_frozen) || work.entering(state::APPROVED) {
        return;
    }
    let mut known = authors_of(work.record());
    if changed_content(work).is_empty() {
        return;
    }
    if !known.contains(&person) {
        known.push(person);
    }
    if f::AUTHORS.get(work.record()) != Some(known.as_slice()) {
        work.set("authors", Value::References(known));
    }
}

/// The authors of a version; whoever recorded it, where none are named.
pub(super) fn authors_of(record: &Record) -> Vec<Id> {
    match f::AUTHORS.get(record) {
        Some(named) if !named.is_empty() => named.to_vec(),
        _ => record.created_by.person().into_iter().collect(),
    }
}

/// The version is what it will be when it is approved as it stands.
fn number(work: &mut Work<'_>) {
    if work.before().is_some_and(is_frozen) {
        return;
    }
    let previous = f::PREVIOUS_VERSION.get(work.record()).and_then(|text| text.parse().ok());
    let editorial = f::EDITORIAL.get(work.record()) == Some(true);
    work.set("document_version", Value::Text(Version::after(previous, editorial).to_string()));
}

/// The next review follows from the last one, or from the approval; a date that was given stands.
fn review(work: &mut Work<'_>) {
    let interval = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(12);
    if work.given("next_review_on") {
        return;
    }
    let from = if work.changed("last_reviewed_on") && !work.creating() {
        f::LAST_REVIEWED_ON.get(work.record())
    } else if work.entering(state::APPROVED) {
        Some(days::today(work))
    } else {
        None
    };
    if let Some(from) = from {
        work.set("next_review_on", Value::Date(days::months_after(from, interval)));
    }
}

/// Retention runs from the withdrawal. With the disposal the text goes; that it existed, and how it ended, stays.
fn disposal(work: &mut Work<'_>) {
    if let Some(at) = f::WITHDRAWN_AT.get(work.record())
        && (work.changed("withdrawn_at") || work.changed("retention_months"))
        && let Some(months) = f::RETENTION_MONTHS.get(work.record())
    {
        let on = days::date_of(work.facts(), at);
        work.set("disposal_due_on", Value::Date(super::retention::disposal_due(on, months)));
    }
    if work.entering(state::DISPOSED) {
        let stays = ["title", "topic", "doc_type", "classification", "authors", "document_version", "previous_version", "document_number", "family"];
        let gone: Vec<String> =
            work.record().fields.keys().filter(|f| is_content(f) && !stays.contains(&&***f)).map(|f| f.to_string()).collect();
        for field in gone {
            work.clear(&field);
        }
    }
}
