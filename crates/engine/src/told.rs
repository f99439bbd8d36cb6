//! History that is told here rather than read from elsewhere: a teller names the moves and what people wrote, and what the
//! definitions and rules make of it (stamps, defaults, computed fields) is completed as a live decision would have done it. Guards
//! and checks are not asked: what is told, happened.

use crate::{Action, Command, Facts, Grants, ImportEvent, Record, RuleBook, Viewer, Work, planner};
use journal::Channel;
use kernel::{Id, IdSource, Refusals};
use schema::{Effect, Model, MoveDef, TypeDef, Value};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Completes an event of the record `id`: the move's target and effects, defaults, and computed fields the event is silent about.
pub(crate) fn complete(
    ids: &mut dyn IdSource,
    model: &Model,
    rules: &RuleBook,
    facts: &Facts<'_>,
    def: &Arc<TypeDef>,
    (id, before): (Id, Option<&Arc<Record>>),
    event: &mut ImportEvent,
) {
    let taken = event.move_name.as_ref().and_then(|name| def.r#move(name));
    if before.is_none() {
        for field in def.fields.iter().filter(|f| !event.set.contains_key(&f.name)).collect::<Vec<_>>() {
            if let Some(json) = field.default_by.get(Channel::Import.as_str()).or(field.default.as_ref()) {
                event.set.insert(field.name.clone(), json.clone());
            }
        }
    }
    if let Some(taken) = taken {
        effects(taken, before, event);
    }
    let mut record = before.map_or_else(|| planner::blank(def, id, &event.actor, event.occurred_at), |b| (**b).clone());
    for (name, json) in &event.set {
        let Some(field) = def.field(name) else { continue };
        match Value::from_json(&field.kind, json) {
            Ok(value) => record.fields.insert(name.clone(), value),
            Err(_) => record.fields.remove(name),
        };
    }
    if let Some(state) = &event.state {
        record.state = Some(state.clone());
    }
    let told = record.fields.clone();
    let action = Action { set: event.set.clone(), move_name: event.move_name.clone(), ..Action::default() };
    let command = Command {
        id,
        type_name: def.name.clone(),
        record: before.map(|b| b.id),
        expected_version: None,
        action,
        reason: event.reason.clone(),
        occurred_at: Some(event.occurred_at),
    };
    let viewer = Viewer {
        actor: event.actor.clone(),
        roles: Vec::new(),
        groups: Vec::new(),
        customers: Vec::new(),
        grants: Grants::default(),
        zone: "UTC".to_owned(),
        locale: "en".to_owned(),
    };
    let mut work = Work {
        ids,
        now: event.occurred_at,
        at: event.occurred_at,
        actor: event.actor.clone(),
        channel: Channel::Import,
        model,
        def,
        rules,
        viewer: &viewer,
        facts,
        command: &command,
        before: before.cloned(),
        record,
        taken,
        reason: event.reason.clone(),
        message: None,
        attachments: Vec::new(),
        links: Vec::new(),
        watch: Vec::new(),
        timers: Vec::new(),
        notes: BTreeMap::new(),
        refusals: Refusals::default(),
        outbox: Vec::new(),
        follow: Vec::new(),
        kind: None,
        warned: Vec::new(),
        policed: false,
    };
    let practice = rules.of(&def.name);
    if before.is_none() {
        practice.defaults(&mut work);
    }
    practice.compute(&mut work);
    let done = work.record.fields;
    // Questions asked on the way are answered by nobody: what the teller did not say stays unsaid.
    let _ = facts.take_questions();
    for (name, value) in &done {
        if told.get(name) != Some(value) && !event.set.contains_key(name) {
            event.set.insert(name.clone(), value.to_json());
        }
    }
    for name in told.keys().filter(|name| !done.contains_key(*name)) {
        let computed = def.field(name).is_some_and(|f| f.computed);
        if computed && !event.set.contains_key(name) {
            event.set.insert(name.clone(), Json::Null);
        }
    }
}

/// What a move does by itself; what the event says goes before.
fn effects(taken: &MoveDef, before: Option<&Arc<Record>>, event: &mut ImportEvent) {
    if event.state.is_none() && before.is_none_or(|b| b.state.as_ref() != Some(&taken.to)) {
        event.state = Some(taken.to.clone());
    }
    let at = Json::String(event.occurred_at.to_string());
    let filled = |name: &str| before.is_some_and(|b| b.fields.contains_key(name));
    for effect in &taken.effects {
        let (field, value) = match effect {
            Effect::Stamp(field) if filled(field) => continue,
            Effect::Stamp(field) | Effect::Restamp(field) => (field, at.clone()),
            Effect::Clear(field) => (field, Json::Null),
            Effect::Count(field) => {
                let n = before.and_then(|b| b.get(field)).and_then(|v| if let Value::Integer(n) = v { Some(*n) } else { None });
                (field, Json::from(n.unwrap_or(0) + 1))
            }
            Effect::Actor(field) => match event.actor.person() {
                Some(person) => (field, Json::String(person.text())),
                None => continue,
            },
            Effect::Set(field, json) => (field, json.clone()),
        };
        event.set.entry(field.clone()).or_insert(value);
    }
}
