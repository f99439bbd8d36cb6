//! Figures over many records: how many there are, and how long something took. Many counts are one statement, because a page
//! that shows twenty figures should not ask twenty times.

use super::sql::Build;
use crate::fault::Fault;
use crate::{Shapes, Store};
use kernel::Name;
use schema::query::{Checked, Env};

/// A number of records, counted up to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many; the limit when there are more.
    pub n: u64,
    /// There are more.
    pub capped: bool,
}

/// Records to be counted or measured.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'a> {
    /// The record type.
    pub type_name: &'a Name,
    /// What to select; nothing selects everything in scope.
    pub query: Option<&'a Checked>,
    /// What the viewer may see: any of these. **Empty is nothing.**
    pub scope: &'a [Checked],
}

/// What is measured of each record of a selection; records that lack it are left out.
#[derive(Clone, Copy, Debug)]
pub enum Measure<'a> {
    /// Seconds between two instants.
    Between(&'a str, &'a str),
    /// A whole number or a length of time in seconds.
    Field(&'a str),
}

/// How the measures of a selection are spread.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// How many records have the measure.
    pub n: u64,
    /// Their sum.
    pub sum: i64,
    /// The middle one: the lower of the two when their number is even.
    pub median: Option<i64>,
    /// The 90th percentile by nearest rank: the smallest value at or below which are at least nine tenths.
    pub p90: Option<i64>,
}

/// Most selections of one statement; more are asked for in turn.
const MOST: usize = 100;

impl Store {
    /// How many records a query selects within a scope, counted up to `cap`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn count(&self, selection: Selection<'_>, cap: u64, env: &Env) -> Result<Count, Fault> {
        let counts = self.counts(&[selection], cap, env).await?;
        Ok(counts.into_iter().next().unwrap_or(Count { n: 0, capped: false }))
    }

    /// The same for many selections, with one statement for every hundred.
    ///
    /// # Errors
    /// What the database says.
    pub async fn counts(&self, selections: &[Selection<'_>], cap: u64, env: &Env) -> Result<Vec<Count>, Fault> {
        let shapes = self.shapes();
        let cap = i64::try_from(cap).unwrap_or(i64::MAX - 1).min(i64::MAX - 1);
        let mut counts = Vec::with_capacity(selections.len());
        for some in selections.chunks(MOST) {
            let mut build = Build::new(self.dialect(), &shapes, env);
            let mut columns = Vec::with_capacity(some.len());
            for selection in some {
                let from = selected(&mut build, &shapes, *selection, "1")?;
                columns.push(format!("(SELECT count(*) FROM ({from} LIMIT {}) AS counted)", cap + 1));
            }
            let row = self.db().fetch_one(format!("SELECT {}", columns.join(", ")), build.args).await?;
            let Some(row) = row else { continue };
            for i in 0..some.len() {
                let n = row.int(i)?;
                counts.push(Count { n: n.min(cap).unsigned_abs(), capped: n > cap });
            }
        }
        Ok(counts)
    }

    /// How a measure is spread over a selection: two statements.
    ///
    /// # Errors
    /// What the database says.
    pub async fn spread(&self, selection: Selection<'_>, measure: Measure<'_>, env: &Env) -> Result<Spread, Fault> {
        let shapes = self.shapes();
        let value = match measure {
            Measure::Between(from, to) => format!("(t.\"{to}\" - t.\"{from}\") / 1000000"),
            Measure::Field(field) => format!("t.\"{field}\""),
        };
        let values = |build: &mut Build<'_>| -> Result<String, Fault> {
            let from = selected(build, &shapes, selection, &format!("{value} AS value"))?;
            Ok(format!("SELECT value FROM ({from}) AS measured WHERE value IS NOT NULL"))
        };
        let mut build = Build::new(self.dialect(), &shapes, env);
        let all = values(&mut build)?;
        let sql = format!("SELECT count(*), CAST(coalesce(sum(value), 0) AS BIGINT) FROM ({all}) AS summed");
        let Some(row) = self.db().fetch_one(sql, build.args).await? else { return Ok(Spread::default()) };
        let (n, sum) = (row.int(0)?.unsigned_abs(), row.int(1)?);
        if n == 0 {
            return Ok(Spread::default());
        }
        // Nearest rank: the value at place ceil(p · n), counted from one.
        let mut build = Build::new(self.dialect(), &shapes, env);
        let mut places = Vec::new();
        for place in [n.div_ceil(2), (9 * n).div_ceil(10)] {
            let all = values(&mut build)?;
            places.push(format!("(SELECT value FROM ({all}) AS nth ORDER BY value LIMIT 1 OFFSET {})", place - 1));
        }
        let row = self.db().fetch_one(format!("SELECT {}", places.join(", ")), build.args).await?;
        let (median, p90) = row.map_or(Ok((None, None)), |r| Ok::<_, Fault>((r.opt_int(0)?, r.opt_int(1)?)))?;
        Ok(Spread { n, sum, median, p90 })
    }
}

/// `SELECT what FROM … WHERE …` for a selection, its parameters added to those of the statement; without the type's table
/// when nothing asks for it.
pub(super) fn selected(build: &mut Build<'_>, shapes: &Shapes, selection: Selection<'_>, what: &str) -> Result<String, Fault> {
    let shape = shapes.get(selection.type_name)?;
    let before = std::mem::take(&mut build.text);
    build.uses_type_table = false;
    let root = Build::root(&shape.def);
    build.filter(&root, selection.query, selection.scope)?;
    let needs_type_table = build.uses_type_table || what.contains("t.\"");
    let from = if needs_type_table { shape.from.clone() } else { "\"record\" r".to_owned() };
    let condition = std::mem::replace(&mut build.text, before);
    Ok(format!("SELECT {what} FROM {from}{condition}"))
}
