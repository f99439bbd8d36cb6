//! Positions on PostgreSQL. Writers commit side by side and leave `position` empty; one sequencer at a time (an advisory
//! lock says which replica's) numbers what has become visible and extends the tree, so that hashing never serialises
//! writers.
//!
//! Why no entry is passed over: positions are given to whatever is visible without one, in order of `seq`, and new ones
//! only ever after the last. An entry whose transaction commits late is simply numbered later; nothing reads `seq` as a
//! cursor. Why versions stay in order within a record: a later version locks the record's row before it inserts its
//! entry, so it has the higher `seq`, and cannot be visible before the earlier one is.
//!
//! Every process hears of what any of them numbered through the [`listener`].

use crate::Core;
use crate::commit::tile_rows;
use crate::db::Conn;
use crate::fault::Fault;
use crate::journal_store::{JournalReader, signed};
use crate::listener::{self, Listener};
use crate::{Changed, Store};
use journal::{Frontier, TileBuilder};
use std::sync::{Arc, Weak};

const LOCK: i64 = 7_310_580;
/// Entries numbered in one transaction.
const STEP: i64 = 5_000;

/// Starts this process's sequencer. It works whenever no other replica's does, and tells this process of every change
/// that gets a position from `told` on, whoever numbers it.
pub(crate) fn start(core: Weak<Core>, mut told: u64) {
    tokio::spawn(async move {
        let news = core.upgrade().map(|alive| Listener::start(alive.db.postgres().cloned(), Arc::clone(&alive.sequence)));
        let Some(news) = news else { return };
        loop {
            let Some(alive) = core.upgrade() else { return };
            if alive.db.is_closed() {
                return;
            }
            if let Err(fault) = round(&Store(Arc::clone(&alive)), &mut told).await {
                tracing::warn!(%fault, "the sequencer will try again");
            }
            news.knows(told);
            let called = Arc::clone(&alive.sequence);
            drop(alive);
            let _ = tokio::time::timeout(news.patience(), called.notified()).await;
        }
    });
}

async fn round(store: &Store, told: &mut u64) -> Result<(), Fault> {
    // A look before the leap: numbering takes a lock that every replica wants.
    if !store.db().fetch("SELECT seq FROM journal WHERE position IS NULL LIMIT 1", vec![]).await?.is_empty() {
        store.sequence().await?;
    }
    let sql = "SELECT position, record, type, version FROM journal WHERE position >= $1 ORDER BY position LIMIT $2";
    for row in store.db().fetch(sql, crate::args![signed(*told), STEP]).await? {
        let position = row.int(0)?.unsigned_abs();
        let version = u32::try_from(row.int(3)?).unwrap_or(u32::MAX);
        // Nobody listening is not an error.
        let _ = store.0.changes.send(Changed { position: Some(position), record: row.id(1)?, type_name: row.name(2)?, version });
        *told = position + 1;
    }
    Ok(())
}

impl Store {
    /// Gives positions to every entry that is visible and has none; on SQLite there are never any. Returns how many.
    ///
    /// # Errors
    /// What the database says.
    pub async fn sequence(&self) -> Result<u64, Fault> {
        if self.0.dialect == crate::Dialect::Sqlite {
            return Ok(0);
        }
        let mut all = 0;
        loop {
            let mut conn = self.0.db.acquire().await?;
            conn.execute("BEGIN", vec![]).await?;
            let done = step(self, &mut conn).await;
            conn.execute(if done.is_ok() { "COMMIT" } else { "ROLLBACK" }, vec![]).await?;
            let numbered = done?;
            all += numbered.unsigned_abs();
            if numbered < STEP {
                return Ok(all);
            }
        }
    }
}

async fn step(store: &Store, conn: &mut Conn) -> Result<i64, Fault> {
    conn.execute("SELECT pg_advisory_xact_lock($1)", crate::args![LOCK]).await?;
    let last = conn.fetch("SELECT coalesce(max(position) + 1, 0) FROM journal", vec![]).await?;
    let first = last.first().map_or(Ok(0), |r| r.int(0))?;
    // What was replayed or restored brings its positions and needs its tree only.
    let built = conn.fetch("SELECT coalesce(max(CAST(value AS bigint)), 0) FROM setting WHERE key = 'tree'", vec![]).await?;
    let built = built.first().map_or(Ok(0), |r| r.int(0))?;
    let sql = "WITH fresh AS (SELECT seq, $1 + row_number() OVER (ORDER BY seq) - 1 AS place FROM \
               (SELECT seq FROM journal WHERE position IS NULL ORDER BY seq LIMIT $2) AS waiting) \
               UPDATE journal SET position = fresh.place FROM fresh WHERE journal.seq = fresh.seq";
    let numbered = i64::try_from(conn.execute(sql, crate::args![first, STEP]).await?).unwrap_or(STEP);
    let size = first + numbered;
    if built < size {
        let frontier = if built == 0 { Frontier::default() } else { JournalReader(store).frontier_at(built.unsigned_abs()).await? };
        let mut tree = TileBuilder::new(frontier);
        let mut at = built;
        while at < size {
            let rows = conn
                .fetch("SELECT leaf FROM journal WHERE position >= $1 AND position < $2 ORDER BY position", crate::args![at, at + STEP])
                .await?;
            if rows.is_empty() {
                return Err(Fault::corrupt(format!("the journal has no entry at position {at}")));
            }
            for row in &rows {
                tree.append(row.hash(0)?);
            }
            at += rows.len() as i64;
            store.0.writers.tile.run(conn, tile_rows(tree.take())).await?;
        }
        conn.execute(crate::migrate::PUT_SETTING, crate::args!["tree", size.to_string()]).await?;
        listener::tell(conn, size).await?;
    }
    Ok(numbered)
}
