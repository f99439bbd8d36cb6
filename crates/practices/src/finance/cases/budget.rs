//! Budgets.

use super::{budget, told};
use crate::world::{Case, World, at};

macro_rules! rows {
    () => {
        "cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":6000000,\"currency\":\"EUR\"}},{\"category\":\"software\",\"amount\":{\"minor\":6000000,\"currency\":\"EUR\"}}]"
    };
}
macro_rules! mail {
    ($state:literal) => {
        mail!($state, "")
    };
    ($state:literal, $more:literal) => {
        concat!($state, "|title=Mail 2026; service=%mail; period=2026-Q2; currency=EUR; owner=@budget_holder; proposed_by=@finance_manager; amount={\"minor\":12000000,\"currency\":\"EUR\"}; ", rows!(), "; ", $more)
    };
}

fn furnish(w: &mut World) {
    w.given("@holder", "person", "", "name=Another holder; party=organisation; active=true");
    w.given("=holder", "role_assignment", "", "role=budget_holder; person=@holder; valid_from=2026-01-01");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // making one
    ("a budget adds up", "", "@finance_manager", concat!("title=Mail 2026; service=%mail; period=2026-Q2; owner=@budget_holder; ", rows!()), "ok", "state=draft; amount={\"minor\":12000000,\"currency\":\"EUR\"}; used={\"minor\":0,\"currency\":\"EUR\"}"),
    ("for a group of services", "", "@finance_manager", "title=Office 2026; service_group=[\"%mail\",\"%print\"]; period=2026-Q3; owner=@budget_holder", "ok", "amount={\"minor\":0,\"currency\":\"EUR\"}"),
    ("for something", "", "@finance_manager", "title=Nothing 2026; period=2026-Q2; owner=@budget_holder", "required:service", ""),
    ("not for both", "", "@finance_manager", "title=Both 2026; service=%mail; service_group=[\"%print\"]; period=2026-Q2; owner=@budget_holder", "guard:service_group", ""),
    ("what must be said", "", "@finance_manager", "service=%mail", "required:owner required:period required:title", ""),
    ("a sound period", "", "@finance_manager", "title=Mail 2026; service=%mail; period=2026-13; owner=@budget_holder", "wrong-shape:period", ""),
    ("no weeks", "", "@finance_manager", "title=Mail 2026; service=%mail; period=2026-W09; owner=@budget_holder", "guard:period", ""),
    ("a sound currency", "", "@finance_manager", "title=Mail 2026; service=%mail; period=2026-Q2; owner=@budget_holder; currency=eur", "wrong-shape:currency", ""),
    ("nothing negative", "", "@finance_manager", "title=Mail 2026; service=%mail; period=2026-Q2; owner=@budget_holder; cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":-1,\"currency\":\"EUR\"}}]", "negative:cost_categories", ""),
    ("another currency needs a rate", "", "@finance_manager", "title=Mail 2026; service=%mail; period=2026-Q2; owner=@budget_holder; cost_categories=[{\"category\":\"cloud\",\"amount\":{\"minor\":10000,\"currency\":\"USD\"}}]", "currency:cost_categories", ""),
    ("a dated one", "", "@finance_manager", "title=Mail 2026; service=%mail; period=2026-Q2; owner=@budget_holder; cost_categories=[{\"category\":\"cloud\",\"amount\":{\"minor\":10000,\"currency\":\"USD\"},\"rate\":\"0.9\"}]", "currency:cost_categories", ""),
    ("then it is counted", "", "@finance_manager", "title=Mail 2026; service=%mail; period=2026-Q2; owner=@budget_holder; cost_categories=[{\"category\":\"cloud\",\"amount\":{\"minor\":10005,\"currency\":\"USD\"},\"rate\":\"0.9\",\"rate_on\":\"2026-05-29\"},{\"category\":\"people\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"}}]", "ok", "amount={\"minor\":9006,\"currency\":\"EUR\"}"),
    ("the limit is in its currency", "", "@finance_manager", "title=Mail 2026; service=%mail; period=2026-Q2; owner=@budget_holder; variance_limit={\"minor\":100,\"currency\":\"USD\"}", "currency:variance_limit", ""),
    ("the sum is computed", "", "@finance_manager", "title=Mail 2026; service=%mail; period=2026-Q2; owner=@budget_holder; amount={\"minor\":1,\"currency\":\"EUR\"}", "computed:amount", ""),
    ("agents do not see money", mail!("draft"), "@ana", "title=Something else", "not-visible", ""),
    // draft → proposed
    ("proposed", mail!("draft"), "@finance_manager", "move propose", "ok", "state=proposed; proposed_by=@finance_manager"),
    ("proposed by the service owner", mail!("draft"), "@olga", "move propose", "ok", "proposed_by=@olga"),
    ("with figures", mail!("draft", "cost_categories=-"), "@finance_manager", "move propose", "required-for-move:cost_categories", ""),
    ("of two kinds", mail!("draft", "cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":1,\"currency\":\"EUR\"}},{\"category\":\"people\",\"amount\":{\"minor\":2,\"currency\":\"EUR\"}}]"), "@finance_manager", "move propose", "guard:cost_categories", ""),
    ("the holder does not propose", mail!("draft"), "@budget_holder", "move propose", "forbidden", ""),
    // proposed → approved
    ("approved by its holder", mail!("proposed"), "@budget_holder", "move approve", "ok", "state=approved; approved_by=@budget_holder; approved_on=2026-06-01"),
    ("not by another holder", mail!("proposed"), "@holder", "move approve", "forbidden", ""),
    ("not by who proposed it", mail!("proposed", "proposed_by=@budget_holder"), "@budget_holder", "move approve", "guard", ""),
    ("not by the finance manager", mail!("proposed"), "@finance_manager", "move approve", "forbidden", ""),
    ("not by an automation", mail!("proposed"), "system:timer", "move approve", "guard", ""),
    ("whoever changes the figures proposes them", mail!("proposed"), "@budget_holder", "cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":9,\"currency\":\"EUR\"}},{\"category\":\"cloud\",\"amount\":{\"minor\":2,\"currency\":\"EUR\"}}]", "ok", "proposed_by=@budget_holder"),
    ("and not in the act of approving", mail!("proposed"), "@budget_holder", "move approve; cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":9,\"currency\":\"EUR\"}},{\"category\":\"cloud\",\"amount\":{\"minor\":2,\"currency\":\"EUR\"}}]", "guard", ""),
    ("not from a draft", mail!("draft"), "@budget_holder", "move approve", "no-such-move", ""),
    // approved → active → closed
    ("active", mail!("approved"), "@budget_holder", "move activate", "ok", "state=active"),
    ("not before its period", mail!("approved", "period=2027-Q1"), "@finance_manager", "move activate", "guard:period", ""),
    ("on its first day", mail!("approved", "period=2026-06"), "@finance_manager", "move activate", "ok", ""),
    ("not closed in its period", mail!("active"), "@finance_manager", "move close", "guard:period", ""),
    ("not on its last day", mail!("active", "period=2026-06"), "@finance_manager", "move close", "guard:period", ""),
    ("closed the day after", mail!("active", "period=2026-05"), "@finance_manager", "move close", "ok", "state=closed"),
    ("closed is closed", mail!("closed"), "@finance_manager", "title=Something else", "terminal", ""),
    // revisions
    ("what was approved is revised by its holder", mail!("active"), "@finance_manager", "cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":9,\"currency\":\"EUR\"}}]; revision_requested_by=@olga; reason: two more people came", "guard:cost_categories", ""),
    ("who says who asked, and why", mail!("active"), "@budget_holder", "cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":9,\"currency\":\"EUR\"}}]", "reason-needed required:revision_requested_by", ""),
    ("and that is somebody else", mail!("active"), "@budget_holder", "cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":9,\"currency\":\"EUR\"}}]; revision_requested_by=@budget_holder; reason: two more people came", "segregation-of-duties:revision_requested_by", ""),
    ("a revision is kept", mail!("active"), "@budget_holder", "cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":9,\"currency\":\"EUR\"}}]; revision_requested_by=@olga; reason: two more people came", "ok", "amount={\"minor\":9,\"currency\":\"EUR\"}; revisions=[{\"after\":{\"currency\":\"EUR\",\"minor\":9},\"approved_by\":\"@budget_holder\",\"before\":{\"currency\":\"EUR\",\"minor\":12000000},\"on\":\"2026-06-01\",\"reason\":\"two more people came\",\"requested_by\":\"@olga\"}]"),
    ("an approved one too", mail!("approved"), "@budget_holder", "cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":9,\"currency\":\"EUR\"}}]", "reason-needed required:revision_requested_by", ""),
    ("an automation revises nothing", mail!("active"), "system:timer", "cost_categories=[{\"category\":\"people\",\"amount\":{\"minor\":9,\"currency\":\"EUR\"}}]; revision_requested_by=@olga; reason: two more people came", "guard:cost_categories", ""),
];

#[test]
fn budgets() {
    World::try_cases("budget", CASES, furnish);
}

/// A budget is not closed over entries that nobody posted.
#[test]
fn nothing_is_left_behind() {
    let mut w = World::new();
    budget(&mut w, "*it", "active", "period=2026-05");
    w.given("*entry", "cost_entry", "draft", "title=An invoice; budget=*it; period=2026-05");
    assert_eq!(w.outcome("@finance_manager", Some("*it"), "move close"), "guard");
}

/// A budget begins by itself, and its months bring their reviews.
#[test]
fn its_life() {
    let mut w = World::new();
    budget(&mut w, "*it", "proposed", "period=2026-Q3");
    w.must("@budget_holder", Some("*it"), "move approve");
    assert_eq!(told(&w, "budget_approved"), [w.id("@finance_manager")]);
    let timer = |w: &World, name: &str| w.timers.get(&(w.id("*it"), name.to_owned())).map(ToString::to_string);
    assert_eq!(timer(&w, "begin").as_deref(), Some("2026-06-30T22:00:00Z"), "midnight in Paris");
    w.now = at("2026-06-30T22:00:01Z");
    w.must("system:timer", Some("*it"), "timer begin");
    w.holds("*it", "state=active").unwrap();
    let mut months = Vec::new();
    for (due, next) in [
        ("2026-07-31T22:00:00Z", Some("2026-08-31T22:00:00Z")),
        ("2026-08-31T22:00:00Z", Some("2026-09-30T22:00:00Z")),
        ("2026-09-30T22:00:00Z", None),
    ] {
        assert_eq!(timer(&w, "month").as_deref(), Some(due));
        w.now = at(due).plus_seconds(5);
        w.must("system:timer", Some("*it"), "timer month");
        assert_eq!(timer(&w, "month").as_deref(), next);
        let made = w.records.values().filter(|r| *r.type_name == *"financial_review").max_by_key(|r| r.created_at).unwrap().clone();
        months.push((made.text("period").unwrap().to_owned(), made.get("due_on").unwrap().to_json(), made.reference("owner").unwrap()));
    }
    let holder = w.id("@budget_holder");
    let expected = [("2026-07", "2026-08-14"), ("2026-08", "2026-09-14"), ("2026-09", "2026-10-14")];
    assert_eq!(months, expected.map(|(period, due)| (period.to_owned(), serde_json::json!(due), holder)), "due on the tenth business day");
}

/// The holder hears once at 80 % and once at all of it.
#[test]
fn use_is_told() {
    let mut w = World::new();
    budget(&mut w, "*bud", "active", "");
    let mut post = |minor: i64, title: &str| {
        w.outbox.clear();
        w.must("@finance_manager", None, &format!("new cost_entry; title={title}; service=%mail; period=2026-05; cost_category=software; amount={{\"minor\":{minor},\"currency\":\"EUR\"}}"));
        w.must("@finance_manager", Some("*it"), "move post");
        told(&w, "budget_used").len()
    };
    assert_eq!(post(9_599_999, "Licences of the year"), 0);
    assert_eq!(post(1, "A cent for the measure"), 1, "exactly 80 %");
    assert_eq!(post(100, "A little more"), 0);
    assert_eq!(post(2_399_900, "All the rest"), 1, "exactly all of it");
    assert_eq!(post(1, "One cent too many"), 0);
    assert_eq!(super::minor(&w, "*bud", "used"), 12_000_001);
}
