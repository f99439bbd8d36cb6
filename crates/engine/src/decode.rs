//! From what was sent to typed values: the first step of every draft. Whatever cannot be understood is refused beside
//! its field; whatever may not be set from outside is refused too, computed values and ended records above all.

use crate::{Verb, Viewer, Work, access};
use journal::Channel;
use kernel::{Code, Refusal};
use schema::{FieldDef, FieldRule, Value};

/// Reads the given fields into the record, checking that each may be set by this actor in this state.
pub(crate) fn decode(work: &mut Work<'_>) {
    let command = work.command;
    for (name, json) in &command.action.set {
        let def = work.def.clone();
        let Some(field) = def.field(name) else {
            work.refuse(Refusal::new(Code::UnknownField).on(name.clone()).with("value", name).with("suggestion", suggestion(&def, name)));
            continue;
        };
        if let Some(refusal) = closed(work, field) {
            work.refuse(refusal.on(field.name.clone()).with("label", &field.label));
            continue;
        }
        match schema::read_field(field, json) {
            Ok(Some(value)) => work.set(&field.name, value),
            Ok(None) => work.clear(&field.name),
            Err(refusal) => work.refuse(refusal),
        }
    }
}

/// Why a field is closed to this actor, now; `None` when it is open.
fn closed(work: &Work<'_>, field: &FieldDef) -> Option<Refusal> {
    if field.computed && work.policed {
        return Some(Refusal::new(Code::Computed));
    }
    if field.immutable && work.policed && work.was(&field.name).is_some() {
        return Some(Refusal::new(Code::ReadOnly).with("state", state_label(work)));
    }
    let asked = work.taken.is_some_and(|m| asks_for(work, m, field));
    let state = work.before().and_then(|b| b.state.as_deref()).and_then(|s| work.def.state(s));
    let rule = state.and_then(|s| s.fields.get(&field.name));
    if !asked && work.policed && matches!(rule, Some(FieldRule::ReadOnly | FieldRule::Hidden)) {
        return Some(Refusal::new(Code::ReadOnly).with("state", state_label(work)));
    }
    let verb = if work.creating() { Verb::Create } else { Verb::Update };
    let open = !work.policed || asked || access::field_open(work, &verb, &field.name);
    (!open).then(|| Refusal::new(Code::ForbiddenField))
}

/// Whether a move's dialog asks for the field: its prompts, its needed fields, and what its target state requires.
pub(crate) fn asks_for(work: &Work<'_>, taken: &schema::MoveDef, field: &FieldDef) -> bool {
    taken.prompts.contains(&field.name)
        || taken.needs.iter().any(|n| matches!(n, schema::Need::Field(f) if *f == field.name))
        || work
            .def
            .state(&taken.to)
            .and_then(|s| s.fields.get(&field.name))
            .is_some_and(|r| matches!(r, FieldRule::Required | FieldRule::Prompted))
}

pub(crate) fn state_label(work: &Work<'_>) -> String {
    let state = work.before().and_then(|b| b.state.as_deref()).and_then(|s| work.def.state(s));
    state.map_or_else(|| "this state".to_owned(), |s| s.label.clone())
}

/// `" Did you mean “impact”?"`, when a known field begins alike.
fn suggestion(def: &schema::TypeDef, given: &str) -> String {
    let start: String = given.chars().take(3).collect();
    let near = def.fields.iter().find(|f| !start.is_empty() && f.name.starts_with(&start));
    near.map_or_else(String::new, |f| format!(" Did you mean “{}”?", f.name))
}

/// What a field begins with for this viewer through this door: the door's own default, that of people who work on such
/// records, or the one for everybody.
#[must_use]
pub fn default_of<'a>(def: &schema::TypeDef, field: &'a FieldDef, viewer: &Viewer, channel: Channel) -> Option<&'a serde_json::Value> {
    let staff = || field.default_by.get("staff").filter(|_| viewer.works_on(&def.name));
    field.default_by.get(channel.as_str()).or_else(staff).or(field.default.as_ref())
}

/// Applies the definition's own defaults to a new record.
pub(crate) fn defaults(work: &mut Work<'_>) {
    let def = work.def.clone();
    for field in &def.fields {
        if let Some(json) = default_of(&def, field, work.viewer, work.channel)
            && work.record.get(&field.name).is_none()
            && let Ok(value) = Value::from_json(&field.kind, json)
        {
            work.set(&field.name, value);
        }
    }
}
