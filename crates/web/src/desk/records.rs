//! The record page with its history, proof, watching and reasons.

use crate::desk::{command, see};
use crate::error::Result;
use crate::extract::{Posted, Reader, staff};
use crate::present;
use crate::router::Web;
use crate::ui::pages::history::Past;
use crate::ui::pages::proof::{ProofEntry, ProofPage};
use crate::ui::pages::{history as history_page, portal, proof as proof_page, record as page};
use crate::ui::views::{ProofBadge, RecordPage, RelatedList};
use app::view::ListQuery;
use app::{AppError, Moment};
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use engine::Action;
use jiff::tz::TimeZone;
use journal::Channel;
use kernel::{Code, Id, Refusal};
use maud::{Markup, html};
use schema::FieldKind;
use serde::Deserialize;
use std::sync::Arc;

/// What a record page is asked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    version: Option<u32>,
    preview: Option<String>,
    /// A version, or a local time such as `2026-03-27T15:00`.
    at: Option<String>,
}

/// A record as a page struct.
pub async fn load(web: &Web, reader: &Reader, key: &str) -> Result<RecordPage> {
    let page = web.app.page(&reader.viewer, key).await?;
    let others = web.presence.others(page.view.record.id, present::person(&reader.viewer.actor));
    let mut view = present::record(page, web.app.new_id(), others);
    for id in view.present.clone() {
        view.names
            .entry(id)
            .or_insert_with(|| crate::ui::views::Label { title: web.app.actor_name(&journal::Actor::Person(id)), ..Default::default() });
    }
    Ok(view)
}

/// A record page.
pub async fn record(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>, Query(asked): Query<Asked>) -> Result<Response> {
    let mut view = load(&web, &reader, &key).await?;
    if view.def.has_trait("work_item") && !staff(&reader.viewer, &view.def) {
        return Ok(portal::record(&view, &reader.screen).into_response());
    }
    // A preview shows the record itself.
    if view.gathers() && asked.preview.is_none() {
        return Ok(crate::desk::services::gathered(&web, &reader, &view).await?.into_response());
    }
    if asked.preview.is_none() && !view.def.conversation {
        view.related = related(&web, &reader, &view).await?;
    }
    Ok(page::page(&view, &reader.screen).into_response())
}

/// Work about this record: what refers to it through one of the common columns.
async fn related(web: &Web, reader: &Reader, view: &RecordPage) -> Result<Vec<RelatedList>> {
    let mut lists = Vec::new();
    for def in web.app.types(&reader.viewer).into_iter().filter(|d| d.has_trait("work_item")) {
        let spine = [
            (&def.spine.requester, "requester", "Reported"),
            (&def.spine.owner, "owner", "Assigned"),
            (&def.spine.group, "group", ""),
            (&def.spine.service, "service", ""),
            (&def.spine.customer, "customer", ""),
        ];
        for (field, word, verb) in spine {
            let points = field.as_ref().and_then(|f| def.field(f)).is_some_and(|f| match &f.kind {
                FieldKind::Person => *view.def.name == *"person",
                FieldKind::Group => *view.def.name == *"group",
                FieldKind::Reference { to } => *to == view.def.name,
                _ => false,
            });
            if !points {
                continue;
            }
            let q = format!("is:open {word}:{}", view.record.id);
            let mut wish = ListQuery::of(def.name.clone()).matching(q.clone()).counted();
            wish.limit = 8;
            let list = web.app.list(&reader.viewer, &wish).await?;
            let mut href = format!("/t/{}?q=", def.name);
            crate::ui::pages::list::encode(&q, &mut href);
            let title = if verb.is_empty() {
                format!("Open {}", def.plural.to_lowercase())
            } else {
                format!("{verb} {}, open", def.plural.to_lowercase())
            };
            lists.push(RelatedList { title, href, def: def.clone(), rows: list.rows, count: list.count.map(present::count) });
        }
    }
    lists.extend(mentions(web, reader, view).await?);
    // What there is comes before what there is not.
    lists.sort_by_key(|l| l.rows.is_empty());
    Ok(lists)
}

/// What is not work and refers to this record: the groups and roles of a person, the agreements of a service.
async fn mentions(web: &Web, reader: &Reader, view: &RecordPage) -> Result<Vec<RelatedList>> {
    let mut lists = Vec::new();
    for def in web.app.types(&reader.viewer).into_iter().filter(|d| !d.has_trait("work_item")) {
        let points = |f: &&schema::FieldDef| match &f.kind {
            FieldKind::Person => *view.def.name == *"person",
            FieldKind::Group => *view.def.name == *"group",
            FieldKind::Reference { to } | FieldKind::References { to } => *to == view.def.name,
            _ => false,
        };
        for field in def.fields.iter().filter(points) {
            let q = format!("{}:{}", field.name, view.record.id);
            let mut wish = ListQuery::of(def.name.clone()).matching(q.clone()).counted();
            wish.limit = 8;
            let list = web.app.list(&reader.viewer, &wish).await?;
            if list.rows.is_empty() || list.error.is_some() {
                continue;
            }
            let mut href = format!("/t/{}?q=", def.name);
            crate::ui::pages::list::encode(&q, &mut href);
            // “Agreements” of a service, but “Customers, as relationship manager” and “Groups, among the members” of a person.
            let label = field.label.to_lowercase();
            let title = match field.kind {
                _ if field.label.eq_ignore_ascii_case(&view.def.title) => def.plural.clone(),
                FieldKind::References { .. } => format!("{}, among the {label}", def.plural),
                _ => format!("{}, as {label}", def.plural),
            };
            lists.push(RelatedList { title, href, def: def.clone(), rows: list.rows, count: list.count.map(present::count) });
        }
    }
    Ok(lists)
}

/// History in words, and the record as it was at the version or the time that was asked for.
pub async fn history(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>, Query(asked): Query<Asked>) -> Result<Markup> {
    let mut view = load(&web, &reader, &key).await?;
    let id = view.record.id;
    let (lines, faces) = web.app.history(&reader.viewer, id).await?;
    view.names.extend(present::names(faces));
    let past = match asked.at.as_deref().map(str::trim).filter(|at| !at.is_empty()) {
        None => Past::Unasked,
        Some(text) => {
            let moment = moment(text, &reader.screen.zone)
                .ok_or_else(|| Refusal::new(Code::NotAnInstant).on("at").with("label", "The time").with("value", text))?;
            match web.app.record_at(&reader.viewer, id, moment).await? {
                None => Past::NotYet,
                Some((past, faces)) => {
                    view.names.extend(present::names(faces));
                    Past::Was(Box::new(past))
                }
            }
        }
    };
    Ok(history_page::page(&view, &present::history(lines), &past, &reader.screen))
}

/// A version (a number alone), an instant, or a local time of the reader.
fn moment(text: &str, zone: &TimeZone) -> Option<Moment> {
    if let Ok(version) = text.parse() {
        return Some(Moment::Version(version));
    }
    if let Ok(instant) = text.parse() {
        return Some(Moment::Instant(instant));
    }
    let local: jiff::civil::DateTime = text.parse().ok()?;
    // A whole minute was meant to its end: what happened in it is included.
    let end = local.checked_add(jiff::Span::new().seconds(if local.second() == 0 { 59 } else { 0 })).ok()?;
    let at = zone.to_ambiguous_timestamp(end).compatible().ok()?;
    Some(Moment::Instant(kernel::Timestamp::from_micros(at.as_microsecond() + 999_999)))
}

/// The proof.
pub async fn proof(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>, Query(asked): Query<Asked>) -> Result<Markup> {
    let mut view = load(&web, &reader, &key).await?;
    let proof = web.app.proof(&reader.viewer, view.record.id).await?;
    view.proof = Some(ProofBadge { entries: view.record.version, sealed: Some(proof.covered == proof.entries.len()) });
    // Path and root are taken from the file, the way a stranger would read it.
    let verdict = proof.bundle.as_deref().map(|text| journal::verify_bundle(text, None));
    let bundle: serde_json::Value = proof.bundle.as_deref().and_then(|t| serde_json::from_str(t).ok()).unwrap_or_default();
    let inside = bundle["entries"].as_array().cloned().unwrap_or_default();
    let leaf_of = |position: Option<u64>| position.and_then(|p| inside.iter().find(|e| e["position"].as_u64() == Some(p)));
    let entries: Vec<ProofEntry> = proof
        .entries
        .iter()
        .map(|e| ProofEntry {
            position: e.position,
            version: e.version,
            at: e.recorded_at,
            kind: e.kind.as_str().to_owned(),
            leaf: journal::to_hex(&e.leaf),
        })
        .collect();
    let shown = match asked.version {
        Some(version) => entries.iter().position(|e| e.version == version),
        None => entries.iter().rposition(|e| leaf_of(e.position).is_some()),
    };
    let checkpoint = verdict.as_ref().and_then(|v| v.checkpoint.clone());
    let position = shown.and_then(|i| entries.get(i)).and_then(|e| e.position);
    let path = leaf_of(position).map(|e| path_of(e, position.unwrap_or(0), checkpoint.as_ref().map_or(0, |c| c.size))).unwrap_or_default();
    let sealed = proof.entries.iter().filter(|e| e.position.zip(proof.checkpoint_size).is_some_and(|(p, size)| p < size)).count();
    let page = ProofPage {
        entries,
        size: checkpoint.as_ref().map_or(0, |c| c.size),
        root: checkpoint.as_ref().map_or_else(String::new, |c| journal::to_hex(&c.root)),
        checkpoint: bundle["checkpoint"].as_str().map(str::to_owned),
        signed_at: proof.checkpoint_at,
        shown,
        path,
        broken: verdict.as_ref().is_some_and(|v| !v.is_good() || proof.covered < sealed),
        verified: verdict.as_ref().is_some_and(journal::Verdict::is_good) && proof.covered == proof.entries.len(),
    };
    Ok(proof_page::page(&view, &page, &reader.screen))
}

/// The siblings from leaf to root with the side each stands on (RFC 9162, 2.1.3.2).
fn path_of(entry: &serde_json::Value, position: u64, size: u64) -> Vec<(String, bool)> {
    let hashes = entry["inclusion"].as_array().cloned().unwrap_or_default();
    let (mut node, mut last) = (position, size.saturating_sub(1));
    let mut out = Vec::new();
    for hash in hashes.iter().filter_map(|h| h.as_str()) {
        let left = node & 1 == 1 || node == last;
        if left {
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        }
        out.push((hash.to_owned(), left));
        node >>= 1;
        last >>= 1;
    }
    out
}

/// The proof bundle, to keep.
pub async fn bundle(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>) -> Result<Response> {
    let id = web.app.find_record(&reader.viewer, &key).await?;
    let proof = web.app.proof(&reader.viewer, id).await?;
    let text = proof.bundle.ok_or(AppError::NotVisible)?;
    let name = format!("attachment; filename=\"{id}.proof.json\"");
    Ok(([(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, name)], text).into_response())
}

/// Why the viewer can see it.
pub async fn why(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>) -> Result<Markup> {
    let id = web.app.find_record(&reader.viewer, &key).await?;
    let reasons = web.app.why_visible(&reader.viewer, None, id).await?;
    let content = html! {
        div.page.narrow {
            div.page-head { h1 { "Why you can see this" } }
            div.panel { div.body.stack { ul.stack { @for reason in &reasons { li { (reason) } } } p { a href={ "/r/" (key) } data-cancel { "Back to the record" } } } }
        }
    };
    Ok(crate::ui::layout::page(&reader.screen, "Why you can see this", &content))
}

/// Begins or ceases to watch.
pub async fn watch(State(web): State<Arc<Web>>, reader: Reader, Path(key): Path<String>, Posted(raw): Posted) -> Result<Response> {
    let view = web.app.view_by(&reader.viewer, &key).await?;
    let me: Id = present::person(&reader.viewer.actor);
    let action = Action { watch: [(me, raw.one("on") == "true")].into(), ..Action::default() };
    let command = command(web.app.new_id(), &view.def.name, Some((view.record.id, None)), action, None);
    web.app.execute(&reader.viewer, Channel::Screen, command).await?;
    Ok(see(&format!("/r/{}", present::key(&view.record))))
}

#[cfg(test)]
mod tests {
    #[test]
    fn sides_of_a_path_follow_the_tree() {
        // Seven leaves; the path of leaf 6 has its siblings all on the left, that of leaf 0 all on the right.
        let entry = |n: usize| serde_json::json!({"inclusion": vec!["aa"; n]});
        let sides = |n, position, size| super::path_of(&entry(n), position, size).into_iter().map(|(_, left)| left).collect::<Vec<_>>();
        assert_eq!(sides(3, 0, 7), [false, false, false]);
        assert_eq!(sides(2, 6, 7), [true, true]);
        assert_eq!(sides(3, 5, 7), [true, false, true]);
    }
}
