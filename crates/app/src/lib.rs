//! Use cases: what people and programs can do with the system, each authorised, each in as few statements as it needs.
//!
//! A write is `execute`: load what the decision needs, let the engine decide purely, commit the plan once, tell those
//! who watch. A read is a view: loaded, then reduced by one function to what the viewer may see. Every door (pages,
//! API, timers, imports, the command line) comes through here and nowhere else, and none of them gets a record that
//! was not reduced for its viewer.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod app;
pub mod auth;
mod decide;
mod due;
mod error;
pub mod exchange;
mod execute;
pub mod files;
mod idempotency;
pub mod import;
mod live;
mod offered;
mod pages;
mod people;
pub mod ports;
mod read;
mod saved_views;
mod seal;
mod sight;
mod turns;
pub mod view;

pub use app::{App, Options, Parts};
pub use due::{BATCH, Finding};
pub use error::{AppError, Conflict, ConflictField, Fault, Result, Trouble};
pub use execute::{MAX_BULK, Outcome};
pub use live::{Live, LiveEvent};
pub use offered::{offer_checkpoint, offered_notes};
pub use read::{Download, Moment, Upload};
pub use saved_views::{NewView, OwnView};
pub use seal::{key_path, make_key, read_key};
