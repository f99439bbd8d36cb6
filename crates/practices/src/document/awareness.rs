//! When an acknowledgement is due, who is reminded of it and when, and until when it counts (sections 8.6, 8.7).

use crate::organisation::days;
use engine::Facts;
use kernel::{Date, Id};

/// Days after the request on which the person is reminded.
pub const REMIND: [i64; 3] = [7, 14, 30];
/// Days after the request on which the manager hears of it: the day after the last reminder.
pub const MANAGER: i64 = 31;
/// Months after which what was acknowledged is asked for again.
pub const RENEW_MONTHS: i64 = 12;

/// What happens to an acknowledgement that is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The person is reminded.
    Remind,
    /// The person's manager is told.
    TellManager,
    /// The person approves and deploys nothing until it is given.
    Suspend,
}

/// What happens `age` days after the request, with approving suspended after `suspend_after` days.
#[must_use]
pub fn step_at(age: i64, suspend_after: i64) -> Option<Step> {
    // Suspension is the strongest: it wins where an organisation sets it to a day of the others.
    if age == suspend_after {
        Some(Step::Suspend)
    } else if age > suspend_after {
        None
    } else if age == MANAGER {
        Some(Step::TellManager)
    } else {
        REMIND.contains(&age).then_some(Step::Remind)
    }
}

/// The next age in days at which something happens, after `age`.
#[must_use]
pub fn next_age(age: i64, suspend_after: i64) -> Option<i64> {
    REMIND.into_iter().chain([MANAGER, suspend_after]).filter(|next| *next > age && *next <= suspend_after).min()
}

/// The last day on which an acknowledgement asked for on a day is in time.
#[must_use]
pub fn due(requested_on: Date, within: i64) -> Date {
    days::days_after(requested_on, within)
}

/// The day on which what was acknowledged on a day is asked for again.
#[must_use]
pub fn renewal(acknowledged_on: Date) -> Date {
    days::months_after(acknowledged_on, RENEW_MONTHS)
}

/// Whether a person may approve and deploy nothing, because something they were asked to read is still not acknowledged.
#[must_use]
pub fn suspended(facts: &Facts<'_>, person: Id) -> bool {
    !facts.find("acknowledgement", &format!("state:requested has:suspended_at person:{person}"), 1).is_empty()
}
