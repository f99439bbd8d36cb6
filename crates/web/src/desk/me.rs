//! The person's own account.

use crate::desk::see;
use crate::error::Result;
use crate::extract::{Posted, Reader};
use crate::present;
use crate::router::Web;
use crate::ui::pages::me as page;
use crate::ui::views::WorkRow;
use app::AppError;
use app::auth::Scope;
use app::view::ListQuery;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Code, Refusal, Refusals};
use maud::Markup;
use std::sync::Arc;

async fn view(web: &Web, reader: &Reader) -> Result<page::MePage> {
    let sessions = web.app.my_sessions(&reader.viewer).await?;
    let tokens = web.app.my_tokens(&reader.viewer).await?;
    Ok(page::MePage {
        sessions: sessions
            .into_iter()
            .map(|s| page::SessionView {
                current: s.handle == reader.handle,
                id: s.handle,
                since: s.created_at,
                seen: s.seen_at,
                agent: browser(&s.agent),
            })
            .collect(),
        tokens: tokens
            .into_iter()
            .map(|t| page::TokenView { id: t.id, name: t.name, created: t.created_at, expires: Some(t.expires_at), used: t.seen_at })
            .collect(),
        fresh: None,
        refusals: Refusals::default(),
        roles: reader.viewer.roles.iter().map(|r| r.replace('_', " ")).collect(),
    })
}

/// A browser's name for itself, in two words.
fn browser(agent: &str) -> String {
    let find = |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let program = find(&[("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (program, system) {
        (Some(p), Some(s)) => format!("{p} on {s}"),
        (Some(p), None) => p.to_owned(),
        _ => "Another program".to_owned(),
    }
}

/// The account page.
pub async fn me(State(web): State<Arc<Web>>, reader: Reader) -> Result<Markup> {
    Ok(page::page(&view(&web, &reader).await?, &reader.screen))
}

async fn again(web: &Web, reader: &Reader, error: AppError) -> Result<Response> {
    let AppError::Refused(refusals) = error else { return Err(error.into()) };
    let view = page::MePage { refusals, ..view(web, reader).await? };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page::page(&view, &reader.screen)).into_response())
}

/// Changes the password.
pub async fn password(State(web): State<Arc<Web>>, reader: Reader, Posted(raw): Posted) -> Result<Response> {
    match web.app.change_password(&reader.viewer, &reader.secret, raw.one("current"), raw.one("new")).await {
        Ok(()) => Ok(see("/me")),
        Err(error) => again(&web, &reader, error).await,
    }
}

/// Ends another session.
pub async fn end_session(State(web): State<Arc<Web>>, reader: Reader, Posted(raw): Posted) -> Result<Response> {
    web.app.revoke_session(&reader.viewer, raw.one("id")).await?;
    Ok(see("/me"))
}

/// Makes a token and shows it once.
pub async fn make_token(State(web): State<Arc<Web>>, reader: Reader, Posted(raw): Posted) -> Result<Response> {
    match web.app.create_token(&reader.viewer, raw.one("name"), Scope::Write, 180).await {
        Ok(made) => {
            let view = page::MePage { fresh: Some(made.secret.reveal().to_owned()), ..view(&web, &reader).await? };
            Ok(page::page(&view, &reader.screen).into_response())
        }
        Err(error) => again(&web, &reader, error).await,
    }
}

/// Revokes a token.
pub async fn revoke_token(State(web): State<Arc<Web>>, reader: Reader, Posted(raw): Posted) -> Result<Response> {
    let id = raw.one("id").parse().map_err(|_| Refusal::new(Code::NotVisible))?;
    web.app.revoke_token(&reader.viewer, id).await?;
    Ok(see("/me"))
}

/// What changed lately on what the person watches.
pub async fn notices(State(web): State<Arc<Web>>, reader: Reader) -> Result<Markup> {
    let mut rows = Vec::new();
    let mut names = crate::ui::views::Names::new();
    for def in web.app.types(&reader.viewer).into_iter().filter(|d| d.watchable) {
        let mut wish = ListQuery::of(def.name.clone()).matching("watching:me updated>-14d");
        (wish.sort, wish.limit) = ("-updated_at".to_owned(), 30);
        let list = web.app.list(&reader.viewer, &wish).await?;
        names.extend(present::names(list.names));
        rows.extend(list.rows.into_iter().map(|record| WorkRow { record, def: def.clone(), left: None, hint: None, message: None }));
    }
    Ok(page::notices(&rows, &names, &reader.screen))
}
