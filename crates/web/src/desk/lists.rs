//! Lists, their counts, one row again, and export.

use crate::desk::see;
use crate::error::Result;
use crate::extract::{Posted, Reader};
use crate::present;
use crate::router::Web;
use crate::ui::pages::list as page;
use crate::ui::views::{ListPage, QuerySays};
use app::view::ListQuery;
use app::{NewView, OwnView};
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use engine::{Verb, Viewer};
use kernel::{Id, Name};
use maud::html;
use schema::{SavedView, TypeDef};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most saved views that are counted.
const COUNTED: usize = 20;

/// What a list is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: Option<String>,
    view: Option<String>,
    sort: String,
    cursor: Option<String>,
    pub(super) format: String,
    pub(super) fields: String,
}

fn may(viewer: &Viewer, def: &TypeDef, verb: &Verb) -> bool {
    viewer.grants_for(&def.name, verb).next().is_some()
}

/// What is asked for: the wish, the shipped or saved view that is open, and the views people saved.
pub(super) async fn wish(web: &Web, reader: &Reader, type_name: &str, asked: &Asked) -> Result<(ListQuery, Option<Name>, Vec<OwnView>)> {
    let (app, viewer) = (&web.app, &reader.viewer);
    let def = app.def(type_name)?;
    // Without a wish, a queue opens on its first view: what is open, not everything there ever was.
    let wanted = asked.view.as_deref().filter(|v| !v.is_empty());
    let own = app.own_views(viewer, &def.name).await?;
    let saved = |name: &str| {
        let view = own.iter().find(|v| v.id.text() == name)?;
        Some(SavedView { name: Name::from(name), label: view.name.clone(), query: view.query.clone(), sort: view.sort.clone() })
    };
    let view = match (&asked.q, wanted) {
        (None, None) => def.list.views.first().cloned(),
        (None, Some(name)) => def.list.views.iter().find(|v| *v.name == *name).cloned().or_else(|| saved(name)),
        (Some(_), _) => None,
    };
    let mut wish = ListQuery::of(def.name.clone())
        .matching(asked.q.clone().unwrap_or_else(|| view.as_ref().map(|v| v.query.clone()).unwrap_or_default()));
    wish.sort = if asked.sort.is_empty() { view.as_ref().map(|v| v.sort.clone()).unwrap_or_default() } else { asked.sort.clone() };
    wish.cursor = asked.cursor.clone().filter(|c| !c.is_empty());
    Ok((wish, view.map(|v| v.name), own))
}

/// A list.
pub async fn list(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path(type_name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (app, viewer) = (&web.app, &reader.viewer);
    let def = app.def(&type_name)?;
    let (wish, open, own) = wish(&web, &reader, &type_name, &asked).await?;
    let found = app.list(viewer, &wish.counted()).await?;
    let left = app.time_left(&found.rows);
    let may_update = may(viewer, &def, &Verb::Update) && !app.options().read_only;
    let may_create = web.app.creatable(&reader.viewer).iter().any(|d| d.name == def.name);
    let mut shown = present::list(found, left, open, may_create, may_update);
    (shown.own, shown.may_share, shown.may_save) = (own, app.may_share_views(viewer), !app.options().read_only);
    shown.may_import = app.may_import(viewer, &def);
    Ok(page::page(&shown, &reader.screen).into_response())
}

/// Saves the query and sort of a list as a view.
pub async fn save_view(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path(type_name): Path<String>,
    Posted(raw): Posted,
) -> Result<Response> {
    let text = |name: &str| raw.one(name).to_owned();
    let new = NewView { name: text("name"), query: text("q"), sort: text("sort"), shared: raw.one("shared") == "true" };
    let id = web.app.save_view(&reader.viewer, &type_name, &new).await?;
    Ok(see(&format!("/t/{type_name}?view={id}")))
}

/// Deletes a saved view.
pub async fn delete_view(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path((type_name, id)): Path<(String, Id)>,
    Posted(_): Posted,
) -> Result<Response> {
    web.app.delete_view(&reader.viewer, &type_name, id).await?;
    Ok(see(&format!("/t/{type_name}")))
}

/// How many records each view holds.
pub async fn counts(State(web): State<Arc<Web>>, reader: Reader, Path(type_name): Path<String>) -> Result<Response> {
    let counts = web.app.views_with_counts(&reader.viewer, &type_name).await?;
    let mut views: BTreeMap<String, String> =
        counts.into_iter().map(|c| (c.view.name.to_string(), page::count_text(present::count(c.count)))).collect();
    for own in web.app.own_views(&reader.viewer, &type_name).await?.into_iter().take(COUNTED) {
        // A query that speaks of a field that has gone says so when its view is opened.
        if let Ok(count) = web.app.count(&reader.viewer, &type_name, &own.query).await {
            views.insert(own.id.text(), page::count_text(present::count(count)));
        }
    }
    Ok(Json(json!({ "views": views })).into_response())
}

/// One row as it stands now.
pub async fn row(State(web): State<Arc<Web>>, reader: Reader, Path((_, id)): Path<(String, Id)>) -> Result<Response> {
    let view = web.app.view(&reader.viewer, id).await?;
    let list = ListPage {
        columns: view.def.list.columns.clone(),
        may_update: may(&reader.viewer, &view.def, &Verb::Update) && !web.app.options().read_only,
        own: Vec::new(),
        may_share: false,
        may_save: false,
        left: web.app.time_left([&view.record]).into_iter().map(|(id, l)| (id, l.seconds)).collect(),
        names: present::names(view.names),
        rows: vec![],
        query: String::new(),
        says: QuerySays::Sentence(String::new()),
        sort: String::new(),
        views: vec![],
        view: None,
        count: None,
        next: None,
        prev: None,
        may_import: false,
        may_create: false,
        def: view.def,
    };
    // Rows outside a table would be dropped by the browser's parser.
    let markup = html! { table { tbody { (page::Row { record: &view.record, view: &list, screen: &reader.screen }) } } };
    Ok(crate::extract::part(&reader.screen, &markup).into_response())
}
