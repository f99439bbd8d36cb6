//! Handlers of the pages: each reads what was asked, calls one use case or few, and draws one page. What belongs to several
//! of them stands here.

pub mod agenda;
pub mod bulk;
pub mod calendar;
pub mod events;
pub mod exchange;
pub mod find;
pub mod forms;
pub mod governance;
pub mod home;
pub mod impact;
pub mod links;
pub mod lists;
pub mod me;
pub mod moves;
pub mod practice;
pub mod records;
pub mod report;
pub mod services;
pub mod session;
pub mod talk;

use crate::error::Result;
use crate::ui::Screen;
use crate::ui::form_data::{Input, Raw, decode};
use app::App;
use axum::response::{IntoResponse, Redirect, Response};
use engine::{Action, Command, Viewer};
use kernel::{Code, Id, Name, Refusal, Refusals};
use schema::{FieldDef, FieldKind};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// References that can be offered as a whole list are no longer than this.
const SHORT: usize = 40;

/// Candidates to choose from, by field.
pub type Candidates = BTreeMap<Name, Vec<(Id, String)>>;

/// The type a field refers to.
pub fn refers_to(def: &FieldDef) -> Option<&str> {
    match &def.kind {
        FieldKind::Person => Some("person"),
        FieldKind::Group => Some("group"),
        FieldKind::Reference { to } | FieldKind::References { to } => Some(to),
        _ => None,
    }
}

/// Lists for references to small sets (groups, categories, calendars): a plain select serves them best.
pub async fn candidates<'a>(app: &App, viewer: &Viewer, fields: impl Iterator<Item = &'a FieldDef>) -> Result<Candidates> {
    let mut out = Candidates::new();
    for def in fields {
        let Some(to) = refers_to(def).filter(|to| *to != "person") else { continue };
        if matches!(def.kind, FieldKind::References { .. }) || !app.model().get(to).is_some_and(|d| d.cached) {
            continue;
        }
        let found = app.pick(viewer, to, "", SHORT + 1).await?;
        if (1..=SHORT).contains(&found.len()) {
            out.insert(def.name.clone(), found.into_iter().map(|l| (l.id, l.title)).collect());
        }
    }
    Ok(out)
}

/// What a form says of some fields: values in JSON form, and what could not be read. A name that fits several records
/// makes them candidates of its field.
pub async fn read_fields<'a>(
    app: &App,
    viewer: &Viewer,
    screen: &Screen,
    raw: &Raw,
    fields: impl Iterator<Item = &'a FieldDef>,
    candidates: &mut Candidates,
) -> Result<(BTreeMap<Name, Json>, Refusals)> {
    let (mut set, mut refusals) = (BTreeMap::new(), Refusals::default());
    for def in fields {
        match decode(def, "", &screen.zone, raw) {
            Ok(Input::Absent) => {}
            Ok(Input::Value(value)) => {
                set.insert(def.name.clone(), value);
            }
            Ok(Input::Find(text)) => {
                let to = refers_to(def).unwrap_or_default();
                let mut found = app.resolve(viewer, to, &text).await?;
                if found.is_none() {
                    let near = app.pick(viewer, to, &text, 10).await?;
                    if let [only] = near.as_slice() {
                        found = Some(only.id);
                    } else if !near.is_empty() {
                        candidates.insert(def.name.clone(), near.into_iter().map(|l| (l.id, l.text())).collect());
                    }
                }
                match found {
                    Some(id) => {
                        set.insert(def.name.clone(), Json::from(id.text()));
                    }
                    None => refusals.push(Refusal::new(Code::UnknownReference).on(def.name.clone()).with("label", &def.label)),
                }
            }
            Err(refusal) => refusals.push(refusal),
        }
    }
    Ok((set, refusals))
}

/// The boxes of one field, for telling whether somebody changed them.
fn boxes<'a>(raw: &'a Raw, name: &'a str) -> impl Iterator<Item = (&'a String, &'a Vec<String>)> {
    let own = move |key: &str| {
        key == name || key.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '~']) && !rest.starts_with("~was"))
    };
    raw.0.iter().filter(move |(key, texts)| own(key) && texts.iter().any(|t| !t.is_empty()))
}

/// Whether a field's boxes hold something else than before.
pub fn touched(raw: &Raw, was: &Raw, name: &str) -> bool {
    !boxes(raw, name).eq(boxes(was, name))
}

/// A command about a record.
pub fn command(id: Id, type_name: &Name, record: Option<(Id, Option<u32>)>, action: Action, reason: Option<String>) -> Command {
    Command {
        id,
        type_name: type_name.clone(),
        record: record.map(|r| r.0),
        expected_version: record.and_then(|r| r.1),
        action,
        reason,
        occurred_at: None,
    }
}

/// The command id a form carries, or a new one.
pub fn command_id(app: &App, raw: &Raw) -> Id {
    raw.one("_command").parse().unwrap_or_else(|_| app.new_id())
}

/// A text box that may be empty.
pub fn optional(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// After a write: on to where it can be seen.
pub fn see(path: &str) -> Response {
    Redirect::to(path).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_changed_counts_as_touched() {
        let raw = |list: &[(&str, &str)]| Raw::from_pairs(list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())));
        let was = raw(&[("title", "a"), ("caller", "1"), ("caller~", "Ada"), ("lines.0.x", "1"), ("titles", "q")]);
        assert!(!touched(&raw(&[("title", "a"), ("titles", "other")]), &was, "title"));
        assert!(touched(&raw(&[("title", "b")]), &was, "title"));
        assert!(!touched(&raw(&[("caller", "1"), ("caller~", "Ada"), ("caller~was", "Ada")]), &was, "caller"));
        assert!(touched(&raw(&[("caller", "1"), ("caller~", "Gra")]), &was, "caller"));
        assert!(touched(&raw(&[("lines.0.x", "1"), ("lines.1.x", "2")]), &was, "lines"));
        assert!(!touched(&raw(&[("lines.0.x", "1"), ("lines.1.x", "")]), &was, "lines"));
    }
}
