//! The checked form of type definitions: what the TOML of a record type means once traits and overlays are applied.
//! Everything downstream (store, engine, screens, API) reads these types and nothing else.

use kernel::Name;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All record types of a running system, base and overlay together.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// By type name. Traits are not in it: their fields stand in the types that extend them.
    pub types: BTreeMap<Name, Arc<TypeDef>>,
    /// SHA-256 (hex) of the sources it was read from; stored with what depends on the model.
    pub fingerprint: String,
}

impl Model {
    /// The definition of `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<TypeDef>> {
        self.types.get(name)
    }
}

/// One record type.
#[derive(Clone, Debug, Serialize)]
pub struct TypeDef {
    /// Machine name, `incident`.
    pub name: Name,
    /// Singular label, `Incident`.
    pub title: String,
    /// Plural label, `Incidents`.
    pub plural: String,
    /// One sentence on what a record of this type is.
    pub purpose: String,
    /// Prefix of readable numbers (`INC`); `None` when records have no number.
    pub prefix: Option<String>,
    /// The practice (folder) it belongs to, `incident`.
    pub practice: Name,
    /// Clause of the standard it serves, `8.6.1`; empty when none.
    pub clause: String,
    /// Traits it extends, nearest first, without repetition.
    pub traits: Vec<Name>,
    /// Small, often-read reference data (calendars, groups, agreements, people): kept in memory by the application.
    pub cached: bool,
    /// Closed to whoever may read every type: only grants that name the type open its records.
    pub sealed: bool,
    /// Whether records carry a conversation of public replies and internal notes (trait `conversational`).
    pub conversation: bool,
    /// Whether files can be attached.
    pub attachments: bool,
    /// Whether people can watch records.
    pub watchable: bool,
    /// Fields in form order.
    pub fields: Vec<FieldDef>,
    /// Which fields feed the common columns.
    pub spine: Spine,
    /// States and moves; `None` for types that only exist or not.
    pub lifecycle: Option<Lifecycle>,
    /// SLA clocks records of this type may carry.
    pub clocks: Vec<ClockDef>,
    /// Links records of this type may have.
    pub links: Vec<LinkDef>,
    /// What is to be done with its records by a day.
    pub duties: Vec<DutyDef>,
    /// List columns, default sort and shipped views.
    pub list: ListLayout,
    /// Groups of the form.
    pub form: Vec<FormGroup>,
}

impl TypeDef {
    /// The field called `name`.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&FieldDef> {
        self.fields.iter().find(|f| f.name == *name)
    }
    /// The state called `name`.
    #[must_use]
    pub fn state(&self, name: &str) -> Option<&StateDef> {
        self.lifecycle.as_ref()?.states.iter().find(|s| s.name == *name)
    }
    /// The move called `name`.
    #[must_use]
    pub fn r#move(&self, name: &str) -> Option<&MoveDef> {
        self.lifecycle.as_ref()?.moves.iter().find(|m| m.name == *name)
    }
    /// Whether an empty field is left to a move: the dialog of one asks for it, but of none that led to `state`, no form for a
    /// new record shows it, and `state` says nothing of it. Who edits the record is not asked for it: a closure code belongs to closing. The columns every
    /// record has (owner, group, …) are never left to a move.
    #[must_use]
    pub fn left_to_moves(&self, field: &str, state: Option<&str>) -> bool {
        let Some(lifecycle) = &self.lifecycle else { return false };
        let spine = &self.spine;
        let common = [&spine.owner, &spine.group, &spine.requester, &spine.customer, &spine.service, &spine.rank];
        let asked = |m: &MoveDef| {
            let needed = m.needs.iter().any(|n| matches!(n, Need::Field(f) if **f == *field));
            let rule = self.state(&m.to).and_then(|s| s.fields.get(field));
            needed || m.prompts.iter().any(|p| **p == *field) || matches!(rule, Some(FieldRule::Required | FieldRule::Prompted))
        };
        !common.into_iter().flatten().any(|f| **f == *field)
            && !self.form.iter().any(|g| g.on_create && g.fields.iter().any(|f| **f == *field))
            && !state.and_then(|s| self.state(s)).is_some_and(|s| s.fields.contains_key(field))
            && lifecycle.moves.iter().any(asked)
            && !lifecycle.moves.iter().any(|m| Some(&*m.to) == state && asked(m))
    }
    /// Whether it has the trait `name`.
    #[must_use]
    pub fn has_trait(&self, name: &str) -> bool {
        self.traits.iter().any(|t| *t == *name)
    }
}

/// The fields that feed the common columns of every record (`record` table): lists across types sort and filter by them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Spine {
    /// The human title.
    pub title: FieldName,
    /// The person responsible now (assignee or owner).
    pub owner: Option<Name>,
    /// The group responsible now.
    pub group: Option<Name>,
    /// The person for whom the record is (caller, requester).
    pub requester: Option<Name>,
    /// The customer.
    pub customer: Option<Name>,
    /// The service.
    pub service: Option<Name>,
    /// A choice field whose choice ranks order lists (priority).
    pub rank: Option<Name>,
}

/// A field name that is always present; `Default` is `title`.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct FieldName(pub Name);

impl Default for FieldName {
    fn default() -> Self {
        Self(Name::from("title"))
    }
}

/// One field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldDef {
    /// Machine name; custom fields begin with `x_`.
    pub name: Name,
    /// Label.
    pub label: String,
    /// What kind of value it holds.
    pub kind: FieldKind,
    /// Help shown beneath the input; empty when none.
    pub help: String,
    /// Must be filled on creation.
    pub required: bool,
    /// Set by rules only; refused from outside.
    pub computed: bool,
    /// Set on creation and never again.
    pub immutable: bool,
    /// Value on creation when nothing is given, in JSON form.
    pub default: Option<serde_json::Value>,
    /// Values on creation for some only, before `default`: by the door the record comes through (`api`, `mail`, `screen`, …), or
    /// `staff` for people who work on records of the type, not only ask for them. The door says more than the person.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub default_by: BTreeMap<Name, serde_json::Value>,
    /// Written only by those who hold this right on the record (`override`, `correct`, `administer`), besides their grant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<Name>,
    /// Part of full-text search.
    pub search: bool,
    /// Has an index of its own, because lists filter or sort by it often.
    pub indexed: bool,
    /// No two records of the type may share it.
    pub unique: bool,
    /// Personal data: falls under retention and erasure.
    pub personal: bool,
    /// A reason or description: at least this many characters and no placeholder (`tbd`, `n/a`, …).
    pub min_text: Option<u32>,
    /// Says when something happened: may not lie in the future (60 s tolerance).
    pub past: bool,
    /// Added by an overlay; lives in the custom JSON column.
    pub custom: bool,
}

/// The sixteen kinds of field. The vocabulary is closed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of text, at most `max` characters.
    Text {
        /// Most characters.
        max: u32,
    },
    /// Several paragraphs, at most `max` characters; Markdown when `markdown`.
    LongText {
        /// Most characters.
        max: u32,
        /// Shown as Markdown.
        markdown: bool,
    },
    /// One of `choices`.
    Choice {
        /// In order.
        choices: Vec<Choice>,
    },
    /// Any of `choices`.
    MultiChoice {
        /// In order.
        choices: Vec<Choice>,
    },
    /// Yes or no.
    Boolean,
    /// A whole number within bounds.
    Integer {
        /// Least.
        min: i64,
        /// Greatest.
        max: i64,
    },
    /// A decimal number with at most `scale` fraction digits, within bounds (as text).
    Decimal {
        /// Most fraction digits.
        scale: u32,
        /// Least; zero when absent.
        min: Option<String>,
        /// Greatest.
        max: Option<String>,
    },
    /// An amount of money.
    Money,
    /// A civil date.
    Date,
    /// An instant.
    Instant,
    /// A length of time.
    Duration,
    /// A person.
    Person,
    /// A group.
    Group,
    /// A record of type `to`.
    Reference {
        /// Type of the record referred to.
        to: Name,
    },
    /// Records of type `to`.
    References {
        /// Type of the records referred to.
        to: Name,
    },
    /// Lines with `columns` (no table within a table).
    Table {
        /// In order.
        columns: Vec<ColumnDef>,
    },
}

/// A column of a table field has everything a field has.
pub type ColumnDef = FieldDef;

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Stored name.
    pub name: Name,
    /// Label.
    pub label: String,
    /// The base choice that rules and reports read, for choices added by an overlay; itself for base choices.
    pub base: Name,
    /// Order, lowest first; the most pressing choice has rank 1.
    pub rank: i64,
    /// Token of the shape and colour it is shown with: `neutral`, `info`, `good`, `warn`, `bad`, `critical`.
    pub tone: Name,
    /// No longer offered; still shown where it stands.
    pub retired: bool,
    /// Help shown beside the choice.
    pub help: String,
}

/// The six phases: all that clocks, reports and Rust know of states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Recorded, nobody works on it yet.
    Open,
    /// Being worked on.
    Working,
    /// Waiting for someone outside.
    Waiting,
    /// Result delivered, may be objected to.
    Done,
    /// Ended.
    Closed,
    /// Ended without result.
    Cancelled,
}

impl Phase {
    /// All phases, in order.
    pub const ALL: [Self; 6] = [Self::Open, Self::Working, Self::Waiting, Self::Done, Self::Closed, Self::Cancelled];
    /// The stored text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Working => "working",
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
    /// Whether work is still due (`open`, `working`, `waiting`): what `is:open` means in queries and the `active` column.
    #[must_use]
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Open | Self::Working | Self::Waiting)
    }
}

/// States and moves.
#[derive(Clone, Debug, Serialize)]
pub struct Lifecycle {
    /// The state of a new record.
    pub initial: Name,
    /// States in order.
    pub states: Vec<StateDef>,
    /// Moves in order; a transition not listed is forbidden.
    pub moves: Vec<MoveDef>,
}

/// One state.
#[derive(Clone, Debug, Serialize)]
pub struct StateDef {
    /// Machine name.
    pub name: Name,
    /// Label.
    pub label: String,
    /// What it means to clocks and reports.
    pub phase: Phase,
    /// Terminal: accepts comments and links only.
    pub terminal: bool,
    /// Field rules while in this state.
    pub fields: BTreeMap<Name, FieldRule>,
}

/// What a state says of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldRule {
    /// Not shown.
    Hidden,
    /// Shown, not editable.
    ReadOnly,
    /// Must be filled to enter or save in this state.
    Required,
    /// Asked for in the move's dialog, may stay empty.
    Prompted,
}

/// One move: a verb that leads from some states to another.
#[derive(Clone, Debug, Serialize)]
pub struct MoveDef {
    /// Machine name, `resolve`.
    pub name: Name,
    /// Verb on the button, `Resolve`.
    pub label: String,
    /// States it may start from.
    pub from: Vec<Name>,
    /// State it leads to.
    pub to: Name,
    /// Roles that may take it (any of); empty: whoever may update the record.
    pub roles: Vec<Name>,
    /// What must be true before, beyond the target state's required fields.
    pub needs: Vec<Need>,
    /// Fields asked for in its dialog, in order.
    pub prompts: Vec<Name>,
    /// A reason must be given.
    pub reason: bool,
    /// Closed to overlays (change approval, closure of a nonconformity).
    pub locked: bool,
    /// Taken by automation only; never offered as a button.
    pub automatic: bool,
    /// Look of the button: `primary`, `plain`, `danger`.
    pub tone: Name,
    /// What else it does.
    pub effects: Vec<Effect>,
}

/// A guard of a move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The field must be filled.
    Field(Name),
    /// The record must match the query (text in the query language); otherwise `refuse` is said.
    Query {
        /// Text in the query language.
        query: String,
        /// What is said when the record does not match.
        refuse: String,
    },
    /// A message to the requester must be sent with the move.
    PublicMessage,
    /// A rule of the practice, by name, must agree (several guards may hide behind it).
    Rule(Name),
}

/// The handful of things a move may do besides changing the state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Set a field to now, if it is empty.
    Stamp(Name),
    /// Set a field to now, always.
    Restamp(Name),
    /// Empty a field.
    Clear(Name),
    /// Add one to an integer field.
    Count(Name),
    /// Set a field to the actor.
    Actor(Name),
    /// Set a field to a fixed value (JSON form).
    Set(Name, serde_json::Value),
}

/// One SLA clock of a type.
#[derive(Clone, Debug, Serialize)]
pub struct ClockDef {
    /// Kind: `response`, `resolution`, …
    pub kind: Name,
    /// Label.
    pub label: String,
    /// Instant field at which it starts (`reported_at`).
    pub start: Name,
    /// Instant field whose filling stops it (`acknowledged_at`, `resolved_at`).
    pub stop: Name,
    /// Choice field that says why the record waits; which reasons pause is written in the agreement.
    pub pause_reason: Option<Name>,
    /// Choice field whose value selects the target within the agreement (`priority`).
    pub by: Name,
}

/// A typed, directed link, seen from both ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkDef {
    /// Machine name, `caused_by`.
    pub name: Name,
    /// Type at the other end.
    pub to: Name,
    /// Label at this end, `Caused by`.
    pub label: String,
    /// Label at the other end, `Cause of`.
    pub inverse: String,
    /// A record has at most one (parent, duplicate_of).
    pub single: bool,
    /// Links of this kind may not form a circle.
    pub acyclic: bool,
}

/// Something that is to be done with a record by a day that stands in it: reviewed, held, tested, renewed. It stands in the calendar
/// of obligations, its owner is reminded, and the day is never silently put off (processes.md, 10). A duty ends with its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DutyDef {
    /// Machine name, `review`.
    pub name: Name,
    /// What is to be done, `Review`.
    pub label: String,
    /// Date field with the day by which.
    pub on: Name,
    /// Which records have the duty (query text); empty for all that have the day and have not ended.
    pub when: String,
    /// Date or instant field that says when it was done last: whoever fills it anew may name a later day.
    pub done: Option<Name>,
    /// Field with the person who is reminded; the common column `owner` when absent.
    pub owner: Option<Name>,
    /// Days before the day on which the owner is reminded, most first; once more when it is past.
    pub remind: Vec<u16>,
}

/// How a list of the type looks unless someone chose otherwise.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ListLayout {
    /// Columns: field names, or `number`, `state`, `updated_at`, `created_at`, `due`.
    pub columns: Vec<Name>,
    /// Default sort, for example `priority,due` (a leading `-` reverses).
    pub sort: String,
    /// Views that ship with the type.
    pub views: Vec<SavedView>,
}

/// A named query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SavedView {
    /// Machine name, used in addresses.
    pub name: Name,
    /// Label.
    pub label: String,
    /// Query text.
    pub query: String,
    /// Sort, empty for the type's default.
    pub sort: String,
}

/// A group of fields on the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormGroup {
    /// Heading.
    pub label: String,
    /// Fields in order.
    pub fields: Vec<Name>,
    /// Shown on the creation form.
    pub on_create: bool,
    /// In the side rail of the record page instead of the body.
    pub rail: bool,
}
