//! Schemas: what is shared by all types, and what each type has of its own.

use super::{field_schema, schema_name, schema_ref, value_schema};
use crate::api::wish::{MAX_LINKS, MAX_MENTIONS, MAX_MESSAGE, MAX_REASON};
use app::MAX_BULK;
use journal::{Channel, Kind};
use kernel::Code;
use schema::{FieldDef, Model, Phase, TypeDef};
use serde_json::{Map, Value as Json, json};

fn id() -> Json {
    json!({"type": "string", "format": "uuid"})
}
fn at() -> Json {
    json!({"type": "string", "format": "date-time"})
}
fn text() -> Json {
    json!({"type": "string"})
}
fn flag() -> Json {
    json!({"type": "boolean"})
}
fn number() -> Json {
    json!({"type": "integer"})
}
fn list(of: &Json) -> Json {
    json!({"type": "array", "items": of})
}
/// An object with these properties and no others; names ending in `?` may be absent.
fn object(properties: Vec<(&str, Json)>) -> Json {
    let required: Vec<&str> = properties.iter().map(|(n, _)| *n).filter(|n| !n.ends_with('?')).collect();
    let properties: Map<String, Json> = properties.into_iter().map(|(n, s)| (n.trim_end_matches('?').to_owned(), s)).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}
fn said(mut schema: Json, text: &str) -> Json {
    schema["description"] = Json::from(text);
    schema
}

/// Schemas that all types share.
pub fn shared(model: &Model) -> Map<String, Json> {
    let mut all = Map::new();
    let mut put = |name: &str, schema: Json| drop(all.insert(name.to_owned(), schema));
    let codes: Vec<&str> = Code::ALL.iter().map(|c| c.as_str()).collect();
    let types: Vec<&str> = model.types.keys().map(|n| &**n).collect();
    let visibility = json!({"type": "string", "enum": ["public", "internal"]});
    put(
        "Refusal",
        object(vec![
            ("code", json!({"type": "string", "enum": codes})),
            ("field?", said(text(), "The field concerned.")),
            ("message", said(text(), "For people.")),
            ("params", json!({"type": "object", "additionalProperties": {"type": "string"}, "description": "The values in the message."})),
        ]),
    );
    let contested = object(vec![
        ("field", text()),
        ("label", text()),
        ("yours", said(json!({}), "What you sent; null when nothing.")),
        ("theirs", said(json!({}), "What stands now; null when empty.")),
    ]);
    put(
        "Conflict",
        object(vec![("current_version", number()), ("changed_at", at()), ("changed_by", text()), ("fields", list(&contested))]),
    );
    put(
        "Problem",
        object(vec![
            ("type", json!({"type": "string", "format": "uri-reference", "description": "Where the code is explained."})),
            ("title", text()),
            ("status", json!({"type": "integer", "minimum": 400, "maximum": 599})),
            ("detail", text()),
            ("request_id?", text()),
            ("refusals?", list(&schema_ref("Refusal"))),
            ("conflict?", schema_ref("Conflict")),
        ]),
    );
    put(
        "Actor",
        json!({"oneOf": [
            object(vec![("kind", json!({"const": "person"})), ("id", id())]),
            object(vec![("kind", json!({"const": "system"})), ("name", text())]),
        ]}),
    );
    put(
        "Face",
        said(
            object(vec![
                ("id", id()),
                ("type", json!({"type": "string", "enum": types})),
                ("title", text()),
                ("active", flag()),
                ("number?", text()),
                ("state?", text()),
            ]),
            "A record as others mention it.",
        ),
    );
    put(
        "Names",
        json!({"type": "object", "additionalProperties": schema_ref("Face"), "description": "Faces of the records that are referred to and that you may see, by id."}),
    );
    let stretch = object(vec![
        ("from", at()),
        ("to?", at()),
        ("kind", json!({"type": "string", "enum": ["counted", "outside_hours", "paused"]})),
        ("counted_seconds", number()),
        ("why", text()),
    ]);
    let versioned = object(vec![("id", id()), ("version", number())]);
    put(
        "Clock",
        said(
            object(vec![
                ("id", id()),
                ("kind", text()),
                ("label", text()),
                ("state", json!({"type": "string", "enum": ["running", "paused", "stopped", "cancelled", "superseded"]})),
                ("outcome?", json!({"type": "string", "enum": ["met", "missed"]})),
                ("target", text()),
                ("target_seconds", number()),
                ("elapsed_seconds", number()),
                ("remaining_seconds", number()),
                ("percent", number()),
                ("started_at", at()),
                ("due_at?", at()),
                ("missed_at?", at()),
                ("stopped_at?", at()),
                ("counted", flag()),
                ("corrected", flag()),
                ("agreement", versioned.clone()),
                ("calendar", versioned),
                ("stretches", list(&stretch)),
            ]),
            "An SLA clock, every stretch of time explained.",
        ),
    );
    put(
        "MoveOffer",
        object(vec![
            ("name", text()),
            ("label", text()),
            ("to", text()),
            ("reason", said(flag(), "A reason must be given.")),
            ("asks", said(list(&text()), "Fields to send with it.")),
            ("ready", flag()),
            ("unmet", list(&schema_ref("Refusal"))),
        ]),
    );
    put("Moves", object(vec![("state", text()), ("version", number()), ("moves", list(&schema_ref("MoveOffer")))]));
    put(
        "Message",
        object(vec![
            ("id", id()),
            ("visibility", visibility.clone()),
            ("body", said(text(), "Markdown.")),
            ("author", schema_ref("Actor")),
            ("at", at()),
            ("version", number()),
            ("imported", flag()),
            ("human", flag()),
            ("made", flag()),
            ("mentions", list(&id())),
        ]),
    );
    let body = json!({"type": "string", "minLength": 1, "maxLength": MAX_MESSAGE, "pattern": "\\S", "description": "Markdown."});
    let mut new_message = object(vec![
        ("body", body),
        ("visibility?", visibility),
        ("mentions?", json!({"type": ["array", "null"], "maxItems": MAX_MENTIONS, "items": id(), "description": "People to tell."})),
    ]);
    new_message["examples"] = json!([{"body": "We found the cause and work on it.", "visibility": "public"}]);
    put("NewMessage", new_message);
    put("Conversation", object(vec![("items", list(&schema_ref("Message"))), ("names", schema_ref("Names"))]));
    put(
        "RecordLink",
        object(vec![
            ("id", id()),
            ("link", text()),
            ("label", text()),
            ("outgoing", flag()),
            ("record", schema_ref("Face")),
            ("since", at()),
        ]),
    );
    put("Links", object(vec![("items", list(&schema_ref("RecordLink")))]));
    put(
        "Attachment",
        object(vec![
            ("id", id()),
            ("name", text()),
            ("media_type", said(text(), "Judged from the bytes.")),
            ("size", number()),
            ("sha256", text()),
            ("visibility", json!({"type": "string", "enum": ["public", "internal"]})),
            ("at", at()),
            ("author", schema_ref("Actor")),
            ("message?", id()),
        ]),
    );
    put("Attachments", object(vec![("items", list(&schema_ref("Attachment")))]));
    let watcher = json!({"anyOf": [schema_ref("Face"), object(vec![("id", id())])]});
    put("Watchers", object(vec![("watching", said(flag(), "Whether you are among them.")), ("items", list(&watcher))]));
    let channels: Vec<&str> = Channel::ALL.iter().map(|c| c.as_str()).collect();
    let kinds: Vec<&str> = Kind::ALL.iter().map(|c| c.as_str()).collect();
    let channel = json!({"type": "string", "enum": channels});
    let kind = json!({"type": "string", "enum": kinds});
    let change = object(vec![("field", text()), ("label", text()), ("old?", text()), ("new?", text())]);
    let line = object(vec![
        ("entry", id()),
        ("version", number()),
        ("at", at()),
        ("recorded_at?", at()),
        ("actor", schema_ref("Actor")),
        ("channel", channel.clone()),
        ("kind", kind.clone()),
        ("words", text()),
        ("changes", list(&change)),
        ("reason?", text()),
        ("imported", flag()),
        ("internal", flag()),
        ("erased", flag()),
    ]);
    put("History", object(vec![("items", list(&line)), ("names", schema_ref("Names"))]));
    let entry = object(vec![
        ("position?", number()),
        ("version", number()),
        ("kind", kind),
        ("occurred_at", at()),
        ("recorded_at", at()),
        ("actor", schema_ref("Actor")),
        ("channel", channel),
        ("imported", flag()),
    ]);
    put(
        "Proof",
        object(vec![
            ("entries", list(&entry)),
            ("covered", said(number(), "How many of the entries lie beneath the checkpoint.")),
            ("checkpoint?", object(vec![("size", number()), ("at", at())])),
            ("bundle", said(flag(), "Whether the proof file can be had, with `?bundle=true`.")),
        ]),
    );
    let scope = json!({"type": "string", "enum": ["read", "write"]});
    let token = |secret: bool| {
        let mut all =
            vec![("id", id()), ("name", text()), ("scope", scope.clone()), ("created_at", at()), ("expires_at", at()), ("used_at?", at())];
        if secret {
            all.push(("secret", said(text(), "The token itself: shown now and never again.")));
        }
        object(all)
    };
    put("Token", token(false));
    put("TokenMade", token(true));
    put("Tokens", object(vec![("items", list(&schema_ref("Token")))]));
    let mut new_token = object(vec![
        ("name", json!({"type": "string", "minLength": 1, "maxLength": 80, "pattern": "\\S", "description": "What it is for."})),
        ("scope?", scope),
        ("days?", json!({"type": "integer", "minimum": 1, "maximum": app::auth::MAX_DAYS, "default": 90})),
    ]);
    new_token["examples"] = json!([{"name": "Monitoring", "scope": "write", "days": 90}]);
    put("NewToken", new_token);
    put(
        "Me",
        object(vec![
            ("person", schema_ref("Face")),
            ("roles", list(&text())),
            ("groups", list(&schema_ref("Face"))),
            ("customers", list(&schema_ref("Face"))),
            ("time_zone", text()),
            ("locale", text()),
            ("token?", schema_ref("Token")),
        ]),
    );
    let hit = object(vec![("record", schema_ref("Face")), ("type_title", text()), ("snippet", text())]);
    put("SearchResult", object(vec![("text", text()), ("hits", list(&hit))]));
    let a_type = object(vec![
        ("name", text()),
        ("title", text()),
        ("plural", text()),
        ("purpose", text()),
        ("clause", text()),
        ("list", text()),
        ("may_create", flag()),
    ]);
    put("Types", object(vec![("items", list(&a_type))]));
    put(
        "TypeDefinition",
        json!({"type": "object", "required": ["name", "title", "plural", "fields", "lifecycle", "links", "clocks", "list", "form"], "description": "The whole definition of a record type."}),
    );
    put("NewWatcher", object(vec![("person?", said(id(), "Yourself, when absent."))]));
    let done =
        object(vec![("status", json!({"type": "integer", "enum": [200, 201]})), ("id", id()), ("version?", number()), ("number?", text())]);
    let refused = object(vec![("status", json!({"type": "integer", "minimum": 400, "maximum": 599})), ("problem", schema_ref("Problem"))]);
    put("BulkResult", object(vec![("items", list(&json!({"oneOf": [done, refused]})))]));
    all
}

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
