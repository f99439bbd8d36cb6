//! Statements that write many rows: built once per table and size, kept as text, prepared once per connection.
//!
//! SQLite takes row after row by one statement. For PostgreSQL sizes are powers of two, so that a group of 13 rows is three
//! statements (8 + 4 + 1) out of a handful that every connection soon has prepared, instead of one of sixty-four different
//! texts.

use crate::db::{Arg, Conn};
use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::tables::Table;
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

/// What happens to a row whose key is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conflict {
    /// It is an error.
    Refuse,
    /// The new row wins.
    Replace,
    /// The old row stays.
    Keep,
}

/// An INSERT of any number of rows into one table.
#[derive(Debug)]
pub(crate) struct Bulk {
    dialect: Dialect,
    head: String,
    tail: String,
    /// Values of one row; `{n}` stands for its n-th parameter (from 0).
    row: Vec<RowPart>,
    width: usize,
    texts: [OnceLock<Arc<str>>; 8],
}

#[derive(Debug)]
enum RowPart {
    Text(String),
    Param(usize),
}

impl Bulk {
    /// Rows of the columns `columns` of `table`, with `key` deciding what is the same row.
    pub(crate) fn new(dialect: Dialect, table: &str, columns: &[&str], key: &[&str], conflict: Conflict) -> Self {
        let row = (0..columns.len()).map(|i| format!("{{{i}}}")).collect::<Vec<_>>().join(", ");
        Self::with_row(dialect, table, columns, key, conflict, &row, columns.len())
    }

    /// The same for every written column of a table of this crate.
    pub(crate) fn of(dialect: Dialect, table: &Table, conflict: Conflict) -> Self {
        let columns: Vec<&str> = table.written().map(|c| &*c.name).collect();
        let key: Vec<&str> = table.key.iter().map(|k| &**k).collect();
        Self::new(dialect, &table.name, &columns, &key, conflict)
    }

    /// A row made from `width` parameters by the template `row`.
    pub(crate) fn with_row(
        dialect: Dialect,
        table: &str,
        columns: &[&str],
        key: &[&str],
        conflict: Conflict,
        row: &str,
        width: usize,
    ) -> Self {
        let quoted: Vec<String> = columns.iter().map(|c| dialect.quote(c)).collect();
        let head = format!("INSERT INTO {} ({}) VALUES ", dialect.quote(table), quoted.join(", "));
        let keys: Vec<String> = key.iter().map(|c| dialect.quote(c)).collect();
        let tail = match conflict {
            Conflict::Refuse => String::new(),
            Conflict::Keep => format!(" ON CONFLICT ({}) DO NOTHING", keys.join(", ")),
            Conflict::Replace => {
                let sets: Vec<String> = columns
                    .iter()
                    .filter(|c| !key.contains(c) && **c != "seq")
                    .map(|c| format!("{0} = excluded.{0}", dialect.quote(c)))
                    .collect();
                if sets.is_empty() {
                    format!(" ON CONFLICT ({}) DO NOTHING", keys.join(", "))
                } else {
                    format!(" ON CONFLICT ({}) DO UPDATE SET {}", keys.join(", "), sets.join(", "))
                }
            }
        };
        Self { dialect, head, tail, row: parts(row), width, texts: Default::default() }
    }

    /// Replaces `INSERT INTO` (full-text tables of SQLite know REPLACE, not ON CONFLICT).
    pub(crate) fn or_replace(mut self) -> Self {
        self.head = self.head.replacen("INSERT INTO", "INSERT OR REPLACE INTO", 1);
        self
    }

    /// Another clause at the end.
    pub(crate) fn with_tail(mut self, tail: String) -> Self {
        self.tail = tail;
        self
    }

    fn text(&self, log2: usize) -> Arc<str> {
        let build = || {
            let rows = 1usize << log2;
            let mut sql = self.head.clone();
            for r in 0..rows {
                sql.push_str(if r == 0 { "(" } else { ", (" });
                for part in &self.row {
                    match part {
                        RowPart::Text(t) => sql.push_str(t),
                        RowPart::Param(n) => {
                            let _ = match self.dialect {
                                Dialect::Sqlite => write!(sql, "?"),
                                Dialect::Postgres => write!(sql, "${}", r * self.width + n + 1),
                            };
                        }
                    }
                }
                sql.push(')');
            }
            sql.push_str(&self.tail);
            sql.into()
        };
        self.texts[log2].get_or_init(build).clone()
    }

    /// Writes all rows; `args` holds them one after the other.
    pub(crate) async fn run(&self, conn: &mut Conn, args: Vec<Arg>) -> Result<(), Fault> {
        debug_assert_eq!(args.len() % self.width, 0, "whole rows");
        if args.is_empty() {
            return Ok(());
        }
        conn.write_rows(|log2| self.text(log2), args, self.width).await
    }
}

fn parts(row: &str) -> Vec<RowPart> {
    let mut out = Vec::new();
    let mut rest = row;
    while let Some((before, after)) = rest.split_once('{') {
        let (n, tail) = after.split_once('}').expect("a template's braces are paired");
        if !before.is_empty() {
            out.push(RowPart::Text(before.to_owned()));
        }
        out.push(RowPart::Param(n.parse().expect("a template's braces hold a number")));
        rest = tail;
    }
    if !rest.is_empty() {
        out.push(RowPart::Text(rest.to_owned()));
    }
    out
}
