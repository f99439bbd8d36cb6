//! Stretches of time in a zone with summer time: Berlin, on Friday 27 March 2026, two days before clocks change.

use crate::sample::model;
use schema::query::{Cond, Env, Pred, Query};

fn edges(text: &str) -> String {
    let model = model();
    let def = model.get("incident").unwrap();
    let checked = Query::parse(&format!("created{text}")).unwrap().check(&model, def).unwrap_or_else(|e| panic!("{text}: {e}"));
    let env = Env::new("2026-03-27T15:00:00Z".parse().unwrap(), "Europe/Berlin");
    let Pred::Test(test) = &checked.root else { panic!("{text} is one test") };
    let [Cond::Time(low, high)] = test.any.as_slice() else { panic!("{text} is one stretch") };
    let say = |edge: &Option<schema::query::Edge>| edge.as_ref().map_or("…".to_owned(), |e| e.instant(&env).to_string());
    format!("{} → {}", say(low), say(high))
}

#[test]
fn stretches() {
    for (text, expected) in [
        (":2026-03-27", "2026-03-26T23:00:00Z → 2026-03-27T23:00:00Z"),
        (":2026-03", "2026-02-28T23:00:00Z → 2026-03-31T22:00:00Z"),
        (":2025", "2024-12-31T23:00:00Z → 2025-12-31T23:00:00Z"),
        (":2026-03-27T15:00", "2026-03-27T14:00:00Z → 2026-03-27T14:01:00Z"),
        (":2026-03-27T15:00:30", "2026-03-27T14:00:30Z → 2026-03-27T14:00:31Z"),
        ("<2026-03-27T15:00:00Z", "… → 2026-03-27T15:00:00Z"),
        ("<=2026-03-27T15:00:00+01:00", "… → 2026-03-27T14:00:00.000001Z"),
        (">2026-03-27", "2026-03-27T23:00:00Z → …"),
        (">=2026-03-27", "2026-03-26T23:00:00Z → …"),
        ("<2026-03-27", "… → 2026-03-26T23:00:00Z"),
        ("<=2026-03-27", "… → 2026-03-27T23:00:00Z"),
        (":2026-01..2026-02", "2025-12-31T23:00:00Z → 2026-02-28T23:00:00Z"),
        (":2026-01..", "2025-12-31T23:00:00Z → …"),
        (":-7d", "2026-03-20T15:00:00Z → 2026-03-27T15:00:00.000001Z"),
        (":+3d", "2026-03-27T15:00:00Z → 2026-03-30T14:00:00.000001Z"),
        (">=-36h", "2026-03-26T03:00:00Z → …"),
        (">=-1mo", "2026-02-27T15:00:00Z → …"),
        (":today", "2026-03-26T23:00:00Z → 2026-03-27T23:00:00Z"),
        (":yesterday", "2026-03-25T23:00:00Z → 2026-03-26T23:00:00Z"),
        (":this_week", "2026-03-22T23:00:00Z → 2026-03-29T22:00:00Z"),
        (":last_week", "2026-03-15T23:00:00Z → 2026-03-22T23:00:00Z"),
        (":last_month", "2026-01-31T23:00:00Z → 2026-02-28T23:00:00Z"),
        (":this_quarter", "2025-12-31T23:00:00Z → 2026-03-31T22:00:00Z"),
        (":last_quarter", "2025-09-30T22:00:00Z → 2025-12-31T23:00:00Z"),
        (":this_year", "2025-12-31T23:00:00Z → 2026-12-31T23:00:00Z"),
        (":9999", "9998-12-31T23:00:00Z → 9999-12-30T22:00:00.999999999Z"),
    ] {
        assert_eq!(edges(text), expected, "{text}");
    }
}
