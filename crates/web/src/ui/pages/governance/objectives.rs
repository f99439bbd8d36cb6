//! The board of objectives: how far each is on its way, beside how much of its time has passed.

use super::{day, distance, figure, href, person, shell, state, title};
use crate::ui::Screen;
use crate::ui::components::{self as c, Empty};
use crate::ui::icons::Icon;
use app::view::governance::{ObjectiveCard, ObjectivesView};
use app::view::planning::progress::{Progress, Verdict};
use maud::{Markup, html};
use schema::Value;

/// The page.
#[must_use]
pub fn page(view: &ObjectivesView, screen: &Screen) -> Markup {
    let lead = html! { "What was measured, between where each objective began and where it is to be. The bar is the way gone, the line the time that has passed." };
    let of = |verdict| u64::try_from(view.active.iter().filter(|c| c.progress.verdict == verdict).count()).unwrap_or(u64::MAX);
    let stale = u64::try_from(view.active.iter().filter(|c| c.progress.stale).count()).unwrap_or(u64::MAX);
    let content = html! {
        div.figures role="group" aria-label="At a glance" {
            (figure(of(Verdict::Reached), "Target reached", "neutral", "#active"))
            (figure(of(Verdict::OnTrack), "On track", "neutral", "#active"))
            (figure(of(Verdict::Behind), "Behind", "warn", "#active"))
            (figure(of(Verdict::Overdue), "Overdue", "bad", "/t/objective?view=due"))
            (figure(stale, "Not measured this quarter", "warn", "#active"))
            (figure(view.drafts.count.n, "Drafts", "neutral", "/t/objective?q=state:draft"))
        }
        section id="active" aria-labelledby="h-active" tabindex="-1" {
            h2.vh id="h-active" { "Active objectives" }
            @if view.active.is_empty() {
                div.panel { (c::empty(&Empty { icon: "compass", title: "No objective is active", hint: "An objective is approved by top management with measure, baseline, target and day. It then stands here until it is concluded.", action: Some(("/t/objective/new".into(), "Propose an objective")), small: false })) }
            } @else { div.cards { @for card in &view.active { (objective(card, view)) } } }
            @if view.more { p.muted { "There are more; these are due first. " a href="/t/objective?view=active" { "Open all" } } }
        }
        @if !view.concluded.is_empty() {
            section.panel aria-labelledby="h-concluded" {
                header { h2 id="h-concluded" { "Concluded lately" } a.more href="/t/objective" { "All objectives" } }
                ul.names { @for record in &view.concluded { li { div.grow { a href=(href(record)) { (title(&view.def, record)) } } (state(&view.def, record)) } } }
            }
        }
    };
    shell(screen, "objective", "Objectives", &lead, &content)
}

/// Tone, symbol and word of a verdict.
const fn mark(verdict: Verdict) -> (&'static str, &'static str, &'static str) {
    match verdict {
        Verdict::Reached => ("good", "check", "Target reached"),
        Verdict::OnTrack => ("info", "ph-working", "On track"),
        Verdict::Behind => ("warn", "warn", "Behind"),
        Verdict::Overdue => ("bad", "missed", "Overdue"),
        Verdict::Unmeasured => ("neutral", "ph-open", "Not measured yet"),
    }
}

fn objective(card: &ObjectiveCard, view: &ObjectivesView) -> Markup {
    let (record, progress) = (&card.record, &card.progress);
    let (tone, icon, word) = mark(progress.verdict);
    let unit = record.text("unit").unwrap_or_default();
    let due = if let Some(Value::Date(due)) = record.get("due_on") { Some(*due) } else { None };
    html! {
        article.panel.objective aria-labelledby={ "o-" (record.id) } {
            header { h3 id={ "o-" (record.id) } { a href=(href(record)) { (title(&view.def, record)) } } span class={ "state pill " (tone) } { (Icon(icon)) (word) } }
            div.body.stack {
                @if let Some(measure) = record.text("measure") { p.soft { (measure) } }
                (bar(progress, tone))
                dl.marks {
                    div { dt { "Baseline" } dd.num { (shown(progress.baseline)) } }
                    div.now { dt { "Measured" } dd.num { (shown(progress.measured)) @if !unit.is_empty() && progress.measured.is_some() { " " small { (unit) } } } }
                    div { dt { "Target" } dd.num { @if progress.at_most { "≤ " } @else { "≥ " } (shown(progress.target)) } }
                }
                p.meta {
                    @if let Some(id) = record.reference("responsible") { (person(id, &view.names)) }
                    @if let (Some(due), Some(left)) = (due, card.days_left) { span { "due " (day(due)) ", " (distance(left)) } }
                    @if progress.stale { span.due.warn { (Icon("clock")) "not measured this quarter" } }
                }
                (measured(card))
            }
        }
    }
}

/// What was measured: the results of the KPI and the measurements that count.
fn measured(card: &ObjectiveCard) -> Markup {
    html! {
        @if card.behind_kpi { p.due.info { (Icon("history")) "Its KPI has a newer result than the objective: take it over." } }
        @if !card.results.is_empty() || !card.measurements.is_empty() {
            details.series {
                summary { "What was measured" }
                @if !card.results.is_empty() {
                    table.subtable {
                        caption { "Results of its KPI" }
                        thead { tr { th scope="col" { "Period" } th.end scope="col" { "Value" } th scope="col" { "Target" } } }
                        tbody { @for (period, value, met, id) in &card.results { tr { th scope="row" { a href={ "/r/" (id) } { (period) } } td.end.num { (value.as_deref().unwrap_or("–")) } td { @match met { Some(true) => "met", Some(false) => "missed", None => "–" } } } } }
                    }
                }
                @if !card.measurements.is_empty() {
                    table.subtable {
                        caption { "Measurements of the objective" }
                        thead { tr { th scope="col" { "Day" } th.end scope="col" { "Value" } } }
                        tbody { @for (on, value) in &card.measurements { tr { th scope="row" { (day(*on)) } td.end.num { (value) } } } }
                    }
                }
            }
        }
    }
}

/// The way gone as a bar, the time that has passed as a line across it.
fn bar(progress: &Progress, tone: &str) -> Markup {
    let says = match (progress.way, progress.time) {
        (Some(way), Some(time)) => format!("{way} percent of the way, {time} percent of the time"),
        (Some(way), None) => format!("{way} percent of the way"),
        (None, Some(time)) => format!("{time} percent of the time, nothing measured"),
        (None, None) => "Nothing measured".to_owned(),
    };
    html! {
        svg class={ "way " (tone) } viewBox="0 0 200 12" preserveAspectRatio="none" role="img" aria-label=(says) {
            rect.ground x="0" y="3" width="200" height="6" rx="3" {}
            @if let Some(way) = progress.way { rect.done x="0" y="3" width=(way * 2) height="6" rx="3" {} }
            @if let Some(time) = progress.time { line x1=(time * 2) x2=(time * 2) y1="0" y2="12" {} }
        }
        p.way-words.muted.num { (says) }
    }
}

/// A decimal number as it is shown: without zeros that say nothing; a dash for none.
fn shown(value: Option<impl ToString>) -> String {
    let Some(value) = value else { return "–".to_owned() };
    let text = value.to_string();
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn numbers_lose_the_zeros_that_say_nothing() {
        assert_eq!(["95.0000", "4.2500", "100", "0.5"].map(|t| shown(Some(t))), ["95", "4.25", "100", "0.5"]);
        assert_eq!(shown(None::<&str>), "–");
    }
}
