//! Files: sent as a form (`multipart/form-data`), streamed into the store and bounded there; taken out as downloads that no
//! browser runs.

use super::call::{Call, malformed};
use super::present;
use super::problem::Problem;
use super::records::{replay, run_at};
use super::wish::{Wish, visibility};
use super::{answer, with};
use app::{Upload, view::AttachmentView};
use axum::body::Body;
use axum::extract::{FromRequest, Multipart};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::{NewAttachment, Visibility};
use futures_util::TryStreamExt as _;
use serde_json::{Value as Json, json};
use tokio_util::io::{ReaderStream, StreamReader};

/// `GET …/attachments`
pub async fn list(call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let place = call.place().await?;
    if !place.def.attachments {
        return Err(Problem::not_found());
    }
    let talk = call.app.conversation(&call.viewer, place.id).await?;
    let items: Vec<Json> = talk.attachments.iter().map(present::attachment).collect();
    Ok(answer(StatusCode::OK, &json!({"items": items})))
}

/// `POST …/attachments`: the part `file`; before it, if wanted, the part `visibility`.
pub async fn attach(mut call: Call) -> Result<Response, Problem> {
    call.wants_json()?;
    call.parameters(&[])?;
    let place = call.place().await?;
    if !place.def.attachments {
        return Err(Problem::not_found());
    }
    let kind = call.header("content-type").unwrap_or_default().to_ascii_lowercase();
    if !kind.starts_with("multipart/form-data") {
        let told = "Send the file as multipart/form-data, in a part called file.";
        return Err(Problem::protocol(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", told));
    }
    let request = call.visit.take_request();
    let mut form = Multipart::from_request(request, &()).await.map_err(|e| malformed(&e.body_text()))?;
    let stored = receive(&call, &place.def.name, &mut form).await?;
    let said = format!("{}\0{}\0{:?}", stored.file.name, stored.file.sha256, stored.file.visibility);
    let id = call.command(said.as_bytes()).await?;
    let hash = stored.file.sha256.clone();
    let mut wish = Wish::default();
    wish.action.attach.push(stored);
    let outcome = run_at(&call, &place, wish.command(id, &place.def, Some(place.id), None)).await?;
    let talk = call.app.conversation(&call.viewer, place.id).await?;
    let response = match talk.attachments.iter().rev().find(|a| a.sha256 == hash) {
        Some(file) => {
            let address = format!("/api/v1/{}/{}/attachments/{}", place.def.name, place.id, file.id);
            with(answer(StatusCode::CREATED, &present::attachment(file)), header::LOCATION, &address)
        }
        None => StatusCode::NO_CONTENT.into_response(),
    };
    Ok(replay(response, &outcome))
}

async fn receive(call: &Call, type_name: &str, form: &mut Multipart) -> Result<NewAttachment, Problem> {
    let mut wanted = Visibility::Public;
    for _ in 0..4 {
        let Some(mut part) = form.next_field().await.map_err(|e| malformed(&e.body_text()))? else { break };
        match part.name() {
            Some("visibility") => {
                let mut text = String::new();
                while let Some(chunk) = part.chunk().await.map_err(|e| malformed(&e.body_text()))? {
                    if text.len() + chunk.len() > 64 {
                        return Err(malformed("visibility is public or internal"));
                    }
                    text.push_str(std::str::from_utf8(&chunk).map_err(|_| malformed("visibility is public or internal"))?);
                }
                wanted = visibility(Some(&Json::from(text)))?;
            }
            Some("file") => {
                let name = part.file_name().unwrap_or("file").to_owned();
                // Stored while it arrives: a piece at a time is in memory.
                let mut bytes = StreamReader::new(part.map_err(std::io::Error::other));
                let upload = Upload { name: &name, visibility: wanted, bytes: &mut bytes };
                return Ok(call.app.upload(&call.viewer, type_name, upload).await?);
            }
            other => {
                return Err(malformed(&format!(
                    "there is no part “{}” here; file and visibility are known",
                    super::json::short(other.unwrap_or_default())
                )));
            }
        }
    }
    Err(malformed("the part “file” is missing"))
}

/// `GET …/attachments/{file}`
pub async fn download(call: Call) -> Result<Response, Problem> {
    call.parameters(&[])?;
    let place = call.place().await?;
    let file = call.part("file").parse().map_err(|_| Problem::not_found())?;
    let download = call.app.download(&call.viewer, place.id, file).await?;
    let response = Response::new(Body::from_stream(ReaderStream::new(download.bytes)));
    Ok(safe(response, &download.file))
}

/// Headers under which a file is saved, never run: whatever it claims to be, it is handed over as bytes of its judged kind.
fn safe(mut response: Response, file: &AttachmentView) -> Response {
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (header::CACHE_CONTROL, "private, no-cache"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    let plain: String = file.name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", super::parameters::encode(&file.name));
    let response = with(response, header::CONTENT_TYPE, &file.media_type);
    let response = with(response, header::CONTENT_LENGTH, &file.size.to_string());
    let response = with(response, header::ETAG, &format!("\"{}\"", file.sha256));
    with(response, header::CONTENT_DISPOSITION, &disposition)
}

/// `DELETE …/attachments/{file}`: takes it off the record; history keeps that it was there.
pub async fn detach(call: Call) -> Result<Response, Problem> {
    call.parameters(&[])?;
    let place = call.place().await?;
    let file = call.part("file").parse::<kernel::Id>().map_err(|_| Problem::not_found())?;
    let talk = call.app.conversation(&call.viewer, place.id).await?;
    if !talk.attachments.iter().any(|a| a.id == file) {
        return Err(Problem::not_found());
    }
    let mut wish = Wish::default();
    wish.action.detach.push(file);
    let id = call.command(&[]).await?;
    run_at(&call, &place, wish.command(id, &place.def, Some(place.id), None)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
