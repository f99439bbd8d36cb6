//! A second, slow reading of a calendar, written without sharing a line with the first: it walks local dates, looks for
//! the UTC second of a wall time by trying every offset the zone uses around it, and counts by marking minutes.

use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use kernel::CalendarDef;

pub struct Oracle {
    def: CalendarDef,
    zone: TimeZone,
}

impl Oracle {
    pub fn new(def: &CalendarDef) -> Self {
        Self { def: def.clone(), zone: TimeZoneDatabase::bundled().get(&def.zone).unwrap() }
    }

    fn wall(&self, second: i64) -> DateTime {
        self.zone.to_datetime(jiff::Timestamp::from_second(second).unwrap())
    }

    /// Every UTC minute that shows `local` on the wall, earliest first; when none does, the first minute that shows a later
    /// time while the minute before it shows an earlier one.
    fn occurrences(&self, local: DateTime) -> Vec<i64> {
        let nominal = TimeZone::UTC.to_timestamp(local).unwrap().as_second();
        let around = || (nominal - 15 * 3600..=nominal + 15 * 3600).step_by(60);
        let exact: Vec<i64> = around().filter(|s| self.wall(*s) == local).collect();
        if !exact.is_empty() {
            return exact;
        }
        around().find(|s| self.wall(*s) > local && self.wall(*s - 60) < local).into_iter().collect()
    }

    /// Working minutes of the given local dates as a sorted set of UTC seconds (each the start of a minute).
    pub fn minutes(&self, from: Date, to: Date) -> std::collections::BTreeSet<i64> {
        let mut set = std::collections::BTreeSet::new();
        let mut date = from;
        while date <= to {
            let intervals = match (self.def.exceptions.get(&date), self.def.holidays.contains_key(&date)) {
                (Some(exception), _) => exception.intervals.clone(),
                (None, true) => vec![],
                (None, false) => self.def.weekly.day(date.weekday()).clone(),
            };
            for interval in intervals {
                let edge = |minutes: u16| {
                    let day = if minutes == 1440 { date.tomorrow().unwrap() } else { date };
                    let minutes = minutes % 1440;
                    self.occurrences(day.at((minutes / 60) as i8, (minutes % 60) as i8, 0, 0))
                };
                let start = edge(interval.start.minutes())[0];
                let end = *edge(interval.end.minutes()).last().unwrap();
                set.extend((start..end).step_by(60));
            }
            date = date.tomorrow().unwrap();
        }
        set
    }
}

/// Working seconds from second `a` to second `b`.
pub fn seconds(minutes: &std::collections::BTreeSet<i64>, a: i64, b: i64) -> i64 {
    minutes.range(a - 59..b).map(|m| (b.min(m + 60) - a.max(*m)).max(0)).sum()
}
