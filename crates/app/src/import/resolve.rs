//! Foreign keys become ids: found by legacy reference or by title among what is already there, made when they are new.

use super::source::{Foreign, SourceValue};
use engine::{Record, Shelf};
use kernel::{Id, Name};
use schema::{Model, TypeDef};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Says what a record of the other system becomes when it is first met: its fields, or `None` when it may not be made.
pub type Maker = Arc<dyn Fn(&Foreign) -> Option<Vec<(Name, SourceValue)>> + Send + Sync>;

/// What is known of the other system's records, and which unique values are taken here.
#[derive(Default)]
pub(super) struct Known {
    by_key: BTreeMap<(Name, String), Id>,
    taken: BTreeMap<(Name, Name, String), Id>,
}

impl Known {
    /// Learns every reference record.
    pub fn learn(model: &Model, shelf: &Shelf) -> Self {
        let mut known = Self::default();
        for def in model.types.values().filter(|d| d.cached) {
            shelf.all(&def.name).for_each(|record| known.note(def, record));
        }
        known
    }
    /// Learns one record by legacy reference, title and unique values. Titles never displace legacy references.
    pub fn note(&mut self, def: &TypeDef, record: &Record) {
        if let Some(key) = record.text("legacy_reference") {
            self.by_key.insert((def.name.clone(), key.to_owned()), record.id);
        }
        if let Some(title) = record.text(&def.spine.title.0) {
            self.by_key.entry((def.name.clone(), title.to_owned())).or_insert(record.id);
        }
        for field in def.fields.iter().filter(|f| f.unique) {
            if let Some(value) = record.text(&field.name) {
                self.taken.insert((def.name.clone(), field.name.clone(), value.to_lowercase()), record.id);
            }
        }
    }
    /// Learns that a key means a record.
    pub fn tell(&mut self, foreign: &Foreign, id: Id) {
        self.by_key.insert((foreign.type_name.clone(), foreign.key.clone()), id);
    }
    /// The id behind a key: a legacy reference, a title, or a person's e-mail address.
    pub fn get(&self, foreign: &Foreign) -> Option<Id> {
        let by_key = self.by_key.get(&(foreign.type_name.clone(), foreign.key.clone())).copied();
        by_key.or_else(|| foreign.key.contains('@').then(|| self.holder(&foreign.type_name, "email", &foreign.key)).flatten())
    }
    /// Who has a unique value already.
    pub fn holder(&self, type_name: &Name, field: &str, value: &str) -> Option<Id> {
        self.taken.get(&(type_name.clone(), field.into(), value.to_lowercase())).copied()
    }
}
