//! Cases of security controls and incidents.

use super::level::priorities;
use super::{evidence, notification};
use crate::handles::security_incident::{Priority, SecurityRiskLevel};
use crate::world::{Case, World, at};

const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn furnish(w: &mut World) {
    w.given("*risk", "risk", "assessed", "title=Data leave the house; owner=@risk_owner");
    w.given("*action", "action", "open", "title=Train the staff; due_on=2026-07-01; assignee=@sam");
    w.given("*improvement", "improvement", "", "");
    w.given("*major", "major_incident", "", "");
    w.given("*report", "service_report", "", "");
    w.given("*supplier", "supplier", "", "");
}

/// Cases with shorthands spelled out.
fn spelled(cases: &'static [Case], words: &[(&str, &str)]) -> Vec<Case> {
    let spell = |text: &'static str| -> &'static str {
        let text = words.iter().fold(text.to_owned(), |t, (short, long)| t.replace(short, long));
        Box::leak(text.into_boxed_str())
    };
    cases.iter().map(|(title, given, who, wish, expected, after)| (*title, spell(given), *who, spell(wish), *expected, *after)).collect()
}

const CONTROL: (&str, &str) = (
    "CTL",
    "title=Mail is filtered; reference=A.8.7; statement=Mail is searched for harmful content; owner=@sam; applicability=applicable; decision_reason=Most attacks come by mail; planned_for=2026-07-01; implementation=A filter before the mail server; implemented_on=2026-05-01; operating_since=2026-05-02; next_review_on=2027-05-01",
);

#[rustfmt::skip]
const CONTROLS: &[Case] = &[
    ("proposing", "", "@security_manager", "title=Mail is filtered; reference=A.8.7; statement=Mail is searched for harmful content", "ok", "state=proposed; decided_by=-"),
    ("what is needed", "", "@security_manager", "title=Mail is filtered", "required:reference required:statement", ""),
    ("agents propose none", "", "@ana", "title=Mail is filtered; reference=A.8.7; statement=Mail is searched for harmful content", "forbidden", ""),
    ("a decision has a reason", "", "@security_manager", "title=Mail is filtered; reference=A.8.7; statement=Mail is searched for harmful content; applicability=not_applicable", "required:decision_reason", ""),
    ("a decision has a decider", "", "@security_manager", "title=Mail is filtered; reference=A.8.7; statement=Mail is searched for harmful content; applicability=not_applicable; decision_reason=We send no mail at all", "ok", "decided_by=@security_manager; decided_at=~0"),
    ("the decider is not typed in", "proposed|title=Mail is filtered; reference=A.8.7", "@security_manager", "decided_by=@sam", "computed:decided_by", ""),
    ("no automation decides", "proposed|title=Mail is filtered; reference=A.8.7", "system:import", "applicability=applicable; decision_reason=Most attacks come by mail", "guard:applicability", ""),
    ("planning tells all it needs", "proposed|title=Mail is filtered; reference=A.8.7", "@security_manager", "move plan", "guard required-for-move:applicability required-for-move:decision_reason required-for-move:owner required-for-move:planned_for", ""),
    ("what does not apply is not planned", "proposed|CTL; applicability=not_applicable", "@security_manager", "move plan; link risks *risk", "guard", ""),
    ("planning needs the risk", "proposed|CTL", "@security_manager", "move plan", "guard", ""),
    ("planning", "proposed|CTL", "@security_manager", "move plan; link risks *risk", "ok", "state=planned"),
    ("its owner does not move it", "proposed|CTL", "@sam", "move plan", "forbidden", ""),
    ("implementing says how and when", "planned|title=Mail is filtered; reference=A.8.7", "@security_manager", "move implement", "required-for-move:implementation required-for-move:implemented_on", ""),
    ("implementing", "planned|CTL", "@security_manager", "move implement", "ok", "state=implemented"),
    ("implemented in the future", "planned|CTL", "@security_manager", "move implement; implemented_on=2026-06-02", "in-future:implemented_on", ""),
    ("operating", "implemented|CTL; operating_since=-; next_review_on=-", "@security_manager", "move operate", "ok", "state=operating; operating_since=2026-06-01; next_review_on=2027-06-01"),
    ("a party outside has agreed", "implemented|CTL; external_party=*supplier", "@security_manager", "move operate", "required-for-move:agreed_with_party_on", ""),
    ("with a party that agreed", "implemented|CTL; external_party=*supplier", "@security_manager", "move operate; agreed_with_party_on=2026-05-20", "ok", "state=operating"),
    ("reviewing", "operating|CTL; effectiveness_result=effective; effectiveness_reviewed_on=2025-06-01", "@security_manager", "move review", "ok", "state=under_review; effectiveness_result=-; effectiveness_reviewed_on=-"),
    ("concluding tells all it needs", "under_review|CTL", "@security_manager", "move conclude", "required-for-move:effectiveness_note required-for-move:effectiveness_result required-for-move:effectiveness_reviewed_on", ""),
    ("concluding", "under_review|CTL", "@security_manager", "move conclude; effectiveness_result=effective; effectiveness_note=Nothing came through in a year; effectiveness_reviewed_on=2026-06-01", "ok", "state=operating; next_review_on=2027-06-01; last_reviewed_on=2026-06-01; effectiveness_reviewed_by=@security_manager"),
    ("a weak one needs an action", "under_review|CTL", "@security_manager", "move conclude; effectiveness_result=partly_effective; effectiveness_note=Three came through in a year; effectiveness_reviewed_on=2026-06-01", "guard:actions", ""),
    ("an ineffective one too", "under_review|CTL", "@security_manager", "move conclude; effectiveness_result=ineffective; effectiveness_note=All came through in a year; effectiveness_reviewed_on=2026-06-01", "guard:actions", ""),
    ("with an action", "under_review|CTL", "@security_manager", "move conclude; effectiveness_result=ineffective; effectiveness_note=All came through in a year; effectiveness_reviewed_on=2026-06-01; link actions *action", "ok", "state=operating"),
    ("the next review within a year", "operating|CTL", "@security_manager", "next_review_on=2027-06-03", "guard:next_review_on reason-needed", ""),
    ("retiring needs a reason", "under_review|CTL", "@security_manager", "move retire", "reason-needed", ""),
    ("retiring", "under_review|CTL", "@security_manager", "move retire; reason: the mail server is gone", "ok", "state=retired; retired_at=~0"),
    ("not out of operation", "operating|CTL", "@security_manager", "move retire; reason: the mail server is gone", "no-such-move", ""),
    ("the applicability of one in operation stands", "operating|CTL", "@security_manager", "applicability=not_applicable; decision_reason=We send no mail at all", "read-only:applicability", ""),
];

#[test]
fn controls() {
    World::try_cases("security_control", &spelled(CONTROLS, &[CONTROL]), furnish);
}

const TRIAGED: (&str, &str) = (
    "SEEN",
    "title=Strange mail; description=Somebody asked for my password; reported_at=~-600; triage_due_at=~+13800; reporter=@carla; category=phishing; service=%mail; security_risk_level=high; priority=p2; personal_data=false; notification_duty=false; assigned_group=#network; assigned_to=@sam; escalated_at=~-60",
);
const HANDLED: (&str, &str) = (
    "HANDLED",
    "containment=The account was locked at once; contained_at=~-300; cause_removed=The mail was taken out of all boxes; verified_with=@olga",
);
const REVIEWED: (&str, &str) = (
    "REVIEWED",
    "resolution=The account has a new password; resolved_at=~-60; impact_sms=No process was touched; impact_services=Mail of one user for an hour; impact_parties=No customer was touched; reviewed_on=2026-06-01; reported_in=*report; evidence_preserved=true",
);

#[rustfmt::skip]
const INCIDENTS: &[Case] = &[
    // report
    ("anybody reports", "", "@carla", "title=Strange mail; description=Somebody asked for my password", "ok", "state=reported; reporter=@carla; reported_at=~0; triage_due_at=~14400"),
    ("without a name", "", "@carla", "title=Strange mail; description=Somebody asked for my password; anonymous=true", "ok", "reporter=-"),
    ("what and when", "", "@carla", "title=Strange mail", "required:description", ""),
    ("nothing that has not happened", "", "@carla", "title=Strange mail; description=Somebody asked for my password; reported_at=~+120", "in-future:reported_at", ""),
    ("happened after it was reported", "", "@carla", "title=Strange mail; description=Somebody asked for my password; reported_at=~-600; occurred_at=~-60", "order:reported_at", ""),
    ("users do not triage", "", "@carla", "title=Strange mail; description=Somebody asked for my password; priority=p1", "forbidden-field:priority", ""),
    ("secrets are masked", "", "@carla", "title=Strange mail; description=They know password=Winter2026! and wait", "ok", "description=They know password=[secret removed] and wait"),
    // who sees it
    ("an agent does not see it", "reported|SEEN; assigned_group=-; assigned_to=-", "@ana", "note: hm", "not-visible", ""),
    ("the manager of the system does not see it", "reported|SEEN; assigned_group=-; assigned_to=-", "@mona", "note: hm", "not-visible", ""),
    ("another group does not see it", "triaged|SEEN", "@nils", "note: hm", "not-visible", ""),
    ("the group sees it", "triaged|SEEN", "@iris", "note: looked at the headers", "ok", "last_work_at=~0"),
    ("whoever reported it reads and changes nothing", "triaged|SEEN", "@carla", "title=Something else", "forbidden-field:title", ""),
    // triage
    ("triage tells all it needs", "reported|title=Strange mail; description=Somebody asked for my password; reported_at=~-600; triage_due_at=~+13800", "@security_manager", "move triage", "guard:service required-for-move:assigned_group required-for-move:category required-for-move:notification_duty required-for-move:personal_data required-for-move:priority required-for-move:security_risk_level", ""),
    ("triage", "reported|title=Strange mail; description=Somebody asked for my password; reported_at=~-600; triage_due_at=~+13800", "@security_manager", "move triage; service=%mail; category=phishing; security_risk_level=high; priority=p1; personal_data=false; notification_duty=false; assigned_group=#network", "ok", "state=triaged; triaged_at=~0; escalated_at=~0; notification_due_at=-"),
    ("of the management system itself", "reported|title=Strange mail; description=Somebody asked for my password; reported_at=~-600; triage_due_at=~+13800", "@security_manager", "move triage; concerns_sms=true; category=phishing; security_risk_level=low; priority=p4; personal_data=false; notification_duty=false; assigned_group=#network", "ok", "state=triaged; escalated_at=-"),
    ("the priority goes with the level", "reported|SEEN; security_risk_level=-; priority=-", "@security_manager", "move triage; security_risk_level=low; priority=p1", "guard:priority", ""),
    ("critical is P1", "reported|SEEN; security_risk_level=-; priority=-", "@security_manager", "move triage; security_risk_level=critical; priority=p2", "guard:priority", ""),
    ("late triage says why", "reported|SEEN; triage_due_at=~-1", "@security_manager", "move triage", "required-for-move:late_triage_reason", ""),
    ("exactly four hours is in time", "reported|SEEN; triage_due_at=~0", "@security_manager", "move triage", "ok", "state=triaged"),
    ("late triage with a reason", "reported|SEEN; triage_due_at=~-1", "@security_manager", "move triage; late_triage_reason=It was reported at night", "ok", "state=triaged"),
    ("a duty to notify has a time", "reported|SEEN; notification_duty=true; aware_at=~-3600", "@security_manager", "move triage", "ok", "notification_due_at=~255600"),
    ("of fewer hours", "reported|SEEN; notification_duty=true; notification_hours=24", "@security_manager", "move triage", "ok", "notification_due_at=~85800"),
    ("the group does not triage", "reported|SEEN", "@sam", "move triage", "forbidden", ""),
    ("twice is no triage", "triaged|SEEN", "@security_manager", "move triage", "no-such-move", ""),
    // false positive
    ("a false positive has a reason", "reported|SEEN", "@security_manager", "move dismiss", "reason-needed", ""),
    ("a false positive", "triaged|SEEN", "@security_manager", "move dismiss; reason: it was our own test mail", "ok", "state=false_positive; false_positive_reason=it was our own test mail"),
    ("the group does not dismiss", "triaged|SEEN", "@sam", "move dismiss; reason: it was our own test mail", "forbidden", ""),
    ("contained is no false positive", "contained|SEEN; HANDLED", "@security_manager", "move dismiss; reason: it was our own test mail", "no-such-move", ""),
    // contain, eradicate, recover
    ("containing says how", "triaged|SEEN", "@sam", "move contain", "required-for-move:containment", ""),
    ("containing", "triaged|SEEN", "@sam", "move contain; containment=The account was locked at once", "ok", "state=contained; contained_at=~0"),
    ("contained earlier", "triaged|SEEN", "@sam", "move contain; containment=The account was locked at once; contained_at=~-120", "ok", "contained_at=~-120"),
    ("contained before it was reported", "triaged|SEEN", "@sam", "move contain; containment=The account was locked at once; contained_at=~-1200", "order:contained_at", ""),
    ("another of the group is not the handler", "triaged|SEEN", "@iris", "move contain; containment=The account was locked at once", "guard", ""),
    ("the security manager may", "triaged|SEEN", "@security_manager", "move contain; containment=The account was locked at once", "ok", "state=contained"),
    ("somebody handles it", "triaged|SEEN; assigned_to=-", "@security_manager", "move contain; containment=The account was locked at once", "required-for-move:assigned_to", ""),
    ("eradicating says how", "contained|SEEN", "@sam", "move eradicate", "required-for-move:cause_removed", ""),
    ("eradicating", "contained|SEEN; HANDLED", "@sam", "move eradicate", "ok", "state=eradicated; eradicated_at=~0"),
    ("not before it is contained", "triaged|SEEN; HANDLED", "@sam", "move eradicate", "no-such-move", ""),
    ("recovering is verified", "eradicated|SEEN", "@sam", "move recover", "required-for-move:verified_with", ""),
    ("with the owner of the service", "eradicated|SEEN; HANDLED; verified_with=@iris", "@sam", "move recover", "guard:verified_with", ""),
    ("recovering", "eradicated|SEEN; HANDLED", "@sam", "move recover", "ok", "state=recovered; recovered_at=~0"),
    // review and close
    ("reviewing tells all it needs", "recovered|SEEN; HANDLED", "@security_manager", "move review", "required-for-move:impact_parties required-for-move:impact_services required-for-move:impact_sms required-for-move:resolution", ""),
    ("reviewing", "recovered|SEEN; HANDLED; REVIEWED; resolved_at=-", "@security_manager", "move review", "ok", "state=in_review; resolved_at=~0; review_due_on=2026-06-29"),
    ("the handler does not review", "recovered|SEEN; HANDLED; REVIEWED", "@sam", "move review", "forbidden", ""),
    ("closing tells all it needs", "in_review|SEEN; HANDLED; notification_duty=true", "@security_manager", "move close", "guard guard:no_improvement_reason guard:notified_at required-for-move:reported_in required-for-move:reviewed_on", ""),
    ("closing", "in_review|SEEN; HANDLED; REVIEWED", "@security_manager", "move close; no_improvement_reason=The filter had been mended before", "ok", "state=closed; closed_at=~0"),
    ("closing with an outstanding notification", "in_review|SEEN; HANDLED; REVIEWED; notification_duty=true", "@security_manager", "move close; no_improvement_reason=The filter had been mended before", "guard:notified_at", ""),
    ("notified says whom", "in_review|SEEN; HANDLED; REVIEWED; notification_duty=true", "@security_manager", "move close; no_improvement_reason=The filter had been mended before; notified_at=~-60", "required-for-move:notified_to", ""),
    ("closing when notified", "in_review|SEEN; HANDLED; REVIEWED; notification_duty=true", "@security_manager", "move close; no_improvement_reason=The filter had been mended before; notified_at=~-60; notified_to=The authority for data, by its form", "ok", "state=closed"),
    ("the duty is not taken off silently", "in_review|SEEN; HANDLED; REVIEWED; notification_duty=true", "@security_manager", "notification_duty=false", "reason-needed", ""),
    ("evidence is preserved", "in_review|SEEN; HANDLED; REVIEWED; evidence_preserved=false", "@security_manager", "move close; no_improvement_reason=The filter had been mended before", "guard", ""),
    ("a critical one was a major incident", "in_review|SEEN; HANDLED; REVIEWED; security_risk_level=critical; priority=p1", "@security_manager", "move close; no_improvement_reason=The filter had been mended before", "guard:managed_as", ""),
    ("closed takes nothing", "closed|SEEN; HANDLED; REVIEWED", "@sam", "containment=The account was deleted at once", "terminal", ""),
    // level
    ("raising the level is anybody's", "triaged|SEEN; security_risk_level=medium", "@sam", "security_risk_level=high; priority=p1", "ok", ""),
    ("raising fits the priority", "triaged|SEEN", "@sam", "security_risk_level=critical", "guard:priority", ""),
    ("lowering needs a reason and a second person", "triaged|SEEN", "@security_manager", "security_risk_level=medium", "guard:level_confirmed_by reason-needed", ""),
    ("lowering needs somebody else", "triaged|SEEN", "@security_manager", "security_risk_level=medium; level_confirmed_by=@security_manager; reason: only internal data were touched", "segregation-of-duties:level_confirmed_by", ""),
    ("lowering needs somebody of standing", "triaged|SEEN", "@security_manager", "security_risk_level=medium; level_confirmed_by=@ana; reason: only internal data were touched", "guard:level_confirmed_by", ""),
    ("lowering", "triaged|SEEN", "@security_manager", "security_risk_level=medium; level_confirmed_by=@sms_owner; reason: only internal data were touched", "ok", "security_risk_level=medium; level_lowered_by=@security_manager"),
    ("an old confirmation does not count", "triaged|SEEN; level_confirmed_by=@sms_owner", "@security_manager", "security_risk_level=medium; reason: only internal data were touched", "guard:level_confirmed_by", ""),
    ("taking the level off is no way around", "triaged|SEEN", "@security_manager", "security_risk_level=-", "required:security_risk_level", ""),
    // evidence
    ("evidence says who, when and what", "triaged|SEEN", "@sam", r#"evidence=[{"item": "The mail itself", "collected_by": "@sam", "collected_at": "2026-06-01T06:59:00Z", "sha256": "HASH"}]"#, "ok", ""),
    ("evidence without a hash", "triaged|SEEN", "@sam", r#"evidence=[{"item": "The mail itself", "collected_by": "@sam", "collected_at": "2026-06-01T06:59:00Z", "sha256": "abc"}]"#, "wrong-shape:evidence", ""),
    ("evidence of tomorrow", "triaged|SEEN", "@sam", r#"evidence=[{"item": "The mail itself", "collected_by": "@sam", "collected_at": "2026-06-02T06:59:00Z", "sha256": "HASH"}]"#, "in-future:evidence", ""),
    ("evidence is added to", "triaged|SEEN; evidence=[KEPT]", "@sam", r#"evidence=[KEPT, {"item": "Headers", "collected_by": "@sam", "collected_at": "2026-06-01T06:59:00Z", "sha256": "HASH"}]"#, "ok", ""),
    ("evidence is not changed", "triaged|SEEN; evidence=[KEPT]", "@sam", r#"evidence=[{"item": "Another mail", "collected_by": "@sam", "collected_at": "2026-06-01T06:00:00Z", "sha256": "HASH"}]"#, "guard:evidence", ""),
    ("evidence is not taken away", "triaged|SEEN; evidence=[KEPT]", "@security_manager", "evidence=-", "guard:evidence", ""),
    // secrets
    ("a secret in a message is not taken", "triaged|SEEN", "@sam", "note: it was password=Winter2026!", "guard:message", ""),
    ("a secret in a reason is not taken", "triaged|SEEN", "@security_manager", "move dismiss; reason: it was password=Winter2026!", "guard:reason", ""),
    ("a secret in a field is masked", "triaged|SEEN", "@sam", "move contain; containment=Took AKIAIOSFODNN7EXAMPLE back and locked it", "ok", "containment=Took [secret removed] back and locked it"),
];

#[test]
fn incidents() {
    let kept =
        format!(r#"{{"item": "The mail itself", "collected_by": "@sam", "collected_at": "2026-06-01T06:00:00Z", "sha256": "{HASH}"}}"#);
    let words = [TRIAGED, HANDLED, REVIEWED, ("KEPT", kept.as_str()), ("HASH", HASH)];
    World::try_cases("security_incident", &spelled(INCIDENTS, &words), furnish);
}

#[test]
fn every_level_has_its_priorities() {
    use Priority::{P1, P2, P3, P4, P5};
    for (level, expected) in [
        (SecurityRiskLevel::Critical, &[P1][..]),
        (SecurityRiskLevel::High, &[P1, P2]),
        (SecurityRiskLevel::Medium, &[P2, P3]),
        (SecurityRiskLevel::Low, &[P4]),
    ] {
        assert_eq!(priorities(level), expected);
        assert!(!priorities(level).contains(&P5));
    }
}

#[test]
fn notification_runs_on_wall_time() {
    // Over a weekend and the change of the clocks: seventy-two hours are seventy-two hours.
    for (aware, hours, due) in [
        ("2026-03-27T16:00:00Z", 72, "2026-03-30T16:00:00Z"),
        ("2026-10-24T12:00:00Z", 24, "2026-10-25T12:00:00Z"),
        ("2026-12-31T23:30:00Z", 1, "2027-01-01T00:30:00Z"),
    ] {
        assert_eq!(notification::due(at(aware), hours), at(due));
    }
    for (text, good) in [(HASH, true), (&HASH[1..], false), ("", false), (&HASH.to_uppercase(), true), (&HASH.replace('e', "g"), false)] {
        assert_eq!(evidence::is_hash(text), good, "{text}");
    }
}

/// A report is told to the security manager; a grave one is escalated, told to top management, and calls its risks up.
#[test]
fn a_grave_incident_is_told_and_escalated() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@carla", None, "new security_incident; title=Strange mail; description=Somebody asked for my password");
    let told = |w: &World, event: &str| w.outbox.iter().filter(|o| o.body["event"] == event).count();
    assert_eq!((told(&w, "security_reported"), w.timers.len()), (1, 1));
    let wish = "move triage; service=%mail; category=phishing; security_risk_level=high; priority=p1; personal_data=true; notification_duty=true; assigned_group=#network; assigned_to=@sam; link realises *risk";
    w.must("@security_manager", Some("*it"), wish);
    assert_eq!((told(&w, "security_grave"), told(&w, "assigned")), (1, 1));
    assert_eq!(w.records.values().filter(|r| *r.type_name == *"escalation").count(), 1);
    w.holds("*risk", "next_review_on=2026-06-01").unwrap();
    assert_eq!(w.timers.keys().filter(|(id, _)| *id == w.id("*it")).count(), 2, "a warning and the end of the time");
    let subjects: Vec<&str> = w.outbox.iter().filter_map(|o| o.body["subject"].as_str()).collect();
    assert!(subjects.iter().all(|s| !s.contains("Strange")), "nothing of what happened: {subjects:?}");
    w.must("system:timer", Some("*it"), "timer triage_due");
    assert_eq!(told(&w, "triage_due"), 0, "it was triaged");
}
