//! What never changes about a record, kept at hand: its type, and the record behind a number. A record is read from the
//! table of its type; who knows the type reads it with one statement instead of two, and a page opened by its number does
//! not look the number up again.

use engine::Record;
use kernel::{Id, Name};
use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{PoisonError, RwLock};

/// Records remembered at most; then all are forgotten and met again as they are read.
const MOST: usize = 100_000;

/// Types and numbers of records met so far.
#[derive(Debug, Default)]
pub(crate) struct Kinds(RwLock<Met>);

#[derive(Debug, Default)]
struct Met {
    kinds: HashMap<Id, Name>,
    numbers: HashMap<String, Id>,
}

impl Kinds {
    /// Remembers records that were read.
    pub(crate) fn note<R: Borrow<Record>>(&self, records: &[R]) {
        {
            let met = self.0.read().unwrap_or_else(PoisonError::into_inner);
            let known = |r: &Record| met.kinds.contains_key(&r.id) && r.number.as_ref().is_none_or(|n| met.numbers.contains_key(n));
            if records.iter().map(Borrow::borrow).all(known) {
                return;
            }
        }
        let mut met = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if met.kinds.len() + records.len() > MOST {
            *met = Met::default();
        }
        for record in records.iter().map(Borrow::borrow).take(MOST) {
            if let Some(number) = &record.number {
                met.numbers.insert(number.clone(), record.id);
            }
            met.kinds.insert(record.id, record.type_name.clone());
        }
    }

    /// The record with a number, when it was met.
    pub(crate) fn numbered(&self, number: &str) -> Option<Id> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).numbers.get(number).copied()
    }

    /// Ids by type, and those whose type is not known.
    pub(crate) fn sort(&self, ids: &[Id]) -> (BTreeMap<Name, Vec<Id>>, Vec<Id>) {
        let met = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (mut by_type, mut unknown) = (BTreeMap::<Name, Vec<Id>>::new(), Vec::new());
        for id in ids {
            match met.kinds.get(id) {
                Some(name) => by_type.entry(name.clone()).or_default().push(*id),
                None => unknown.push(*id),
            }
        }
        (by_type, unknown)
    }
}
