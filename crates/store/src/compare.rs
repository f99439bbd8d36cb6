//! Comparing two stores, table by table and row by row: what follows from the journal must be the same in both, whatever
//! databases they are. Left out is what is each store's own: internal row numbers, leases, the outbox, sessions.

use crate::Store;
use crate::db::{Arg, Row};
use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::tables::{self, Ty};
use std::cmp::Ordering;
use std::collections::VecDeque;

/// Where two stores differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Table.
    pub table: String,
    /// Key of the row.
    pub key: String,
    /// Column; empty when the row is in one store only.
    pub column: String,
    /// In this store.
    pub left: String,
    /// In the other.
    pub right: String,
}

/// After so many differences nobody reads on.
pub const MOST_DIFFERENCES: usize = 100;
const PAGE: i64 = 2_000;

/// A table as it is compared: the first `key` columns order and identify its rows.
struct Compared {
    name: String,
    from: String,
    columns: Vec<(String, String, Ty)>,
    key: usize,
}

impl Store {
    /// What differs between two stores, at most [`MOST_DIFFERENCES`].
    ///
    /// # Errors
    /// What the databases say.
    pub async fn compare(&self, other: &Self) -> Result<Vec<Difference>, Fault> {
        let mut out = Vec::new();
        for (mine, theirs) in self.compared().into_iter().zip(other.compared()) {
            one(self, &mine, other, &theirs, &mut out).await?;
            if out.len() >= MOST_DIFFERENCES {
                break;
            }
        }
        Ok(out)
    }

    fn compared(&self) -> Vec<Compared> {
        let quote = |c: &str| self.0.dialect.quote(c);
        let mut all = Vec::new();
        for name in tables::DERIVED {
            let table = tables::fixed_table(name);
            let key: Vec<String> = match *name {
                "record" => vec!["id".into()],
                "journal" => vec!["record".into(), "version".into()],
                _ => table.key.clone(),
            };
            // Leases are each store's own; so is the shape of an outcome, which replay writes per transaction.
            let own = |c: &str| matches!((*name, c), ("timer", "leased_until") | ("command", "outcome"));
            let rest = table.written().filter(|c| !key.contains(&c.name) && !own(&c.name));
            let first = key.iter().map(|k| table.columns.iter().find(|c| c.name == *k).expect("a key is a column"));
            let columns = first.chain(rest).map(|c| (c.name.clone(), quote(&c.name), c.ty)).collect();
            all.push(Compared { name: (*name).to_owned(), from: quote(name), columns, key: key.len() });
        }
        for shape in self.shapes().all() {
            let columns = shape.table.columns.iter().map(|c| (c.name.clone(), quote(&c.name), c.ty)).collect();
            all.push(Compared { name: shape.table.name.clone(), from: quote(&shape.table.name), columns, key: 1 });
        }
        let (from, id) = match self.0.dialect {
            Dialect::Sqlite => ("search s JOIN record r ON r.seq = s.rowid", "r.id"),
            Dialect::Postgres => ("search s", "s.record"),
        };
        let mut columns = vec![("record".to_owned(), id.to_owned(), Ty::Text)];
        columns.extend(["number", "title", "body", "public", "internal"].map(|c| (c.to_owned(), format!("s.{c}"), Ty::Text)));
        all.push(Compared { name: "search".to_owned(), from: from.to_owned(), columns, key: 1 });
        all
    }
}

/// Rows of one table in the order of their key, a page at a time.
struct Rows<'a> {
    store: &'a Store,
    table: &'a Compared,
    page: VecDeque<Vec<Arg>>,
    last: Option<Vec<Arg>>,
    ended: bool,
}

impl<'a> Rows<'a> {
    const fn new(store: &'a Store, table: &'a Compared) -> Self {
        Self { store, table, page: VecDeque::new(), last: None, ended: false }
    }
    async fn next(&mut self) -> Result<Option<Vec<Arg>>, Fault> {
        if self.page.is_empty() && !self.ended {
            let t = self.table;
            let names: Vec<&str> = t.columns.iter().map(|c| &*c.1).collect();
            let key = names[..t.key].join(", ");
            let (condition, args) = match self.last.take() {
                None => (String::new(), vec![]),
                Some(last) => {
                    let places: Vec<String> = (1..=t.key).map(|i| format!("${i}")).collect();
                    (format!(" WHERE ({key}) > ({})", places.join(", ")), last)
                }
            };
            let sql = format!("SELECT {} FROM {}{condition} ORDER BY {key} LIMIT {PAGE}", names.join(", "), t.from);
            let rows = self.store.db().fetch(sql, args).await?;
            self.ended = (rows.len() as i64) < PAGE;
            for row in &rows {
                self.page.push_back(values(row, t)?);
            }
            self.last = self.page.back().map(|r| r[..t.key].to_vec());
        }
        Ok(self.page.pop_front())
    }
}

fn values(row: &Row, table: &Compared) -> Result<Vec<Arg>, Fault> {
    table.columns.iter().enumerate().map(|(i, c)| row.arg(i, c.2)).collect()
}

async fn one(a: &Store, left: &Compared, b: &Store, right: &Compared, out: &mut Vec<Difference>) -> Result<(), Fault> {
    let (mut lefts, mut rights) = (Rows::new(a, left), Rows::new(b, right));
    let (mut l, mut r) = (lefts.next().await?, rights.next().await?);
    while (l.is_some() || r.is_some()) && out.len() < MOST_DIFFERENCES {
        let order = match (&l, &r) {
            (Some(l), Some(r)) => keys(&l[..left.key], &r[..left.key]),
            (Some(_), None) => Ordering::Less,
            _ => Ordering::Greater,
        };
        let lone = |row: &Option<Vec<Arg>>| {
            row.as_ref().map(|r| r[..left.key].iter().map(shown).collect::<Vec<_>>().join(" ")).unwrap_or_default()
        };
        match order {
            Ordering::Less => out.push(Difference {
                table: left.name.clone(),
                key: lone(&l),
                column: String::new(),
                left: "present".into(),
                right: "absent".into(),
            }),
            Ordering::Greater => out.push(Difference {
                table: left.name.clone(),
                key: lone(&r),
                column: String::new(),
                left: "absent".into(),
                right: "present".into(),
            }),
            Ordering::Equal => {
                if let (Some(lr), Some(rr)) = (&l, &r) {
                    for (i, (x, y)) in lr.iter().zip(rr).enumerate().filter(|(_, (x, y))| x != y) {
                        out.push(Difference {
                            table: left.name.clone(),
                            key: lone(&l),
                            column: left.columns[i].0.clone(),
                            left: shown(x),
                            right: shown(y),
                        });
                    }
                }
            }
        }
        if order != Ordering::Greater {
            l = lefts.next().await?;
        }
        if order != Ordering::Less {
            r = rights.next().await?;
        }
    }
    Ok(())
}

fn keys(a: &[Arg], b: &[Arg]) -> Ordering {
    a.iter()
        .zip(b)
        .map(|(x, y)| match (x, y) {
            (Arg::Int(x), Arg::Int(y)) => x.cmp(y),
            (Arg::Text(x), Arg::Text(y)) => x.cmp(y),
            (Arg::Blob(x), Arg::Blob(y)) => x.cmp(y),
            _ => Ordering::Equal,
        })
        .find(|o| o.is_ne())
        .unwrap_or(Ordering::Equal)
}

fn shown(value: &Arg) -> String {
    match value {
        Arg::Int(v) => v.map_or_else(|| "nothing".to_owned(), |n| n.to_string()),
        Arg::Text(v) => v.clone().unwrap_or_else(|| "nothing".to_owned()),
        Arg::Blob(v) => v.as_ref().map_or_else(|| "nothing".to_owned(), |b| journal::to_hex(b)),
    }
}
