//! Foreign keys become ids: found by legacy reference or by title among what is already there, made when they are new.

use super::source::{Foreign, SourceValue};
use engine::{Record, Shelf};
use kernel::{Id, Name};
use schema::Model;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Says what a record of the other system becomes when it is first met: its fields, or `None` when it may not be made.
pub type Maker = Arc<dyn Fn(&Foreign) -> Option<Vec<(Name, SourceValue)>> + Send + Sync>;

/// What is known of the other system's records.
#[derive(Default)]
pub(super) struct Known {
    by_key: BTreeMap<(Name, String), Id>,
}

impl Known {
    /// Learns every reference record, by legacy reference and by title. Titles never displace legacy references.
    pub fn learn(model: &Model, shelf: &Shelf) -> Self {
        let mut known = Self::default();
        for def in model.types.values().filter(|d| d.cached) {
            for record in shelf.all(&def.name) {
                if let Some(title) = record.text(&def.spine.title.0) {
                    known.by_key.entry((def.name.clone(), title.to_owned())).or_insert(record.id);
                }
            }
            for record in shelf.all(&def.name) {
                known.note(record);
            }
        }
        known
    }
    /// Learns one record by its legacy reference.
    pub fn note(&mut self, record: &Record) {
        if let Some(key) = record.text("legacy_reference") {
            self.by_key.insert((record.type_name.clone(), key.to_owned()), record.id);
        }
    }
    /// Learns that a key means a record.
    pub fn tell(&mut self, foreign: &Foreign, id: Id) {
        self.by_key.insert((foreign.type_name.clone(), foreign.key.clone()), id);
    }
    /// The id behind a key.
    pub fn get(&self, foreign: &Foreign) -> Option<Id> {
        self.by_key.get(&(foreign.type_name.clone(), foreign.key.clone())).copied()
    }
}
