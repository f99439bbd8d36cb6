//! Service level management: what was promised for a record, what an agreement must say before it is in force, and what its
//! targets came to in each period.
//!
//! An agreement is negotiated, agreed and activated; its end and its review are announced. When a period is over, a result is
//! opened for every target and workload limit, computed from the clocks that were decided in it where that is possible, and
//! explained where it was missed.

mod agreements;
#[cfg(test)]
mod cases;
mod measure;
mod periods;
mod result_rules;
pub mod results;
mod rules;
mod terms;

pub use agreements::Agreed;
pub use result_rules::ResultRules;
pub use rules::SlaRules;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    let calendars = shared.calendars.clone();
    book.with("sla", SlaRules { calendars: calendars.clone() })
        .with("sla_result", ResultRules { calendars: calendars.clone() })
        .with_agreements(Agreed { calendars })
}
