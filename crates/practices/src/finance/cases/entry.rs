//! Cost entries.

use super::{budget, minor};
use crate::world::{Case, World};

macro_rules! eur {
    ($minor:literal) => {
        concat!("{\"minor\":", $minor, ",\"currency\":\"EUR\"}")
    };
}
macro_rules! entry {
    ($state:literal, $more:expr) => {
        concat!($state, "|title=Licences in May; cost_kind=direct; entry_kind=cost; service=%mail; period=2026-05; cost_category=software; amount={\"minor\":10000,\"currency\":\"EUR\"}; ", $more)
    };
}
macro_rules! made {
    ($more:expr) => {
        concat!("title=Licences in May; service=%mail; period=2026-05; cost_category=software; amount={\"minor\":10000,\"currency\":\"EUR\"}; ", $more)
    };
}
macro_rules! shared {
    ($more:expr) => {
        concat!("title=Rent in May; cost_kind=indirect; period=2026-05; cost_category=facilities; amount={\"minor\":10000,\"currency\":\"EUR\"}; ", $more)
    };
}

fn furnish(w: &mut World) {
    budget(w, "*bud", "active", "");
    budget(w, "*group", "active", "service=-; service_group=[\"%mail\",\"%print\"]");
    budget(w, "*later", "active", "period=2027-Q1");
    budget(w, "*proposed", "proposed", "period=2026-05");
    budget(w, "*closed", "closed", "period=2026-Q2");
    w.given("%idea", "service", "proposed", "name=An idea; criticality=low");
    w.given("%planned", "service", "planned", "name=A plan; criticality=low");
    w.given("*was", "cost_entry", "posted", "title=Licences in April; service=%mail; period=2026-04; cost_category=software; amount={\"minor\":500,\"currency\":\"EUR\"}; budget=*bud");
    w.given("*may", "cost_entry", "posted", "title=Licences in May; service=%mail; period=2026-05; cost_category=software; amount={\"minor\":500,\"currency\":\"EUR\"}; budget=*bud");
    w.given("*draft", "cost_entry", "draft", "title=Not posted; service=%mail; period=2026-05; cost_category=software; amount={\"minor\":500,\"currency\":\"EUR\"}");
    w.given("*held", "financial_review", "held", "title=April; period=2026-04; services=[\"%mail\"]; budgets=[\"*bud\"]");
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // making one
    ("two budgets could be meant: none is guessed", "", "@finance_manager", made!(""), "ok", "state=draft; currency=EUR; budget=-"),
    ("a budget that is said", "", "@finance_manager", made!("budget=*bud"), "ok", "budget=*bud; budget_amount={\"minor\":10000,\"currency\":\"EUR\"}"),
    ("on a service", "", "@finance_manager", "title=Licences in May; period=2026-05; cost_category=software; amount={\"minor\":10000,\"currency\":\"EUR\"}", "required:service", ""),
    ("what must be said", "", "@finance_manager", "title=Licences in May; service=%mail", "required:amount required:cost_category required:period", ""),
    ("of a month", "", "@finance_manager", "title=Licences in May; service=%mail; period=2026-Q2; cost_category=software; amount={\"minor\":10000,\"currency\":\"EUR\"}", "wrong-shape:period", ""),
    ("never negative", "", "@finance_manager", "title=Licences in May; service=%mail; period=2026-05; cost_category=software; amount={\"minor\":-1,\"currency\":\"EUR\"}", "negative:amount", ""),
    ("not on an idea", "", "@finance_manager", "title=Licences in May; service=%idea; period=2026-05; cost_category=software; amount={\"minor\":10000,\"currency\":\"EUR\"}", "guard:service", ""),
    ("on a plan", "", "@finance_manager", "title=Licences in May; service=%planned; period=2026-05; cost_category=software; amount={\"minor\":10000,\"currency\":\"EUR\"}", "ok", ""),
    ("not in a group with an idea", "", "@finance_manager", "title=Licences in May; service_group=[\"%mail\",\"%idea\"]; period=2026-05; cost_category=software; amount={\"minor\":10000,\"currency\":\"EUR\"}", "guard:service_group", ""),
    ("a budget of the service", "", "@finance_manager", "title=Paper in May; service=%print; period=2026-05; cost_category=hardware; amount={\"minor\":10000,\"currency\":\"EUR\"}; budget=*bud", "guard:budget", ""),
    ("and of the time", "", "@finance_manager", made!("budget=*later"), "guard:budget", ""),
    ("currencies meet by a dated rate", "", "@finance_manager", "title=Cloud in May; service=%mail; period=2026-05; cost_category=cloud; amount={\"minor\":10000,\"currency\":\"USD\"}; budget=*bud", "currency:rate", ""),
    ("rate and date", "", "@finance_manager", "title=Cloud in May; service=%mail; period=2026-05; cost_category=cloud; amount={\"minor\":10000,\"currency\":\"USD\"}; budget=*bud; rate=0.9; rate_on=2026-05-29", "ok", "budget_amount={\"minor\":9000,\"currency\":\"EUR\"}; currency=USD"),
    ("no rate of tomorrow", "", "@finance_manager", "title=Cloud in May; service=%mail; period=2026-05; cost_category=cloud; amount={\"minor\":10000,\"currency\":\"USD\"}; budget=*bud; rate=0.9; rate_on=2026-06-02", "in-future:rate_on", ""),
    ("service owners do not post", "", "@olga", made!(""), "forbidden", ""),
    // indirect cost
    ("shared by units", "", "@finance_manager", shared!("allocation_rule=users; allocation_version=2026-1; allocation=[{\"service\":\"%mail\",\"units\":\"2\"},{\"service\":\"%print\",\"units\":\"1\"}]"), "ok", "service_group=%mail,%print; allocation=[{\"amount\":{\"currency\":\"EUR\",\"minor\":6667},\"service\":\"%mail\",\"share\":\"66.6667\",\"units\":\"2\"},{\"amount\":{\"currency\":\"EUR\",\"minor\":3333},\"service\":\"%print\",\"share\":\"33.3333\",\"units\":\"1\"}]"),
    ("shared equally", "", "@finance_manager", shared!("allocation_rule=equal_share; allocation_version=2026-1; allocation=[{\"service\":\"%mail\"},{\"service\":\"%print\"},{\"service\":\"%planned\"}]"), "ok", "allocation=[{\"amount\":{\"currency\":\"EUR\",\"minor\":3334},\"service\":\"%mail\",\"share\":\"33.3334\"},{\"amount\":{\"currency\":\"EUR\",\"minor\":3333},\"service\":\"%print\",\"share\":\"33.3333\"},{\"amount\":{\"currency\":\"EUR\",\"minor\":3333},\"service\":\"%planned\",\"share\":\"33.3333\"}]"),
    ("by shares of exactly a hundred", "", "@finance_manager", shared!("allocation_rule=tickets; allocation=[{\"service\":\"%mail\",\"share\":\"66.67\"},{\"service\":\"%print\",\"share\":\"33.33\"}]"), "ok", "allocation=[{\"amount\":{\"currency\":\"EUR\",\"minor\":6667},\"service\":\"%mail\",\"share\":\"66.67\"},{\"amount\":{\"currency\":\"EUR\",\"minor\":3333},\"service\":\"%print\",\"share\":\"33.33\"}]"),
    ("not a hundredth less", "", "@finance_manager", shared!("allocation_rule=tickets; allocation=[{\"service\":\"%mail\",\"share\":\"66.66\"},{\"service\":\"%print\",\"share\":\"33.33\"}]"), "guard:allocation", ""),
    ("not a hundredth more", "", "@finance_manager", shared!("allocation_rule=tickets; allocation=[{\"service\":\"%mail\",\"share\":\"66.6701\"},{\"service\":\"%print\",\"share\":\"33.33\"}]"), "guard:allocation", ""),
    ("units or shares", "", "@finance_manager", shared!("allocation_rule=users; allocation=[{\"service\":\"%mail\",\"units\":\"2\"},{\"service\":\"%print\",\"share\":\"50\"}]"), "guard:allocation", ""),
    ("not by nothing", "", "@finance_manager", shared!("allocation_rule=users; allocation=[{\"service\":\"%mail\",\"units\":\"0\"}]"), "guard:allocation", ""),
    ("each service once", "", "@finance_manager", shared!("allocation_rule=users; allocation=[{\"service\":\"%mail\",\"units\":\"1\"},{\"service\":\"%mail\",\"units\":\"1\"}]"), "guard:allocation", ""),
    ("not on an idea either", "", "@finance_manager", shared!("allocation_rule=users; allocation=[{\"service\":\"%idea\",\"units\":\"1\"}]"), "guard:service_group", ""),
    ("direct cost is not shared", "", "@finance_manager", made!("allocation=[{\"service\":\"%print\",\"share\":\"100\"}]"), "guard:allocation", ""),
    ("indirect cost that is not shared yet", "", "@finance_manager", shared!(""), "ok", "allocation=-"),
    // draft → posted
    ("posted", entry!("draft", "budget=*bud"), "@finance_manager", "move post", "ok", "state=posted; posted_on=2026-06-01; posted_by=@finance_manager"),
    ("to a budget", entry!("draft", ""), "@finance_manager", "move post", "required-for-move:budget", ""),
    ("in force", entry!("draft", "budget=*proposed"), "@finance_manager", "move post", "guard:budget", ""),
    ("not by the budget holder", entry!("draft", "budget=*bud"), "@budget_holder", "move post", "forbidden", ""),
    ("not by the manager of the system", entry!("draft", "budget=*bud"), "@mona", "move post", "forbidden", ""),
    ("indirect cost by a rule", "draft|title=Rent in May; cost_kind=indirect; entry_kind=cost; period=2026-05; cost_category=facilities; amount={\"minor\":10000,\"currency\":\"EUR\"}; budget=*group", "@finance_manager", "move post", "required-for-move:allocation required-for-move:allocation_rule required-for-move:allocation_version", ""),
    ("indirect cost posted", "draft|title=Rent in May; cost_kind=indirect; entry_kind=cost; period=2026-05; cost_category=facilities; amount={\"minor\":10000,\"currency\":\"EUR\"}; budget=*group; allocation_rule=users; allocation_version=2026-1; allocation=[{\"service\":\"%mail\",\"units\":\"2\"}]", "@finance_manager", "move post", "ok", "state=posted"),
    // closed periods and corrections
    ("a reviewed month is closed", "draft|title=Licences in April; cost_kind=direct; entry_kind=cost; service=%mail; period=2026-04; cost_category=software; amount={\"minor\":10000,\"currency\":\"EUR\"}; budget=*bud", "@finance_manager", "move post", "guard:period", ""),
    ("but for corrections", "draft|title=Licences in April; cost_kind=direct; entry_kind=credit; service=%mail; period=2026-04; cost_category=software; amount={\"minor\":0,\"currency\":\"EUR\"}; budget=*bud; corrects=*was; correction_reason=The invoice was wrong", "@finance_manager", "move post", "ok", "state=posted"),
    ("a closed budget takes nothing else", entry!("draft", "budget=*closed"), "@finance_manager", "move post", "guard:period", ""),
    ("a closed budget takes corrections", entry!("draft", "budget=*closed; corrects=*may; correction_reason=The invoice was wrong"), "@finance_manager", "move post", "ok", "state=posted"),
    ("a correction says why", "", "@finance_manager", made!("budget=*bud; corrects=*may"), "required:correction_reason", ""),
    ("of the same month", "", "@finance_manager", made!("budget=*bud; corrects=*was; correction_reason=The invoice was wrong"), "guard:period", ""),
    ("of what was posted", "", "@finance_manager", made!("budget=*bud; corrects=*draft; correction_reason=The invoice was wrong"), "guard:corrects", ""),
    ("no credit beyond what was spent", entry!("draft", "budget=*bud; entry_kind=credit"), "@finance_manager", "move post", "guard:amount", ""),
    ("posted stands", entry!("posted", "budget=*bud"), "@finance_manager", concat!("amount=", eur!(1)), "terminal", ""),
    ("also for the administrator", entry!("posted", "budget=*bud"), "@adam", concat!("amount=", eur!(1), "; reason: it was typed wrongly"), "terminal", ""),
    ("a draft is dropped", entry!("draft", ""), "@finance_manager", "move cancel; reason: it came twice by mail", "ok", "state=cancelled"),
    ("for a reason", entry!("draft", ""), "@finance_manager", "move cancel", "reason-needed", ""),
    ("posted is not dropped", entry!("posted", "budget=*bud"), "@finance_manager", "move cancel; reason: it came twice by mail", "no-such-move terminal", ""),
];

#[test]
fn entries() {
    World::try_cases("cost_entry", CASES, furnish);
}

/// The budget is found where only one is meant, and knows what was posted to it.
#[test]
fn what_was_posted_is_used() {
    let mut w = World::new();
    budget(&mut w, "*bud", "active", "");
    w.must("@finance_manager", None, concat!("new cost_entry; ", made!("")));
    w.holds("*it", "budget=*bud").unwrap();
    w.must("@finance_manager", Some("*it"), "move post");
    assert_eq!(minor(&w, "*bud", "used"), 10_000);
    w.holds("*bud", "used_percent=0.08").unwrap();
    w.names.insert("*first".to_owned(), w.id("*it"));
    w.must("@finance_manager", None, concat!("new cost_entry; ", made!("entry_kind=credit; corrects=*first; correction_reason=A tenth was given back")));
    assert_eq!(w.outcome("@finance_manager", Some("*it"), concat!("amount=", eur!(10001), "; move post")), "guard:amount");
    w.must("@finance_manager", Some("*it"), concat!("amount=", eur!(1000), "; move post"));
    assert_eq!(minor(&w, "*bud", "used"), 9_000);
}
