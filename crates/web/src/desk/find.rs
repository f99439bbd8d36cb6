//! Finding: search, the palette, candidates for references, completion of queries.

use crate::error::Result;
use crate::extract::Reader;
use crate::router::Web;
use crate::ui::pages::search as page;
use app::view::{PaletteItem, PaletteKind};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use kernel::Name;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

/// What finding pages are asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    at: Option<usize>,
    #[serde(rename = "type")]
    only: Option<String>,
}

/// Search over everything.
pub async fn search(State(web): State<Arc<Web>>, reader: Reader, Query(asked): Query<Asked>) -> Result<Response> {
    let text = asked.q.trim().to_owned();
    // A number is not searched, it is opened.
    if text.len() <= 40
        && text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric())
        && let Ok(id) = web.app.find_record(&reader.viewer, &text).await
        && web.app.view(&reader.viewer, id).await.is_ok()
    {
        return Ok(super::see(&format!("/r/{text}")));
    }
    let mut view = page::SearchPage { text, only: asked.only.filter(|t| !t.is_empty()).map(Name::from), ..page::SearchPage::default() };
    if !view.text.is_empty() {
        for hit in web.app.search(&reader.viewer, &view.text, 50).await?.hits {
            let type_name = hit.label.type_name.clone();
            if !view.types.iter().any(|(name, _)| *name == type_name) {
                view.types.push((type_name.clone(), hit.type_title.clone()));
            }
            if view.only.as_ref().is_none_or(|only| *only == type_name) {
                let href = format!("/r/{}", hit.label.number.clone().unwrap_or_else(|| hit.label.id.text()));
                view.hits.push(page::HitView {
                    type_name,
                    type_title: hit.type_title,
                    href,
                    number: hit.label.number,
                    title: hit.label.title,
                    snippet: hit.snippet,
                });
            }
        }
    }
    Ok(page::page(&view, &reader.screen).into_response())
}

/// The palette: JSON for the script, a page for everybody else.
pub async fn palette(State(web): State<Arc<Web>>, reader: Reader, Query(asked): Query<Asked>, headers: HeaderMap) -> Result<Response> {
    let items: Vec<page::PaletteItem> = web.app.palette(&reader.viewer, &asked.q, 30).await?.into_iter().map(item).collect();
    if headers.get(header::ACCEPT).is_some_and(|a| a.as_bytes().starts_with(b"application/json")) {
        return Ok(Json(json!({ "items": items })).into_response());
    }
    Ok(page::palette_page(&items, &reader.screen).into_response())
}

fn item(item: PaletteItem) -> page::PaletteItem {
    let (group, href, icon) = match item.kind {
        PaletteKind::Record(id) => ("Records", format!("/r/{id}"), "records"),
        PaletteKind::Practice(name) => ("Go to", format!("/p/{name}"), "compass"),
        PaletteKind::Page(page) => ("Go to", page.href.clone(), page.icon.as_str()),
        PaletteKind::List(name) => ("Go to", format!("/t/{name}"), "arrow"),
        PaletteKind::View(name, view) => ("Go to", format!("/t/{name}?view={view}"), "arrow"),
        PaletteKind::New(name) => ("Do", format!("/t/{name}/new"), "plus"),
        PaletteKind::Search(text) => {
            let mut href = String::from("/search?q=");
            crate::ui::pages::list::encode(&text, &mut href);
            ("Search", href, "search")
        }
    };
    page::PaletteItem { group, label: item.label, hint: item.hint, href, icon }
}

/// Candidates for a reference.
pub async fn select(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path(type_name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let found = web.app.pick(&reader.viewer, &type_name, &asked.q, 12).await?;
    let items: Vec<_> = found.into_iter().map(|l| json!({"id": l.id, "title": l.title, "hint": l.number.unwrap_or_default()})).collect();
    Ok(Json(json!({ "items": items })).into_response())
}

/// How a query could go on.
pub async fn complete(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path(type_name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let at = asked.at.unwrap_or_else(|| asked.q.chars().count());
    let found = web.app.complete_query(&reader.viewer, &type_name, &asked.q, at).await?;
    let items: Vec<_> =
        found.into_iter().take(12).map(|s| json!({"from": s.start, "to": s.end, "text": s.insert, "hint": s.label})).collect();
    Ok(Json(json!({ "items": items })).into_response())
}
