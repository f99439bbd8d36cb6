//! The way of an emergency: fewer guards before, the rest made up for afterwards.

use super::done;
use crate::world::{Case, World, at};

/// An emergency as it is requested.
macro_rules! urgent {
    () => {
        "title=Take the broken relay out; change_type=emergency; requested_by=@sam; assigned_to=@lena; implementer=@nils; reason=No mail leaves the house; service=%mail; no_items_reason=Only a configuration file; submitted_at=~0; imminent_risk=The queue overflows within the hour"
    };
}
/// What an emergency says before it is decided.
macro_rules! short {
    () => {
        "description=Bypass the relay until it is mended; emergency_risk=Mail might arrive twice; remediation_plan=Put the old route back within 5 minutes"
    };
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("an emergency has a cause", "draft|title=Take the relay out; change_type=emergency; requested_by=@sam; reason=No mail leaves the house; service=%mail; no_items_reason=Only a configuration file", "@sam", "move submit", "guard:imminent_risk", ""),
    ("an imminent risk is one", concat!("draft|", urgent!()), "@sam", "move submit", "ok", "state=submitted"),
    ("an incident is one", "draft|title=Take the relay out; change_type=emergency; requested_by=@sam; reason=No mail leaves the house; service=%mail; no_items_reason=Only a configuration file", "@sam", r#"move submit; incidents=["*inc"]"#, "ok", ""),
    ("it does not become one without a cause", "submitted|title=Take the relay out; change_type=normal; requested_by=@sam; reason=No mail leaves the house; service=%mail; no_items_reason=Only a configuration file", "@sam", "change_type=emergency", "guard:imminent_risk", ""),
    ("the reduced guards, all at once", concat!("submitted|", urgent!()), "@lena", "move request_emergency_approval", "required-for-move:description required-for-move:emergency_risk required-for-move:remediation_plan", ""),
    ("asking for approval at once", concat!("submitted|", urgent!(), "; ", short!()), "@lena", "move request_emergency_approval", "ok", "state=awaiting_approval"),
    ("the implementer may ask too", concat!("submitted|", urgent!(), "; ", short!()), "@nils", "move request_emergency_approval", "ok", ""),
    ("and the duty manager", concat!("submitted|", urgent!(), "; ", short!()), "@duty_manager", "move request_emergency_approval", "ok", ""),
    ("a normal change does not go past the assessment", concat!("submitted|", urgent!(), "; ", short!(), "; change_type=normal"), "@lena", "move request_emergency_approval", "guard", ""),
    ("two people decide", concat!("awaiting_approval|", urgent!(), "; ", short!()), "@duty_manager", "move approve", "guard:approvers", ""),
    ("one answers", concat!("awaiting_approval|", urgent!(), "; ", short!()), "@change_authority", "move give_approval; approval_decision=approved", "ok", r#"approvers=[{"area":"technical_authority","person":"@change_authority","decision":"approved","at":"2026-06-01T07:00:00Z"}]"#),
    ("the other decides", concat!("awaiting_approval|", urgent!(), "; ", short!(), r#"; approvers=[{"area":"technical_authority","person":"@change_authority","decision":"approved"}]"#), "@duty_manager", "move approve", "ok", "state=approved; full_assessment_due_on=2026-06-08"),
    ("nobody fills both places", concat!("awaiting_approval|", urgent!(), "; ", short!(), r#"; approvers=[{"area":"duty_manager","person":"@both","decision":"approved"}]"#), "@both", "move approve", "guard:approvers", ""),
    ("by word of mouth, heard by somebody", concat!("awaiting_approval|", urgent!(), "; ", short!()), "@ana", "move give_approval; approval_decision=approved; approval_by_word_of=@change_authority", "ok", r#"approvers=[{"area":"technical_authority","person":"@change_authority","decision":"approved","at":"2026-06-01T07:00:00Z","heard_by":"@ana"}]"#),
    ("not heard by the requester", concat!("awaiting_approval|", urgent!(), "; ", short!()), "@sam", "move give_approval; approval_decision=approved; approval_by_word_of=@change_authority", "segregation-of-duties", ""),
    ("confirming", concat!("approved|", urgent!(), "; ", short!(), r#"; approvers=[{"area":"technical_authority","person":"@change_authority","decision":"approved","heard_by":"@ana"}]"#), "@change_authority", "approval_confirmed=true", "ok", r#"approval_confirmed=-; approvers=[{"area":"technical_authority","person":"@change_authority","decision":"approved","heard_by":"@ana","confirmed_at":"2026-06-01T07:00:00Z"}]"#),
    ("nobody confirms for another", concat!("approved|", urgent!(), "; ", short!(), r#"; approvers=[{"area":"technical_authority","person":"@change_authority","decision":"approved","heard_by":"@ana"}]"#), "@duty_manager", "approval_confirmed=true", "guard:approval_confirmed", ""),
    ("not confirmed in time", concat!("approved|", urgent!(), "; ", short!(), r#"; approvers=[{"area":"technical_authority","person":"@change_authority","decision":"approved","heard_by":"@ana"}]"#), "system:timer", "timer verbal_confirmation", "ok", "unauthorised=true; unauthorised_basis=verbal_not_confirmed; investigation_due_on=2026-06-08"),
    ("confirmed in time", concat!("approved|", urgent!(), "; ", short!(), r#"; approvers=[{"area":"technical_authority","person":"@change_authority","decision":"approved","heard_by":"@ana","confirmed_at":"2026-06-01T07:00:00Z"}]"#), "system:timer", "timer verbal_confirmation", "ok", "unauthorised=-"),
    ("starting at once", concat!("approved|", urgent!(), "; ", short!()), "@nils", "move start_emergency", "ok", "state=implementing; actual_start=~0"),
    ("a condition holds also in haste", concat!("approved|", urgent!(), "; ", short!(), r#"; conditions=[{"condition":"A person on site"}]"#), "@nils", "move start_emergency", "guard:conditions", ""),
    ("a normal change does not", concat!("approved|", urgent!(), "; ", short!(), "; change_type=normal"), "@nils", "move start_emergency", "guard", ""),
    ("the assessment is made up for", concat!("implementing|", urgent!(), "; ", short!()), "@lena", "benefits=Mail leaves the house again; risk_users=4_more", "ok", "benefits=Mail leaves the house again"),
    ("what was said is not altered", concat!("implementing|", urgent!(), "; ", short!()), "@lena", "remediation_plan=Something else that takes 10 minutes", "guard:remediation_plan", ""),
    ("a freeze does not stop it", concat!("approved|", urgent!(), "; ", short!(), "; planned_start=~0; planned_end=~+3600"), "@nils", "move start_emergency", "ok", ""),
    ("closing needs the full assessment", concat!("in_review|", urgent!(), "; ", short!(), "; ", done!()), "@change_manager", r#"move close; reviewed_on=2026-06-01; review_result=Mail left the house; review_answers=[{"question":"aim_and_benefit","answer":"yes"},{"question":"effect_on_users","answer":"none"},{"question":"risk_estimate","answer":"right"},{"question":"test_and_remediation","answer":"enough"},{"question":"communication","answer":"good"},{"question":"cost_and_time","answer":"as planned"},{"question":"what_to_change","answer":"nothing"},{"question":"who_agreed","answer":"Olga"}]"#,
     "guard:impact_assessment required-for-move:benefits required-for-move:feasibility required-for-move:financial_impact required-for-move:impact_assessment required-for-move:major_criteria required-for-move:priority required-for-move:risk_complexity required-for-move:risk_criticality required-for-move:risk_data required-for-move:risk_remediation required-for-move:risk_testing required-for-move:risk_timing required-for-move:risk_track_record required-for-move:risk_users", ""),
];

#[test]
fn emergencies() {
    World::try_cases("change", CASES, |w| {
        w.given("*inc", "incident", "in_progress", "title=Mail is down; priority=p1");
        w.given("*freeze", "change_freeze", "announced", "title=Year end; owner=@mona; starts_at=~-3600; ends_at=~+90000");
        let person = w.given("@both", "person", "", "name=Bo Both; party=organisation; active=true");
        for role in ["duty_manager", "change_authority"] {
            let set = [("role", serde_json::json!(role)), ("person", serde_json::json!(person)), ("valid_from", serde_json::json!("2026-01-01"))];
            w.put(&format!("=both_{role}"), "role_assignment", None, &set);
        }
    });
}

/// From the first word to the unconfirmed approval: timers as they come due.
#[test]
fn what_was_said_by_word_of_mouth_lapses_after_a_business_day() {
    let mut w = World::new();
    w.given("*it", "change", "awaiting_approval", concat!(urgent!(), "; ", short!()));
    w.must("@ana", Some("*it"), "move give_approval; approval_decision=approved; approval_by_word_of=@change_authority");
    w.must("@duty_manager", Some("*it"), "move approve");
    assert_eq!(w.timers[&(w.id("*it"), "verbal_confirmation".to_owned())], at("2026-06-02T07:00:00Z"));
    assert_eq!(w.timers[&(w.id("*it"), "full_assessment".to_owned())], at("2026-06-08T22:00:00Z"), "after the fifth business day");
    w.must("@nils", Some("*it"), "move start_emergency");
    w.now = at("2026-06-02T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer verbal_confirmation");
    w.holds("*it", "state=implementing; unauthorised=true").unwrap();
    let told: Vec<_> = w.outbox.iter().filter(|o| o.body["event"] == "unauthorised_change").collect();
    assert_eq!(told.len(), 1);
}

#[test]
fn owner_and_security_hear_of_an_emergency() {
    let mut w = World::new();
    w.given("*it", "change", "submitted", concat!(urgent!(), "; ", short!()));
    w.must("@lena", Some("*it"), "move request_emergency_approval");
    let to = |event: &str| -> Vec<String> {
        let found = w.outbox.iter().filter(|o| o.body["event"] == event);
        let mut all: Vec<String> = found.flat_map(|o| o.body["to"].as_array().unwrap().clone()).map(|v| v.as_str().unwrap().to_owned()).collect();
        all.sort();
        all
    };
    let ids = |names: &[&str]| {
        let mut all: Vec<String> = names.iter().map(|n| w.id(n).text()).collect();
        all.sort();
        all
    };
    assert_eq!(to("emergency_change"), ids(&["@olga", "@security_manager"]));
    assert_eq!(to("approval_requested"), ids(&["@dora", "@duty_manager", "@change_manager", "@change_authority"]));
}
