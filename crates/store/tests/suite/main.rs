//! The store, told as stories: each runs on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod accounts;
mod behind;
mod commits;
mod files;
mod support;
mod tables;
mod truth;
