//! The matrix of databases: a test that concerns the store runs on each of them.

use crate::{PostgresDatabase, TempDir, temp_dir};

/// A fresh database, cleaned up with the value.
#[derive(Debug)]
pub enum TestDatabase {
    /// A directory for SQLite.
    Sqlite(TempDir),
    /// A database on the tests' PostgreSQL server.
    Postgres(PostgresDatabase),
}

impl TestDatabase {
    /// For messages: `SQLite` or `PostgreSQL`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
    /// Where it is, as the program's configuration would say it: a directory, or a `postgres://` URL.
    #[must_use]
    pub fn location(&self) -> String {
        match self {
            Self::Sqlite(dir) => dir.path().display().to_string(),
            Self::Postgres(database) => database.url().to_owned(),
        }
    }
}

/// One fresh database of each kind.
///
/// # Panics
/// When one of them cannot be had: no database is ever skipped.
#[must_use]
pub fn databases() -> Vec<TestDatabase> {
    vec![TestDatabase::Sqlite(temp_dir()), TestDatabase::Postgres(postgres())]
}

/// A fresh PostgreSQL database, dropped with the value.
///
/// # Panics
/// When there is no PostgreSQL and none can be started.
#[must_use]
pub fn postgres() -> PostgresDatabase {
    PostgresDatabase::new()
}

/// URL of a fresh PostgreSQL database that stays until its server ends. Prefer [`postgres`].
///
/// # Panics
/// When there is no PostgreSQL and none can be started.
#[must_use]
pub fn postgres_url() -> String {
    let database = std::mem::ManuallyDrop::new(PostgresDatabase::new());
    database.url().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_there() {
        let all = databases();
        assert_eq!(all.iter().map(TestDatabase::name).collect::<Vec<_>>(), ["SQLite", "PostgreSQL"]);
        assert!(all[1].location().starts_with("postgres://"));
        assert!(postgres_url().starts_with("postgres://"));
    }
}
