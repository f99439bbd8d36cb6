//! Cases of nonconformities and corrective actions: the whole way, its refusals, and who may not judge whose work.

use crate::world::{Case, World, at};

const RAISED: &str = "source=staff; clause=8.6.1; statement=Incidents are closed without the caller's word; evidence=INC0000012 and INC0000015; detected_on=2026-05-01; owner=@sam; title=Closed without the caller";
const CONTAINED: &str = "grade=minor; correction=Callers were asked; correction_done_on=2026-05-10; consequences=Two callers were angry and were called; consequences_dealt_on=2026-05-11";
const ANALYSED: &str = "reviewed_on=2026-05-12; cause=The rule was not known to the new colleagues; cause_method=five_whys; cause_class=competence; similar_checked_on=2026-05-12; similar_found=Requests were looked at, none found";
const DONE: &str = "action_needed=true; corrective_actions=[\"*action\"]; actions_done_on=2026-05-20";
const EFFECT: &str = "effectiveness_due_on=2026-08-18";
const CHECKED: &str = "effectiveness_reviewed_on=2026-06-01; effectiveness_evidence=Forty closures of May were looked at";

fn furnish(w: &mut World) {
    w.given("*parent", "nonconformity", "analysed", &format!("{RAISED}; {CONTAINED}; {ANALYSED}"));
    w.given("*early", "nonconformity", "raised", RAISED);
    w.given("*action", "corrective_action", "completed", "title=Teach the rule; nonconformity=*parent; assignee=@nils; due_on=2026-06-01; proportionality=An hour for six people; completed_on=2026-05-20; result=All six were taught");
    w.given(
        "*planned",
        "corrective_action",
        "planned",
        "title=Teach the rule; nonconformity=*parent; assignee=@nils; due_on=2026-06-30; proportionality=An hour for six people",
    );
    w.given("*bare", "corrective_action", "planned", "title=Something; nonconformity=*parent; assignee=@nils; due_on=2026-06-30");
    w.given("*change", "change", "", "title=Change of the SMS");
}

fn spelled(cases: &[Case]) -> Vec<Case> {
    let words =
        [("EFFECT", EFFECT), ("CHECKED", CHECKED), ("DONE", DONE), ("ANALYSED", ANALYSED), ("CONTAINED", CONTAINED), ("RAISED", RAISED)];
    let spell = |text: &str| -> &'static str {
        let text = words.iter().fold(text.to_owned(), |text, (word, meaning)| text.replace(word, meaning));
        Box::leak(text.into_boxed_str())
    };
    cases.iter().map(|c| (c.0, spell(c.1), c.2, spell(c.3), c.4, c.5)).collect()
}

const NEW: &str =
    "clause=8.6.1; statement=Incidents are closed without the caller's word; evidence=INC0000012 and INC0000015; detected_on=2026-06-01";

#[rustfmt::skip]
const CREATIONS: &[(&str, &str, &str, &str, &str)] = &[
    ("anybody raises one", "@carla", "", "ok", "state=raised; raised_by=@carla; source=staff; grade=-; correction_due_on=-; title=Incidents are closed without the caller's word"),
    ("an agent", "@ana", "source=complaint", "ok", "source=complaint"),
    ("an auditor grades", "@aude", "grade=major", "ok", "grade=major; graded_by=@aude; graded_by_auditor=true; correction_due_on=2026-07-01"),
    ("the SMS manager grades", "@sms_manager", "grade=minor", "forbidden-field:grade", ""),
    ("agents do not grade", "@ana", "grade=minor", "forbidden-field:grade", ""),
    ("users do not grade", "@carla", "grade=minor", "forbidden-field:grade", ""),
    ("found tomorrow", "@ana", "detected_on=2026-06-02", "in-future:detected_on", ""),
    ("of no clause", "@ana", "clause=8.99", "guard:clause", ""),
    ("of a rule of our own", "@ana", "clause=own: incident policy 3", "ok", ""),
    ("limits are computed", "@ana", "correction_due_on=2027-01-01", "computed:correction_due_on", ""),
    ("without evidence", "@ana", "evidence=-", "required:evidence", ""),
    ("with a placeholder", "@ana", "evidence=n/a", "placeholder:evidence", ""),
];

#[test]
fn creations() {
    for (title, who, wish, expected, afterwards) in CREATIONS {
        let wish: &'static str = Box::leak(format!("{NEW}; {wish}").into_boxed_str());
        // The SMS manager raises like anybody else and may grade.
        let expected = if *who == "@sms_manager" { "ok" } else { expected };
        World::try_cases("nonconformity", &[(title, "", who, wish, expected, afterwards)], furnish);
    }
    World::try_cases(
        "nonconformity",
        &[("nothing said", "", "@ana", "", "required:clause required:detected_on required:evidence required:statement", "")],
        furnish,
    );
}

#[rustfmt::skip]
const MOVES: &[Case] = &[
    // raised → contained
    ("contained", "raised|RAISED", "@sam", "move contain; correction=Callers were asked; correction_done_on=2026-05-10; consequences=Two callers were angry and were called; consequences_dealt_on=2026-05-11", "required-for-move:grade", ""),
    ("graded and contained", "raised|RAISED; grade=minor", "@sam", "move contain; correction=Callers were asked; correction_done_on=2026-05-10; consequences=Two callers were angry and were called; consequences_dealt_on=2026-05-11", "ok", "state=contained"),
    ("all that lacks", "raised|RAISED", "@sam", "move contain", "required-for-move:consequences required-for-move:consequences_dealt_on required-for-move:correction required-for-move:correction_done_on required-for-move:grade", ""),
    ("the owner grades not in passing", "raised|RAISED", "@sam", "move contain; grade=minor; correction=Callers were asked; correction_done_on=2026-05-10; consequences=Two callers were angry and were called; consequences_dealt_on=2026-05-11", "forbidden-field:grade", ""),
    ("not by another", "raised|RAISED; grade=minor", "@nils", "move contain", "forbidden", ""),
    ("not by the SMS manager", "raised|RAISED; grade=minor", "@sms_manager", "move contain", "forbidden", ""),
    ("corrected before it was found", "raised|RAISED; grade=minor", "@sam", "move contain; correction=Callers were asked; correction_done_on=2026-04-30; consequences=Two callers were angry and were called; consequences_dealt_on=2026-05-11", "order:correction_done_on", ""),
    // contained → analysed
    ("analysed", "contained|RAISED; CONTAINED", "@sam", "move analyse; ANALYSED", "ok", "state=analysed"),
    ("the cause is not the statement", "contained|RAISED; CONTAINED", "@sam", "move analyse; ANALYSED; cause=incidents are closed without the caller's word!", "guard:cause", ""),
    ("all that lacks in the analysis", "contained|RAISED; CONTAINED", "@sam", "move analyse", "required-for-move:cause required-for-move:cause_class required-for-move:cause_method required-for-move:reviewed_on required-for-move:similar_checked_on required-for-move:similar_found", ""),
    ("raised is not analysed", "raised|RAISED", "@sam", "move analyse; ANALYSED", "no-such-move", ""),
    // analysed → action_planned
    ("no answer", "analysed|RAISED; CONTAINED; ANALYSED", "@sam", "move plan_action", "required-for-move:action_needed", ""),
    ("no action without a reason", "analysed|RAISED; CONTAINED; ANALYSED", "@sam", "move plan_action; action_needed=false", "required-for-move:no_action_reason", ""),
    ("no action with a reason", "analysed|RAISED; CONTAINED; ANALYSED", "@sam", "move plan_action; action_needed=false; no_action_reason=The two colleagues have left the house", "ok", "state=action_planned"),
    ("an action is needed", "analysed|RAISED; CONTAINED; ANALYSED", "@sam", "move plan_action; action_needed=true", "guard:corrective_actions", ""),
    ("an action is planned", "analysed|RAISED; CONTAINED; ANALYSED; corrective_actions=[\"*planned\"]", "@sam", "move plan_action; action_needed=true", "ok", "state=action_planned"),
    ("without proportion", "analysed|RAISED; CONTAINED; ANALYSED; corrective_actions=[\"*bare\"]", "@sam", "move plan_action; action_needed=true", "guard:corrective_actions", ""),
    ("after a check that failed", "analysed|RAISED; CONTAINED; ANALYSED; corrective_actions=[\"*action\"]; check_count=1", "@sam", "move plan_action; action_needed=true", "guard:corrective_actions", ""),
    ("after a check that failed, anew", "analysed|RAISED; CONTAINED; ANALYSED; corrective_actions=[\"*action\", \"*planned\"]; check_count=1", "@sam", "move plan_action; action_needed=true", "ok", ""),
    // action_planned → action_done
    ("done", "action_planned|RAISED; CONTAINED; ANALYSED; DONE", "@sam", "move finish_action", "ok", "state=action_done; actions_done_on=2026-05-20"),
    ("by an assignee", "action_planned|RAISED; CONTAINED; ANALYSED; DONE", "@nils", "move finish_action", "ok", "state=action_done"),
    ("not by others", "action_planned|RAISED; CONTAINED; ANALYSED; DONE", "@ana", "move finish_action", "forbidden", ""),
    ("not while one is open", "action_planned|RAISED; CONTAINED; ANALYSED; action_needed=true; corrective_actions=[\"*action\", \"*planned\"]", "@sam", "move finish_action", "guard:corrective_actions", ""),
    ("where none was needed", "action_planned|RAISED; CONTAINED; ANALYSED; action_needed=false", "@sam", "move finish_action", "ok", "actions_done_on=2026-06-01"),
    // action_done → effectiveness_check
    ("the effect is awaited", "action_done|RAISED; CONTAINED; ANALYSED; DONE", "@sms_manager", "move await_effect", "ok", "state=effectiveness_check; effectiveness_due_on=2026-08-18"),
    ("on a day of one's own", "action_done|RAISED; CONTAINED; ANALYSED; DONE", "@sms_manager", "move await_effect; effectiveness_due_on=2026-07-01", "ok", "effectiveness_due_on=2026-07-01"),
    ("not by the owner", "action_done|RAISED; CONTAINED; ANALYSED; DONE", "@sam", "move await_effect", "forbidden", ""),
    // effectiveness_check → closed
    ("closed", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "@sms_manager", "move close; CHECKED; effectiveness_result=effective; sms_change_needed=false", "ok", "state=closed; first_check_result=effective; check_count=1; effectiveness_reviewed_by=@sms_manager; closed_at=~0"),
    ("by an auditor", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "@aude", "move close; CHECKED; effectiveness_result=effective; sms_change_needed=false", "ok", "state=closed"),
    ("not by its owner", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "@sam", "move close; CHECKED; effectiveness_result=effective; sms_change_needed=false", "forbidden", ""),
    ("not by an assignee", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT; corrective_actions=[\"*by_manager\"]", "@sms_manager", "move close; CHECKED; effectiveness_result=effective; sms_change_needed=false", "segregation-of-duties", ""),
    ("not by an automation", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "system:x", "move close; CHECKED; effectiveness_result=effective; sms_change_needed=false", "segregation-of-duties", ""),
    ("not on the day of completion", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT; actions_done_on=2026-06-01", "@sms_manager", "move close; CHECKED; effectiveness_result=effective; sms_change_needed=false", "guard:effectiveness_reviewed_on", ""),
    ("not when it was not effective", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "@sms_manager", "move close; CHECKED; effectiveness_result=not_effective; sms_change_needed=false", "guard", ""),
    ("everything that closing needs", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "@sms_manager", "move close", "guard required-for-move:effectiveness_evidence required-for-move:effectiveness_result required-for-move:effectiveness_reviewed_on required-for-move:sms_change_needed", ""),
    ("a change of the SMS is named", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "@sms_manager", "move close; CHECKED; effectiveness_result=effective; sms_change_needed=true", "required-for-move:sms_change", ""),
    ("and closed", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT; sms_change=*change", "@sms_manager", "move close; CHECKED; effectiveness_result=effective; sms_change_needed=true", "guard:sms_change", ""),
    // effectiveness_check → analysed
    ("analysed again", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "@sms_manager", "move reanalyse; CHECKED; effectiveness_result=not_effective", "ok", "state=analysed; first_check_result=not_effective; check_count=1; action_needed=-; effectiveness_due_on=-"),
    ("the first result stands", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT; first_check_result=not_effective; check_count=1", "@sms_manager", "move close; CHECKED; effectiveness_result=effective; sms_change_needed=false", "ok", "first_check_result=not_effective; check_count=2"),
    ("not when it was effective", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "@sms_manager", "move reanalyse; CHECKED; effectiveness_result=effective", "guard", ""),
    ("nor by an assignee", "effectiveness_check|RAISED; CONTAINED; ANALYSED; DONE; EFFECT; corrective_actions=[\"*by_manager\"]", "@sms_manager", "move reanalyse; CHECKED; effectiveness_result=not_effective", "segregation-of-duties", ""),
    // raised → withdrawn
    ("withdrawn", "raised|RAISED", "@sms_manager", "move withdraw; withdrawal_evidence=The callers had confirmed by telephone; reason: the rule was kept after all", "ok", "state=withdrawn"),
    ("with evidence and a reason", "raised|RAISED", "@sms_manager", "move withdraw", "reason-needed required-for-move:withdrawal_evidence", ""),
    ("not by the owner himself", "raised|RAISED", "@sam", "move withdraw; reason: the rule was kept after all", "forbidden", ""),
    ("contained is not withdrawn", "contained|RAISED; CONTAINED", "@sms_manager", "move withdraw; reason: the rule was kept after all", "no-such-move", ""),
    // grades
    ("lowered by the manager who set it", "raised|RAISED; grade=major; graded_by=@sms_manager", "@sms_manager", "grade=minor", "ok", "correction_due_on=2026-06-30"),
    ("an auditor's grade is not lowered", "raised|RAISED; grade=major; graded_by_auditor=true", "@sms_manager", "grade=minor", "guard:grade", ""),
    ("nor taken away", "raised|RAISED; grade=minor; graded_by_auditor=true", "@sms_manager", "grade=-", "guard:grade", ""),
    ("but raised", "raised|RAISED; grade=minor; graded_by_auditor=true", "@sms_manager", "grade=major", "ok", "correction_due_on=2026-05-31"),
    ("the body's date stands above", "raised|RAISED; grade=major", "@sms_manager", "body_correction_due_on=2026-08-01", "ok", "correction_due_on=2026-08-01"),
    ("owners do not change the grade", "contained|RAISED; CONTAINED", "@sam", "grade=major", "forbidden-field:grade", ""),
    ("an auditor grades but changes nothing else", "contained|RAISED; CONTAINED", "@aude", "correction=Nothing was done at all", "forbidden-field:correction", ""),
    ("closed takes nothing", "closed|RAISED; CONTAINED; ANALYSED; DONE; EFFECT", "@sam", "cause=The rule was known to nobody at all", "terminal", ""),
    ("the source stands", "raised|RAISED", "@sms_manager", "source=complaint", "read-only:source", ""),
];

#[test]
fn moves() {
    World::try_cases("nonconformity", &spelled(MOVES), |w| {
        furnish(w);
        w.given("*by_manager", "corrective_action", "completed", "title=Teach the rule; nonconformity=*parent; assignee=@sms_manager; due_on=2026-06-01; completed_on=2026-05-20; result=All six were taught");
    });
}

#[rustfmt::skip]
const ACTIONS: &[Case] = &[
    ("planned by the owner", "", "@sam", "title=Teach the rule; nonconformity=*parent; assignee=@nils; due_on=2026-06-30; proportionality=An hour for six people", "ok", "state=planned"),
    ("by the SMS manager", "", "@sms_manager", "title=Teach the rule; nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "ok", "state=planned"),
    ("not by others", "", "@ana", "title=Teach the rule; nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "forbidden", ""),
    ("to nobody, for no day", "", "@sam", "title=Teach the rule; nonconformity=*parent", "required:assignee required:due_on", ""),
    ("to somebody who left", "", "@sam", "title=Teach the rule; nonconformity=*parent; assignee=@gone; due_on=2026-06-30", "inactive-person:assignee", ""),
    ("too early", "", "@sms_manager", "title=Teach the rule; nonconformity=*early; assignee=@nils; due_on=2026-06-30", "guard:nonconformity", ""),
    ("completed", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@nils", "move complete; completed_on=2026-06-01; result=All six were taught", "ok", "state=completed"),
    ("without a result", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@nils", "move complete", "required-for-move:completed_on required-for-move:result", ""),
    ("tomorrow", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@nils", "move complete; completed_on=2026-06-02; result=All six were taught", "in-future:completed_on", ""),
    ("not by another", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@ana", "move complete", "forbidden", ""),
    ("not by the owner of the nonconformity", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@sam", "move complete", "forbidden", ""),
    ("the assignee does not move the day", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@nils", "due_on=2026-07-30", "forbidden-field:due_on", ""),
    ("the owner does, with a reason", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@sam", "due_on=2026-07-30; reason: the trainer is on leave", "ok", "due_on=2026-07-30"),
    ("not without", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@sam", "due_on=2026-07-30", "reason-needed", ""),
    ("cancelled", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@sms_manager", "move cancel; reason: another action does the same", "ok", "state=cancelled"),
    ("not by the assignee", "planned|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@nils", "move cancel; reason: another action does the same", "forbidden", ""),
    ("completed for good", "completed|nonconformity=*parent; assignee=@nils; due_on=2026-06-30", "@nils", "result=None of them was taught", "terminal", ""),
];

#[test]
fn actions() {
    World::try_cases("corrective_action", ACTIONS, furnish);
}

fn told(w: &World, event: &str, who: &str) -> bool {
    let person = serde_json::json!(w.id(who));
    w.outbox.iter().any(|o| o.body["event"] == event && o.body["to"].as_array().is_some_and(|to| to.contains(&person)))
}

/// The whole way: raised by an agent, led to its end by people who each do their part.
#[test]
fn from_raised_to_closed() {
    let mut w = World::new();
    w.must("@ana", None, &format!("new nonconformity; {NEW}"));
    assert!(told(&w, "nonconformity_raised", "@sms_manager"));
    w.must("@sms_manager", Some("*it"), "grade=major; owner=@sam");
    assert!(told(&w, "nonconformity_yours", "@sam") && told(&w, "nonconformity_major", "@sms_owner"));
    let it = w.id("*it");
    assert_eq!(w.timers[&(it, "overdue".to_owned())], at("2026-07-01T22:00:00Z"));
    w.must("@sam", Some("*it"), "move contain; correction=Callers were asked; correction_done_on=2026-06-01; consequences=Two callers were angry and were called; consequences_dealt_on=2026-06-01");
    assert!(w.timers.keys().all(|(id, _)| *id != it), "corrected: nothing is due");
    w.must("@sam", Some("*it"), &format!("move analyse; {}", ANALYSED.replace("2026-05-12", "2026-06-01")));
    w.names.insert("*nc".to_owned(), it);
    for assignee in ["@nils", "@iris"] {
        w.must("@sam", None, &format!("new corrective_action; title=Teach the rule; nonconformity=*nc; assignee={assignee}; due_on=2026-06-30; proportionality=An hour for six people"));
        assert!(told(&w, "action_assigned", assignee));
        w.names.insert(format!("*of{assignee}"), w.id("*it"));
    }
    w.must("@sam", Some("*nc"), "move plan_action; action_needed=true");
    w.must("@nils", Some("*of@nils"), "move complete; completed_on=2026-06-01; result=Three of six were taught");
    assert_eq!(w.record("*nc").state.as_deref(), Some("action_planned"));
    w.must("@iris", Some("*of@iris"), "move complete; completed_on=2026-06-01; result=The other three were taught");
    assert_eq!(w.record("*nc").state.as_deref(), Some("action_done"), "the last one done ends it");
    w.must("@sms_manager", Some("*nc"), "move await_effect");
    assert_eq!(w.timers[&(it, "overdue".to_owned())], at("2026-08-30T22:00:00Z"));
    w.now = at("2026-08-31T08:00:00Z");
    let close = "move close; effectiveness_reviewed_on=2026-08-31; effectiveness_evidence=Forty closures of July were looked at; effectiveness_result=effective; sms_change_needed=false";
    assert_eq!(w.outcome("@iris", Some("*nc"), close), "forbidden");
    w.must("@aude", Some("*nc"), close);
    assert!(told(&w, "nonconformity_ended", "@sam"));
}

/// Whoever raised one follows it, and others who work for a customer do not.
#[test]
fn the_one_who_raised_it_sees_it() {
    let mut w = World::new();
    w.must("@carla", None, &format!("new nonconformity; {NEW}"));
    assert_eq!(w.outcome("@carla", Some("*it"), "say: It happened again today"), "ok");
    assert_eq!(w.outcome("@carl", Some("*it"), "say: It happened again today"), "not-visible");
    assert_eq!(w.outcome("@carla", Some("*it"), "statement=It was something else altogether"), "forbidden-field:statement");
}

/// The same clause and class of cause within a year is a repeat.
#[test]
fn repeats_are_recognised() {
    let mut w = World::new();
    w.given(
        "*old",
        "nonconformity",
        "closed",
        "title=Before; clause=8.6.1; cause_class=competence; closed_at=~-8640000; detected_on=2026-01-01",
    );
    for (clause, class, repeated) in [("8.6.1", "competence", true), ("8.6.1", "tool", false), ("8.6.2", "competence", false)] {
        let given = format!("{RAISED}; {CONTAINED}; {ANALYSED}; clause={clause}; cause_class={class}");
        w.given("*it", "nonconformity", "raised", &given);
        w.must("@sam", Some("*it"), "cause_class=other");
        w.must("@sam", Some("*it"), &format!("cause_class={class}"));
        assert_eq!(w.record("*it").flag("repeated"), repeated, "{clause} {class}");
    }
}

/// A major on its clause makes an attestation be renewed within thirty days.
#[test]
fn a_major_voids_attestations_of_its_clause() {
    let mut w = World::new();
    w.given(
        "*att",
        "attestation",
        "in_force",
        "title=Commitment; requirement=5.1-a; attested_by=@tom; valid_until=2027-01-01; role=top_management",
    );
    w.given(
        "*other",
        "attestation",
        "in_force",
        "title=Another; requirement=7.2-a; attested_by=@tom; valid_until=2027-01-01; role=top_management",
    );
    w.must("@aude", None, &format!("new nonconformity; {NEW}; clause=5.1; grade=major"));
    assert_eq!(w.record("*att").get("renew_by").unwrap().to_json(), "2026-07-01");
    assert!(w.record("*other").get("renew_by").is_none());
    assert!(told(&w, "attestation_renewal", "@tom"));
}

/// What is overdue is told every week until it is done.
#[test]
fn overdue_corrections_are_told_weekly() {
    let mut w = World::new();
    w.given("*it", "nonconformity", "raised", &format!("{RAISED}; grade=minor"));
    w.must("@sms_manager", Some("*it"), "grade=major");
    let it = w.id("*it");
    assert_eq!(w.timers[&(it, "overdue".to_owned())], w.now, "detected on 1 May, due on 31 May");
    w.must("system:timers", Some("*it"), "timer overdue");
    assert!(told(&w, "overdue", "@sam") && told(&w, "overdue", "@sms_owner"));
    assert_eq!(w.timers[&(it, "overdue".to_owned())], w.now.plus_seconds(7 * 86_400));
}
