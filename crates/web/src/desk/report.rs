//! The requester's three fields.

use crate::desk::{candidates, command, command_id, read_fields, see};
use crate::error::Result;
use crate::extract::desk_type;
use crate::extract::{Posted, Reader, flash_cookie};
use crate::present;
use crate::router::Web;
use crate::ui::Flash;
use crate::ui::form_data::Raw;
use crate::ui::pages::portal::{self as page, ReportPage};
use app::AppError;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::Action;
use journal::Channel;
use kernel::{Name, Refusals};
use maud::Markup;
use std::sync::Arc;

async fn draw(web: &Web, reader: &Reader) -> Result<(ReportPage, app::view::FormView)> {
    web.app.writable()?;
    let def = desk_type(&web.app.creatable(&reader.viewer)).cloned().ok_or(AppError::NotVisible)?;
    let form = web.app.form(&reader.viewer, Channel::Screen, &def.name).await?;
    let wanted = [Some(def.spine.title.0.clone()), Some(Name::from("description")), def.spine.service.clone()];
    let fields: Vec<Name> = wanted.into_iter().flatten().filter(|f| form.editable.contains(f)).collect();
    let view = ReportPage {
        candidates: candidates(&web.app, &reader.viewer, fields.iter().filter_map(|f| def.field(f))).await?,
        fields,
        raw: Raw::default(),
        refusals: Refusals::default(),
        names: present::names(form.names.clone()),
        command: web.app.new_id(),
        known: Vec::new(),
        def,
    };
    Ok((view, form))
}

/// The form; a title in the address is looked up among what is already known.
pub async fn form(State(web): State<Arc<Web>>, reader: Reader, RawQuery(query): RawQuery) -> Result<Markup> {
    let (mut view, _) = draw(&web, &reader).await?;
    let title = crate::extract::pairs(query.unwrap_or_default().as_bytes()).find(|(n, _)| *n == *view.def.spine.title.0).map(|(_, v)| v);
    if let Some(title) = title {
        for label in web.app.similar(&reader.viewer, &view.def.name, &title, 3).await? {
            view.known.push(web.app.view(&reader.viewer, label.id).await?.record);
        }
        view.raw.put(view.def.spine.title.0.to_string(), title);
    }
    Ok(page::report(&view, &reader.screen))
}

/// Makes the record, with the rest filled in from the defaults.
pub async fn send(State(web): State<Arc<Web>>, reader: Reader, Posted(raw): Posted) -> Result<Response> {
    let (mut view, form) = draw(&web, &reader).await?;
    let fields: Vec<_> = view.fields.iter().filter_map(|f| view.def.field(f).cloned()).collect();
    let (typed, refusals) = read_fields(&web.app, &reader.viewer, &reader.screen, &raw, fields.iter(), &mut view.candidates).await?;
    view.command = command_id(&web.app, &raw);
    view.refusals = refusals;
    if view.refusals.is_empty() {
        let mut set = form.defaults;
        set.extend(typed);
        set.retain(|_, value| !value.is_null());
        match web
            .app
            .execute(
                &reader.viewer,
                Channel::Screen,
                command(view.command, &view.def.name, None, Action { set, ..Action::default() }, None),
            )
            .await
        {
            Ok(outcome) => {
                let key = outcome.number.unwrap_or_else(|| outcome.record.text());
                let flash = Flash { text: format!("Thank you. We have it as {key}."), undo: None };
                return Ok(([(header::SET_COOKIE, flash_cookie(&web, &flash))], see(&format!("/r/{key}"))).into_response());
            }
            Err(AppError::Refused(refusals)) => view.refusals = refusals,
            Err(other) => return Err(other.into()),
        }
    }
    view.raw = raw;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page::report(&view, &reader.screen)).into_response())
}
