//! The tree a query text is read into, and its canonical text.
//!
//! Trees are built by [`Node::all`], [`Node::any`] and [`Node::not`], which flatten; so equal meanings that differ only
//! in superfluous parentheses have equal trees, and printing and reading again is the identity.

use std::fmt::{Formatter, Result, Write};

/// Where in the text something stands, in characters. Positions never make trees differ.
#[derive(Clone, Copy, Debug, Default)]
pub struct At {
    /// First character.
    pub start: usize,
    /// Number of characters.
    pub length: usize,
}

impl PartialEq for At {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for At {}

/// One node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// All of these; the empty one selects everything and stands only at the root.
    All(Vec<Node>),
    /// At least one of these.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// A condition on a field.
    Term(Term),
    /// Words to be found in the text of the record.
    Words(Words),
}

/// `path op values`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Names, outermost first; all but the last are references to follow.
    pub path: Vec<String>,
    /// How to compare.
    pub op: Op,
    /// What with: any of these.
    pub values: Vec<Operand>,
    /// Where the term stands.
    pub at: At,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// `:`, is, is one of, lies in.
    Is,
    /// `:~`, contains.
    Has,
    /// `<`.
    Less,
    /// `<=`.
    AtMost,
    /// `>`.
    More,
    /// `>=`.
    AtLeast,
}

impl Op {
    /// The operator as written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Is => ":",
            Self::Has => ":~",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }
}

/// One value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand {
    /// The text, without quotes and escapes.
    pub raw: String,
    /// Whether it stood in quotes: then it is taken literally.
    pub quoted: bool,
    /// Where it stands.
    pub at: At,
}

impl Operand {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.raw
    }
    /// The text, unless it was quoted: keywords, numbers of records and wildcards are recognised in this only.
    #[must_use]
    pub fn bare(&self) -> Option<&str> {
        (!self.quoted).then_some(self.raw.as_str())
    }
}

/// A word or phrase for full-text search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// As written, without quotes and star.
    pub text: String,
    /// The last word may be only begun (`print*`).
    pub prefix: bool,
    /// Where it stands.
    pub at: At,
}

impl Node {
    /// All of `nodes`, flattened.
    #[must_use]
    pub fn all(nodes: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Self::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() == 1 { flat.remove(0) } else { Self::All(flat) }
    }
    /// Any of `nodes`, flattened.
    #[must_use]
    pub fn any(nodes: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Self::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() == 1 { flat.remove(0) } else { Self::Any(flat) }
    }
    /// Not `node`; twice is not at all.
    #[must_use]
    #[allow(clippy::should_implement_trait)]
    pub fn not(node: Self) -> Self {
        match node {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

/// Writes the canonical text.
pub(super) fn print(node: &Node, f: &mut Formatter<'_>) -> Result {
    match node {
        Node::All(nodes) => {
            for (i, node) in nodes.iter().enumerate() {
                if i > 0 {
                    f.write_char(' ')?;
                }
                print_inner(node, f)?;
            }
            Ok(())
        }
        Node::Any(nodes) => {
            for (i, node) in nodes.iter().enumerate() {
                if i > 0 {
                    f.write_str(" or ")?;
                }
                // `or` binds less than juxtaposition, so a conjunction inside needs no parentheses.
                if matches!(node, Node::All(_)) { print(node, f)? } else { print_inner(node, f)? }
            }
            Ok(())
        }
        _ => print_inner(node, f),
    }
}

fn print_inner(node: &Node, f: &mut Formatter<'_>) -> Result {
    match node {
        Node::All(_) | Node::Any(_) => {
            f.write_char('(')?;
            print(node, f)?;
            f.write_char(')')
        }
        Node::Not(inner) => {
            f.write_char('-')?;
            print_inner(inner, f)
        }
        Node::Term(term) => {
            f.write_str(&term.path.join("."))?;
            f.write_str(term.op.as_str())?;
            for (i, value) in term.values.iter().enumerate() {
                if i > 0 {
                    f.write_char(',')?;
                }
                if value.quoted { quote(&value.raw, f)? } else { f.write_str(&value.raw)? }
            }
            Ok(())
        }
        Node::Words(words) => {
            if is_plain(&words.text) {
                f.write_str(&words.text)?
            } else {
                quote(&words.text, f)?
            }
            if words.prefix { f.write_char('*') } else { Ok(()) }
        }
    }
}

/// Whether a word reads back as itself without quotes.
pub(super) fn is_plain(word: &str) -> bool {
    !["and", "or", "not"].iter().any(|k| word.eq_ignore_ascii_case(k))
        && word.starts_with(|c: char| c.is_alphanumeric())
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '@' | '/' | '+' | '#' | '\''))
}

fn quote(text: &str, f: &mut Formatter<'_>) -> Result {
    f.write_char('"')?;
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(c)?;
    }
    f.write_char('"')
}
