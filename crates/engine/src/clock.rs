//! SLA clocks: the running measurement of one time target on one record. Derived, never counted by ticks: every
//! interval is kept, so that anyone can recompute what is shown.

use journal::Actor;
use kernel::{Id, Name, Timestamp};
use serde::{Deserialize, Serialize};

/// State of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockState {
    /// Counting working time.
    Running,
    /// Not counting, for a reason the agreement lists.
    Paused,
    /// Ended; the outcome says how.
    Stopped,
    /// The record was cancelled.
    Cancelled,
    /// Replaced by a clock with another target.
    Superseded,
}

/// How a stopped clock ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Elapsed working time at the stop was at most the target.
    Met,
    /// It was more.
    Missed,
}

/// A half-open stretch of time; `to` is absent while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First instant.
    pub from: Timestamp,
    /// First instant after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Timestamp>,
}

/// A stretch in which the clock did not count, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// The stretch.
    #[serde(flatten)]
    pub span: Span,
    /// The pending reason, or `reopened` for time in `resolved` that does not count.
    pub reason: Name,
    /// Who paused.
    pub by: Actor,
}

/// One clock, as stored and journalled. Seconds are working seconds of `calendar` at `calendar_version`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlaClock {
    /// Identity.
    pub id: Id,
    /// `response`, `resolution`, …
    pub kind: Name,
    /// The agreement that gave the target.
    pub sla: Id,
    /// Version (record version) of the agreement.
    pub sla_version: u32,
    /// The choice the target was selected by, for example `P3`.
    pub target: Name,
    /// Calendar it counts on.
    pub calendar: Id,
    /// Version (record version) of the calendar.
    pub calendar_version: u32,
    /// Promised working seconds.
    pub target_seconds: i64,
    /// Start.
    pub started_at: Timestamp,
    /// State.
    pub state: ClockState,
    /// Stretches in which it ran, oldest first.
    pub intervals: Vec<Span>,
    /// Stretches in which it did not, with reasons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    /// Working seconds counted up to the last change of state.
    pub elapsed_seconds: i64,
    /// When the target will be missed, while running.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// Never due before this instant: the floor of a retarget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_due_before: Option<Timestamp>,
    /// The computed instant at which it was missed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed_at: Option<Timestamp>,
    /// When it stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped_at: Option<Timestamp>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// When it counted: the earlier of its stop (if met) and `missed_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<Timestamp>,
    /// Whether it counts in attainment; a clock that runs for steering only does not.
    pub counted: bool,
    /// Recomputed after a corrected calendar.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recalculated: bool,
    /// Corrected by hand, with a reason in history.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrected: bool,
    /// Highest warning level (percent of target) already announced; 0 for none.
    #[serde(default)]
    pub warned_percent: u8,
}
