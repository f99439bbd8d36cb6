//! Serves the gallery alone, for looking at components and pages while changing them:
//! `cargo run -p web --example gallery`, then open <http://127.0.0.1:7878/gallery>.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use axum::{Router, extract::{Path, Query}, http::{StatusCode, header}, response::IntoResponse, routing::get};
use std::collections::HashMap;
use web::{assets::assets, ui::{Theme, pages::gallery, samples}};

#[tokio::main]
async fn main() {
    let screen = |query: &HashMap<String, String>| {
        let mut screen = samples::screen();
        screen.theme = Theme::parse(query.get("theme").map_or("", String::as_str));
        screen
    };
    let app = Router::new()
        .route("/gallery", get(move |Query(q): Query<HashMap<String, String>>| async move { gallery::page(&screen(&q)) }))
        .route(
            "/gallery/{name}",
            get(move |Path(name): Path<String>, Query(q): Query<HashMap<String, String>>| async move {
                gallery::sample_page(&name, &screen(&q)).ok_or(StatusCode::NOT_FOUND)
            }),
        )
        .route(
            "/assets/{hash}/{*name}",
            get(|Path((_, name)): Path<(String, String)>| async move {
                assets().get(&name).map_or_else(|| StatusCode::NOT_FOUND.into_response(), |a| ([(header::CONTENT_TYPE, a.media_type)], a.plain.clone()).into_response())
            }),
        );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:7878").await.unwrap();
    println!("http://127.0.0.1:7878/gallery");
    axum::serve(listener, app).await.unwrap();
}
