//! Answers that many operations share: one per status that is a problem, and the headers of the others.

use super::schema_ref;
use crate::api::problem::{PROBLEM_JSON, title_of, type_uri};
use axum::http::StatusCode;
use serde_json::{Map, Value as Json, json};

/// Name, status, a code that occurs with it, and when it occurs.
const PROBLEMS: &[(&str, u16, &str, &str)] = &[
    ("BadRequest", 400, "malformed", "The request cannot be read: a parameter, a header or the JSON is not well formed."),
    ("Unauthorized", 401, "token-invalid", "No access token was sent, or it is unknown, expired or revoked."),
    ("Forbidden", 403, "forbidden", "Your roles do not allow it, your token may only read, or the form token is missing."),
    ("NotFound", 404, "not-visible", "There is no such record, or you may not see it; the two are never told apart."),
    ("NotAcceptable", 406, "not-acceptable", "The Accept header leaves no form in which this is served."),
    ("Conflict", 409, "no-such-move", "It does not fit the state of the record, or a value is already taken."),
    ("Stale", 412, "stale", "Someone changed the same fields since the version in If-Match; `conflict` shows both sides."),
    ("TooLarge", 413, "too-large", "The body or the file is larger than is accepted."),
    (
        "UnsupportedMediaType",
        415,
        "unsupported-media-type",
        "The body has another media type than is read here, or the file is of a kind that is not taken.",
    ),
    (
        "Refused",
        422,
        "required",
        "It was read and is refused; every refusal names its code, its field and what would mend it. A query or an order that does not fit the type is told with the place where it fails.",
    ),
    ("PreconditionRequired", 428, "precondition", "If-Match is missing: say which version you are changing."),
    ("TooManyRequests", 429, "throttled", "Too many attempts; Retry-After says when to try again."),
    ("Fault", 500, "fault", "Something broke on our side; nothing was half saved."),
    (
        "Unavailable",
        503,
        "storage-unavailable",
        "The data cannot be written just now; nothing was half saved. Retry-After says when to try again.",
    ),
    ("Full", 507, "storage-full", "No space is left where the data is kept; nothing was half saved."),
];

/// All shared answers.
pub fn all() -> Json {
    let mut map = Map::new();
    for (name, status, code, when) in PROBLEMS {
        let title = StatusCode::from_u16(*status).map_or("", title_of);
        let example = json!({"type": type_uri(code), "title": title, "status": status, "detail": when, "request_id": "019cf2b0-7a11-7c3e-9d55-1b0f6c2e8a41"});
        let mut response = json!({
            "description": when,
            "content": {PROBLEM_JSON: {"schema": schema_ref("ProblemDetails"), "example": example}},
            "headers": {"X-Request-Id": {"$ref": "#/components/headers/RequestId"}},
        });
        match status {
            401 => response["headers"]["WWW-Authenticate"] = json!({"$ref": "#/components/headers/Challenge"}),
            429 => response["headers"]["Retry-After"] = json!({"$ref": "#/components/headers/RetryAfter"}),
            _ => {}
        }
        map.insert((*name).to_owned(), response);
    }
    Json::Object(map)
}

/// Pointers to the answers with these statuses.
pub fn problems(map: &mut Map<String, Json>, statuses: &[u16]) {
    for (name, status, ..) in PROBLEMS {
        if statuses.contains(status) {
            map.insert(status.to_string(), json!({"$ref": format!("#/components/responses/{name}")}));
        }
    }
}

/// Shared headers.
pub fn headers() -> Json {
    json!({
        "RequestId": {"description": "The id of the request, as in the log.", "required": true, "schema": {"type": "string", "minLength": 1, "maxLength": 64}},
        "ETag": {"description": "The version of the record; send it back in If-Match.", "required": true, "schema": {"type": "string", "pattern": "^\"[0-9]+\"$"}},
        "FileTag": {"description": "The SHA-256 of the bytes.", "required": true, "schema": {"type": "string", "pattern": "^\"[0-9a-f]{64}\"$"}},
        "Location": {"description": "Where it is.", "required": true, "schema": {"type": "string", "format": "uri-reference"}},
        "Link": {"description": "The next page and the one before (RFC 8288).", "schema": {"type": "string"}},
        "Challenge": {"description": "How to show who you are.", "schema": {"type": "string"}},
        "RetryAfter": {"description": "Seconds to wait.", "schema": {"type": "string", "pattern": "^[0-9]+$"}},
        "Replayed": {"description": "`true` when the request had been carried out before under its idempotency key and was not repeated.", "schema": {"type": "string", "enum": ["true"]}},
        "Disposition": {"description": "Saved, never shown in place.", "required": true, "schema": {"type": "string"}},
    })
}
