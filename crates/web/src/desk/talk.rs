//! Replies, notes and files. A message and its files arrive as one form and become one entry of the journal.

use crate::desk::{command, optional, records, see};
use crate::error::{Problem, Result};
use crate::extract::{Reader, check_token, expected_token, staff};
use crate::present;
use crate::router::Web;
use crate::ui::pages::{portal, record as page};
use app::{App, AppError, Upload};
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use engine::{Action, NewAttachment, NewMessage, Viewer, Visibility};
use futures_util::TryStreamExt;
use journal::Channel;
use kernel::{Id, Refusals};
use std::sync::Arc;
use tokio_util::io::{ReaderStream, StreamReader};

/// Most characters of one box that is not a file.
const MAX_TEXT: usize = 200_000;
/// Most files of one message.
const MAX_FILES: usize = 20;

/// Adds a message with its files.
pub async fn comment(State(web): State<Arc<Web>>, Path(key): Path<String>, reader: Reader, request: Request) -> Result<Response> {
    let expected = expected_token(request.headers(), Some(&reader));
    let mut form = Multipart::from_request(request, &()).await.map_err(|e| Problem::malformed(e.body_text()))?;
    let view = web.app.view_by(&reader.viewer, &key).await?;
    let (mut trusted, mut body, mut visibility, mut id) = (false, None, Visibility::Public, web.app.new_id());
    let mut attach: Vec<NewAttachment> = Vec::new();
    let mut refused = Refusals::default();
    while let Some(field) = form.next_field().await.map_err(|e| Problem::malformed(e.body_text()))? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "files" {
            // The token stands before the files: nothing of a stranger's is stored.
            if !trusted {
                return Err(Problem::csrf());
            }
            let Some(file) = field.file_name().filter(|n| !n.is_empty()).map(str::to_owned) else { continue };
            if attach.len() >= MAX_FILES {
                refused.push(kernel::Refusal::new(kernel::Code::TooMany).with("max", MAX_FILES).with("what", "files"));
                break;
            }
            // Stored while it arrives: a piece at a time is in memory.
            let mut bytes = StreamReader::new(field.map_err(std::io::Error::other));
            match web.app.upload(&reader.viewer, &view.def.name, Upload { name: &file, visibility, bytes: &mut bytes }).await {
                Ok(stored) => attach.push(stored),
                Err(AppError::Refused(refusals)) => refused.0.extend(refusals.0),
                Err(other) => return Err(other.into()),
            }
            continue;
        }
        let text = field.text().await.map_err(|e| Problem::malformed(e.body_text()))?;
        if text.len() > MAX_TEXT {
            return Err(Problem::too_large());
        }
        match name.as_str() {
            "_csrf" => {
                check_token(expected.as_deref(), &text)?;
                trusted = true;
            }
            "_command" => id = text.parse().unwrap_or(id),
            "visibility" if text == "internal" => visibility = Visibility::Internal,
            "body" => body = Some(text),
            _ => {}
        }
    }
    if !trusted {
        return Err(Problem::csrf());
    }
    let typed = body.unwrap_or_default();
    let message = match optional(&typed) {
        Some(body) => Some(NewMessage { visibility, mentions: mentions(&web.app, &reader.viewer, &body).await?, body }),
        None => None,
    };
    if refused.is_empty() {
        if message.is_none() && attach.is_empty() {
            return Ok(see(&format!("/r/{key}")));
        }
        let action = Action { message, attach, ..Action::default() };
        match web
            .app
            .execute(&reader.viewer, Channel::Screen, command(id, &view.def.name, Some((view.record.id, None)), action, None))
            .await
        {
            Ok(_) => return Ok(see(&format!("/r/{}#composer", present::key(&view.record)))),
            Err(AppError::Refused(refusals)) => refused = refusals,
            Err(other) => return Err(other.into()),
        }
    }
    let mut view = records::load(&web, &reader, &key).await?;
    view.draft = Some((visibility, typed, refused));
    let markup = if staff(&reader.viewer, &view.def) { page::page(&view, &reader.screen) } else { portal::record(&view, &reader.screen) };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response())
}

/// People named with `@`: two words first, then one, when exactly one person fits.
async fn mentions(app: &App, viewer: &Viewer, body: &str) -> Result<Vec<Id>> {
    let mut found = Vec::new();
    for after in body.split('@').skip(1).take(20) {
        let words: Vec<&str> = after
            .split_whitespace()
            .take(2)
            .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
            .take_while(|w| !w.is_empty())
            .collect();
        for take in [2, 1] {
            if words.len() < take {
                continue;
            }
            if let [only] = app.pick(viewer, "person", &words[..take].join(" "), 2).await?.as_slice() {
                if !found.contains(&only.id) {
                    found.push(only.id);
                }
                break;
            }
        }
    }
    Ok(found)
}

/// A file, shown in place when it is a harmless picture, saved otherwise.
pub async fn file(State(web): State<Arc<Web>>, Path((key, file)): Path<(String, Id)>, reader: Reader) -> Result<Response> {
    let record = web.app.find_record(&reader.viewer, &key).await?;
    let found = web.app.download(&reader.viewer, record, file).await?;
    let plain: String =
        found.file.name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' }).collect();
    let how = if found.file.inline { "inline" } else { "attachment" };
    let mut encoded = String::new();
    for byte in found.file.name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte))
        } else {
            encoded.push_str(&format!("%{byte:02X}"))
        }
    }
    let headers = [
        (header::CONTENT_TYPE, if found.file.inline { found.file.media_type.clone() } else { "application/octet-stream".to_owned() }),
        (header::CONTENT_DISPOSITION, format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")),
        (header::CONTENT_LENGTH, found.file.size.to_string()),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        (header::CACHE_CONTROL, "private, max-age=3600".to_owned()),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(found.bytes))).into_response())
}
