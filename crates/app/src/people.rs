//! From a person to a viewer: their role assignments valid today, their groups, their customers, and everything those
//! roles grant, as the practice of access control says. Resolved from the reference records in memory, kept until one of them changes or a minute has passed
//! (an assignment begins and ends on a date).

use crate::app::App;
use crate::error::{AppError, Result};
use engine::{Record, Shelf, Viewer};
use journal::Actor;
use kernel::{Date, Id, Timestamp};
use practices::access::{self, Circumstances};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

const KEEP_SECONDS: i64 = 60;

/// Viewers resolved lately.
#[derive(Debug, Default)]
pub(crate) struct Viewers(Mutex<BTreeMap<Id, (Timestamp, Arc<Viewer>)>>);

impl Viewers {
    /// Forgets everybody: a person, a group, a role or a customer changed.
    pub(crate) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
    fn get(&self, person: Id, now: Timestamp) -> Option<Arc<Viewer>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&person).filter(|(at, _)| (0..KEEP_SECONDS).contains(&now.seconds_since(*at))).map(|(_, v)| v.clone())
    }
    fn put(&self, person: Id, now: Timestamp, viewer: Arc<Viewer>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() > 10_000 {
            known.clear();
        }
        known.insert(person, (now, viewer));
    }
}

impl App {
    /// The viewer a person is.
    ///
    /// # Errors
    /// Not visible, when there is no such person or they are no longer active.
    pub async fn viewer_of(&self, person: Id) -> Result<Arc<Viewer>> {
        let now = self.clock.now();
        if let Some(viewer) = self.viewers.get(person, now) {
            return Ok(viewer);
        }
        let shelf = self.today.clone().unwrap_or_else(|| self.shelf());
        let record = shelf.get(person).filter(|r| r.type_name == *"person" && r.flag("active")).ok_or(AppError::NotVisible)?;
        let viewer = Arc::new(resolve(&shelf, record, &self.organisation_zone(&shelf), now));
        self.viewers.put(person, now, viewer.clone());
        Ok(viewer)
    }

    /// The viewer with this e-mail address.
    ///
    /// # Errors
    /// Not visible, when nobody active has it.
    pub async fn viewer_by_email(&self, email: &str) -> Result<Arc<Viewer>> {
        let shelf = self.today.clone().unwrap_or_else(|| self.shelf());
        let found = shelf.all("person").find(|p| p.text("email").is_some_and(|e| e.eq_ignore_ascii_case(email.trim()))).map(|p| p.id);
        self.viewer_of(found.ok_or(AppError::NotVisible)?).await
    }

    /// An automation, or the administrator of the machine on the command line: sees and may do everything, under its own name.
    #[must_use]
    pub fn system(&self, name: &str) -> Viewer {
        let zone = self.organisation_zone(&self.shelf());
        Viewer { zone, ..access::automation(name) }
    }

    pub(crate) fn organisation_zone(&self, shelf: &Shelf) -> String {
        shelf.all("organisation").next().and_then(|o| o.text("time_zone")).unwrap_or("UTC").to_owned()
    }

    /// The name of the organisation, for senders and headings.
    #[must_use]
    pub fn organisation(&self) -> String {
        self.shelf().all("organisation").next().and_then(|o| o.text("name").map(str::to_owned)).unwrap_or_else(|| "Evident".to_owned())
    }

    /// The name of an actor for sentences.
    #[must_use]
    pub fn actor_name(&self, actor: &Actor) -> String {
        match actor {
            Actor::Person(id) => self.shelf().get(*id).and_then(|p| p.text("name")).unwrap_or("someone").to_owned(),
            Actor::System(name) => name.replace('_', " "),
        }
    }
}

fn resolve(shelf: &Shelf, person: &Record, zone: &str, now: Timestamp) -> Viewer {
    let all = |type_name| shelf.all(type_name).map(|r| &**r).collect();
    let around = Circumstances {
        assignments: all("role_assignment"),
        groups: all("group"),
        customers: all("customer"),
        zone,
        today: local_date(now, zone),
    };
    access::viewer(person, &around)
}

/// The date on the wall of a zone; UTC when the zone is unknown.
pub(crate) fn local_date(at: Timestamp, zone: &str) -> Date {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    zone.to_datetime(at.to_jiff()).date()
}
