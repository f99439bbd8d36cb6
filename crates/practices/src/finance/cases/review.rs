//! Financial reviews.

use super::{budget, minor, told};
use crate::world::{Case, World, at};

macro_rules! planned {
    ($more:expr) => {
        concat!("planned|title=Mail in May; period=2026-05; due_on=2026-06-12; services=[\"%mail\"]; budgets=[\"*bud\"]; owner=@olga; budgeted={\"minor\":1000000,\"currency\":\"EUR\"}; ", $more)
    };
}
macro_rules! rest {
    () => {
        "expected_rest={\"minor\":7000000,\"currency\":\"EUR\"}"
    };
}

/// A budget of ten thousand a month, with 11,000 posted in May less a credit of 500.
fn furnish(w: &mut World) {
    budget(w, "*bud", "active", "used={\"minor\":4100000,\"currency\":\"EUR\"}");
    budget(w, "*usd", "active", "currency=USD; service=%print; amount={\"minor\":100,\"currency\":\"USD\"}; used={\"minor\":0,\"currency\":\"USD\"}");
    budget(w, "*free", "active", "service=%print; amount={\"minor\":0,\"currency\":\"EUR\"}");
    let of = |w: &mut World, name: &str, state: &str, kind: &str, period: &str, minor: i64| {
        w.given(name, "cost_entry", state, &format!("title=An invoice; service=%mail; period={period}; entry_kind={kind}; budget=*bud; budget_amount={{\"minor\":{minor},\"currency\":\"EUR\"}}"));
    };
    of(w, "*a", "posted", "cost", "2026-05", 1_100_000);
    of(w, "*b", "posted", "credit", "2026-05", 50_000);
    of(w, "*c", "posted", "cost", "2026-04", 9_000_000);
    of(w, "*d", "draft", "cost", "2026-05", 9_000_000);
    w.given("*rep", "service_report", "", "");
    w.given("*known", "financial_review", "held", "title=Mail in April; period=2026-04; services=[\"%mail\"]; budgets=[\"*bud\"]");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("planned from the records", "", "@finance_manager", "title=Mail in May; period=2026-05; services=[\"%mail\"]", "ok", "state=planned; due_on=2026-06-12; budgets=[\"*bud\"]; budgeted={\"minor\":1000000,\"currency\":\"EUR\"}; actual={\"minor\":1050000,\"currency\":\"EUR\"}; actual_to_date={\"minor\":4100000,\"currency\":\"EUR\"}"),
    ("a quarter", "", "@finance_manager", "title=Mail in spring; period=2026-Q2; services=[\"%mail\"]", "ok", "due_on=2026-07-14; budgeted={\"minor\":3000000,\"currency\":\"EUR\"}; actual={\"minor\":10050000,\"currency\":\"EUR\"}"),
    ("what must be said", "", "@finance_manager", "description=A look at the money", "required:period required:services required:title", ""),
    ("no weeks", "", "@finance_manager", "title=Mail in May; period=2026-W20; services=[\"%mail\"]", "guard:period", ""),
    ("a sound period", "", "@finance_manager", "title=Mail in May; period=May; services=[\"%mail\"]", "wrong-shape:period", ""),
    ("earlier is nobody's question", "", "@finance_manager", "title=Mail in May; period=2026-05; services=[\"%mail\"]; due_on=2026-06-05", "ok", "due_on=2026-06-05"),
    ("later is", "", "@finance_manager", "title=Mail in May; period=2026-05; services=[\"%mail\"]; due_on=2026-06-15", "reason-needed", ""),
    ("once for each month", "", "@finance_manager", "title=Mail in April; period=2026-04; services=[\"%mail\"]; budgets=[\"*bud\"]", "duplicate:period", ""),
    ("one currency", "", "@finance_manager", "title=Both in May; period=2026-05; services=[\"%mail\",\"%print\"]; budgets=[\"*bud\",\"*usd\"]", "currency:budgets", ""),
    ("also of what is expected", planned!(""), "@finance_manager", "expected_rest={\"minor\":1,\"currency\":\"USD\"}", "currency:expected_rest", ""),
    ("a budget of these services", "", "@finance_manager", "title=Print in May; period=2026-05; services=[\"%print\"]; budgets=[\"*bud\"]", "guard:budgets", ""),
    ("holders see and do not make it", "", "@budget_holder", "title=Mail in May; period=2026-05; services=[\"%mail\"]", "forbidden", ""),
    // planned → held
    ("holding asks for all", planned!("budgets=-; budgeted=-"), "@finance_manager", "move hold", "required-for-move:budgeted required-for-move:budgets required-for-move:expected_rest required-for-move:held_on", ""),
    ("held", planned!(""), "@finance_manager", concat!("move hold; held_on=2026-06-01; ", rest!()), "ok", "state=held; forecast={\"minor\":11100000,\"currency\":\"EUR\"}"),
    ("held by the service owner", planned!(""), "@olga", concat!("move hold; held_on=2026-06-01; ", rest!()), "ok", "state=held"),
    ("held by the owner of the system", planned!(""), "@sms_owner", concat!("move hold; held_on=2026-06-01; ", rest!()), "ok", "state=held"),
    ("not by the manager of the system", planned!(""), "@mona", concat!("move hold; held_on=2026-06-01; ", rest!()), "forbidden", ""),
    ("not in the period", planned!(""), "@finance_manager", concat!("move hold; held_on=2026-05-31; ", rest!()), "guard:held_on", ""),
    ("not tomorrow", planned!(""), "@finance_manager", concat!("move hold; held_on=2026-06-02; ", rest!()), "in-future:held_on", ""),
    ("just within ten percent needs no words", planned!("budgeted={\"minor\":1166666,\"currency\":\"EUR\"}"), "@finance_manager", concat!("move hold; held_on=2026-06-01; ", rest!()), "ok", "variance=-1166.66"),
    ("just beyond does", planned!("budgeted={\"minor\":1166667,\"currency\":\"EUR\"}"), "@finance_manager", concat!("move hold; held_on=2026-06-01; ", rest!()), "required-for-move:variance_explanation", ""),
    ("beyond ten percent is explained", planned!("budgeted={\"minor\":950000,\"currency\":\"EUR\"}"), "@finance_manager", concat!("move hold; held_on=2026-06-01; ", rest!()), "required-for-move:variance_explanation", ""),
    ("explained", planned!("budgeted={\"minor\":950000,\"currency\":\"EUR\"}"), "@finance_manager", concat!("move hold; held_on=2026-06-01; variance_explanation=Two invoices came late; ", rest!()), "ok", "variance_percent=10.53"),
    ("below counts as well", planned!("budgeted={\"minor\":1200000,\"currency\":\"EUR\"}"), "@finance_manager", concat!("move hold; held_on=2026-06-01; ", rest!()), "required-for-move:variance_explanation", ""),
    ("no percent of nothing", planned!("budgeted={\"minor\":0,\"currency\":\"EUR\"}"), "@finance_manager", concat!("move hold; held_on=2026-06-01; variance_explanation=It was never planned; ", rest!()), "ok", "variance_percent=-"),
    ("the variance is computed", planned!(""), "@finance_manager", "variance=1", "computed:variance", ""),
    // held → closed
    ("closed when reported", "held|title=Mail in May; period=2026-05; due_on=2026-06-12; services=[\"%mail\"]; budgets=[\"*bud\"]", "@finance_manager", "move close; reported_in=*rep", "ok", "state=closed"),
    ("not before", "held|title=Mail in May; period=2026-05; due_on=2026-06-12; services=[\"%mail\"]; budgets=[\"*bud\"]", "@finance_manager", "move close", "required-for-move:reported_in", ""),
    ("not from planned", planned!(""), "@finance_manager", "move close; reported_in=*rep", "no-such-move", ""),
    ("closed is closed", "closed|title=Mail in May; period=2026-05; due_on=2026-06-12; services=[\"%mail\"]", "@finance_manager", "title=Something else", "terminal", ""),
];

#[test]
fn reviews() {
    World::try_cases("financial_review", CASES, furnish);
}

/// A large variance is told to the holders; the limit of the budget spares the words, not the message.
#[test]
fn large_variances_are_told() {
    let mut w = World::new();
    furnish(&mut w);
    budget(&mut w, "*bud", "active", "variance_limit={\"minor\":100000,\"currency\":\"EUR\"}");
    let (state, fields) = planned!("budgeted={\"minor\":950000,\"currency\":\"EUR\"}").split_once('|').unwrap();
    w.given("*it", "financial_review", state, fields);
    w.must("@finance_manager", Some("*it"), concat!("move hold; held_on=2026-06-01; ", rest!()));
    assert_eq!(told(&w, "variance"), [w.id("@budget_holder")]);
}

/// What was reviewed does not change behind the review.
#[test]
fn figures_stand_once_held() {
    let mut w = World::new();
    furnish(&mut w);
    let (state, fields) = planned!("").split_once('|').unwrap();
    w.given("*it", "financial_review", state, fields);
    w.must("@finance_manager", Some("*it"), concat!("move hold; held_on=2026-06-01; ", rest!()));
    w.given("*late", "cost_entry", "posted", "title=An invoice; service=%mail; period=2026-05; entry_kind=cost; budget=*bud; budget_amount={\"minor\":7,\"currency\":\"EUR\"}");
    w.must("@finance_manager", Some("*it"), "move close; reported_in=*rep");
    assert_eq!(minor(&w, "*it", "actual"), 1_050_000);
}

#[test]
fn late_reviews_are_told() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@finance_manager", None, "new financial_review; title=Mail in May; period=2026-05; services=[\"%mail\"]; owner=@olga");
    w.now = at("2026-06-13T08:00:00Z");
    w.must("system:timer", Some("*it"), "timer late");
    assert_eq!(told(&w, "due"), [w.id("@olga")]);
    w.now = at("2026-07-12T08:00:00Z");
    w.outbox.clear();
    w.must("system:timer", Some("*it"), "timer very_late");
    assert_eq!(told(&w, "due").len(), 2, "the owner of the system as well");
}
