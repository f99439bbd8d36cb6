//! Certification: the organisation's side of a cycle that somebody else decides.
//!
//! A cycle leads from the gap assessment over audits and reviews of one's own to the two stages of the certification body,
//! and then round: surveillance, surveillance, recertification. The product counts down to every deadline, keeps the body's
//! findings with its grades and dates, and never says “certified” by itself. What records cannot prove, a person attests in
//! the role they hold, for twelve months at the most.

pub mod deadlines;
pub mod readiness;
pub mod timeline;

mod attestation;
mod cycle;
mod external;
pub mod gates;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod formulas;

use crate::Shared;
use engine::RuleBook;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("certification_cycle", cycle::CycleRules)
        .with("external_audit", external::ExternalAuditRules)
        .with("attestation", attestation::AttestationRules)
}
