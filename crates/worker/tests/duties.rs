//! What the worker does, on both databases and a clock that stands still: what a vanished worker had claimed is done by
//! another, what fails is tried again, later and later, and holds nothing else up.
#![allow(clippy::unwrap_used)]

#[path = "../../app/tests/desk/mod.rs"]
mod desk;

use app::ports::{BoxFuture, Mail, Mailbox, Mailer, SendError};
use desk::{Desk, step};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::Notify;
use worker::{Outside, Worker};

/// Takes every mail but those to one address, and notes every attempt.
#[derive(Default)]
struct Post {
    away: Option<&'static str>,
    attempts: Mutex<BTreeMap<String, Vec<String>>>,
    came: Notify,
}

impl Mailer for Post {
    fn send<'a>(&'a self, mails: &'a [Mail]) -> BoxFuture<'a, Result<(), SendError>> {
        for mail in mails {
            self.attempts.lock().unwrap().entry(mail.to.address.clone()).or_default().push(mail.id.clone());
        }
        self.came.notify_one();
        let failed = mails.iter().any(|mail| self.away == Some(mail.to.address.as_str()));
        Box::pin(async move { if failed { Err(SendError { reason: "the other side is away".into(), permanent: false }) } else { Ok(()) } })
    }
}

impl Post {
    fn to(&self, address: &str) -> usize {
        self.attempts.lock().unwrap().get(address).map_or(0, Vec::len)
    }
}

fn from() -> Mailbox {
    Mailbox { name: "Desk".into(), address: "desk@example.org".into() }
}

#[tokio::test]
async fn effects_of_a_vanished_worker_go_out_after_its_lease() {
    for d in Desk::everywhere().await {
        d.incident(d.ben, "Mail arrives late today").await;
        let gone = d.app.store().outbox_claim(d.app.now(), 100, 120).await.unwrap();
        assert!(!gone.is_empty(), "{}", d.database.name());
        let post = Post::default();
        for (seconds, told) in [(0, 0), (119, 0), (1, gone.len()), (0, 0), (120, 0)] {
            d.clock.advance(seconds);
            assert_eq!(d.app.deliver(&post, &from()).await.unwrap(), told, "{} after {seconds} s more", d.database.name());
        }
        assert_eq!(post.to("ben@example.org"), 1);
    }
}

#[tokio::test]
async fn timers_of_a_vanished_worker_fire_after_its_lease() {
    for d in Desk::everywhere().await {
        d.incident(d.ben, "Mail arrives late today").await;
        let due = d.app.store().next_timer().await.unwrap().unwrap();
        d.clock.set(due.plus_seconds(-1));
        assert_eq!(d.app.fire_timers().await.unwrap(), 0, "{}: before its time", d.database.name());
        d.clock.set(due);
        let gone = d.app.store().timers_due(due, 100, 120).await.unwrap();
        assert!(!gone.is_empty());
        for (seconds, fires) in [(0, false), (119, false), (120, true)] {
            d.clock.set(due.plus_seconds(seconds));
            assert_eq!(d.app.fire_timers().await.unwrap() >= gone.len(), fires, "{} after {seconds} s", d.database.name());
        }
    }
}

#[tokio::test]
async fn what_fails_is_tried_later_and_later_and_holds_nothing_up() {
    for d in Desk::everywhere().await {
        let name = d.database.name();
        d.incident(d.ben, "Mail arrives late today").await;
        d.incident(d.eva, "Mail arrives late as well").await;
        let post = Post { away: Some("ben@example.org"), ..Post::default() };
        d.app.deliver(&post, &from()).await.unwrap();
        assert_eq!((post.to("ben@example.org"), post.to("eva@example.org")), (1, 1), "{name}: the failure of one stops no other");
        for attempt in 1..store::MOST_ATTEMPTS {
            let wait = store::backoff_seconds(attempt);
            d.clock.advance(wait - 1);
            assert_eq!(d.app.deliver(&post, &from()).await.unwrap(), 0, "{name}: attempt {attempt} was a moment ago");
            d.clock.advance(1);
            assert_eq!(d.app.deliver(&post, &from()).await.unwrap(), 1, "{name}: after {wait} s");
        }
        let most = usize::try_from(store::MOST_ATTEMPTS).unwrap();
        let ids = post.attempts.lock().unwrap()["ben@example.org"].clone();
        assert!(ids.len() == most && ids.iter().all(|id| *id == ids[0]), "{name}: the same mail each time");
        d.clock.advance(7 * 86_400);
        assert_eq!(d.app.deliver(&post, &from()).await.unwrap(), 0, "{name}: given up");
        assert_eq!(d.app.store().outbox_state().await.unwrap(), store::OutboxState { waiting: 0, dead: 1 });
        assert_eq!(post.to("eva@example.org"), 1, "{name}: what went out goes out once");
    }
}

#[tokio::test]
async fn a_timer_that_cannot_be_carried_out_stops_no_other() {
    // Such a timer is made by hand, which only PostgreSQL lets a reader do.
    let d = Desk::on(testkit::TestDatabase::Postgres(testkit::postgres())).await;
    let agent = d.viewer(d.agent).await;
    let incident = d.incident(d.ben, "Mail arrives late today").await.record;
    step(&d.app, &agent, "incident", incident, "assign", json!({"assigned_group": d.desk})).await.unwrap();
    let due = d.app.store().next_timer().await.unwrap().unwrap();
    let nobody = d.app.new_id();
    let sql = "INSERT INTO timer (record, name, type, due_at, leased_until) VALUES ($1, $2, $3, $4, 0)";
    d.app.store().db().fetch(sql, store::args![nobody, "lost", "incident", due.plus_seconds(-5)]).await.unwrap();
    d.clock.set(due);
    let version = d.app.view(&agent, incident).await.unwrap().record.version;
    assert!(d.app.fire_timers().await.unwrap() >= 2);
    assert!(d.app.view(&agent, incident).await.unwrap().record.version > version, "the timer behind it was carried out");
    let leased = "SELECT leased_until FROM timer WHERE record = $1";
    let row = d.app.store().db().fetch_one(leased, store::args![nobody]).await.unwrap().unwrap();
    assert!(row.instant(0).unwrap() > due.plus_seconds(600), "it is tried again, much later");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_started_worker_works_and_ends() {
    let d = Desk::sqlite().await;
    d.incident(d.ben, "Mail arrives late today").await;
    let post = Arc::new(Post::default());
    let size = d.app.store().journal().size().await.unwrap();
    let worker = Worker::start(&d.app, Outside { mailer: post.clone(), from: from() });
    let signed = async {
        loop {
            if let Some(newest) = d.app.store().journal().last_checkpoint().await.unwrap() {
                return newest;
            }
            tokio::task::yield_now().await;
        }
    };
    // Each of the two duties goes its own way: whichever is first, the other has not been asked to end before it began.
    let both = async { tokio::join!(post.came.notified(), signed).1 };
    let newest = tokio::time::timeout(Duration::from_secs(60), both).await.expect("mail goes out, and the head is signed");
    worker.stop().await;
    assert_eq!(post.to("ben@example.org"), 1);
    assert!(newest.size >= size && newest.reason == "hourly");
}
