//! Sign-in, sign-out, set-up, theme.

use crate::desk::see;
use crate::error::{Problem, Result};
use crate::extract::{Guest, Posted, Reader, SESSION, THEME, local, pairs, set_cookie, with_guest_token};
use crate::router::Web;
use crate::ui::form_data::Raw;
use crate::ui::pages::sign_in as page;
use crate::ui::{Screen, Theme};
use app::AppError;
use app::auth::{Founding, Secret, SignIn};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Refusals;
use std::sync::Arc;

fn asked(query: Option<&str>, name: &str) -> String {
    pairs(query.unwrap_or_default().as_bytes()).find(|(n, _)| n == name).map(|(_, v)| v).unwrap_or_default()
}

/// The sign-in page; leads to set-up while nobody can sign in.
pub async fn sign_in(State(web): State<Arc<Web>>, Guest(screen): Guest, RawQuery(query): RawQuery) -> Result<Response> {
    if screen.who.is_some() {
        return Ok(see("/"));
    }
    if web.app.setup_needed().await? {
        return Ok(see("/setup"));
    }
    let back = asked(query.as_deref(), "back");
    Ok(with_guest_token(&web, screen, |s| {
        page::page(&page::SignIn { email: "", refusals: Refusals::default(), back: local(&back), demo: &web.options.demo }, s)
    }))
}

/// Signs in.
pub async fn sign_in_send(State(web): State<Arc<Web>>, Guest(screen): Guest, headers: HeaderMap, Posted(raw): Posted) -> Result<Response> {
    let attempt = SignIn {
        email: raw.one("email").to_owned(),
        password: raw.one("password").to_owned(),
        address: address(&headers),
        agent: agent(&headers),
    };
    match web.app.sign_in(&attempt).await {
        Ok(signed) => Ok(signed_in(&web, &signed.secret, local(raw.one("back")))),
        Err(AppError::Refused(refusals)) => {
            let status = Problem::refused(refusals.clone()).status;
            let markup = page::page(
                &page::SignIn { email: raw.one("email"), refusals, back: local(raw.one("back")), demo: &web.options.demo },
                &screen,
            );
            Ok((status, markup).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

fn signed_in(web: &Web, secret: &Secret, to: &str) -> Response {
    let cookie = set_cookie(web, SESSION, secret.reveal(), Some(web.app.options().session_absolute_seconds), false);
    ([(header::SET_COOKIE, cookie)], see(to)).into_response()
}

/// The network address, as the server saw it.
fn address(headers: &HeaderMap) -> String {
    headers.get("x-peer-address").and_then(|v| v.to_str().ok()).unwrap_or("unknown").to_owned()
}

fn agent(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned()
}

/// Signs out.
pub async fn sign_out(State(web): State<Arc<Web>>, reader: Reader, Posted(_): Posted) -> Result<Response> {
    web.app.sign_out(&reader.secret).await?;
    Ok(([(header::SET_COOKIE, set_cookie(&web, SESSION, "", Some(0), false))], see("/sign-in")).into_response())
}

/// The set-up page.
pub async fn setup(State(web): State<Arc<Web>>, Guest(screen): Guest, RawQuery(query): RawQuery) -> Result<Response> {
    if !web.app.setup_needed().await? {
        return Ok(see("/sign-in"));
    }
    let mut raw = Raw::default();
    raw.put("token", asked(query.as_deref(), "token"));
    raw.put("zone", "UTC");
    Ok(with_guest_token(&web, screen, |s| page::setup(&raw, &Refusals::default(), s)))
}

/// Founds the organisation and signs its administrator in.
pub async fn setup_send(State(web): State<Arc<Web>>, Guest(screen): Guest, headers: HeaderMap, Posted(raw): Posted) -> Result<Response> {
    let text = |name: &str| raw.one(name).trim().to_owned();
    let founding = Founding {
        organisation: text("organisation"),
        zone: text("zone"),
        name: text("name"),
        email: text("email"),
        password: raw.one("password").to_owned(),
        since: None,
    };
    let refused =
        |refusals: Refusals, screen: &Screen| (StatusCode::UNPROCESSABLE_ENTITY, page::setup(&raw, &refusals, screen)).into_response();
    let Some(secret) = Secret::presented(raw.one("token").trim()) else {
        return Ok(refused(kernel::Refusal::new(kernel::Code::SetupTokenInvalid).on("token").into(), &screen));
    };
    match web.app.setup(&secret, &founding).await {
        Ok(_) => {
            let attempt = SignIn { email: founding.email, password: founding.password, address: address(&headers), agent: agent(&headers) };
            let signed = web.app.sign_in(&attempt).await?;
            Ok(signed_in(&web, &signed.secret, "/"))
        }
        Err(AppError::Refused(refusals)) => Ok(refused(refusals, &screen)),
        Err(other) => Err(other.into()),
    }
}

/// Keeps the chosen theme.
pub async fn theme(State(web): State<Arc<Web>>, Posted(raw): Posted) -> Response {
    let theme = Theme::parse(raw.one("theme"));
    ([(header::SET_COOKIE, set_cookie(&web, THEME, theme.as_str(), Some(31_536_000), false))], see(local(raw.one("back")))).into_response()
}
