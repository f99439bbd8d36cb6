//! Cases of budgeting and accounting: budgets, cost entries, reviews, and how they follow from each other.

mod budget;
mod entry;
mod review;

use crate::world::World;
use schema::Value;
use serde_json::json;
use std::sync::Arc;

/// A budget of the service Mail for 2026, held by `@budget_holder`, in a state: 60,000 for people and 60,000 for software.
pub(super) fn budget(w: &mut World, name: &str, state: &str, extra: &str) {
    let base = "title=Mail 2026; service=%mail; currency=EUR; owner=@budget_holder; amount={\"minor\":12000000,\"currency\":\"EUR\"}; used={\"minor\":0,\"currency\":\"EUR\"}; proposed_by=@finance_manager; cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":6000000,\"currency\":\"EUR\"}},{\"category\":\"software\",\"amount\":{\"minor\":6000000,\"currency\":\"EUR\"}}]";
    let id = w.given(name, "budget", state, &format!("{base}; {extra}"));
    let mut budget = (*w.record(name)).clone();
    // A year looks like a number to the language of cases.
    budget.fields.entry("period".into()).or_insert_with(|| Value::Text("2026".into()));
    w.records.insert(id, Arc::new(budget));
}

/// The minor units of an amount.
pub(super) fn minor(w: &World, record: &str, field: &str) -> i64 {
    super::amount(&w.record(record), field)
}

/// The people told of an event.
pub(super) fn told(w: &World, event: &str) -> Vec<kernel::Id> {
    let rows = w.outbox.iter().filter(|o| o.body["event"] == *event);
    rows.flat_map(|o| o.body["to"].as_array().unwrap().clone()).map(|id| serde_json::from_value(json!(id)).unwrap()).collect()
}
