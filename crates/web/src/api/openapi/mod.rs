//! The description of the interface, OpenAPI 3.1, computed from the record types. Every type has its own paths and its own
//! schemas: which fields there are, what each may hold, which moves a record can take. Nothing is written by hand that
//! follows from a definition, so an overlay's new field is described the moment it exists.

mod field;
mod parts;
mod paths;
mod responses;
mod schemas;
mod shared;

use app::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use schema::Model;
use serde_json::{Map, Value as Json, json};
use std::sync::Arc;

pub use field::{field_schema, value_schema};

/// What the interface is, in words; Markdown.
const INTRODUCTION: &str = "Everything a person can do on screen, a program can do here, under the same permissions and into the same \
journal. Send an access token as `Authorization: Bearer evt_…`. Fields are named as in the record types; an absent field is empty, and \
`null` empties one. A change carries the version it is based on in `If-Match`; when somebody changed the same fields meanwhile the answer \
is 412 with their values beside yours, and nothing is lost. Whatever may be sent twice takes an `Idempotency-Key`. What is refused is told \
as problem details (RFC 9457) with a code for programs and a sentence for people. What you may not see answers exactly like what does not exist.";

/// The whole description.
#[must_use]
pub fn openapi(model: &Model) -> Json {
    let mut paths = Map::new();
    let mut schemas = shared::shared(model);
    paths::common(&mut paths);
    for def in model.types.values() {
        schemas::of_type(&mut schemas, def);
        paths::of_type(&mut paths, def);
    }
    let tags: Vec<Json> = [("Account", "You, your access tokens."), ("Discovery", "Record types, search, this description.")]
        .into_iter()
        .map(|(name, text)| json!({"name": name, "description": text}))
        .chain(model.types.values().map(|def| json!({"name": def.plural, "description": def.purpose})))
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Evident", "version": "1", "summary": "The REST interface of the service management system.", "description": INTRODUCTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/", "description": "This server"}],
        "tags": tags,
        "security": [{"token": []}, {"session": [], "form_token": []}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": responses::all(),
            "parameters": paths::parameters(),
            "headers": responses::headers(),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "An access token, to read or also to write."},
                "password": {"type": "http", "scheme": "basic", "description": "E-mail address and password; only to make an access token."},
                "session": {"type": "apiKey", "in": "cookie", "name": "evident_session", "description": "The session of a browser."},
                "form_token": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token", "description": "Needed beside a session for whatever writes."},
            },
        },
    })
}

/// `GET /api/v1/openapi.json`: for everybody; it tells shapes, no records.
pub async fn serve(State(app): State<Arc<App>>) -> Response {
    super::answer(StatusCode::OK, &openapi(app.model()))
}

/// The name of a schema: `business_calendar` and `Page` make `BusinessCalendarPage`.
#[must_use]
pub fn schema_name(type_name: &str, what: &str) -> String {
    let mut name: String = type_name
        .split('_')
        .flat_map(|word| {
            let mut chars = word.chars();
            chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars)
        })
        .collect();
    name.push_str(what);
    name
}

/// A pointer to a schema.
fn schema_ref(name: &str) -> Json {
    json!({"$ref": format!("#/components/schemas/{name}")})
}
