//! The journal is the truth: tables follow from it, on either database, at any position.

use crate::support::{Desk, full, model, on_each, open, say, set, take};
use engine::{Action, Visibility};
use journal::Signer;
use kernel::Timestamp;
use store::{Cut, Store, StoredCheckpoint, Target};

const ALL: Cut = Cut { before: u64::MAX, occurred: None };

/// A few hundred entries of every sort.
async fn history(store: &Store, seed: u64) {
    let mut desk = Desk::new(seed);
    let mut records = Vec::new();
    for n in 0..40 {
        let (plan, mut record) = match n {
            0 => {
                let action = full(&mut desk, store).await;
                desk.plan(None, action)
            }
            _ if n % 5 == 0 => desk.imported(&format!("gadget {n}")),
            _ => desk.plan(None, set(&[("title", format!("gadget {n}").into()), ("story", "änderung".into())])),
        };
        record.number = store.commit(plan).await.unwrap().records[0].1.clone();
        records.push(record);
    }
    for round in 0..6_usize {
        let mut plans = Vec::new();
        for n in 0..records.len() {
            let mut action = match round {
                0 | 2 | 4 => set(&[("pieces", (n + round).into()), ("loud", ((n + round) % 4 == 0).into())]),
                1 => take("run"),
                3 => Action { link: vec![("relates_to".into(), records[(n + 1) % 40].id)], ..Action::default() },
                _ => take("go"),
            };
            if n % 4 == 0 {
                let visibility = if n % 8 == 0 { Visibility::Internal } else { Visibility::Public };
                action.message = say(visibility, &format!("word{n} in round {round}")).message;
            }
            let (plan, after) = desk.plan(Some(&records[n]), action);
            records[n] = after;
            plans.push(plan);
        }
        for done in store.commit_batch(plans).await {
            done.unwrap();
        }
        if round == 2 {
            // One record's past is erased; what remains is restated, and life goes on.
            let (plan, after) = desk.plan(Some(&records[3]), Action { erase: true, ..Action::default() });
            store.commit(plan).await.unwrap();
            records[3] = after;
        }
    }
    store.sequence().await.unwrap();
}

#[test]
fn replayed_equals_live_on_either_database() {
    on_each(async |database| {
        let store = open(&database).await;
        history(&store, 7).await;
        for other in testkit::databases() {
            let target = open(&other).await;
            let mut last = None;
            let done = store.replay_to(&target, ALL, |p| last = Some(p)).await.unwrap();
            assert_eq!(done, store.journal().size().await.unwrap());
            assert!(done > 280, "{done}");
            assert_eq!(last.unwrap().done, done);
            assert_eq!(store.compare(&target).await.unwrap(), [], "{} to {}", database.name(), other.name());
            assert_eq!(store.journal().root(done).await.unwrap(), target.journal().root(done).await.unwrap());
            // A second replay finds nothing to do.
            assert_eq!(store.replay_to(&target, ALL, |_| panic!("nothing is left to do")).await.unwrap(), done);
        }
    });
}

#[test]
fn a_difference_is_named() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(8);
        let (plan, record) = desk.gadget("one");
        store.commit(plan).await.unwrap();
        let (plan, _) = desk.gadget("two");
        store.commit(plan).await.unwrap();
        let target_database = testkit::temp_dir();
        let target = Store::open(&Target::Sqlite(target_database.path().into()), model()).await.unwrap();
        store.replay_to(&target, ALL, |_| {}).await.unwrap();
        let target_record = target.load(record.id).await.unwrap().unwrap();
        let (plan, _) = desk.plan(Some(&target_record), set(&[("pieces", 3.into())]));
        target.commit(plan).await.unwrap();
        let found = store.compare(&target).await.unwrap();
        assert!(found.iter().any(|d| d.table == "t_gadget" && d.column == "pieces" && d.right == "3"), "{found:?}");
        assert!(found.iter().any(|d| d.table == "journal" && d.left == "absent"), "{found:?}");
    });
}

#[test]
fn the_journal_proves_itself() {
    on_each(async |database| {
        let store = open(&database).await;
        history(&store, 9).await;
        let journal = store.journal();
        let size = journal.size().await.unwrap();
        let entries = journal.range(0..size).await.unwrap();
        let leaves = journal.leaf_hashes(0..size).await.unwrap();
        let root = journal.root(size).await.unwrap();
        assert_eq!(root, journal::root_of(&leaves));
        for (entry, leaf) in entries.iter().zip(&leaves) {
            assert_eq!(entry.entry.leaf_hash(), *leaf);
        }
        for position in [0, 1, 255, 256, 270, size - 1] {
            let proof = journal.inclusion(position, size).await.unwrap().unwrap();
            assert!(journal::verify_inclusion(&leaves[usize::try_from(position).unwrap()], position, size, &proof, &root), "{position}");
        }
        for old in [1, 200, 256, 257] {
            let proof = journal.consistency(old, size).await.unwrap().unwrap();
            assert!(journal::verify_consistency(old, size, &proof, &journal.root(old).await.unwrap(), &root), "{old}");
        }
        let signer = Signer::from_seed("test", [7; 32]).unwrap();
        let note = StoredCheckpoint {
            size,
            note: signer.sign(size, root),
            made_at: Timestamp::from_seconds(1),
            reason: "test".into(),
            anchored: None,
        };
        journal.put_checkpoint(&note).await.unwrap();
        journal.anchored(size, Timestamp::from_seconds(2), "mail to the auditor").await.unwrap();
        let kept = journal.last_checkpoint().await.unwrap().unwrap();
        assert_eq!(kept.anchored, Some((Timestamp::from_seconds(2), "mail to the auditor".into())));
        assert_eq!(kept.note, note.note);
    });
}

#[test]
fn as_of_is_the_fold_of_what_came_before() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(10);
        let (plan, record) = desk.gadget("young");
        store.commit(plan).await.unwrap();
        let born = desk.now;
        let young = store.load(record.id).await.unwrap().unwrap();
        let (plan, _) = desk.plan(Some(&young), set(&[("title", "old".into())]));
        store.commit(plan).await.unwrap();
        let (plan, late) = desk.gadget("late");
        store.commit(plan).await.unwrap();
        store.sequence().await.unwrap();
        let base = testkit::temp_dir();
        for cut in [Cut { before: 1, occurred: None }, Cut { before: 3, occurred: Some(born) }] {
            for _ in 0..2 {
                let past = store.as_of(cut, base.path(), model(), |_| {}).await.unwrap().store;
                assert_eq!(past.load(record.id).await.unwrap().as_ref(), Some(&young));
                assert_eq!(past.load(late.id).await.unwrap(), None);
                let (plan, _) = desk.gadget("never");
                assert!(past.commit(plan).await.is_err(), "the past is for reading only");
                past.close().await;
            }
        }
    });
}

#[test]
fn erased_payloads_are_gone_and_the_tree_stands() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(11);
        let (plan, record) = desk.gadget("Mr Private");
        store.commit(plan).await.unwrap();
        let record = store.load(record.id).await.unwrap().unwrap();
        let (plan, record) = desk.plan(
            Some(&record),
            Action { set: set(&[("story", "lives at Zyxwvut 5".into())]).set, ..say(Visibility::Public, "my number is qponmlk") },
        );
        store.commit(plan).await.unwrap();
        store.sequence().await.unwrap();
        let before = store.journal().root(2).await.unwrap();
        let (plan, after) = desk.plan(Some(&record), Action { erase: true, ..Action::default() });
        store.commit(plan).await.unwrap();
        store.sequence().await.unwrap();
        let entries = store.entries(record.id).await.unwrap();
        assert_eq!(entries.iter().map(|e| e.entry.payload.is_some()).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!(store.journal().root(2).await.unwrap(), before);
        assert!(store.beside(record.id, true).await.unwrap().messages.is_empty());
        assert_eq!(after.text("story"), None);
        assert_eq!(store.load(record.id).await.unwrap(), Some(after));
        // Not in the file either, nor in the words of the index.
        if let Some(file) = store.dir().map(|d| d.join(store::DATABASE_FILE)) {
            store.close().await;
            let bytes = std::fs::read(&file).unwrap().to_ascii_lowercase();
            assert!(!file.with_extension("db-wal").exists(), "the log was folded in");
            for word in ["zyxwvut", "qponmlk"] {
                assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word} is still in the file");
            }
        }
    });
}
