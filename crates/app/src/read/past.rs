//! A record as it was: its entries folded anew up to a version or an instant, by the same function that made the
//! present. Nothing is kept for it: the journal is the past.
//!
//! Who may see a record now may see what it was, as its history tells it: fields are judged by the record as it stands.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::sight;
use crate::view::Label;
use engine::{Record, Viewer};
use kernel::{Id, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// A moment in the life of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// After the entry that made this version.
    Version(u32),
    /// At this instant, by when things happened.
    Instant(Timestamp),
}

impl App {
    /// A record as it was at a moment, reduced for this viewer, and the faces of what it referred to; nothing when it did
    /// not exist yet.
    ///
    /// # Errors
    /// Not visible, also for a version it never had; a fault.
    pub async fn record_at(&self, viewer: &Viewer, id: Id, moment: Moment) -> Result<Option<(Record, BTreeMap<Id, Label>)>> {
        let view = self.view(viewer, id).await?;
        if let Moment::Version(version) = moment
            && !(1..=view.record.version).contains(&version)
        {
            return Err(AppError::NotVisible);
        }
        let mut past: Option<Record> = None;
        for stored in self.store.entries(id).await? {
            let header = &stored.entry.header;
            let over = match moment {
                Moment::Version(version) => header.version > version,
                Moment::Instant(instant) => header.occurred_at > instant,
            };
            if over {
                break;
            }
            past = Some(engine::fold(&view.def, past, header, &stored.payload()?));
        }
        let Some(mut past) = past else { return Ok(None) };
        if viewer.actor.person() != Some(id) {
            let fields = self.seen_fields(viewer, &view).await?;
            past.fields.retain(|name, _| fields.contains(name));
        }
        // Clocks of the past would need its calendars too; the record page of an as-of start explains them.
        past.clocks.clear();
        past.watchers.clear();
        let mut ids = BTreeSet::new();
        sight::mentioned(&past, &mut ids);
        let names = self.labels(viewer, &ids).await?;
        Ok(Some((past, names)))
    }
}
