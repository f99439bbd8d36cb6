//! What follows from a change: timers, who is told, and the whole way from a draft to the closing.

use super::{approved, asked, assessed, low, scheduled};
use crate::world::{World, at};

fn told(w: &World, event: &str) -> Vec<String> {
    let found = w.outbox.iter().filter(|o| o.body["event"] == event);
    let ids: Vec<String> = found.flat_map(|o| o.body["to"].as_array().unwrap().clone()).map(|v| v.as_str().unwrap().to_owned()).collect();
    let mut names: Vec<String> =
        w.names.iter().filter(|(name, id)| name.starts_with('@') && ids.contains(&id.text())).map(|(name, _)| name.clone()).collect();
    names.sort();
    names
}

fn due(w: &World, name: &str) -> Option<kernel::Timestamp> {
    w.timers.get(&(w.id("*it"), name.to_owned())).copied()
}

#[test]
fn approvers_are_asked_reminded_and_stood_in_for() {
    let mut w = World::new();
    w.given("*it", "change", "assessing", concat!(asked!(), "; ", assessed!(), "; ", low!(), "; risk_criticality=4_critical; risk_timing=3_service_time"));
    w.must("@lena", Some("*it"), "move request_approval; planned_start=~+260000; planned_end=~+266400");
    assert_eq!(told(&w, "approval_requested"), ["@change_manager", "@olga"]);
    assert_eq!(due(&w, "approval_reminder"), Some(at("2026-06-02T07:00:00Z")));
    assert_eq!(due(&w, "approval_deputy"), Some(at("2026-06-03T07:00:00Z")));
    w.must("@olga", Some("*it"), "move give_approval; approval_decision=approved");
    w.outbox.clear();
    w.now = at("2026-06-02T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer approval_reminder");
    assert_eq!(told(&w, "approval_reminder"), ["@change_manager"], "only who has not answered");
    w.now = at("2026-06-03T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer approval_deputy");
    assert_eq!(told(&w, "approval_deputy"), ["@change_authority", "@change_manager"]);
    w.must("@change_manager", Some("*it"), "move approve");
    assert_eq!((due(&w, "approval_reminder"), due(&w, "approval_deputy")), (None, None));
    assert_eq!(told(&w, "change_decided"), ["@lena", "@nils", "@sam"]);
}

#[test]
fn the_desk_hears_of_the_schedule() {
    let mut w = World::new();
    w.given("*it", "change", "approved", concat!(asked!(), "; ", assessed!(), "; ", low!(), "; ", approved!(), "; deployment_details=Swap the relay and flush the queue"));
    w.must("@change_manager", Some("*it"), "move schedule; audience=All sites");
    assert_eq!(told(&w, "change_scheduled"), ["@ana", "@gone", "@lena", "@nils", "@sam"]);
    assert_eq!(due(&w, "day_before"), Some(at("2026-06-03T07:00:00Z")));
    assert_eq!(due(&w, "window_end"), Some(at("2026-06-04T09:00:00Z")));
    w.now = at("2026-06-03T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer day_before");
    assert_eq!(told(&w, "change_tomorrow"), ["@ana", "@gone", "@lena", "@nils", "@sam"]);
    w.now = at("2026-06-04T09:00:00Z");
    w.must("system:timer", Some("*it"), "timer window_end");
    assert_eq!(told(&w, "change_without_result"), ["@change_manager"]);
}

#[test]
fn a_moved_window_moves_its_timers() {
    let mut w = World::new();
    w.given("*it", "change", "scheduled", concat!(asked!(), "; ", assessed!(), "; ", low!(), "; ", approved!(), "; deployment_details=Swap the relay and flush the queue; audience=All sites"));
    w.must("@change_manager", Some("*it"), "planned_start=~+262800; planned_end=~+270000");
    assert_eq!(due(&w, "window_end"), Some(at("2026-06-04T10:00:00Z")));
}

#[test]
fn an_unsuccessful_change_is_told_to_the_service_owner() {
    let mut w = World::new();
    w.given("*it", "change", "implementing", concat!(asked!(), "; ", low!(), "; planned_start=~-7200; planned_end=~0; actual_start=~-7200"));
    w.must("@nils", Some("*it"), "move finish; outcome=backed_out; service_check=Mail flows over the old relay");
    assert_eq!(told(&w, "change_unsuccessful"), ["@change_manager", "@olga"]);
    assert_eq!(due(&w, "begin_review"), Some(w.now));
    w.must("system:timer", Some("*it"), "timer begin_review");
    assert_eq!(due(&w, "review"), Some(at("2026-06-08T22:00:00Z")), "the day after it was due begins");
}

#[test]
fn the_other_owner_hears_of_a_collision() {
    let mut w = World::new();
    w.given("*other", "change", "scheduled", "title=Patch the mail server; change_type=normal; assigned_to=@iris; service=%mail; planned_start=~+262800; planned_end=~+270000");
    w.given("*it", "change", "assessing", concat!(asked!(), "; ", assessed!(), "; ", low!()));
    w.must("@lena", Some("*it"), "move request_approval");
    w.holds("*it", r#"conflicting_changes=["*other"]"#).unwrap();
    assert_eq!(told(&w, "change_collision"), ["@iris"]);
}

#[test]
fn a_window_in_service_hours_is_another_change() {
    let mut w = World::new();
    w.given("%desk", "service", "live", "name=Desk; criticality=low; service_owner=@olga; support_calendar=!office");
    // Approved for Thursday 20:00 to 22:00 in Paris; 17:00 is where the office closes.
    let evening = "planned_start=2026-06-04T18:00:00Z; planned_end=2026-06-04T20:00:00Z; approved_start=2026-06-04T18:00:00Z; approved_end=2026-06-04T20:00:00Z";
    w.given("*it", "change", "scheduled", &format!("{}; {}; {}; service=%desk; {evening}", asked!(), assessed!(), low!()));
    let wish = |start: &str, end: &str| format!("planned_start={start}; planned_end={end}");
    assert_eq!(w.outcome("@lena", Some("*it"), &wish("2026-06-04T15:00:00Z", "2026-06-04T17:00:00Z")), "ok");
    assert_eq!(w.outcome("@lena", Some("*it"), &wish("2026-06-04T14:59:00Z", "2026-06-04T17:00:00Z")), "guard:planned_start");
    assert_eq!(w.outcome("@lena", Some("*it"), &wish("2026-06-05T06:00:00Z", "2026-06-05T08:00:00Z")), "guard:planned_start");
}

/// The whole way, as people of their roles go it.
#[test]
fn from_draft_to_closed() {
    let mut w = World::new();
    w.given("*seen", "change", "closed", r#"title=An earlier one; change_type=normal; review_basis=["sample"]; actual_end=~+86400"#);
    w.must("@sam", None, "new change; title=Replace the mail relay; reason=The relay is out of support; service=%mail; no_items_reason=Only a configuration file; implementer=@nils");
    w.must("@sam", Some("*it"), "move submit");
    w.must("@change_manager", Some("*it"), "move assess; category=infrastructure; change_subject=component; assigned_to=@lena");
    let wish = format!("{}; {}", assessed!(), low!());
    let given = ["classified_at=~0;", "major_impact=false;", "; risk_level=low; risk_score=1"];
    let wish = given.iter().fold(wish, |text, part| text.replace(part, ""));
    w.must("@lena", Some("*it"), &wish);
    w.must("@lena", Some("*it"), "move request_approval");
    w.must("@change_manager", Some("*it"), "move approve");
    w.must("@change_manager", Some("*it"), "move schedule; deployment_details=Swap the relay and flush the queue; audience=All sites");
    w.now = at("2026-06-04T07:00:00Z");
    w.must("@nils", Some("*it"), "move start; verified_at=~-3600; test_result=passed; remediation_tested=tested; communicated_at=~-86400");
    w.now = at("2026-06-04T08:00:00Z");
    w.must("@nils", Some("*it"), "move finish; outcome=successful; service_check=Mail flows from every site");
    w.must("system:timer", Some("*it"), "timer begin_review");
    if w.holds("*it", "review_kind=light").is_err() {
        // One in ten is drawn for a full review, by its identity.
        w.holds("*it", r#"review_kind=full; review_basis=["sample"]"#).unwrap();
        return;
    }
    w.must("@change_manager", Some("*it"), r#"move close; reviewed_on=2026-06-04; review_result=The aim was met; review_answers=[{"question":"aim_met","answer":"yes"},{"question":"side_effects","answer":"none"},{"question":"records_updated","answer":"yes"}]"#);
    w.holds("*it", "state=closed; risk_level=low; decision=approved; decided_by=@change_manager; outcome=successful; review_due_on=2026-06-18; priority_set_by=@lena").unwrap();
}

#[test]
fn scheduled_by_hand_is_in_its_window() {
    let mut w = World::new();
    w.given("*it", "change", "scheduled", concat!(asked!(), "; ", low!(), "; ", scheduled!(), "; planned_start=~+901"));
    let wish = "move start; verified_at=~-3600; test_result=passed; remediation_tested=tested; communicated_at=~-86400";
    assert_eq!(w.outcome("@nils", Some("*it"), wish), "guard:planned_start");
    w.now = w.now.plus_seconds(1);
    assert_eq!(w.outcome("@nils", Some("*it"), wish), "ok");
}

#[test]
fn design_and_transition_goes_with_an_approved_plan() {
    let mut w = World::new();
    w.given("*it", "change", "assessing", &format!("{}; {}; {}; route=design_and_transition", asked!(), assessed!(), low!()));
    let plan = "title=A new relay; service=%mail; change=*it; kind_of_change=change";
    w.given("*plan", "transition_plan", "proposed", plan);
    assert_eq!(w.outcome("@lena", Some("*it"), "move request_approval"), "guard:route");
    w.given("*plan", "transition_plan", "cancelled", &format!("{plan}; approved_at=~-60"));
    assert_eq!(w.outcome("@lena", Some("*it"), "move request_approval"), "guard:route");
    w.given("*plan", "transition_plan", "planned", &format!("{plan}; approved_at=~-60"));
    assert_eq!(w.outcome("@lena", Some("*it"), "move request_approval"), "ok");
}

/// The customer answers where an agreement is touched, and sees of the change what concerns them.
#[test]
fn the_contact_of_a_customer_answers_for_the_agreement() {
    let mut w = World::new();
    let major = "major_criteria=[\"agreement_change\"]; major_impact=true; customer=$acme";
    w.given("*it", "change", "awaiting_approval", &format!("{}; {}; {}; {major}", asked!(), assessed!(), low!()));
    let wish = "move give_approval; approval_decision=approved";
    assert_eq!(w.outcome("@otto", Some("*it"), wish), "not-visible");
    assert_eq!(w.outcome("@carla", Some("*it"), wish), "not-visible", "a user is no contact");
    assert_eq!(w.outcome("@rob", Some("*it"), "benefits=It will be cheaper"), "forbidden-field:benefits");
    assert_eq!(w.outcome("@rob", Some("*it"), wish), "ok");
    let given = w.record("*it");
    let rows = given.get("approvers").unwrap().to_json();
    assert_eq!(rows[0]["area"], "customer_contact");
    assert_eq!(w.outcome("@change_authority", Some("*it"), "move approve"), "guard:approvers", "board, owners and SMS owner are missing");
}

#[test]
fn imported_changes_get_the_timers_of_where_they_stand() {
    use engine::Practice;
    let mut w = World::new();
    let rules = crate::change::ChangeRules::default();
    let since = w.now;
    for (state, expected) in [
        ("draft", vec![]),
        ("awaiting_approval", vec!["approval_reminder", "approval_deputy"]),
        ("scheduled", vec!["day_before", "window_end"]),
        ("implementing", vec!["window_end"]),
        ("implemented", vec!["begin_review"]),
        ("in_review", vec!["review"]),
        ("closed", vec![]),
    ] {
        w.given("*it", "change", state, &format!("{}; {}; review_due_on=2026-06-15", asked!(), assessed!()));
        let shelf = w.shelf.clone();
        let found = rules.standing_timers(&engine::Facts::new(&shelf), &w.record("*it"), since);
        assert_eq!(found.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), expected, "{state}");
    }
}
