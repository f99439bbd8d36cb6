//! Many records: lists and queues, saved views with counts, search, My work, the palette and query completion.

use super::{Label, MessageView};
use engine::Record;
use kernel::{Id, Name, Timestamp};
use schema::{SavedView, TypeDef};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A wish for a list. Everything in it is text from outside and is checked when it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery {
    /// Type, `incident`.
    pub type_name: Name,
    /// Query text; empty for all.
    pub q: String,
    /// Sort, `priority,-updated`; empty for the type's default.
    pub sort: String,
    /// Columns wanted; empty for the type's default.
    pub fields: Vec<Name>,
    /// Where to go on, from an earlier answer.
    pub cursor: Option<String>,
    /// Rows wanted, 1 to [`ListQuery::MAX`]; 0 for [`ListQuery::DEFAULT`].
    pub limit: u32,
    /// Count matching rows too: one more statement, capped.
    pub count: bool,
}

impl ListQuery {
    /// Rows per page unless asked otherwise.
    pub const DEFAULT: u32 = 50;
    /// Most rows per page.
    pub const MAX: u32 = 200;

    /// Everything of a type, in its default order.
    #[must_use]
    pub fn of(type_name: impl Into<Name>) -> Self {
        Self {
            type_name: type_name.into(),
            q: String::new(),
            sort: String::new(),
            fields: Vec::new(),
            cursor: None,
            limit: 0,
            count: false,
        }
    }
    /// The same with a query.
    #[must_use]
    pub fn matching(mut self, q: impl Into<String>) -> Self {
        self.q = q.into();
        self
    }
    /// The same with a count.
    #[must_use]
    pub const fn counted(mut self) -> Self {
        self.count = true;
        self
    }
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct ListView {
    /// The type.
    pub def: Arc<TypeDef>,
    /// Rows, each reduced to the fields the viewer may read.
    pub rows: Vec<Record>,
    /// Faces of everything the rows refer to.
    pub names: BTreeMap<Id, Label>,
    /// Columns in order.
    pub columns: Vec<Name>,
    /// The sort in force, canonical text.
    pub sort: String,
    /// The query in force, canonical text; what was typed when it could not be understood.
    pub q: String,
    /// The query as an English sentence; empty for all.
    pub sentence: String,
    /// Why the query was not understood; the rows are then empty and nothing was looked up.
    pub error: Option<schema::query::QueryError>,
    /// How many match, when counting was asked for.
    pub count: Option<Counted>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// Cursor of the page before.
    pub prev: Option<String>,
    /// The instant all figures are of.
    pub now: Timestamp,
}

/// Working time left of the running clock that is due first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLeft {
    /// Seconds of working time; negative when the target was missed by so much.
    pub seconds: i64,
    /// The target, in seconds of working time.
    pub target_seconds: i64,
}

/// A count that stops counting: `n`, or “more than n”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// How many were counted.
    pub n: u64,
    /// There are more.
    pub capped: bool,
}

impl std::fmt::Display for Counted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.n, if self.capped { "+" } else { "" })
    }
}

/// A saved view with the number of rows behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewCount {
    /// The view.
    pub view: SavedView,
    /// Matching rows this viewer may see.
    pub count: Counted,
}

/// One hit of a search.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchHit {
    /// The record.
    pub label: Label,
    /// Title of its type.
    pub type_title: String,
    /// Where the words were found, as plain text.
    pub snippet: String,
}

/// The answer to a search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchView {
    /// What was searched for.
    pub text: String,
    /// Best first.
    pub hits: Vec<SearchHit>,
}

/// One section of My work.
#[derive(Clone, Debug)]
pub struct WorkSection {
    /// Machine name: `mine`, `group`, `watching`, …
    pub name: Name,
    /// Heading.
    pub title: String,
    /// What to do when it is empty.
    pub empty: String,
    /// The query of the full lists behind it.
    pub query: String,
    /// The types it lists.
    pub defs: Vec<Arc<TypeDef>>,
    /// First rows with their types, most pressing first.
    pub rows: Vec<(Arc<TypeDef>, Record)>,
    /// Whether the full lists hold more.
    pub more: bool,
}

/// A message that mentions the viewer.
#[derive(Clone, Debug)]
pub struct MentionView {
    /// The record it belongs to.
    pub record: Record,
    /// Its type.
    pub def: Arc<TypeDef>,
    /// The message.
    pub message: MessageView,
}

/// What awaits the viewer, most pressing first.
#[derive(Clone, Debug, Default)]
pub struct MyWork {
    /// Sections in order.
    pub sections: Vec<WorkSection>,
    /// Messages that mention the viewer in records they may see, newest first.
    pub mentions: Vec<MentionView>,
    /// Faces of everything the rows refer to.
    pub names: BTreeMap<Id, Label>,
    /// The instant all figures are of.
    pub now: Timestamp,
}

/// What a palette item does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaletteKind {
    /// Open a record.
    Record(Id),
    /// Open the home of a practice.
    Practice(Name),
    /// Open a page that is no list.
    Page(&'static practices::home::Page),
    /// Open the list of a type.
    List(Name),
    /// Open a saved view of a type.
    View(Name, Name),
    /// Make a new record of a type.
    New(Name),
    /// Search everything for the text.
    Search(String),
}

/// One line of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteItem {
    /// What it does.
    pub kind: PaletteKind,
    /// Text.
    pub label: String,
    /// Smaller text beside it.
    pub hint: String,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Value as used in queries; `none` for empty.
    pub value: String,
    /// Label.
    pub label: String,
    /// Rows.
    pub count: u64,
}

/// Rows of a list by one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Column.
    pub column: Name,
    /// Label of the column.
    pub label: String,
    /// Values, most frequent first.
    pub values: Vec<FacetValue>,
}
