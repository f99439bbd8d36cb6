//! Budgeting and accounting: what the services may cost is planned and approved, what they do cost is posted to the last cent,
//! and every month somebody looks at both.
//!
//! A *budget* is for one service or a group of them, in one currency; whoever holds it approves it, and not whoever proposed
//! it. What was approved changes only by a revision. A *cost entry* is direct cost of a service, or indirect cost that a rule
//! shares out without losing anything ([`amounts`]); posted, it stands: a mistake is mended by another entry, and once a month
//! was reviewed it takes nothing else. A *financial review* of each month comes by itself while a budget is active.

mod allocation;
pub mod amounts;
mod budgets;
mod entries;
pub mod period;
mod reviews;

#[cfg(test)]
mod cases;

use crate::Shared;
use engine::{Record, RuleBook};
use kernel::{Currency, Id, Money};
use schema::Value;

/// The services a record is for, by its service or its group of services.
fn services(record: &Record) -> Vec<Id> {
    let group = match record.get("service_group") {
        Some(Value::References(ids)) => ids.clone(),
        _ => Vec::new(),
    };
    record.reference("service").into_iter().chain(group).collect()
}

/// The currency a budget is counted in.
fn currency(budget: &Record) -> Option<Currency> {
    Currency::parse(budget.text("currency")?)
}

/// An amount of a budget, nothing where there is none.
fn amount(record: &Record, field: &str) -> i64 {
    match record.get(field) {
        Some(Value::Money(Money { minor, .. })) => *minor,
        _ => 0,
    }
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, shared: &Shared) -> RuleBook {
    let calendars = &shared.calendars;
    book.with("budget", budgets::BudgetRules { calendars: calendars.clone() })
        .with("cost_entry", entries::EntryRules { calendars: calendars.clone() })
        .with("financial_review", reviews::ReviewRules { calendars: calendars.clone() })
}
