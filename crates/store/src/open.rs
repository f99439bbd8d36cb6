//! Opening a store: a directory (SQLite inside) or the URL of a PostgreSQL database.

use crate::apply::Writers;
use crate::catch_up::{BEHIND, unfinished};
use crate::db::Db;
use crate::dialect::Dialect;
use crate::fault::{Fault, FaultKind};
use crate::lock::Lock;
use crate::migrate;
use crate::shape::Shapes;
use crate::sqlite::{Lite, Mode};
use crate::{Core, Store, sequencer, writer};
use schema::Model;
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use std::fs::TryLockError;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::{Arc, RwLock};
use std::time::Duration;

/// Where a store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A directory that holds `evident.db`, `blobs/` and a lock file.
    Sqlite(PathBuf),
    /// A `postgres://` URL.
    Postgres(String),
}

impl FromStr for Target {
    type Err = std::convert::Infallible;
    /// A `postgres://` or `postgresql://` URL, or else a directory.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let is_url = s.starts_with("postgres://") || s.starts_with("postgresql://");
        Ok(if is_url { Self::Postgres(s.to_owned()) } else { Self::Sqlite(PathBuf::from(s)) })
    }
}

/// File name of the database in a data directory.
pub const DATABASE_FILE: &str = "evident.db";
const READERS: u32 = 4;
/// What a connection keeps of the file in memory, KiB.
const CACHE: u32 = 4_000;
const SERVERS: u32 = 16;

impl Store {
    /// Opens a store, creating or upgrading it for `model`.
    ///
    /// # Errors
    /// [`FaultKind::InUse`] when another process has the directory open; [`FaultKind::ReadOnly`], [`FaultKind::Full`],
    /// [`FaultKind::Unavailable`] as they say; [`FaultKind::Incompatible`] when a newer program wrote the data.
    pub async fn open(target: &Target, model: Arc<Model>) -> Result<Self, Fault> {
        match target {
            Target::Sqlite(dir) => Self::open_sqlite(dir, model).await.map_err(|f| f.during(&format!("opening {}", dir.display()))),
            Target::Postgres(url) => Self::open_postgres(url, model).await.map_err(|f| f.during("opening the PostgreSQL database")),
        }
    }

    /// Opens a directory for reading only: an as-of snapshot, or a copy on read-only media. Writes are faults.
    ///
    /// # Errors
    /// When it is not a data directory that fits this program.
    pub async fn open_read_only(dir: &Path, model: Arc<Model>) -> Result<Self, Fault> {
        let file = dir.join(DATABASE_FILE);
        if !file.is_file() {
            return Err(Fault::new(FaultKind::Unavailable, format!("{} holds no database", dir.display())));
        }
        let pool = match Lite::open(&file, Mode::Read, READERS, CACHE) {
            // Readers share their locks through a file beside the database. Where none can be made (read-only media) and
            // nothing waits in the write-ahead log, nobody writes, and none is needed.
            Err(fault) if fault.kind == FaultKind::Unavailable && log_is_empty(&file) => Lite::open(&file, Mode::Frozen, READERS, CACHE)?,
            other => other?,
        };
        let shapes = Shapes::of(&model, Dialect::Sqlite);
        let store = Self::assemble(Db::from(pool), shapes, Some(dir.to_owned()));
        if store.settings().get(BEHIND).await?.is_some() {
            return Err(unfinished());
        }
        Ok(store)
    }

    async fn open_sqlite(dir: &Path, model: Arc<Model>) -> Result<Self, Fault> {
        std::fs::create_dir_all(dir).map_err(|e| Fault::io("creating the data directory", e))?;
        let lock = lock(dir)?;
        // Uploads that a crash broke off: nobody was told of them.
        let _ = std::fs::remove_dir_all(dir.join("blobs").join("part"));
        let file = dir.join(DATABASE_FILE);
        let mut conn = Db::from(Lite::open(&file, Mode::Write, 1, CACHE)?).acquire().await?;
        let shapes = Shapes::of(&model, Dialect::Sqlite);
        migrate::migrate(&mut conn, &shapes, &model.fingerprint).await?;
        let readers = Lite::open(&file, Mode::Read, READERS, CACHE)?;
        let store = Self::assemble(Db::from(readers), shapes, Some(dir.to_owned()));
        let frontier = store.journal().frontier().await?;
        let (jobs, task) = writer::start(Arc::downgrade(&store.0), conn, frontier, lock).await?;
        store.0.writer.get_or_init(|| jobs);
        *store.0.task.lock().expect("no holder of this lock panics") = Some(task);
        store.catch_up(|_| {}).await?;
        Ok(store)
    }

    async fn open_postgres(url: &str, model: Arc<Model>) -> Result<Self, Fault> {
        let options =
            PgConnectOptions::from_str(url)?.application_name("evident").statement_cache_capacity(600).disable_statement_logging();
        let pool = PgPoolOptions::new().max_connections(SERVERS).acquire_timeout(Duration::from_secs(10)).connect_with(options).await?;
        let db = Db::from(pool);
        let shapes = Shapes::of(&model, Dialect::Postgres);
        migrate::migrate(&mut db.acquire().await?, &shapes, &model.fingerprint).await?;
        let store = Self::assemble(db, shapes, None);
        let size = store.journal().size().await?;
        sequencer::start(Arc::downgrade(&store.0), size);
        store.catch_up(|_| {}).await?;
        Ok(store)
    }

    fn assemble(db: Db, shapes: Shapes, dir: Option<PathBuf>) -> Self {
        let dialect = db.dialect();
        Self(Arc::new(Core {
            db,
            dialect,
            shapes: RwLock::new(Arc::new(shapes)),
            writers: Writers::new(dialect),
            writer: Default::default(),
            task: Default::default(),
            announced: Default::default(),
            changes: tokio::sync::broadcast::Sender::new(1024),
            sequence: Default::default(),
            dir,
            kinds: Default::default(),
            recent: Default::default(),
            behind: Default::default(),
        }))
    }

    /// Takes on changed type definitions (an overlay was saved): adds the columns they ask for.
    ///
    /// # Errors
    /// When a field changed its kind, or the database refuses.
    pub async fn set_model(&self, model: &Model) -> Result<(), Fault> {
        let shapes = Shapes::of(model, self.0.dialect);
        let mut sqls = Vec::new();
        let mut conn = self.0.db.acquire().await?;
        for shape in shapes.all() {
            let known = migrate::columns(&mut conn, &shape.table.name).await?;
            if known.is_empty() {
                sqls.extend(shape.table.create(self.0.dialect).into_iter().map(|s| (s.into(), vec![])));
            }
            for column in shape.table.columns.iter().filter(|c| !known.is_empty() && !known.iter().any(|(n, _)| *n == c.name)) {
                let sql = format!("ALTER TABLE {} ADD COLUMN {}", self.0.dialect.quote(&shape.table.name), column.ddl(self.0.dialect));
                sqls.push((sql.into(), vec![]));
            }
            if !known.is_empty() {
                sqls.extend(shape.table.create_indexes(self.0.dialect).map(|sql| (sql.into(), vec![])));
            }
        }
        sqls.push((migrate::PUT_SETTING.into(), crate::args!["model", model.fingerprint.clone()]));
        drop(conn);
        self.write(sqls).await?;
        *self.0.shapes.write().expect("no holder of this lock panics") = Arc::new(shapes);
        self.0.recent.clear();
        Ok(())
    }
}

/// Whether nothing waits in the write-ahead log of a database.
fn log_is_empty(file: &Path) -> bool {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(PathBuf::from(log)).map_or(true, |m| m.len() == 0)
}

/// One process per directory. The lock is the operating system's: it goes when the process goes, however it goes.
fn lock(dir: &Path) -> Result<Lock, Fault> {
    let path = dir.join("lock");
    Lock::alone(&path).map_err(|error| match error {
        TryLockError::WouldBlock => {
            Fault::new(FaultKind::InUse, format!("{} is locked; stop the other process or choose another directory", dir.display()))
        }
        TryLockError::Error(e) => Fault::io(format!("locking {}", path.display()), e),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writer::Job;
    use tokio::sync::oneshot;

    /// Runs a statement where the writer runs its own.
    async fn tell_writer(store: &Store, sql: &'static str) {
        let (answer, done) = oneshot::channel();
        store.send(Job::Alone(sql.into(), answer)).await.unwrap();
        done.await.unwrap().unwrap();
    }

    #[test]
    fn a_full_disk_loses_nothing_and_says_so() {
        let dir = testkit::temp_dir();
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let store = Store::open(&Target::Sqlite(dir.path().into()), Arc::default()).await.unwrap();
            store.settings().put("before", "kept").await.unwrap();
            tell_writer(&store, "PRAGMA max_page_count = 150").await;
            let fault = store.settings().put("big", &"x".repeat(1 << 20)).await.unwrap_err();
            assert_eq!(fault.kind, FaultKind::Full);
            assert!(fault.to_string().contains("no space left"), "{fault}");
            assert_eq!(store.settings().get("before").await.unwrap().as_deref(), Some("kept"));
            assert_eq!(store.settings().get("big").await.unwrap(), None);
            tell_writer(&store, "PRAGMA max_page_count = 100000").await;
            store.settings().put("big", &"x".repeat(1 << 20)).await.unwrap();
        });
    }

    #[test]
    fn a_read_only_disk_says_so() {
        let dir = testkit::temp_dir();
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let store = Store::open(&Target::Sqlite(dir.path().into()), Arc::default()).await.unwrap();
            tell_writer(&store, "PRAGMA query_only = 1").await;
            let fault = store.settings().put("x", "y").await.unwrap_err();
            assert_eq!(fault.kind, FaultKind::ReadOnly);
            assert!(fault.to_string().contains("read-only"), "{fault}");
        });
    }

    #[test]
    fn a_newer_programs_data_is_left_alone() {
        let dir = testkit::temp_dir();
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let target = Target::Sqlite(dir.path().into());
            let store = Store::open(&target, Arc::default()).await.unwrap();
            store.settings().put("schema", "999").await.unwrap();
            store.close().await;
            let fault = Store::open(&target, Arc::default()).await.err().unwrap();
            assert_eq!(fault.kind, FaultKind::Incompatible);
            assert!(fault.to_string().contains("start the newer program"), "{fault}");
        });
    }
}
