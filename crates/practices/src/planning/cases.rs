//! Planning, case by case.

use super::{period::is_period, reached};
use crate::world::{Case, World, at};

macro_rules! objective {
    () => {
        concat!(
            "title=Fewer reopened incidents; statement=Fewer incidents are reopened after they were resolved; level_or_function=Service desk; policy_link=*policy; measure=Reopened within 30 days; ",
            r#"unit=percent; direction=at_most; baseline=8; target=4; applicable_requirements=[{"requirement":"8.6.1"}]; resources=One analyst for two months; responsible=@lena; due_on=2026-12-31; "#,
            "evaluation_method=Monthly from the incident records; next_review_on=2027-05-01; review_interval_months=12"
        )
    };
}

#[rustfmt::skip]
const OBJECTIVES: &[Case] = &[
    ("drafting an objective", "", "@mona", "title=Fewer reopened incidents; statement=Fewer incidents are reopened after they were resolved", "ok", "state=draft; responsible=@mona; direction=at_least"),
    ("it is stated", "", "@mona", "title=Fewer reopened incidents", "required:statement", ""),
    ("agents set none", "", "@ana", "title=Fewer reopened incidents; statement=Fewer incidents are reopened", "forbidden", ""),
    ("approving asks for everything at once", "draft|title=Fewer reopened incidents; statement=Fewer incidents are reopened", "@tom", "move activate", "guard required-for-move:applicable_requirements required-for-move:baseline required-for-move:due_on required-for-move:evaluation_method required-for-move:level_or_function required-for-move:measure required-for-move:next_review_on required-for-move:policy_link required-for-move:resources required-for-move:responsible required-for-move:target required-for-move:unit", ""),
    ("approving", concat!("draft|", objective!()), "@tom", "move activate; link actions *action", "ok", "state=active; approved_by=@tom; approved_at=~0"),
    ("without actions it is a wish", concat!("draft|", objective!()), "@tom", "move activate", "guard", ""),
    ("only top management approves", concat!("draft|", objective!()), "@sms_owner", "move activate", "forbidden", ""),
    ("the policy is in force", concat!("draft|", objective!(), "; policy_link=*old"), "@tom", "move activate; link actions *action", "guard:policy_link", ""),
    ("the target is not reached already", concat!("draft|", objective!(), "; baseline=4"), "@tom", "move activate; link actions *action", "guard:target", ""),
    ("the date lies ahead", concat!("draft|", objective!(), "; due_on=2026-06-01"), "@tom", "move activate; link actions *action", "guard:due_on", ""),
    ("reviews are yearly", concat!("draft|", objective!()), "@mona", "next_review_on=2027-06-02", "guard:next_review_on reason-needed", ""),
    ("what was approved stands", concat!("active|", objective!()), "@lena", "target=7", "read-only:target", ""),
    ("measuring", concat!("active|", objective!()), "@lena", r#"measurements=[{"measured_on":"2026-05-31","value":"5.5"}]"#, "ok", r#"measured_value=5.5; achieved=false; last_measured_at=2026-05-30T22:00:00Z"#),
    ("the newest counts, however they stand", concat!("active|", objective!()), "@lena", r#"measurements=[{"measured_on":"2026-05-31","value":"4"},{"measured_on":"2026-04-30","value":"9"}]"#, "ok", "achieved=true"),
    ("of one day the last one written", concat!("active|", objective!()), "@lena", r#"measurements=[{"measured_on":"2026-05-31","value":"3"},{"measured_on":"2026-05-31","value":"6"}]"#, "ok", "achieved=false"),
    ("nothing is measured tomorrow", concat!("active|", objective!()), "@lena", r#"measurements=[{"measured_on":"2026-06-02","value":"3"}]"#, "in-future:measurements", ""),
    ("whether it is achieved is computed", concat!("active|", objective!()), "@lena", "achieved=true", "computed:achieved", ""),
    ("achieving", concat!("active|", objective!(), "; achieved=true"), "@mona", "move achieve; conclusion=The new checklist made the difference", "ok", "state=achieved; concluded_at=~0"),
    ("with a conclusion", concat!("active|", objective!(), "; achieved=true"), "@mona", "move achieve", "required-for-move:conclusion", ""),
    ("not on opinion", concat!("active|", objective!(), "; achieved=false"), "@mona", "move achieve; conclusion=It is as good as achieved already", "guard:measurements", ""),
    ("nor without any measurement", concat!("active|", objective!()), "@mona", "move achieve; conclusion=It is as good as achieved already", "guard:measurements", ""),
    ("a draft achieves nothing", concat!("draft|", objective!()), "@mona", "move achieve; conclusion=It is as good as achieved already", "no-such-move", ""),
    ("missing", concat!("active|", objective!(), "; achieved=false; due_on=2026-06-01"), "@mona", "move miss; conclusion=The analyst fell ill for six weeks", "ok", "state=missed"),
    ("not before it is due", concat!("active|", objective!(), "; achieved=false"), "@mona", "move miss; conclusion=The analyst fell ill for six weeks", "guard:due_on", ""),
    ("not what was reached", concat!("active|", objective!(), "; achieved=true; due_on=2026-06-01"), "@mona", "move miss; conclusion=The analyst fell ill for six weeks", "guard:measurements", ""),
    ("the responsible agent does not conclude", concat!("active|", objective!(), "; achieved=true"), "@lena", "move achieve; conclusion=The new checklist made the difference", "forbidden", ""),
    ("a service owner concludes their own", concat!("active|", objective!(), "; achieved=true; responsible=@olga"), "@olga", "move achieve; conclusion=The new checklist made the difference", "ok", ""),
    ("withdrawing", concat!("active|", objective!()), "@tom", "move withdraw; reason: the service is retired", "ok", "state=withdrawn"),
    ("a draft is withdrawn too", concat!("draft|", objective!()), "@sms_owner", "move withdraw; reason: the service is retired", "ok", "state=withdrawn"),
    ("with a reason", concat!("active|", objective!()), "@tom", "move withdraw", "reason-needed", ""),
    ("the SMS manager does not withdraw", concat!("active|", objective!()), "@mona", "move withdraw; reason: the service is retired", "forbidden", ""),
    ("an achieved one has ended", concat!("achieved|", objective!()), "@lena", "resources=Two analysts instead", "terminal", ""),
];

fn furnish(w: &mut World) {
    w.given("*policy", "policy", "published", "title=Service management policy; topic=service_management; owner=@mona; family=p1; document_version=1.0");
    w.given("*old", "policy", "superseded", "title=The old policy; topic=service_management; owner=@mona; family=p0; document_version=1.0");
    w.given("*action", "action", "", "title=Introduce a checklist");
}

#[test]
fn objectives_move_as_they_should() {
    World::try_cases("objective", OBJECTIVES, furnish);
}

#[test]
fn the_people_concerned_are_told_and_asked_to_acknowledge() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "objective", "draft", concat!(objective!(), r##"; concerned=["#desk"]"##));
    w.must("@tom", Some("*it"), "move activate; link actions *action");
    let it = w.id("*it");
    let asked: Vec<kernel::Id> = w
        .records
        .values()
        .filter(|r| *r.type_name == *"acknowledgement" && r.reference("objective") == Some(it))
        .map(|r| r.reference("person").unwrap())
        .collect();
    let mut expected = vec![w.id("@ana"), w.id("@lena")];
    expected.sort_unstable();
    let mut sorted = asked;
    sorted.sort_unstable();
    assert_eq!(sorted, expected, "whoever has left is not asked");
    assert_eq!(w.timers.get(&(it, "monthly".to_owned())), Some(&at("2026-06-30T22:00:00Z")));
    w.now = at("2026-06-30T22:00:00Z");
    w.outbox.clear();
    w.must("system:timer", Some("*it"), "timer monthly");
    assert_eq!(w.outbox[0].body["event"], "objective_monthly");
    assert_eq!(w.timers.get(&(it, "monthly".to_owned())), Some(&at("2026-07-31T22:00:00Z")));
}

#[test]
fn exactly_the_target_is_reached() {
    let value = |text: &str| schema::Value::Decimal(text.parse().unwrap());
    for (measured, target, at_most, expected) in [
        ("4", "4", true, true),
        ("4", "4", false, true),
        ("4.0001", "4", true, false),
        ("3.9999", "4", true, true),
        ("3.9999", "4", false, false),
        ("4.0001", "4", false, true),
        ("-1", "0", true, true),
        ("-1", "-2", false, true),
        ("0", "0.0", false, true),
    ] {
        assert_eq!(reached(&value(measured), &value(target), at_most), Some(expected), "{measured} {target} {at_most}");
    }
    assert_eq!(reached(&schema::Value::Text("4".to_owned()), &value("4"), true), None);
}

#[test]
fn periods_are_recognised() {
    for text in ["2026", "2026-Q1", "2026-Q4", "2026-01", "2026-12", "2026-W01", "2026-W53", "2020-W53", "2025-W52"] {
        assert!(is_period(text), "{text}");
    }
    for text in ["", "26", "20260", "2026-", "2026-Q0", "2026-Q5", "2026-13", "2026-00", "2026-1", "2026-W00", "2025-W53", "2026-W54", "2026-Q", "2026-W1", "-026", "2026-Q1-1", "2026-é", "0000"] {
        assert!(!is_period(text), "{text}");
    }
}

macro_rules! resource {
    () => {
        "title=People for 2026; resource_kind=human; purpose=For the service management system; period=2026-Q1; unit=full-time equivalents; owner=@mona; need=10; provided=8; capability_assessment=All are trained except for two"
    };
}

#[rustfmt::skip]
const RESOURCES: &[Case] = &[
    ("planning", "", "@mona", "title=People for 2026; resource_kind=human; purpose=For the service management system; period=2026-Q1; unit=full-time equivalents; need=10; provided=8.5", "ok", r#"state=draft; gap=1.5; owner=@mona"#),
    ("nothing is missing", "", "@mona", "title=People for 2026; resource_kind=human; purpose=For the service management system; period=2026-Q1; unit=full-time equivalents; need=8; provided=10.5", "ok", r#"gap=-2.5"#),
    ("without figures there is no gap", "", "@mona", "title=People for 2026; resource_kind=human; purpose=For the service management system; period=2026-Q1; unit=full-time equivalents; need=8", "ok", "gap=-"),
    ("a plan is for a period", "", "@mona", "title=People for 2026; resource_kind=human; purpose=For the service management system; period=next year; unit=full-time equivalents", "wrong-shape:period", ""),
    ("the gap is computed", "", "@mona", "title=People for 2026; resource_kind=human; purpose=For the service management system; period=2026-Q1; unit=full-time equivalents; gap=0", "computed:gap", ""),
    ("no negative need", "", "@mona", "title=People for 2026; resource_kind=human; purpose=For the service management system; period=2026-Q1; unit=full-time equivalents; need=-1", "out-of-range:need", ""),
    ("agents plan nothing", "", "@ana", "title=People for 2026; resource_kind=human; purpose=For the service management system; period=2026-Q1; unit=full-time equivalents", "forbidden", ""),
    ("approving with the decision on the gap", concat!("draft|", resource!(), "; gap=2"), "@sms_owner", "move approve; gap_decision=Two people are hired in March", "ok", "state=approved; approved_by=@sms_owner"),
    ("a gap is decided on", concat!("draft|", resource!(), "; gap=2"), "@sms_owner", "move approve", "required-for-move:gap_decision", ""),
    ("no gap, no decision", concat!("draft|", resource!(), "; provided=10; gap=0"), "@sms_owner", "move approve", "ok", "state=approved"),
    ("approving asks for everything at once", "draft|title=People for 2026; resource_kind=human; purpose=For the service management system; period=2026-Q1; unit=full-time equivalents; owner=@mona", "@tom", "move approve", "required-for-move:capability_assessment required-for-move:need required-for-move:provided", ""),
    ("nobody approves their own", concat!("draft|", resource!(), "; owner=@sms_owner; provided=10"), "@sms_owner", "move approve", "segregation-of-duties", ""),
    ("the SMS manager does not approve", concat!("draft|", resource!()), "@mona", "move approve; gap_decision=Two people are hired in March", "forbidden", ""),
    ("automation does not approve", concat!("draft|", resource!(), "; provided=10"), "system:timer", "move approve", "guard", ""),
    ("what was approved stands", concat!("approved|", resource!(), "; approved_by=@tom"), "@mona", "need=12", "read-only:need", ""),
    ("it is opened again with a reason", concat!("approved|", resource!(), "; approved_by=@tom; approved_at=~-60"), "@mona", "move revise; reason: a new service needs more people", "ok", "state=draft; approved_by=-; approved_at=-"),
    ("not without", concat!("approved|", resource!(), "; approved_by=@tom"), "@mona", "move revise", "reason-needed", ""),
    ("a draft is open", concat!("draft|", resource!()), "@mona", "move revise; reason: a new service needs more people", "no-such-move", ""),
];

#[test]
fn resource_plans_move_as_they_should() {
    World::try_cases("resource_plan", RESOURCES, |_| ());
}

macro_rules! plan {
    () => {
        concat!(
            r#"title=Service management plan 2026; owner=@mona; authors=["@mona"]; approver=@tom; classification=internal; audience=["management"]; access_group=#desk; document_version=1.0; family=m1; review_interval_months=12; retention_months=36; "#,
            r#"planning_inputs=[{"input":"policy","reference":"POL 2.0"},{"input":"objectives","reference":"2026"},{"input":"risks_and_opportunities","reference":"Register"},{"input":"service_requirements","reference":"Register"},{"input":"standard","reference":"2018"}]; "#,
            r#"service_list=["%mail"]; known_limitations=None known as of May 2026; obligations=[{"source":"internal_policies","obligation":"Purchasing","how_it_applies":"To contracts"},{"source":"standards","obligation":"20000-1","how_it_applies":"To all"},{"source":"legal_and_regulatory","obligation":"Data protection","how_it_applies":"To callers"},{"source":"contractual","obligation":"Acme","how_it_applies":"Mail"}]; "#,
            r#"authorities=See the role assignments; resources=[{"kind":"human","what":"Ten"},{"kind":"technical","what":"Evident"},{"kind":"information","what":"Knowledge"},{"kind":"financial","what":"Budget"}]; other_party_approach=Suppliers are reviewed twice a year; technology=Evident and the monitoring; "#,
            r#"measurement_approach=[{"aspect":"measuring","approach":"KPIs"},{"aspect":"auditing","approach":"Yearly"},{"aspect":"reporting","approach":"Monthly"},{"aspect":"improving","approach":"Register"}]; "#,
            r#"sections=[{"key":"audit_report_improve","text":"As in the audit programme."},{"key":"activities","text":"The list of actions of 2026."},{"key":"subordinate_plans","text":"Capacity, continuity, audit."}]"#
        )
    };
}

#[rustfmt::skip]
const PLANS: &[Case] = &[
    ("a plan begins with the headings that no field says", "", "@mona", "title=Service management plan 2026", "ok", r#"state=draft; sections=[{"key":"audit_report_improve","heading":"Auditing, reporting, improving"},{"key":"activities","heading":"Planned activities"},{"key":"subordinate_plans","heading":"Subordinate plans"}]"#),
    ("submitting", concat!("draft|", plan!()), "@mona", "move submit", "ok", "state=in_review"),
    ("submitting asks for everything at once", concat!("draft|", plan!(), "; technology=-; resources=-"), "@mona", "move submit", "required-for-move:resources required-for-move:technology", ""),
    ("approving", concat!("in_review|", plan!()), "@tom", "move approve", "ok", "state=approved; next_review_on=2027-06-01"),
    ("every group of obligations", concat!("in_review|", plan!(), r#"; obligations=[{"source":"standards","obligation":"20000-1","how_it_applies":"To all"}]"#), "@tom", "move approve", "guard:obligations", ""),
    ("every kind of resource", concat!("in_review|", plan!(), r#"; resources=[{"kind":"human","what":"Ten"}]"#), "@tom", "move approve", "guard:resources", ""),
    ("every aspect of measuring", concat!("in_review|", plan!(), r#"; measurement_approach=[{"aspect":"measuring","approach":"KPIs"}]"#), "@tom", "move approve", "guard:measurement_approach", ""),
    ("only top management", concat!("in_review|", plan!()), "@sms_owner", "move approve", "guard", ""),
    ("its text stands", concat!("published|", plan!()), "@mona", "technology=Pen and paper only", "read-only:technology", ""),
    ("changing the plan is a change", concat!("under_revision|", plan!(), "; previous_version=1.0; change_summary=A new service is planned"), "@mona", "move submit", "guard:changed_by", ""),
];

#[test]
fn the_plan_moves_as_it_should() {
    World::try_cases("sms_plan", PLANS, |_| ());
}
