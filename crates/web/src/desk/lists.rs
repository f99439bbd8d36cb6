//! Lists, their counts, one row again, and export.

use crate::error::Result;
use crate::extract::Reader;
use crate::present;
use crate::router::Web;
use crate::ui::pages::list as page;
use crate::ui::views::{ListPage, Names, QuerySays};
use app::view::ListQuery;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use engine::{Record, Verb, Viewer};
use kernel::{Id, Name};
use maud::html;
use schema::{TypeDef, Value};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most rows of an export.
const EXPORT: usize = 10_000;

/// What a list is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: Option<String>,
    view: Option<String>,
    sort: String,
    cursor: Option<String>,
    format: String,
}

fn may(viewer: &Viewer, def: &TypeDef, verb: &Verb) -> bool {
    viewer.grants_for(&def.name, verb).next().is_some()
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
    // Without a wish, a queue opens on its first view: what is open, not everything there ever was.
    let wanted = asked.view.as_deref().filter(|v| !v.is_empty());
    let view = match (&asked.q, wanted) {
        (None, None) => def.list.views.first(),
        (None, Some(name)) => def.list.views.iter().find(|v| *v.name == *name),
        (Some(_), _) => None,
    };
    let mut wish = ListQuery::of(def.name.clone())
        .matching(asked.q.clone().unwrap_or_else(|| view.map(|v| v.query.clone()).unwrap_or_default()))
        .counted();
    wish.sort = if asked.sort.is_empty() { view.map(|v| v.sort.clone()).unwrap_or_default() } else { asked.sort };
    wish.cursor = asked.cursor.filter(|c| !c.is_empty());
    if asked.format == "csv" {
        return export(&web, viewer, wish).await;
    }
    let open = view.map(|v| v.name.clone());
    let found = app.list(viewer, &wish).await?;
    let may_update = may(viewer, &def, &Verb::Update) && !app.options().read_only;
    let may_create = reader.screen.creatable.iter().any(|(name, _)| *name == def.name) && !app.options().read_only;
    Ok(page::page(&present::list(found, open, may_create, may_update), &reader.screen).into_response())
}

/// How many records each view holds.
pub async fn counts(State(web): State<Arc<Web>>, reader: Reader, Path(type_name): Path<String>) -> Result<Response> {
    let counts = web.app.views_with_counts(&reader.viewer, &type_name).await?;
    let views: BTreeMap<String, String> =
        counts.into_iter().map(|c| (c.view.name.to_string(), page::count_text(present::count(c.count)))).collect();
    Ok(Json(json!({ "views": views })).into_response())
}

/// One row as it stands now.
pub async fn row(State(web): State<Arc<Web>>, reader: Reader, Path((_, id)): Path<(String, Id)>) -> Result<Response> {
    let view = web.app.view(&reader.viewer, id).await?;
    let list = ListPage {
        columns: view.def.list.columns.clone(),
        may_update: may(&reader.viewer, &view.def, &Verb::Update) && !web.app.options().read_only,
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
        may_create: false,
        def: view.def,
    };
    // Rows outside a table would be dropped by the browser's parser.
    let markup = html! { table { tbody { (page::Row { record: &view.record, view: &list, screen: &reader.screen }) } } };
    Ok(crate::extract::part(&reader.screen, &markup).into_response())
}

/// What is shown, as a table for a spreadsheet.
async fn export(web: &Web, viewer: &Viewer, mut wish: ListQuery) -> Result<Response> {
    wish.limit = ListQuery::MAX;
    wish.count = false;
    let mut out = String::new();
    let mut rows = 0;
    loop {
        let page = web.app.list(viewer, &wish).await?;
        if let Some(error) = page.error {
            return Err(error.refusal().into());
        }
        if rows == 0 {
            let labels = page.columns.iter().map(|c| page.def.field(c).map_or_else(|| c.replace('_', " "), |f| f.label.clone()));
            line(labels, &mut out);
        }
        let names = present::names(page.names);
        for record in &page.rows {
            line(page.columns.iter().map(|c| cell(&page.def, record, c, &names)), &mut out);
        }
        rows += page.rows.len();
        match page.next {
            Some(next) if rows < EXPORT => wish.cursor = Some(next),
            _ => break,
        }
    }
    let name = format!("attachment; filename=\"{}.csv\"", wish.type_name);
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)], out).into_response())
}

fn line(cells: impl Iterator<Item = String>, out: &mut String) {
    for (i, text) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        // A spreadsheet would run what looks like a formula.
        let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        if text.contains([',', '"', '\n', '\r']) || !guard.is_empty() {
            out.push('"');
            out.push_str(guard);
            out.push_str(&text.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&text);
        }
    }
    out.push_str("\r\n");
}

fn cell(def: &TypeDef, record: &Record, column: &Name, names: &Names) -> String {
    let title = |id: &Id| names.get(id).map_or_else(String::new, |l| l.title.clone());
    match &**column {
        "number" => record.number.clone().unwrap_or_default(),
        "state" => record.state.as_ref().and_then(|s| def.state(s)).map_or_else(String::new, |s| s.label.clone()),
        "due" => record.due_at().map_or_else(String::new, |t| t.to_string()),
        "updated_at" => record.updated_at.to_string(),
        "created_at" => record.created_at.to_string(),
        name => match record.get(name) {
            None => String::new(),
            Some(Value::Text(s)) => s.clone(),
            Some(Value::Reference(id)) => title(id),
            Some(Value::References(ids)) => ids.iter().map(title).collect::<Vec<_>>().join("; "),
            Some(Value::Choice(c)) => match def.field(name).map(|f| &f.kind) {
                Some(schema::FieldKind::Choice { choices }) => {
                    choices.iter().find(|ch| ch.name == *c).map_or_else(|| c.to_string(), |ch| ch.label.clone())
                }
                _ => c.to_string(),
            },
            Some(other) => other.to_json().to_string().trim_matches('"').to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        let mut out = String::new();
        super::line(["a", "b,c", "say \"x\"", "=1+1", "-5"].into_iter().map(str::to_owned), &mut out);
        assert_eq!(out, "a,\"b,c\",\"say \"\"x\"\"\",\"'=1+1\",\"'-5\"\r\n");
    }
}
