//! One row: which record it means, what it would set, and whether that may be.

use super::cell::{self, Given, Part};
use super::keys;
use super::report::{Change, Fate};
use super::resolve::{Resolver, Settled};
use super::shown;
use super::source::Row;
use crate::app::App;
use crate::error::{AppError, Result};
use crate::execute::NotFound;
use crate::sight;
use engine::{Action, Command, Facts, Record, Viewer};
use jiff::tz::TimeZone;
use journal::{Actor, Channel};
use kernel::{Code, Id, Name, Refusal, Refusals};
use schema::text::normalise;
use schema::{FieldRule, TypeDef, Value, read_field};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// A row read, before anybody is asked.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub line: u64,
    pub parts: Vec<(Name, Part)>,
    pub id: Option<String>,
    pub number: Option<String>,
    pub legacy: Option<String>,
    pub state: Option<String>,
    pub title: String,
    /// The command that makes its record, when it has no key.
    pub by_cells: Id,
    pub refusals: Refusals,
}

impl Reading {
    /// What its record is called in the system it comes from.
    pub fn elsewhere(&self) -> Option<&String> {
        self.legacy.as_ref().or_else(|| self.number.as_ref().filter(|_| self.id.is_some()))
    }
}

/// Which columns mean what.
pub(super) struct Layout<'a> {
    pub def: &'a TypeDef,
    pub fields: Vec<(usize, Name)>,
    pub id: Option<usize>,
    pub number: Option<usize>,
    pub state: Option<usize>,
    pub zone: TimeZone,
}

impl Layout<'_> {
    /// Reads a row; `same` counts rows that say the same.
    pub fn read(&self, row: &Row, same: &mut BTreeMap<Id, u32>) -> Reading {
        let nothing = Vec::new();
        let (cells, refusals) = match &row.cells {
            Ok(cells) => (cells, Refusals::default()),
            Err(refusal) => {
                let reason = format!("Line {}: {}", row.line, refusal.message());
                (&nothing, Refusal::new(Code::Import).with("reason", reason).into())
            }
        };
        let text = |place: Option<usize>| match cells.get(place?)?.as_ref()? {
            Given::Text(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
            Given::Json(Json::String(text)) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
            Given::Json(Json::Number(n)) => Some(n.to_string()),
            Given::Json(_) => None,
        };
        let mut reading = Reading {
            line: row.line,
            parts: Vec::new(),
            id: text(self.id),
            number: text(self.number),
            legacy: None,
            state: text(self.state),
            title: String::new(),
            by_cells: Id::from_u128(0),
            refusals,
        };
        for (place, name) in &self.fields {
            let (Some(Some(given)), Some(field)) = (cells.get(*place), self.def.field(name)) else { continue };
            match cell::read(field, given, &self.zone) {
                Ok(Some(part)) => {
                    if let Part::Value(Json::String(text)) = &part {
                        if **name == *"legacy_reference" {
                            reading.legacy = Some(text.clone());
                        }
                        if *name == self.def.spine.title.0 {
                            reading.title.clone_from(text);
                        }
                    }
                    reading.parts.push((name.clone(), part));
                }
                Ok(None) => {}
                Err(refusal) => reading.refusals.push(refusal),
            }
        }
        if reading.refusals.is_empty() && reading.parts.is_empty() {
            reading.refusals.push(Refusal::new(Code::Import).with("reason", "The row says nothing about any field."));
        }
        let given = |(place, name): &(usize, Name)| cells.get(*place).and_then(Option::as_ref).map(|given| (name.clone(), given.clone()));
        let said: Vec<(Name, Given)> = self.fields.iter().filter_map(given).collect();
        let id = |n| keys::of_cells(&self.def.name, said.iter().map(|(n, g)| (n, g)), n);
        let ordinal = same.entry(id(0)).or_default();
        reading.by_cells = id(*ordinal);
        *ordinal += 1;
        reading
    }
}

/// What a row comes to.
pub(super) enum Step {
    /// It is decided.
    Done { fate: Fate, record: Option<Id>, number: Option<String>, changes: Vec<Change> },
    /// Another row must make its record first.
    Awaits,
}

/// What is the same for all rows.
pub(super) struct Doing<'a> {
    pub app: &'a App,
    pub viewer: &'a Viewer,
    pub def: &'a TypeDef,
    pub dry_run: bool,
    pub reason: Option<&'a str>,
}

fn refused(refusals: impl Into<Refusals>) -> Step {
    Step::Done { fate: Fate::Refused(refusals.into()), record: None, number: None, changes: Vec::new() }
}

impl Doing<'_> {
    /// Decides a row, and carries it out unless this is a dry run. `found` is the record its legacy reference belongs to;
    /// `may_change` says whether one more record may be changed; `detail` asks for the changes in words; `waits` allows the
    /// answer that another row must come first.
    pub async fn row(
        &self,
        reading: &Reading,
        resolver: &mut Resolver<'_>,
        found: Option<Id>,
        may_change: bool,
        detail: bool,
        waits: bool,
    ) -> Result<Step> {
        let mut refusals = reading.refusals.clone();
        let mut set: BTreeMap<Name, Json> = BTreeMap::new();
        let mut awaited: BTreeSet<Name> = BTreeSet::new();
        for (name, part) in &reading.parts {
            let Some(field) = self.def.field(name) else { continue };
            match resolver.settle(field, part).await? {
                Ok(Settled::Value(json)) => drop(set.insert(name.clone(), json)),
                Ok(Settled::Awaits) if waits => return Ok(Step::Awaits),
                // In a dry run no record is made that could be referred to; the row is judged without it.
                Ok(Settled::Awaits) if self.dry_run => drop(awaited.insert(name.clone())),
                Ok(Settled::Awaits) => {
                    let label = format!("{}: the row it names was not taken. It", field.label);
                    refusals.push(Refusal::new(Code::UnknownReference).on(name.clone()).with("label", label));
                }
                Err(refusal) => refusals.push(refusal),
            }
        }
        if !refusals.is_empty() {
            return Ok(refused(refusals));
        }
        match self.meant(reading, found).await? {
            Meant::Hidden => {
                let value = reading.legacy.clone().unwrap_or_default();
                Ok(refused(Refusal::new(Code::Duplicate).on("legacy_reference").with("label", "Legacy reference").with("value", value)))
            }
            Meant::NoNumber(number) => {
                let reason = format!(
                    "There is no {} with the number “{}” here that you may see. If it is a number of another system, head the column Legacy reference.",
                    self.def.title.to_lowercase(),
                    number.chars().take(60).collect::<String>()
                );
                Ok(refused(Refusal::new(Code::Import).with("reason", reason)))
            }
            Meant::Record(record) => self.update(reading, &record, set, may_change, detail, resolver).await,
            Meant::New(key) => self.create(reading, key, set, &awaited, detail, resolver).await,
        }
    }

    /// Which record a row means. An identity that is not from here makes the row one of another system; a number without an
    /// identity is a number of this one.
    async fn meant(&self, reading: &Reading, found: Option<Id>) -> Result<Meant> {
        if let Some(id) = reading.id.as_deref().and_then(|t| t.parse().ok())
            && let Some(record) = self.seen(id).await?
        {
            return Ok(Meant::Record(Box::new(record)));
        }
        if let (None, Some(number)) = (&reading.id, &reading.number) {
            let place = self.app.locate(self.viewer, number).await.found()?.filter(|place| place.def.name == self.def.name);
            let record = match place {
                Some(place) => self.seen(place.id).await?,
                None => None,
            };
            return Ok(record.map_or_else(|| Meant::NoNumber(number.clone()), |r| Meant::Record(Box::new(r))));
        }
        if let Some(id) = found {
            return Ok(self.seen(id).await?.map_or(Meant::Hidden, |r| Meant::Record(Box::new(r))));
        }
        Ok(Meant::New(reading.elsewhere().or(reading.id.as_ref()).cloned()))
    }

    async fn seen(&self, id: Id) -> Result<Option<Record>> {
        let shelf = self.app.shelf();
        let Some(record) = self.app.seen(self.viewer, &shelf, id).await.found()? else { return Ok(None) };
        if record.type_name != self.def.name {
            return Ok(None);
        }
        let mut facts = Facts::new(&shelf);
        facts.tell_record(id, Some(record.clone()));
        self.app.judge_with(self.viewer, &mut facts, |eyes| sight::reduce(eyes, self.def, &record)).await
    }

    async fn update(
        &self,
        reading: &Reading,
        record: &Record,
        mut set: BTreeMap<Name, Json>,
        may_change: bool,
        detail: bool,
        resolver: &mut Resolver<'_>,
    ) -> Result<Step> {
        let done = |fate, changes| Step::Done { fate, record: Some(record.id), number: record.number.clone(), changes };
        let state = record.state.as_deref().and_then(|s| self.def.state(s));
        if let (Some(given), Some(state)) = (&reading.state, state)
            && !same_state(given, state)
        {
            let reason = format!(
                "{} is in state “{}”. An import does not move records; take the move there, or leave the column out.",
                record.number.as_deref().unwrap_or(&self.def.title),
                state.label
            );
            return Ok(done(Fate::Refused(Refusal::new(Code::Import).on("state").with("reason", reason).into()), Vec::new()));
        }
        set.retain(|name, json| {
            let Some(field) = self.def.field(name) else { return false };
            read_field(field, json).map_or(true, |value| value.as_ref() != record.get(name))
        });
        if set.is_empty() {
            return Ok(done(Fate::Unchanged, Vec::new()));
        }
        let mut held = self.held(record, &set);
        held.0.extend(self.taken(reading.line, Some(record.id), &set, resolver).await?.0);
        if !held.is_empty() {
            return Ok(done(Fate::Refused(held), Vec::new()));
        }
        let changes = if detail { self.changes(Some(record), &set).await? } else { Vec::new() };
        let command = Command { record: Some(record.id), expected_version: Some(record.version), ..self.command(self.app.new_id(), set) };
        if !may_change && !self.dry_run {
            let reason = "So many records would be changed that it must be confirmed first.";
            return Ok(done(Fate::Refused(Refusal::new(Code::Import).with("reason", reason).into()), changes));
        }
        let fate = match self.carry_out(command).await? {
            Ok(outcome) if outcome.as_ref().is_some_and(|o| o.records.is_empty()) => Fate::Unchanged,
            Ok(_) => Fate::Updated,
            Err(refusals) => Fate::Refused(refusals),
        };
        Ok(done(fate, changes))
    }

    /// What stays as it is whoever imports, the machine's administrator included: what is given once, and what the state keeps.
    fn held(&self, record: &Record, set: &BTreeMap<Name, Json>) -> Refusals {
        let mut held = Refusals::default();
        let state = record.state.as_deref().and_then(|s| self.def.state(s));
        if let Some(state) = state.filter(|s| s.terminal && matches!(self.viewer.actor, Actor::System(_))) {
            let number = record.number.clone().unwrap_or_else(|| self.def.title.clone());
            held.push(Refusal::new(Code::Terminal).with("number", number).with("state", state.label.to_lowercase()));
        }
        for field in set.keys().filter_map(|name| self.def.field(name)) {
            let closed =
                state.and_then(|s| s.fields.get(&field.name)).is_some_and(|r| matches!(r, FieldRule::ReadOnly | FieldRule::Hidden));
            if closed || field.immutable && record.get(&field.name).is_some() {
                let label = state.map_or_else(|| "this state".to_owned(), |s| s.label.clone());
                held.push(Refusal::new(Code::ReadOnly).on(field.name.clone()).with("label", &field.label).with("state", label));
            }
        }
        held
    }

    async fn create(
        &self,
        reading: &Reading,
        key: Option<String>,
        mut set: BTreeMap<Name, Json>,
        awaited: &BTreeSet<Name>,
        detail: bool,
        resolver: &mut Resolver<'_>,
    ) -> Result<Step> {
        let initial = self.def.lifecycle.as_ref().and_then(|l| self.def.state(&l.initial));
        if let (Some(given), Some(initial)) = (&reading.state, initial)
            && !same_state(given, initial)
        {
            let reason = format!(
                "A new record begins in state “{}”, not in “{}”; an import sets no other. Leave the column out to begin there.",
                initial.label,
                given.chars().take(60).collect::<String>()
            );
            return Ok(refused(Refusal::new(Code::Import).on("state").with("reason", reason)));
        }
        let id = key.as_ref().map_or(reading.by_cells, |key| keys::of_key(&self.def.name, key));
        if !self.app.store().seen_commands(&[id]).await?.is_empty() {
            return Ok(Step::Done { fate: Fate::Unchanged, record: None, number: None, changes: Vec::new() });
        }
        set.retain(|_, json| !json.is_null());
        // What the record was called in the system it comes from stays findable, where this viewer may say so.
        if let (Some(key), None, Some(field)) = (&key, &reading.legacy, self.def.field("legacy_reference"))
            && read_field(field, &Json::from(key.as_str())).is_ok()
            && self.app.may_give(self.viewer, self.def, &field.name)
        {
            set.insert(field.name.clone(), Json::from(key.as_str()));
        }
        let changes = if detail { self.changes(None, &set).await? } else { Vec::new() };
        let taken = self.taken(reading.line, None, &set, resolver).await?;
        if !taken.is_empty() {
            return Ok(Step::Done { fate: Fate::Refused(taken), record: None, number: None, changes });
        }
        match self.carry_out(self.command(id, set)).await? {
            Ok(outcome) => {
                let record = outcome.as_ref().map(|o| o.record);
                Ok(Step::Done { fate: Fate::Created, record, number: outcome.and_then(|o| o.number), changes })
            }
            Err(mut refusals) => {
                // What awaits another row is there when that row is.
                refusals.0.retain(|r| r.code != Code::Required || r.field.as_ref().is_none_or(|f| !awaited.contains(f)));
                let fate = if refusals.is_empty() { Fate::Created } else { Fate::Refused(refusals) };
                Ok(Step::Done { fate, record: None, number: None, changes })
            }
        }
    }

    fn command(&self, id: Id, set: BTreeMap<Name, Json>) -> Command {
        Command {
            id,
            type_name: self.def.name.clone(),
            record: None,
            expected_version: None,
            action: Action { set, ..Action::default() },
            reason: self.reason.map(str::to_owned),
            occurred_at: None,
        }
    }

    /// Tries it, or does it; what it did is told only when it was done.
    async fn carry_out(&self, command: Command) -> Result<Result<Option<crate::Outcome>, Refusals>> {
        let done = if self.dry_run {
            self.app.preview(self.viewer, Channel::Import, &command).await.map(|()| None)
        } else {
            self.app.execute(self.viewer, Channel::Import, command).await.map(Some)
        };
        match done {
            Ok(outcome) => Ok(Ok(outcome)),
            Err(AppError::Refused(refusals)) => Ok(Err(refusals)),
            Err(AppError::Stale(conflict)) => {
                let labels: Vec<&str> = conflict.fields.iter().map(|c| c.label.as_str()).collect();
                Ok(Err(Refusal::new(Code::Stale).with("fields", labels.join(", ")).into()))
            }
            Err(AppError::NotVisible) => Ok(Err(Refusal::new(Code::NotVisible).into())),
            Err(fault @ AppError::Fault(_)) => Err(fault),
        }
    }

    /// In a dry run nothing is committed, and so nothing says that a value may stand once only: it is looked up, here and among the
    /// rows before. Custom fields have no column to look in.
    async fn taken(&self, line: u64, own: Option<Id>, set: &BTreeMap<Name, Json>, resolver: &mut Resolver<'_>) -> Result<Refusals> {
        let mut taken = Refusals::default();
        for field in self.def.fields.iter().filter(|f| self.dry_run && f.unique && !f.custom) {
            let Some(Json::String(value)) = set.get(&field.name) else { continue };
            let held = self.app.store().having(&self.def.name, &field.name, std::slice::from_ref(value)).await?;
            let refusal = || Refusal::new(Code::Duplicate).on(field.name.clone()).with("label", &field.label).with("value", value);
            if held.iter().any(|(_, id)| Some(*id) != own) || !resolver.claim(&field.name, value, line) {
                taken.push(refusal());
            }
        }
        Ok(taken)
    }

    async fn changes(&self, before: Option<&Record>, set: &BTreeMap<Name, Json>) -> Result<Vec<Change>> {
        let values: Vec<(&schema::FieldDef, Option<Value>)> =
            self.def.fields.iter().filter_map(|field| Some((field, read_field(field, set.get(&field.name)?).ok()?))).collect();
        let mut ids = BTreeSet::new();
        for (field, value) in &values {
            for value in value.iter().chain(before.and_then(|r| r.get(&field.name))) {
                sight::mentioned_in(value, &mut ids);
            }
        }
        let faces = self.app.faces(self.viewer, &ids).await?;
        let words = |field, value: Option<&Value>| value.map_or_else(String::new, |v| shown::words(field, v, &faces, false));
        Ok(values
            .iter()
            .map(|(field, value)| Change {
                label: field.label.clone(),
                before: words(field, before.and_then(|r| r.get(&field.name))),
                after: words(field, value.as_ref()),
            })
            .collect())
    }
}

enum Meant {
    Record(Box<Record>),
    /// It exists, and this viewer may not see it.
    Hidden,
    /// None here has the number.
    NoNumber(String),
    /// None that is there: what it was called elsewhere.
    New(Option<String>),
}

fn same_state(given: &str, state: &schema::StateDef) -> bool {
    *state.name == *given || normalise(&state.label) == normalise(given)
}
