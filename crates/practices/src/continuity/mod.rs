//! Service continuity (8.7.2): what must come back how fast, how that is done when the worst happens, and proof that it works.
//!
//! A plan comes into force by somebody who did not write it, with deputies, contacts that were verified and copies that can be
//! read when this system is down: every approval sends the text to their keepers. Only people whom the plan names invoke it. A
//! test has passed only when every requirement that was tested was met; one that failed is followed by another.

#[cfg(test)]
mod cases;
mod invocation_rules;
mod plan_rules;
mod plan_text;
mod requirement_rules;
mod test_rules;

pub use invocation_rules::InvocationRules;
pub use plan_rules::PlanRules;
pub use requirement_rules::{Gap, RequirementRules, gaps};
pub use test_rules::{TestRules, Tested, test_after_change, unmet};

use crate::Shared;
use crate::risk::ground;
use engine::{RuleBook, Work};
use kernel::Id;
use schema::{Row, Value};

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("continuity_requirement", RequirementRules)
        .with("continuity_plan", PlanRules)
        .with("continuity_test", TestRules)
        .with("continuity_invocation", InvocationRules)
}

/// The record a cell of a table refers to.
fn cell(row: &Row, column: &str) -> Option<Id> {
    match row.get(column) {
        Some(Value::Reference(id)) => Some(*id),
        _ => None,
    }
}

/// Lines of a table field.
fn rows(work: &Work<'_>, field: &str) -> Vec<Row> {
    match work.record().get(field) {
        Some(Value::Table(rows)) => rows.clone(),
        _ => Vec::new(),
    }
}

/// The actions named beside deficiencies are actions that came out of the record.
fn link_actions(work: &mut Work<'_>) {
    let own = work.record().id;
    let known = work.links();
    for action in rows(work, "deficiencies").iter().filter_map(|row| cell(row, "action")) {
        if !known.iter().any(|l| l.from == own && l.to == action && l.name == *"actions") {
            work.link("actions", "action", action);
        }
    }
}

/// Every deficiency has an action.
fn deficiencies_acted_on(work: &mut Work<'_>) {
    if rows(work, "deficiencies").iter().any(|row| cell(row, "action").is_none()) {
        work.refuse_guard("deficiencies", "Every deficiency needs an action.");
    }
}

/// Everybody whom a plan names, deputies included.
fn named_people(plan: &engine::Record, invokers_only: bool) -> Vec<Id> {
    let Some(Value::Table(rows)) = plan.get("invocation_responsibilities") else { return Vec::new() };
    let counts = |row: &&Row| !invokers_only || matches!(row.get("may_invoke"), Some(Value::Boolean(true)));
    rows.iter().filter(counts).flat_map(|row| [cell(row, "person"), cell(row, "deputy")]).flatten().collect()
}

/// The contacts of the customers of some services.
fn customer_contacts(work: &Work<'_>, services: &[Id]) -> Vec<Id> {
    let customers = services.iter().filter_map(|s| work.facts().record(*s)).flat_map(|s| ground::several(&s, "customers"));
    let customers: Vec<Id> = customers.collect();
    customers.into_iter().filter_map(|c| work.facts().record(c)).flat_map(|c| ground::several(&c, "contacts")).collect()
}
