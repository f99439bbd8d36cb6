//! The one writer of a SQLite database: a thread that owns the writing connection and drains a queue. Whatever waits when
//! it comes back from the disk goes into one transaction, so that under load one `fsync` serves many commands; alone, a
//! command waits for nobody.

use crate::Core;
use crate::append::append_group;
use crate::commit::{Answer, Line, Sealed, commit_group};
use crate::db::{Arg, Conn, Row, Sql};
use crate::fault::{Fault, FaultKind};
use crate::lock::Lock;
use engine::Plan;
use journal::{Frontier, TileBuilder};
use std::sync::Weak;
use std::sync::atomic::Ordering;
use std::thread;
use tokio::sync::{mpsc, oneshot};

/// How many plans may wait; beyond it senders wait for room.
const QUEUE: usize = 1024;
/// How many plans go into one transaction at most.
const GROUP: usize = 128;
/// How often the writer steps aside for plans that were announced, before it goes without them: some fifty microseconds.
const PATIENCE: u32 = 100;
/// After so many pages the log is folded into the database, at the cost of whoever commits then: seldom enough to be cheap,
/// often enough to be short.
const FOLD: &str = "PRAGMA wal_autocheckpoint = 4000";
/// While an import runs nobody waits for a single commit, and the same pages are written again and again.
const FOLD_SELDOM: &str = "PRAGMA wal_autocheckpoint = 24000";

/// Something for the writer to do.
pub(crate) enum Job {
    /// Commit a plan, together with others that wait.
    Plan(Box<Plan>, oneshot::Sender<Answer>),
    /// Commit these plans in one transaction (imports).
    Batch(Vec<Plan>, oneshot::Sender<Vec<Answer>>),
    /// Append entries that were sealed elsewhere (replay).
    Append(Vec<Sealed>, u64, oneshot::Sender<Result<(), Fault>>),
    /// Run statements in one transaction; the rows of the last.
    Run(Vec<(Sql, Vec<Arg>)>, oneshot::Sender<Result<Vec<Row>, Fault>>),
    /// End after what was sent before.
    Stop,
    /// Run one statement outside any transaction.
    Alone(Sql, oneshot::Sender<Result<(), Fault>>),
}

/// Starts the writer. It ends when it is told to, or when the store is dropped.
pub(crate) async fn start(
    core: Weak<Core>,
    mut conn: Conn,
    frontier: Frontier,
    lock: Lock,
) -> Result<(mpsc::Sender<Job>, oneshot::Receiver<()>), Fault> {
    let rows = conn.fetch("SELECT coalesce(max(seq), 0) FROM record", vec![]).await?;
    let next_seq = rows.first().map_or(Ok(0), |r| r.int(0))?;
    let line = Line { tree: TileBuilder::new(frontier), next_seq, counters: Default::default() };
    let (sender, queue) = mpsc::channel(QUEUE);
    let (ended, end) = oneshot::channel();
    // A thread of its own, because it waits for the disk. Its runtime has neither timers nor sockets, and needs none.
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(|e| Fault::io("starting the writer", e))?;
    let run = move || {
        runtime.block_on(async {
            work(core, &mut conn, line, queue).await;
            conn.close().await;
        });
        drop(lock); // the directory is free again
        let _ = ended.send(());
    };
    thread::Builder::new().name("writer".into()).spawn(run).map_err(|e| Fault::io("starting the writer", e))?;
    Ok((sender, end))
}

async fn work(core: Weak<Core>, conn: &mut Conn, mut line: Line, mut queue: mpsc::Receiver<Job>) {
    let mut pace = "";
    let mut next = queue.recv().await;
    while let Some(job) = next.take() {
        // Held only while working, so that dropping the last handle of the store closes the queue.
        let Some(core) = core.upgrade() else { return };
        let wanted = if matches!(job, Job::Batch(..) | Job::Append(..)) { FOLD_SELDOM } else { FOLD };
        if pace != wanted && conn.fetch(wanted, vec![]).await.is_ok() {
            pace = wanted;
        }
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
                let done = commit_group(&core, conn, Some(&mut line), plans).await;
                for (answer, outcome) in answers.into_iter().zip(done) {
                    // A sender who went away has its plan committed all the same.
                    let _ = answer.send(outcome);
                }
            }
            Job::Batch(plans, answer) => {
                let _ = answer.send(commit_group(&core, conn, Some(&mut line), plans).await);
            }
            Job::Append(entries, mark, answer) => {
                let _ = answer.send(append_group(&core, conn, Some(&mut line), entries, mark).await);
            }
            Job::Run(statements, answer) => {
                let _ = answer.send(run(conn, statements).await);
            }
            Job::Alone(sql, answer) => {
                let _ = answer.send(conn.execute(sql, vec![]).await.map(|_| ()));
            }
        }
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
