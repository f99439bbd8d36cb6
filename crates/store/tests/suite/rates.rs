//! Rates beside a floor measured in the same run. Not part of the normal run: `cargo test -p store --release -- --ignored rates --nocapture`.

use crate::support::{Desk, model};
use std::time::Instant;
use store::{Cut, Store, Target};

#[test]
#[ignore = "a measurement, for an idle machine"]
#[allow(clippy::disallowed_methods)]
fn rates() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let (dir, bare_dir, copy_dir) = (testkit::temp_dir(), testkit::temp_dir(), testkit::temp_dir());
        let store = Store::open(&Target::Sqlite(dir.path().into()), model()).await.unwrap();
        let bare = Store::open(&Target::Sqlite(bare_dir.path().into()), model()).await.unwrap();
        let per_second = |n: usize, began: Instant| n as f64 / began.elapsed().as_secs_f64();

        let began = Instant::now();
        for n in 0..300 {
            bare.settings().put("x", &n.to_string()).await.unwrap();
        }
        let floor = per_second(300, began);

        let mut desk = Desk::new(1);
        let plans: Vec<_> = (0..300).map(|n| desk.gadget(&format!("gadget {n}")).0).collect();
        let began = Instant::now();
        for plan in plans {
            store.commit(plan).await.unwrap();
        }
        let alone = per_second(300, began);

        let clients: Vec<Vec<_>> = (0..32)
            .map(|c| {
                let mut desk = Desk::new(100 + c);
                (0..50).map(|n| desk.gadget(&format!("gadget {n}")).0).collect()
            })
            .collect();
        let began = Instant::now();
        let tasks: Vec<_> = clients
            .into_iter()
            .map(|plans| {
                let store = store.clone();
                tokio::spawn(async move {
                    for plan in plans {
                        store.commit(plan).await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let together = per_second(1600, began);

        let mut desk = Desk::new(999);
        let plans: Vec<Vec<_>> = (0..20).map(|_| (0..100).map(|n| desk.imported(&format!("gadget {n}")).0).collect()).collect();
        let began = Instant::now();
        for batch in plans {
            for done in store.commit_batch(batch).await {
                done.unwrap();
            }
        }
        let imported = per_second(4000, began);

        let copy = Store::open(&Target::Sqlite(copy_dir.path().into()), model()).await.unwrap();
        let began = Instant::now();
        let entries = store.replay_to(&copy, Cut { before: u64::MAX, occurred: None }, |_| {}).await.unwrap();
        let replayed = per_second(usize::try_from(entries).unwrap(), began);
        println!("bare commits {floor:.0}/s; creates alone {alone:.0}/s ({:.2}); 32 clients {together:.0}/s ({:.2}); import {imported:.0} events/s; replay {replayed:.0} entries/s", alone / floor, together / floor);
    });
}
