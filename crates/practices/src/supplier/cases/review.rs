//! Supplier reviews.

use super::{due, supplier, told};
use crate::world::{Case, World, at};

macro_rules! planned {
    () => {
        "planned|supplier=*sup; period=2026-Q2; due_on=2026-06-01; owner=@supplier_manager; contracts=[\"*con\"]"
    };
}
macro_rules! held {
    ($more:literal) => {
        concat!("move hold; held_on=2026-05-31; targets_measured=10; process_performance=They run no process; service_effectiveness=The mail flows as it should; findings=Nothing that worries us", $more)
    };
}

fn furnish(w: &mut World) {
    w.given("@sid", "person", "", "name=Sid Supplier; party=supplier; active=true");
    supplier(w, "*sup", "active", "contacts=[\"@sid\"]; last_reviewed_on=2025-12-01; next_review_on=2026-06-01");
    supplier(w, "*over", "ended", "");
    w.given("*con", "contract", "active", "title=Hosting contract; supplier=*sup");
    w.given("*foreign", "contract", "active", "title=Contract of another; supplier=*over");
    w.given("*imp", "improvement", "", "");
    w.given("*known", "supplier_review", "held", "supplier=*sup; period=2025-Q4; due_on=2025-12-01");
    w.given("*dropped", "supplier_review", "cancelled", "supplier=*sup; period=2026-Q1; due_on=2026-03-01");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("a review is planned", "", "@supplier_manager", "supplier=*sup; period=2026-Q2; due_on=2026-06-01", "ok", "state=planned; owner=@supplier_manager; title=The sup company, 2026-Q2"),
    ("one for each period", "", "@supplier_manager", "supplier=*sup; period=2025-Q4; due_on=2026-06-01", "duplicate:period", ""),
    ("a cancelled one does not count", "", "@supplier_manager", "supplier=*sup; period=2026-Q1; due_on=2026-06-01", "ok", ""),
    ("a sound period", "", "@supplier_manager", "supplier=*sup; period=spring; due_on=2026-06-01", "wrong-shape:period", ""),
    ("what must be said", "", "@supplier_manager", "description=A look at them", "required:due_on required:period required:supplier", ""),
    ("service owners do not plan it", "", "@olga", "supplier=*sup; period=2026-Q2; due_on=2026-06-01", "forbidden", ""),
    ("holding asks for all", planned!(), "@supplier_manager", "move hold; contracts=-", "required-for-move:contracts required-for-move:findings required-for-move:held_on required-for-move:process_performance required-for-move:service_effectiveness required-for-move:targets_measured", ""),
    ("held", planned!(), "@supplier_manager", held!(""), "ok", "state=held; targets_met=10"),
    ("held by the manager of the system", planned!(), "@mona", held!(""), "ok", "state=held"),
    ("a miss needs an improvement", planned!(), "@supplier_manager", held!("; targets_missed=[{\"target\":\"Response in an hour\"}]"), "guard:improvements", ""),
    ("a reason is none", planned!(), "@supplier_manager", held!("; targets_missed=[{\"target\":\"Response in an hour\"}]; no_improvement_reason=It happened only once"), "guard:improvements", ""),
    ("a miss with an improvement", planned!(), "@supplier_manager", held!("; targets_missed=[{\"target\":\"Response in an hour\"}]; link improvements *imp"), "ok", "targets_met=9"),
    ("not more missed than measured", planned!(), "@supplier_manager", "targets_measured=0; targets_missed=[{\"target\":\"Response in an hour\"}]", "guard:targets_measured", ""),
    ("not held tomorrow", planned!(), "@supplier_manager", "held_on=2026-06-02", "in-future:held_on", ""),
    ("contracts of this supplier", planned!(), "@supplier_manager", "contracts=[\"*foreign\"]", "guard:contracts", ""),
    ("staff do not hold it", planned!(), "@sam", held!(""), "forbidden", ""),
    ("an active supplier is reviewed", planned!(), "@supplier_manager", "move cancel; reason: we had no time for it", "guard", ""),
    ("one who left is not", "planned|supplier=*over; period=2026-Q2; due_on=2026-06-01", "@supplier_manager", "move cancel; reason: they have left us", "ok", "state=cancelled"),
    ("cancelling says why", "planned|supplier=*over; period=2026-Q2; due_on=2026-06-01", "@supplier_manager", "move cancel", "reason-needed", ""),
    ("held is held", "held|supplier=*sup; period=2026-Q2; due_on=2026-06-01", "@supplier_manager", "move cancel; reason: they have left us", "no-such-move terminal", ""),
];

#[test]
fn reviews() {
    World::try_cases("supplier_review", CASES, furnish);
}

/// A review that was held moves the next one, and tells the supplier.
#[test]
fn a_review_counts() {
    let mut w = World::new();
    furnish(&mut w);
    let (state, fields) = planned!().split_once('|').unwrap();
    w.given("*it", "supplier_review", state, fields);
    w.must("@supplier_manager", Some("*it"), held!(""));
    w.holds("*sup", "last_reviewed_on=2026-05-31; next_review_on=2026-11-30").unwrap();
    assert_eq!(told(&w, "supplier_review"), ["@sid"]);
    assert!(w.outbox.iter().any(|o| *o.kind == *"mail" && o.body["text"].as_str().unwrap().contains("10 of 10")));
}

/// Reminders: a week ahead, the day after, and after thirty days to whoever is accountable.
#[test]
fn late_reviews_are_told() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@supplier_manager", None, "new supplier_review; supplier=*sup; period=2026-Q3; due_on=2026-07-10");
    assert_eq!(due(&w, "*it", "soon").as_deref(), Some("2026-07-02T22:00:00Z"));
    w.now = at("2026-07-11T08:00:00Z");
    w.must("system:timer", Some("*it"), "timer late");
    assert_eq!(told(&w, "due"), ["@supplier_manager"]);
    w.outbox.clear();
    w.now = at("2026-08-09T08:00:00Z");
    w.must("system:timer", Some("*it"), "timer very_late");
    assert_eq!(told(&w, "due"), ["@sms_owner", "@supplier_manager"]);
    w.outbox.clear();
    w.must("@supplier_manager", Some("*it"), concat!(held!(""), "; contracts=[\"*con\"]"));
    assert!(due(&w, "*it", "soon").is_none() && due(&w, "*it", "late").is_none());
    w.must("system:timer", Some("*it"), "timer late");
    assert!(told(&w, "due").is_empty(), "a stale timer tells nobody");
}
