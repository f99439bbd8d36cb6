//! The caller, their access tokens, and the record types they may know of.

use super::answer;
use super::call::{Call, Credential, Visit, challenge};
use super::json;
use super::present;
use super::problem::Problem;
use app::auth::{ApiToken, Scope, SignIn};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use engine::{Verb, Viewer};
use kernel::{Code, Refusal};
use schema::TypeDef;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// `GET /api/v1/me`
pub async fn me(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let person = call.viewer.actor.person().ok_or_else(Problem::not_found)?;
    let viewer = match &call.credential {
        // A reading token carries no roles; its person still has them.
        Credential::Token(_) => call.app.viewer_of(person).await?,
        Credential::Session => call.viewer.clone(),
    };
    let ids: BTreeSet<_> = viewer.groups.iter().chain(&viewer.customers).copied().chain([person]).collect();
    let names = call.app.labels(&viewer, &ids).await?;
    let faces = |list: &[kernel::Id]| list.iter().filter_map(|id| names.get(id)).map(present::face).collect::<Vec<_>>();
    let mut me = json!({
        "person": names.get(&person).map(present::face), "roles": viewer.roles.iter().map(|r| r.as_str()).collect::<Vec<_>>(),
        "groups": faces(&viewer.groups), "customers": faces(&viewer.customers), "time_zone": viewer.zone, "locale": viewer.locale,
    });
    if let Credential::Token(used) = &call.credential {
        me["token"] = token(used);
    }
    Ok(answer(StatusCode::OK, &me))
}

fn token(token: &ApiToken) -> Json {
    let mut json = json!({
        "id": token.id.text(), "name": token.name, "scope": token.scope.as_str(),
        "created_at": token.created_at.to_string(), "expires_at": token.expires_at.to_string(),
    });
    if let Some(seen) = token.seen_at {
        json["used_at"] = Json::from(seen.to_string());
    }
    json
}

/// `GET /api/v1/tokens`
pub async fn tokens(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let tokens = call.app.my_tokens(&call.viewer).await?;
    Ok(answer(StatusCode::OK, &json!({"items": tokens.iter().map(token).collect::<Vec<_>>()})))
}

/// `POST /api/v1/tokens`: with e-mail and password (HTTP Basic, over the same throttle as signing in) or from a session. A
/// token cannot make tokens: one that leaked would never end.
pub async fn create_token(mut visit: Visit) -> Result<Response, Problem> {
    let basic = visit.header("authorization").and_then(|v| v.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic"));
    if let Some((_, encoded)) = basic {
        let attempt = attempt(&visit, encoded).ok_or_else(|| basic_challenge(Code::SignInFailed))?;
        let signed_in = match visit.app.sign_in(&attempt).await {
            Err(error) if error.has(Code::SignInFailed) => return Err(basic_challenge(Code::SignInFailed)),
            other => other?,
        };
        let viewer = visit.app.viewer_for_session(&signed_in.secret).await?;
        // The session only proved who asks.
        visit.app.sign_out(&signed_in.secret).await?;
        let (_, viewer) = viewer.ok_or_else(|| basic_challenge(Code::SignInFailed))?;
        return make(&mut visit, &viewer).await;
    }
    let mut call = Call::of(visit).await?;
    if matches!(call.credential, Credential::Token(_)) {
        return Err(Refusal::new(Code::Forbidden)
            .with("verb", "make tokens with a token; use your password or a session instead of")
            .into());
    }
    let viewer = call.viewer.clone();
    make(&mut call.visit, &viewer).await
}

async fn make(visit: &mut Visit, viewer: &Arc<Viewer>) -> Result<Response, Problem> {
    visit.wants_json()?;
    visit.parameters(&[])?;
    let (given, _) = visit.json().await?;
    let map = json::object(&given, "body", &["name", "scope", "days"])?;
    let name = json::text(map, "name", 80)?.ok_or_else(|| Refusal::new(Code::Required).on("name").with("label", "A name"))?;
    let scope = match map.get("scope").map(|s| s.as_str().unwrap_or_default()) {
        None | Some("read") => Scope::Read,
        Some("write") => Scope::Write,
        Some(other) => {
            let near = json::meant(json::nearest(other, ["read", "write"].into_iter()));
            return Err(Refusal::new(Code::UnknownChoice)
                .on("scope")
                .with("label", "scope")
                .with("value", json::short(other))
                .with("suggestion", near)
                .into());
        }
    };
    let days = match map.get("days") {
        None => 90,
        Some(days) => days.as_i64().ok_or_else(|| json::shape("days", "a whole number of days"))?,
    };
    let made = visit.app.create_token(viewer, name, scope, days).await?;
    let mut json = token(&made.token);
    json["secret"] = Json::from(made.secret.reveal());
    Ok(answer(StatusCode::CREATED, &json))
}

fn attempt(visit: &Visit, encoded: &str) -> Option<SignIn> {
    let plain = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (email, password) = plain.split_once(':')?;
    let agent = visit.header("user-agent").unwrap_or_default().to_owned();
    let good = !plain.contains('\0') && plain.len() <= 1_000;
    good.then(|| SignIn { email: email.to_owned(), password: password.to_owned(), address: visit.address.clone(), agent })
}

fn basic_challenge(code: Code) -> Problem {
    challenge(code).with_header(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"Evident\", charset=\"UTF-8\""))
}

/// `DELETE /api/v1/tokens/{token}`
pub async fn revoke_token(call: Call) -> Result<Response, Problem> {
    call.parameters(&[])?;
    let id = call.part("token").parse().map_err(|_| Problem::not_found())?;
    call.app.revoke_token(&call.viewer, id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `GET /api/v1/types`
pub async fn types(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let may = |def: &TypeDef, verb: Verb| call.viewer.grants_for(&def.name, &verb).next().is_some();
    let items: Vec<Json> = call
        .app
        .types(&call.viewer)
        .iter()
        .map(|def| {
            json!({
                "name": def.name, "title": def.title, "plural": def.plural, "purpose": def.purpose, "clause": def.clause,
                "list": format!("/api/v1/{}", def.name), "may_create": may(def, Verb::Create),
            })
        })
        .collect();
    Ok(answer(StatusCode::OK, &json!({"items": items})))
}

/// `GET /api/v1/types/{type}`: the whole definition.
pub async fn one_type(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let def = call.def()?;
    if !call.app.types(&call.viewer).iter().any(|d| d.name == def.name) {
        return Err(Problem::not_found());
    }
    let json = serde_json::to_value(&*def).map_err(|e| Problem::fault(e.to_string()))?;
    Ok(answer(StatusCode::OK, &json))
}
