//! The run: rows in, groups of plans out, with a word on the progress after each group.

use super::keys::{FirstId, command_id, settle_id};
use super::resolve::{Known, Maker};
use super::source::{Foreign, RefusedRow, SourceActor, SourceRow, SourceValue};
use crate::app::App;
use crate::error::{AppError, Result};
use engine::{Cx, Facts, ImportEvent, Plan, Record, Shelf, plan_import};
use journal::{Actor, Channel};
use kernel::{Code, Id, Name, Refusal, Refusals, Timestamp};
use schema::TypeDef;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::Answers;

/// Rows that are committed together.
const GROUP: usize = 1000;
/// How deep new records may lead to further new records (a caller's customer, a category's parent).
const DEPTH: usize = 4;

/// How an import is done.
pub struct Options {
    /// The record type.
    pub type_name: Name,
    /// Plan everything, write nothing.
    pub dry_run: bool,
    /// What unknown records become.
    pub maker: Maker,
    /// Keys of the other system that mean records already here.
    pub known: Vec<(Foreign, Id)>,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows read.
    pub rows: u64,
    /// Entries written.
    pub written: u64,
    /// Rows that were there already.
    pub known: u64,
    /// Rows refused.
    pub refused: u64,
    /// Behind the last row: how far the lists are brought to where the journal is.
    pub lists: Option<store::Progress>,
}

/// What an import did.
#[derive(Debug, Default)]
pub struct Summary {
    /// The counts.
    pub progress: Progress,
    /// Records made or continued.
    pub records: u64,
    /// Reference records made on the way, by type.
    pub made: BTreeMap<Name, u64>,
    /// The refused rows.
    pub refused: Vec<RefusedRow>,
}

/// One import.
pub struct Importer<'a> {
    app: &'a App,
    options: Options,
    def: Arc<TypeDef>,
    shelf: Shelf,
    known: Known,
    ordinals: BTreeMap<String, u32>,
    open: BTreeMap<Id, Arc<Record>>,
    ids: BTreeMap<String, Id>,
    /// Records this import made: of all others, events may have been here before.
    made: BTreeSet<Id>,
    /// Records whose story ended, as far as it was told.
    ended: BTreeSet<Id>,
    plans: Vec<Plan>,
    /// The group that is being committed while the next is planned.
    under_way: Option<(Answers, Progress)>,
    /// How far it is for certain.
    arrived: Progress,
    summary: Summary,
    now: Timestamp,
    /// Whether entries are appended first and looked at in the end ([`Store::send_entries`](store::Store::send_entries)).
    ahead: bool,
    /// Whether the rows are all there are, so that the present takes over where they end.
    whole: bool,
    /// When the row at hand happened: what it mentions for the first time is known since then.
    at: Timestamp,
}

impl<'a> Importer<'a> {
    /// Prepares an import into `app`.
    ///
    /// # Errors
    /// An unknown type, or one whose records have no legacy reference; a fault of the store.
    pub async fn new(app: &'a App, options: Options) -> Result<Self> {
        let unknown = || AppError::refused(Refusal::new(Code::UnknownType).with("value", &options.type_name));
        let def = app.model().get(&options.type_name).cloned().ok_or_else(unknown)?;
        if def.field("legacy_reference").is_none() {
            let reason = format!("{} have no legacy reference and cannot be imported.", def.plural);
            return Err(AppError::refused(Refusal::new(Code::Import).with("reason", reason)));
        }
        app.writable()?;
        // An import that was dropped half-way has left records that nobody has read yet, and some that are still being written.
        app.store().settled().await?;
        app.store().catch_up(|_| {}).await?;
        app.reload_shelf().await?;
        let shelf = (*app.shelf()).clone();
        let mut known = Known::learn(app.model(), &shelf);
        options.known.iter().for_each(|(foreign, id)| known.tell(foreign, *id));
        let ids: BTreeMap<String, Id> = if def.cached {
            shelf.all(&def.name).filter_map(|r| Some((r.text("legacy_reference")?.to_owned(), r.id))).collect()
        } else {
            app.store().legacy_references(&def.name).await?.into_iter().collect()
        };
        let summary = Summary::default();
        // A directory is nobody else's while this runs. That nothing unique is taken twice is known here of what is on the shelf
        // only; elsewhere the tables must say so, entry by entry.
        let ahead =
            !options.dry_run && app.store().dialect() == store::Dialect::Sqlite && (def.cached || !def.fields.iter().any(|f| f.unique));
        Ok(Self {
            app,
            def,
            shelf,
            known,
            ordinals: BTreeMap::new(),
            open: BTreeMap::new(),
            made: BTreeSet::new(),
            ids,
            ended: BTreeSet::new(),
            plans: Vec::new(),
            under_way: None,
            arrived: Progress::default(),
            summary,
            now: app.now(),
            ahead,
            whole: true,
            at: app.now(),
            options,
        })
    }

    /// Says that the rows are not all there are: the file broke off. What there is is taken, but the present does not take
    /// over from a history whose end is missing; a later run with all rows goes on where this one stopped.
    #[must_use]
    pub const fn torn(mut self) -> Self {
        self.whole = false;
        self
    }

    /// Takes every row, in the order given, which must be the order of time for rows of one record.
    ///
    /// # Errors
    /// A fault of the store; what was committed before it stays, and running again continues there.
    pub async fn run(
        mut self,
        rows: impl Iterator<Item = Result<SourceRow, RefusedRow>>,
        mut tell: impl FnMut(&Progress),
    ) -> Result<Summary> {
        let mut rows = rows.peekable();
        while rows.peek().is_some() {
            let group: Vec<_> = rows.by_ref().take(GROUP).collect();
            let before = self.arrived;
            self.group(group).await?;
            if self.arrived != before {
                tell(&self.arrived);
            }
        }
        self.arrive().await?;
        tell(&self.summary.progress);
        if std::mem::take(&mut self.ahead) {
            let progress = self.summary.progress;
            self.app.store().catch_up(|lists| tell(&Progress { lists: Some(lists), ..progress })).await?;
        }
        self.settle().await?;
        self.arrive().await?;
        self.app.reload_shelf().await?;
        Ok(self.summary)
    }

    async fn group(&mut self, rows: Vec<Result<SourceRow, RefusedRow>>) -> Result<()> {
        self.now = self.app.now();
        self.summary.progress.rows += rows.len() as u64;
        let mut wanted = Vec::with_capacity(rows.len());
        for row in rows {
            match row {
                Ok(row) => {
                    let ordinal = self.ordinals.entry(row.key.clone()).or_default();
                    *ordinal += 1;
                    wanted.push((command_id(&self.def.name, &row.key, *ordinal), row));
                }
                Err(bad) => self.refuse(bad),
            }
        }
        let old = |row: &SourceRow| self.ids.get(&row.key).is_some_and(|id| !self.made.contains(id));
        let commands: Vec<Id> = wanted.iter().filter(|(_, row)| old(row)).map(|(id, _)| *id).collect();
        let seen = self.app.store().seen_commands(&commands).await?;
        for (command, row) in wanted {
            if seen.contains(&command) {
                self.summary.progress.known += 1;
                continue;
            }
            if let Err(stop) = self.row(command, &row).await {
                match stop {
                    AppError::Refused(Refusals(all)) => {
                        for refusal in all {
                            self.refuse(RefusedRow { line: row.line, key: row.key.clone(), refusal });
                        }
                    }
                    other => return Err(other),
                }
            }
        }
        self.flush().await
    }

    /// One row becomes one entry.
    async fn row(&mut self, command: Id, row: &SourceRow) -> Result<()> {
        let before = self.before(&row.key).await?;
        self.at = row.at.unwrap_or(self.now);
        if self.at < Timestamp::from_micros(0) {
            return Err(refused("The time of the event lies before 1970."));
        }
        let actor = match &row.actor {
            SourceActor::Ours(actor) => actor.clone(),
            SourceActor::Foreign(foreign) => Actor::Person(self.resolve(foreign, 0)?),
        };
        let mut event = ImportEvent::at(self.at, actor);
        event.settles = false;
        event.state.clone_from(&row.state);
        for (field, value) in &row.set {
            event.set.insert(field.clone(), self.value(value, 0)?);
        }
        if before.is_none() {
            event.set.insert("legacy_reference".into(), Json::String(row.key.clone()));
            if row.made && self.def.field("texts_made").is_some() {
                event.set.insert("texts_made".into(), Json::Bool(true));
            }
        }
        let def = self.def.clone();
        self.free(&def, before.as_ref().map(|b| b.id), &event)?;
        let after = self.plan(Some(command), &def, before, event)?;
        if def.cached {
            self.known.note(&def, &after);
            self.shelf.put(after.clone());
        }
        if self.ids.insert(row.key.clone(), after.id).is_none() {
            self.made.insert(after.id);
            self.summary.records += 1;
        }
        let ended = after.state.as_deref().and_then(|s| self.def.state(s)).is_some_and(|s| s.terminal);
        // A dry run has nothing to read an ended record from when its story goes on.
        if ended && !self.options.dry_run {
            self.open.remove(&after.id);
            self.ended.insert(after.id);
        } else {
            self.ended.remove(&after.id);
            self.open.insert(after.id, after);
        }
        self.summary.progress.written += 1;
        Ok(())
    }

    /// The record as it stands: at hand while it is open, else from the store (after what is planned is written).
    async fn before(&mut self, key: &str) -> Result<Option<Arc<Record>>> {
        let Some(id) = self.ids.get(key).copied() else { return Ok(None) };
        if let Some(record) = self.open.get(&id) {
            return Ok(Some(record.clone()));
        }
        self.flush().await?;
        self.arrive().await?;
        let store = self.app.store();
        let record = if self.ahead { store.folded(id).await? } else { store.load(id).await? };
        Ok(record.map(Arc::new))
    }

    /// Refuses a row that claims a unique value of another record: the whole group must be able to be committed.
    fn free(&self, def: &TypeDef, own: Option<Id>, event: &ImportEvent) -> Result<()> {
        for field in def.fields.iter().filter(|f| f.unique) {
            let Some(value) = event.set.get(&field.name).and_then(Json::as_str) else { continue };
            if self.known.holder(&def.name, &field.name, value).is_some_and(|holder| Some(holder) != own) {
                return Err(AppError::refused(
                    Refusal::new(Code::Duplicate).on(field.name.clone()).with("label", &field.label).with("value", value),
                ));
            }
        }
        Ok(())
    }

    fn value(&mut self, value: &SourceValue, depth: usize) -> Result<Json> {
        Ok(match value {
            SourceValue::Json(json) => json.clone(),
            SourceValue::Foreign(foreign) => Json::String(self.resolve(foreign, depth)?.text()),
            SourceValue::Foreigns(all) => {
                Json::Array(all.iter().map(|f| Ok(Json::String(self.resolve(f, depth)?.text()))).collect::<Result<_>>()?)
            }
        })
    }

    /// The id of a foreign record; made, with everything it refers to, when it is new.
    fn resolve(&mut self, foreign: &Foreign, depth: usize) -> Result<Id> {
        if let Some(id) = self.known.get(foreign) {
            return Ok(id);
        }
        let def = self.app.model().get(&foreign.type_name).cloned();
        let def = def.ok_or_else(|| refused(&format!("There is no record type “{}”.", foreign.type_name)))?;
        let fields = (self.options.maker)(foreign).filter(|_| depth < DEPTH);
        let fields = fields.ok_or_else(|| refused(&format!("{} “{}” is unknown.", def.title, foreign.key)))?;
        let mut event = ImportEvent::at(self.at, Actor::system("import"));
        for (field, value) in &fields {
            event.set.insert(field.clone(), self.value(value, depth + 1)?);
        }
        let holder = def.fields.iter().filter(|f| f.unique).find_map(|field| {
            let value = event.set.get(&field.name)?.as_str()?;
            self.known.holder(&def.name, &field.name, value)
        });
        if let Some(id) = holder {
            // Whoever has the address, or bears the name that only one may bear, is meant.
            self.known.tell(foreign, id);
            return Ok(id);
        }
        event.set.insert("legacy_reference".into(), Json::String(foreign.key.clone()));
        let after = self.plan(None, &def, None, event)?;
        self.known.note(&def, &after);
        *self.summary.made.entry(def.name.clone()).or_default() += 1;
        self.shelf.put(after.clone());
        Ok(after.id)
    }

    fn plan(&mut self, command: Option<Id>, def: &TypeDef, before: Option<Arc<Record>>, event: ImportEvent) -> Result<Arc<Record>> {
        let facts = Facts::new(&self.shelf);
        let mut beneath = self.app.ids();
        let mut ids = FirstId { first: command, beneath: &mut **beneath };
        let actor = Actor::system("import");
        let mut cx = Cx { actor, now: self.now, ids: &mut ids, channel: Channel::Import, locale: "en" };
        let plan = plan_import(&mut cx, self.app.model(), self.app.rules(), &facts, &def.name, before, &[event])?;
        let after = plan.writes().last().map(|w| w.after().clone());
        self.plans.push(plan);
        after.ok_or_else(|| AppError::fault("an import event led to no entry"))
    }

    /// The present takes over: what is still open when the history ends gets its timers, and clocks that ran out meanwhile
    /// are judged, each as one more entry. Its command is known like that of an event, so that an import that was interrupted
    /// just before is finished by running it again.
    async fn settle(&mut self) -> Result<()> {
        if self.def.clocks.is_empty() || self.options.dry_run || !self.whole {
            return Ok(());
        }
        self.now = self.app.now();
        let def = self.def.clone();
        let mut open = std::mem::take(&mut self.open);
        let command = |key, events| settle_id(&def.name, key, events);
        let all = self.ordinals.iter().filter_map(|(key, events)| Some((command(key, *events), *self.ids.get(key)?)));
        let all: Vec<(Id, Id)> = all.filter(|(_, id)| !self.ended.contains(id)).collect();
        for group in all.chunks(GROUP) {
            let commands: Vec<Id> = group.iter().map(|(command, _)| *command).collect();
            let seen = self.app.store().seen_commands(&commands).await?;
            let wanted: Vec<&(Id, Id)> = group.iter().filter(|(command, _)| !seen.contains(command)).collect();
            let elsewhere: Vec<Id> = wanted.iter().map(|(_, id)| *id).filter(|id| !open.contains_key(id)).collect();
            for record in self.app.store().load_many(&elsewhere).await? {
                open.insert(record.id, Arc::new(record));
            }
            for (command, id) in wanted {
                let Some(record) = open.remove(id) else { continue };
                let ended = record.state.as_deref().and_then(|s| def.state(s)).is_some_and(|s| s.terminal);
                if !ended && record.updated_at <= self.now {
                    let event = ImportEvent::at(self.now, Actor::system("import"));
                    self.plan(Some(*command), &def, Some(record), event)?;
                }
            }
            self.flush().await?;
        }
        Ok(())
    }

    /// Sends what is planned on its way, as soon as the group before it has arrived: one group is planned while another is
    /// committed, and they are committed in order.
    async fn flush(&mut self) -> Result<()> {
        let plans = std::mem::take(&mut self.plans);
        if plans.is_empty() || self.options.dry_run {
            self.arrive().await?;
            self.arrived = self.summary.progress;
            return Ok(());
        }
        self.arrive().await?;
        let store = self.app.store();
        let answers = if self.ahead { store.send_entries(plans).await? } else { store.send_batch(plans).await? };
        self.under_way = Some((answers, self.summary.progress));
        Ok(())
    }

    /// Waits for the group under way.
    async fn arrive(&mut self) -> Result<()> {
        let Some((under_way, progress)) = self.under_way.take() else { return Ok(()) };
        let answers = under_way.await.map_err(|e| AppError::fault(format!("an import group broke off: {e}")))?;
        self.arrived = progress;
        for answer in answers {
            let done = answer.map_err(|e| AppError::fault(format!("an import group was not committed: {e}")))?;
            // Numbers are drawn at commit; what stays at hand should know its own.
            for (id, number, _) in done.records {
                if let (Some(open), Some(number)) = (self.open.get_mut(&id), number)
                    && open.number.as_ref() != Some(&number)
                {
                    Arc::make_mut(open).number = Some(number);
                }
            }
        }
        Ok(())
    }

    fn refuse(&mut self, bad: RefusedRow) {
        self.summary.progress.refused += 1;
        self.summary.refused.push(bad);
    }
}

fn refused(reason: &str) -> AppError {
    AppError::refused(Refusal::new(Code::Import).with("reason", reason))
}
