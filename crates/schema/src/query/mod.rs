//! The query language: `is:open priority<=P2 service.owner:me opened>-7d "mail server"`.
//!
//! One small, total language filters lists, saves views, routes work, scopes permissions and states the populations of
//! conformity checks. A text travels in three steps:
//!
//! 1. [`Query::parse`] reads the text into a tree that knows no types. It refuses with the exact position, bounds
//!    length, depth and number of terms, and never panics. `Display` prints the canonical text; reading that again
//!    gives the same tree.
//! 2. [`Query::check`] settles every term against a [`crate::TypeDef`]: which column, through which references, which
//!    choices, which stretch of time. What comes out ([`Checked`]) cannot fail any more.
//! 3. [`Checked::matches`] judges one record in memory ([`Subject`]); the store compiles the same tree to SQL. A
//!    property test holds the two equal.
//!
//! A term about an absent value is false, and its negation is true: there is no third truth value.

mod ast;
mod check;
mod checked;
mod column;
mod complete;
mod error;
mod eval;
mod literal;
mod parse;
mod sentence;
mod sort;
mod values;
mod when;

pub use ast::{At, Node, Op, Operand, Term, Words};
pub use checked::{Checked, Cond, Hop, Pred, Refers, Test};
pub use column::{Column, column_of};
pub use complete::{Suggestion, SuggestionKind, complete};
pub use error::QueryError;
pub use eval::{Env, Subject};
pub use sort::{Sort, SortKey, SortValue, millionths};
pub use when::{Edge, Period, Unit, When};

/// Longest query text, in characters.
pub const MAX_LENGTH: usize = 4_096;
/// Deepest nesting of parentheses.
pub const MAX_DEPTH: usize = 32;
/// Most terms (and values of lists) in one query.
pub const MAX_TERMS: usize = 200;
/// Longest path: references followed before the last name.
pub const MAX_HOPS: usize = 3;

/// A query that was read, not yet checked. An empty query selects everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The root.
    pub root: Node,
}

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// The position at which the text cannot be understood, why, and what would be understood.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        parse::parse(text).map(|root| Self { root })
    }

    /// Settles every term against the fields, states and links of a type.
    ///
    /// # Errors
    /// The first term that does not fit, with its position and the nearest name that would.
    pub fn check(&self, model: &crate::Model, def: &crate::TypeDef) -> Result<Checked, QueryError> {
        check::check(self, model, def)
    }

    /// The types the query is about, when it says so with `type:` outside of any `or` or `not`.
    #[must_use]
    pub fn types(&self) -> Option<Vec<String>> {
        let terms = match &self.root {
            Node::All(nodes) => nodes.as_slice(),
            one => std::slice::from_ref(one),
        };
        terms.iter().find_map(|node| match node {
            Node::Term(term) if term.path == ["type"] && term.op == Op::Is => {
                Some(term.values.iter().map(|v| v.text().to_owned()).collect())
            }
            _ => None,
        })
    }
}

impl std::fmt::Display for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        ast::print(&self.root, f)
    }
}
