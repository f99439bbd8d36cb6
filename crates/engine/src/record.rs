//! A record as it stands after its last entry: the fold of its entries, nothing more.

use crate::SlaClock;
use journal::Actor;
use kernel::{Id, Name, Timestamp};
use schema::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The state of one record at one version.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Identity.
    pub id: Id,
    /// Record type.
    pub type_name: Name,
    /// Readable number, for types that have one; given at commit.
    pub number: Option<String>,
    /// Version: the number of entries folded.
    pub version: u32,
    /// State, for types with a lifecycle.
    pub state: Option<Name>,
    /// When the record came into being in the system it was first kept in (`occurred_at` of its first entry).
    pub created_at: Timestamp,
    /// Who created it.
    pub created_by: Actor,
    /// `occurred_at` of its last entry that tells of more than clocks or a reading (see [`crate::fold`]).
    pub updated_at: Timestamp,
    /// Who changed it last.
    pub updated_by: Actor,
    /// Values of fields; an empty field is absent.
    pub fields: BTreeMap<Name, Value>,
    /// SLA clocks, oldest first, superseded ones included.
    pub clocks: Vec<SlaClock>,
    /// People who watch it.
    pub watchers: BTreeSet<Id>,
}

impl Record {
    /// The value of a field.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.fields.get(field)
    }
    /// The text of a text field.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        match self.get(field) {
            Some(Value::Text(s)) => Some(s),
            _ => None,
        }
    }
    /// The choice of a choice field.
    #[must_use]
    pub fn choice(&self, field: &str) -> Option<&Name> {
        match self.get(field) {
            Some(Value::Choice(c)) => Some(c),
            _ => None,
        }
    }
    /// The record a reference, person or group field points to.
    #[must_use]
    pub fn reference(&self, field: &str) -> Option<Id> {
        match self.get(field) {
            Some(Value::Reference(id)) => Some(*id),
            _ => None,
        }
    }
    /// The instant of an instant field.
    #[must_use]
    pub fn instant(&self, field: &str) -> Option<Timestamp> {
        match self.get(field) {
            Some(Value::Instant(t)) => Some(*t),
            _ => None,
        }
    }
    /// The number of an integer field.
    #[must_use]
    pub fn integer(&self, field: &str) -> Option<i64> {
        match self.get(field) {
            Some(Value::Integer(n)) => Some(*n),
            _ => None,
        }
    }
    /// A boolean field; absent counts as false.
    #[must_use]
    pub fn flag(&self, field: &str) -> bool {
        matches!(self.get(field), Some(Value::Boolean(true)))
    }
    /// The soonest due instant of its running, counting clocks.
    #[must_use]
    pub fn due_at(&self) -> Option<Timestamp> {
        self.clocks.iter().filter(|c| c.state == crate::ClockState::Running).filter_map(|c| c.due_at).min()
    }
}

impl schema::Values for Record {
    fn value_of(&self, field: &str) -> Option<&Value> {
        self.fields.get(field)
    }
}
