//! Where the two databases spell the same thing differently. Everything here is text; the arms that run it are in
//! [`crate::db`]. `$1` style parameters mean the same in both and are used in fixed statements; long generated ones use
//! [`Dialect::place`], because SQLite looks named parameters up one by one.

use crate::tables::Ty;

/// Which database speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite, embedded.
    Sqlite,
    /// PostgreSQL, or anything that speaks its protocol well enough.
    Postgres,
}

impl Dialect {
    /// A column type.
    #[must_use]
    pub const fn type_name(self, ty: Ty) -> &'static str {
        match (self, ty) {
            (Self::Sqlite, Ty::Int) => "INTEGER",
            (Self::Sqlite, Ty::Text) => "TEXT",
            (Self::Sqlite, Ty::Blob) => "BLOB",
            (Self::Sqlite, Ty::Serial) => "INTEGER PRIMARY KEY",
            (Self::Postgres, Ty::Int) => "BIGINT",
            (Self::Postgres, Ty::Text) => "TEXT COLLATE \"C\"",
            (Self::Postgres, Ty::Blob) => "BYTEA",
            (Self::Postgres, Ty::Serial) => "BIGSERIAL PRIMARY KEY",
        }
    }
    /// The column by which entries are found by position, and what it holds more than the position. On SQLite the one writer
    /// numbers rows as it numbers positions, so that no index is needed; on PostgreSQL rows are there before they have one.
    #[must_use]
    pub const fn place_in_journal(self) -> (&'static str, i64) {
        match self {
            Self::Sqlite => ("seq", 1),
            Self::Postgres => ("position", 0),
        }
    }
    /// A quoted identifier. Names are checked machine names; the quotes only keep `group` and `key` from being words.
    #[must_use]
    pub fn quote(self, name: &str) -> String {
        debug_assert!(!name.contains('"'), "machine names have no quotes");
        format!("\"{name}\"")
    }
    /// The `n`-th parameter (from 1) of a generated statement.
    #[must_use]
    pub fn place(self, n: usize) -> String {
        match self {
            Self::Sqlite => "?".to_owned(),
            Self::Postgres => format!("${n}"),
        }
    }
    /// `IN (…)` over a JSON array of texts in parameter `n`: one statement text for any number of values.
    #[must_use]
    pub fn in_texts(self, n: usize) -> String {
        match self {
            Self::Sqlite => format!("IN (SELECT value FROM json_each(${n}))"),
            Self::Postgres => format!("IN (SELECT jsonb_array_elements_text(CAST(${n} AS jsonb)) COLLATE \"C\")"),
        }
    }
    /// What makes a SELECT lock its rows until the end of the transaction; SQLite's one writer needs nothing.
    #[must_use]
    pub const fn for_update(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => " FOR UPDATE",
        }
    }
    /// Begins a transaction that will write.
    #[must_use]
    pub const fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }
}
