//! Whose turn it is at a record. Two commands decided on the same version of a record cannot both stand; the second is
//! decided again, and with a third in the room it may lose again. So commands about one record queue up before they read
//! it, and in one process none is ever decided in vain. Other processes (replicas on PostgreSQL) are met by deciding again.

use kernel::Id;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OwnedMutexGuard;

type Place = Arc<tokio::sync::Mutex<()>>;

/// The queues, one for each record somebody is at.
#[derive(Debug, Default)]
pub(crate) struct Turns(Mutex<BTreeMap<Id, Place>>);

/// Somebody's turn; it ends when dropped.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    turns: &'a Turns,
    record: Id,
    held: Option<OwnedMutexGuard<()>>,
    /// Somebody was there before; the record may be another now.
    pub(crate) waited: bool,
}

impl Turns {
    /// Waits for one's turn, in order of asking.
    pub(crate) async fn take(&self, record: Id) -> Turn<'_> {
        let place = self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(record).or_default().clone();
        // From here on a turn exists, so that whoever gives up waiting leaves no empty queue behind.
        let mut turn = Turn { turns: self, record, held: None, waited: false };
        turn.held = match place.clone().try_lock_owned() {
            Ok(at_once) => Some(at_once),
            Err(_) => {
                turn.waited = true;
                Some(place.lock_owned().await)
            }
        };
        turn
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.held = None;
        let mut places = self.turns.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Nobody waits who does not hold the place.
        if places.get(&self.record).is_some_and(|place| Arc::strong_count(place) == 1) {
            places.remove(&self.record);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[tokio::test]
    async fn one_at_a_time_and_nothing_is_left() {
        let turns = Turns::default();
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let visit = async |record: u128| {
            let _turn = turns.take(Id::from_u128(record)).await;
            most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            inside.fetch_sub(1, Ordering::SeqCst);
        };
        tokio::join!(visit(1), visit(1), visit(1), visit(1));
        assert_eq!(most.load(Ordering::SeqCst), 1);
        tokio::join!(visit(1), visit(2));
        assert_eq!(most.load(Ordering::SeqCst), 2, "other records do not wait");
        // Giving up while waiting.
        let held = turns.take(Id::from_u128(3)).await;
        assert!(tokio::time::timeout(std::time::Duration::ZERO, turns.take(Id::from_u128(3))).await.is_err());
        drop(held);
        assert!(turns.0.lock().unwrap().is_empty());
    }
}
