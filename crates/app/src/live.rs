//! What just happened, for those who watch a screen. Every commit is announced once with the records it left behind;
//! each listener learns only of what they may see. Announcements may be lost when a listener is slow: they are a hint
//! to look again, never the truth.

use crate::app::App;
use crate::error::Result;
use engine::{Record, Viewer};
use kernel::{Id, Name};
use std::sync::{Arc, PoisonError};
use tokio::sync::broadcast;

/// Own versions remembered at most: without a follower nobody takes them away.
const MOST_OWN: usize = 4096;

/// One record after a commit.
#[derive(Clone, Debug)]
pub struct Live {
    /// The record as it stands, unreduced: it never leaves this room as it is.
    pub(crate) record: Arc<Record>,
}

/// What a listener is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveEvent {
    /// The record.
    pub record: Id,
    /// Its type.
    pub type_name: Name,
    /// Its number.
    pub number: Option<String>,
    /// Its version now.
    pub version: u32,
}

impl App {
    /// Begins to listen.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Arc<Live>> {
        self.live.subscribe()
    }

    /// What an announcement tells this viewer; `None` when they may not see the record.
    ///
    /// # Errors
    /// A fault when something needed to judge it cannot be loaded.
    pub async fn live_event(&self, viewer: &Viewer, live: &Live) -> Result<Option<LiveEvent>> {
        let record = live.record.clone();
        let seen = self.judge(viewer, |eyes| eyes.sees(&record)).await?;
        Ok(seen.then(|| LiveEvent {
            record: record.id,
            type_name: record.type_name.clone(),
            number: record.number.clone(),
            version: record.version,
        }))
    }

    /// Takes a committed record into the caches and announces it.
    pub(crate) fn announce(&self, record: Arc<Record>) {
        self.remember(&record);
        // Nobody listening is no error.
        let _ = self.live.send(Arc::new(Live { record }));
    }

    /// Notes versions that are about to be committed here, so that the store's word of them is not followed by reading and
    /// announcing them once more.
    pub(crate) fn expect_own(&self, versions: &[(Id, u32)]) {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if own.len() > MOST_OWN {
            own.clear();
        }
        own.extend(versions);
    }

    /// Whether a version is this process's own; asked once, it is forgotten.
    pub(crate) fn take_own(&self, version: (Id, u32)) -> bool {
        self.own.lock().unwrap_or_else(PoisonError::into_inner).remove(&version)
    }

    /// Puts a reference record on the shelf unless a newer version is there already: commits may be heard out of order.
    pub(crate) fn remember(&self, record: &Arc<Record>) {
        if !self.model.get(&record.type_name).is_some_and(|d| d.cached) {
            return;
        }
        let mut shelf = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        if shelf.get(record.id).is_none_or(|known| known.version < record.version) {
            Arc::make_mut(&mut shelf).put(record.clone());
            drop(shelf);
            // Who somebody is follows from these alone.
            if matches!(&*record.type_name, "person" | "group" | "role_assignment" | "customer" | "organisation") {
                self.viewers.forget();
            }
        }
    }

    /// Reads every reference record anew: after an import, which writes past the caches.
    ///
    /// # Errors
    /// A fault of the store.
    pub(crate) async fn reload_shelf(&self) -> Result<()> {
        for def in self.model.types.values().filter(|d| d.cached) {
            for record in self.store.all_of(&def.name).await? {
                self.remember(&Arc::new(record));
            }
        }
        Ok(())
    }

    /// Listens to the store for what other processes commit, and takes it in; ends when the store closes.
    pub async fn follow_store(self: Arc<Self>) {
        let mut changes = self.store.subscribe();
        loop {
            match changes.recv().await {
                Ok(change) => {
                    let cached = self.model.get(&change.type_name).is_some_and(|d| d.cached);
                    let known = cached && self.shelf().get(change.record).is_some_and(|r| r.version >= change.version);
                    // Reference records are looked at all the same: a commit that failed here may have been another's.
                    let own = self.take_own((change.record, change.version)) && !cached;
                    if known || own || (!cached && self.live.receiver_count() == 0) {
                        continue;
                    }
                    match self.store.load(change.record).await {
                        Ok(Some(record)) => self.announce(Arc::new(record)),
                        Ok(None) => {}
                        Err(fault) => tracing::warn!(%fault, record = %change.record, "a change of another process could not be read"),
                    }
                }
                Err(broadcast::error::RecvError::Lagged(missed)) => {
                    tracing::warn!(missed, "changes came faster than they could be read; reading all reference records again");
                    if let Err(error) = self.refresh().await {
                        tracing::error!(%error, "reference records could not be read again");
                    }
                }
                Err(broadcast::error::RecvError::Closed) => return,
            }
        }
    }

    /// Reads all reference records again.
    ///
    /// # Errors
    /// A fault when the store cannot be read; the old ones then stay.
    pub async fn refresh(&self) -> Result<()> {
        for def in self.model.types.values().filter(|d| d.cached) {
            for record in self.store.all_of(&def.name).await? {
                self.remember(&Arc::new(record));
            }
        }
        Ok(())
    }
}
