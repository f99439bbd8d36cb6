//! The REST interface, from the outside: requests through the router into a real store, on SQLite and on PostgreSQL.
//! Snapshots stand in folders that mirror the addresses.
#![allow(clippy::unwrap_used)]

#[path = "../../../app/tests/desk/mod.rs"]
mod desk;
mod http;
mod matrix;
mod refusals;
mod stories;
mod tokens;
mod tutorial;
