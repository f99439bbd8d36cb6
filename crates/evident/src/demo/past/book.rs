//! The book of the told past: records by key, each with its events, written down in any order and told in the order of time.
//!
//! A value is written as people would: a person by first name, a group or service by name, another record of the book by key, an
//! amount in euros, a time as a word ([`Moment`]). What it means follows from the kind of its field.

use super::when::Moment;
use app::import::Tale;
use app::{App, AppError};
use engine::{ImportEvent, Visibility};
use journal::Actor;
use kernel::{Id, Name, Timestamp};
use schema::{FieldDef, FieldKind, TypeDef};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// One event, as written down.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// When, in words.
    pub at: String,
    /// Who, by first name; empty for the system.
    pub by: String,
    /// The move taken.
    pub taken: Option<String>,
    /// The state afterwards, where no move leads there.
    pub state: Option<String>,
    /// What is said.
    pub set: Map<String, Json>,
    /// Why.
    pub reason: Option<String>,
    /// A message: visible to the requester or not, and the text.
    pub message: Option<(bool, String)>,
    /// Links to records: name and key.
    pub links: Vec<(String, String)>,
}

/// One record, as written down.
#[derive(Debug)]
pub struct Entry {
    type_name: String,
    key: String,
    events: Vec<Event>,
}

impl Entry {
    /// A move, and what is said with it.
    pub fn then(&mut self, at: impl Into<String>, by: &str, taken: &str, set: Json) -> &mut Self {
        let event = Event { at: at.into(), by: by.to_owned(), taken: Some(taken.to_owned()), set: object(set), ..Event::default() };
        self.events.push(event);
        self
    }
    /// Something said without a move.
    pub fn edit(&mut self, at: impl Into<String>, by: &str, set: Json) -> &mut Self {
        self.events.push(Event { at: at.into(), by: by.to_owned(), set: object(set), ..Event::default() });
        self
    }
    /// Why the last event happened.
    pub fn because(&mut self, reason: &str) -> &mut Self {
        if let Some(last) = self.events.last_mut() {
            last.reason = Some(reason.to_owned());
        }
        self
    }
    /// A message with the last event.
    pub fn saying(&mut self, public: bool, text: impl Into<String>) -> &mut Self {
        if let Some(last) = self.events.last_mut() {
            last.message = Some((public, text.into()));
        }
        self
    }
    /// A link with the last event.
    pub fn link(&mut self, name: &str, key: &str) -> &mut Self {
        if let Some(last) = self.events.last_mut() {
            last.links.push((name.to_owned(), key.to_owned()));
        }
        self
    }
    /// The same record, begun by another event.
    pub fn begun(&self, first: Event) -> Self {
        Self { type_name: self.type_name.clone(), key: self.key.clone(), events: vec![first] }
    }
    /// Adds an event as it was read.
    pub fn push(&mut self, event: Event) {
        self.events.push(event);
    }
}

/// The fields of an object; of anything else none.
pub fn object(json: Json) -> Map<String, Json> {
    if let Json::Object(map) = json { map } else { Map::new() }
}

/// The book.
pub struct Book<'a> {
    app: &'a App,
    /// The moment it is told.
    pub moment: Moment,
    seed: u64,
    people: BTreeMap<String, Id>,
    entries: Vec<Entry>,
    known: BTreeMap<(String, String), Id>,
}

impl<'a> Book<'a> {
    /// An empty book; `people` by first name.
    pub const fn new(app: &'a App, moment: Moment, seed: u64, people: BTreeMap<String, Id>) -> Self {
        Self { app, moment, seed, people, entries: Vec::new(), known: BTreeMap::new() }
    }
    /// Makes a record that is there already known by a key.
    pub fn know(&mut self, type_name: &str, key: &str, id: Id) {
        self.known.insert((type_name.to_owned(), key.to_owned()), id);
    }
    /// Begins a record.
    pub fn tell(&mut self, type_name: &str, key: impl Into<String>, at: impl Into<String>, by: &str, set: Json) -> &mut Entry {
        let first = Event { at: at.into(), by: by.to_owned(), set: object(set), ..Event::default() };
        self.entries.push(Entry { type_name: type_name.to_owned(), key: key.into(), events: vec![first] });
        let at = self.entries.len() - 1;
        &mut self.entries[at]
    }
    /// The tales, oldest record first.
    pub fn tales(mut self) -> Result<Vec<Tale>, AppError> {
        let entries = std::mem::take(&mut self.entries);
        let mut begun = Vec::with_capacity(entries.len());
        for entry in entries {
            let at = entry.events.first().map_or(Ok(self.moment.now), |e| self.moment.instant(&e.at))?.min(self.moment.now);
            let id = self.identity(&entry, at);
            if self.known.insert((entry.type_name.clone(), entry.key.clone()), id).is_some() {
                return Err(AppError::fault(format!("{} “{}” is written down twice", entry.type_name, entry.key)));
            }
            begun.push((at, id, entry));
        }
        begun.sort_by_key(|(at, id, _)| (*at, *id));
        begun.into_iter().map(|(_, id, entry)| self.tale(id, &entry)).collect()
    }

    /// The same in every run that tells of the same moment.
    fn identity(&self, entry: &Entry, at: Timestamp) -> Id {
        let (a, b) = (self.hash(entry, 1).to_be_bytes(), self.hash(entry, 2).to_be_bytes());
        let random = [a[0], a[1], a[2], a[3], a[4], b[0], b[1], b[2], b[3], b[4]];
        Id::v7(u64::try_from(at.micros() / 1000).unwrap_or(0), random)
    }
    fn hash(&self, entry: &Entry, salt: u64) -> u64 {
        let bytes = entry.type_name.bytes().chain([0]).chain(entry.key.bytes());
        let folded = bytes.fold(0xcbf2_9ce4_8422_2325 ^ self.seed, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
        kernel::SeededIds::new(folded ^ salt.wrapping_mul(0x9E37_79B9_7F4A_7C15)).next_u64()
    }

    fn tale(&self, id: Id, entry: &Entry) -> Result<Tale, AppError> {
        let place = |e: AppError| AppError::fault(format!("{} “{}”: {e}", entry.type_name, entry.key));
        let def = self.app.model().get(&entry.type_name).ok_or_else(|| AppError::fault(format!("no type {}", entry.type_name)))?;
        let mut last = Timestamp::from_micros(i64::MIN);
        let mut events = Vec::with_capacity(entry.events.len());
        for event in &entry.events {
            let said = self.moment.instant(&event.at).map_err(place)?;
            // Weekends that gave way may have changed an order.
            let at = said.max(last).min(self.moment.now);
            last = at.plus_seconds(60);
            events.push(self.event(def, event, at).map_err(place)?);
        }
        let command = Id::from_u128((u128::from(self.hash(entry, 3)) << 64 | u128::from(self.hash(entry, 4))) & !(0xf << 76) | (0x8 << 76));
        Ok(Tale { type_name: Name::from(entry.type_name.as_str()), key: entry.key.clone(), id, command, events })
    }

    fn event(&self, def: &TypeDef, event: &Event, at: Timestamp) -> Result<ImportEvent, AppError> {
        let actor = if event.by.is_empty() { Actor::system("demo") } else { Actor::Person(self.person(&event.by)?) };
        let mut told = ImportEvent::at(at, actor);
        told.completed = true;
        if let Some(taken) = &event.taken {
            def.r#move(taken).ok_or_else(|| AppError::fault(format!("no move {taken}")))?;
        }
        told.move_name = event.taken.as_deref().map(Name::from);
        told.state = event.state.as_deref().map(Name::from);
        told.reason.clone_from(&event.reason);
        if let Some((public, text)) = &event.message {
            let visibility = if *public { Visibility::Public } else { Visibility::Internal };
            told.message = Some((visibility, self.moment.text(text)?, true));
        }
        for (name, value) in &event.set {
            let field = def.field(name).ok_or_else(|| AppError::fault(format!("no field {name}")))?;
            told.set.insert(field.name.clone(), self.value(field, value)?);
        }
        for (name, key) in &event.links {
            let link = def.links.iter().find(|l| *l.name == **name).ok_or_else(|| AppError::fault(format!("no link {name}")))?;
            told.links.push((link.name.clone(), self.record(&link.to, key)?));
        }
        Ok(told)
    }

    fn value(&self, field: &FieldDef, value: &Json) -> Result<Json, AppError> {
        let text = || value.as_str().ok_or_else(|| AppError::fault(format!("{} is not a text: {value}", field.name)));
        let many = |one: &dyn Fn(&str) -> Result<Id, AppError>| -> Result<Json, AppError> {
            let list = value.as_array().ok_or_else(|| AppError::fault(format!("{} is no list", field.name)))?;
            list.iter().map(|v| Ok(Json::from(one(v.as_str().unwrap_or_default())?.text()))).collect()
        };
        if value.is_null() {
            return Ok(Json::Null);
        }
        Ok(match &field.kind {
            FieldKind::Text { .. } | FieldKind::LongText { .. } => Json::String(self.moment.text(text()?.trim())?),
            FieldKind::Person => Json::String(self.person(text()?)?.text()),
            FieldKind::Group => Json::String(self.record("group", text()?)?.text()),
            FieldKind::Reference { to } => Json::String(self.record(to, text()?)?.text()),
            FieldKind::References { to } => many(&|key| self.record(to, key))?,
            FieldKind::Date => Json::String(self.moment.date(text()?)?.to_string()),
            FieldKind::Instant => Json::String(self.moment.instant(text()?)?.to_string()),
            FieldKind::Decimal { .. } if value.is_number() => Json::String(value.to_string()),
            FieldKind::Money if value.is_number() => {
                let euros = value.as_i64().ok_or_else(|| AppError::fault(format!("{} is no amount in euros", field.name)))?;
                json!({"minor": euros * 100, "currency": "EUR"})
            }
            FieldKind::Table { columns } => {
                let rows = value.as_array().ok_or_else(|| AppError::fault(format!("{} is no table", field.name)))?;
                rows.iter().map(|row| self.row(columns, row)).collect::<Result<_, _>>()?
            }
            _ => value.clone(),
        })
    }

    fn row(&self, columns: &[FieldDef], row: &Json) -> Result<Json, AppError> {
        let mut out = Map::new();
        for (name, value) in row.as_object().into_iter().flatten() {
            let column = columns.iter().find(|c| *c.name == **name).ok_or_else(|| AppError::fault(format!("no column {name}")))?;
            out.insert(name.clone(), self.value(column, value)?);
        }
        Ok(Json::Object(out))
    }

    fn person(&self, name: &str) -> Result<Id, AppError> {
        self.people.get(name).copied().ok_or_else(|| AppError::fault(format!("nobody is called {name}")))
    }

    /// The id of a record: of this book, told of as known, or of the reference records by title.
    fn record(&self, type_name: &str, key: &str) -> Result<Id, AppError> {
        if type_name == "person" {
            return self.person(key);
        }
        if let Some(id) = self.known.get(&(type_name.to_owned(), key.to_owned())) {
            return Ok(*id);
        }
        let title = self.app.model().get(type_name).map(|d| d.spine.title.0.clone());
        let found = title.and_then(|title| self.app.shelf().all(type_name).find(|r| r.text(&title) == Some(key)).map(|r| r.id));
        found.ok_or_else(|| AppError::fault(format!("there is no {type_name} “{key}”")))
    }
}
