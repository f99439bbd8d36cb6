//! Adapters to the outside world: files of other systems, mail, later monitoring and directories. Each is a thin
//! translation between a foreign form and the ports of the application; none decides anything.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod mbox;
pub mod profile;

pub use tabular;
