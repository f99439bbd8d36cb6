//! The practices: one folder each, with its record types in TOML, its typed rules and their cases side by side. Everything
//! here is pure: given the same records, the same command and the same instant, a rule gives the same answer on any day.
//!
//! A folder holds `<type>.toml` for every record type, `grants.toml` (what the practice lets the roles do with them) and a
//! module whose `rules` hands the behaviour of its types to the [`RuleBook`]. `build.rs` gathers the files; a new folder is
//! named once, below.
#![cfg_attr(test, allow(clippy::unwrap_used))]

#[cfg(test)]
extern crate self as practices;

pub mod board;
mod definitions;
pub mod handles;
pub mod home;
pub mod kpi;
mod timely;
/// The small organisation on which cases are tried, shared with the tests beside this crate.
#[cfg(test)]
#[path = "../tests/world/mod.rs"]
mod world;

pub use access::roles;
pub use definitions::{checked, model, sources, with_overlays};

use engine::RuleBook;
use std::sync::Arc;

/// What rules of several practices share.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    /// Compiled calendars.
    pub calendars: Arc<calendar::Calendars>,
}

/// Names the folders and gathers their rules.
macro_rules! practices {
    ($($name:ident)*) => {
        $(pub mod $name;)*

        /// The behaviour of every type that ships with the program.
        #[must_use]
        pub fn rule_book() -> RuleBook {
            let shared = Shared::default();
            let book = RuleBook::default();
            $(let book = $name::rules(book, &shared);)*
            book
        }
    };
}

pub mod access;

practices! {
    context document organisation planning risk
    competence communication knowledge
    service category asset configuration
    customer calendar sla supplier
    finance demand capacity
    change transition release
    incident escalation major_incident request problem
    availability continuity security
    measurement reporting audit nonconformity management_review improvement certification
}
