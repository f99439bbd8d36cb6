//! History in words, and the record as it was at any version.

use super::record::{Section, frame, key};
use crate::ui::Screen;
use crate::ui::components::{self as c, ValueView};
use crate::ui::icons::Icon;
use crate::ui::time::Exact;
use crate::ui::views::{HistoryView, RecordPage};
use engine::Record;
use maud::{Markup, html};

/// What was asked of the past.
#[derive(Clone, Debug)]
pub enum Past {
    /// Nothing.
    Unasked,
    /// A time before the record existed.
    NotYet,
    /// The record as it was.
    Was(Box<Record>),
}

/// The history section, under the record as it was at the moment that was asked for.
#[must_use]
pub fn page(view: &RecordPage, lines: &[HistoryView], past: &Past, screen: &Screen) -> Markup {
    let key = key(view);
    frame(
        view,
        Section::History,
        screen,
        &html! {
            @match past {
                Past::Unasked => {}
                Past::NotYet => { section.panel aria-label="Then" { div.body { p { "This record did not exist then: it begins on " (Exact { at: view.record.created_at, zone: &screen.zone }) "." } } } }
                Past::Was(past) => { (as_of(view, past, &key, screen)) }
            }
            section.panel aria-labelledby="h-history" {
                header { h2 id="h-history" { "History" } span.muted { small { "Newest first. Nothing here can be changed or removed." } } }
                div.body {
                    form.cluster.asked method="get" action={ "/r/" (key) "/history" } {
                        label.soft for="f-at" { "As it was on" }
                        input.input.short id="f-at" name="at" type="datetime-local" required;
                        button.btn type="submit" { "Show" }
                    }
                    (c::timeline(&key, lines, &view.names, screen))
                }
            }
        },
    )
}

fn as_of(view: &RecordPage, past: &Record, key: &str, screen: &Screen) -> Markup {
    let differs = |name: &kernel::Name| past.get(name) != view.record.get(name);
    html! {
        section.panel aria-labelledby="h-past" {
            header {
                h2 id="h-past" { "Version " (past.version) ", " (Exact { at: past.updated_at, zone: &screen.zone }) }
                @if past.version > 1 { a.btn.ghost.icon href={ "/r/" (key) "/history?at=" (past.version - 1) } rel="prev" aria-label="Version before" { (Icon("back")) } }
                @if past.version < view.record.version { a.btn.ghost.icon href={ "/r/" (key) "/history?at=" (past.version + 1) } rel="next" aria-label="Version after" { (Icon("chevron")) } }
                a.more href={ "/r/" (key) "/history" } { "Close" }
            }
            div.body {
                dl.facts {
                    @if let Some(state) = past.state.as_ref().and_then(|s| view.def.state(s)) { div { dt { "State" } dd { span.value { (c::StateMark { state, pill: false }) @if past.state != view.record.state { " " span.tag.warn { "differs from now" } } } } } }
                    @for def in view.def.fields.iter().filter(|f| past.get(&f.name).is_some() || view.record.get(&f.name).is_some()) {
                        div {
                            dt { (def.label) }
                            dd {
                                @match past.get(&def.name) {
                                    Some(value) => span.value { (ValueView { def, value, names: &view.names, screen, ranked: false, cell: false }) @if differs(&def.name) { " " span.tag.warn { "differs from now" } } },
                                    None => span.value.unset { "Not set then" },
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
