//! Asking: checked queries become SQL, pages, counts, facets and search results.
//!
//! `compile` turns a query into a condition, `sort` an order into keys that are never NULL, `page` puts both together and
//! moves by keyset: a cursor holds the keys of the last row seen, never a number of rows to skip, so that the thousandth
//! page costs what the first does. `search` finds words, `figures` counts and
//! measures.
//!
//! Nothing is asked without a scope: what a viewer may see is part of every statement, and an empty scope is nothing.

mod across;
mod column;
mod compile;
mod figures;
mod page;
mod search;
mod sort;
mod sql;

#[cfg(test)]
mod agreement;

pub use across::{Dated, DatedRow, First, Leading};
pub use figures::{Count, Measure, Selection, Spread};
pub use page::{ListRequest, Page};
pub use search::{Hit, SearchRequest, Snippet};
pub use sort::Cursor;
