//! The readers of foreign files against good, bad and hostile input.
#![allow(clippy::unwrap_used, missing_docs)]

mod generic;
mod tabular;
mod uci;
