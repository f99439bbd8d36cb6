//! Standard changes and the models they follow.

use super::done;
use crate::world::{Case, World, at};

/// A standard change before it is scheduled.
macro_rules! routine {
    () => {
        "title=Renew the mail certificate; change_type=standard; requested_by=@sam; assigned_to=@sam; implementer=@nils; reason=It ends next month; service=%mail; no_items_reason=Only a certificate file; planned_start=~+3600; planned_end=~+7200"
    };
}
/// A model that is ready for approval.
macro_rules! model {
    () => {
        r#"title=Renew a certificate; owner=@sam; category=application; risk_level=low; steps=[{"step":"Order the certificate"},{"step":"Install it and reload"}]; parameters=[{"name":"host"}]; remediation_plan=Put the old certificate back within 5 minutes; remediation_tested_on=2026-05-01; test_method=Connect from outside and look at the date; based_on=["*one","*two","*three"]; valid_to=2027-06-01"#
    };
}

fn models(w: &mut World) {
    for name in ["*one", "*two", "*three"] {
        w.given(name, "change", "closed", "title=Renew a certificate; change_type=normal; outcome=successful");
    }
    w.given("*bad", "change", "closed", "title=Renew a certificate; change_type=normal; outcome=failed");
    w.given("*model", "change_model", "active", concat!(model!(), "; uses=5; failures=0"));
    w.given("*fresh", "change_model", "active", concat!(model!(), "; uses=0; failures=0"));
    w.given("*print", "change_model", "active", concat!(model!(), r#"; services=["%print"]"#));
    w.given("*suspended", "change_model", "suspended", model!());
    w.given("*expired", "change_model", "active", "title=Renew a certificate; valid_to=2026-05-31");
    w.given("*p1", "incident", "resolved", "title=Mail was down; priority=p1");
    w.given("*p3", "incident", "resolved", "title=Mail was slow; priority=p3");
}

#[rustfmt::skip]
const CHANGES: &[Case] = &[
    ("it asks for the model", concat!("draft|", routine!()), "@nils", "move schedule_standard", "required-for-move:deployment_details required-for-move:model", ""),
    ("it asks for the parameters", concat!("draft|", routine!(), "; model=*model"), "@nils", "move schedule_standard", "guard:model_parameters", ""),
    ("scheduling under the model", concat!("draft|", routine!(), "; model=*model"), "@nils", r#"move schedule_standard; model_parameters=[{"name":"host","value":"mx-1"}]"#, "ok", "state=scheduled; category=application; risk_level=low; deployment_details=1. Order the certificate\n2. Install it and reload; submitted_at=~0"),
    ("only the implementer", concat!("draft|", routine!(), "; model=*model"), "@sam", "move schedule_standard", "forbidden", ""),
    ("a suspended model", concat!("draft|", routine!(), r#"; model=*suspended; model_parameters=[{"name":"host","value":"mx-1"}]"#), "@nils", "move schedule_standard", "guard:model", ""),
    ("a model that is over", concat!("draft|", routine!(), "; deployment_details=Renew and reload; model=*expired"), "@nils", "move schedule_standard", "guard:model", ""),
    ("a service outside the model", concat!("draft|", routine!(), r#"; model=*print; model_parameters=[{"name":"host","value":"mx-1"}]"#), "@nils", "move schedule_standard", "guard:service", ""),
    ("a category outside the model", concat!("draft|", routine!(), r#"; category=data; model=*model; model_parameters=[{"name":"host","value":"mx-1"}]"#), "@nils", "move schedule_standard", "guard:category", ""),
    ("a freeze", concat!("draft|", routine!(), r#"; planned_start=~+900000; planned_end=~+903600; model=*model; model_parameters=[{"name":"host","value":"mx-1"}]"#), "@nils", "move schedule_standard", "guard:planned_start", ""),
    ("a normal change has no such way", concat!("draft|", routine!(), "; change_type=normal; model=*expired; deployment_details=Renew and reload"), "@nils", "move schedule_standard", "guard", ""),
    ("starting without test and notice of its own", concat!("scheduled|", routine!(), "; planned_start=~0; model=*model; deployment_details=Renew and reload"), "@nils", "move start", "ok", "state=implementing"),
    ("not when the model was suspended meanwhile", concat!("scheduled|", routine!(), "; planned_start=~0; model=*suspended; deployment_details=Renew and reload"), "@nils", "move start", "guard:model", ""),
    ("it is not assessed", concat!("scheduled|", routine!(), "; model=*model; deployment_details=Renew and reload"), "@change_manager", "move reassess; reason: it is more than it seemed", "guard", ""),
    ("it is cancelled", concat!("scheduled|", routine!(), "; model=*model; deployment_details=Renew and reload"), "@sam", "move cancel; reason: it is more than it seemed", "ok", "state=cancelled"),
    ("its end sets no review when it went well", concat!("implementing|", routine!(), "; planned_start=~-3600; planned_end=~0; actual_start=~-3600; model=*model"), "@nils", "move finish; outcome=successful; service_check=The date is right", "ok", "state=implemented; review_kind=model; review_basis=-; review_due_on=-"),
    ("the first use of a model is reviewed in full", concat!("implementing|", routine!(), "; planned_start=~-3600; planned_end=~0; actual_start=~-3600; model=*fresh"), "@nils", "move finish; outcome=successful; service_check=The date is right", "ok", r#"review_kind=full; review_basis=["first_use"]; review_due_on=2026-06-15"#),
    ("it closes by itself a day later", concat!("implemented|", routine!(), "; ", done!(), "; actual_start=~-90000; actual_end=~-86400; model=*model"), "system:timer", "timer close_standard", "ok", "state=closed; closed_at=~0"),
    ("not before", concat!("implemented|", routine!(), "; ", done!(), "; model=*model"), "system:timer", "timer close_standard", "ok", "state=implemented"),
    ("an incident keeps it open for review", concat!("implemented|", routine!(), "; ", done!(), r#"; actual_start=~-90000; actual_end=~-86400; model=*model; caused_incidents=["*p3"]"#), "system:timer", "timer close_standard", "ok", "state=in_review; review_kind=full"),
    ("nobody closes it by hand", concat!("implemented|", routine!(), "; ", done!(), "; model=*model"), "@change_manager", "move close_standard", "forbidden", ""),
];

#[test]
fn changes() {
    World::try_cases("change", CHANGES, |w| {
        models(w);
        w.given("*freeze", "change_freeze", "announced", "title=Year end; owner=@mona; starts_at=~+890000; ends_at=~+990000");
    });
}

#[rustfmt::skip]
const MODELS: &[Case] = &[
    ("analysts propose models", "", "@sam", "title=Renew a certificate", "ok", "state=draft; owner=@sam; uses=0; failures=0"),
    ("agents do not", "", "@ana", "title=Renew a certificate", "forbidden", ""),
    ("submitting asks for everything", "draft|title=Renew a certificate; owner=@sam; risk_level=low", "@sam", "move submit", "guard:based_on required-for-move:category required-for-move:remediation_plan required-for-move:remediation_tested_on required-for-move:steps required-for-move:test_method required-for-move:valid_to", ""),
    ("submitting", concat!("draft|", model!()), "@sam", "move submit", "ok", "state=in_review; submitted_by=@sam"),
    ("a failed change proves nothing", concat!("draft|", model!()), "@sam", r#"move submit; based_on=["*one","*two","*bad"]"#, "guard:based_on", ""),
    ("only a low risk", concat!("draft|", model!(), "; risk_level=medium"), "@sam", "move submit", "guard", ""),
    ("a year at most", concat!("draft|", model!(), "; valid_to=2027-06-02"), "@sam", "move submit", "guard:valid_to", ""),
    ("not until today", concat!("draft|", model!(), "; valid_to=2026-06-01"), "@sam", "move submit", "guard:valid_to", ""),
    ("the authority approves", concat!("in_review|", model!(), "; submitted_by=@sam"), "@change_authority", "move approve", "ok", "state=active; approved_by=@change_authority; approved_at=~0"),
    ("the change manager does not", concat!("in_review|", model!(), "; submitted_by=@sam"), "@change_manager", "move approve", "forbidden", ""),
    ("nobody approves their own", concat!("in_review|", model!(), "; owner=@change_authority"), "@change_authority", "move approve", "guard", ""),
    ("nor what they submitted", concat!("in_review|", model!(), "; submitted_by=@change_authority"), "@change_authority", "move approve", "guard", ""),
    ("sending back", concat!("in_review|", model!()), "@change_authority", "move send_back; reason: step two is not clear", "ok", "state=draft"),
    ("suspending by hand", concat!("active|", model!()), "@change_manager", "move suspend; reason: something smells here", "ok", "state=suspended; suspended_at=~0"),
    ("the authority lifts", concat!("suspended|", model!(), "; suspended_at=~-60"), "@change_authority", "move lift; reason: the cause was found and mended", "ok", "state=active; suspended_at=-; suspension_lifted_at=~0"),
    ("the change manager does not lift", concat!("suspended|", model!()), "@change_manager", "move lift; reason: the cause was found and mended", "forbidden", ""),
    ("an owner does not lift", concat!("suspended|", model!(), "; owner=@change_authority"), "@change_authority", "move lift; reason: the cause was found and mended", "guard", ""),
    ("what is approved stays", concat!("active|", model!()), "@sam", r#"steps=[{"step":"Do something else"}]"#, "guard:steps", ""),
    ("revising takes it back", concat!("active|", model!(), "; approved_by=@change_authority"), "@change_manager", "move revise; reason: a step is missing in it", "ok", "state=draft; approved_by=-"),
    ("retiring", concat!("active|", model!()), "@change_manager", "move retire; reason: replaced by automation", "ok", "state=retired"),
    ("counters are computed", concat!("active|", model!()), "@change_manager", "failures=0", "computed:failures", ""),
];

#[test]
fn models_of_changes() {
    World::try_cases("change_model", MODELS, models);
}

/// A use that failed, and what the model makes of it.
#[test]
fn a_model_counts_and_suspends_itself() {
    let mut w = World::new();
    models(&mut w);
    let run = |w: &mut World, name: &str, wish: &str| {
        w.given(name, "change", "implementing", concat!(routine!(), "; planned_start=~-3600; planned_end=~0; actual_start=~-3600; model=*model"));
        w.must("@nils", Some(name), wish);
    };
    run(&mut w, "*a", "move finish; outcome=successful; service_check=The date is right");
    w.holds("*model", "state=active; uses=6; failures=0").unwrap();
    run(&mut w, "*b", "move finish; outcome=failed; service_check=The old one is back");
    w.holds("*model", "state=active; uses=7; failures=1").unwrap();
    w.now = at("2026-08-28T07:00:00Z");
    run(&mut w, "*c", "move finish; outcome=backed_out; service_check=The old one is back");
    w.holds("*model", "state=suspended; uses=8; failures=2").unwrap();
    assert!(w.outbox.iter().any(|o| o.body["event"] == "model_suspended"));
    // Lifted: what was before does not count again.
    w.must("@change_authority", Some("*model"), "move lift; reason: the cause was found and mended");
    w.now = at("2026-08-29T07:00:00Z");
    run(&mut w, "*d", "move finish; outcome=successful; service_check=The date is right");
    w.holds("*model", "state=active; uses=9; failures=2").unwrap();
    // An incident of P3 is borne, one of P1 is not.
    w.must("@change_manager", Some("*d"), r#"caused_incidents=["*p3"]"#);
    w.holds("*model", "state=active").unwrap();
    w.must("@change_manager", Some("*d"), r#"caused_incidents=["*p3","*p1"]"#);
    w.holds("*model", "state=suspended").unwrap();
}
