//! Periods of time as records name them: `2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-W09`.

use super::dates::add_days;
use jiff::civil::{ISOWeekDate, Weekday, date};
use kernel::Date;
use std::fmt;
use std::str::FromStr;

/// How often something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Every {
    /// ISO weeks, Monday to Sunday.
    Week,
    /// Calendar months.
    Month,
    /// Quarters of the calendar year.
    Quarter,
    /// Halves of the calendar year.
    HalfYear,
    /// Calendar years.
    Year,
}

impl Every {
    /// Months the period lasts; none for a week.
    #[must_use]
    pub const fn months(self) -> Option<i8> {
        match self {
            Self::Week => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::HalfYear => Some(6),
            Self::Year => Some(12),
        }
    }
}

/// One week, month, quarter, half-year or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    every: Every,
    first: Date,
}

impl Period {
    /// The period of that length in which a date lies.
    #[must_use]
    pub fn of(every: Every, day: Date) -> Self {
        let first = match every.months() {
            None => day.iso_week_date().first_of_week().map_or(day, ISOWeekDate::date),
            Some(months) => date(day.year(), (day.month() - 1) / months * months + 1, 1),
        };
        Self { every, first }
    }
    /// How long it is.
    #[must_use]
    pub const fn every(self) -> Every {
        self.every
    }
    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }
    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        match self.every.months() {
            None => add_days(self.first, 6),
            Some(months) => super::dates::add_months(self.first, i32::from(months) - 1).last_of_month(),
        }
    }
    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.every, add_days(self.last(), 1))
    }
    /// The one before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of(self.every, add_days(self.first, -1))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.every {
            Every::Week => {
                let week = self.first.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Every::Month => write!(f, "{year:04}-{month:02}"),
            Every::Quarter => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Every::HalfYear => write!(f, "{year:04}-H{}", (month - 1) / 6 + 1),
            Every::Year => write!(f, "{year:04}"),
        }
    }
}

/// Why a text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPeriod;

impl FromStr for Period {
    type Err = NoPeriod;
    fn from_str(text: &str) -> Result<Self, NoPeriod> {
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        if year.len() != 4 || !text.is_ascii() {
            return Err(NoPeriod);
        }
        let year: i16 = year.parse().ok().filter(|y| (1900..=2200).contains(y)).ok_or(NoPeriod)?;
        let number = |digits: &str, length: usize, most: i8| {
            let sound = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            sound.then(|| digits.parse::<i8>().ok()).flatten().filter(|n| (1..=most).contains(n)).ok_or(NoPeriod)
        };
        let of = |every, month| Ok(Self { every, first: date(year, month, 1) });
        match rest {
            None => of(Every::Year, 1),
            Some(rest) => match rest.split_at_checked(1) {
                Some(("H", n)) => of(Every::HalfYear, number(n, 1, 2)? * 6 - 5),
                Some(("Q", n)) => of(Every::Quarter, number(n, 1, 4)? * 3 - 2),
                Some(("W", n)) => {
                    let monday = ISOWeekDate::new(year, number(n, 2, 53)?, Weekday::Monday).map_err(|_| NoPeriod)?;
                    Ok(Self { every: Every::Week, first: monday.date() })
                }
                _ => of(Every::Month, number(rest, 2, 12)?),
            },
        }
    }
}
