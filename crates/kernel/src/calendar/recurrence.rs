//! Yearly repetition of a holiday: the same date every year, or the n-th weekday of a month. Anything finer is refused
//! rather than half understood: a wrong holiday moves due instants.

use super::ics_lines::Line;
use crate::{Date, Refusal};
use jiff::civil::Weekday;

/// Rules without an end are spelled out up to this year.
pub(super) const LAST_YEAR: i16 = 2099;

/// A parsed `RRULE:FREQ=YEARLY…`.
#[derive(Debug)]
pub(super) struct Yearly {
    interval: i16,
    count: Option<usize>,
    until: Option<Date>,
    month: Option<i8>,
    month_day: Option<i8>,
    nth_weekday: Option<(i8, Weekday)>,
}

impl Yearly {
    pub(super) fn parse(line: &Line) -> Result<Self, Refusal> {
        let mut rule = Self { interval: 1, count: None, until: None, month: None, month_day: None, nth_weekday: None };
        let mut yearly = false;
        for part in line.value.split(';').filter(|p| !p.is_empty()) {
            let (key, value) = part.split_once('=').ok_or_else(|| line.refuse(format!("“{part}” is not KEY=VALUE")))?;
            let wrong = || line.refuse(format!("{key}={value} is not understood; only simple yearly rules are"));
            match key.to_ascii_uppercase().as_str() {
                "FREQ" => yearly = value.eq_ignore_ascii_case("YEARLY"),
                "INTERVAL" => rule.interval = value.parse().ok().filter(|n| (1..=200).contains(n)).ok_or_else(wrong)?,
                "COUNT" => rule.count = Some(value.parse().ok().filter(|n| (1..=1000).contains(n)).ok_or_else(wrong)?),
                "UNTIL" => rule.until = Some(basic_date(value.get(..8).unwrap_or_default()).ok_or_else(wrong)?),
                "BYMONTH" => rule.month = Some(value.parse().ok().filter(|n| (1..=12).contains(n)).ok_or_else(wrong)?),
                "BYMONTHDAY" => rule.month_day = Some(value.parse().ok().filter(|n| (1..=31).contains(n)).ok_or_else(wrong)?),
                "BYDAY" => rule.nth_weekday = Some(nth_weekday(value).ok_or_else(wrong)?),
                "WKST" => {}
                _ => return Err(wrong()),
            }
        }
        if !yearly {
            return Err(line.refuse("only rules with FREQ=YEARLY are taken for holidays"));
        }
        if rule.nth_weekday.is_some() && (rule.month.is_none() || rule.month_day.is_some()) {
            return Err(line.refuse("BYDAY is understood together with BYMONTH only, as in BYMONTH=11;BYDAY=4TH"));
        }
        Ok(rule)
    }

    /// The dates of the rule from `start` on; a 29 February exists in leap years only.
    pub(super) fn dates(&self, start: Date) -> Vec<Date> {
        let mut out = Vec::new();
        let step = usize::try_from(self.interval).unwrap_or(1);
        for year in (start.year()..=LAST_YEAR).step_by(step) {
            let date = self.in_year(year, start);
            if date.is_some_and(|d| self.until.is_some_and(|until| d > until)) || self.count.is_some_and(|n| out.len() >= n) {
                break;
            }
            out.extend(date.filter(|d| *d >= start));
        }
        out
    }

    fn in_year(&self, year: i16, start: Date) -> Option<Date> {
        let month = self.month.unwrap_or(start.month());
        match self.nth_weekday {
            Some((nth, weekday)) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
            None => Date::new(year, month, self.month_day.unwrap_or(start.day())).ok(),
        }
    }
}

/// `20260101`.
pub(super) fn basic_date(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let date = Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok()?;
    (1900..=2199).contains(&date.year()).then_some(date)
}

/// `4TH`, `-1MO`.
fn nth_weekday(text: &str) -> Option<(i8, Weekday)> {
    let (nth, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let weekday = match day.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let nth: i8 = nth.parse().ok()?;
    ((1..=5).contains(&nth) || (-5..=-1).contains(&nth)).then_some((nth, weekday))
}
