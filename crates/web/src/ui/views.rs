//! View structs: everything a page shows, decided before it is drawn. They hold only what the viewer may see.

use engine::{Attachment, ClockState, Outcome, Record, Visibility};
use journal::Actor;
use kernel::{Id, Name, Refusals, Timestamp};
use schema::{MoveDef, SavedView, TypeDef};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How a record is called where another points to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Title or name.
    pub title: String,
    /// Readable number.
    pub number: Option<String>,
    /// Its type.
    pub type_name: Option<Name>,
    /// A person whose standing shortens the response.
    pub vip: bool,
    /// No longer active.
    pub inactive: bool,
}

/// Labels of all records a page mentions.
pub type Names = BTreeMap<Id, Label>;

/// A saved view and how many records it holds for the viewer.
#[derive(Clone, Debug)]
pub struct CountedView {
    /// The view.
    pub view: SavedView,
    /// How many, when it was cheap to know.
    pub count: Option<Count>,
}

/// A number of records, perhaps only a lower bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How many were counted.
    pub n: u64,
    /// There are more.
    pub capped: bool,
}

/// What the query line says of itself.
#[derive(Clone, Debug)]
pub enum QuerySays {
    /// The query as a sentence.
    Sentence(String),
    /// Why it cannot be understood: byte position, reason, suggestion.
    Error {
        /// Byte offset in the text.
        position: usize,
        /// What is wrong.
        reason: String,
        /// What may have been meant.
        suggestion: Option<String>,
    },
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct ListPage {
    /// The type listed.
    pub def: Arc<TypeDef>,
    /// Rows, reduced to visible fields.
    pub rows: Vec<Record>,
    /// Labels of what the rows mention.
    pub names: Names,
    /// Query as typed.
    pub query: String,
    /// The sentence, or the error.
    pub says: QuerySays,
    /// Sort in force.
    pub sort: String,
    /// Columns shown.
    pub columns: Vec<Name>,
    /// Saved views with counts.
    pub views: Vec<CountedView>,
    /// Views people saved themselves: this person's own and shared ones.
    pub own: Vec<app::OwnView>,
    /// May share a view with everybody.
    pub may_share: bool,
    /// May save views.
    pub may_save: bool,
    /// Name of the view that is open: of a shipped one its name, of a saved one its id.
    pub view: Option<Name>,
    /// How many records match.
    pub count: Option<Count>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// Cursor of the page before.
    pub prev: Option<String>,
    /// Working seconds left on the clock that is due next, by record.
    pub left: BTreeMap<Id, i64>,
    /// May create records of the type.
    pub may_create: bool,
    /// May change records of the type: shows inline edits and bulk actions.
    pub may_update: bool,
    /// May bring records of the type in by a file.
    pub may_import: bool,
}

/// A move that the lifecycle allows from here, and what still stands against it.
#[derive(Clone, Debug)]
pub struct MoveView {
    /// The move.
    pub def: MoveDef,
    /// Unmet guards, all at once; empty when it can be taken.
    pub unmet: Refusals,
}

/// Why a stretch of time counted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StretchKind {
    /// Working time: counted.
    Counted,
    /// Paused for a reason the agreement lists.
    Paused,
    /// Outside the hours of the calendar.
    Outside,
}

/// One stretch of a clock, explained.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// From.
    pub from: Timestamp,
    /// To; now, while it lasts.
    pub to: Timestamp,
    /// Counted or not.
    pub kind: StretchKind,
    /// Working seconds it added.
    pub seconds: i64,
    /// Why, in words.
    pub why: String,
}

/// A clock with everything explained.
#[derive(Clone, Debug)]
pub struct ClockView {
    /// Label of its kind.
    pub label: String,
    /// State.
    pub state: ClockState,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Promised working seconds.
    pub target_seconds: i64,
    /// Working seconds elapsed now.
    pub elapsed: i64,
    /// When it is due, while running.
    pub due_at: Option<Timestamp>,
    /// When the target was missed.
    pub missed_at: Option<Timestamp>,
    /// When it stopped.
    pub stopped_at: Option<Timestamp>,
    /// Corrected by hand or after a corrected calendar.
    pub corrected: bool,
    /// Label of the choice that selected the target, `P2`.
    pub target: String,
    /// Name of the agreement.
    pub agreement: String,
    /// Name of the calendar.
    pub calendar: String,
    /// Stretches, oldest first.
    pub stretches: Vec<Stretch>,
}

impl ClockView {
    /// Working seconds left; negative when missed.
    #[must_use]
    pub const fn remaining(&self) -> i64 {
        self.target_seconds - self.elapsed
    }
}

/// What a message of the conversation is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// From the person the record is for.
    Requester,
    /// A reply to them.
    Reply,
    /// Between staff.
    Internal,
    /// Said by the system.
    Event,
}

/// One message, ready to show.
#[derive(Clone, Debug)]
pub struct MessageView {
    /// Identity.
    pub id: Id,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// Who may read it.
    pub visibility: Visibility,
    /// How it is shown.
    pub voice: Voice,
    /// Markdown.
    pub body: String,
    /// Made for demonstration, written by nobody.
    pub made: bool,
    /// Files that came with it.
    pub files: Vec<Attachment>,
}

/// Records at the other end of one kind of link.
#[derive(Clone, Debug)]
pub struct LinkGroup {
    /// Label at this end.
    pub label: String,
    /// The links.
    pub ends: Vec<LinkEnd>,
}

/// One link, as seen from one of its ends.
#[derive(Clone, Copy, Debug)]
pub struct LinkEnd {
    /// The link.
    pub id: Id,
    /// The record at the other end.
    pub other: Id,
    /// It was made here and the viewer may end it. A link that points here is ended where it was made.
    pub may_end: bool,
}

/// Records that point here.
#[derive(Clone, Debug)]
pub struct RelatedList {
    /// Heading.
    pub title: String,
    /// Address of the whole list; empty when there is none.
    pub href: String,
    /// Type of the rows.
    pub def: Arc<TypeDef>,
    /// The first rows.
    pub rows: Vec<Record>,
    /// How many there are.
    pub count: Option<Count>,
}

/// What the viewer may do with one record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Change fields.
    pub update: bool,
    /// Write to the requester.
    pub comment: bool,
    /// Read and write internal notes.
    pub internal: bool,
    /// Link.
    pub link: bool,
    /// Watch.
    pub watch: bool,
}

/// The proof badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProofBadge {
    /// How many entries the record has.
    pub entries: u32,
    /// Whether the last entry is under a signed checkpoint already, where that was looked up.
    pub sealed: Option<bool>,
}

/// Everything on a record's page.
#[derive(Clone, Debug)]
pub struct RecordPage {
    /// The record, reduced to visible fields.
    pub record: Record,
    /// Its type.
    pub def: Arc<TypeDef>,
    /// Labels of what it mentions.
    pub names: Names,
    /// Allowed moves.
    pub moves: Vec<MoveView>,
    /// Fields that may be edited now.
    pub editable: BTreeSet<Name>,
    /// Clocks.
    pub clocks: Vec<ClockView>,
    /// The conversation, oldest first.
    pub messages: Vec<MessageView>,
    /// Files not bound to a message.
    pub files: Vec<Attachment>,
    /// Links, both directions.
    pub links: Vec<LinkGroup>,
    /// Records that point here.
    pub related: Vec<RelatedList>,
    /// What the viewer may do.
    pub may: May,
    /// Whether the viewer watches.
    pub watching: bool,
    /// The proof badge.
    pub proof: Option<ProofBadge>,
    /// Fields the viewer may read now.
    pub readable: BTreeSet<Name>,
    /// Identity for the next message, so that a second send does nothing twice.
    pub command: Id,
    /// People who look at it now besides the viewer.
    pub present: Vec<Id>,
    /// What was typed into the composer before it was refused.
    pub draft: Option<(Visibility, String, Refusals)>,
}

impl RecordPage {
    /// Whether the page of the record is a page about everything that belongs to it, and its fields stand apart.
    #[must_use]
    pub fn gathers(&self) -> bool {
        *self.def.name == *"service"
    }
    /// Whether it is shown with what it depends on and what depends on it.
    #[must_use]
    pub fn has_impact(&self) -> bool {
        *self.def.name == *"service" || *self.def.name == *"configuration_item"
    }
}

/// One line of a record's history.
#[derive(Clone, Debug)]
pub struct HistoryView {
    /// When it happened.
    pub at: Timestamp,
    /// When the system wrote it.
    pub recorded_at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What they did, as a phrase after their name.
    pub phrase: String,
    /// Kind of the entry, for its mark.
    pub kind: journal::Kind,
    /// Fields: label, before, after.
    pub changes: Vec<(String, Option<String>, Option<String>)>,
    /// Why.
    pub reason: Option<String>,
    /// Version after it.
    pub version: u32,
    /// Carries history of another system.
    pub imported: bool,
    /// Door it came through.
    pub channel: journal::Channel,
}

/// One row of My work.
#[derive(Clone, Debug)]
pub struct WorkRow {
    /// The record.
    pub record: Record,
    /// Its type.
    pub def: Arc<TypeDef>,
    /// Working seconds left on the soonest clock and its target, when one runs.
    pub left: Option<(i64, i64)>,
    /// What to say beneath the title instead of the usual.
    pub hint: Option<String>,
    /// The message it is about, and when it was written.
    pub message: Option<(Id, Timestamp)>,
}

/// One list of My work.
#[derive(Clone, Debug)]
pub struct WorkList {
    /// Machine name.
    pub name: Name,
    /// Heading.
    pub title: String,
    /// What to do when it is empty.
    pub empty: String,
    /// Address of the whole list.
    pub href: String,
    /// First rows, most pressing first.
    pub rows: Vec<WorkRow>,
    /// The whole list holds more.
    pub more: bool,
    /// Stands in the narrow column.
    pub aside: bool,
}

/// My work.
#[derive(Clone, Debug, Default)]
pub struct WorkPage {
    /// First name, for the heading.
    pub greeting: String,
    /// Figures: label, number, tone, address.
    pub figures: Vec<(String, Count, &'static str, String)>,
    /// Lists in order.
    pub lists: Vec<WorkList>,
    /// Labels.
    pub names: Names,
}
