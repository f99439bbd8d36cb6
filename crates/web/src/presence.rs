//! Who looks at which record now: kept in memory by the open event streams, told to the others on the same record.

use kernel::Id;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::broadcast;

/// Who looks at what.
#[derive(Debug)]
pub struct Presence {
    open: Mutex<BTreeMap<(Id, Id), usize>>,
    news: broadcast::Sender<Id>,
}

impl Default for Presence {
    fn default() -> Self {
        Self { open: Mutex::default(), news: broadcast::channel(256).0 }
    }
}

impl Presence {
    /// Somebody begins to look; they cease when the guard is dropped.
    pub fn enter(self: &Arc<Self>, record: Id, person: Id) -> Here {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner).entry((record, person)).or_default() += 1;
        let _ = self.news.send(record);
        Here { presence: self.clone(), record, person }
    }
    /// The others on a record.
    pub fn others(&self, record: Id, me: Id) -> Vec<Id> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.keys().filter(|(r, p)| *r == record && *p != me).map(|(_, p)| *p).collect()
    }
    /// Records on which somebody came or went.
    pub fn listen(&self) -> broadcast::Receiver<Id> {
        self.news.subscribe()
    }
}

/// Somebody looks at a record as long as this lives.
#[derive(Debug)]
pub struct Here {
    presence: Arc<Presence>,
    record: Id,
    person: Id,
}

impl Drop for Here {
    fn drop(&mut self) {
        let mut open = self.presence.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&(self.record, self.person)) {
            *count -= 1;
            if *count == 0 {
                open.remove(&(self.record, self.person));
            }
        }
        drop(open);
        let _ = self.presence.news.send(self.record);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_with_two_tabs_leaves_with_the_second() {
        let presence = Arc::new(Presence::default());
        let (record, ada, grace) = (Id::from_u128(1), Id::from_u128(2), Id::from_u128(3));
        let first = presence.enter(record, ada);
        let second = presence.enter(record, ada);
        assert_eq!(presence.others(record, grace), [ada]);
        assert!(presence.others(record, ada).is_empty());
        drop(first);
        assert_eq!(presence.others(record, grace), [ada]);
        drop(second);
        assert!(presence.others(record, grace).is_empty());
    }
}
