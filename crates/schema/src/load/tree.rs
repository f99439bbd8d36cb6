//! TOML as an owned tree in which every key and value knows its place.

use crate::diagnostic::{Place, Sink, code};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Sources larger than this are refused unread.
const MAX_BYTES: usize = 256 * 1024;
/// A dotted key with more parts than this is refused: nesting must not cost stack.
const MAX_DOTS: usize = 48;

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) tree: Tree,
}

#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Text(String),
    Integer(i64),
    Float(String),
    Boolean(bool),
    Moment(String),
    Array(Vec<Node>),
    /// In the order of the source.
    Table(Vec<(String, Place, Node)>),
}

impl Tree {
    /// The kind of value, in words.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a number",
            Self::Boolean(_) => "true or false",
            Self::Moment(_) => "a date or time",
            Self::Array(_) => "a list",
            Self::Table(_) => "a table",
        }
    }

    /// The same value as JSON; dates and times become texts.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Text(s) | Self::Moment(s) => s.clone().into(),
            Self::Integer(n) => (*n).into(),
            Self::Float(s) => s.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map_or_else(|| s.clone().into(), Into::into),
            Self::Boolean(b) => (*b).into(),
            Self::Array(items) => items.iter().map(|n| n.tree.to_json()).collect(),
            Self::Table(entries) => entries.iter().map(|(k, _, n)| (k.clone(), n.tree.to_json())).collect(),
        }
    }
}

/// Reads a source. Every syntax error is reported; `None` when the source is unusable.
pub(crate) fn parse(file: &str, text: &str, sink: &Sink) -> Option<Node> {
    let lines = Lines::new(file, text);
    if text.len() > MAX_BYTES {
        sink.hinted(code::SYNTAX, &lines.place(0), "the file is larger than 256 KiB", "split it: one record type per file");
        return None;
    }
    if let Some(offset) = deep_key(text) {
        sink.error(code::SYNTAX, &lines.place(offset), "a key has too many parts");
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let at = lines.place(error.span().map_or(0, |s| s.start));
        sink.error(code::SYNTAX, &at, error.message().trim().replace('\n', ", "));
    }
    if !errors.is_empty() {
        return None;
    }
    Some(Node { place: lines.place(0), tree: convert_table(table.into_inner(), &lines) })
}

fn convert(value: Spanned<DeValue<'_>>, lines: &Lines) -> Node {
    let place = lines.place(value.span().start);
    let tree = match value.into_inner() {
        DeValue::String(s) => Tree::Text(s.into_owned()),
        DeValue::Integer(n) => match i64::from_str_radix(n.as_str(), n.radix()) {
            Ok(n) => Tree::Integer(n),
            // Beyond 64 bits: kept as a number that no integer key accepts.
            Err(_) => Tree::Float(n.as_str().to_owned()),
        },
        DeValue::Float(x) => Tree::Float(x.as_str().to_owned()),
        DeValue::Boolean(b) => Tree::Boolean(b),
        DeValue::Datetime(t) => Tree::Moment(t.to_string()),
        DeValue::Array(items) => Tree::Array(items.into_iter().map(|item| convert(item, lines)).collect()),
        DeValue::Table(table) => convert_table(table, lines),
    };
    Node { place, tree }
}

fn convert_table(table: DeTable<'_>, lines: &Lines) -> Tree {
    let mut entries: Vec<_> = table.into_iter().map(|(k, v)| (k.span().start, k.into_inner().into_owned(), v)).collect();
    entries.sort_by_key(|(start, ..)| *start);
    Tree::Table(entries.into_iter().map(|(start, key, value)| (key, lines.place(start), convert(value, lines))).collect())
}

/// Offset of a key with more than [`MAX_DOTS`] parts. Counts dots between the marks that end a key, so prose with that
/// many dots and no comma is refused as well; no definition needs it.
fn deep_key(text: &str) -> Option<usize> {
    let mut dots = 0;
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            b'.' => dots += 1,
            b'=' | b',' | b'{' | b'\n' => dots = 0,
            _ => {}
        }
        if dots > MAX_DOTS {
            return Some(offset);
        }
    }
    None
}

/// Turns byte offsets into lines and columns.
struct Lines<'a> {
    file: Arc<str>,
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(file: &str, text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1)).collect();
        Self { file: file.into(), text, starts }
    }

    fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let before = self.text.get(self.starts[line - 1]..offset).unwrap_or("");
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place { file: self.file.clone(), line: number(line), column: number(before.chars().count() + 1) }
    }
}
