//! The store: the only room that knows SQL. It keeps the journal and the tables that are its view, in SQLite (embedded)
//! or PostgreSQL (several replicas), by one code path.
//!
//! A write arrives as an [`engine::Plan`], decided elsewhere. [`Store::commit`] appends its entries, writes the tables
//! through the one function that live commits, imports and replay share (`batch`), and answers when the database has it
//! durably. Everything else here reads, or keeps what is not about records (sessions, passwords, the outbox).
//!
//! Where to read on: [`tables`] says what is stored; `commit` how plans become rows; `writer` (SQLite) and `sequencer`
//! (PostgreSQL) how entries get their positions; `db` is where the two databases differ.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod accounts;
mod append;
mod apply;
mod backup;
mod batch;
mod beside;
mod blobs;
mod bulk;
mod catch_up;
mod changed;
mod commit;
mod compare;
mod db;
mod dialect;
mod due;
mod fault;
mod journal_store;
mod kinds;
mod legacy;
mod listener;
mod load;
mod lock;
mod migrate;
mod numbering;
mod open;
mod query;
mod recent;
mod replay;
mod saved_views;
mod search_index;
mod sequencer;
mod shape;
pub mod snapshots;
mod sqlite;
pub mod tables;
mod ties;
mod writer;

pub use accounts::{CredentialRow, Credentials, SessionRow, Sessions, Settings, Throttle, ThrottleRow, TokenRow, Tokens};
pub use backup::{Manifest, ManifestFile, check_backup, restore};
pub use beside::Beside;
pub use blobs::{Blob, BlobReader, Blobs};
pub use commit::Committed;
pub use compare::{Difference, MOST_DIFFERENCES};
pub use db::{Arg, Conn, Db, Row, Sql, id_list};
pub use dialect::Dialect;
pub use due::{Claimed, DueTimer, MOST_ATTEMPTS, OutboxState, backoff_seconds};
pub use fault::{CommitError, Fault, FaultKind};
pub use journal_store::{JournalReader, Stored, StoredCheckpoint};
pub use load::{StoredAttachment, StoredLink, StoredMessage};
pub use open::{DATABASE_FILE, Target};
pub use query::{
    Count, Cursor, Dated, DatedRow, First, Hit, Leading, ListRequest, Measure, Page, SearchRequest, Selection, Snippet, Spread,
};
pub use replay::{Cut, Progress};
pub use saved_views::{SavedViewRow, SavedViews};
pub use shape::{Shape, Shapes, decimal_micros};
pub use snapshots::Past;
pub use ties::{Tie, Tied};

use engine::Plan;
use kernel::{Id, Name};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, RwLock};
use tokio::sync::{Notify, broadcast, oneshot};
use writer::{Job, Writer};

/// A store; cloning costs a counter. It closes when the last clone is dropped, or by [`Store::close`].
#[derive(Clone)]
pub struct Store(pub(crate) Arc<Core>);

/// A record changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The record.
    pub record: Id,
    /// Its type.
    pub type_name: Name,
    /// Its version now.
    pub version: u32,
    /// Position of the entry, once it has one.
    pub position: Option<u64>,
}

pub(crate) struct Core {
    pub db: Db,
    pub dialect: Dialect,
    pub shapes: RwLock<Arc<Shapes>>,
    pub writers: apply::Writers,
    pub writer: OnceLock<Writer>,
    /// Plans that are being made and will be sent to the writer in a moment.
    pub announced: AtomicUsize,
    /// Tells when the writer has ended.
    pub task: Mutex<Option<oneshot::Receiver<()>>>,
    pub changes: broadcast::Sender<Changed>,
    /// Wakes the sequencer.
    pub sequence: Arc<Notify>,
    pub dir: Option<PathBuf>,
    pub kinds: kinds::Kinds,
    pub recent: recent::Recent,
    /// Whether the tables lack entries of the journal ([`catch_up`]).
    pub behind: AtomicBool,
}

impl Core {
    pub(crate) fn shapes(&self) -> Arc<Shapes> {
        Arc::clone(&self.shapes.read().expect("no holder of this lock panics"))
    }
}

/// What becomes of the plans of a batch, in their order.
pub type Answers = oneshot::Receiver<Vec<Result<Committed, CommitError>>>;

/// A plan on its way to the writer; dropped when it has arrived, or will not come.
pub struct Announced(Arc<Core>);

impl std::fmt::Debug for Announced {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Announced")
    }
}

impl Drop for Announced {
    fn drop(&mut self) {
        self.0.announced.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Store {
    /// The pool of readers.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.0.db
    }
    /// How many questions were asked of the readers so far.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.0.db.statements()
    }
    /// How the record types lie in the tables.
    #[must_use]
    pub fn shapes(&self) -> Arc<Shapes> {
        self.0.shapes()
    }
    /// Which database it is.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.0.dialect
    }
    /// The data directory, on SQLite.
    #[must_use]
    pub fn dir(&self) -> Option<&Path> {
        self.0.dir.as_deref()
    }
    /// The journal.
    #[must_use]
    pub const fn journal(&self) -> JournalReader<'_> {
        JournalReader(self)
    }
    /// Tells of every change committed by this process (SQLite), or numbered by this process's sequencer or committed
    /// by it (PostgreSQL).
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Changed> {
        self.0.changes.subscribe()
    }

    /// Commits a plan: durable when it answers.
    ///
    /// # Errors
    /// [`CommitError::Stale`] when a record is not at the version the plan was made from, [`CommitError::Duplicate`] when
    /// a unique value is taken, otherwise the fault. A command committed before is answered with its first outcome.
    pub async fn commit(&self, plan: Plan) -> Result<Committed, CommitError> {
        self.commit_announced(self.announce(), plan).await
    }

    /// Says that a plan is on its way, so that the writer may wait a moment for it and take it into the same group.
    #[must_use]
    pub fn announce(&self) -> Announced {
        self.0.announced.fetch_add(1, Ordering::Relaxed);
        Announced(Arc::clone(&self.0))
    }

    /// Commits a plan that was announced.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub async fn commit_announced(&self, announced: Announced, plan: Plan) -> Result<Committed, CommitError> {
        self.catch_up_first().await?;
        if self.0.dialect == Dialect::Postgres {
            drop(announced);
            return self.commit_batch(vec![plan]).await.pop().unwrap_or_else(|| Err(writer::closed().into()));
        }
        let writer = self.0.writer.get().ok_or_else(writer::closed)?;
        let plan = match writer.commit_alone(&self.0, plan) {
            Ok(outcome) => return outcome,
            Err(plan) => plan,
        };
        let (answer, outcome) = oneshot::channel();
        writer.send(Job::Plan(Box::new(plan), answer)).await?;
        drop(announced); // it has arrived
        outcome.await.map_err(|_| writer::closed())?
    }

    /// Sends plans off to be committed in one transaction; what became of them comes later, while the next are being made.
    /// On PostgreSQL it is there at once.
    ///
    /// # Errors
    /// When the store is closed.
    pub async fn send_batch(&self, plans: Vec<Plan>) -> Result<Answers, Fault> {
        self.catch_up_first().await?;
        let (answer, outcome) = oneshot::channel();
        if self.0.dialect == Dialect::Postgres {
            let _ = answer.send(self.commit_batch(plans).await);
        } else {
            self.send(Job::Batch(plans, answer)).await?;
        }
        Ok(outcome)
    }

    /// Waits until everything that was sent before is committed.
    ///
    /// # Errors
    /// When the store is closed.
    pub async fn settled(&self) -> Result<(), Fault> {
        if self.0.dialect == Dialect::Postgres { Ok(()) } else { self.write(Vec::new()).await.map(|_| ()) }
    }

    /// Commits plans in one transaction, each answered by itself: for imports.
    pub async fn commit_batch(&self, plans: Vec<Plan>) -> Vec<Result<Committed, CommitError>> {
        let n = plans.len();
        let all: Result<Vec<_>, Fault> = async {
            if self.0.dialect == Dialect::Postgres {
                // A task of its own: whoever waits may go away, an open transaction may not go back into the pool.
                let core = Arc::clone(&self.0);
                let done = tokio::spawn(async move {
                    let mut conn = core.db.acquire().await?;
                    let done = commit::commit_group(&core, &mut conn, None, plans).await;
                    core.sequence.notify_one();
                    Ok(done)
                });
                return done.await.map_err(|_| writer::closed())?;
            }
            let (answer, outcome) = oneshot::channel();
            self.send(Job::Batch(plans, answer)).await?;
            outcome.await.map_err(|_| writer::closed())
        }
        .await;
        match all {
            Ok(done) => done,
            Err(fault) => {
                let told = fault.to_string();
                (0..n).map(|_| Err(Fault::new(fault.kind.clone(), told.clone()).into())).collect()
            }
        }
    }

    /// The outcome of a command, when it was committed before.
    ///
    /// # Errors
    /// What the database says.
    pub async fn seen_command(&self, command: Id) -> Result<Option<Committed>, Fault> {
        let row = self.db().fetch_one("SELECT outcome FROM command WHERE id = $1", args![command]).await?;
        row.map(|r| Ok(Committed { replayed: true, ..r.json(0)? })).transpose()
    }

    /// A committed command whose id lies in a range (both ends included).
    ///
    /// # Errors
    /// What the database says.
    pub async fn command_between(&self, from: Id, to: Id) -> Result<Option<Id>, Fault> {
        let row = self.db().fetch_one("SELECT id FROM command WHERE id >= $1 AND id <= $2 ORDER BY id LIMIT 1", args![from, to]).await?;
        row.map(|r| r.id(0)).transpose()
    }

    /// Runs statements in one transaction through the writer; the rows of the last one.
    pub(crate) async fn write(&self, statements: Vec<(Sql, Vec<Arg>)>) -> Result<Vec<Row>, Fault> {
        if self.0.dialect == Dialect::Postgres {
            let db = self.0.db.clone();
            let done = tokio::spawn(async move { writer::run(&mut db.acquire().await?, statements).await });
            return done.await.map_err(|_| writer::closed())?;
        }
        let (answer, outcome) = oneshot::channel();
        self.send(Job::Run(statements, answer)).await?;
        outcome.await.map_err(|_| writer::closed())?
    }

    async fn send(&self, job: Job) -> Result<(), Fault> {
        self.0.writer.get().ok_or_else(writer::closed)?.send(job).await
    }

    /// Closes the store for every handle, after what was sent before; waits until the directory is free again. What was
    /// acknowledged is safe with or without it.
    pub async fn close(self) {
        self.0.db.close().await;
        let task = self.0.task.lock().expect("no holder of this lock panics").take();
        if let Some(task) = task {
            let _ = self.send(Job::Stop).await;
            let _ = task.await;
        }
    }
}
