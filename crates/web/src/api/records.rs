//! Records: list, search, make, read, change, move.

use super::call::{Call, malformed, seen};
use super::json;
use super::parameters::{LONGEST_SEARCH, encode};
use super::present;
use super::problem::Problem;
use super::wish::{KEYS, Wish, body};
use super::{answer, with};
use app::view::{ListQuery, Place, RecordView};
use app::{AppError, Outcome};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::Command;
use journal::Channel;
use kernel::{Code, Name, Refusal};
use schema::TypeDef;
use serde_json::{Value as Json, json};

/// Most hits of a search.
pub const MAX_HITS: usize = 100;

/// `GET /api/v1/{type}`
pub async fn list(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    let def = call.def()?;
    let given = call.parameters(&["q", "fields", "sort", "cursor", "limit", "count"])?;
    let text = |name: &str| given.get(name).cloned().unwrap_or_default();
    let mut wish = ListQuery::of(def.name.clone()).matching(text("q"));
    wish.sort = text("sort");
    wish.cursor = given.get("cursor").filter(|c| !c.is_empty()).cloned();
    wish.limit = limit(given.get("limit"), ListQuery::DEFAULT, ListQuery::MAX)?;
    wish.count = match given.get("count").map(String::as_str) {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(malformed("count is true or false")),
    };
    let fields: Option<Vec<Name>> =
        given.get("fields").map(|f| f.split(',').map(str::trim).filter(|f| !f.is_empty()).map(Name::from).collect());
    for name in fields.iter().flatten() {
        if def.field(name).is_none() {
            return Err(json::unknown(name, def.fields.iter().map(|f| &*f.name)).into());
        }
    }
    let list = call.app.list(&call.viewer, &wish).await?;
    if let Some(error) = &list.error {
        return Err(error.refusal().on("q").into());
    }
    let items: Vec<Json> = list.rows.iter().map(|row| present::record(&def, row, fields.as_deref())).collect();
    let mut page = json!({
        "items": items, "names": present::names(&list.names), "sort": list.sort,
        "query": {"text": list.q, "sentence": list.sentence}, "next": list.next, "prev": list.prev,
    });
    if let Some(count) = list.count {
        page["count"] = json!({"n": count.n, "capped": count.capped});
    }
    let mut links = Vec::new();
    for (rel, cursor) in [("next", &list.next), ("prev", &list.prev)] {
        let Some(cursor) = cursor else { continue };
        let kept = given.iter().filter(|(name, _)| *name != "cursor").map(|(name, value)| format!("{name}={}&", encode(value)));
        links.push(format!("</api/v1/{}?{}cursor={}>; rel=\"{rel}\"", def.name, kept.collect::<String>(), encode(cursor)));
    }
    let response = answer(StatusCode::OK, &page);
    Ok(if links.is_empty() { response } else { with(response, header::LINK, &links.join(", ")) })
}

fn limit(given: Option<&String>, default: u32, max: u32) -> Result<u32, Problem> {
    let Some(text) = given else { return Ok(default) };
    let number = text.parse().ok().filter(|n| (1..=max).contains(n) && text.bytes().all(|b| b.is_ascii_digit()));
    number.ok_or_else(|| malformed(&format!("limit is a number from 1 to {max}")))
}

/// `GET /api/v1/search`
pub async fn search(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    let given = call.parameters(&["q", "limit"])?;
    let text = given.get("q").map(String::as_str).unwrap_or_default();
    if text.trim().is_empty() {
        return Err(malformed("q says what to look for"));
    }
    if text.chars().nth(LONGEST_SEARCH).is_some() {
        return Err(malformed(&format!("q has at most {LONGEST_SEARCH} characters")));
    }
    let limit = limit(given.get("limit"), 25, 100)? as usize;
    let found = call.app.search(&call.viewer, text, limit.min(MAX_HITS)).await?;
    let hits =
        found.hits.iter().map(|hit| json!({"record": present::face(&hit.label), "type_title": hit.type_title, "snippet": hit.snippet}));
    Ok(answer(StatusCode::OK, &json!({"text": found.text, "hits": hits.collect::<Vec<_>>()})))
}

/// `GET /api/v1/{type}/{record}`
pub async fn one(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let view = call.view().await?;
    Ok(shown(StatusCode::OK, &view))
}

/// `POST /api/v1/{type}`
pub async fn create(mut call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let def = call.def()?;
    let (json, bytes) = call.visit.json().await?;
    let wish = Wish::read(&def, body(&json, KEYS)?)?;
    let id = call.command(&bytes).await?;
    let outcome = run(&call, wish.command(id, &def, None, None)).await?;
    let response = told(&call, &def, StatusCode::CREATED, &outcome).await?;
    let place = outcome.number.as_deref().map_or_else(|| outcome.record.text(), str::to_owned);
    Ok(with(response, header::LOCATION, &format!("/api/v1/{}/{place}", def.name)))
}

/// `PATCH /api/v1/{type}/{record}`
pub async fn patch(mut call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let place = call.place().await?;
    let expected = call.if_match()?.ok_or_else(|| Problem::from(Refusal::new(Code::Precondition)))?;
    let (json, bytes) = call.visit.json().await?;
    let wish = Wish::read(&place.def, body(&json, KEYS)?)?;
    let id = call.command(&bytes).await?;
    let outcome = run_at(&call, &place, wish.command(id, &place.def, Some(place.id), expected)).await?;
    told(&call, &place.def, StatusCode::OK, &outcome).await
}

/// `GET /api/v1/{type}/{record}/moves`
pub async fn moves(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let view = call.view().await?;
    if view.def.lifecycle.is_none() {
        return Err(Problem::not_found());
    }
    let offers: Vec<Json> = view.moves.iter().map(present::offer).collect();
    let json = json!({"state": view.record.state, "version": view.record.version, "moves": offers});
    Ok(with(answer(StatusCode::OK, &json), header::ETAG, &etag(&view)))
}

/// `POST /api/v1/{type}/{record}/moves/{move}`
pub async fn take_move(mut call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let place = call.place().await?;
    let name = call.part("move");
    if place.def.r#move(name).is_none_or(|m| m.automatic) {
        return Err(Problem::not_found());
    }
    let name = Name::from(name);
    let expected = call.if_match()?.flatten();
    let (json, bytes) = call.visit.json().await?;
    let mut wish = Wish::read(&place.def, body(&json, KEYS)?)?;
    wish.action.move_name = Some(name);
    let id = call.command(&bytes).await?;
    let outcome = run_at(&call, &place, wish.command(id, &place.def, Some(place.id), expected)).await?;
    told(&call, &place.def, StatusCode::OK, &outcome).await
}

/// Carries out a command.
///
/// # Errors
/// What the application says.
pub async fn run(call: &Call, command: Command) -> Result<Outcome, AppError> {
    call.app.execute(&call.viewer, Channel::Api, command).await
}

/// Carries out a command on the record the address names.
///
/// # Errors
/// What the application says.
pub async fn run_at(call: &Call, place: &Place, command: Command) -> Result<Outcome, AppError> {
    call.app.execute_at(place, &call.viewer, Channel::Api, command).await
}

/// The record as it stands after a command; nothing (204) when its maker may not see it.
pub async fn told(call: &Call, def: &TypeDef, status: StatusCode, outcome: &Outcome) -> Result<Response, Problem> {
    let response = match seen(call.app.view_after(&call.viewer, outcome).await)? {
        Some(view) if view.def.name == def.name => shown(status, &view),
        _ => StatusCode::NO_CONTENT.into_response(),
    };
    Ok(replay(response, outcome))
}

/// Says when nothing was done because it had been done before.
pub fn replay(response: Response, outcome: &Outcome) -> Response {
    if outcome.replayed { with(response, HeaderName::from_static("idempotent-replayed"), "true") } else { response }
}

fn shown(status: StatusCode, view: &RecordView) -> Response {
    with(answer(status, &present::record_view(view)), header::ETAG, &etag(view))
}

fn etag(view: &RecordView) -> String {
    format!("\"{}\"", view.record.version)
}
