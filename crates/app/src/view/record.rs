//! One record as its reader may see it: values, names of what it refers to, the moves open to them and why others are
//! not, and every clock with every stretch of time explained.

use super::{ConversationView, LinkView};
use engine::{ClockState, Outcome, Record};
use kernel::{Id, Name, Refusals, Timestamp};
use schema::{FieldDef, MoveDef, Phase, TypeDef};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where a record is: enough to address it.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its type.
    pub def: Arc<TypeDef>,
    /// Its identity.
    pub id: Id,
    /// Its number.
    pub number: Option<String>,
    /// Whether this viewer reads its internal notes and files.
    pub internal: bool,
    /// The record as it stood when it was looked for.
    pub(crate) stood: Arc<Record>,
}

/// The face of a record wherever another one mentions it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The record.
    pub id: Id,
    /// Its type.
    pub type_name: Name,
    /// Its readable number, for types that have one.
    pub number: Option<String>,
    /// Its title; for a person their name.
    pub title: String,
    /// Its state, for types with a lifecycle.
    pub state: Option<Name>,
    /// False for people and things that are no longer offered.
    pub active: bool,
}

impl Label {
    /// `INC0000123 Printer on fire`, or the title alone.
    #[must_use]
    pub fn text(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.title),
            None => self.title.clone(),
        }
    }
}

/// What the viewer may do with a record besides its moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Can {
    /// Change at least one field.
    pub update: bool,
    /// Write public messages and attach files.
    pub comment: bool,
    /// Read and write internal notes.
    pub internal: bool,
    /// Make and end links.
    pub link: bool,
    /// Watch it.
    pub watch: bool,
    /// Override a computed priority.
    pub override_priority: bool,
    /// Erase personal data.
    pub erase: bool,
}

/// A move the viewer's roles allow from the present state.
#[derive(Clone, Debug)]
pub struct AllowedMove {
    /// Its definition.
    pub def: MoveDef,
    /// What must be done before it can be taken as things stand; the dialog may fill some of it. Empty: ready.
    pub unmet: Refusals,
    /// Fields its dialog asks for, in order: its own prompts and what the state it leads to requires.
    pub prompts: Vec<Name>,
}

/// Why a stretch of a clock counted or did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StretchKind {
    /// Counted: the clock ran within working time.
    Counted,
    /// The clock ran outside working time and gained nothing.
    OutsideHours,
    /// Paused, for a reason the agreement lists.
    Paused,
}

/// One stretch of a clock's life, without gaps between stretches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// First instant.
    pub from: Timestamp,
    /// First instant after it; absent while it lasts.
    pub to: Option<Timestamp>,
    /// What it was.
    pub kind: StretchKind,
    /// Seconds it added to the elapsed time.
    pub counted_seconds: i64,
    /// Why, in words: `Working time`, `Outside working time`, `Awaiting caller`.
    pub why: String,
}

/// A clock as shown: figures at the instant of viewing, and where every second of them comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockView {
    /// Identity.
    pub id: Id,
    /// Kind, `response`.
    pub kind: Name,
    /// Label of the kind.
    pub label: String,
    /// State.
    pub state: ClockState,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Promised working seconds.
    pub target_seconds: i64,
    /// Working seconds counted until now (or its end).
    pub elapsed_seconds: i64,
    /// Working seconds left; negative once the target is missed.
    pub remaining_seconds: i64,
    /// Elapsed as a share of the target, in percent, rounded down.
    pub percent: i64,
    /// When it is due, while running.
    pub due_at: Option<Timestamp>,
    /// When the target was missed.
    pub missed_at: Option<Timestamp>,
    /// Start.
    pub started_at: Timestamp,
    /// End.
    pub stopped_at: Option<Timestamp>,
    /// Whether it counts in attainment.
    pub counted: bool,
    /// Corrected by hand or recomputed after a corrected calendar.
    pub corrected: bool,
    /// The agreement (record) and its version.
    pub sla: (Id, u32),
    /// The calendar (record) and its version.
    pub calendar: (Id, u32),
    /// Choice the target was selected by (`p3`).
    pub target: Name,
    /// Every stretch, oldest first; long lives are cut at the oldest end, see `stretches_cut`.
    pub stretches: Vec<Stretch>,
    /// Working seconds of stretches too old to be listed one by one.
    pub stretches_cut: i64,
}

/// A record, reduced to what the viewer may see.
#[derive(Clone, Debug)]
pub struct RecordView {
    /// The record; only readable fields are in it, and `clocks` and `watchers` only where readable.
    pub record: Record,
    /// Its type.
    pub def: Arc<TypeDef>,
    /// Its title.
    pub title: String,
    /// Its phase, for types with a lifecycle.
    pub phase: Option<Phase>,
    /// Fields of the type this viewer may read and the state does not hide, in form order.
    pub readable: BTreeSet<Name>,
    /// Fields this viewer may change now.
    pub editable: BTreeSet<Name>,
    /// Fields that must be filled in the present state.
    pub required: BTreeSet<Name>,
    /// Moves offered, ready ones and ones with something still unmet.
    pub moves: Vec<AllowedMove>,
    /// Its clocks, newest of each kind first.
    pub clocks: Vec<ClockView>,
    /// Faces of all records it refers to that the viewer may see (references, actors, watchers, agreements, calendars).
    /// An id that is not here is shown as “a record you may not see”.
    pub names: BTreeMap<Id, Label>,
    /// What else the viewer may do.
    pub can: Can,
    /// Whether the viewer watches it.
    pub watching: bool,
    /// The instant all figures are of.
    pub now: Timestamp,
}

impl RecordView {
    /// Definitions of the readable fields, in form order.
    pub fn fields(&self) -> impl Iterator<Item = &FieldDef> {
        self.def.fields.iter().filter(|f| self.readable.contains(&f.name))
    }
    /// The face of a referred record.
    #[must_use]
    pub fn name(&self, id: Id) -> Option<&Label> {
        self.names.get(&id)
    }
}

/// A record page: the record and all that stands beside it, in at most four statements.
#[derive(Clone, Debug)]
pub struct RecordPage {
    /// The record.
    pub view: RecordView,
    /// Messages and files.
    pub conversation: ConversationView,
    /// Links from both ends.
    pub links: Vec<LinkView>,
}

/// A form for a new record of a type.
#[derive(Clone, Debug)]
pub struct FormView {
    /// The type.
    pub def: Arc<TypeDef>,
    /// Fields the viewer may fill, in form order.
    pub editable: BTreeSet<Name>,
    /// Of these, the ones that must be filled.
    pub required: BTreeSet<Name>,
    /// Values to start with (JSON form): defaults of the type, and the viewer as requester where that applies.
    pub defaults: BTreeMap<Name, serde_json::Value>,
    /// Faces of records the defaults refer to.
    pub names: BTreeMap<Id, Label>,
}
