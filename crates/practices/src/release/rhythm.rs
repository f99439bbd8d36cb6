//! How long a release is observed, and how often one of a type comes (processes, section 3.2). Pure.

use crate::handles::release::ReleaseType;

/// Days a release is observed after deployment.
#[must_use]
pub const fn observation_days(kind: ReleaseType) -> i64 {
    match kind {
        ReleaseType::Major => 30,
        ReleaseType::Minor => 14,
        ReleaseType::Continuous => 3,
        ReleaseType::Emergency => 7,
    }
}

/// How many releases of a type a service has at most in its period; `None` where there is no limit.
#[must_use]
pub const fn limit(kind: ReleaseType) -> Option<(usize, Period)> {
    match kind {
        ReleaseType::Major => Some((4, Period::Year)),
        ReleaseType::Minor => Some((1, Period::Month)),
        ReleaseType::Continuous | ReleaseType::Emergency => None,
    }
}

/// The calendar period a limit counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// The calendar year of the planned day.
    Year,
    /// The calendar month of the planned day.
    Month,
}
