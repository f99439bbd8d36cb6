//! History in words: who did what, which fields changed from what to what, and why.

use super::{Person, Sample, sample};
use crate::ui::Screen;
use crate::ui::icons::Icon;
use crate::ui::time::{Ago, Exact};
use crate::ui::views::{HistoryView, Names};
use journal::Channel;
use maud::{Markup, PreEscaped, html};

/// Fields before and after.
#[must_use]
pub fn changes(list: &[(String, Option<String>, Option<String>)]) -> Markup {
    html! {
        @if !list.is_empty() {
            dl.diff {
                @for (label, old, new) in list {
                    dt { (label) }
                    dd {
                        @if let Some(old) = old { del { span.vh { "was " } (old) } }
                        @if old.is_some() { (Icon("arrow")) }
                        @match new { Some(new) => ins { span.vh { "now " } (new) }, None => span.muted { "emptied" } }
                    }
                }
            }
        }
    }
}

/// The history of a record, newest first as given.
#[must_use]
pub fn timeline(record: &str, lines: &[HistoryView], names: &Names, screen: &Screen) -> Markup {
    html! {
        ol.timeline {
            @for (i, line) in lines.iter().enumerate() {
                // Said once, above the first of those it is true of.
                @if line.imported && !i.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(|l| l.imported) {
                    li.block { (Icon("download")) p { "Imported history: what another system told, written here " (Exact { at: line.recorded_at, zone: &screen.zone }) } }
                }
                @let who = Person { actor: &line.actor, names };
                li id={ "v" (line.version) } {
                    (avatar(&who))
                    p.says { strong { (who.name()) } " " (line.phrase) (channel(line.channel)) }
                    p.when { a href={ "/r/" (record) "/history?at=" (line.version) } { span.vh { "Version " (line.version) ", " } (Ago { at: line.at, now: screen.now, zone: &screen.zone }) } }
                    @if line.reason.is_some() || !line.changes.is_empty() {
                        div.detail {
                            @if let Some(reason) = &line.reason { p.reason { "“" (reason) "”" } }
                            (changes(&line.changes))
                        }
                    }
                }
            }
        }
    }
}

fn avatar(who: &Person<'_>) -> Markup {
    let mut out = String::new();
    who.avatar(false, &mut out);
    PreEscaped(out)
}

const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Screen | Channel::System => "",
        Channel::Api => " through the API",
        Channel::Mail => " by e-mail",
        Channel::Timer => " when its time came",
        Channel::Import => "",
        Channel::Cli => " on the command line",
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let screen = crate::ui::samples::screen();
    vec![sample("History", timeline("INC0000123", &crate::ui::samples::history(), &crate::ui::samples::names(), &screen))]
}
