//! The one way to write: load what the decision needs, let the engine decide, commit the plan once, tell those who watch.
//! A command carries its own identity, so that sending it twice does it once; a command that lost a race without having
//! looked at a version is decided again on what stands now.

use crate::app::App;
use crate::error::{AppError, Conflict, ConflictField, Result};
use crate::view::Place;
use engine::{Command, Cx, Facts, Plan, Record, Stop, Viewer};
use journal::Channel;
use kernel::{Code, Id, Name, Refusal};
use std::sync::Arc;
use store::{CommitError, Committed};

/// What is not visible as nothing at all, for whoever asks whether something is there.
pub(crate) trait NotFound<T> {
    /// The thing, or nothing when it is not there for this viewer.
    fn found(self) -> Result<Option<T>>;
}

impl<T> NotFound<T> for Result<T> {
    fn found(self) -> Result<Option<T>> {
        match self {
            Ok(found) => Ok(Some(found)),
            Err(AppError::NotVisible) => Ok(None),
            Err(other) => Err(other),
        }
    }
}

/// How often a command is decided again after it lost a race.
const ATTEMPTS: usize = 5;
/// How often questions are answered for one decision.
const ROUNDS: usize = 8;

/// Most commands in one bulk.
pub const MAX_BULK: usize = 500;

/// What a command did.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The record the command was about, as it stands now and before anybody's eyes ([`App::view_after`] shows it). Absent
    /// when it was done before (a repeated command).
    pub(crate) after: Option<Arc<Record>>,
    /// The record the command was about.
    pub record: Id,
    /// Its number.
    pub number: Option<String>,
    /// Its version now.
    pub version: u32,
    /// Every record it changed: id, number, version.
    pub records: Vec<(Id, Option<String>, u32)>,
    /// Positions in the journal, where they are known at once.
    pub positions: Vec<u64>,
    /// The command had been carried out before; nothing was done now.
    pub replayed: bool,
}

impl App {
    /// Carries out a command.
    ///
    /// # Errors
    /// Refusals, a conflict, not visible, or a fault; in each case nothing was written.
    pub async fn execute(&self, viewer: &Viewer, channel: Channel, command: Command) -> Result<Outcome> {
        self.carry_out_from(viewer, channel, command, None).await
    }

    /// Carries out a command on a record that was just looked for: it is decided on what was found, and on what stands now
    /// when that is no longer so.
    ///
    /// # Errors
    /// As [`App::execute`].
    pub async fn execute_at(&self, place: &Place, viewer: &Viewer, channel: Channel, command: Command) -> Result<Outcome> {
        self.carry_out_from(viewer, channel, command, Some(place.stood.clone())).await
    }

    async fn carry_out_from(&self, viewer: &Viewer, channel: Channel, command: Command, mut stood: Option<Arc<Record>>) -> Result<Outcome> {
        self.writable()?;
        let turn = match command.record {
            Some(id) => Some(self.turns.take(id).await),
            None => None,
        };
        stood = stood.filter(|_| turn.as_ref().is_none_or(|t| !t.waited));
        for _ in 0..ATTEMPTS {
            let announced = self.store.announce();
            let plan = match self.plan(viewer, channel, &command, stood.take()).await {
                Ok(plan) => plan,
                // What was done once may well be refused a second time; the first outcome is the answer then.
                Err(error) => return self.repeated(viewer, &command).await?.ok_or(error),
            };
            let mut after: Vec<Arc<Record>> = plan.writes().iter().map(|w| w.after().clone()).collect();
            let versions: Vec<(Id, u32)> = after.iter().map(|r| (r.id, r.version)).collect();
            self.expect_own(&versions);
            let done = self.store.commit_announced(announced, plan).await;
            if !done.as_ref().is_ok_and(|c| !c.replayed) {
                for version in &versions {
                    self.take_own(*version);
                }
            }
            match done {
                Ok(committed) => {
                    let replayed = committed.replayed;
                    for (id, number, version) in &committed.records {
                        let Some(record) = after.iter_mut().find(|r| r.id == *id && r.version == *version) else { continue };
                        if record.number != *number {
                            Arc::make_mut(record).number.clone_from(number);
                        }
                    }
                    if replayed {
                        same_wish(viewer, &command, &committed)?;
                        return outcome(&command, committed, None);
                    }
                    self.store.met(&after);
                    for record in &after {
                        self.announce(record.clone());
                    }
                    let own = command.record.or_else(|| committed.records.first().map(|(id, ..)| *id));
                    // Of several writes to one record, the last says how it stands.
                    let own = after.into_iter().rfind(|r| Some(r.id) == own);
                    return outcome(&command, committed, own);
                }
                Err(CommitError::Stale { id, .. }) => {
                    // Another process may have written a reference record that is on our shelf.
                    if let Some(record) = self.store.load(id).await? {
                        self.remember(&Arc::new(record));
                    }
                }
                Err(CommitError::Duplicate { type_name, field }) => {
                    if let Some(done) = self.repeated(viewer, &command).await? {
                        return Ok(done);
                    }
                    return Err(self.duplicate(&type_name, &field, &command).into());
                }
                Err(CommitError::Fault(fault)) => return Err(fault.into()),
            }
        }
        Err(Refusal::new(Code::Stale).with("fields", "too many people at once").into())
    }

    /// Carries out many commands, each on its own: what is refused is told per command, the rest is done.
    ///
    /// # Errors
    /// A refusal when there are more than [`MAX_BULK`].
    pub async fn execute_bulk(&self, viewer: &Viewer, channel: Channel, commands: Vec<Command>) -> Result<Vec<Result<Outcome>>> {
        if commands.len() > MAX_BULK {
            return Err(Refusal::new(Code::TooMany).with("max", MAX_BULK).with("what", "records").into());
        }
        let mut done = Vec::with_capacity(commands.len());
        for command in commands {
            done.push(self.execute(viewer, channel, command).await);
        }
        Ok(done)
    }

    /// Decides a command without carrying it out.
    ///
    /// # Errors
    /// As [`App::execute`].
    pub async fn preview(&self, viewer: &Viewer, channel: Channel, command: &Command) -> Result<()> {
        self.plan(viewer, channel, command, None).await.map(drop)
    }

    async fn plan(&self, viewer: &Viewer, channel: Channel, command: &Command, stood: Option<Arc<Record>>) -> Result<Plan> {
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        if let Some(id) = command.record.filter(|id| shelf.get(*id).is_none()) {
            let record = match stood.filter(|r| r.id == id) {
                Some(record) => Some(record),
                None => self.store.load(id).await?.map(Arc::new),
            };
            facts.tell_record(id, record);
        }
        for _ in 0..ROUNDS {
            match self.decide(viewer, channel, &facts, command) {
                Ok(plan) => return Ok(plan),
                Err(Stop::Ask(questions)) => self.answer(&mut facts, questions).await?,
                Err(Stop::Refused(refusals)) if refusals.has(Code::NotVisible) => return Err(AppError::NotVisible),
                Err(Stop::Refused(refusals)) => return Err(refusals.into()),
                Err(Stop::Stale { current, fields }) => {
                    return Err(self.conflict(viewer, &mut facts, command, Arc::new(*current), fields).await?);
                }
            }
        }
        Err(AppError::fault(format!("command {} kept asking for facts", command.id)))
    }

    fn decide(&self, viewer: &Viewer, channel: Channel, facts: &Facts<'_>, command: &Command) -> Result<Plan, Stop> {
        let now = self.clock.now();
        let mut ids = self.ids();
        let mut cx = Cx { actor: viewer.actor.clone(), now, ids: &mut **ids, channel, locale: &viewer.locale };
        engine::plan(&mut cx, &self.model, &self.rules, viewer, facts, command)
    }

    /// The outcome of a command that was carried out before.
    async fn repeated(&self, viewer: &Viewer, command: &Command) -> Result<Option<Outcome>> {
        match self.store.seen_command(command.id).await? {
            Some(committed) => {
                same_wish(viewer, command, &committed)?;
                outcome(command, Committed { replayed: true, ..committed }, None).map(Some)
            }
            None => Ok(None),
        }
    }

    async fn conflict(
        &self,
        viewer: &Viewer,
        facts: &mut Facts<'_>,
        command: &Command,
        current: Arc<Record>,
        fields: Vec<Name>,
    ) -> Result<AppError> {
        let Some(def) = self.model.get(&current.type_name).cloned() else { return Ok(AppError::NotVisible) };
        facts.tell_record(current.id, Some(current.clone()));
        let visible = self.judge_with(viewer, facts, |eyes| eyes.visible_fields(&def, &current)).await?;
        let shown = |name: &&Name| **name == *"state" || visible.contains(name);
        let contested = fields
            .iter()
            .filter(shown)
            .map(|name| ConflictField {
                name: name.clone(),
                label: def.field(name).map_or_else(|| "State".to_owned(), |f| f.label.clone()),
                yours: command.action.set.get(name).cloned(),
                theirs: if *name == *"state" {
                    current.state.as_ref().map(|s| serde_json::Value::from(s.as_str()))
                } else {
                    current.get(name).map(schema::Value::to_json)
                },
            })
            .collect();
        Ok(AppError::Stale(Box::new(Conflict {
            current_version: current.version,
            changed_at: current.updated_at,
            changed_by: self.actor_name(&current.updated_by),
            fields: contested,
        })))
    }

    fn duplicate(&self, type_name: &Name, field: &Name, command: &Command) -> Refusal {
        let label = self.model.get(type_name).and_then(|d| d.field(field)).map_or_else(|| field.to_string(), |f| f.label.clone());
        let value = command.action.set.get(field).map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned)).unwrap_or_default();
        Refusal::new(Code::Duplicate).on(field.clone()).with("label", label).with("value", value)
    }
}

/// An identity stands for one wish of one person: another under the same identity is refused, not answered with an outcome
/// that is not its own.
fn same_wish(viewer: &Viewer, command: &Command, committed: &Committed) -> Result<()> {
    match &committed.wish {
        // Another request under the same idempotency key, committed a moment ago.
        _ if committed.command != command.id => Err(Refusal::new(Code::IdempotencyMismatch).into()),
        Some(wish) if *wish != command.digest(&viewer.actor) => Err(Refusal::new(Code::IdempotencyMismatch).into()),
        _ => Ok(()),
    }
}

fn outcome(command: &Command, committed: Committed, after: Option<Arc<Record>>) -> Result<Outcome> {
    let own = match command.record {
        Some(id) => committed.records.iter().find(|(r, ..)| *r == id),
        None => committed.records.first(),
    };
    let Some((record, number, version)) = own.cloned() else {
        // A repeated identity that belongs to another command: someone reuses an idempotency key.
        if committed.replayed && !committed.records.is_empty() {
            return Err(Refusal::new(Code::IdempotencyMismatch).into());
        }
        // Nothing had to be written: a timer that was stale, a change to what already stood.
        let record = command.record.ok_or_else(|| AppError::fault("a creation wrote nothing"))?;
        return Ok(Outcome {
            after,
            record,
            number: None,
            version: 0,
            records: Vec::new(),
            positions: Vec::new(),
            replayed: committed.replayed,
        });
    };
    Ok(Outcome { after, record, number, version, records: committed.records, positions: committed.positions, replayed: committed.replayed })
}
