//! Moves: the dialog of one, the choice between several, and the bulk page that shows what would happen before it does.

use crate::ui::components::{self as c, FormContext, StateMark, csrf, field_input};
use crate::ui::form_data::Raw;
use crate::ui::icons::Icon;
use crate::ui::views::{MoveView, Names};
use crate::ui::{Screen, layout};
use engine::Record;
use kernel::{Id, Name, Refusals};
use maud::{Markup, PreEscaped, html};
use schema::{MoveDef, Need, TypeDef};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The dialog of a move.
#[derive(Clone, Debug)]
pub struct MovePage {
    /// The type.
    pub def: Arc<TypeDef>,
    /// The record.
    pub record: Record,
    /// The move.
    pub step: MoveDef,
    /// What stands in the boxes.
    pub raw: Raw,
    /// What was refused.
    pub refusals: Refusals,
    /// Labels.
    pub names: Names,
    /// Candidates for references.
    pub candidates: BTreeMap<Name, Vec<(Id, String)>>,
    /// Identity of the command.
    pub command: Id,
    /// Where to go afterwards.
    pub back: String,
}

fn key(record: &Record) -> String {
    record.number.clone().unwrap_or_else(|| record.id.text())
}

/// The dialog, as a page of its own when there is no script.
#[must_use]
pub fn page(view: &MovePage, screen: &Screen) -> Markup {
    let (def, step) = (&view.def, &view.step);
    let required: Vec<Name> = step.needs.iter().filter_map(|n| if let Need::Field(f) = n { Some(f.clone()) } else { None }).collect();
    let cx = FormContext {
        raw: &view.raw,
        errors: &view.refusals,
        names: &view.names,
        candidates: &view.candidates,
        required: &required,
        ranked: def.spine.rank.as_ref(),
        screen,
    };
    let target = def.state(&step.to);
    let message = step.needs.contains(&Need::PublicMessage);
    let fields = required.iter().filter(|f| !step.prompts.contains(f)).chain(&step.prompts);
    let key = key(&view.record);
    let title = format!("{} {key}", step.label);
    let screen = &Screen { area: format!("/t/{}", def.name), ..screen.clone() };
    let content = html! {
        div.page.narrow {
            (super::form::crumbs(def, &view.record))
            div.page-head {
                h1 { (step.label) " " span.muted.num { (key) } }
                p.lead { (view.record.text(&def.spine.title.0).unwrap_or("")) @if let Some(state) = target { " → " (StateMark { state, pill: false }) } }
            }
            form.panel method="post" action={ "/r/" (key) "/move/" (step.name) } {
                div.body.form {
                    p.vh { (step.label) }
                    (csrf(screen))
                    input type="hidden" name="_command" value=(view.command);
                    input type="hidden" name="_version" value=(view.record.version);
                    input type="hidden" name="_back" value=(view.back);
                    (c::error_summary(&view.refusals))
                    fieldset {
                        legend.vh { "What is needed" }
                        @for name in fields { @if let Some(field) = def.field(name) { (field_input(field, "", &cx)) } }
                        @if step.reason {
                            (text_box("_reason", "Reason", "Stands in the history for good. At least ten characters.", true, view))
                        }
                        @if message || def.conversation {
                            (text_box("_message", "Message to the requester", if message { "Say what you need from them: the clock may pause only once they know." } else { "Optional. Sent with this move." }, message, view))
                        }
                    }
                    div.actions {
                        button class={ "btn " (if *step.tone == *"danger" { "danger" } else { "primary" }) } type="submit" { (step.label) }
                        a.btn.ghost href={ "/r/" (key) } data-cancel { "Back" }
                    }
                }
            }
        }
    };
    layout::page(screen, &title, &content)
}

fn text_box(name: &str, label: &str, help: &str, required: bool, view: &MovePage) -> Markup {
    let error = view.refusals.0.iter().find(|r| r.field.as_ref().is_some_and(|f| **f == *name.trim_start_matches('_')));
    html! {
        div.field.full {
            label for={ "f-" (name.trim_start_matches('_')) } { (label) @if required { " " span.req { "(required)" } } }
            textarea id={ "f-" (name.trim_start_matches('_')) } name=(name) rows="3" maxlength="20000" aria-describedby={ "h" (name) } aria-invalid=[error.map(|_| "true")] { (PreEscaped("\n")) (view.raw.one(name)) }
            @if let Some(error) = error { p.error { (Icon("warn")) (error.message()) } }
            p.help id={ "h" (name) } { (help) }
        }
    }
}

/// The choice between moves of one record: what a click on a state in a queue opens.
#[must_use]
pub fn choice(def: &TypeDef, record: &Record, moves: &[MoveView], screen: &Screen) -> Markup {
    let key = key(record);
    let screen = &Screen { area: format!("/t/{}", def.name), ..screen.clone() };
    let content = html! {
        div.page.narrow {
            (super::form::crumbs(def, record))
            div.page-head { h1 { "Move " span.num { (key) } } p.lead { (record.text(&def.spine.title.0).unwrap_or("")) } }
            div.panel {
                @if moves.is_empty() { (c::empty(&c::Empty { icon: "check", title: "No move from here", hint: "The record has reached its end, or your roles allow none.", action: None, small: true })) }
                ul.list {
                    @for m in moves {
                        li {
                            @if let Some(state) = def.state(&m.def.to) { span class=(c::phase_tone(state.phase)) { (Icon(c::phase_icon(state.phase))) } }
                            div.what {
                                a href={ "/r/" (key) "/move/" (m.def.name) } data-dialog { (m.def.label) }
                                p.meta.wrap { span { @if m.unmet.is_empty() { "to " (def.state(&m.def.to).map_or("", |s| &s.label)) } @else { (m.unmet) } } }
                            }
                            (Icon("chevron"))
                        }
                    }
                }
            }
        }
    };
    layout::page(screen, &format!("Move {key}"), &content)
}

/// One row of a bulk preview or result.
#[derive(Clone, Debug)]
pub struct BulkRow {
    /// The record.
    pub record: Record,
    /// What stands against it, or stood when it was tried.
    pub unmet: Refusals,
}

/// A bulk action, before or after.
#[derive(Clone, Debug)]
pub struct BulkPage {
    /// The type.
    pub def: Arc<TypeDef>,
    /// What is done, `Resolve`.
    pub label: String,
    /// Value to send again: the move or `set:field`.
    pub what: String,
    /// The move, when it is one: its prompts are asked once for all.
    pub step: Option<MoveDef>,
    /// Rows.
    pub rows: Vec<BulkRow>,
    /// What stands in the boxes.
    pub raw: Raw,
    /// Labels.
    pub names: Names,
    /// Candidates.
    pub candidates: BTreeMap<Name, Vec<(Id, String)>>,
    /// Done already: a result, not a preview.
    pub done: bool,
    /// Identity of the command set.
    pub command: Id,
}

/// The bulk page.
#[must_use]
pub fn bulk(view: &BulkPage, screen: &Screen) -> Markup {
    let (good, bad): (Vec<&BulkRow>, Vec<&BulkRow>) = view.rows.iter().partition(|r| r.unmet.is_empty());
    let none = Refusals::default();
    let cx = FormContext {
        raw: &view.raw,
        errors: &none,
        names: &view.names,
        candidates: &view.candidates,
        required: &[],
        ranked: view.def.spine.rank.as_ref(),
        screen,
    };
    let rows = |rows: &[&BulkRow]| {
        html! {
            ul.list {
                @for row in rows {
                    li {
                        @if row.unmet.is_empty() { span.good { (Icon("check")) } } @else { span.warn { (Icon("warn")) } }
                        div.what { a href={ "/r/" (key(&row.record)) } { (row.record.text(&view.def.spine.title.0).unwrap_or("Untitled")) } p.meta.wrap { span.num { (key(&row.record)) } @if !row.unmet.is_empty() { span { (row.unmet) } } } }
                        span {}
                    }
                }
            }
        }
    };
    let title = if view.done {
        format!("{}: done", view.label)
    } else {
        let what = if view.rows.len() == 1 { &view.def.title } else { &view.def.plural };
        format!("{}: {} {}", view.label, view.rows.len(), what.to_lowercase())
    };
    let content = html! {
        div.page.narrow.stack {
            div.page-head {
                h1 { (title) }
                p.lead { @if view.done { (good.len()) " done, " (bad.len()) " refused." } @else { (good.len()) " can be done, " (bad.len()) " cannot and will be left out. Nothing has happened yet." } }
            }
            @if !view.done && !good.is_empty() {
                form.panel method="post" action={ "/t/" (view.def.name) "/bulk" } {
                    div.body.form {
                        (csrf(screen))
                        input type="hidden" name="_command" value=(view.command);
                        input type="hidden" name="move" value=(view.what);
                        @for row in &good { input type="hidden" name="id" value=(row.record.id); input type="hidden" name={ "v." (row.record.id) } value=(row.record.version); }
                        @if let Some(step) = &view.step {
                            @if !step.prompts.is_empty() { fieldset { legend { "The same for all" } @for name in &step.prompts { @if let Some(field) = view.def.field(name) { (field_input(field, "", &cx)) } } } }
                            @if step.reason { div.field { label for="f-reason" { "Reason" } textarea id="f-reason" name="_reason" rows="2" {} } }
                        }
                        div.actions { button.btn.primary type="submit" name="step" value="do" { (view.label) " (" (good.len()) ")" } a.btn.ghost href={ "/t/" (view.def.name) } { "Back to the list" } }
                    }
                }
            }
            @if !good.is_empty() { section.panel aria-labelledby="h-good" { header { h2 id="h-good" { @if view.done { "Done" } @else { "Will be done" } } } (rows(&good)) } }
            @if !bad.is_empty() { section.panel aria-labelledby="h-bad" { header { h2 id="h-bad" { @if view.done { "Refused" } @else { "Left out" } } } (rows(&bad)) } }
            @if view.done { div.actions { a.btn href={ "/t/" (view.def.name) } { "Back to the list" } } }
        }
    };
    layout::page(screen, &title, &content)
}
