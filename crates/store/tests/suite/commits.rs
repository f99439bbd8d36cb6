//! Writing: what was acknowledged is there, what was refused left no trace.

use crate::support::{Desk, full, on_each, open, say, set};
use engine::{Action, Attachment, NewAttachment, Visibility};
use std::collections::BTreeSet;
use store::CommitError;

#[test]
fn a_record_comes_back_as_it_was_decided() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(1);
        let action = full(&mut desk, &store).await;
        let (plan, mut record) = desk.plan(None, action);
        let done = store.commit(plan).await.unwrap();
        record.number = Some("GAD0000002".into());
        assert_eq!(record.fields.len(), 17);
        assert_eq!(done.records, [(record.id, record.number.clone(), 1)]);
        assert_eq!(store.load(record.id).await.unwrap().as_ref(), Some(&record));
        assert_eq!(store.by_number("GAD0000002").await.unwrap().as_ref(), Some(&record));
        assert_eq!(store.all_of("gadget").await.unwrap().last(), Some(&record));

        // Emptied fields are absent again.
        let (plan, after) = desk.plan(Some(&record), set(&[("price", serde_json::Value::Null), ("weight", "7".into())]));
        store.commit(plan).await.unwrap();
        assert_eq!(store.load(record.id).await.unwrap(), Some(after));
    });
}

#[test]
fn a_stale_plan_is_refused_and_changes_nothing() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(2);
        let (plan, record) = desk.gadget("first");
        store.commit(plan).await.unwrap();
        let record = store.load(record.id).await.unwrap().unwrap();
        let (mine, after) = desk.plan(Some(&record), set(&[("title", "mine".into())]));
        let (theirs, _) = desk.plan(Some(&record), set(&[("title", "theirs".into())]));
        store.commit(mine).await.unwrap();
        let refused = store.commit(theirs).await.unwrap_err();
        assert!(matches!(refused, CommitError::Stale { id, current: 2 } if id == record.id), "{refused}");
        assert_eq!(store.load(record.id).await.unwrap(), Some(after));
        store.sequence().await.unwrap();
        assert_eq!(store.journal().size().await.unwrap(), 2);
    });
}

#[test]
fn a_command_sent_twice_is_done_once() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(3);
        let command = desk.id();
        let create = |desk: &mut Desk| desk.plan_as(command, None, set(&[("title", "once".into())])).0;
        let first = store.commit(create(&mut desk)).await.unwrap();
        let again = store.commit(create(&mut desk)).await.unwrap();
        assert!(!first.replayed && again.replayed);
        assert_eq!(first.records, again.records);
        assert_eq!(store.seen_command(command).await.unwrap().unwrap().records, first.records);
        // Both at once: one of them does it.
        let command = desk.id();
        let twice = |desk: &mut Desk| desk.plan_as(command, None, set(&[("title", "both".into())])).0;
        let (a, b) = (twice(&mut desk), twice(&mut desk));
        let (a, b) = tokio::join!(store.commit(a), store.commit(b));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert_eq!(a.records, b.records);
        assert_ne!(a.replayed, b.replayed);
        assert_eq!(store.all_of("gadget").await.unwrap().len(), 2);
    });
}

#[test]
fn a_group_keeps_its_good_plans_and_names_the_bad() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(4);
        let tagged = |desk: &mut Desk, tag: &str| desk.plan(None, set(&[("title", tag.into()), ("tag_number", tag.into())])).0;
        let (old, record) = desk.gadget("old");
        store.commit(old).await.unwrap();
        let (stale, _) = desk.plan(Some(&engine::Record { version: 7, ..record }), set(&[("title", "stale".into())]));
        let plans = vec![tagged(&mut desk, "A"), stale, tagged(&mut desk, "B"), tagged(&mut desk, "A"), tagged(&mut desk, "C")];
        let answers = store.commit_batch(plans).await;
        let told: Vec<String> = answers
            .iter()
            .map(|a| match a {
                Ok(_) => "done".to_owned(),
                Err(CommitError::Stale { current, .. }) => format!("stale {current}"),
                Err(CommitError::Duplicate { type_name, field }) => format!("duplicate {type_name}.{field}"),
                Err(other) => other.to_string(),
            })
            .collect();
        assert_eq!(told, ["done", "stale 1", "done", "duplicate gadget.tag_number", "done"]);
        let titles: BTreeSet<String> = store.all_of("gadget").await.unwrap().iter().map(|r| r.text("title").unwrap().to_owned()).collect();
        assert_eq!(titles, ["A", "B", "C", "old"].map(str::to_owned).into());
        store.sequence().await.unwrap();
        assert_eq!(store.journal().size().await.unwrap(), 4);
    });
}

#[test]
fn numbers_are_unique_however_many_write() {
    on_each(async |database| {
        let store = open(&database).await;
        let tasks: Vec<_> = (0..8)
            .map(|n| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut desk = Desk::new(100 + n);
                    let mut numbers = Vec::new();
                    for i in 0..12 {
                        let (plan, _) = desk.gadget(&format!("{n}-{i}"));
                        numbers.push(store.commit(plan).await.unwrap().records[0].1.clone().unwrap());
                    }
                    numbers
                })
            })
            .collect();
        let mut all = Vec::new();
        for task in tasks {
            all.extend(task.await.unwrap());
        }
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 96);
        store.sequence().await.unwrap();
        let entries = store.journal().range(0..1000).await.unwrap();
        let positions: Vec<u64> = entries.iter().map(|e| e.position.unwrap()).collect();
        assert_eq!(positions, (0..96).collect::<Vec<_>>(), "positions have no gaps");
        let leaves: Vec<_> = entries.iter().map(|e| e.entry.leaf_hash()).collect();
        assert_eq!(store.journal().root(96).await.unwrap(), journal::root_of(&leaves));
    });
}

#[test]
fn what_hangs_on_a_record() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut desk = Desk::new(5);
        let (plan, other) = desk.gadget("other");
        store.commit(plan).await.unwrap();
        let command = desk.id();
        let (plan, person) = desk.plan_of("person", command, None, set(&[("name", "Ann".into())]));
        store.commit(plan).await.unwrap();
        let (plan, record) = desk.gadget("tank");
        store.commit(plan).await.unwrap();
        let record = store.load(record.id).await.unwrap().unwrap();
        let (size, sha256) = (3, "00".repeat(32));
        let file = Attachment {
            id: desk.id(),
            name: "a.txt".into(),
            media_type: "text/plain".into(),
            size,
            sha256,
            visibility: Visibility::Public,
            message: None,
            removed: false,
        };
        let action = Action {
            link: vec![("relates_to".into(), other.id)],
            attach: vec![NewAttachment { file: file.clone() }],
            watch: [(person.id, true)].into(),
            set: set(&[("pieces", 2.into()), ("loud", true.into())]).set,
            ..say(Visibility::Public, "it *leaks*")
        };
        let (plan, record) = desk.plan(Some(&record), action);
        store.commit(plan).await.unwrap();
        let due = record.updated_at.plus_seconds(100);
        let (plan, record) = desk.plan(Some(&record), say(Visibility::Internal, "secret valve"));
        store.commit(plan).await.unwrap();

        let said =
            async |all: bool| store.beside(record.id, all).await.unwrap().messages.into_iter().map(|m| m.message.body).collect::<Vec<_>>();
        assert_eq!(said(false).await, ["it *leaks*"]);
        assert_eq!(said(true).await, ["it *leaks*", "secret valve"]);
        assert_eq!(store.beside(record.id, true).await.unwrap().attachments[0].file.name, "a.txt");
        let link = store.links(other.id).await.unwrap().remove(0);
        assert_eq!((link.from, link.to, &link.until), (record.id, other.id, &None));
        assert_eq!(store.links(record.id).await.unwrap(), [link]);
        assert_eq!(store.load(record.id).await.unwrap().unwrap().watchers, [person.id].into());

        // Timers: leased once, gone when cleared.
        assert!(store.timers_due(due.plus_seconds(-1), 10, 30).await.unwrap().is_empty());
        let claimed = store.timers_due(due.plus_seconds(10), 10, 30).await.unwrap();
        assert_eq!(claimed.iter().map(|t| &*t.name).collect::<Vec<_>>(), ["tick"]);
        assert!(store.timers_due(due.plus_seconds(20), 10, 30).await.unwrap().is_empty(), "leased");
        assert_eq!(store.timers_due(due.plus_seconds(41), 10, 30).await.unwrap(), claimed, "the lease ended");

        // Effects: claimed once, tried again later, done at last.
        let claimed = store.outbox_claim(desk.now, 10, 30).await.unwrap();
        assert_eq!((claimed.len(), claimed[0].effect.record, claimed[0].attempts), (1, record.id, 1));
        assert!(store.outbox_claim(desk.now, 10, 30).await.unwrap().is_empty());
        store.outbox_failed(&claimed[0], desk.now, "no route").await.unwrap();
        assert!(store.outbox_claim(desk.now.plus_seconds(29), 10, 30).await.unwrap().is_empty());
        let again = store.outbox_claim(desk.now.plus_seconds(30), 10, 30).await.unwrap();
        assert_eq!(again[0].attempts, 2);
        store.outbox_done(&[again[0].effect.id], desk.now).await.unwrap();
        assert_eq!(store.outbox_state().await.unwrap(), store::OutboxState::default());

        // Removed files say so; who no longer watches is gone; a cleared timer is gone.
        let stored = store.beside(record.id, true).await.unwrap().attachments[0].file.id;
        let end = Action { detach: vec![stored], watch: [(person.id, false)].into(), ..set(&[("pieces", 3.into())]) };
        let (plan, record) = desk.plan(Some(&record), end);
        store.commit(plan).await.unwrap();
        assert!(store.beside(record.id, true).await.unwrap().attachments[0].file.removed);
        assert_eq!(store.next_timer().await.unwrap(), None);
        assert_eq!(store.entries(record.id).await.unwrap().iter().map(|e| e.entry.header.version).collect::<Vec<_>>(), [1, 2, 3, 4]);
    });
}

#[test]
fn every_change_is_told() {
    on_each(async |database| {
        let store = open(&database).await;
        let mut changes = store.subscribe();
        let mut desk = Desk::new(6);
        let (plan, first) = desk.gadget("one");
        store.commit(plan).await.unwrap();
        let (plan, second) = desk.gadget("two");
        store.commit(plan).await.unwrap();
        for (position, record) in [first, second].iter().enumerate() {
            let change = changes.recv().await.unwrap();
            assert_eq!((change.record, change.version, change.position), (record.id, 1, Some(position as u64)));
        }
    });
}

/// With a look every two seconds, each of them counted from the last, none of ten changes would be heard of within one.
#[test]
fn another_process_hears_of_changes_at_once() {
    let database = testkit::TestDatabase::Postgres(testkit::postgres());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let (here, there) = (open(&database).await, open(&database).await);
        let mut heard = there.subscribe();
        let mut desk = Desk::new(77);
        let mut hear = async |name: &str| {
            let (plan, record) = desk.gadget(name);
            here.commit(plan).await.unwrap();
            let soon = tokio::time::timeout(std::time::Duration::from_secs(1), heard.recv()).await;
            let prompt = soon.is_ok();
            let change = match soon {
                Ok(change) => change.unwrap(),
                Err(_) => tokio::time::timeout(std::time::Duration::from_secs(60), heard.recv()).await.unwrap().unwrap(),
            };
            assert_eq!((change.record, change.version), (record.id, 1));
            prompt
        };
        hear("the first").await; // both listen by now, or look soon
        hear("the second").await;
        let mut prompt = 0;
        for n in 0..10 {
            prompt += u32::from(hear(&format!("gadget {n}")).await);
        }
        // A machine that has much else to do may be late with some of them.
        assert!(prompt >= 3, "changes are heard of at once: {prompt} of ten were");
        here.close().await;
        there.close().await;
    });
}
