//! The demonstration organisation, a tenth of it: interrupted, continued, complete, and alive.

use crate::{desk, past};
use app::App;
use app::view::ListQuery;
use evident::demo::{self, News};
use futures_util::FutureExt;
use kernel::FixedClock;
use std::sync::Arc;
use store::{Store, Target};
use testkit::temp_dir;

async fn count(app: &App, q: &str) -> u64 {
    app.count(&app.system("test"), "incident", q).await.unwrap().n
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_built_once_and_alive() {
    let folder = temp_dir();
    let store = Store::open(&Target::Sqlite(folder.join("demo")), practices::model()).await.unwrap();
    let app = desk::over(store.clone(), Arc::new(FixedClock::at(desk::now()))).await;

    // The build comes to a sudden end in the middle of the log.
    let tell = |news: News<'_>| {
        if let News::Import(progress, _) = news {
            assert!(progress.rows < 3_000, "interrupted on purpose");
        }
    };
    assert!(std::panic::AssertUnwindSafe(demo::build(&app, true, tell)).catch_unwind().await.is_err());
    assert!(!demo::is_complete(&app).await.unwrap());
    drop(app);
    store.close().await;

    // Whoever opens it finds what had been taken by then.
    let store = Store::open(&Target::Sqlite(folder.join("demo")), practices::model()).await.unwrap();
    let app = desk::over(store.clone(), Arc::new(FixedClock::at(desk::now()))).await;
    assert!(count(&app, "").await > 100);
    let accounts = demo::build(&app, true, |_| {}).await.unwrap();
    assert!(demo::is_complete(&app).await.unwrap());
    let keys = store.legacy_references("incident").await.unwrap();
    let distinct: std::collections::BTreeSet<&String> = keys.iter().map(|(key, _)| key).collect();
    assert_eq!(distinct.len(), keys.len(), "what was there was continued, not repeated");

    queue(&app).await;
    people(&app, &accounts).await;
    proof(&app).await;
    past::replayed(&store).await;
    past::check(&app).await;

    let size = store.journal().size().await.unwrap();
    demo::build(&app, true, |_| {}).await.unwrap();
    assert_eq!(store.journal().size().await.unwrap(), size, "a complete demonstration is not built again");
    store.close().await;
}

/// Work of every kind, up to this minute.
async fn queue(app: &App) {
    for state in ["new", "assigned", "in_progress", "pending", "resolved"] {
        assert!(count(app, &format!("state:{state}")).await > 0, "{state}");
    }
    assert!(count(app, "is:open is:missed").await > 0);
    let last = app.store().all_of("incident").await.unwrap().iter().map(|r| r.updated_at).max().unwrap();
    assert!((0..3600).contains(&desk::now().seconds_since(last)), "the last event, {last}, is of this hour");
    let list = app.list(&app.system("test"), &ListQuery::of("incident").matching("state:in_progress")).await.unwrap();
    let paused = app.list(&app.system("test"), &ListQuery::of("incident").matching("state:pending")).await.unwrap();
    let has = |rows: &[engine::Record], state| rows.iter().any(|r| r.clocks.iter().any(|c| c.state == state));
    let load = async |rows: Vec<engine::Record>| {
        let ids: Vec<kernel::Id> = rows.iter().map(|r| r.id).collect();
        app.store().load_many(&ids).await.unwrap()
    };
    assert!(has(&load(list.rows).await, engine::ClockState::Running));
    assert!(has(&load(paused.rows).await, engine::ClockState::Paused));
}

async fn people(app: &App, accounts: &[demo::Account]) {
    for account in accounts {
        let attempt = app::auth::SignIn {
            email: account.email.clone(),
            password: account.password.clone(),
            address: "127.0.0.1".into(),
            agent: "test".into(),
        };
        assert!(app.sign_in(&attempt).await.is_ok(), "{}", account.email);
    }
    let user = app.viewer_by_email("user@norrby.example").await.unwrap();
    let me = user.actor.person().unwrap();
    let own = app.list(&user, &ListQuery::of("incident").counted()).await.unwrap();
    assert!(!own.rows.is_empty());
    assert!(own.rows.iter().all(|r| r.reference("caller") == Some(me)), "a requester sees their own");
    assert!(own.count.unwrap().n < count(app, "").await);

    let agent = app.viewer_by_email("agent@marlowfinch.example").await.unwrap();
    assert!(!agent.groups.is_empty());
    let work = app.list(&agent, &ListQuery::of("incident").matching("is:open group:my_groups")).await.unwrap();
    assert!(!work.rows.is_empty(), "the agent's groups have work");
    let shelf = app.shelf();
    let staffed = shelf.all("group").filter(|g| g.fields.contains_key("members")).count();
    assert!(staffed > 10, "{staffed} groups have members");
}

async fn proof(app: &App) {
    let checkpoint = app.store().journal().last_checkpoint().await.unwrap().unwrap();
    assert_eq!(checkpoint.reason, "the demonstration was built");
    let size = app.store().journal().size().await.unwrap();
    assert_eq!(checkpoint.size, size);
    let stored = app.store().journal().range(0..size).await.unwrap();
    let rows: Vec<_> = stored.into_iter().map(|s| journal::Stored { leaf: s.leaf, entry: s.entry }).collect();
    let keys = [app.verifier_key().unwrap().parse().unwrap()];
    let mut verifier = journal::Verifier::new([checkpoint.note.as_str()], &keys);
    journal::verify_chunks(0, &rows, 2).into_iter().for_each(|chunk| verifier.feed(chunk));
    let report = verifier.finish();
    assert!(report.is_sound() && report.checkpoints == 1, "{:?}", report.problems);
}
