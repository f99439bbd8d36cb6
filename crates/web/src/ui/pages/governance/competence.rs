//! The matrix of competences: people by what their roles ask for.

use super::{counted, figure, shell};
use crate::ui::Screen;
use crate::ui::components::{self as c, Avatar, Empty};
use crate::ui::icons::Icon;
use app::view::competence::matrix::{Square, Standing};
use app::view::governance::CompetenceView;
use kernel::Id;
use maud::{Markup, html};

/// Competences shown at once.
const COLUMNS: usize = 40;

/// The page.
#[must_use]
pub fn page(view: &CompetenceView, screen: &Screen) -> Markup {
    let lead = html! {
        "The level held against the level that the roles of a person require: 1 knows, 2 does it with help, 3 does it alone, 4 guides others."
        @if view.own { " You see yourself and your people." }
    };
    let n = |standing| u64::try_from(view.matrix.count(standing)).unwrap_or(u64::MAX);
    let (met, required) = view.matrix.met();
    let content = html! {
        div.figures role="group" aria-label="At a glance" {
            a href="/t/competence" { b.num { (met) " / " (required) } small { "Required and held" } }
            (figure(n(Standing::Gap), "Gaps", "bad", "/t/competence?q=state:gap"))
            (figure(n(Standing::Expired), "Expired", "bad", "/t/competence?q=state:expired"))
            (figure(n(Standing::InTraining), "In training", "neutral", "/t/competence?q=state:in_training"))
            (figure(n(Standing::Unassessed), "Not assessed", "warn", "/t/competence?q=state:required"))
        }
        (filter(view))
        @if view.matrix.rows.is_empty() {
            div.panel { (c::empty(&Empty { icon: "group", title: "Nobody here", hint: "Nobody you may see holds such a role. Choose another role or group.", action: None, small: false })) }
        } @else if view.matrix.competences.is_empty() {
            div.panel { (c::empty(&Empty { icon: "book", title: "No competence is required yet", hint: "Say what a role needs: a competence and its level. The matrix then shows who holds it.", action: Some(("/t/competence_requirement/new".into(), "Add a requirement")), small: false })) }
        } @else { (table(view)) (legend()) }
    };
    shell(screen, "competence", "Competence matrix", &lead, &content)
}

fn filter(view: &CompetenceView) -> Markup {
    html! {
        form.filter method="get" action="/competence/matrix" role="search" aria-label="People" {
            div.field { label for="f-role" { "Role" } select id="f-role" name="role" { option value="" { "Every role" } @for (name, label) in &view.all_roles { option value=(name) selected[view.role.as_ref() == Some(name)] { (label) } } } }
            div.field { label for="f-group" { "Group" } select id="f-group" name="group" { option value="" { "Every group" } @for (id, label) in &view.all_groups { option value=(id) selected[view.group == Some(*id)] { (label) } } } }
            button.btn type="submit" { "Show" }
            @if view.role.is_some() || view.group.is_some() { a.btn.ghost href="/competence/matrix" { "Show everybody" } }
        }
    }
}

fn table(view: &CompetenceView) -> Markup {
    let mut people: Vec<Id> = view.matrix.rows.keys().copied().collect();
    let name = |id: &Id| view.names.get(id).map(|l| l.title.as_str()).unwrap_or_default();
    people.sort_by(|a, b| name(a).cmp(name(b)));
    let shown = view.matrix.competences.len().min(COLUMNS);
    html! {
        section.panel aria-labelledby="h-matrix" {
            header { h2 id="h-matrix" { (counted(people.len(), "person", "people")) " by " (counted(shown, "competence", "competences")) } }
            div.table-wrap.scrolls tabindex="0" role="group" aria-labelledby="h-matrix" {
                table.matrix {
                    thead { tr { th scope="col" { "Person" } @for competence in view.matrix.competences.iter().take(shown) { th scope="col" { span { (competence) } } } } }
                    tbody {
                        @for id in &people {
                            tr {
                                th scope="row" {
                                    a.person href={ "/r/" (id) } { (Avatar { id: *id, name: name(id), large: false }) span { (name(id)) } }
                                    @if let Some(roles) = view.roles.get(id) { small.muted.clip title=(roles.join(", ")) { (roles.join(", ")) } }
                                }
                                @for place in 0..shown { (square(view.matrix.rows.get(id).and_then(|row| row.get(&place)), &view.matrix.competences[place])) }
                            }
                        }
                    }
                }
            }
            @if view.more_people || view.matrix.competences.len() > shown { p.body.muted { "There are more people or competences than fit here. Choose a role or a group." } }
        }
    }
}

/// Tone, symbol and word of a standing.
const fn mark(standing: Standing) -> (&'static str, &'static str, &'static str) {
    match standing {
        Standing::Met => ("good", "check", "held"),
        Standing::Beyond => ("neutral", "plus", "held, not required"),
        Standing::Unassessed => ("neutral", "ph-open", "not assessed"),
        Standing::InTraining => ("info", "ph-working", "in training"),
        Standing::Expired => ("bad", "clock", "expired"),
        Standing::Gap => ("bad", "missed", "gap"),
    }
}

fn square(square: Option<&Square>, competence: &str) -> Markup {
    let Some(square) = square else { return html! { td.square { span.vh { "not required" } } } };
    let (tone, icon, word) = mark(square.standing);
    let held = square.held.filter(|_| square.standing != Standing::Unassessed);
    let says = html! {
        (Icon(icon))
        span.levels aria-hidden="true" { b.num { @match held { Some(held) => (held), None => "–" } } @if let Some(required) = square.required { span.muted.num { "/" (required) } } }
        span.vh { (competence) ": " (word) @if let Some(held) = held { ", level " (held) } @if let Some(required) = square.required { ", level " (required) " required" } }
    };
    html! {
        td class={ "square " (tone) } {
            @match square.record { Some(id) => a.held href={ "/r/" (id) } title=(word) { (says) }, None => span.held title=(word) { (says) } }
            @if let Some((id, on)) = &square.training { a.note href={ "/r/" (id) } { "Training" @if let Some(on) = on { " " (on.strftime("%b %Y")) } } }
            @else if let Some(to) = square.valid_to { small.note.muted { "until " (to.strftime("%b %Y")) } }
        }
    }
}

fn legend() -> Markup {
    let all = [Standing::Met, Standing::Gap, Standing::Expired, Standing::InTraining, Standing::Unassessed, Standing::Beyond];
    html! { ul.legend aria-label="Marks" { @for (tone, icon, word) in all.map(mark) { li { span class={ "state " (tone) } { (Icon(icon)) (word) } } } li.muted { "level held / level required" } } }
}
