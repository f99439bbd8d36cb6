//! Planning: objectives with the way to reach them and the figure by which that is judged, the service management plan,
//! and the resources that are needed and provided.
//!
//! An objective is approved by top management, complete or not at all. Whether it was reached is no opinion: the newest
//! measurement decides between `achieved` and `missed`, and somebody concludes. The plan is a controlled document; its rules
//! are those of the practice `document`.

mod objective;
pub mod period;
pub mod progress;
mod resource;

#[cfg(test)]
mod cases;

pub use objective::{ObjectiveRules, reached};
pub use resource::ResourcePlanRules;

use crate::Shared;
use crate::document::ControlledRules;
use engine::RuleBook;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("objective", ObjectiveRules).with("sms_plan", ControlledRules).with("resource_plan", ResourcePlanRules)
}
