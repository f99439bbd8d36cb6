//! Tables that are behind their journal: appended first, folded once, and never seen in between.

use crate::support::{Desk, model, set};
use std::collections::BTreeSet;
use store::{Cut, FaultKind, Store, Target};

const ALL: Cut = Cut { before: u64::MAX, occurred: None };

async fn open(dir: &std::path::Path) -> Store {
    Store::open(&Target::Sqlite(dir.into()), model()).await.unwrap()
}

/// Names of the indexes of a SQLite store.
async fn lists(store: &Store) -> BTreeSet<String> {
    let rows = store.db().fetch("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", vec![]).await.unwrap();
    rows.iter().map(|r| r.text(0).unwrap()).collect()
}

/// A few records by the live way, then many by entries alone.
async fn appended(store: &Store, desk: &mut Desk, n: usize) {
    for n in 0..3 {
        let (plan, record) = desk.gadget(&format!("live {n}"));
        store.commit(plan).await.unwrap();
        let (plan, _) = desk.plan(Some(&store.load(record.id).await.unwrap().unwrap()), set(&[("pieces", 5.into())]));
        store.commit(plan).await.unwrap();
    }
    for _ in 0..3 {
        let plans = (0..n).map(|n| desk.imported(&format!("history {n}")).0).collect();
        let answers = store.send_entries(plans).await.unwrap().await.unwrap();
        assert!(answers.iter().all(|a| a.as_ref().is_ok_and(|c| c.positions.len() == 2 && c.records[0].1.is_some())), "{answers:?}");
    }
    assert!(store.is_behind());
}

async fn is_equal_to_its_replay(store: &Store) {
    let folder = testkit::temp_dir();
    let replayed = open(folder.path()).await;
    store.replay_to(&replayed, ALL, |_| {}).await.unwrap();
    assert_eq!(store.compare(&replayed).await.unwrap(), []);
    assert_eq!(lists(store).await, lists(&replayed).await);
}

#[tokio::test]
async fn whoever_opens_a_store_that_is_behind_finds_it_caught_up() {
    let dir = testkit::temp_dir();
    let store = open(dir.path()).await;
    let all = lists(&store).await;
    let mut desk = Desk::new(40);
    appended(&store, &mut desk, 400).await;
    store.close().await;
    let fault = Store::open_read_only(dir.path(), model()).await.err().unwrap();
    assert_eq!(fault.kind, FaultKind::Unavailable);
    assert!(fault.to_string().contains("start the program on it once"), "{fault}");

    let store = open(dir.path()).await;
    assert!(!store.is_behind());
    let counted = store.db().fetch_one("SELECT count(*) FROM record", vec![]).await.unwrap().unwrap();
    assert_eq!(counted.int(0).unwrap(), 3 + 3 * 400);
    assert_eq!(lists(&store).await, all);
    is_equal_to_its_replay(&store).await;
    // Numbers go on where the history ended.
    let (plan, _) = desk.gadget("after");
    assert_eq!(store.commit(plan).await.unwrap().records[0].1.as_deref(), Some("GAD0001204"));
    store.close().await;
    Store::open_read_only(dir.path(), model()).await.unwrap();
}

#[tokio::test]
async fn an_interrupted_catching_up_is_taken_up() {
    let (dir, copy) = (testkit::temp_dir(), testkit::temp_dir());
    let store = open(dir.path()).await;
    appended(&store, &mut Desk::new(41), 500).await;
    let mut copied = false;
    store
        .catch_up(|p| {
            // The files as a crash leaves them: lists are gone, and a third of the records has its rows.
            if !copied && p.done < p.total {
                copied = true;
                for name in ["evident.db", "evident.db-wal"] {
                    std::fs::copy(dir.join(name), copy.join(name)).unwrap();
                }
            }
        })
        .await
        .unwrap();
    assert!(copied);
    let back = open(copy.path()).await;
    assert!(!back.is_behind());
    assert_eq!(store.compare(&back).await.unwrap(), []);
    assert_eq!(lists(&store).await, lists(&back).await);
    is_equal_to_its_replay(&back).await;
}

#[tokio::test]
async fn nothing_is_decided_on_tables_that_are_behind() {
    let dir = testkit::temp_dir();
    let store = open(dir.path()).await;
    let mut desk = Desk::new(42);
    appended(&store, &mut desk, 5).await;
    let (plan, _) = desk.gadget("live again");
    store.commit(plan).await.unwrap();
    assert!(!store.is_behind());
    is_equal_to_its_replay(&store).await;
    // Another history, onto records that are there: its entries follow theirs.
    appended(&store, &mut desk, 5).await;
    store.catch_up(|_| {}).await.unwrap();
    is_equal_to_its_replay(&store).await;
}

#[tokio::test]
async fn entries_that_cannot_be_appended_leave_nothing() {
    let dir = testkit::temp_dir();
    let store = open(dir.path()).await;
    let mut desk = Desk::new(43);
    let (plan, record) = desk.imported("once");
    store.send_entries(vec![plan]).await.unwrap().await.unwrap();
    assert_eq!(store.folded(record.id).await.unwrap().unwrap().text("title"), record.text("title"));
    // The same command again, with another plan beside it: neither is written.
    let mut again = Desk::new(43);
    let (twice, _) = again.imported("once");
    let (other, absent) = desk.imported("other");
    let answers = store.send_entries(vec![other, twice]).await.unwrap().await.unwrap();
    assert!(answers.iter().all(Result::is_err), "{answers:?}");
    assert_eq!(store.folded(absent.id).await.unwrap(), None);
    store.catch_up(|_| {}).await.unwrap();
    assert_eq!(store.journal().size().await.unwrap(), 2);
    is_equal_to_its_replay(&store).await;
}
