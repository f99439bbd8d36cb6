//! Small parts of schemas.

use serde_json::{Map, Value as Json, json};

pub(super) fn id() -> Json {
    json!({"type": "string", "format": "uuid"})
}
pub(super) fn at() -> Json {
    json!({"type": "string", "format": "date-time"})
}
pub(super) fn text() -> Json {
    json!({"type": "string"})
}
pub(super) fn flag() -> Json {
    json!({"type": "boolean"})
}
pub(super) fn number() -> Json {
    json!({"type": "integer"})
}
pub(super) fn list(of: &Json) -> Json {
    json!({"type": "array", "items": of})
}
/// An object with these properties and no others; names ending in `?` may be absent.
pub(super) fn object(properties: Vec<(&str, Json)>) -> Json {
    let required: Vec<&str> = properties.iter().map(|(n, _)| *n).filter(|n| !n.ends_with('?')).collect();
    let properties: Map<String, Json> = properties.into_iter().map(|(n, s)| (n.trim_end_matches('?').to_owned(), s)).collect();
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}
pub(super) fn said(mut schema: Json, text: &str) -> Json {
    schema["description"] = Json::from(text);
    schema
}
