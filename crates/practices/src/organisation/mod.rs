//! The organisation that provides the services: its settings, its people, its groups, and who holds which role.

pub mod matrix;
mod rules;
mod settings;

pub use rules::{OrganisationRules, PersonRules, RoleAssignmentRules};
pub use settings::Settings;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, _shared: &crate::Shared) -> engine::RuleBook {
    book.with("organisation", OrganisationRules).with("person", PersonRules).with("role_assignment", RoleAssignmentRules)
}
