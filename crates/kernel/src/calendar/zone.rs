//! From local wall-clock time to UTC: the one place where time-zone rules are applied.
//!
//! The tz database is the one compiled into the program, so that two machines never disagree about the past.

use super::interval::DayTime;
use crate::{Date, Refusal, calendar::refuse};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use std::sync::OnceLock;

/// Which end of an interval a local time is; it decides the reading of a time that occurs twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// A start takes the first occurrence.
    Start,
    /// An end takes the second occurrence.
    End,
}

fn database() -> &'static TimeZoneDatabase {
    static DATABASE: OnceLock<TimeZoneDatabase> = OnceLock::new();
    DATABASE.get_or_init(TimeZoneDatabase::bundled)
}

/// The zone called `name`.
///
/// # Errors
/// Fixed offsets, in whatever disguise (`+02:00`, `UTC+2`, `Etc/GMT-2`), because they are wrong half of the year; names
/// that the tz database does not know.
pub(super) fn find(name: &str) -> Result<TimeZone, Refusal> {
    let offset_like = |s: &str| s.starts_with(['+', '-']) && s.bytes().any(|b| b.is_ascii_digit());
    let bare = name.strip_prefix("Etc/").unwrap_or(name);
    let tail = ["UTC", "GMT"].iter().find_map(|p| bare.strip_prefix(p)).unwrap_or(bare);
    if offset_like(tail) && !tail.trim_start_matches(['+', '-']).bytes().all(|b| b == b'0') {
        let reason =
            format!("“{name}” is a fixed offset and would be wrong after the next clock change; name a place, such as Europe/Paris");
        return Err(refuse("zone", "", reason));
    }
    let known = |zone: &TimeZone| zone.iana_name() == Some(name) && !zone.is_unknown();
    match database().get(name) {
        Ok(zone) if known(&zone) => Ok(zone),
        Ok(zone) if zone.iana_name().is_some_and(|n| n.eq_ignore_ascii_case(name)) && !zone.is_unknown() => {
            Err(refuse("zone", "", format!("“{name}” is written {}", zone.iana_name().unwrap_or_default())))
        }
        _ => Err(refuse("zone", "", format!("“{name}” is not a time zone of the IANA database, such as Europe/Paris"))),
    }
}

/// The UTC second of a local time of a date: a time that does not exist becomes the first instant after the gap, a time that
/// occurs twice is read by its `edge`. Dates at the very end of the calendar range are clamped.
pub(super) fn to_utc(zone: &TimeZone, date: Date, time: DayTime, edge: Edge) -> i64 {
    let (date, minutes) = match time {
        DayTime::END => (date.tomorrow().unwrap_or(Date::MAX), 0),
        _ => (date, i16::try_from(time.minutes()).expect("at most 1440")),
    };
    let local = date.at((minutes / 60) as i8, (minutes % 60) as i8, 0, 0);
    local_to_utc(zone, local, edge)
}

/// As [`to_utc`], for any local date and time; whole seconds.
pub(super) fn local_to_utc(zone: &TimeZone, local: jiff::civil::DateTime, edge: Edge) -> i64 {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    let clamp = if local.year() < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    let found = match (ambiguous.offset(), edge) {
        (AmbiguousOffset::Unambiguous { .. }, _) => ambiguous.compatible(),
        (AmbiguousOffset::Fold { .. }, Edge::Start) => ambiguous.earlier(),
        (AmbiguousOffset::Fold { .. }, Edge::End) => ambiguous.later(),
        (AmbiguousOffset::Gap { after, .. }, _) => match (ambiguous.earlier(), ambiguous.later()) {
            // The readings by either offset lie before and at or after the jump; the jump itself is the first instant after the gap.
            (Ok(before_jump), Ok(after_jump)) => Ok(zone
                .following(before_jump)
                .take_while(|t| t.timestamp() <= after_jump)
                .find(|t| t.offset() == after)
                .map_or(after_jump, |t| t.timestamp())),
            (_, later) => later,
        },
    };
    found.unwrap_or(clamp).as_second()
}
