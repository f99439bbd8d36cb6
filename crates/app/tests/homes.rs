//! What is seen across record types: the homes of practices, the calendar of obligations, my work. On each database.
#![allow(clippy::unwrap_used)]

mod desk;
mod gathered;
mod governance;
use app::AppError;
use app::view::Area;
use desk::{Desk, make, step};
use serde_json::json;

#[tokio::test]
async fn obligations_stand_in_one_calendar_and_are_reminded() {
    for d in Desk::everywhere().await {
        let by = d.app.system("test");
        let issue = |title: &str, day: &str| json!({"title": title, "origin": "external", "statement": "It may change what customers need.", "owner": d.agent, "next_review_on": day});
        let near = make(&d.app, &by, "context_issue", issue("A new law on records", "2026-03-20")).await.record;
        make(&d.app, &by, "context_issue", issue("A market that moves", "2026-12-01")).await;
        let late = make(&d.app, &by, "context_issue", issue("Forgotten last year", "2026-02-01")).await.record;
        let agent = d.viewer(d.agent).await;
        let agenda = d.app.agenda(&agent, true).await.unwrap();
        let titles: Vec<&str> = agenda.obligations.iter().map(|o| o.title.as_str()).collect();
        assert_eq!(titles, ["Forgotten last year", "A new law on records", "A market that moves"], "{}", d.database.name());
        assert_eq!((agenda.obligations[0].record, agenda.obligations[1].record, agenda.obligations[1].owner), (late, near, Some(d.agent)));
        assert!(!agenda.more && agenda.names.contains_key(&d.agent));
        // Nobody but those who work here sees it; what is not theirs is everybody's.
        let ben = d.viewer(d.ben).await;
        assert!(d.app.agenda(&ben, false).await.unwrap().obligations.is_empty());
        let admin = d.viewer(d.admin).await;
        assert!(d.app.agenda(&admin, true).await.unwrap().obligations.iter().all(|o| o.owner == Some(d.admin)));
        assert!(d.app.agenda(&admin, false).await.unwrap().obligations.iter().any(|o| o.record == near));
        // Thirty days before, seven days before, and once when it is past.
        for _ in 0..40 {
            d.clock.advance(86_400);
            while d.app.fire_timers().await.unwrap() > 0 {}
        }
        let (lines, _) = d.app.history(&agent, near).await.unwrap();
        let told = lines.iter().filter(|l| l.words.contains("reminder")).count();
        assert_eq!(told, 2, "{}: {:?}", d.database.name(), lines.iter().map(|l| &l.words).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_home_counts_what_can_be_opened() {
    for d in Desk::everywhere().await {
        let first = d.incident(d.ben, "Mail arrives late today").await.record;
        d.incident(d.eva, "Mail does not arrive at all").await;
        let agent = d.viewer(d.agent).await;
        let home = d.app.home(&agent, "incident").await.unwrap();
        let count = |home: &app::view::HomeView, label: &str| home.tiles.iter().find(|t| t.tile.label == label).map(|t| t.count.n);
        assert_eq!(count(&home, "Nobody assigned"), Some(2), "{}", d.database.name());
        for tile in &home.tiles {
            let list = d.app.count(&agent, &tile.tile.type_name, &tile.tile.query).await.unwrap();
            assert_eq!(list.n, tile.count.n, "{}: {}", d.database.name(), tile.tile.label);
        }
        assert!(home.lists.iter().any(|(def, can_make)| *def.name == *"incident" && *can_make));
        // An agent reads every incident: the indicators are theirs to see. The one that is resolved counts in this month.
        let reported = |home: &app::view::HomeView, id: &str| {
            home.kpis.iter().find(|k| k.kpi.id == id).map(|k| k.months.last().unwrap().1.denominator)
        };
        assert_eq!(reported(&home, "I-10"), Some(2));
        d.clock.advance(3600);
        let done = json!({"resolution": "The gateway was restarted and the queue has drained.", "resolution_code": "fixed", "configuration_item": "none identified", "caused_by_change": "no"});
        step(&d.app, &agent, "incident", first, "resolve_at_once", done).await.unwrap();
        assert_eq!(reported(&d.app.home(&agent, "incident").await.unwrap(), "I-2"), Some(1), "an hour later it is computed anew");
        // Whoever only asks has no practices; an area shows what its homes show.
        let ben = d.viewer(d.ben).await;
        assert!(matches!(d.app.home(&ben, "incident").await, Err(AppError::NotVisible)));
        assert!(d.app.practices(&ben).is_empty());
        let area = d.app.area(&agent, Area::Resolution).await.unwrap();
        let (_, tiles) = area.iter().find(|(h, _)| *h.name == *"incident").unwrap();
        assert_eq!(tiles.len(), home.tiles.len());
        assert!(matches!(d.app.home(&agent, "nothing").await, Err(AppError::NotVisible)));
    }
}

/// Every tile and every indicator that ships is asked once, of each database.
#[tokio::test]
async fn every_home_can_be_read() {
    for d in Desk::everywhere().await {
        d.incident(d.ben, "Mail arrives late today").await;
        let system = d.app.system("test");
        let mut shown = 0;
        for home in practices::home::homes() {
            let view = d.app.home(&system, &home.name).await;
            let view = view.unwrap_or_else(|e| panic!("{}, {}: {e:?}", d.database.name(), home.name));
            assert_eq!(view.tiles.len(), home.tiles.len(), "{}", home.name);
            shown += view.kpis.len();
        }
        assert_eq!(shown, practices::kpi::kpis().len(), "{}", d.database.name());
    }
}

/// A mean of times, a share by a computed field, a sum by another sum, and so many per hundred.
#[tokio::test]
async fn indicators_come_in_several_shapes() {
    for d in Desk::everywhere().await {
        let first = d.incident(d.ben, "Mail does not arrive at all").await.record;
        d.clock.advance(900);
        let second = d.incident(d.ben, "Nobody can print anything").await.record;
        d.clock.advance(300);
        let by = d.app.system("test");
        for incident in [first, second] {
            make(&d.app, &by, "major_incident", json!({"incident": incident, "criteria_met": ["many_users"]})).await;
        }
        let newest = async |practice: &str, id: &str| {
            let (app, viewer) = (&d.app, d.viewer(d.admin).await);
            let home = app.home(&viewer, practice).await.unwrap();
            home.kpis.iter().find(|k| k.kpi.id == id).map(|k| k.months.last().unwrap().1)
        };
        let mean = newest("major_incident", "MI-2").await.unwrap();
        assert_eq!((mean.tenths, mean.denominator), (Some(125), 2), "{}: the mean of 20 and 5 minutes", d.database.name());
        let late = newest("major_incident", "MI-7").await.unwrap();
        assert_eq!((late.tenths, late.denominator), (Some(0), 2));
        let sent = newest("major_incident", "MI-4").await.unwrap();
        assert_eq!((sent.tenths, sent.denominator), (None, 0), "nothing was restored: there is nothing to divide by");
        let users = newest("incident", "I-11").await.unwrap();
        assert_eq!(users.numerator, 2);
        let wanted = practices::kpi::value(practices::kpi::Unit::PerHundred, 2, users.denominator);
        assert_eq!(users.tenths, wanted.tenths, "{}: {users:?}", d.database.name());
    }
}

#[tokio::test]
async fn my_work_goes_across_types() {
    for d in Desk::everywhere().await {
        let incident = d.incident(d.ben, "Mail arrives late today").await.record;
        let agent = d.viewer(d.agent).await;
        let work = d.app.my_work(&agent).await.unwrap();
        let unassigned = work.sections.iter().find(|s| *s.name == *"unassigned").unwrap();
        assert!(unassigned.rows.is_empty(), "it belongs to no group yet");
        step(&d.app, &agent, "incident", incident, "assign", json!({"assigned_group": d.desk, "assigned_to": d.agent})).await.unwrap();
        let work = d.app.my_work(&agent).await.unwrap();
        let mine = work.sections.iter().find(|s| *s.name == *"mine").unwrap();
        assert_eq!(mine.rows.iter().map(|(def, r)| (def.name.as_str(), r.id)).collect::<Vec<_>>(), [("incident", incident)]);
        let ben = d.viewer(d.ben).await;
        let own = d.app.my_work(&ben).await.unwrap();
        assert_eq!(own.sections.iter().map(|s| (s.name.as_str(), s.rows.len())).collect::<Vec<_>>(), [("reported", 1)]);
    }
}
