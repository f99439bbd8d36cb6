//! What an entry means. Live commit, replay, as-of and history all ask this one function, which is why a replayed store
//! equals the live one: there is no second opinion on an entry.

use crate::{Payload, Record};
use journal::{Header, Kind};
use schema::{TypeDef, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The record after an entry. `before` is absent for the first one.
///
/// Fields the type no longer has, and values it no longer understands, are passed over: an old entry stays readable after
/// its type changed. An entry whose payload was erased folds as an empty one; the `erased` entry behind it restates what
/// remains, so that it, too, folds to the record as it stands.
///
/// A record was *updated* when something happened to it. An entry that only tells about its clocks (a warning was given, a
/// target ran out, the present took over an imported history) or about a reading does not move `updated_at`: the list that
/// says "updated 3 days ago" speaks of people and events, not of timers. The history shows such an entry at its own time.
#[must_use]
pub fn fold(def: &TypeDef, before: Option<Record>, header: &Header, payload: &Payload) -> Record {
    let mut record = before.unwrap_or_else(|| Record {
        id: header.record,
        type_name: header.record_type.clone(),
        number: None,
        version: 0,
        state: None,
        created_at: header.occurred_at,
        created_by: header.actor.clone(),
        updated_at: header.occurred_at,
        updated_by: header.actor.clone(),
        fields: BTreeMap::new(),
        clocks: Vec::new(),
        watchers: BTreeSet::new(),
    });
    if header.kind == Kind::Erased {
        record.fields.clear();
        record.clocks.clear();
        record.watchers.clear();
    }
    record.version = header.version;
    if !matches!(header.kind, Kind::Read | Kind::Clocked) {
        record.updated_at = header.occurred_at;
        record.updated_by.clone_from(&header.actor);
    }
    apply(def, &mut record, payload);
    record
}

/// Applies a payload's values to a record.
pub(crate) fn apply(def: &TypeDef, record: &mut Record, payload: &Payload) {
    if let Some(number) = &payload.number {
        record.number = Some(number.clone());
    }
    if let Some(state) = &payload.state {
        record.state = Some(state.clone());
    }
    for (name, json) in &payload.set {
        if json.is_null() {
            record.fields.remove(name);
        } else if let Some(field) = def.field(name)
            && let Ok(value) = Value::from_json(&field.kind, json)
        {
            record.fields.insert(name.clone(), value);
        }
    }
    for clock in &payload.clocks {
        match record.clocks.iter_mut().find(|c| c.id == clock.id) {
            Some(known) => known.clone_from(clock),
            None => record.clocks.push(clock.clone()),
        }
    }
    for change in &payload.watch {
        if change.on {
            record.watchers.insert(change.person);
        } else {
            record.watchers.remove(&change.person);
        }
    }
}
