//! Watchers: who wants to know what becomes of a record.

use super::answer;
use super::call::Call;
use super::present;
use super::problem::Problem;
use super::records::run;
use super::talk::{object, required_id};
use super::wish::Wish;
use app::view::RecordView;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Id;
use serde_json::{Value as Json, json};

async fn watched(call: &Call) -> Result<RecordView, Problem> {
    let view = call.view().await?;
    if view.def.watchable { Ok(view) } else { Err(Problem::not_found()) }
}

fn listed(view: &RecordView) -> Json {
    let items = view.record.watchers.iter().map(|id| view.name(*id).map_or_else(|| json!({"id": id.text()}), present::face));
    json!({"watching": view.watching, "items": items.collect::<Vec<_>>()})
}

/// `GET …/watchers`
pub async fn list(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    Ok(answer(StatusCode::OK, &listed(&watched(&call).await?)))
}

/// `POST …/watchers`: the person named, or oneself.
pub async fn add(mut call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let view = watched(&call).await?;
    let (map, bytes) = object(&mut call, &["person"]).await?;
    let person = match map.contains_key("person") {
        true => required_id(&map, "person")?,
        false => call.viewer.actor.person().ok_or_else(Problem::not_found)?,
    };
    watch(&call, &view, person, true, &bytes).await?;
    let view = watched(&call).await?;
    Ok(answer(StatusCode::OK, &listed(&view)))
}

/// `DELETE …/watchers/{person}`: a person by id, or `me`.
pub async fn remove(call: Call) -> Result<Response, Problem> {
    call.parameters(&[])?;
    let view = watched(&call).await?;
    let person = match call.part("person") {
        "me" => call.viewer.actor.person(),
        other => other.parse().ok(),
    };
    let person = person.ok_or_else(Problem::not_found)?;
    watch(&call, &view, person, false, &[]).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn watch(call: &Call, view: &RecordView, person: Id, on: bool, bytes: &[u8]) -> Result<(), Problem> {
    let mut wish = Wish::default();
    wish.action.watch.insert(person, on);
    let id = call.command(bytes).await?;
    run(call, wish.command(id, &view.def, Some(view.record.id), None)).await?;
    Ok(())
}
