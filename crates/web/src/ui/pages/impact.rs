//! Impact: what depends on a thing, to the left, and what it depends on, to the right, in columns by their distance. Every box
//! leads to the surroundings of what it shows; beneath stands the same as a table with the whole way to each.

use super::record::{Section, frame, key};
use crate::ui::Screen;
use crate::ui::components::{self as c, Empty, StateMark, ValueView};
use crate::ui::icons::Icon;
use crate::ui::views::{Names, RecordPage};
use app::view::impact::{MOST, MOST_DEPTH, path, words};
use app::view::{ImpactView, Label, Thing};
use kernel::Id;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Width of a box, and of the room between two columns.
const BOX: i64 = 188;
const GAP: i64 = 62;
/// Height of a box, and of the room between two of them.
const TALL: i64 = 48;
const BETWEEN: i64 = 12;
/// Room above the boxes for the heading of the column.
const HEAD: i64 = 30;
/// Letters that fit into a box, in its two lines.
const LETTERS: usize = 25;
const SMALL_LETTERS: usize = 31;

/// The page.
#[must_use]
pub fn page(record: &RecordPage, view: &ImpactView, screen: &Screen) -> Markup {
    let alone = view.above.is_empty() && view.below.is_empty();
    let body = html! {
        (hit(record, view))
        section.panel aria-labelledby="h-graph" {
            header {
                h2 id="h-graph" { "What hangs together" }
                nav.cluster aria-label="How far" {
                    span.muted aria-hidden="true" { "Steps" }
                    @for depth in 1..=MOST_DEPTH {
                        a.chip href={ "/r/" (key(record)) "/impact?depth=" (depth) } aria-current=[(depth == view.depth).then_some("true")] aria-label={ (depth) @if depth == 1 { " step" } @else { " steps" } } { (depth) }
                    }
                }
            }
            @if alone {
                (c::empty(&Empty {
                    icon: "link",
                    title: "Nothing depends on it, and it depends on nothing",
                    hint: "Link it to what it runs on, uses or is part of, and name the service it serves.",
                    action: (record.may.link && screen.as_of.is_none()).then(|| (format!("/r/{}/link", key(record)), "Link")),
                    small: true,
                }))
            } @else {
                div.impact-wrap tabindex="0" role="region" aria-label="Graph of dependencies" { (graph(view)) }
                p.body.muted {
                    "From left to right: who needs whom. Runs on, uses, consists of, services and their dependencies count; connections and documents carry no impact."
                }
            }
        }
        @if view.cut { (c::notice("warn", "warn", "There is more than is shown", &html! { p { "At most " (MOST) " items and services are shown. Take fewer steps, or go on from one of them." } })) }
        @if !alone { (table(view, screen)) }
    };
    frame(record, Section::Impact, screen, &body)
}

/// Services, customers and agreements that would be hit.
fn hit(record: &RecordPage, view: &ImpactView) -> Markup {
    let own = *record.def.name == *"service";
    html! {
        section.panel.impact-hit aria-labelledby="h-hit" {
            header { h2 id="h-hit" { @if own { "If this service fails" } @else { "If this item fails" } } }
            div.body.impact-three {
                div {
                    h3 { (Icon("service")) "Services affected " span.muted.num { (view.services.len()) } }
                    @if view.services.is_empty() { p.muted { "None within these steps." } }
                    @else { ul.impact-names { @for thing in view.services.iter().filter_map(|id| view.things.get(id)) { li { a href={ "/r/" (thing_key(thing)) } { (thing.title) } " " (criticality(thing)) } } } }
                }
                div { h3 { (Icon("customer")) "Customers " span.muted.num { (view.customers.len()) } } (labels(&view.customers, "None that you see.")) }
                div { h3 { (Icon("agreement")) "Agreements in force " span.muted.num { (view.agreements.len()) } } (labels(&view.agreements, "None that you see.")) }
            }
        }
    }
}

fn labels(labels: &[Label], none: &str) -> Markup {
    html! {
        @if labels.is_empty() { p.muted { (none) } }
        @else { ul.impact-names { @for label in labels { li { a href={ "/r/" (label.number.clone().unwrap_or_else(|| label.id.text())) } { (label.title) } } } } }
    }
}

fn criticality(thing: &Thing) -> Markup {
    let field = thing.def.field("criticality");
    let choices = match field.map(|f| &f.kind) {
        Some(schema::FieldKind::Choice { choices }) => choices.as_slice(),
        _ => &[],
    };
    let chosen = thing.record.choice("criticality").and_then(|name| choices.iter().find(|c| c.name == *name));
    html! { @if let Some(choice) = chosen { (c::ChoiceMark { choice, ranked: true }) } }
}

fn thing_key(thing: &Thing) -> String {
    thing.record.number.clone().unwrap_or_else(|| thing.record.id.text())
}

/// Where each box stands: column (0 is the record itself, left of it negative) and place from the top.
fn places(view: &ImpactView) -> BTreeMap<Id, (i64, i64)> {
    let mut at: BTreeMap<Id, (i64, i64)> = BTreeMap::from([(view.root, (0, 0))]);
    let mut filled: BTreeMap<i64, i64> = BTreeMap::from([(0, 1)]);
    let mut all: Vec<(Id, i64)> = view.above.iter().map(|r| (r.id, -i64::from(r.distance))).collect();
    all.extend(view.below.iter().map(|r| (r.id, i64::from(r.distance))));
    // In a circle something is reached both ways: it stands where it is nearer.
    all.sort_by_key(|(_, column)| column.abs());
    for (id, column) in all {
        at.entry(id).or_insert_with(|| {
            let place = filled.entry(column).or_insert(0);
            *place += 1;
            (column, *place - 1)
        });
    }
    at
}

fn graph(view: &ImpactView) -> Markup {
    let places = places(view);
    let columns = || places.values().map(|(column, _)| *column);
    let (first, last) = (columns().min().unwrap_or(0), columns().max().unwrap_or(0));
    let mut counts: BTreeMap<i64, i64> = BTreeMap::new();
    for column in columns() {
        *counts.entry(column).or_insert(0) += 1;
    }
    let tallest = counts.values().copied().max().unwrap_or(1);
    let (width, height) = ((last - first + 1) * (BOX + GAP) - GAP / 2 + 8, HEAD + tallest * (TALL + BETWEEN) + 4);
    let corner = |id: &Id| {
        let (column, place) = places.get(id)?;
        // Columns are centred on the tallest, so that lines stay short.
        let room = (tallest - counts.get(column).copied().unwrap_or(1)) * (TALL + BETWEEN) / 2;
        Some(((column - first) * (BOX + GAP) + 4, HEAD + room + place * (TALL + BETWEEN)))
    };
    let root = view.things.get(&view.root).map_or("", |t| t.title.as_str());
    html! {
        svg.impact width=(width) height=(height) viewBox={ "0 0 " (width) " " (height) } role="group" aria-labelledby="impact-title impact-desc" {
            title id="impact-title" { "Dependencies of " (root) }
            desc id="impact-desc" { (view.above.len()) " depend on it, to the left; it depends on " (view.below.len()) ", to the right. The table beneath says the same in words." }
            defs { marker id="impact-end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto" { path d="M0 0.5 7 4 0 7.5Z" {} } }
            g.heads aria-hidden="true" {
                @for column in first..=last { text x=((column - first) * (BOX + GAP) + 4 + BOX / 2) y="16" text-anchor="middle" { (heading(column)) } }
            }
            g.ties aria-hidden="true" {
                @for need in &view.needs {
                    @if let (Some(a), Some(b)) = (corner(&need.from), corner(&need.to)) { path d=(line(a, b)) marker-end="url(#impact-end)" { title { (title_of(view, need.from)) " " (need.how.words()) " " (title_of(view, need.to)) } } }
                }
            }
            @for (id, thing) in &view.things { @if let Some(at) = corner(id) { (draw(view, *id, thing, at)) } }
        }
    }
}

fn heading(column: i64) -> String {
    match column {
        0 => "This".to_owned(),
        -1 => "Depends on it".to_owned(),
        1 => "It depends on".to_owned(),
        _ => format!("{} steps", column.abs()),
    }
}

fn title_of(view: &ImpactView, id: Id) -> &str {
    view.things.get(&id).map_or("", |t| t.title.as_str())
}

/// From the right edge of what needs to the left edge of what is needed; around the outside where the columns do not lie so.
fn line(a: (i64, i64), b: (i64, i64)) -> String {
    let (ay, by) = (a.1 + TALL / 2, b.1 + TALL / 2);
    let (ax, bx) = (a.0 + BOX, b.0 - 2);
    if a.0 < b.0 {
        let bend = ((bx - ax) / 2).max(24);
        return format!("M{ax} {ay}C{} {ay} {} {by} {bx} {by}", ax + bend, bx - bend);
    }
    // Within one column on its right side; backwards on the left of both.
    let (from, to, out) = if a.0 == b.0 { (ax, b.0 + BOX + 2, ax + GAP / 2) } else { (a.0, b.0 + BOX + 2, i64::midpoint(a.0, b.0 + BOX)) };
    format!("M{from} {ay}C{out} {ay} {out} {by} {to} {by}")
}

/// A text cut to so many letters.
fn cut(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(letters - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

fn draw(view: &ImpactView, id: Id, thing: &Thing, (x, y): (i64, i64)) -> Markup {
    let service = *thing.def.name == *"service";
    let state = thing.record.state.as_deref().and_then(|s| thing.def.state(s));
    let word = state.map_or("", |s| s.label.as_str());
    let says = format!("{}, {}, {}{}", thing.title, thing.kind.to_lowercase(), word.to_lowercase(), how(view, id));
    let ended = state.is_some_and(|s| s.terminal || s.phase == schema::Phase::Done);
    let line = [thing.record.number.as_deref().unwrap_or(""), &thing.kind, word].into_iter().filter(|s| !s.is_empty());
    let line = line.collect::<Vec<_>>().join(" · ");
    html! {
        a.thing.service[service].root[id == view.root].ended[ended] href={ "/r/" (thing_key(thing)) @if id == view.root { "" } @else { "/impact?depth=" (view.depth) } } aria-label=(says) aria-current=[(id == view.root).then_some("true")] {
            title { (says) }
            rect x=(x) y=(y) width=(BOX) height=(TALL) rx=(if service { TALL / 2 } else { 6 }) {}
            text.t x=(x + if service { 18 } else { 11 }) y=(y + 20) { (cut(&thing.title, if service { LETTERS - 2 } else { LETTERS })) }
            text.m x=(x + if service { 18 } else { 11 }) y=(y + 36) { (cut(&line, if service { SMALL_LETTERS - 3 } else { SMALL_LETTERS })) }
        }
    }
}

/// How something hangs together with the record, for those who hear it.
fn how(view: &ImpactView, id: Id) -> String {
    let sides = [(&view.above, true), (&view.below, false)];
    let found = sides.into_iter().find_map(|(side, up)| side.iter().find(|r| r.id == id).map(|r| (r, up)));
    found.map_or_else(String::new, |(reached, up)| {
        let steps = if reached.distance == 1 { "1 step".to_owned() } else { format!("{} steps", reached.distance) };
        // Going down the one before it needs it; going up it needs the one before it.
        let tie = words(reached.how, !up);
        format!(", {steps} away: {tie} {}", title_of(view, reached.via))
    })
}

fn table(view: &ImpactView, screen: &Screen) -> Markup {
    let names = Names::new();
    html! {
        section.panel aria-labelledby="h-impact-table" {
            header { h2 id="h-impact-table" { "The same as a table" } }
            div.table-wrap tabindex="0" role="group" aria-labelledby="h-impact-table" {
                table.table.few {
                    thead { tr { @for head in ["What", "Kind", "State", "Criticality", "Answers for it", "Steps", "Way"] { th scope="col" { (head) } } } }
                    @for (side, up, title) in [(&view.above, true, "Depends on it"), (&view.below, false, "It depends on")] {
                        @if !side.is_empty() {
                            tbody {
                                tr.group { th colspan="7" scope="rowgroup" { (title) " " span.muted.num { (side.len()) } } }
                                @for reached in side {
                                    @if let Some(thing) = view.things.get(&reached.id) {
                                        tr {
                                            th.title scope="row" { a href={ "/r/" (thing_key(thing)) } { (thing.title) } " " small.muted.num { (thing.record.number.as_deref().unwrap_or("")) } }
                                            td { (thing.kind) }
                                            td { @if let Some(state) = thing.record.state.as_deref().and_then(|s| thing.def.state(s)) { (StateMark { state, pill: false }) } }
                                            td { @if let (Some(def), Some(value)) = (thing.def.field("criticality"), thing.record.get("criticality")) { (ValueView { def, value, names: &names, screen, ranked: true, cell: true }) } }
                                            td { @match &thing.owner { Some(owner) => (owner.title), None => span.muted { "nobody you see" } } }
                                            td.num { (reached.distance) }
                                            td.way { (title_of(view, view.root)) @for step in path(side, reached.id) { " " (words(step.how, up)) " " strong { (title_of(view, step.id)) } } }
                                        }
                                    }
                                }
                            }
                        }
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
    fn texts_are_cut_at_letters() {
        assert_eq!(cut("short", 10), "short");
        assert_eq!(cut("Übermäßig langer Name", 11), "Übermäßig…");
    }

    #[test]
    fn lines_leave_on_the_right_and_arrive_on_the_left() {
        assert_eq!(line((4, 30), (254, 90)), "M192 54C222 54 222 114 252 114");
        assert!(line((254, 30), (254, 90)).starts_with("M442 54C473 54"));
    }
}
