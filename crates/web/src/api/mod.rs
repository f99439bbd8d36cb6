//! The REST interface: `/api/v1/{type}`, generic over record types. One set of handlers serves every type there is and
//! every type an overlay adds; what differs between types stands in their definitions, and `openapi.json` is computed from
//! the same definitions.
//!
//! A request becomes a [`call::Call`] (who asks, which record, which parameters), then a command or a view, then JSON
//! ([`present`]). Whatever goes wrong becomes a [`Problem`]. [`edge`] stands around everything: it gives each
//! request its id, logs faults once, and turns panics, unknown addresses and wrong methods into problem documents too.
//!
//! Known quirks, kept on purpose: a record answers under its id and under its number; `PATCH` needs `If-Match` while moves
//! do not, because a move is guarded by the state it starts from; a list tells a count only when asked, because counting
//! costs more than the page.

mod bulk;
pub mod call;
pub mod fields;
mod files;
mod json;
mod me;
pub mod openapi;
pub mod page;
pub mod parameters;
mod present;
mod records;
mod talk;
mod watchers;
pub mod wish;

use crate::error::Problem;
use app::App;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{delete, get, post};
use std::sync::Arc;

pub use crate::error as problem;
pub use openapi::openapi;

/// Header with the id of a request.
pub const REQUEST_ID: &str = "x-request-id";

/// Every route of the interface: method and address. The access matrix test goes through this list.
pub const ROUTES: &[(&str, &str)] = &[
    ("GET", "/api/v1/openapi.json"),
    ("GET", "/api/v1/me"),
    ("GET", "/api/v1/search"),
    ("GET", "/api/v1/tokens"),
    ("POST", "/api/v1/tokens"),
    ("DELETE", "/api/v1/tokens/{token}"),
    ("GET", "/api/v1/types"),
    ("GET", "/api/v1/types/{type}"),
    ("GET", "/api/v1/{type}"),
    ("POST", "/api/v1/{type}"),
    ("POST", "/api/v1/{type}/bulk"),
    ("GET", "/api/v1/{type}/{record}"),
    ("PATCH", "/api/v1/{type}/{record}"),
    ("GET", "/api/v1/{type}/{record}/moves"),
    ("POST", "/api/v1/{type}/{record}/moves/{move}"),
    ("GET", "/api/v1/{type}/{record}/comments"),
    ("POST", "/api/v1/{type}/{record}/comments"),
    ("GET", "/api/v1/{type}/{record}/links"),
    ("POST", "/api/v1/{type}/{record}/links"),
    ("DELETE", "/api/v1/{type}/{record}/links/{link}"),
    ("GET", "/api/v1/{type}/{record}/attachments"),
    ("POST", "/api/v1/{type}/{record}/attachments"),
    ("GET", "/api/v1/{type}/{record}/attachments/{file}"),
    ("DELETE", "/api/v1/{type}/{record}/attachments/{file}"),
    ("GET", "/api/v1/{type}/{record}/watchers"),
    ("POST", "/api/v1/{type}/{record}/watchers"),
    ("DELETE", "/api/v1/{type}/{record}/watchers/{person}"),
    ("GET", "/api/v1/{type}/{record}/history"),
    ("GET", "/api/v1/{type}/{record}/proof"),
];

/// The interface under `/api`.
pub fn router(app: Arc<App>) -> Router {
    let inner = Router::new()
        .route("/", get(async || Redirect::to("/help/api")))
        .route("/v1/openapi.json", get(openapi::serve))
        .route("/v1/me", get(me::me))
        .route("/v1/search", get(records::search))
        .route("/v1/tokens", get(me::tokens).post(me::create_token))
        .route("/v1/tokens/{token}", delete(me::revoke_token))
        .route("/v1/types", get(me::types))
        .route("/v1/types/{type}", get(me::one_type))
        .route("/v1/{type}", get(records::list).post(records::create))
        .route("/v1/{type}/bulk", post(bulk::bulk))
        .route("/v1/{type}/{record}", get(records::one).patch(records::patch))
        .route("/v1/{type}/{record}/moves", get(records::moves))
        .route("/v1/{type}/{record}/moves/{move}", post(records::take_move))
        .route("/v1/{type}/{record}/comments", get(talk::comments).post(talk::comment))
        .route("/v1/{type}/{record}/links", get(talk::links).post(talk::link))
        .route("/v1/{type}/{record}/links/{link}", delete(talk::unlink))
        .route("/v1/{type}/{record}/attachments", get(files::list).post(files::attach))
        .route("/v1/{type}/{record}/attachments/{file}", get(files::download).delete(files::detach))
        .route("/v1/{type}/{record}/watchers", get(watchers::list).post(watchers::add))
        .route("/v1/{type}/{record}/watchers/{person}", delete(watchers::remove))
        .route("/v1/{type}/{record}/history", get(talk::history))
        .route("/v1/{type}/{record}/proof", get(talk::proof))
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || {
            Problem::protocol(
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "The Allow header says which methods this address knows.",
            )
        })
        .layer(DefaultBodyLimit::disable())
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(panicked))
        .layer(axum::middleware::from_fn_with_state(app.clone(), edge))
        .with_state(app);
    Router::new().nest("/api", inner)
}

fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let told = cause.downcast_ref::<String>().cloned().or_else(|| cause.downcast_ref::<&str>().map(|s| (*s).to_owned()));
    Problem::fault(format!("panic: {}", told.unwrap_or_default())).into_response()
}

/// Gives the request its id, and tells what went wrong with it.
async fn edge(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let given = request.headers().get(REQUEST_ID).and_then(|v| v.to_str().ok());
    let good = |id: &&str| (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let id = given.filter(good).map_or_else(|| app.new_id().text(), str::to_owned);
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        if let Some(chain) = &problem.fault {
            tracing::error!(request = %id, fault = %chain, "a request failed");
        }
        response.headers_mut().remove(header::CONTENT_LENGTH);
        *response.body_mut() = Body::from(problem.document(Some(&id)).to_string());
    }
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.entry(header::X_CONTENT_TYPE_OPTIONS).or_insert(HeaderValue::from_static("nosniff"));
    response
}

/// An answer in JSON.
fn answer(status: StatusCode, json: &serde_json::Value) -> Response {
    let mut response = Response::new(Body::from(json.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Puts a header on an answer.
fn with(mut response: Response, name: header::HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}
