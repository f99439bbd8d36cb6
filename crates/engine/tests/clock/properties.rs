//! What holds for every life of a clock.

use super::{office_def, someone, start, target};
use engine::{ClockState, Correction, Outcome, Reopen, RetargetMode, SlaClock};
use kernel::calendar::Weekly;
use kernel::{Calendar, Id, Timestamp};
use proptest::prelude::*;
use std::sync::LazyLock;

static CALENDARS: LazyLock<Vec<Calendar>> = LazyLock::new(|| {
    let mut nights = office_def();
    nights.weekly = Weekly::daily(&super::hours(&["00:00-03:15", "22:00-24:00"]));
    nights.holidays.insert("2026-03-29".parse().unwrap(), "holiday".to_owned());
    let mut lord_howe = office_def();
    lord_howe.zone = "Australia/Lord_Howe".to_owned();
    let mut defs = vec![office_def(), nights, lord_howe];
    defs.push(kernel::CalendarDef::round_the_clock("24x7", "2020-01-01".parse().unwrap()));
    defs.iter().map(|d| Calendar::compile(d).unwrap()).collect()
});

/// One step in the life of a clock, after some seconds.
#[derive(Clone, Debug)]
enum Step {
    Pause,
    Resume { back: i64 },
    Stop,
    Reopen(Reopen),
    Retarget(RetargetMode, usize, i64),
    ForgottenPause { back: i64, long: i64 },
    Evaluate,
}

fn steps() -> impl Strategy<Value = Vec<(i64, Step)>> {
    let mode = prop_oneof![Just(RetargetMode::RetroactiveWithFloor), Just(RetargetMode::Retroactive), Just(RetargetMode::FromChange)];
    let step = prop_oneof![
        3 => Just(Step::Pause),
        3 => (0..50_000i64).prop_map(|back| Step::Resume { back }),
        1 => Just(Step::Stop),
        1 => Just(Step::Reopen(Reopen::NotResolved)),
        1 => Just(Step::Reopen(Reopen::Recurred)),
        1 => (mode, 0..4usize, 1..40i64).prop_map(|(mode, calendar, hours)| Step::Retarget(mode, calendar, hours)),
        1 => (1..200_000i64, 1..50_000i64).prop_map(|(back, long)| Step::ForgottenPause { back, long }),
        1 => Just(Step::Evaluate),
    ];
    proptest::collection::vec((prop_oneof![Just(0), 0..200_000_000_000i64], step), 0..12)
}

/// Lives a life; steps that do not fit are refused and skipped. Returns the clock, its calendar and the last instant.
fn live(mut calendar: usize, hours: i64, begin: Timestamp, life: &[(i64, Step)]) -> (SlaClock, usize, Timestamp) {
    let mut clock = start(&CALENDARS[calendar], hours, begin);
    let mut now = begin;
    for (micros, step) in life {
        now = Timestamp::from_micros(now.micros() + micros);
        let c = &CALENDARS[calendar];
        let before = clock.clone();
        let done = match step {
            Step::Pause => clock.pause(c, "awaiting_caller".into(), someone(), now),
            Step::Resume { back } => clock.resume(c, now.plus_seconds(-back)),
            Step::Stop => clock.stop(c, now),
            Step::Reopen(how) => clock.reopen(c, *how, someone(), now),
            Step::ForgottenPause { back, long } => {
                let from = now.plus_seconds(-back);
                clock.correct(
                    c,
                    Correction::Pause { from, to: from.plus_seconds(*long), reason: "awaiting_caller".into(), by: someone() },
                    now,
                )
            }
            Step::Evaluate => {
                clock.evaluate(c, now);
                Ok(())
            }
            Step::Retarget(mode, to, hours) => {
                clock.retarget(Id::from_u128(101), *mode, &target(*hours), c, &CALENDARS[*to], now).map(|both| {
                    calendar = *to;
                    clock = both.new;
                })
            }
        };
        if done.is_err() {
            assert_eq!(clock, before, "a refused step changes nothing");
        }
    }
    (clock, calendar, now)
}

prop_compose! {
    fn begins()(second in 0..300 * 86_400i64, micro in prop_oneof![Just(0), 0..1_000_000i64]) -> Timestamp {
        Timestamp::from_micros((1_767_225_600 + second) * 1_000_000 + micro) // in 2026
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_explanation_partitions_time_and_adds_up(cal in 0..4usize, hours in 1..60i64, begin in begins(), life in steps(), more in 0..400_000i64) {
        let (clock, cal, last) = live(cal, hours, begin, &life);
        let (c, now) = (&CALENDARS[cal], last.plus_seconds(more));
        let parts = clock.explain(c, now);
        if clock.started_at < now {
            prop_assert_eq!((parts[0].from, parts[parts.len() - 1].to), (clock.started_at, now));
        }
        prop_assert!(parts.iter().all(|p| p.from < p.to) && parts.windows(2).all(|w| w[0].to == w[1].from));
        prop_assert_eq!(parts.iter().map(|p| p.seconds).sum::<i64>(), clock.elapsed(c, now));
        let all = c.working_seconds(clock.started_at, now);
        prop_assert_eq!(parts.iter().map(|p| p.seconds + p.withheld).sum::<i64>(), all, "every working second is counted or withheld");
    }

    #[test]
    fn recomputing_an_unchanged_calendar_changes_nothing(cal in 0..4usize, hours in 1..60i64, begin in begins(), life in steps()) {
        let (mut clock, cal, now) = live(cal, hours, begin, &life);
        let mut evaluated = clock.clone();
        evaluated.evaluate(&CALENDARS[cal], now);
        prop_assert!(!clock.recompute(&CALENDARS[cal], 1, now));
        prop_assert_eq!(clock, evaluated);
    }

    #[test]
    fn due_is_the_edge_between_met_and_missed(cal in 0..4usize, hours in 1..60i64, begin in begins(), life in steps()) {
        let (clock, cal, now) = live(cal, hours, begin, &life);
        let c = &CALENDARS[cal];
        let Some(due) = clock.due_at.filter(|due| *due >= now && clock.missed_at.is_none()) else { return Ok(()) };
        prop_assert_eq!(clock.state, ClockState::Running);
        prop_assert_eq!(clock.remaining(c, due), 0);
        for (stop, outcome) in [(due, Outcome::Met), (c.due(due, 1).unwrap(), Outcome::Missed)] {
            let mut clock = clock.clone();
            clock.stop(c, stop).unwrap();
            prop_assert_eq!(clock.outcome, Some(outcome));
            prop_assert_eq!(clock.missed_at, (outcome == Outcome::Missed).then_some(due));
        }
        for (_, at) in clock.warning_instants(c, &[50, 75, 90, 100]) {
            prop_assert!(at <= due);
        }
    }

    #[test]
    fn when_a_job_looked_does_not_matter(cal in 0..4usize, hours in 1..30i64, begin in begins(), looks in proptest::collection::vec(0..400_000i64, 0..6), stop in 0..400_000i64) {
        let c = &CALENDARS[cal];
        let mut watched = start(c, hours, begin);
        let mut alone = watched.clone();
        let mut looks = looks;
        looks.sort_unstable();
        for look in looks.into_iter().filter(|l| *l <= stop) {
            watched.evaluate(c, begin.plus_seconds(look));
        }
        watched.stop(c, begin.plus_seconds(stop)).unwrap();
        alone.stop(c, begin.plus_seconds(stop)).unwrap();
        prop_assert_eq!(watched, alone);
    }

    #[test]
    fn pausing_never_brings_the_due_instant_nearer(cal in 0..4usize, hours in 1..60i64, begin in begins(), life in steps(), wait in 0..300_000i64, long in 0..300_000i64) {
        let (clock, cal, now) = live(cal, hours, begin, &life);
        let c = &CALENDARS[cal];
        let Some(due) = clock.due_at else { return Ok(()) };
        let mut paused = clock.clone();
        let from = now.plus_seconds(wait);
        paused.pause(c, "awaiting_caller".into(), someone(), from).unwrap();
        paused.resume(c, from.plus_seconds(long)).unwrap();
        prop_assert!(paused.due_at.unwrap() >= due);
        let kept = c.working_seconds(from.max(now), from.plus_seconds(long));
        if due > from.plus_seconds(1) && clock.missed_at.is_none() && clock.remaining(c, from) > 0 {
            // It moves by exactly the working time that the pause withheld.
            prop_assert_eq!(c.working_seconds(due, paused.due_at.unwrap()), kept);
        }
    }

    #[test]
    fn the_grace_is_never_less_than_a_quarter(from_cal in 0..4usize, to_cal in 0..4usize, hours in 1..60i64, new_hours in 1..60i64, begin in begins(), after in 0..900_000i64) {
        let clock = start(&CALENDARS[from_cal], hours, begin);
        let at = begin.plus_seconds(after);
        let due = |mode| clock.retarget(Id::from_u128(101), mode, &target(new_hours), &CALENDARS[from_cal], &CALENDARS[to_cal], at).unwrap().new.due_at.unwrap();
        let quarter = CALENDARS[to_cal].due(at, new_hours * 900).unwrap();
        prop_assert_eq!(due(RetargetMode::RetroactiveWithFloor), due(RetargetMode::Retroactive).max(quarter));
        prop_assert_eq!(due(RetargetMode::FromChange), CALENDARS[to_cal].due(at, new_hours * 3600).unwrap());
    }
}
