//! Orders and cursors. An order becomes a list of expressions of which none is ever NULL: where a value can be absent, a
//! flag goes before it, so that absent ones come last in both directions and rows compare as plain tuples.
//!
//! The keys lists are sorted by most (rank, due, created, updated) stand in the spine without NULL, and `priority,due` is
//! one comparison of tuples that an index answers: `(rank, due_at, id) > (?, ?, ?)`.

use super::sql::{Build, Frame};
use crate::db::{Arg, Row};
use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::tables::{NEVER, NO_RANK};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use schema::FieldKind;
use schema::query::{Column, Sort, SortKey};
use serde::{Deserialize, Serialize};

/// Where a page begins: after (or before) a row, known by its keys. Opaque to everyone else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The order it belongs to.
    #[serde(rename = "s")]
    pub(super) sort: String,
    /// Towards the beginning.
    #[serde(rename = "b")]
    pub(super) backwards: bool,
    #[serde(rename = "k")]
    pub(super) keys: Vec<Cell>,
}

/// A key of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Cell {
    Int(i64),
    Text(String),
}

impl From<&Cell> for Arg {
    fn from(cell: &Cell) -> Self {
        match cell {
            Cell::Int(n) => (*n).into(),
            Cell::Text(s) => s.clone().into(),
        }
    }
}

impl Cursor {
    /// Reads the text form; nothing for anything that is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 8_192 {
            return None;
        }
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).map_err(|_| std::fmt::Error)?))
    }
}

/// One expression to order by: never NULL.
pub(super) struct Term {
    /// SQL, with `?` for parameters.
    sql: String,
    args: Vec<Arg>,
    descending: bool,
    text: bool,
}

impl Term {
    fn int(sql: impl Into<String>, descending: bool) -> Self {
        Self { sql: sql.into(), args: Vec::new(), descending, text: false }
    }
    fn text(sql: impl Into<String>, descending: bool) -> Self {
        Self { text: true, ..Self::int(sql, descending) }
    }
    fn with(mut self, args: &[Arg]) -> Self {
        self.args = args.to_vec();
        self
    }
    pub(super) fn read(&self, row: &Row, at: usize) -> Result<Cell, Fault> {
        if self.text { row.text(at).map(Cell::Text) } else { row.int(at).map(Cell::Int) }
    }
    fn fits(&self, cell: &Cell) -> bool {
        matches!((cell, self.text), (Cell::Text(_), true) | (Cell::Int(_), false))
    }
}

impl Build<'_> {
    /// The expressions of an order, ending with the identity.
    pub(super) fn terms(&mut self, frame: &Frame, sort: &Sort) -> Result<Vec<Term>, Fault> {
        let mut terms = Vec::new();
        for key in &sort.keys {
            self.key(frame, key, &mut terms)?;
        }
        terms.push(Term::text(Self::spine(frame, "id"), sort.ties_descend()));
        Ok(terms)
    }

    fn key(&mut self, frame: &Frame, key: &SortKey, out: &mut Vec<Term>) -> Result<(), Fault> {
        let desc = key.descending;
        let spine = |name: &str| Self::spine(frame, name);
        // A sentinel that stands for "absent" is in its place already when least comes first.
        let sentinel = |column: String, none: i64, out: &mut Vec<Term>| {
            if desc {
                out.push(Term::int(format!("(CASE WHEN {column} = {none} THEN 1 ELSE 0 END)"), false));
            }
            out.push(Term::int(column, desc));
        };
        match &key.column {
            // The identity follows anyway, but it may be asked for in its own direction.
            Column::Id => out.push(Term::text(spine("id"), desc)),
            Column::Type | Column::Watchers | Column::Outcome(_) | Column::Decided(_) => {}
            Column::Number => nullable_text(self.dialect, &format!("lower({})", spine("number")), desc, out),
            Column::State => places(&spine("state"), key, out),
            Column::Phase => places(&spine("phase"), key, out),
            Column::Version => out.push(Term::int(spine("version"), desc)),
            Column::Created => out.push(Term::int(spine("created_at"), desc)),
            Column::Updated => out.push(Term::int(spine("updated_at"), desc)),
            Column::Due => sentinel(spine("due_at"), NEVER, out),
            Column::Missed => out.push(Term::int(format!("(CASE WHEN {} > 0 THEN 1 ELSE 0 END)", spine("missed")), desc)),
            Column::Field(name, FieldKind::Choice { .. }) if frame.def.spine.rank.as_ref() == Some(name) => {
                sentinel(spine("rank"), NO_RANK, out);
            }
            Column::Field(name, kind) => match kind {
                FieldKind::Choice { .. } => {
                    let value = self.field(frame, name);
                    places(&value, key, out);
                }
                FieldKind::Boolean => {
                    let value = self.boolean(frame, name);
                    out.push(Term::int(format!("coalesce({value}, 0)"), desc));
                }
                FieldKind::Text { .. } | FieldKind::LongText { .. } => {
                    let value = self.folded(frame, name);
                    nullable_text(self.dialect, &value, desc, out);
                }
                FieldKind::Date => {
                    let value = self.field(frame, name);
                    nullable_text(self.dialect, &value, desc, out);
                }
                FieldKind::Instant if Self::is_custom(frame, name) => {
                    let value = self.custom_instant(frame, name);
                    nullable_text(self.dialect, &value, desc, out);
                }
                FieldKind::Integer { .. } | FieldKind::Duration | FieldKind::Instant | FieldKind::Decimal { .. } => {
                    let value = self.integer(frame, name, matches!(kind, FieldKind::Decimal { .. }));
                    nullable_int(&value, desc, &[], out);
                }
                _ => {
                    let Some((to, title)) = &key.title_of else { return Ok(()) };
                    let shape = self.shapes.get(to)?;
                    let next = self.frame(&shape.def);
                    let from = self.reference(frame, &key.column);
                    let text = self.folded(&next, title);
                    let value = format!("(SELECT {text} FROM {} WHERE {} = {from})", Self::tables(&next), Self::spine(&next, "id"));
                    nullable_text(self.dialect, &value, desc, out);
                }
            },
        }
        Ok(())
    }

    fn term(&mut self, term: &Term) {
        let mut args = term.args.iter();
        for (i, part) in term.sql.split('?').enumerate() {
            if i > 0
                && let Some(arg) = args.next()
            {
                self.bind(arg.clone());
            }
            self.push(part);
        }
    }

    /// `, expression` for each term.
    pub(super) fn select_terms(&mut self, terms: &[Term]) {
        for term in terms {
            // PostgreSQL would answer with a narrower integer where an expression has none but small ones.
            self.push(if term.text { ", " } else { ", CAST(" });
            self.term(term);
            self.push(if term.text { "" } else { " AS BIGINT)" });
        }
    }

    /// ` ORDER BY …`.
    pub(super) fn order(&mut self, terms: &[Term], backwards: bool) {
        for (i, term) in terms.iter().enumerate() {
            self.push(if i == 0 { " ORDER BY " } else { ", " });
            self.term(term);
            self.push(if term.descending != backwards { " DESC" } else { "" });
        }
    }

    /// The rows beyond those keys. False when the keys are of another order.
    pub(super) fn beyond(&mut self, terms: &[Term], cursor: &Cursor) -> bool {
        if cursor.keys.len() != terms.len() || !terms.iter().zip(&cursor.keys).all(|(t, k)| t.fits(k)) {
            return false;
        }
        let sign = |term: &Term| if term.descending != cursor.backwards { " < " } else { " > " };
        if terms.iter().all(|t| t.descending == terms[0].descending) {
            self.push("(");
            for (i, term) in terms.iter().enumerate() {
                self.push(if i > 0 { ", " } else { "" });
                self.term(term);
            }
            self.push(")").push(sign(&terms[0])).push("(");
            for (i, key) in cursor.keys.iter().enumerate() {
                self.push(if i > 0 { ", " } else { "" }).bind(key);
            }
            self.push(")");
            return true;
        }
        self.push("(");
        for n in 0..terms.len() {
            self.push(if n > 0 { " OR (" } else { "(" });
            for (term, key) in terms[..n].iter().zip(&cursor.keys) {
                self.term(term);
                self.push(" = ").bind(key).push(" AND ");
            }
            self.term(&terms[n]);
            self.push(sign(&terms[n])).bind(&cursor.keys[n]).push(")");
        }
        self.push(")");
        true
    }
}

/// Names that stand for an order: each with its place.
fn places(value: &str, key: &SortKey, out: &mut Vec<Term>) {
    if key.places.is_empty() {
        return;
    }
    let mut sql = format!("(CASE {value}");
    let mut args = Vec::new();
    for (name, place) in &key.places {
        sql.push_str(&format!(" WHEN ? THEN {place}"));
        args.push(Arg::from(name));
    }
    sql.push_str(" END)");
    nullable_int(&sql, key.descending, &args, out);
}

fn absent(value: &str, args: &[Arg]) -> Term {
    Term::int(format!("(CASE WHEN {value} IS NULL THEN 1 ELSE 0 END)"), false).with(args)
}

fn nullable_int(value: &str, descending: bool, args: &[Arg], out: &mut Vec<Term>) {
    out.push(absent(value, args));
    out.push(Term::int(format!("coalesce({value}, 0)"), descending).with(args));
}

fn nullable_text(dialect: Dialect, value: &str, descending: bool, out: &mut Vec<Term>) {
    out.push(absent(value, &[]));
    let collate = if dialect == Dialect::Postgres { " COLLATE \"C\"" } else { "" };
    out.push(Term::text(format!("(coalesce({value}, ''){collate})"), descending));
}
