//! Links: made and ended.

use crate::desk::{command, see};
use crate::error::Result;
use crate::extract::{Posted, Reader};
use crate::present;
use crate::router::Web;
use crate::ui::components::{csrf, error_summary};
use crate::ui::{Screen, layout};
use app::AppError;
use app::view::RecordView;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use engine::Action;
use journal::Channel;
use kernel::{Code, Name, Refusal, Refusals};
use maud::{Markup, html};
use std::sync::Arc;

fn page(view: &RecordView, chosen: &str, typed: &str, refusals: &Refusals, screen: &Screen) -> Markup {
    let key = present::key(&view.record);
    let to = view.def.links.iter().find(|l| *l.name == *chosen).or_else(|| view.def.links.first()).map_or("", |l| &l.to);
    let screen = &Screen { area: format!("/t/{}", view.def.name), ..screen.clone() };
    let content = html! {
        div.page.narrow {
            (crate::ui::pages::form::crumbs(&view.def, &view.record))
            div.page-head { h1 { "Link " span.muted.num { (key) } } p.lead { (view.title) } }
            form.panel method="post" action={ "/r/" (key) "/link" } {
                div.body.form {
                    (csrf(screen))
                    (error_summary(refusals))
                    div.field { label for="f-link" { "How it is linked" } select id="f-link" name="link" { @for l in &view.def.links { option value=(l.name) selected[*l.name == *chosen] { (l.label) } } } }
                    div.field {
                        label for="f-other" { "To which record" }
                        div.combo data-combo=(to) {
                            svg.i aria-hidden="true" { use href="#i-search" {} }
                            input id="f-other" name="other~" type="text" value=(typed) placeholder="Number or title" autocomplete="off" required;
                            input type="hidden" name="other~was" value="";
                            input type="hidden" name="other" value="";
                        }
                    }
                    div.actions { button.btn.primary type="submit" { "Link" } a.btn.ghost href={ "/r/" (key) } data-cancel { "Back" } }
                }
            }
        }
    };
    layout::page(screen, &format!("Link {key}"), &content)
}

/// The form.
pub async fn form(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>) -> Result<Markup> {
    let view = web.app.view_by(&reader.viewer, &key).await?;
    Ok(page(&view, "", "", &Refusals::default(), &reader.screen))
}

/// Makes a link.
pub async fn send(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>, Posted(raw): Posted) -> Result<Response> {
    let view = web.app.view_by(&reader.viewer, &key).await?;
    let link = raw.one("link");
    let def = view.def.links.iter().find(|l| *l.name == *link).ok_or_else(|| Refusal::new(Code::UnknownLink).with("value", link))?;
    let chosen = raw.one("other").parse().ok().filter(|_| raw.one("other~") == raw.one("other~was"));
    let other = match chosen {
        Some(id) => Some(id),
        None => web.app.resolve(&reader.viewer, &def.to, raw.one("other~").trim()).await?,
    };
    let refusals = match other {
        None => Refusal::new(Code::UnknownReference).on("other").with("label", "The record").into(),
        Some(other) => {
            let action = Action { link: vec![(Name::from(link), other)], ..Action::default() };
            match web
                .app
                .execute(
                    &reader.viewer,
                    Channel::Screen,
                    command(web.app.new_id(), &view.def.name, Some((view.record.id, None)), action, None),
                )
                .await
            {
                Ok(_) => return Ok(see(&format!("/r/{}", present::key(&view.record)))),
                Err(AppError::Refused(refusals)) => refusals,
                Err(error) => return Err(error.into()),
            }
        }
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&view, link, raw.one("other~"), &refusals, &reader.screen)).into_response())
}

/// Ends a link.
pub async fn end(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>, Posted(raw): Posted) -> Result<Response> {
    let view = web.app.view_by(&reader.viewer, &key).await?;
    let link = raw.one("link").parse().map_err(|_| Refusal::new(Code::NotVisible))?;
    let action = Action { unlink: vec![link], ..Action::default() };
    web.app
        .execute(&reader.viewer, Channel::Screen, command(web.app.new_id(), &view.def.name, Some((view.record.id, None)), action, None))
        .await?;
    Ok(see(&format!("/r/{}", present::key(&view.record))))
}
