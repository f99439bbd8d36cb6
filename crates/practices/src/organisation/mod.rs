//! The organisation that provides the services: its settings, its people, its groups, and who holds which role.

pub mod matrix;
mod rules;
mod settings;

pub use rules::{OrganisationRules, PersonRules, RoleAssignmentRules};
pub use settings::Settings;
