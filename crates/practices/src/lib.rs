//! The practices: one folder each, with its record types in TOML, its typed rules and their cases side by side. Everything
//! here is pure: given the same records, the same command and the same instant, a rule gives the same answer on any day.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod definitions;
pub mod handles;

pub use definitions::{handles_source, model, sources, with_overlays};
