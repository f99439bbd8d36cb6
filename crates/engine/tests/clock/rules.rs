//! Every rule of the clock beyond the vectors, and the faults such clocks are known for.

use super::{HOUR, at, office, office_def, paris, someone, start, target};
use engine::{ClockState, Correction, Outcome, REOPENED, Reopen, RetargetMode, SlaClock, WARNING_LEVELS};
use kernel::calendar::Weekly;
use kernel::{Calendar, CalendarVersions, Code, Id};

const NEXT: Id = Id::from_u128(101);

#[test]
fn outside_working_time_a_clock_runs_and_gains_nothing() {
    let c = office();
    let clock = start(&c, 8, paris("2026-05-30 10:00"));
    assert_eq!(clock.state, ClockState::Running);
    assert_eq!(clock.elapsed(&c, paris("2026-06-01 09:00")), 0);
    assert_eq!(clock.due_at, Some(paris("2026-06-01 17:00")));
}

#[test]
fn a_holiday_inside_a_pause_costs_nothing_twice() {
    let mut def = office_def();
    def.holidays.insert("2026-06-02".parse().unwrap(), "Works holiday".to_owned());
    let c = Calendar::compile(&def).unwrap();
    let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
    clock.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-01 15:00")).unwrap();
    clock.resume(&c, paris("2026-06-03 11:00")).unwrap();
    assert_eq!(clock.elapsed(&c, paris("2026-06-03 11:00")), 6 * HOUR);
    assert_eq!(clock.due_at, Some(paris("2026-06-03 13:00")));
    // The pause withheld Monday 15-17 and Wednesday 9-11, not the holiday.
    let withheld: i64 = clock.explain(&c, paris("2026-06-03 12:00")).iter().map(|i| i.withheld).sum();
    assert_eq!(withheld, 4 * HOUR);
}

#[test]
fn resuming_reaches_back_to_the_arrival_of_the_message() {
    let c = office();
    let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
    clock.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-01 11:00")).unwrap();
    let mut crossed = clock.clone();
    clock.resume(&c, paris("2026-06-01 12:00")).unwrap(); // read by someone at 16:00
    assert_eq!(clock.elapsed(&c, paris("2026-06-01 16:00")), 6 * HOUR);
    // An answer that crossed with the question leaves an empty pause and no seam.
    crossed.resume(&c, paris("2026-06-01 10:58")).unwrap();
    assert_eq!(crossed.due_at, Some(paris("2026-06-01 17:00")));
    assert_eq!((crossed.intervals.len(), crossed.pauses.len()), (1, 1));
    assert_eq!(crossed.elapsed(&c, paris("2026-06-01 16:00")), 7 * HOUR);
}

#[test]
fn a_target_used_up_before_a_pause_is_due_before_it() {
    let c = office();
    let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
    clock.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-01 18:00")).unwrap();
    assert_eq!((clock.missed_at, clock.due_at), (None, None), "exactly the target is not missed");
    clock.resume(&c, paris("2026-06-02 10:00")).unwrap();
    assert_eq!(clock.due_at, Some(paris("2026-06-01 17:00")));
    assert!(!clock.evaluate(&c, paris("2026-06-02 10:00")) && clock.evaluate(&c, paris("2026-06-02 10:00:01")));
    assert_eq!(clock.missed_at, Some(paris("2026-06-01 17:00")), "dated to the due instant");
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let c = office();
    let (nine, noon) = (paris("2026-06-01 09:00"), paris("2026-06-01 12:00"));
    let running = start(&c, 8, nine);
    let mut paused = running.clone();
    paused.pause(&c, "awaiting_caller".into(), someone(), noon).unwrap();
    let mut stopped = running.clone();
    stopped.stop(&c, noon).unwrap();
    let mut cancelled = running.clone();
    cancelled.cancel(&c, noon).unwrap();
    let superseded = running.retarget(NEXT, RetargetMode::FromChange, &target(4), &c, &c, noon).unwrap().old;
    type Step = fn(&mut SlaClock, &Calendar) -> Result<(), kernel::Refusal>;
    let pause: Step = |k, c| k.pause(c, "awaiting_caller".into(), someone(), paris("2026-06-01 13:00"));
    let early_pause: Step = |k, c| k.pause(c, "awaiting_caller".into(), someone(), paris("2026-06-01 08:59"));
    let resume: Step = |k, c| k.resume(c, paris("2026-06-01 13:00"));
    let stop: Step = |k, c| k.stop(c, paris("2026-06-01 13:00"));
    let early_stop: Step = |k, c| k.stop(c, paris("2026-06-01 08:59"));
    let cancel: Step = |k, c| k.cancel(c, paris("2026-06-01 13:00"));
    let reopen: Step = |k, c| k.reopen(c, Reopen::Recurred, someone(), paris("2026-06-01 13:00"));
    let early_reopen: Step = |k, c| k.reopen(c, Reopen::Recurred, someone(), paris("2026-06-01 11:00"));
    let retarget: Step = |k, c| k.retarget(NEXT, RetargetMode::Retroactive, &target(4), c, c, paris("2026-06-01 13:00")).map(drop);
    for (name, clock, steps, code) in [
        ("running", &running, &[resume, reopen][..], Code::Guard),
        ("running", &running, &[early_pause, early_stop], Code::Order),
        ("paused", &paused, &[pause, reopen], Code::Guard),
        ("stopped", &stopped, &[pause, resume, stop, cancel, retarget], Code::Guard),
        ("stopped", &stopped, &[early_reopen], Code::Order),
        ("cancelled", &cancelled, &[pause, resume, stop, cancel, reopen, retarget], Code::Guard),
        ("superseded", &superseded, &[pause, resume, stop, cancel, reopen, retarget], Code::Guard),
    ] {
        for (i, step) in steps.iter().enumerate() {
            let mut tried = clock.clone();
            assert_eq!(step(&mut tried, &c).unwrap_err().code, code, "{name} {i}");
            assert_eq!(&tried, clock, "{name} {i}");
        }
    }
}

#[test]
fn stopping_from_a_pause_ends_the_pause() {
    let c = office();
    let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
    clock.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-01 11:00")).unwrap();
    clock.stop(&c, paris("2026-06-08 11:00")).unwrap(); // no response within 5 business days
    assert_eq!((clock.outcome, clock.elapsed_seconds), (Some(Outcome::Met), 2 * HOUR));
    assert_eq!(clock.pauses[0].span.to, Some(paris("2026-06-08 11:00")));
    clock.reopen(&c, Reopen::NotResolved, someone(), paris("2026-06-08 12:00")).unwrap();
    assert_eq!(clock.elapsed(&c, paris("2026-06-08 12:00")), 3 * HOUR, "time since the stop counts, the pause does not");
}

#[test]
fn a_stop_in_the_past_cuts_what_came_after() {
    let c = office();
    let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
    clock.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-01 11:00")).unwrap();
    clock.resume(&c, paris("2026-06-01 12:00")).unwrap();
    clock.stop(&c, paris("2026-06-01 10:30")).unwrap();
    assert_eq!((clock.elapsed_seconds, clock.pauses.len(), clock.intervals.len()), (HOUR * 3 / 2, 0, 1));
}

#[test]
fn a_miss_stands_until_it_is_corrected() {
    let c = office();
    let due = paris("2026-06-01 17:00");
    let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
    assert!(clock.evaluate(&c, paris("2026-06-03 12:00")));
    assert!(!clock.evaluate(&c, paris("2026-06-03 13:00")), "news only once");
    assert_eq!((clock.missed_at, clock.decided_at), (Some(due), Some(due)));
    clock.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-03 14:00")).unwrap();
    clock.resume(&c, paris("2026-06-04 14:00")).unwrap();
    clock.stop(&c, paris("2026-06-04 15:00")).unwrap();
    assert_eq!((clock.outcome, clock.decided_at), (Some(Outcome::Missed), Some(due)));
    clock.reopen(&c, Reopen::Recurred, someone(), paris("2026-06-05 09:00")).unwrap();
    assert_eq!((clock.missed_at, clock.decided_at, clock.counted), (Some(due), Some(due), true));
    clock.stop(&c, paris("2026-06-01 16:00")).unwrap();
    assert_eq!(clock.outcome, Some(Outcome::Missed), "an earlier stop written later does not erase it");
    clock.correct(&c, Correction::Stop(paris("2026-06-01 16:00")), paris("2026-06-05 10:00")).unwrap();
    assert_eq!((clock.outcome, clock.missed_at, clock.corrected), (Some(Outcome::Met), None, true));
}

#[test]
fn corrections_of_pauses() {
    let c = office();
    let now = paris("2026-06-02 12:00");
    let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
    clock.evaluate(&c, now);
    assert!(clock.missed_at.is_some());
    let forgotten =
        |from: &str, to: &str| Correction::Pause { from: paris(from), to: paris(to), reason: "awaiting_caller".into(), by: someone() };
    for (wrong, code) in [
        (forgotten("2026-06-01 08:00", "2026-06-01 10:00"), Code::Order),
        (forgotten("2026-06-01 11:00", "2026-06-01 11:00"), Code::Guard),
        (forgotten("2026-06-01 11:00", "2026-06-02 12:01"), Code::Guard),
        (Correction::Stop(now), Code::Guard),
    ] {
        let mut tried = clock.clone();
        assert_eq!(tried.correct(&c, wrong, now).unwrap_err().code, code);
        assert_eq!(tried, clock);
    }
    clock.correct(&c, forgotten("2026-06-01 11:00", "2026-06-02 10:00"), now).unwrap();
    assert_eq!((clock.missed_at, clock.due_at), (None, Some(paris("2026-06-02 16:00"))));
    assert_eq!((clock.elapsed(&c, now), clock.intervals.len(), clock.pauses.len()), (4 * HOUR, 2, 1));
    assert!(clock.corrected && !clock.recalculated);
    assert!(clock.correct(&c, forgotten("2026-06-01 12:00", "2026-06-01 13:00"), now).is_err(), "it was paused then already");
    clock.stop(&c, paris("2026-06-02 12:00")).unwrap();
    clock.correct(&c, Correction::Stop(paris("2026-06-03 12:00")), paris("2026-06-03 13:00")).unwrap();
    assert_eq!((clock.outcome, clock.missed_at), (Some(Outcome::Missed), Some(paris("2026-06-02 16:00"))));
}

#[test]
fn a_corrected_calendar_lifts_a_miss_and_marks_the_clock() {
    let c = office();
    let mut def = office_def();
    def.holidays.insert("2026-06-02".parse().unwrap(), "forgotten".to_owned());
    let corrected = Calendar::compile_versions(&CalendarVersions::first(&office_def()).unwrap().with_correction(&def).unwrap()).unwrap();
    let mut open = start(&c, 8, paris("2026-06-01 13:00"));
    let (mut stopped, mut untouched) = (open.clone(), start(&c, 8, paris("2026-06-03 09:00")));
    open.evaluate(&c, paris("2026-06-02 15:00"));
    stopped.stop(&c, paris("2026-06-02 15:00")).unwrap();
    assert_eq!((open.missed_at, stopped.outcome), (Some(paris("2026-06-02 13:00")), Some(Outcome::Missed)));
    assert!(open.recompute(&corrected, 2, paris("2026-06-02 15:00")));
    assert_eq!((open.missed_at, open.decided_at, open.due_at), (None, None, Some(paris("2026-06-03 13:00"))));
    assert!(stopped.recompute(&corrected, 2, paris("2026-06-04 15:00")));
    assert_eq!((stopped.outcome, stopped.decided_at), (Some(Outcome::Met), Some(paris("2026-06-02 15:00"))));
    assert!(!untouched.recompute(&corrected, 2, paris("2026-06-04 09:00")));
    let mut unnoticed = untouched.clone();
    assert!(!unnoticed.recompute(&corrected, 2, paris("2026-06-08 09:00")) && !unnoticed.recalculated);
    assert_eq!(unnoticed.missed_at, Some(paris("2026-06-03 17:00")), "a miss nobody had noticed is no difference");
    assert_eq!([open, stopped, untouched].map(|k| (k.recalculated, k.calendar_version)), [(true, 2), (true, 2), (false, 2)]);
}

#[test]
fn a_planned_calendar_moves_due_instants_without_marking_anything() {
    let c = office();
    let mut def = office_def();
    def.effective_from = "2026-06-03".parse().unwrap();
    def.weekly = Weekly::monday_to_friday(&super::hours(&["12:00-17:00"]));
    let versions = CalendarVersions::first(&office_def()).unwrap().with_new_version(&def, paris("2026-06-01 12:00")).unwrap();
    let planned = Calendar::compile_versions(&versions).unwrap();
    let mut clock = start(&c, 20, paris("2026-06-01 09:00"));
    assert_eq!(clock.due_at, Some(paris("2026-06-03 13:00")));
    assert!(clock.reschedule(&planned, 2) && !clock.reschedule(&planned, 2));
    assert_eq!((clock.due_at, clock.recalculated), (Some(paris("2026-06-03 16:00")), false));
}

#[test]
fn lowering_the_priority_never_erases_a_miss() {
    let (office, always) = (office(), Calendar::round_the_clock());
    let mut p1 = start(&always, 4, paris("2026-06-01 09:00"));
    p1.evaluate(&always, paris("2026-06-01 13:00"));
    assert_eq!(p1.missed_at, None);
    let both = p1.retarget(NEXT, RetargetMode::default(), &target(16), &always, &office, paris("2026-06-01 15:00")).unwrap();
    let (missed, steering) = (both.old, both.new);
    assert_eq!((missed.state, missed.outcome, missed.counted), (ClockState::Stopped, Some(Outcome::Missed), true));
    assert_eq!((missed.missed_at, missed.decided_at), (Some(paris("2026-06-01 13:00")), Some(paris("2026-06-01 13:00"))));
    assert_eq!((steering.counted, steering.missed_at, steering.due_at), (false, None, Some(paris("2026-06-02 17:00"))));
    let mut tried = missed.clone();
    assert!(tried.reopen(&always, Reopen::NotResolved, someone(), paris("2026-06-01 16:00")).is_err(), "its successor runs");
    let third =
        steering.retarget(Id::from_u128(102), RetargetMode::FromChange, &target(8), &office, &office, paris("2026-06-01 16:00")).unwrap();
    assert!(!third.new.counted, "a record counts at most once per kind");
    // A calendar correction that lifts the miss makes the old clock an ordinary superseded one.
    let mut closed = office_def();
    closed.holidays.insert("2026-06-01".parse().unwrap(), "forgotten".to_owned());
    let mut lifted = missed;
    assert!(lifted.recompute(&Calendar::compile(&closed).unwrap(), 2, paris("2026-06-05 09:00")));
    assert_eq!((lifted.state, lifted.counted, lifted.outcome, lifted.decided_at), (ClockState::Superseded, false, None, None));
}

#[test]
fn pauses_stay_excluded_after_a_retarget_and_extend_the_grace() {
    let (office, always) = (office(), Calendar::round_the_clock());
    let mut p3 = start(&office, 16, paris("2026-06-01 09:00"));
    p3.pause(&office, "awaiting_caller".into(), someone(), paris("2026-06-01 10:00")).unwrap();
    p3.resume(&office, paris("2026-06-01 12:00")).unwrap();
    let raised = p3.retarget(NEXT, RetargetMode::RetroactiveWithFloor, &target(4), &office, &always, paris("2026-06-01 15:00")).unwrap();
    let mut new = raised.new;
    assert_eq!(new.elapsed(&always, paris("2026-06-01 15:00")), 4 * HOUR, "9-10 and 12-15");
    assert_eq!(new.due_at, Some(paris("2026-06-01 16:00")));
    new.pause(&always, "awaiting_customer_access".into(), someone(), paris("2026-06-01 15:30")).unwrap();
    assert_eq!(new.remaining(&always, paris("2026-06-01 20:00")), HOUR / 2);
    new.resume(&always, paris("2026-06-02 10:00")).unwrap();
    assert_eq!(new.due_at, Some(paris("2026-06-02 10:30")));
    // A paused clock has a paused successor, in every mode.
    p3.pause(&office, "awaiting_caller".into(), someone(), paris("2026-06-01 13:00")).unwrap();
    for (mode, due) in [
        (RetargetMode::Retroactive, "2026-06-02 11:00"),
        (RetargetMode::RetroactiveWithFloor, "2026-06-02 11:00"),
        (RetargetMode::FromChange, "2026-06-02 13:00"),
    ] {
        let mut new = p3.retarget(NEXT, mode, &target(4), &office, &always, paris("2026-06-01 15:00")).unwrap().new;
        assert_eq!((new.state, new.due_at, new.pauses.last().unwrap().reason.as_str()), (ClockState::Paused, None, "awaiting_caller"));
        new.resume(&always, paris("2026-06-02 09:00")).unwrap();
        assert_eq!(new.due_at, Some(paris(due)), "{mode:?}");
    }
}

#[test]
fn warnings_come_while_running_and_never_after_the_answer() {
    let c = office();
    let mut clock = start(&c, 8, paris("2026-06-01 13:00"));
    let expected = [(50, "2026-06-01 17:00"), (75, "2026-06-02 11:00"), (90, "2026-06-02 12:12"), (100, "2026-06-02 13:00")];
    assert_eq!(clock.warning_instants(&c, &WARNING_LEVELS), expected.map(|(level, at)| (level, paris(at))));
    assert_eq!(clock.next_warning(&c, &WARNING_LEVELS), Some((50, paris("2026-06-01 17:00"))));
    assert_eq!(clock.warning_due(&c, &WARNING_LEVELS, paris("2026-06-01 16:59")), None);
    assert_eq!(clock.warning_due(&c, &WARNING_LEVELS, paris("2026-06-02 12:30")), Some(90), "one late timer, one warning");
    clock.announce(90);
    assert_eq!(clock.next_warning(&c, &WARNING_LEVELS), Some((100, paris("2026-06-02 13:00"))));
    clock.warned_percent = 0;
    let late = paris("2026-06-09 12:00");
    let mut paused = clock.clone();
    paused.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-02 12:40")).unwrap();
    let mut stopped = clock.clone();
    stopped.stop(&c, paris("2026-06-02 12:40")).unwrap();
    let mut cancelled = clock.clone();
    cancelled.cancel(&c, paris("2026-06-02 12:40")).unwrap();
    for silent in [paused, stopped, cancelled] {
        assert_eq!((silent.next_warning(&c, &WARNING_LEVELS), silent.warning_due(&c, &WARNING_LEVELS, late)), (None, None));
        assert_eq!(silent.due_at, None, "no timer can find it");
    }
    // After a retarget with grace, no level comes after the due instant and 100 % is the due instant.
    let raised = start(&c, 16, paris("2026-06-01 09:00"))
        .retarget(NEXT, RetargetMode::RetroactiveWithFloor, &target(4), &c, &c, paris("2026-06-01 13:00"))
        .unwrap();
    assert_eq!(raised.new.warning_instants(&c, &WARNING_LEVELS).last(), Some(&(100, paris("2026-06-01 14:00"))));
}

#[test]
fn a_clock_without_working_time_has_no_due_instant_and_is_never_missed() {
    let mut def = office_def();
    def.weekly = Weekly::default();
    let c = Calendar::compile(&def).unwrap();
    let mut clock = start(&c, 1, paris("2026-06-01 09:00"));
    assert_eq!((clock.due_at, clock.next_warning(&c, &WARNING_LEVELS)), (None, None));
    assert!(!clock.evaluate(&c, paris("2036-06-01 09:00")));
    clock.stop(&c, paris("2036-06-01 09:00")).unwrap();
    assert_eq!(clock.outcome, Some(Outcome::Met));
}

#[test]
fn time_in_resolved_is_kept_as_a_stretch_of_its_own() {
    let c = office();
    let mut clock = start(&c, 8, paris("2026-06-01 09:00"));
    clock.stop(&c, paris("2026-06-01 13:00")).unwrap();
    clock.reopen(&c, Reopen::Recurred, someone(), paris("2026-06-02 09:00")).unwrap();
    assert_eq!(clock.pauses[0].reason, REOPENED);
    assert_eq!((clock.pauses[0].span.from, clock.pauses[0].span.to), (paris("2026-06-01 13:00"), Some(paris("2026-06-02 09:00"))));
}

#[test]
fn stored_form_reads_back() {
    let c = office();
    let mut clock = start(&c, 8, at("2026-06-01T07:00:00.123456Z"));
    clock.pause(&c, "awaiting_caller".into(), someone(), paris("2026-06-01 11:00")).unwrap();
    let text = serde_json::to_string(&clock).unwrap();
    assert_eq!(serde_json::from_str::<SlaClock>(&text).unwrap(), clock);
}
