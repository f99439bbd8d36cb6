//! A call: one request, understood as far as every request is understood. Who asks and what they may, which record the
//! address names, which parameters stand behind the question mark, and a body that is read on demand, bounded and strict.
//! Handlers take a [`Call`] and nothing else, so that no handler can forget one of these questions, and every answer to a
//! request that is out of order is a problem document.

use super::json;
use super::problem::Problem;
use app::auth::{ApiToken, Scope, Secret, csrf_valid};
use app::view::{Place, RecordView};
use app::{App, AppError};
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use engine::Viewer;
use kernel::{Code, Id, Refusal};
use schema::TypeDef;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most bytes of a JSON body.
pub const MAX_BODY: usize = 1024 * 1024;
/// Cookie of the session.
const SESSION: &str = "evident_session";
/// Header that carries the form token when a session speaks instead of an access token.
pub const CSRF: &str = "x-csrf-token";

/// How the caller showed who they are.
#[derive(Clone, Debug)]
pub enum Credential {
    /// An access token.
    Token(ApiToken),
    /// The session of a browser.
    Session,
}

/// A request before anybody asked who sent it.
pub struct Visit {
    /// The application.
    pub app: Arc<App>,
    /// Method.
    pub method: Method,
    /// Address.
    pub uri: Uri,
    /// Headers.
    pub headers: HeaderMap,
    /// Network address of the sender, where it is known.
    pub address: String,
    path: BTreeMap<String, String>,
    /// Behind a lock only because a body may not be shared between threads, while a call is.
    body: Mutex<Body>,
}

impl FromRequest<Arc<App>> for Visit {
    type Rejection = Problem;
    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let path = RawPathParams::from_request_parts(&mut parts, app).await.map_err(|_| malformed("the address is not UTF-8"))?;
        let path = path.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let address = parts.extensions.get::<axum::extract::ConnectInfo<std::net::SocketAddr>>().map(|c| c.0.ip().to_string());
        let (method, uri, headers) = (parts.method, parts.uri, parts.headers);
        Ok(Self { app: app.clone(), method, uri, headers, address: address.unwrap_or_default(), path, body: Mutex::new(body) })
    }
}

impl Visit {
    /// A part of the address.
    #[must_use]
    pub fn part(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }
    /// A header as text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|v| v.to_str().ok())
    }
    /// Refuses a caller who wants something else than JSON.
    ///
    /// # Errors
    /// 406.
    pub fn wants_json(&self) -> Result<(), Problem> {
        let mut wanted = self.headers.get_all(header::ACCEPT).iter().peekable();
        if wanted.peek().is_none() {
            return Ok(());
        }
        let json = |kind: &str| matches!(kind, "application/json" | "application/*" | "*/*" | "application/problem+json" | "");
        let fits = wanted.filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(',')).any(|range| {
            let mut parts = range.split(';').map(str::trim);
            let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
            let refused = parts.any(|p| p.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0)));
            json(&kind) && !refused
        });
        let told = "This is served as application/json only.";
        if fits { Ok(()) } else { Err(Problem::protocol(StatusCode::NOT_ACCEPTABLE, "not-acceptable", told)) }
    }
    /// Parameters behind the question mark: only known ones, each at most once.
    ///
    /// # Errors
    /// 400.
    pub fn parameters(&self, known: &[&str]) -> Result<BTreeMap<String, String>, Problem> {
        let mut found = BTreeMap::new();
        for (name, value) in super::parameters::pairs(self.uri.query().unwrap_or_default())? {
            if !known.contains(&name.as_str()) {
                let near = json::nearest(&name, known.iter().copied());
                return Err(malformed(&format!("there is no parameter “{}” here.{}", json::short(&name), json::meant(near))));
            }
            let most = super::parameters::longest(&name);
            if value.chars().nth(most).is_some() {
                return Err(malformed(&format!("the parameter “{name}” has at most {most} characters")));
            }
            if found.insert(name.clone(), value).is_some() {
                return Err(malformed(&format!("the parameter “{name}” is given twice")));
            }
        }
        Ok(found)
    }
    /// The whole body, bounded.
    ///
    /// # Errors
    /// 413, or 400 when it ends early.
    pub async fn bytes(&mut self) -> Result<Bytes, Problem> {
        let declared = self.header("content-length").and_then(|l| l.parse::<usize>().ok());
        let too_large = || Problem::protocol(StatusCode::PAYLOAD_TOO_LARGE, "too-large", format!("A body has at most {MAX_BODY} bytes."));
        if declared.is_some_and(|length| length > MAX_BODY) {
            return Err(too_large());
        }
        axum::body::to_bytes(self.take_body(), MAX_BODY).await.map_err(|error| {
            let limit = std::error::Error::source(&error).is_some_and(|s| s.to_string().contains("length limit"));
            if limit { too_large() } else { malformed("it ended before it was complete") }
        })
    }
    /// The body as JSON; also its bytes, for idempotency keys.
    ///
    /// # Errors
    /// 415, 413, 400.
    pub async fn json(&mut self) -> Result<(Json, Bytes), Problem> {
        let kind = self.header("content-type").unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if !matches!(kind.as_str(), "application/json" | "application/merge-patch+json") {
            let told = "Send the body as application/json.";
            return Err(Problem::protocol(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", told));
        }
        let bytes = self.bytes().await?;
        Ok((json::parse(&bytes)?, bytes))
    }
    fn take_body(&mut self) -> Body {
        std::mem::take(self.body.get_mut().unwrap_or_else(PoisonError::into_inner))
    }
    /// Hands the body out as a request of its own, for reading forms with files.
    pub fn take_request(&mut self) -> Request {
        let mut request = Request::new(self.take_body());
        *request.headers_mut() = self.headers.clone();
        request
    }
}

/// A request whose sender is known.
pub struct Call {
    /// The request.
    pub visit: Visit,
    /// Who asks.
    pub viewer: Arc<Viewer>,
    /// How they showed it.
    pub credential: Credential,
}

impl std::ops::Deref for Call {
    type Target = Visit;
    fn deref(&self) -> &Visit {
        &self.visit
    }
}

impl FromRequest<Arc<App>> for Call {
    type Rejection = Problem;
    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        Self::of(Visit::from_request(request, app).await?).await
    }
}

impl Call {
    /// Asks who sent a request.
    ///
    /// # Errors
    /// 401, 403.
    pub async fn of(visit: Visit) -> Result<Self, Problem> {
        let (credential, viewer) = authenticate(&visit).await?;
        Ok(Self { visit, viewer, credential })
    }
    /// The record type the address names.
    ///
    /// # Errors
    /// 404.
    pub fn def(&self) -> Result<Arc<TypeDef>, Problem> {
        self.app.model().get(self.part("type")).cloned().ok_or_else(|| {
            let near = json::nearest(self.part("type"), self.app.model().types.keys().map(|n| &**n));
            Refusal::new(Code::UnknownType).with("value", json::short(self.part("type"))).with("suggestion", json::meant(near)).into()
        })
    }
    /// The record the address names, as the caller may see it.
    ///
    /// # Errors
    /// 404: it does not exist, is of another type, or may not be seen.
    pub async fn view(&self) -> Result<RecordView, Problem> {
        let def = self.def()?;
        let view = self.app.view_by(&self.viewer, self.part("record")).await?;
        if view.def.name == def.name { Ok(view) } else { Err(Problem::not_found()) }
    }
    /// The record the address names, without what a page shows of it.
    ///
    /// # Errors
    /// 404: it does not exist, is of another type, or may not be seen.
    pub async fn place(&self) -> Result<Place, Problem> {
        let def = self.def()?;
        let place = self.app.locate(&self.viewer, self.part("record")).await?;
        if place.def.name == def.name { Ok(place) } else { Err(Problem::not_found()) }
    }
    /// The identity of the command this request asks for: by its idempotency key, or a new one.
    ///
    /// # Errors
    /// 400 or 422 when the key is malformed or was used for another request.
    pub async fn command(&self, body: &[u8]) -> Result<Id, Problem> {
        let Some(key) = self.headers.get("idempotency-key") else { return Ok(self.app.new_id()) };
        let key = key.to_str().map_err(|_| malformed("an idempotency key has visible ASCII characters only"))?;
        let if_match = self.header("if-match").unwrap_or_default();
        let request = [self.method.as_str().as_bytes(), self.uri.path().as_bytes(), if_match.as_bytes(), body];
        Ok(self.app.command_for_key(&self.viewer, key, &request).await?)
    }
    /// The version in the `If-Match` header; the outer `None` when there is none, the inner for `*`.
    ///
    /// # Errors
    /// 400 when it is no entity tag of ours.
    pub fn if_match(&self) -> Result<Option<Option<u32>>, Problem> {
        let Some(value) = self.headers.get(header::IF_MATCH) else { return Ok(None) };
        let text = value.to_str().unwrap_or_default().trim();
        if text.is_empty() {
            return Ok(None);
        }
        if text == "*" {
            return Ok(Some(None));
        }
        let digits =
            text.strip_prefix('"').and_then(|t| t.strip_suffix('"')).filter(|t| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit()));
        let version = digits.and_then(|d| d.parse().ok());
        version.map(|v| Some(Some(v))).ok_or_else(|| malformed("If-Match carries the ETag of the record, for example \"3\""))
    }
}

async fn authenticate(visit: &Visit) -> Result<(Credential, Arc<Viewer>), Problem> {
    let unsafe_method = !matches!(visit.method, Method::GET | Method::HEAD);
    if let Some(value) = visit.headers.get(header::AUTHORIZATION) {
        let given = value.to_str().ok().and_then(|v| v.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        let secret = given.and_then(|(_, secret)| Secret::presented(secret.trim())).ok_or_else(|| challenge(Code::TokenInvalid))?;
        let (token, viewer) = match visit.app.viewer_for_token(&secret).await {
            Err(error) if error.has(Code::TokenInvalid) => return Err(challenge(Code::TokenInvalid)),
            other => other?,
        };
        if unsafe_method && token.scope == Scope::Read {
            let told = Problem::from(Refusal::new(Code::Forbidden).with("verb", "write with a token that may only read"));
            return Err(told.with_header(
                header::WWW_AUTHENTICATE,
                HeaderValue::from_static("Bearer realm=\"Evident\", error=\"insufficient_scope\""),
            ));
        }
        return Ok((Credential::Token(token), viewer));
    }
    let secret = cookie(&visit.headers, SESSION).and_then(Secret::presented).ok_or_else(|| challenge(Code::SignInNeeded))?;
    let (_, viewer) = visit.app.viewer_for_session(&secret).await?.ok_or_else(|| challenge(Code::SessionExpired))?;
    if unsafe_method && !visit.header(CSRF).is_some_and(|token| csrf_valid(&secret, token)) {
        return Err(Refusal::new(Code::CsrfFailed).into());
    }
    Ok((Credential::Session, viewer))
}

/// 401 with the scheme that opens the door.
pub fn challenge(code: Code) -> Problem {
    let scheme = if code == Code::TokenInvalid { "Bearer realm=\"Evident\", error=\"invalid_token\"" } else { "Bearer realm=\"Evident\"" };
    Problem::from(Refusal::new(code)).with_header(header::WWW_AUTHENTICATE, HeaderValue::from_static(scheme))
}

/// 400 with a reason.
pub fn malformed(reason: &str) -> Problem {
    Refusal::new(Code::Malformed).with("reason", reason).into()
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, v)| v)
}

/// `None` for what may not be seen, the rest as it is.
///
/// # Errors
/// What is not about visibility.
pub fn seen<T>(result: Result<T, AppError>) -> Result<Option<T>, AppError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(AppError::NotVisible) => Ok(None),
        Err(error) => Err(error),
    }
}
