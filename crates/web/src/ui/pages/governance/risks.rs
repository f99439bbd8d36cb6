//! The map of risks: likelihood by impact, before and after treatment, side by side; every number is the list behind it.

use super::{cell, list, number, shell};
use crate::ui::Screen;
use app::view::governance::{Figure, RiskLevelView, RiskMapView};
use app::view::risk::map::{Cell, IMPACTS, LIKELIHOODS, STEPS};
use maud::{Markup, html};
use schema::handle::ChoiceEnum;

/// The page.
#[must_use]
pub fn page(view: &RiskMapView, screen: &Screen) -> Markup {
    let lead = html! { "Likelihood by impact, as risks are without treatment and with it. Every number opens the risks behind it." };
    let total = |side: usize| view.cells.iter().map(|(_, f)| f[side].count.n).sum::<u64>();
    let content = html! {
        div.maps {
            (map(view, 0, "Without treatment", "Inherent"))
            (map(view, 1, "With treatment", "Residual"))
        }
        p.says.soft {
            @if total(0) == 0 { "No risk is assessed yet. " a href="/t/risk/new" { "Record the first one." } }
            @else { (moved(view)) }
        }
        (levels(view))
    };
    shell(screen, "risk", "Risk map", &lead, &content)
}

fn map(view: &RiskMapView, side: usize, title: &str, kind: &str) -> Markup {
    let unplaced = &view.unplaced[side];
    let id = format!("map-{side}");
    html! {
        section.panel aria-labelledby=(id) {
            header {
                h2 id=(id) { (title) " " small.muted { (kind) } }
                @if unplaced.count.n > 0 { a.more href=(list("risk", &unplaced.query)) { (number(unplaced.count)) " not assessed" } }
            }
            div.body {
                table.heat {
                    caption.vh { (title) ": number of risks by likelihood and impact" }
                    thead { tr { th scope="col" { span.vh { "Likelihood" } } @for (step, word) in STEPS.iter().zip(IMPACTS) { th scope="col" { span.num { (step) } " " span.word { (word) } } } } }
                    tbody {
                        @for (row, cells) in view.cells.chunks(5).enumerate() {
                            @let step = 5 - row;
                            tr {
                                th scope="row" { span.num { (step) } " " span.word { (LIKELIHOODS[step - 1]) } }
                                @for (cell, figures) in cells { (square(cell, &figures[side])) }
                            }
                        }
                    }
                }
                p.axes.muted aria-hidden="true" { span { "Likelihood ↑" } span { "Impact →" } }
            }
        }
    }
}

/// The tone of a level: that of the field’s choices.
const fn tone(score: i64) -> &'static str {
    match score {
        ..=4 => "good",
        5..=9 => "info",
        10..=14 => "bad",
        _ => "critical",
    }
}

fn square(cell: &Cell, figure: &Figure) -> Markup {
    let level = cell.level.as_str().replace('_', " ");
    html! {
        td class={ "heat-cell " (tone(cell.score)) (if figure.count.n == 0 { " none" } else { "" }) } {
            @if figure.count.n > 0 {
                a href=(list("risk", &figure.query)) aria-label={ (number(figure.count)) " risks, score " (cell.score) ", " (level) } { (number(figure.count)) }
            } @else { span.vh { "none" } }
            small aria-hidden="true" { span.num { (cell.score) } span.word { " " (level) } }
        }
    }
}

/// What treatment changes, in a sentence.
fn moved(view: &RiskMapView) -> String {
    let grave = |side: usize| view.levels.iter().take(2).map(|l| l.risks[side].count.n).sum::<u64>();
    let placed = view.cells.iter().map(|(_, f)| f[1].count.n).sum::<u64>();
    let (before, after) = (grave(0), grave(1));
    let is = if before == 1 { "risk is" } else { "risks are" };
    if placed == 0 {
        return format!("{before} {is} high or very high. No treatment was assessed yet.");
    }
    format!("{before} {is} high or very high without treatment; {after} of those whose treatment was assessed stay so with it.")
}

fn levels(view: &RiskMapView) -> Markup {
    html! {
        section.panel aria-labelledby="h-levels" {
            header { h2 id="h-levels" { "Levels, and whose word they take" } }
            div.table-wrap tabindex="0" role="group" aria-labelledby="h-levels" {
                table.table.few {
                    thead { tr {
                        th scope="col" { "Level" } th scope="col" { "Score" } th scope="col" { "Accepted by" } th.end scope="col" { "Reviewed every" }
                        th.end scope="col" { "Without" } th.end scope="col" { "With" } th.end scope="col" { "Accepted" } th.end scope="col" { "Undecided" } th.end scope="col" { "Review overdue" }
                    } }
                    tbody { @for level in &view.levels { (level_row(level)) } }
                }
            }
        }
    }
}

fn level_row(level: &RiskLevelView) -> Markup {
    let demand = &level.demand;
    let name = demand.level.as_str().replace('_', " ");
    let mut label = name.clone();
    if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let months = demand.review_months;
    let figure = |f: &Figure, tone: &str, what: &str| cell("risk", f, tone, &format!("{name} risks {what}"));
    let mut who = demand.authority.words().to_owned();
    if let Some(first) = who.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    html! {
        tr {
            th scope="row" { span class={ "tag " (tone(demand.scores.0)) } { (label) } }
            td.num { (demand.scores.0) "–" (demand.scores.1) }
            td { (who) }
            td.end.num { @if months == 1 { "month" } @else { (months) " months" } }
            td.end { (figure(&level.risks[0], "", "without treatment")) }
            td.end { (figure(&level.risks[1], "", "with treatment")) }
            td.end { (figure(&level.accepted, "", "accepted")) }
            td.end { (figure(&level.untreated, "warn", "undecided")) }
            td.end { (figure(&level.overdue, "bad", "whose review is overdue")) }
        }
    }
}
