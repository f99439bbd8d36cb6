//! Pages of governing, empty and over a year of records: whole, linked, and closed to whoever only asks for help.

use super::desk::{Desk, make, step};
use super::{Browser, seed, whole};
use axum::http::StatusCode;
use serde_json::json;

const PAGES: [&str; 12] = [
    "/risks/map",
    "/roles/matrix",
    "/competence/matrix",
    "/competence/matrix?role=problem_manager&group=",
    "/scope",
    "/objectives/board",
    "/audits/coverage",
    "/audits/coverage?until=2027",
    "/reviews",
    "/boards/improvement",
    "/boards/nonconformity?whose=mine",
    "/boards/corrective_action",
];

#[tokio::test]
async fn pages_of_governing_are_whole_with_and_without_records() {
    let desk = Desk::sqlite().await;
    let by = desk.app.system("test");
    make(&desk.app, &by, "role_assignment", json!({"role": "sms_manager", "person": desk.agent, "valid_from": "2026-01-01"})).await;
    let mut ina = Browser::signed_in(&desk, desk.agent, "ina@example.org").await;
    for path in PAGES {
        whole(path, &ina.get(path).await);
    }
    assert!(ina.get("/risks/map").await.text.contains("No risk is assessed yet"));
    assert!(ina.get("/scope").await.text.contains("No scope statement is published"));

    let files = json!({"name": "Files", "description": "For everybody", "service_owner": desk.admin, "criticality": "medium", "support_group": desk.desk});
    let files = make(&desk.app, &by, "service", files).await.record;
    let live = json!({"service_owner": desk.admin, "criticality": "medium", "went_live_on": "2026-01-01"});
    step(&desk.app, &by, "service", files, "take_in", live).await.unwrap();
    let iris = make(&desk.app, &by, "person", json!({"name": "Iris <b>Manager</b>", "email": "iris@example.org"})).await.record;
    let otto = make(&desk.app, &by, "person", json!({"name": "Otto Owner", "email": "otto@example.org"})).await.record;
    let today = jiff::civil::date(2026, 3, 2);
    seed::seed(&desk.app, &[desk.admin, desk.agent, iris, otto], &[desk.mail, files], today).await;
    for path in PAGES.into_iter().chain(["/certification", "/certification?cycle=CYC0000001", "/reviews/MR0000001"]) {
        whole(path, &ina.get(path).await);
    }
    let map = ina.get("/risks/map").await.text;
    assert!(map.contains("/t/risk?q=is:open+likelihood:4+impact:5") && map.contains("1 risks, score 20, very high"), "{map}");
    let roles = ina.get("/roles/matrix").await.text;
    assert!(roles.contains("Iris &lt;b&gt;Manager") && roles.contains("Nobody else holds the role"), "{roles}");
    assert!(ina.get("/scope").await.text.contains("Not in the statement"));
    assert!(ina.get("/reviews/MR0000001").await.text.contains("The inputs are frozen"));
    let gate = ina.get("/certification").await.text;
    assert!(gate.contains("Gate before stage 1") && gate.contains("Closed: "), "{gate}");
    assert!(ina.get("/p/organisation").await.text.contains("href=\"/roles/matrix\""));
    for path in ["/reviews/MR9999999", "/boards/incident", "/certification?cycle=CYC9999999"] {
        assert_eq!(ina.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }

    let mut ben = Browser::signed_in(&desk, desk.ben, "ben@example.org").await;
    for path in [
        "/risks/map",
        "/roles/matrix",
        "/competence/matrix",
        "/scope",
        "/objectives/board",
        "/audits/coverage",
        "/reviews",
        "/boards/improvement",
        "/certification",
    ] {
        assert_eq!(ben.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
