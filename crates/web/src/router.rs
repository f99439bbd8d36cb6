//! The route table, on one readable page. Every address a browser can ask for stands here; the API has its own table and
//! is mounted beside it.

use crate::presence::Presence;
use crate::{desk, extract, security};
use app::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, StatusCode};
use axum::middleware;
use axum::routing::{get, post};
use std::sync::Arc;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;

/// What the surroundings decide.
#[derive(Clone, Debug, Default)]
pub struct WebOptions {
    /// Cookies are sent over HTTPS only.
    pub secure_cookies: bool,
    /// Accounts of a demonstration, shown on the sign-in page: e-mail, what they may try.
    pub demo: Vec<(String, String)>,
}

/// What every handler stands on.
pub struct Web {
    /// The application.
    pub app: Arc<App>,
    /// What the surroundings decide.
    pub options: WebOptions,
    pub(crate) presence: Arc<Presence>,
}

impl Web {
    /// The web room of an application.
    #[must_use]
    pub fn new(app: Arc<App>, options: WebOptions) -> Arc<Self> {
        Arc::new(Self { app, options, presence: Arc::default() })
    }
}

/// All routes, the API's own table beside those of the pages.
pub fn router(web: &Arc<Web>) -> Router {
    let timed = Router::new()
        .route("/", get(desk::home::home))
        .route("/sign-in", get(desk::session::sign_in).post(desk::session::sign_in_send))
        .route("/sign-out", post(desk::session::sign_out))
        .route("/setup", get(desk::session::setup).post(desk::session::setup_send))
        .route("/theme", post(desk::session::theme))
        .route("/me", get(desk::me::me))
        .route("/me/password", post(desk::me::password))
        .route("/me/sessions/end", post(desk::me::end_session))
        .route("/me/tokens", post(desk::me::make_token))
        .route("/me/tokens/revoke", post(desk::me::revoke_token))
        .route("/me/notices", get(desk::me::notices))
        .route("/agenda", get(desk::agenda::agenda))
        .route("/changes/calendar", get(desk::calendar::calendar))
        .route("/practices", get(desk::practice::map))
        .route("/practices/{area}", get(desk::practice::area))
        .route("/p/{practice}", get(desk::practice::home))
        .route("/risks/map", get(desk::governance::risks))
        .route("/roles/matrix", get(desk::governance::roles))
        .route("/competence/matrix", get(desk::governance::competences))
        .route("/scope", get(desk::governance::scope))
        .route("/objectives/board", get(desk::governance::objectives))
        .route("/audits/coverage", get(desk::governance::audits))
        .route("/reviews", get(desk::governance::reviews))
        .route("/reviews/{key}", get(desk::governance::review))
        .route("/boards/{type}", get(desk::governance::board))
        .route("/certification", get(desk::governance::certification))
        .route("/search", get(desk::find::search))
        .route("/palette", get(desk::find::palette))
        .route("/select/{type}", get(desk::find::select))
        .route("/complete/{type}", get(desk::find::complete))
        .route("/help/query", get(desk::home::help))
        .route("/help/api", get(crate::api::page::serve))
        .route("/report", get(desk::report::form).post(desk::report::send))
        .route("/t/{type}", get(desk::lists::list))
        .route("/t/{type}/counts", get(desk::lists::counts))
        .route("/t/{type}/views", post(desk::lists::save_view))
        .route("/t/{type}/views/{id}/delete", post(desk::lists::delete_view))
        .route("/t/{type}/row/{id}", get(desk::lists::row))
        .route("/t/{type}/bulk", post(desk::bulk::bulk))
        .route("/t/{type}/new", get(desk::forms::new).post(desk::forms::create))
        .route("/t/{type}/template", get(desk::exchange::template))
        .route("/t/{type}/import/{id}", get(desk::exchange::file).post(desk::exchange::step))
        .route("/t/{type}/import/{id}/refused", get(desk::exchange::refused))
        .route("/t/{type}/beside", get(desk::forms::beside))
        .route("/r/{key}", get(desk::records::record))
        .route("/r/{key}/details", get(desk::services::details))
        .route("/r/{key}/impact", get(desk::impact::impact))
        .route("/r/{key}/edit", get(desk::forms::edit).post(desk::forms::save))
        .route("/r/{key}/moves", get(desk::moves::choice))
        .route("/r/{key}/move/{move}", get(desk::moves::form).post(desk::moves::take))
        .route("/r/{key}/watch", post(desk::records::watch))
        .route("/r/{key}/link", get(desk::links::form).post(desk::links::send))
        .route("/r/{key}/unlink", post(desk::links::end))
        .route("/r/{key}/history", get(desk::records::history))
        .route("/r/{key}/proof", get(desk::records::proof))
        .route("/r/{key}/proof.json", get(desk::records::bundle))
        .route("/r/{key}/why", get(desk::records::why))
        .route("/gallery", get(desk::home::gallery))
        .route("/gallery/{name}", get(desk::home::gallery_page))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(30)))
        .layer(DefaultBodyLimit::max(2_000_000));
    // Streams and uploads take as long as they take.
    let slow = Router::new()
        .route("/events", get(desk::events::events))
        .route("/t/{type}/export", get(desk::exchange::export))
        .route("/t/{type}/import", get(desk::exchange::start).post(desk::exchange::hand_in))
        .route("/r/{key}/comment", post(desk::talk::comment))
        .route("/r/{key}/files/{file}", get(desk::talk::file))
        .layer(DefaultBodyLimit::max(64_000_000));
    let pages = timed
        .merge(slow)
        .fallback(desk::home::nothing)
        .layer(middleware::from_fn_with_state(web.clone(), extract::visit))
        .with_state(web.clone());
    let open = Router::new()
        .route("/assets/{hash}/{*name}", get(desk::home::asset))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(desk::home::ready))
        .with_state(web.clone());
    let all = pages.merge(open).merge(crate::api::router(web.app.clone()));
    let id = HeaderName::from_static("x-request-id");
    all.layer(CompressionLayer::new().gzip(true))
        .layer(middleware::from_fn(security::headers))
        .layer(CatchPanicLayer::new())
        .layer(PropagateRequestIdLayer::new(id.clone()))
        .layer(SetRequestIdLayer::new(id, MakeRequestUuid))
}
