//! Service availability (8.7.1): what was agreed, what was lost, and what that makes of a period.
//!
//! The arithmetic stands alone: stretches of time as sets ([`spans`]), periods by name ([`period`]) and the measurement itself
//! ([`measure`]), which knows no records. [`records`] reads targets and outages into it. A target measures by itself: at the
//! end of every month it has a result made, which the service level manager releases; after that only a correction, with a
//! reason, takes its place.

#[cfg(test)]
mod cases;
pub mod measure;
mod outage_rules;
pub mod period;
mod records;
mod result_rules;
pub mod spans;
mod target_rules;
#[cfg(test)]
mod vectors;

pub use outage_rules::OutageRules;
pub use result_rules::ResultRules;
pub use target_rules::TargetRules;

use crate::Shared;
use engine::RuleBook;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, shared: &Shared) -> RuleBook {
    let calendars = || shared.calendars.clone();
    book.with("availability_target", TargetRules { calendars: calendars() })
        .with("availability_result", ResultRules { calendars: calendars() })
        .with("outage", OutageRules { calendars: calendars() })
}
