//! Files that were handed in on a page and wait to be taken, and the work on them. They are kept in memory, bounded in number and
//! size, and only who handed one in finds it again. A restart forgets them: the file is then handed in anew, and what was taken
//! already is known again.

use super::columns::{Chosen, Column, matched};
use super::report::Report;
use super::run::{Progress, Wanted};
use super::source::Source;
use crate::app::App;
use crate::error::{AppError, Result};
use engine::Viewer;
use journal::Actor;
use kernel::{Code, Id, Name, Refusal, Timestamp};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A file waits so long after it was last touched.
const KEPT_SECONDS: i64 = 2 * 3600;
/// Most files of one person.
const MOST_OF_ONE: usize = 4;
/// Most bytes of all files together.
const MOST_BYTES: usize = 256 << 20;

/// Files that wait.
#[derive(Debug, Default)]
pub struct Stage(Mutex<BTreeMap<Id, Arc<Staged>>>);

/// A file that waits.
#[derive(Debug)]
pub struct Staged {
    /// Its identity.
    pub id: Id,
    /// What it is called.
    pub file_name: String,
    /// Of which type its rows are to be.
    pub type_name: Name,
    /// The file.
    pub source: Source,
    actor: Actor,
    work: Mutex<Work>,
}

#[derive(Debug)]
struct Work {
    touched: Timestamp,
    chosen: Chosen,
    columns: Result<Vec<Column>, Refusal>,
    job: Job,
}

/// How the work on a file stands.
#[derive(Clone, Debug, Default)]
pub enum Job {
    /// Nothing was begun.
    #[default]
    Idle,
    /// It is under way.
    Running {
        /// Nothing is being written.
        dry_run: bool,
        /// How far it is.
        progress: Arc<Progress>,
        /// Since when.
        since: Timestamp,
    },
    /// It is done.
    Done(Arc<Report>),
    /// It failed: what to say.
    Failed(String),
}

impl Staged {
    fn work(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }
    /// What its columns mean, or why that cannot be told.
    ///
    /// # Errors
    /// The refusal of the matching.
    pub fn columns(&self) -> Result<Vec<Column>, Refusal> {
        self.work().columns.clone()
    }
    /// How the work stands.
    #[must_use]
    pub fn job(&self) -> Job {
        self.work().job.clone()
    }
    fn is_running(&self) -> bool {
        matches!(self.work().job, Job::Running { .. })
    }
}

impl Stage {
    fn all(&self) -> MutexGuard<'_, BTreeMap<Id, Arc<Staged>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Keeps a file that was handed in.
    ///
    /// # Errors
    /// A refusal when this viewer may not import the type, the file is no table, or too many files wait; a fault.
    pub async fn stage_import(&self, viewer: &Viewer, type_name: &str, file_name: &str, bytes: Vec<u8>) -> Result<Arc<Staged>> {
        let def = self.def(type_name)?;
        self.writable()?;
        if !self.may_import(viewer, &def) {
            return Err(Refusal::new(Code::Forbidden).with("verb", format!("import {}", def.plural.to_lowercase())).into());
        }
        let source = Source::opened(bytes).await?;
        let columns = matched(&def, source.headings(), &Chosen::new());
        let now = self.now();
        let work = Work { touched: now, chosen: Chosen::new(), columns, job: Job::Idle };
        let staged = Arc::new(Staged {
            id: self.new_id(),
            file_name: file_name.chars().filter(|c| !c.is_control()).take(120).collect(),
            type_name: def.name.clone(),
            source,
            actor: viewer.actor.clone(),
            work: Mutex::new(work),
        });
        let mut all = self.stage.all();
        all.retain(|_, s| s.is_running() || now.seconds_since(s.work().touched) < KEPT_SECONDS);
        // The identities of files grow with time: the first one of a person is their oldest.
        while all.values().filter(|s| s.actor == viewer.actor).count() >= MOST_OF_ONE {
            let oldest = all.values().find(|s| s.actor == viewer.actor && !s.is_running()).map(|s| s.id);
            let Some(oldest) = oldest else {
                return Err(Refusal::new(Code::TooMany).with("max", MOST_OF_ONE).with("what", "imports of one person").into());
            };
            all.remove(&oldest);
        }
        if all.values().map(|s| s.source.bytes()).sum::<usize>() + staged.source.bytes() > MOST_BYTES {
            return Err(Refusal::new(Code::Throttled).with("seconds", 600).into());
        }
        all.insert(staged.id, staged.clone());
        Ok(staged)
    }

    /// A file that waits, for who handed it in.
    ///
    /// # Errors
    /// Not visible, when it is not there any more or somebody else's.
    pub fn staged_import(&self, viewer: &Viewer, type_name: &str, id: Id) -> Result<Arc<Staged>> {
        let staged = self.stage.all().get(&id).filter(|s| s.actor == viewer.actor && *s.type_name == *type_name).cloned();
        let staged = staged.ok_or(AppError::NotVisible)?;
        staged.work().touched = self.now();
        Ok(staged)
    }

    /// Says what columns mean; what was found out before is forgotten.
    ///
    /// # Errors
    /// A refusal when no column means a field, two mean the same, or work is under way.
    pub fn choose_columns(&self, staged: &Staged, chosen: Chosen) -> Result<()> {
        let def = self.def(&staged.type_name)?;
        let mut work = staged.work();
        if matches!(work.job, Job::Running { .. }) {
            return Err(Refusal::guard("This import is under way; its columns cannot be changed.").into());
        }
        if work.chosen == chosen && work.columns.is_ok() {
            return Ok(());
        }
        work.columns = matched(&def, staged.source.headings(), &chosen);
        (work.chosen, work.job) = (chosen, Job::Idle);
        Ok(work.columns.clone().map(drop)?)
    }

    /// Begins to try or to take the rows; it goes on by itself.
    ///
    /// # Errors
    /// A refusal when it is under way already or the columns mean nothing.
    pub fn begin_import(
        self: &Arc<Self>,
        viewer: Arc<Viewer>,
        staged: Arc<Staged>,
        dry_run: bool,
        confirmed: bool,
        reason: Option<String>,
    ) -> Result<()> {
        let progress = Arc::new(Progress::default());
        let wanted = {
            let mut work = staged.work();
            if matches!(work.job, Job::Running { .. }) {
                return Err(Refusal::guard("This import is under way already.").into());
            }
            let columns = work.columns.clone()?;
            work.job = Job::Running { dry_run, progress: progress.clone(), since: self.now() };
            Wanted { type_name: staged.type_name.clone(), columns, dry_run, confirmed, reason }
        };
        let app = self.clone();
        tokio::spawn(async move {
            // A panic of a row must not leave a file that is under way for ever.
            let run = tokio::spawn({
                let (app, staged) = (app.clone(), staged.clone());
                async move { app.import_rows(&viewer, &staged.source, &wanted, &progress).await }
            });
            let job = match run.await {
                Ok(Ok(report)) => Job::Done(Arc::new(report)),
                Ok(Err(AppError::Fault(fault))) => {
                    tracing::error!(fault = %fault.chain(), "an import failed");
                    Job::Failed(
                        "Something broke on our side. What was taken stays; start the same import again and it goes on there.".to_owned(),
                    )
                }
                Ok(Err(error)) => Job::Failed(error.to_string()),
                Err(panic) => {
                    tracing::error!(%panic, "an import broke off");
                    Job::Failed(
                        "Something broke on our side. What was taken stays; start the same import again and it goes on there.".to_owned(),
                    )
                }
            };
            let mut work = staged.work();
            (work.job, work.touched) = (job, app.now());
        });
        Ok(())
    }
}
