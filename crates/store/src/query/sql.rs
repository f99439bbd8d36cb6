//! A statement under construction: text and parameters grow together, so that a value can only ever be a parameter.

use crate::db::Arg;
use crate::dialect::Dialect;
use crate::shape::Shapes;
use schema::TypeDef;
use schema::query::Env;
use std::sync::Arc;

/// A statement under construction. What is interpolated are names from type definitions, checked when they were read.
pub(crate) struct Build<'a> {
    pub(crate) dialect: Dialect,
    pub(crate) shapes: &'a Shapes,
    pub(crate) env: &'a Env,
    pub(crate) text: String,
    pub(crate) args: Vec<Arg>,
    /// Whether the type table of the root was asked for anything.
    pub(crate) uses_type_table: bool,
    aliases: usize,
}

/// A record in the statement: its rows in the spine and in its type's table, and its definition.
#[derive(Clone)]
pub(crate) struct Frame {
    pub(crate) r: String,
    pub(crate) t: String,
    pub(crate) def: Arc<TypeDef>,
}

impl<'a> Build<'a> {
    pub(crate) fn new(dialect: Dialect, shapes: &'a Shapes, env: &'a Env) -> Self {
        Self { dialect, shapes, env, text: String::new(), args: Vec::new(), uses_type_table: false, aliases: 0 }
    }
    /// Adds text.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }
    /// Adds a parameter.
    pub(crate) fn bind(&mut self, arg: impl Into<Arg>) -> &mut Self {
        self.args.push(arg.into());
        self.text.push_str(&self.dialect.place(self.args.len()));
        self
    }
    /// Adds ` IN (?, ?, …)`, or ` = ?` for one; the caller sees to there being one.
    pub(crate) fn within<T: Into<Arg>>(&mut self, values: impl IntoIterator<Item = T>) -> &mut Self {
        let values: Vec<Arg> = values.into_iter().map(Into::into).collect();
        if values.len() == 1 {
            self.push(" = ");
            return values.into_iter().fold(self, |b, v| b.bind(v));
        }
        self.push(" IN (");
        for (i, value) in values.into_iter().enumerate() {
            if i > 0 {
                self.push(", ");
            }
            self.bind(value);
        }
        self.push(")")
    }
    /// A new record of a type, with names of its own.
    pub(crate) fn frame(&mut self, def: &Arc<TypeDef>) -> Frame {
        self.aliases += 1;
        Frame { r: format!("r{}", self.aliases), t: format!("t{}", self.aliases), def: Arc::clone(def) }
    }
    /// The record the statement is about.
    pub(crate) fn root(def: &Arc<TypeDef>) -> Frame {
        Frame { r: "r".to_owned(), t: "t".to_owned(), def: Arc::clone(def) }
    }
    /// A column of the spine.
    pub(crate) fn spine(frame: &Frame, column: &str) -> String {
        format!("{}.\"{column}\"", frame.r)
    }
    /// A column of the type table.
    pub(crate) fn own(&mut self, frame: &Frame, column: &str) -> String {
        self.uses_type_table |= frame.t == "t";
        format!("{}.\"{column}\"", frame.t)
    }
    /// `"record" r JOIN "t_…" t ON t.id = r.id`.
    pub(crate) fn tables(frame: &Frame) -> String {
        let Frame { r, t, def } = frame;
        format!("\"record\" {r} JOIN \"t_{}\" {t} ON {t}.\"id\" = {r}.\"id\"", def.name)
    }
}
