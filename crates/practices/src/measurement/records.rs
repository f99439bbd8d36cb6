//! What the records of governing have in common when they are decided: what day it is, dates that have happened, dates
//! that may not slip silently, titles, rows of tables, and guards by name.

use super::obligations::moved_later;
use crate::calendar::Calendars;
use crate::organisation::Settings;
use engine::{Facts, Record, Work};
use jiff::tz::TimeZone;
use kernel::{Calendar, Code, Date, Id, Refusal, Timestamp};
use schema::{Row, Value};
use std::sync::Arc;

fn zone(facts: &Facts<'_>) -> TimeZone {
    TimeZone::get(Settings::of(facts).time_zone()).unwrap_or(TimeZone::UTC)
}

/// The date of an instant in the organisation's zone.
pub(crate) fn date_of(facts: &Facts<'_>, at: Timestamp) -> Date {
    at.to_jiff().to_zoned(zone(facts)).date()
}

/// Today, in the organisation's zone.
pub(crate) fn today(work: &Work<'_>) -> Date {
    date_of(work.facts(), work.now())
}

/// The first instant of a date in the organisation's zone.
pub(crate) fn start_of(facts: &Facts<'_>, date: Date) -> Timestamp {
    date.to_zoned(zone(facts)).map_or_else(|_| Timestamp::default(), |zoned| zoned.timestamp().into())
}

/// The calendar business days are counted on.
pub(crate) fn calendar(facts: &Facts<'_>, calendars: &Calendars) -> Arc<Calendar> {
    Settings::of(facts).hours(calendars)
}

/// Dates stand in order: no later one before an earlier one.
pub(crate) fn in_order(work: &mut Work<'_>, pairs: &[(&str, &str)]) {
    for (earlier, later) in pairs {
        if !(work.changed(earlier) || work.changed(later)) {
            continue;
        }
        if let (Some(a), Some(b)) = (date(work.record(), earlier), date(work.record(), later))
            && b < a
        {
            let refusal = Refusal::new(Code::Order).on(*later).with("label", work.label(later)).with("other", work.label(earlier));
            work.refuse(refusal);
        }
    }
}

/// The date of a date field.
pub(crate) fn date(record: &Record, field: &str) -> Option<Date> {
    match record.get(field) {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    }
}

/// The records a field names, none when it is empty.
pub(crate) fn references<'r>(record: &'r Record, field: &str) -> &'r [Id] {
    match record.get(field) {
        Some(Value::References(ids)) => ids,
        _ => &[],
    }
}

/// An obligation may be moved earlier, never later without a reason.
pub(crate) fn not_later_silently(work: &mut Work<'_>, field: &str) {
    let old = work.before().and_then(|b| date(b, field));
    if let (Some(old), Some(new)) = (old, date(work.record(), field))
        && moved_later(old, new)
        && work.given(field)
    {
        let label = work.label(field).to_lowercase();
        work.require_reason(&format!("moving “{label}” to a later day"), 10);
    }
}

/// What to call a record in a text; the number of a new one is filled in when it is known.
pub(crate) fn called(record: &Record) -> String {
    record.number.clone().unwrap_or_else(|| "{number}".to_owned())
}

/// Gives a record without a title the beginning of another text as one.
pub(crate) fn title_from(work: &mut Work<'_>, field: &str) {
    if work.record().get("title").is_some() {
        return;
    }
    let Some(text) = work.record().text(field) else { return };
    let line = text.lines().next().unwrap_or_default().trim();
    let mut title: String = line.chars().take(120).collect();
    if title.len() < line.len() {
        let end = title.rfind(' ').filter(|at| *at > 40).unwrap_or(title.len());
        title.truncate(end);
        title.push('…');
    }
    if !title.is_empty() {
        work.set("title", Value::Text(title));
    }
}

/// A choice of a table row.
pub(crate) fn cell_choice<'r>(row: &'r Row, column: &str) -> Option<&'r str> {
    match row.get(column) {
        Some(Value::Choice(name)) => Some(name),
        _ => None,
    }
}

/// A text of a table row.
pub(crate) fn cell_text<'r>(row: &'r Row, column: &str) -> Option<&'r str> {
    match row.get(column) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// A number of a table row.
pub(crate) fn cell_number(row: &Row, column: &str) -> Option<i64> {
    match row.get(column) {
        Some(Value::Integer(n)) => Some(*n),
        _ => None,
    }
}

/// Whether a table row says yes.
pub(crate) fn cell_flag(row: &Row, column: &str) -> bool {
    matches!(row.get(column), Some(Value::Boolean(true)))
}

/// Guards by name, as a practice lists them.
pub(crate) type Guards = &'static [(&'static str, fn(&Calendars, &mut Work<'_>))];

/// The names of guards.
pub(crate) fn names(guards: Guards) -> Vec<&'static str> {
    guards.iter().map(|(name, _)| *name).collect()
}

/// Judges by the guard of that name.
pub(crate) fn judge(guards: Guards, calendars: &Calendars, name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = guards.iter().find(|(known, _)| *known == name) {
        guard(calendars, work);
    }
}
