//! What tests of several rooms share: both databases, and directories that clean up after themselves. Dev only.

#[cfg(feature = "browser")]
mod browser;
mod databases;
mod http;
mod server;
mod temp;

#[cfg(feature = "browser")]
pub use browser::{Chromium, Tab};
pub use databases::{TestDatabase, databases, postgres, postgres_url};
pub use http::{Answer, Client, encode};
pub use server::{Ran, Server, demonstration, program, run};
pub use temp::{TempDir, temp_dir};
pub use testpg::Database as PostgresDatabase;
