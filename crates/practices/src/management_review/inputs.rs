//! The fourteen topics of a management review, and what the records say about them.

use crate::handles::management_review::{f, link};
use crate::measurement::following::{find, is_active};
use crate::measurement::records::{cell_choice, cell_flag, cell_text, date};
use engine::{Record, Work};
use schema::{Row, Value};
use std::sync::Arc;

/// The topics, and the record types whose numbers speak about each. The names are those of the choices.
#[rustfmt::skip]
pub const TOPICS: &[(&str, &[(&str, &str)])] = &[
    ("earlier_actions", &[]),
    ("context_changes", &[("context_issue", "context issues"), ("interested_party", "interested parties")]),
    ("nonconformity_trends", &[("nonconformity", "nonconformities"), ("corrective_action", "corrective actions")]),
    ("measurement_trends", &[("kpi_result", "KPI results"), ("trend_review", "trend reviews")]),
    ("audit_trends", &[("internal_audit", "internal audits"), ("audit_finding", "audit findings"), ("external_audit", "external audits")]),
    ("improvement_opportunities", &[("improvement", "improvements")]),
    ("feedback", &[("satisfaction_survey", "surveys"), ("complaint", "complaints"), ("service_review", "service reviews")]),
    ("policies", &[("policy", "policies")]),
    ("objectives", &[("objective", "objectives")]),
    ("service_performance", &[("incident", "incidents"), ("sla_result", "SLA results"), ("outage", "outages")]),
    ("other_parties", &[("supplier_review", "supplier reviews"), ("dispute", "disputes")]),
    ("resources", &[("resource_plan", "resource plans"), ("capacity_plan", "capacity plans")]),
    ("risks", &[("risk", "risks"), ("opportunity", "opportunities")]),
    ("coming_changes", &[("change", "changes")]),
];

/// Most records that are counted one by one; what exceeds it is shown as “and more”.
const COUNTED: usize = 500;

/// What a line of the pack says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treated {
    /// Something is presented.
    Presented,
    /// An owner marked that there is nothing to report.
    NothingToReport,
    /// Neither.
    Open,
}

/// What a line says: a summary; or “nothing to report” with the name of whoever says so.
#[must_use]
pub fn treated(row: &Row) -> Treated {
    let summary = cell_text(row, "summary").is_some_and(|s| !schema::is_placeholder(s));
    if cell_flag(row, "nothing_to_report") {
        if row.contains_key("by") { Treated::NothingToReport } else { Treated::Open }
    } else if summary {
        Treated::Presented
    } else {
        Treated::Open
    }
}

/// The topics that no line treats.
#[must_use]
pub fn missing(rows: &[Row]) -> Vec<&'static str> {
    let done = |topic: &str| rows.iter().any(|row| cell_choice(row, "topic") == Some(topic) && treated(row) != Treated::Open);
    TOPICS.iter().map(|(topic, _)| *topic).filter(|topic| !done(topic)).collect()
}

/// Adds a line, made from the records, for every topic that has none yet.
pub(super) fn fill(work: &mut Work<'_>) {
    let mut rows = f::INPUTS.get(work.record()).unwrap_or_default().to_vec();
    for (topic, types) in TOPICS {
        if rows.iter().any(|row| cell_choice(row, "topic") == Some(topic)) {
            continue;
        }
        let summary = if *topic == "earlier_actions" { earlier_actions(work) } else { counts(work, types) };
        let mut row = Row::new();
        row.insert("topic".into(), Value::Choice((*topic).into()));
        row.insert("summary".into(), Value::Text(summary));
        rows.push(row);
    }
    work.set("inputs", Value::Table(rows));
}

/// How many came in the last twelve months and in the twelve before: two periods make a trend.
fn counts(work: &Work<'_>, types: &[(&str, &str)]) -> String {
    let one = |(type_name, label): &(&str, &str)| {
        let recent = find(work, type_name, "created>-12mo", COUNTED);
        let before = find(work, type_name, "created:-24mo..-12mo", COUNTED);
        let open = recent.iter().filter(|r| is_active(work, r)).count();
        let many = |n: usize| if n >= COUNTED { format!("{COUNTED} and more") } else { n.to_string() };
        format!("{} {label} in the last 12 months ({open} of them open), {} in the 12 before", many(recent.len()), many(before.len()))
    };
    let parts: Vec<String> = types.iter().map(one).collect();
    format!("{}.", parts.join("; "))
}

/// The review before this one that was held.
pub(super) fn previous(work: &Work<'_>) -> Option<Arc<Record>> {
    let own = work.record().id;
    let held = find(work, "management_review", "held_on:*", 50);
    held.into_iter().filter(|r| r.id != own).max_by_key(|r| (date(r, "held_on"), r.id))
}

/// How the actions of the last review stand.
fn earlier_actions(work: &Work<'_>) -> String {
    let Some(last) = previous(work) else { return "There was no review before this one.".to_owned() };
    let links = work.facts().links(last.id);
    let ids = links.iter().filter(|l| l.from == last.id && l.name == *link::ACTIONS).map(|l| l.to);
    let actions: Vec<Arc<Record>> = ids.filter_map(|id| work.facts().record(id)).collect();
    let open = actions.iter().filter(|a| is_active(work, a)).count();
    let held = date(&last, "held_on").map_or_else(String::new, |d| format!(" of {d}"));
    format!("{} actions came out of the review{held}; {open} are still open.", actions.len())
}
