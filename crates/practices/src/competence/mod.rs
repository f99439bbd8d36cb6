//! Competence: what a role needs, what a person holds, and how the gap between is closed.
//!
//! Somebody else assesses: the person's manager or the competence manager, on evidence. What rests on something that
//! expires expires with it, by itself. A training is judged by its effect within 90 days, again by somebody else.

mod assessment;
pub mod matrix;
mod training;

#[cfg(test)]
mod cases;

pub use assessment::{CompetenceRequirementRules, CompetenceRules};
pub use training::{EVALUATION_DAYS, TrainingRules, evaluation_due};

use crate::Shared;
use engine::{RuleBook, Work};
use kernel::Id;

/// Who assesses and evaluates besides a person's manager.
const ASSESSORS: [&str; 1] = ["competence_manager"];

/// A person other than the one assessed: their manager, or the competence manager.
fn is_assessor(work: &Work<'_>, person: Id) -> bool {
    let manager = work.facts().shelved(person).and_then(|p| p.reference("manager"));
    let actor = work.actor().person();
    actor.is_some() && actor != Some(person) && (manager == actor || ASSESSORS.iter().any(|r| work.viewer().has_role(r)))
}

/// The manager of a person.
fn manager_of(work: &Work<'_>, person: Option<Id>) -> Option<Id> {
    work.facts().shelved(person?)?.reference("manager")
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("competence_requirement", CompetenceRequirementRules).with("competence", CompetenceRules).with("training_record", TrainingRules)
}
