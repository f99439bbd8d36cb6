//! Holidays from an iCalendar file, as published by public authorities and exported by desktop calendars.
//!
//! All-day events become holidays. Timed and cancelled events are left out and named, so that nothing vanishes unseen; what
//! could be misread (a weekly rule, an exception to a repeating event) refuses the file and points at the line.

use super::definition::MAX_NAME;
use super::ics_lines::{Line, content_lines, refuse_line, unescape};
use super::recurrence::{Yearly, basic_date};
use super::{Holidays, refuse};
use crate::{Code, Date, Refusal, Refusals};

/// Most holidays one file may give.
const MAX_HOLIDAYS: usize = 20_000;
/// Longest single event, in days.
const MAX_DAYS: i32 = 366;
/// Deepest nesting of components.
const MAX_DEPTH: usize = 8;
/// Problems reported at once.
const MAX_REFUSALS: usize = 20;

/// What a file contains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HolidayImport {
    /// The holidays; several events on one date are joined as `A / B`.
    pub holidays: Holidays,
    /// Events that are no holidays.
    pub skipped: Vec<SkippedEvent>,
}

/// An event that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedEvent {
    /// Line on which it begins.
    pub line: usize,
    /// Its name.
    pub name: String,
    /// Why it was left out.
    pub reason: &'static str,
}

/// The holidays of an iCalendar file in order of date; see [`read_holidays`], which also names what was left out.
///
/// # Errors
/// As [`read_holidays`].
pub fn holidays_from_ics(bytes: &[u8]) -> Result<Vec<(Date, String)>, Refusals> {
    Ok(read_holidays(bytes)?.holidays.into_iter().collect())
}

/// Reads an iCalendar file of at most 2 MiB: all-day events, also of several days (`DTEND` is the day after the last), and
/// simple yearly rules, which are spelled out up to 2099.
///
/// # Errors
/// Each refusal names the line: not UTF-8, not iCalendar, cut off, a rule or date that is not understood, too large.
pub fn read_holidays(bytes: &[u8]) -> Result<HolidayImport, Refusals> {
    let lines = content_lines(bytes)?;
    let mut import = HolidayImport::default();
    let mut found = Refusals::default();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut event: Vec<&Line> = Vec::new();
    match lines.first() {
        Some(first) if first.name == "BEGIN" && first.value.eq_ignore_ascii_case("VCALENDAR") => {}
        first => return Err(refuse_line(first.map_or(1, |l| l.number), "an iCalendar file begins with BEGIN:VCALENDAR").into()),
    }
    for line in &lines {
        match line.name.as_str() {
            "BEGIN" => {
                open.push((line.value.trim().to_ascii_uppercase(), line.number));
                if open.len() > MAX_DEPTH {
                    return Err(line.refuse("nested too deeply").into());
                }
                if in_event(&open) {
                    event.clear();
                }
            }
            "END" => {
                let ended = line.value.trim().to_ascii_uppercase();
                if open.last().is_none_or(|(name, _)| *name != ended) {
                    return Err(line.refuse(format!("END:{ended} closes nothing that is open")).into());
                }
                if in_event(&open)
                    && let Err(refusal) = take_event(&event, line.number, &mut import)
                {
                    found.push(refusal);
                }
                open.pop();
            }
            _ if open.is_empty() => return Err(line.refuse("text after END:VCALENDAR").into()),
            _ if in_event(&open) => event.push(line),
            _ => {}
        }
        if found.0.len() >= MAX_REFUSALS {
            return Err(found);
        }
        if import.holidays.len() > MAX_HOLIDAYS {
            return Err(Refusal::new(Code::TooMany).on("holidays").with("max", MAX_HOLIDAYS).with("what", "holidays").into());
        }
    }
    if let Some((name, number)) = open.last() {
        return Err(refuse_line(*number, format!("the file ends before END:{name}; it seems to be cut off")).into());
    }
    found.into_result()?;
    if import.holidays.is_empty() && import.skipped.is_empty() {
        return Err(refuse("holidays", "", "the file has no events").into());
    }
    Ok(import)
}

fn in_event(open: &[(String, usize)]) -> bool {
    open.len() == 2 && open[1].0 == "VEVENT"
}

fn take_event(lines: &[&Line], end_line: usize, import: &mut HolidayImport) -> Result<(), Refusal> {
    let get = |name: &str| lines.iter().copied().find(|l| l.name == name);
    let number = lines.first().map_or(end_line, |l| l.number);
    let name: String = get("SUMMARY").map(|l| unescape(&l.value)).unwrap_or_default().chars().take(MAX_NAME).collect();
    let start_line = get("DTSTART").ok_or_else(|| refuse_line(number, "the event has no DTSTART"))?;
    let mut skip = |reason| {
        import.skipped.push(SkippedEvent { line: number, name: name.clone(), reason });
        Ok(())
    };
    if get("STATUS").is_some_and(|l| l.value.trim().eq_ignore_ascii_case("CANCELLED")) {
        return skip("cancelled");
    }
    let Some(start) = all_day(start_line)? else {
        return skip("not an all-day event");
    };
    let days = match (get("DTEND"), get("DURATION")) {
        (Some(line), _) => match all_day(line)? {
            // Some programs write the same date twice for one day, though the end is the day after the last.
            Some(end) if end == start => 1,
            Some(end) if end < start => return Err(line.refuse(format!("the event ends ({end}) before it starts ({start})"))),
            Some(end) => start.until(end).map_err(|_| line.refuse("the event is too long"))?.get_days(),
            None => return skip("not an all-day event"),
        },
        (None, Some(line)) => match whole_days(&line.value) {
            Some(days) => days,
            None => return Err(line.refuse(format!("“{}” is not a duration of whole days such as P1D", line.value))),
        },
        (None, None) => 1,
    };
    if days > MAX_DAYS {
        return Err(start_line.refuse(format!("the event lasts {days} days; more than {MAX_DAYS} are not taken as a holiday")));
    }
    if let Some(line) = get("RECURRENCE-ID") {
        return Err(line.refuse("a changed instance of a repeating event is not understood; give it as an event of its own"));
    }
    if name.is_empty() {
        return Err(refuse_line(number, "the event has no SUMMARY to name the holiday"));
    }
    let mut starts = match get("RRULE") {
        Some(line) => Yearly::parse(line)?.dates(start),
        None => vec![start],
    };
    for line in lines.iter().filter(|l| l.name == "RDATE") {
        starts.extend(dates(line)?);
    }
    for line in lines.iter().filter(|l| l.name == "EXDATE") {
        let except = dates(line)?;
        starts.retain(|d| !except.contains(d));
    }
    for first in starts {
        let mut date = first;
        for _ in 0..days {
            add(&mut import.holidays, date, &name);
            date = date.tomorrow().map_err(|_| start_line.refuse("the date is out of range"))?;
        }
    }
    Ok(())
}

fn add(holidays: &mut Holidays, date: Date, name: &str) {
    let entry = holidays.entry(date).or_default();
    if entry.is_empty() {
        name.clone_into(entry);
    } else if !entry.split(" / ").any(|n| n == name) && entry.chars().count() + name.chars().count() + 3 <= MAX_NAME {
        entry.push_str(" / ");
        entry.push_str(name);
    }
}

/// The date of an all-day `DTSTART` or `DTEND`: a date, or midnight without `Z`. `None` for a time of day.
fn all_day(line: &Line) -> Result<Option<Date>, Refusal> {
    let value = line.value.trim();
    let date = value.get(..8).and_then(basic_date).ok_or_else(|| line.refuse(format!("“{value}” is not a date such as 20260101")))?;
    match &value[8..] {
        "" | "T000000" => Ok(Some(date)),
        time if time.starts_with('T') && line.param("VALUE") != Some("DATE") => Ok(None),
        _ => Err(line.refuse(format!("“{value}” is not a date such as 20260101"))),
    }
}

/// The dates of an `RDATE` or `EXDATE` list.
fn dates(line: &Line) -> Result<Vec<Date>, Refusal> {
    let one = |v: &str| v.trim().get(..8).and_then(basic_date).ok_or_else(|| line.refuse(format!("“{v}” is not a date such as 20260101")));
    line.value.split(',').map(one).collect()
}

/// `P3D` or `P1W` in days.
fn whole_days(text: &str) -> Option<i32> {
    let body = text.trim().strip_prefix('P')?;
    let (number, unit) = body.split_at_checked(body.len().checked_sub(1)?)?;
    let number: i32 = number.parse().ok().filter(|n| (1..=MAX_DAYS).contains(n))?;
    match unit {
        "D" => Some(number),
        "W" => Some(number * 7),
        _ => None,
    }
}
