//! The practices: one folder each, with its record types in TOML, its typed rules and their cases side by side. Everything
//! here is pure: given the same records, the same command and the same instant, a rule gives the same answer on any day.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod access;
pub mod calendar;
pub mod category;
mod definitions;
pub mod escalation;
pub mod handles;
pub mod incident;
pub mod organisation;
pub mod sla;

pub use access::roles;
pub use definitions::{checked, handles_source, model, sources, with_overlays};

use engine::RuleBook;
use std::sync::Arc;

/// The behaviour of every type that ships with the program.
#[must_use]
pub fn rule_book() -> RuleBook {
    let calendars = Arc::new(calendar::Calendars::default());
    RuleBook::default()
        .with("organisation", organisation::OrganisationRules)
        .with("person", organisation::PersonRules)
        .with("role_assignment", organisation::RoleAssignmentRules)
        .with("business_calendar", calendar::CalendarRules)
        .with("category", category::CategoryRules)
        .with("escalation", escalation::EscalationRules)
        .with("sla", sla::SlaRules { calendars: calendars.clone() })
        .with("incident", incident::IncidentRules { calendars: calendars.clone() })
        .with_agreements(sla::Agreed { calendars })
}
