//! What the interface says: views as JSON. The views were reduced for the caller already, so everything in them is theirs
//! to read. Absent values are absent keys; instants are RFC 3339 in UTC, durations whole seconds.

use app::view::{AllowedMove, AttachmentView, ClockView, Label, LinkView, MessageView, ProofView, RecordView, StretchKind};
use engine::history::HistoryLine;
use engine::{ClockState, Outcome, Record, Visibility};
use journal::Actor;
use kernel::{Id, Name, Timestamp};
use schema::{FieldKind, TypeDef, Value};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// Who acted.
pub fn actor(actor: &Actor) -> Json {
    match actor {
        Actor::Person(id) => json!({"kind": "person", "id": id.text()}),
        Actor::System(name) => json!({"kind": "system", "name": name.as_str()}),
    }
}

/// Puts a value under a key when there is one.
fn put(map: &mut Json, key: &str, value: Option<impl Into<Json>>) {
    if let Some(value) = value {
        map[key] = value.into();
    }
}

fn time(at: Timestamp) -> Json {
    Json::from(at.to_string())
}

/// A record; `only` names the fields wanted.
pub fn record(def: &TypeDef, record: &Record, only: Option<&[Name]>) -> Json {
    let wanted = |name: &Name| only.is_none_or(|only| only.contains(name));
    let fields: Map<String, Json> = record.fields.iter().filter(|(n, _)| wanted(n)).map(|(n, v)| (n.to_string(), v.to_json())).collect();
    let mut json = json!({
        "id": record.id.text(), "type": record.type_name, "title": title(def, record), "version": record.version,
        "created_at": time(record.created_at), "created_by": actor(&record.created_by),
        "updated_at": time(record.updated_at), "updated_by": actor(&record.updated_by),
        "fields": fields,
    });
    put(&mut json, "number", record.number.clone());
    put(&mut json, "state", record.state.as_ref().map(Name::as_str));
    put(&mut json, "phase", record.state.as_deref().and_then(|s| def.state(s)).map(|s| s.phase.as_str()));
    put(&mut json, "due_at", record.due_at().map(time));
    json
}

fn title(def: &TypeDef, record: &Record) -> String {
    match record.get(&def.spine.title.0) {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Choice(choice)) => match def.field(&def.spine.title.0).map(|f| &f.kind) {
            Some(FieldKind::Choice { choices }) => {
                choices.iter().find(|c| c.name == *choice).map_or_else(|| choice.to_string(), |c| c.label.clone())
            }
            _ => choice.to_string(),
        },
        _ => record.number.clone().unwrap_or_else(|| def.title.clone()),
    }
}

/// A record with everything about it: clocks, faces of what it refers to, what the caller may do.
pub fn record_view(view: &RecordView) -> Json {
    let mut json = record(&view.def, &view.record, None);
    json["names"] = names(&view.names);
    json["clocks"] = view.clocks.iter().map(clock).collect();
    json["watching"] = Json::Bool(view.watching);
    json["editable"] =
        view.def.fields.iter().map(|f| &f.name).filter(|n| view.editable.contains(*n)).map(|n| Json::from(n.as_str())).collect();
    json["can"] = json!({
        "update": view.can.update, "comment": view.can.comment, "internal": view.can.internal, "link": view.can.link,
        "watch": view.can.watch, "override_priority": view.can.override_priority,
    });
    json
}

/// Faces by id.
pub fn names(names: &BTreeMap<Id, Label>) -> Json {
    Json::Object(names.iter().map(|(id, label)| (id.text(), face(label))).collect())
}

/// The face of a record.
pub fn face(label: &Label) -> Json {
    let mut json = json!({"id": label.id.text(), "type": label.type_name, "title": label.title, "active": label.active});
    put(&mut json, "number", label.number.clone());
    put(&mut json, "state", label.state.as_ref().map(Name::as_str));
    json
}

fn clock(clock: &ClockView) -> Json {
    let state = match clock.state {
        ClockState::Running => "running",
        ClockState::Paused => "paused",
        ClockState::Stopped => "stopped",
        ClockState::Cancelled => "cancelled",
        ClockState::Superseded => "superseded",
    };
    let stretch = |s: &app::view::Stretch| {
        let kind = match s.kind {
            StretchKind::Counted => "counted",
            StretchKind::OutsideHours => "outside_hours",
            StretchKind::Paused => "paused",
        };
        let mut json = json!({"from": time(s.from), "kind": kind, "counted_seconds": s.counted_seconds, "why": s.why});
        put(&mut json, "to", s.to.map(time));
        json
    };
    let mut json = json!({
        "id": clock.id.text(), "kind": clock.kind, "label": clock.label, "state": state, "target": clock.target,
        "target_seconds": clock.target_seconds, "elapsed_seconds": clock.elapsed_seconds, "remaining_seconds": clock.remaining_seconds,
        "percent": clock.percent, "started_at": time(clock.started_at), "counted": clock.counted, "corrected": clock.corrected,
        "agreement": {"id": clock.sla.0.text(), "version": clock.sla.1}, "calendar": {"id": clock.calendar.0.text(), "version": clock.calendar.1},
        "stretches": clock.stretches.iter().map(stretch).collect::<Vec<_>>(),
    });
    put(&mut json, "outcome", clock.outcome.map(|o| if o == Outcome::Missed { "missed" } else { "met" }));
    put(&mut json, "due_at", clock.due_at.map(time));
    put(&mut json, "missed_at", clock.missed_at.map(time));
    put(&mut json, "stopped_at", clock.stopped_at.map(time));
    json
}

/// A move on offer.
pub fn offer(allowed: &AllowedMove) -> Json {
    json!({
        "name": allowed.def.name, "label": allowed.def.label, "to": allowed.def.to, "reason": allowed.def.reason,
        "asks": allowed.prompts.iter().map(Name::as_str).collect::<Vec<_>>(),
        "ready": allowed.unmet.is_empty(),
        "unmet": allowed.unmet.0.iter().map(super::problem::refusal_json).collect::<Vec<_>>(),
    })
}

const fn visibility(v: Visibility) -> &'static str {
    match v {
        Visibility::Public => "public",
        Visibility::Internal => "internal",
    }
}

/// A message.
pub fn message(message: &MessageView) -> Json {
    json!({
        "id": message.id.text(), "visibility": visibility(message.visibility), "body": message.body, "author": actor(&message.author),
        "at": time(message.at), "version": message.version, "imported": message.imported, "human": message.human, "made": message.made,
        "mentions": message.mentions.iter().map(|id| id.text()).collect::<Vec<_>>(),
    })
}

/// A link, seen from the record asked for.
pub fn link(link: &LinkView) -> Json {
    json!({
        "id": link.id.text(), "link": link.name, "label": link.label, "outgoing": link.outgoing, "record": face(&link.other), "since": time(link.since),
    })
}

/// A file.
pub fn attachment(file: &AttachmentView) -> Json {
    let mut json = json!({
        "id": file.id.text(), "name": file.name, "media_type": file.media_type, "size": file.size, "sha256": file.sha256,
        "visibility": visibility(file.visibility), "at": time(file.at), "author": actor(&file.author),
    });
    put(&mut json, "message", file.message.map(Id::text));
    json
}

/// A line of history.
pub fn history_line(line: &HistoryLine) -> Json {
    let change = |c: &engine::history::FieldChange| {
        let mut json = json!({"field": c.field, "label": c.label});
        put(&mut json, "old", c.old.clone());
        put(&mut json, "new", c.new.clone());
        json
    };
    let mut json = json!({
        "entry": line.entry.text(), "version": line.version, "at": time(line.at), "actor": actor(&line.actor), "channel": line.channel.as_str(),
        "kind": line.kind.as_str(), "words": line.words, "changes": line.changes.iter().map(change).collect::<Vec<_>>(),
        "imported": line.imported, "internal": line.internal, "erased": line.erased,
    });
    put(&mut json, "recorded_at", line.recorded_at.map(time));
    put(&mut json, "reason", line.reason.clone());
    json
}

/// The proof of a record; the bundle is put in by the caller, byte for byte.
pub fn proof(proof: &ProofView) -> Json {
    let entry = |e: &app::view::EntryView| {
        let mut json = json!({
            "version": e.version, "kind": e.kind.as_str(), "occurred_at": time(e.occurred_at), "recorded_at": time(e.recorded_at),
            "actor": actor(&e.actor), "channel": e.channel.as_str(), "imported": e.imported,
        });
        put(&mut json, "position", e.position);
        json
    };
    let mut json = json!({"entries": proof.entries.iter().map(entry).collect::<Vec<_>>(), "covered": proof.covered});
    if let (Some(size), Some(at)) = (proof.checkpoint_size, proof.checkpoint_at) {
        json["checkpoint"] = json!({"size": size, "at": time(at)});
    }
    json
}
