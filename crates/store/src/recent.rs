//! Records that were just written, kept at hand: whoever wrote a record, or was told of it, mostly reads it next. Only on
//! SQLite, whose one writer is in this process: it puts a record here when its transaction is committed and before anybody
//! is told, so that what is here is what stands in the database, or a moment newer than a reader has asked for.

use engine::Record;
use kernel::Id;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Records of one generation; two are kept.
const GENERATION: usize = 1_000;

/// The records written last.
#[derive(Debug, Default)]
pub(crate) struct Recent(Mutex<Generations>);

/// When the young have become many, the old ones are forgotten; who was asked for meanwhile is young again.
#[derive(Debug, Default)]
struct Generations {
    young: HashMap<Id, Arc<Record>>,
    old: HashMap<Id, Arc<Record>>,
}

impl Recent {
    fn lock(&self) -> MutexGuard<'_, Generations> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A record as it was committed.
    pub(crate) fn put(&self, record: Arc<Record>) {
        self.lock().put(record);
    }

    /// The record, when it was written lately.
    pub(crate) fn get(&self, id: Id) -> Option<Arc<Record>> {
        let mut all = self.lock();
        if let Some(record) = all.young.get(&id) {
            return Some(Arc::clone(record));
        }
        let record = all.old.remove(&id)?;
        all.put(Arc::clone(&record));
        Some(record)
    }

    /// Forgets everything: rows were written by another way than a commit, or mean something else now.
    pub(crate) fn clear(&self) {
        *self.lock() = Generations::default();
    }
}

impl Generations {
    fn put(&mut self, record: Arc<Record>) {
        if self.young.len() >= GENERATION && !self.young.contains_key(&record.id) {
            self.old = std::mem::take(&mut self.young);
        }
        self.old.remove(&record.id);
        self.young.insert(record.id, record);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use journal::Actor;
    use kernel::Timestamp;

    fn record(n: usize, version: u32) -> Arc<Record> {
        let at = Timestamp::from_seconds(0);
        Arc::new(Record {
            id: Id::from_u128(n as u128),
            type_name: "gadget".into(),
            number: None,
            version,
            state: None,
            created_at: at,
            created_by: Actor::system("test"),
            updated_at: at,
            updated_by: Actor::system("test"),
            fields: Default::default(),
            clocks: Vec::new(),
            watchers: Default::default(),
        })
    }

    #[test]
    fn the_newest_version_is_there_and_what_nobody_asks_for_goes() {
        let recent = Recent::default();
        let version = |n: usize| recent.get(Id::from_u128(n as u128)).map(|r| r.version);
        recent.put(record(0, 1));
        recent.put(record(0, 2));
        assert_eq!(version(0), Some(2));
        for n in 1..=GENERATION {
            recent.put(record(n, 1));
        }
        // Old now, and written again: no older version is left behind.
        recent.put(record(1, 7));
        assert_eq!((version(0), version(1)), (Some(2), Some(7)));
        for n in 0..2 * GENERATION {
            recent.put(record(10_000 + n, 1));
            assert_eq!(version(0), Some(2), "asked for again and again");
        }
        assert_eq!((version(1), version(5)), (None, None));
        let kept = recent.lock();
        assert!(kept.young.len() + kept.old.len() <= 2 * GENERATION);
        drop(kept);
        recent.clear();
        assert_eq!(version(0), None);
    }
}
