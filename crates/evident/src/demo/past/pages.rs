//! Pages of the book that are written by hand: TOML files beside the program, one or more for each practice.

use super::book::{Book, Event, object};
use app::AppError;
use serde::Deserialize;
use serde_json::Value as Json;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    record: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    r#type: String,
    key: String,
    at: String,
    by: String,
    state: Option<String>,
    #[serde(default)]
    set: Json,
    #[serde(default)]
    links: Vec<(String, String)>,
    #[serde(default)]
    then: Vec<Then>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Then {
    at: String,
    by: Option<String>,
    r#move: Option<String>,
    state: Option<String>,
    #[serde(default)]
    set: Json,
    reason: Option<String>,
    note: Option<String>,
    public: Option<String>,
    #[serde(default)]
    links: Vec<(String, String)>,
}

/// Writes a page into the book.
pub fn write(book: &mut Book<'_>, name: &str, text: &str) -> Result<(), AppError> {
    let page: Page = toml::from_str(text).map_err(|e| AppError::fault(format!("{name}: {e}")))?;
    for written in page.record {
        let entry = book.tell(&written.r#type, written.key, "-1d", "", Json::Null);
        *entry = entry.begun(Event {
            at: written.at,
            by: written.by.clone(),
            state: written.state,
            set: object(written.set),
            links: written.links,
            ..Event::default()
        });
        for then in written.then {
            let public = then.public.is_some();
            entry.push(Event {
                at: then.at,
                by: then.by.unwrap_or_else(|| written.by.clone()),
                taken: then.r#move,
                state: then.state,
                set: object(then.set),
                reason: then.reason,
                message: then.public.or(then.note).map(|text| (public, text)),
                links: then.links,
            });
        }
    }
    Ok(())
}
