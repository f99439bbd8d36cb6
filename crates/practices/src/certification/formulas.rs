//! Formulas: every deadline of the cycle, countdowns, and the readiness gate, with their edges.

use super::deadlines::*;
use super::readiness::{Facts, Obstacle, gate};
use kernel::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn deadlines_count_whole_months() {
    for (decision, expiry, surveillance) in [
        ("2026-06-01", "2029-06-01", "2027-06-01"),
        ("2028-02-29", "2031-02-28", "2029-02-28"),
        ("2025-02-28", "2028-02-28", "2026-02-28"),
        ("2026-12-31", "2029-12-31", "2027-12-31"),
    ] {
        assert_eq!((latest_expiry(day(decision)), first_surveillance_due(day(decision))), (day(expiry), day(surveillance)), "{decision}");
    }
    assert_eq!(verify_by(day("2026-08-31")), day("2027-02-28"), "six months after the last day of stage 2");
    assert_eq!(stage_2_by(day("2026-08-31")), day("2027-02-28"));
    assert_eq!(recertification_plan_by(day("2029-08-31")), day("2029-02-28"));
    assert_eq!(recertification_plan_by(day("2029-06-01")), day("2028-12-01"));
    assert_eq!(restoration_until(day("2029-08-31")), day("2030-02-28"));
    assert_eq!(attestation_until(day("2028-02-29")), day("2029-02-28"));
    assert_eq!(later_surveillance_due(day("2027-05-20")), day("2028-12-31"));
    assert!(!is_expired(day("2029-06-01"), day("2029-06-01")), "the last day is valid");
    assert!(is_expired(day("2029-06-01"), day("2029-06-02")));
}

#[test]
fn every_calendar_year_has_its_surveillance() {
    let (decision, expires) = (day("2026-06-01"), day("2029-06-01"));
    let years = |held: &[&str], today: &str| {
        let held: Vec<Date> = held.iter().map(|d| day(d)).collect();
        years_without_surveillance(decision, expires, &held, day(today))
    };
    assert!(years(&[], "2026-12-31").is_empty(), "the year of the decision needs none");
    assert_eq!(years(&[], "2027-01-01"), [2027]);
    assert!(years(&["2027-05-20"], "2027-12-31").is_empty());
    assert_eq!(years(&["2027-05-20"], "2028-12-31"), [2028]);
    assert!(years(&["2027-05-20", "2028-12-31"], "2029-05-31").is_empty(), "the year of the recertification needs none");
    assert_eq!(years(&[], "2035-01-01"), [2027, 2028]);
}

#[test]
fn warnings_and_countdowns() {
    let due = day("2029-08-31");
    assert_eq!(warnings(due, &EXPIRY_WARNINGS), [day("2028-11-30"), day("2029-02-28"), day("2029-05-31"), day("2029-07-31")]);
    assert_eq!(warnings(day("2027-06-01"), &SURVEILLANCE_WARNINGS), [day("2026-12-01"), day("2027-03-01"), day("2027-05-01")]);
    assert!(warnings(due, &[]).is_empty());
    for (today, days_left, warned) in [
        ("2028-11-29", 640 - 365, None),
        ("2028-11-30", 274, Some(9)),
        ("2029-02-28", 184, Some(6)),
        ("2029-05-31", 92, Some(3)),
        ("2029-07-31", 31, Some(1)),
        ("2029-08-31", 0, Some(1)),
        ("2029-09-01", -1, Some(1)),
    ] {
        assert_eq!(countdown(due, &EXPIRY_WARNINGS, day(today)), Countdown { days_left, warned }, "{today}");
    }
}

#[test]
fn whole_months_are_full() {
    for (from, to, months) in [
        ("2026-03-01", "2026-06-01", 3),
        ("2026-03-02", "2026-06-01", 2),
        ("2025-11-30", "2026-02-28", 3),
        ("2026-06-01", "2026-06-01", 0),
        ("2026-06-02", "2026-06-01", 0),
        ("2020-01-31", "2026-01-30", 71),
        ("2020-01-31", "2026-01-31", 72),
    ] {
        assert_eq!(whole_months(day(from), day(to)), months, "{from} {to}");
    }
}

#[test]
fn attestations_lapse_and_become_void() {
    let until = day("2026-06-01");
    for (renew_by, today, expected) in [
        ("", "2026-06-01", Validity::Valid),
        ("", "2026-06-02", Validity::Lapsed),
        ("", "2026-07-01", Validity::Lapsed),
        ("", "2026-07-02", Validity::Void),
        ("2026-05-01", "2026-05-01", Validity::Valid),
        ("2026-05-01", "2026-05-02", Validity::Void),
    ] {
        assert_eq!(validity(until, renew_by.parse().ok(), day(today)), expected, "{renew_by} {today}");
    }
}

fn open() -> Facts {
    Facts {
        requirements: 70,
        minor: 7,
        audited_on: Some(day("2026-04-01")),
        reviewed_on: Some(day("2026-05-01")),
        records_since: Some(day("2026-03-01")),
        ..Facts::default()
    }
}

#[test]
fn the_gate_names_what_is_in_the_way() {
    let today = day("2026-06-01");
    assert!(gate(&open(), today).is_empty());
    let cases: Vec<(Facts, Obstacle)> = vec![
        (Facts { major: 1, ..open() }, Obstacle::Major(1)),
        (Facts { minor: 8, ..open() }, Obstacle::TooManyMinor { minor: 8, of: 70 }),
        (Facts { minor_unmanaged: 2, ..open() }, Obstacle::MinorUnmanaged(2)),
        (Facts { unknown_unexplained: 3, ..open() }, Obstacle::Unknown(3)),
        (Facts { documents_missing: 4, ..open() }, Obstacle::Documents(4)),
        (Facts { clauses_not_audited: 5, ..open() }, Obstacle::NotAudited(5)),
        (Facts { reviewed_on: None, ..open() }, Obstacle::NoReviewAfterAudit),
        (Facts { reviewed_on: Some(day("2026-03-31")), ..open() }, Obstacle::NoReviewAfterAudit),
        (Facts { reviewed_on: Some(day("2026-06-02")), ..open() }, Obstacle::NoReviewAfterAudit),
        (Facts { records_since: Some(day("2026-03-02")), ..open() }, Obstacle::History { months: 2 }),
        (Facts { records_since: None, ..open() }, Obstacle::History { months: 0 }),
        (Facts { audited_on: Some(day("2025-05-31")), ..open() }, Obstacle::NoAudit),
    ];
    for (facts, obstacle) in cases {
        assert_eq!(gate(&facts, today), [obstacle], "{facts:?}");
        assert!(!obstacle.words().is_empty());
    }
    let edge = Facts { audited_on: Some(day("2025-06-01")), reviewed_on: Some(day("2025-06-01")), ..open() };
    assert!(gate(&edge, today).is_empty(), "twelve months ago, and reviewed on the same day");
    let nothing = gate(&Facts::default(), today);
    assert_eq!(nothing, [Obstacle::NothingGraded, Obstacle::NoAudit, Obstacle::NoReviewAfterAudit, Obstacle::History { months: 0 }]);
    let future = Facts { audited_on: Some(day("2026-06-02")), ..open() };
    assert!(gate(&future, today).contains(&Obstacle::NoAudit));
}
