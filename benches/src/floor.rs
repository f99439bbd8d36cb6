//! Floors: the least any program could spend for the same, measured in the same run on the same machine.

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use std::path::Path;
use std::time::{Duration, Instant};

/// Rows a second when every row is a transaction of its own, durable when acknowledged: one table, one row, nothing else.
#[allow(clippy::disallowed_methods)] // a benchmark reads the clock
pub async fn bare_commits(dir: &Path, length: Duration) -> Result<f64, sqlx::Error> {
    let mut c = SqliteConnectOptions::new()
        .filename(dir.join("floor.sqlite"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL)")
        .execute(&mut c)
        .await?;
    let (start, mut rows) = (Instant::now(), 0_u32);
    while start.elapsed() < length {
        sqlx::query("INSERT INTO bare (title, body) VALUES (?, ?)")
            .bind("The mailbox does not start")
            .bind("x".repeat(400))
            .execute(&mut c)
            .await?;
        rows += 1;
    }
    let rate = f64::from(rows) / start.elapsed().as_secs_f64();
    c.close().await?;
    Ok(rate)
}
