//! News on PostgreSQL. Whoever numbers entries says so with `NOTIFY`, in the transaction that numbers them, so that the word is
//! out exactly when the numbers are; every other replica listens on one connection of its pool and looks at once. A notice
//! is a hint to look and never the truth: where the connection is lost, everybody looks often instead, until it is back.

use crate::db::Conn;
use crate::fault::Fault;
use sqlx::postgres::{PgListener, PgPool};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::task::JoinSet;

const CHANNEL: &str = "evident_journal";
/// How often one looks where no news arrives.
const UNINFORMED: Duration = Duration::from_millis(250);
/// How often one looks all the same: another process may have ended between writing entries and numbering them.
const INFORMED: Duration = Duration::from_secs(2);
/// Before it tries to listen again, a listener that lost its connection waits this long.
const RETRY: Duration = Duration::from_secs(1);

/// Says that positions up to `size` are given; told when the transaction of `conn` is committed, never when it is not.
pub(crate) async fn tell(conn: &mut Conn, size: i64) -> Result<(), Fault> {
    conn.fetch("SELECT pg_notify($1, $2)", crate::args![CHANNEL, size.to_string()]).await.map(|_| ())
}

/// Listens until it is dropped or the pool is closed.
pub(crate) struct Listener {
    state: Arc<State>,
    _task: JoinSet<()>,
}

#[derive(Default)]
struct State {
    listening: AtomicBool,
    /// Size up to which this process knows of everything: what it numbered itself is no news.
    known: AtomicU64,
}

impl Listener {
    /// Starts listening; `called` is called when there is something to look at.
    pub(crate) fn start(pool: Option<PgPool>, called: Arc<Notify>) -> Self {
        let state = Arc::new(State::default());
        let mut task = JoinSet::new();
        if let Some(pool) = pool {
            task.spawn(listen(pool, called, Arc::clone(&state)));
        }
        Self { state, _task: task }
    }

    /// Everything before this position is known here.
    pub(crate) fn knows(&self, size: u64) {
        self.state.known.store(size, Ordering::Release);
    }

    /// How long one may wait for news before one looks all the same.
    pub(crate) fn patience(&self) -> Duration {
        if self.state.listening.load(Ordering::Acquire) { INFORMED } else { UNINFORMED }
    }
}

async fn listen(pool: PgPool, called: Arc<Notify>, state: Arc<State>) {
    while !pool.is_closed() {
        if let Err(error) = news(&pool, &called, &state).await
            && !pool.is_closed()
        {
            tracing::warn!(%error, "news of changes cannot be listened to; they are looked for instead");
        }
        state.listening.store(false, Ordering::Release);
        // Whoever waits with the patience of the informed is told that there is no news to wait for.
        called.notify_one();
        if !pool.is_closed() {
            tokio::time::sleep(RETRY).await;
        }
    }
}

async fn news(pool: &PgPool, called: &Notify, state: &State) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    state.listening.store(true, Ordering::Release);
    // What was said before one listened.
    called.notify_one();
    while let Some(notice) = listener.try_recv().await? {
        if notice.payload().parse().is_ok_and(|size: u64| size <= state.known.load(Ordering::Acquire)) {
            continue;
        }
        called.notify_one();
    }
    Ok(()) // the connection was lost
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Db;
    use sqlx::postgres::PgPoolOptions;

    /// Waits until the listener is as patient as wanted.
    async fn until(listener: &Listener, called: &Notify, wanted: Duration) {
        let become_so = async {
            while listener.patience() != wanted {
                called.notified().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), become_so).await.expect("the listener is told of what happens to it");
    }

    /// On one thread, so that a listener that says it listens has also called: on several the call might come later, and be
    /// taken for the next.
    #[test]
    fn news_calls_and_a_lost_connection_is_known_and_mended() {
        let database = testkit::postgres();
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            let pool = PgPoolOptions::new().max_connections(4).connect(database.url()).await.unwrap();
            let db = Db::from(pool.clone());
            let called = Arc::new(Notify::new());
            let listener = Listener::start(Some(pool.clone()), Arc::clone(&called));
            until(&listener, &called, INFORMED).await;
            for _ in 0..2 {
                listener.knows(7);
                let calls = |size: i64, within: Duration| {
                    let (db, called) = (&db, &called);
                    async move {
                        tell(&mut db.acquire().await.unwrap(), size).await.unwrap();
                        tokio::time::timeout(within, called.notified()).await.is_ok()
                    }
                };
                // A call for what came before is heard and forgotten.
                let _ = tokio::time::timeout(Duration::from_millis(1), called.notified()).await;
                assert!(calls(8, Duration::from_secs(30)).await, "news");
                tell(&mut db.acquire().await.unwrap(), 7).await.unwrap();
                assert!(calls(9, Duration::from_secs(30)).await, "news after what was known");
                assert!(!calls(7, Duration::from_millis(50)).await, "what is known is no news");
                let mut conn = db.acquire().await.unwrap();
                conn.execute("BEGIN", vec![]).await.unwrap();
                tell(&mut conn, 10).await.unwrap();
                conn.execute("ROLLBACK", vec![]).await.unwrap();
                drop(conn);
                let silent = tokio::time::timeout(Duration::from_millis(50), called.notified()).await;
                assert!(silent.is_err(), "what was not committed is not told");

                let end =
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()";
                // Watched from before: it is mended a second later, however slowly the answer to the question arrives.
                let (ended, ()) = tokio::join!(db.fetch(end, vec![]), until(&listener, &called, UNINFORMED));
                assert_eq!(ended.unwrap().len(), 1);
                until(&listener, &called, INFORMED).await;
            }
            tokio::time::timeout(Duration::from_secs(30), pool.close()).await.expect("a listener holds up nobody's end");
        });
    }
}
