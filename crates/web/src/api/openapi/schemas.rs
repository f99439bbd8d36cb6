//! Schemas that each type has of its own: its fields, a record, a row and a page of them, and what makes and changes one.

use super::parts::{at, flag, id, list, number, object, said, text};
use super::{field_schema, schema_name, schema_ref, value_schema};
use crate::api::wish::{MAX_LINKS, MAX_REASON};
use app::MAX_BULK;
use schema::{FieldDef, Phase, TypeDef};
use serde_json::{Map, Value as Json, json};

/// Schemas of one type.
pub fn of_type(all: &mut Map<String, Json>, def: &TypeDef) {
    let name = |what: &str| schema_name(&def.name, what);
    let fields: Map<String, Json> = def.fields.iter().map(|f| (f.name.to_string(), value_schema(f))).collect();
    all.insert(name("Fields"), json!({"type": "object", "properties": fields, "additionalProperties": false, "description": "Values of fields; an empty field is absent."}));
    all.insert(name(""), record(def, true));
    all.insert(name("Row"), record(def, false));
    let query = object(vec![("text", text()), ("sentence", said(text(), "The query as an English sentence; empty for all."))]);
    let cursor = json!({"type": ["string", "null"]});
    all.insert(
        name("Page"),
        object(vec![
            ("items", list(&schema_ref(&name("Row")))),
            ("names", schema_ref("Names")),
            ("sort", text()),
            ("query", query),
            ("next", cursor.clone()),
            ("prev", cursor),
            ("count?", object(vec![("n", number()), ("capped", said(flag(), "There are more."))])),
        ]),
    );
    let new: Map<String, Json> = settable(def).map(|f| (f.name.to_string(), field_schema(f, !f.required))).collect();
    let needed: Vec<&str> = settable(def).filter(|f| f.required && f.default.is_none() && !filled_in(def, f)).map(|f| &*f.name).collect();
    let mut new = json!({"type": "object", "properties": new, "additionalProperties": false});
    let mut keys: Vec<(&str, Json)> = Vec::new();
    if needed.is_empty() {
        keys.push(("fields?", new.clone()));
    } else {
        new["required"] = json!(needed);
        keys.push(("fields", new));
    }
    keys.extend(beside(def));
    let mut new = object(keys);
    new["examples"] = json!([example(def)]);
    all.insert(name("New"), new);
    let change: Map<String, Json> =
        settable(def).filter(|f| !f.immutable).map(|f| (f.name.to_string(), field_schema(f, !f.required))).collect();
    let change = json!({"type": "object", "properties": change, "additionalProperties": false});
    let mut keys = vec![("fields?", change.clone())];
    keys.extend(beside(def));
    all.insert(name("Change"), object(keys));
    let anything: Map<String, Json> = settable(def).map(|f| (f.name.to_string(), field_schema(f, !f.required))).collect();
    let mut keys = vec![
        ("record?", said(json!({"type": "string", "minLength": 1, "maxLength": 40}), "Id or number; a new record when absent.")),
        ("version?", said(json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}), "The version the change is based on.")),
        ("fields?", json!({"type": "object", "properties": anything, "additionalProperties": false})),
    ];
    if let Some(lifecycle) = &def.lifecycle {
        let moves: Vec<&str> = lifecycle.moves.iter().filter(|m| !m.automatic).map(|m| &*m.name).collect();
        keys.push(("move?", json!({"type": "string", "enum": moves})));
    }
    keys.extend(beside(def));
    let item = object(keys);
    all.insert(name("Bulk"), object(vec![("items", json!({"type": "array", "minItems": 1, "maxItems": MAX_BULK, "items": item}))]));
}

/// Fields that may be sent.
fn settable(def: &TypeDef) -> impl Iterator<Item = &FieldDef> {
    def.fields.iter().filter(|f| !f.computed)
}

/// Whether rules fill a required field that was not sent: the instant of a report.
fn filled_in(def: &TypeDef, field: &FieldDef) -> bool {
    field.past && def.clocks.iter().any(|c| c.start == field.name)
}

/// What may go with field values.
fn beside(def: &TypeDef) -> Vec<(&'static str, Json)> {
    let mut keys = vec![
        (
            "reason?",
            json!({"type": ["string", "null"], "minLength": 1, "maxLength": MAX_REASON, "pattern": "\\S", "description": "Why, for history."}),
        ),
        (
            "occurred_at?",
            json!({"type": ["string", "null"], "format": "date-time", "description": "When it happened, if not now; at most 72 hours back."}),
        ),
    ];
    if def.conversation {
        keys.push(("message?", json!({"anyOf": [schema_ref("NewMessage"), {"type": "null"}]})));
    }
    let names: Vec<&str> = def.links.iter().map(|l| &*l.name).collect();
    if !names.is_empty() {
        let link = object(vec![("link", json!({"type": "string", "enum": names})), ("record", id())]);
        keys.push(("links?", json!({"type": ["array", "null"], "maxItems": MAX_LINKS, "items": link})));
    }
    keys
}

fn record(def: &TypeDef, whole: bool) -> Json {
    let mut keys = vec![
        ("id", id()),
        ("type", json!({"const": def.name})),
        ("title", text()),
        ("version", json!({"type": "integer", "minimum": 1})),
        ("created_at", at()),
        ("created_by", schema_ref("Actor")),
        ("updated_at", at()),
        ("updated_by", schema_ref("Actor")),
        ("fields", schema_ref(&schema_name(&def.name, "Fields"))),
    ];
    if def.prefix.is_some() {
        keys.push(("number?", text()));
    }
    if let Some(lifecycle) = &def.lifecycle {
        let states: Vec<&str> = lifecycle.states.iter().map(|s| &*s.name).collect();
        keys.push(("state", json!({"type": "string", "enum": states})));
        keys.push(("phase", json!({"type": "string", "enum": Phase::ALL.map(Phase::as_str)})));
    }
    if !def.clocks.is_empty() {
        keys.push(("due_at?", at()));
    }
    if whole {
        let can = ["update", "comment", "internal", "link", "watch", "override_priority"].into_iter().map(|n| (n, flag())).collect();
        keys.extend([
            ("names", schema_ref("Names")),
            ("clocks", list(&schema_ref("Clock"))),
            ("watching", flag()),
            ("editable", said(list(&text()), "Fields you may change now.")),
            ("can", said(object(can), "What else you may do.")),
        ]);
    }
    said(object(keys), &def.purpose)
}

/// A small example of a new record: its required texts and first choices.
fn example(def: &TypeDef) -> Json {
    let mut fields = Map::new();
    for field in settable(def).filter(|f| f.required && f.default.is_none() && !filled_in(def, f)) {
        let value = match &field.kind {
            schema::FieldKind::Text { .. } | schema::FieldKind::LongText { .. } => match &*field.name {
                "time_zone" => Json::from("Europe/Paris"),
                _ => Json::from(format!("An example of a {}", def.title.to_lowercase())),
            },
            schema::FieldKind::Choice { choices } => choices.first().map_or(Json::Null, |c| Json::from(c.name.as_str())),
            schema::FieldKind::Date => Json::from("2026-03-27"),
            schema::FieldKind::Instant => Json::from("2026-03-27T15:00:00Z"),
            schema::FieldKind::Integer { min, .. } => Json::from(*min),
            schema::FieldKind::Person | schema::FieldKind::Group | schema::FieldKind::Reference { .. } => {
                Json::from("019cf2b0-7a11-7c3e-9d55-1b0f6c2e8a41")
            }
            _ => continue,
        };
        fields.insert(field.name.to_string(), value);
    }
    json!({"fields": fields})
}
