//! Clock vectors 1, 2, 6, 7 and 9 to 12.

use super::{HOUR, at, hours, office, office_def, paris, someone, start, target};
use engine::{ClockState, Outcome, Reopen, RetargetMode};
use kernel::calendar::Weekly;
use kernel::{Calendar, Id};

#[test]
fn vectors_1_2_and_6_due_of_a_new_clock() {
    let mut new_york = office_def();
    new_york.zone = "America/New_York".to_owned();
    new_york.weekly = Weekly::monday_to_friday(&hours(&["08:00-18:00"]));
    new_york.holidays.insert("2026-07-03".parse().unwrap(), "Independence Day (observed)".to_owned());
    for (vector, calendar, reported, target_hours, due) in [
        (1, office(), "2026-03-27T15:00:00Z", 4, "2026-03-30T10:00:00Z"),
        (2, Calendar::round_the_clock(), "2026-03-29T00:30:00Z", 4, "2026-03-29T04:30:00Z"),
        (6, Calendar::compile(&new_york).unwrap(), "2026-07-02T21:00:00Z", 8, "2026-07-06T19:00:00Z"),
    ] {
        assert_eq!(start(&calendar, target_hours, at(reported)).due_at, Some(at(due)), "vector {vector}");
    }
}

#[test]
fn vector_7_a_pause_until_the_caller_answers() {
    let c = office();
    let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
    clock.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-01 11:00")).unwrap();
    assert_eq!((clock.state, clock.due_at, clock.due(&c)), (ClockState::Paused, None, None));
    assert_eq!(clock.remaining(&c, paris("2026-06-02 09:30")), 6 * HOUR, "paused, 6 h left");
    clock.resume(&c, paris("2026-06-02 10:00")).unwrap();
    assert_eq!(clock.elapsed(&c, paris("2026-06-02 10:00")), 2 * HOUR);
    assert_eq!(clock.due_at, Some(at("2026-06-02T14:00:00Z")));
}

#[test]
fn vector_9_raised_to_another_target_and_calendar() {
    let (office, always) = (office(), Calendar::round_the_clock());
    let raised = paris("2026-06-01 13:00");
    for (mode, due) in [
        (RetargetMode::Retroactive, "2026-06-01 13:00"),
        (RetargetMode::RetroactiveWithFloor, "2026-06-01 14:00"),
        (RetargetMode::FromChange, "2026-06-01 17:00"),
    ] {
        let p3 = start(&office, 16, paris("2026-06-01 09:00"));
        let both = p3.retarget(Id::from_u128(101), mode, &target(4), &office, &always, raised).unwrap();
        let mut new = both.new;
        assert_eq!(new.due_at, Some(paris(due)), "{mode:?}");
        assert_eq!((both.old.state, both.old.counted, both.old.outcome), (ClockState::Superseded, false, None));
        assert_eq!((new.missed_at, new.counted), (None, true));
        if mode != RetargetMode::FromChange {
            assert_eq!(new.elapsed(&always, raised), 4 * HOUR);
            assert_eq!(new.started_at, p3.started_at);
        }
        assert!(!new.evaluate(&always, paris(due)), "{mode:?}: exactly at due is met");
        assert!(new.evaluate(&always, paris(due).plus_seconds(1)), "{mode:?}");
        assert_eq!(new.missed_at, Some(paris(due)), "{mode:?}");
    }
}

#[test]
fn vectors_10_and_11_the_edge_between_met_and_missed() {
    let c = office();
    let due = paris("2026-06-01 17:00");
    for (stop, outcome) in [
        ("2026-06-01 16:59:59", Outcome::Met),
        ("2026-06-01 17:00", Outcome::Met),
        ("2026-06-01 23:30", Outcome::Met), // later, with no working second in between
        ("2026-06-02 09:00", Outcome::Met),
        ("2026-06-02 09:00:01", Outcome::Missed),
        ("2026-06-05 12:00", Outcome::Missed),
    ] {
        for job_noticed_first in [false, true] {
            let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
            if job_noticed_first {
                assert_eq!(clock.evaluate(&c, paris(stop)), outcome == Outcome::Missed, "{stop}");
            }
            clock.stop(&c, paris(stop)).unwrap();
            assert_eq!(clock.outcome, Some(outcome), "{stop}");
            let decided = if outcome == Outcome::Missed { due } else { paris(stop) };
            assert_eq!((clock.missed_at, clock.decided_at), ((outcome == Outcome::Missed).then_some(due), Some(decided)), "{stop}");
            assert_eq!((clock.state, clock.due_at, clock.stopped_at), (ClockState::Stopped, None, Some(paris(stop))));
        }
    }
}

#[test]
fn vector_12_reopened() {
    let c = office();
    let reopened = paris("2026-06-02 09:00");
    let resolved = {
        let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
        clock.stop(&c, paris("2026-06-01 13:00")).unwrap();
        clock
    };
    for (how, elapsed, due, missed_from) in [
        (Reopen::Recurred, 4 * HOUR, "2026-06-02 13:00", "2026-06-02 13:00"),
        (Reopen::NotResolved, 8 * HOUR, "2026-06-01 17:00", "2026-06-02 09:00"),
    ] {
        let mut clock = resolved.clone();
        clock.reopen(&c, how, someone(), reopened).unwrap();
        assert_eq!((clock.state, clock.outcome, clock.decided_at, clock.stopped_at), (ClockState::Running, None, None, None));
        assert_eq!((clock.elapsed(&c, reopened), clock.due_at, clock.missed_at), (elapsed, Some(paris(due)), None), "{how:?}");
        let mut met = clock.clone();
        met.stop(&c, paris(missed_from)).unwrap();
        assert_eq!(met.outcome, Some(Outcome::Met), "{how:?}");
        clock.stop(&c, paris(missed_from).plus_seconds(1)).unwrap();
        assert_eq!((clock.outcome, clock.missed_at), (Some(Outcome::Missed), Some(paris(due))), "{how:?}");
    }
}
