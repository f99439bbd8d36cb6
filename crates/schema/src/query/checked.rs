//! The settled form of a query: nothing in it can fail. In memory it is judged by `eval`, in a database by SQL.

use super::{Column, Edge, Query};
use kernel::{Currency, Id, Name};
use rust_decimal::Decimal;

/// A query that fits a type.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The type it was checked against.
    pub type_name: Name,
    /// The query as read; prints the canonical text.
    pub query: Query,
    /// What must hold.
    pub root: Pred,
    pub(super) sentence: String,
}

impl Checked {
    /// The query in plain English: `open incidents with priority P2 or higher, mentioning “mail server”`.
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.sentence
    }
    /// Whether it selects every record of its type.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(&self.root, Pred::All(nodes) if nodes.is_empty())
    }
}

/// A predicate.
#[derive(Clone, Debug, PartialEq)]
pub enum Pred {
    /// All of these; the empty one is true.
    All(Vec<Pred>),
    /// Any of these; the empty one is false.
    Any(Vec<Pred>),
    /// Not this.
    Not(Box<Pred>),
    /// A condition on a value, perhaps of another record.
    Test(Test),
    /// These words stand one after the other in the title or in the body.
    Words {
        /// Folded words; never empty.
        tokens: Vec<String>,
        /// The last one may be only begun.
        prefix: bool,
    },
}

/// There is a way along `hops` to a record whose `column` satisfies one of `any`. An absent value satisfies nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// References and links to follow.
    pub hops: Vec<Hop>,
    /// The value looked at.
    pub column: Column,
    /// The condition: one of these.
    pub any: Vec<Cond>,
}

/// One step from a record to others.
#[derive(Clone, Debug, PartialEq)]
pub enum Hop {
    /// Along a field with a reference.
    Field {
        /// The field of the record left.
        column: Column,
        /// Type of the record reached.
        to: Name,
    },
    /// Along a link, from its beginning to its end.
    Link {
        /// Name of the link.
        name: Name,
        /// Type of the record reached.
        to: Name,
    },
}

/// A condition on one value. For fields with several values: on any of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Cond {
    /// There is a value.
    Present,
    /// It is yes.
    True,
    /// The choice, state, phase, type name or number is one of these.
    OneOf(Vec<Name>),
    /// The folded text is this.
    TextIs(String),
    /// The folded text begins so.
    TextStarts(String),
    /// The folded text contains this.
    TextHas(String),
    /// A whole number or a length of time in seconds lies within.
    Integer(Option<i64>, Option<i64>),
    /// A decimal number lies between; each end with whether it belongs to it.
    Decimal(Option<(Decimal, bool)>, Option<(Decimal, bool)>),
    /// An amount in this currency, in minor units, lies within.
    Money(Currency, Option<i64>, Option<i64>),
    /// The instant or date lies at or after the first and before the second edge.
    Time(Option<Edge>, Option<Edge>),
    /// The reference points to this.
    Refers(Refers),
}

/// What a reference is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refers {
    /// Whoever asks.
    Me,
    /// A group of whoever asks.
    MyGroups,
    /// A customer of whoever asks.
    MyCustomers,
    /// The record with this identity.
    Id(Id),
}
