//! Reminders of a date: so many days before it, on it, so many days after it. One timer for each date, which is set for
//! the next step only; when it comes due, what counts is the date as it stands then.

use super::days;
use engine::{Facts, Work};
use kernel::{Date, Timestamp};

/// Days before a date on which somebody is reminded of it; negative: after it.
pub type Steps = &'static [i64];

/// The first step after `today`, as a date. Steps that passed before anybody could be reminded are not made up for.
#[must_use]
pub fn next_step(due: Date, today: Date, steps: &[i64]) -> Option<Date> {
    steps.iter().map(|before| days::days_after(due, -before)).filter(|day| *day > today).min()
}

/// The step that falls on `today`: days that are left until the date.
#[must_use]
pub fn step_on(due: Date, today: Date, steps: &[i64]) -> Option<i64> {
    let left = days::days_between(today, due);
    steps.contains(&left).then_some(left)
}

/// When the timer of a date comes due next.
#[must_use]
pub fn next(facts: &Facts<'_>, now: Timestamp, due: Option<Date>, steps: Steps) -> Option<Timestamp> {
    let today = days::date_of(facts, now);
    due.and_then(|due| next_step(due, today, steps)).map(|day| days::start_of(facts, day))
}

/// Sets the timer of a date, or clears it where nothing is left to remind of.
pub fn set(work: &mut Work<'_>, timer: &str, due: Option<Date>, steps: Steps) {
    match next(work.facts(), work.now(), due, steps) {
        Some(at) => work.timer(timer, at),
        None => work.clear_timer(timer),
    }
}

/// A timer came due: gives the days left, when a step falls on today, and sets the next step.
pub fn due(work: &mut Work<'_>, timer: &str, due: Option<Date>, steps: Steps) -> Option<i64> {
    let today = days::date_of(work.facts(), work.now());
    set(work, timer, due, steps);
    let left = step_on(due?, today, steps)?;
    work.note("reminder", match left {
        0 => "due today".to_owned(),
        1.. => format!("due in {left} days"),
        _ => format!("overdue for {} days", -left),
    });
    Some(left)
}
