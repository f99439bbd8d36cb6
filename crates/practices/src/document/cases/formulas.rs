//! Versions, sections, retention and acknowledgement dates at their edges.

use super::super::version::{NoVersion, Version, print_notice};
use super::super::{awareness, retention, sections, skeleton};
use crate::organisation::{days, reminders};
use jiff::civil::date;

#[test]
fn versions_are_counted() {
    for (previous, editorial, expected) in [
        (None, false, "1.0"),
        (None, true, "1.0"),
        (Some("1.0"), false, "2.0"),
        (Some("1.0"), true, "1.1"),
        (Some("1.9"), true, "1.10"),
        (Some("1.10"), false, "2.0"),
        (Some("9.3"), false, "10.0"),
        (Some("0.1"), false, "1.0"),
        (Some("0.1"), true, "0.2"),
    ] {
        let previous = previous.map(|p| p.parse::<Version>().unwrap());
        assert_eq!(Version::after(previous, editorial).to_string(), expected, "{previous:?} {editorial}");
    }
    let most = Version { major: u32::MAX, minor: u32::MAX };
    assert_eq!(most.next(true), most, "the end is the end");
}

#[test]
fn versions_are_read_and_compared_as_numbers() {
    for text in ["", "1", "1.", ".1", "1.0.0", "v1.0", "1.a", "-1.0", "+1.0", "1,0", " 1.0", "99999999999.0"] {
        assert_eq!(text.parse::<Version>(), Err(NoVersion), "{text}");
    }
    let v = |t: &str| t.parse::<Version>().unwrap();
    assert!(v("1.10") > v("1.9") && v("2.0") > v("1.10"));
    assert!(v("1.0").covers(v("1.7")) && !v("1.7").covers(v("2.0")) && !v("2.0").covers(v("1.0")));
    assert_eq!(v("01.00").to_string(), "1.0");
}

#[test]
fn printed_copies_say_that_nobody_keeps_them() {
    let notice = print_notice(Version { major: 2, minor: 1 }, date(2026, 6, 1));
    assert_eq!(notice, "Uncontrolled when printed. Version 2.1, printed on 2026-06-01.");
}

#[test]
fn stand_ins_are_recognised() {
    for text in ["", "   ", "-", "n/a", "tbd", "TBD.", "test", "...", "To be defined", "Owner: TBC", "TODO ask purchasing", "lorem ipsum dolor", "xxx", "(tbd)"] {
        assert!(!sections::is_written(text, ""), "{text:?}");
    }
    for text in ["Todo el personal debe leerlo.", "Ten chars.", "Purchasing decides every year.", "- one\n- two, with the price"] {
        assert!(sections::is_written(text, ""), "{text:?}");
    }
    assert!(!sections::is_written("Nine char", ""));
    assert!(!sections::is_written("Why service management matters here.", "Why service management matters here."), "the prompt again");
    assert!(!sections::is_written(" why SERVICE management matters here. ", "Why service management matters here."));
}

#[test]
fn every_skeleton_is_sound_and_belongs_to_a_type() {
    let model = crate::model();
    let all = skeleton::all();
    assert_eq!(all.len(), 18);
    for s in all {
        assert!(!s.section.is_empty() && s.retention_months > 0 && s.review_months >= 0, "{}", s.id);
        for role in &s.approvers {
            assert!(crate::access::role(role).is_some(), "{}: {role}", s.id);
        }
        let mut keys: Vec<&str> = s.section.iter().map(|x| x.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), s.section.len(), "{}: a key stands twice", s.id);
    }
    for (type_name, kinds) in skeleton::kinds() {
        let def = model.get(type_name).unwrap();
        for kind in kinds {
            match skeleton::kind_field(type_name) {
                None => assert_eq!(kind, ""),
                Some(field) => {
                    let schema::FieldKind::Choice { choices } = &def.field(field).unwrap().kind else { panic!() };
                    assert!(choices.iter().any(|c| c.name == *kind), "{type_name}: {kind} cannot be chosen");
                }
            }
        }
    }
}

#[test]
fn fields_that_say_sections_exist() {
    let model = crate::model();
    for s in skeleton::all() {
        for (type_name, _) in skeleton::kinds() {
            for section in &s.section {
                for field in sections::fields_of(type_name, &section.key) {
                    assert!(model.get(type_name).unwrap().field(field).is_some(), "{type_name} has no {field}");
                }
            }
        }
    }
    let plan = model.get("sms_plan").unwrap();
    for (table, column) in sections::COVERING {
        let schema::FieldKind::Table { columns } = &plan.field(table).unwrap().kind else { panic!() };
        assert!(columns.iter().any(|c| c.name == *column));
    }
}

#[test]
fn retention_runs_in_months() {
    for (from, months, due) in [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 6, 1), 36, date(2029, 6, 1)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ] {
        assert_eq!(retention::disposal_due(from, months), due, "{from} {months}");
    }
    assert_eq!(retention::disposal_due(date(9999, 1, 1), 600), jiff::civil::Date::MAX, "clamped");
}

#[test]
fn what_stands_in_the_way_of_a_disposal_is_told_at_once() {
    use retention::Obstacle::{Hold, KeptUntil, NoRule};
    let due = date(2026, 6, 1);
    for (due, hold, today, expected) in [
        (Some(due), false, date(2026, 5, 31), vec![KeptUntil(due)]),
        (Some(due), false, due, vec![]),
        (Some(due), true, due, vec![Hold]),
        (Some(due), true, date(2026, 5, 31), vec![KeptUntil(due), Hold]),
        (None, false, due, vec![NoRule]),
        (None, true, due, vec![NoRule, Hold]),
    ] {
        assert_eq!(retention::obstacles(due, hold, today), expected);
    }
}

#[test]
fn disposals_are_in_time_for_ninety_days() {
    let due = date(2026, 1, 1);
    assert!(retention::in_time(due, Some(date(2026, 4, 1)), date(2027, 1, 1)), "the ninetieth day");
    assert!(!retention::in_time(due, Some(date(2026, 4, 2)), date(2027, 1, 1)));
    assert!(retention::in_time(due, None, date(2026, 4, 1)) && !retention::in_time(due, None, date(2026, 4, 2)));
    assert!(retention::in_time(due, None, date(2025, 12, 1)), "not due yet");
}

#[test]
fn acknowledgements_are_reminded_of_and_end_in_suspension() {
    use awareness::Step::{Remind, Suspend, TellManager};
    let mut age = 0;
    let mut seen = Vec::new();
    while let Some(next) = awareness::next_age(age, 60) {
        seen.push((next, awareness::step_at(next, 60).unwrap()));
        age = next;
    }
    assert_eq!(seen, [(7, Remind), (14, Remind), (30, Remind), (31, TellManager), (60, Suspend)]);
    for quiet in [0, 1, 6, 8, 29, 32, 59, 61, 365, -1] {
        assert_eq!(awareness::step_at(quiet, 60), None, "{quiet}");
    }
    // Where an organisation suspends earlier, nobody is reminded afterwards.
    assert_eq!(awareness::step_at(30, 30), Some(Suspend));
    assert_eq!(awareness::step_at(31, 30), None);
    assert_eq!(awareness::next_age(14, 30), Some(30));
    assert_eq!(awareness::next_age(30, 30), None);
}

#[test]
fn acknowledgements_are_due_after_days_and_asked_again_after_a_year() {
    assert_eq!(awareness::due(date(2026, 6, 1), 30), date(2026, 7, 1));
    assert_eq!(awareness::due(date(2026, 1, 31), 30), date(2026, 3, 2));
    assert_eq!(awareness::renewal(date(2024, 2, 29)), date(2025, 2, 28));
}

#[test]
fn reminders_take_the_next_step_only() {
    let steps = &[60, 30, 7, 0, -30];
    let due = date(2026, 8, 1);
    for (today, next) in [
        (date(2026, 1, 1), Some(date(2026, 6, 2))),
        (date(2026, 6, 1), Some(date(2026, 6, 2))),
        (date(2026, 6, 2), Some(date(2026, 7, 2))),
        (date(2026, 7, 10), Some(date(2026, 7, 25))),
        (date(2026, 7, 25), Some(date(2026, 8, 1))),
        (date(2026, 8, 1), Some(date(2026, 8, 31))),
        (date(2026, 8, 31), None),
    ] {
        assert_eq!(reminders::next_step(due, today, steps), next, "{today}");
    }
    assert_eq!(reminders::next_step(due, date(2026, 1, 1), &[]), None);
    assert_eq!(reminders::step_on(due, date(2026, 7, 2), steps), Some(30));
    assert_eq!(reminders::step_on(due, date(2026, 7, 3), steps), None);
    assert_eq!(reminders::step_on(due, date(2026, 8, 31), steps), Some(-30));
}

#[test]
fn days_are_those_of_the_organisation() {
    let w = crate::world::World::new();
    let facts = engine::Facts::new(&w.shelf);
    let at = crate::world::at;
    for (instant, day) in [
        ("2026-06-01T21:59:59Z", date(2026, 6, 1)),
        ("2026-06-01T22:00:00Z", date(2026, 6, 2)),
        ("2026-01-01T22:59:59Z", date(2026, 1, 1)),
        ("2026-01-01T23:00:00Z", date(2026, 1, 2)),
        ("2026-03-29T21:59:59Z", date(2026, 3, 29)),
        ("2026-10-25T22:59:59Z", date(2026, 10, 25)),
    ] {
        assert_eq!(days::date_of(&facts, at(instant)), day, "{instant}");
    }
    assert_eq!(days::start_of(&facts, date(2026, 3, 29)), at("2026-03-28T23:00:00Z"), "the day on which clocks go forward");
    assert_eq!(days::start_of(&facts, date(2026, 3, 30)), at("2026-03-29T22:00:00Z"));
    assert_eq!(days::months_after(date(2026, 3, 31), -1), date(2026, 2, 28));
    assert_eq!(days::days_between(date(2026, 3, 1), date(2026, 2, 28)), -1);
}
