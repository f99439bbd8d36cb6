//! SLA clocks over the life of an incident, against the test vectors of the product's specification.
#![allow(clippy::unwrap_used)]

mod world;
use engine::{ClockState, Outcome, SlaClock};
use world::{World, at};

const FIX: &str = "resolution=Replaced the broken cable in the rack; resolution_code=fixed; configuration_item=none identified";

fn clock(w: &World, kind: &str) -> SlaClock {
    w.record("*it").clocks.iter().rfind(|c| c.kind == *kind).unwrap().clone()
}

/// An incident assigned at nine on Monday with the given impact and urgency.
fn assigned(w: &mut World, impact: &str, urgency: &str) {
    w.must("@carla", None, "title=Mail is down; description=Nobody can send mail");
    let text = format!(
        "move assign; service=%mail; category=&software; impact={impact}; urgency={urgency}; security_related=false; assigned_group=#network"
    );
    w.must("@ana", Some("*it"), &text);
}

#[test]
fn both_clocks_start_at_the_report() {
    let mut w = World::new();
    assigned(&mut w, "2_medium", "2_medium");
    let (response, resolution) = (clock(&w, "response"), clock(&w, "resolution"));
    assert_eq!(response.started_at, w.now);
    assert_eq!(response.due_at, Some(at("2026-06-01T09:00:00Z")), "two business hours");
    assert_eq!(resolution.due_at, Some(at("2026-06-02T15:00:00Z")), "sixteen business hours");
    assert_eq!(resolution.target, "p3");
    let id = w.id("*it");
    assert_eq!(w.timers[&(id, "warn:response".to_owned())], at("2026-06-01T08:00:00Z"));
    assert_eq!(w.timers[&(id, "warn:resolution".to_owned())], at("2026-06-01T15:00:00Z"));
}

#[test]
fn starting_stops_the_response_clock() {
    let mut w = World::new();
    assigned(&mut w, "2_medium", "2_medium");
    w.now = at("2026-06-01T09:00:00Z");
    w.must("@sam", Some("*it"), "move start");
    let c = clock(&w, "response");
    assert_eq!((c.state, c.outcome), (ClockState::Stopped, Some(Outcome::Met)), "exactly at due is met");
    assert!(!w.timers.contains_key(&(w.id("*it"), "warn:response".to_owned())));
}

#[test]
fn one_second_late_is_missed_at_due() {
    let mut w = World::new();
    assigned(&mut w, "2_medium", "2_medium");
    w.now = at("2026-06-01T09:00:01Z");
    w.must("@sam", Some("*it"), "move start");
    let c = clock(&w, "response");
    assert_eq!((c.outcome, c.missed_at), (Some(Outcome::Missed), Some(at("2026-06-01T09:00:00Z"))));
}

/// Vector 7: target 8 h here 16 h; paused at eleven on Monday, the caller answers at ten on Tuesday.
#[test]
fn a_pause_does_not_count_and_the_answer_ends_it() {
    let mut w = World::new();
    assigned(&mut w, "2_medium", "2_medium");
    w.must("@sam", Some("*it"), "move start");
    w.now = at("2026-06-01T09:00:00Z");
    w.must("@sam", Some("*it"), "move wait; pending_reason=awaiting_caller; pending_until=~+86400; say: Which client do you use?");
    let paused = clock(&w, "resolution");
    assert_eq!((paused.state, paused.elapsed_seconds, paused.due_at), (ClockState::Paused, 7200, None));
    assert!(!w.timers.contains_key(&(w.id("*it"), "warn:resolution".to_owned())), "no warning while paused");
    w.now = at("2026-06-02T08:00:00Z");
    w.must("@carla", Some("*it"), "say: It is Thunderbird");
    let running = clock(&w, "resolution");
    assert_eq!(running.state, ClockState::Running);
    // 2 h on Monday; 14 h are left: 7 h on Tuesday, 7 h on Wednesday.
    assert_eq!(running.due_at, Some(at("2026-06-03T14:00:00Z")));
}

#[test]
fn reasons_that_do_not_pause() {
    for reason in ["awaiting_supplier", "awaiting_change", "awaiting_internal", "scheduled"] {
        let mut w = World::new();
        assigned(&mut w, "2_medium", "2_medium");
        w.must("@sam", Some("*it"), "move start");
        w.must("@sam", Some("*it"), &format!("move wait; pending_reason={reason}; pending_until=~+86400"));
        assert_eq!(clock(&w, "resolution").state, ClockState::Running, "{reason}");
    }
}

#[test]
fn p1_never_pauses_but_for_confirmed_access() {
    for (reason, confirm, state) in [
        ("awaiting_caller", "", ClockState::Running),
        ("awaiting_customer_appointment", "", ClockState::Running),
        ("awaiting_customer_access", "", ClockState::Running),
        ("awaiting_customer_access", "; access_confirmed_by=@dora", ClockState::Paused),
    ] {
        let mut w = World::new();
        assigned(&mut w, "1_high", "1_high");
        w.must("@sam", Some("*it"), "move start");
        w.must(
            "@dora",
            Some("*it"),
            &format!("move wait; pending_reason={reason}; pending_until=~+86400; say: Please open the server room{confirm}"),
        );
        assert_eq!(clock(&w, "resolution").state, state, "{reason}{confirm}");
    }
}

/// Vector 9: P3 raised to P1 at 13:00 local.
#[test]
fn retarget_in_every_mode() {
    for (mode, due) in [
        ("retroactive_with_floor", "2026-06-01T12:00:00Z"),
        ("retroactive", "2026-06-01T11:00:00Z"),
        ("from_change", "2026-06-01T15:00:00Z"),
    ] {
        let mut w = World::new();
        let mut agreement = (*w.record("?default")).clone();
        agreement.fields.insert("retarget".into(), schema::Value::Choice(mode.into()));
        w.shelf.put(std::sync::Arc::new(agreement));
        assigned(&mut w, "2_medium", "2_medium");
        w.must("@sam", Some("*it"), "move start");
        w.now = at("2026-06-01T11:00:00Z");
        w.must("@iris", Some("*it"), "impact=1_high; urgency=1_high");
        let record = w.record("*it");
        let all: Vec<_> = record.clocks.iter().filter(|c| c.kind == *"resolution").collect();
        assert_eq!(all.len(), 2);
        assert_eq!((all[0].state, all[0].superseded_by), (ClockState::Superseded, Some(all[1].id)));
        assert_eq!(all[1].due_at, Some(at(due)), "{mode}");
        assert_eq!(all[1].target, "p1");
        assert!(all[1].counted && !all[0].counted);
    }
}

#[test]
fn lowering_never_erases_a_miss() {
    let mut w = World::new();
    assigned(&mut w, "1_high", "1_high");
    w.must("@sam", Some("*it"), "move start");
    w.now = at("2026-06-01T12:00:00Z");
    w.must("@iris", Some("*it"), "impact=2_medium; urgency=2_medium; reason: only one site is concerned");
    let record = w.record("*it");
    let all: Vec<_> = record.clocks.iter().filter(|c| c.kind == *"resolution").collect();
    assert_eq!((all[0].outcome, all[0].missed_at), (Some(Outcome::Missed), Some(at("2026-06-01T11:00:00Z"))));
    assert!(all[0].counted && !all[1].counted, "a record counts once per kind");
}

/// Vector 12 on a target of 16 h: resolved after four hours, reopened on the next morning.
#[test]
fn reopening_in_both_modes() {
    for (reason, elapsed, due) in [("recurred", 4 * 3600, "2026-06-03T11:00:00Z"), ("not_resolved", 8 * 3600, "2026-06-02T15:00:00Z")] {
        let mut w = World::new();
        assigned(&mut w, "2_medium", "2_medium");
        w.must("@sam", Some("*it"), "move start");
        w.now = at("2026-06-01T11:00:00Z");
        w.must("@sam", Some("*it"), &format!("move resolve; {FIX}"));
        assert_eq!(clock(&w, "resolution").outcome, Some(Outcome::Met));
        w.now = at("2026-06-02T07:00:00Z");
        w.must("@carla", Some("*it"), &format!("move reopen; reopen_reason={reason}"));
        let c = clock(&w, "resolution");
        assert_eq!((c.state, c.outcome, c.decided_at), (ClockState::Running, None, None), "{reason}: undecided again");
        let hours = practices::calendar::definition(&w.record("!office")).unwrap();
        assert_eq!(c.elapsed(&kernel::Calendar::compile(&hours).unwrap(), w.now), elapsed, "{reason}");
        assert_eq!(c.due_at, Some(at(due)), "{reason}");
        assert_eq!(clock(&w, "response").state, ClockState::Stopped, "the response was given");
    }
}

#[test]
fn reopening_ends_with_the_fifth_business_day() {
    for (now, expected) in [("2026-06-08T07:00:00Z", "ok"), ("2026-06-08T07:00:01Z", "guard")] {
        let mut w = World::new();
        w.incident("*it", "resolved", "");
        w.now = at(now);
        assert_eq!(w.outcome("@carla", Some("*it"), "move reopen; reopen_reason=recurred"), expected, "{now}");
    }
}

#[test]
fn cancelling_cancels_the_clocks() {
    let mut w = World::new();
    assigned(&mut w, "2_medium", "2_medium");
    w.must("@lena", Some("*it"), "move cancel; cancel_reason=spam");
    assert!(w.record("*it").clocks.iter().all(|c| c.state == ClockState::Cancelled && !c.counted));
    let id = w.id("*it");
    assert!(w.timers.keys().all(|(r, name)| *r != id || !name.starts_with("warn:")));
}

#[test]
fn the_most_specific_agreement_wins() {
    for (fits, expected) in [
        (vec![("customer", "$acme")], "customer"),
        (vec![("service", "%mail")], "service"),
        (vec![("service", "%mail"), ("customer", "$acme")], "both"),
        (vec![("service", "%print")], "default"),
        (vec![("customer", "$globex")], "default"),
    ] {
        let mut w = World::new();
        let mut own = (*w.record("?default")).clone();
        own.id = kernel::Id::from_u128(99);
        for (field, who) in &fits {
            own.fields.insert((*field).into(), schema::Value::Reference(w.id(who)));
        }
        w.shelf.put(std::sync::Arc::new(own));
        assigned(&mut w, "2_medium", "2_medium");
        assert_eq!(clock(&w, "resolution").sla == kernel::Id::from_u128(99), expected != "default", "{fits:?}");
    }
}

#[test]
fn agreements_out_of_force_promise_nothing() {
    for (field, value, state) in [
        ("valid_from", "2026-06-02", "active"),
        ("valid_to", "2026-05-31", "active"),
        ("valid_from", "2020-01-01", "draft"),
        ("valid_from", "2020-01-01", "agreed"),
    ] {
        let mut w = World::new();
        let mut agreement = (*w.record("?default")).clone();
        agreement.fields.insert(field.into(), schema::Value::Date(value.parse().unwrap()));
        agreement.state = Some(state.into());
        w.shelf.put(std::sync::Arc::new(agreement));
        assigned(&mut w, "2_medium", "2_medium");
        assert!(w.record("*it").clocks.is_empty(), "{field} {value} {state}");
    }
}

#[test]
fn warnings_are_given_once_per_level_and_never_when_stale() {
    let mut w = World::new();
    assigned(&mut w, "2_medium", "2_medium");
    let warned = |w: &World| clock(w, "resolution").warned_percent;
    w.must("system:timer", Some("*it"), "timer warn:resolution");
    assert_eq!(warned(&w), 0, "too early: nothing");
    w.now = at("2026-06-01T15:00:00Z");
    w.must("system:timer", Some("*it"), "timer warn:resolution");
    assert_eq!(warned(&w), 50);
    let told = w.outbox.len();
    w.must("system:timer", Some("*it"), "timer warn:resolution");
    assert_eq!(w.outbox.len(), told, "stale: nothing new");
    w.now = at("2026-06-02T15:00:00Z");
    w.must("system:timer", Some("*it"), "timer warn:resolution");
    assert_eq!(warned(&w), 100, "one late timer, one warning");
    w.must("@sam", Some("*it"), "move start");
    w.must("@sam", Some("*it"), &format!("move resolve; {FIX}"));
    let told = w.outbox.len();
    w.must("system:timer", Some("*it"), "timer warn:resolution");
    assert_eq!(w.outbox.len(), told, "answered: never a warning again");
}

/// Level, priority, whether work was logged → escalations (kind and to whom).
#[test]
fn escalations() {
    for (level, priority, logged, expected) in [
        (50, ("2_medium", "2_medium"), false, vec!["functional #second"]),
        (50, ("2_medium", "2_medium"), true, vec![]),
        (75, ("2_medium", "2_medium"), false, vec!["functional #second", "hierarchic @iris"]),
        (75, ("2_medium", "2_medium"), true, vec!["hierarchic @iris"]),
        (90, ("2_medium", "2_medium"), true, vec![]),
        (100, ("2_medium", "2_medium"), true, vec!["hierarchic @olga"]),
        (50, ("1_high", "1_high"), true, vec!["hierarchic @dora"]),
        (50, ("1_high", "2_medium"), true, vec![]),
        (50, ("1_high", "1_high"), false, vec!["functional #second", "hierarchic @dora"]),
    ] {
        let mut w = World::new();
        assigned(&mut w, priority.0, priority.1);
        if logged {
            w.must("@sam", Some("*it"), "move start");
            w.must("@sam", Some("*it"), "note: looking at the switch");
        }
        let c = clock(&w, "resolution");
        let calendar = if c.calendar == w.id("!always") { "!always" } else { "!office" };
        let hours = kernel::Calendar::compile(&practices::calendar::definition(&w.record(calendar)).unwrap()).unwrap();
        w.now = c.warning_instants(&hours, &[level])[0].1;
        w.must("system:timer", Some("*it"), "timer warn:resolution");
        let mut got: Vec<String> = Vec::new();
        for record in w.records.values().filter(|r| r.type_name == *"escalation") {
            let to = record.reference("made_to").or_else(|| record.reference("made_to_group")).unwrap();
            let name = w.names.iter().find(|(_, id)| **id == to).unwrap().0;
            got.push(format!("{} {name}", record.choice("escalation_kind").unwrap()));
            assert_eq!(record.state.as_deref(), Some("made"));
            assert_eq!(record.instant("became_due_at"), Some(w.now));
        }
        got.sort();
        assert_eq!(got, expected, "{level} % of {priority:?}, logged: {logged}");
    }
}

#[test]
fn the_parent_resolves_its_children() {
    let mut w = World::new();
    w.incident("*child", "assigned", "title=Mail of Bob is down");
    w.incident("*fresh", "new", "title=Mail of Eve is down");
    w.incident("*it", "in_progress", "");
    w.must("@ana", Some("*child"), "link parent *it");
    w.must("@ana", Some("*fresh"), "link parent *it");
    assert_eq!(w.outcome("@ana", Some("*it"), "link parent *child"), "cycle:parent");
    w.must("@sam", Some("*it"), &format!("move resolve; {FIX}"));
    for child in ["*child", "*fresh"] {
        w.holds(child, "state=resolved; resolved_at=~0; resolution_code=fixed").unwrap();
        assert!(w.record(child).clocks.iter().all(|c| c.state == ClockState::Stopped), "{child}");
    }
}

#[test]
fn a_parent_with_open_children_does_not_close() {
    let mut w = World::new();
    w.incident("*it", "resolved", "");
    w.incident("*child", "assigned", "title=Mail of Bob is down");
    w.must("@ana", Some("*child"), "link parent *it");
    assert_eq!(w.outcome("@ana", Some("*it"), "move close; closure_code=confirmed_by_caller"), "guard");
    w.now = at("2026-06-08T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer close");
    w.holds("*it", "state=resolved").unwrap();
    assert_eq!(w.timers[&(w.id("*it"), "close".to_owned())], at("2026-06-09T07:00:00Z"), "looks again on the next business day");
}

#[test]
fn closing_by_itself() {
    let mut w = World::new();
    w.incident("*it", "in_progress", "");
    w.must("@sam", Some("*it"), &format!("move resolve; {FIX}"));
    assert_eq!(w.timers[&(w.id("*it"), "close".to_owned())], at("2026-06-08T07:00:00Z"), "five business days");
    w.now = at("2026-06-05T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer close");
    w.holds("*it", "state=resolved").unwrap();
    w.now = at("2026-06-08T07:00:00Z");
    w.must("system:timer", Some("*it"), "timer close");
    w.holds("*it", "state=closed; closure_code=closed_automatically").unwrap();
}

#[test]
fn a_silent_caller() {
    let mut w = World::new();
    w.incident("*it", "in_progress", "");
    w.must("@sam", Some("*it"), "move wait; pending_reason=awaiting_caller; pending_until=~+86400; say: Which client do you use?");
    let id = w.id("*it");
    for (name, due) in
        [("first_reminder", "2026-06-03T07:00:00Z"), ("second_reminder", "2026-06-05T07:00:00Z"), ("no_response", "2026-06-08T07:00:00Z")]
    {
        assert_eq!(w.timers[&(id, name.to_owned())], at(due), "{name}");
        w.now = at(due);
        w.must("system:timer", Some("*it"), &format!("timer {name}"));
        w.holds("*it", "state=pending").unwrap();
    }
    w.holds("*it", "no_response_proposed_at=~0").unwrap();
    let reminders = w.entries[&id].iter().filter(|(_, p)| p.message.as_ref().is_some_and(|m| !m.human)).count();
    assert_eq!(reminders, 2);
    w.must("@carla", Some("*it"), "say: Sorry, I was away");
    let before = w.entries[&id].len();
    w.must("system:timer", Some("*it"), "timer second_reminder");
    assert_eq!(w.entries[&id].len(), before, "stale: no entry at all");
    assert!(!w.timers.keys().any(|(r, n)| *r == id && n != "warn:resolution"), "{:?}", w.timers);
}

#[test]
fn an_appointment_resumes_by_itself() {
    let mut w = World::new();
    w.incident("*it", "in_progress", "");
    w.must("@sam", Some("*it"), "move wait; pending_reason=awaiting_customer_appointment; pending_until=~+90000; say: We meet tomorrow");
    assert_eq!(clock(&w, "resolution").state, ClockState::Paused);
    w.now = w.now.plus_seconds(90000);
    w.must("system:timer", Some("*it"), "timer resume");
    w.holds("*it", "state=in_progress").unwrap();
    assert_eq!(clock(&w, "resolution").state, ClockState::Running);
}
