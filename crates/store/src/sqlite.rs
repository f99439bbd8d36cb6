//! The embedded database: connections to one file, lent out and taken back, and statements run on the caller's thread.
//!
//! A question to SQLite is a function call that takes microseconds; handing it to another thread would cost more than
//! answering it. So readers run where they are asked, at most [`Lite`]'s size at a time, and the writer has a thread of
//! its own, because it waits for the disk ([`crate::writer`]).

use crate::db::Arg;
use crate::fault::{Fault, FaultKind};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Statement};
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long a caller waits for a connection, and a connection for another's lock.
const PATIENCE: Duration = Duration::from_secs(10);
const BUSY: Duration = Duration::from_secs(5);

/// What a connection may do with the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Create it where it is missing, read and write.
    Write,
    /// Read only; others may write meanwhile.
    Read,
    /// Read only, without locks: nobody writes.
    Frozen,
}

/// One value of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// NULL.
    Null,
    /// Integer.
    Int(i64),
    /// Floating-point number.
    Real(f64),
    /// Text.
    Text(Box<str>),
    /// Bytes.
    Blob(Box<[u8]>),
}

/// Connections to one file.
#[derive(Clone, Debug)]
pub(crate) struct Lite(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    file: PathBuf,
    mode: Mode,
    /// Pages each connection keeps, in KiB.
    cache: u32,
    idle: Mutex<Vec<Connection>>,
    size: u32,
    permits: Arc<Semaphore>,
}

impl Lite {
    /// Opens the file with one connection; up to `size` are made when they are needed.
    pub(crate) fn open(file: &Path, mode: Mode, size: u32, cache: u32) -> Result<Self, Fault> {
        let inner = Inner {
            file: file.to_owned(),
            mode,
            cache,
            idle: Mutex::default(),
            size,
            permits: Arc::new(Semaphore::new(size.try_into().unwrap_or(1))),
        };
        let first = inner.connect()?;
        inner.keep(first);
        Ok(Self(Arc::new(inner)))
    }

    /// Lends a connection.
    pub(crate) async fn acquire(&self) -> Result<Lease, Fault> {
        let permit = match self.0.permits.clone().try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => tokio::time::timeout(PATIENCE, self.0.permits.clone().acquire_owned())
                .await
                .map_err(|_| Fault::new(FaultKind::Unavailable, "every connection to the database was busy for ten seconds"))?
                .map_err(|_| closed())?,
        };
        let idle = self.0.idle.lock().expect("no holder of this lock panics").pop();
        let conn = idle.map_or_else(|| self.0.connect(), Ok)?;
        Ok(Lease { conn: Some(conn), home: Arc::clone(&self.0), _permit: permit })
    }

    /// Runs one statement on a connection of its own, on the caller's thread however long it takes.
    pub(crate) fn alone(&self, sql: &str, args: Vec<Arg>) -> Result<(), Fault> {
        let conn = self.0.connect()?;
        let mut statement = conn.prepare(sql)?;
        bind(&mut statement, sql, &args)?;
        Ok(statement.raw_execute().map(drop)?)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.0.permits.is_closed()
    }

    /// Waits until every connection is back, then closes them.
    pub(crate) async fn close(&self) {
        if let Ok(all) = self.0.permits.acquire_many(self.0.size).await {
            self.0.permits.close();
            drop(all);
            self.0.idle.lock().expect("no holder of this lock panics").clear();
        }
    }
}

impl Inner {
    fn connect(&self) -> Result<Connection, Fault> {
        let base = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let conn = match self.mode {
            Mode::Write => {
                Connection::open_with_flags(&self.file, base | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
            }
            Mode::Read => Connection::open_with_flags(&self.file, base | OpenFlags::SQLITE_OPEN_READ_ONLY),
            Mode::Frozen => Connection::open_with_flags(address(&self.file), base | OpenFlags::SQLITE_OPEN_READ_ONLY),
        }?;
        conn.busy_timeout(BUSY)?;
        conn.set_prepared_statement_cache_capacity(if self.mode == Mode::Write { 600 } else { 200 });
        // Plans do not depend on what is asked for: a statement is compiled once.
        conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        conn.execute_batch(&format!("PRAGMA foreign_keys = off; PRAGMA temp_store = memory; PRAGMA cache_size = -{};", self.cache))?;
        if self.mode == Mode::Write {
            // What is erased is overwritten, not only forgotten: `secure_delete`.
            conn.execute_batch(
                "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA secure_delete = on; \
                 PRAGMA journal_size_limit = 67108864;",
            )?;
        } else {
            // A read-only connection opens the file with its first question; trouble should show now.
            conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        }
        Ok(conn)
    }

    fn keep(&self, conn: Connection) {
        self.idle.lock().expect("no holder of this lock panics").push(conn);
    }
}

/// The file as an address that tells SQLite that nobody writes it.
fn address(file: &Path) -> String {
    let mut text = "file:".to_owned();
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => text.push(char::from(*byte)),
            other => text.push_str(&format!("%{other:02X}")),
        }
    }
    text + "?immutable=1"
}

fn closed() -> Fault {
    Fault::new(FaultKind::Closed, "the database was closed")
}

/// A connection on loan; it goes back when dropped, with whatever transaction was left open undone.
#[derive(Debug)]
pub struct Lease {
    conn: Option<Connection>,
    home: Arc<Inner>,
    _permit: OwnedSemaphorePermit,
}

impl Deref for Lease {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.conn.as_ref().expect("a lease holds its connection until it ends")
    }
}
impl DerefMut for Lease {
    fn deref_mut(&mut self) -> &mut Connection {
        self.conn.as_mut().expect("a lease holds its connection until it ends")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            let clean = conn.is_autocommit() || conn.execute_batch("ROLLBACK").is_ok();
            if clean && !self.home.permits.is_closed() {
                self.home.keep(conn);
            }
        }
    }
}

impl Lease {
    /// Ends the loan by closing the connection.
    pub(crate) fn close(mut self) {
        drop(self.conn.take());
    }

    /// All rows of a question.
    pub(crate) fn fetch(&self, sql: &str, args: &[Arg]) -> Result<Vec<Box<[Cell]>>, Fault> {
        let mut statement = self.prepare_cached(sql)?;
        bind(&mut statement, sql, args)?;
        let width = statement.column_count();
        let mut rows = statement.raw_query();
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let cells: Result<Box<[Cell]>, rusqlite::Error> = (0..width).map(|i| row.get_ref(i).map(cell)).collect();
            all.push(cells?);
        }
        Ok(all)
    }

    /// Runs a statement that writes one row once for every row of `args`. Row by row, because a statement of many rows
    /// keeps a journal of its own for the case that one of them fails, and that costs more than the calls it saves.
    pub(crate) fn write_rows(&self, sql: &str, args: &[Arg], width: usize) -> Result<(), Fault> {
        let mut statement = self.prepare_cached(sql)?;
        for row in args.chunks_exact(width) {
            for (i, arg) in row.iter().enumerate() {
                bind_one(&mut statement, i + 1, arg)?;
            }
            statement.raw_execute()?;
        }
        Ok(())
    }

    /// Runs a statement; the number of rows it touched.
    pub(crate) fn execute(&self, sql: &str, args: &[Arg]) -> Result<u64, Fault> {
        let mut statement = self.prepare_cached(sql)?;
        bind(&mut statement, sql, args)?;
        let mut rows = statement.raw_query();
        while rows.next()?.is_some() {}
        drop(rows);
        Ok(self.changes())
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(n) => Cell::Int(n),
        ValueRef::Real(n) => Cell::Real(n),
        // What the store wrote is UTF-8; what something else wrote shows as what it is not.
        ValueRef::Text(t) => Cell::Text(String::from_utf8_lossy(t).into()),
        ValueRef::Blob(b) => Cell::Blob(b.into()),
    }
}

/// Binds values by position. `$2` means the second value wherever it stands, as on PostgreSQL.
fn bind(statement: &mut Statement<'_>, sql: &str, args: &[Arg]) -> Result<(), Fault> {
    let places = statement.parameter_count();
    let named = sql.contains('$');
    for place in 1..=places {
        let nth =
            if named { statement.parameter_name(place).and_then(|name| name[1..].parse::<usize>().ok()).unwrap_or(place) } else { place };
        let Some(arg) = args.get(nth - 1) else {
            return Err(Fault::new(FaultKind::Database, format!("a statement wants {places} values, {} were given", args.len())));
        };
        bind_one(statement, place, arg)?;
    }
    Ok(())
}

fn bind_one(statement: &mut Statement<'_>, place: usize, arg: &Arg) -> Result<(), rusqlite::Error> {
    match arg {
        Arg::Int(Some(n)) => statement.raw_bind_parameter(place, *n),
        Arg::Text(Some(text)) => statement.raw_bind_parameter(place, &**text),
        Arg::Blob(Some(bytes)) => statement.raw_bind_parameter(place, &**bytes),
        Arg::Int(None) | Arg::Text(None) | Arg::Blob(None) => statement.raw_bind_parameter(place, rusqlite::types::Null),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn values_come_back_and_a_broken_off_transaction_leaves_nothing() {
        let dir = testkit::temp_dir();
        let lite = Lite::open(&dir.path().join("a b?.db"), Mode::Write, 1, 100).unwrap();
        let conn = lite.acquire().await.unwrap();
        conn.execute("CREATE TABLE t (n INTEGER, s TEXT, b BLOB)", &[]).unwrap();
        // The places are named out of order.
        conn.execute("INSERT INTO t (s, n, b) VALUES ($2, $1, $3)", &[7.into(), "ä".into(), vec![0_u8, 255].into()]).unwrap();
        conn.execute("BEGIN IMMEDIATE", &[]).unwrap();
        assert_eq!(conn.execute("UPDATE t SET n = 8", &[]).unwrap(), 1);
        drop(conn);
        let conn = lite.acquire().await.unwrap();
        let row: Vec<Cell> = conn.fetch("SELECT n, s, b, NULL, 0.5 FROM t", &[]).unwrap().remove(0).into();
        assert_eq!(row, [Cell::Int(7), Cell::Text("ä".into()), Cell::Blob([0, 255].into()), Cell::Null, Cell::Real(0.5)]);
        assert!(conn.fetch("SELECT $2", &[1.into()]).is_err(), "a value is missing");
        drop(conn);
        lite.close().await;
        assert!(lite.is_closed());
        assert_eq!(lite.acquire().await.unwrap_err().kind, FaultKind::Closed);
        let frozen = Lite::open(&dir.path().join("a b?.db"), Mode::Frozen, 1, 100).unwrap();
        let conn = frozen.acquire().await.unwrap();
        assert_eq!(conn.fetch("SELECT s FROM t", &[]).unwrap().len(), 1);
        assert_eq!(conn.execute("DELETE FROM t", &[]).unwrap_err().kind, FaultKind::ReadOnly);
    }
}
