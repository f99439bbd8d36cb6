//! Pages of records, counts and facets.

use super::figures::{Selection, selected};
use super::sort::{Cursor, Term};
use super::sql::{Build, Frame};
use crate::fault::Fault;
use crate::{Arg, Dialect, Shapes, Store};
use engine::Record;
use kernel::Name;
use schema::query::{Checked, Column, Env, Sort};

/// What is asked of a list.
#[derive(Clone, Debug)]
pub struct ListRequest<'a> {
    /// The record type.
    pub type_name: Name,
    /// What to select; nothing selects everything in scope.
    pub query: Option<&'a Checked>,
    /// What the viewer may see: any of these. **Empty is nothing**; an unlimited grant is the empty query, checked.
    pub scope: &'a [Checked],
    /// The order.
    pub sort: &'a Sort,
    /// Where to go on; a cursor of another order is as none.
    pub cursor: Option<&'a Cursor>,
    /// How many records, from 1 to 1,000.
    pub limit: usize,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Records in order.
    pub records: Vec<Record>,
    /// Where the next page begins, when there is one.
    pub next: Option<Cursor>,
    /// Where the previous page ends, when there is one.
    pub prev: Option<Cursor>,
}

/// A page's statement, its order, and the cursor it goes on from, if that one fits.
struct Statement<'a> {
    text: String,
    args: Vec<Arg>,
    terms: Vec<Term>,
    moved: Option<&'a Cursor>,
}

/// Most records of one page.
const MOST: usize = 1_000;

impl Store {
    /// A page of records: one statement, one more where the type has clocks.
    ///
    /// # Errors
    /// What the database says.
    pub async fn page(&self, request: &ListRequest<'_>, env: &Env) -> Result<Page, Fault> {
        let shapes = self.shapes();
        let shape = shapes.get(&request.type_name)?;
        let limit = request.limit.clamp(1, MOST);
        let sort_text = request.sort.to_string();
        let Statement { text, args, terms, moved } = self.statement(request, &shapes, env)?;
        let backwards = moved.is_some_and(|c| c.backwards);
        let mut rows = self.db().fetch(text, args).await?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        if backwards {
            rows.reverse();
        }
        let width = shape.width;
        let at = |row: Option<&crate::Row>, backwards: bool| -> Result<Option<Cursor>, Fault> {
            let Some(row) = row else { return Ok(None) };
            let keys = terms.iter().enumerate().map(|(i, t)| t.read(row, width + i)).collect::<Result<_, _>>()?;
            Ok(Some(Cursor { sort: sort_text.clone(), backwards, keys }))
        };
        // Going on from a cursor, the row it names lies on the other side.
        let next = if (backwards && moved.is_some()) || (!backwards && more) { at(rows.last(), false)? } else { None };
        let prev = if (!backwards && moved.is_some()) || (backwards && more) { at(rows.first(), true)? } else { None };
        let records = self.decode_all(shape, &rows).await?;
        self.0.kinds.note(&records);
        Ok(Page { records, next, prev })
    }

    fn statement<'a>(&self, request: &ListRequest<'a>, shapes: &Shapes, env: &Env) -> Result<Statement<'a>, Fault> {
        let shape = shapes.get(&request.type_name)?;
        let limit = request.limit.clamp(1, MOST);
        let sort_text = request.sort.to_string();
        let mut build = Build::new(self.dialect(), shapes, env);
        let root = Build::root(&shape.def);
        let terms = build.terms(&root, request.sort)?;
        build.push("SELECT ").push(&shape.select);
        build.select_terms(&terms);
        build.push(" FROM ").push(&shape.from);
        build.filter(&root, request.query, request.scope)?;
        let mut moved = None;
        if let Some(cursor) = request.cursor.filter(|c| c.sort == sort_text) {
            let before = (build.text.len(), build.args.len());
            build.push(" AND ");
            if build.beyond(&terms, cursor) {
                moved = Some(cursor);
            } else {
                build.text.truncate(before.0);
                build.args.truncate(before.1);
            }
        }
        build.order(&terms, moved.is_some_and(|c| c.backwards));
        build.push(" LIMIT ").bind(i64::try_from(limit + 1).unwrap_or(i64::MAX));
        Ok(Statement { text: build.text, args: build.args, terms, moved })
    }

    /// How the database goes about a page (`EXPLAIN`), line by line.
    ///
    /// # Errors
    /// What the database says.
    pub async fn explain(&self, request: &ListRequest<'_>, env: &Env) -> Result<Vec<String>, Fault> {
        let Statement { text, args, .. } = self.statement(request, &self.shapes(), env)?;
        let (explain, column) = match self.dialect() {
            Dialect::Sqlite => ("EXPLAIN QUERY PLAN ", 3),
            Dialect::Postgres => ("EXPLAIN ", 0),
        };
        self.db().fetch(format!("{explain}{text}"), args).await?.iter().map(|row| row.text(column)).collect()
    }

    /// How many records have each value of a column (choice, state, phase, type of reference: its id; yes or no: 1 or 0),
    /// most first, at most 100 values; looks at no more than 100,000 records.
    ///
    /// # Errors
    /// What the database says.
    pub async fn facet(
        &self,
        type_name: &Name,
        column: &Column,
        query: Option<&Checked>,
        scope: &[Checked],
        env: &Env,
    ) -> Result<Vec<(Option<String>, u64)>, Fault> {
        let shapes = self.shapes();
        let shape = shapes.get(type_name)?;
        let mut build = Build::new(self.dialect(), &shapes, env);
        let value = build.facet_value(&Build::root(&shape.def), column);
        let from = selected(&mut build, &shapes, Selection { type_name, query, scope }, &format!("CAST({value} AS TEXT) AS value"))?;
        let sql = format!("SELECT value, count(*) FROM ({from} LIMIT 100000) AS counted GROUP BY value ORDER BY 2 DESC, 1 LIMIT 100");
        let rows = self.db().fetch(sql, build.args).await?;
        rows.iter().map(|r| Ok((r.opt_text(0)?.filter(|v| !v.is_empty()), r.int(1)?.unsigned_abs()))).collect()
    }
}

impl Build<'_> {
    /// ` WHERE` type, scope and query.
    pub(super) fn filter(&mut self, root: &Frame, query: Option<&Checked>, scope: &[Checked]) -> Result<(), Fault> {
        self.push(" WHERE r.\"type\" = ").bind(&root.def.name).push(" AND ");
        self.scope(root, scope)?;
        if let Some(query) = query {
            self.push(" AND ");
            self.query(root, query)?;
        }
        Ok(())
    }

    fn facet_value(&mut self, root: &Frame, column: &Column) -> String {
        match column {
            Column::Field(name, kind) => match kind {
                schema::FieldKind::Boolean => self.boolean(root, name),
                schema::FieldKind::Person | schema::FieldKind::Group | schema::FieldKind::Reference { .. } => self.reference(root, column),
                _ => self.field(root, name),
            },
            Column::Phase => Self::spine(root, "phase"),
            Column::Missed => format!("(CASE WHEN {} > 0 THEN 1 ELSE 0 END)", Self::spine(root, "missed")),
            Column::Version => Self::spine(root, "version"),
            _ => Self::spine(root, "state"),
        }
    }
}
