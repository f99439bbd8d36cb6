//! Wall-clock times and intervals of one local date. `24:00` is a time of its own, the end of the day: with `23:59` in its
//! place every midnight would lose a minute.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A local time of day in whole minutes, `00:00` to `24:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayTime(u16);

impl DayTime {
    /// The first moment of a date.
    pub const MIDNIGHT: Self = Self(0);
    /// The end of a date, `24:00`.
    pub const END: Self = Self(1440);

    /// A time from hours and minutes; `24:00` is the last.
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if minute < 60 && (hour < 24 || (hour == 24 && minute == 0)) { Some(Self(hour * 60 + minute)) } else { None }
    }
    /// Minutes since `00:00` on the dial (not elapsed minutes: days have 23 to 25 hours).
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for DayTime {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is not a time of day such as 09:00 or 24:00");
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let digits = |s: &str| s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(hour) || !digits(minute) {
            return Err(wrong());
        }
        let (hour, minute) = (hour.parse().map_err(|_| wrong())?, minute.parse().map_err(|_| wrong())?);
        Self::new(hour, minute).ok_or_else(wrong)
    }
}

/// A half-open stretch `[start, end)` of local wall-clock time on one date. Text form `09:00-17:00`.
///
/// Reading checks the form only; that the start lies before the end is the calendar's check, which can say where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayInterval {
    /// First moment.
    pub start: DayTime,
    /// First moment after it; may be `24:00`.
    pub end: DayTime,
}

impl DayInterval {
    /// The whole date, `00:00-24:00`.
    pub const WHOLE_DAY: Self = Self { start: DayTime::MIDNIGHT, end: DayTime::END };

    /// Sorts, joins adjacent intervals and drops nothing. Overlapping ones are returned as the pair that overlaps.
    ///
    /// # Errors
    /// The first overlapping pair in order of time.
    pub fn join(intervals: &[Self]) -> Result<Vec<Self>, (Self, Self)> {
        let mut sorted = intervals.to_vec();
        sorted.sort_unstable();
        let mut joined: Vec<Self> = Vec::with_capacity(sorted.len());
        for next in sorted {
            match joined.last_mut() {
                Some(last) if next.start < last.end => return Err((*last, next)),
                Some(last) if next.start == last.end => last.end = next.end,
                _ => joined.push(next),
            }
        }
        Ok(joined)
    }
}

impl fmt::Display for DayInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}

impl FromStr for DayInterval {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (start, end) = text.trim().split_once(['-', '–']).ok_or_else(|| format!("“{text}” is not an interval such as 09:00-17:00"))?;
        Ok(Self { start: start.trim().parse()?, end: end.trim().parse()? })
    }
}

macro_rules! serde_as_text {
    ($($t:ty),*) => {$(
        impl Serialize for $t {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $t {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}
serde_as_text!(DayTime, DayInterval);

/// A shift as people say it, which may run across midnight, split into what each date holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The part on the date on which the shift begins.
    pub first: DayInterval,
    /// The part on the next date, when there is one.
    pub next_day: Option<DayInterval>,
}

impl Shift {
    /// Splits `start` to `end`. An end at or before the start lies on the next date, so `22:00` to `06:00` becomes
    /// `22:00-24:00` and `00:00-06:00`, and `08:00` to `08:00` is a full turn of the dial.
    #[must_use]
    pub fn new(start: DayTime, end: DayTime) -> Self {
        if start < end {
            return Self { first: DayInterval { start, end }, next_day: None };
        }
        let first = DayInterval { start, end: DayTime::END };
        let next_day = (end > DayTime::MIDNIGHT).then_some(DayInterval { start: DayTime::MIDNIGHT, end });
        Self { first, next_day }
    }
}
