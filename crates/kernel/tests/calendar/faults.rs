//! Faults that service desks are known for.

use super::{at, compiled, day, def, hours, office_paris};
use kernel::calendar::{DatedException, SegmentKind, Weekly};
use kernel::{Calendar, CalendarVersions, Timestamp};

const HOUR: i64 = 3600;

#[test]
fn no_minute_is_lost_at_midnight() {
    let whole_days = compiled("Europe/Paris", Weekly::daily(&hours(&["00:00-24:00"])));
    let halves = compiled("Europe/Paris", Weekly::daily(&hours(&["00:00-12:00", "12:00-24:00"])));
    let (from, to) = (at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
    for calendar in [&whole_days, &halves, &Calendar::round_the_clock()] {
        assert_eq!(calendar.working_seconds(from, to), 365 * 86_400);
        assert_eq!(calendar.intervals(from, to).len(), 1, "midnights and new year leave no seam");
        assert_eq!(calendar.due(at("2026-12-31T22:59:59Z"), 2), Some(at("2026-12-31T23:00:01Z")));
    }
}

#[test]
fn an_empty_calendar_answers_and_is_refused_for_use() {
    let empty = compiled("Europe/Paris", Weekly::default());
    let now = at("2026-03-01T00:00:00Z");
    assert_eq!(empty.working_seconds(now, at("2126-03-01T00:00:00Z")), 0);
    assert_eq!(empty.due(now, 1), None);
    assert_eq!(empty.due(now, 0), Some(now));
    assert_eq!(empty.add_business_days(day("2026-03-01"), 1), None);
    assert!(empty.usable_from(now).unwrap_err().message().contains("14 days"));
    assert!(office_paris().usable_from(now).is_ok());
    // Closed for the next two weeks by holidays alone.
    let mut closed = def("Europe/Paris", Weekly::monday_to_friday(&hours(&["09:00-17:00"])));
    for d in 1..=16 {
        closed.holidays.insert(jiff::civil::date(2026, 3, d), "works holiday".to_owned());
    }
    assert!(Calendar::compile(&closed).unwrap().usable_from(now).is_err());
}

#[test]
fn an_interval_across_both_clock_changes_is_measured_in_real_seconds() {
    let calendar = compiled("Europe/Paris", Weekly::daily(&hours(&["01:00-05:00"])));
    assert_eq!(calendar.working_seconds(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z")), 3 * HOUR);
    assert_eq!(calendar.working_seconds(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z")), 5 * HOUR);
    // Two intervals that meet inside the repeated hour overlap in UTC; the hour is still counted once.
    let split = compiled("Europe/Paris", Weekly::daily(&hours(&["01:00-02:15", "02:45-05:00"])));
    assert_eq!(split.working_seconds(at("2026-10-24T22:00:00Z"), at("2026-10-25T23:00:00Z")), 5 * HOUR);
    // An interval that lies wholly in the skipped hour counts nothing.
    let skipped = compiled("Europe/Paris", Weekly::daily(&hours(&["02:10-02:50"])));
    assert_eq!(skipped.working_seconds(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z")), 0);
}

#[test]
fn zones_of_every_kind() {
    let nine_to_five = || Weekly::daily(&hours(&["09:00-17:00"]));
    for (zone, date, from, to) in [
        ("UTC", "2026-03-29", "2026-03-29T09:00:00Z", "2026-03-29T17:00:00Z"),
        ("Africa/Lagos", "2026-03-29", "2026-03-29T08:00:00Z", "2026-03-29T16:00:00Z"),
        ("Asia/Kolkata", "2026-03-29", "2026-03-29T03:30:00Z", "2026-03-29T11:30:00Z"),
        ("Asia/Kathmandu", "2026-03-29", "2026-03-29T03:15:00Z", "2026-03-29T11:15:00Z"),
        ("Australia/Lord_Howe", "2026-07-01", "2026-06-30T22:30:00Z", "2026-07-01T06:30:00Z"),
        ("Australia/Lord_Howe", "2026-12-01", "2026-11-30T22:00:00Z", "2026-12-01T06:00:00Z"),
        ("Pacific/Kiritimati", "2026-01-01", "2025-12-31T19:00:00Z", "2026-01-01T03:00:00Z"),
        ("America/New_York", "2026-12-31", "2026-12-31T14:00:00Z", "2026-12-31T22:00:00Z"),
    ] {
        let calendar = compiled(zone, nine_to_five());
        let start = calendar.start_of(day(date));
        assert_eq!(calendar.due(start, 1), Some(at(from).plus_seconds(1)), "{zone}");
        assert_eq!(calendar.due(start, 8 * HOUR), Some(at(to)), "{zone}");
    }
    // Lord Howe moves its clocks by half an hour: 23.5 and 24.5 hours.
    let whole = compiled("Australia/Lord_Howe", Weekly::daily(&hours(&["00:00-06:00"])));
    for (date, minutes) in [("2026-10-04", 330), ("2026-04-05", 390), ("2026-06-01", 360)] {
        let start = whole.start_of(day(date));
        assert_eq!(whole.working_seconds(start, start.plus_seconds(12 * HOUR)), minutes * 60, "{date}");
    }
    // Samoa skipped the 30th of December 2011 altogether.
    let apia = compiled("Pacific/Apia", Weekly::daily(&hours(&["00:00-24:00"])));
    assert_eq!(apia.working_seconds(apia.start_of(day("2011-12-29")), apia.start_of(day("2012-01-01"))), 48 * HOUR);
    let segments = apia.segments(apia.start_of(day("2011-12-29")), apia.start_of(day("2012-01-01")));
    assert_eq!(segments.len(), 1);
}

#[test]
fn exceptions_go_before_holidays_and_holidays_before_weekly_hours() {
    let mut office = def("Europe/Paris", Weekly::monday_to_friday(&hours(&["09:00-17:00"])));
    office.holidays.insert(day("2026-12-24"), "Christmas Eve".to_owned());
    office.holidays.insert(day("2026-12-25"), "Christmas Day".to_owned());
    let exception = |texts: &[&str]| DatedException { intervals: hours(texts), reason: "stocktaking".to_owned() };
    office.exceptions.insert(day("2026-12-24"), exception(&["10:00-12:00"]));
    office.exceptions.insert(day("2026-12-26"), exception(&["08:00-10:00", "11:00-12:00"]));
    office.exceptions.insert(day("2026-12-28"), exception(&[]));
    let calendar = Calendar::compile(&office).unwrap();
    for (date, expected) in [
        ("2026-12-23", 8),
        ("2026-12-24", 2),
        ("2026-12-25", 0),
        ("2026-12-26", 3),
        ("2026-12-27", 0),
        ("2026-12-28", 0),
        ("2026-12-29", 8),
    ] {
        let start = calendar.start_of(day(date));
        assert_eq!(calendar.working_seconds(start, start.plus_seconds(86_400)), expected * HOUR, "{date}");
        assert_eq!(calendar.is_business_day(day(date)), expected > 0, "{date}");
    }
    let kinds: Vec<_> = calendar
        .segments(at("2026-12-24T00:00:00Z"), at("2026-12-26T08:00:00Z"))
        .into_iter()
        .map(|s| (s.from.to_string(), s.kind))
        .collect();
    let exception = SegmentKind::Exception { reason: "stocktaking".to_owned() };
    assert_eq!(
        kinds,
        [
            ("2026-12-24T00:00:00Z".to_owned(), exception.clone()),
            ("2026-12-24T09:00:00Z".to_owned(), SegmentKind::Working),
            ("2026-12-24T11:00:00Z".to_owned(), exception.clone()),
            ("2026-12-24T23:00:00Z".to_owned(), SegmentKind::Holiday { name: "Christmas Day".to_owned() }),
            ("2026-12-25T23:00:00Z".to_owned(), exception),
            ("2026-12-26T07:00:00Z".to_owned(), SegmentKind::Working),
        ]
    );
}

#[test]
fn targets_in_days_do_not_overcount() {
    let calendar = office_paris();
    // From Friday 16:00: the next business day is Monday, at the same time on the wall, though the clocks went forward.
    assert_eq!(calendar.business_days_after(at("2026-03-27T15:00:00Z"), 1), Some(at("2026-03-30T14:00:00Z")));
    // The day itself never counts, business day or not.
    for (from, n, expected) in [
        ("2026-03-27", 0, "2026-03-27"),
        ("2026-03-27", 1, "2026-03-30"),
        ("2026-03-28", 1, "2026-03-30"),
        ("2026-03-29", 1, "2026-03-30"),
        ("2026-03-27", 5, "2026-04-03"),
        ("2026-03-30", -1, "2026-03-27"),
        ("2026-03-29", -5, "2026-03-23"),
    ] {
        assert_eq!(calendar.add_business_days(day(from), n), Some(day(expected)), "{from} {n:+}");
    }
    assert_eq!(calendar.business_days_between(day("2026-03-27"), day("2026-04-03")), 5);
    // "Eight hours" is one such day, and ends on it rather than 24 hours later.
    assert_eq!(calendar.due(at("2026-06-01T07:00:00Z"), 8 * HOUR), Some(at("2026-06-01T15:00:00Z")));
    // A wall time that does not exist on the day it falls on.
    let night = compiled("Europe/Paris", Weekly::daily(&hours(&["00:00-06:00"])));
    assert_eq!(night.business_days_after(at("2026-03-28T01:30:00.25Z"), 1), Some(at("2026-03-29T01:00:00.25Z")));
}

#[test]
fn versions_hold_from_their_date_and_never_before() {
    let old = def("Europe/Paris", Weekly::monday_to_friday(&hours(&["09:00-17:00"])));
    let mut new = def("America/New_York", Weekly::daily(&hours(&["08:00-20:00"])));
    new.effective_from = day("2026-06-10");
    let now = at("2026-06-01T12:00:00Z");
    let versions = CalendarVersions::first(&old).unwrap().with_new_version(&new, now).unwrap();
    let calendar = Calendar::compile_versions(&versions).unwrap();
    let (old_only, new_only) = (Calendar::compile(&old).unwrap(), Calendar::compile(&new).unwrap());
    let boundary = at("2026-06-10T04:00:00Z");
    let (from, to) = (at("2026-05-01T00:00:00Z"), at("2026-07-01T00:00:00Z"));
    assert_eq!(calendar.working_seconds(from, boundary), old_only.working_seconds(from, boundary));
    assert_eq!(calendar.working_seconds(boundary, to), new_only.working_seconds(boundary, to));
    assert_eq!(calendar.local_date(at("2026-06-01T23:00:00Z")), day("2026-06-02"), "the old version's zone");
    assert_eq!(calendar.local_date(at("2026-06-20T01:00:00Z")), day("2026-06-19"), "the new version's zone");
    // A version in use is never edited; today is in use.
    new.effective_from = day("2026-06-01");
    assert!(versions.with_new_version(&new, now).is_err());
    new.effective_from = day("2026-06-02");
    assert_eq!(versions.with_new_version(&new, now).unwrap().versions().len(), 2, "a planned version gives way to a new plan");
    // A forgotten holiday is a correction of the version that held.
    let mut corrected = old.clone();
    corrected.holidays.insert(day("2026-05-14"), "Ascension".to_owned());
    let corrected = Calendar::compile_versions(&versions.with_correction(&corrected).unwrap()).unwrap();
    assert_eq!(calendar.working_seconds(from, to) - corrected.working_seconds(from, to), 8 * HOUR);
    assert!(versions.with_correction(&new).is_err());
    // From hours to 24x7.
    let mut always = kernel::CalendarDef::round_the_clock("24x7", day("2026-06-10"));
    always.zone = "Europe/Paris".to_owned();
    let calendar = Calendar::compile_versions(&CalendarVersions::from_stored(&[always, old]).unwrap()).unwrap();
    assert!(!calendar.is_continuous());
    assert_eq!(calendar.due(at("2026-06-09T14:59:00Z"), 120), Some(at("2026-06-09T22:01:00Z")));
}

#[test]
fn instants_at_the_ends_of_time_do_no_harm() {
    let (least, most) = (Timestamp::from_micros(i64::MIN), Timestamp::from_micros(i64::MAX));
    for calendar in [office_paris(), Calendar::round_the_clock()] {
        assert!(calendar.working_seconds(least, most) > 0);
        assert_eq!(calendar.working_seconds(most, least), 0);
        assert_eq!(calendar.due(most, i64::MAX), None);
        assert_eq!(calendar.due(at("2026-01-01T00:00:00Z"), i64::MAX), None);
    }
    assert_eq!(office_paris().due(least, 1), Some(at("1970-01-01T08:00:01Z")));
    assert_eq!(office_paris().working_seconds(at("2199-12-30T00:00:00Z"), most), 2 * 8 * HOUR);
}
