//! The store: the only room that knows SQL. It keeps the journal and the tables that are its view, in SQLite (embedded)
//! or PostgreSQL (several replicas), by one code path.
//!
//! A write arrives as an [`engine::Plan`], decided elsewhere. `Store::commit` appends its entries, writes the tables
//! through the one function that live commits, imports and replay share ([`apply`]), and answers when the database has
//! it durably. Everything else here reads, or keeps what is not about records (sessions, passwords, the outbox).
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod db;
mod dialect;
mod fault;
pub mod tables;

pub use db::{Arg, Conn, Db, Row, Sql, id_list};
pub use dialect::Dialect;
pub use fault::{CommitError, Fault, FaultKind};
