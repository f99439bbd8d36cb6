//! Sending requests to the router, and keeping answers as snapshots.

use crate::desk::{Desk, PASSWORD};
use app::auth::Scope;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use tower::ServiceExt as _;

pub struct Api {
    pub desk: Desk,
    router: Router,
    tokens: BTreeMap<&'static str, String>,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.body).unwrap_or(Json::Null)
    }
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }
    /// Status, telling headers and body, as snapshots hold them.
    pub fn told(&self) -> Json {
        let names = [
            "allow",
            "content-disposition",
            "content-type",
            "etag",
            "idempotent-replayed",
            "link",
            "location",
            "retry-after",
            "www-authenticate",
        ];
        let headers: BTreeMap<&str, &str> =
            names.into_iter().filter(|n| self.headers.contains_key(*n)).map(|n| (n, self.header(n))).collect();
        let mut body = self.json();
        if let Some(map) = body.as_object_mut() {
            map.remove("request_id");
        }
        // Ids follow from everything made before; what matters is which of them are the same.
        let mut known = Vec::new();
        rename(&json!({"body": body, "headers": headers, "status": self.status}), &mut known)
    }
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        assert!(self.headers.contains_key("x-request-id"), "every answer has its id");
        if status >= 400 {
            assert_eq!(self.header("content-type"), "application/problem+json");
            assert_eq!(self.json()["request_id"], self.header("x-request-id"));
        }
        self
    }
}

/// Calls ids `id-1`, `id-2`, … in the order in which they appear.
fn rename(json: &Json, known: &mut Vec<String>) -> Json {
    match json {
        Json::String(text) => Json::from(rename_text(text, known)),
        Json::Array(list) => list.iter().map(|item| rename(item, known)).collect(),
        Json::Object(map) => Json::Object(map.iter().map(|(key, value)| (rename_text(key, known), rename(value, known))).collect()),
        other => other.clone(),
    }
}

fn rename_text(text: &str, known: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(id) = rest.get(..36).filter(|t| t.parse::<kernel::Id>().is_ok()) {
            let at = known.iter().position(|k| k == id).unwrap_or_else(|| {
                known.push(id.to_owned());
                known.len() - 1
            });
            out.push_str(&format!("id-{}", at + 1));
            rest = &rest[36..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

impl Api {
    pub async fn on(desk: Desk) -> Self {
        let mut tokens = BTreeMap::new();
        for (who, person, scope) in [
            ("admin", desk.admin, Scope::Write),
            ("agent", desk.agent, Scope::Write),
            ("ben", desk.ben, Scope::Write),
            ("eva", desk.eva, Scope::Write),
            ("reader", desk.agent, Scope::Read),
        ] {
            let viewer = desk.viewer(person).await;
            let made = desk.app.create_token(&viewer, who, scope, 30).await.unwrap();
            tokens.insert(who, made.secret.reveal().to_owned());
        }
        desk.app.set_password(desk.agent, PASSWORD).await.unwrap();
        let router = web::api::router(desk.app.clone());
        Self { desk, router, tokens }
    }
    pub async fn everywhere() -> Vec<Self> {
        let mut all = Vec::new();
        for desk in Desk::everywhere().await {
            all.push(Self::on(desk).await);
        }
        all
    }
    pub async fn sqlite() -> Self {
        Self::on(Desk::sqlite().await).await
    }
    /// A token by whose it is; any other text is sent as it is.
    pub fn token<'a>(&'a self, who: &'a str) -> &'a str {
        self.tokens.get(who).map_or(who, String::as_str)
    }
    pub async fn raw(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }
    pub async fn send(&self, who: &str, method: &str, path: &str, headers: &[(&str, &str)], body: Option<Json>) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !who.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.token(who)));
        }
        if body.is_some() {
            request = request.header("content-type", "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.raw(request.body(body.map_or(Body::empty(), |b| Body::from(b.to_string()))).unwrap()).await
    }
    pub async fn get(&self, who: &str, path: &str) -> Answer {
        self.send(who, "GET", path, &[], None).await
    }
    pub async fn post(&self, who: &str, path: &str, body: Json) -> Answer {
        self.send(who, "POST", path, &[], Some(body)).await
    }
    pub fn report(&self, title: &str) -> Json {
        json!({"fields": {
            "title": title, "description": "It happened this morning and has not gone away since.", "caller": self.desk.ben, "channel": "telephone",
            "service": self.desk.mail, "category": self.desk.category, "impact": "3_low", "urgency": "2_medium", "security_related": false,
        }})
    }
    pub async fn incident(&self, title: &str) -> Json {
        self.post("agent", "/api/v1/incident", self.report(title)).await.expect(201).json()
    }
}

/// Compares an answer with the snapshot in the folder of its address.
pub fn keep(folder: &str, name: &str, answer: &Answer) {
    insta::with_settings!({snapshot_path => format!("snapshots/{folder}"), prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_json_snapshot!(name, answer.told());
    });
}
