//! The requester's side: one search, one button, their own incidents in plain language. Made for a phone first.

use super::record::{key, title};
use crate::ui::components::{self as c, Empty, FormContext, csrf, field_input, phase_icon, phase_tone};
use crate::ui::form_data::Raw;
use crate::ui::icons::Icon;
use crate::ui::time::{Ago, Exact};
use crate::ui::views::{Names, RecordPage};
use crate::ui::{Screen, layout};
use engine::Record;
use kernel::{Id, Name, Refusals};
use maud::{Markup, html};
use schema::{Phase, TypeDef};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The requester's home.
#[derive(Clone, Debug)]
pub struct PortalPage {
    /// First name.
    pub greeting: String,
    /// Type of what is listed.
    pub def: Arc<TypeDef>,
    /// Their open records, newest change first.
    pub open: Vec<Record>,
    /// Lately finished.
    pub done: Vec<Record>,
}

/// What a phase means to the person who waits.
#[must_use]
pub const fn plain(phase: Phase) -> &'static str {
    match phase {
        Phase::Open => "Received, nobody works on it yet",
        Phase::Working => "Being worked on",
        Phase::Waiting => "Waiting, perhaps for you",
        Phase::Done => "Solved – tell us if it is not",
        Phase::Closed => "Closed",
        Phase::Cancelled => "Withdrawn",
    }
}

/// The requester's home page.
#[must_use]
pub fn home(view: &PortalPage, screen: &Screen) -> Markup {
    let list = |rows: &[Record]| html! { ul.list { @for r in rows { (line(&view.def, r, screen)) } } };
    let content = html! {
        div.portal {
            div.hello {
                h1 { @if view.greeting.is_empty() { "How can we help?" } @else { "Hello " (view.greeting) ", how can we help?" } }
                form role="search" aria-label="Answers and my records" method="get" action="/search" { (Icon("search")) input type="search" name="q" aria-label="Search" placeholder="Search your reports, services and answers" maxlength="400"; }
            }
            div.doors {
                @if screen.as_of.is_none() { a.panel.door href="/report" { (Icon("incident")) strong { "Report a problem" } span { "Something does not work as it should" } } }
                a.panel.door href={ "/t/" (view.def.name) "?view=mine" } { (Icon("inbox")) strong { "My reports" } span { (view.open.len()) " open" } }
            }
            section.panel aria-labelledby="h-open" {
                header { h2 id="h-open" { "Open" } }
                @if view.open.is_empty() { (c::empty(&Empty { icon: "check", title: "Nothing is open", hint: "When you report a problem you can follow it here and answer questions.", action: None, small: true })) } @else { (list(&view.open)) }
            }
            @if !view.done.is_empty() { section.panel aria-labelledby="h-done" { header { h2 id="h-done" { "Lately solved" } } (list(&view.done)) } }
        }
    };
    layout::page(screen, "Home", &content)
}

fn line(def: &TypeDef, r: &Record, screen: &Screen) -> Markup {
    let phase = r.state.as_ref().and_then(|s| def.state(s)).map_or(Phase::Open, |s| s.phase);
    html! {
        li {
            span class={ "state " (phase_tone(phase)) } { (Icon(phase_icon(phase))) }
            div.what {
                a href={ "/r/" (r.number.clone().unwrap_or_else(|| r.id.text())) } { (r.text(&def.spine.title.0).unwrap_or("Untitled")) }
                p.meta { span { (plain(phase)) } span.num { (r.number.as_deref().unwrap_or("")) } }
            }
            span.muted { (Ago { at: r.updated_at, now: screen.now, zone: &screen.zone }) }
        }
    }
}

/// The form to report a problem: three fields.
#[derive(Clone, Debug)]
pub struct ReportPage {
    /// The type.
    pub def: Arc<TypeDef>,
    /// Which fields are asked, at most three.
    pub fields: Vec<Name>,
    /// What stands in the boxes.
    pub raw: Raw,
    /// What was refused.
    pub refusals: Refusals,
    /// Candidates for references (services).
    pub candidates: BTreeMap<Name, Vec<(Id, String)>>,
    /// Labels.
    pub names: Names,
    /// Identity of the command.
    pub command: Id,
    /// Open problems like it that are already known.
    pub known: Vec<Record>,
}

/// The report page.
#[must_use]
pub fn report(view: &ReportPage, screen: &Screen) -> Markup {
    let cx = FormContext {
        raw: &view.raw,
        errors: &view.refusals,
        names: &view.names,
        candidates: &view.candidates,
        required: &view.fields,
        ranked: None,
        screen,
    };
    let content = html! {
        div.portal {
            div.page-head { h1 { "Report a problem" } p.lead { "Three answers are enough. We will write to you here and by e-mail." } }
            div data-known hidden[view.known.is_empty()] {
                @if !view.known.is_empty() {
                    div.notice.info { (Icon("eye")) div { strong { "This is already known" } ul { @for r in &view.known { li { a href={ "/r/" (r.number.clone().unwrap_or_else(|| r.id.text())) } { (r.text(&view.def.spine.title.0).unwrap_or("")) } } } } } }
                }
            }
            form.panel method="post" action="/report" data-draft="report" {
                div.body.form {
                    (csrf(screen))
                    input type="hidden" name="_command" value=(view.command);
                    (c::error_summary(&view.refusals))
                    @for name in &view.fields { @if let Some(def) = view.def.field(name) { (field_input(def, "", &cx)) } }
                    div.actions { button.btn.primary type="submit" { "Send report" } a.btn.ghost href="/" { "Cancel" } span.status data-draft-status role="status" {} }
                }
            }
        }
    };
    layout::page(screen, "Report a problem", &content)
}

/// A record as its requester sees it: where it stands, what was said, what they can do.
#[must_use]
pub fn record(view: &RecordPage, screen: &Screen) -> Markup {
    let key = key(view);
    let state = view.record.state.as_ref().and_then(|s| view.def.state(s));
    let phase = state.map_or(Phase::Open, |s| s.phase);
    let steps = [(Phase::Open, "Received"), (Phase::Working, "In work"), (Phase::Done, "Solved"), (Phase::Closed, "Closed")];
    let reached = match phase {
        Phase::Open => 0,
        Phase::Working | Phase::Waiting => 1,
        Phase::Done => 2,
        Phase::Closed | Phase::Cancelled => 3,
    };
    let due = view.clocks.iter().filter(|c| c.state == engine::ClockState::Running).filter_map(|c| c.due_at).max();
    let content = html! {
        article.portal data-record=(view.record.id) data-key=(key) data-version=(view.record.version) {
            header.stack data-live="head" {
                nav.crumbs aria-label="Where you are" { a href="/" { "Home" } span aria-hidden="true" { "/" } span.num { (key) } }
                h1 { (title(view)) }
                div.panel {
                    div.body.stack {
                        ol.track aria-label="Progress" {
                            @for (i, (step, label)) in steps.iter().enumerate() {
                                li.past[i < reached] .here[i == reached] aria-current=[(i == reached).then_some("step")] {
                                    (Icon(if i < reached { "ph-done" } else if i == reached { phase_icon(phase) } else { phase_icon(*step) }))
                                    @if i == reached && phase == Phase::Waiting { "Waiting" } @else if i == reached && phase == Phase::Cancelled { "Withdrawn" } @else { (label) }
                                }
                            }
                        }
                        p { strong { (plain(phase)) "." } @if let Some(at) = due.filter(|at| *at > screen.now) { " We aim to solve it by " (Exact { at, zone: &screen.zone }) "." } }
                        @if !view.moves.is_empty() { div.moves { @for m in view.moves.iter().filter(|m| m.unmet.is_empty()) { a.btn href={ "/r/" (key) "/move/" (m.def.name) } data-dialog { (m.def.label) } } } }
                    }
                }
            }
            section.panel aria-labelledby="h-talk" {
                header { h2 id="h-talk" { "Conversation" } }
                div.talk {
                    div.stack data-live="talk" {
                        @if let Some(text) = view.record.text("description") { div.prose { (crate::ui::markdown::markdown(text)) } }
                        (c::conversation(&key, &view.messages, &view.names, screen))
                    }
                    @if view.may.comment { (c::composer(&key, &key, view.may, view.draft.as_ref(), view.command, screen)) }
                }
            }
            @if !view.files.is_empty() { section.panel { header { h2 { "Files" } } div.body { (c::files(&key, &view.files)) } } }
            details { summary.muted { "Everything that is recorded about it" } p.soft { a href={ "/r/" (key) "/history" } { "History" } " · " a href={ "/r/" (key) "/proof" } { "Proof" } } }
        }
    };
    layout::page(screen, &format!("{key} {}", title(view)), &content)
}
