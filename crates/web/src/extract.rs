//! Who asks, and what they sent. One middleware turns the cookie into a [`Reader`] before any handler runs; a form can only
//! be read through [`Posted`], which checks the session's token first, so that no handler can forget it.

use crate::error::Problem;
use crate::router::Web;
use crate::ui::form_data::Raw;
use crate::ui::pages::practice;
use crate::ui::{AsOf, Flash, NavItem, Screen, Theme, Who, layout, pages};
use app::App;
use app::auth::{Secret, csrf_token};
use app::view::Area;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use engine::{Verb, Viewer};
use jiff::tz::TimeZone;
use schema::TypeDef;
use std::convert::Infallible;
use std::sync::Arc;

/// Cookie of the session.
pub const SESSION: &str = "evident_session";
/// Cookie of the form token before sign-in.
pub const GUEST: &str = "evident_guest";
/// Cookie of the theme.
pub const THEME: &str = "evident_theme";
/// Cookie of the note about what was just done.
pub const FLASH: &str = "evident_flash";

/// Who asks: present for every page behind sign-in.
#[derive(Clone)]
pub struct Reader {
    /// The resolved person.
    pub viewer: Arc<Viewer>,
    /// The secret of their session.
    pub secret: Secret,
    /// Handle of their session.
    pub handle: String,
    /// The circumstances of the page.
    pub screen: Screen,
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or(Problem::signed_out())
    }
}

/// The circumstances of a page for somebody who is not signed in (or is: the frame is then the same).
pub struct Guest(pub Screen);

impl FromRequestParts<Arc<Web>> for Guest {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, web: &Arc<Web>) -> Result<Self, Infallible> {
        let screen = match parts.extensions.get::<Reader>() {
            Some(reader) => reader.screen.clone(),
            None => guest_screen(web, &parts.headers, path_of(parts)),
        };
        Ok(Self(screen))
    }
}

/// A form, with its token checked.
pub struct Posted(pub Raw);

/// Most bytes of a form without files.
const MAX_FORM: usize = 2_000_000;
/// Most boxes of a form.
const MAX_BOXES: usize = 5_000;

impl FromRequest<Arc<Web>> for Posted {
    type Rejection = Problem;
    async fn from_request(request: Request, web: &Arc<Web>) -> Result<Self, Problem> {
        let expected = expected_token(request.headers(), request.extensions().get::<Reader>());
        let bytes = Bytes::from_request(request, web).await.map_err(|e| {
            if e.status() == StatusCode::PAYLOAD_TOO_LARGE { Problem::too_large() } else { Problem::malformed(e.body_text()) }
        })?;
        if bytes.len() > MAX_FORM {
            return Err(Problem::too_large());
        }
        let raw = Raw::from_pairs(pairs(&bytes).take(MAX_BOXES));
        check_token(expected.as_deref(), raw.one("_csrf"))?;
        Ok(Self(raw))
    }
}

/// The token a form must carry.
pub fn expected_token(headers: &HeaderMap, reader: Option<&Reader>) -> Option<String> {
    match reader {
        Some(reader) => Some(csrf_token(&reader.secret)),
        None => cookie(headers, GUEST).filter(|t| t.len() >= 32).map(str::to_owned),
    }
}

/// Compares the token in constant time.
///
/// # Errors
/// [`Problem::csrf()`] when it is missing or another.
pub fn check_token(expected: Option<&str>, given: &str) -> Result<(), Problem> {
    let Some(expected) = expected else { return Err(Problem::csrf()) };
    let same = expected.len() == given.len() && expected.bytes().zip(given.bytes()).fold(0, |d, (a, b)| d | (a ^ b)) == 0;
    if same { Ok(()) } else { Err(Problem::csrf()) }
}

/// The pairs of a form or query string.
pub fn pairs(bytes: &[u8]) -> impl Iterator<Item = (String, String)> {
    bytes.split(|b| *b == b'&').filter(|p| !p.is_empty()).map(|pair| {
        let mut halves = pair.splitn(2, |b| *b == b'=');
        (unescape(halves.next().unwrap_or_default()), unescape(halves.next().unwrap_or_default()))
    })
}

fn unescape(bytes: &[u8]) -> String {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'+', _) => out.push(b' '),
            (b'%', [a, b, after @ ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                let digit = |c: u8| char::from(c).to_digit(16).unwrap_or(0);
                out.push(u8::try_from(digit(*a) * 16 + digit(*b)).unwrap_or(b'?'));
                rest = after;
            }
            (other, _) => out.push(*other),
        }
    }
    // A NUL is never meant, and no database keeps it.
    String::from_utf8_lossy(&out).replace('\0', "")
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// A cookie to set; `seconds` 0 removes it, `None` lasts as long as the browser.
#[must_use]
pub fn set_cookie(web: &Web, name: &str, value: &str, seconds: Option<i64>, script: bool) -> HeaderValue {
    let mut text = format!("{name}={value}; Path=/; SameSite=Lax");
    if let Some(seconds) = seconds {
        text.push_str(&format!("; Max-Age={seconds}"));
    }
    if !script {
        text.push_str("; HttpOnly");
    }
    if web.options.secure_cookies {
        text.push_str("; Secure");
    }
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// An address to go back to: only a path of this site.
#[must_use]
pub fn local(path: &str) -> &str {
    let good = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']) && path.len() < 2000;
    if good { path } else { "/" }
}

fn path_of(parts: &Parts) -> String {
    parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned()
}

/// A note about what was done, shown on the next page.
#[must_use]
pub fn flash_cookie(web: &Web, flash: &Flash) -> HeaderValue {
    use base64::Engine as _;
    let json = serde_json::json!({ "text": flash.text, "undo": flash.undo });
    set_cookie(web, FLASH, &base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(json.to_string()), Some(30), false)
}

fn flash(headers: &HeaderMap) -> Option<Flash> {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(cookie(headers, FLASH)?).ok()?;
    let json: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    let undo = serde_json::from_value::<Option<(String, Vec<(String, String)>)>>(json["undo"].clone()).ok().flatten();
    Some(Flash {
        text: json["text"].as_str()?.chars().take(200).collect(),
        undo: undo.filter(|(path, _)| local(path) == path && path.starts_with("/r/")),
    })
}

/// Resolves who asks, keeps strangers out, and draws the error page when a handler failed.
pub async fn visit(State(web): State<Arc<Web>>, mut request: Request, next: Next) -> Response {
    // Where it comes from is what the listener saw, never what the request says of itself.
    let peer = request.extensions().get::<axum::extract::ConnectInfo<std::net::SocketAddr>>().map(|c| c.0.ip().to_string());
    request.headers_mut().remove("x-peer-address");
    if let Some(value) = peer.and_then(|p| HeaderValue::from_str(&p).ok()) {
        request.headers_mut().insert("x-peer-address", value);
    }
    let path = request.uri().path().to_owned();
    let full = request.uri().path_and_query().map_or_else(|| path.clone(), |p| p.as_str().to_owned());
    let unsafe_method = !matches!(*request.method(), Method::GET | Method::HEAD);
    if unsafe_method && foreign(request.headers()) {
        return Problem::csrf().into_response();
    }
    let fragment = request.headers().contains_key("x-fragment");
    let reference = request.headers().get("x-request-id").and_then(|v| v.to_str().ok()).unwrap_or("none").to_owned();
    let reader = match reader(&web, request.headers(), full.clone(), fragment).await {
        Ok(reader) => reader,
        Err(error) => return error.into_response(),
    };
    let had_flash = reader.as_ref().is_some_and(|r| r.screen.flash.is_some());
    let screen = reader.as_ref().map_or_else(|| guest_screen(&web, request.headers(), full.clone()), |r| r.screen.clone());
    let Some(reader) = reader else {
        if !public(&path) {
            if unsafe_method || fragment || path == "/events" {
                return present(Problem::signed_out().into_response(), &screen, &reference);
            }
            let mut to = String::from("/sign-in");
            if full != "/" {
                to.push_str("?back=");
                pages::list::encode(&full, &mut to);
            }
            return Redirect::to(&to).into_response();
        }
        return present(next.run(request).await, &screen, &reference);
    };
    request.extensions_mut().insert(reader);
    let mut response = present(next.run(request).await, &screen, &reference);
    if had_flash && response.headers().get(header::CONTENT_TYPE).is_some_and(|t| t.as_bytes().starts_with(b"text/html")) && !fragment {
        response.headers_mut().append(header::SET_COOKIE, set_cookie(&web, FLASH, "", Some(0), false));
    }
    response
}

fn public(path: &str) -> bool {
    matches!(path, "/sign-in" | "/setup" | "/theme" | "/gallery") || path.starts_with("/gallery/")
}

/// Whether a writing request says that it comes from another site.
fn foreign(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return !matches!(site.as_bytes(), b"same-origin" | b"none");
    }
    match (headers.get(header::ORIGIN).and_then(|o| o.to_str().ok()), headers.get(header::HOST).and_then(|h| h.to_str().ok())) {
        (Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, at)| at != host),
        _ => false,
    }
}

fn present(response: Response, screen: &Screen, reference: &str) -> Response {
    let Some(problem) = response.extensions().get::<Problem>() else { return response };
    if let Some(chain) = &problem.fault {
        tracing::error!(fault = %chain, request = reference, "a request failed");
    }
    let page = pages::errors::page(
        &pages::errors::ErrorPage { status: problem.status.as_u16(), title: problem.title(), hint: &problem.detail, reference },
        screen,
    );
    let mut answer = (problem.status, page).into_response();
    answer.headers_mut().extend(problem.headers.clone());
    answer
}

async fn reader(web: &Web, headers: &HeaderMap, path: String, fragment: bool) -> Result<Option<Reader>, Problem> {
    let Some(secret) = cookie(headers, SESSION).and_then(Secret::presented) else { return Ok(None) };
    let Some((session, viewer)) = web.app.viewer_for_session(&secret).await? else { return Ok(None) };
    let mut screen = guest_screen(web, headers, path);
    screen.csrf = csrf_token(&secret);
    screen.zone = TimeZone::get(&viewer.zone).unwrap_or(TimeZone::UTC);
    screen.fragment = fragment;
    screen.flash = if fragment { None } else { flash(headers) };
    let types = web.app.types(&viewer);
    let requester = !types.iter().any(|def| staff(&viewer, def));
    let shelf = web.app.shelf();
    let person = shelf.get(session.person);
    screen.who = Some(Who {
        id: session.person,
        name: person.and_then(|p| p.text("name")).unwrap_or_default().to_owned(),
        email: person.and_then(|p| p.text("email")).unwrap_or_default().to_owned(),
        requester,
    });
    screen.nav = nav(&web.app, &viewer, &types, requester);
    screen.creatable = if requester { Vec::new() } else { creatable(&web.app, &viewer) };
    Ok(Some(Reader { viewer, secret, handle: session.handle, screen }))
}

/// Whether somebody works on records of a type, rather than only asking for them.
#[must_use]
pub fn staff(viewer: &Viewer, def: &TypeDef) -> bool {
    def.has_trait("work_item") && viewer.grants_for(&def.name, &Verb::Internal).next().is_some()
}

/// What the New menu offers: work first, in the order of the desks; the palette and the homes of practices offer the rest.
fn creatable(app: &App, viewer: &Viewer) -> Vec<(kernel::Name, String)> {
    let mut list: Vec<_> = app.creatable(viewer);
    let place = |def: &TypeDef| DESKS.iter().position(|(name, ..)| *def.name == **name).unwrap_or(DESKS.len());
    list.sort_by_key(|def| (place(def), !def.has_trait("work_item")));
    list.iter().take(MOST_OFFERED).map(|def| (def.name.clone(), def.title.clone())).collect()
}

/// Most types of the New menu.
const MOST_OFFERED: usize = 8;

/// Lists people live in, beside the areas: name, short label, icon.
const DESKS: [(&str, &str, &str); 2] = [("incident", "Incidents", "incident"), ("service_request", "Requests", "inbox")];

/// The rail: whoever asks finds what they asked for; whoever works here finds the desk, then the areas of the system.
fn nav(app: &App, viewer: &Viewer, types: &[Arc<TypeDef>], requester: bool) -> Vec<NavItem> {
    let item = |href: String, label: &str, icon, foot| NavItem { href, label: label.to_owned(), icon, foot };
    let has = |name: &str| types.iter().any(|def| *def.name == *name);
    let mut items = vec![item("/".to_owned(), if requester { "Home" } else { "My work" }, "work", false)];
    let desks = DESKS.iter().filter(|(name, ..)| types.iter().any(|def| *def.name == **name && (requester || staff(viewer, def))));
    items.extend(desks.map(|(name, label, icon)| item(format!("/t/{name}"), label, icon, false)));
    if requester {
        return items;
    }
    items.push(item("/agenda".to_owned(), "Due", "calendar", false));
    let practices = app.practices(viewer);
    for area in Area::ALL.into_iter().filter(|area| practices.iter().any(|p| p.area == *area)) {
        items.push(item(format!("/practices/{}", area.as_str()), area.short(), practice::icon(area), false));
    }
    items.push(item("/practices".to_owned(), "All", "columns", true));
    if has("organisation") {
        items.push(item("/t/organisation".to_owned(), "Settings", "settings", true));
    }
    items
}

/// The list people live in first of those a viewer may read: incidents, where they may.
#[must_use]
pub fn desk_type(types: &[Arc<TypeDef>]) -> Option<&Arc<TypeDef>> {
    DESKS.iter().find_map(|(name, ..)| types.iter().find(|def| *def.name == **name))
}

fn guest_screen(web: &Web, headers: &HeaderMap, path: String) -> Screen {
    let shelf = web.app.shelf();
    let organisation = shelf.all("organisation").next();
    let zone = organisation.and_then(|o| o.text("time_zone")).and_then(|z| TimeZone::get(z).ok()).unwrap_or(TimeZone::UTC);
    Screen {
        now: web.app.now(),
        zone,
        theme: Theme::parse(cookie(headers, THEME).unwrap_or_default()),
        csrf: cookie(headers, GUEST).unwrap_or_default().to_owned(),
        path,
        who: None,
        nav: Vec::new(),
        creatable: Vec::new(),
        as_of: web.app.options().as_of.map(|at| AsOf { at, size: web.app.past_entries() }),
        flash: None,
        unread: 0,
        fragment: false,
        organisation: organisation.and_then(|o| o.text("name")).unwrap_or("Evident").to_owned(),
        area: String::new(),
    }
}

/// A bare page needs a token for its form: makes one when the browser has none yet.
pub fn with_guest_token(web: &Web, mut screen: Screen, draw: impl FnOnce(&Screen) -> maud::Markup) -> Response {
    if screen.csrf.len() >= 32 {
        return draw(&screen).into_response();
    }
    screen.csrf = format!("{}{}", web.app.new_id(), web.app.new_id()).replace('-', "");
    let cookie = set_cookie(web, GUEST, &screen.csrf, Some(7200), false);
    ([(header::SET_COOKIE, cookie)], draw(&screen)).into_response()
}

/// Draws nothing but content, for parts that the browser fetches.
#[must_use]
pub fn part(screen: &Screen, content: &maud::Markup) -> maud::Markup {
    layout::page(&Screen { fragment: true, ..screen.clone() }, "", content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        for (path, want) in [
            ("/t/incident?q=a", "/t/incident?q=a"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil", "/"),
            ("", "/"),
            ("/a\r\nb", "/"),
        ] {
            assert_eq!(local(path), want);
        }
    }

    #[test]
    fn form_pairs_are_unescaped() {
        let read: Vec<_> = pairs(b"a=1+2&b=%C3%A9%00&c&d=%zz&=x").collect();
        let want = [("a", "1 2"), ("b", "é"), ("c", ""), ("d", "%zz"), ("", "x")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(read, want);
    }

    #[test]
    fn tokens_must_be_equal_and_present() {
        assert!(check_token(Some("abc"), "abc").is_ok());
        for (expected, given) in [(Some("abc"), "abd"), (Some("abc"), ""), (None, "abc"), (Some("abc"), "abcd")] {
            assert!(check_token(expected, given).is_err());
        }
    }

    #[test]
    fn requests_of_other_sites_are_known() {
        let headers = |list: &[(&'static str, &'static str)]| {
            list.iter().map(|(n, v)| (axum::http::HeaderName::from_static(n), HeaderValue::from_static(v))).collect::<HeaderMap>()
        };
        assert!(foreign(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!foreign(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(foreign(&headers(&[("origin", "https://evil.example"), ("host", "desk.example")])));
        assert!(!foreign(&headers(&[("origin", "http://127.0.0.1:80"), ("host", "127.0.0.1:80")])));
        assert!(!foreign(&headers(&[])));
    }
}
