//! Cases of major incidents: who declares, leads, is told, verifies, reviews and closes.

use crate::world::{Case, World, at, blank};
use kernel::Id;
use schema::Value;
use serde_json::json;
use std::sync::Arc;

const BASE: &str = "title=Mail is down everywhere; incident=*inc; service=%mail; customer=$acme; criteria_met=[\"critical_service_unavailable\"]; declared_at=~-3600; update_minutes=30; manager=@major_incident_manager; manager_assigned_at=~-3000; technical_lead=@sam; communication_lead=@ana; bridge=Channel major; failed_again_count=0";
const TOLD: &str = "management_updates=[{\"at\":\"2026-06-01T06:10:00Z\",\"told\":\"Mail is down\"}]; customer_updates=[{\"at\":\"2026-06-01T06:15:00Z\",\"told\":\"Mail is down\"}]";
const TWICE: &str = "management_updates=[{\"at\":\"2026-06-01T06:10:00Z\",\"told\":\"Mail is down\"},{\"at\":\"2026-06-01T06:59:00Z\",\"told\":\"Mail is back\"}]";
const REPORT: &str = "report_issued_on=2026-06-01; timeline=[{\"at\":\"2026-06-01T06:00:00Z\",\"what\":\"Mail stopped\"}]; impact_summary=Nobody could send mail; cause_summary=A lock of the backup; response_summary=The lock was removed; customers_told=By mail to all contacts";
const REVIEW: &str = "review_held_on=2026-06-01; review_attendees=[\"@olga\",\"@sam\",\"@ana\"]; review_conclusions=The backup moves, and the alarm comes earlier";

fn furnish(w: &mut World) {
    w.incident("*inc", "in_progress", "priority=p1; impact=1_high; urgency=1_high; reported_at=~-7200");
    w.incident("*ended", "resolved", "");
    w.incident("*second", "in_progress", "");
    w.given("*running", "major_incident", "managing", &format!("title=Another one; incident=*second; {}", &BASE[BASE.find("service=").unwrap()..]));
    w.given("*prb", "problem", "investigating", "title=Mail server stops every Monday");
    w.incident("*late", "in_progress", "priority=p1; became_p1_at=~-3601");
    w.given("*better", "improvement", "", "title=Move the backup");
    w.linked("*second", "problem", "*prb");
}

fn spelled(text: &str) -> String {
    let verified = "verified_by=@ana; temporary_measures=none";
    [("BASE", BASE), ("TOLD", TOLD), ("TWICE", TWICE), ("REPORT", REPORT), ("REVIEW", REVIEW), ("VERIFIED", verified)]
        .iter()
        .fold(text.to_owned(), |text, (name, full)| text.replace(name, full))
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // declaring
    ("the duty manager declares", "", "@dora", "incident=*inc; criteria_met=[\"many_users\"]", "ok", "state=declared; title=Mail is down; service=%mail; customer=$acme; declared_by=@dora; declared_at=~0; updates_due=0; manager_assigned_at=-; reported_at=~-7200; declared_late=false"),
    ("more than an hour after P1", "", "@dora", "incident=*late; criteria_met=[\"many_users\"]", "ok", "declared_late=true"),
    ("the lead declares", "", "@lena", "incident=*inc; criteria_met=[\"many_users\"]", "ok", ""),
    ("the incident manager declares", "", "@iris", "incident=*inc; criteria_met=[\"many_users\"]", "ok", ""),
    ("the security manager declares", "", "@security_manager", "incident=*inc; criteria_met=[\"security\"]", "ok", ""),
    ("agents do not declare", "", "@ana", "incident=*inc; criteria_met=[\"many_users\"]", "forbidden", ""),
    ("users do not declare", "", "@carla", "incident=*inc; criteria_met=[\"many_users\"]", "forbidden", ""),
    ("no criterion, no major incident", "", "@dora", "incident=*inc", "required:criteria_met", ""),
    ("no incident, no major incident", "", "@dora", "title=Everything is down; criteria_met=[\"many_users\"]", "required:incident", ""),
    ("an unknown criterion", "", "@dora", "incident=*inc; criteria_met=[\"loud_customer\"]", "unknown-choice:criteria_met", ""),
    ("an incident that has ended", "", "@dora", "incident=*ended; criteria_met=[\"many_users\"]", "guard:incident", ""),
    ("declared already", "", "@dora", "incident=*second; criteria_met=[\"many_users\"]", "guard:incident", ""),
    ("before it was reported", "", "@dora", "incident=*inc; criteria_met=[\"many_users\"]; declared_at=~-7201", "order:declared_at", ""),
    ("in the future", "", "@dora", "incident=*inc; criteria_met=[\"many_users\"]; declared_at=~+120", "in-future:declared_at", ""),
    ("the technical lead does not manage", "", "@dora", "incident=*inc; criteria_met=[\"many_users\"]; manager=@sam; technical_lead=@sam", "segregation-of-duties:manager", ""),
    ("the manager is stamped", "", "@dora", "incident=*inc; criteria_met=[\"many_users\"]; manager=@major_incident_manager", "ok", "manager_assigned_at=~0"),
    // declared → managing
    ("leading asks for all", "declared|title=Mail is down; incident=*inc; declared_at=~-600", "@dora", "move manage", "required-for-move:bridge required-for-move:communication_lead required-for-move:customer_updates required-for-move:management_updates required-for-move:manager required-for-move:technical_lead", ""),
    ("led", "declared|BASE; TOLD", "@dora", "move manage", "ok", "state=managing; management_informed_at=2026-06-01T06:10:00Z; customers_informed_at=2026-06-01T06:15:00Z; updates_due=2; updates_sent=1"),
    ("the technical lead does not lead, however it came", "declared|BASE; TOLD; manager=@sam", "@dora", "move manage", "segregation-of-duties:manager", ""),
    ("nor when it is said with the move", "declared|BASE; TOLD", "@dora", "move manage; manager=@sam", "segregation-of-duties:manager", ""),
    ("only the duty manager hands it to a manager", "declared|BASE; TOLD", "@major_incident_manager", "move manage", "forbidden", ""),
    ("told tomorrow", "declared|BASE; TOLD", "@dora", "management_updates=[{\"at\":\"2026-06-01T08:00:00Z\",\"told\":\"It will be back\"}]", "in-future:management_updates", ""),
    // managing
    ("a public message is an update", "managing|BASE; TOLD", "@ana", "say: Mail is still down, the next word comes in half an hour", "ok", "customer_updates=[{\"at\":\"2026-06-01T06:15:00Z\",\"told\":\"Mail is down\"},{\"at\":\"2026-06-01T07:00:00Z\",\"told\":\"Mail is still down, the next word comes in half an hour\",\"by\":\"@ana\"}]; updates_due=2; updates_sent=2"),
    ("an internal note is none", "managing|BASE; TOLD", "@ana", "note: the lock is found", "ok", "updates_sent=1; last_work_at=~0"),
    ("the communication lead writes updates", "managing|BASE; TOLD", "@ana", "TWICE", "ok", "updates_sent=2"),
    ("and nothing else", "managing|BASE; TOLD", "@ana", "bridge=Another channel", "forbidden-field:bridge", ""),
    ("the continuity decision is stamped", "managing|BASE; TOLD", "@dora", "continuity_decision=do_not_invoke; continuity_reason=It will be back within the hour", "ok", "continuity_decided_at=~0"),
    // managing → restored
    ("restoring asks for all", "managing|BASE; TOLD", "@major_incident_manager", "move restore", "guard:management_updates required-for-move:temporary_measures required-for-move:verified_by", ""),
    ("restored", "managing|BASE; TOLD", "@major_incident_manager", "move restore; VERIFIED; TWICE", "ok", "state=restored; restored_at=~0; report_due_on=2026-06-03; review_due_on=2026-06-08; updates_due=2; updates_sent=2"),
    ("a user verifies", "managing|BASE; TWICE", "@major_incident_manager", "move restore; temporary_measures=none; verified_by=@carla", "ok", ""),
    ("the technical lead does not verify", "managing|BASE; TWICE", "@major_incident_manager", "move restore; temporary_measures=none; verified_by=@sam", "segregation-of-duties:verified_by", ""),
    ("nor does the group that repaired it", "managing|BASE; TWICE", "@major_incident_manager", "move restore; temporary_measures=none; verified_by=@iris", "segregation-of-duties:verified_by", ""),
    ("another manager does not restore", "managing|BASE; TWICE", "@dora", "move restore; VERIFIED", "guard", ""),
    ("the incident manager may", "managing|BASE; TWICE", "@iris", "move restore; VERIFIED", "ok", ""),
    ("the technical lead does not restore", "managing|BASE; TWICE", "@sam", "move restore; VERIFIED", "forbidden", ""),
    ("a long outage needs the continuity decision", "managing|BASE; TWICE; criteria_met=[\"long_outage\"]", "@iris", "move restore; VERIFIED", "required-for-move:continuity_decision required-for-move:continuity_reason", ""),
    ("the decision with the move", "managing|BASE; TWICE; criteria_met=[\"long_outage\"]", "@iris", "move restore; VERIFIED; continuity_decision=do_not_invoke; continuity_reason=It is back within the hour", "ok", "state=restored"),
    ("restored earlier", "managing|BASE; TWICE", "@iris", "move restore; VERIFIED; restored_at=~-300", "ok", "restored_at=~-300"),
    ("restored before it was declared", "managing|BASE; TWICE", "@iris", "move restore; VERIFIED; restored_at=~-3601", "order:restored_at", ""),
    ("not typed in", "managing|BASE; TWICE", "@iris", "restored_at=~-300", "computed:restored_at", ""),
    ("not from declared", "declared|BASE; TWICE", "@iris", "move restore; VERIFIED", "no-such-move", ""),
    // managing → downgraded
    ("the manager proposes", "managing|BASE; TWICE", "@major_incident_manager", "downgrade_reason=Only two users of one site were concerned", "ok", "downgrade_proposed_by=@major_incident_manager; state=managing"),
    ("the incident manager decides", "managing|BASE; TWICE; downgrade_reason=Only two users of one site were concerned; downgrade_proposed_by=@major_incident_manager", "@iris", "move downgrade", "ok", "state=downgraded; downgraded_at=~0; review_due_on=2026-06-08"),
    ("not alone", "managing|BASE; TWICE", "@iris", "move downgrade; downgrade_reason=Only two users of one site were concerned", "guard:downgrade_reason", ""),
    ("not by the manager who is incident manager too", "managing|BASE; TWICE; manager=@iris; downgrade_reason=Only two users of one site were concerned; downgrade_proposed_by=@iris", "@iris", "move downgrade", "segregation-of-duties", ""),
    ("the manager does not decide", "managing|BASE; TWICE; downgrade_reason=Only two users of one site were concerned; downgrade_proposed_by=@major_incident_manager", "@major_incident_manager", "move downgrade", "forbidden", ""),
    ("without a reason", "managing|BASE; TWICE", "@iris", "move downgrade", "guard:downgrade_reason required-for-move:downgrade_reason", ""),
    // restored →
    ("the review needs the report", "restored|BASE; restored_at=~-60", "@major_incident_manager", "move review", "required-for-move:cause_summary required-for-move:customers_told required-for-move:impact_summary required-for-move:report_issued_on required-for-move:response_summary required-for-move:timeline", ""),
    ("in review", "restored|BASE; restored_at=~-60", "@major_incident_manager", "move review; REPORT", "ok", "state=in_review"),
    ("a report of tomorrow", "restored|BASE; restored_at=~-60", "@major_incident_manager", "report_issued_on=2026-06-02", "in-future:report_issued_on", ""),
    ("a report before the restoration", "restored|BASE; restored_at=~-60", "@major_incident_manager", "report_issued_on=2026-05-31", "order:report_issued_on", ""),
    ("it failed again", "restored|BASE; restored_at=~-86400; verified_by=@ana", "@major_incident_manager", "move fail_again; reason: the queue is full again", "ok", "state=managing; restored_at=-; verified_by=-; failed_again_count=1; review_due_on=-"),
    ("more than a day later", "restored|BASE; restored_at=~-86401", "@major_incident_manager", "move fail_again; reason: the queue is full again", "guard", ""),
    ("with a reason", "restored|BASE; restored_at=~-60", "@major_incident_manager", "move fail_again", "reason-needed", ""),
    ("the short review", "downgraded|BASE", "@major_incident_manager", "move review_briefly", "ok", "state=in_review"),
    ("a downgraded one is not restored", "downgraded|BASE", "@major_incident_manager", "move restore; VERIFIED", "no-such-move", ""),
    // in_review → closed
    ("closing asks for all", "in_review|BASE", "@process_owner", "move close", "required-for-move:no_improvement_reason required-for-move:no_problem_reason required-for-move:review_attendees required-for-move:review_conclusions required-for-move:review_held_on", ""),
    ("closed with reasons", "in_review|BASE; restored_at=~-60", "@process_owner", "move close; REVIEW; no_problem_reason=The cause is known and gone; no_improvement_reason=The backup has moved already", "ok", "state=closed; closed_at=~0"),
    ("with a linked improvement", "in_review|BASE", "@process_owner", "move close; REVIEW; no_problem_reason=The cause is known and gone; link improvements *better", "ok", ""),
    ("with a linked problem", "in_review|BASE; incident=*second", "@process_owner", "move close; REVIEW; no_improvement_reason=The backup has moved already", "ok", ""),
    ("the service owner was not there", "in_review|BASE", "@process_owner", "move close; REVIEW; review_attendees=[\"@ana\",\"@sam\"]; no_problem_reason=The cause is known and gone; no_improvement_reason=The backup has moved already", "guard:review_attendees", ""),
    ("only the resolver group was there", "in_review|BASE", "@process_owner", "move close; REVIEW; review_attendees=[\"@iris\",\"@sam\"]; no_problem_reason=The cause is known and gone; no_improvement_reason=The backup has moved already", "guard:review_attendees guard:review_attendees", ""),
    ("a review of tomorrow", "in_review|BASE", "@process_owner", "review_held_on=2026-06-02", "in-future:review_held_on", ""),
    ("the manager does not close", "in_review|BASE", "@major_incident_manager", "move close; REVIEW", "forbidden", ""),
    ("nor the incident manager", "in_review|BASE", "@iris", "move close; REVIEW", "forbidden", ""),
    ("not from restored", "restored|BASE", "@process_owner", "move close; REVIEW", "no-such-move", ""),
    ("closed takes no fields", "closed|BASE", "@dora", "bridge=Another channel", "terminal", ""),
    ("closed takes comments", "closed|BASE", "@ana", "note: the report is filed", "ok", ""),
    ("a correction", "closed|BASE", "@iris", "bridge=Another channel; reason: the wrong channel was noted", "ok", "bridge=Another channel"),
    // duties
    ("no manager yet", "declared|title=Mail is down; incident=*inc; declared_at=~-900", "system:timer", "timer duty_manager", "ok", "state=declared"),
];

#[test]
fn moves() {
    let leak = |text: &str| -> &'static str { Box::leak(spelled(text).into_boxed_str()) };
    let cases: Vec<Case> = CASES.iter().map(|(a, b, c, d, e, f)| (*a, leak(b), *c, leak(d), *e, *f)).collect();
    World::try_cases("major_incident", &cases, furnish);
}

/// Declared, led, restored: the incident is marked, timers watch the duties, a problem is opened by itself.
#[test]
fn a_life() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@dora", None, "new major_incident; incident=*inc; criteria_met=[\"critical_service_unavailable\"]; rto_minutes=240");
    let id = w.id("*it");
    w.names.insert("*mi".into(), id);
    w.holds("*inc", "major=true; major_checked_at=~0").unwrap();
    for (name, due) in [
        ("duty_manager", "2026-06-01T07:15:00Z"),
        ("duty_management", "2026-06-01T07:30:00Z"),
        ("duty_customers", "2026-06-01T07:30:00Z"),
        ("duty_update", "2026-06-01T07:30:00Z"),
        ("duty_continuity", "2026-06-01T09:00:00Z"),
    ] {
        assert_eq!(w.timers.get(&(id, name.to_owned())), Some(&at(due)), "{name}");
    }
    let told = w.outbox.iter().find(|o| o.body["event"] == json!("major_incident")).unwrap();
    let to = told.body["to"].as_array().unwrap();
    for who in ["@tom", "@iris", "@lena", "@olga", "@problem_manager"] {
        assert!(to.contains(&json!(w.id(who))), "{who}");
    }
    assert!(!to.contains(&json!(w.id("@dora"))), "nobody is told of their own doing");
    // Nobody took the lead: escalated to the duty manager, and to the incident manager where nobody was told.
    for (name, whom, count) in [("duty_manager", "@dora", 1), ("duty_management", "@iris", 2), ("duty_customers", "@iris", 3)] {
        w.now = w.timers[&(id, name.to_owned())];
        w.must("system:timer", Some("*mi"), &format!("timer {name}"));
        let made: Vec<_> = w.records.values().filter(|r| *r.type_name == *"escalation").cloned().collect();
        assert_eq!(made.len(), count, "{name}");
        assert!(made.iter().any(|e| e.reference("made_to") == Some(w.id(whom)) && e.reference("incident") == Some(w.id("*inc"))), "{name}");
    }
    w.must("system:timer", Some("*mi"), "timer duty_update");
    w.holds("*mi", "updates_due=1; updates_sent=0").unwrap();
    assert_eq!(w.timers[&(id, "duty_update".to_owned())], at("2026-06-01T08:00:00Z"));
    w.must("@dora", Some("*mi"), "move manage; manager=@major_incident_manager; technical_lead=@sam; communication_lead=@ana; bridge=Channel major; management_updates=[{\"at\":\"2026-06-01T07:30:00Z\",\"told\":\"Mail is down\"}]; customer_updates=[{\"at\":\"2026-06-01T07:30:00Z\",\"told\":\"Mail is down\"}]");
    // The incident is not closed while it lasts.
    w.now = at("2026-06-01T07:55:00Z");
    w.must("@sam", Some("*inc"), "move resolve; resolution=Removed the lock of the backup job; resolution_code=fixed; configuration_item=mx-1");
    assert_eq!(w.outcome("@ana", Some("*inc"), "move close; closure_code=confirmed_by_caller"), "guard");
    w.must("@major_incident_manager", Some("*mi"), "move restore; verified_by=@ana; temporary_measures=none; management_updates=[{\"at\":\"2026-06-01T07:30:00Z\",\"told\":\"Mail is down\"},{\"at\":\"2026-06-01T07:55:00Z\",\"told\":\"Mail is back\"}]");
    assert!(!w.timers.contains_key(&(id, "duty_update".to_owned())));
    assert_eq!(w.timers[&(id, "duty_report".to_owned())], at("2026-06-03T07:55:00Z"));
    let problem = w.records.values().find(|r| *r.type_name == *"problem" && r.choice("detected_by").is_some_and(|d| *d == *"major_incident")).unwrap().clone();
    assert!(w.links.iter().any(|l| l.name == *"problem" && l.from == w.id("*inc") && l.to == problem.id));
    assert_eq!(problem.reference("service"), Some(w.id("%mail")));
    w.must("@ana", Some("*inc"), "move close; closure_code=confirmed_by_caller");
    // The report stays away: escalated.
    w.now = w.timers[&(id, "duty_report".to_owned())];
    w.must("system:timer", Some("*mi"), "timer duty_report");
    w.now = w.timers[&(id, "duty_review".to_owned())];
    w.must("system:timer", Some("*mi"), "timer duty_review");
    assert_eq!(w.records.values().filter(|r| *r.type_name == *"escalation").count(), 5);
}

/// Downgraded, the incident is no major one any more, and its clocks may pause again.
#[test]
fn downgraded() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@dora", None, "new major_incident; incident=*inc; criteria_met=[\"many_users\"]");
    assert!(w.record("*inc").flag("major"));
    let id = w.id("*it");
    w.given("*it", "major_incident", "managing", &spelled("BASE; TOLD; downgrade_reason=Only two users of one site were concerned; downgrade_proposed_by=@major_incident_manager"));
    w.entries.remove(&id);
    Arc::make_mut(w.records.get_mut(&id).unwrap()).version = 1;
    w.must("@iris", Some("*it"), "move downgrade");
    assert_eq!(w.record("*inc").get("major"), Some(&Value::Boolean(false)));
}

/// An emergency change that nobody reviewed holds up the closure, however it is linked.
#[test]
fn emergency_changes_are_reviewed_first() {
    let close = "move close; REVIEW; no_problem_reason=The cause is known and gone; no_improvement_reason=The backup has moved already";
    for (link, kind, state, reviewed, outcome) in [
        ("changes", "emergency", "implemented", false, "guard"),
        ("changes", "emergency", "closed", true, "ok"),
        ("changes", "emergency", "cancelled", false, "ok"),
        ("changes", "normal", "implemented", false, "ok"),
        ("caused_by", "emergency", "implemented", false, "guard"),
    ] {
        let mut w = World::new();
        furnish(&mut w);
        let id: Id = kernel::IdSource::id(&mut w.ids, w.now);
        let mut change = blank(id, "change", Some(state), w.now);
        change.fields.insert("change_type".into(), Value::Choice(kind.into()));
        if reviewed {
            change.fields.insert("reviewed_on".into(), Value::Date(jiff::civil::date(2026, 6, 1)));
        }
        w.records.insert(id, Arc::new(change));
        w.names.insert("*chg".into(), id);
        w.given("*it", "major_incident", "in_review", &spelled("BASE"));
        w.linked(if link == "changes" { "*it" } else { "*inc" }, link, "*chg");
        assert_eq!(w.outcome("@process_owner", Some("*it"), &spelled(close)), outcome, "{link} {kind} {state}");
    }
}

/// With an improvement that is linked nobody needs a reason why there is none.
#[test]
fn an_improvement_came_out_of_it() {
    let mut w = World::new();
    furnish(&mut w);
    w.given("*it", "major_incident", "in_review", &spelled("BASE"));
    w.linked("*it", "improvements", "*better");
    w.must("@process_owner", Some("*it"), &spelled("move close; REVIEW; no_problem_reason=The cause is known and gone"));
}
