//! The map of practices, an area of it, and the home of one practice.

use crate::error::{Problem, Result};
use crate::extract::Reader;
use crate::router::Web;
use crate::ui::pages::practice;
use app::view::Area;
use axum::extract::{Path, State};
use maud::Markup;
use std::sync::Arc;

/// Every area and its practices.
pub async fn map(State(web): State<Arc<Web>>, reader: Reader) -> Markup {
    practice::map(&web.app.practices(&reader.viewer), &reader.screen)
}

/// The practices of one area, each with what needs attention.
pub async fn area(State(web): State<Arc<Web>>, Path(name): Path<String>, reader: Reader) -> Result<Markup> {
    let area = Area::named(&name).ok_or_else(Problem::not_found)?;
    let homes = web.app.area(&reader.viewer, area).await?;
    if homes.is_empty() {
        return Err(Problem::not_found());
    }
    Ok(practice::area(area, &homes, &reader.screen))
}

/// The home of a practice.
pub async fn home(State(web): State<Arc<Web>>, Path(name): Path<String>, mut reader: Reader) -> Result<Markup> {
    let view = web.app.home(&reader.viewer, &name).await?;
    reader.screen.area = format!("/practices/{}", view.home.area.as_str());
    Ok(practice::home(&view, &reader.screen))
}
