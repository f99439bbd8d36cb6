//! Reminders of what is due once for a period: a week ahead, the day after, and after thirty days also to whoever is
//! accountable for the management system (section 1.8).

use super::days::{Days, Reminders, days_after};
use super::tell::{called, holders, tell};
use crate::calendar::Calendars;
use engine::Work;
use kernel::{Date, Id};

const SOON: &str = "soon";
const LATE: &str = "late";
const VERY_LATE: &str = "very_late";

/// The reminders around a day on which something is due.
pub(crate) fn reminders(due: Option<Date>) -> Reminders {
    let around = |on| [(SOON, days_after(on, -7)), (LATE, days_after(on, 1)), (VERY_LATE, days_after(on, 30))];
    due.map(around).into_iter().flatten().collect()
}

/// Tells who is responsible that it is due, or was.
pub(crate) fn remind(work: &mut Work<'_>, calendars: &Calendars, name: &str, due: Date, responsible: Option<Id>, about: String) {
    let mut to: Vec<Id> = responsible.into_iter().collect();
    if name == VERY_LATE {
        let today = Days::of(work, calendars).today();
        to.extend(holders(work.facts(), "sms_owner", today));
    }
    let words = if name == SOON { "is due on" } else { "was due on" };
    let subject = format!("{} {words} {due}", called(work.record()));
    work.note("reminder", name);
    tell(work, "due", to, subject, about);
}
