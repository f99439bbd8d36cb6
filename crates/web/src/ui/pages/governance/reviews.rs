//! A management review: its fourteen required inputs compiled from the records, then frozen; conclusions, decisions, actions.

use super::{counted, day, href, list, number, person, shell, state, title};
use crate::ui::Screen;
use crate::ui::components::{self as c, Empty};
use crate::ui::icons::Icon;
use crate::ui::markdown::markdown;
use app::view::governance::{ReviewView, TopicView};
use app::view::management_review::inputs::Treated;
use engine::Record;
use kernel::Date;
use maud::{Markup, html};
use schema::{Row, Value};

/// The page when no review was ever planned.
#[must_use]
pub fn none(screen: &Screen) -> Markup {
    let lead = html! { "Top management looks at the system and the services as a whole, at least once a year, and decides." };
    let content = html! { div.panel { (c::empty(&Empty { icon: "gauge", title: "No management review is planned", hint: "Plan the first one: its inputs are compiled from the records twenty business days before.", action: Some(("/t/management_review/new".into(), "Plan a review")), small: false })) } };
    shell(screen, "management_review", "Management review", &lead, &content)
}

fn date(record: &Record, field: &str) -> Option<Date> {
    if let Some(Value::Date(day)) = record.get(field) { Some(*day) } else { None }
}

/// The page.
#[must_use]
pub fn page(view: &ReviewView, screen: &Screen) -> Markup {
    let record = &view.record;
    let open = view.topics.iter().filter(|t| t.treated == Treated::Open).count();
    let lead = html! {
        @if let Some(held) = date(record, "held_on") { "Held on " (day(held)) }
        @else if let Some(planned) = date(record, "planned_on") { "Planned for " (day(planned)) }
        ". It looks at " (day(view.span.0)) " to " (day(view.span.1)) "."
    };
    let content = html! {
        div.cluster.spread {
            div.cluster {
                (state(&view.def, record))
                a.btn href=(href(record)) { (record.number.as_deref().unwrap_or("Open the record")) (Icon("chevron")) }
            }
            @if view.others.len() > 1 {
                nav.cluster aria-label="Reviews" { @for other in view.others.iter().take(5) { a.chip href={ "/reviews/" (other.number.clone().unwrap_or_else(|| other.id.text())) } aria-current=[(other.id == record.id).then_some("true")] { (date(other, "held_on").or_else(|| date(other, "planned_on")).map_or_else(|| "–".to_owned(), |d| d.strftime("%b %Y").to_string())) } } }
            }
        }
        @if view.frozen {
            (c::notice("info", "lock", "The inputs are frozen", &html! { p { "What stands here is what the review had before it. " a href={ (href(record)) "/history" } { "Its history" } " and " a href={ (href(record)) "/proof" } { "its proof" } " show that it was not changed since. Figures beside it count the same stretch of time in the records of today." } }))
        } @else if open > 0 {
            (c::notice("warn", "warn", &format!("{} still to be treated", counted(open, "topic is", "topics are")), &html! { p { "Each topic is presented, or an owner marks that there is nothing to report. What the records say is filled in twenty business days before the review. " a href={ (href(record)) "/edit?field=inputs" } { "Write on the topics" } } }))
        }
        section aria-labelledby="h-inputs" {
            h2 id="h-inputs" { "Required inputs" }
            ol.topics { @for topic in &view.topics { (topic_card(topic, view)) } }
        }
        (conclusions(view))
        (decisions(view))
    };
    shell(screen, "management_review", title(&view.def, record), &lead, &content)
}

fn topic_card(topic: &TopicView, view: &ReviewView) -> Markup {
    let (tone, icon, word) = match topic.treated {
        Treated::Presented => ("good", "check", "Presented"),
        Treated::NothingToReport => ("neutral", "p4", "Nothing to report"),
        Treated::Open => ("warn", "ph-open", "Open"),
    };
    html! {
        li.panel aria-labelledby={ "t-" (topic.topic) } {
            header { h3 id={ "t-" (topic.topic) } { (topic.title) } span class={ "state " (tone) } { (Icon(icon)) (word) } }
            div.body.stack {
                @if let Some(summary) = &topic.summary { p { (summary) } } @else if view.frozen { p.muted { "Nothing was presented." } }
                @if let Some(by) = topic.by { p.meta { (person(by, &view.names)) } }
                @if !topic.figures.is_empty() {
                    ul.counts { @for (ask, count) in &topic.figures { li { a href=(list(ask.type_name, &ask.query)) { b.num { (number(*count)) } " " (ask.label) } } } }
                }
            }
        }
    }
}

fn rows<'r>(record: &'r Record, field: &str) -> &'r [Row] {
    if let Some(Value::Table(rows)) = record.get(field) { rows } else { &[] }
}

fn conclusions(view: &ReviewView) -> Markup {
    let cell = |about: &str, aspect: &str| {
        let this = |row: &&Row| {
            let is = |column: &str, wanted: &str| matches!(row.get(column), Some(Value::Choice(name)) if **name == *wanted);
            is("about", about) && is("aspect", aspect)
        };
        rows(&view.record, "conclusions")
            .iter()
            .find(this)
            .and_then(|row| if let Some(Value::Text(t)) = row.get("conclusion") { Some(t.clone()) } else { None })
    };
    let missing = view.conclusions_missing.len();
    html! {
        section.panel aria-labelledby="h-conclusions" {
            header { h2 id="h-conclusions" { "Conclusions" } small.muted { @if missing == 0 { "all six drawn" } @else { (6 - missing) " of 6 drawn" } } }
            div.table-wrap tabindex="0" role="group" aria-labelledby="h-conclusions" {
                table.table.texts {
                    thead { tr { th scope="col" { "About" } th scope="col" { "Suitability" } th scope="col" { "Adequacy" } th scope="col" { "Effectiveness" } } }
                    tbody {
                        @for (about, label) in [("sms", "SMS"), ("services", "Services")] {
                            tr { th scope="row" { (label) } @for aspect in ["suitability", "adequacy", "effectiveness"] { td { @match cell(about, aspect) { Some(text) => (text), None => span.muted { "not drawn yet" } } } } }
                        }
                    }
                }
            }
        }
    }
}

fn decisions(view: &ReviewView) -> Markup {
    let record = &view.record;
    let texts =
        [("improvement_decisions", "Improvements"), ("change_decisions", "Changes"), ("no_decision_reason", "Why there is no decision")];
    html! {
        div.beside.even {
            section.panel aria-labelledby="h-decisions" {
                header { h2 id="h-decisions" { "Decisions" } }
                @if texts.iter().all(|(field, _)| record.text(field).is_none()) { p.body.muted { "Nothing was decided yet." } }
                @else { div.body.stack { @for (field, label) in texts { @if let Some(text) = record.text(field) { div { h3 { (label) } div.prose { (markdown(text)) } } } } } }
            }
            section.panel aria-labelledby="h-actions" {
                header { h2 id="h-actions" { "Actions" } @if !view.actions.is_empty() { span.muted.num { (view.actions.len()) } } }
                @if view.actions.is_empty() { p.body.muted { "No action came out of it yet." } }
                @else {
                    ul.names {
                        @for action in &view.actions {
                            li { div.grow { a href=(href(action)) { (title(&view.action, action)) } p.meta { @if let Some(id) = action.reference("assignee") { (person(id, &view.names)) } @if let Some(due) = date(action, "due_on") { span { "due " (day(due)) } } } } (state(&view.action, action)) }
                        }
                    }
                }
            }
        }
    }
}
