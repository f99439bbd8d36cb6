//! The vocabulary every other room speaks: identities, instants, names, refusals, and the two doors
//! through which the outside world's only inputs, time and randomness, are let in.
//!
//! Nothing here knows a record type, a database or a screen. A function in this crate, and in every pure
//! room above it, gives the same answer for the same arguments on any day: whoever needs the time or a new
//! identity receives them as arguments ([`Clock`], [`IdSource`]).
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod calendar;
mod id;
mod keyed;
mod money;
mod name;
mod refusal;
mod source;
mod time;

pub use calendar::{Calendar, CalendarDef, CalendarVersions};
pub use id::Id;
pub use keyed::MOST_ITEMS;
pub use money::{Currency, Money};
pub use name::Name;
pub use refusal::{Code, Refusal, Refusals};
pub use source::{Clock, FixedClock, IdSource, PooledIds, SeededIds, SystemClock, SystemIds};
pub use time::{Date, Timestamp};
