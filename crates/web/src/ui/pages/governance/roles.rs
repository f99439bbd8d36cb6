//! The matrix of roles: who holds what today, who stands in, until when; and what is missing or stands against each other.

use super::{counted, day, distance, figure, person, shell, words};
use crate::ui::Screen;
use crate::ui::components::{self as c, Empty};
use crate::ui::icons::Icon;
use app::view::governance::{RoleMatrixView, RoleRow};
use app::view::organisation::mandates::{Agreed, Conflict, Mandate};
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(view: &RoleMatrixView, screen: &Screen) -> Markup {
    let vacant = view.vacant().count();
    let proposed = view.groups.iter().flat_map(|(_, rows)| rows).flat_map(|r| &r.holders).filter(|m| m.agreed == Agreed::Proposed).count();
    let lead = html! { "Who holds which role today, who stands in, and until when. What gives a role is the dates of its assignment; acceptance says that the person knows." };
    let n = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let content = html! {
        div.figures role="group" aria-label="At a glance" {
            (figure(n(vacant), "Roles nobody holds", "bad", "#vacant"))
            (figure(n(view.conflicts.len()), "Roles that should be apart", "warn", "#apart"))
            (figure(n(view.alone.len()), "Held alone, no deputy", "warn", "#alone"))
            (figure(n(view.ending.len()), "Ending within 60 days", "warn", "#ending"))
            (figure(n(proposed), "Not accepted yet", "warn", "/t/role_assignment?view=to_accept"))
        }
        div.findings {
            (panel("vacant", "Roles nobody holds", vacant, "Every role the system is run with has somebody.", &html! {
                ul.names { @for row in view.vacant() { li { div.grow { (row.label) @if let Some(next) = row.coming.first() { p.meta { span.soft { "from " (day(next.from)) " " } (person(next.person, &view.names)) } } } a.btn href="/t/role_assignment/new" aria-label={ "Assign " (row.label) } { "Assign" } } } }
            }))
            (panel("apart", "Roles that should be apart", view.conflicts.len(), "Nobody holds roles that should be apart.", &html! { ul.names { @for one in &view.conflicts { (conflict(one, view)) } } }))
            (panel("alone", "Held alone, without a deputy", view.alone.len(), "Somebody stands in for every role.", &html! {
                ul.names { @for m in &view.alone { li { div.grow { (person(m.person, &view.names)) p.meta { a href={ "/r/" (m.id) } { (label(view, &m.role)) } } } } } }
            }))
            (panel("ending", "Ending within 60 days", view.ending.len(), "No role ends within 60 days.", &html! {
                ul.names { @for (m, left, succeeded) in &view.ending { li { div.grow { (person(m.person, &view.names)) p.meta { a href={ "/r/" (m.id) } { (label(view, &m.role)) } @if *succeeded { span { "a successor is there" } } @else { span.warn { "nobody follows" } } } } span class={ "end due " (if *left < 15 { "warn" } else { "neutral" }) } { @if let Some(to) = m.to { (day(to)) } br; small.muted { (distance(*left)) } } } } }
            }))
        }
        div.stack { @for (title, rows) in &view.groups { (group(title, rows, view)) } }
    };
    shell(screen, "role_assignment", "Role matrix", &lead, &content)
}

fn panel(id: &str, title: &str, n: usize, none: &str, content: &Markup) -> Markup {
    html! {
        section.panel id=(id) aria-labelledby={ "h-" (id) } tabindex="-1" {
            header { h2 id={ "h-" (id) } { (title) " " @if n > 0 { span.muted.num { (n) } } } }
            @if n == 0 { (c::empty(&Empty { icon: "check", title: none, hint: "", action: None, small: true })) } @else { (content) }
        }
    }
}

fn label(view: &RoleMatrixView, role: &str) -> String {
    view.groups.iter().flat_map(|(_, rows)| rows).find(|r| *r.role == *role).map_or_else(|| words(role), |r| r.label.clone())
}

fn conflict(one: &Conflict, view: &RoleMatrixView) -> Markup {
    let beside: Vec<String> = one.beside.iter().map(|r| label(view, r).to_lowercase()).collect();
    let (tone, icon, says) =
        if one.blocks { ("bad", "missed", "Nobody else holds the role") } else { ("warn", "warn", "Somebody else must act") };
    html! {
        li {
            div.grow {
                div.cluster { (person(one.person, &view.names)) span class={ "due " (tone) } { (Icon(icon)) (says) } }
                p { (label(view, &one.role)) " beside " (beside.join(", ")) }
                p.muted { (one.rule.refused) }
            }
        }
    }
}

fn group(title: &str, rows: &[RoleRow], view: &RoleMatrixView) -> Markup {
    let id = title.to_lowercase().replace([' ', ','], "-");
    let held = rows.iter().filter(|r| !r.holders.is_empty()).count();
    html! {
        section.panel aria-labelledby={ "g-" (id) } {
            header { h2 id={ "g-" (id) } { (title) } small.muted.num { (held) " of " (counted(rows.len(), "role", "roles")) " held" } }
            div.table-wrap tabindex="0" role="group" aria-labelledby={ "g-" (id) } {
                table.table.few.matrix-rows {
                    thead { tr { th scope="col" { "Role" } th scope="col" { "Held by" } th scope="col" { "Deputy" } th scope="col" { "Valid" } th scope="col" { "Agreed" } } }
                    tbody { @for row in rows { (role(row, view)) } }
                }
            }
        }
    }
}

fn role(row: &RoleRow, view: &RoleMatrixView) -> Markup {
    let Some((first, others)) = row.holders.split_first() else {
        return html! {
            tr {
                th scope="row" { (row.label) }
                td colspan="4" {
                    @if let Some(next) = row.coming.first() { span.soft { "Nobody today; from " (day(next.from)) " " } (person(next.person, &view.names)) }
                    @else if row.vital { span.due.bad { (Icon("missed")) "Nobody" } }
                    @else { span.muted { "Nobody" } }
                }
            }
        };
    };
    html! {
        tr { th scope="rowgroup" rowspan=(row.holders.len()) { (row.label) } (holder(first, view)) }
        @for m in others { tr { (holder(m, view)) } }
    }
}

fn holder(m: &Mandate, view: &RoleMatrixView) -> Markup {
    let (tone, icon, says) = match m.agreed {
        Agreed::MadeKnown => ("good", "check", "Made known"),
        Agreed::Accepted => ("info", "ph-working", "Accepted"),
        Agreed::Proposed => ("warn", "ph-open", "Not accepted"),
    };
    html! {
        td { (person(m.person, &view.names)) @if let Some(scope) = &m.scope { " " small.muted { (scope) } } }
        td { @match m.deputy { Some(deputy) => (person(deputy, &view.names)), None => span.muted { "–" } } }
        td.num { a href={ "/r/" (m.id) } { "since " (m.from.strftime("%-d %b %Y")) @if let Some(to) = m.to { ", until " (to.strftime("%-d %b %Y")) } } }
        td { span class={ "state " (tone) } { (Icon(icon)) (says) } }
    }
}
