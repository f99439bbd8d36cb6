//! Cases of KPIs, their results, evaluations and trend reviews.

use crate::world::{Case, World, at};

const KPI: &str = "title=Correction in time; catalogue_id=NC-2; subject=sms; measure=Corrections in time; formula=in time / due; method=Counted from the records; frequency=monthly; value_kind=percent; owner=@process_owner; definition_version=1";

fn furnish(w: &mut World) {
    w.given("*kpi", "kpi", "active", &format!("{KPI}; target=95.0; direction=higher_is_better; analysis_frequency=quarterly"));
    w.given("*count", "kpi", "active", "title=Complaints; subject=sms; measure=Complaints; formula=count; method=Counted from the records; frequency=monthly; value_kind=count; target=3.0; direction=lower_is_better; analysis_frequency=quarterly; owner=@process_owner; definition_version=2");
    w.given("*drafted", "kpi", "draft", "title=Not yet active; frequency=monthly");
    w.given("*before", "kpi_result", "evaluated", "title=Before; kpi=*count; period=2026-04; kpi_version=1");
    w.given("*task", "action", "", "title=Do something about it");
    w.given("*imp", "improvement", "proposed", "title=Do it better");
    w.given("*problem", "problem", "", "title=Why it fails");
    w.given("*report", "service_report", "", "title=Monthly report");
    w.given("*goal", "objective", "", "title=Be on time");
    w.given("*need", "service_requirement", "", "title=Mail all day");
}

#[rustfmt::skip]
const KPIS: &[Case] = &[
    ("defined", "", "@sms_manager", "title=Correction in time; measure=Corrections in time; formula=in time / due; method=Counted from the records", "ok", "state=draft; definition_version=1; frequency=monthly"),
    ("by its owner", "", "@process_owner", "title=Correction in time; measure=Corrections in time; formula=in time / due; method=Counted from the records; owner=@process_owner", "ok", "state=draft"),
    ("for another", "", "@process_owner", "title=Correction in time; measure=Corrections in time; formula=in time / due; method=Counted from the records; owner=@ana", "forbidden", ""),
    ("not by the desk", "", "@ana", "title=Correction in time", "forbidden", ""),
    ("without a measure", "", "@sms_manager", "title=Correction in time", "required:formula required:measure required:method", ""),
    ("a method that says nothing", "", "@sms_manager", "title=Correction in time; measure=Corrections in time; formula=in time / due; method=tbd", "placeholder:method", ""),
    ("a target that is no number", "", "@sms_manager", "title=Correction in time; measure=Corrections in time; formula=in time / due; method=Counted from the records; target=NaN", "not-a-number:target", ""),
    ("more than all", "", "@sms_manager", "title=Correction in time; measure=Corrections in time; formula=in time / due; method=Counted from the records; target=100.01", "out-of-range:target", ""),
    ("less than nothing", "", "@sms_manager", "title=Correction in time; measure=Corrections in time; formula=in time / due; method=Counted from the records; target=-1.0", "out-of-range:target", ""),
    ("a negative mean may be a target", "", "@sms_manager", "title=Correction in time; measure=Corrections in time; formula=in time / due; method=Counted from the records; target=-1.0; value_kind=mean", "ok", "target=-1.0"),
    ("activated", "draft|subject=sms; frequency=monthly; owner=@process_owner", "@sms_manager", "move activate; target=95.0; direction=higher_is_better; analysis_frequency=quarterly", "ok", "state=active; activated_at=~0"),
    ("all that lacks is told", "draft|subject=process; frequency=monthly", "@sms_manager", "move activate", "required-for-move:analysis_frequency required-for-move:direction required-for-move:owner required-for-move:process required-for-move:target", ""),
    ("of a service", "draft|subject=service; frequency=monthly; owner=@process_owner", "@sms_manager", "move activate; target=95.0; direction=higher_is_better; analysis_frequency=monthly", "required-for-move:service", ""),
    ("analysed more often than measured", "draft|subject=sms; frequency=quarterly; owner=@process_owner", "@sms_manager", "move activate; target=95.0; direction=higher_is_better; analysis_frequency=monthly", "guard:analysis_frequency", ""),
    ("owners activate theirs", "draft|subject=sms; frequency=monthly; owner=@process_owner", "@process_owner", "move activate; target=95.0; direction=higher_is_better; analysis_frequency=quarterly", "ok", "state=active"),
    ("others do not", "draft|subject=sms; frequency=monthly; owner=@ana", "@process_owner", "move activate; target=95.0; direction=higher_is_better; analysis_frequency=quarterly", "forbidden", ""),
    ("an active definition stands", "active|subject=sms; formula=a / b", "@sms_manager", "formula=a / c", "read-only:formula", ""),
    ("it is changed as a new version", "active|subject=sms; definition_version=1", "@sms_manager", "move revise; reason: the source has changed", "ok", "state=draft; definition_version=2"),
    ("with a reason", "active|subject=sms; definition_version=1", "@sms_manager", "move revise", "reason-needed", ""),
    ("retired", "active|subject=sms", "@sms_manager", "move retire; reason: nobody looks at it", "ok", "state=retired"),
    ("not by its owner", "active|owner=@process_owner", "@process_owner", "move retire; reason: nobody looks at it", "forbidden", ""),
    ("for good", "retired|subject=sms", "@sms_manager", "move activate", "no-such-move terminal", ""),
];

#[test]
fn definitions() {
    World::try_cases("kpi", KPIS, furnish);
}

#[rustfmt::skip]
const RESULTS: &[Case] = &[
    ("due by itself", "", "system:governing", "kpi=*kpi; period=2026-05", "ok", "state=due; due_on=2026-06-05; owner=@process_owner; title=NC-2, 2026-05; target=95.0; kpi_version=1"),
    ("recorded by the manager", "", "@sms_manager", "kpi=*kpi; period=2026-05; due_on=2026-06-03", "ok", "due_on=2026-06-03"),
    ("without a KPI", "", "@sms_manager", "period=2026-05", "required:kpi", ""),
    ("of a draft", "", "@sms_manager", "kpi=*drafted; period=2026-05", "guard:kpi", ""),
    ("of no period", "", "@sms_manager", "kpi=*kpi; period=May", "wrong-shape:period", ""),
    ("of a longer period", "", "@sms_manager", "kpi=*kpi; period=2026-Q1", "guard:period", ""),
    ("twice", "", "@sms_manager", "kpi=*count; period=2026-04", "duplicate:period", ""),
    ("by another version than before", "", "@sms_manager", "kpi=*count; period=2026-05", "ok", "breaks_trend=true; kpi_version=2"),
    ("computed fields are computed", "", "@sms_manager", "kpi=*kpi; period=2026-05; met=true", "computed:met", ""),
    ("not by the desk", "", "@ana", "kpi=*kpi; period=2026-05", "forbidden", ""),
    ("measured", "due|kpi=*kpi; period=2026-05", "@process_owner", "move measure; numerator=95; denominator=100", "ok", "state=measured; met=true; measured_at=~0; few_records=-"),
    ("just missed", "due|kpi=*kpi; period=2026-05", "@process_owner", "move measure; numerator=9499; denominator=10000", "ok", "value=94.99; met=false"),
    ("few records", "due|kpi=*kpi; period=2026-05", "@process_owner", "move measure; numerator=4; denominator=4", "ok", "met=-; few_records=true"),
    ("none at all need a reason", "due|kpi=*kpi; period=2026-05", "@process_owner", "move measure; numerator=0; denominator=0", "guard:value", ""),
    ("none at all with a reason", "due|kpi=*kpi; period=2026-05", "@process_owner", "move measure; numerator=0; denominator=0; no_value_reason=Nothing was due in May", "ok", "state=measured; value=-; met=-"),
    ("nothing", "due|kpi=*kpi; period=2026-05", "@process_owner", "move measure", "guard:value", ""),
    ("more than all", "due|kpi=*kpi; period=2026-05", "@process_owner", "move measure; numerator=101; denominator=100", "out-of-range:numerator", ""),
    ("no number", "due|kpi=*kpi; period=2026-05", "@process_owner", "move measure; value=many", "not-a-number:value", ""),
    ("a count", "due|kpi=*count; period=2026-05", "@process_owner", "move measure; value=3.0", "ok", "met=true"),
    ("a count above", "due|kpi=*count; period=2026-05", "@process_owner", "move measure; numerator=4", "ok", "met=false"),
    ("a negative count", "due|kpi=*count; period=2026-05", "@process_owner", "move measure; value=-1.0", "negative:value", ""),
    ("not by others", "due|kpi=*kpi; period=2026-05", "@service_owner", "move measure; numerator=95; denominator=100", "forbidden", ""),
    ("measured again", "measured|kpi=*kpi; period=2026-05; value=90.0", "@sms_manager", "move measure_again; reason: a source was missing", "ok", "state=due; measured_at=-"),
    ("evaluated", "measured|kpi=*kpi; period=2026-05; value=95.0; met=true", "@sms_manager", "move evaluate; conclusion=The limit is kept", "ok", "state=evaluated; evaluated_by=@sms_manager; evaluated_at=~0"),
    ("without a conclusion", "measured|kpi=*kpi; period=2026-05; value=95.0; met=true", "@sms_manager", "move evaluate", "required-for-move:conclusion", ""),
    ("a miss with an action", "measured|kpi=*kpi; period=2026-05; value=90.0; met=false; action=*task", "@sms_manager", "move evaluate; conclusion=Too many are late", "ok", "state=evaluated"),
    ("a miss without", "measured|kpi=*kpi; period=2026-05; value=90.0; met=false", "@sms_manager", "move evaluate; conclusion=Too many are late", "guard:action", ""),
    ("a miss with reasons", "measured|kpi=*kpi; period=2026-05; value=90.0; met=false", "@sms_manager", "move evaluate; conclusion=One supplier was on strike for two weeks, and that is over", "ok", "state=evaluated"),
    ("not by an automation", "measured|kpi=*kpi; period=2026-05; value=95.0; met=true", "system:kpi", "move evaluate; conclusion=The limit is kept", "guard", ""),
    ("due is not evaluated", "due|kpi=*kpi; period=2026-05", "@sms_manager", "move evaluate; conclusion=The limit is kept", "no-such-move", ""),
    ("locked", "evaluated|kpi=*kpi; period=2026-05; value=95.0", "@process_owner", "value=99.0", "terminal", ""),
    ("corrected with a reason", "evaluated|kpi=*kpi; period=2026-05; value=95.0", "@sms_manager", "conclusion=The limit is kept after all; reason: the text named another month", "ok", "state=evaluated"),
    ("earlier without a word", "due|kpi=*kpi; period=2026-05; due_on=2026-06-05", "@sms_manager", "due_on=2026-06-04", "ok", ""),
    ("later only with a reason", "due|kpi=*kpi; period=2026-05; due_on=2026-06-05", "@sms_manager", "due_on=2026-06-08", "reason-needed", ""),
    ("later with a reason", "due|kpi=*kpi; period=2026-05; due_on=2026-06-05", "@sms_manager", "due_on=2026-06-08; reason: the archive is closed until then", "ok", "due_on=2026-06-08"),
];

#[test]
fn results() {
    World::try_cases("kpi_result", RESULTS, furnish);
}

#[rustfmt::skip]
const EVALUATIONS: &[Case] = &[
    ("planned", "", "@sms_manager", "title=SMS 2026; period=2026-H1; due_on=2026-12-18", "ok", "state=planned; evaluation_kind=sms"),
    ("of a service", "", "@sms_manager", "title=Mail 2026; period=2026-H1; due_on=2026-12-18; evaluation_kind=service", "required:service", ""),
    ("by the service owner", "", "@olga", "title=Mail 2026; period=2026-H1; due_on=2026-12-18; evaluation_kind=service; service=%mail", "ok", "service=%mail"),
    ("not of the SMS", "", "@olga", "title=SMS 2026; period=2026-H1; due_on=2026-12-18", "forbidden", ""),
    ("of no period", "", "@sms_manager", "title=SMS 2026; period=soon; due_on=2026-12-18", "wrong-shape:period", ""),
    ("concluded on a list", "planned|evaluation_kind=sms; period=2026-H1; due_on=2026-12-18; objectives_considered=[\"*goal\"]", "@sms_manager", "move hold; held_on=2026-06-01; conclusion=All objectives are on their way and it is effective", "ok", "state=held; evaluated_by=@sms_manager"),
    ("in the future", "planned|evaluation_kind=sms; period=2026-H1; due_on=2026-12-18; objectives_considered=[\"*goal\"]", "@sms_manager", "move hold; held_on=2026-06-02; conclusion=All objectives are on their way and it is effective", "in-future:held_on", ""),
    ("without anything", "planned|evaluation_kind=sms; period=2026-H1; due_on=2026-12-18", "@sms_manager", "move hold", "required-for-move:conclusion required-for-move:held_on required-for-move:objectives_considered", ""),
    ("of a service without requirements", "planned|evaluation_kind=service; service=%mail; period=2026-H1; due_on=2026-12-18", "@olga", "move hold; held_on=2026-06-01; conclusion=The service does what was agreed, mostly", "required-for-move:requirements_considered", ""),
    ("of a service with them", "planned|evaluation_kind=service; service=%mail; period=2026-H1; due_on=2026-12-18; requirements_considered=[\"*need\"]", "@olga", "move hold; held_on=2026-06-01; conclusion=The service does what was agreed, mostly", "ok", "state=held"),
    ("later only with a reason", "planned|period=2026-H1; due_on=2026-12-18", "@sms_manager", "due_on=2026-12-21", "reason-needed", ""),
    ("given up", "planned|period=2026-H1; due_on=2026-12-18", "@sms_manager", "move cancel; reason: the service was retired", "ok", "state=cancelled"),
    ("not by others", "planned|period=2026-H1; due_on=2026-12-18; evaluation_kind=sms", "@olga", "move hold", "forbidden", ""),
];

#[test]
fn evaluations() {
    World::try_cases("performance_evaluation", EVALUATIONS, furnish);
}

const HELD: &str = "data_sources=All incidents of the quarter; breakdown=Half of them are about mail; findings=Mail fails on Mondays; conclusions=The backup window is too long";

#[rustfmt::skip]
const TRENDS: &[Case] = &[
    ("planned", "", "@sms_manager", "process=incident; period=2026-Q1", "ok", "state=planned; due_on=2026-04-30; title=Trend of incident, 2026-Q1"),
    ("by the manager of the process", "", "@incident_manager", "process=incident; period=2026-Q2", "ok", "due_on=2026-07-31"),
    ("of another process", "", "@incident_manager", "process=change; period=2026-Q2", "forbidden", ""),
    ("of a half-year", "", "@problem_manager", "process=problem; period=2026-H1", "ok", "due_on=2026-07-31"),
    ("of no period", "", "@sms_manager", "process=incident; period=spring; title=Trend of spring; due_on=2026-06-30", "wrong-shape:period", ""),
    ("without a process", "", "@sms_manager", "period=2026-Q1; title=Trend of all", "required:process", ""),
    ("held", "planned|process=incident; period=2026-Q1; due_on=2026-04-30; title=Trend; problems_raised=[\"*problem\"]", "@incident_manager", "move hold; held_on=2026-06-01; HELD; link improvements *imp", "ok", "state=held"),
    ("held with reasons", "planned|process=incident; period=2026-Q1; due_on=2026-04-30; title=Trend", "@incident_manager", "move hold; held_on=2026-06-01; HELD; no_improvement_reason=It is under way already; no_problem_reason=The problem is known", "ok", "state=held"),
    ("an improvement is linked", "planned|process=change; period=2026-Q1; due_on=2026-04-30; title=Trend", "@change_manager", "move hold; held_on=2026-06-01; HELD; link improvements *imp", "ok", "state=held"),
    ("a reason or an improvement", "planned|process=change; period=2026-Q1; due_on=2026-04-30; title=Trend", "@change_manager", "move hold; held_on=2026-06-01; HELD", "required-for-move:no_improvement_reason", ""),
    ("everything is told at once", "planned|process=incident; period=2026-Q1; due_on=2026-04-30; title=Trend", "@incident_manager", "move hold", "required-for-move:breakdown required-for-move:conclusions required-for-move:data_sources required-for-move:findings required-for-move:held_on required-for-move:no_improvement_reason required-for-move:no_problem_reason", ""),
    ("closed with its report", "held|process=incident; period=2026-Q1; due_on=2026-04-30; title=Trend; reported_in=*report", "@incident_manager", "move close", "ok", "state=closed"),
    ("closed without", "held|process=incident; period=2026-Q1; due_on=2026-04-30; title=Trend", "@incident_manager", "move close", "required-for-move:reported_in", ""),
    ("later only with a reason", "planned|process=incident; period=2026-Q1; due_on=2026-04-30; title=Trend", "@incident_manager", "due_on=2026-05-29", "reason-needed", ""),
    ("not by the desk", "planned|process=incident; period=2026-Q1; due_on=2026-04-30; title=Trend", "@ana", "move hold", "forbidden", ""),
];

#[test]
fn trends() {
    let cases: Vec<(String, &Case)> = TRENDS.iter().map(|c| (c.3.replace("HELD", HELD), c)).collect();
    for (wish, case) in &cases {
        let wish: &'static str = Box::leak(wish.clone().into_boxed_str());
        World::try_cases("trend_review", &[(case.0, case.1, case.2, wish, case.4, case.5)], furnish);
    }
}

fn told(w: &World, event: &str) -> usize {
    w.outbox.iter().filter(|o| o.kind == "notify" && o.body["event"] == event).count()
}

/// A KPI that is activated collects a result for every period that ends.
#[test]
fn an_active_kpi_makes_results_due() {
    let mut w = World::new();
    furnish(&mut w);
    let kpi = w.given("*mine", "kpi", "draft", &format!("{KPI}; catalogue_id=NC-3"));
    w.must("@sms_manager", Some("*mine"), "move activate; target=90.0; direction=higher_is_better; analysis_frequency=quarterly");
    let due = w.timers[&(kpi, "collect".to_owned())];
    assert_eq!(due, at("2026-06-30T22:00:00Z"), "midnight in Paris");
    w.now = due;
    w.must("system:timers", Some("*mine"), "timer collect");
    let made: Vec<_> = w.records.values().filter(|r| *r.type_name == *"kpi_result" && r.reference("kpi") == Some(kpi)).collect();
    assert_eq!(made.len(), 1);
    assert_eq!((made[0].text("period"), made[0].text("target")), (Some("2026-06"), Some("90.0")));
    assert_eq!(w.timers[&(kpi, "collect".to_owned())], at("2026-07-31T22:00:00Z"));
    assert_eq!(told(&w, "kpi_due"), 1);
    w.must("@sms_manager", Some("*mine"), "move retire; reason: nobody looks at it");
    assert!(!w.timers.contains_key(&(kpi, "collect".to_owned())));
}

/// What is not measured is told of before and, every week, after it is due.
#[test]
fn a_result_that_is_due_is_reminded_of() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@sms_manager", None, "new kpi_result; kpi=*kpi; period=2026-05; due_on=2026-07-31");
    let it = w.id("*it");
    assert_eq!(w.timers[&(it, "due_in_30_days".to_owned())], at("2026-06-30T22:00:00Z"));
    assert_eq!(w.timers[&(it, "due_in_7_days".to_owned())], at("2026-07-23T22:00:00Z"));
    assert_eq!(w.timers[&(it, "overdue".to_owned())], at("2026-07-31T22:00:00Z"));
    w.now = at("2026-07-31T22:00:00Z");
    w.must("system:timers", Some("*it"), "timer overdue");
    assert_eq!(told(&w, "overdue"), 1);
    assert_eq!(w.timers[&(it, "overdue".to_owned())], at("2026-08-07T22:00:00Z"));
    w.must("@process_owner", Some("*it"), "move measure; numerator=94; denominator=100");
    assert!(w.timers.keys().all(|(id, _)| *id != it), "nothing is due any more");
    assert_eq!(told(&w, "kpi_missed"), 0, "nobody is told of their own doing");
}

/// A review that was held makes the next one due; held twice it would not.
#[test]
fn a_held_trend_review_is_followed_by_the_next() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "trend_review", "planned", "process=problem; period=2026-Q1; due_on=2026-04-30; title=Trend; owner=@problem_manager");
    w.must(
        "@problem_manager",
        Some("*it"),
        &format!("move hold; held_on=2026-06-01; {HELD}; no_improvement_reason=It is under way already"),
    );
    let made: Vec<_> = w.records.values().filter(|r| *r.type_name == *"trend_review" && r.text("period") == Some("2026-H1")).collect();
    assert_eq!(made.len(), 1, "problems are looked at every half-year");
    assert_eq!(made[0].reference("owner"), Some(w.id("@problem_manager")));
}

/// Guards look into types of other practices by query; each is understood as soon as that type has a lifecycle.
#[test]
fn queries_over_other_practices_are_understood() {
    let model = crate::model();
    let id = kernel::Id::from_u128(1).text();
    for (name, query) in [
        ("sms_process", "state:active".to_owned()),
        ("objective", "state:active".to_owned()),
        ("service_requirement", format!("service:{id} state:agreed")),
    ] {
        let def = model.get(name).unwrap();
        let understood = schema::query::Query::parse(&query).ok().and_then(|q| q.check(&model, def).ok()).is_some();
        assert!(understood || def.lifecycle.is_none(), "{name}: {query}");
    }
}
