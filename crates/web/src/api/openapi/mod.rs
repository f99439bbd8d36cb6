//! stub
use axum::response::Response;
use schema::Model;
/// doc
pub fn openapi(_model: &Model) -> serde_json::Value { serde_json::Value::Null }
/// doc
pub async fn serve() -> Response { Response::default() }
