//! From what a record is called to the record: by identity, number, legacy reference, e-mail address (people) or exact title, among what
//! the viewer may see. Two of one name are nobody's. Records the file itself makes are known by the same names.

use super::cell::{Named, Part};
use crate::app::App;
use crate::error::{AppError, Result};
use crate::execute::NotFound;
use engine::Viewer;
use kernel::{Code, Id, Name, Refusal};
use schema::{FieldDef, TypeDef, read_field};
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// What a name led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    One(Id),
    Nobody,
    Several,
    /// A row of the file that has made no record yet.
    Row,
}

/// A cell with its records found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Settled {
    /// The value in JSON form; `null` empties.
    Value(Json),
    /// A record that a row of the file is to make first.
    Awaits,
}

/// Finds records by what they are called.
pub(super) struct Resolver<'a> {
    app: &'a App,
    viewer: &'a Viewer,
    own: Name,
    known: BTreeMap<(Name, Named), Found>,
    /// What the rows of the file are called, and which row it is; `None` for two of one name.
    rows: BTreeMap<String, Option<usize>>,
    /// What rows became.
    made: BTreeMap<usize, Id>,
    /// Values that may stand once only, and the line that has them.
    claimed: BTreeMap<(Name, String), u64>,
}

impl<'a> Resolver<'a> {
    pub fn new(app: &'a App, viewer: &'a Viewer, own: Name) -> Self {
        Self { app, viewer, own, known: BTreeMap::new(), rows: BTreeMap::new(), made: BTreeMap::new(), claimed: BTreeMap::new() }
    }

    /// Says what a row is called.
    pub fn row(&mut self, row: usize, called: &str) {
        let place = self.rows.entry(called.to_owned()).or_insert(Some(row));
        if *place != Some(row) {
            *place = None;
        }
    }
    /// Says what a row became.
    pub fn became(&mut self, row: usize, id: Id) {
        self.made.insert(row, id);
    }

    /// Claims a value that may stand once only; `false` when another line has it.
    pub fn claim(&mut self, field: &Name, value: &str, line: u64) -> bool {
        *self.claimed.entry((field.clone(), value.to_owned())).or_insert(line) == line
    }

    /// Finds the records a cell names.
    pub async fn settle(&mut self, field: &FieldDef, part: &Part) -> Result<Result<Settled, Refusal>> {
        let json = match part {
            Part::Empty => return Ok(Ok(Settled::Value(Json::Null))),
            Part::Value(json) => return Ok(Ok(Settled::Value(json.clone()))),
            Part::One(to, named) => match self.find(to, named).await? {
                Found::One(id) => Json::from(id.text()),
                Found::Row => return Ok(Ok(Settled::Awaits)),
                other => return Ok(Err(unfound(field, named, other))),
            },
            Part::Many(to, several) => {
                let mut ids = Vec::with_capacity(several.len());
                for named in several {
                    match self.find(to, named).await? {
                        Found::One(id) => ids.push(Json::from(id.text())),
                        Found::Row => return Ok(Ok(Settled::Awaits)),
                        other => return Ok(Err(unfound(field, named, other))),
                    }
                }
                Json::Array(ids)
            }
            Part::Lines(lines) => {
                let mut out = Vec::with_capacity(lines.len());
                for line in lines {
                    let mut members = Map::new();
                    for (column, part) in line {
                        match Box::pin(self.settle(column, part)).await? {
                            Ok(Settled::Value(json)) => drop(members.insert(column.name.to_string(), json)),
                            Ok(awaits) => return Ok(Ok(awaits)),
                            Err(refusal) => return Ok(Err(Refusal { field: Some(field.name.clone()), ..refusal })),
                        }
                    }
                    out.push(Json::Object(members));
                }
                match read_field(field, &Json::Array(out)) {
                    Ok(value) => value.map_or(Json::Null, |v| v.to_json()),
                    Err(refusal) => return Ok(Err(refusal)),
                }
            }
        };
        Ok(Ok(Settled::Value(json)))
    }

    async fn find(&mut self, to: &Name, named: &Named) -> Result<Found> {
        let key = (to.clone(), named.clone());
        if let Some(found) = self.known.get(&key) {
            return Ok(*found);
        }
        let mut found = self.look(to, named).await?;
        if found == Found::Nobody && *to == self.own {
            // Not remembered: the row may become a record in the meantime.
            if let Some(row) = self.in_file(named) {
                found = self.made.get(&row).map_or(Found::Row, |id| Found::One(*id));
            }
            return Ok(found);
        }
        self.known.insert(key, found);
        Ok(found)
    }

    fn in_file(&self, named: &Named) -> Option<usize> {
        let id = named.id.map(|id| id.text());
        let names = [id.as_deref(), named.legacy.as_deref(), named.number.as_deref(), named.title.as_deref()];
        names.into_iter().flatten().find_map(|name| self.rows.get(name).copied().flatten())
    }

    async fn look(&self, to: &Name, named: &Named) -> Result<Found> {
        let Some(def) = self.app.model().get(to).cloned() else { return Ok(Found::Nobody) };
        if let Some(id) = named.id
            && self.seen(&def, id).await?
        {
            return Ok(Found::One(id));
        }
        // A file from elsewhere has numbers too; with a title beside it, the number must be of that record.
        let alone = named.title.is_none() || named.title == named.number;
        let ours = |n: &&str| def.prefix.as_ref().is_some_and(|p| n.to_ascii_uppercase().starts_with(&**p));
        if let Some(number) = named.number.as_deref().filter(ours)
            && let Some(place) = self.app.locate(self.viewer, number).await.found()?
            && place.def.name == *to
            && (alone || self.titled(place.id, named.title.as_deref()).await?)
        {
            return Ok(Found::One(place.id));
        }
        // What comes from elsewhere with its identity is known here by the number it had there.
        let elsewhere = named.legacy.as_ref().or_else(|| named.number.as_ref().filter(|_| named.id.is_some()));
        if let Some(legacy) = elsewhere.filter(|_| def.field("legacy_reference").is_some()) {
            let mut seen = BTreeSet::new();
            for (_, id) in self.app.store().with_legacy_references(to, std::slice::from_ref(legacy)).await? {
                if self.seen(&def, id).await? {
                    seen.insert(id);
                }
            }
            if let Some(first) = seen.first() {
                return Ok(if seen.len() == 1 { Found::One(*first) } else { Found::Several });
            }
        }
        if let Some(email) = named.email.as_deref().filter(|_| **to == *"person") {
            let shelf = self.app.shelf();
            let holder = shelf.all("person").find(|p| p.text("email").is_some_and(|e| e.eq_ignore_ascii_case(email))).map(|p| p.id);
            if let Some(id) = holder
                && self.seen(&def, id).await?
            {
                return Ok(Found::One(id));
            }
        }
        match &named.title {
            Some(title) => self.by_title(&def, title).await,
            None => Ok(Found::Nobody),
        }
    }

    async fn by_title(&self, def: &TypeDef, title: &str) -> Result<Found> {
        let wanted = schema::text::normalise(title);
        let faces = match self.app.pick(self.viewer, &def.name, title, 50).await {
            Ok(faces) => faces,
            // A type one may not list names nobody.
            Err(AppError::Refused(_)) => return Ok(Found::Nobody),
            Err(other) => return Err(other),
        };
        let mut fitting = faces.into_iter().filter(|face| schema::text::normalise(&face.title) == wanted);
        Ok(match (fitting.next(), fitting.next()) {
            (Some(one), None) => Found::One(one.id),
            (None, _) => Found::Nobody,
            _ => Found::Several,
        })
    }

    async fn seen(&self, def: &TypeDef, id: Id) -> Result<bool> {
        let faces = self.app.labels(self.viewer, &BTreeSet::from([id])).await?;
        Ok(faces.get(&id).is_some_and(|face| face.type_name == def.name))
    }

    async fn titled(&self, id: Id, title: Option<&str>) -> Result<bool> {
        let faces = self.app.labels(self.viewer, &BTreeSet::from([id])).await?;
        let same = |face: &crate::view::Label| title.is_some_and(|t| schema::text::normalise(t) == schema::text::normalise(&face.title));
        Ok(faces.get(&id).is_some_and(same))
    }
}

fn unfound(field: &FieldDef, named: &Named, found: Found) -> Refusal {
    let called = format!("{} “{}”", field.label, named.shown());
    if found == Found::Several {
        let reason = format!("{called} fits several records; say which by its number or legacy reference.");
        return Refusal::new(Code::Import).on(field.name.clone()).with("reason", reason);
    }
    Refusal::new(Code::UnknownReference).on(field.name.clone()).with("label", called)
}
