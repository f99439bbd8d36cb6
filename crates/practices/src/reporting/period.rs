//! Reporting periods: a year, a quarter or a month of the calendar, written `2026`, `2026-Q1`, `2026-03`.

use kernel::Date;
use std::fmt;

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// A month.
    Monthly,
    /// Three months.
    Quarterly,
    /// A year.
    Yearly,
}

impl Frequency {
    /// The frequency stored under a name; `None` for a name that is none.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "monthly" => Some(Self::Monthly),
            "quarterly" => Some(Self::Quarterly),
            "yearly" => Some(Self::Yearly),
            _ => None,
        }
    }
    const fn months(self) -> i8 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::Yearly => 12,
        }
    }
}

/// One period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    frequency: Frequency,
    first: Date,
}

impl Period {
    /// The period of a frequency in which a date lies.
    #[must_use]
    pub fn of(frequency: Frequency, date: Date) -> Self {
        let months = frequency.months();
        let month = (date.month() - 1) / months * months + 1;
        Self { frequency, first: Date::new(date.year(), month, 1).unwrap_or(Date::MIN) }
    }
    /// The period written as text; `None` when it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        if year.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'Q')) {
            return None;
        }
        let year: i16 = year.parse().ok()?;
        let (frequency, month) = match rest {
            None => (Frequency::Yearly, 1),
            Some(rest) if rest.len() != 2 => return None,
            Some(rest) => match rest.strip_prefix('Q') {
                Some(quarter) => (Frequency::Quarterly, quarter.parse::<i8>().ok().filter(|q| (1..=4).contains(q))? * 3 - 2),
                None => (Frequency::Monthly, rest.parse::<i8>().ok()?),
            },
        };
        Some(Self { frequency, first: Date::new(year, month, 1).ok()? })
    }
    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }
    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.next().first.yesterday().unwrap_or(Date::MAX)
    }
    /// The period after it.
    #[must_use]
    pub fn next(self) -> Self {
        self.moved(i64::from(self.frequency.months()))
    }
    /// The period before it.
    #[must_use]
    pub fn previous(self) -> Self {
        self.moved(-i64::from(self.frequency.months()))
    }
    fn moved(self, months: i64) -> Self {
        Self { first: crate::service::means::months_after(self.first, months), ..self }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.frequency {
            Frequency::Yearly => write!(f, "{year:04}"),
            Frequency::Quarterly => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Frequency::Monthly => write!(f, "{year:04}-{month:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_are_read_and_written() {
        for (text, first, last, next, previous) in [
            ("2026", date(2026, 1, 1), date(2026, 12, 31), "2027", "2025"),
            ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "2026-Q2", "2025-Q4"),
            ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "2027-Q1", "2026-Q3"),
            ("2026-02", date(2026, 2, 1), date(2026, 2, 28), "2026-03", "2026-01"),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024-03", "2024-01"),
            ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "2027-01", "2026-11"),
        ] {
            let period = Period::parse(text).unwrap();
            assert_eq!((period.first(), period.last()), (first, last), "{text}");
            assert_eq!((period.next().to_string(), period.previous().to_string()), (next.to_owned(), previous.to_owned()));
            assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_period() {
        for text in ["", "26", "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-3", "2026-03-01", "2026-W09", "2026 ", "+026", "２０２６"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_lies_in_a_period() {
        for (frequency, on, expected) in [
            (Frequency::Monthly, date(2026, 5, 31), "2026-05"),
            (Frequency::Quarterly, date(2026, 5, 31), "2026-Q2"),
            (Frequency::Quarterly, date(2026, 12, 31), "2026-Q4"),
            (Frequency::Yearly, date(2026, 1, 1), "2026"),
        ] {
            assert_eq!(Period::of(frequency, on).to_string(), expected);
        }
        assert_eq!(Frequency::named("monthly"), Some(Frequency::Monthly));
        assert_eq!(Frequency::named("daily"), None);
    }
}
