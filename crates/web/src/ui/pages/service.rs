//! The page of a service: what is going on, what is coming, what was promised, how well it is kept safe, what it costs. Every
//! list shows its first few and leads to the whole; what a reader may not see is not mentioned.

use super::list::{count_text, encode};
use super::practice::{month_label, parts, target_text, value_text};
use super::record::{Section, facts, frame};
use crate::present;
use crate::ui::Screen;
use crate::ui::components::{StateMark, ValueView};
use crate::ui::icons::Icon;
use crate::ui::views::{Names, RecordPage};
use app::view::{Part, ServiceBlock, ServiceKpi, ServiceView};
use engine::Record;
use kernel::Name;
use maud::{Markup, html};
use schema::Value;

/// What is said of the service itself, in this order.
const FACTS: [&str; 4] = ["service_owner", "criticality", "criticality_reviewed_on", "dependencies"];

/// Fields whose values say what they are.
const SPEAKS: [&str; 6] = ["period", "change_type", "outage_kind", "release_type", "category", "cost_category"];
/// The parts of the page and their headings.
const PARTS: [(Part, &str); 5] = [
    (Part::Now, "Going on"),
    (Part::Next, "Coming"),
    (Part::Promise, "Promised"),
    (Part::Assurance, "Kept available and safe"),
    (Part::Money, "Money"),
];

/// The page.
#[must_use]
pub fn page(record: &RecordPage, view: &ServiceView, screen: &Screen) -> Markup {
    let names = present::names(view.names.clone());
    let body = html! {
        (about(record, view, screen))
        (figures(view))
        @for (part, title) in PARTS {
            @let blocks: Vec<&ServiceBlock> = view.blocks.iter().filter(|b| b.part == part).collect();
            @if !blocks.is_empty() {
                section.svc-part aria-labelledby={ "p-" (part as u8) } {
                    h2 id={ "p-" (part as u8) } { (title) }
                    // What there is stands before what there is not.
                    @let (some, none): (Vec<&ServiceBlock>, Vec<&ServiceBlock>) = blocks.into_iter().partition(|b| !b.rows.is_empty());
                    @if !some.is_empty() { div.svc-blocks { @for block in some { (panel(block, &names, screen)) } } }
                    @if !none.is_empty() { ul.svc-none { @for block in none { li id={ "b-" (block.name) } { a href=(list(&block.def.name, &block.query)) { (block.title) } " " span.muted { (block.empty) } } } } }
                }
            }
        }
        @if !view.kpis.is_empty() { (indicators(view)) }
    };
    frame(record, Section::Gathered, screen, &body)
}

fn about(record: &RecordPage, view: &ServiceView, screen: &Screen) -> Markup {
    let description = record.def.field("description").zip(record.record.get("description"));
    html! {
        section.panel aria-labelledby="h-about" {
            header { h2 id="h-about" { "About this service" } }
            div.body.stack {
                @if let Some((def, value)) = description { div.svc-words { (ValueView { def, value, names: &record.names, screen, ranked: false, cell: false }) } }
                (facts(record, &FACTS, screen, &html! {
                    div { dt { "Customers" } dd { span.value {
                        @if view.customers.is_empty() { span.unset { "None that you see" } }
                        @for (i, customer) in view.customers.iter().enumerate() { @if i > 0 { ", " } a href={ "/r/" (customer.number.clone().unwrap_or_else(|| customer.id.text())) } { (customer.title) } }
                    } } }
                }))
            }
        }
    }
}

/// How much there is of what asks for attention.
fn figures(view: &ServiceView) -> Markup {
    let shown = ["incidents", "problems", "changes", "outages", "risks"];
    let found: Vec<&ServiceBlock> = shown.iter().filter_map(|name| view.block(name)).collect();
    html! {
        @if !found.is_empty() {
            div.figures role="group" aria-label="In numbers" {
                @for block in found { a href={ "#b-" (block.name) } { b.num { (count_text(present::count(block.count))) } small { (block.title) } } }
            }
        }
    }
}

fn list(type_name: &str, query: &str) -> String {
    let mut href = format!("/t/{type_name}?q=");
    encode(query, &mut href);
    href
}

fn panel(block: &ServiceBlock, names: &Names, screen: &Screen) -> Markup {
    html! {
        section.panel id={ "b-" (block.name) } aria-labelledby={ "h-" (block.name) } {
            header {
                h3 id={ "h-" (block.name) } { (block.title) " " span.muted.num { (count_text(present::count(block.count))) } }
                a.more href=(list(&block.def.name, &block.query)) aria-label={ (block.title) ": open list" } { "Open list" }
            }
            ul.list { @for row in &block.rows { (line(block, row, names, screen)) } }
        }
    }
}

fn line(block: &ServiceBlock, row: &Record, names: &Names, screen: &Screen) -> Markup {
    let def = &block.def;
    let title = match row.get(&def.spine.title.0) {
        Some(Value::Text(text)) => text.as_str(),
        _ => row.number.as_deref().unwrap_or(&def.title),
    };
    let state = row.state.as_deref().and_then(|s| def.state(s));
    html! {
        li {
            div.what {
                a href={ "/r/" (present::key(row)) } { (title) }
                p.meta.wrap {
                    @if let Some(number) = row.number.as_deref().filter(|n| *n != title) { span.num { (number) } }
                    @for name in block.facts { (fact(block, row, name, names, screen)) }
                }
                @if block.name == "budgets" { (used(row)) }
            }
            @if let Some(state) = state { (StateMark { state, pill: false }) }
        }
    }
}

/// A value with its label; what ranks says so itself.
fn fact(block: &ServiceBlock, row: &Record, name: &str, names: &Names, screen: &Screen) -> Markup {
    let (Some(def), Some(value)) = (block.def.field(name), row.get(name)) else { return html! {} };
    let ranked = block.def.spine.rank.as_ref() == Some(&Name::from(name));
    let shown = ValueView { def, value, names, screen, ranked, cell: true };
    let plain = ranked || SPEAKS.contains(&name);
    html! { span { @if !plain { (def.label) ": " } (shown) } }
}

/// How much of a budget is used: a bar beside the numbers.
fn used(row: &Record) -> Markup {
    let (Some(Value::Money(amount)), Some(Value::Money(used))) = (row.get("amount"), row.get("used")) else { return html! {} };
    if amount.minor <= 0 || amount.currency != used.currency {
        return html! {};
    }
    let mille = i64::try_from(i128::from(used.minor) * 1000 / i128::from(amount.minor)).unwrap_or(i64::MAX).max(0);
    let tone = match mille {
        ..800 => "good",
        800..=1000 => "warn",
        _ => "bad",
    };
    let width = mille.min(1000);
    html! {
        svg class={ "svc-used " (tone) } width="100%" height="8" aria-hidden="true" { rect.all width="100%" height="8" rx="4" {} rect.part width={ (width / 10) "." (width % 10) "%" } height="8" rx="4" {} }
    }
}

fn indicators(view: &ServiceView) -> Markup {
    html! {
        section.panel aria-labelledby="h-svc-kpis" {
            header { h2 id="h-svc-kpis" { "Indicators of this service" } small.muted { (month_label(&view.months[0])) " is over, " (month_label(&view.months[1])) " is running" } }
            div.table-wrap tabindex="0" role="group" aria-labelledby="h-svc-kpis" {
                table.table.few {
                    thead { tr { th scope="col" { "Indicator" } th.end scope="col" { "Target" } th.end scope="col" { (month_label(&view.months[0])) } th.end scope="col" { (month_label(&view.months[1])) } } }
                    tbody { @for one in &view.kpis { (indicator(one)) } }
                }
            }
        }
    }
}

fn indicator(one: &ServiceKpi) -> Markup {
    let kpi = one.kpi;
    let verdict = |value: &app::view::kpi::Value| match kpi.met(*value) {
        Some(true) => ("good", "check", "target met"),
        Some(false) => ("bad", "missed", "target missed"),
        None if value.few => ("neutral", "ph-open", "few records"),
        None => ("neutral", "ph-open", "no target"),
    };
    let cell = |value: &app::view::kpi::Value, opened: bool| {
        let (tone, mark, word) = verdict(value);
        html! {
            span class={ "verdict " (tone) } title=(word) {
                (Icon(mark)) span.vh { (word) ": " }
                @if opened { a.num href=(list(&one.open.0, &one.open.1)) title=(parts(kpi, value)) { (value_text(kpi.unit, value)) } } @else { span.num title=(parts(kpi, value)) { (value_text(kpi.unit, value)) } }
            }
        }
    };
    html! {
        tr {
            th.title scope="row" { span title=(kpi.note) { (kpi.label) } " " small.muted.num { (kpi.id) } }
            td.end.num { (target_text(kpi)) }
            @match one.values.as_slice() {
                [over, running] => { td.end { (cell(over, true)) } td.end { (cell(running, false)) } }
                [only] => { td.end { span.muted { "as things stand" } } td.end { (cell(only, true)) } }
                _ => { td {} td {} }
            }
        }
    }
}
