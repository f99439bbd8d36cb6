//! One decision in the making: the record before and after, what was asked, what was refused so far, what follows.
//! Practices see a decision only through [`Work`]; it offers every means to decide and none to write.

use crate::{
    Attachment, Command, Facts, Link, LinkChange, Message, Outbox, Payload, Promise, Record, RuleBook, TimerChange, Viewer, WatchChange,
};
use journal::{Actor, Channel};
use kernel::{Code, Id, IdSource, Name, Refusal, Refusals, Timestamp};
use schema::{FieldDef, Model, MoveDef, Phase, TypeDef, Value};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A command on another record that follows from this one, planned with it and committed with it.
#[derive(Clone, Debug)]
pub struct FollowUp {
    /// What to do.
    pub command: Command,
    /// Under whose name.
    pub actor: Actor,
    /// Whether a refusal of it refuses the whole; otherwise it is left out.
    pub required: bool,
}

/// One decision in the making.
pub struct Work<'a> {
    pub(crate) ids: &'a mut dyn IdSource,
    pub(crate) now: Timestamp,
    pub(crate) at: Timestamp,
    pub(crate) actor: Actor,
    pub(crate) channel: Channel,
    pub(crate) model: &'a Model,
    pub(crate) def: &'a Arc<TypeDef>,
    pub(crate) rules: &'a RuleBook,
    pub(crate) viewer: &'a Viewer,
    pub(crate) facts: &'a Facts<'a>,
    pub(crate) command: &'a Command,
    pub(crate) before: Option<Arc<Record>>,
    pub(crate) record: Record,
    pub(crate) taken: Option<&'a MoveDef>,
    pub(crate) reason: Option<String>,
    pub(crate) message: Option<Message>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) links: Vec<LinkChange>,
    pub(crate) watch: Vec<WatchChange>,
    pub(crate) timers: Vec<TimerChange>,
    pub(crate) notes: BTreeMap<Name, Json>,
    pub(crate) refusals: Refusals,
    pub(crate) outbox: Vec<Outbox>,
    pub(crate) follow: Vec<FollowUp>,
    pub(crate) kind: Option<journal::Kind>,
    pub(crate) warned: Vec<(Name, u8)>,
    pub(crate) policed: bool,
}

impl<'a> Work<'a> {
    // --- what is known -------------------------------------------------------------------------------------------------

    /// The instant of the decision.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }
    /// When what is decided happened: now, unless the command says earlier.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        self.at
    }
    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }
    /// Through which door.
    #[must_use]
    pub const fn channel(&self) -> Channel {
        self.channel
    }
    /// Whether a person acts, not an automation.
    #[must_use]
    pub const fn by_person(&self) -> bool {
        self.actor.person().is_some()
    }
    /// Who looks, with their roles.
    #[must_use]
    pub const fn viewer(&self) -> &'a Viewer {
        self.viewer
    }
    /// Whether the actor holds one of these roles. Automation and consequences of a decision hold every one: who may
    /// take them is settled where they are decided.
    #[must_use]
    pub fn has_role(&self, roles: &[&str]) -> bool {
        !self.policed || roles.iter().any(|r| self.viewer.has_role(r))
    }
    /// What else is known.
    #[must_use]
    pub const fn facts(&self) -> &'a Facts<'a> {
        self.facts
    }
    /// The type.
    #[must_use]
    pub const fn def(&self) -> &'a Arc<TypeDef> {
        self.def
    }
    /// All types.
    #[must_use]
    pub const fn model(&self) -> &'a Model {
        self.model
    }
    /// The command.
    #[must_use]
    pub const fn command(&self) -> &'a Command {
        self.command
    }
    /// The record before; absent on creation.
    #[must_use]
    pub fn before(&self) -> Option<&Record> {
        self.before.as_deref()
    }
    /// The record as decided so far.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }
    /// Whether the record comes into being.
    #[must_use]
    pub const fn creating(&self) -> bool {
        self.before.is_none()
    }
    /// The move being taken.
    #[must_use]
    pub fn taken(&self) -> Option<&str> {
        self.taken.map(|m| &*m.name)
    }
    /// The definition of the move being taken.
    #[must_use]
    pub const fn move_def(&self) -> Option<&'a MoveDef> {
        self.taken
    }
    /// Whether the record enters `state` with this decision.
    #[must_use]
    pub fn entering(&self, state: &str) -> bool {
        self.record.state.as_deref() == Some(state) && self.before().is_none_or(|b| b.state != self.record.state)
    }
    /// Whether the record leaves `state` with this decision.
    #[must_use]
    pub fn leaving(&self, state: &str) -> bool {
        self.before().is_some_and(|b| b.state.as_deref() == Some(state)) && self.record.state.as_deref() != Some(state)
    }
    /// The phase the record is in.
    #[must_use]
    pub fn phase(&self) -> Option<Phase> {
        self.record.state.as_deref().and_then(|s| self.def.state(s)).map(|s| s.phase)
    }
    /// Whether a field's value differs from the one before.
    #[must_use]
    pub fn changed(&self, field: &str) -> bool {
        self.before().map_or_else(|| self.record.get(field).is_some(), |b| b.get(field) != self.record.get(field))
    }
    /// Whether the command itself names the field.
    #[must_use]
    pub fn given(&self, field: &str) -> bool {
        self.command.action.set.contains_key(field)
    }
    /// The value of a field before.
    #[must_use]
    pub fn was(&self, field: &str) -> Option<&Value> {
        self.before().and_then(|b| b.get(field))
    }
    /// Why, as given.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
    /// The message that goes with it.
    #[must_use]
    pub const fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }
    /// Links made or ended with it.
    #[must_use]
    pub fn link_changes(&self) -> &[LinkChange] {
        &self.links
    }
    /// Open links of the record, the ones being made included and the ones being ended left out.
    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        let own = self.record.id;
        let stored = if self.creating() { &[] } else { self.facts.links(own) };
        let ended = |id: Id| self.links.iter().any(|l| l.id == id && l.ended);
        let made = self.links.iter().filter(|l| !l.ended).map(|l| Link {
            id: l.id,
            name: l.name.clone(),
            from_type: self.def.name.clone(),
            from: own,
            to_type: l.to_type.clone(),
            to: l.to,
        });
        stored.iter().filter(|l| !ended(l.id)).cloned().chain(made).collect()
    }
    /// The promise in force for a clock of the record, by clock kind.
    #[must_use]
    pub fn promise(&self, kind: &str) -> Option<Promise> {
        let clock = self.def.clocks.iter().find(|c| c.kind == *kind)?;
        self.rules.agreements().promise(self.facts, self.def, &self.record, clock, self.at)
    }
    /// Warnings given with this decision: kind of clock and percent of its target.
    #[must_use]
    pub fn warned(&self) -> &[(Name, u8)] {
        &self.warned
    }
    /// The label of a field, or its name.
    #[must_use]
    pub fn label(&self, field: &str) -> String {
        self.def.field(field).map_or_else(|| field.to_owned(), |f: &FieldDef| f.label.clone())
    }
    /// A new identity.
    pub fn new_id(&mut self) -> Id {
        self.ids.id(self.now)
    }

    // --- deciding ------------------------------------------------------------------------------------------------------

    /// Sets a field, computed ones included.
    pub fn set(&mut self, field: &str, value: Value) {
        let Some(def) = self.def.field(field) else { return };
        self.record.fields.insert(def.name.clone(), value);
    }
    /// Sets a field when it is empty.
    pub fn set_if_empty(&mut self, field: &str, value: Value) {
        if self.record.get(field).is_none() {
            self.set(field, value);
        }
    }
    /// Empties a field.
    pub fn clear(&mut self, field: &str) {
        self.record.fields.remove(field);
    }
    /// Adds one to an integer field.
    pub fn count(&mut self, field: &str) {
        let next = self.record.integer(field).unwrap_or(0).saturating_add(1);
        self.set(field, Value::Integer(next));
    }
    /// Moves the record to another state as part of this decision (an inbound answer resumes, a timer closes). The move
    /// must exist from the state the record is in and is taken with its effects; otherwise nothing happens.
    pub fn take_move(&mut self, name: &str) -> bool {
        let from = self.record.state.clone();
        let Some(found) = self.def.r#move(name).filter(|m| from.as_ref().is_some_and(|s| m.from.contains(s))) else { return false };
        crate::lifecycle::enter(self, found);
        true
    }
    /// Records what history should say besides the fields.
    pub fn note(&mut self, key: &str, value: impl Into<Json>) {
        self.notes.insert(key.into(), value.into());
    }
    /// Names the kind of the entry where it is not what the changes say (an escalation).
    pub const fn entry_kind(&mut self, kind: journal::Kind) {
        self.kind = Some(kind);
    }
    /// Gives a reason where the actor gave none.
    pub fn because(&mut self, reason: impl Into<String>) {
        self.reason.get_or_insert_with(|| reason.into());
    }
    /// Adds a message written by an automation, when the command carries none.
    pub fn say(&mut self, visibility: crate::Visibility, body: impl Into<String>) {
        if self.message.is_none() {
            let id = self.new_id();
            self.message = Some(Message { id, visibility, body: body.into(), mentions: Vec::new(), human: false, made: false });
        }
    }
    /// Declines.
    pub fn refuse(&mut self, refusal: Refusal) {
        if !self.refusals.0.contains(&refusal) {
            self.refusals.push(refusal);
        }
    }
    /// Declines with a guard in words, beside a field when one is named.
    pub fn refuse_guard(&mut self, field: &str, words: &str) {
        let refusal = Refusal::guard(words);
        self.refuse(if field.is_empty() { refusal } else { refusal.on(field) });
    }
    /// Declines because a field is empty.
    pub fn require(&mut self, field: &str) {
        if self.record.get(field).is_none() {
            let label = self.label(field);
            let refusal = match self.taken {
                Some(m) => Refusal::new(Code::RequiredForMove).with("move", m.label.to_lowercase()),
                None => Refusal::new(Code::Required),
            };
            if !self.refusals.0.iter().any(|r| r.field.as_deref() == Some(field)) {
                self.refuse(refusal.on(field).with("label", label));
            }
        }
    }
    /// Declines unless the reason has at least `min` characters and is no placeholder.
    pub fn require_reason(&mut self, what: &str, min: usize) {
        // Several rules may ask for one; it is asked for once.
        let asked = self.refusals.0.iter().any(|r| r.code == Code::ReasonNeeded);
        let enough = asked || self.reason().is_some_and(|r| r.trim().chars().count() >= min && !schema::is_placeholder(r));
        if !enough {
            self.refuse(Refusal::new(Code::ReasonNeeded).with("label", what).with("min", min));
        }
    }
    /// Whether anything was refused so far.
    #[must_use]
    pub const fn refused(&self) -> bool {
        !self.refusals.0.is_empty()
    }

    // --- what follows --------------------------------------------------------------------------------------------------

    /// Sets a timer of the record, or moves it.
    pub fn timer(&mut self, name: &str, due: Timestamp) {
        self.timers.retain(|t| t.name != name);
        self.timers.push(TimerChange { name: name.to_owned(), due: Some(due) });
    }
    /// Clears a timer of the record.
    pub fn clear_timer(&mut self, name: &str) {
        self.timers.retain(|t| t.name != name);
        self.timers.push(TimerChange { name: name.to_owned(), due: None });
    }
    /// Begins to watch, for a person.
    pub fn add_watcher(&mut self, person: Id) {
        if self.record.watchers.insert(person) {
            self.watch.push(WatchChange { person, on: true });
        }
    }
    /// Makes a link from this record.
    pub fn link(&mut self, name: &str, to_type: &str, to: Id) {
        if !self.links.iter().any(|l| l.name == *name && l.to == to && !l.ended) {
            let id = self.new_id();
            self.links.push(LinkChange { id, name: name.into(), to_type: to_type.into(), to, ended: false });
        }
    }
    /// Adds an effect to be carried out after the commit.
    pub fn effect(&mut self, kind: &str, not_before: Timestamp, body: Json) {
        let id = self.new_id();
        self.outbox.push(Outbox { id, kind: kind.into(), record: self.record.id, not_before, body });
    }
    /// Adds a command on another record, planned and committed with this one.
    pub fn then(&mut self, follow: FollowUp) {
        self.follow.push(follow);
    }

    /// The payload as decided: the difference between before and after.
    pub(crate) fn payload(&self) -> Payload {
        let mut payload = Payload {
            reason: self.reason.clone(),
            move_name: self.taken.map(|m| m.name.clone()),
            message: self.message.clone(),
            attachments: self.attachments.clone(),
            links: self.links.clone(),
            watch: self.watch.clone(),
            timers: self.timers.clone(),
            notes: self.notes.clone(),
            ..Payload::default()
        };
        let empty = BTreeMap::new();
        let old = self.before().map_or(&empty, |b| &b.fields);
        for (name, value) in &self.record.fields {
            if old.get(name) != Some(value) {
                payload.set.insert(name.clone(), value.to_json());
            }
        }
        for name in old.keys().filter(|n| !self.record.fields.contains_key(*n)) {
            payload.set.insert(name.clone(), Json::Null);
        }
        if self.before().is_none_or(|b| b.state != self.record.state) {
            payload.state.clone_from(&self.record.state);
        }
        let known = self.before().map_or(&[][..], |b| &b.clocks);
        payload.clocks = self.record.clocks.iter().filter(|c| !known.contains(c)).cloned().collect();
        payload
    }
}
