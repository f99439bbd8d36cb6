//! Which review a change needs and when (processes, section 3.1.6). Pure; [`super::reviewing`] reads the records.

use crate::handles::change::{ChangeType, Outcome, ReviewBasis, ReviewKind, RiskLevel};
use kernel::Timestamp;

/// A stretch of time.
pub type Window = (Timestamp, Timestamp);

/// What is known of a change when it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Standard, normal or emergency.
    pub change_type: ChangeType,
    /// How it went.
    pub outcome: Outcome,
    /// Its risk.
    pub level: Option<RiskLevel>,
    /// Whether its impact is major.
    pub major: bool,
    /// Whether it was found unauthorised.
    pub unauthorised: bool,
    /// Whether an incident was linked within five business days.
    pub incident: bool,
    /// The window as planned, where there was one.
    pub planned: Option<Window>,
    /// When it was done.
    pub actual: Window,
    /// Whether a condition of its approval was not met.
    pub condition_unmet: bool,
    /// Whether it is the first use of its model.
    pub first_use: bool,
    /// Whether the random sample hit it.
    pub sampled: bool,
}

/// Seconds over the window that call for a full review: 30 minutes.
const OVERRUN_SECONDS: i64 = 30 * 60;

/// Whether a change took more than its window by over 30 minutes, or by over a quarter of the window.
#[must_use]
pub fn overran(planned: Window, actual: Window) -> bool {
    let over = actual.1.seconds_since(planned.1);
    let length = planned.1.seconds_since(planned.0).max(0);
    over > OVERRUN_SECONDS || over * 4 > length
}

/// Why a full review is due; empty when it is not. The sample is drawn from what would otherwise have a light review.
#[must_use]
pub fn basis(done: &Done) -> Vec<ReviewBasis> {
    let high = done.level.is_some_and(|l| l >= RiskLevel::High);
    let reasons = [
        (done.outcome != Outcome::Successful, ReviewBasis::Outcome),
        (done.change_type == ChangeType::Emergency, ReviewBasis::Emergency),
        (high, ReviewBasis::Risk),
        (done.major, ReviewBasis::MajorImpact),
        (done.incident, ReviewBasis::Incident),
        (done.planned.is_some_and(|planned| overran(planned, done.actual)), ReviewBasis::Overrun),
        (done.condition_unmet, ReviewBasis::Condition),
        (done.unauthorised, ReviewBasis::Unauthorised),
        (done.first_use, ReviewBasis::FirstUse),
    ];
    let mut found: Vec<ReviewBasis> = reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect();
    if found.is_empty() && done.sampled && done.change_type != ChangeType::Standard {
        found.push(ReviewBasis::Sample);
    }
    found
}

/// The kind of review: full for any reason, otherwise that of the model for standard changes, light for the rest.
#[must_use]
pub const fn kind(change_type: ChangeType, basis: &[ReviewBasis]) -> ReviewKind {
    match change_type {
        _ if !basis.is_empty() => ReviewKind::Full,
        ChangeType::Standard => ReviewKind::Model,
        ChangeType::Normal | ChangeType::Emergency => ReviewKind::Light,
    }
}

/// Business days after the actual end by which it is reviewed.
#[must_use]
pub const fn due_days(outcome: Outcome) -> i32 {
    match outcome {
        Outcome::Successful => 10,
        _ => 5,
    }
}

/// Whether an outcome calls for an investigation.
#[must_use]
pub const fn failed(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Failed | Outcome::BackedOut | Outcome::Partial)
}
