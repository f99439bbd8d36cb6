//! The journal: what happened, in an order that nobody can change unnoticed.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod entry;

pub use entry::{Actor, Cause, Channel, Entry, Header, Kind, Sealed, canonical, commitment};
