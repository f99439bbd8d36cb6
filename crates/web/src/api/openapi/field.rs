//! The schema of one field: what it may be set to, and what it is read as.

use schema::{Choice, FieldDef, FieldKind, MAX_REFERENCES, MAX_ROWS};
use serde_json::{Map, Value as Json, json};

/// What may be sent for a field. `null` empties it, unless it must be filled.
#[must_use]
pub fn field_schema(field: &FieldDef, nullable: bool) -> Json {
    let mut schema = sent(field);
    if nullable {
        let kind = schema["type"].clone();
        schema["type"] = json!([kind, "null"]);
        if let Some(list) = schema.get_mut("enum").and_then(Json::as_array_mut) {
            list.push(Json::Null);
        }
    }
    tell(field, &mut schema);
    schema
}

/// What a field is read as. Older records may hold choices that are no longer offered.
#[must_use]
pub fn value_schema(field: &FieldDef) -> Json {
    let mut schema = match &field.kind {
        FieldKind::Text { .. } | FieldKind::LongText { .. } => json!({"type": "string"}),
        FieldKind::Choice { choices } => json!({"type": "string", "enum": names(choices, true)}),
        FieldKind::MultiChoice { choices } => json!({"type": "array", "items": {"type": "string", "enum": names(choices, true)}}),
        FieldKind::Boolean => json!({"type": "boolean"}),
        FieldKind::Integer { .. } => json!({"type": "integer"}),
        FieldKind::Duration => json!({"type": "integer", "description": "Seconds."}),
        FieldKind::Decimal { .. } => json!({"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}),
        FieldKind::Table { columns } => {
            let properties: Map<String, Json> = columns.iter().map(|c| (c.name.to_string(), value_schema(c))).collect();
            json!({"type": "array", "items": {"type": "object", "properties": properties, "additionalProperties": false}})
        }
        _ => sent(field),
    };
    tell(field, &mut schema);
    schema
}

fn names(choices: &[Choice], all: bool) -> Vec<&str> {
    choices.iter().filter(|c| all || !c.retired).map(|c| &*c.name).collect()
}

fn sent(field: &FieldDef) -> Json {
    match &field.kind {
        FieldKind::Text { max } | FieldKind::LongText { max, .. } => {
            json!({"type": "string", "minLength": field.min_text.unwrap_or(1).max(1), "maxLength": max, "pattern": "\\S"})
        }
        FieldKind::Choice { choices } => json!({"type": "string", "enum": names(choices, false)}),
        FieldKind::MultiChoice { choices } => {
            json!({"type": "array", "maxItems": MAX_REFERENCES, "items": {"type": "string", "enum": names(choices, false)}})
        }
        FieldKind::Boolean => json!({"type": "boolean"}),
        FieldKind::Integer { min, max } => json!({"type": "integer", "minimum": min, "maximum": max}),
        FieldKind::Duration => json!({"type": "integer", "minimum": 0, "maximum": 316_224_000, "description": "Seconds."}),
        FieldKind::Decimal { scale, .. } => {
            let fraction = if *scale == 0 { String::new() } else { format!("(\\.[0-9]{{1,{}}})?", (*scale).min(18)) };
            json!({"type": "string", "pattern": format!("^-?[0-9]{{1,18}}{fraction}$"), "description": "An exact decimal number, as text."})
        }
        FieldKind::Money => json!({
            "type": "object", "required": ["minor", "currency"], "additionalProperties": false,
            "properties": {
                "minor": {"type": "integer", "minimum": 0, "maximum": i64::MAX, "description": "Minor units, for example cents."},
                "currency": {"type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217."},
            },
        }),
        FieldKind::Date => json!({"type": "string", "format": "date"}),
        FieldKind::Instant => json!({"type": "string", "format": "date-time"}),
        FieldKind::Person => reference("person"),
        FieldKind::Group => reference("group"),
        FieldKind::Reference { to } => reference(to),
        FieldKind::References { to } => json!({"type": "array", "maxItems": MAX_REFERENCES, "items": reference(to)}),
        FieldKind::Table { columns } => {
            let properties: Map<String, Json> = columns.iter().map(|c| (c.name.to_string(), field_schema(c, !c.required))).collect();
            let required: Vec<&str> = columns.iter().filter(|c| c.required).map(|c| &*c.name).collect();
            let mut line = json!({"type": "object", "properties": properties, "additionalProperties": false, "minProperties": 1});
            if !required.is_empty() {
                line["required"] = json!(required);
            }
            json!({"type": "array", "maxItems": MAX_ROWS, "items": line})
        }
    }
}

fn reference(to: &str) -> Json {
    json!({"type": "string", "format": "uuid", "description": format!("The id of a record of type {to}.")})
}

/// Label and help, as far as they say more than the name.
fn tell(field: &FieldDef, schema: &mut Json) {
    schema["title"] = Json::from(field.label.as_str());
    let mut text = String::new();
    for part in [schema["description"].as_str().unwrap_or_default(), &field.help] {
        if !part.is_empty() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(part);
        }
    }
    for (holds, note) in [
        (field.past, "It may not lie in the future."),
        (field.unique, "No two records share it."),
        (field.immutable, "It is set once."),
        (field.personal, "Personal data."),
    ] {
        if holds {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(note);
        }
    }
    if text.is_empty() {
        if let Some(map) = schema.as_object_mut() {
            map.remove("description");
        }
    } else {
        schema["description"] = Json::from(text);
    }
}
