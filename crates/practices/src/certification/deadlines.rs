//! The deadlines of a certification cycle (section 9), counted in whole months that end with the month.

use crate::measurement::dates::{add_days, add_months, days_between};
use kernel::Date;

/// Months for which a certificate is valid.
pub const CYCLE_MONTHS: i32 = 36;
/// Months after the decision within which the first surveillance audit is held.
pub const SURVEILLANCE_MONTHS: i32 = 12;
/// Months after the last day of stage 2 within which majors are corrected and verified.
pub const VERIFY_MONTHS: i32 = 6;
/// Months between stage 1 and stage 2, after which stage 1 may have to be repeated.
pub const STAGE_2_MONTHS: i32 = 6;
/// Months before expiry by which the recertification is planned.
pub const RECERTIFICATION_MONTHS: i32 = 6;
/// Months after expiry within which the certificate can be restored.
pub const RESTORATION_MONTHS: i32 = 6;
/// Months of operating records before the internal audits.
pub const OPERATING_MONTHS: i32 = 3;
/// Months before the first surveillance audit at which is warned.
pub const SURVEILLANCE_WARNINGS: [i32; 3] = [6, 3, 1];
/// Months before expiry at which is warned.
pub const EXPIRY_WARNINGS: [i32; 4] = [9, 6, 3, 1];

/// The last day of a certificate decided on a day.
#[must_use]
pub fn latest_expiry(decision: Date) -> Date {
    add_months(decision, CYCLE_MONTHS)
}

/// The last day on which the first surveillance audit may be held.
#[must_use]
pub fn first_surveillance_due(decision: Date) -> Date {
    add_months(decision, SURVEILLANCE_MONTHS)
}

/// The last day of a later surveillance audit: there is one in every calendar year but that of the recertification.
#[must_use]
pub fn later_surveillance_due(previous: Date) -> Date {
    let next = previous.year().saturating_add(1);
    Date::new(next, 12, 31).unwrap_or(previous)
}

/// Calendar years within the cycle that need a surveillance audit and have none, up to `today`'s year: every year after that
/// of the decision, but that of the expiry.
#[must_use]
pub fn years_without_surveillance(decision: Date, expires: Date, held: &[Date], today: Date) -> Vec<i16> {
    let last = today.year().min(expires.year() - 1);
    (decision.year() + 1..=last).filter(|year| !held.iter().any(|day| day.year() == *year)).collect()
}

/// The last day on which majors of stage 2 are verified; after it another stage 2 is due.
#[must_use]
pub fn verify_by(last_day_of_stage_2: Date) -> Date {
    add_months(last_day_of_stage_2, VERIFY_MONTHS)
}

/// The last usual day for stage 2 after stage 1.
#[must_use]
pub fn stage_2_by(stage_1_ended: Date) -> Date {
    add_months(stage_1_ended, STAGE_2_MONTHS)
}

/// The day by which the recertification is planned.
#[must_use]
pub fn recertification_plan_by(expires: Date) -> Date {
    add_months(expires, -RECERTIFICATION_MONTHS)
}

/// The last day on which an expired certificate can be restored.
#[must_use]
pub fn restoration_until(expires: Date) -> Date {
    add_months(expires, RESTORATION_MONTHS)
}

/// Whether a certificate is expired: the day after its last one.
#[must_use]
pub fn is_expired(expires: Date, today: Date) -> bool {
    today > expires
}

/// Days on which is warned of a deadline, so many months before it; earliest first.
#[must_use]
pub fn warnings(deadline: Date, months_before: &[i32]) -> Vec<Date> {
    let mut days: Vec<Date> = months_before.iter().map(|months| add_months(deadline, -months)).collect();
    days.sort_unstable();
    days
}

/// What a countdown shows: days left, and how many months before the deadline was warned last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// Days until the deadline; negative when it has passed.
    pub days_left: i32,
    /// The closest warning that was reached, in months before the deadline.
    pub warned: Option<i32>,
}

/// The countdown to a deadline.
#[must_use]
pub fn countdown(deadline: Date, months_before: &[i32], today: Date) -> Countdown {
    let warned = months_before.iter().copied().filter(|months| add_months(deadline, -months) <= today).min();
    Countdown { days_left: days_between(today, deadline), warned }
}

/// Whole months from `from` to `to`: a month is full on the same day of the next one, or on its last day.
#[must_use]
pub fn whole_months(from: Date, to: Date) -> i32 {
    if to < from {
        return 0;
    }
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    if add_months(from, months) <= to { months } else { months - 1 }
}

/// The longest validity of an attestation signed on a day: twelve months.
#[must_use]
pub fn attestation_until(signed: Date) -> Date {
    add_months(signed, 12)
}

/// How an attestation that is past its validity counts: up to thirty days as minor, then as void.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// Within its validity.
    Valid,
    /// Expired by at most thirty days.
    Lapsed,
    /// Older, or void because it was not renewed in time.
    Void,
}

/// The validity on a day; `renew_by` is set where signer or clause made a renewal necessary.
#[must_use]
pub fn validity(valid_until: Date, renew_by: Option<Date>, today: Date) -> Validity {
    if renew_by.is_some_and(|by| today > by) {
        return Validity::Void;
    }
    if today <= valid_until {
        Validity::Valid
    } else if today <= add_days(valid_until, 30) {
        Validity::Lapsed
    } else {
        Validity::Void
    }
}
