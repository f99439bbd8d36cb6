//! Homes of practices: what needs attention now, indicators with trend and target, the lists people use. Every number is the
//! list it counts.

use super::list::{count_text, encode};
use crate::ui::icons::Icon;
use crate::ui::time::Ago;
use crate::ui::views::Count;
use crate::ui::{Screen, layout};
use app::view::kpi::{Direction, Kpi, Side, Unit, Value};
use app::view::{Area, Home, HomeView, KpiView, TileView};
use maud::{Markup, html};

/// The icon of an area.
#[must_use]
pub const fn icon(area: Area) -> &'static str {
    match area {
        Area::Resolution => "incident",
        Area::Change => "change",
        Area::Portfolio => "service",
        Area::Relationship => "customer",
        Area::Supply => "supply",
        Area::Assurance => "seal",
        Area::Direction => "compass",
        Area::Support => "book",
        Area::Evaluation => "gauge",
        Area::Improvement => "grow",
    }
}

/// Every area and its practices.
#[must_use]
pub fn map(homes: &[&'static Home], screen: &Screen) -> Markup {
    let content = html! {
        div.page.reading {
            div.page-head { h1 { "Practices" } p.lead { "The service management system, grouped as ISO/IEC 20000-1 groups it. Press Ctrl K and type a name to go straight to one." } }
            div.areas {
                @for area in Area::ALL {
                    @let within: Vec<_> = homes.iter().filter(|h| h.area == area).collect();
                    @if !within.is_empty() {
                        section.panel aria-labelledby={ "a-" (area.as_str()) } {
                            header { (Icon(icon(area))) h2 id={ "a-" (area.as_str()) } { a href={ "/practices/" (area.as_str()) } { (area.title()) } } small.muted.num { "Clause " (area.clause()) } }
                            ul.names { @for home in within { li { a href={ "/p/" (home.name) } { (home.title) } small.muted.num { (home.clause) } } } }
                        }
                    }
                }
            }
        }
    };
    layout::page(screen, "Practices", &content)
}

/// The practices of an area, each with what needs attention.
#[must_use]
pub fn area(area: Area, homes: &[(&'static Home, Vec<TileView>)], screen: &Screen) -> Markup {
    let content = html! {
        div.page {
            div.page-head { h1 { (area.title()) } p.lead { "Clause " (area.clause()) " of ISO/IEC 20000-1." } }
            div.homes {
                @for (home, tiles) in homes {
                    section.panel aria-labelledby={ "p-" (home.name) } {
                        header { h2 id={ "p-" (home.name) } { a href={ "/p/" (home.name) } { (home.title) } } small.muted.num { "Clause " (home.clause) } }
                        div.body.stack { p.muted { (home.purpose) } (figures(tiles)) }
                    }
                }
            }
        }
    };
    layout::page(screen, area.title(), &content)
}

/// The home of a practice.
#[must_use]
pub fn home(view: &HomeView, screen: &Screen) -> Markup {
    let home = view.home;
    let content = html! {
        div.page {
            nav.crumbs aria-label="Path" { a href={ "/practices/" (home.area.as_str()) } { (home.area.title()) } }
            div.page-head {
                h1 { (home.title) }
                @if !view.pages.is_empty() { nav.cluster aria-label="Pages" { @for page in &view.pages { a.btn href=(page.href) { (Icon(&page.icon)) (page.label) } } } }
                p.lead { (home.purpose) " " span.muted.num { "Clause " (home.clause) } }
            }
            @if !view.tiles.is_empty() { section aria-label="What needs attention" { (figures(&view.tiles)) } }
            div.stack {
                @if !view.kpis.is_empty() { (indicators(view, screen)) }
                section.panel aria-labelledby="h-lists" {
                    header { h2 id="h-lists" { "Lists" } }
                    ul.names.wide {
                        @for (def, can_make) in &view.lists {
                            li {
                                div.grow {
                                    a href={ "/t/" (def.name) } { (def.plural) }
                                    @if !def.list.views.is_empty() { p.meta.wrap { @for one in &def.list.views { a href={ "/t/" (def.name) "?view=" (one.name) } { (one.label) } } } }
                                }
                                @if *can_make { a.btn.ghost.icon href={ "/t/" (def.name) "/new" } aria-label={ "New " (lower(&def.title)) } title={ "New " (lower(&def.title)) } { (Icon("plus")) } }
                            }
                        }
                    }
                }
            }
        }
    };
    layout::page(screen, &home.title, &content)
}

/// Labels within a sentence; abbreviations keep their capitals.
fn lower(label: &str) -> String {
    match label.split_once(' ') {
        Some((first, rest)) if first.chars().all(char::is_uppercase) => format!("{first} {}", rest.to_lowercase()),
        None if label.chars().all(char::is_uppercase) => label.to_owned(),
        _ => label.to_lowercase(),
    }
}

/// Numbers that can be opened.
fn figures(tiles: &[TileView]) -> Markup {
    html! {
        div.figures role="group" {
            @for one in tiles {
                @let tone = if one.count.n == 0 { "neutral" } else { one.tile.tone.as_str() };
                a href=(list(&one.tile.type_name, &one.tile.query)) {
                    b class={ "num " (tone) } {
                        @if tone == "bad" { (Icon("missed")) } @else if tone == "warn" { (Icon("warn")) }
                        (count_text(Count { n: one.count.n, capped: one.count.capped }))
                    }
                    small { (one.tile.label) }
                }
            }
        }
    }
}

fn list(type_name: &str, query: &str) -> String {
    let mut href = format!("/t/{type_name}?q=");
    encode(query, &mut href);
    href
}

fn indicators(view: &HomeView, screen: &Screen) -> Markup {
    let longest = view.kpis.iter().map(|k| k.months.len()).max().unwrap_or(0);
    let months = view.kpis.iter().find(|k| k.months.len() == longest).map(|k| k.months.as_slice()).unwrap_or_default();
    html! {
        section.panel.indicators aria-labelledby="h-kpis" {
            header { h2 id="h-kpis" { "Indicators" } small.muted { "computed " (Ago { at: view.computed_at, now: screen.now, zone: &screen.zone }) } }
            div.table-wrap tabindex="0" role="group" aria-labelledby="h-kpis" {
                table.table.few {
                    thead { tr {
                        th scope="col" { "Indicator" } th.end scope="col" { "Target" } th.end scope="col" { "Last" } th scope="col" { "Trend" }
                        @for (month, _) in months { th.end.late scope="col" { (month_label(month)) } }
                    } }
                    tbody { @for one in &view.kpis { (indicator(one, longest)) } }
                }
            }
        }
    }
}

fn indicator(one: &KpiView, longest: usize) -> Markup {
    let kpi = one.kpi;
    let Some((period, newest)) = one.newest() else { return html! {} };
    let verdict = kpi.met(*newest);
    let (tone, mark, word) = match verdict {
        Some(true) => ("good", "check", "target met"),
        Some(false) => ("bad", "missed", "target missed"),
        None if newest.few => ("neutral", "ph-open", "few records"),
        None => ("neutral", "ph-open", "no target"),
    };
    let cell = |period: &str, value: &Value| {
        let text = value_text(kpi.unit, value);
        let side = kpi.numerator(period).unwrap_or_else(|| kpi.denominator(period));
        html! { a.num href=(open(&side)) title=(parts(kpi, value)) { (text) } }
    };
    html! {
        tr {
            th.title scope="row" { span title=(kpi.note) { (kpi.label) } " " small.muted.num { (kpi.id) } }
            td.end.num { (target_text(kpi)) }
            td.end { span class={ "verdict " (tone) } title=(word) { (Icon(mark)) span.vh { (word) ": " } (cell(period, newest)) } }
            td { (spark(one)) }
            @if one.months.len() < longest { td.late colspan=(longest) { span.muted { "as things stand" } } }
            @else { @for (month, value) in &one.months { td.end.late { (cell(month, value)) } } }
        }
    }
}

/// What is wished for.
pub(super) fn target_text(kpi: &app::view::kpi::Kpi) -> Markup {
    html! { @match &kpi.target { Some(target) => { (sign(kpi.direction)) (target) (unit(kpi.unit)) }, None => span.muted { "trend" } } }
}

fn open(side: &Side) -> String {
    list(&side.type_name, &side.query)
}

const fn sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "≥ ",
        Direction::Down => "≤ ",
        Direction::Trend => "",
    }
}

const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => " %",
        Unit::Number | Unit::Ratio => "",
        Unit::PerHundred => " per 100",
        Unit::Days => " d",
        Unit::Hours => " h",
        Unit::Minutes => " min",
    }
}

/// A value with its unit; a dash for what cannot be said.
pub(super) fn value_text(of: Unit, value: &Value) -> String {
    let Some(tenths) = value.tenths else { return "–".to_owned() };
    let (sign, size) = (if tenths < 0 { "−" } else { "" }, tenths.unsigned_abs());
    let number = if size.is_multiple_of(10) { format!("{sign}{}", size / 10) } else { format!("{sign}{}.{}", size / 10, size % 10) };
    format!("{number}{}", unit(of))
}

/// What a value was made of.
pub(super) fn parts(kpi: &Kpi, value: &Value) -> String {
    match kpi.unit {
        Unit::Percent | Unit::Ratio | Unit::PerHundred => format!("{} of {}", value.numerator, value.denominator),
        Unit::Number => format!("{}", value.numerator),
        _ => format!("{} of {}", kpi.figure.as_str(), value.denominator),
    }
}

/// `2026-03` → `Mar`; January carries its year.
pub(super) fn month_label(month: &str) -> String {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let Some((year, number)) = month.split_once('-') else { return month.to_owned() };
    let name = number.parse::<usize>().ok().and_then(|n| NAMES.get(n.wrapping_sub(1))).copied().unwrap_or(month);
    if number == "01" { format!("{name} {year}") } else { name.to_owned() }
}

/// A line of the months with the target beneath it. The numbers stand beside it: it is decoration to those who cannot see it.
fn spark(one: &KpiView) -> Markup {
    let points: Vec<(usize, i64)> = one.months.iter().enumerate().filter_map(|(i, (_, v))| Some((i, v.tenths?))).collect();
    let target = one.kpi.target.as_deref().and_then(app::view::kpi::tenths);
    if points.len() < 2 {
        return html! {};
    }
    let all = points.iter().map(|p| p.1).chain(target);
    let (low, high) = (all.clone().min().unwrap_or(0), all.max().unwrap_or(1));
    let span = (high - low).max(1);
    let y = |v: i64| 17 - (v - low) * 14 / span;
    let steps = i64::try_from(one.months.len() - 1).unwrap_or(1).max(1);
    let x = |i: usize| 2 + i64::try_from(i).unwrap_or(0) * 92 / steps;
    let line: String = points.iter().map(|(i, v)| format!("{},{} ", x(*i), y(*v))).collect();
    let last = points.last().copied().unwrap_or_default();
    html! {
        svg.spark viewBox="0 0 96 20" aria-hidden="true" {
            @if let Some(target) = target { line x1="0" x2="96" y1=(y(target)) y2=(y(target)) {} }
            polyline points=(line.trim_end()) {}
            circle cx=(x(last.0)) cy=(y(last.1)) r="2" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_words() {
        let value = |tenths| Value { tenths, few: false, numerator: 19, denominator: 20 };
        assert_eq!(value_text(Unit::Percent, &value(Some(950))), "95 %");
        assert_eq!(value_text(Unit::Days, &value(Some(25))), "2.5 d");
        assert_eq!(value_text(Unit::Number, &value(Some(-30))), "−3");
        assert_eq!(value_text(Unit::Ratio, &value(None)), "–");
        assert_eq!([month_label("2026-01"), month_label("2026-12"), month_label("odd")], ["Jan 2026", "Dec", "odd"]);
        assert_eq!([lower("CI type"), lower("Change model"), lower("KPI")], ["CI type", "change model", "KPI"]);
    }
}
