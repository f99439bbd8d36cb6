//! Business calendars: the published vectors, the faults such systems are known for, properties against a slow oracle,
//! and holidays from iCalendar files.
#![allow(clippy::unwrap_used, missing_docs)]

mod definition;
mod faults;
mod ics;
mod oracle;
mod properties;
mod vectors;

use jiff::civil::date;
use kernel::calendar::{CalendarDef, DayInterval, Weekly};
use kernel::{Calendar, Date, Timestamp};

/// An instant from RFC 3339 text.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn hours(texts: &[&str]) -> Vec<DayInterval> {
    texts.iter().map(|t| t.parse().unwrap()).collect()
}

pub fn def(zone: &str, weekly: Weekly) -> CalendarDef {
    CalendarDef {
        name: "test".to_owned(),
        zone: zone.to_owned(),
        continuous: false,
        weekly,
        holidays: Default::default(),
        exceptions: Default::default(),
        effective_from: date(2020, 1, 1),
    }
}

pub fn compiled(zone: &str, weekly: Weekly) -> Calendar {
    Calendar::compile(&def(zone, weekly)).unwrap()
}

pub fn office_paris() -> Calendar {
    compiled("Europe/Paris", Weekly::monday_to_friday(&hours(&["09:00-17:00"])))
}
