//! My work: what is due next, first. Five short lists, each with an answer to "and now?" when it is empty.

use crate::ui::Screen;
use crate::ui::components::{self as c, DueMark, Empty, Person, StateMark, rank_icon};
use crate::ui::icons::Icon;
use crate::ui::layout;
use crate::ui::time::{Ago, length};
use crate::ui::views::{Names, WorkList, WorkPage, WorkRow};
use journal::Actor;
use maud::{Markup, html};
use schema::FieldKind;

/// My work.
#[must_use]
pub fn page(view: &WorkPage, screen: &Screen) -> Markup {
    let list = |list: &WorkList| {
        html! {
            section.panel aria-labelledby={ "h-" (list.name) } {
                header { h2 id={ "h-" (list.name) } { (list.title) @if !list.rows.is_empty() { " " span.muted.num { (list.rows.len()) @if list.more { "+" } } } } @if !list.rows.is_empty() && !list.href.is_empty() { a.more href=(list.href) { "Open list" } } }
                @if list.rows.is_empty() { (c::empty(&Empty { icon: if list.aside { "inbox" } else { "check" }, title: "Nothing here", hint: &list.empty, action: None, small: true })) }
                @else { ul.list { @for row in &list.rows { (line(row, &view.names, screen)) } } }
            }
        }
    };
    let content = html! {
        div.page {
            div.page-head { h1 { (greeting(screen)) @if !view.greeting.is_empty() { ", " (view.greeting) } } }
            @if !view.figures.is_empty() {
                div.figures role="group" aria-label="At a glance" {
                    @for (label, count, tone, href) in &view.figures {
                        a href=(href) { b class={ "num " (tone) } { @if *tone == "bad" && count.n > 0 { (Icon("missed")) } @else if *tone == "warn" && count.n > 0 { (Icon("clock")) } (super::list::count_text(*count)) } small { (label) } }
                    }
                }
            }
            div.work data-live="work" {
                div { @for one in view.lists.iter().filter(|l| !l.aside) { (list(one)) } }
                div { @for one in view.lists.iter().filter(|l| l.aside) { (list(one)) } }
            }
        }
    };
    layout::page(screen, "My work", &content)
}

fn greeting(screen: &Screen) -> &'static str {
    match screen.zone.to_datetime(screen.now.to_jiff()).hour() {
        5..12 => "Good morning",
        12..18 => "Good afternoon",
        _ => "Good evening",
    }
}

/// One row of a list of records.
pub(super) fn line(row: &WorkRow, names: &Names, screen: &Screen) -> Markup {
    let (record, def) = (&row.record, &row.def);
    let key = record.number.clone().unwrap_or_else(|| record.id.text());
    let rank = def.spine.rank.as_ref().and_then(|name| {
        let FieldKind::Choice { choices } = &def.field(name)?.kind else { return None };
        let value = record.choice(name)?;
        choices.iter().find(|c| c.name == *value)
    });
    html! {
        li {
            @match rank {
                Some(choice) => span class={ "prio " (choice.tone) } title=(choice.label) { (Icon(rank_icon(choice.rank))) span.vh { (choice.label) } },
                None => (Icon("records")),
            }
            div.what {
                a href={ "/r/" (key) @if let Some((id, _)) = row.message { "#m-" (id) } } { (record.text(&def.spine.title.0).unwrap_or("Untitled")) }
                p.meta {
                    span.num { (key) }
                    @if let Some(state) = record.state.as_ref().and_then(|s| def.state(s)) { (StateMark { state, pill: false }) }
                    @if let Some(hint) = &row.hint { span { (hint) } }
                    @else if let Some(id) = def.spine.requester.as_ref().and_then(|f| record.reference(f)) { span { (Person { actor: &Actor::Person(id), names }.name()) } }
                }
            }
            @if let Some((left, target)) = row.left.filter(|_| row.message.is_none()) { (remaining(left, target)) }
            @else if row.hint.is_none() && row.message.is_none() && record.clocks.iter().any(|c| matches!(c.state, engine::ClockState::Running | engine::ClockState::Paused)) { (DueMark { record, now: screen.now, zone: &screen.zone, left: None }) }
            @else { span.muted { (Ago { at: row.message.map_or(record.updated_at, |m| m.1), now: screen.now, zone: &screen.zone }) } }
        }
    }
}

/// Business time left, with a small bar of what is used.
fn remaining(left: i64, target: i64) -> Markup {
    let used = if target > 0 { ((target - left) * 72 / target).clamp(0, 72) } else { 72 };
    let (tone, icon) = match left {
        ..0 => ("bad", "missed"),
        _ if left * 4 < target => ("warn", "clock"),
        _ => ("neutral", "clock"),
    };
    html! {
        div class=(tone) {
            span class={ "due " (tone) } { (Icon(icon)) @if left < 0 { "missed by " (length(-left)) } @else { (length(left)) " left" } }
            svg.burn viewBox="0 0 72 4" aria-hidden="true" { rect.ground width="72" height="4" rx="2" {} rect.done width=(used) height="4" rx="2" {} }
        }
    }
}
