//! Document control: what is written down is reviewed by somebody else, approved with authority, known to those it
//! concerns, and kept as long as it must be.
//!
//! Policies, documents, the scope and the service management plan share one lifecycle, the trait `controlled`. Every
//! version is a record of its own. What was approved never changes: a revision begins as a copy that is `under_revision`,
//! goes through review and approval while the version in force stays in force, and takes its place in the decision that
//! publishes it. So there is never none in force between two, and never two.
//!
//! Whoever writes in a document becomes one of its authors by writing, not by saying so; whoever approves it may not be the
//! only one. Whether a change is editorial is decided on approval and decides in turn over the number of the version and over
//! whether people are asked to acknowledge it anew.

mod acknowledgement;
pub mod awareness;
mod check;
mod compute;
mod follow;
mod guards;
mod notify;
mod requests;
pub mod retention;
pub mod sections;
pub mod skeleton;
mod timers;
pub mod version;

#[cfg(test)]
mod cases;

pub use acknowledgement::AcknowledgementRules;
pub(crate) use requests::welcome;

use crate::handles::document::{f, state};
use engine::{Facts, Practice, Record, RuleBook, Work};
use kernel::Timestamp;

/// Rules of every type that has the trait `controlled`.
#[derive(Clone, Copy, Debug, Default)]
pub struct ControlledRules;

impl Practice for ControlledRules {
    fn defaults(&self, work: &mut Work<'_>) {
        compute::defaults(work);
    }
    fn compute(&self, work: &mut Work<'_>) {
        compute::compute(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        guards::GUARDS.iter().map(|(name, _)| *name).collect()
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        if let Some((_, guard)) = guards::GUARDS.iter().find(|(known, _)| *known == name) {
            guard(work);
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        check::check(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        follow::revise(work);
        follow::supersede(work);
        requests::begin(work);
        timers::set(work);
        notify::notify(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        timers::standing(facts, record, since)
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        timers::due(name, work);
    }
}

/// Whether a version was approved and therefore says for ever what it says.
fn is_frozen(record: &Record) -> bool {
    let frozen = [state::APPROVED, state::PUBLISHED, state::SUPERSEDED, state::WITHDRAWN, state::ARCHIVED, state::DISPOSED];
    record.state.as_deref().is_some_and(|s| frozen.contains(&s))
}

/// What all versions of a document have in common; a record that was never revised is its own family.
pub(crate) fn family_of(record: &Record) -> String {
    f::FAMILY.get(record).map_or_else(|| record.id.to_string(), str::to_owned)
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &crate::Shared) -> RuleBook {
    book.with("policy", ControlledRules).with("document", ControlledRules).with("acknowledgement", AcknowledgementRules)
}
