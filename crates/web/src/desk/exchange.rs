//! Lists out and in: export of a list, templates, and the way of a file from being handed in to being taken.

use crate::desk::{lists, optional, see};
use crate::error::{Problem, Result};
use crate::extract::{Posted, Reader, check_token, expected_token};
use crate::router::Web;
use crate::ui::pages::import as page;
use app::exchange::{Chosen, Export, Extent, Format, Job, MAX_FILE, Staged, explained, targets};
use app::{AppError, Fault};
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Id, Name, Refusal, Refusals};
use maud::Markup;
use serde::Deserialize;
use std::sync::Arc;

/// What a template is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    format: String,
}

/// The list as a file.
pub async fn export(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path(type_name): Path<String>,
    Query(asked): Query<lists::Asked>,
) -> Result<Response> {
    let (wish, _, _) = lists::wish(&web, &reader, &type_name, &asked).await?;
    let extent = if asked.fields == "all" { Extent::All } else { Extent::Shown };
    let format: Format = asked.format.parse().map_err(AppError::refused)?;
    let export = Export::begin(web.app.clone(), reader.viewer.clone(), wish, extent, format).await?;
    let name = export.file_name();
    // A page at a time is in memory, however long the list is. What breaks off is seen to break off.
    let pieces = futures_util::stream::try_unfold(export, |mut export| async move {
        match export.next().await {
            Ok(piece) => Ok(piece.map(|piece| (Bytes::from(piece), export))),
            Err(AppError::Fault(fault)) => Err(broken(&fault)),
            Err(other) => Err(std::io::Error::other(other.to_string())),
        }
    });
    Ok((attached(&name, format.media_type()), Body::from_stream(pieces)).into_response())
}

fn broken(fault: &Fault) -> std::io::Error {
    tracing::error!(fault = %fault.chain(), "an export broke off");
    std::io::Error::other("the export broke off")
}

fn attached(name: &str, media_type: &'static str) -> [(header::HeaderName, String); 3] {
    [
        (header::CONTENT_TYPE, media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ]
}

/// An empty file with the columns of a type.
pub async fn template(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path(type_name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let format = if asked.format == "csv" { Format::Csv } else { Format::Xlsx };
    let file = web.app.template(&reader.viewer, &type_name, format).await?;
    let name = format!("{}-template.{}", type_name.replace('_', "-"), format.as_str());
    Ok((attached(&name, format.media_type()), file).into_response())
}

async fn start_page(web: &Web, reader: &Reader, type_name: &str, refusals: Refusals) -> Result<Markup> {
    let (def, fields) = web.app.template_fields(&reader.viewer, type_name).await?;
    if !web.app.may_import(&reader.viewer, &def) {
        return Err(Refusal::new(kernel::Code::Forbidden).with("verb", format!("import {}", def.plural.to_lowercase())).into());
    }
    Ok(page::start(&page::StartPage { def, fields, refusals }, &reader.screen))
}

/// Where a file is handed in.
pub async fn start(State(web): State<Arc<Web>>, reader: Reader, Path(type_name): Path<String>) -> Result<Markup> {
    start_page(&web, &reader, &type_name, Refusals::default()).await
}

/// Takes a file, and tries at once what would become of its rows.
pub async fn hand_in(State(web): State<Arc<Web>>, Path(type_name): Path<String>, reader: Reader, request: Request) -> Result<Response> {
    let expected = expected_token(request.headers(), Some(&reader));
    let mut form = Multipart::from_request(request, &()).await.map_err(|e| Problem::malformed(e.body_text()))?;
    let (mut trusted, mut file) = (false, None);
    while let Some(mut field) = form.next_field().await.map_err(|e| Problem::malformed(e.body_text()))? {
        match field.name() {
            Some("_csrf") => {
                let text = field.text().await.map_err(|e| Problem::malformed(e.body_text()))?;
                check_token(expected.as_deref(), &text)?;
                trusted = true;
            }
            // The token stands before the file: nothing of a stranger's is kept.
            Some("file") if trusted => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let mut bytes = Vec::new();
                while let Some(piece) = field.chunk().await.map_err(|e| Problem::malformed(e.body_text()))? {
                    bytes.extend_from_slice(&piece);
                    if bytes.len() > MAX_FILE {
                        break;
                    }
                }
                file = Some((name, bytes));
                break;
            }
            _ => {}
        }
    }
    if !trusted {
        return Err(Problem::csrf());
    }
    let Some((name, bytes)) = file.filter(|(name, bytes)| !(name.is_empty() && bytes.is_empty())) else {
        let refusals = Refusals::from(Refusal::guard("Choose a file first.").on("file"));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, start_page(&web, &reader, &type_name, refusals).await?).into_response());
    };
    match web.app.stage_import(&reader.viewer, &type_name, &name, bytes).await {
        Ok(staged) => {
            if staged.columns().is_ok() {
                web.app.begin_import(reader.viewer.clone(), staged.clone(), true, false, None)?;
            }
            Ok(see(&format!("/t/{type_name}/import/{}", staged.id)))
        }
        Err(AppError::Refused(mut refusals)) if !refusals.has(kernel::Code::Forbidden) => {
            refusals.0.iter_mut().for_each(|r| r.field = Some("file".into()));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, start_page(&web, &reader, &type_name, refusals).await?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

fn draw(web: &Web, reader: &Reader, staged: &Arc<Staged>, refusals: Refusals) -> Result<Markup> {
    let def = web.app.def(&staged.type_name)?;
    let view = page::FilePage {
        columns: staged.columns(),
        fields: targets(&def).map(|f| explained(&web.app, f)).collect(),
        may_confirm: web.app.may_confirm(&reader.viewer, &def),
        job: staged.job(),
        staged: staged.clone(),
        refusals,
        def,
    };
    Ok(page::file(&view, &reader.screen))
}

/// How a file stands: what its columns mean, what would become of its rows, how far it is, what was done.
pub async fn file(State(web): State<Arc<Web>>, reader: Reader, Path((type_name, id)): Path<(String, Id)>) -> Result<Response> {
    match web.app.staged_import(&reader.viewer, &type_name, id) {
        Ok(staged) => Ok(draw(&web, &reader, &staged, Refusals::default())?.into_response()),
        Err(AppError::NotVisible) => {
            let gone = Refusal::guard("The file is not kept any more. Hand it in again: what was taken already is known again.").on("file");
            Ok((StatusCode::NOT_FOUND, start_page(&web, &reader, &type_name, gone.into()).await?).into_response())
        }
        Err(other) => Err(other.into()),
    }
}

/// The next step: match columns anew, try again, take the rows, or stop.
pub async fn step(
    State(web): State<Arc<Web>>,
    reader: Reader,
    Path((type_name, id)): Path<(String, Id)>,
    Posted(raw): Posted,
) -> Result<Response> {
    let staged = web.app.staged_import(&reader.viewer, &type_name, id)?;
    let begin = |dry_run: bool| {
        let confirmed = raw.one("confirmed") == "true";
        web.app.begin_import(reader.viewer.clone(), staged.clone(), dry_run, confirmed, optional(raw.one("_reason")))
    };
    let done = match raw.one("step") {
        "stop" => {
            if let Job::Running { progress, .. } = staged.job() {
                progress.stop();
            }
            Ok(())
        }
        "do" => ready(&staged, raw.one("confirmed") == "true").and_then(|()| begin(false)),
        _ => {
            let chosen: Chosen = (0..staged.source.headings().len())
                .filter_map(|place| {
                    let name = raw.many(&format!("c.{place}")).first()?.clone();
                    Some((place, (!name.is_empty()).then(|| Name::from(name))))
                })
                .collect();
            web.app.choose_columns(&staged, chosen).and_then(|()| begin(true))
        }
    };
    match done {
        Ok(()) => Ok(see(&format!("/t/{type_name}/import/{id}"))),
        Err(AppError::Refused(refusals)) => Ok((StatusCode::UNPROCESSABLE_ENTITY, draw(&web, &reader, &staged, refusals)?).into_response()),
        Err(other) => Err(other.into()),
    }
}

/// Nothing is taken that was not tried, and not so much without a word of confirmation.
fn ready(staged: &Staged, confirmed: bool) -> app::Result<()> {
    match staged.job() {
        Job::Done(report) if report.dry_run && !report.stopped => {
            if report.needs_confirmation() && !confirmed {
                return Err(Refusal::guard("Confirm first that so many records are to be changed.").on("confirmed").into());
            }
            Ok(())
        }
        _ => Err(Refusal::guard("Check the rows first.").into()),
    }
}

/// The refused rows with their reasons, to be mended and handed in again.
pub async fn refused(State(web): State<Arc<Web>>, reader: Reader, Path((type_name, id)): Path<(String, Id)>) -> Result<Response> {
    let staged = web.app.staged_import(&reader.viewer, &type_name, id)?;
    let Job::Done(report) = staged.job() else { return Err(Problem::not_found()) };
    let format = if staged.source.is_json() { Format::JsonLines } else { Format::Csv };
    let (source, why) = (staged.source.clone(), report.reasons());
    let file = tokio::task::spawn_blocking(move || source.refused(why.iter().map(|(line, why)| (*line, &**why))));
    let file = file.await.map_err(AppError::fault)?.map_err(AppError::refused)?;
    let name = format!("{}-refused.{}", type_name.replace('_', "-"), format.as_str());
    Ok((attached(&name, format.media_type()), file).into_response())
}
