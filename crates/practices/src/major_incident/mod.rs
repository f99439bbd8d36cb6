//! Major incidents: run apart from the daily queue, by one manager who does not repair, with everybody told in time, and
//! looked back on by more than those who repaired it.
//!
//! The record is declared from an incident, which goes on by its own rules and clocks; this one carries the duties that run
//! from the declaration ([`duties`]), the report and the review.

#[cfg(test)]
mod cases;
mod check;
pub mod duties;
mod guards;
mod follow;

use crate::calendar::Calendars;
use engine::{Practice, Work};
use std::sync::Arc;

/// Rules of major incidents.
#[derive(Debug, Default)]
pub struct MajorIncidentRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for MajorIncidentRules {
    fn defaults(&self, work: &mut Work<'_>) {
        check::defaults(work);
    }
    fn compute(&self, work: &mut Work<'_>) {
        check::compute(self, work);
    }
    fn guards(&self) -> Vec<&'static str> {
        guards::GUARDS.iter().map(|(name, _)| *name).collect()
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        guards::guard(name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        check::check(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        follow::consequences(self, work);
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        follow::due(name, work);
    }
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    book.with("major_incident", MajorIncidentRules { calendars: shared.calendars.clone() })
}
