//! The compiled calendar: sorted, disjoint UTC intervals with prefix sums, one table per UTC year, made when first needed.
//! Both `W` and `D` are then a binary search in one or two tables.

use super::versions::CalendarVersions;
use super::zone::{self, Edge};
use super::{CalendarDef, refuse};
use crate::{Date, Refusal, Refusals, Timestamp};
use jiff::tz::TimeZone;
use std::fmt;
use std::sync::OnceLock;

/// First year with working time; before it a calendar with hours counts nothing.
const FIRST_YEAR: i64 = 1970;
/// Number of years known from there on.
const YEARS: usize = 230;
/// Years without a single working second after which `D` gives up.
const DRY_YEARS: u32 = 10;

/// A stretch of working time, `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingInterval {
    /// First instant.
    pub from: Timestamp,
    /// First instant after it.
    pub to: Timestamp,
}

/// A version of the calendar with the UTC second from which it holds.
#[derive(Debug)]
pub(super) struct Era {
    pub(super) from: i64,
    pub(super) def: CalendarDef,
    pub(super) zone: TimeZone,
}

/// One working interval of a year, in UTC seconds.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: i64,
    end: i64,
    /// Working seconds of the year before `start`.
    before: i64,
}

#[derive(Debug, Default)]
struct Year {
    pieces: Vec<Piece>,
    total: i64,
}

impl Year {
    /// Working seconds of the year before the second `t`.
    fn counted_before(&self, t: i64) -> i64 {
        match self.pieces.partition_point(|p| p.start < t).checked_sub(1) {
            Some(i) => self.pieces[i].before + (t.min(self.pieces[i].end) - self.pieces[i].start),
            None => 0,
        }
    }
    /// The second at which `count` (1 to `total`) working seconds of the year have passed.
    fn instant_of(&self, count: i64) -> i64 {
        let piece = self.pieces[self.pieces.partition_point(|p| p.before < count) - 1];
        piece.start + (count - piece.before)
    }
}

/// A business calendar with all its versions, ready to count. Share it behind an `Arc`; it fills itself in as it is asked.
///
/// Calendars with hours know the years 1970 to 2199 and count nothing outside them; a 24x7 calendar counts always.
pub struct Calendar {
    pub(super) eras: Vec<Era>,
    continuous: bool,
    years: Box<[OnceLock<Year>]>,
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calendar").field("name", &self.def().name).field("versions", &self.eras.len()).finish_non_exhaustive()
    }
}

impl Calendar {
    /// Compiles a calendar of one version, which holds for all time.
    ///
    /// # Errors
    /// As [`CalendarDef::checked`].
    pub fn compile(def: &CalendarDef) -> Result<Self, Refusals> {
        Self::compile_versions(&CalendarVersions::first(def)?)
    }

    /// Compiles a calendar with its versions: each stretch of time is read by the version that held then.
    ///
    /// # Errors
    /// A stored version whose zone this program's tz database no longer knows.
    pub fn compile_versions(versions: &CalendarVersions) -> Result<Self, Refusals> {
        let mut eras = Vec::with_capacity(versions.versions().len());
        for def in versions.versions() {
            let zone = zone::find(&def.zone)?;
            let from = match eras.is_empty() {
                true => i64::MIN,
                false => zone::to_utc(&zone, def.effective_from, super::DayTime::MIDNIGHT, Edge::Start),
            };
            eras.push(Era { from, def: def.clone(), zone });
        }
        let continuous = eras.iter().all(|e| e.def.continuous);
        let years = (0..if continuous { 0 } else { YEARS }).map(|_| OnceLock::new()).collect();
        Ok(Self { eras, continuous, years })
    }

    /// The calendar that counts every second.
    #[must_use]
    pub fn round_the_clock() -> Self {
        Self::compile(&CalendarDef::round_the_clock("24x7", jiff::civil::date(1970, 1, 1))).expect("24x7 in UTC is a valid calendar")
    }

    /// The newest version.
    #[must_use]
    pub fn def(&self) -> &CalendarDef {
        &self.eras.last().expect("a calendar has a version").def
    }

    /// Whether it counts every second, in every version.
    #[must_use]
    pub const fn is_continuous(&self) -> bool {
        self.continuous
    }

    /// `W(a, b)`: working seconds from `a` to `b`; zero when `b` is not after `a`. An instant inside a second counts as the
    /// beginning of that second, so that sums over adjoining stretches are exact.
    #[must_use]
    pub fn working_seconds(&self, a: Timestamp, b: Timestamp) -> i64 {
        let (a, b) = (a.seconds(), b.seconds());
        if b <= a {
            return 0;
        }
        if self.continuous {
            return b - a;
        }
        let (a, b) = (clamp(a), clamp(b));
        let (first, last) = (year_index(a), year_index(b));
        let between: i64 = (first..last).map(|y| self.year(y).total).sum();
        between + self.year(last).counted_before(b) - self.year(first).counted_before(a)
    }

    /// `D(a, s)`: the earliest instant `t` with `W(a, t) = s`; `a` itself when `s` is not positive.
    ///
    /// `None` when there is no such instant: the calendar has ten years without working time, or ends in 2199.
    #[must_use]
    pub fn due(&self, a: Timestamp, s: i64) -> Option<Timestamp> {
        if s <= 0 {
            return Some(a);
        }
        if self.continuous {
            let second = a.seconds().checked_add(s)?;
            return second.checked_mul(1_000_000).map(Timestamp::from_micros);
        }
        let start = clamp(a.seconds());
        let first = year_index(start);
        let mut wanted = s.checked_add(self.year(first).counted_before(start))?;
        let mut dry = 0;
        for index in first..YEARS {
            let year = self.year(index);
            if wanted <= year.total {
                return Some(Timestamp::from_seconds(year.instant_of(wanted)));
            }
            wanted -= year.total;
            dry = if year.total == 0 { dry + 1 } else { 0 };
            if dry >= DRY_YEARS {
                return None;
            }
        }
        None
    }

    /// The working intervals between `a` and `b`, cut at both ends, in order.
    #[must_use]
    pub fn intervals(&self, a: Timestamp, b: Timestamp) -> Vec<WorkingInterval> {
        if b <= a {
            return Vec::new();
        }
        if self.continuous {
            return vec![WorkingInterval { from: a, to: b }];
        }
        let mut out: Vec<WorkingInterval> = Vec::new();
        for index in year_index(clamp(a.seconds()))..=year_index(clamp(b.seconds())) {
            let pieces = &self.year(index).pieces;
            let skip = pieces.partition_point(|p| Timestamp::from_seconds(p.end) <= a);
            for piece in pieces[skip..].iter().take_while(|p| Timestamp::from_seconds(p.start) < b) {
                let (from, to) = (Timestamp::from_seconds(piece.start).max(a), Timestamp::from_seconds(piece.end).min(b));
                match out.last_mut() {
                    Some(last) if last.to == from => last.to = to,
                    _ => out.push(WorkingInterval { from, to }),
                }
            }
        }
        out
    }

    /// Whether an agreement that is in force may count on this calendar: it must have working time in the next 14 days.
    ///
    /// # Errors
    /// It has none.
    pub fn usable_from(&self, now: Timestamp) -> Result<(), Refusal> {
        if self.working_seconds(now, now.plus_seconds(14 * 86_400)) == 0 {
            return Err(refuse("weekly", "", "it has no working time in the next 14 days, so a clock on it would never end"));
        }
        Ok(())
    }

    fn year(&self, index: usize) -> &Year {
        self.years[index].get_or_init(|| self.build(index))
    }

    /// The table of one year. Local dates from the day before to the day after the UTC year are converted, joined (an
    /// ambiguous hour can make neighbours overlap) and cut to the year.
    fn build(&self, index: usize) -> Year {
        let year = FIRST_YEAR + i64::try_from(index).expect("230 years");
        let (lo, hi) = (year_start(year), year_start(year + 1));
        let mut raw: Vec<(i64, i64)> = Vec::with_capacity(400);
        for (i, era) in self.eras.iter().enumerate() {
            let (lo, hi) = (lo.max(era.from), hi.min(self.eras.get(i + 1).map_or(i64::MAX, |next| next.from)));
            if lo >= hi {
                continue;
            }
            if era.def.continuous {
                raw.push((lo, hi));
                continue;
            }
            let mut date = utc_date(lo).yesterday().unwrap_or(Date::MIN);
            let last = utc_date(hi).tomorrow().unwrap_or(Date::MAX);
            while date <= last {
                for interval in era.def.hours(date).1 {
                    let start = zone::to_utc(&era.zone, date, interval.start, Edge::Start).max(lo);
                    let end = zone::to_utc(&era.zone, date, interval.end, Edge::End).min(hi);
                    if start < end {
                        raw.push((start, end));
                    }
                }
                date = date.tomorrow().expect("at most 2200");
            }
        }
        raw.sort_unstable();
        let mut table = Year::default();
        for (start, end) in raw {
            match table.pieces.last_mut() {
                Some(last) if start <= last.end => last.end = last.end.max(end),
                _ => table.pieces.push(Piece { start, end, before: 0 }),
            }
        }
        for piece in &mut table.pieces {
            piece.before = table.total;
            table.total += piece.end - piece.start;
        }
        table
    }
}

/// UTC second of 1 January.
const fn year_start(year: i64) -> i64 {
    let before = year - 1;
    let days = before * 365 + before / 4 - before / 100 + before / 400 - 719_162;
    days * 86_400
}

fn clamp(second: i64) -> i64 {
    second.clamp(year_start(FIRST_YEAR), year_start(FIRST_YEAR + YEARS as i64) - 1)
}

/// Table of a clamped second.
fn year_index(second: i64) -> usize {
    let mut year = FIRST_YEAR + second / 31_556_952;
    if year_start(year + 1) <= second {
        year += 1;
    } else if year_start(year) > second {
        year -= 1;
    }
    usize::try_from(year - FIRST_YEAR).expect("clamped")
}

fn utc_date(second: i64) -> Date {
    let at = Timestamp::from_seconds(second).to_jiff();
    TimeZone::UTC.to_datetime(at).date()
}
