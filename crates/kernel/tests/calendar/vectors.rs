//! The calendar vectors 1 to 6 and 8, and the base of the availability vectors.

use super::{at, compiled, day, def, hours, office_paris};
use kernel::Calendar;
use kernel::calendar::{Weekly, WorkingInterval};

const HOUR: i64 = 3600;

#[test]
fn due_instants() {
    let mut new_york = def("America/New_York", Weekly::monday_to_friday(&hours(&["08:00-18:00"])));
    new_york.holidays.insert(day("2026-07-03"), "Independence Day (observed)".to_owned());
    let cases = [
        // (vector, calendar, start, seconds, due)
        (1, office_paris(), "2026-03-27T15:00:00Z", 4 * HOUR, "2026-03-30T10:00:00Z"),
        (2, Calendar::round_the_clock(), "2026-03-29T00:30:00Z", 4 * HOUR, "2026-03-29T04:30:00Z"),
        (6, Calendar::compile(&new_york).unwrap(), "2026-07-02T21:00:00Z", 8 * HOUR, "2026-07-06T19:00:00Z"),
    ];
    for (vector, calendar, start, seconds, due) in cases {
        assert_eq!(calendar.due(at(start), seconds), Some(at(due)), "vector {vector}");
        assert_eq!(calendar.working_seconds(at(start), at(due)), seconds, "vector {vector}");
    }
}

#[test]
fn vector_3_days_of_23_and_25_hours() {
    let calendar = compiled("Europe/Paris", Weekly::daily(&hours(&["00:00-06:00"])));
    for (date, expected) in [("2026-03-28", 6), ("2026-03-29", 5), ("2026-10-25", 7)] {
        let date = day(date);
        let (from, to) = (calendar.start_of(date), calendar.start_of(date.tomorrow().unwrap()));
        assert_eq!(calendar.working_seconds(from, to), expected * HOUR, "{date}");
    }
}

#[test]
fn vectors_4_and_5_edges_that_do_not_exist_or_exist_twice() {
    for (hours_text, within, expected) in [
        ("02:30-05:00", ("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), ("2026-03-29T01:00:00Z", "2026-03-29T03:00:00Z")),
        ("01:00-02:30", ("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), ("2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z")),
    ] {
        let calendar = compiled("Europe/Paris", Weekly::daily(&hours(&[hours_text])));
        let expected = WorkingInterval { from: at(expected.0), to: at(expected.1) };
        assert_eq!(calendar.intervals(at(within.0), at(within.1)), [expected], "{hours_text}");
    }
}

#[test]
fn vector_8_a_holiday_takes_its_own_date_out_of_night_shifts() {
    use jiff::civil::Weekday::*;
    let mut weekly = Weekly::default();
    for weekday in [Monday, Tuesday, Wednesday, Thursday, Friday] {
        weekly.add_shift(weekday, "22:00".parse().unwrap(), "06:00".parse().unwrap());
    }
    let mut nights = def("Europe/Paris", weekly);
    nights.holidays.insert(day("2026-05-14"), "Ascension".to_owned());
    let calendar = Calendar::compile(&nights).unwrap();
    let (from, to) = (at("2026-05-13T10:00:00Z"), at("2026-05-15T10:00:00Z"));
    assert_eq!(calendar.working_seconds(from, to), 8 * HOUR);
    let expected = [("2026-05-13T20:00:00Z", "2026-05-13T22:00:00Z"), ("2026-05-14T22:00:00Z", "2026-05-15T04:00:00Z")];
    assert_eq!(calendar.intervals(from, to), expected.map(|(from, to)| WorkingInterval { from: at(from), to: at(to) }));
}

#[test]
fn service_time_of_a_month() {
    let paris_march = ("2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z");
    let all_day = compiled("Europe/Paris", Weekly::daily(&hours(&["00:00-24:00"])));
    let weekdays = compiled("Europe/Paris", Weekly::monday_to_friday(&hours(&["07:00-19:00"])));
    for (calendar, (from, to), minutes) in [
        (Calendar::round_the_clock(), ("2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z"), 43_200),
        (Calendar::round_the_clock(), paris_march, 44_580),
        (all_day, paris_march, 44_580),
        (weekdays, paris_march, 15_840),
    ] {
        assert_eq!(calendar.working_seconds(at(from), at(to)), minutes * 60);
    }
}
