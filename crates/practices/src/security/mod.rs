//! Information security (8.7.3): controls that were decided on, and incidents that few may see.
//!
//! An incident is known to the security manager and the group it is assigned to, from the moment it is reported; whoever
//! reported it may do so without their name. Its risk level says how urgent it is, and is lowered by two people only. Evidence
//! is added to and never taken away, secrets that somebody pastes are masked before they are stored ([`secrets`]), and nothing
//! is closed while somebody is still to be notified.

#[cfg(test)]
mod cases;
mod control_rules;
mod evidence;
mod incident_rules;
mod level;
mod notification;
pub mod secrets;
mod telling;

pub use control_rules::ControlRules;
pub use incident_rules::SecurityIncidentRules;
pub use level::priorities;

use crate::Shared;
use engine::RuleBook;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, shared: &Shared) -> RuleBook {
    book.with("security_control", ControlRules).with("security_incident", SecurityIncidentRules { calendars: shared.calendars.clone() })
}
