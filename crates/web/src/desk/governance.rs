//! Pages of governing: maps, matrices, boards and timelines.

use crate::error::{Problem, Result};
use crate::extract::Reader;
use crate::router::Web;
use crate::ui::pages::governance as pages;
use app::view::home_of;
use axum::extract::{Path, Query, State};
use maud::Markup;
use serde::Deserialize;
use std::sync::Arc;

/// Puts a page into the area of a record type, as far as that has a home.
fn stands(reader: &mut Reader, type_name: &str) {
    if let Some(home) = home_of(type_name) {
        reader.screen.area = format!("/practices/{}", home.area.as_str());
    }
}

/// The map of risks.
pub async fn risks(State(web): State<Arc<Web>>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, "risk");
    Ok(pages::risks::page(&web.app.risk_map(&reader.viewer).await?, &reader.screen))
}

/// The matrix of roles.
pub async fn roles(State(web): State<Arc<Web>>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, "role_assignment");
    Ok(pages::roles::page(&web.app.role_matrix(&reader.viewer).await?, &reader.screen))
}

/// Whose competences are wanted.
#[derive(Deserialize)]
pub struct Whose {
    #[serde(default)]
    role: String,
    #[serde(default)]
    group: String,
}

/// The matrix of competences.
pub async fn competences(State(web): State<Arc<Web>>, Query(whose): Query<Whose>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, "competence");
    let role = Some(whose.role.as_str()).filter(|r| !r.is_empty());
    let view = web.app.competence_matrix(&reader.viewer, role, whose.group.parse().ok()).await?;
    Ok(pages::competence::page(&view, &reader.screen))
}

/// The scope beside the live services.
pub async fn scope(State(web): State<Arc<Web>>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, "scope_statement");
    Ok(pages::scope::page(&web.app.scope_page(&reader.viewer).await?, &reader.screen))
}

/// The board of objectives.
pub async fn objectives(State(web): State<Arc<Web>>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, "objective");
    Ok(pages::objectives::page(&web.app.objectives_board(&reader.viewer).await?, &reader.screen))
}

/// Which years are wanted.
#[derive(Deserialize)]
pub struct Years {
    #[serde(default)]
    until: String,
}

/// The coverage of audits over three years.
pub async fn audits(State(web): State<Arc<Web>>, Query(years): Query<Years>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, "internal_audit");
    Ok(pages::audits::page(&web.app.audit_years(&reader.viewer, years.until.parse().ok()).await?, &reader.screen))
}

/// The management review that comes next, or the newest.
pub async fn reviews(State(web): State<Arc<Web>>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, "management_review");
    let view = web.app.review_page(&reader.viewer, None).await?;
    Ok(view.map_or_else(|| pages::reviews::none(&reader.screen), |view| pages::reviews::page(&view, &reader.screen)))
}

/// One management review.
pub async fn review(State(web): State<Arc<Web>>, Path(key): Path<String>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, "management_review");
    let view = web.app.review_page(&reader.viewer, Some(&key)).await?.ok_or_else(Problem::not_found)?;
    Ok(pages::reviews::page(&view, &reader.screen))
}

/// What is wanted of a board.
#[derive(Deserialize)]
pub struct Mine {
    #[serde(default)]
    whose: String,
}

/// A board.
pub async fn board(State(web): State<Arc<Web>>, Path(name): Path<String>, Query(asked): Query<Mine>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, &name);
    Ok(pages::boards::page(&web.app.board(&reader.viewer, &name, asked.whose == "mine").await?, &reader.screen))
}

/// Which cycle is wanted.
#[derive(Deserialize)]
pub struct Which {
    #[serde(default)]
    cycle: String,
}

/// The line of a certification cycle.
pub async fn certification(State(web): State<Arc<Web>>, Query(which): Query<Which>, mut reader: Reader) -> Result<Markup> {
    stands(&mut reader, "certification_cycle");
    let key = Some(which.cycle.as_str()).filter(|c| !c.is_empty());
    Ok(pages::certification::page(&web.app.certification_page(&reader.viewer, key).await?, &reader.screen))
}
