//! Formulas: dates, periods, numbers, KPI values and the obligation calendar, with their edges.

use super::dates::*;
use super::number::{NoNumber, Number, Rounding};
use super::obligations::*;
use super::period::{Every, Period};
use super::values::*;
use jiff::civil::date;
use kernel::calendar::{DayInterval, Weekly};
use kernel::{Calendar, CalendarDef, Date};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn numbers(list: &[i64]) -> Vec<Number> {
    list.iter().map(|n| Number::whole(*n)).collect()
}

/// Monday to Friday, 09:00 to 17:00 in Paris, closed on these dates.
fn office(holidays: &[&str]) -> Calendar {
    let hours = DayInterval { start: "09:00".parse().unwrap(), end: "17:00".parse().unwrap() };
    let mut def = CalendarDef::round_the_clock("Office", date(2020, 1, 1));
    def.zone = "Europe/Paris".to_owned();
    def.continuous = false;
    def.weekly = Weekly::monday_to_friday(&[hours]);
    def.holidays = holidays.iter().map(|d| (day(d), "Holiday".to_owned())).collect();
    Calendar::compile(&def).unwrap()
}

#[test]
fn months_end_with_the_month() {
    for (from, months, to) in [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-05-31", 1, "2026-06-30"),
        ("2026-06-30", 1, "2026-07-30"),
        ("2026-06-15", 0, "2026-06-15"),
        ("2026-06-15", -18, "2024-12-15"),
    ] {
        assert_eq!(add_months(day(from), months), day(to), "{from} {months}");
    }
}

#[test]
fn days_are_local_dates() {
    assert_eq!(add_days(day("2026-02-28"), 1), day("2026-03-01"));
    assert_eq!(add_days(day("2028-02-28"), 1), day("2028-02-29"));
    assert_eq!(days_between(day("2026-03-28"), day("2026-03-30")), 2, "the clocks go forward in between");
    assert_eq!(days_between(day("2026-10-24"), day("2026-10-26")), 2, "and back");
    assert_eq!(days_between(day("2026-06-02"), day("2026-06-01")), -1);
    assert_eq!(days_overdue(day("2026-06-01"), day("2026-06-01")), 0, "due today is not overdue");
    assert_eq!(days_overdue(day("2026-06-01"), day("2026-06-02")), 1);
    assert_eq!(days_overdue(day("2026-06-01"), day("2026-05-01")), 0);
}

#[test]
fn business_days_pass_over_weekends_and_holidays() {
    let hours = office(&["2026-12-25", "2027-01-01", "2026-05-14"]);
    assert_eq!(business_day_on_or_before(&hours, day("2026-06-01")), day("2026-06-01"));
    assert_eq!(business_day_on_or_before(&hours, day("2026-05-31")), day("2026-05-29"), "a Sunday");
    assert_eq!(business_day_on_or_before(&hours, day("2026-05-14")), day("2026-05-13"), "a holiday");
    assert_eq!(last_business_day_of_month(&hours, day("2026-05-04")), day("2026-05-29"));
    assert_eq!(last_business_day_of_month(&hours, day("2026-12-01")), day("2026-12-31"));
    assert_eq!(business_days_after(&hours, day("2026-12-31"), 5), day("2027-01-08"), "New Year is none");
    assert_eq!(business_days_after(&hours, day("2026-05-31"), 1), day("2026-06-01"));
    assert_eq!(business_days_after(&hours, day("2026-06-12"), -5), day("2026-06-05"));
    assert_eq!(business_days_after(&Calendar::round_the_clock(), day("2026-06-12"), 20), day("2026-07-02"));
}

#[test]
fn periods_are_read_written_and_follow_each_other() {
    for (text, first, last, next) in [
        ("2026", "2026-01-01", "2026-12-31", "2027"),
        ("2026-H1", "2026-01-01", "2026-06-30", "2026-H2"),
        ("2026-H2", "2026-07-01", "2026-12-31", "2027-H1"),
        ("2026-Q1", "2026-01-01", "2026-03-31", "2026-Q2"),
        ("2026-Q4", "2026-10-01", "2026-12-31", "2027-Q1"),
        ("2026-02", "2026-02-01", "2026-02-28", "2026-03"),
        ("2028-02", "2028-02-01", "2028-02-29", "2028-03"),
        ("2026-12", "2026-12-01", "2026-12-31", "2027-01"),
        ("2026-W01", "2025-12-29", "2026-01-04", "2026-W02"),
        ("2026-W53", "2026-12-28", "2027-01-03", "2027-W01"),
        ("2026-W09", "2026-02-23", "2026-03-01", "2026-W10"),
    ] {
        let period: Period = text.parse().unwrap();
        assert_eq!((period.first(), period.last()), (day(first), day(last)), "{text}");
        assert_eq!(period.to_string(), text);
        assert_eq!(period.next().to_string(), next);
        assert_eq!(period.next().previous(), period, "{text}");
        assert_eq!(Period::of(period.every(), period.last()), period, "{text}");
    }
    for wrong in ["", "26", "2026-", "2026-00", "2026-13", "2026-3", "2026-Q0", "2026-Q5", "2026-H3", "2026-W00", "2026-W54", "2025-W53"] {
        assert!(wrong.parse::<Period>().is_err(), "{wrong}");
    }
    for wrong in ["2026-03-01", "2026-q1", "1899", "2201", "2026-+1", "２０２６", "2026-Qé", "last year"] {
        assert!(wrong.parse::<Period>().is_err(), "{wrong}");
    }
}

#[test]
fn numbers_are_exact() {
    for text in ["0", "1", "-3", "99.5", "0.0025", "-0.5", "1000000000000", "12.3456"] {
        assert_eq!(number(text).to_string(), text);
    }
    assert_eq!(number("99.50").to_string(), "99.5");
    assert_eq!(number("007").to_string(), "7");
    for wrong in ["", "-", ".5", "5.", "1,5", "1e3", "NaN", "inf", "0.00001", "1000000000001", "--1", "+1", " 1", "1 000"] {
        assert_eq!(wrong.parse::<Number>(), Err(NoNumber), "{wrong}");
    }
    assert!(number("-0.0001").is_negative() && !number("-0").is_negative());
    assert_eq!(Number::quotient(1, 0, Rounding::Nearest), None);
    assert_eq!(Number::quotient(1, -1, Rounding::Nearest), None);
    for (text, rounding, places, result) in [
        ("99.7998", Rounding::Down, 2, "99.79"),
        ("99.7998", Rounding::Up, 2, "99.8"),
        ("99.995", Rounding::Nearest, 2, "100"),
        ("-0.005", Rounding::Nearest, 2, "-0.01"),
        ("-0.005", Rounding::Down, 2, "-0.01"),
        ("-0.005", Rounding::Up, 2, "0"),
        ("2.5", Rounding::Nearest, 0, "3"),
        ("12.3456", Rounding::Down, 9, "12.3456"),
    ] {
        assert_eq!(number(text).rounded(places, rounding).to_string(), result, "{text} {rounding:?}");
    }
}

/// 95 of 100 against 95 %, and its neighbours: compared exactly, shown cautiously, judged from five records on.
#[test]
fn percentages_are_compared_exactly() {
    use Direction::{Higher, Lower, Watched};
    for (met, of, target, direction, expected, shown) in [
        (95, 100, "95", Higher, Some(true), Some("95")),
        (94, 100, "95", Higher, Some(false), Some("94")),
        (18, 19, "95", Higher, Some(false), Some("94.73")),
        (19, 19, "95", Higher, Some(true), Some("100")),
        (17, 19, "80", Higher, Some(true), Some("89.47")),
        (15, 19, "80", Higher, Some(false), Some("78.94")),
        (9499, 10_000, "95", Higher, Some(false), Some("94.99")),
        (94_999, 100_000, "95", Higher, Some(false), Some("94.99")),
        (5, 100, "5", Lower, Some(true), Some("5")),
        (50_001, 1_000_000, "5", Lower, Some(false), Some("5.01")),
        (0, 5, "0", Lower, Some(true), Some("0")),
        (0, 5, "100", Higher, Some(false), Some("0")),
        (4, 4, "95", Higher, None, Some("100")),
        (4, 5, "80", Higher, Some(true), Some("80")),
        (0, 0, "95", Higher, None, None),
        (1, 3, "0", Watched, None, Some("33.33")),
        (2, 3, "0", Watched, None, Some("66.67")),
        (20, 30, "0", Watched, None, Some("66.67")),
    ] {
        let ratio = Ratio::percent(Number::whole(met), of);
        assert_eq!(ratio.meets(number(target), direction), expected, "{met} of {of} against {target}");
        assert_eq!(ratio.shown(direction).map(|n| n.to_string()).as_deref(), shown, "{met} of {of}");
        assert_eq!(ratio.few(), of < 5);
    }
}

/// “Percent and small populations” of the test vectors, and the edges beside them.
#[test]
fn populations_are_graded() {
    for (met, of, expected) in [
        (95, 100, Some(Grade::Conforming)),
        (94, 100, Some(Grade::Minor)),
        (18, 19, Some(Grade::Minor)),
        (19, 19, Some(Grade::Conforming)),
        (17, 19, Some(Grade::Minor)),
        (15, 19, Some(Grade::Major)),
        (0, 0, None),
        (80, 100, Some(Grade::Minor)),
        (79, 100, Some(Grade::Major)),
        (0, 1, Some(Grade::Minor)),
        (0, 2, Some(Grade::Major)),
        (19, 20, Some(Grade::Conforming)),
        (18, 20, Some(Grade::Minor)),
        (949_999, 1_000_000, Some(Grade::Minor)),
        (u64::MAX, u64::MAX, Some(Grade::Conforming)),
    ] {
        assert_eq!(grade(met, of, number("95"), number("80")), expected, "{met} of {of}");
    }
}

#[test]
fn means_stand_beside_median_and_90th_percentile() {
    let mean_of = Ratio::mean(Number::whole(10), 4);
    assert_eq!(mean_of.shown(Direction::Watched), Some(number("2.5")));
    assert_eq!(mean_of.meets(number("2.5"), Direction::Lower), Some(true), "few records are a matter of percentages");
    assert_eq!(Ratio::mean(Number::whole(0), 0).meets(number("1"), Direction::Lower), None);
    assert_eq!(meets(number("7"), number("7"), Direction::Higher), Some(true));
    assert_eq!(meets(number("7.0001"), number("7"), Direction::Lower), Some(false));
    assert_eq!(meets(number("7"), number("7"), Direction::Watched), None);
    for (list, middle, ninety) in [
        (&[][..], None, None),
        (&[5], Some("5"), Some("5")),
        (&[2, 1], Some("1.5"), Some("2")),
        (&[3, 1, 2], Some("2"), Some("3")),
        (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Some("5.5"), Some("9")),
        (&[11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Some("6"), Some("10")),
        (&[-3, -1], Some("-2"), Some("-1")),
    ] {
        let list = numbers(list);
        assert_eq!(median(&list).map(|n| n.to_string()).as_deref(), middle);
        assert_eq!(p90(&list).map(|n| n.to_string()).as_deref(), ninety);
    }
    let hundred: Vec<Number> = (1..=100).map(Number::whole).collect();
    for percent in [1, 50, 90, 99, 100] {
        assert_eq!(nearest_rank(&hundred, percent), Some(Number::whole(percent.into())));
    }
    assert_eq!(nearest_rank(&hundred, 0), Some(Number::whole(1)), "there is no nought-th percentile");
    assert_eq!(nearest_rank(&hundred, 200), Some(Number::whole(100)));
    assert_eq!(mean(&numbers(&[1, 2, 2])), Some(number("1.6667")));
    assert_eq!(mean(&[]), None);
}

fn obligation(what: &str) -> &'static Obligation {
    OBLIGATIONS.iter().find(|o| o.what == what).unwrap()
}

#[test]
fn obligations_fall_due_by_the_calendar() {
    let hours = office(&["2026-07-14", "2027-01-01"]);
    for (what, period, due) in [
        ("SLA results", "2026-05", "2026-06-05"),
        ("availability results", "2026-06", "2026-07-07"),
        ("financial review", "2026-06", "2026-07-15"),
        ("financial review", "2026-12", "2027-01-15"),
        ("trend review: incident", "2026-Q1", "2026-04-30"),
        ("trend review: incident", "2026-Q4", "2027-01-29"),
        ("trend review: problem", "2026-H1", "2026-07-31"),
        ("configuration audit", "2026-H1", "2026-06-30"),
        ("change advisory board", "2026-W23", "2026-06-05"),
        ("digest of overdue items", "2026-W23", "2026-06-08"),
        ("management review", "2026", "2026-12-31"),
        ("management review", "2028", "2028-12-29"),
    ] {
        assert_eq!(obligation(what).due(period.parse().unwrap(), &hours), day(due), "{what} {period}");
    }
    let closed = office(&[]);
    assert_eq!(due(DueRule::WithinPeriod, "2026-W23".parse().unwrap(), &closed), day("2026-06-05"));
}

#[test]
fn what_was_done_is_due_again_after_the_same_stretch() {
    let hours = office(&[]);
    for (what, last, again) in [
        ("management review", "2026-02-28", "2027-02-26"),
        ("management review", "2028-02-29", "2029-02-28"),
        ("service review", "2026-08-31", "2027-02-26"),
        ("objectives measured", "2026-11-30", "2027-02-26"),
        ("SLA results", "2026-01-31", "2026-02-27"),
        ("change advisory board", "2026-06-03", "2026-06-10"),
    ] {
        assert_eq!(obligation(what).due_again(day(last), &hours), day(again), "{what} {last}");
    }
}

#[test]
fn a_year_holds_every_obligation_as_often_as_it_should() {
    let hours = office(&[]);
    let year = falling_due(day("2026-01-01"), day("2026-12-31"), &hours);
    assert!(year.windows(2).all(|w| w[0].0 <= w[1].0), "in order");
    for obligation in OBLIGATIONS {
        let times = year.iter().filter(|(_, _, o)| o == &obligation).count();
        let expected = match obligation.every {
            Every::Week => 52,
            Every::Month => 12,
            Every::Quarter => 4,
            Every::HalfYear => 2,
            Every::Year => 1,
        };
        assert!(times == expected || obligation.every == Every::Week && times == 53, "{}: {times}", obligation.what);
    }
    assert!(year.iter().all(|(due, ..)| hours.is_business_day(*due)));
    assert!(falling_due(day("2026-06-07"), day("2026-06-07"), &hours).is_empty(), "nothing on a Sunday");
    assert!(falling_due(day("2026-06-02"), day("2026-06-01"), &hours).is_empty());
}

#[test]
fn events_make_something_due() {
    let hours = office(&["2026-05-14"]);
    for (event, on, due) in [
        (Event::MajorIncidentRestored, "2026-05-08", "2026-05-18"),
        (Event::ChangeEnded { successful: true }, "2026-06-01", "2026-06-15"),
        (Event::ChangeEnded { successful: false }, "2026-06-01", "2026-06-08"),
        (Event::TransitionCompleted, "2026-01-01", "2026-03-02"),
        (Event::MajorChange, "2026-01-01", "2026-04-01"),
        (Event::RisksAfterMajorIncident, "2026-01-31", "2026-03-02"),
        (Event::BodyToBeTold, "2026-06-05", "2026-06-12"),
    ] {
        assert_eq!(due_after(event, day(on), &hours), day(due), "{event:?}");
    }
}

#[test]
fn reminders_lie_ahead_and_dates_slip_only_later() {
    assert_eq!(reminders(day("2026-07-31"), day("2026-06-01")), [day("2026-07-01"), day("2026-07-24")]);
    assert_eq!(reminders(day("2026-06-20"), day("2026-06-01")), [day("2026-06-13")]);
    assert!(reminders(day("2026-06-08"), day("2026-06-01")).is_empty());
    assert!(moved_later(day("2026-06-01"), day("2026-06-02")));
    assert!(!moved_later(day("2026-06-01"), day("2026-06-01")) && !moved_later(day("2026-06-01"), day("2026-05-31")));
    assert_eq!(trend_interval("incident"), Every::Quarter);
    assert_eq!(trend_interval("security_incident"), Every::HalfYear);
    assert_eq!(trend_interval("service_portfolio"), Every::Year);
}

/// Queries over types of other practices are understood as soon as those types have the states and fields they name.
#[test]
fn obligations_name_types_that_exist() {
    let model = crate::model();
    for obligation in OBLIGATIONS {
        assert!(model.get(obligation.record_type).is_some(), "{}", obligation.record_type);
    }
}
