//! Civil dates as obligations count them: whole months that end with the month, whole days, business days.

use jiff::Span;
use kernel::{Calendar, Date};

/// The date `months` later (negative: earlier). A day the month does not have becomes its last day: 31 January and one
/// month is 28 or 29 February. A date beyond the calendar stays where it is.
#[must_use]
pub fn add_months(date: Date, months: i32) -> Date {
    date.checked_add(Span::new().months(months)).unwrap_or(date)
}

/// The date `days` later (negative: earlier). A date beyond the calendar stays where it is.
#[must_use]
pub fn add_days(date: Date, days: i32) -> Date {
    date.checked_add(Span::new().days(days)).unwrap_or(date)
}

/// Whole days from `from` to `to`; negative when `to` lies before it.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Days by which something due is overdue: whole local dates after the due date. Due today is not overdue.
#[must_use]
pub fn days_overdue(due: Date, today: Date) -> i32 {
    days_between(due, today).max(0)
}

/// The date itself, or the last business day before it. A calendar without business days leaves it as it is.
#[must_use]
pub fn business_day_on_or_before(calendar: &Calendar, date: Date) -> Date {
    if calendar.is_business_day(date) { date } else { calendar.add_business_days(date, -1).unwrap_or(date) }
}

/// The last business day of the month in which `date` lies.
#[must_use]
pub fn last_business_day_of_month(calendar: &Calendar, date: Date) -> Date {
    business_day_on_or_before(calendar, date.last_of_month())
}

/// The `n`-th business day after `date`, which does not count itself; `n` days after it on a calendar without any.
#[must_use]
pub fn business_days_after(calendar: &Calendar, date: Date, n: i32) -> Date {
    calendar.add_business_days(date, n).unwrap_or_else(|| add_days(date, n))
}
