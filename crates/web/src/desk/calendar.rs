//! The change calendar.

use crate::error::Result;
use crate::extract::Reader;
use crate::router::Web;
use crate::ui::pages::calendar;
use app::view::{CalendarWish, Span};
use axum::extract::{Query, State};
use maud::Markup;
use serde::Deserialize;
use std::sync::Arc;

/// What is wanted of it.
#[derive(Deserialize)]
#[serde(default)]
pub struct Asked {
    view: String,
    on: String,
    service: String,
    r#type: String,
}

impl Default for Asked {
    fn default() -> Self {
        Self { view: "month".to_owned(), on: String::new(), service: String::new(), r#type: String::new() }
    }
}

/// A month or a week of it. What cannot be read of an address is as if it were not said.
pub async fn calendar(State(web): State<Arc<Web>>, Query(asked): Query<Asked>, reader: Reader) -> Result<Markup> {
    let kinds = ["standard", "normal", "emergency"];
    let wish = CalendarWish {
        span: if asked.view == "week" { Span::Week } else { Span::Month },
        // Within the years a calendar is for: days near the ends of time have no weeks.
        on: asked.on.parse().ok().filter(|day: &kernel::Date| (1970..=9000).contains(&day.year())),
        service: asked.service.parse().ok(),
        kind: kinds.contains(&asked.r#type.as_str()).then(|| asked.r#type.as_str().into()),
    };
    let view = web.app.change_calendar(&reader.viewer, &wish).await?;
    Ok(calendar::page(&view, &reader.screen))
}
