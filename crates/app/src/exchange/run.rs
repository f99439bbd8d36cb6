//! The run over all rows: in the order of the file, except that a row which names a record another row makes comes after it.

use super::columns::{Column, Target};
use super::report::{Fate, Report, RowReport, too_many};
use super::resolve::Resolver;
use super::row::{Doing, Layout, Reading, Step};
use super::source::{Source, fields, file_refusal};
use crate::app::App;
use crate::error::{AppError, Result};
use engine::{Verb, Viewer};
use jiff::tz::TimeZone;
use journal::Actor;
use kernel::{Code, Id, Name, Refusal, Refusals};
use schema::TypeDef;
use schema::query::Env;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use store::Selection;

/// Rows whose legacy references are looked up together.
const GROUP: usize = 200;
/// Rows that are told in full.
const FIRST: usize = 20;
/// Who must confirm that many records of a type are changed, where not everybody who may change them does.
const CONFIRMERS: [(&str, &str); 1] = [("configuration_item", "configuration_manager")];

/// What an import is to do.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The record type.
    pub type_name: Name,
    /// What the columns mean.
    pub columns: Vec<Column>,
    /// Decide everything, write nothing.
    pub dry_run: bool,
    /// Changing more than 5 % of the live records was confirmed.
    pub confirmed: bool,
    /// A reason, kept in the history of every record.
    pub reason: Option<String>,
}

/// How far an import is, for whoever looks on; and a way to stop it.
#[derive(Debug, Default)]
pub struct Progress {
    rows: AtomicU64,
    refused: AtomicU64,
    stop: AtomicBool,
}

impl Progress {
    /// Rows done.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }
    /// Of these, refused.
    #[must_use]
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }
    /// Stops it after the row at hand; what was done stays.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl App {
    /// Whether this viewer may bring records of a type in by a file: who may make them, and does not only ask for them.
    #[must_use]
    pub fn may_import(&self, viewer: &Viewer, def: &TypeDef) -> bool {
        let makes = viewer.grants_for(&def.name, &Verb::Create).next().is_some();
        let machine = matches!(viewer.actor, Actor::System(_));
        !self.options.read_only && makes && (machine || def.spine.requester.is_none() || viewer.works_on(&def.name))
    }

    /// Whether some grant lets a viewer give a field to a new record.
    pub(super) fn may_give(&self, viewer: &Viewer, def: &TypeDef, field: &str) -> bool {
        viewer.grants_for(&def.name, &Verb::Create).any(|g| g.fields.covers(field))
    }

    /// Whether this viewer may confirm that many records of a type are changed.
    #[must_use]
    pub fn may_confirm(&self, viewer: &Viewer, def: &TypeDef) -> bool {
        let role = CONFIRMERS.iter().find(|(name, _)| *def.name == **name).map(|(_, role)| *role);
        role.is_none_or(|role| matches!(viewer.actor, Actor::System(_)) || viewer.grants.of(&def.name).any(|g| *g.role == *role))
    }

    /// Takes the rows of a file, or tries to.
    ///
    /// # Errors
    /// A refusal when this viewer may not import the type, or the file cannot be read; a fault. What was committed before a fault
    /// stays, and the same import again goes on there.
    pub async fn import_rows(&self, viewer: &Viewer, source: &Source, wanted: &Wanted, progress: &Progress) -> Result<Report> {
        let def = self.def(&wanted.type_name)?;
        self.writable()?;
        if !self.may_import(viewer, &def) {
            return Err(Refusal::new(Code::Forbidden).with("verb", format!("import {}", def.plural.to_lowercase())).into());
        }
        let place = |target: &Target| wanted.columns.iter().position(|c| c.target == *target);
        let layout = Layout {
            def: &def,
            fields: fields(&wanted.columns).map(|(place, name)| (place, name.clone())).collect(),
            id: place(&Target::Id),
            number: place(&Target::Number),
            state: place(&Target::State),
            zone: TimeZone::get(&viewer.zone).unwrap_or(TimeZone::UTC),
        };
        let file = source.clone();
        let rows = tokio::task::spawn_blocking(move || file.rows()).await.map_err(AppError::fault)??;
        let mut same = BTreeMap::new();
        let mut readings: Vec<Reading> = rows.iter().map(|row| layout.read(row, &mut same)).collect();
        drop(rows);
        if readings.is_empty() {
            return Err(file_refusal("The file has no rows."));
        }
        once(&mut readings);
        let mut resolver = Resolver::new(self, viewer, def.name.clone());
        for (place, reading) in readings.iter().enumerate().filter(|(_, r)| r.refusals.is_empty()) {
            let names = [reading.id.as_deref(), reading.number.as_deref(), reading.legacy.as_deref(), Some(&*reading.title)];
            names.into_iter().flatten().filter(|n| !n.is_empty()).for_each(|name| resolver.row(place, name));
        }
        let confirmed = wanted.confirmed && self.may_confirm(viewer, &def);
        let mut report = Report { dry_run: wanted.dry_run, existing: self.live_records(&def).await?, ..Report::default() };
        let doing = Doing { app: self, viewer, def: &def, dry_run: wanted.dry_run, reason: wanted.reason.as_deref() };
        let run = Run { doing, readings: &readings, confirmed, progress };
        run.all(&mut resolver, &mut report).await?;
        report.first.sort_by_key(|row| row.line);
        report.refused.sort_by_key(|(line, _)| *line);
        Ok(report)
    }

    /// How many records of a type are live: not closed or cancelled.
    async fn live_records(&self, def: &Arc<TypeDef>) -> Result<u64> {
        let query = self.own_query(def, if def.lifecycle.is_some() { "-phase:closed,cancelled" } else { "" })?;
        let everything = [self.own_query(def, "")?];
        let env = Env::new(self.now(), "UTC");
        let count =
            self.store.count(Selection { type_name: &def.name, query: Some(&query), scope: &everything }, u64::MAX >> 2, &env).await?;
        Ok(count.n)
    }
}

/// Two rows of one key would contradict each other: the second is refused.
fn once(readings: &mut [Reading]) {
    let mut keys: BTreeMap<String, u64> = BTreeMap::new();
    for reading in readings.iter_mut().filter(|r| r.refusals.is_empty()) {
        let Some(key) = reading.legacy.as_ref().or(reading.id.as_ref()).or(reading.number.as_ref()) else { continue };
        match keys.get(key) {
            Some(first) => {
                let reason = format!("Line {first} is about “{}” too; one row per record.", key.chars().take(80).collect::<String>());
                reading.refusals.push(Refusal::new(Code::Import).with("reason", reason));
            }
            None => drop(keys.insert(key.clone(), reading.line)),
        }
    }
}

struct Run<'a> {
    doing: Doing<'a>,
    readings: &'a [Reading],
    confirmed: bool,
    progress: &'a Progress,
}

impl Run<'_> {
    async fn all(&self, resolver: &mut Resolver<'_>, report: &mut Report) -> Result<()> {
        let mut todo: Vec<usize> = (0..self.readings.len()).collect();
        // As long as a round makes something others wait for, another one follows; then what still waits is judged as it is.
        let mut waits = !self.doing.dry_run;
        while !todo.is_empty() {
            let before = todo.len();
            let mut later = Vec::new();
            for group in todo.chunks(GROUP) {
                let found = self.found(group).await?;
                for place in group {
                    if self.progress.stop.load(Ordering::Relaxed) {
                        report.stopped = true;
                        return Ok(());
                    }
                    let reading = &self.readings[*place];
                    let found = reading.elsewhere().and_then(|key| found.get(key)).copied();
                    if !self.one(*place, found, waits, resolver, report).await? {
                        later.push(*place);
                    }
                }
            }
            waits &= later.len() < before;
            todo = later;
        }
        Ok(())
    }

    /// One row; `false` when it must wait.
    async fn one(&self, place: usize, found: Option<Id>, waits: bool, resolver: &mut Resolver<'_>, report: &mut Report) -> Result<bool> {
        let reading = &self.readings[place];
        let detail = report.first.len() < FIRST;
        let may_change = self.confirmed || !too_many(report.counts.updated + 1, report.existing);
        let step = self.doing.row(reading, resolver, found, may_change, detail, waits).await?;
        let Step::Done { fate, record, number, changes } = step else { return Ok(false) };
        if let Some(id) = record {
            resolver.became(place, id);
        }
        let counts = &mut report.counts;
        counts.rows += 1;
        match &fate {
            Fate::Created => counts.created += 1,
            Fate::Updated => counts.updated += 1,
            Fate::Unchanged => counts.unchanged += 1,
            Fate::Refused(why) => {
                counts.refused += 1;
                report.refused.push((reading.line, Refusals(why.0.clone())));
                self.progress.refused.fetch_add(1, Ordering::Relaxed);
            }
        }
        self.progress.rows.fetch_add(1, Ordering::Relaxed);
        if detail {
            report.first.push(RowReport { line: reading.line, title: reading.title.clone(), record, number, fate, changes });
        }
        Ok(true)
    }

    /// The records that the legacy references of some rows belong to.
    async fn found(&self, places: &[usize]) -> Result<BTreeMap<String, Id>> {
        if self.doing.def.field("legacy_reference").is_none() {
            return Ok(BTreeMap::new());
        }
        let keys = places.iter().filter_map(|p| self.readings[*p].elsewhere().cloned());
        let found = self.doing.app.store().with_legacy_references(&self.doing.def.name, &keys.collect::<Vec<_>>()).await?;
        Ok(found.into_iter().rev().collect())
    }
}
