//! Formulas: limits, ages, repeats, with their edges.

use super::deadlines::*;
use kernel::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn corrections_are_due_by_grade_or_by_the_body() {
    for (grade, detected, body, due) in [
        (Grade::Major, "2026-06-01", "", "2026-07-01"),
        (Grade::Minor, "2026-06-01", "", "2026-07-31"),
        (Grade::Major, "2026-01-31", "", "2026-03-02"),
        (Grade::Major, "2028-01-31", "", "2028-03-01"),
        (Grade::Minor, "2026-12-31", "", "2027-03-01"),
        (Grade::Major, "2026-06-01", "2026-06-15", "2026-06-15"),
        (Grade::Minor, "2026-06-01", "2026-09-01", "2026-09-01"),
    ] {
        assert_eq!(correction_due(grade, day(detected), body.parse().ok()), day(due), "{grade:?} {detected} {body}");
    }
    assert_eq!(effect_due(day("2026-06-01")), day("2026-08-30"));
    assert_eq!(effect_due(day("2026-12-01")), day("2027-03-01"));
}

#[test]
fn in_time_is_on_the_day_at_the_latest() {
    let due = day("2026-07-01");
    for (done, today, expected) in [
        ("2026-07-01", "2026-08-01", Some(true)),
        ("2026-07-02", "2026-08-01", Some(false)),
        ("", "2026-07-01", None),
        ("", "2026-07-02", Some(false)),
    ] {
        assert_eq!(corrected_in_time(due, done.parse().ok(), day(today)), expected, "{done} {today}");
    }
}

#[test]
fn ages_fall_into_bands() {
    for (today, band) in [
        ("2026-06-01", Age::UpTo30),
        ("2026-07-01", Age::UpTo30),
        ("2026-07-02", Age::UpTo90),
        ("2026-08-30", Age::UpTo90),
        ("2026-08-31", Age::Older),
        ("2026-05-01", Age::UpTo30),
    ] {
        assert_eq!(age(day("2026-06-01"), day(today)), band, "{today}");
    }
}

#[test]
fn repeats_are_of_twelve_months() {
    for (closed, expected) in [("2026-06-01", true), ("2025-06-01", true), ("2025-05-31", false), ("2026-06-02", false)] {
        assert_eq!(repeats(day("2026-06-01"), day(closed)), expected, "{closed}");
    }
}

#[test]
fn a_cause_is_not_the_statement() {
    assert!(says_the_same("The log was not kept.", "the log  was NOT kept"));
    assert!(says_the_same("", "…"));
    assert!(!says_the_same("Nobody was told to keep the log.", "The log was not kept."));
    assert!(says_the_same("Die Prüfung fehlt!", "die prüfung fehlt"));
}
