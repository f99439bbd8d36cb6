//! Lists across types, each one statement: what is due by when, and what presses most, of whatever type.

use super::figures::{Selection, selected};
use super::sql::Build;
use crate::Store;
use crate::fault::Fault;
use kernel::{Date, Id};
use schema::query::Env;
use std::fmt::Write as _;

/// Records with a day.
#[derive(Clone, Copy, Debug)]
pub struct Dated<'a> {
    /// Which records.
    pub selection: Selection<'a>,
    /// Date field with the day.
    pub field: &'a str,
}

/// A record and its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedRow {
    /// Which of the wanted selections it is from.
    pub which: usize,
    /// The record.
    pub id: Id,
    /// Its day.
    pub day: Date,
}

/// Records of one selection, and which of them come first.
#[derive(Clone, Copy, Debug)]
pub struct Leading<'a> {
    /// Which records.
    pub selection: Selection<'a>,
    /// Their order.
    pub first: First<'a>,
}

/// What comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// By rank, then by what is due next.
    Pressing,
    /// The least value of a field: the soonest day, the first letter.
    Least(&'a str),
    /// The greatest value of a field: the latest day.
    Greatest(&'a str),
}

/// Most arms of one statement; SQLite allows no more.
const MOST: usize = 500;

impl Store {
    /// The most pressing records of several selections: by rank, then by what is due next, then the oldest change. Which
    /// selection a record is from, and the record's identity.
    ///
    /// # Errors
    /// What the database says.
    pub async fn pressing(&self, wanted: &[Selection<'_>], limit: usize, env: &Env) -> Result<Vec<(usize, Id)>, Fault> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let shapes = self.shapes();
        let mut build = Build::new(self.dialect(), &shapes, env);
        let mut arms = Vec::with_capacity(wanted.len());
        for (which, one) in wanted.iter().take(MOST).enumerate() {
            let columns = format!("{which} AS which, r.\"id\" AS id, r.rank AS rank, r.due_at AS due_at, r.updated_at AS updated_at");
            let arm = selected(&mut build, &shapes, *one, &columns)?;
            // Each arm gives no more than is wanted of all, in the order an index has.
            arms.push(format!("SELECT * FROM ({arm} ORDER BY r.rank, r.due_at, r.id LIMIT {limit}) AS arm{which}"));
        }
        let all = arms.join(" UNION ALL ");
        let sql = format!("SELECT which, id FROM ({all}) AS pressing ORDER BY rank, due_at, updated_at, id LIMIT {limit}");
        let row = |row: &crate::db::Row| Ok((usize::try_from(row.int(0)?).unwrap_or_default(), row.id(1)?));
        self.db().fetch(sql, build.args).await?.iter().map(row).collect()
    }

    /// The first records of each of several selections, in its own order: which selection a record is from, and the record's
    /// identity. Records without the field an order goes by come last.
    ///
    /// # Errors
    /// What the database says.
    pub async fn foremost(&self, wanted: &[Leading<'_>], each: usize, env: &Env) -> Result<Vec<(usize, Id)>, Fault> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let shapes = self.shapes();
        let mut build = Build::new(self.dialect(), &shapes, env);
        let mut arms = Vec::with_capacity(wanted.len());
        for (which, one) in wanted.iter().take(MOST).enumerate() {
            let (keys, order) = match one.first {
                First::Pressing => ("r.rank AS a, r.due_at AS b".to_owned(), "a, b, id"),
                First::Least(field) => (format!("(t.\"{field}\" IS NULL) AS a, t.\"{field}\" AS b"), "a, b, id"),
                First::Greatest(field) => (format!("(t.\"{field}\" IS NULL) AS a, t.\"{field}\" AS b"), "a, b DESC, id"),
            };
            let arm = selected(&mut build, &shapes, one.selection, &format!("r.\"id\" AS id, {keys}"))?;
            // Keys of different arms are of different kinds: only their places stand side by side.
            let place = format!("SELECT {which} AS which, id, row_number() OVER (ORDER BY {order}) AS place");
            arms.push(format!("{place} FROM ({arm} ORDER BY {order} LIMIT {each}) AS arm{which}"));
        }
        let sql = format!("SELECT which, id FROM ({}) AS foremost ORDER BY which, place", arms.join(" UNION ALL "));
        let row = |row: &crate::db::Row| Ok((usize::try_from(row.int(0)?).unwrap_or_default(), row.id(1)?));
        self.db().fetch(sql, build.args).await?.iter().map(row).collect()
    }

    /// Records whose day is `until` or before, soonest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn agenda(&self, wanted: &[Dated<'_>], until: Date, limit: usize, env: &Env) -> Result<Vec<DatedRow>, Fault> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let shapes = self.shapes();
        let mut build = Build::new(self.dialect(), &shapes, env);
        let mut arms = Vec::with_capacity(wanted.len());
        for (which, one) in wanted.iter().take(MOST).enumerate() {
            let day = format!("t.\"{}\"", one.field);
            let mut arm = selected(&mut build, &shapes, one.selection, &format!("{which} AS which, r.\"id\" AS id, {day} AS day"))?;
            build.args.push(until.to_string().into());
            // An absent day compares as nothing and is left out.
            let _ = write!(arm, " AND {day} <= {}", self.dialect().place(build.args.len()));
            arms.push(arm);
        }
        let sql = format!("SELECT which, id, day FROM ({}) AS agenda ORDER BY day, id LIMIT {limit}", arms.join(" UNION ALL "));
        let row = |row: &crate::db::Row| {
            let which = usize::try_from(row.int(0)?).unwrap_or_default();
            Ok(DatedRow { which, id: row.id(1)?, day: row.parse(2)? })
        };
        self.db().fetch(sql, build.args).await?.iter().map(row).collect()
    }
}
