//! History, proof and reasons: what happened to a record in words, how anyone can check it, and why somebody sees it.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::view::{EntryView, Label, ProofView, RecordView};
use engine::history::{HistoryLine, Resolver, sentences};
use engine::{Payload, Viewer, Visibility};
use journal::{Actor, Bundle, Checkpoint, Header};
use kernel::{Id, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use store::Stored;

/// Names and fields as one viewer may see them.
struct Eyesight<'a> {
    names: &'a BTreeMap<Id, Label>,
    view: &'a RecordView,
    fields: &'a BTreeSet<kernel::Name>,
    zone: jiff::tz::TimeZone,
}

impl Resolver for Eyesight<'_> {
    fn name(&self, id: Id) -> Option<String> {
        self.names.get(&id).map(Label::text)
    }
    fn sees(&self, field: &str) -> bool {
        self.view.can.internal || self.fields.contains(field)
    }
    fn instant(&self, at: Timestamp) -> String {
        at.to_jiff().to_zoned(self.zone.clone()).strftime("%-d %b %Y, %H:%M %Z").to_string()
    }
}

impl App {
    /// The history of a record in words, oldest first, as far as this viewer may know it. Actors are named in the second part.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn history(&self, viewer: &Viewer, id: Id) -> Result<(Vec<HistoryLine>, BTreeMap<Id, Label>)> {
        let view = self.view(viewer, id).await?;
        let stored = self.store.entries(id).await?;
        let mut entries: Vec<(Header, Option<Payload>)> = Vec::with_capacity(stored.len());
        let mut ids = BTreeSet::new();
        for one in stored {
            let payload = if one.entry.payload.is_some() { Some(one.payload()?) } else { None };
            if let Some(payload) = &payload {
                mentioned(payload, &mut ids);
            }
            ids.extend(one.entry.header.actor.person());
            entries.push((one.entry.header, payload));
        }
        let names = self.labels(viewer, &ids).await?;
        let fields = self.seen_fields(viewer, &view).await?;
        // Where nobody talks, there is no inside to keep things in from whoever reads every field.
        let inside = view.can.internal || !view.def.conversation && fields.len() == view.def.fields.len();
        let mut hidden = BTreeSet::new();
        if !inside {
            for (header, payload) in &mut entries {
                let Some(payload) = payload else { continue };
                if !keep_public(payload, &header.actor, viewer, &fields) {
                    hidden.insert(header.id);
                }
            }
        }
        for (_, payload) in &mut entries {
            if let Some(payload) = payload {
                payload.links.retain(|l| names.contains_key(&l.to));
            }
        }
        let zone = jiff::tz::TimeZone::get(&viewer.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let eyesight = Eyesight { names: &names, view: &view, fields: &fields, zone };
        let mut lines = sentences(&view.def, &entries, &eyesight);
        lines.retain(|line| !hidden.contains(&line.entry) && (inside || !line.internal));
        Ok((lines, names))
    }

    /// How a record is proved: its entries, the newest checkpoint over them, and the proof file. Whoever may not read a
    /// whole payload gets its header and proof with the payload withheld.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn proof(&self, viewer: &Viewer, id: Id) -> Result<ProofView> {
        let view = self.view(viewer, id).await?;
        let stored = self.store.entries(id).await?;
        let checkpoint = self.store.journal().last_checkpoint().await?;
        let mut shown = ProofView {
            entries: stored.iter().map(entry_view).collect(),
            checkpoint_size: checkpoint.as_ref().map(|c| c.size),
            checkpoint_at: checkpoint.as_ref().map(|c| c.made_at),
            covered: 0,
            bundle: None,
        };
        let (Some(checkpoint), Some(signer)) = (checkpoint, &self.signer) else { return Ok(shown) };
        if let Err(error) = Checkpoint::verify(&checkpoint.note, &signer.verifier_key()) {
            tracing::warn!(%error, "the newest checkpoint was not signed by the present key");
            return Ok(shown);
        }
        let notes = view.can.internal || !(view.def.conversation || view.def.attachments);
        let everything = notes && self.seen_fields(viewer, &view).await?.len() == view.def.fields.len();
        let mut bundle = Bundle::new(id, &signer.verifier_key(), checkpoint.note.clone());
        for one in &stored {
            let Some(position) = one.position.filter(|p| *p < checkpoint.size) else { continue };
            let Some(path) = self.store.journal().inclusion(position, checkpoint.size).await? else { continue };
            bundle.push(position, &one.entry, &path, !everything);
            shown.covered += 1;
        }
        if shown.covered > 0 {
            shown.bundle = Some(bundle.to_json());
        }
        Ok(shown)
    }

    /// Why a viewer sees a record, one sentence per reason. Everyone may ask for themselves; for others only who may
    /// administer.
    ///
    /// # Errors
    /// Not visible, for the one who asks; a fault.
    pub async fn why_visible(&self, asker: &Viewer, person: Option<Id>, id: Id) -> Result<Vec<String>> {
        let shelf = self.shelf();
        let record = self.seen(asker, &shelf, id).await?;
        let other;
        let viewer = match person.filter(|p| asker.actor.person() != Some(*p)) {
            None => asker,
            Some(person) => {
                let may = asker.actor.person().is_none() || asker.grants_for("role_assignment", &engine::Verb::Administer).next().is_some();
                if !may {
                    return Err(AppError::NotVisible);
                }
                other = self.viewer_of(person).await?;
                &other
            }
        };
        self.judge(viewer, |eyes| eyes.explain(&record)).await
    }

    /// Fields of a record whose values this viewer may read, hidden ones of the present state included: history tells of
    /// other states.
    pub(super) async fn seen_fields(&self, viewer: &Viewer, view: &RecordView) -> Result<BTreeSet<kernel::Name>> {
        // The reduced record may lack what a row scope looks at; the stored one decides.
        let shelf = self.shelf();
        let record = self.seen(viewer, &shelf, view.record.id).await?;
        let fields = self.judge(viewer, |eyes| eyes.visible_fields(&view.def, &record)).await?;
        Ok(fields.into_iter().collect())
    }
}

/// Takes out of a payload what is not for requesters; `false` when nothing is left to tell.
fn keep_public(payload: &mut Payload, actor: &Actor, viewer: &Viewer, fields: &BTreeSet<kernel::Name>) -> bool {
    let own = *actor == viewer.actor;
    if payload.message.as_ref().is_some_and(|m| m.visibility == Visibility::Internal) {
        payload.message = None;
    }
    payload.attachments.retain(|a| a.visibility == Visibility::Public);
    payload.watch.retain(|w| Some(w.person) == viewer.actor.person());
    payload.notes.clear();
    payload.timers.clear();
    if !fields.contains("clocks") {
        payload.clocks.clear();
    }
    if !own {
        payload.reason = None;
    }
    payload.state.is_some()
        || payload.number.is_some()
        || payload.message.is_some()
        || !payload.attachments.is_empty()
        || !payload.links.is_empty()
        || !payload.watch.is_empty()
        || payload.set.keys().any(|k| fields.contains(k))
}

fn mentioned(payload: &Payload, ids: &mut BTreeSet<Id>) {
    for value in payload.set.values() {
        mentioned_in(value, ids);
    }
    ids.extend(payload.links.iter().map(|l| l.to));
    ids.extend(payload.watch.iter().map(|w| w.person));
}

fn mentioned_in(json: &serde_json::Value, ids: &mut BTreeSet<Id>) {
    match json {
        serde_json::Value::String(text) => ids.extend(text.parse::<Id>()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| mentioned_in(item, ids)),
        serde_json::Value::Object(map) => map.values().for_each(|item| mentioned_in(item, ids)),
        _ => {}
    }
}

fn entry_view(stored: &Stored) -> EntryView {
    let header = &stored.entry.header;
    EntryView {
        position: stored.position,
        leaf: stored.leaf,
        version: header.version,
        kind: header.kind,
        occurred_at: header.occurred_at,
        recorded_at: header.recorded_at,
        actor: header.actor.clone(),
        channel: header.cause.channel,
        imported: header.cause.imported,
    }
}
