//! Problem management: find and remove causes, so that incidents do not happen or do not come back.
//!
//! A problem is opened by people, by a trend in incidents ([`recurrence`]) or after a major incident. It is assessed, owned
//! and investigated; what is known of it and not yet removed is a known error, which the service desk works with until the
//! cause is gone. It ends when its effect was observed to be gone, when the service owner accepts it with cost and risk, or
//! when it turned out to be none.

mod compute;
mod cause;
mod known;
mod guards;
pub mod recurrence;
pub mod targets;
mod timers;
#[cfg(test)]
mod cases;

use crate::calendar::Calendars;
use engine::{Facts, Practice, Record, Work};
use kernel::Timestamp;
use std::sync::Arc;

pub use cause::blames_only_people;

/// Signal of an incident that was reported after the problem was resolved.
pub(crate) const RECURRED: &str = "recurred";
/// Signal of an incident in which a known error was used.
pub(crate) const USED: &str = "used";

/// Rules of problems.
#[derive(Debug, Default)]
pub struct ProblemRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for ProblemRules {
    fn compute(&self, work: &mut Work<'_>) {
        compute::compute(self, work);
    }
    fn guards(&self) -> Vec<&'static str> {
        guards::GUARDS.iter().map(|(name, _)| *name).collect()
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        guards::guard(name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        guards::check(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        timers::consequences(self, work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        timers::standing(self, facts, record, since).into_iter().map(|(name, due)| (name.to_owned(), due)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        timers::due(self, name, work);
    }
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    let calendars = shared.calendars.clone();
    book.with("problem", ProblemRules { calendars: calendars.clone() }).with("known_error", known::KnownErrorRules { calendars })
}
