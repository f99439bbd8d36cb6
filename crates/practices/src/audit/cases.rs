//! Cases of audit programmes, audits and findings.

use super::sampling;
use crate::world::{Case, World};

const COMPLETE: &str = "aligned_sms_plan_version=v3; frequency=Every process once a year; methods=Interviews, records, samples; responsibilities=The audit manager plans; planning_requirements=Ten business days ahead; reporting=To owners and the SMS owner; importance_considered=Change and incident come first; changes_considered=The new data centre; previous_results_considered=Two minors in supplier management; owner=@internal_audit_manager; processes_planned=[\"*incident\"]";

fn furnish(w: &mut World) {
    w.given("*incident", "sms_process", "", "title=Incident management");
    w.given("*apg", "audit_programme", "running", "title=Audits of 2026; period=2026-H1; owner=@internal_audit_manager");
    w.given("*planned_apg", "audit_programme", "draft", "title=Audits of 2027; period=2027-H1");
    w.given("*held", "internal_audit", "in_progress", "title=Audit of incidents; programme=*apg; planned_on=2026-06-01; held_on=2026-06-01; auditors=[\"@aude\"]; owner=@aude; audited_owners=[\"@olga\"]");
    w.given("*cycle", "certification_cycle", "surveillance_1", "title=First cycle");
    w.given("*external", "external_audit", "reported", "title=Stage 2; cycle=*cycle; audit_kind=stage_2; held_on=2026-05-20");
    w.given("*closed_nc", "nonconformity", "closed", "title=Closed one");
    w.given("*open_nc", "nonconformity", "raised", "title=Still open");
    w.given("*earlier", "audit_finding", "closed", "title=Earlier; audit=*held; grade=minor; clause=8.6.1; process=*incident");
}

fn with(cases: &[Case], word: &str, meaning: &str) -> Vec<Case> {
    let leak = |text: &str| -> &'static str { Box::leak(text.replace(word, meaning).into_boxed_str()) };
    cases.iter().map(|c| (c.0, leak(c.1), c.2, leak(c.3), c.4, c.5)).collect()
}

#[rustfmt::skip]
const PROGRAMMES: &[Case] = &[
    ("planned", "", "@internal_audit_manager", "title=Audits 2026; period=2026-H1", "ok", "state=draft"),
    ("clauses are spelled out", "", "@internal_audit_manager", "title=Audits 2026; period=2026-H1; clauses_planned=10, 8.6", "ok", "clauses_planned=8.6.1, 8.6.2, 8.6.3, 10.1.1, 10.1.2, 10.2"),
    ("unknown clauses", "", "@internal_audit_manager", "title=Audits 2026; period=2026-H1; clauses_planned=8.6, 11", "wrong-shape:clauses_planned", ""),
    ("without a period", "", "@internal_audit_manager", "title=Audits 2026", "required:period", ""),
    ("not by auditors", "", "@aude", "title=Audits 2026; period=2026-H1", "forbidden", ""),
    ("submitted", "draft|COMPLETE", "@internal_audit_manager", "move submit; clauses_planned=4, 5, 6, 7, 8, 9, 10", "ok", "state=in_review"),
    ("all that lacks is told", "draft|period=2026-H1", "@internal_audit_manager", "move submit", "required-for-move:aligned_sms_plan_version required-for-move:changes_considered required-for-move:clauses_planned required-for-move:frequency required-for-move:importance_considered required-for-move:methods required-for-move:owner required-for-move:planning_requirements required-for-move:previous_results_considered required-for-move:processes_planned required-for-move:reporting required-for-move:responsibilities", ""),
    ("a clause left out", "draft|COMPLETE", "@internal_audit_manager", "move submit; clauses_planned=4, 5, 6, 7, 8, 9", "guard:clauses_planned", ""),
    ("returned", "in_review|COMPLETE", "@tom", "move return; reason: suppliers are missing", "ok", "state=draft"),
    ("approved", "in_review|COMPLETE; clauses_planned=4, 5, 6, 7, 8, 9, 10", "@tom", "move approve", "ok", "state=approved; approved_by=@tom; approved_at=~0"),
    ("approved from the draft", "draft|COMPLETE; clauses_planned=4, 5, 6, 7, 8, 9, 10", "@tom", "move approve", "ok", "state=approved"),
    ("not by its owner", "in_review|COMPLETE; clauses_planned=4, 5, 6, 7, 8, 9, 10; owner=@tom", "@tom", "move approve", "segregation-of-duties", ""),
    ("not by the audit manager", "in_review|COMPLETE", "@internal_audit_manager", "move approve", "forbidden", ""),
    ("not by an automation", "in_review|COMPLETE; clauses_planned=4, 5, 6, 7, 8, 9, 10", "system:x", "move approve", "segregation-of-duties", ""),
    ("approved stands", "approved|COMPLETE", "@internal_audit_manager", "methods=Only interviews", "read-only:methods", ""),
    ("started", "approved|COMPLETE", "@internal_audit_manager", "move start", "ok", "state=running"),
    ("closed", "running|COMPLETE", "@internal_audit_manager", "move close", "ok", "state=closed"),
    ("superseded", "running|COMPLETE", "@internal_audit_manager", "move supersede; reason: a new plan of the SMS", "ok", "state=superseded"),
    ("drafts are not started", "draft|COMPLETE", "@internal_audit_manager", "move start", "no-such-move", ""),
];

#[test]
fn programmes() {
    World::try_cases("audit_programme", &with(PROGRAMMES, "COMPLETE", COMPLETE), furnish);
}

/// A programme is closed when its audits are reported.
#[test]
fn a_programme_waits_for_its_audits() {
    let mut w = World::new();
    furnish(&mut w);
    assert_eq!(w.outcome("@internal_audit_manager", Some("*apg"), "move close"), "guard");
    w.given("*held", "internal_audit", "reported", "title=Audit of incidents; programme=*apg");
    assert_eq!(w.outcome("@internal_audit_manager", Some("*apg"), "move close"), "ok");
}

const PREPARED: &str = "programme=*apg; planned_on=2026-06-15; criteria=Clause 8.6 and our policies; audit_scope=The service desk in Paris; auditors=[\"@aude\"]; owner=@aude; auditor_competence=Trained as auditor in 2024; audited_owners=[\"@olga\"]; clauses_covered=8.6; processes_covered=[\"*incident\"]; plan_sent_on=2026-06-01";
const HELD: &str = "PREPARED; opening_meeting_on=2026-06-01; held_on=2026-06-01; report_due_on=2026-07-01";

#[rustfmt::skip]
const AUDITS: &[Case] = &[
    ("planned", "", "@internal_audit_manager", "title=Audit of incidents; programme=*apg; planned_on=2026-06-15", "ok", "state=planned"),
    ("without a programme", "", "@internal_audit_manager", "title=Audit of incidents; planned_on=2026-06-15", "required:programme", ""),
    ("not by auditors", "", "@aude", "title=Audit of incidents; programme=*apg; planned_on=2026-06-15", "forbidden", ""),
    ("prepared", "planned|PREPARED", "@internal_audit_manager", "move prepare", "ok", "state=prepared"),
    ("by its auditor", "planned|PREPARED", "@aude", "move prepare", "ok", "state=prepared"),
    ("not by another auditor", "planned|PREPARED; auditors=[\"@internal_audit_manager\"]; owner=@internal_audit_manager", "@aude", "move prepare", "forbidden", ""),
    ("everything is told at once", "planned|programme=*planned_apg; planned_on=2026-06-15", "@internal_audit_manager", "move prepare", "guard:processes_covered guard:programme required-for-move:audit_scope required-for-move:audited_owners required-for-move:auditor_competence required-for-move:auditors required-for-move:clauses_covered required-for-move:criteria required-for-move:owner required-for-move:plan_sent_on", ""),
    ("the plan nine days ahead", "planned|PREPARED; planned_on=2026-06-12", "@internal_audit_manager", "move prepare", "guard:planned_on", ""),
    ("the plan ten days ahead", "planned|PREPARED; planned_on=2026-06-15", "@internal_audit_manager", "move prepare", "ok", ""),
    ("an audited owner as auditor", "planned|PREPARED; audited_owners=[\"@aude\"]", "@internal_audit_manager", "move prepare", "segregation-of-duties:auditors", ""),
    ("the owner of an audited service", "planned|PREPARED; auditors=[\"@olga\"]; services_covered=[\"%mail\"]; audited_owners=[\"@tom\"]", "@internal_audit_manager", "move prepare", "segregation-of-duties:auditors", ""),
    ("the lead auditor too", "planned|PREPARED; owner=@olga", "@internal_audit_manager", "move prepare", "segregation-of-duties:auditors", ""),
    ("later only with a reason", "planned|PREPARED", "@internal_audit_manager", "planned_on=2026-06-16", "reason-needed", ""),
    ("samples are drawn", "planned|PREPARED", "@internal_audit_manager", "samples=[{\"population\": \"incidents closed in May\", \"population_size\": 100, \"sample_size\": 5, \"seed\": \"AUD-2026-1\"}]", "ok", ""),
    ("begun", "prepared|PREPARED", "@aude", "move begin; opening_meeting_on=2026-06-01", "ok", "state=in_progress"),
    ("without an opening meeting", "prepared|PREPARED", "@aude", "move begin", "required-for-move:opening_meeting_on", ""),
    ("partial in the meantime", "prepared|PREPARED; audited_owners=[\"@aude\"]", "@aude", "move begin; opening_meeting_on=2026-06-01", "segregation-of-duties:auditors", ""),
    ("nobody partial is added later", "prepared|PREPARED", "@internal_audit_manager", "auditors=[\"@aude\", \"@olga\"]", "segregation-of-duties:auditors", ""),
    ("criteria stand", "in_progress|PREPARED", "@aude", "criteria=Whatever we find", "read-only:criteria", ""),
    ("reporting begun", "in_progress|PREPARED; opening_meeting_on=2026-06-01", "@aude", "move write_report; held_on=2026-06-01", "ok", "state=reporting; report_due_on=2026-07-01"),
    ("held before it was opened", "in_progress|PREPARED; opening_meeting_on=2026-06-01; plan_sent_on=2026-05-01", "@aude", "move write_report; held_on=2026-05-31", "order:held_on", ""),
    ("held tomorrow", "in_progress|PREPARED; opening_meeting_on=2026-06-01", "@aude", "move write_report; held_on=2026-06-02", "in-future:held_on", ""),
    ("reported", "reporting|HELD", "@aude", "move report; conclusion=It conforms but for one minor; effectiveness_conclusion=It is implemented and kept up; report_issued_on=2026-06-01; reported_to=[\"@olga\", \"@sms_owner\"]", "ok", "state=reported"),
    ("without conclusions", "reporting|HELD", "@aude", "move report; report_issued_on=2026-06-01; reported_to=[\"@olga\", \"@sms_owner\"]", "required-for-move:conclusion required-for-move:effectiveness_conclusion", ""),
    ("not to the owner audited", "reporting|HELD", "@aude", "move report; conclusion=It conforms but for one minor; effectiveness_conclusion=It is implemented and kept up; report_issued_on=2026-06-01; reported_to=[\"@sms_owner\"]", "guard:reported_to", ""),
    ("not to the SMS owner", "reporting|HELD", "@aude", "move report; conclusion=It conforms but for one minor; effectiveness_conclusion=It is implemented and kept up; report_issued_on=2026-06-01; reported_to=[\"@olga\"]", "guard:reported_to", ""),
    ("on the thirtieth day", "reporting|PREPARED; opening_meeting_on=2026-05-02; held_on=2026-05-02; plan_sent_on=2026-04-01", "@aude", "move report; conclusion=It conforms but for one minor; effectiveness_conclusion=It is implemented and kept up; report_issued_on=2026-06-01; reported_to=[\"@olga\", \"@sms_owner\"]", "ok", ""),
    ("on the thirty-first", "reporting|PREPARED; opening_meeting_on=2026-05-01; held_on=2026-05-01; plan_sent_on=2026-04-01", "@aude", "move report; conclusion=It conforms but for one minor; effectiveness_conclusion=It is implemented and kept up; report_issued_on=2026-06-01; reported_to=[\"@olga\", \"@sms_owner\"]", "reason-needed", ""),
    ("followed up", "reported|HELD", "@internal_audit_manager", "move follow_up", "ok", "state=followed_up"),
    ("by a process owner audited", "reported|HELD; audited_owners=[\"@process_owner\"]", "@process_owner", "move follow_up", "ok", "state=followed_up"),
    ("not by one not audited", "reported|HELD", "@process_owner", "move follow_up", "forbidden", ""),
    ("closed", "followed_up|HELD", "@sms_owner", "move close", "ok", "state=closed"),
    ("conclusions stand", "reported|HELD", "@aude", "conclusion=Nothing was found after all", "read-only:conclusion", ""),
    ("planned is not reported", "planned|PREPARED", "@aude", "move report", "no-such-move", ""),
    ("closed takes nothing", "closed|HELD", "@aude", "conclusion=Nothing was found after all", "terminal", ""),
];

#[test]
fn audits() {
    let cases = with(&with(AUDITS, "HELD", HELD), "PREPARED", PREPARED);
    World::try_cases("internal_audit", &cases, furnish);
}

#[test]
fn a_sample_is_kept_with_its_seed() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@internal_audit_manager", None, "new internal_audit; title=Audit of incidents; programme=*apg; planned_on=2026-06-15; samples=[{\"population\": \"incidents closed in May\", \"population_size\": 100, \"sample_size\": 5, \"seed\": \"AUD-2026-1\"}]");
    let record = w.record("*it");
    let Some(schema::Value::Table(rows)) = record.get("samples") else { panic!() };
    let drawn = sampling::written(&sampling::draw(100, 5, "AUD-2026-1"));
    assert_eq!(rows[0].get("drawn"), Some(&schema::Value::Text(drawn)));
}

const SEEN: &str = "statement=Incidents are closed without the caller's word; evidence=INC0000012 and INC0000015";

#[rustfmt::skip]
const FINDINGS: &[Case] = &[
    ("recorded", "", "@aude", "audit=*held; grade=observation; clause=8.6.2; SEEN", "ok", "state=recorded; nonconformity=-; held_on=2026-06-01; title=Incidents are closed without the caller's word"),
    ("without evidence", "", "@aude", "audit=*held; grade=minor; clause=8.6.1; statement=Incidents are closed without the caller's word", "required:evidence", ""),
    ("without a clause", "", "@aude", "audit=*held; grade=minor; SEEN", "required:clause", ""),
    ("of no clause", "", "@aude", "audit=*held; grade=minor; clause=8.66; SEEN", "guard:clause", ""),
    ("of a rule of our own", "", "@aude", "audit=*held; grade=opportunity; clause=own: incident policy 3; SEEN", "ok", ""),
    ("of no audit", "", "@internal_audit_manager", "grade=minor; clause=8.6.1; SEEN", "required:audit", ""),
    ("of two audits", "", "@internal_audit_manager", "audit=*held; external_audit=*external; grade=minor; clause=8.6.1; SEEN", "guard:external_audit", ""),
    ("our audits have no dates of the body", "", "@internal_audit_manager", "audit=*held; grade=observation; clause=8.6.1; answer_due_on=2026-07-01; SEEN", "guard:answer_due_on", ""),
    ("not by the SMS manager", "", "@sms_manager", "audit=*held; grade=minor; clause=8.6.1; SEEN", "segregation-of-duties:audit", ""),
    ("not by the desk", "", "@ana", "audit=*held; grade=minor; clause=8.6.1; SEEN", "forbidden", ""),
    ("not of a planned audit", "", "@internal_audit_manager", "audit=*it2; grade=minor; clause=8.6.1; SEEN", "guard:audit", ""),
    ("a repeat", "", "@aude", "audit=*held; grade=minor; clause=8.6.1; process=*incident; SEEN", "ok", "repeated=true"),
    ("of the certification body", "", "@sms_manager", "external_audit=*external; grade=observation; clause=8.6.1; answer_due_on=2026-07-01; SEEN", "ok", "held_on=2026-05-20"),
    ("not by an auditor of ours", "", "@internal_auditor", "external_audit=*external; grade=minor; clause=8.6.1; SEEN", "forbidden guard:external_audit", ""),
    ("the grade stands", "recorded|audit=*held; grade=major; clause=8.6.1; SEEN", "@aude", "grade=minor", "read-only:grade", ""),
    ("closed", "recorded|audit=*held; grade=observation; clause=8.6.1; SEEN", "@aude", "move close", "ok", "state=closed"),
    ("with its nonconformity", "recorded|audit=*held; grade=minor; clause=8.6.1; nonconformity=*closed_nc; SEEN", "@aude", "move close", "ok", "state=closed"),
    ("not before its nonconformity", "recorded|audit=*held; grade=minor; clause=8.6.1; nonconformity=*open_nc; SEEN", "@aude", "move close", "guard:nonconformity", ""),
    ("not before it is answered", "recorded|external_audit=*external; grade=observation; clause=8.6.1; answer_due_on=2026-07-01; SEEN", "@sms_manager", "move close", "required-for-move:answered_on", ""),
    ("answered", "recorded|external_audit=*external; grade=observation; clause=8.6.1; answer_due_on=2026-07-01; SEEN", "@sms_manager", "move close; answered_on=2026-06-01", "ok", "state=closed"),
    ("withdrawn", "recorded|audit=*held; grade=minor; clause=8.6.1; SEEN", "@aude", "move withdraw; reason: the record was found", "ok", "state=withdrawn"),
    ("with a reason", "recorded|audit=*held; grade=minor; clause=8.6.1; SEEN", "@aude", "move withdraw", "reason-needed", ""),
    ("the body's is the body's", "recorded|external_audit=*external; grade=minor; clause=8.6.1; SEEN", "@internal_audit_manager", "move withdraw; reason: the record was found", "guard:external_audit", ""),
    ("withdrawn for good", "withdrawn|audit=*held; grade=minor; clause=8.6.1; SEEN", "@aude", "move close", "no-such-move terminal", ""),
];

#[test]
fn findings() {
    World::try_cases("audit_finding", &with(FINDINGS, "SEEN", SEEN), |w| {
        furnish(w);
        w.given("*it2", "internal_audit", "planned", "title=Not yet; programme=*apg; auditors=[\"@aude\"]");
    });
}

/// A major or minor finding raises its nonconformity, graded by an auditor, and the two know each other.
#[test]
fn a_finding_raises_its_nonconformity() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@aude", None, &format!("new audit_finding; audit=*held; grade=minor; clause=8.6.1; {SEEN}"));
    let finding = w.record("*it");
    let raised = w.records[&finding.reference("nonconformity").unwrap()].clone();
    assert_eq!(raised.reference("finding"), Some(finding.id));
    assert_eq!((raised.text("clause"), raised.state.as_deref()), (Some("8.6.1"), Some("raised")));
    assert!(raised.flag("graded_by_auditor"));
    let due = raised.get("correction_due_on").unwrap().to_json();
    assert_eq!(due, "2026-07-31", "sixty days after the audit");
    w.names.insert("*raised".to_owned(), raised.id);
    let bare = "the earlier finding has no evidence";
    assert_eq!(w.outcome("@internal_audit_manager", Some("*held"), "move write_report"), "guard", "{bare}");
    w.given("*reported", "internal_audit", "reported", "title=Another audit; programme=*apg");
    w.given("*loose", "audit_finding", "recorded", "title=Without consequence; audit=*reported; grade=minor");
    assert_eq!(w.outcome("@internal_audit_manager", Some("*reported"), "move follow_up"), "guard", "no nonconformity");
}

/// The certification body's dates stand above ours, and a major of it calls for a management review, once.
#[test]
fn a_major_of_the_body_calls_for_a_review() {
    let mut w = World::new();
    furnish(&mut w);
    for clause in ["8.6.1", "9.3"] {
        w.must(
            "@sms_manager",
            None,
            &format!("new audit_finding; external_audit=*external; grade=major; clause={clause}; correction_due_on=2026-06-10; {SEEN}"),
        );
        let raised = w.records[&w.record("*it").reference("nonconformity").unwrap()].clone();
        assert_eq!(raised.get("correction_due_on").unwrap().to_json(), "2026-06-10");
        assert_eq!(raised.choice("source").unwrap().as_ref(), "external_audit");
    }
    let reviews: Vec<_> = w.records.values().filter(|r| *r.type_name == *"management_review").collect();
    assert_eq!(reviews.len(), 1);
    assert_eq!(reviews[0].get("planned_on").unwrap().to_json(), "2026-07-01");
    let Some(schema::Value::References(findings)) = w.record("*external").get("findings").cloned() else { panic!() };
    assert_eq!(findings.len(), 2);
    assert!(w.outbox.iter().any(|o| o.body["event"] == "external_major"));
}

/// The same clause and process within two years is a repeat.
#[test]
fn findings_repeat() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*old", "audit_finding", "closed", "title=Earlier; audit=*held; grade=minor; clause=9.1");
    w.must("@aude", None, &format!("new audit_finding; audit=*held; grade=minor; clause=9.1; {SEEN}"));
    assert!(w.record("*it").flag("repeated"));
    w.must("@aude", None, &format!("new audit_finding; audit=*held; grade=observation; clause=9.1; {SEEN}"));
    assert!(!w.record("*it").flag("repeated"), "only minor and major repeat");
    w.must("@aude", None, &format!("new audit_finding; audit=*held; grade=minor; clause=8.6.1; {SEEN}"));
    assert!(!w.record("*it").flag("repeated"), "the earlier one was of a process");
}

/// Auditees hear of the plan, and an audit that waits is reminded of.
#[test]
fn audits_are_told() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "internal_audit", "planned", &format!("title=Audit; {PREPARED}"));
    w.must("@internal_audit_manager", Some("*it"), "move prepare");
    assert!(w.outbox.iter().any(|o| o.body["event"] == "audit_planned" && o.body["to"] == serde_json::json!([w.id("@olga")])));
    w.must("@internal_audit_manager", Some("*it"), "planned_on=2026-07-20; reason: the auditor is ill");
    let it = w.id("*it");
    assert!(w.timers.contains_key(&(it, "overdue".to_owned())) && w.timers.contains_key(&(it, "due_in_30_days".to_owned())));
}
