//! Service level management: what was promised for a record, and what an agreement must say before it is in force.

mod agreements;
mod rules;

pub use agreements::Agreed;
pub use rules::SlaRules;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    let calendars = shared.calendars.clone();
    book.with("sla", SlaRules { calendars: calendars.clone() }).with_agreements(Agreed { calendars })
}
