//! Stretches of whole days that people name: `2026`, `2026-Q1`, `2026-03`, `2026-W09`.

use jiff::Span;
use jiff::civil::{ISOWeekDate, Weekday, date};
use kernel::{Code, Date, Refusal};

/// A year, quarter, month or ISO week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A calendar year.
    Year(i16),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, i8),
    /// A calendar month, 1 to 12.
    Month(i16, i8),
    /// An ISO 8601 week, Monday to Sunday.
    Week(i16, i8),
}

impl Period {
    /// Reads the name of a period; `None` when it is none, or lies outside the years 1900 to 2200.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let (year, rest) = name.split_at_checked(4).filter(|(year, _)| digits(year))?;
        let year: i16 = year.parse().ok().filter(|y| (1900..=2200).contains(y))?;
        let rest = match rest.strip_prefix('-') {
            Some(rest) => rest,
            None => return rest.is_empty().then_some(Self::Year(year)),
        };
        let number = |text: &str, length: usize, most: i8| {
            let sound = text.len() == length && digits(text);
            text.parse().ok().filter(|n: &i8| sound && (1..=most).contains(n))
        };
        if let Some(quarter) = rest.strip_prefix('Q') {
            return Some(Self::Quarter(year, number(quarter, 1, 4)?));
        }
        if let Some(week) = rest.strip_prefix('W') {
            let week = number(week, 2, 53)?;
            return ISOWeekDate::new(year, week, Weekday::Monday).ok().map(|_| Self::Week(year, week));
        }
        Some(Self::Month(year, number(rest, 2, 12)?))
    }

    /// Reads the name of a period that stands in a field.
    ///
    /// # Errors
    /// [`Code::WrongShape`] beside the field.
    pub fn read(field: &str, label: &str, name: &str) -> Result<Self, Refusal> {
        let expected = "a year, quarter, month or week such as 2026, 2026-Q1, 2026-03 or 2026-W09";
        Self::parse(name).ok_or_else(|| Refusal::new(Code::WrongShape).on(field).with("label", label).with("expected", expected))
    }

    /// The month of a date.
    #[must_use]
    pub fn month_of(on: Date) -> Self {
        Self::Month(on.year(), on.month())
    }
    /// The quarter of a date.
    #[must_use]
    pub fn quarter_of(on: Date) -> Self {
        Self::Quarter(on.year(), (on.month() + 2) / 3)
    }
    /// The year of a date.
    #[must_use]
    pub fn year_of(on: Date) -> Self {
        Self::Year(on.year())
    }

    /// How it is written.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Year(year) => format!("{year}"),
            Self::Quarter(year, quarter) => format!("{year}-Q{quarter}"),
            Self::Month(year, month) => format!("{year}-{month:02}"),
            Self::Week(year, week) => format!("{year}-W{week:02}"),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        match self {
            Self::Year(year) => date(year, 1, 1),
            Self::Quarter(year, quarter) => date(year, quarter * 3 - 2, 1),
            Self::Month(year, month) => date(year, month, 1),
            Self::Week(year, week) => ISOWeekDate::new(year, week, Weekday::Monday).map_or(Date::ZERO, ISOWeekDate::date),
        }
    }
    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        let span = match self {
            Self::Year(_) => Span::new().years(1),
            Self::Quarter(..) => Span::new().months(3),
            Self::Month(..) => Span::new().months(1),
            Self::Week(..) => Span::new().weeks(1),
        };
        self.first().saturating_add(span).yesterday().unwrap_or(Date::MAX)
    }
    /// Whether all of another period lies within it.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.first() <= other.first() && other.last() <= self.last()
    }
    /// The one of its kind that follows.
    #[must_use]
    pub fn next(self) -> Self {
        let on = self.last().tomorrow().unwrap_or(Date::MAX);
        match self {
            Self::Year(_) => Self::year_of(on),
            Self::Quarter(..) => Self::quarter_of(on),
            Self::Month(..) => Self::month_of(on),
            Self::Week(..) => {
                let week = on.iso_week_date();
                Self::Week(week.year(), week.week())
            }
        }
    }
    /// Its months, first to last; none for a week, which has no whole ones.
    #[must_use]
    pub fn months(self) -> Vec<Self> {
        if matches!(self, Self::Week(..)) {
            return Vec::new();
        }
        let mut all = vec![Self::month_of(self.first())];
        while let Some(last) = all.last().filter(|m| m.last() < self.last()) {
            all.push(last.next());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_days() {
        for (name, first, last, next, months) in [
            ("2026", "2026-01-01", "2026-12-31", "2027", 12),
            ("2024", "2024-01-01", "2024-12-31", "2025", 12),
            ("2026-Q1", "2026-01-01", "2026-03-31", "2026-Q2", 3),
            ("2026-Q4", "2026-10-01", "2026-12-31", "2027-Q1", 3),
            ("2026-02", "2026-02-01", "2026-02-28", "2026-03", 1),
            ("2024-02", "2024-02-01", "2024-02-29", "2024-03", 1),
            ("2026-12", "2026-12-01", "2026-12-31", "2027-01", 1),
            ("2026-W01", "2025-12-29", "2026-01-04", "2026-W02", 0),
            ("2026-W53", "2026-12-28", "2027-01-03", "2027-W01", 0),
            ("2025-W52", "2025-12-22", "2025-12-28", "2026-W01", 0),
        ] {
            let period = Period::parse(name).unwrap();
            assert_eq!(period.name(), name);
            assert_eq!((period.first().to_string(), period.last().to_string()), (first.to_owned(), last.to_owned()), "{name}");
            assert_eq!((period.next().name(), period.months().len()), (next.to_owned(), months), "{name}");
            assert!(period.covers(period));
        }
    }

    #[test]
    fn what_is_no_period() {
        for name in [
            "", "26", "202", "20260", "2026-", "2026-0", "2026-00", "2026-13", "2026-1", "2026-Q0", "2026-Q5", "2026-Q01", "2026-W00", "2026-W54",
            "2025-W53", "2026-W9", "2026-03-01", "1899", "2201", "+026", "2026-+3", "2026-Q", "20\u{e9}6", "2026 ", "２０２６",
        ] {
            assert_eq!(Period::parse(name), None, "{name:?}");
        }
    }

    #[test]
    fn covering() {
        let covers = |a: &str, b: &str| Period::parse(a).unwrap().covers(Period::parse(b).unwrap());
        assert!(covers("2026", "2026-12") && covers("2026-Q2", "2026-06") && covers("2026-03", "2026-W10"));
        assert!(!covers("2026-Q2", "2026-07") && !covers("2026", "2026-W01") && !covers("2026-03", "2026") && !covers("2026-03", "2026-W09"));
    }
}
