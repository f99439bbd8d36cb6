//! Service level management: what was promised for a record, and what an agreement must say before it is in force.

mod agreements;
mod rules;

pub use agreements::Agreed;
pub use rules::SlaRules;
