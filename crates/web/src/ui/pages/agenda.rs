//! Obligations: what is to be done by when. As an agenda, grouped by how near it is, or as the months of a year; every line opens
//! the record that fulfils it.

use crate::ui::components::{self as c, Empty};
use crate::ui::icons::Icon;
use crate::ui::{Screen, layout};
use app::view::{AgendaView, Obligation};
use kernel::Date;
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(view: &AgendaView, year: bool, screen: &Screen) -> Markup {
    let whose = if view.own { "mine" } else { "all" };
    let shape = if year { "year" } else { "agenda" };
    let content = html! {
        div.page.reading {
            div.page-head { h1 { "Obligations" } p.lead { "What the management system promised to do, by when and by whom. A day may be moved earlier; later only with a reason." } }
            div.cluster.spread {
                nav.cluster aria-label="Whose" {
                    a.chip href={ "/agenda?whose=mine&view=" (shape) } aria-current=[view.own.then_some("true")] { "Mine" }
                    a.chip href={ "/agenda?whose=all&view=" (shape) } aria-current=[(!view.own).then_some("true")] { "Everybody’s" }
                }
                nav.cluster aria-label="Shape" {
                    a.chip href={ "/agenda?view=agenda&whose=" (whose) } aria-current=[(!year).then_some("true")] { "Agenda" }
                    a.chip href={ "/agenda?view=year&whose=" (whose) } aria-current=[year.then_some("true")] { "Year" }
                }
            }
            @if view.obligations.is_empty() {
                div.panel { (c::empty(&Empty { icon: "check", title: "Nothing is due within a year", hint: if view.own { "Nothing that has a day is yours. Look at everybody’s." } else { "Records with a day of review, a due date or an end stand here." }, action: None, small: false })) }
            } @else if year { (months(view)) } @else { (groups(view)) }
            @if view.more { p.muted { "There are more; these are the nearest." } }
        }
    };
    layout::page(screen, "Obligations", &content)
}

/// Headings, and up to how many days ahead they reach.
const GROUPS: [(&str, &str, i32); 5] = [
    ("overdue", "Overdue", -1),
    ("week", "Within a week", 7),
    ("month", "Within a month", 31),
    ("quarter", "Within three months", 92),
    ("later", "Later", i32::MAX),
];

fn days_ahead(view: &AgendaView, day: Date) -> i32 {
    (day - view.today).get_days()
}

fn groups(view: &AgendaView) -> Markup {
    let mut from = i32::MIN;
    html! {
        div.stack {
            @for (name, title, until) in GROUPS {
                @let within: Vec<&Obligation> = view.obligations.iter().filter(|o| (from..=until).contains(&days_ahead(view, o.day))).collect();
                @let () = from = until.saturating_add(1);
                @if !within.is_empty() {
                    section.panel aria-labelledby={ "h-" (name) } {
                        header { h2 id={ "h-" (name) } { (title) " " span.muted.num { (within.len()) } } }
                        ul.list { @for one in within { (line(view, one)) } }
                    }
                }
            }
        }
    }
}

fn line(view: &AgendaView, one: &Obligation) -> Markup {
    let ahead = days_ahead(view, one.day);
    let (tone, icon) = match ahead {
        ..0 => ("bad", "missed"),
        0..=7 => ("warn", "clock"),
        _ => ("neutral", "calendar"),
    };
    html! {
        li {
            span class={ "prio " (tone) } { (Icon(icon)) }
            div.what {
                a href=(href(one)) { (one.duty.label) ": " (one.title) }
                p.meta {
                    @if let Some(number) = &one.number { span.num { (number) } }
                    span { (one.def.title) }
                    @match one.owner.and_then(|id| view.names.get(&id)) {
                        Some(owner) => span { (owner.title) },
                        None => span.warn { "nobody answers for it" },
                    }
                }
            }
            span class={ "end due " (tone) } { time datetime=(one.day) { (one.day.strftime("%-d %b %Y")) } br; small.muted { (distance(ahead)) } }
        }
    }
}

fn href(one: &Obligation) -> String {
    format!("/r/{}", one.number.clone().unwrap_or_else(|| one.record.text()))
}

/// How far a day is, in words.
fn distance(ahead: i32) -> String {
    match ahead {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {ahead} days"),
        _ => format!("{} days ago", -ahead),
    }
}

/// Obligations of a month shown by name.
const NAMED: usize = 8;

/// The month that is running and the eleven after it; what is overdue stands in the first.
fn months(view: &AgendaView) -> Markup {
    let first = view.today.first_of_month();
    let all = (0..12).map(|n| first.saturating_add(jiff::Span::new().months(n)));
    html! {
        div.areas.months {
            @for month in all {
                @let within: Vec<&Obligation> = view.obligations.iter().filter(|o| {
                    let own = o.day.max(first).first_of_month();
                    own == month
                }).collect();
                section.panel aria-labelledby={ "m-" (month) } {
                    header { h2 id={ "m-" (month) } { (month.strftime("%B %Y")) } span.muted.num { (within.len()) } }
                    @if within.is_empty() { p.body.muted { "Nothing is due." } }
                    @else {
                        ul.names {
                            @for one in within.iter().take(NAMED) {
                                li {
                                    div.grow { a href=(href(one)) { (one.duty.label) ": " (one.title) } }
                                    span class={ "num " (if one.day < view.today { "bad" } else { "muted" }) } { (one.day.strftime("%-d")) @if one.day < view.today { " " (one.day.strftime("%b")) } }
                                }
                            }
                        }
                        @if within.len() > NAMED { p.body.muted { "and " (within.len() - NAMED) " more" } }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_in_words() {
        let words: Vec<String> = [-3, -1, 0, 1, 12].into_iter().map(distance).collect();
        assert_eq!(words, ["3 days ago", "yesterday", "today", "tomorrow", "in 12 days"]);
    }
}
