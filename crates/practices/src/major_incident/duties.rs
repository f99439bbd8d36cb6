//! The clock of duties: what is due when after a declaration, and how many updates were sent in time (sections 2.2 and 12).

use kernel::Timestamp;

/// Minutes within which a manager is assigned.
pub const MANAGER: i64 = 15;
/// Minutes within which top management is informed.
pub const MANAGEMENT: i64 = 30;
/// Minutes within which customers are told for the first time.
pub const CUSTOMERS: i64 = 30;
/// Business days after restoration until the preliminary report.
pub const REPORT: i32 = 2;
/// Business days after restoration until the review.
pub const REVIEW: i32 = 5;
/// Seconds by which an update may be late and still counts as sent on time.
const LATE: i64 = 5 * 60;

/// An instant so many minutes after another.
#[must_use]
pub const fn after(from: Timestamp, minutes: i64) -> Timestamp {
    from.plus_seconds(minutes * 60)
}

/// Updates that fell due from the declaration until restoration, or until now while it lasts: one at the end of every whole
/// interval. None when the end is not after the beginning or the interval is not positive.
#[must_use]
pub fn updates_due(declared: Timestamp, until: Timestamp, every_minutes: i64) -> i64 {
    if every_minutes <= 0 || until <= declared {
        return 0;
    }
    until.seconds_since(declared) / (every_minutes * 60)
}

/// Updates sent on time (KPI MI-4): for every one that fell due, one that was sent since the one before was due and at most
/// five minutes late. One update serves one due instant; `sent` may be in any order.
#[must_use]
pub fn updates_on_time(declared: Timestamp, until: Timestamp, every_minutes: i64, sent: &[Timestamp]) -> i64 {
    let mut left: Vec<Timestamp> = sent.to_vec();
    left.sort_unstable();
    let mut on_time = 0;
    for n in 1..=updates_due(declared, until, every_minutes) {
        let (begin, due) = (after(declared, (n - 1) * every_minutes), after(declared, n * every_minutes));
        if let Some(at) = left.iter().position(|t| *t >= begin && *t <= due.plus_seconds(LATE)) {
            left.remove(at);
            on_time += 1;
        }
    }
    on_time
}

/// When the continuity decision is due: at half of the recovery time objective.
#[must_use]
pub const fn continuity_due(declared: Timestamp, rto_minutes: i64) -> Timestamp {
    declared.plus_seconds(rto_minutes * 30)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_seconds(1_780_000_000 + minute * 60)
    }

    #[test]
    fn updates() {
        for (until, every, sent, due, on_time) in [
            (0, 30, &[][..], 0, 0),
            (29, 30, &[10], 0, 0),
            (30, 30, &[], 1, 0),
            (30, 30, &[0], 1, 1),
            (30, 30, &[35], 1, 1),
            (30, 30, &[36], 1, 0),
            (90, 30, &[30, 60, 90], 3, 3),
            (90, 30, &[90, 30, 60], 3, 3),
            (90, 30, &[33], 3, 1),
            (90, 30, &[10, 20, 33, 64], 3, 3),
            (90, 30, &[1, 2, 3], 3, 1),
            (120, 30, &[31, 61, 91, 121], 4, 4),
            (90, 60, &[59], 1, 1),
            (90, 0, &[1], 0, 0),
            (-5, 30, &[1], 0, 0),
        ] {
            let sent: Vec<Timestamp> = sent.iter().map(|m| at(*m)).collect();
            assert_eq!(updates_due(at(0), at(until), every), due, "{until} {every}");
            assert_eq!(updates_on_time(at(0), at(until), every, &sent), on_time, "{until} {every} {sent:?}");
        }
    }

    #[test]
    fn half_of_the_objective() {
        assert_eq!(continuity_due(at(0), 240), at(120));
        assert_eq!(continuity_due(at(0), 1), at(0).plus_seconds(30));
        assert_eq!(after(at(0), MANAGER), at(15));
    }
}
