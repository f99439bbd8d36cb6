//! Configuration management: controlled, correct information on the parts of services and how they hang together.
//!
//! Types say what an item must tell of itself and how deep services are modelled. Items of the live estate change only under
//! a change, a request or an audit; discovery proposes and changes nothing that is controlled. Criticality comes down along
//! the relationships from the services above. Audits compare a sample, drawn so that it can be drawn again, with reality;
//! baselines hold items fast as they stood.

mod audit;
#[cfg(test)]
mod audit_cases;
mod baseline;
pub mod bulk;
#[cfg(test)]
mod cases;
mod graph;
pub mod impact;
mod item;
pub mod sample;
mod trace;
mod types;

pub use audit::AuditRules;
pub use baseline::BaselineRules;
pub use item::ItemRules;
pub use types::{DefaultType, TypeRules, default_types};

use crate::Shared;
use engine::RuleBook;

/// Under whose name consequences are decided.
const AUTOMATION: &str = "configuration";

pub(crate) use graph::service_changed;

pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("ci_type", TypeRules)
        .with("configuration_item", ItemRules)
        .with("configuration_audit", AuditRules)
        .with("configuration_baseline", BaselineRules)
}
