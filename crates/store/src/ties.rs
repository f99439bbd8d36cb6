//! What hangs together, one step at a time: open links and reference fields that touch any of a set of records, in one
//! statement. Whoever walks a graph asks once for each step, however many records stand at its edge.

use crate::Store;
use crate::db::id_list;
use crate::fault::Fault;
use kernel::Id;

/// A kind of tie between records.
#[derive(Clone, Copy, Debug)]
pub enum Tie<'a> {
    /// An open link.
    Link {
        /// The type that declares it.
        from_type: &'a str,
        /// Its name.
        name: &'a str,
    },
    /// A field that refers to one record.
    Field {
        /// The type that has it.
        of: &'a str,
        /// Its name.
        name: &'a str,
    },
}

/// A tie that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tied {
    /// Which of the wanted kinds.
    pub which: usize,
    /// The record that declares it.
    pub from: Id,
    /// The record at the other end.
    pub to: Id,
}

impl Store {
    /// Ties of some kinds that begin or end at any of these records, each once and in a fixed order, `limit` at most: one
    /// statement. Whether a viewer may see either end is for the caller to judge.
    ///
    /// # Errors
    /// What the database says; a type the model does not have.
    pub async fn ties(&self, of: &[Id], wanted: &[Tie<'_>], limit: usize) -> Result<Vec<Tied>, Fault> {
        if of.is_empty() || wanted.is_empty() {
            return Ok(Vec::new());
        }
        let within = self.dialect().in_texts(1);
        let shapes = self.shapes();
        let mut args = vec![id_list(of)];
        let mut arms = Vec::with_capacity(2 * wanted.len());
        for (which, tie) in wanted.iter().enumerate() {
            let select = match *tie {
                Tie::Link { from_type, name } => {
                    args.extend([from_type.into(), name.into()]);
                    let (a, b) = (format!("${}", args.len() - 1), format!("${}", args.len()));
                    let from = format!("FROM link WHERE until IS NULL AND from_type = {a} AND name = {b}");
                    ["from_id", "to_id"].map(|end| format!("SELECT {which} AS which, from_id AS a, to_id AS b {from} AND {end} {within}"))
                }
                Tie::Field { of, name } => {
                    let table = &shapes.get(of)?.table.name;
                    let select = format!("SELECT {which} AS which, \"id\" AS a, \"{name}\" AS b FROM \"{table}\"");
                    ["id", name].map(|end| format!("{select} WHERE \"{name}\" IS NOT NULL AND \"{end}\" {within}"))
                }
            };
            arms.extend(select);
        }
        // UNION, not UNION ALL: a tie between two of the records is found from both ends.
        let sql = format!("SELECT which, a, b FROM ({}) AS tied ORDER BY which, a, b LIMIT {limit}", arms.join(" UNION "));
        let row = |row: &crate::db::Row| {
            let which = usize::try_from(row.int(0)?).unwrap_or_default();
            Ok(Tied { which, from: row.id(1)?, to: row.id(2)? })
        };
        self.db().fetch(sql, args).await?.iter().map(row).collect()
    }
}
