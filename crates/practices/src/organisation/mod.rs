//! The organisation that provides the services: its settings, its people, its groups, and who holds which role.
//!
//! What gives a person a role is an assignment whose dates are valid; its states say how far it was agreed upon: proposed,
//! accepted by the person, made known, ended. Whoever leaves keeps their roles to the last day; then the roles end, and
//! somebody is asked to name a successor.

pub mod days;
pub mod mandates;
pub mod matrix;
pub mod people;
pub mod reminders;
mod roles;
mod rules;
mod settings;

#[cfg(test)]
mod cases;

pub use roles::RoleAssignmentRules;
pub use rules::{OrganisationRules, PersonRules};
pub use settings::Settings;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, _shared: &crate::Shared) -> engine::RuleBook {
    book.with("organisation", OrganisationRules).with("person", PersonRules).with("role_assignment", RoleAssignmentRules)
}
