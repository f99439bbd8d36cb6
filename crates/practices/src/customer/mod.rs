//! Business relationship management: customers, the reviews held with them, their complaints, and how satisfied they are.
//!
//! A customer is active when it is arranged who speaks with whom about what. Reviews follow each other at their interval. A
//! complaint is answered in time by somebody it is not about, or goes up a level; it is closed by a person, when the customer
//! accepts or does not object. A survey asks a sample that represents the customers and shows how far it can be trusted.

#[cfg(test)]
mod cases;
mod complaint;
mod escalation;
mod party;
mod review;
pub mod survey;
mod survey_rules;
mod told;

pub use complaint::ComplaintRules;
pub use party::CustomerRules;
pub use review::{ReviewRules, review_interval};
pub use survey_rules::SurveyRules;

/// Under whose name consequences are decided.
const AUTOMATION: &str = "customer";

pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    let calendars = shared.calendars.clone();
    book.with("customer", CustomerRules)
        .with("service_review", ReviewRules { calendars: calendars.clone() })
        .with("complaint", ComplaintRules { calendars: calendars.clone() })
        .with("satisfaction_survey", SurveyRules { calendars })
}
