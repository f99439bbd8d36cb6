//! What a configuration item or a service depends on, and what depends on it.

use crate::desk::records;
use crate::error::Result;
use crate::extract::Reader;
use crate::router::Web;
use crate::ui::pages::impact;
use axum::extract::{Path, Query, State};
use maud::Markup;
use serde::Deserialize;
use std::sync::Arc;

/// How far one looks.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    depth: Option<u32>,
}

/// The graph and the table.
pub async fn impact(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>, Query(asked): Query<Asked>) -> Result<Markup> {
    let page = records::load(&web, &reader, &key).await?;
    let depth = asked.depth.unwrap_or(app::view::impact::DEPTH);
    let view = web.app.impact(&reader.viewer, &page.record.id.text(), depth).await?;
    Ok(impact::page(&page, &view, &reader.screen))
}
