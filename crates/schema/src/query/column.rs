//! What a name in a query means for a type: one of its own fields, or a column every record has.
//!
//! A type's own fields come first. Then the common names, which lead to the field that feeds them (`owner` is the
//! assignee of an incident), then fields whose name differs by `_at` only (`resolved` for `resolved_at`).

use crate::{FieldKind, Model, TypeDef};
use kernel::Name;

/// Where a value is found.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// A field of the type.
    Field(Name, FieldKind),
    /// The record's identity.
    Id,
    /// Its type.
    Type,
    /// Its readable number.
    Number,
    /// Its state.
    State,
    /// The phase of its state.
    Phase,
    /// How many entries it has.
    Version,
    /// When it came into being.
    Created,
    /// When it was changed last.
    Updated,
    /// When the next of its running clocks is due.
    Due,
    /// Whether a clock's target was missed.
    Missed,
    /// How the clock of a kind that counts was decided: met or missed.
    Outcome(ClockName),
    /// When it was decided: at its stop when met, when it was due otherwise (processes.md, 1.5.2, rule 14).
    Decided(ClockName),
    /// Who watches it.
    Watchers,
}

/// A clock of a type, and the column's name: `resolution` in `resolution_decided`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockName {
    /// Kind of clock.
    pub kind: Name,
    /// Name of the column.
    pub name: Name,
}

/// What a decided clock can be.
pub const OUTCOMES: [&str; 2] = ["met", "missed"];

fn clock_column(def: &TypeDef, name: &str) -> Option<Column> {
    let of = |suffix: &str| {
        let kind = name.strip_suffix(suffix)?;
        def.clocks.iter().find(|c| c.kind == *kind).map(|c| ClockName { kind: c.kind.clone(), name: Name::from(name) })
    };
    of("_outcome").map(Column::Outcome).or_else(|| of("_decided").map(Column::Decided))
}

/// The common names and what they are called in completion.
pub(super) const COMMON: [(&str, &str); 19] = [
    ("number", "Number"),
    ("title", "Title"),
    ("state", "State"),
    ("phase", "Phase"),
    ("owner", "Person responsible"),
    ("group", "Group responsible"),
    ("requester", "Requester"),
    ("customer", "Customer"),
    ("service", "Service"),
    ("priority", "Priority"),
    ("created", "Created"),
    ("opened", "Created"),
    ("updated", "Last change"),
    ("due", "Due"),
    ("missed", "Target missed"),
    ("watching", "Watched by"),
    ("type", "Type"),
    ("version", "Version"),
    ("id", "Identity"),
];

/// The column a name means.
#[must_use]
pub fn column_of(def: &TypeDef, name: &str) -> Option<Column> {
    let field = |name: &str| def.field(name).map(|f| Column::Field(f.name.clone(), f.kind.clone()));
    let spine = |name: &Option<Name>| name.as_ref().and_then(|n| field(n));
    field(name).or_else(|| match name {
        "id" => Some(Column::Id),
        "type" => Some(Column::Type),
        "number" => def.prefix.is_some().then_some(Column::Number),
        "state" => def.lifecycle.is_some().then_some(Column::State),
        "phase" => def.lifecycle.is_some().then_some(Column::Phase),
        "version" => Some(Column::Version),
        "title" => field(&def.spine.title.0),
        "owner" => spine(&def.spine.owner),
        "group" => spine(&def.spine.group),
        "requester" => spine(&def.spine.requester),
        "customer" => spine(&def.spine.customer),
        "service" => spine(&def.spine.service),
        "priority" | "rank" => spine(&def.spine.rank),
        "created" | "created_at" | "opened" | "opened_at" => Some(Column::Created),
        "updated" | "updated_at" => Some(Column::Updated),
        "due" | "due_at" => Some(Column::Due),
        "missed" => Some(Column::Missed),
        "watching" | "watchers" => def.watchable.then_some(Column::Watchers),
        _ => clock_column(def, name).or_else(|| field(&format!("{name}_at"))),
    })
}

impl Column {
    /// The type of record its values refer to, and whether there can be several.
    pub(super) fn refers_to(&self) -> Option<(&str, bool)> {
        match self {
            Self::Field(_, FieldKind::Person) => Some(("person", false)),
            Self::Field(_, FieldKind::Group) => Some(("group", false)),
            Self::Field(_, FieldKind::Reference { to }) => Some((to, false)),
            Self::Field(_, FieldKind::References { to }) => Some((to, true)),
            Self::Watchers => Some(("person", true)),
            _ => None,
        }
    }
    /// The name it is stored and printed by.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Field(name, _) => name,
            Self::Id => "id",
            Self::Type => "type",
            Self::Number => "number",
            Self::State => "state",
            Self::Phase => "phase",
            Self::Version => "version",
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Due => "due",
            Self::Missed => "missed",
            Self::Outcome(clock) | Self::Decided(clock) => &clock.name,
            Self::Watchers => "watching",
        }
    }
}

/// Every name that means something for a type, with its label: its fields, then the common names that lead somewhere.
pub(super) fn names(def: &TypeDef) -> impl Iterator<Item = (&str, &str)> {
    let fields = def.fields.iter().map(|f| (f.name.as_str(), f.label.as_str()));
    fields.chain(COMMON.into_iter().filter(|(name, _)| def.field(name).is_none() && column_of(def, name).is_some()))
}

/// The definition of a referenced type. People and groups are ordinary types named `person` and `group`.
pub(super) fn target<'a>(model: &'a Model, to: &str) -> Option<&'a TypeDef> {
    model.get(to).map(AsRef::as_ref)
}
