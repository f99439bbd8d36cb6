//! Pages of governing: what is spread over many records, put side by side on one page. Colour is always beside a word or a
//! number, a picture always has its table.

pub mod audits;
pub mod boards;
pub mod certification;
pub mod competence;
pub mod objectives;
pub mod reviews;
pub mod risks;
pub mod roles;
pub mod scope;

use super::list::{count_text, encode};
use crate::ui::components::{Avatar, StateMark};
use crate::ui::icons::Icon;
use crate::ui::views::Count;
use crate::ui::{Screen, layout};
use app::view::governance::{Faces, Figure};
use app::view::{Counted, home_of};
use engine::Record;
use kernel::{Date, Id};
use maud::{Markup, html};
use schema::TypeDef;

/// A page with the way to the home of its practice, as far as it has one.
fn shell(screen: &Screen, type_name: &str, title: &str, lead: &Markup, content: &Markup) -> Markup {
    let content = html! {
        div.page.governance {
            @if let Some(home) = home_of(type_name) {
                nav.crumbs aria-label="Path" { a href={ "/practices/" (home.area.as_str()) } { (home.area.title()) } span aria-hidden="true" { "/" } a href={ "/p/" (home.name) } { (home.title) } }
            }
            div.page-head { h1 { (title) } p.lead { (lead) } }
            (content)
        }
    };
    layout::page(screen, title, &content)
}

/// The address of a list.
fn list(type_name: &str, query: &str) -> String {
    let mut href = format!("/t/{type_name}?q=");
    encode(query, &mut href);
    href
}

fn number(count: Counted) -> String {
    count_text(Count { n: count.n, capped: count.capped })
}

/// The address of a record.
fn href(record: &Record) -> String {
    format!("/r/{}", record.number.clone().unwrap_or_else(|| record.id.text()))
}

fn title<'r>(def: &TypeDef, record: &'r Record) -> &'r str {
    record.text(&def.spine.title.0).unwrap_or_else(|| record.number.as_deref().unwrap_or_default())
}

/// A person by name, who can be opened.
fn person(id: Id, names: &Faces) -> Markup {
    html! {
        @match names.get(&id) {
            Some(face) => a.person href={ "/r/" (id) } { (Avatar { id, name: &face.title, large: false }) span { (face.title) } },
            None => span.muted { "Somebody" },
        }
    }
}

/// A record by name, which can be opened.
fn named(id: Id, names: &Faces) -> Markup {
    html! {
        @match names.get(&id) {
            Some(face) => a href={ "/r/" (face.number.clone().unwrap_or_else(|| id.text())) } { (face.title) },
            None => span.muted { "Not yours to see" },
        }
    }
}

/// `27 Mar 2026`.
fn day(date: Date) -> Markup {
    html! { time.num datetime=(date) { (date.strftime("%-d %b %Y")) } }
}

/// How far a day is.
fn distance(days: i64) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {days} days"),
        _ => format!("{} days ago", -days),
    }
}

/// A state, as a mark.
fn state(def: &TypeDef, record: &Record) -> Markup {
    html! { @if let Some(state) = record.state.as_deref().and_then(|s| def.state(s)) { (StateMark { state, pill: false }) } }
}

/// A number with its word, as on a home: it leads to what it counts.
fn figure(n: u64, label: &str, tone: &str, href: &str) -> Markup {
    let tone = if n == 0 { "neutral" } else { tone };
    html! {
        a href=(href) {
            b class={ "num " (tone) } { @if tone == "bad" { (Icon("missed")) } @else if tone == "warn" { (Icon("warn")) } (n) }
            small { (label) }
        }
    }
}

/// A number of a table that leads to its list; nothing much when it is none.
fn cell(type_name: &str, figure: &Figure, tone: &str, what: &str) -> Markup {
    html! {
        @if figure.count.n == 0 { span.muted { "0" } }
        @else { a class={ "num " (tone) } href=(list(type_name, &figure.query)) aria-label={ (number(figure.count)) " " (what) } { (number(figure.count)) } }
    }
}

/// A label within a sentence.
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A name of the data as a word.
fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// What a choice of a field is called.
fn choice(def: &TypeDef, field: &str, record: &Record) -> Option<(String, String)> {
    let value = record.choice(field)?;
    let known = def.field(field).and_then(|f| match &f.kind {
        schema::FieldKind::Choice { choices } => choices.iter().find(|c| c.name == *value),
        _ => None,
    });
    Some(known.map_or_else(|| (words(value), String::from("neutral")), |c| (c.label.clone(), c.tone.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_and_numbers_in_words() {
        assert_eq!([-2, -1, 0, 1, 9].map(distance), ["2 days ago", "yesterday", "today", "tomorrow", "in 9 days"]);
        assert_eq!([counted(1, "gap", "gaps"), counted(0, "gap", "gaps")], ["1 gap", "0 gaps"]);
        assert_eq!(list("risk", "is:open likelihood:5"), "/t/risk?q=is:open+likelihood:5");
    }
}
