//! Writing only what changed. SQLite rewrites every index entry whose columns an UPDATE names, whether their values changed
//! or not; a record stands in some fifteen indexes, and most changes touch one or two of its columns. So the rows as they
//! stand are read back (by identity, from pages that are about to be written anyway) and the columns that differ are named.
//!
//! PostgreSQL keeps indexes by itself when it can, and every statement is a journey there: many rows travel together
//! ([`crate::bulk`]), a few as here.

use crate::db::{Arg, Conn, Row};
use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::shape::Shape;
use crate::tables::Ty;
use kernel::Id;
use std::fmt::Write;
use std::sync::Arc;

/// On PostgreSQL, more rows than this travel together.
const FEW: usize = 8;

/// Whether rows of records that are there already are compared and updated, rather than written whole.
pub(crate) fn is_worth_it(dialect: Dialect, rows: usize) -> bool {
    dialect == Dialect::Sqlite || rows <= FEW
}

/// The columns of one table that a record is written to, without those that never change.
#[derive(Debug)]
pub(crate) struct Columns {
    table: String,
    names: Vec<String>,
    types: Vec<Ty>,
}

impl Columns {
    pub(crate) fn new(dialect: Dialect, table: &str, columns: &[(&str, Ty)]) -> Self {
        Self {
            table: dialect.quote(table),
            names: columns.iter().map(|(name, _)| dialect.quote(name)).collect(),
            types: columns.iter().map(|(_, ty)| *ty).collect(),
        }
    }

    /// `alias."a", alias."b"`.
    pub(crate) fn select(&self, alias: &str) -> String {
        self.names.iter().map(|name| format!("{alias}.{name}")).collect::<Vec<_>>().join(", ")
    }

    pub(crate) const fn len(&self) -> usize {
        self.names.len()
    }

    /// Updates the columns in which `new` differs from the row, which holds these columns from `at` on.
    async fn update(&self, conn: &mut Conn, id: Id, row: &Row, at: usize, new: Vec<Arg>) -> Result<(), Fault> {
        debug_assert_eq!(new.len(), self.len(), "as many values as columns");
        let mut sql = String::new();
        let mut args = Vec::new();
        for (i, value) in new.into_iter().enumerate() {
            if row.arg(at + i, self.types[i])? == value {
                continue;
            }
            args.push(value);
            let (lead, name) = (if sql.is_empty() { "" } else { ", " }, &self.names[i]);
            let _ = write!(sql, "{lead}{name} = ${}", args.len());
        }
        if args.is_empty() {
            return Ok(());
        }
        args.push(id.into());
        let sql = format!("UPDATE {} SET {sql} WHERE \"id\" = ${}", self.table, args.len());
        conn.execute(Arc::<str>::from(sql), args).await.map(drop)
    }
}

/// Brings the rows of one record, which are there, to `spine` (without its row number, type and identity) and `own` (the
/// columns of its type's table without the identity).
pub(crate) async fn write(conn: &mut Conn, shape: &Shape, id: Id, spine: Vec<Arg>, own: Vec<Arg>) -> Result<(), Fault> {
    let rows = conn.fetch(Arc::clone(&shape.stands), crate::args![id]).await?;
    let row = rows.first().ok_or_else(|| Fault::corrupt(format!("record {id} lost its row")))?;
    shape.spine_columns.update(conn, id, row, 0, spine).await?;
    shape.own_columns.update(conn, id, row, shape.spine_columns.len(), own).await
}
