//! How long a document is kept, and when it may be disposed of (section 8.6).

use crate::organisation::days;
use kernel::Date;

/// The first day on which a document that was withdrawn on a day may be disposed of.
#[must_use]
pub fn disposal_due(withdrawn_on: Date, months: i64) -> Date {
    days::months_after(withdrawn_on, months)
}

/// What stands in the way of a disposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It must be kept until that day.
    KeptUntil(Date),
    /// How long it is kept was never said.
    NoRule,
    /// Something is pending for which it may be needed.
    Hold,
}

/// Everything that stands in the way of disposing of a document on a day.
#[must_use]
pub fn obstacles(due: Option<Date>, hold: bool, today: Date) -> Vec<Obstacle> {
    let time = match due {
        None => Some(Obstacle::NoRule),
        Some(due) if today < due => Some(Obstacle::KeptUntil(due)),
        Some(_) => None,
    };
    time.into_iter().chain(hold.then_some(Obstacle::Hold)).collect()
}

/// Whether a disposal was made in time (KPI DC-4): within 90 days of the day it was due. Without disposal, whether there is
/// still time.
#[must_use]
pub fn in_time(due: Date, disposed_on: Option<Date>, today: Date) -> bool {
    days::days_between(due, disposed_on.unwrap_or(today)) <= 90
}
