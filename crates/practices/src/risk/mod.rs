//! Risk and opportunity (6.1), and the actions that come out of them and of everything else.
//!
//! A risk is scored by two numbers; its level says who may accept it and how soon it is looked at again ([`score`]). What
//! stands above somebody's authority they cannot accept by any route, and no automation accepts anything. An acceptance
//! ends by itself: the risk then stands as assessed again and its owner is told.
//!
//! An action is the one kind of task of the whole system: every record that extends the trait `actionable` links to those
//! that came out of it, and whoever did one does not judge its effect.

mod action_rules;
#[cfg(test)]
mod cases;
pub(crate) mod ground;
mod opportunity_rules;
mod risk_rules;
pub mod map;
pub mod score;

pub use action_rules::ActionRules;
pub use opportunity_rules::OpportunityRules;
pub use risk_rules::RiskRules;
pub(crate) use risk_rules::call_for_review;

use crate::Shared;
use engine::RuleBook;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("risk", RiskRules).with("opportunity", OpportunityRules).with("action", ActionRules)
}
