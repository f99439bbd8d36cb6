//! Business calendars: when the clock of an agreement runs.
//!
//! A calendar is written by people in local wall-clock time ("Monday to Friday, 09:00 to 17:00, Paris, closed on these
//! days") and read by machines in UTC. Everything that makes this hard happens in the step between the two: days of 23
//! and 25 hours, shifts across midnight, holidays, hours that do not exist or exist twice. So the step is taken in one
//! place ([`zone`]), and all arithmetic behind it is on sorted, disjoint UTC intervals of whole seconds, where an hour
//! is an hour.
//!
//! Two functions carry every promise the product makes about time:
//!
//! * `W(a, b)`, [`Calendar::working_seconds`]: working seconds between two instants;
//! * `D(a, s)`, [`Calendar::due`]: the earliest instant at which `s` working seconds since `a` have passed.
//!
//! `W` is additive (`W(a,c) = W(a,b) + W(b,c)`) and monotone, and `W(a, D(a,s)) = s`; property tests hold it to that.
//! To be additive to the second, an instant inside a second counts as the beginning of that second.
//!
//! A calendar in use is never edited: [`CalendarVersions`] strings its versions together by the local date from which each
//! holds, and the compiled [`Calendar`] reads every stretch of time by the version that held then. It is compiled lazily,
//! one UTC year at a time, and can be shared between threads.
//!
//! Known quirk: an interval *end* that occurs twice takes the second occurrence also when it is written `24:00` and the
//! zone repeats its first hour of the day (Havana), so that the repeated hour is counted with the evening before.

mod compiled;
mod days;
mod definition;
mod holidays;
mod ics;
mod ics_lines;
mod interval;
mod recurrence;
mod versions;
mod zone;

pub use compiled::{Calendar, WorkingInterval};
pub use days::{Segment, SegmentKind};
pub use definition::{CalendarDef, DatedException, Weekly};
pub use holidays::{HolidayDifference, Holidays, difference};
pub use ics::{HolidayImport, SkippedEvent, holidays_from_ics, read_holidays};
pub use interval::{DayInterval, DayTime, Shift};
pub use versions::CalendarVersions;

use crate::{Code, Refusal};

/// A refusal of calendar input: the field (`weekly`, `zone`, …), the place inside it, and the reason with the way to mend it.
fn refuse(field: &str, at: impl std::fmt::Display, reason: impl std::fmt::Display) -> Refusal {
    let at = at.to_string();
    let reason = if at.is_empty() { reason.to_string() } else { format!("{at}: {reason}") };
    Refusal::new(Code::Calendar).on(field).with("at", at).with("reason", reason)
}
