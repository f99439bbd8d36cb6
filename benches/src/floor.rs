//! Floors: the least any program could spend for the same, measured in the same run on the same machine.

use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};

/// Rows a second when every row is a transaction of its own, durable when acknowledged: one table, one row, nothing else.
#[allow(clippy::disallowed_methods)] // a benchmark reads the clock
pub fn bare_commits(dir: &Path, length: Duration) -> Result<f64, rusqlite::Error> {
    let c = Connection::open(dir.join("floor.sqlite"))?;
    c.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = full; \
         CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL)",
    )?;
    let mut insert = c.prepare("INSERT INTO bare (title, body) VALUES (?, ?)")?;
    let (start, mut rows) = (Instant::now(), 0_u32);
    while start.elapsed() < length {
        insert.execute(("The mailbox does not start", "x".repeat(400)))?;
        rows += 1;
    }
    Ok(f64::from(rows) / start.elapsed().as_secs_f64())
}
