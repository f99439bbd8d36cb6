//! Points and stretches of time as people write them: `2026-03`, `-7d`, `today`, `last_week`.
//!
//! Everything is a half-open stretch `[from, to)`; `now`, `-7d` and an exact instant are stretches of one microsecond.
//! `<` means before the stretch, `<=` before its end, `>` from its end on, `>=` from its beginning on, and `:` within.
//! Stretches are settled only when the query is evaluated, in the time zone of whoever asks.

use super::eval::Env;
use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan, Zoned};
use kernel::Timestamp;

/// A point or stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// This very instant.
    Now,
    /// So much before (negative) or after now.
    Relative(i32, Unit),
    /// A day.
    Day(Date),
    /// A month of a year.
    Month(i16, i8),
    /// A year.
    Year(i16),
    /// A minute or second (`true`) of the civil calendar.
    Civil(DateTime, bool),
    /// An exact instant.
    Instant(Timestamp),
    /// The day, week, … that is so many away from the current one.
    Around(i32, Period),
}

/// Units of relative times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// `min` or `m`.
    Minute,
    /// `h`.
    Hour,
    /// `d`: civil days.
    Day,
    /// `w`.
    Week,
    /// `mo`.
    Month,
    /// `y`.
    Year,
}

/// Named stretches of the calendar. Weeks begin on Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// January to March, …
    Quarter,
    /// A calendar year.
    Year,
}

/// One end of a stretch: its beginning, or (`after`) the first instant after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The stretch.
    pub when: When,
    /// Its end rather than its beginning.
    pub after: bool,
}

/// The words that name a time, for completion and suggestions.
pub(super) const NAMED: [(&str, i32, Option<Period>); 14] = [
    ("now", 0, None),
    ("today", 0, Some(Period::Day)),
    ("yesterday", -1, Some(Period::Day)),
    ("tomorrow", 1, Some(Period::Day)),
    ("this_week", 0, Some(Period::Week)),
    ("last_week", -1, Some(Period::Week)),
    ("next_week", 1, Some(Period::Week)),
    ("this_month", 0, Some(Period::Month)),
    ("last_month", -1, Some(Period::Month)),
    ("next_month", 1, Some(Period::Month)),
    ("this_quarter", 0, Some(Period::Quarter)),
    ("last_quarter", -1, Some(Period::Quarter)),
    ("this_year", 0, Some(Period::Year)),
    ("last_year", -1, Some(Period::Year)),
];

impl When {
    /// Reads one. A relative time without sign is `None` here: whether it means past or future depends on the field.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        if let Some((_, n, period)) = NAMED.iter().find(|(name, ..)| *name == lower) {
            return Some(period.map_or(Self::Now, |p| Self::Around(*n, p)));
        }
        if let Some(rest) = lower.strip_prefix(['-', '+']) {
            let (count, unit) = relative(rest)?;
            return Some(Self::Relative(if lower.starts_with('-') { -count } else { count }, unit));
        }
        absolute(text)
    }

    /// The stretch as instants `[from, to)`.
    #[must_use]
    pub fn stretch(&self, env: &Env) -> (Timestamp, Timestamp) {
        let point = |t: Timestamp| (t, Timestamp::from_micros(t.micros().saturating_add(1)));
        match self {
            Self::Now => point(env.now),
            Self::Instant(t) => point(*t),
            Self::Relative(n, unit) => point(shift(&env.civil_now(), *n, *unit).timestamp().into()),
            Self::Civil(at, seconds) => {
                let from = zoned(*at, env);
                (from, from.plus_seconds(if *seconds { 1 } else { 60 }))
            }
            Self::Day(_) | Self::Month(..) | Self::Year(_) | Self::Around(..) => {
                let (first, next) = self.days(env);
                (zoned(first.at(0, 0, 0, 0), env), zoned(next.at(0, 0, 0, 0), env))
            }
        }
    }

    /// The stretch as days `[first, next)`, for fields that hold dates.
    #[must_use]
    pub fn days(&self, env: &Env) -> (Date, Date) {
        let today = env.civil_now().date();
        let day = |date: Date| (date, plus(date, 1.day()));
        match self {
            Self::Now => day(today),
            Self::Instant(t) => day(t.to_jiff().to_zoned(env.zone.clone()).date()),
            Self::Relative(n, unit) => day(shift(&env.civil_now(), *n, *unit).date()),
            Self::Civil(at, _) => day(at.date()),
            Self::Day(date) => day(*date),
            Self::Month(year, month) => months(Date::new(*year, *month, 1).unwrap_or(Date::MIN), 1),
            Self::Year(year) => months(Date::new(*year, 1, 1).unwrap_or(Date::MIN), 12),
            Self::Around(n, period) => around(today, *n, *period),
        }
    }
}

impl Edge {
    /// The instant of this end.
    #[must_use]
    pub fn instant(&self, env: &Env) -> Timestamp {
        let (from, to) = self.when.stretch(env);
        if self.after { to } else { from }
    }
    /// The day of this end.
    #[must_use]
    pub fn day(&self, env: &Env) -> Date {
        let (first, next) = self.when.days(env);
        if self.after { next } else { first }
    }
}

fn around(today: Date, n: i32, period: Period) -> (Date, Date) {
    let first_of_month = today.first_of_month();
    match period {
        Period::Day => {
            let date = plus(today, n.days());
            (date, plus(date, 1.day()))
        }
        Period::Week => {
            let monday = plus(today, (-i32::from(today.weekday().to_monday_zero_offset())).days());
            let monday = plus(monday, n.weeks());
            (monday, plus(monday, 1.week()))
        }
        Period::Month => months(plus(first_of_month, n.months()), 1),
        Period::Quarter => {
            let into = i32::from((today.month() - 1) % 3);
            months(plus(first_of_month, (3 * n - into).months()), 3)
        }
        Period::Year => {
            let into = i32::from(today.month() - 1);
            months(plus(first_of_month, (12 * n - into).months()), 12)
        }
    }
}

fn months(first: Date, count: i32) -> (Date, Date) {
    (first, plus(first, count.months()))
}

fn plus(date: Date, span: Span) -> Date {
    date.saturating_add(span)
}

fn zoned(at: DateTime, env: &Env) -> Timestamp {
    // A civil time skipped by a change of clocks is moved forward, a repeated one is the first; what lies outside the
    // supported years is clamped.
    at.to_zoned(env.zone.clone())
        .map_or_else(|_| if at.year() < 1970 { jiff::Timestamp::MIN.into() } else { jiff::Timestamp::MAX.into() }, |z| z.timestamp().into())
}

fn shift(now: &Zoned, n: i32, unit: Unit) -> Zoned {
    let span = match unit {
        Unit::Minute => n.minutes(),
        Unit::Hour => n.hours(),
        Unit::Day => n.days(),
        Unit::Week => n.weeks(),
        Unit::Month => n.months(),
        Unit::Year => n.years(),
    };
    now.saturating_add(span)
}

/// Reads `7d`, `2h`, `30min`, `3mo`. At most 100,000 of minutes, hours and days and 1,000 of the rest.
pub(super) fn relative(text: &str) -> Option<(i32, Unit)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = text.split_at(digits);
    let count: i32 = count.parse().ok()?;
    let (unit, most) = match unit.to_ascii_lowercase().as_str() {
        "m" | "min" => (Unit::Minute, 100_000),
        "h" => (Unit::Hour, 100_000),
        "d" => (Unit::Day, 100_000),
        "w" => (Unit::Week, 1_000),
        "mo" => (Unit::Month, 1_000),
        "y" => (Unit::Year, 1_000),
        _ => return None,
    };
    (count <= most).then_some((count, unit))
}

fn absolute(text: &str) -> Option<When> {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| text.get(range).filter(|s| s.bytes().all(|b| b.is_ascii_digit()));
    let year: i16 = digits(0..4)?.parse().ok().filter(|y| *y >= 1)?;
    match bytes.len() {
        4 => Some(When::Year(year)),
        7 if bytes[4] == b'-' => {
            let month: i8 = digits(5..7)?.parse().ok()?;
            (1..=12).contains(&month).then_some(When::Month(year, month))
        }
        10 => text.parse().ok().map(When::Day),
        16 | 19 if bytes[10].eq_ignore_ascii_case(&b'T') => text.parse().ok().map(|at| When::Civil(at, bytes.len() == 19)),
        _ => text.parse().ok().map(When::Instant),
    }
}
