//! What is gathered about changes and services: the change calendar, impact across items and services, the service page. Each
//! within what its viewer may see, and in few statements.

use crate::desk::estate::{Estate, estate, held, person};
use crate::desk::{Desk, make, step};
use app::AppError;
use app::view::{CalendarWish, ChangeCalendar, Part, Span, Standing};
use kernel::Id;
use serde_json::json;

/// How many statements something takes: the least of a few tries, because the journal is kept in order beside it.
macro_rules! statements {
    ($d:expr, $what:expr) => {{
        let mut least = u64::MAX;
        for _ in 0..5 {
            let before = $d.app.store().db().statements();
            $what.await.unwrap();
            least = least.min($d.app.store().db().statements() - before);
        }
        least
    }};
}

fn titles(view: &ChangeCalendar) -> Vec<&str> {
    view.changes.iter().map(|c| c.title.as_str()).collect()
}

#[tokio::test]
async fn the_change_calendar_shows_windows_freezes_and_collisions() {
    for d in Desk::everywhere().await {
        let mona = person(&d, "Mona Manager", &["change_manager"]).await;
        person(&d, "Dora Duty", &["duty_manager"]).await;
        person(&d, "Tea Authority", &["change_authority"]).await;
        let nils = person(&d, "Nils Doer", &["support_analyst"]).await;
        let manager = d.viewer(mona).await;
        let first = held(&d, &manager, "Take the relay out", nils, ("2026-03-10T20:00:00Z", "2026-03-10T22:00:00Z")).await;
        let second = held(&d, &manager, "Put the new relay in", d.agent, ("2026-03-10T22:20:00Z", "2026-03-11T01:00:00Z")).await;
        let draft = |title: &str, from: &str, to: &str| json!({"title": title, "service": d.mail, "reason": "It is time for it", "planned_start": from, "planned_end": to});
        make(&d.app, &manager, "change", draft("Tidy the mailboxes", "2026-03-28T09:00:00Z", "2026-03-28T11:00:00Z")).await;
        make(&d.app, &manager, "change", draft("Something of May", "2026-05-05T09:00:00Z", "2026-05-05T11:00:00Z")).await;
        let over = draft("Across the end of the month", "2026-03-31T20:00:00Z", "2026-04-06T06:00:00Z");
        make(&d.app, &manager, "change", over).await;
        let freeze = json!({"title": "Closing of the books", "starts_at": "2026-03-25T00:00:00Z", "ends_at": "2026-03-30T00:00:00Z", "services": [d.mail], "owner": mona, "description": "The books are closed; nothing may stand in the way."});
        let freeze = make(&d.app, &manager, "change_freeze", freeze).await.record;
        step(&d.app, &manager, "change_freeze", freeze, "announce", json!({})).await.unwrap();

        let name = d.database.name();
        let asked = statements!(d, d.app.change_calendar(&manager, &CalendarWish::default()));
        let view = d.app.change_calendar(&manager, &CalendarWish::default()).await.unwrap();
        assert!(asked <= 8, "{name}: {asked} statements");
        assert_eq!((view.first.to_string(), view.last.to_string()), ("2026-02-23".to_owned(), "2026-04-05".to_owned()));
        assert_eq!(
            titles(&view),
            ["Take the relay out", "Put the new relay in", "Tidy the mailboxes", "Across the end of the month"],
            "{name}"
        );
        // Within thirty minutes of each other, and both touch mail; nobody acknowledged it.
        assert_eq!(view.collisions.len(), 1, "{name}");
        assert_eq!((view.collisions[0].of, view.collisions[0].shared.clone(), view.collisions[0].settled), ((0, 1), vec![d.mail], false));
        assert_eq!((view.changes[0].collides.clone(), view.changes[1].collides.clone()), (vec![second], vec![first]));
        // An emergency passes a freeze; what is proposed in it is stopped by it.
        assert_eq!((view.freezes.len(), view.freezes[0].services.clone(), view.freezes[0].announced), (1, vec![d.mail], true));
        assert_eq!((view.changes[2].stopped_by.clone(), view.changes[2].standing), (vec![freeze], Standing::Proposed));
        assert!(view.changes[0].stopped_by.is_empty() && view.names.contains_key(&d.mail));

        let week = CalendarWish { span: Span::Week, on: "2026-04-01".parse().ok(), ..CalendarWish::default() };
        assert_eq!(titles(&d.app.change_calendar(&manager, &week).await.unwrap()), ["Across the end of the month"], "{name}");
        let kind = CalendarWish { kind: Some("emergency".into()), ..CalendarWish::default() };
        assert_eq!(d.app.change_calendar(&manager, &kind).await.unwrap().changes.len(), 2, "{name}");
        let elsewhere = CalendarWish { service: Some(d.desk), ..CalendarWish::default() };
        let none = d.app.change_calendar(&manager, &elsewhere).await.unwrap();
        assert!(none.changes.is_empty() && none.freezes.is_empty(), "{name}");
        // Whoever only asks for things sees no calendar of changes.
        let ben = d.viewer(d.ben).await;
        assert!(matches!(d.app.change_calendar(&ben, &CalendarWish::default()).await, Err(AppError::NotVisible)), "{name}");
    }
}

#[tokio::test]
async fn impact_is_followed_across_items_and_services() {
    for d in Desk::everywhere().await {
        let Estate { keeper, shop, front, database, server } = estate(&d).await;
        let name = d.database.name();
        let asked = statements!(d, d.app.impact(&keeper, &server.text(), 3));
        let view = d.app.impact(&keeper, &server.text(), 3).await.unwrap();
        assert!(asked <= 8, "{name}: {asked} statements");
        let mut above: Vec<(Id, u32)> = view.above.iter().map(|r| (r.id, r.distance)).collect();
        above.sort_by_key(|(id, distance)| (*distance, *id));
        let mut near = [(front, 1), (database, 1)];
        near.sort();
        assert_eq!(above, [near[0], near[1], (shop, 2)], "{name}");
        assert!(view.below.is_empty() && !view.cut);
        assert_eq!(view.services, [shop], "{name}");
        // A step at a time.
        assert_eq!(d.app.impact(&keeper, &server.text(), 1).await.unwrap().above.len(), 2);
        // From the service down, through its items and to the services it depends on.
        let down = d.app.impact(&keeper, &shop.text(), 9).await.unwrap();
        let mut below: Vec<(Id, u32)> = down.below.iter().map(|r| (r.id, r.distance)).collect();
        below.sort_by_key(|(id, distance)| (*distance, *id));
        let mut first = vec![(front, 1), (d.mail, 1)];
        first.sort();
        let mut second = vec![(database, 2), (server, 2)];
        second.sort();
        assert_eq!(below, [first, second].concat(), "{name}");
        assert_eq!((down.depth, down.services.clone()), (5, vec![shop]));
        assert!(down.needs.len() >= 6 && down.things.contains_key(&server));
        // What one may not see is neither shown nor passed through.
        let ben = d.viewer(d.ben).await;
        assert!(matches!(d.app.impact(&ben, &server.text(), 3).await, Err(AppError::NotVisible)), "{name}");
        if let Ok(seen) = d.app.impact(&ben, &shop.text(), 3).await {
            assert!(seen.things.values().all(|t| *t.def.name == *"service"), "{name}");
        }
        let incident = d.incident(d.ben, "Mail arrives late today").await.record;
        assert!(matches!(d.app.impact(&keeper, &incident.text(), 3).await, Err(AppError::NotVisible)), "{name}");
    }
}

#[tokio::test]
async fn a_service_gathers_what_belongs_to_it() {
    for d in Desk::everywhere().await {
        let name = d.database.name();
        for n in 1..=7 {
            d.incident(d.ben, &format!("Mail arrives late, case {n}")).await;
        }
        let by = d.app.system("test");
        let risk = json!({"title": "The only relay breaks", "statement": "There is one relay and it is old", "category": "availability", "service": d.mail, "owner": d.admin});
        make(&d.app, &by, "risk", risk).await;
        let budget = json!({"title": "Mail 2026", "service": d.mail, "period": "2026", "owner": d.admin, "cost_categories": [{"category": "cloud", "amount": {"minor": 100_000, "currency": "EUR"}}]});
        make(&d.app, &by, "budget", budget).await;
        let owner = d.viewer(person(&d, "Olga Owner", &["service_owner", "sms_manager", "finance_manager"]).await).await;
        let asked = statements!(d, d.app.service(&owner, d.mail));
        let view = d.app.service(&owner, d.mail).await.unwrap();
        assert!(asked <= 10, "{name}: {asked} statements");
        let incidents = view.block("incidents").unwrap();
        assert_eq!((incidents.count.n, incidents.rows.len(), incidents.part), (7, 5, Part::Now), "{name}");
        // Every number is the list it counts.
        for block in &view.blocks {
            let list = d.app.count(&owner, &block.def.name, &block.query).await.unwrap();
            assert_eq!(list.n, block.count.n, "{name}: {}", block.name);
        }
        for (block, n) in [("risks", 1), ("budgets", 1), ("problems", 0), ("next_changes", 0)] {
            assert_eq!(view.block(block).map(|b| b.count.n), Some(n), "{name}: {block}");
        }
        // The administrator reads them all: no list was left out because its query is not understood.
        let all = d.app.service(&d.app.system("test"), d.mail).await.unwrap();
        assert_eq!(all.blocks.len(), 19, "{name}: {:?}", all.blocks.iter().map(|b| b.name).collect::<Vec<_>>());
        assert!(view.kpis.iter().any(|k| k.kpi.id == "I-10" && k.values.last().unwrap().denominator == 7), "{name}");
        // An agent has no business with the budget.
        let agent = d.viewer(d.agent).await;
        let agent = d.app.service(&agent, d.mail).await.unwrap();
        assert!(agent.block("budgets").is_none() && agent.block("incidents").is_some_and(|b| b.count.n == 7), "{name}");
        // Whoever asks sees what is theirs.
        let eva = d.viewer(d.eva).await;
        if let Ok(seen) = d.app.service(&eva, d.mail).await {
            assert!(seen.block("incidents").is_none_or(|b| b.count.n == 0) && seen.kpis.is_empty(), "{name}");
        }
        assert!(matches!(d.app.service(&owner, d.category).await, Err(AppError::NotVisible)), "{name}");
    }
}
