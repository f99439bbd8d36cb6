//! Home, help, the gallery, files of the program, and the answer when there is nothing.

use crate::assets::assets;
use crate::error::{Problem, Result};
use crate::extract::{Guest, Reader, desk_type, staff};
use crate::present;
use crate::router::Web;
use crate::ui::pages::{gallery, help, portal, work};
use app::view::ListQuery;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use std::sync::Arc;

/// My work for those who work here, the portal for those who ask.
pub async fn home(State(web): State<Arc<Web>>, reader: Reader) -> Result<Markup> {
    let screen = &reader.screen;
    let name = present::first_name(screen.who.as_ref().map_or("", |w| &w.name));
    let types = web.app.types(&reader.viewer);
    let Some(def) = desk_type(&types).cloned() else {
        return Ok(work::page(&crate::ui::views::WorkPage { greeting: name, ..Default::default() }, screen));
    };
    if screen.who.as_ref().is_some_and(|w| w.requester) {
        let mut open = ListQuery::of(def.name.clone()).matching("is:open requester:me");
        open.sort = "-updated_at".to_owned();
        let mut done = ListQuery::of(def.name.clone()).matching("requester:me (phase:done or phase:closed)");
        (done.sort, done.limit) = ("-updated_at".to_owned(), 5);
        let open = web.app.list(&reader.viewer, &open).await?;
        let done = web.app.list(&reader.viewer, &done).await?;
        return Ok(portal::home(&portal::PortalPage { greeting: name, def, open: open.rows, done: done.rows }, screen));
    }
    let mut figures = Vec::new();
    if staff(&reader.viewer, &def) && !def.clocks.is_empty() {
        for (label, tone, q) in [
            ("target missed", "bad", "is:open is:missed owner:me"),
            ("due in two hours", "warn", "is:open due<2h owner:me"),
            ("assigned to you", "neutral", "is:open owner:me"),
            ("waiting", "neutral", "phase:waiting owner:me"),
        ] {
            let mut href = format!("/t/{}?q=", def.name);
            crate::ui::pages::list::encode(q, &mut href);
            figures.push((label.to_owned(), present::count(web.app.count(&reader.viewer, &def.name, q).await?), tone, href));
        }
    }
    let mine = web.app.my_work(&reader.viewer).await?;
    let left = web.app.time_left(mine.sections.iter().flat_map(|s| s.rows.iter().map(|(_, record)| record)));
    Ok(work::page(&present::work(mine, &left, name, figures), screen))
}

/// Help.
pub async fn help(reader: Reader) -> Markup {
    help::query(&reader.screen)
}

/// The gallery.
pub async fn gallery(Guest(screen): Guest) -> Markup {
    gallery::page(&sample_screen(&screen))
}

/// One sample page.
pub async fn gallery_page(Guest(screen): Guest, Path(name): Path<String>) -> Result<Markup> {
    gallery::sample_page(&name, &sample_screen(&screen)).ok_or(Problem::not_found())
}

fn sample_screen(screen: &crate::ui::Screen) -> crate::ui::Screen {
    crate::ui::Screen { theme: screen.theme, path: screen.path.clone(), ..crate::ui::samples::screen() }
}

/// A file of the program, to be kept for ever.
pub async fn asset(Path((hash, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let all = assets();
    let Some(asset) = all.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let keep = if hash == all.hash() { "public, max-age=31536000, immutable" } else { "no-cache" };
    let zipped = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("gzip"));
    let common = [(header::CONTENT_TYPE, asset.media_type), (header::CACHE_CONTROL, keep), (header::VARY, "accept-encoding")];
    if zipped {
        (common, [(header::CONTENT_ENCODING, "gzip")], asset.gzip.as_slice()).into_response()
    } else {
        (common, asset.plain.as_ref()).into_response()
    }
}

/// Whether requests can be served: the store answers.
pub async fn ready(State(web): State<Arc<Web>>) -> Response {
    match web.app.setup_needed().await {
        Ok(_) => "ready".into_response(),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer").into_response()
        }
    }
}

/// No such address.
pub async fn nothing() -> Problem {
    Problem::not_found()
}
