//! The application: what every use case stands on. One value per process, shared by all doors.

use crate::auth::Sessions;
use crate::error::{AppError, Result};
use crate::live::Live;
use crate::people::Viewers;
use crate::turns::Turns;
use engine::{RuleBook, Shelf};
use journal::Signer;
use kernel::{Clock, Id, IdSource, Timestamp};
use schema::Model;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use store::Store;
use tokio::sync::broadcast;

/// What the surroundings decide.
#[derive(Clone, Debug)]
pub struct Options {
    /// A session ends after so many seconds without use.
    pub session_idle_seconds: i64,
    /// A session ends after so many seconds at the latest.
    pub session_absolute_seconds: i64,
    /// Largest file, in bytes.
    pub max_attachment: u64,
    /// Refuse every write: an as-of view of the past.
    pub read_only: bool,
    /// For an as-of view: the instant it shows.
    pub as_of: Option<Timestamp>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            session_idle_seconds: 8 * 3600,
            session_absolute_seconds: 7 * 86_400,
            max_attachment: crate::files::MAX_BYTES,
            read_only: false,
            as_of: None,
        }
    }
}

/// The application.
pub struct App {
    pub(crate) store: Store,
    /// Where sessions, throttling, tokens and settings are kept: the store itself but for views of the past.
    pub(crate) accounts: Store,
    /// Where passwords are looked up.
    pub(crate) passwords: Store,
    pub(crate) model: Arc<Model>,
    pub(crate) rules: Arc<RuleBook>,
    pub(crate) shelf: RwLock<Arc<Shelf>>,
    /// For a view of the past: people, groups and roles as they are today. Who may look is not a matter of the past.
    pub(crate) today: Option<Arc<Shelf>>,
    /// For a view of the past: the entries it was built from.
    past_entries: u64,
    pub(crate) viewers: Viewers,
    pub(crate) sessions: Sessions,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Mutex<Box<dyn IdSource>>,
    pub(crate) signer: Option<Arc<Signer>>,
    pub(crate) live: broadcast::Sender<Arc<Live>>,
    /// Versions of records this process is committing or has committed: it announces them itself.
    pub(crate) own: Mutex<BTreeSet<(Id, u32)>>,
    /// Whose turn it is at which record.
    pub(crate) turns: Turns,
    /// Indicators computed a moment ago.
    pub(crate) figures: crate::read::Figures,
    /// Files that were handed in and wait to be taken.
    pub(crate) stage: crate::exchange::Stage,
    pub(crate) options: Options,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("options", &self.options).finish_non_exhaustive()
    }
}

/// What an application is made of.
pub struct Parts {
    /// The store, opened.
    pub store: Store,
    /// The record types.
    pub model: Arc<Model>,
    /// Their behaviour.
    pub rules: Arc<RuleBook>,
    /// Where "now" comes from.
    pub clock: Arc<dyn Clock>,
    /// Where ids and secrets come from.
    pub ids: Box<dyn IdSource>,
    /// The journal's key; without it no checkpoints are signed.
    pub signer: Option<Signer>,
    /// For a view of the past: where sessions are kept instead, and where today's passwords are. The past itself is only read.
    pub accounts: Option<(Store, Store)>,
    /// What the surroundings decide.
    pub options: Options,
}

impl App {
    /// Puts it together and reads the reference records (people, groups, services, agreements, calendars, settings).
    ///
    /// # Errors
    /// A fault when the store cannot be read.
    pub async fn open(parts: Parts) -> Result<Arc<Self>> {
        let Parts { store, model, rules, clock, ids, signer, accounts, options } = parts;
        let shelf = read_shelf(&store, &model).await?;
        let today = match &accounts {
            Some((_, present)) => Some(Arc::new(read_shelf(present, &model).await?)),
            None => None,
        };
        let past_entries = if options.as_of.is_some() { store.journal().count().await? } else { 0 };
        let (live, _) = broadcast::channel(1024);
        let (accounts, passwords) = accounts.unwrap_or_else(|| (store.clone(), store.clone()));
        Ok(Arc::new(Self {
            store,
            accounts,
            passwords,
            model,
            rules,
            shelf: RwLock::new(Arc::new(shelf)),
            today,
            past_entries,
            viewers: Viewers::default(),
            sessions: Sessions::default(),
            clock,
            ids: Mutex::new(ids),
            signer: signer.map(Arc::new),
            live,
            own: Mutex::default(),
            turns: Turns::default(),
            figures: crate::read::Figures::default(),
            stage: crate::exchange::Stage::default(),
            options,
        }))
    }

    /// The record types.
    #[must_use]
    pub const fn model(&self) -> &Arc<Model> {
        &self.model
    }
    /// Their behaviour.
    #[must_use]
    pub const fn rules(&self) -> &Arc<RuleBook> {
        &self.rules
    }
    /// The store, for the rooms that keep it running (worker, command line). Screens and the API read through views only.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }
    /// What the surroundings decided.
    #[must_use]
    pub const fn options(&self) -> &Options {
        &self.options
    }
    /// The public half of the journal's key.
    #[must_use]
    pub fn verifier_key(&self) -> Option<String> {
        self.signer.as_ref().map(|s| s.verifier_key().to_string())
    }
    /// The present instant; in an as-of view, the instant it shows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.options.as_of.unwrap_or_else(|| self.clock.now())
    }
    /// A new identity.
    #[must_use]
    pub fn new_id(&self) -> Id {
        let now = self.clock.now();
        self.ids().id(now)
    }
    pub(crate) fn ids(&self) -> MutexGuard<'_, Box<dyn IdSource>> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner)
    }
    /// The reference records as they stand: a snapshot that does not change while it is held.
    #[must_use]
    pub fn shelf(&self) -> Arc<Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
    /// For a view of the past: how many entries it was built from.
    #[must_use]
    pub const fn past_entries(&self) -> u64 {
        self.past_entries
    }
    /// Refuses when this is a view of the past.
    ///
    /// # Errors
    /// That refusal.
    pub fn writable(&self) -> Result<()> {
        if self.options.read_only {
            return Err(AppError::refused(kernel::Refusal::guard("This is a view of the past; nothing can be changed in it.")));
        }
        Ok(())
    }
}

/// The reference records of a store.
async fn read_shelf(store: &Store, model: &Model) -> Result<Shelf> {
    let mut shelf = Shelf::default();
    for def in model.types.values().filter(|d| d.cached) {
        for record in store.all_of(&def.name).await? {
            shelf.put(Arc::new(record));
        }
    }
    Ok(shelf)
}

impl From<store::Fault> for AppError {
    fn from(fault: store::Fault) -> Self {
        Self::fault(fault)
    }
}
