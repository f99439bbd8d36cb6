//! Communication, case by case.

use super::next_due;
use crate::world::{Case, World, at};
use jiff::civil::date;

macro_rules! line {
    () => {
        "subject=News of the quarter; direction=internal; timing=First week of a quarter; audience=All staff; channel=meeting; responsible=@mona; active=true"
    };
}

#[rustfmt::skip]
const PLANS: &[Case] = &[
    ("a line of the plan", "", "@mona", concat!(line!(), "; interval_months=3; next_due_on=2026-07-01"), "ok", "responsible=@mona; active=true"),
    ("everything is asked for at once", "", "@mona", "direction=internal", "required:audience required:channel required:subject required:timing", ""),
    ("what recurs has a date", "", "@mona", concat!(line!(), "; interval_months=3"), "required:next_due_on", ""),
    ("what depends on an event has none", "", "@mona", concat!(line!(), "; timing=After every major incident"), "ok", "next_due_on=-"),
    ("inside or outside", "", "@mona", concat!(line!(), "; direction=sideways"), "unknown-choice:direction", ""),
    ("an inactive person is not responsible", "", "@mona", concat!(line!(), "; responsible=@gone"), "inactive-person:responsible", ""),
    ("agents plan none", "", "@ana", line!(), "forbidden", ""),
    ("whoever is responsible keeps it", concat!("|", line!(), "; responsible=@ana"), "@ana", "timing=Second week of a quarter", "ok", ""),
    ("others do not", concat!("|", line!()), "@ana", "timing=Second week of a quarter", "forbidden-field:timing", ""),
    ("the date of what recurs stays", concat!("|", line!(), "; interval_months=3; next_due_on=2026-07-01"), "@mona", "next_due_on=-", "required:next_due_on", ""),
];

#[test]
fn lines_are_planned() {
    World::try_cases("communication_plan", PLANS, |_| ());
}

#[rustfmt::skip]
const MADE: &[Case] = &[
    ("a communication takes over what was planned", "", "@mona", "plan_item=*line; evidence=Minutes of 1 June", "ok", "subject=News of the quarter; audience=All staff; sender=@mona; sent_at=~0"),
    ("one that was not planned", "", "@ana", "subject=Maintenance tonight; audience=Users of mail; evidence=E-mail of today", "ok", "sender=@ana"),
    ("everything is asked for at once", "", "@mona", "message=Hello", "required:audience required:evidence required:subject", ""),
    ("nothing is sent tomorrow", "", "@mona", "plan_item=*line; evidence=Minutes of 1 June; sent_at=~+86400", "in-future:sent_at", ""),
    ("evidence is more than a dash", "", "@mona", "plan_item=*line; evidence=-", "required:evidence", ""),
    ("nobody speaks for another", "", "@ana", "subject=Maintenance tonight; audience=Users of mail; evidence=E-mail of today; sender=@mona", "forbidden", ""),
    ("the SMS manager records the word of the top", "", "@mona", "subject=Importance of service management; audience=All staff; evidence=Video on the intranet; sender=@tom", "ok", "sender=@tom"),
    ("users record none", "", "@carla", "subject=Maintenance tonight; audience=Users of mail; evidence=E-mail of today", "forbidden", ""),
];

fn furnish(w: &mut World) {
    w.given("*line", "communication_plan", "", concat!(line!(), "; interval_months=3; next_due_on=2026-06-01"));
}

#[test]
fn communications_are_recorded() {
    World::try_cases("communication", MADE, furnish);
}

#[test]
fn recording_it_moves_the_plan_on_and_lateness_is_told() {
    let mut w = World::new();
    furnish(&mut w);
    w.must("@mona", Some("*line"), "next_due_on=2026-06-20");
    let key = (w.id("*line"), "remind".to_owned());
    for (due, event) in [
        ("2026-06-12T22:00:00Z", "communication_due"),
        ("2026-06-19T22:00:00Z", "communication_due"),
        ("2026-07-03T22:00:00Z", "communication_late"),
    ] {
        assert_eq!(w.timers.get(&key), Some(&at(due)));
        w.now = at(due);
        w.outbox.clear();
        w.must("system:timer", Some("*line"), "timer remind");
        assert_eq!(w.outbox[0].body["event"], event);
    }
    w.must("@mona", None, "new communication; plan_item=*line; evidence=Minutes of the meeting");
    w.holds("*line", "next_due_on=2026-09-20; last_made_at=~0").unwrap();
    assert_eq!(w.timers.get(&key), Some(&at("2026-09-12T22:00:00Z")));
}

#[test]
fn what_depends_on_an_event_has_no_date_afterwards() {
    let mut w = World::new();
    w.given("*line", "communication_plan", "", concat!(line!(), "; next_due_on=2026-06-01"));
    w.must("@mona", None, "new communication; plan_item=*line; evidence=Minutes of the meeting");
    w.holds("*line", "next_due_on=-").unwrap();
}

#[test]
fn the_next_date_lies_after_the_communication() {
    for (due, made, months, next) in [
        (date(2026, 7, 1), date(2026, 7, 1), 3, Some(date(2026, 10, 1))),
        (date(2026, 7, 1), date(2026, 6, 20), 3, Some(date(2026, 10, 1))),
        (date(2026, 7, 1), date(2026, 12, 1), 3, Some(date(2027, 1, 1))),
        (date(2026, 7, 1), date(2026, 10, 1), 3, Some(date(2027, 1, 1))),
        (date(2026, 1, 31), date(2026, 1, 31), 1, Some(date(2026, 2, 28))),
        (date(2026, 1, 31), date(2026, 2, 28), 1, Some(date(2026, 3, 31))),
        (date(2024, 2, 29), date(2024, 2, 29), 12, Some(date(2025, 2, 28))),
        (date(2026, 7, 1), date(2026, 7, 1), 0, None),
        (date(2026, 7, 1), date(2026, 7, 1), -1, None),
    ] {
        assert_eq!(next_due(due, made, months), next, "{due} {made} {months}");
    }
}
