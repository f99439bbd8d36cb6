//! Random walks: whatever people of every role wish in whatever order, some things always hold.
#![allow(clippy::unwrap_used)]

mod world;
use engine::{ClockState, fold};
use proptest::prelude::*;
use world::World;

const WHO: &[&str] = &[
    "@ana",
    "@ana",
    "@sam",
    "@sam",
    "@iris",
    "@lena",
    "@lena",
    "@sam",
    "@nils",
    "@iris",
    "@dora",
    "@carla",
    "@carl",
    "@rob",
    "@aude",
    "@adam",
    "system:timer",
    "system:mail",
];

const WISHES: &[&str] = &[
    "move assign; service=%mail; category=&software; impact=2_medium; urgency=2_medium; security_related=false; assigned_group=#network",
    "move start",
    "move start; assigned_to=@sam",
    "move wait; pending_reason=awaiting_caller; pending_until=~+86400; say: Which client do you use?",
    "move wait; pending_reason=awaiting_supplier; pending_until=~+86400",
    "move wait; pending_reason=awaiting_customer_access; pending_until=~+86400; access_confirmed_by=@dora; say: Please open the room",
    "move resume",
    "move resolve; resolution=Replaced the broken cable in the rack; resolution_code=fixed; configuration_item=none identified",
    "move close; closure_code=confirmed_by_caller",
    "move reopen; reopen_reason=not_resolved",
    "move reopen; reopen_reason=recurred",
    "move reassign; reason: needs the core network team; assigned_group=#second; note: handing over",
    "move reassign; reason: back to the network team; assigned_group=#network; note: handing over",
    "move cancel; cancel_reason=spam",
    "merge *other",
    "say: It got worse",
    "note: looking at it",
    "impact=1_high; urgency=1_high",
    "impact=3_low; reason: only one user is concerned",
    "urgency=3_low; reason: there is a workaround now",
    "service=%print; reason: it is the printers after all",
    "service=%mail",
    "priority_override=p2; priority_override_reason=The month end closing depends on it; priority_override_confirmed_by=@dora",
    "priority_override=-; reason: the closing is through now",
    "link related_to *other",
    "link parent *other",
    "watch @carl",
    "timer warn:resolution",
    "timer warn:response",
    "timer close",
    "timer no_response",
    "timer first_reminder",
    "timer resume",
    "erase; reason: request of the person of today",
];

fn check(w: &World) {
    for (id, record) in &w.records {
        let Some(entries) = w.entries.get(id) else { continue };
        let def = w.model.get(&record.type_name).unwrap();
        let replayed = entries.iter().fold(None, |before, (header, payload)| Some(fold(def, before, header, payload)));
        assert_eq!(replayed.as_ref(), Some(&**record), "replayed == live");
        for kind in ["response", "resolution"] {
            let clocks = || record.clocks.iter().filter(|c| c.kind == *kind);
            assert!(clocks().filter(|c| c.is_open()).count() <= 1, "one open clock of a kind");
            assert!(clocks().filter(|c| c.counted).count() <= 1, "a record counts once per kind");
        }
        let phase = record.state.as_deref().and_then(|s| def.state(s)).map(|s| s.phase);
        for clock in &record.clocks {
            assert!(clock.state != ClockState::Paused || phase == Some(schema::Phase::Waiting), "paused only while waiting");
            assert!(!clock.is_open() || phase.unwrap().is_active(), "no clock runs on what is over: {:?} {:?}", record.state, clock.kind);
            assert!(clock.missed_at.is_none_or(|m| m >= clock.started_at));
        }
        if record.type_name == *"incident" {
            let due = |name: &str| w.timers.contains_key(&(*id, name.to_owned()));
            assert_eq!(due("close"), record.state.as_deref() == Some("resolved"), "{:?}", record.state);
            assert!(record.state.as_deref() == Some("pending") || !due("no_response") && !due("resume"));
            let counted = record.integer("reopen_count").unwrap_or(0);
            let taken = entries.iter().filter(|(_, p)| p.move_name.as_deref() == Some("reopen")).count();
            assert_eq!(counted, i64::try_from(taken).unwrap());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn walks(first in 0..5_usize, steps in proptest::collection::vec((0..WHO.len(), 0..WISHES.len(), 0_i64..40_000), 20..80)) {
        let mut w = World::new();
        w.must("@carla", None, "title=The other incident; description=Somebody else's trouble");
        let other = w.id("*it");
        w.names.insert("*other".to_owned(), other);
        w.incident("*it", ["new", "assigned", "in_progress", "pending", "resolved"][first], "");
        for (who, wish, seconds) in steps {
            w.now = w.now.plus_seconds(seconds);
            let ends = WISHES[wish].starts_with("move cancel") || WISHES[wish].starts_with("merge") || WISHES[wish].starts_with("erase");
            if ends && seconds % 7 != 0 {
                continue;
            }
            let (version, state) = (w.record("*it").version, w.record("*it").state.clone());
            let got = w.outcome(WHO[who], Some("*it"), WISHES[wish]);
            let after = w.record("*it");
            if got != "ok" {
                prop_assert_eq!(after.version, version, "a refusal writes nothing");
            }
            let over = matches!(state.as_deref(), Some("closed" | "cancelled"));
            prop_assert!(!over || after.state == state, "what is over stays over");
            check(&w);
        }
    }
}
