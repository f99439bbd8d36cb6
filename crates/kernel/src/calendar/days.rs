//! Dates on a calendar: business days, and what every moment of a stretch of time is.

use super::compiled::{Calendar, Era};
use super::definition::Source;
use super::interval::DayTime;
use super::zone::{self, Edge};
use crate::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// Furthest search for a business day, in days: ten years.
const HORIZON_DAYS: u32 = 3_660;

/// What a stretch of time is on a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SegmentKind {
    /// Working time.
    Working,
    /// Not within the weekly hours.
    OutsideHours,
    /// On a holiday.
    Holiday {
        /// Its name.
        name: String,
    },
    /// Closed by the exception of this date.
    Exception {
        /// Its reason; may be empty.
        reason: String,
    },
}

/// One stretch `[from, to)` of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// First instant.
    pub from: Timestamp,
    /// First instant after it.
    pub to: Timestamp,
    /// What it is.
    pub kind: SegmentKind,
}

impl Calendar {
    fn era_at(&self, at: Timestamp) -> &Era {
        let index = self.eras.partition_point(|e| e.from <= at.seconds());
        &self.eras[index.max(1) - 1]
    }

    fn era_of(&self, date: Date) -> &Era {
        let index = self.eras.partition_point(|e| e.def.effective_from <= date);
        &self.eras[index.max(1) - 1]
    }

    /// The date on the wall at `at`, in the calendar's zone then.
    #[must_use]
    pub fn local_date(&self, at: Timestamp) -> Date {
        self.era_at(at).zone.to_datetime(at.to_jiff()).date()
    }

    /// The first instant of a local date.
    #[must_use]
    pub fn start_of(&self, date: Date) -> Timestamp {
        Timestamp::from_seconds(zone::to_utc(&self.era_of(date).zone, date, DayTime::MIDNIGHT, Edge::Start))
    }

    /// Whether the local date has at least one working interval.
    #[must_use]
    pub fn is_business_day(&self, date: Date) -> bool {
        !self.era_of(date).def.hours(date).1.is_empty()
    }

    /// The `n`-th business day after `date`, which itself does not count whatever it is; before it, for negative `n`; `date`
    /// itself for zero. `None` when ten years hold no further business day.
    #[must_use]
    pub fn add_business_days(&self, date: Date, n: i32) -> Option<Date> {
        let (mut at, mut left, mut dry) = (date, n.unsigned_abs(), 0);
        while left > 0 {
            at = if n > 0 { at.tomorrow() } else { at.yesterday() }.ok()?;
            if self.is_business_day(at) {
                (left, dry) = (left - 1, 0);
            } else {
                dry += 1;
                if dry > HORIZON_DAYS {
                    return None;
                }
            }
        }
        Some(at)
    }

    /// The same time on the wall, `n` business days after `at`. A time that does not exist on that date becomes the first
    /// instant after the gap; of one that occurs twice the first is taken.
    #[must_use]
    pub fn business_days_after(&self, at: Timestamp, n: i32) -> Option<Timestamp> {
        let local = self.era_at(at).zone.to_datetime(at.to_jiff());
        let date = self.add_business_days(local.date(), n)?;
        let whole = date.to_datetime(local.time().with().subsec_nanosecond(0).build().ok()?);
        let second = zone::local_to_utc(&self.era_of(date).zone, whole, Edge::Start);
        Some(Timestamp::from_micros(second * 1_000_000 + at.micros().rem_euclid(1_000_000)))
    }

    /// Business days in `(from, to]`; zero when `to` is not after `from`.
    #[must_use]
    pub fn business_days_between(&self, from: Date, to: Date) -> u32 {
        let mut count = 0;
        let mut at = from;
        while at < to {
            let Ok(next) = at.tomorrow() else { break };
            at = next;
            count += u32::from(self.is_business_day(at));
        }
        count
    }

    /// What every moment from `a` to `b` is, in order, without gaps; neighbours differ in kind.
    #[must_use]
    pub fn segments(&self, a: Timestamp, b: Timestamp) -> Vec<Segment> {
        let mut out = Vec::new();
        let mut cursor = a;
        for working in self.intervals(a, b) {
            self.push_closed(&mut out, cursor, working.from);
            push(&mut out, working.from, working.to, SegmentKind::Working);
            cursor = working.to;
        }
        self.push_closed(&mut out, cursor, b);
        out
    }

    /// Splits a stretch without working time at local midnights and says why each part is closed.
    fn push_closed(&self, out: &mut Vec<Segment>, from: Timestamp, to: Timestamp) {
        let mut cursor = from;
        while cursor < to {
            let era = self.era_at(cursor);
            let date = era.zone.to_datetime(cursor.to_jiff()).date();
            let kind = match era.def.hours(date).0 {
                Source::Exception(reason) => SegmentKind::Exception { reason: reason.to_owned() },
                Source::Holiday(name) => SegmentKind::Holiday { name: name.to_owned() },
                Source::Weekly => SegmentKind::OutsideHours,
            };
            let mut end = to;
            let mut next = date;
            // A whole date can be missing (a zone that crossed the date line); look on until the day really ends.
            for _ in 0..3 {
                let Ok(tomorrow) = next.tomorrow() else { break };
                next = tomorrow;
                let midnight = Timestamp::from_seconds(zone::to_utc(&era.zone, next, DayTime::MIDNIGHT, Edge::Start));
                if midnight > cursor {
                    end = end.min(midnight);
                    break;
                }
            }
            if let Some(boundary) = self.eras.iter().map(|e| e.from).find(|f| *f > cursor.seconds()) {
                end = end.min(Timestamp::from_seconds(boundary));
            }
            push(out, cursor, end, kind);
            cursor = end;
        }
    }
}

fn push(out: &mut Vec<Segment>, from: Timestamp, to: Timestamp, kind: SegmentKind) {
    if from >= to {
        return;
    }
    match out.last_mut() {
        Some(last) if last.kind == kind => last.to = to,
        _ => out.push(Segment { from, to, kind }),
    }
}
