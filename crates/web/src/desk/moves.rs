//! Moves: the choice, the dialog, the deed.

use crate::desk::{candidates, command, command_id, optional, read_fields, see};
use crate::error::Result;
use crate::extract::{Posted, Reader, flash_cookie, local};
use crate::present;
use crate::router::Web;
use crate::ui::Flash;
use crate::ui::form_data::{Raw, encode};
use crate::ui::pages::moves::{self as page, MovePage};
use crate::ui::views::MoveView;
use app::AppError;
use app::view::RecordView;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::{Action, NewMessage, Visibility};
use journal::Channel;
use kernel::{Code, Name, Refusal, Refusals};
use maud::Markup;
use schema::{Need, Value};
use std::sync::Arc;

/// The moves open from here.
pub async fn choice(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>) -> Result<Markup> {
    let view = web.app.view_by(&reader.viewer, &key).await?;
    let moves: Vec<MoveView> = view.moves.into_iter().map(|m| MoveView { def: m.def, unmet: m.unmet }).collect();
    Ok(page::choice(&view.def, &view.record, &moves, &reader.screen))
}

async fn dialog(web: &Web, reader: &Reader, view: RecordView, name: &str) -> Result<(MovePage, Refusals)> {
    let allowed = view.moves.into_iter().find(|m| *m.def.name == *name).ok_or_else(|| {
        Refusal::new(Code::NoSuchMove)
            .with("number", view.record.number.as_deref().unwrap_or(&view.title))
            .with("state", view.record.state.as_ref().and_then(|s| view.def.state(s)).map_or("", |s| &s.label))
            .with("move", view.def.r#move(name).map_or(name, |m| &m.label).to_lowercase())
    })?;
    let mut names = present::names(view.names);
    let mut step = allowed.def;
    step.prompts = allowed.prompts;
    let mut record = view.record.clone();
    // A move that needs a group, of a record that has none: the one that would receive it is offered, to be taken or changed.
    if let Some(group) = &view.def.spine.group
        && step.needs.iter().any(|need| matches!(need, Need::Field(field) if field == group))
        && step.prompts.contains(group)
        && record.get(group).is_none()
        && let Some(face) = web.app.receiving_group(&reader.viewer, &view.record).await?
    {
        record.fields.insert(group.clone(), Value::Reference(face.id));
        names.insert(face.id, present::label(face));
    }
    let asked: Vec<_> = step.prompts.iter().filter_map(|f| view.def.field(f)).collect();
    let mut raw = Raw::default();
    for def in &asked {
        encode(def, record.get(&def.name), "", &names, &reader.screen.zone, &mut raw);
    }
    let candidates = candidates(&web.app, &reader.viewer, asked.into_iter()).await?;
    let page = MovePage {
        record: view.record,
        step,
        raw,
        refusals: Refusals::default(),
        names,
        candidates,
        command: web.app.new_id(),
        back: String::new(),
        def: view.def,
    };
    Ok((page, allowed.unmet))
}

/// The dialog of a move.
pub async fn form(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path((key, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Markup> {
    let view = web.app.view_by(&reader.viewer, &key).await?;
    let (mut page, unmet) = dialog(&web, &reader, view, &name).await?;
    // What the dialog itself can mend is asked there; the rest is said at once.
    page.refusals = Refusals(unmet.0.into_iter().filter(|r| r.field.as_ref().is_none_or(|f| !page.step.prompts.contains(f))).collect());
    let from = headers
        .get(header::REFERER)
        .and_then(|r| r.to_str().ok())
        .and_then(|r| r.split_once("://"))
        .and_then(|(_, r)| r.find('/').map(|at| &r[at..]));
    page.back = from.map(local).filter(|p| !p.contains("/move")).unwrap_or_default().to_owned();
    Ok(page::page(&page, &reader.screen))
}

/// Takes the move.
pub async fn take(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path((key, name)): Path<(String, String)>,
    Posted(raw): Posted,
) -> Result<Response> {
    let view = web.app.view_by(&reader.viewer, &key).await?;
    let (mut page, _) = dialog(&web, &reader, view, &name).await?;
    let fields: Vec<_> = page.step.prompts.iter().filter_map(|f| page.def.field(f).cloned()).collect();
    let (mut set, refusals) = read_fields(&web.app, &reader.viewer, &reader.screen, &raw, fields.iter(), &mut page.candidates).await?;
    // What stands already is not set again: the person may not be allowed to, and need not be.
    set.retain(|field, value| page.record.get(field).map_or(serde_json::Value::Null, Value::to_json) != *value);
    page.command = command_id(&web.app, &raw);
    page.refusals = refusals;
    if page.refusals.is_empty() {
        let message = optional(raw.one("_message")).map(|body| NewMessage { visibility: Visibility::Public, body, mentions: Vec::new() });
        let action = Action { move_name: Some(Name::from(name.as_str())), set, message, ..Action::default() };
        let version = raw.one("_version").parse().ok();
        let command = command(page.command, &page.def.name, Some((page.record.id, version)), action, optional(raw.one("_reason")));
        match web.app.execute(&reader.viewer, Channel::Screen, command).await {
            Ok(outcome) => {
                let key = outcome.number.unwrap_or_else(|| outcome.record.text());
                let state = page.def.state(&page.step.to).map_or("", |s| &s.label);
                let flash = Flash { text: format!("{key} is now {}", state.to_lowercase()), undo: None };
                let to = if raw.one("_back").is_empty() { format!("/r/{key}") } else { local(raw.one("_back")).to_owned() };
                return Ok(([(header::SET_COOKIE, flash_cookie(&web, &flash))], see(&to)).into_response());
            }
            Err(AppError::Refused(refusals)) => page.refusals = refusals,
            Err(AppError::Stale(conflict)) => {
                let fields: Vec<&str> = conflict.fields.iter().map(|f| f.label.as_str()).collect();
                page.refusals = Refusal::new(Code::Stale).with("fields", fields.join(", ")).into();
                page.record.version = conflict.current_version;
                page.command = web.app.new_id();
            }
            Err(other) => return Err(other.into()),
        }
    }
    raw.one("_back").clone_into(&mut page.back);
    page.raw = raw;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page::page(&page, &reader.screen)).into_response())
}
