//! Roles, case by case: proposed, accepted by the person, made known, ended; and leavers.

use super::people;
use crate::world::{Case, World, at};

macro_rules! role {
    () => {
        "role=change_manager; person=@sam; title=Sam Test: change manager; responsibilities=Runs change management; authority=Decides on standard changes; valid_from=2026-05-01"
    };
}

#[rustfmt::skip]
const ROLES: &[Case] = &[
    ("proposing", "", "@mona", "role=change_manager; person=@sam; valid_from=2026-06-01; responsibilities=Runs change management", "ok", "state=proposed; title=Sam Test: change manager; accepted_at=-"),
    ("everything is asked for at once", "", "@mona", "responsibilities=Runs change management", "required:person required:role required:valid_from", ""),
    ("the SMS owner proposes too", "", "@sms_owner", "role=change_manager; person=@sam; valid_from=2026-06-01", "ok", ""),
    ("agents give no roles", "", "@ana", "role=change_manager; person=@sam; valid_from=2026-06-01", "forbidden", ""),
    ("an inactive person is given none", "", "@mona", "role=change_manager; person=@gone; valid_from=2026-06-01", "inactive-person:person", ""),
    ("its end is not before its beginning", "", "@mona", "role=change_manager; person=@sam; valid_from=2026-06-02; valid_to=2026-06-01", "order:valid_to", ""),
    ("nobody is their own deputy", "", "@mona", "role=change_manager; person=@sam; valid_from=2026-06-02; deputy=@sam", "guard:deputy", ""),
    ("nobody accepts for another in passing", "", "@mona", "role=change_manager; person=@sam; valid_from=2026-06-02; accepted_at=~0", "forbidden-field:accepted_at", ""),
    ("accepting", concat!("proposed|", role!()), "@sam", "move accept", "ok", "state=accepted; accepted_at=~0"),
    ("nobody accepts for another", concat!("proposed|", role!()), "@mona", "move accept", "guard", ""),
    ("nor does a colleague", concat!("proposed|", role!()), "@nils", "move accept", "forbidden", ""),
    ("nor automation", concat!("proposed|", role!()), "system:timer", "move accept", "guard", ""),
    ("what is accepted is written down", concat!("proposed|", role!(), "; responsibilities=-"), "@sam", "move accept", "required-for-move:responsibilities", ""),
    ("accepted once", concat!("accepted|", role!(), "; accepted_at=~-60"), "@sam", "move accept", "no-such-move", ""),
    ("making it known", concat!("accepted|", role!(), "; accepted_at=~-60"), "@mona", "move activate", "ok", "state=active; published_at=~0"),
    ("not before it is accepted", concat!("proposed|", role!()), "@mona", "move activate", "no-such-move", ""),
    ("not before it begins", concat!("accepted|", role!(), "; accepted_at=~-60; valid_from=2026-06-02"), "@mona", "move activate", "guard:valid_from", ""),
    ("from its first day on", concat!("accepted|", role!(), "; accepted_at=~-60; valid_from=2026-06-01"), "@mona", "move activate", "ok", ""),
    ("whoever decides has authority in writing", concat!("accepted|", role!(), "; role=service_owner; accepted_at=~-60; authority=-"), "@mona", "move activate", "required-for-move:authority", ""),
    ("others need none", concat!("accepted|", role!(), "; accepted_at=~-60; authority=-"), "@mona", "move activate", "ok", ""),
    ("the person does not make it known", concat!("accepted|", role!(), "; accepted_at=~-60"), "@sam", "move activate", "forbidden", ""),
    ("ending", concat!("active|", role!(), "; accepted_at=~-60; published_at=~-60"), "@mona", "move end; valid_to=2026-06-01; reason: Sam moves to another team", "ok", "state=ended; ended_at=~0"),
    ("a proposal ends too", concat!("proposed|", role!()), "@mona", "move end; valid_to=2026-06-01; reason: Sam does not want it", "ok", "state=ended"),
    ("an acceptance too", concat!("accepted|", role!(), "; accepted_at=~-60"), "@mona", "move end; valid_to=2026-06-01; reason: Sam does not want it", "ok", "state=ended"),
    ("ending says when and why", concat!("active|", role!()), "@mona", "move end", "reason-needed required-for-move:valid_to", ""),
    ("not in the future", concat!("active|", role!()), "@mona", "move end; valid_to=2026-06-02; reason: Sam moves to another team", "guard:valid_to", ""),
    ("the person does not end it", concat!("active|", role!()), "@sam", "move end; valid_to=2026-06-01; reason: I do not want it any more", "forbidden", ""),
    ("what has ended stays ended", concat!("ended|", role!()), "@mona", "move activate", "no-such-move terminal", ""),
    ("the last day ends it", concat!("active|", role!(), "; valid_to=2026-05-31"), "system:timer", "timer end", "ok", "state=ended"),
    ("not on the last day", concat!("active|", role!(), "; valid_to=2026-06-01"), "system:timer", "timer end", "ok", "state=active"),
];

#[test]
fn roles_move_as_they_should() {
    World::try_cases("role_assignment", ROLES, |_| ());
}

#[test]
fn an_assignment_gives_its_role_by_its_dates() {
    let mut w = World::new();
    w.must("@mona", None, "new role_assignment; role=change_manager; person=@nils; valid_from=2026-06-01");
    assert!(w.viewer("@nils").has_role("change_manager"), "without any move");
    let facts_shelf = w.shelf.clone();
    let facts = engine::Facts::new(&facts_shelf);
    let day = jiff::civil::date;
    assert!(people::holders(&facts, "change_manager", day(2026, 6, 1)).contains(&w.id("@nils")));
    assert!(!people::holders(&facts, "change_manager", day(2026, 5, 31)).contains(&w.id("@nils")));
    assert!(people::holders(&facts, "service_desk_agent", day(2026, 6, 1)).contains(&w.id("@ana")));
    assert!(!people::holders(&facts, "service_desk_agent", day(2026, 6, 1)).contains(&w.id("@gone")), "whoever has left holds nothing");
}

#[test]
fn whoever_leaves_keeps_their_roles_to_the_last_day_and_a_successor_is_asked_for() {
    let mut w = World::new();
    w.given("=owner", "role_assignment", "active", "role=process_owner; person=@nils; title=Nils Test: process owner; valid_from=2026-01-01");
    w.given("=later", "role_assignment", "proposed", "role=change_manager; person=@nils; title=Nils Test: change manager; valid_from=2026-08-01");
    w.given("*process", "sms_process", "active", "title=Incident management; clause=8.6.1; process_owner=@nils");
    w.must("@mona", Some("@nils"), "left_on=2026-06-15");
    let nils = w.id("@nils");
    let key = (nils, "leave".to_owned());
    assert_eq!(w.timers.get(&key), Some(&at("2026-06-15T22:00:00Z")), "the end of the last day in Paris");
    w.now = at("2026-06-15T22:00:00Z");
    w.outbox.clear();
    w.must("system:timer", Some("@nils"), "timer leave");
    w.holds("=owner", "state=ended; valid_to=2026-06-15").unwrap();
    w.holds("=nils", "valid_to=2026-06-15").unwrap();
    w.holds("=later", "state=ended; valid_to=2026-06-15").unwrap();
    assert!(w.record("@nils").get("handed_over").is_some());
    assert_eq!(w.timers.get(&key), None);
    let vacant: Vec<_> = w.outbox.iter().filter(|o| o.body["event"] == "role_vacant").collect();
    assert_eq!(vacant.len(), 1, "the process has lost its owner; other people hold the role itself");
    let text = vacant[0].body["text"].as_str().unwrap();
    assert!(text.contains("Incident management has no owner") && !text.contains("Nobody holds"), "{text}");
    // Set off once more, nothing happens.
    let before = w.entries.len();
    w.must("system:timer", Some("@nils"), "timer leave");
    assert_eq!(w.entries.len(), before);
}

#[test]
fn a_role_that_nobody_holds_any_more_is_told_the_same_day() {
    let mut w = World::new();
    let only = w.id("=problem_manager");
    w.given("=problem_manager", "role_assignment", "active", "role=problem_manager; person=@problem_manager; title=The problem manager; valid_from=2026-01-01");
    assert_eq!(w.id("=problem_manager"), only);
    w.must("@mona", Some("=problem_manager"), "move end; valid_to=2026-06-01; reason: moves to another site");
    let vacant = w.outbox.iter().find(|o| o.body["event"] == "role_vacant").expect("somebody is told");
    assert!(vacant.body["text"].as_str().unwrap().contains("Nobody holds the role problem manager any more."));
    let told = vacant.body["to"].as_array().unwrap();
    assert!(told.contains(&serde_json::json!(w.id("@sms_owner"))) && !told.contains(&serde_json::json!(w.id("@mona"))), "not of one's own doing");
}

#[test]
fn deactivating_somebody_ends_their_roles() {
    let mut w = World::new();
    w.given("=owner", "role_assignment", "active", "role=service_owner; person=@olga; title=Olga Test: service owner; valid_from=2026-01-01");
    w.must("@mona", Some("@olga"), "active=false");
    w.holds("=owner", "state=ended; valid_to=2026-06-01").unwrap();
    let vacant = w.outbox.iter().find(|o| o.body["event"] == "role_vacant").expect("her services are named");
    assert!(vacant.body["text"].as_str().unwrap().contains("Mail has no owner"));
}

#[test]
fn settings_of_awareness_are_in_order() {
    #[rustfmt::skip]
    let cases: &[Case] = &[
        ("suspended when due at the earliest", "|name=Testers; time_zone=Europe/Paris", "@mona", "acknowledgement_days=30; suspend_after_days=29", "guard:suspend_after_days", ""),
        ("on the day it is due", "|name=Testers; time_zone=Europe/Paris", "@mona", "acknowledgement_days=30; suspend_after_days=30", "ok", ""),
    ];
    World::try_cases("organisation", cases, |_| ());
}
