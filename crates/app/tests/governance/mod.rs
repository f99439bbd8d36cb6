//! Pages of governing, over a year of records: who sees them, and what stands on them.

pub mod seed;

use super::desk::{Desk, make};
use app::AppError;
use app::view::audit::years::Standing as Covered;
use app::view::certification::timeline::Standing as Line;
use app::view::competence::matrix::Standing as Held;
use app::view::context::scope::Standing as Scoped;
use app::view::management_review::inputs::Treated;
use app::view::planning::progress::Verdict;
use jiff::civil::date;
use kernel::{Date, Id};
use serde_json::json;

const TODAY: Date = date(2026, 3, 2);

/// The desk with its year; four people and three live services.
async fn told() -> Vec<(Desk, [Id; 4], Vec<Id>)> {
    let mut all = Vec::new();
    for d in Desk::everywhere().await {
        let by = d.app.system("test");
        let iris = make(&d.app, &by, "person", json!({"name": "Iris Manager", "email": "iris@example.org"})).await.record;
        let otto = make(&d.app, &by, "person", json!({"name": "Otto Owner", "email": "otto@example.org", "manager": iris})).await.record;
        let mut services = vec![d.mail];
        for name in ["Files", "Print"] {
            let service = json!({"name": name, "description": "For everybody", "service_owner": d.admin, "criticality": "medium", "support_group": d.desk});
            let id = make(&d.app, &by, "service", service).await.record;
            super::desk::step(
                &d.app,
                &by,
                "service",
                id,
                "take_in",
                json!({"service_owner": d.admin, "criticality": "medium", "went_live_on": "2026-01-01"}),
            )
            .await
            .unwrap();
            services.push(id);
        }
        let people = [d.admin, d.agent, iris, otto];
        seed::seed(&d.app, &people, &services, TODAY).await;
        all.push((d, people, services));
    }
    all
}

#[tokio::test]
async fn governing_stands_on_its_pages() {
    for (d, people, services) in told().await {
        let name = d.database.name();
        let system = d.app.system("test");
        let agent = d.viewer(d.agent).await;

        // Risks: every number is its list.
        let map = d.app.risk_map(&agent).await.unwrap();
        assert_eq!(map.cells.iter().map(|(_, f)| f[0].count.n).sum::<u64>(), 13, "{name}");
        assert_eq!((map.unplaced[0].count.n, map.cells.iter().map(|(_, f)| f[1].count.n).sum::<u64>()), (1, 9), "{name}");
        for (cell, figures) in map.cells.iter().filter(|(_, f)| f[0].count.n > 0) {
            let listed = d.app.count(&agent, "risk", &figures[0].query).await.unwrap();
            assert_eq!(listed.n, figures[0].count.n, "{name}: {cell:?}");
        }
        assert_eq!(map.levels.iter().map(|l| l.risks[0].count.n).collect::<Vec<_>>(), [4, 3, 4, 2], "{name}");
        assert_eq!(map.levels.iter().map(|l| l.untreated.count.n).sum::<u64>(), 2, "{name}: two stand assessed");

        // Roles.
        let roles = d.app.role_matrix(&agent).await.unwrap();
        assert!(roles.vacant().any(|r| *r.role == *"process_owner") && !roles.vacant().any(|r| *r.role == *"change_manager"), "{name}");
        let ending: Vec<(&str, i64, bool)> = roles.ending.iter().map(|(m, left, next)| (&*m.role, *left, *next)).collect();
        assert_eq!(ending, [("supplier_manager", 12, false), ("problem_manager", 40, false)], "{name}");
        let apart: Vec<(&str, Id, bool)> = roles.conflicts.iter().map(|c| (&*c.role, c.person, c.blocks)).collect();
        assert!(
            apart.contains(&("change_authority", people[1], true)) && apart.contains(&("internal_audit_manager", people[3], true)),
            "{name}: {apart:?}"
        );
        assert!(roles.alone.iter().any(|m| *m.role == *"risk_owner") && roles.names.contains_key(&people[2]), "{name}");

        // Competences: the manager sees their people, whoever manages competences sees all.
        let all = d.app.competence_matrix(&system, None, None).await.unwrap();
        assert!(
            !all.own && all.matrix.met().0 >= 3 && all.matrix.count(Held::Expired) == 1 && all.matrix.count(Held::Beyond) == 1,
            "{name}: {:?}",
            all.matrix
        );
        let iris = d.app.competence_matrix(&*d.viewer(people[2]).await, None, None).await.unwrap();
        assert_eq!(iris.matrix.rows.keys().copied().collect::<std::collections::BTreeSet<_>>(), [people[2], people[3]].into(), "{name}");
        assert!(iris.own);
        let one = d.app.competence_matrix(&system, Some("problem_manager"), None).await.unwrap();
        assert_eq!(one.matrix.rows.keys().collect::<Vec<_>>(), [&people[2]], "{name}");
        assert!(
            one.matrix.competences.iter().any(|c| c == "Root-cause analysis")
                && !one.matrix.competences.iter().any(|c| c == "Contract law")
        );
        let group = d.app.competence_matrix(&system, None, Some(d.desk)).await.unwrap();
        assert_eq!(group.matrix.rows.keys().collect::<Vec<_>>(), [&people[1]], "{name}");

        // Scope: the first service is live and not stated.
        let scope = d.app.scope_page(&agent).await.unwrap();
        assert!(scope.statement.is_some());
        assert_eq!(
            scope.services.iter().map(|(s, standing)| (s.id, *standing)).next(),
            Some((services[0], Scoped::LiveUnstated)),
            "{name}"
        );
        assert_eq!((scope.count(Scoped::Agrees), scope.count(Scoped::LiveUnstated)), (2, 1), "{name}");

        // Objectives.
        let objectives = d.app.objectives_board(&agent).await.unwrap();
        let verdicts: Vec<Verdict> = objectives.active.iter().map(|c| c.progress.verdict).collect();
        assert_eq!(verdicts, [Verdict::Overdue, Verdict::Behind, Verdict::Unmeasured, Verdict::OnTrack, Verdict::Reached], "{name}");
        let with_kpi = objectives.active.iter().find(|c| !c.results.is_empty()).unwrap();
        assert_eq!((with_kpi.results.len(), with_kpi.results[0].0.as_str(), with_kpi.behind_kpi), (4, "2026-01", true), "{name}");

        // Audits.
        let years = d.app.audit_years(&agent, None).await.unwrap();
        let clause =
            |wanted: &str| years.clauses.iter().find(|(c, _)| *c == wanted).unwrap().1.iter().map(|s| s.standing).collect::<Vec<_>>();
        assert_eq!(clause("4.1"), [Covered::Unknown, Covered::Held, Covered::Held], "{name}");
        assert_eq!(clause("8.6.1"), [Covered::Unknown, Covered::Held, Covered::Planned], "{name}");
        assert_eq!(clause("8.3.4.1"), [Covered::Unknown, Covered::Missed, Covered::Late], "{name}");
        assert_eq!(clause("8.4.1"), [Covered::Unknown, Covered::Missed, Covered::Programmed], "{name}");
        assert_eq!((years.processes.len(), years.last), (7, 2026), "{name}");
        assert_eq!(d.app.audit_years(&agent, Some(9999)).await.unwrap().last, 2029, "{name}: no further than the next three years");

        // Boards.
        let board = d.app.board(&agent, "improvement", false).await.unwrap();
        assert_eq!(board.columns.iter().map(|c| c.cards.len()).collect::<Vec<_>>(), [2, 1, 1, 1, 1, 1, 1, 1], "{name}");
        let mine = d.app.board(&agent, "nonconformity", true).await.unwrap();
        assert!(mine.columns.iter().flat_map(|c| &c.cards).all(|(r, _)| r.reference("owner") == Some(d.agent)), "{name}");
        assert!(matches!(d.app.board(&agent, "incident", false).await, Err(AppError::NotVisible)), "{name}: there is no such board");

        // Certification: the newest cycle, its gate, and the other cycle by its number.
        let page = d.app.certification_page(&system, None).await.unwrap();
        assert_eq!(page.cycle.as_ref().and_then(|c| c.state.as_deref()), Some("management_review"), "{name}");
        assert!(page.gate.iter().filter(|c| c.obstacle.is_some()).count() >= 3, "{name}: {:?}", page.gate);
        let older = page.cycles.iter().find(|c| c.state.as_deref() == Some("surveillance_1")).and_then(|c| c.number.clone()).unwrap();
        let other = d.app.certification_page(&system, Some(&older)).await.unwrap();
        let first = other.line.iter().find(|m| m.label == "First surveillance").unwrap();
        assert_eq!((first.days_left, first.standing), (115, Line::Near), "{name}");
        assert!(matches!(d.app.certification_page(&system, Some("CYC9999999")).await, Err(AppError::NotVisible)), "{name}");
    }
}

#[tokio::test]
async fn the_inputs_of_a_review_are_compiled_and_then_stand_still() {
    for (d, ..) in told().await {
        let name = d.database.name();
        let agent = d.viewer(d.agent).await;
        let coming = d.app.review_page(&agent, None).await.unwrap().unwrap();
        assert!(!coming.frozen && coming.record.state.as_deref() == Some("planned"), "{name}");
        let open = coming.topics.iter().filter(|t| t.treated == Treated::Open).count();
        assert_eq!((coming.topics.len(), open), (14, 4), "{name}: nine are presented, one has nothing to report");
        let risks = coming.topics.iter().find(|t| t.topic == "risks").unwrap();
        for (ask, count) in &risks.figures {
            assert_eq!(d.app.count(&agent, ask.type_name, &ask.query).await.unwrap().n, count.n, "{name}: {}", ask.label);
        }
        let before = coming.others.iter().find(|r| r.id != coming.record.id).unwrap();
        let number = before.number.clone().unwrap();
        let held = d.app.review_page(&agent, Some(&number)).await.unwrap().unwrap();
        assert!(
            held.frozen && held.topics.iter().all(|t| t.treated == Treated::Presented) && held.conclusions_missing.is_empty(),
            "{name}"
        );
        assert_eq!(coming.span.0, held.span.1, "{name}: a review looks back to the one before it");
        // Whoever only asks for help sees none of this.
        let ben = d.viewer(d.ben).await;
        assert!(matches!(d.app.review_page(&ben, None).await, Err(AppError::NotVisible)), "{name}");
        assert!(matches!(d.app.risk_map(&ben).await, Err(AppError::NotVisible)), "{name}");
        assert!(matches!(d.app.role_matrix(&ben).await, Err(AppError::NotVisible)), "{name}");
        assert!(matches!(d.app.scope_page(&ben).await, Err(AppError::NotVisible)), "{name}");
        assert!(matches!(d.app.objectives_board(&ben).await, Err(AppError::NotVisible)), "{name}");
        assert!(matches!(d.app.audit_years(&ben, None).await, Err(AppError::NotVisible)), "{name}");
        assert!(matches!(d.app.certification_page(&ben, None).await, Err(AppError::NotVisible)), "{name}");
        assert!(matches!(d.app.competence_matrix(&ben, None, None).await, Err(AppError::NotVisible)), "{name}");
        assert!(matches!(d.app.board(&ben, "improvement", false).await, Err(AppError::NotVisible)), "{name}");
    }
}
