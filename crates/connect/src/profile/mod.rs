//! Profiles: how the rows of one kind of file become events of our records.
//!
//! A profile is pure reading. It knows columns, codes and date forms, refuses what it cannot read, and never looks at
//! the database: references stay foreign keys until the importer resolves them.

pub mod generic;
pub mod made;
mod newcomer;
pub mod uci;

pub use generic::Generic;
pub use newcomer::newcomers;
pub use uci::Uci;

use app::import::{RefusedRow, SourceRow};

/// A stream of events, in the order of the file.
pub type Events = Box<dyn Iterator<Item = Result<SourceRow, RefusedRow>> + Send>;
