//! Import: history and lists of other systems become records, entry by entry.
mod source;

pub use source::{Foreign, RefusedRow, SourceActor, SourceRow, SourceValue};
