//! Cases of certification cycles, audits of the certification body, and attestations.

use crate::world::{Case, World, at};

const BASE: &str = "title=First certification; sponsor=@tom; certificate_scope=Operation of mail and print for Acme by Testers; gap_plan=Twelve gaps, listed in GAP-1; plan_approved_on=2026-01-10; owner=@mona";
const READY: &str = "records_since=2026-03-01; certification_body=Body One; accredited_by=The accreditation body; scope_agrees=true; readiness_decision=ready; readiness=[{\"fact\": \"requirements\", \"count\": 70}, {\"fact\": \"minor\", \"count\": 7}]";
const CERTIFIED: &str = "certificate_number=C-1; decision_on=2025-07-01; expires_on=2028-07-01; first_surveillance_due_on=2026-07-01";

fn furnish(w: &mut World) {
    w.given("*apg", "audit_programme", "running", "title=Audits of 2026; period=2026-H1");
    w.given(
        "*audit",
        "internal_audit",
        "reported",
        "title=All clauses; programme=*apg; planned_on=2026-04-01; held_on=2026-04-01; clauses_covered=4, 5, 6, 7, 8, 9, 10",
    );
    w.given("*review", "management_review", "minutes_approved", "title=Review; planned_on=2026-05-01; held_on=2026-05-01");
    w.given("*own", "certification_cycle", "surveillance_1", "title=Another cycle");
}

fn spelled(cases: &[Case]) -> Vec<Case> {
    let words =
        [("CERTIFIED", "READY; CERTIFIED_"), ("READY", "BASE; READY_"), ("CERTIFIED_", CERTIFIED), ("READY_", READY), ("BASE", BASE)];
    let spell = |text: &str| -> &'static str {
        let text = words.iter().fold(text.to_owned(), |text, (word, meaning)| text.replace(word, meaning));
        Box::leak(text.into_boxed_str())
    };
    cases.iter().map(|c| (c.0, spell(c.1), c.2, spell(c.3), c.4, c.5)).collect()
}

#[rustfmt::skip]
const CYCLES: &[Case] = &[
    ("begun", "", "@sms_manager", "title=First certification", "ok", "state=gap_assessment"),
    ("not by the desk", "", "@ana", "title=First certification", "forbidden", ""),
    // gap_assessment → implementation
    ("the plan is approved", "gap_assessment|BASE", "@tom", "move approve_plan", "ok", "state=implementation"),
    ("with everything", "gap_assessment|title=First certification", "@tom", "move approve_plan", "required-for-move:certificate_scope required-for-move:gap_plan required-for-move:plan_approved_on required-for-move:sponsor", ""),
    ("by top management", "gap_assessment|BASE", "@sms_manager", "move approve_plan", "forbidden", ""),
    // implementation → internal_audit
    ("three months of records", "implementation|BASE; records_since=2026-03-01", "@sms_manager", "move audit_internally", "ok", "state=internal_audit"),
    ("a day less", "implementation|BASE", "@sms_manager", "move audit_internally; records_since=2026-03-02", "guard:records_since", ""),
    ("no records", "implementation|BASE", "@sms_manager", "move audit_internally", "required-for-move:records_since", ""),
    // internal_audit → management_review
    ("audited", "internal_audit|BASE; records_since=2026-03-01", "@sms_manager", "move review", "ok", "state=management_review"),
    // management_review → stage_1
    ("ready", "management_review|READY", "@tom", "move apply", "ok", "state=stage_1"),
    ("decided by top management", "management_review|READY", "@sms_manager", "move apply", "forbidden", ""),
    ("a requirement is major", "management_review|READY; readiness=[{\"fact\": \"requirements\", \"count\": 70}, {\"fact\": \"major\", \"count\": 1}]", "@tom", "move apply", "guard:readiness", ""),
    ("more than a tenth are minor", "management_review|READY; readiness=[{\"fact\": \"requirements\", \"count\": 70}, {\"fact\": \"minor\", \"count\": 8}]", "@tom", "move apply", "guard:readiness", ""),
    ("nevertheless", "management_review|READY; readiness=[{\"fact\": \"requirements\", \"count\": 70}, {\"fact\": \"minor\", \"count\": 8}]", "@tom", "move apply; readiness_exception=The eight are closed by the end of June", "ok", "state=stage_1"),
    ("decided not ready", "management_review|READY; readiness_decision=not_ready", "@tom", "move apply", "guard:readiness_decision", ""),
    ("scopes that differ", "management_review|READY; scope_agrees=false", "@tom", "move apply", "guard:scope_agrees", ""),
    ("everything is told", "management_review|BASE", "@tom", "move apply", "guard:readiness required-for-move:accredited_by required-for-move:certification_body required-for-move:readiness required-for-move:readiness_decision required-for-move:scope_agrees", ""),
    // stage_1 → stage_2
    ("no report of stage 1", "stage_1|READY", "@sms_manager", "move pass_stage_1; stage_2_planned_on=2026-09-01", "guard", ""),
    ("back to stage 1", "stage_2|READY; stage_2_planned_on=2026-09-01", "@sms_manager", "move repeat_stage_1; reason: more than six months have passed", "ok", "state=stage_1"),
    // stage_2 → decision
    ("no report of stage 2", "stage_2|READY; stage_2_planned_on=2026-09-01", "@sms_manager", "move await_decision", "guard", ""),
    // decision → surveillance_1
    ("issued", "decision|READY", "@sms_manager", "move issue; certificate_number=C-1; decision_on=2026-06-01; expires_on=2029-06-01", "ok", "state=surveillance_1; first_surveillance_due_on=2027-06-01; recertification_plan_by=2028-12-01; restoration_until=2029-12-01"),
    ("for more than three years", "decision|READY", "@sms_manager", "move issue; certificate_number=C-1; decision_on=2026-06-01; expires_on=2029-06-02", "guard:expires_on", ""),
    ("decided tomorrow", "decision|READY", "@sms_manager", "move issue; certificate_number=C-1; decision_on=2026-06-02; expires_on=2029-06-01", "in-future:decision_on", ""),
    ("expired before it was decided", "decision|READY", "@sms_manager", "move issue; certificate_number=C-1; decision_on=2026-06-01; expires_on=2026-05-01", "order:expires_on", ""),
    ("without dates", "decision|READY", "@sms_manager", "move issue", "required-for-move:certificate_number required-for-move:decision_on required-for-move:expires_on", ""),
    ("another stage 2", "decision|READY", "@sms_manager", "move repeat_stage_2; reason: majors were not verified in time", "required-for-move:stage_2_planned_on", ""),
    ("another stage 2, planned", "decision|READY", "@sms_manager", "move repeat_stage_2; reason: majors were not verified in time; stage_2_planned_on=2026-09-01", "ok", "state=stage_2"),
    // surveillance
    ("no report of the surveillance", "surveillance_1|CERTIFIED", "@sms_manager", "move conclude_surveillance_1", "guard", ""),
    ("not renewed without its audit", "recertification|CERTIFIED", "@sms_manager", "move renew; decision_on=2026-06-01; expires_on=2029-06-01", "guard", ""),
    // loss
    ("people do not let it expire", "recertification|CERTIFIED", "@sms_manager", "move expire", "forbidden", ""),
    ("suspended", "surveillance_2|CERTIFIED", "@sms_manager", "move suspend; suspended_on=2026-06-01; use_of_marks_stopped_on=2026-06-01; reason: fees were not paid in time", "ok", "state=suspended; suspended_from=surveillance_2"),
    ("the marks are stopped", "surveillance_2|CERTIFIED", "@sms_manager", "move suspend; suspended_on=2026-06-01; reason: fees were not paid in time", "required-for-move:use_of_marks_stopped_on", ""),
    ("lifted to where it was", "suspended|CERTIFIED; suspended_from=surveillance_2; suspended_on=2026-05-01", "@sms_manager", "move lift_to_surveillance_2; reason: the fees are paid", "ok", "state=surveillance_2; suspended_from=-; suspended_on=-"),
    ("and nowhere else", "suspended|CERTIFIED; suspended_from=surveillance_2; suspended_on=2026-05-01", "@sms_manager", "move lift_to_recertification; reason: the fees are paid", "guard", ""),
    ("lifted to the first", "suspended|CERTIFIED; suspended_from=surveillance_1; suspended_on=2026-05-01", "@sms_manager", "move lift_to_surveillance_1; reason: the fees are paid", "ok", "state=surveillance_1"),
    ("lifted to the last", "suspended|CERTIFIED; suspended_from=recertification; suspended_on=2026-05-01", "@sms_manager", "move lift_to_recertification; reason: the fees are paid", "ok", "state=recertification"),
    ("withdrawn", "suspended|CERTIFIED; suspended_from=surveillance_2", "@sms_manager", "move withdraw; use_of_marks_stopped_on=2026-06-01; reason: the contract has ended", "ok", "state=withdrawn"),
    ("restored", "expired|READY; certificate_number=C-1; decision_on=2022-12-01; expires_on=2025-12-01", "@sms_manager", "move restore; outstanding_done_on=2026-05-20; decision_on=2026-06-01; expires_on=2028-12-01", "ok", "state=surveillance_1; cycle_count=1"),
    ("a day too late", "expired|READY; certificate_number=C-1; decision_on=2022-11-30; expires_on=2025-11-30", "@sms_manager", "move restore; outstanding_done_on=2026-05-20; decision_on=2026-06-01; expires_on=2028-11-30", "guard:decision_on", ""),
    ("with a new decision", "expired|READY; certificate_number=C-1; decision_on=2022-12-01; expires_on=2025-12-01", "@sms_manager", "move restore; outstanding_done_on=2026-05-20", "guard:decision_on", ""),
    ("applied again", "expired|READY", "@sms_manager", "move apply_again; stage_2_planned_on=2026-09-01; reason: six months have passed", "ok", "state=stage_2"),
    ("withdrawn for good", "withdrawn|CERTIFIED", "@sms_manager", "move apply_again; reason: six months have passed", "no-such-move terminal", ""),
    ("changes told to the body", "surveillance_1|CERTIFIED", "@sms_manager", "body_told=[{\"kind\": \"scope\", \"what\": \"Chat was added\", \"occurred_on\": \"2026-05-20\", \"told_on\": \"2026-05-22\"}]", "ok", ""),
];

#[test]
fn cycles() {
    World::try_cases("certification_cycle", &spelled(CYCLES), furnish);
}

/// What stands in the way of the stages that depend on records, and what clears it.
#[test]
fn stages_depend_on_audits_and_findings() {
    let mut w = World::new();
    furnish(&mut w);
    let given = |w: &mut World, state: &str, fields: &str| {
        let text = spelled(&[("", Box::leak(fields.to_owned().into_boxed_str()), "", "", "", "")])[0].1;
        w.given("*it", "certification_cycle", state, text);
    };
    given(&mut w, "stage_1", "READY");
    let go = "move pass_stage_1; stage_2_planned_on=2026-09-01";
    for (result, concerns, expected) in [
        ("not_ready", "[{\"concern\": \"Typos\"}]", "guard"),
        ("ready", "[{\"concern\": \"No drill\", \"could_be_nonconformity\": true}]", "guard"),
        (
            "ready",
            "[{\"concern\": \"No drill\", \"could_be_nonconformity\": true, \"resolved_on\": \"2026-05-30\"}, {\"concern\": \"Typos\"}]",
            "ok",
        ),
    ] {
        w.given(
            "*one",
            "external_audit",
            "reported",
            &format!("title=Stage 1; cycle=*it; audit_kind=stage_1; last_day_on=2026-05-20; result={result}; concerns={concerns}"),
        );
        assert_eq!(w.outcome("@sms_manager", Some("*it"), go), expected, "{result} {concerns}");
    }
    w.given(
        "*two",
        "external_audit",
        "reported",
        "title=Stage 2; cycle=*it; audit_kind=stage_2; last_day_on=2026-05-28; result=recommended",
    );
    let nonconformity = |w: &mut World, grade: &str, state: &str| {
        w.given("*nc", "nonconformity", state, &format!("title=Of the body; source=external_audit; grade={grade}"));
    };
    for (grade, state, expected) in [("major", "raised", "guard"), ("minor", "analysed", "guard"), ("minor", "action_planned", "ok")] {
        nonconformity(&mut w, grade, state);
        assert_eq!(w.outcome("@sms_manager", Some("*it"), "move await_decision"), expected, "{grade} {state}");
    }
    let issue = "move issue; certificate_number=C-1; decision_on=2026-06-01; expires_on=2029-06-01";
    for (grade, state, expected) in [("major", "action_planned", "guard"), ("major", "action_done", "ok")] {
        nonconformity(&mut w, grade, state);
        assert_eq!(w.outcome("@sms_manager", Some("*it"), issue), expected, "{grade} {state}: verified before the decision");
    }
    w.now = at("2027-05-20T08:00:00Z");
    w.given(
        "*three",
        "external_audit",
        "reported",
        "title=Surveillance; cycle=*it; audit_kind=surveillance; last_day_on=2027-06-02; result=recommended",
    );
    assert_eq!(w.outcome("@sms_manager", Some("*it"), "move conclude_surveillance_1"), "reason-needed", "a day later than twelve months");
    w.given(
        "*three",
        "external_audit",
        "reported",
        "title=Surveillance; cycle=*it; audit_kind=surveillance; last_day_on=2027-05-18; result=recommended",
    );
    assert_eq!(w.outcome("@sms_manager", Some("*it"), "move conclude_surveillance_1"), "ok");
    assert_eq!(w.outcome("@sms_manager", Some("*it"), "move conclude_surveillance_2"), "guard", "one audit does not stand for two");
    w.given(
        "*four",
        "external_audit",
        "reported",
        "title=Surveillance; cycle=*it; audit_kind=surveillance; last_day_on=2027-05-19; result=recommended",
    );
    assert_eq!(w.outcome("@sms_manager", Some("*it"), "move conclude_surveillance_2"), "ok");
    w.given(
        "*five",
        "external_audit",
        "reported",
        "title=Recertification; cycle=*it; audit_kind=recertification; last_day_on=2029-04-01; result=recommended",
    );
    w.now = at("2029-06-10T08:00:00Z");
    assert_eq!(
        w.outcome("@sms_manager", Some("*it"), "move renew; decision_on=2029-06-02; expires_on=2032-06-01"),
        "guard:decision_on",
        "after the expiry"
    );
    assert_eq!(w.outcome("@sms_manager", Some("*it"), "move renew; decision_on=2029-05-02; expires_on=2032-06-02"), "guard:expires_on");
    assert_eq!(w.outcome("@sms_manager", Some("*it"), "move renew"), "guard:decision_on", "with dates of its own");
    assert_eq!(
        w.outcome("@sms_manager", Some("*it"), "move renew; decision_on=2029-05-02; expires_on=2032-06-01"),
        "ok",
        "three years on from the one before"
    );
    assert_eq!(w.holds("*it", "state=surveillance_1; cycle_count=1; first_surveillance_due_on=2030-05-02"), Ok(()));
}

/// Majors of stage 2 that were verified too late, or not at all, need another stage 2.
#[test]
fn majors_are_verified_within_six_months() {
    for (done, expected) in [("2025-11-30", "ok"), ("2025-12-01", "guard:verify_majors_by")] {
        let mut w = World::new();
        let text = spelled(&[("", "READY; verify_majors_by=2025-11-30", "", "", "", "")])[0].1;
        w.given("*it", "certification_cycle", "decision", text);
        w.given("*two", "external_audit", "reported", "title=Stage 2 audit; cycle=*it; audit_kind=stage_2; last_day_on=2025-05-31");
        w.given("*found", "audit_finding", "recorded", "title=No drill; external_audit=*two; grade=major");
        let major = format!("title=Of stage 2; source=external_audit; grade=major; finding=*found; actions_done_on={done}");
        w.given("*nc", "nonconformity", "action_done", &major);
        let issue = "move issue; certificate_number=C-1; decision_on=2026-06-01; expires_on=2029-06-01";
        assert_eq!(w.outcome("@sms_manager", Some("*it"), issue), expected, "{done}");
    }
}

/// Warnings come before every deadline; on the day after the last one the certificate is expired, by itself.
#[test]
fn a_certificate_is_counted_down_and_expires() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "certification_cycle", "decision", spelled(&[("", "READY", "", "", "", "")])[0].1);
    w.must("@sms_manager", Some("*it"), "move issue; certificate_number=C-1; decision_on=2026-06-01; expires_on=2029-06-01");
    let it = w.id("*it");
    let due = |w: &World, name: &str| w.timers.get(&(it, name.to_owned())).copied();
    assert_eq!(due(&w, "surveillance_warning"), Some(at("2026-11-30T23:00:00Z")));
    assert_eq!(due(&w, "expiry_warning"), Some(at("2028-08-31T22:00:00Z")));
    assert_eq!(due(&w, "expire"), Some(at("2029-06-01T22:00:00Z")));
    let mut times = 0;
    while let Some(next) = due(&w, "surveillance_warning") {
        w.now = next;
        w.must("system:timers", Some("*it"), "timer surveillance_warning");
        times += 1;
    }
    assert_eq!(times, 3, "six, three and one month before");
    w.now = at("2029-06-01T20:00:00Z");
    w.must("system:timers", Some("*it"), "timer expire");
    assert_eq!(w.record("*it").state.as_deref(), Some("surveillance_1"), "the last day is valid");
    w.now = at("2029-06-01T22:00:00Z");
    w.must("system:timers", Some("*it"), "timer expire");
    assert_eq!(w.record("*it").state.as_deref(), Some("expired"));
    assert!(w.outbox.iter().any(|o| o.body["event"] == "certificate_lost"));
    assert_eq!((due(&w, "expiry_warning"), due(&w, "expire")), (None, None));
}

#[rustfmt::skip]
const AUDITS: &[Case] = &[
    ("planned", "", "@sms_manager", "title=Stage 1 audit; cycle=*own; audit_kind=stage_1; planned_on=2026-09-01", "ok", "state=planned"),
    ("of no cycle", "", "@sms_manager", "title=Stage 1 audit; audit_kind=stage_1; planned_on=2026-09-01", "required:cycle", ""),
    ("not by the desk", "", "@ana", "title=Stage 1 audit", "forbidden", ""),
    ("held", "planned|cycle=*own; audit_kind=stage_1; planned_on=2026-05-20", "@sms_manager", "move hold; held_on=2026-05-20; last_day_on=2026-05-21", "ok", "state=held"),
    ("ended before it began", "planned|cycle=*own; audit_kind=stage_1; planned_on=2026-05-20", "@sms_manager", "move hold; held_on=2026-05-20; last_day_on=2026-05-19", "guard:last_day_on order:last_day_on", ""),
    ("in the future", "planned|cycle=*own; audit_kind=stage_1; planned_on=2026-05-20", "@sms_manager", "move hold; held_on=2026-06-01; last_day_on=2026-06-02", "in-future:last_day_on", ""),
    ("without days", "planned|cycle=*own; audit_kind=stage_1; planned_on=2026-05-20", "@sms_manager", "move hold", "required-for-move:held_on required-for-move:last_day_on", ""),
    ("reported", "held|cycle=*own; audit_kind=stage_1; held_on=2026-05-20; last_day_on=2026-05-21", "@sms_manager", "move receive_report; report_received_on=2026-06-01; result=ready", "ok", "state=reported"),
    ("stage 1 recommends nothing", "held|cycle=*own; audit_kind=stage_1; held_on=2026-05-20; last_day_on=2026-05-21", "@sms_manager", "move receive_report; report_received_on=2026-06-01; result=recommended", "guard:result", ""),
    ("stage 2 is not ready", "held|cycle=*own; audit_kind=stage_2; held_on=2026-05-20; last_day_on=2026-05-21", "@sms_manager", "move receive_report; report_received_on=2026-06-01; result=not_ready", "guard:result", ""),
    ("without a result", "held|cycle=*own; audit_kind=stage_2; held_on=2026-05-20; last_day_on=2026-05-21", "@sms_manager", "move receive_report", "required-for-move:report_received_on required-for-move:result", ""),
    ("closed", "reported|cycle=*own; audit_kind=stage_2; report_received_on=2026-05-25", "@sms_manager", "move close; answered_on=2026-06-01", "ok", "state=closed"),
    ("with findings answered", "reported|cycle=*own; audit_kind=stage_2; report_received_on=2026-05-25; findings=[\"*owed\"]", "@sms_manager", "move close; answered_on=2026-06-01", "guard:findings", ""),
    ("with concerns resolved", "reported|cycle=*own; audit_kind=stage_1; report_received_on=2026-05-25; concerns=[{\"concern\": \"No drill\", \"could_be_nonconformity\": true}]", "@sms_manager", "move close; answered_on=2026-06-01", "guard:concerns", ""),
    ("not by others", "reported|cycle=*own; audit_kind=stage_2", "@internal_audit_manager", "move close; answered_on=2026-06-01", "forbidden", ""),
    ("cancelled", "planned|cycle=*own; audit_kind=special; planned_on=2026-05-20", "@sms_manager", "move cancel; reason: the body called it off", "ok", "state=cancelled"),
    ("planned is not reported", "planned|cycle=*own; audit_kind=stage_1; planned_on=2026-05-20", "@sms_manager", "move receive_report", "no-such-move", ""),
];

#[test]
fn external_audits() {
    World::try_cases("external_audit", AUDITS, |w| {
        furnish(w);
        w.given("*any", "external_audit", "reported", "title=Stage 2 audit; cycle=*own; audit_kind=stage_2");
        w.given("*owed", "audit_finding", "recorded", "title=No drill; external_audit=*any; grade=minor; answer_due_on=2026-07-01");
    });
}

/// Stage 2 tells the cycle by when its majors are verified.
#[test]
fn stage_2_starts_a_countdown() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*cycle", "certification_cycle", "stage_2", "title=First certification");
    w.given("*it", "external_audit", "planned", "title=Stage 2 audit; cycle=*cycle; audit_kind=stage_2; planned_on=2026-05-30");
    w.must("@sms_manager", Some("*it"), "move hold; held_on=2026-05-30; last_day_on=2026-05-31");
    assert_eq!(w.holds("*cycle", "stage_2_ended_on=2026-05-31; verify_majors_by=2026-11-30"), Ok(()));
    assert!(w.timers.contains_key(&(w.id("*cycle"), "verification_warning".to_owned())));
}

const STATED: &str = "requirement=5.1-a; statement=Top management looks at the objectives every month; role=top_management; evidence=Minutes of the board of May";

#[rustfmt::skip]
const ATTESTATIONS: &[Case] = &[
    ("drafted", "", "@tom", "STATED", "ok", "state=draft; attested_by=-; title=Top management looks at the objectives every month"),
    ("of no requirement", "", "@tom", "STATED; requirement=11-a", "guard:requirement", ""),
    ("without a statement", "", "@tom", "requirement=5.1-a", "required:role required:statement", ""),
    ("not by users", "", "@carla", "STATED", "forbidden", ""),
    ("signed", "draft|STATED", "@tom", "move sign", "ok", "state=in_force; attested_by=@tom; attested_on=2026-06-01; valid_until=2027-06-01"),
    ("for less than a year", "draft|STATED", "@tom", "move sign; valid_until=2026-12-31", "ok", "valid_until=2026-12-31"),
    ("for more", "draft|STATED", "@tom", "move sign; valid_until=2027-06-02", "guard:valid_until", ""),
    ("that is over", "draft|STATED", "@tom", "move sign; valid_until=2026-06-01", "guard:valid_until", ""),
    ("without evidence", "draft|STATED; evidence=-", "@tom", "move sign", "required-for-move:evidence", ""),
    ("without the role", "draft|STATED", "@mona", "move sign", "guard:role", ""),
    ("by an automation", "draft|STATED", "system:x", "move sign", "guard", ""),
    ("who signed is not said by others", "draft|STATED", "@tom", "attested_by=@tom", "computed:attested_by", ""),
    ("what was signed stands", "in_force|STATED; attested_by=@tom; valid_until=2027-01-01", "@tom", "statement=Something that was never signed", "read-only:statement", ""),
    ("withdrawn", "in_force|STATED; attested_by=@tom; valid_until=2027-01-01", "@tom", "move withdraw; reason: it is no longer true", "ok", "state=withdrawn; withdrawn_on=2026-06-01"),
    ("by the SMS manager", "in_force|STATED; attested_by=@tom; valid_until=2027-01-01", "@sms_manager", "move withdraw; reason: it is no longer true", "ok", "state=withdrawn"),
    ("not by others", "in_force|STATED; attested_by=@tom; valid_until=2027-01-01", "@olga", "move withdraw; reason: it is no longer true", "forbidden", ""),
    ("people do not let it expire", "in_force|STATED; attested_by=@tom; valid_until=2027-01-01", "@tom", "move expire", "forbidden", ""),
    ("expired for good", "expired|STATED; attested_by=@tom; valid_until=2026-01-01", "@tom", "move sign", "no-such-move terminal", ""),
];

#[test]
fn attestations() {
    let spell = |text: &str| -> &'static str { Box::leak(text.replace("STATED", STATED).into_boxed_str()) };
    let cases: Vec<Case> = ATTESTATIONS.iter().map(|c| (c.0, spell(c.1), c.2, spell(c.3), c.4, c.5)).collect();
    World::try_cases("attestation", &cases, furnish);
}

/// It ends by itself, and is renewed when its signer no longer holds the role.
#[test]
fn an_attestation_ends_with_its_year_or_with_the_role() {
    let mut w = World::new();
    w.given("*it", "attestation", "draft", STATED);
    w.must("@tom", Some("*it"), "move sign");
    let it = w.id("*it");
    assert_eq!(w.timers[&(it, "expire".to_owned())], at("2027-06-01T22:00:00Z"));
    w.now = w.timers[&(it, "role_held".to_owned())];
    w.must("system:timers", Some("*it"), "timer role_held");
    assert!(w.record("*it").get("renew_by").is_none(), "he still holds it");
    w.given("=tom", "role_assignment", "", "role=top_management; person=@tom; valid_from=2026-01-01; valid_to=2026-06-09");
    w.now = at("2026-06-15T08:00:00Z");
    w.must("system:timers", Some("*it"), "timer role_held");
    assert_eq!(w.record("*it").get("renew_by").unwrap().to_json(), "2026-07-15");
    assert!(w.outbox.iter().any(|o| o.body["event"] == "attestation_renewal"));
    w.now = at("2027-06-01T22:00:00Z");
    w.must("system:timers", Some("*it"), "timer expire");
    assert_eq!(w.record("*it").state.as_deref(), Some("expired"));
    assert!(w.timers.keys().all(|(id, _)| *id != it));
}
