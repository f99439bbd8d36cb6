//! Supplier management: whoever works for our services from outside the management system is chosen on purpose, bound by an
//! agreement that carries what customers were promised, watched, and let go in order.
//!
//! A *supplier* is an external supplier, an internal supplier or a customer acting as one. It is scored against criteria
//! ([`scoring`]) and chosen by somebody else than who scored it; it becomes active under a contract, and never receives the
//! last service, component or process that the organisation runs itself. A *contract* is signed when it is complete and when
//! its [`alignment`] with the agreements that rest on it is known; what was signed changes only by a change that was
//! assessed. *Reviews* come by themselves at the interval, and a missed target leads to an improvement. A *dispute* is told
//! to somebody every thirty days until it is settled.

pub mod alignment;
mod contracts;
pub(crate) mod days;
mod disputes;
pub(crate) mod due;
mod evaluations;
mod own_share;
mod reviews;
pub mod scoring;
mod suppliers;
pub(crate) mod tell;
mod terms;

#[cfg(test)]
mod cases;

use crate::Shared;
use engine::{RuleBook, Work};
use kernel::Id;
use std::sync::Arc;

/// The supplier a record is about.
fn supplier_of(work: &Work<'_>) -> Option<Arc<engine::Record>> {
    work.facts().record(work.record().reference("supplier")?)
}

/// Who answers for the supplier a record is about.
fn manager_of(work: &Work<'_>) -> Option<Id> {
    supplier_of(work)?.reference("supplier_manager")
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, shared: &Shared) -> RuleBook {
    let calendars = &shared.calendars;
    book.with("supplier", suppliers::SupplierRules { calendars: calendars.clone() })
        .with("supplier_evaluation", evaluations::EvaluationRules)
        .with("supplier_review", reviews::ReviewRules { calendars: calendars.clone() })
        .with("contract", contracts::ContractRules { calendars: calendars.clone() })
        .with("dispute", disputes::DisputeRules { calendars: calendars.clone() })
}
