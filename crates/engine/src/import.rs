//! History from elsewhere: the events of one record become its entries, with their original times, through the same typed
//! and bounded door as everything else. Moves are not judged (what happened, happened), but values are; clocks run over
//! the history exactly as they would have run live. Entries are marked as imported.

use crate::{
    Cx, Facts, LinkChange, Message, Payload, Plan, Record, RuleBook, TimerChange, Visibility, WatchChange, Write, check, drive, duties,
    fold, planner, told,
};
use journal::{Actor, Cause, Channel, Header, Kind};
use kernel::{Code, Id, Name, Refusal, Refusals, Timestamp};
use schema::{FieldKind, Model, TypeDef, characters};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most events one record may bring.
pub const MAX_EVENTS: usize = 10_000;

/// One event of a record's history, as another system knew it.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportEvent {
    /// When it happened.
    pub occurred_at: Timestamp,
    /// Who did it, as far as known; `system:import` otherwise.
    pub actor: Actor,
    /// Field values in JSON form, computed fields included; `null` empties.
    pub set: BTreeMap<Name, Json>,
    /// The state afterwards, when it changed.
    pub state: Option<Name>,
    /// The move it corresponds to, when one does.
    pub move_name: Option<Name>,
    /// Why.
    pub reason: Option<String>,
    /// A message: visibility, text, and whether the text was made up for demonstration.
    pub message: Option<(Visibility, String, bool)>,
    /// Links to records that are already there: link name and record.
    pub links: Vec<(Name, Id)>,
    /// Watchers added or taken away.
    pub watch: BTreeMap<Id, bool>,
    /// Whether the story may end here: only the last event of a record sets timers and judges clocks by the present.
    pub settles: bool,
    /// Whether the rules complete it: stamps, defaults and computed fields, for history that is told here and was never anywhere else.
    pub completed: bool,
}

impl ImportEvent {
    /// An event without content yet.
    #[must_use]
    pub fn at(occurred_at: Timestamp, actor: Actor) -> Self {
        Self {
            occurred_at,
            actor,
            set: BTreeMap::new(),
            state: None,
            move_name: None,
            reason: None,
            message: None,
            links: Vec::new(),
            watch: BTreeMap::new(),
            settles: true,
            completed: false,
        }
    }
}

/// Decides the import of one record: all its entries in one plan, in the order of their versions. `before` is the record
/// when part of its history is already there. References are checked against `facts.shelf` (cached types) only.
///
/// # Errors
/// Every value that cannot be read, every unknown state, times out of order or in the future; the number of the event is
/// in the parameter `event`.
pub fn plan_import(
    cx: &mut Cx<'_>,
    model: &Model,
    rules: &RuleBook,
    facts: &Facts<'_>,
    type_name: &str,
    before: Option<Arc<Record>>,
    events: &[ImportEvent],
) -> Result<Plan, Refusals> {
    let def = model.get(type_name).ok_or_else(|| Refusal::new(Code::UnknownType).with("value", type_name))?;
    if events.is_empty() || events.len() > MAX_EVENTS {
        return Err(Refusal::new(Code::TooMany).with("max", MAX_EVENTS).with("what", "events of one record, and at least one,").into());
    }
    let command = cx.ids.id(cx.now);
    let mut refusals = Refusals::default();
    let mut writes = Vec::with_capacity(events.len());
    let mut record = before;
    let mut last = record.as_ref().map_or(Timestamp::from_micros(i64::MIN), |r| r.updated_at);
    for (index, event) in events.iter().enumerate() {
        let mut wrong = |refusal: Refusal| refusals.push(refusal.with("event", index + 1));
        if event.occurred_at > cx.now.plus_seconds(check::TOLERANCE_SECONDS) {
            wrong(Refusal::new(Code::InFuture).with("label", "The time of the event"));
        }
        if event.occurred_at < last {
            wrong(Refusal::new(Code::Order).with("label", "The time of the event").with("other", "the event before it"));
        }
        last = last.max(event.occurred_at);
        let mut event = event.clone();
        let id = record.as_ref().map_or_else(|| cx.ids.id(event.occurred_at), |r| r.id);
        if event.completed {
            told::complete(cx.ids, model, rules, facts, def, (id, record.as_ref()), &mut event);
        }
        rules.of(type_name).imported(facts, record.as_deref(), &mut event);
        let payload = payload(cx, def, facts, record.as_deref(), &event, &mut wrong);
        let creating = record.is_none();
        let header = Header {
            id: cx.ids.id(cx.now),
            recorded_at: cx.now,
            occurred_at: event.occurred_at,
            actor: event.actor.clone(),
            cause: Cause { command, channel: Channel::Import, imported: true },
            record_type: def.name.clone(),
            record: id,
            version: record.as_ref().map_or(0, |r| r.version) + 1,
            kind: kind(creating, &payload),
        };
        let mut payload = payload;
        let old = record.take();
        let mut after = fold(def, old.as_deref().cloned(), &header, &payload);
        if !def.clocks.is_empty() {
            payload.clocks = drive::follow(cx.ids, def, rules, facts, old.as_deref(), &mut after, &event.actor, event.occurred_at);
            if event.settles && index + 1 == events.len() {
                // What the past had to say is said: only the newest entry sets timers, and old warnings are not given again.
                drive::settle(rules, facts, &mut after, cx.now);
                let known = old.as_ref().map_or(&[][..], |r| &r.clocks);
                payload.clocks = after.clocks.iter().filter(|c| !known.contains(c)).cloned().collect();
                payload.timers = drive::timers(rules, facts, &after).into_iter().filter(|t| t.due.is_some()).collect();
            }
        }
        if event.settles && index + 1 == events.len() {
            let standing = rules.of(&def.name).standing_timers(facts, &after, event.occurred_at);
            let duties = duties::standing(model, rules, facts, def, &after, cx.now);
            payload.timers.extend(standing.into_iter().chain(duties).map(|(name, due)| TimerChange { name, due: Some(due) }));
        }
        let prefix = creating.then(|| def.prefix.as_deref().map(Name::from)).flatten();
        let after = Arc::new(after);
        record = Some(after.clone());
        writes.push(Write { header, payload, salt: cx.ids.salt(), after, number_prefix: prefix });
    }
    refusals.into_result()?;
    Ok(Plan { command, writes, outbox: Vec::new(), wish: None })
}

fn payload(
    cx: &mut Cx<'_>,
    def: &Arc<TypeDef>,
    facts: &Facts<'_>,
    before: Option<&Record>,
    event: &ImportEvent,
    wrong: &mut dyn FnMut(Refusal),
) -> Payload {
    // What cannot be mended any more is taken without the characters that nobody writes.
    let clean = |text: &str| characters::scrubbed(text, true).trim().to_owned();
    let mut payload = Payload { reason: event.reason.as_deref().map(clean), move_name: event.move_name.clone(), ..Payload::default() };
    for (name, json) in &event.set {
        let Some(field) = def.field(name) else {
            wrong(Refusal::new(Code::UnknownField).on(name.clone()).with("value", name));
            continue;
        };
        // A reason that another system was content with stays, however short.
        let json = &*characters::scrubbed_field(field, json);
        let brief = |refusal: &Refusal| matches!(refusal.code, Code::TooShort | Code::Placeholder);
        let read = schema::read_field(field, json);
        let read = if read.as_ref().is_err_and(brief) { Ok(schema::Value::from_json(&field.kind, json).ok()) } else { read };
        match read {
            Err(refusal) => wrong(refusal),
            Ok(value) => {
                if let (Some(schema::Value::Reference(id)), Some(to)) = (&value, cached_type(&field.kind))
                    && facts.shelved(*id).is_none_or(|r| r.type_name != *to)
                {
                    wrong(Refusal::new(Code::UnknownReference).on(name.clone()).with("label", &field.label));
                }
                if before.and_then(|b| b.get(name)) != value.as_ref() {
                    payload.set.insert(field.name.clone(), value.map_or(Json::Null, |v| v.to_json()));
                }
            }
        }
    }
    if before.is_none() {
        // What nobody says begins as it would have begun here.
        let silent = def.fields.iter().filter(|f| !event.set.contains_key(&f.name));
        payload.set.extend(
            silent.filter_map(|f| Some((f.name.clone(), f.default_by.get(Channel::Import.as_str()).or(f.default.as_ref())?.clone()))),
        );
    }
    let initial = || def.lifecycle.as_ref().map(|l| l.initial.clone());
    let state = event.state.clone().or_else(|| if before.is_none() { initial() } else { None });
    if let Some(state) = state {
        if def.state(&state).is_none() {
            wrong(Refusal::new(Code::Import).with("reason", format!("There is no state “{state}”.")));
        } else if before.is_none_or(|b| b.state.as_ref() != Some(&state)) {
            payload.state = Some(state);
        }
    }
    if let Some((visibility, body, made)) = &event.message {
        let (id, human) = (cx.ids.id(event.occurred_at), event.actor.person().is_some());
        payload.message = Some(Message { id, visibility: *visibility, body: clean(body), mentions: Vec::new(), human, made: *made });
    }
    for (name, to) in &event.links {
        match def.links.iter().find(|l| l.name == *name) {
            Some(link) => {
                let id = cx.ids.id(event.occurred_at);
                payload.links.push(LinkChange { id, name: name.clone(), to_type: link.to.clone(), to: *to, ended: false });
            }
            None => wrong(Refusal::new(Code::UnknownLink).with("value", name)),
        }
    }
    payload.watch = event.watch.iter().map(|(person, on)| WatchChange { person: *person, on: *on }).collect();
    payload
}

/// Types whose records are always on the shelf.
fn cached_type(kind: &FieldKind) -> Option<&str> {
    match kind {
        FieldKind::Person => Some("person"),
        FieldKind::Group => Some("group"),
        _ => None,
    }
}

fn kind(creating: bool, payload: &Payload) -> Kind {
    planner::kind_of(creating, payload, true)
}
