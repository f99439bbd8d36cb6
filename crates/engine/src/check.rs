//! What holds for every record whatever its practice: required fields, references that exist and may be seen, people who
//! are still active, days and instants that lie in the past.

use crate::{Work, access};
use jiff::tz::TimeZone;
use kernel::{Code, Id, Refusal};
use schema::{FieldDef, FieldKind, FieldRule, Value};

/// Seconds by which a sender's clock may be ahead of ours.
pub(crate) const TOLERANCE_SECONDS: i64 = 60;

/// Checks the record as decided.
pub(crate) fn check(work: &mut Work<'_>) {
    required(work);
    let def = work.def.clone();
    for field in &def.fields {
        if !work.changed(&field.name) {
            continue;
        }
        let Some(value) = work.record.get(&field.name).cloned() else { continue };
        if field.past && ahead(work, &value) {
            work.refuse(Refusal::new(Code::InFuture).on(field.name.clone()).with("label", &field.label));
        }
        references(work, field, &value);
    }
}

/// Whether a point in time lies ahead: an instant beyond the tolerance, a date after today where the actor is.
fn ahead(work: &Work<'_>, value: &Value) -> bool {
    match value {
        Value::Instant(t) => *t > work.now.plus_seconds(TOLERANCE_SECONDS),
        Value::Date(date) => {
            let zone = TimeZone::get(&work.viewer.zone).unwrap_or(TimeZone::UTC);
            *date > zone.to_datetime(work.now.to_jiff()).date()
        }
        _ => false,
    }
}

/// Required on creation, and whatever a state requires of those who enter it. In a state, a required field may not be
/// emptied; but a record that came in without it (an import) is not held up in everything else.
fn required(work: &mut Work<'_>) {
    let def = work.def.clone();
    for field in def.fields.iter().filter(|f| f.required) {
        if work.creating() || work.changed(&field.name) {
            work.require(&field.name);
        }
    }
    let Some(state) = work.record.state.clone() else { return };
    let entering = work.entering(&state);
    let Some(state) = def.state(&state) else { return };
    for (name, _) in state.fields.iter().filter(|(_, rule)| **rule == FieldRule::Required) {
        if entering || work.changed(name) {
            work.require(name);
        }
    }
}

fn references(work: &mut Work<'_>, field: &FieldDef, value: &Value) {
    let (ids, to): (&[Id], &str) = match (value, &field.kind) {
        (Value::Reference(id), FieldKind::Person) => (std::slice::from_ref(id), "person"),
        (Value::Reference(id), FieldKind::Group) => (std::slice::from_ref(id), "group"),
        (Value::Reference(id), FieldKind::Reference { to }) => (std::slice::from_ref(id), to),
        (Value::References(ids), FieldKind::References { to }) => (ids, to),
        (Value::Table(rows), FieldKind::Table { columns }) => {
            for row in rows {
                for column in columns {
                    if let Some(cell) = row.get(&column.name) {
                        references_in(work, field, column, cell);
                    }
                }
            }
            return;
        }
        _ => return,
    };
    for id in ids {
        reference(work, field, *id, to);
    }
}

fn references_in(work: &mut Work<'_>, field: &FieldDef, column: &FieldDef, value: &Value) {
    match (value, &column.kind) {
        (Value::Reference(id), FieldKind::Person) => reference(work, field, *id, "person"),
        (Value::Reference(id), FieldKind::Group) => reference(work, field, *id, "group"),
        (Value::Reference(id), FieldKind::Reference { to }) => reference(work, field, *id, to),
        _ => {}
    }
}

/// The same words whether the record does not exist, is of another type or may not be seen: nothing is revealed.
fn reference(work: &mut Work<'_>, field: &FieldDef, id: Id, to: &str) {
    if id == work.record.id && work.creating() {
        return;
    }
    let known = work.facts.record(id).filter(|r| r.type_name == *to);
    let known = known.filter(|r| !work.policed || work.viewer.actor.person() == Some(id) || access::sees(work, r));
    match known {
        None => work.refuse(Refusal::new(Code::UnknownReference).on(field.name.clone()).with("label", &field.label)),
        Some(person) if to == "person" && !person.flag("active") => {
            work.refuse(Refusal::new(Code::InactivePerson).on(field.name.clone()).with("label", &field.label));
        }
        Some(_) => {}
    }
}
