//! History of another system, on both databases: every event becomes an entry with its own time, once, and what was
//! imported behaves like what was written here.

use crate::desk;
use app::App;
use app::import::{Importer, SourceRow};
use engine::Record;
use futures_util::FutureExt;
use journal::Channel;
use std::collections::{BTreeMap, BTreeSet};
use store::{Cut, Store, Target};
use testkit::TestDatabase;

const ROWS: usize = 2_000;

async fn incidents(store: &Store) -> BTreeMap<String, Record> {
    let all = store.all_of("incident").await.unwrap();
    all.into_iter().map(|r| (r.text("legacy_reference").unwrap().to_owned(), r)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn history_is_imported_event_by_event_once() {
    for database in testkit::databases() {
        whole(&database).await;
    }
}

async fn whole(database: &TestDatabase) {
    let app = desk::founded(database).await;
    let rows = desk::events(&desk::log(ROWS));
    let good: Vec<SourceRow> = rows.iter().filter_map(|r| r.as_ref().ok().cloned()).collect();
    let before = app.store().journal().size().await.unwrap();

    // A dry run reads and plans all of it and writes nothing.
    let dry = Importer::new(&app, desk::options(true)).await.unwrap().run(rows.clone().into_iter(), |_| {}).await.unwrap();
    assert_eq!(app.store().journal().size().await.unwrap(), before, "a dry run writes nothing");
    assert_eq!(dry.progress.written, good.len() as u64);

    let summary = desk::import(&app, rows.clone()).await;
    let made: u64 = summary.made.values().sum();
    assert_eq!(summary.progress.written, good.len() as u64);
    assert_eq!(summary.progress.refused, (rows.len() - good.len()) as u64);
    assert_eq!((dry.records, dry.made), (summary.records, summary.made), "a dry run foretells the run");
    app.store().sequence().await.unwrap();
    let size = app.store().journal().size().await.unwrap();
    let ended = |r: &&Record| !r.state.as_deref().is_some_and(|s| ["closed", "cancelled"].contains(&s));
    let open = incidents(app.store()).await.values().filter(ended).count() as u64;
    assert_eq!(size - before, good.len() as u64 + made + open, "one entry an event, and one by which the present takes over what is open");

    entries(&app, before, size, &good).await;
    records(&app, &good).await;

    let again = desk::import(&app, rows.clone()).await;
    assert_eq!((again.progress.written, again.progress.known), (0, good.len() as u64));
    assert_eq!(app.store().journal().size().await.unwrap(), size, "a second run adds nothing");

    let folder = testkit::temp_dir();
    let copy = Store::open(&Target::Sqlite(folder.join("copy")), practices::model()).await.unwrap();
    app.store().replay_to(&copy, Cut { before: u64::MAX, occurred: None }, |_| {}).await.unwrap();
    assert_eq!(app.store().compare(&copy).await.unwrap(), [], "what was imported follows from the journal");

    past(&app, &good).await;
    copy.close().await;
    app.store().clone().close().await;
}

/// Original times, present recording, and the mark.
async fn entries(app: &App, from: u64, to: u64, good: &[SourceRow]) {
    let stored = app.store().journal().range(from..to).await.unwrap();
    let mut times: Vec<i64> = Vec::new();
    for header in stored.iter().map(|s| &s.entry.header) {
        assert_eq!((header.recorded_at, header.cause.channel, header.cause.imported), (desk::now(), Channel::Import, true));
        if header.record_type == *"incident" && header.occurred_at < desk::now() {
            times.push(header.occurred_at.micros());
        }
    }
    let mut wanted: Vec<i64> = good.iter().map(|r| r.at.unwrap().micros()).collect();
    times.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(times, wanted);
}

async fn records(app: &App, good: &[SourceRow]) {
    let all = incidents(app.store()).await;
    let keys: BTreeSet<&str> = good.iter().map(|r| r.key.as_str()).collect();
    assert_eq!(all.keys().map(String::as_str).collect::<BTreeSet<_>>(), keys, "old numbers are kept");
    assert!(all.values().all(|r| r.number.as_ref().is_some_and(|n| n.starts_with("INC")) && r.flag("texts_made")));

    // The entry by which the present takes over tells of clocks only: nothing happened to the incident.
    let mut last = BTreeMap::new();
    good.iter().for_each(|row| _ = last.insert(row.key.as_str(), (row.at.unwrap(), row.state.clone())));
    for (key, record) in &all {
        assert_eq!((record.updated_at, record.state.clone()), last[key.as_str()], "{key}");
        assert!(record.updated_by.person().is_some(), "{key} was updated by somebody, not by the import");
    }

    // Priorities that the matrix does not give stand as overrides.
    let overridden: Vec<&Record> = all.values().filter(|r| r.choice("priority_override").is_some()).collect();
    assert!(!overridden.is_empty());
    for record in overridden {
        assert_eq!(record.choice("priority_override"), record.choice("priority"));
        assert!(record.text("priority_override_reason").unwrap().starts_with("imported"));
    }

    // Clocks run over the history as they would have run live.
    let clock = |r: &Record, kind: &str| r.clocks.iter().find(|c| *c.kind == *kind && c.superseded_by.is_none()).cloned();
    let (mut met, mut missed, mut waited) = (0, 0, 0);
    for record in all.values() {
        let (response, resolution) = (clock(record, "response").unwrap(), clock(record, "resolution").unwrap());
        assert_eq!(response.started_at, record.instant("reported_at").unwrap());
        if record.instant("acknowledged_at").is_some() {
            assert!(response.stopped_at.is_some() && response.outcome.is_some(), "{record:?}");
        }
        if record.state.as_deref().is_some_and(|s| ["resolved", "closed"].contains(&s)) {
            let outcome = resolution.outcome.unwrap();
            if outcome == engine::Outcome::Met {
                met += 1
            } else {
                missed += 1
            }
            let span = resolution.stopped_at.unwrap().seconds_since(resolution.started_at);
            assert!(resolution.elapsed_seconds <= span);
            let paused: i64 = resolution.pauses.iter().map(|p| p.span.to.unwrap().seconds_since(p.span.from)).sum();
            waited += i64::from(paused > 0);
            assert!(resolution.elapsed_seconds <= span - paused, "paused time does not count");
        }
    }
    assert!(met > 0 && missed > 0 && waited > 0, "{met} met, {missed} missed, {waited} waited");
}

/// The states of an instant in the middle of the history, and the names of whom it mentions.
async fn past(app: &App, good: &[SourceRow]) {
    let instant = good[good.len() / 2].at.unwrap();
    let mut states: BTreeMap<&str, &str> = BTreeMap::new();
    for row in good.iter().filter(|r| r.at.unwrap() <= instant) {
        states.insert(&row.key, row.state.as_deref().unwrap());
    }
    let folder = testkit::temp_dir();
    let cut = Cut { before: u64::MAX, occurred: Some(instant) };
    let past = app.store().as_of(cut, folder.path(), practices::model(), |_| {}).await.unwrap().store;
    let then = incidents(&past).await;
    let seen: BTreeMap<&str, &str> = then.iter().map(|(k, r)| (k.as_str(), r.state.as_deref().unwrap())).collect();
    assert_eq!(seen, states);
    let kinds: BTreeSet<&str> = seen.values().copied().collect();
    assert!(kinds.len() >= 3, "the middle of the history shows work under way: {kinds:?}");
    for record in then.values() {
        for field in ["caller", "assigned_to", "assigned_group", "service", "category"] {
            if let Some(id) = record.reference(field) {
                assert!(past.load(id).await.unwrap().is_some(), "{field} of {:?} is there too", record.number);
            }
        }
    }
    assert!(!past.all_of("organisation").await.unwrap().is_empty() && !past.all_of("sla").await.unwrap().is_empty());
    past.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_import_is_simply_run_again() {
    for database in testkit::databases() {
        let rows = desk::events(&desk::log(2 * ROWS));
        let beside = TestDatabase::Sqlite(testkit::temp_dir());
        let whole = desk::founded(&beside).await;
        desk::import(&whole, rows.clone()).await;

        let torn = desk::founded(&database).await;
        // It comes to a sudden end after a group, with all it had in mind.
        let run = Importer::new(&torn, desk::options(false)).await.unwrap();
        let run = run.run(rows.clone().into_iter(), |_| panic!("interrupted on purpose"));
        assert!(std::panic::AssertUnwindSafe(run).catch_unwind().await.is_err());
        let last = desk::import(&torn, rows.clone()).await;
        assert!(last.progress.known > 900 && last.progress.written > 0, "{:?}", last.progress);

        let (one, two) = (incidents(whole.store()).await, incidents(torn.store()).await);
        assert_eq!(one.len(), two.len());
        for (key, record) in &one {
            assert_eq!((&record.number, record.version), (&two[key].number, two[key].version), "{key} on {}", database.name());
            assert_eq!(digest(record), digest(&two[key]), "{key} on {}", database.name());
        }
        let count = |app: std::sync::Arc<App>, t: &'static str| async move { app.store().all_of(t).await.unwrap().len() };
        for made in ["person", "group", "category", "service", "customer"] {
            assert_eq!(count(whole.clone(), made).await, count(torn.clone(), made).await, "{made}");
        }
        torn.store().clone().close().await;
        whole.store().clone().close().await;
    }
}

/// What an incident is, apart from how many entries told it.
fn digest(r: &Record) -> impl PartialEq + std::fmt::Debug {
    let clocks: Vec<_> = r.clocks.iter().map(|c| (c.kind.clone(), c.elapsed_seconds, c.outcome, c.missed_at, c.due_at)).collect();
    let plain = ["title", "priority", "reported_at", "acknowledged_at", "resolved_at", "reopen_count", "resolution_code"];
    let values: Vec<_> = plain.iter().map(|f| r.get(f).cloned()).collect();
    (r.state.clone(), r.updated_at, values, clocks)
}

/// An export of last week, and the longer one of today: the present took over in between, and is told better.
#[tokio::test(flavor = "multi_thread")]
async fn a_longer_export_goes_on_where_the_first_ended() {
    for database in testkit::databases() {
        let rows = desk::events(&desk::log(ROWS));
        let beside = TestDatabase::Sqlite(testkit::temp_dir());
        let whole = desk::founded(&beside).await;
        desk::import(&whole, rows.clone()).await;

        let twice = desk::founded(&database).await;
        let half = rows.len() / 2;
        let first = desk::import(&twice, rows[..half].to_vec()).await;
        let between = incidents(twice.store()).await;
        let overridden = || between.values().filter_map(|r| Some((r.choice("priority_override")?, r.choice("priority")?)));
        assert!(overridden().count() > 0 && overridden().all(|(a, b)| a == b), "the present leaves a priority as it was given");
        let passed_on = |r: &Record| r.state.as_deref() == Some("new") && r.instant("acknowledged_at").is_some();
        assert!(between.values().any(passed_on), "whoever passes it on has acknowledged it");
        let second = desk::import(&twice, rows.clone()).await;
        let reasons: BTreeSet<String> = second.refused.iter().map(|r| r.refusal.message()).collect();
        assert_eq!(
            (second.progress.known, second.progress.refused),
            (first.progress.written, rows.len() as u64 - good(&rows)),
            "{reasons:?}"
        );
        assert_eq!(first.progress.written + second.progress.written, good(&rows));

        let (one, two) = (incidents(whole.store()).await, incidents(twice.store()).await);
        assert_eq!(one.len(), two.len());
        let mut doubted = 0;
        for (key, record) in &one {
            assert_eq!(digest(record), digest(&two[key]), "{key} on {}", database.name());
            let missed = |r: &Record| r.clocks.iter().filter(|c| c.missed_at.is_some()).count();
            doubted += usize::from(between.get(key).is_some_and(|b| missed(b) > missed(record)));
        }
        assert!(doubted > 0, "some clock looked missed until the rest of the history was told");
        twice.store().clone().close().await;
        whole.store().clone().close().await;
    }
}

fn good(rows: &[Result<SourceRow, app::import::RefusedRow>]) -> u64 {
    rows.iter().filter(|r| r.is_ok()).count() as u64
}
