//! The page of a service: everything that belongs to it, and its own fields apart.

use crate::desk::records;
use crate::error::{Problem, Result};
use crate::extract::Reader;
use crate::router::Web;
use crate::ui::pages::{record, service};
use crate::ui::views::RecordPage;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use std::sync::Arc;

/// The gathering page.
pub async fn gathered(web: &Web, reader: &Reader, page: &RecordPage) -> Result<Markup> {
    let view = web.app.service(&reader.viewer, page.record.id).await?;
    Ok(service::page(page, &view, &reader.screen))
}

/// The fields of a service.
pub async fn details(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>) -> Result<Response> {
    let page = records::load(&web, &reader, &key).await?;
    if !page.gathers() {
        return Err(Problem::not_found());
    }
    Ok(record::page(&page, &reader.screen).into_response())
}
