//! The calendar of obligations.

use crate::error::Result;
use crate::extract::Reader;
use crate::router::Web;
use crate::ui::pages::agenda;
use axum::extract::{Query, State};
use maud::Markup;
use serde::Deserialize;
use std::sync::Arc;

/// What is wanted of it.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    whose: String,
    #[serde(default)]
    view: String,
}

/// As an agenda, or as a year.
pub async fn agenda(State(web): State<Arc<Web>>, Query(asked): Query<Asked>, reader: Reader) -> Result<Markup> {
    let view = web.app.agenda(&reader.viewer, asked.whose != "all").await?;
    Ok(agenda::page(&view, asked.view == "year", &reader.screen))
}
