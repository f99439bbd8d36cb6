//! The scope: what the statement in force says beside the services as they are, differences both ways named.

use super::{counted, day, figure, href, shell, state};
use crate::ui::Screen;
use crate::ui::components::{self as c, Empty};
use crate::ui::icons::Icon;
use app::view::context::scope::Standing;
use app::view::governance::ScopeView;
use app::view::home_of;
use engine::Record;
use maud::{Markup, html};
use schema::Value;

/// The page.
#[must_use]
pub fn page(view: &ScopeView, screen: &Screen) -> Markup {
    let lead = html! { "What the scope statement in force covers, beside the services that are live. An auditor compares the two; so does this page." };
    let n = |standing| u64::try_from(view.count(standing)).unwrap_or(u64::MAX);
    let content = html! {
        div.figures role="group" aria-label="At a glance" {
            (figure(n(Standing::Agrees), "Agree", "neutral", "#services"))
            (figure(n(Standing::LiveUnstated), "Live, not in the statement", "bad", "#services"))
            (figure(n(Standing::StatedNotLive), "In the statement, not live", "warn", "#services"))
            (figure(n(Standing::StatedFlaggedOut), "In the statement, flagged out", "warn", "#services"))
        }
        div.beside {
            (statement(view, screen))
            (services(view))
        }
    };
    shell(screen, "scope_statement", "Scope and live services", &lead, &content)
}

fn date(record: &Record, field: &str) -> Option<kernel::Date> {
    if let Some(Value::Date(day)) = record.get(field) { Some(*day) } else { None }
}

fn statement(view: &ScopeView, screen: &Screen) -> Markup {
    html! {
        section.panel aria-labelledby="h-statement" {
            header { h2 id="h-statement" { "Statement in force" } @if let Some(s) = &view.statement { a.more href=(href(s)) { (s.number.as_deref().unwrap_or("Open")) @if let Some(version) = s.text("document_version") { ", version " (version) } } } }
            @match &view.statement {
                None => (c::empty(&Empty { icon: "compass", title: "No scope statement is published", hint: "Without a statement nothing is in scope by word. Write one, have it approved and publish it.", action: Some(("/t/scope_statement/new".into(), "Write the scope")), small: true })),
                Some(record) => div.body.stack {
                    dl.facts {
                        @for (field, label) in [("organisation_name", "Organisation"), ("certificate_wording", "Certificate wording")] {
                            @if let Some(text) = record.text(field) { div { dt { (label) } dd { (text) } } }
                        }
                        @if let Some(on) = date(record, "effective_on") { div { dt { "In force since" } dd { (day(on)) } } }
                        @if let Some(on) = date(record, "next_review_on") { div { dt { "Next review" } dd { (day(on)) @if on < screen.zone.to_datetime(screen.now.to_jiff()).date() { " " span.due.bad { (Icon("missed")) "overdue" } } } } }
                    }
                    @for (field, label) in [("locations", "Customers and locations"), ("boundaries", "Boundaries"), ("interfaces", "Interfaces"), ("other_parties_involved", "Other parties")] {
                        @if let Some(text) = record.text(field) { div { h3 { (label) } div.prose { (crate::ui::markdown::markdown(text)) } } }
                    }
                },
            }
            @if !view.drafts.is_empty() {
                div.body { h3 { "Under way" } ul { @for draft in &view.drafts { li { a href=(href(draft)) { (draft.number.as_deref().unwrap_or("A draft")) } " " span.muted { (super::words(draft.state.as_deref().unwrap_or_default())) } } } } }
            }
            @if home_of("scope_statement").is_none() { p.body { a href="/t/scope_statement" { "Every version of the scope" } } }
        }
    }
}

/// Tone and symbol of a standing.
const fn mark(standing: Standing) -> (&'static str, &'static str, &'static str) {
    match standing {
        Standing::Agrees => ("good", "check", "Agrees"),
        Standing::Outside => ("neutral", "ph-open", "Outside by both"),
        Standing::LiveUnstated => ("bad", "missed", "Not in the statement"),
        Standing::StatedNotLive => ("warn", "warn", "Not live"),
        Standing::StatedFlaggedOut => ("warn", "warn", "Flagged out of scope"),
    }
}

fn services(view: &ScopeView) -> Markup {
    let differing = view.services.iter().filter(|(_, s)| s.differs()).count();
    html! {
        section.panel id="services" aria-labelledby="h-services" tabindex="-1" {
            header { h2 id="h-services" { "Services" } small.muted { @if differing == 0 { "statement and services agree" } @else { (counted(differing, "difference", "differences")) } } }
            @if view.services.is_empty() { (c::empty(&Empty { icon: "service", title: "No service is live", hint: "Services stand here as soon as one is live or named by the statement.", action: Some(("/t/service".into(), "Open the portfolio")), small: true })) }
            @else {
                div.table-wrap tabindex="0" role="group" aria-labelledby="h-services" {
                    table.table.few.ticks {
                        thead { tr { th scope="col" { "Service" } th scope="col" { "Verdict" } th scope="col" { "State" } th scope="col" { "Stated" } th scope="col" { "Flagged" } } }
                        tbody {
                            @for (service, standing) in &view.services {
                                @let (tone, icon, word) = mark(*standing);
                                tr {
                                    th scope="row" { a href=(href(service)) { (service.text("name").unwrap_or("A service")) } }
                                    td { span class={ "state " (tone) } title=(standing.words()) { (Icon(icon)) (word) } }
                                    td { (state(&view.service, service)) }
                                    td { (tick(matches!(standing, Standing::Agrees | Standing::StatedNotLive | Standing::StatedFlaggedOut))) }
                                    td { (tick(service.flag("in_scope"))) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn tick(yes: bool) -> Markup {
    html! { @if yes { span.tick { (Icon("check")) "yes" } } @else { span.muted { "no" } } }
}
