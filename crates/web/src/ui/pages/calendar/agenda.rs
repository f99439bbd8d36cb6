//! The same as words: day after day for a narrow screen, and a table for whoever wants to read, sort or hear it.

use super::{called, clock, days_of, face, freeze_sentence, frozen_by, href, marks, moment, number, risk_icon, scope, stretch};
use crate::ui::Screen;
use crate::ui::icons::Icon;
use app::view::{ChangeCalendar, Freeze, PlannedChange, Span};
use jiff::ToSpan;
use kernel::Date;
use maud::{Markup, html};

/// Days with something on them, one after the other; what lasts longer stands on its first day, or the first that is shown.
pub(super) fn days(view: &ChangeCalendar, screen: &Screen) -> Markup {
    let (first, last) = match view.wish.span {
        Span::Month => (view.on.first_of_month(), view.on.last_of_month()),
        Span::Week => (view.first, view.last),
    };
    let all = std::iter::successors(Some(first), |day| Some(day.saturating_add(1.day())).filter(|next| *next <= last));
    let on = |day: Date, days: (Date, Date)| days.0.max(first) == day && days.1 >= first;
    html! {
        @for day in all {
            @let freezes: Vec<&Freeze> = view.freezes.iter().filter(|f| on(day, days_of(f.from, f.to, &screen.zone))).collect();
            @let changes: Vec<&PlannedChange> = view.changes.iter().filter(|x| on(day, days_of(x.from, x.to, &screen.zone))).collect();
            @if !freezes.is_empty() || !changes.is_empty() {
                section aria-label=(day.strftime("%A, %-d %B")) {
                    h3.today[day == view.today] { (day.strftime("%A, %-d %B")) @if day == view.today { " " span.tag.info { "today" } } }
                    ul.list {
                        @for freeze in freezes {
                            li {
                                span.cal-key.hatched aria-hidden="true" {}
                                div.what { a href=(href(&freeze.record)) { "Freeze: " (freeze.title) } p.meta.wrap { span { (freeze_sentence(view, freeze, screen)) } } }
                            }
                        }
                        @for change in changes { (line(view, change, screen)) }
                    }
                }
            }
        }
    }
}

fn line(view: &ChangeCalendar, change: &PlannedChange, screen: &Screen) -> Markup {
    let face = face(view, change);
    html! {
        li {
            span class={ "cal-key kind-" (face.kind_name) } { (Icon(face.kind_icon)) }
            div.what {
                a href=(href(&change.record)) { (change.title) }
                p.meta.wrap {
                    span.num { (number(change)) }
                    span { (clock(change.from, &screen.zone)) " to " @if days_of(change.from, change.to, &screen.zone).0 == days_of(change.from, change.to, &screen.zone).1 { (clock(change.to, &screen.zone)) } @else { (moment(change.to, &screen.zone)) } }
                    span { (face.kind) }
                    @if let Some((risk, _)) = face.risk { span { (risk) " risk" } }
                    span { (change.standing.word()) }
                    @if !change.collides.is_empty() { span.warn { "collides with " (called(view, &change.collides)) } }
                    @if !change.stopped_by.is_empty() { span.bad { "stopped by " (frozen_by(view, &change.stopped_by)) } }
                }
            }
            span.cal-marks aria-hidden="true" { (marks(view, change)) }
        }
    }
}

/// Everything that is shown, as a table.
pub(super) fn table(view: &ChangeCalendar, screen: &Screen) -> Markup {
    let services = |change: &PlannedChange| {
        let mut ids: Vec<kernel::Id> = change.record.reference("service").into_iter().collect();
        if let Some(schema::Value::References(more)) = change.record.get("affected_services") {
            ids.extend(more);
        }
        ids.iter().filter_map(|id| view.names.get(id)).map(|l| l.title.clone()).collect::<Vec<_>>().join(", ")
    };
    html! {
        details.panel.cal-table {
            summary { h2 { "As a table" } span.muted.num { (view.changes.len() + view.freezes.len()) } (Icon("down")) }
            div.table-wrap tabindex="0" role="region" aria-label="Changes and freezes as a table" {
                table.table.few {
                    caption.vh { "Changes and freezes from " (view.first) " to " (view.last) }
                    thead { tr { @for head in ["What", "Type", "Risk", "Standing", "Window", "Services", "Owner", "Note"] { th scope="col" { (head) } } } }
                    tbody {
                        @for freeze in &view.freezes {
                            tr {
                                th.title scope="row" { a href=(href(&freeze.record)) { (freeze.title) } }
                                td { "Freeze" } td {} td { @if freeze.announced { "announced" } @else { "not in force" } }
                                td.num { (stretch(freeze.from, freeze.to, &screen.zone)) } td { (scope(view, freeze)) } td {} td {}
                            }
                        }
                        @for change in &view.changes {
                            @let face = face(view, change);
                            tr {
                                th.title scope="row" { a href=(href(&change.record)) { (change.title) } " " small.muted.num { (number(change)) } }
                                td { (face.kind) }
                                td { @if let Some((risk, level)) = face.risk { span.prio { (Icon(risk_icon(level))) (risk) } } @else { span.muted { "not assessed" } } }
                                td { (change.standing.word()) @if change.actual { ", as it was done" } }
                                td.num { (stretch(change.from, change.to, &screen.zone)) @if change.open { " (end not said)" } }
                                td { (services(change)) }
                                td { @if let Some(owner) = change.record.reference("assigned_to").and_then(|id| view.names.get(&id)) { (owner.title) } @else { span.muted { "nobody" } } }
                                td { (notes(view, change)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn notes(view: &ChangeCalendar, change: &PlannedChange) -> Markup {
    html! {
        @if !change.collides.is_empty() { span.tag.warn { "collides with " (called(view, &change.collides)) } " " }
        @if !change.stopped_by.is_empty() { span.tag.bad { "stopped by " (frozen_by(view, &change.stopped_by)) } }
    }
}
