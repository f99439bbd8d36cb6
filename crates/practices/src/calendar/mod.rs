//! Business calendars: from the record people edit to working hours a clock can count on.

use crate::handles::business_calendar::f;
use engine::{Facts, Practice, Record, Work};
use kernel::calendar::{DatedException, DayInterval};
use kernel::{Calendar, CalendarDef, Code, Id, Refusal, Refusals};
use schema::{Row, Value};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, RwLock};

/// By record and version; nothing for one that is unsound.
type Compiled = BTreeMap<(Id, u32), Option<Arc<Calendar>>>;

/// Compiled calendars by record and version: a memory of a pure function.
#[derive(Debug, Default)]
pub struct Calendars {
    compiled: RwLock<Compiled>,
    continuous: OnceLock<Arc<Calendar>>,
}

impl Calendars {
    /// The working hours of a calendar record, and its version. `None` when there is no such calendar or it is unsound.
    #[must_use]
    pub fn hours(&self, facts: &Facts<'_>, id: Id) -> Option<(Arc<Calendar>, u32)> {
        let record = facts.shelved(id)?;
        let key = (id, record.version);
        if let Ok(known) = self.compiled.read()
            && let Some(found) = known.get(&key)
        {
            return found.clone().map(|hours| (hours, record.version));
        }
        let made = definition(record).and_then(|def| Calendar::compile(&def)).ok().map(Arc::new);
        if let Ok(mut known) = self.compiled.write() {
            known.insert(key, made.clone());
        }
        made.map(|hours| (hours, record.version))
    }
    /// The calendar that counts every second.
    #[must_use]
    pub fn continuous(&self) -> Arc<Calendar> {
        self.continuous.get_or_init(|| Arc::new(Calendar::round_the_clock())).clone()
    }
}

/// What a calendar record says.
///
/// # Errors
/// Times that are none, and everything [`CalendarDef::checked`] refuses.
pub fn definition(record: &Record) -> Result<CalendarDef, Refusals> {
    let name = f::NAME.get(record).unwrap_or_default();
    let mut def = CalendarDef::round_the_clock(name, f::EFFECTIVE_FROM.get(record).unwrap_or_else(|| jiff::civil::date(1970, 1, 1)));
    def.zone = f::TIME_ZONE.get(record).unwrap_or("UTC").to_owned();
    def.continuous = f::CONTINUOUS.get(record).unwrap_or(false);
    let mut wrong = Refusals::default();
    for row in f::WEEKLY_HOURS.get(record).unwrap_or_default() {
        let day = match row.get("day") {
            Some(Value::Choice(day)) => WEEK.iter().find(|(name, _)| *day == **name).map(|(_, day)| *day),
            _ => None,
        };
        match (day, interval(row)) {
            (Some(day), Some(interval)) => def.weekly.day_mut(day).push(interval),
            _ => wrong.push(refuse("weekly_hours", "a line needs a day and two times such as 09:00 and 17:30")),
        }
    }
    for row in f::HOLIDAYS.get(record).unwrap_or_default() {
        if let Some(Value::Date(date)) = row.get("date") {
            let name = text(row, "name").unwrap_or("Holiday").to_owned();
            def.holidays.insert(*date, name);
        }
    }
    for row in f::EXCEPTIONS.get(record).unwrap_or_default() {
        let Some(Value::Date(date)) = row.get("date") else { continue };
        let exception: &mut DatedException = def.exceptions.entry(*date).or_default();
        if let Some(note) = text(row, "note") {
            note.clone_into(&mut exception.reason);
        }
        match (text(row, "starts"), text(row, "ends"), interval(row)) {
            (None, None, _) => {}
            (_, _, Some(interval)) => exception.intervals.push(interval),
            _ => wrong.push(refuse("exceptions", "a line needs two times such as 09:00 and 12:00, or none to close the day")),
        }
    }
    wrong.into_result()?;
    def.checked()
}

const WEEK: [(&str, jiff::civil::Weekday); 7] = [
    ("monday", jiff::civil::Weekday::Monday),
    ("tuesday", jiff::civil::Weekday::Tuesday),
    ("wednesday", jiff::civil::Weekday::Wednesday),
    ("thursday", jiff::civil::Weekday::Thursday),
    ("friday", jiff::civil::Weekday::Friday),
    ("saturday", jiff::civil::Weekday::Saturday),
    ("sunday", jiff::civil::Weekday::Sunday),
];

fn refuse(field: &str, reason: &str) -> Refusal {
    Refusal::new(Code::Calendar).on(field).with("reason", reason)
}

fn text<'r>(row: &'r Row, column: &str) -> Option<&'r str> {
    match row.get(column) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn interval(row: &Row) -> Option<DayInterval> {
    Some(DayInterval { start: text(row, "starts")?.parse().ok()?, end: text(row, "ends")?.parse().ok()? })
}

/// Rules of business calendars.
#[derive(Clone, Copy, Debug, Default)]
pub struct CalendarRules;

impl Practice for CalendarRules {
    fn check(&self, work: &mut Work<'_>) {
        let found = match definition(work.record()) {
            Ok(def) => match Calendar::compile(&def) {
                Ok(_) => return,
                Err(refusals) => refusals,
            },
            Err(refusals) => refusals,
        };
        for mut refusal in found.0 {
            // The kernel names the parts of a definition; the form names its fields.
            refusal.field = refusal.field.map(|f| match &*f {
                "weekly" => "weekly_hours".into(),
                "zone" => "time_zone".into(),
                _ => f,
            });
            work.refuse(refusal);
        }
    }
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, _shared: &crate::Shared) -> engine::RuleBook {
    book.with("business_calendar", CalendarRules)
}
