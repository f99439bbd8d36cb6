//! When a nonconformity must be corrected, when its effect is looked at, and what counts as a repeat (section 8.5).

use crate::measurement::dates::{add_days, add_months, days_between};
use kernel::Date;

/// How grave a nonconformity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Corrected within thirty days.
    Major,
    /// Corrected within sixty days.
    Minor,
}

impl Grade {
    /// Days after detection within which it is corrected.
    #[must_use]
    pub const fn days(self) -> i32 {
        match self {
            Self::Major => 30,
            Self::Minor => 60,
        }
    }
}

/// Days after completion after which the effect is checked.
pub const EFFECT_DAYS: i32 = 90;
/// Months within which the same clause and class of cause is a repeat.
pub const REPEAT_MONTHS: i32 = 12;

/// The day by which the correction is done. The certification body's date stands above our limits, earlier or later.
#[must_use]
pub fn correction_due(grade: Grade, detected: Date, body: Option<Date>) -> Date {
    body.unwrap_or_else(|| add_days(detected, grade.days()))
}

/// Whether the correction was done in time (NC-2); `None` while its limit has not passed and nothing was done.
#[must_use]
pub fn corrected_in_time(due: Date, done: Option<Date>, today: Date) -> Option<bool> {
    match done {
        Some(done) => Some(done <= due),
        None if today > due => Some(false),
        None => None,
    }
}

/// The day on which the effect is checked unless another is chosen.
#[must_use]
pub fn effect_due(completed: Date) -> Date {
    add_days(completed, EFFECT_DAYS)
}

/// Bands of age of an open nonconformity (NC-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// Up to 30 days.
    UpTo30,
    /// 31 to 90 days.
    UpTo90,
    /// More than 90 days.
    Older,
}

/// The band of a nonconformity detected on a day.
#[must_use]
pub fn age(detected: Date, today: Date) -> Age {
    match days_between(detected, today) {
        ..=30 => Age::UpTo30,
        31..=90 => Age::UpTo90,
        _ => Age::Older,
    }
}

/// Whether one detected on a day repeats one of the same clause and class of cause that was closed on another (NC-5).
#[must_use]
pub fn repeats(detected: Date, closed: Date) -> bool {
    closed <= detected && closed >= add_months(detected, -REPEAT_MONTHS)
}

/// Whether a cause only says the statement again: the same words, whatever their case and punctuation.
#[must_use]
pub fn says_the_same(cause: &str, statement: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    words(cause) == words(statement)
}
