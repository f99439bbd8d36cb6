//! Nobody learns what is not theirs: lists, search, pages, history, files, links, live events, proofs.
#![allow(clippy::unwrap_used)]

mod desk;

use app::view::ListQuery;
use app::{AppError, Upload};
use desk::{Desk, command, make, set, step};
use engine::{Action, Visibility};
use journal::Channel;
use serde_json::json;

#[tokio::test]
async fn a_requester_sees_only_their_own_incidents() {
    for d in Desk::everywhere().await {
        let theirs = d.incident(d.eva, "Eva cannot print the zebra report").await;
        let own = d.incident(d.ben, "Ben cannot open the zebra report").await;
        let (ben, agent) = (d.viewer(d.ben).await, d.viewer(d.agent).await);
        let list = d.app.list(&ben, &ListQuery::of("incident").counted()).await.unwrap();
        assert_eq!(list.rows.iter().map(|r| r.id).collect::<Vec<_>>(), [own.record], "{}", d.database.name());
        assert_eq!(list.count.unwrap().n, 1);
        let all = d.app.list(&agent, &ListQuery::of("incident").counted()).await.unwrap();
        assert_eq!((all.rows.len(), all.count.unwrap().n), (2, 2));
        let hits = |s: app::view::SearchView| s.hits.into_iter().map(|h| h.label.id).collect::<Vec<_>>();
        assert_eq!(hits(d.app.search(&ben, "zebra", 10).await.unwrap()), [own.record]);
        assert_eq!(hits(d.app.search(&agent, "zebra", 10).await.unwrap()).len(), 2);
        let number = theirs.number.unwrap();
        assert!(matches!(d.app.view(&ben, theirs.record).await, Err(AppError::NotVisible)));
        assert!(matches!(d.app.page(&ben, &number).await, Err(AppError::NotVisible)));
        assert!(matches!(d.app.find_record(&ben, &number).await, Err(AppError::NotVisible)));
        assert!(matches!(d.app.history(&ben, theirs.record).await, Err(AppError::NotVisible)));
        assert!(matches!(d.app.proof(&ben, theirs.record).await, Err(AppError::NotVisible)));
        assert!(matches!(d.app.links(&ben, theirs.record).await, Err(AppError::NotVisible)));
        assert!(matches!(d.app.conversation(&ben, theirs.record).await, Err(AppError::NotVisible)));
        assert!(matches!(d.app.why_visible(&ben, None, theirs.record).await, Err(AppError::NotVisible)));
        assert!(matches!(d.comment(&ben, theirs.record, "Let me in", Visibility::Public).await, Err(AppError::NotVisible)));
        assert!(d.app.palette(&ben, &number, 10).await.unwrap().iter().all(|i| !i.label.contains("Eva")));
        assert!(d.app.page(&ben, &own.number.unwrap()).await.is_ok());
        assert_eq!(d.app.why_visible(&ben, None, own.record).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn internal_notes_stay_internal() {
    for d in Desk::everywhere().await {
        let incident = d.incident(d.ben, "Mail arrives late today").await.record;
        let (ben, agent) = (d.viewer(d.ben).await, d.viewer(d.agent).await);
        d.comment(&agent, incident, "We are looking at the gateway.", Visibility::Public).await.unwrap();
        d.comment(&agent, incident, "The xylophone vendor broke it again.", Visibility::Internal).await.unwrap();
        assert_eq!(d.app.conversation(&agent, incident).await.unwrap().messages.len(), 2);
        let seen = d.app.conversation(&ben, incident).await.unwrap().messages;
        assert_eq!(seen.iter().map(|m| m.body.as_str()).collect::<Vec<_>>(), ["We are looking at the gateway."]);
        assert!(d.app.search(&ben, "xylophone", 10).await.unwrap().hits.is_empty());
        assert_eq!(d.app.search(&agent, "xylophone", 10).await.unwrap().hits.len(), 1, "{}", d.database.name());
        let words = |lines: &[engine::history::HistoryLine]| lines.iter().map(|l| l.words.clone()).collect::<Vec<_>>().join("\n");
        let (lines, _) = d.app.history(&agent, incident).await.unwrap();
        assert!(words(&lines).contains("internal note"), "{}", words(&lines));
        let (lines, _) = d.app.history(&ben, incident).await.unwrap();
        assert!(!words(&lines).contains("internal") && words(&lines).contains("reply"), "{}", words(&lines));
        let refused = d.comment(&ben, incident, "May I write among you?", Visibility::Internal).await.unwrap_err();
        assert!(refused.has(kernel::Code::Forbidden), "{refused}");
        // On PostgreSQL entries get their places a moment after they are written.
        let mut tries = 0;
        let whole = loop {
            d.app.checkpoint("test").await.unwrap();
            let whole = d.app.proof(&agent, incident).await.unwrap();
            if whole.covered == whole.entries.len() {
                break whole;
            }
            tries += 1;
            assert!(tries < 1000, "{}: {} of {}", d.database.name(), whole.covered, whole.entries.len());
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        };
        let proof = d.app.proof(&ben, incident).await.unwrap();
        assert!(!proof.bundle.unwrap().contains("xylophone"));
        assert!(whole.bundle.unwrap().contains("xylophone"));
    }
}

#[tokio::test]
async fn hidden_fields_cannot_be_asked_about() {
    let d = Desk::sqlite().await;
    let incident = d.incident(d.ben, "Mail arrives late today").await.record;
    let (ben, agent) = (d.viewer(d.ben).await, d.viewer(d.agent).await);
    set(&d.app, &agent, incident, None, json!({"security_related": true})).await.unwrap();
    let asked = |viewer, q: &'static str| {
        let app = d.app.clone();
        async move { app.list(viewer, &ListQuery::of("incident").matching(q)).await }
    };
    assert_eq!(asked(&*agent, "security_related:true").await.unwrap().rows.len(), 1);
    let list = asked(&*ben, "security_related:true").await.unwrap();
    assert!(list.error.is_some() && list.rows.is_empty());
    let mut sorted = ListQuery::of("incident");
    sorted.sort = "security_related".into();
    assert!(d.app.list(&ben, &sorted).await.is_err());
    let view = d.app.view(&ben, incident).await.unwrap();
    assert!(!view.record.fields.contains_key("security_related") && !view.readable.contains("security_related"));
    assert!(d.app.view(&agent, incident).await.unwrap().record.flag("security_related"));
}

#[tokio::test]
async fn files_are_opened_through_their_record_only() {
    for d in Desk::everywhere().await {
        let (ben, eva, agent) = (d.viewer(d.ben).await, d.viewer(d.eva).await, d.viewer(d.agent).await);
        let incident = d.incident(d.ben, "Mail arrives late today").await.record;
        let mut ids = Vec::new();
        for (name, visibility) in [("seen.txt", Visibility::Public), ("secret.txt", Visibility::Internal)] {
            let mut bytes = name.as_bytes();
            let stored = d.app.upload(&agent, "incident", Upload { name, visibility, bytes: &mut bytes }).await.unwrap();
            ids.push(stored.file.id);
            let action = Action { attach: vec![stored], ..Action::default() };
            d.app.execute(&agent, Channel::Screen, command(&d.app, "incident", Some(incident), action)).await.unwrap();
        }
        let files = d.app.conversation(&ben, incident).await.unwrap().attachments;
        assert_eq!(files.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["seen.txt"]);
        let mut text = String::new();
        let mut open = d.app.download(&ben, incident, ids[0]).await.unwrap();
        tokio::io::AsyncReadExt::read_to_string(&mut open.bytes, &mut text).await.unwrap();
        assert_eq!(text, "seen.txt");
        assert!(matches!(d.app.download(&ben, incident, ids[1]).await, Err(AppError::NotVisible)));
        assert!(matches!(d.app.download(&eva, incident, ids[0]).await, Err(AppError::NotVisible)));
        let other = d.incident(d.eva, "Another matter altogether").await.record;
        assert!(matches!(d.app.download(&eva, other, ids[0]).await, Err(AppError::NotVisible)));
        let mut script = &b"<html><script>"[..];
        let refused = d.app.upload(&agent, "incident", Upload { name: "a.txt", visibility: Visibility::Public, bytes: &mut script }).await;
        assert!(refused.unwrap_err().has(kernel::Code::AttachmentType));
    }
}

#[tokio::test]
async fn links_and_names_of_hidden_records_are_not_told() {
    let d = Desk::sqlite().await;
    let (ben, agent) = (d.viewer(d.ben).await, d.viewer(d.agent).await);
    let own = d.incident(d.ben, "Ben's own incident here").await.record;
    let hidden = d.incident(d.eva, "Eva's incident over there").await.record;
    let action = Action { link: vec![("related_to".into(), hidden)], ..Action::default() };
    d.app.execute(&agent, Channel::Screen, command(&d.app, "incident", Some(own), action)).await.unwrap();
    assert_eq!(d.app.links(&agent, own).await.unwrap().len(), 1);
    assert_eq!(d.app.links(&agent, hidden).await.unwrap()[0].label, "Related to");
    assert!(d.app.links(&ben, own).await.unwrap().is_empty());
    let (lines, _) = d.app.history(&ben, own).await.unwrap();
    assert!(lines.iter().all(|l| !l.words.contains("Eva")), "{lines:?}");
}

#[tokio::test]
async fn live_events_reach_only_who_may_see() {
    let d = Desk::sqlite().await;
    let mut events = d.app.listen();
    let incident = d.incident(d.eva, "Eva cannot print the report").await.record;
    let live = events.recv().await.unwrap();
    let (ben, eva) = (d.viewer(d.ben).await, d.viewer(d.eva).await);
    assert!(d.app.live_event(&ben, &live).await.unwrap().is_none());
    assert_eq!(d.app.live_event(&eva, &live).await.unwrap().unwrap().record, incident);
}

#[tokio::test]
async fn roles_follow_assignments_at_once() {
    let d = Desk::sqlite().await;
    let incident = d.incident(d.eva, "Eva cannot print the report").await.record;
    assert!(d.app.view(&*d.viewer(d.ben).await, incident).await.is_err());
    let by = d.app.system("test");
    make(&d.app, &by, "role_assignment", json!({"role": "service_desk_agent", "person": d.ben, "valid_from": "2026-03-01"})).await;
    assert!(d.app.view(&*d.viewer(d.ben).await, incident).await.is_ok());
    let person = command(&d.app, "person", Some(d.ben), Action { set: desk::fields(json!({"active": false})), ..Action::default() });
    d.app.execute(&by, Channel::Screen, person).await.unwrap();
    assert!(matches!(d.app.viewer_of(d.ben).await, Err(AppError::NotVisible)));
}

#[tokio::test]
async fn requesters_take_no_move_of_the_provider() {
    let d = Desk::sqlite().await;
    let incident = d.incident(d.ben, "Mail arrives late today").await.record;
    let ben = d.viewer(d.ben).await;
    assert!(d.app.view(&ben, incident).await.unwrap().moves.is_empty());
    let refused = step(&d.app, &ben, "incident", incident, "assign", json!({"assigned_group": d.desk})).await.unwrap_err();
    assert!(refused.has(kernel::Code::Forbidden), "{refused}");
    let refused = set(&d.app, &ben, incident, None, json!({"impact": "1_high"})).await.unwrap_err();
    assert!(matches!(refused, AppError::Refused(_)));
}

#[tokio::test]
async fn words_of_hidden_fields_find_nothing() {
    for d in Desk::everywhere().await {
        let (ben, agent) = (d.viewer(d.ben).await, d.viewer(d.agent).await);
        let own = make(
            &d.app,
            &d.app.system("test"),
            "incident",
            json!({
                "title": "Mail arrives late today", "description": "It happened this morning and has not gone away since.", "caller": d.ben,
                "channel": "telephone", "service": d.mail, "category": d.category, "impact": "3_low", "urgency": "2_medium",
                "security_related": false, "legacy_reference": "OKAPI 77",
            }),
        )
        .await
        .record;
        d.comment(&agent, own, "The tapir gateway is slow.", Visibility::Public).await.unwrap();
        for (word, told) in [("okapi", 0), ("okapi 77", 0), ("late okapi", 0), ("morning", 1), ("late today", 1), ("tapir", 1)] {
            let found = d.app.search(&ben, word, 10).await.unwrap().hits.len();
            assert_eq!(found, told, "{}: search for {word}", d.database.name());
            assert_eq!(d.app.search(&agent, word, 10).await.unwrap().hits.len(), 1, "{}: {word}", d.database.name());
        }
        for (query, told) in [("okapi", 0), ("\"okapi 77\"", 0), ("is:open okapi", 0), ("-okapi", 1), ("morning", 1), ("late today", 1)] {
            let list = d.app.list(&ben, &ListQuery::of("incident").matching(query).counted()).await.unwrap();
            assert!(list.error.is_none());
            assert_eq!((list.rows.len(), list.count.unwrap().n), (told, told as u64), "{}: list of {query}", d.database.name());
        }
        assert_eq!(d.app.list(&agent, &ListQuery::of("incident").matching("okapi")).await.unwrap().rows.len(), 1);
    }
}
