//! What must hold for every calendar and every instant.

use super::oracle::{Oracle, seconds};
use super::{def, hours};
use jiff::civil::{Date, date};
use kernel::calendar::{DatedException, DayInterval, DayTime, Weekly};
use kernel::{Calendar, CalendarDef, Timestamp};
use proptest::prelude::*;

const ZONES: [&str; 9] = [
    "Europe/Paris",
    "America/New_York",
    "UTC",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/Havana",
    "Africa/Cairo",
    "Pacific/Kiritimati",
    "America/St_Johns",
];

fn day_intervals() -> impl Strategy<Value = Vec<DayInterval>> {
    // Quarter hours, so that edges meet clock changes, midnights and each other often.
    proptest::collection::btree_set(0u16..=96, 0..=6).prop_map(|cuts| {
        let cuts: Vec<u16> = cuts.into_iter().collect();
        let time = |quarter: u16| DayTime::new(quarter / 4, quarter % 4 * 15).unwrap();
        cuts.chunks_exact(2).map(|c| DayInterval { start: time(c[0]), end: time(c[1]) }).collect()
    })
}

fn dates() -> impl Strategy<Value = Date> {
    // Around the clock changes of 2026 in the zones above, and around new year.
    let spans = [(date(2026, 3, 5), 30), (date(2026, 4, 1), 30), (date(2026, 10, 1), 40), (date(2026, 12, 25), 14)];
    (proptest::sample::select(spans.to_vec()), 0..1000i32)
        .prop_map(|((from, days), n)| from.checked_add(jiff::Span::new().days(n % days)).unwrap())
}

prop_compose! {
    fn calendars()(
        zone in proptest::sample::select(&ZONES[..]),
        week in proptest::collection::vec(day_intervals(), 7),
        holidays in proptest::collection::btree_set(dates(), 0..6),
        exceptions in proptest::collection::btree_map(dates(), day_intervals(), 0..4),
    ) -> CalendarDef {
        let mut weekly = Weekly::default();
        for (weekday, intervals) in jiff::civil::Weekday::Monday.cycle_forward().zip(week) {
            *weekly.day_mut(weekday) = intervals;
        }
        let mut def = def(zone, weekly);
        def.holidays = holidays.into_iter().map(|d| (d, "holiday".to_owned())).collect();
        def.exceptions = exceptions.into_iter().map(|(d, intervals)| (d, DatedException { intervals, reason: String::new() })).collect();
        def
    }
}

fn instants() -> impl Strategy<Value = Timestamp> {
    (dates(), 0..86_400i64, prop_oneof![Just(0i64), 0..1_000_000i64]).prop_map(|(date, second, micro)| {
        let midnight = jiff::tz::TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).unwrap().as_second();
        Timestamp::from_micros((midnight + second) * 1_000_000 + micro)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn w_is_additive_and_monotone(def in calendars(), mut t in proptest::collection::vec(instants(), 3)) {
        t.sort();
        let c = Calendar::compile(&def).unwrap();
        let (ab, bc, ac) = (c.working_seconds(t[0], t[1]), c.working_seconds(t[1], t[2]), c.working_seconds(t[0], t[2]));
        prop_assert_eq!(ab + bc, ac);
        prop_assert!(ab >= 0 && bc >= 0 && ac <= t[2].seconds() - t[0].seconds());
    }

    #[test]
    fn d_is_the_earliest_instant_with_that_much_work(def in calendars(), a in instants(), s in 1..2_000_000i64) {
        let c = Calendar::compile(&def).unwrap();
        match c.due(a, s) {
            Some(t) => {
                prop_assert_eq!(c.working_seconds(a, t), s);
                prop_assert!(c.working_seconds(a, Timestamp::from_micros(t.micros() - 1)) < s);
                prop_assert!(c.due(a, s + 1).is_none_or(|later| later > t));
            }
            None => prop_assert!(c.working_seconds(a, a.plus_seconds(20 * 366 * 86_400)) < s),
        }
    }

    #[test]
    fn intervals_and_segments_are_w_spelled_out(def in calendars(), a in instants(), b in instants()) {
        let (a, b) = (a.min(b), a.max(b));
        let c = Calendar::compile(&def).unwrap();
        let intervals = c.intervals(a, b);
        prop_assert_eq!(intervals.iter().map(|i| c.working_seconds(i.from, i.to)).sum::<i64>(), c.working_seconds(a, b));
        prop_assert!(intervals.windows(2).all(|w| w[0].to < w[1].from) && intervals.iter().all(|i| i.from < i.to));
        let segments = c.segments(a, b);
        prop_assert!(segments.windows(2).all(|w| w[0].to == w[1].from && w[0].kind != w[1].kind));
        if a < b {
            prop_assert_eq!((segments[0].from, segments[segments.len() - 1].to), (a, b));
        }
    }

    #[test]
    fn the_business_days_found_are_business_days(def in calendars(), from in dates(), n in 1..40i32) {
        let c = Calendar::compile(&def).unwrap();
        if let Some(to) = c.add_business_days(from, n) {
            prop_assert!(c.is_business_day(to));
            prop_assert_eq!(c.business_days_between(from, to), n.unsigned_abs());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn the_compiled_calendar_equals_a_slow_reading(def in calendars(), middle in dates(), offsets in proptest::collection::vec(0..8 * 86_400i64, 12)) {
        let c = Calendar::compile(&def).unwrap();
        let days = |n: i32| middle.checked_add(jiff::Span::new().days(n)).unwrap();
        let minutes = Oracle::new(&def).minutes(days(-6), days(6));
        let base = c.start_of(days(-4)).seconds();
        for pair in offsets.chunks_exact(2) {
            let (a, b) = (base + pair[0].min(pair[1]), base + pair[0].max(pair[1]));
            prop_assert_eq!(c.working_seconds(Timestamp::from_seconds(a), Timestamp::from_seconds(b)), seconds(&minutes, a, b));
        }
    }
}

#[test]
fn the_slow_reading_can_fail() {
    let office = def("Europe/Paris", Weekly::daily(&hours(&["09:00-17:00"])));
    let minutes = Oracle::new(&office).minutes(date(2026, 3, 28), date(2026, 3, 29));
    assert_eq!(minutes.len(), 16 * 60);
    let other = def("Europe/Paris", Weekly::daily(&hours(&["09:00-17:15"])));
    let c = Calendar::compile(&other).unwrap();
    let (a, b) = (c.start_of(date(2026, 3, 28)), c.start_of(date(2026, 3, 30)));
    assert_ne!(c.working_seconds(a, b), seconds(&minutes, a.seconds(), b.seconds()));
}
