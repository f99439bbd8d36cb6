//! Formulas: clauses, coverage, impartiality and samples, with their edges.

use super::clauses;
use super::coverage::*;
use super::impartiality::{Tenure, partial};
use super::sampling::*;
use kernel::{Date, Id};
use std::collections::BTreeSet;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn clauses_take_along_those_below_them() {
    assert_eq!(clauses::with_requirements().count(), 62);
    assert_eq!(clauses::read("8.6").unwrap(), ["8.6.1", "8.6.2", "8.6.3"].into());
    assert_eq!(clauses::read("10.1").unwrap(), ["10.1.1", "10.1.2"].into());
    assert_eq!(clauses::read("9.1").unwrap(), ["9.1"].into(), "9.1 is not 9.1x");
    assert_eq!(clauses::read("1").unwrap_err(), ["1"], "clauses 1 to 3 hold no requirements of an SMS");
    assert_eq!(clauses::read("4, 5;6\n7 8,9,10").unwrap().len(), 62);
    assert_eq!(clauses::read("8.3.1").unwrap().len(), 0, "a heading");
    assert_eq!(clauses::read("").unwrap().len(), 0);
    assert_eq!(clauses::read("4.1, 8.66, x").unwrap_err(), ["8.66", "x"]);
    assert_eq!(clauses::written(&clauses::read("10.2, 4.1, 9.3").unwrap()), "4.1, 9.3, 10.2", "in the order of the standard");
    assert_eq!(clauses::missing(&clauses::read("4,5,6,7,8,9").unwrap()), ["10.1.1", "10.1.2", "10.2"]);
    assert!(clauses::missing(&clauses::read("4,5,6,7,8,9,10").unwrap()).is_empty());
    assert!(clauses::is_within("8.6.1", "8.6") && clauses::is_within("8.6", "8.6") && !clauses::is_within("8.60", "8.6"));
    for (text, sound) in [("8.6.1", true), ("8.6.9", false), ("own: change policy", true), ("x", false), ("", false), ("8", true)] {
        assert_eq!(clauses::names_requirement(text), sound, "{text}");
    }
}

fn held(on: &str, covered: &[&'static str]) -> Held<&'static str> {
    Held { on: day(on), covered: covered.iter().copied().collect() }
}

#[test]
fn coverage_counts_twelve_months_and_three_years() {
    let wanted: BTreeSet<&str> = ["a", "b", "c", "d", "e"].into();
    let audits = [held("2025-06-01", &["a"]), held("2025-05-31", &["b"]), held("2026-05-01", &["c", "x"]), held("2026-06-02", &["d"])];
    let year = coverage(&audits, &wanted, day("2026-06-01"), FULL_COVERAGE_MONTHS);
    assert_eq!(year.covered.keys().copied().collect::<Vec<_>>(), ["a", "c"], "the first day counts, the one before and tomorrow do not");
    assert_eq!(year.missing, ["b", "d", "e"].into());
    assert_eq!(year.counts(), (2, 5));
    let cycle = coverage(&audits, &wanted, day("2026-06-01"), CYCLE_MONTHS);
    assert_eq!(cycle.missing, ["d", "e"].into());
    let twice = [held("2026-01-01", &["a"]), held("2026-03-01", &["a"]), held("2026-02-01", &["a"])];
    assert_eq!(coverage(&twice, &wanted, day("2026-06-01"), 12).covered["a"], day("2026-03-01"), "the last time");
    let leap = [held("2027-02-28", &["a"])];
    assert_eq!(coverage(&leap, &wanted, day("2028-02-29"), 12).counts(), (1, 5), "a year before 29 February is the 28th");
    assert_eq!(coverage::<&str>(&[], &BTreeSet::new(), day("2026-06-01"), 12).counts(), (0, 0));
}

#[test]
fn coverage_is_graded() {
    let wanted: BTreeSet<&str> = ["a", "b", "c", "d", "e"].into();
    let graded = |covered: &[&'static str], planned: &[&'static str]| {
        let coverage = coverage(&[held("2026-05-01", covered)], &wanted, day("2026-06-01"), 12);
        grade(&coverage, &planned.iter().copied().collect())
    };
    assert_eq!(graded(&["a", "b", "c", "d", "e"], &[]), Grade::Conforming);
    assert_eq!(graded(&["a", "b", "c", "d"], &["e"]), Grade::Minor, "exactly 80 %");
    assert_eq!(graded(&["a", "b", "c", "d"], &[]), Grade::Major, "the rest is not planned");
    assert_eq!(graded(&["a", "b", "c"], &["d", "e"]), Grade::Major);
    assert_eq!(graded(&[], &["a", "b", "c", "d", "e"]), Grade::Major);
    assert!(planned_soon(day("2026-08-30"), day("2026-06-01")) && !planned_soon(day("2026-08-31"), day("2026-06-01")));
    assert!(planned_soon(day("2026-06-01"), day("2026-06-01")) && !planned_soon(day("2026-05-31"), day("2026-06-01")));
}

#[test]
fn critical_processes_and_those_with_nonconformities_come_first() {
    let one =
        |process, critical, nonconformities, last: &str| Candidate { process, critical, nonconformities, last_audited: last.parse().ok() };
    let order = in_order_of_planning(vec![
        one("late", false, 0, "2025-01-01"),
        one("never", false, 0, ""),
        one("faulty", false, 3, "2026-01-01"),
        one("vital", true, 0, "2026-01-01"),
        one("vital and faulty", true, 1, "2026-01-01"),
        one("later", false, 0, "2026-01-01"),
    ]);
    let names: Vec<&str> = order.iter().map(|c| c.process).collect();
    assert_eq!(names, ["vital and faulty", "vital", "faulty", "never", "late", "later"]);
}

#[test]
fn nobody_audits_their_own_work_of_twelve_months() {
    let (ann, ben) = (Id::from_u128(1), Id::from_u128(2));
    let on = day("2026-06-01");
    for (person, from, to, partial_one) in [
        (ann, "", "", true),
        (ann, "2026-06-01", "", true),
        (ann, "2026-06-02", "", false),
        (ann, "", "2025-06-01", true),
        (ann, "", "2025-05-31", false),
        (ann, "2020-01-01", "2025-12-31", true),
        (ann, "2020-01-01", "2024-12-31", false),
        (ben, "", "", false),
    ] {
        let tenure = Tenure { person, from: from.parse().ok(), to: to.parse().ok() };
        assert_eq!(partial(&[ann], &[tenure], on).contains(&ann), partial_one, "{from} to {to}");
    }
    assert!(partial(&[], &[Tenure { person: ann, from: None, to: None }], on).is_empty());
    assert!(partial(&[ann], &[], on).is_empty());
    let leap = Tenure { person: ann, from: None, to: Some(day("2027-02-28")) };
    assert!(partial(&[ann], &[leap], day("2028-02-29")).contains(&ann));
}

/// The same seed draws the same records for ever: these numbers never change.
#[test]
fn samples_can_be_drawn_again() {
    let drawn = draw(100, DEFAULT_SIZE, "AUD-2026-1");
    assert_eq!(drawn, draw(100, DEFAULT_SIZE, "AUD-2026-1"));
    assert_eq!(drawn, draw(100, DEFAULT_SIZE, " AUD-2026-1 "), "blanks around it do not count");
    assert_eq!(drawn, [16, 28, 80, 81, 89]);
    assert_ne!(drawn, draw(100, DEFAULT_SIZE, "AUD-2026-2"));
    assert_eq!(draw(1_000_000, 3, "x"), draw(1_000_000, 3, "x"));
    assert_eq!(draw(0, 5, "x"), [0; 0]);
    assert_eq!(draw(3, 5, "x"), [0, 1, 2]);
    assert_eq!(draw(5, 5, "x"), [0, 1, 2, 3, 4]);
    assert_eq!(draw(5, 0, "x"), [0; 0]);
    assert_eq!(written(&[0, 6, 41]), "1, 7, 42");
    for seed in 0..200 {
        let sample = draw(50, 7, &seed.to_string());
        assert!(sample.len() == 7 && sample.windows(2).all(|w| w[0] < w[1]) && sample.iter().all(|p| *p < 50), "{seed}");
    }
}

/// Every record has its chance: over many seeds each is drawn about as often as any other.
#[test]
fn samples_favour_nobody() {
    let mut times = [0_u32; 10];
    for seed in 0..5_000 {
        for place in draw(10, 3, &format!("seed {seed}")) {
            times[place] += 1;
        }
    }
    assert!(times.iter().all(|n| (1_350..=1_650).contains(n)), "{times:?}");
}

#[test]
fn a_sample_holds_something_that_fails_where_there_is_any() {
    for seed in 0..100 {
        let seed = seed.to_string();
        let failing: BTreeSet<usize> = [3, 70].into();
        let sample = draw_with_failing(100, 5, &seed, &failing);
        assert!(sample.len() == 5 && sample.iter().any(|p| failing.contains(p)), "{seed}");
        assert_eq!(sample, draw_with_failing(100, 5, &seed, &failing));
    }
    assert_eq!(draw_with_failing(100, 5, "x", &BTreeSet::new()), draw(100, 5, "x"));
    assert_eq!(draw_with_failing(100, 5, "x", &[100].into()), draw(100, 5, "x"), "no such place");
    assert_eq!(draw_with_failing(0, 5, "x", &[0].into()), [0; 0]);
    assert_eq!(draw_with_failing(4, 1, "x", &[2].into()), [2]);
}
