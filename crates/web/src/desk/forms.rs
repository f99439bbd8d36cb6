//! New records and edits, with what was typed kept through every refusal and conflict.

use crate::desk::{Candidates, candidates, command, command_id, optional, read_fields, see, touched};
use crate::error::Result;
use crate::extract::{Posted, Reader, flash_cookie, local, pairs, part};
use crate::present;
use crate::router::Web;
use crate::ui::Flash;
use crate::ui::components::ValueView;
use crate::ui::form_data::{Raw, encode};
use crate::ui::pages::form::{self as page, Beside, Conflict, FormPage};
use app::AppError;
use app::view::{ListQuery, RecordView};
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::Action;
use journal::Channel;
use kernel::{Code, Id, Name, Refusal, Refusals, Timestamp};
use maud::{Markup, Render, html};
use schema::{FieldDef, TypeDef, Value};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What an edit is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    field: Option<String>,
}

fn writable<'a>(def: &'a TypeDef, fields: &'a BTreeSet<Name>) -> impl Iterator<Item = &'a FieldDef> {
    def.fields.iter().filter(|f| fields.contains(&f.name))
}

/// An empty form for a new record, with defaults and what the address says filled in.
pub async fn new(State(web): State<Arc<Web>>, reader: Reader, Path(type_name): Path<String>, RawQuery(query): RawQuery) -> Result<Markup> {
    let mut view = new_page(&web, &reader, &type_name).await?;
    for (name, text) in pairs(query.unwrap_or_default().as_bytes()).filter(|(n, _)| !n.starts_with('_')) {
        if view.def.field(&name).is_some() && text.len() < 2000 {
            view.raw.0.insert(name, vec![text]);
        }
    }
    Ok(page::page(&view, &reader.screen))
}

async fn new_page(web: &Web, reader: &Reader, type_name: &str) -> Result<FormPage> {
    let form = web.app.form(&reader.viewer, Channel::Screen, type_name).await?;
    let names = present::names(form.names);
    let mut raw = Raw::default();
    for def in writable(&form.def, &form.editable) {
        let now = || {
            (def.required && def.past && def.kind == schema::FieldKind::Instant)
                .then(|| Value::Instant(Timestamp::from_seconds(web.app.now().seconds() / 60 * 60)))
        };
        let value = form.defaults.get(&def.name).and_then(|json| Value::from_json(&def.kind, json).ok()).or_else(now);
        encode(def, value.as_ref(), "", &names, &reader.screen.zone, &mut raw);
    }
    let staff = form.def.has_trait("work_item");
    Ok(FormPage {
        candidates: candidates(&web.app, &reader.viewer, writable(&form.def, &form.editable)).await?,
        writable: form.editable,
        record: None,
        only: None,
        raw,
        was: String::new(),
        refusals: Refusals::default(),
        names,
        conflicts: Vec::new(),
        command: web.app.new_id(),
        back: String::new(),
        beside: staff.then(Beside::default),
        def: form.def,
    })
}

/// Makes the record.
pub async fn create(State(web): State<Arc<Web>>, reader: Reader, Path(type_name): Path<String>, Posted(raw): Posted) -> Result<Response> {
    let mut view = new_page(&web, &reader, &type_name).await?;
    let (mut set, refusals) =
        read_fields(&web.app, &reader.viewer, &reader.screen, &raw, writable(&view.def, &view.writable), &mut view.candidates).await?;
    set.retain(|_, value| !value.is_null());
    view.command = command_id(&web.app, &raw);
    if refusals.is_empty() {
        let command = command(view.command, &view.def.name, None, Action { set, ..Action::default() }, optional(raw.one("_reason")));
        match web.app.execute(&reader.viewer, Channel::Screen, command).await {
            Ok(outcome) => {
                let key = outcome.number.unwrap_or_else(|| outcome.record.text());
                let flash = Flash { text: format!("{key} created"), undo: None };
                return Ok(([(header::SET_COOKIE, flash_cookie(&web, &flash))], see(&format!("/r/{key}"))).into_response());
            }
            Err(AppError::Refused(refusals)) => view.refusals = refusals,
            Err(other) => return Err(other.into()),
        }
    } else {
        view.refusals = refusals;
    }
    view.raw = raw;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page::page(&view, &reader.screen)).into_response())
}

/// What helps while a new record is written: the caller and their open records, and similar ones.
pub async fn beside(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path(type_name): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Markup> {
    let def = web.app.def(&type_name)?;
    let raw = Raw::from_pairs(pairs(query.unwrap_or_default().as_bytes()).take(200));
    let mut names = crate::ui::views::Names::new();
    let mut beside = Beside::default();
    let title = raw.one(&def.spine.title.0);
    if title.chars().count() >= 4 {
        let ids: Vec<Id> = web.app.similar(&reader.viewer, &def.name, title, 5).await?.into_iter().map(|l| l.id).collect();
        for id in ids {
            beside.similar.push(web.app.view(&reader.viewer, id).await?.record);
        }
    }
    if let Some(caller) = def.spine.requester.as_ref().and_then(|f| raw.one(f).parse::<Id>().ok())
        && let Ok(person) = web.app.view(&reader.viewer, caller).await
    {
        let mut wish = ListQuery::of(def.name.clone()).matching(format!("is:open requester:{caller}"));
        wish.limit = 6;
        let list = web.app.list(&reader.viewer, &wish).await?;
        names.extend(present::names(list.names));
        names.insert(caller, crate::ui::views::Label { title: person.title.clone(), vip: person.record.flag("vip"), ..Default::default() });
        beside.caller = Some((caller, list.rows));
    }
    Ok(part(&reader.screen, &page::beside_panels(&def, &beside, &names, &reader.screen)))
}

async fn edit_page(web: &Web, reader: &Reader, view: RecordView, only: Option<Name>) -> Result<FormPage> {
    let names = present::names(view.names);
    if !view.editable.iter().any(|name| page::asked(&view.def, Some(&view.record), only.as_ref(), name)) {
        let label = only.as_ref().and_then(|o| view.def.field(o)).map_or("this record", |f| &f.label).to_owned();
        return Err(Refusal::new(Code::ForbiddenField).with("label", label).into());
    }
    let mut raw = Raw::default();
    let asks = |f: &&FieldDef| page::asked(&view.def, Some(&view.record), only.as_ref(), &f.name);
    for def in writable(&view.def, &view.editable).filter(asks) {
        encode(def, view.record.get(&def.name), "", &names, &reader.screen.zone, &mut raw);
    }
    let shown = writable(&view.def, &view.editable).filter(asks);
    Ok(FormPage {
        candidates: candidates(&web.app, &reader.viewer, shown).await?,
        was: serde_json::to_string(&raw.0).unwrap_or_default(),
        back: format!("/r/{}", present::key(&view.record)),
        writable: view.editable,
        only,
        raw,
        refusals: Refusals::default(),
        names,
        conflicts: Vec::new(),
        command: web.app.new_id(),
        beside: None,
        record: Some(view.record),
        def: view.def,
    })
}

/// The edit form, of everything or of one field.
pub async fn edit(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Markup> {
    let view = web.app.view_by(&reader.viewer, &key).await?;
    let mut form = edit_page(&web, &reader, view, asked.field.filter(|f| !f.is_empty()).map(Name::from)).await?;
    // A small form opened from a list leads back to the list.
    if form.only.is_some()
        && let Some(from) = headers
            .get(header::REFERER)
            .and_then(|r| r.to_str().ok())
            .and_then(|r| r.split_once("://"))
            .and_then(|(_, r)| r.find('/').map(|at| &r[at..]))
    {
        form.back = local(from).to_owned();
    }
    Ok(page::page(&form, &reader.screen))
}

/// Saves what was changed, and only that.
pub async fn save(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>, Posted(raw): Posted) -> Result<Response> {
    let view = web.app.view_by(&reader.viewer, &key).await?;
    let only = optional(raw.one("_only")).map(Name::from);
    let mut form = edit_page(&web, &reader, view, only).await?;
    let was = Raw(serde_json::from_str(raw.one("_was")).unwrap_or_default());
    let changed = |name: &Name| raw.one(&format!("_take.{name}")) != "theirs" && (raw.one("_was").is_empty() || touched(&raw, &was, name));
    let fields: Vec<FieldDef> = writable(&form.def, &form.writable).filter(|f| changed(&f.name)).cloned().collect();
    let mut found = Candidates::new();
    let (set, refusals) = read_fields(&web.app, &reader.viewer, &reader.screen, &raw, fields.iter(), &mut found).await?;
    form.candidates.extend(found);
    form.command = command_id(&web.app, &raw);
    let back = if raw.has("_back") { local(raw.one("_back")).to_owned() } else { form.back.clone() };
    let Some(record) = form.record.clone() else { return Err(AppError::NotVisible.into()) };
    let seen: Option<u32> = raw.one("_version").parse().ok();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if refusals.is_empty() {
        if set.is_empty() {
            return Ok(see(&back));
        }
        let labels: Vec<&str> = fields.iter().filter(|f| set.contains_key(&f.name)).map(|f| f.label.as_str()).collect();
        let text = format!("{}: {} changed", present::key(&record), labels.join(", ").to_lowercase());
        let flash = Flash { text, undo: undo(&form, &fields, &was, &record) };
        let action = Action { set, ..Action::default() };
        match web
            .app
            .execute(
                &reader.viewer,
                Channel::Screen,
                command(form.command, &form.def.name, Some((record.id, seen)), action, optional(raw.one("_reason"))),
            )
            .await
        {
            Ok(_) => return Ok(([(header::SET_COOKIE, flash_cookie(&web, &flash))], see(&back)).into_response()),
            Err(AppError::Refused(refusals)) => form.refusals = refusals,
            Err(AppError::Stale(conflict)) => {
                status = StatusCode::CONFLICT;
                form.conflicts = conflicts(&form, &conflict, &reader);
                if let Some(record) = &mut form.record {
                    record.version = conflict.current_version;
                }
                // A new decision is a new command.
                form.command = web.app.new_id();
            }
            Err(other) => return Err(other.into()),
        }
    } else {
        form.refusals = refusals;
    }
    if form.conflicts.is_empty()
        && let (Some(record), Some(seen)) = (&mut form.record, seen)
    {
        record.version = seen;
    }
    raw.one("_was").clone_into(&mut form.was);
    form.back = back;
    form.raw = raw;
    Ok((status, page::page(&form, &reader.screen)).into_response())
}

/// A way back, for a change of one short field: the boxes as they were.
fn undo(form: &FormPage, fields: &[FieldDef], was: &Raw, record: &engine::Record) -> Option<(String, Vec<(String, String)>)> {
    let [field] = fields else { return None };
    let old: Vec<(String, String)> = was
        .0
        .iter()
        .filter(|(k, _)| **k == *field.name || k.strip_prefix(&*field.name).is_some_and(|r| r.starts_with('.')))
        .flat_map(|(k, v)| v.iter().map(move |t| (k.clone(), t.clone())))
        .collect();
    if old.iter().map(|(k, v)| k.len() + v.len()).sum::<usize>() > 600 {
        return None;
    }
    let mut boxes = old;
    if boxes.is_empty() {
        boxes.push((field.name.to_string(), String::new()));
    }
    boxes.push(("_only".to_owned(), field.name.to_string()));
    boxes.push(("_back".to_owned(), form.back.clone()));
    Some((format!("/r/{}/edit", present::key(record)), boxes))
}

fn conflicts(form: &FormPage, conflict: &app::Conflict, reader: &Reader) -> Vec<Conflict> {
    let draw = |name: &Name, json: Option<&serde_json::Value>| -> Markup {
        let shown = form.def.field(name).and_then(|def| Some((def, Value::from_json(&def.kind, json?).ok()?)));
        match shown {
            Some((def, value)) => {
                ValueView { def, value: &value, names: &form.names, screen: &reader.screen, ranked: false, cell: true }.render()
            }
            None => html! { span.muted { "empty" } },
        }
    };
    conflict
        .fields
        .iter()
        .map(|f| Conflict {
            field: f.name.clone(),
            label: f.label.clone(),
            by: conflict.changed_by.clone(),
            theirs: draw(&f.name, f.theirs.as_ref()),
            yours: draw(&f.name, f.yours.as_ref()),
        })
        .collect()
}
