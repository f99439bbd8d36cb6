//! Cases of continuity requirements, plans, tests and invocations.

use super::{Gap, Tested, gaps, unmet};
use crate::world::{Case, World};

const PEOPLE: &str = r#"[{"task": "Leads", "person": "@dora", "deputy": "@iris", "may_invoke": true}, {"task": "Network", "person": "@sam", "deputy": "@nils"}]"#;
const CONTACTS: &str = r#"[{"name": "Power company", "telephone": "+33 1 00 00"}]"#;
const PLACES: &str = r#"[{"place": "Safe in the second house", "keeper": "@lena"}]"#;

fn plan() -> String {
    format!(
        "title=Mail comes back; owner=@continuity_manager; services=[\"%mail\"]; invocation_criteria=Mail is lost for more than an hour; \
         invocation_responsibilities={PEOPLE}; loss_procedures=Switch to the second house; \
         invoked_availability_targets=Ninety percent of the day; recovery_requirements=Restore the last copy; \
         return_procedures=Switch back on a Sunday; contacts={CONTACTS}; contacts_verified_on=2026-05-01; offsite_places={PLACES}; \
         offsite_access_verified_on=2026-01-15; test_interval_months=12; submitted_by=@continuity_manager; next_review_on=2027-01-01; plan_version=1"
    )
}

fn furnish(w: &mut World) {
    w.given("*risk", "risk", "accepted", "title=Copies are made too seldom");
    w.given("*plan", "continuity_plan", "approved", &plan());
    w.given("*draft", "continuity_plan", "draft", &plan());
    w.given("*action", "action", "open", "title=Copy more often; due_on=2026-07-01; assignee=@sam");
    w.given("*done", "action", "done", "title=Copy more often; due_on=2026-07-01; assignee=@sam");
    w.given("*change", "change", "", "");
    w.given("*improvement", "improvement", "", "");
}

fn spelled(cases: &'static [Case], words: &[(&str, &str)]) -> Vec<Case> {
    let spell = |text: &'static str| -> &'static str {
        let text = words.iter().fold(text.to_owned(), |t, (short, long)| t.replace(short, long));
        Box::leak(text.into_boxed_str())
    };
    cases.iter().map(|(title, given, who, wish, expected, after)| (*title, spell(given), *who, spell(wish), *expected, *after)).collect()
}

const REQUIRED: (&str, &str) = (
    "NEED",
    r#"title=Mail within four hours; service=%mail; owner=@continuity_manager; rto_minutes=240; rpo_minutes=60; minimum_service_level=Mail to customers goes out; invoked_availability_percent=95; inputs_considered=["business_requirements", "service_requirements", "slas", "risks"]; agreed_with=@rob; agreed_on=2026-05-20; next_review_on=2027-05-20"#,
);

#[rustfmt::skip]
const REQUIREMENTS: &[Case] = &[
    ("writing one", "", "@continuity_manager", "title=Mail within four hours; service=%mail; rto_minutes=240", "ok", "state=draft; owner=@continuity_manager"),
    ("of a service", "", "@continuity_manager", "title=Mail within four hours", "required:service", ""),
    ("the owner of the service too", "", "@olga", "title=Mail within four hours; service=%mail", "ok", ""),
    ("the owner of another service does not", "", "@service_owner", "title=Mail within four hours; service=%mail", "forbidden", ""),
    ("agents do not", "", "@ana", "title=Mail within four hours; service=%mail", "forbidden", ""),
    ("no negative minutes", "", "@continuity_manager", "title=Mail within four hours; service=%mail; rto_minutes=-1", "out-of-range:rto_minutes", ""),
    ("no more than all", "", "@continuity_manager", "title=Mail within four hours; service=%mail; invoked_availability_percent=100.1", "out-of-range:invoked_availability_percent", ""),
    ("agreeing tells all it needs", "draft|title=Mail within four hours; service=%mail", "@continuity_manager", "move agree", "required-for-move:agreed_on required-for-move:agreed_with required-for-move:inputs_considered required-for-move:invoked_availability_percent required-for-move:minimum_service_level required-for-move:next_review_on required-for-move:rpo_minutes required-for-move:rto_minutes", ""),
    ("agreeing", "draft|NEED", "@continuity_manager", "move agree", "ok", "state=agreed"),
    ("agreed plans its review", "draft|NEED; agreed_on=-; next_review_on=-", "@continuity_manager", "move agree; agreed_on=2026-06-01", "ok", "next_review_on=2027-06-01"),
    ("three inputs are not four", "draft|NEED", "@continuity_manager", r#"move agree; inputs_considered=["slas", "risks", "business_requirements"]"#, "guard:inputs_considered", ""),
    ("nothing needed says why", "draft|NEED; no_continuity=true; rto_minutes=-; rpo_minutes=-", "@continuity_manager", "move agree", "required-for-move:no_continuity_reason", ""),
    ("nothing needed", "draft|NEED; no_continuity=true; rto_minutes=-; rpo_minutes=-; minimum_service_level=-; invoked_availability_percent=-; no_continuity_reason=Paper does for a month", "@continuity_manager", "move agree", "ok", "state=agreed"),
    ("copies too seldom are a risk", "draft|NEED; backup_interval_minutes=61", "@continuity_manager", "move agree", "guard:rpo_minutes", ""),
    ("copies just often enough", "draft|NEED; backup_interval_minutes=60", "@continuity_manager", "move agree", "ok", ""),
    ("a slow supplier is a risk", "draft|NEED; supplier_recovery_minutes=241", "@continuity_manager", "move agree", "guard:rto_minutes", ""),
    ("both at once", "draft|NEED; supplier_recovery_minutes=999; backup_interval_minutes=999", "@continuity_manager", "move agree", "guard:rpo_minutes guard:rto_minutes", ""),
    ("with the risk linked", "draft|NEED; supplier_recovery_minutes=999; backup_interval_minutes=999", "@continuity_manager", "move agree; link risks *risk", "ok", "state=agreed"),
    ("a gap that opens later too", "agreed|NEED", "@continuity_manager", "backup_interval_minutes=120", "guard:rpo_minutes", ""),
    ("what was agreed stands", "agreed|NEED", "@continuity_manager", "rto_minutes=480", "read-only:rto_minutes", ""),
    ("reviewed late", "agreed|NEED", "@continuity_manager", "next_review_on=2027-05-21", "guard:next_review_on reason-needed", ""),
    ("agreed in the future", "draft|NEED", "@continuity_manager", "move agree; agreed_on=2026-06-02", "in-future:agreed_on", ""),
    ("superseding needs a reason", "agreed|NEED", "@continuity_manager", "move supersede", "reason-needed", ""),
    ("superseding", "agreed|NEED", "@continuity_manager", "move supersede; reason: the customer needs it sooner", "ok", "state=superseded"),
    ("a draft is not superseded", "draft|NEED", "@continuity_manager", "move supersede; reason: the customer needs it sooner", "no-such-move", ""),
];

#[test]
fn requirements() {
    World::try_cases("continuity_requirement", &spelled(REQUIREMENTS, &[REQUIRED]), furnish);
    let second: &[Case] = &[
        ("one for a service", "draft|NEED", "@continuity_manager", "move agree", "guard:service", ""),
        ("another service", "draft|NEED; service=%print", "@continuity_manager", "move agree", "ok", ""),
    ];
    World::try_cases("continuity_requirement", &spelled(second, &[REQUIRED]), |w| {
        w.given("*old", "continuity_requirement", "agreed", REQUIRED.1);
    });
}

#[test]
fn gaps_are_what_cannot_be_done() {
    for (rto, rpo, backup, supplier, expected) in [
        (None, None, None, None, &[][..]),
        (Some(240), Some(60), None, None, &[]),
        (None, None, Some(60), Some(240), &[]),
        (Some(240), Some(60), Some(60), Some(240), &[]),
        (Some(240), Some(60), Some(61), Some(240), &[Gap::RecoveryPoint]),
        (Some(240), Some(60), Some(60), Some(241), &[Gap::RecoveryTime]),
        (Some(240), Some(60), Some(61), Some(241), &[Gap::RecoveryPoint, Gap::RecoveryTime]),
        (Some(0), Some(0), Some(1), Some(1), &[Gap::RecoveryPoint, Gap::RecoveryTime]),
    ] {
        assert_eq!(gaps(rto, rpo, backup, supplier), expected, "{rto:?} {rpo:?} {backup:?} {supplier:?}");
    }
}

#[rustfmt::skip]
const PLANS: &[Case] = &[
    ("writing one", "", "@continuity_manager", "title=Mail comes back; services=%mail,%print", "ok", "state=draft; owner=@continuity_manager; test_interval_months=12; plan_version=-"),
    ("for services", "", "@continuity_manager", "title=Mail comes back", "required:services", ""),
    ("agents write none", "", "@ana", "title=Mail comes back; services=[\"%mail\"]", "forbidden", ""),
    ("tested at least every year", "", "@continuity_manager", "title=Mail comes back; services=[\"%mail\"]; test_interval_months=13", "out-of-range:test_interval_months", ""),
    ("sending to review", "draft|title=Mail comes back; services=[\"%mail\"]; owner=@continuity_manager", "@continuity_manager", "move submit", "ok", "state=in_review; submitted_by=@continuity_manager; submitted_at=~0"),
    ("approvers do not send", "draft|title=Mail comes back; services=[\"%mail\"]; owner=@continuity_manager", "@sms_owner", "move submit", "forbidden", ""),
    ("a draft is not approved", "draft|PLAN", "@sms_owner", "move approve", "no-such-move", ""),
    ("approving tells all it needs", "in_review|title=Mail comes back; services=[\"%mail\"]; owner=@continuity_manager", "@sms_owner", "move approve", "required-for-move:contacts required-for-move:contacts_verified_on required-for-move:invocation_criteria required-for-move:invocation_responsibilities required-for-move:invoked_availability_targets required-for-move:loss_procedures required-for-move:offsite_access_verified_on required-for-move:offsite_places required-for-move:recovery_requirements required-for-move:return_procedures required-for-move:test_interval_months", ""),
    ("approving", "in_review|PLAN; plan_version=-", "@sms_owner", "move approve", "ok", "state=approved; approved_by=@sms_owner; approved_at=~0; plan_version=1; next_review_on=2027-06-01; offsite_sent_at=~0"),
    ("the owner of a service approves", "in_review|PLAN", "@olga", "move approve", "ok", "plan_version=2"),
    ("the writer does not approve", "in_review|PLAN", "@continuity_manager", "move approve", "forbidden", ""),
    ("an approver who owns it does not", "in_review|PLAN; owner=@sms_owner", "@sms_owner", "move approve", "segregation-of-duties:approved_by", ""),
    ("an approver who sent it does not", "in_review|PLAN; submitted_by=@olga", "@olga", "move approve", "segregation-of-duties:approved_by", ""),
    ("no automation approves", "in_review|PLAN", "system:timer", "move approve", "segregation-of-duties:approved_by", ""),
    ("a sole invoker needs a deputy", "in_review|PLAN", "@sms_owner", r#"move approve; invocation_responsibilities=[{"task": "Leads", "person": "@dora", "may_invoke": true}]"#, "guard:invocation_responsibilities", ""),
    ("a deputy is another person", "in_review|PLAN", "@sms_owner", r#"move approve; invocation_responsibilities=[{"task": "Leads", "person": "@dora", "deputy": "@dora", "may_invoke": true}]"#, "guard:invocation_responsibilities", ""),
    ("somebody may invoke it", "in_review|PLAN", "@sms_owner", r#"move approve; invocation_responsibilities=[{"task": "Leads", "person": "@dora", "deputy": "@iris"}]"#, "guard:invocation_responsibilities", ""),
    ("contacts older than six months", "in_review|PLAN; contacts_verified_on=2025-11-30", "@sms_owner", "move approve", "guard:contacts_verified_on", ""),
    ("contacts exactly six months old", "in_review|PLAN; contacts_verified_on=2025-12-01", "@sms_owner", "move approve", "ok", ""),
    ("copies not reached for a year", "in_review|PLAN; offsite_access_verified_on=2025-05-31", "@sms_owner", "move approve", "guard:offsite_access_verified_on", ""),
    ("verified tomorrow", "draft|PLAN", "@continuity_manager", "contacts_verified_on=2026-06-02", "in-future:contacts_verified_on", ""),
    ("revising needs a reason", "approved|PLAN", "@continuity_manager", "move revise", "reason-needed", ""),
    ("revising", "approved|PLAN", "@continuity_manager", "move revise; reason: the second house has moved", "ok", "state=under_revision"),
    ("procedures in force stand", "approved|PLAN", "@continuity_manager", "loss_procedures=Switch to the third house", "read-only:loss_procedures", ""),
    ("contacts in force are verified", "approved|PLAN", "@continuity_manager", "contacts_verified_on=2026-06-01", "ok", ""),
    ("deputies in force stay", "approved|PLAN", "@continuity_manager", r#"invocation_responsibilities=[{"task": "Leads", "person": "@dora", "may_invoke": true}]"#, "guard:invocation_responsibilities", ""),
    ("approving the revision", "under_revision|PLAN; offsite_arrived_at=~-600", "@sms_owner", "move approve", "ok", "state=approved; plan_version=2; offsite_arrived_at=-"),
    ("superseding", "under_revision|PLAN", "@continuity_manager", "move supersede; reason: one plan for both services", "ok", "state=superseded"),
    ("in force is not superseded", "approved|PLAN", "@continuity_manager", "move supersede; reason: one plan for both services", "no-such-move", ""),
    ("the copy arrived", "approved|PLAN; offsite_sent_at=~-600", "@continuity_manager", "offsite_arrived_at=~-60", "ok", ""),
    ("before it was sent", "approved|PLAN; offsite_sent_at=~-600", "@continuity_manager", "offsite_arrived_at=~-700", "order:offsite_arrived_at", ""),
];

#[test]
fn plans() {
    World::try_cases("continuity_plan", &spelled(PLANS, &[("PLAN", plan().as_str())]), furnish);
}

/// An approval sends the whole text outside, tells those whom it names, and asks when nobody confirms.
#[test]
fn an_approved_plan_can_be_read_elsewhere() {
    let mut w = World::new();
    w.given("*it", "continuity_plan", "in_review", &plan());
    w.must("@sms_owner", Some("*it"), "move approve");
    let copy = w.outbox.iter().find(|o| o.body["event"] == "plan_copy").unwrap();
    let text = copy.body["text"].as_str().unwrap();
    for part in
        ["Mail is lost", "Dora Test, deputy Iris Test (may invoke the plan)", "Power company, +33 1 00 00", "Switch back", "version 2"]
    {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert_eq!(copy.kind.as_ref() as &str, "mail");
    let names: Vec<&str> = w.timers.keys().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["arrival", "duty:review"]);
    w.must("system:timer", Some("*it"), "timer arrival");
    assert!(w.outbox.iter().any(|o| o.body["event"] == "copy_not_confirmed"));
    w.must("@continuity_manager", Some("*it"), "contacts_verified_on=2026-06-01");
    assert_eq!(
        w.timers.values().map(ToString::to_string).collect::<Vec<_>>(),
        ["2026-11-30T23:00:00Z", "2027-05-02T06:00:00Z"],
        "six months on, at midnight in Paris; and the review"
    );
}

const TEST: (&str, &str) = (
    "TRIAL",
    "title=Switch to the second house; plan=*plan; trigger=planned; test_kind=simulation; planned_on=2026-06-01; owner=@continuity_manager; rto_required_minutes=240; rpo_required_minutes=60",
);
const HELD: (&str, &str) = (
    "HELD",
    r#"title=Switch to the second house; plan=*plan; trigger=planned; test_kind=simulation; planned_on=2026-05-28; owner=@continuity_manager; held_on=2026-05-28; results=Everything came back within the time; requirements_tested=["recovery_time"]; rto_required_minutes=240; rto_achieved_minutes=200"#,
);

#[rustfmt::skip]
const TESTS: &[Case] = &[
    ("planning one", "", "@continuity_manager", "title=Switch to the second house; plan=*plan; planned_on=2026-07-01", "ok", "state=planned; trigger=planned; test_kind=walkthrough; owner=@continuity_manager; rto_required_minutes=240; rpo_required_minutes=60; due_on=-"),
    ("of a plan, on a day", "", "@continuity_manager", "title=Switch to the second house", "required:plan required:planned_on", ""),
    ("agents plan none", "", "@ana", "title=Switch to the second house; plan=*plan; planned_on=2026-07-01", "forbidden", ""),
    ("after a major change: which", "", "@continuity_manager", "title=Switch to the second house; plan=*plan; planned_on=2026-07-01; trigger=major_change", "required:change", ""),
    ("after a failure within ninety days", "", "@continuity_manager", "title=Switch to the second house; plan=*plan; planned_on=2026-08-31; trigger=after_failure", "guard:planned_on", ""),
    ("on the ninetieth day", "", "@continuity_manager", "title=Switch to the second house; plan=*plan; planned_on=2026-08-30; trigger=after_failure", "ok", "due_on=2026-08-30"),
    ("holding tells all it needs", "planned|TRIAL", "@continuity_manager", "move hold", "required-for-move:held_on required-for-move:passed required-for-move:requirements_tested required-for-move:results", ""),
    ("what was tested was measured", "planned|TRIAL", "@continuity_manager", r#"move hold; held_on=2026-06-01; passed=false; results=Nothing came back for a whole day; requirements_tested=["recovery_time", "recovery_point", "minimum_level"]"#, "required-for-move:minimum_level_met required-for-move:rpo_achieved_minutes required-for-move:rto_achieved_minutes", ""),
    ("passed", "planned|TRIAL", "@continuity_manager", r#"move hold; held_on=2026-06-01; passed=true; results=Everything came back within the time; requirements_tested=["recovery_time"]; rto_achieved_minutes=240"#, "ok", "state=held; passed=true; held_at=~0"),
    ("not passed a minute later", "planned|TRIAL", "@continuity_manager", r#"move hold; held_on=2026-06-01; passed=true; results=Everything came back too late; requirements_tested=["recovery_time"]; rto_achieved_minutes=241"#, "guard:passed", ""),
    ("not passed with one of two", "planned|TRIAL", "@continuity_manager", r#"move hold; held_on=2026-06-01; passed=true; results=Everything came back, half a day old; requirements_tested=["recovery_time", "recovery_point"]; rto_achieved_minutes=10; rpo_achieved_minutes=720"#, "guard:passed", ""),
    ("not passed below the minimum", "planned|TRIAL", "@continuity_manager", r#"move hold; held_on=2026-06-01; passed=true; results=No mail went out to customers; requirements_tested=["minimum_level"]; minimum_level_met=false"#, "guard:passed", ""),
    ("failed", "planned|TRIAL", "@continuity_manager", r#"move hold; held_on=2026-06-01; passed=false; results=Everything came back too late; requirements_tested=["recovery_time"]; rto_achieved_minutes=241"#, "ok", "state=held; passed=false"),
    ("reading needs no measure", "planned|TRIAL; test_kind=document_check", "@continuity_manager", "move hold; held_on=2026-06-01; passed=true; results=All pages are there and right", "ok", ""),
    ("held tomorrow", "planned|TRIAL; test_kind=document_check", "@continuity_manager", "move hold; held_on=2026-06-02; passed=true; results=All pages are there and right", "in-future:held_on", ""),
    ("agents hold none", "planned|TRIAL", "@ana", "move hold", "forbidden", ""),
    ("reviewing says when", "held|HELD; passed=true", "@continuity_manager", "move review", "required-for-move:reviewed_on", ""),
    ("reviewing", "held|HELD; passed=true", "@continuity_manager", "move review; reviewed_on=2026-06-01", "ok", "state=reviewed; reviewed_by=@continuity_manager"),
    ("reviewed before it was held", "held|HELD; passed=true", "@continuity_manager", "move review; reviewed_on=2026-05-27", "order:reviewed_on", ""),
    ("a failure has deficiencies", "held|HELD; passed=false", "@continuity_manager", "move review; reviewed_on=2026-06-01", "guard:deficiencies", ""),
    ("a deficiency has an action", "held|HELD; passed=false", "@continuity_manager", r#"move review; reviewed_on=2026-06-01; deficiencies=[{"deficiency": "Copies are too old"}]"#, "guard:deficiencies", ""),
    ("a failure with its action", "held|HELD; passed=false", "@continuity_manager", r#"move review; reviewed_on=2026-06-01; deficiencies=[{"deficiency": "Copies are too old", "action": "*action"}]"#, "ok", "state=reviewed"),
    ("a pass with a deficiency needs an action too", "held|HELD; passed=true", "@continuity_manager", r#"move review; reviewed_on=2026-06-01; deficiencies=[{"deficiency": "Copies are too old"}]"#, "guard:deficiencies", ""),
    ("a failure is not made a pass", "held|HELD; passed=false; rto_achieved_minutes=300", "@continuity_manager", "passed=true", "guard:passed", ""),
    ("nor after the review", "reviewed|HELD; passed=false; rto_achieved_minutes=300", "@continuity_manager", "passed=true", "read-only:passed", ""),
    ("closing", "reviewed|HELD; passed=true", "@continuity_manager", "move close", "ok", "state=closed; closed_at=~0"),
    ("closing waits for actions", "reviewed|HELD; passed=false", "@continuity_manager", "move close; link actions *action", "guard:actions", ""),
    ("closing when they are done", "reviewed|HELD; passed=false", "@continuity_manager", "move close; link actions *done", "ok", "state=closed"),
    ("held is not closed", "held|HELD", "@continuity_manager", "move close", "no-such-move", ""),
    ("waiving needs a reason", "planned|TRIAL; trigger=major_change; change=*change", "@continuity_manager", "move waive", "reason-needed", ""),
    ("waiving", "planned|TRIAL; trigger=major_change; change=*change", "@continuity_manager", "move waive; reason: only a form was redrawn", "ok", "state=closed"),
    ("only after a change", "planned|TRIAL", "@continuity_manager", "move waive; reason: nobody has the time for it", "guard", ""),
    ("only by the continuity manager", "planned|TRIAL; trigger=major_change; change=*change", "@mona", "move waive; reason: only a form was redrawn", "forbidden", ""),
];

#[test]
fn tests_of_plans() {
    World::try_cases("continuity_test", &spelled(TESTS, &[TEST, HELD]), |w| {
        furnish(w);
        w.given("*requirement", "continuity_requirement", "agreed", REQUIRED.1);
    });
}

#[test]
fn what_was_tested_and_not_met() {
    let minutes = |required, achieved| Tested::Minutes { required, achieved };
    for (tested, expected) in [
        (vec![], 0),
        (vec![minutes(Some(240), Some(240))], 0),
        (vec![minutes(Some(240), Some(241))], 1),
        (vec![minutes(Some(0), Some(0))], 0),
        (vec![minutes(Some(240), None)], 1),
        (vec![minutes(None, Some(9999))], 0),
        (vec![minutes(None, None)], 1),
        (vec![Tested::Level(Some(true))], 0),
        (vec![Tested::Level(Some(false))], 1),
        (vec![Tested::Level(None)], 1),
        (vec![minutes(Some(1), Some(2)), minutes(Some(2), Some(1)), Tested::Level(Some(false))], 2),
    ] {
        assert_eq!(unmet(&tested), expected, "{tested:?}");
    }
}

/// A failure opens the next test, due ninety days after it, linked to the one that failed.
#[test]
fn a_failure_is_tested_again() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "continuity_test", "held", &format!("{}; passed=false", HELD.1));
    let wish = r#"move review; reviewed_on=2026-06-01; deficiencies=[{"deficiency": "Copies are too old", "action": "*action"}]"#;
    w.must("@continuity_manager", Some("*it"), wish);
    let own = w.id("*it");
    let again = w.records.values().find(|r| *r.type_name == *"continuity_test" && r.id != own).unwrap().clone();
    assert_eq!(again.state.as_deref(), Some("planned"));
    w.names.insert("*again".into(), again.id);
    w.holds("*again", "trigger=after_failure; planned_on=2026-08-26; test_kind=simulation; owner=@continuity_manager").unwrap();
    assert!(w.links.iter().any(|l| l.from == again.id && l.to == own && l.name == *"retest_of"));
    assert!(w.links.iter().any(|l| l.from == own && l.to == w.id("*action") && l.name == *"actions"), "the action of the deficiency");
}

const USE: (&str, &str) = (
    "USED",
    "title=The house is under water; plan=*plan; services=[\"%mail\"]; invocation_reason=The cellar is full of water; owner=@dora",
);
const BACK: (&str, &str) =
    ("BACK", "invoked_at=~-86400; invoked_by=@dora; recovered_at=~-7200; stood_down_at=~-3600; report_due_on=2026-07-01");
const TOLD: (&str, &str) = (
    "TOLD",
    "cause=A pipe burst over night; impact=Half a day without mail; recovery=From the second house; lessons=Move the servers upstairs; reviewed_on=2026-06-01",
);

#[rustfmt::skip]
const INVOCATIONS: &[Case] = &[
    ("anybody on the staff says that it is needed", "", "@ana", "title=The house is under water; plan=*plan; invocation_reason=The cellar is full of water", "ok", "state=considered; services=[\"%mail\"]; considered_at=~0; owner=@ana"),
    ("why and which plan", "", "@ana", "title=The house is under water", "required:invocation_reason required:plan", ""),
    ("users do not", "", "@carla", "title=The house is under water; plan=*plan; invocation_reason=The cellar is full of water", "forbidden", ""),
    ("whom the plan names invokes", "considered|USED", "@dora", "move invoke", "ok", "state=invoked; invoked_at=~0; invoked_by=@dora"),
    ("the deputy too", "considered|USED", "@iris", "move invoke", "ok", "invoked_by=@iris"),
    ("who has another task does not", "considered|USED", "@sam", "move invoke", "guard:invoked_by", ""),
    ("nor the continuity manager", "considered|USED", "@continuity_manager", "move invoke", "guard:invoked_by", ""),
    ("nor top management, unless it is named", "considered|USED", "@tom", "move invoke", "guard:invoked_by", ""),
    ("nor an automation", "considered|USED", "system:timer", "move invoke", "guard:invoked_by", ""),
    ("a draft is not in force", "considered|USED; plan=*draft", "@dora", "move invoke", "guard:plan", ""),
    ("not invoking needs a reason", "considered|USED", "@dora", "move do_not_invoke", "reason-needed", ""),
    ("not invoking", "considered|USED", "@dora", "move do_not_invoke; reason: the water stops at the door", "ok", "state=not_invoked"),
    ("not invoking is their word too", "considered|USED", "@ana", "move do_not_invoke; reason: the water stops at the door", "guard:invoked_by", ""),
    ("recovered", "invoked|USED; invoked_at=~-7200", "@dora", "move recover", "ok", "state=recovered; recovered_at=~0"),
    ("recovered before it was invoked", "invoked|USED; invoked_at=~-7200", "@dora", "move recover; recovered_at=~-7300", "order:recovered_at", ""),
    ("agents do not recover", "invoked|USED; invoked_at=~-7200", "@ana", "move recover", "forbidden", ""),
    ("considered is not recovered", "considered|USED", "@dora", "move recover", "no-such-move", ""),
    ("back to normal", "recovered|USED; invoked_at=~-86400; recovered_at=~-7200", "@dora", "move return", "ok", "state=returned; stood_down_at=~0; report_due_on=2026-07-01"),
    ("reviewing tells all it needs", "returned|USED; BACK", "@continuity_manager", "move review", "guard:no_improvement_reason required-for-move:cause required-for-move:impact required-for-move:lessons required-for-move:recovery required-for-move:reviewed_on", ""),
    ("reviewing", "returned|USED; BACK; TOLD", "@continuity_manager", "move review; no_improvement_reason=All of it is in the actions", "ok", "state=reviewed"),
    ("deficiencies have actions", "returned|USED; BACK; TOLD", "@continuity_manager", r#"move review; no_improvement_reason=All of it is in the actions; deficiencies=[{"deficiency": "No pump"}]"#, "guard:deficiencies", ""),
    ("the invoker does not review", "returned|USED; BACK; TOLD", "@dora", "move review", "forbidden", ""),
    ("reviewed before it was over", "returned|USED; BACK; TOLD", "@continuity_manager", "move review; no_improvement_reason=All of it is in the actions; reviewed_on=2026-05-31", "order:reviewed_on", ""),
    ("closing says when it was reported", "reviewed|USED; BACK; TOLD", "@continuity_manager", "move close", "required-for-move:reported_on", ""),
    ("closing", "reviewed|USED; BACK; TOLD", "@continuity_manager", "move close; reported_on=2026-06-01", "ok", "state=closed; closed_at=~0"),
    ("closing waits for actions", "reviewed|USED; BACK; TOLD", "@continuity_manager", "move close; reported_on=2026-06-01; link actions *action", "guard:actions", ""),
    ("closed takes nothing", "closed|USED; BACK; TOLD", "@dora", "cause=Three days of rain", "terminal", ""),
];

#[test]
fn invocations() {
    World::try_cases("continuity_invocation", &spelled(INVOCATIONS, &[USE, BACK, TOLD]), furnish);
}

/// Everybody hears at once: top management, those whom the plan names, the owner of the service.
#[test]
fn an_invocation_is_told_at_once() {
    let mut w = World::new();
    furnish(&mut w);
    w.must(
        "@ana",
        None,
        "new continuity_invocation; title=The house is under water; plan=*plan; invocation_reason=The cellar is full of water",
    );
    assert!(w.outbox.iter().any(|o| o.body["event"] == "invocation_considered"));
    w.must("@dora", Some("*it"), "move invoke");
    let told = w.outbox.iter().find(|o| o.body["event"] == "plan_invoked").unwrap();
    let people = told.body["to"].to_string();
    for who in ["@tom", "@iris", "@sam", "@nils", "@olga", "@top_management"] {
        assert!(people.contains(&w.id(who).to_string()), "{who}");
    }
    assert!(!people.contains(&w.id("@dora").to_string()), "nobody hears of their own doing");
}

/// Participants hear two weeks before a test, or at once when it is nearer.
#[test]
fn participants_are_invited() {
    let mut w = World::new();
    furnish(&mut w);
    for (on, invited) in [("2026-07-01", "2026-06-16T22:00:00Z"), ("2026-06-05", "2026-06-01T07:00:00Z")] {
        w.timers.clear();
        let wish = format!("new continuity_test; title=Switch to the second house; plan=*plan; planned_on={on}; participants=@sam,@nils");
        w.must("@continuity_manager", None, &wish);
        assert_eq!(w.timers[&(w.id("*it"), "invite".to_owned())].to_string(), invited);
        w.must("system:timer", Some("*it"), "timer invite");
    }
    let invitations = w.outbox.iter().filter(|o| o.body["event"] == "test_planned");
    assert!(invitations.clone().all(|o| o.body["to"].as_array().map(Vec::len) == Some(2)) && invitations.count() == 2);
}
