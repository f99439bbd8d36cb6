//! Faults: what goes wrong on our side of the counter. A fault says what was being done, what kind of trouble it met
//! and, where an operator can do something about it, what. Refusals (the user's to mend) never come from here.

use std::error::Error;
use std::fmt;

/// What kind of trouble; callers decide by it, people read [`Fault`]'s text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Another process has the data directory open.
    InUse,
    /// The disk or the database's quota is full.
    Full,
    /// The directory or database cannot be written.
    ReadOnly,
    /// The database cannot be reached or did not answer in time.
    Unavailable,
    /// A unique value is already taken; the table and column, where known.
    Duplicate(String),
    /// What is stored contradicts itself or the type definitions.
    Corrupt,
    /// The store was written by a newer version, or for other type definitions.
    Incompatible,
    /// The store was closed.
    Closed,
    /// A limit was passed (upload too long).
    TooLarge,
    /// A file operation failed.
    Io,
    /// Anything else the database said.
    Database,
}

/// Something that is not the user's to mend: what was being done, what kind of trouble, and its cause.
#[derive(Debug)]
pub struct Fault {
    /// What kind of trouble.
    pub kind: FaultKind,
    /// What was being done, and what an operator can do.
    pub context: String,
    /// The cause underneath.
    pub source: Option<Box<dyn Error + Send + Sync>>,
}

impl Fault {
    /// A fault without a cause underneath.
    #[must_use]
    pub fn new(kind: FaultKind, context: impl Into<String>) -> Self {
        Self { kind, context: context.into(), source: None }
    }
    /// A fault about stored data that cannot be read back.
    #[must_use]
    pub fn corrupt(context: impl Into<String>) -> Self {
        Self::new(FaultKind::Corrupt, context)
    }
    /// The same, with what was being done put before it.
    #[must_use]
    pub fn during(mut self, what: &str) -> Self {
        self.context = if self.context.is_empty() { what.to_owned() } else { format!("{what}: {}", self.context) };
        self
    }
    /// A file operation that failed.
    #[must_use]
    pub fn io(what: impl Into<String>, error: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        let kind = match error.kind() {
            K::StorageFull | K::QuotaExceeded => FaultKind::Full,
            K::ReadOnlyFilesystem | K::PermissionDenied => FaultKind::ReadOnly,
            _ => FaultKind::Io,
        };
        Self { kind, context: what.into(), source: Some(Box::new(error)) }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match &self.kind {
            FaultKind::InUse => "the data directory is in use by another process",
            FaultKind::Full => "no space left: free some and start again, nothing acknowledged is lost",
            FaultKind::ReadOnly => "the data cannot be written: check permissions and whether the disk is mounted read-only",
            FaultKind::Unavailable => "the database cannot be reached",
            FaultKind::Duplicate(what) => return write!(f, "{}: {what} is already taken", self.context),
            FaultKind::Corrupt => "stored data contradicts itself",
            FaultKind::Incompatible => "the store does not fit this program",
            FaultKind::Closed => "the store is closed",
            FaultKind::TooLarge => "a limit was passed",
            FaultKind::Io => "a file operation failed",
            FaultKind::Database => "the database refused",
        };
        if self.context.is_empty() {
            f.write_str(words)?
        } else {
            write!(f, "{}: {words}", self.context)?
        }
        if let Some(source) = &self.source {
            write!(f, " ({source})")?;
        }
        Ok(())
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|e| e as &(dyn Error + 'static))
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        let kind = match &error {
            rusqlite::Error::SqliteFailure(code, told) => match (code.code, code.extended_code) {
                // UNIQUE and PRIMARY KEY; the message names the columns.
                (C::ConstraintViolation, 2067 | 1555) => {
                    let told = told.as_deref().unwrap_or_default();
                    FaultKind::Duplicate(told.rsplit(": ").next().unwrap_or_default().to_owned())
                }
                (C::DiskFull, _) => FaultKind::Full,
                (C::ReadOnly, _) => FaultKind::ReadOnly,
                (C::DatabaseCorrupt | C::NotADatabase, _) => FaultKind::Corrupt,
                (C::SystemIoFailure, _) => FaultKind::Io,
                (C::DatabaseBusy | C::DatabaseLocked | C::CannotOpen, _) => FaultKind::Unavailable,
                _ => FaultKind::Database,
            },
            _ => FaultKind::Database,
        };
        Self { kind, context: String::new(), source: Some(Box::new(error)) }
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        let kind = match &error {
            sqlx::Error::Io(io) => return Self::io("", std::io::Error::new(io.kind(), error)),
            sqlx::Error::PoolTimedOut | sqlx::Error::Tls(_) => FaultKind::Unavailable,
            sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => FaultKind::Closed,
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) | sqlx::Error::RowNotFound => FaultKind::Corrupt,
            sqlx::Error::Database(d) => postgres_kind(&**d),
            _ => FaultKind::Database,
        };
        Self { kind, context: String::new(), source: Some(Box::new(error)) }
    }
}

/// Sorts PostgreSQL's SQLSTATEs into kinds.
fn postgres_kind(error: &dyn sqlx::error::DatabaseError) -> FaultKind {
    if error.is_unique_violation() {
        return FaultKind::Duplicate(error.constraint().unwrap_or_default().to_owned());
    }
    match &*error.code().unwrap_or_default() {
        "53100" | "53200" => FaultKind::Full,
        "25006" => FaultKind::ReadOnly,
        "53300" | "57P01" | "57P03" | "28P01" | "3D000" => FaultKind::Unavailable,
        _ => FaultKind::Database,
    }
}

/// Why a plan was not committed.
#[derive(Debug)]
pub enum CommitError {
    /// A record changed (or came into being) since the plan was made.
    Stale {
        /// The record.
        id: kernel::Id,
        /// Its version now; 0 when it does not exist.
        current: u32,
    },
    /// A value that must be unique is taken: the record type and the field (`number` for numbers).
    Duplicate {
        /// Record type.
        type_name: kernel::Name,
        /// Field.
        field: kernel::Name,
    },
    /// Ours.
    Fault(Fault),
}

impl fmt::Display for CommitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stale { id, current } => write!(f, "{id} is at version {current} now"),
            Self::Duplicate { type_name, field } => write!(f, "{field} of {type_name} is already taken"),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}
impl Error for CommitError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }
}
impl From<Fault> for CommitError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
impl From<sqlx::Error> for CommitError {
    fn from(error: sqlx::Error) -> Self {
        Self::Fault(error.into())
    }
}
