//! The one writer of a SQLite database. Its connection lies on a [`Desk`], at which one sits at a time: mostly a thread that
//! drains a queue. Whatever waits when it comes back from the disk goes into one transaction, so that under load one `fsync`
//! serves many commands. A command that is alone sits down itself: waking the thread, and being woken by it, would cost more
//! than the commit.

use crate::Core;
use crate::append::{Copied, append_copied, append_plans};
use crate::apply::Rows;
use crate::catch_up::write_rows;
use crate::commit::{Answer, Line, commit_group};
use crate::db::{Arg, Conn, Row, Sql};
use crate::fault::{Fault, FaultKind};
use crate::lock::Lock;
use engine::Plan;
use futures_util::FutureExt;
use journal::{Frontier, TileBuilder};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Weak};
use std::thread;
use tokio::sync::{Mutex, mpsc, oneshot};

/// How many plans may wait; beyond it senders wait for room.
const QUEUE: usize = 1024;
/// How many plans go into one transaction at most.
const GROUP: usize = 128;
/// How often the writer steps aside for plans that were announced, before it goes without them: some fifty microseconds.
const PATIENCE: u32 = 100;
/// So many commands must have come alone before one is committed by whoever sent it.
const COMPANY: u32 = 16;

/// How a transaction is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// Somebody waits for it. After a while the log is folded into the database, at the cost of whoever commits then: seldom
    /// enough to be cheap, often enough to be short.
    Live,
    /// One of many: nobody waits for a single one, and the same pages are written again and again.
    Import,
    /// One of many that can be made again: after a power failure it may be gone, with everything behind it, and whoever made it
    /// goes on from what is left. The next live one takes all before it to the disk.
    Derived,
}

impl Pace {
    const fn of(job: &Job) -> Self {
        match job {
            Job::Batch(..) | Job::Enter(..) => Self::Import,
            Job::Append(..) | Job::Rows(..) => Self::Derived,
            Job::Plan(..) | Job::Run(..) | Job::Stop | Job::Alone(..) => Self::Live,
        }
    }
    /// After how many pages the log is folded; whether a commit waits for the disk; how many KiB of pages are kept. SQLite looks
    /// through the whole cache at the end of nearly every transaction (whenever pages of a tree were put in order, it forgets
    /// where the last page is), so a large one costs every live commit a tenth of a millisecond; the system's own is behind it.
    const fn pragmas(self) -> [&'static str; 3] {
        match self {
            Self::Live => ["PRAGMA wal_autocheckpoint = 8000", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -6000"],
            Self::Import => ["PRAGMA wal_autocheckpoint = 24000", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -48000"],
            Self::Derived => ["PRAGMA wal_autocheckpoint = 24000", "PRAGMA synchronous = NORMAL", "PRAGMA cache_size = -48000"],
        }
    }
}

/// Something for the writer to do.
pub(crate) enum Job {
    /// Commit a plan, together with others that wait.
    Plan(Box<Plan>, oneshot::Sender<Answer>),
    /// Commit these plans in one transaction (imports).
    Batch(Vec<Plan>, oneshot::Sender<Vec<Answer>>),
    /// Append the entries of these plans to the journal alone (imports that nobody reads meanwhile).
    Enter(Vec<Plan>, oneshot::Sender<Vec<Answer>>),
    /// Append entries that were sealed elsewhere (replay).
    Append(Copied, u64, oneshot::Sender<Result<(), Fault>>),
    /// Write rows that follow from entries that stand in the journal.
    Rows(Box<Rows>, oneshot::Sender<Result<(), Fault>>),
    /// Run statements in one transaction; the rows of the last.
    Run(Vec<(Sql, Vec<Arg>)>, oneshot::Sender<Result<Vec<Row>, Fault>>),
    /// End after what was sent before.
    Stop,
    /// Run one statement outside any transaction.
    Alone(Sql, oneshot::Sender<Result<(), Fault>>),
}

/// The writing connection and what is carried from one transaction to the next.
pub(crate) struct Desk {
    conn: Conn,
    line: Line,
    pace: Option<Pace>,
}

/// Where to find the writer.
pub(crate) struct Writer {
    queue: mpsc::Sender<Job>,
    /// Empty once the store is closed.
    desk: Arc<Mutex<Option<Desk>>>,
    /// Falls by one with every command that came alone; while it is not zero, there were others a moment ago.
    company: AtomicU32,
}

impl Writer {
    pub(crate) async fn send(&self, job: Job) -> Result<(), Fault> {
        self.queue.send(job).await.map_err(|_| closed())
    }

    /// Commits a plan on the caller's thread when nobody else is at the desk or on the way to it; else gives it back.
    pub(crate) fn commit_alone(&self, core: &Core, plan: Plan) -> Result<Answer, Plan> {
        let alone = core.announced.load(Ordering::Relaxed) <= 1 && self.queue.capacity() == QUEUE;
        let seat = if alone { self.desk.try_lock().ok() } else { None };
        let Some(mut seat) = seat else {
            self.company.store(COMPANY, Ordering::Relaxed);
            return Err(plan);
        };
        // Where others come and go, going together is cheaper for all.
        if self.company.load(Ordering::Relaxed) > 0 {
            self.company.fetch_sub(1, Ordering::Relaxed);
            return Err(plan);
        }
        // Taken away while in use: whoever panics here leaves no half-done transaction to the next.
        let Some(mut desk) = seat.take() else { return Err(plan) };
        desk.walk(Pace::Live);
        let done = commit_group(core, &mut desk.conn, Some(&mut desk.line), vec![plan]).now_or_never();
        *seat = Some(desk);
        Ok(done.expect("a question to SQLite is a call, not a wait").pop().unwrap_or_else(|| Err(closed().into())))
    }
}

impl Desk {
    /// Takes on a pace.
    fn walk(&mut self, wanted: Pace) {
        if self.pace != Some(wanted) {
            let mut taken = |pragma| self.conn.fetch(pragma, vec![]).now_or_never().is_some_and(|done| done.is_ok());
            let all = wanted.pragmas().map(&mut taken).into_iter().all(|done| done);
            self.pace = all.then_some(wanted);
        }
    }
}

/// Starts the writer. It ends when it is told to, or when the store is dropped.
pub(crate) async fn start(
    core: Weak<Core>,
    mut conn: Conn,
    frontier: Frontier,
    lock: Lock,
) -> Result<(Writer, oneshot::Receiver<()>), Fault> {
    let rows = conn.fetch("SELECT coalesce(max(seq), 0) FROM record", vec![]).await?;
    let next_seq = rows.first().map_or(Ok(0), |r| r.int(0))?;
    let line = Line { tree: TileBuilder::new(frontier), next_seq, counters: Default::default() };
    let (sender, queue) = mpsc::channel(QUEUE);
    let (ended, end) = oneshot::channel();
    let desk = Arc::new(Mutex::new(Some(Desk { conn, line, pace: None })));
    let writer = Writer { queue: sender, desk: Arc::clone(&desk), company: AtomicU32::new(0) };
    // A thread of its own, because it waits for the disk. Its runtime has neither timers nor sockets, and needs none.
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|e| Fault::io("starting the writer", e))?;
    let run = move || {
        runtime.block_on(async {
            work(core, &desk, queue).await;
            if let Some(desk) = desk.lock().await.take() {
                desk.conn.close().await;
            }
        });
        drop(lock); // the directory is free again
        let _ = ended.send(());
    };
    thread::Builder::new().name("writer".into()).spawn(run).map_err(|e| Fault::io("starting the writer", e))?;
    Ok((writer, end))
}

async fn work(core: Weak<Core>, desk: &Mutex<Option<Desk>>, mut queue: mpsc::Receiver<Job>) {
    let mut next = queue.recv().await;
    while let Some(job) = next.take() {
        // Held only while working, so that dropping the last handle of the store closes the queue.
        let Some(core) = core.upgrade() else { return };
        let mut seat = desk.lock().await;
        let Some(desk) = seat.as_mut() else { return };
        desk.walk(Pace::of(&job));
        let Desk { conn, line, .. } = desk;
        match job {
            Job::Stop => return,
            Job::Plan(plan, answer) => {
                let mut plans = vec![*plan];
                let mut answers = vec![answer];
                let mut patience = PATIENCE;
                while plans.len() < GROUP {
                    match queue.try_recv() {
                        Ok(Job::Plan(plan, answer)) => {
                            plans.push(*plan);
                            answers.push(answer);
                        }
                        Ok(other) => {
                            next = Some(other);
                            break;
                        }
                        // Somebody is about to send: a moment's wait saves them a whole write to the disk, and us one.
                        Err(_) if patience > 0 && core.announced.load(Ordering::Relaxed) > 0 => {
                            patience -= 1;
                            thread::yield_now();
                        }
                        Err(_) => break,
                    }
                }
                let done = commit_group(&core, conn, Some(line), plans).await;
                for (answer, outcome) in answers.into_iter().zip(done) {
                    // A sender who went away has its plan committed all the same.
                    let _ = answer.send(outcome);
                }
            }
            Job::Batch(plans, answer) => {
                let _ = answer.send(commit_group(&core, conn, Some(line), plans).await);
            }
            Job::Enter(plans, answer) => {
                let _ = answer.send(append_plans(&core, conn, line, plans).await);
            }
            Job::Append(copied, mark, answer) => {
                let _ = answer.send(append_copied(&core, conn, Some(line), copied, mark).await);
            }
            Job::Rows(rows, answer) => {
                let _ = answer.send(write_rows(&core, conn, Some(line), *rows).await);
            }
            Job::Run(statements, answer) => {
                let _ = answer.send(run(conn, statements).await);
            }
            Job::Alone(sql, answer) => {
                let _ = answer.send(conn.execute(sql, vec![]).await.map(|_| ()));
            }
        }
        drop(seat);
        drop(core);
        if next.is_none() {
            next = queue.recv().await;
        }
    }
}

/// Statements in one transaction; the rows of the last one.
pub(crate) async fn run(conn: &mut Conn, statements: Vec<(Sql, Vec<Arg>)>) -> Result<Vec<Row>, Fault> {
    conn.execute(conn.dialect().begin(), vec![]).await?;
    let mut rows = Ok(Vec::new());
    for (sql, args) in statements {
        rows = conn.fetch(sql, args).await;
        if rows.is_err() {
            break;
        }
    }
    if rows.is_ok() {
        conn.execute("COMMIT", vec![]).await?;
    } else {
        let _ = conn.execute("ROLLBACK", vec![]).await;
    }
    rows
}

/// The answer when the writer is gone.
pub(crate) fn closed() -> Fault {
    Fault::new(FaultKind::Closed, "the store was closed or is open for reading only")
}
