//! A calendar as people write it, and the check that says where it is wrong.

use super::interval::{DayInterval, DayTime, Shift};
use super::{Holidays, refuse, zone};
use crate::{Code, Date, Refusal, Refusals};
use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most intervals on one day.
const MAX_INTERVALS: usize = 48;
/// Most holidays, and most exceptions, in one calendar.
const MAX_DATES: usize = 20_000;
/// Longest name of a calendar, holiday or exception, in characters.
pub(super) const MAX_NAME: usize = 200;

/// One version of a business calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarDef {
    /// What people call it.
    pub name: String,
    /// IANA time zone, for example `Europe/Paris`. Fixed offsets are refused.
    pub zone: String,
    /// 24x7: counted in UTC directly, without hours, holidays or exceptions; time-zone changes never touch it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub continuous: bool,
    /// Working hours of each weekday.
    #[serde(default, skip_serializing_if = "Weekly::is_empty")]
    pub weekly: Weekly,
    /// Dates without working time, with their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub holidays: Holidays,
    /// Dates with hours of their own; they go before holidays and weekly hours.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub exceptions: BTreeMap<Date, DatedException>,
    /// Local date from which this version holds. The first version of a calendar also holds before it.
    pub effective_from: Date,
}

/// The hours of one particular date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedException {
    /// What replaces everything else on this date; empty means closed.
    #[serde(default)]
    pub intervals: Vec<DayInterval>,
    /// Why, for whoever reads a clock that this date touches.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Working hours of the seven weekdays; a day left out is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct Weekly {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub monday: Vec<DayInterval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tuesday: Vec<DayInterval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wednesday: Vec<DayInterval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub thursday: Vec<DayInterval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub friday: Vec<DayInterval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub saturday: Vec<DayInterval>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sunday: Vec<DayInterval>,
}

/// The weekdays with the names used in files and messages.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "monday"),
    (Weekday::Tuesday, "tuesday"),
    (Weekday::Wednesday, "wednesday"),
    (Weekday::Thursday, "thursday"),
    (Weekday::Friday, "friday"),
    (Weekday::Saturday, "saturday"),
    (Weekday::Sunday, "sunday"),
];

impl Weekly {
    /// The same intervals on each of `days`.
    #[must_use]
    pub fn on_days(days: &[Weekday], intervals: &[DayInterval]) -> Self {
        let mut weekly = Self::default();
        for day in days {
            weekly.day_mut(*day).extend_from_slice(intervals);
        }
        weekly
    }
    /// The same intervals from Monday to Friday.
    #[must_use]
    pub fn monday_to_friday(intervals: &[DayInterval]) -> Self {
        Self::on_days(&[Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday], intervals)
    }
    /// The same intervals every day.
    #[must_use]
    pub fn daily(intervals: &[DayInterval]) -> Self {
        Self::on_days(&WEEKDAYS.map(|(day, _)| day), intervals)
    }
    /// The intervals of a weekday.
    #[must_use]
    pub const fn day(&self, day: Weekday) -> &Vec<DayInterval> {
        match day {
            Weekday::Monday => &self.monday,
            Weekday::Tuesday => &self.tuesday,
            Weekday::Wednesday => &self.wednesday,
            Weekday::Thursday => &self.thursday,
            Weekday::Friday => &self.friday,
            Weekday::Saturday => &self.saturday,
            Weekday::Sunday => &self.sunday,
        }
    }
    /// The intervals of a weekday, to change.
    pub const fn day_mut(&mut self, day: Weekday) -> &mut Vec<DayInterval> {
        match day {
            Weekday::Monday => &mut self.monday,
            Weekday::Tuesday => &mut self.tuesday,
            Weekday::Wednesday => &mut self.wednesday,
            Weekday::Thursday => &mut self.thursday,
            Weekday::Friday => &mut self.friday,
            Weekday::Saturday => &mut self.saturday,
            Weekday::Sunday => &mut self.sunday,
        }
    }
    /// Adds a shift that begins on `day` and may run across midnight; it is stored as one interval per date.
    pub fn add_shift(&mut self, day: Weekday, start: DayTime, end: DayTime) {
        let shift = Shift::new(start, end);
        self.day_mut(day).push(shift.first);
        self.day_mut(day.next()).extend(shift.next_day);
    }
    /// Whether no day has any hours.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        WEEKDAYS.iter().all(|(day, _)| self.day(*day).is_empty())
    }
}

impl CalendarDef {
    /// A calendar that counts every second.
    #[must_use]
    pub fn round_the_clock(name: &str, effective_from: Date) -> Self {
        Self {
            name: name.to_owned(),
            zone: "UTC".to_owned(),
            continuous: true,
            weekly: Weekly::default(),
            holidays: Holidays::new(),
            exceptions: BTreeMap::new(),
            effective_from,
        }
    }

    /// The calendar in its normal form: intervals sorted, adjacent ones joined.
    ///
    /// # Errors
    /// Everything that is wrong with it, each refusal with the field and the place: a zone that is unknown or a fixed offset,
    /// an interval that ends before it starts, overlapping intervals, too many of anything, hours on a 24x7 calendar.
    pub fn checked(&self) -> Result<Self, Refusals> {
        let mut found = Refusals::default();
        let mut normal = self.clone();
        normal.name = self.name.trim().to_owned();
        check_name(&mut found, "name", "", &normal.name, true);
        if let Err(refusal) = zone::find(&self.zone) {
            found.push(refusal);
        }
        for (day, label) in WEEKDAYS {
            let intervals = normal.weekly.day_mut(day);
            *intervals = check_intervals(&mut found, "weekly", label, intervals);
        }
        for (date, exception) in &mut normal.exceptions {
            let at = date.to_string();
            exception.intervals = check_intervals(&mut found, "exceptions", &at, &exception.intervals);
            check_name(&mut found, "exceptions", &at, &exception.reason, false);
        }
        for (date, name) in &self.holidays {
            check_name(&mut found, "holidays", &date.to_string(), name, true);
        }
        for (field, count) in [("holidays", self.holidays.len()), ("exceptions", self.exceptions.len())] {
            if count > MAX_DATES {
                found.push(Refusal::new(Code::TooMany).on(field).with("max", MAX_DATES).with("what", field));
            }
        }
        if self.continuous && !(self.weekly.is_empty() && self.holidays.is_empty() && self.exceptions.is_empty()) {
            found.push(refuse(
                "continuous",
                "",
                "a 24x7 calendar counts every second; remove its hours, holidays and exceptions, or the 24x7 mark",
            ));
        }
        found.into_result().map(|()| normal)
    }

    /// Where the hours of `date` come from, and the hours: exception before holiday before weekly hours.
    pub(super) fn hours(&self, date: Date) -> (Source<'_>, &[DayInterval]) {
        if self.continuous {
            return (Source::Weekly, &[DayInterval::WHOLE_DAY]);
        }
        if let Some(exception) = self.exceptions.get(&date) {
            return (Source::Exception(&exception.reason), &exception.intervals);
        }
        if let Some(name) = self.holidays.get(&date) {
            return (Source::Holiday(name), &[]);
        }
        (Source::Weekly, self.weekly.day(date.weekday()))
    }
}

/// What decided the hours of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source<'a> {
    Exception(&'a str),
    Holiday(&'a str),
    Weekly,
}

fn check_name(found: &mut Refusals, field: &str, at: &str, name: &str, required: bool) {
    if required && name.trim().is_empty() {
        found.push(refuse(field, at, "a name is needed"));
    }
    if name.chars().count() > MAX_NAME {
        found.push(refuse(field, at, format!("the name is longer than {MAX_NAME} characters")));
    }
}

fn check_intervals(found: &mut Refusals, field: &str, at: &str, intervals: &[DayInterval]) -> Vec<DayInterval> {
    if intervals.len() > MAX_INTERVALS {
        found.push(refuse(field, at, format!("more than {MAX_INTERVALS} intervals on one day")));
        return Vec::new();
    }
    let before = found.0.len();
    for (index, interval) in intervals.iter().enumerate() {
        if interval.start >= interval.end {
            let mend = if interval.start == interval.end {
                "it is empty; a whole day is 00:00-24:00".to_owned()
            } else {
                format!(
                    "it ends before it starts; a shift across midnight is {}-24:00 and, on the next day, 00:00-{}",
                    interval.start, interval.end
                )
            };
            found.push(refuse(field, format!("{at}, interval {}", index + 1), format!("{interval}: {mend}")));
        }
    }
    if found.0.len() > before {
        return intervals.to_vec();
    }
    DayInterval::join(intervals).unwrap_or_else(|(a, b)| {
        found.push(refuse(field, at, format!("{a} and {b} overlap")));
        intervals.to_vec()
    })
}
