//! The one place where a record becomes what a viewer may see. Nothing leaves this room without passing here.

use crate::app::App;
use crate::error::Result;
use crate::view::Label;
use engine::{Eyes, Record, Viewer};
use journal::Actor;
use kernel::{Id, Name};
use schema::{FieldRule, TypeDef, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A record reduced to what the eyes may see; `None` when they may not see it at all. Clocks go by the
/// field name `clocks`; watchers are shown to those who see internal notes.
pub(crate) fn reduce(eyes: &Eyes<'_>, def: &TypeDef, record: &Record) -> Option<Record> {
    if !eyes.sees(record) {
        return None;
    }
    let mut seen = record.clone();
    let own = eyes.viewer.actor.person() == Some(record.id);
    if !own {
        let visible = eyes.visible_fields(def, record);
        if visible.len() < def.fields.len() {
            let visible: BTreeSet<Name> = visible.into_iter().collect();
            seen.fields.retain(|name, _| visible.contains(name));
        }
        if !eyes.sees_field(def, record, "clocks") {
            seen.clocks.clear();
        }
        // Who follows a record is between the provider's people.
        if !eyes.sees_internal(def, record) {
            seen.watchers.retain(|w| eyes.viewer.actor.person() == Some(*w));
        }
    }
    Some(seen)
}

/// Fields the viewer may read and the state does not hide.
pub(crate) fn readable(eyes: &Eyes<'_>, def: &TypeDef, record: &Record) -> BTreeSet<Name> {
    let own = eyes.viewer.actor.person() == Some(record.id);
    let visible = if own { def.fields.iter().map(|f| f.name.clone()).collect() } else { eyes.visible_fields(def, record) };
    let state = record.state.as_deref().and_then(|s| def.state(s));
    visible.into_iter().filter(|name| state.and_then(|s| s.fields.get(name)) != Some(&FieldRule::Hidden)).collect()
}

/// The title of a record.
pub(crate) fn title(def: &TypeDef, record: &Record) -> String {
    match record.get(&def.spine.title.0) {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Choice(choice)) => choice.replace('_', " "),
        _ => record.number.clone().unwrap_or_else(|| def.title.clone()),
    }
}

/// The face of a record, its title only when the viewer may read it.
pub(crate) fn label(eyes: &Eyes<'_>, def: &TypeDef, record: &Record) -> Label {
    let own = eyes.viewer.actor.person() == Some(record.id);
    let titled = own || eyes.sees_field(def, record, &def.spine.title.0);
    Label {
        id: record.id,
        type_name: record.type_name.clone(),
        number: record.number.clone(),
        title: if titled { title(def, record) } else { def.title.clone() },
        state: record.state.clone(),
        active: if def.field("active").is_some() { record.flag("active") } else { true },
    }
}

/// Every record a record refers to.
pub(crate) fn mentioned(record: &Record, into: &mut BTreeSet<Id>) {
    record.fields.values().for_each(|value| mentioned_in(value, into));
    into.extend(&record.watchers);
    for actor in [&record.created_by, &record.updated_by] {
        into.extend(actor.person());
    }
    for clock in &record.clocks {
        into.extend([clock.sla, clock.calendar]);
        into.extend(clock.pauses.iter().filter_map(|p| p.by.person()));
    }
}

pub(crate) fn mentioned_in(value: &Value, into: &mut BTreeSet<Id>) {
    match value {
        Value::Reference(id) => drop(into.insert(*id)),
        Value::References(ids) => into.extend(ids),
        Value::Table(rows) => rows.iter().flat_map(BTreeMap::values).for_each(|cell| mentioned_in(cell, into)),
        _ => {}
    }
}

/// Adds the person behind an actor.
pub(crate) fn mentioned_actor(actor: &Actor, into: &mut BTreeSet<Id>) {
    into.extend(actor.person());
}

/// Faces of records, as far as the eyes may see them; what is not loaded yet is asked for.
pub(crate) fn labels(eyes: &Eyes<'_>, ids: &BTreeSet<Id>) -> BTreeMap<Id, Label> {
    let mut faces = BTreeMap::new();
    for id in ids {
        let Some(record) = eyes.facts.record(*id) else { continue };
        let Some(def) = eyes.model.get(&record.type_name) else { continue };
        if eyes.sees(&record) {
            faces.insert(*id, label(eyes, def, &record));
        }
    }
    faces
}

impl App {
    /// Faces of records for a viewer: reference records from memory, the rest in one statement.
    ///
    /// # Errors
    /// A fault when they cannot be loaded.
    pub async fn labels(&self, viewer: &Viewer, ids: &BTreeSet<Id>) -> Result<BTreeMap<Id, Label>> {
        self.judge(viewer, |eyes| labels(eyes, ids)).await
    }
}
