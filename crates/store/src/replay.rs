//! Replay: the state at a position is the fold of the entries before it. One function reads a journal and writes another
//! store from it; moving from SQLite to PostgreSQL, the as-of view and the proof that tables follow from the journal are
//! all this function with another target.
//!
//! Entries are copied first, in chunks: while one is being written the next is read. How far it came stands in the target, in
//! the same transaction, so that an interrupted replay is taken up where it was. Then the target's tables
//! [catch up](crate::catch_up) with its journal.

use crate::append::{Copied, REPLAYED, append_copied};
use crate::db::{Arg, Row};
use crate::fault::{Fault, FaultKind};
use crate::journal_store::ENTRY;
use crate::shape::Shapes;
use crate::snapshots::{self, Past};
use crate::tables::{Ty, fixed_table};
use crate::writer::{self, Job};
use crate::{Dialect, Store};
use kernel::{Id, Timestamp};
use schema::Model;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::oneshot;

/// Which entries count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Those at positions before this one.
    pub before: u64,
    /// And of these, those that happened up to this instant: a record's entries up to the first that happened later.
    /// Imported history has its original times here. Positions are not kept then, and so there are no proofs.
    /// What that history refers to (people, services, agreements: the reference types) may have been recorded only when it was
    /// imported; it is taken as it stood when the last entry of that history was recorded.
    pub occurred: Option<Timestamp>,
}

/// How far a replay is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Entries done.
    pub done: u64,
    /// Entries in all.
    pub total: u64,
}

/// Entries copied together: pages of indexes are written once for all of them.
const CHUNK: u64 = 6_000;

impl Store {
    /// Writes into `target` what the entries of this journal mean, up to `cut`; takes up where an earlier replay into the
    /// same target stopped. What is not journalled (passwords, files) is not touched: see [`Store::move_to`].
    ///
    /// # Errors
    /// [`FaultKind::Incompatible`] when the target holds something else; otherwise what the databases say.
    pub async fn replay_to(&self, target: &Self, cut: Cut, mut progress: impl FnMut(Progress)) -> Result<u64, Fault> {
        self.sequence().await?;
        let total = cut.before.min(self.journal().size().await?);
        let mark = target.settings().get(REPLAYED).await?.and_then(|v| v.parse::<u64>().ok());
        let mut done = match mark {
            Some(mark) if mark <= total => mark,
            None if target.journal().size().await? == 0 => 0,
            _ => {
                return Err(Fault::new(
                    FaultKind::Incompatible,
                    "the target of a replay must be empty, or an earlier part of the same replay",
                ));
            }
        };
        let around = match cut.occurred {
            Some(until) => self.journal().size_until(until, total).await?,
            None => total,
        };
        // Each entry counts half when it is copied, and half when its record is folded.
        let mut told = |copied: u64, folded: Progress| {
            let folded = (total * folded.done).checked_div(folded.total).unwrap_or(0);
            progress(Progress { done: copied.midpoint(folded), total });
        };
        let columns = fixed_table("journal").written().map(|c| c.ty).collect();
        let mut pick = Pick { over: BTreeSet::new(), cut, around, target: target.dialect(), shapes: target.shapes(), columns };
        let mut next = self.chunk(done, total, &mut pick).await?;
        if next.1 > done {
            target.fall_behind().await?;
            if done == 0 {
                target.forget_journal_lists().await?;
            }
        }
        while next.1 > done {
            let (copied, end) = next;
            // Sent off first: reading and picking go on here while the target's writer writes.
            let (written, read) = tokio::join!(target.append(copied, end), self.chunk(end, total, &mut pick));
            written?;
            next = read?;
            done = end;
            told(done, Progress { done: 0, total });
        }
        target.sequence().await?;
        if target.is_behind() {
            target.catch_up(|p| told(done, p)).await?;
            told(done, Progress { done: total, total });
        }
        Ok(done)
    }

    /// What is to be copied of the next entries, and where they end.
    async fn chunk(&self, from: u64, total: u64, pick: &mut Pick) -> Result<(Copied, u64), Fault> {
        if from >= total {
            return Ok((Copied::default(), from));
        }
        let rows = self.journal().at(ENTRY, from..(from + CHUNK).min(total)).await?;
        Ok((pick.pick(&rows)?, from + rows.len() as u64))
    }

    async fn append(&self, copied: Copied, mark: u64) -> Result<(), Fault> {
        if self.0.dialect == Dialect::Postgres {
            let core = Arc::clone(&self.0);
            let done = tokio::spawn(async move { append_copied(&core, &mut core.db.acquire().await?, None, copied, mark).await });
            return done.await.map_err(|_| writer::closed())?;
        }
        let (answer, outcome) = oneshot::channel();
        self.send(Job::Append(copied, mark, answer)).await?;
        outcome.await.map_err(|_| writer::closed())?
    }

    /// The state as of a cut, as a store for reading only. It is made in a folder of `base` once, taken up when it was
    /// interrupted, and found again later, until others took its place ([`crate::snapshots`]).
    ///
    /// # Errors
    /// What the databases say.
    pub async fn as_of(&self, cut: Cut, base: &Path, model: Arc<Model>, progress: impl FnMut(Progress)) -> Result<Past, Fault> {
        self.sequence().await?;
        let before = cut.before.min(self.journal().size().await?);
        let cut = Cut { before, ..cut };
        let model_part: String = model.fingerprint.chars().take(8).collect();
        let when = cut.occurred.map_or_else(String::new, |t| format!("-{}", t.micros()));
        let dir = base.join(format!("{before}{when}-{model_part}"));
        if !snapshots::is_complete(&dir) {
            let snapshot = snapshots::build(&dir, Arc::clone(&model)).await?;
            self.replay_to(&snapshot, cut, progress).await?;
            // A read-only directory must not need a log file beside the database.
            let (answer, outcome) = oneshot::channel();
            snapshot.db().close().await;
            snapshot.send(Job::Alone("PRAGMA journal_mode = DELETE".into(), answer)).await?;
            outcome.await.map_err(|_| writer::closed())??;
            snapshot.close().await;
            snapshots::mark(&dir)?;
        }
        snapshots::open(base, &dir, model).await
    }

    /// Everything into another, empty store: the journal replayed, and what is not journalled (checkpoints, passwords,
    /// tokens, saved views, waiting effects, attached files) copied. Sessions stay behind: people sign in again.
    ///
    /// # Errors
    /// As [`Store::replay_to`].
    pub async fn move_to(&self, target: &Self, progress: impl FnMut(Progress)) -> Result<u64, Fault> {
        let done = self.replay_to(target, Cut { before: u64::MAX, occurred: None }, progress).await?;
        for name in ["checkpoint", "credential", "token", "saved_view", "outbox"] {
            self.copy_table(target, name).await?;
        }
        for sha256 in self.blobs().referenced().await? {
            if !target.blobs().has(&sha256).await? {
                let source = self.blobs().get(&sha256).await?;
                let source = source.ok_or_else(|| Fault::corrupt(format!("the bytes of an attached file are missing: {sha256}")))?;
                let stored = target.blobs().put(source, u64::MAX - 1).await?;
                if stored.sha256 != sha256 {
                    return Err(Fault::corrupt(format!("the bytes of an attached file do not have their hash: {sha256}")));
                }
            }
        }
        Ok(done)
    }

    async fn copy_table(&self, target: &Self, name: &str) -> Result<(), Fault> {
        let table = fixed_table(name);
        let columns: Vec<String> = table.columns.iter().map(|c| self.0.dialect.quote(&c.name)).collect();
        let rows = self.db().fetch(format!("SELECT {} FROM {name}", columns.join(", ")), vec![]).await?;
        let places: Vec<String> = (1..=columns.len()).map(|i| format!("${i}")).collect();
        let sql = format!("INSERT INTO {name} ({}) VALUES ({}) ON CONFLICT DO NOTHING", columns.join(", "), places.join(", "));
        let mut statements = Vec::with_capacity(rows.len());
        for row in rows {
            let args = table.columns.iter().enumerate().map(|(i, c)| row.arg(i, c.ty)).collect::<Result<Vec<Arg>, _>>()?;
            statements.push((sql.clone().into(), args));
        }
        if statements.is_empty() { Ok(()) } else { target.write(statements).await.map(|_| ()) }
    }
}

/// Picks the entries that count, in the order of their positions.
struct Pick {
    /// Records whose later entries happened after the cut.
    over: BTreeSet<Id>,
    cut: Cut,
    /// Positions before this one count for reference types, whenever they occurred.
    around: u64,
    target: Dialect,
    shapes: Arc<Shapes>,
    columns: Vec<Ty>,
}

impl Pick {
    fn pick(&mut self, rows: &[Row]) -> Result<Copied, Fault> {
        let mut out = Copied::default();
        for row in rows {
            if !self.is_later(row)? {
                out.take(row, &self.columns, self.cut.occurred.is_none(), self.target)?;
            }
        }
        Ok(out.ready())
    }

    fn is_later(&mut self, row: &Row) -> Result<bool, Fault> {
        let Some(until) = self.cut.occurred else { return Ok(false) };
        let record = row.id(9)?;
        let later = if self.shapes.get(row.str(8)?)?.def.cached {
            row.opt_int(0)?.is_none_or(|p| p.unsigned_abs() >= self.around)
        } else {
            row.instant(3)? > until
        };
        if later {
            self.over.insert(record);
        }
        Ok(later || self.over.contains(&record))
    }
}
