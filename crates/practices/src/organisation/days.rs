//! Days of the organisation: dates without time are local dates in its time zone, whoever looks from wherever.

use super::Settings;
use engine::{Facts, Work};
use jiff::ToSpan;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use kernel::{Date, Timestamp};
use std::sync::OnceLock;

/// The organisation's time zone; UTC while none is set that is known.
fn zone(facts: &Facts<'_>) -> TimeZone {
    // The database compiled into the program, as calendars use it: two machines never disagree.
    static DATABASE: OnceLock<TimeZoneDatabase> = OnceLock::new();
    DATABASE.get_or_init(TimeZoneDatabase::bundled).get(Settings::of(facts).time_zone()).unwrap_or(TimeZone::UTC)
}

/// The local date of an instant.
#[must_use]
pub fn date_of(facts: &Facts<'_>, at: Timestamp) -> Date {
    at.to_jiff().to_zoned(zone(facts)).date()
}

/// The date on which a decision is made.
#[must_use]
pub fn today(work: &Work<'_>) -> Date {
    date_of(work.facts(), work.at())
}

/// The instant at which a local date begins; where midnight does not exist, the first instant after it.
#[must_use]
pub fn start_of(facts: &Facts<'_>, date: Date) -> Timestamp {
    date.to_zoned(zone(facts)).map_or_else(|_| Timestamp::from_seconds(0), |z| z.timestamp().into())
}

/// The date `months` later: the same day of the month, or the last one where the month is shorter. Clamped at the end of
/// the calendar.
#[must_use]
pub fn months_after(date: Date, months: i64) -> Date {
    date.checked_add(months.clamp(-12_000, 12_000).months()).unwrap_or(if months < 0 { Date::MIN } else { Date::MAX })
}

/// The date `days` later, earlier when negative.
#[must_use]
pub fn days_after(date: Date, days: i64) -> Date {
    date.checked_add(days.clamp(-3_000_000, 3_000_000).days()).unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
}

/// Whole days from `earlier` to `later`, negative when it is before.
#[must_use]
pub fn days_between(earlier: Date, later: Date) -> i64 {
    earlier.until(later).map_or(0, |span| i64::from(span.get_days()))
}
