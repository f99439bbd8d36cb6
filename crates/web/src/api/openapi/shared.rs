//! Schemas that all types share: problems, actors, clocks, messages, links, files, history, proofs, tokens.

use super::parts::{at, flag, id, list, number, object, said, text};
use super::schema_ref;
use crate::api::wish::{MAX_MENTIONS, MAX_MESSAGE};
use journal::{Channel, Kind};
use kernel::Code;
use schema::Model;
use serde_json::{Map, Value as Json, json};

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
        "ProblemDetails",
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
    let refused =
        object(vec![("status", json!({"type": "integer", "minimum": 400, "maximum": 599})), ("problem", schema_ref("ProblemDetails"))]);
    put("BulkResult", object(vec![("items", list(&json!({"oneOf": [done, refused]})))]));
    all
}
