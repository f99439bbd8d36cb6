//! Periods by name: `2026`, `2026-Q1`, `2026-03`.

use kernel::{Calendar, Date};

use super::spans::Span;

/// A calendar month, quarter or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    year: i16,
    /// First month, 1 to 12.
    month: i8,
    /// How many months: 1, 3 or 12.
    months: i8,
}

impl Period {
    /// Reads a name; `None` for anything else than a month, quarter or year from 1970 to 2198.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (year, part) = name.split_once('-').map_or((name, None), |(year, part)| (year, Some(part)));
        let digits = |text: &str, n: usize| text.len() == n && text.bytes().all(|b| b.is_ascii_digit());
        let year = year.parse::<i16>().ok().filter(|y| digits(name.get(..4).unwrap_or_default(), 4) && (1970..=2198).contains(y))?;
        let (month, months) = match part {
            None => (1, 12),
            Some("Q1") => (1, 3),
            Some("Q2") => (4, 3),
            Some("Q3") => (7, 3),
            Some("Q4") => (10, 3),
            Some(month) if digits(month, 2) => (month.parse().ok().filter(|m| (1..=12).contains(m))?, 1),
            Some(_) => return None,
        };
        Some(Self { year, month, months })
    }
    /// The month, quarter or year that a date lies in.
    #[must_use]
    pub fn containing(date: Date, months: i8) -> Self {
        let months = if matches!(months, 3 | 12) { months } else { 1 };
        Self { year: date.year(), month: (date.month() - 1) / months * months + 1, months }
    }
    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        jiff::civil::date(self.year, self.month, 1)
    }
    /// The first day after it.
    #[must_use]
    pub const fn after(self) -> Date {
        let month = self.month + self.months;
        if month > 12 { jiff::civil::date(self.year + 1, month - 12, 1) } else { jiff::civil::date(self.year, month, 1) }
    }
    /// The one before it, of the same length.
    #[must_use]
    pub fn before(self) -> Self {
        Self::containing(self.first().yesterday().unwrap_or(Date::MIN), self.months)
    }
    /// How many months it has.
    #[must_use]
    pub const fn months(self) -> i8 {
        self.months
    }
    /// The year it lies in.
    #[must_use]
    pub const fn year(self) -> Self {
        Self { year: self.year, month: 1, months: 12 }
    }
    /// Its name.
    #[must_use]
    pub fn name(self) -> String {
        match self.months {
            12 => format!("{:04}", self.year),
            3 => format!("{:04}-Q{}", self.year, (self.month + 2) / 3),
            _ => format!("{:04}-{:02}", self.year, self.month),
        }
    }
    /// From its first to its last second, on the wall of a calendar's zone.
    #[must_use]
    pub fn span(self, calendar: &Calendar) -> Span {
        Span::new(calendar.start_of(self.first()), calendar.start_of(self.after()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_written() {
        for (name, first, after, before) in [
            ("2026", "2026-01-01", "2027-01-01", "2025"),
            ("2026-Q1", "2026-01-01", "2026-04-01", "2025-Q4"),
            ("2026-Q4", "2026-10-01", "2027-01-01", "2026-Q3"),
            ("2026-03", "2026-03-01", "2026-04-01", "2026-02"),
            ("2026-12", "2026-12-01", "2027-01-01", "2026-11"),
            ("2026-01", "2026-01-01", "2026-02-01", "2025-12"),
            ("2024-02", "2024-02-01", "2024-03-01", "2024-01"),
        ] {
            let period = Period::parse(name).unwrap();
            assert_eq!((period.first().to_string(), period.after().to_string()), (first.into(), after.into()), "{name}");
            assert_eq!((period.name(), period.before().name()), (name.into(), before.into()));
            assert_eq!(Period::containing(period.first(), period.months()), period);
        }
        for wrong in [
            "",
            "26",
            "2026-",
            "2026-00",
            "2026-13",
            "2026-Q0",
            "2026-Q5",
            "2026-W09",
            "2026-3",
            "2026-03-01",
            "+026",
            "1969",
            "2199",
            "zzzz",
        ] {
            assert_eq!(Period::parse(wrong), None, "{wrong:?}");
        }
    }
}
