//! SLA clocks: the published vectors, every rule of the clock as cases, and properties.
#![allow(clippy::unwrap_used, missing_docs)]

mod explained;
mod properties;
mod rules;
mod vectors;

use engine::{SlaClock, SlaTarget};
use journal::Actor;
use kernel::calendar::{DayInterval, Weekly};
use kernel::{Calendar, CalendarDef, Id, Timestamp};

pub const HOUR: i64 = 3600;

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A local time in Paris, for example `2026-06-01 09:00`.
pub fn paris(text: &str) -> Timestamp {
    let local: jiff::civil::DateTime = text.replace(' ', "T").parse().unwrap();
    jiff::tz::TimeZone::get("Europe/Paris").unwrap().to_timestamp(local).unwrap().into()
}

pub fn hours(texts: &[&str]) -> Vec<DayInterval> {
    texts.iter().map(|t| t.parse().unwrap()).collect()
}

/// Monday to Friday, 09:00 to 17:00, Paris.
pub fn office_def() -> CalendarDef {
    CalendarDef {
        name: "office".to_owned(),
        zone: "Europe/Paris".to_owned(),
        continuous: false,
        weekly: Weekly::monday_to_friday(&hours(&["09:00-17:00"])),
        holidays: Default::default(),
        exceptions: Default::default(),
        effective_from: jiff::civil::date(2020, 1, 1),
    }
}

pub fn office() -> Calendar {
    Calendar::compile(&office_def()).unwrap()
}

pub fn target(hours: i64) -> SlaTarget {
    SlaTarget {
        sla: Id::from_u128(1),
        sla_version: 1,
        target: "p3".into(),
        calendar: Id::from_u128(2),
        calendar_version: 1,
        target_seconds: hours * HOUR,
    }
}

pub fn start(calendar: &Calendar, hours: i64, from: Timestamp) -> SlaClock {
    SlaClock::start(Id::from_u128(100), "resolution".into(), &target(hours), from, calendar)
}

pub fn someone() -> Actor {
    Actor::Person(Id::from_u128(7))
}
