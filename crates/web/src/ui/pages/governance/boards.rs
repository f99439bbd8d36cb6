//! A board: columns by state, a card for every record, what is due first at the top.

use super::{choice, day, href, list, number, person, shell, title};
use crate::ui::Screen;
use crate::ui::components::{self as c, Empty, phase_icon, phase_tone};
use crate::ui::icons::Icon;
use app::view::governance::{BoardView, ColumnView};
use engine::Record;
use kernel::Date;
use maud::{Markup, html};
use schema::Value;

/// The page.
#[must_use]
pub fn page(view: &BoardView, screen: &Screen) -> Markup {
    let name = view.board.type_name;
    let lead = html! { (view.board.purpose) };
    let empty = view.columns.iter().all(|c| c.count.n == 0);
    let content = html! {
        div.cluster.spread {
            nav.cluster aria-label="Whose" {
                a.chip href={ "/boards/" (name) } aria-current=[(!view.own).then_some("true")] { "Everybody’s" }
                a.chip href={ "/boards/" (name) "?whose=mine" } aria-current=[view.own.then_some("true")] { "Mine" }
            }
            nav.cluster aria-label="Boards" {
                @for (other, plural) in &view.others { a.chip href={ "/boards/" (other) } { (plural) } }
                a.chip href={ "/t/" (name) } { "As a list" }
            }
        }
        @if empty {
            div.panel { (c::empty(&Empty { icon: "columns", title: if view.own { "Nothing here is yours" } else { "The board is empty" }, hint: "Records stand here from their first state to their last.", action: Some((format!("/t/{name}/new"), "Make the first")), small: false })) }
        } @else {
            div.board tabindex="0" role="region" aria-label="Columns" { @for one in &view.columns { (column(one, view)) } }
        }
        @if view.ended.iter().any(|(_, n)| n.n > 0) {
            p.soft { "Ended: " @for (i, (state, count)) in view.ended.iter().enumerate() { @if i > 0 { ", " } a href=(list(name, &format!("state:{state}"))) { (number(*count)) " " (view.def.state(state).map_or_else(|| super::words(state), |s| s.label.to_lowercase())) } } }
        }
    };
    shell(screen, name, &format!("{} board", view.def.title), &lead, &content)
}

fn column(one: &ColumnView, view: &BoardView) -> Markup {
    let Some(state) = view.def.state(&one.state) else { return html! {} };
    let mine = if view.own { " owner:me" } else { "" };
    html! {
        section.column aria-labelledby={ "c-" (one.state) } {
            header { h2 id={ "c-" (one.state) } class=(phase_tone(state.phase)) { (Icon(phase_icon(state.phase))) (state.label) } a.num href=(list(view.board.type_name, &format!("state:{}{mine}", one.state))) aria-label={ (number(one.count)) " in " (state.label) ", as a list" } { (number(one.count)) } }
            @if one.cards.is_empty() { p.muted { "Nothing" } }
            @else { ul { @for (record, due) in &one.cards { (card(record, *due, view)) } } }
            @if one.count.n > one.cards.len() as u64 { p { a href=(list(view.board.type_name, &format!("state:{}{mine}", one.state))) { "Open all" } } }
        }
    }
}

fn card(record: &Record, due: Option<Date>, view: &BoardView) -> Markup {
    let mark = view.board.mark.and_then(|field| choice(&view.def, field, record));
    let notes: Vec<String> = view.board.notes.iter().filter_map(|field| note(field, record, view)).collect();
    html! {
        li.panel {
            p.top { span.num.muted { (record.number.as_deref().unwrap_or_default()) } @if let Some((label, tone)) = mark { span class={ "tag " (tone) } { (label) } } }
            a.title href=(href(record)) { (title(&view.def, record)) }
            @if !notes.is_empty() { p.muted { (notes.join(" · ")) } }
            p.foot {
                @match view.def.spine.owner.as_ref().and_then(|field| record.reference(field)) { Some(id) => (person(id, &view.names)), None => span.muted { "Nobody yet" } }
                @if let Some(due) = due { @let late = due < view.today; span class={ "due " (if late { "bad" } else { "neutral" }) } { (Icon(if late { "missed" } else { "calendar" })) (day(due)) @if late { span.vh { ", overdue" } } } }
            }
        }
    }
}

/// A field as a word on a card.
fn note(field: &str, record: &Record, view: &BoardView) -> Option<String> {
    let label = view.def.field(field).map(|f| f.label.clone()).unwrap_or_default();
    match record.get(field)? {
        Value::Choice(_) => choice(&view.def, field, record).map(|(label, _)| label),
        Value::Integer(n) => Some(format!("{label} {n}")),
        Value::Text(text) => Some(format!("{label} {text}")),
        Value::Reference(id) => view.names.get(id).map(|face| face.number.clone().unwrap_or_else(|| face.title.clone())),
        _ => None,
    }
}
