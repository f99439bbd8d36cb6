//! Many records at once: first a preview of what would be done and what not, then the deed, then what became of it.

use crate::desk::{candidates, command, optional, read_fields};
use crate::error::Result;
use crate::extract::{Posted, Reader};
use crate::present;
use crate::router::Web;
use crate::ui::pages::moves::{self as page, BulkPage, BulkRow};
use app::AppError;
use axum::extract::{Path, State};
use engine::{Action, Command, Record};
use journal::Channel;
use kernel::{Code, Id, Name, Refusal, Refusals};
use maud::Markup;
use schema::MoveDef;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most records of one bulk from a page.
const MOST: usize = 200;

/// Preview or deed.
pub async fn bulk(State(web): State<Arc<Web>>, reader: Reader, Path(type_name): Path<String>, Posted(raw): Posted) -> Result<Markup> {
    let def = web.app.def(&type_name)?;
    let what = raw.one("move").to_owned();
    let field = what.strip_prefix("set:").and_then(|f| def.field(f));
    let step = def.r#move(&what).filter(|m| !m.automatic).cloned();
    let label = match (&field, &step) {
        (Some(_), _) => "Assign to me".to_owned(),
        (None, Some(step)) => step.label.clone(),
        (None, None) => return Err(Refusal::guard("Choose what to do with the selected records.").into()),
    };
    let ids: Vec<Id> = raw.many("id").iter().filter_map(|t| t.parse().ok()).collect();
    if ids.is_empty() {
        return Err(Refusal::guard("Select at least one record first.").into());
    }
    if ids.len() > MOST {
        return Err(Refusal::new(Code::TooMany).with("max", MOST).with("what", "records").into());
    }
    let doing = raw.one("step") == "do";
    let asked: Vec<_> = step.iter().flat_map(|s: &MoveDef| &s.prompts).filter_map(|f| def.field(f).cloned()).collect();
    let mut choices = candidates(&web.app, &reader.viewer, asked.iter()).await?;
    let (mut set, refusals) = read_fields(&web.app, &reader.viewer, &reader.screen, &raw, asked.iter(), &mut choices).await?;
    if !refusals.is_empty() {
        return Err(AppError::Refused(refusals).into());
    }
    set.retain(|_, v| !v.is_null());
    if let Some(field) = field {
        set.insert(field.name.clone(), Json::from(present::person(&reader.viewer.actor).text()));
    }
    let make = |record: &Record, version: Option<u32>| -> Command {
        let mut set = set.clone();
        // Whoever takes work without a group takes it into theirs.
        if let (Some(_), Some(group), Some(mine)) = (field, &def.spine.group, reader.viewer.groups.first())
            && record.reference(group).is_none()
        {
            set.insert(group.clone(), Json::from(mine.text()));
        }
        let action = Action { move_name: step.as_ref().map(|s| s.name.clone()), set, ..Action::default() };
        command(web.app.new_id(), &def.name, Some((record.id, version)), action, optional(raw.one("_reason")))
    };
    let mut rows = Vec::new();
    for id in ids {
        let view = match web.app.view(&reader.viewer, id).await {
            Ok(view) if view.def.name == def.name => view,
            Ok(_) | Err(AppError::NotVisible) => continue,
            Err(other) => return Err(other.into()),
        };
        let mut unmet = if doing { Refusals::default() } else { against(&view, step.as_ref(), field.map(|f| &f.name), &reader.viewer) };
        if !doing && field.is_some() && unmet.is_empty() {
            match web.app.preview(&reader.viewer, Channel::Screen, &make(&view.record, None)).await {
                Ok(()) => {}
                Err(AppError::Refused(refusals)) => unmet = refusals,
                Err(other) => return Err(other.into()),
            }
        }
        rows.push(BulkRow { record: view.record, unmet });
    }
    if doing {
        let commands: Vec<Command> =
            rows.iter().map(|row| make(&row.record, raw.one(&format!("v.{}", row.record.id)).parse().ok())).collect();
        let outcomes = web.app.execute_bulk(&reader.viewer, Channel::Screen, commands).await?;
        for (row, outcome) in rows.iter_mut().zip(outcomes) {
            match outcome {
                Ok(_) => {}
                Err(AppError::Refused(refusals)) => row.unmet = refusals,
                Err(AppError::Fault(fault)) => {
                    tracing::error!(fault = %fault.chain(), "one command of a bulk failed");
                    row.unmet = Refusal::guard("Something broke on our side; nothing was changed on this record.").into();
                }
                Err(other) => row.unmet = Refusal::guard(other).into(),
            }
        }
    }
    let view =
        BulkPage { label, what, step, rows, raw, names: BTreeMap::new(), candidates: choices, done: doing, command: web.app.new_id(), def };
    Ok(page::bulk(&view, &reader.screen))
}

/// What stands against it before it is tried. What the dialog asks may be filled in there and is no obstacle.
fn against(view: &app::view::RecordView, step: Option<&MoveDef>, field: Option<&Name>, viewer: &engine::Viewer) -> Refusals {
    if let Some(field) = field {
        let mine = view.record.reference(field) == viewer.actor.person();
        return if mine {
            Refusal::guard("Already assigned to you.").into()
        } else if view.editable.contains(field) {
            Refusals::default()
        } else {
            Refusal::new(Code::ForbiddenField).with("label", view.def.field(field).map_or("", |f| &f.label)).into()
        };
    }
    let Some(step) = step else { return Refusals::default() };
    match view.moves.iter().find(|m| m.def.name == step.name) {
        Some(allowed) => {
            Refusals(allowed.unmet.0.iter().filter(|r| r.field.as_ref().is_none_or(|f| !step.prompts.contains(f))).cloned().collect())
        }
        None => Refusal::new(Code::NoSuchMove)
            .with("number", view.record.number.as_deref().unwrap_or(&view.title))
            .with("state", view.record.state.as_ref().and_then(|s| view.def.state(s)).map_or("", |s| &s.label))
            .with("move", step.label.to_lowercase())
            .into(),
    }
}
