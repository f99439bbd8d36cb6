//! Use cases: what people and programs can do with the system, each authorised, each in as few statements as it needs.
//!
//! A write is `execute`: load what the decision needs, let the engine decide purely, commit the plan once, tell those
//! who watch. A read is a view: loaded, then reduced by one function to what the viewer may see. Every door (pages,
//! API, timers, imports, the command line) comes through here and nowhere else, and none of them gets a record that
//! was not reduced for its viewer.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod auth;
mod error;
pub mod files;
pub mod import;
pub mod ports;
pub mod view;

pub use error::{AppError, Conflict, ConflictField, Fault, Result};
