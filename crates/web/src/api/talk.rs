//! What stands beside a record: conversation, links, history, proof.

use super::call::Call;
use super::json;
use super::present;
use super::problem::Problem;
use super::records::{replay, run, run_at};
use super::wish::{Wish, body, link as read_link, message};
use super::{answer, with};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::Id;
use serde_json::{Value as Json, json};

/// `GET …/comments`
pub async fn comments(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let place = call.place().await?;
    if !place.def.conversation {
        return Err(Problem::not_found());
    }
    let talk = call.app.conversation(&call.viewer, place.id).await?;
    let items: Vec<Json> = talk.messages.iter().map(present::message).collect();
    Ok(answer(StatusCode::OK, &json!({"items": items, "names": present::names(&talk.names)})))
}

/// `POST …/comments`
pub async fn comment(mut call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let place = call.place().await?;
    if !place.def.conversation {
        return Err(Problem::not_found());
    }
    let (json, bytes) = call.visit.json().await?;
    let mut wish = Wish::default();
    wish.action.message = Some(message(&json)?);
    let id = call.command(&bytes).await?;
    let outcome = run_at(&call, &place, wish.command(id, &place.def, Some(place.id), None)).await?;
    let response = match call.app.message_at(&place, outcome.version).await? {
        Some(said) => answer(StatusCode::CREATED, &present::message(&said)),
        None => StatusCode::NO_CONTENT.into_response(),
    };
    Ok(replay(response, &outcome))
}

/// `GET …/links`
pub async fn links(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let place = call.place().await?;
    let links = call.app.links(&call.viewer, place.id).await?;
    Ok(answer(StatusCode::OK, &json!({"items": links.iter().map(present::link).collect::<Vec<_>>()})))
}

/// `POST …/links`
pub async fn link(mut call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    // A type that links to nothing has no such method, whichever record is named; what links to it is seen all the same.
    if call.def()?.links.is_empty() {
        let told = "Records of this type link to nothing; others link to them.";
        let problem = Problem::protocol(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", told);
        return Ok(with(problem.into_response(), header::ALLOW, "GET, HEAD"));
    }
    let place = call.place().await?;
    let (json, bytes) = call.visit.json().await?;
    let (name, to) = read_link(&json)?;
    let mut wish = Wish::default();
    wish.action.link.push((name.clone(), to));
    let id = call.command(&bytes).await?;
    let outcome = run_at(&call, &place, wish.command(id, &place.def, Some(place.id), None)).await?;
    let links = call.app.links(&call.viewer, place.id).await?;
    let made = links.iter().find(|l| l.outgoing && l.name == name && l.other.id == to);
    let response = match made {
        Some(made) => answer(StatusCode::CREATED, &present::link(made)),
        None => StatusCode::NO_CONTENT.into_response(),
    };
    Ok(replay(response, &outcome))
}

/// `DELETE …/links/{link}`
pub async fn unlink(call: Call) -> Result<Response, Problem> {
    call.parameters(&[])?;
    let place = call.place().await?;
    let wanted: Option<Id> = call.part("link").parse().ok();
    let links = call.app.links(&call.viewer, place.id).await?;
    let found = links.iter().find(|l| Some(l.id) == wanted).ok_or_else(Problem::not_found)?;
    // The link stands on the record at its beginning; from the other end it is ended there.
    let (def, record) =
        if found.outgoing { (place.def.clone(), place.id) } else { (call.app.def(&found.other.type_name)?, found.other.id) };
    let mut wish = Wish::default();
    wish.action.unlink.push(found.id);
    let id = call.command(&[]).await?;
    run(&call, wish.command(id, &def, Some(record), None)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `GET …/history`
pub async fn history(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let place = call.place().await?;
    let (lines, names) = call.app.history(&call.viewer, place.id).await?;
    let items: Vec<Json> = lines.iter().map(present::history_line).collect();
    Ok(answer(StatusCode::OK, &json!({"items": items, "names": present::names(&names)})))
}

/// `GET …/proof`. With `bundle=true` the answer is the proof file itself, byte for byte.
pub async fn proof(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    let given = call.parameters(&["bundle"])?;
    let place = call.place().await?;
    let proof = call.app.proof(&call.viewer, place.id).await?;
    match given.get("bundle").map(String::as_str) {
        None | Some("false") => {
            let mut json = present::proof(&proof);
            json["bundle"] = Json::Bool(proof.bundle.is_some());
            Ok(answer(StatusCode::OK, &json))
        }
        Some("true") => {
            let bundle = proof.bundle.ok_or_else(|| {
                Problem::protocol(
                    StatusCode::NOT_FOUND,
                    "not-proved-yet",
                    "No signed checkpoint covers this record yet; ask again after the next one.",
                )
            })?;
            let name = place.number.clone().unwrap_or_else(|| place.id.text());
            let mut response = bundle.into_response();
            response.headers_mut().insert(header::CONTENT_TYPE, axum::http::HeaderValue::from_static("application/json"));
            Ok(with(response, header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}.proof.json\"")))
        }
        Some(_) => Err(super::call::malformed("bundle is true or false")),
    }
}

/// Reads an object with only these keys from a request.
///
/// # Errors
/// 400, 413, 415, 422.
pub async fn object(call: &mut Call, known: &[&str]) -> Result<(serde_json::Map<String, Json>, axum::body::Bytes), Problem> {
    let (json, bytes) = call.visit.json().await?;
    let map = body(&json, known)?.clone();
    Ok((map, bytes))
}

/// The id under a key that must be there.
///
/// # Errors
/// 422.
pub fn required_id(map: &serde_json::Map<String, Json>, key: &str) -> Result<Id, Problem> {
    let missing = || Problem::from(kernel::Refusal::new(kernel::Code::Required).on(key).with("label", key));
    Ok(json::id(map.get(key).ok_or_else(missing)?, key)?)
}
