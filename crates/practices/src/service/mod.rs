//! Service portfolio and catalogue: which services there are, what is needed of them, and what is said of them to whom.
//!
//! A service comes in and goes out under a transition plan; it is live when everything that carries it stands: owner,
//! criticality, customers, dependencies, item, agreement, requirements and an entry in the catalogue. An entry follows its
//! service and is approved by the service's owner.

#[cfg(test)]
mod cases;
mod entry;
mod life;
pub(crate) mod means;
mod requirement;
#[cfg(test)]
pub(crate) mod trial;

pub use entry::EntryRules;
pub use life::ServiceRules;
pub use requirement::RequirementRules;

/// Under whose name consequences are decided.
const AUTOMATION: &str = "service";

pub(crate) fn rules(book: engine::RuleBook, _shared: &crate::Shared) -> engine::RuleBook {
    book.with("service", ServiceRules).with("service_requirement", RequirementRules).with("service_catalogue_entry", EntryRules)
}
