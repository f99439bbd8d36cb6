//! Import: history and lists of other systems become records, entry by entry.
//!
//! An import is an administrator's migration and the one place where history may be set. It goes through the same typed
//! and bounded door as everything else, keeps original times as `occurred_at`, marks its entries as imported, and keeps the
//! other system's numbers as legacy references.
//!
//! It is **idempotent**: the command of an event follows from its record's key and its place in the record's history
//! ([`keys`]); what the store has seen is not done again. It is **resumable** for the same reason: an interrupted import
//! is simply run again. And nothing is half done: an event is one entry, and entries are committed in groups, whole.

mod keys;
mod resolve;
mod run;
mod source;
mod told;

pub use resolve::Maker;
pub use run::{Importer, Options, Progress, Summary};
pub use source::{Foreign, RefusedRow, SourceActor, SourceRow, SourceValue};
pub use told::Tale;
