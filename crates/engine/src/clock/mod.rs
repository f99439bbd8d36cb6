//! SLA clocks: the running measurement of one time target on one record.
//!
//! A clock is derived, never counted by ticks. It keeps the stretches in which it ran and those in which it did not, with
//! reasons; everything else it shows (elapsed, due, missed) follows from these and a business calendar, so that anyone can
//! recompute it and no job that came late can change it. A miss is dated to the computed due instant, not to the moment
//! somebody noticed.
//!
//! The transitions are pure: they take the calendar and the instants, change the clock or refuse, and read nothing else.
//!
//! * `transitions`: start, pause, resume, stop, cancel, reopen;
//! * `retarget`: another priority, service or customer gives another target;
//! * `correct`: recorded corrections, of a pause, a stop or the calendar;
//! * `count`: elapsed, remaining, due, missed;
//! * `warnings`: when whom to warn; never while paused, never after the end;
//! * `explain`: every moment since the start, and what it was.
//!
//! What a clock does *not* decide: which reasons pause (the agreement), whether this priority may pause, who may correct.
//! Those are rules of a practice, which calls the transitions here.

mod correct;
mod count;
mod explain;
mod retarget;
mod transitions;
mod warnings;

pub use correct::Correction;
pub use explain::{ExplainedInterval, ExplainedKind};
pub use retarget::{RetargetMode, Retargeted};
pub use transitions::{REOPENED, Reopen};
pub use warnings::WARNING_LEVELS;

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

impl Outcome {
    /// The stored word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
        }
    }
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

/// The grace of a retarget: whatever was counted before, at least `seconds` of counted time since `from` are granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// The instant of the change.
    pub from: Timestamp,
    /// Working seconds granted from there on, while running.
    pub seconds: i64,
}

/// What is promised: the choice of an agreement, the seconds, and the calendar they are counted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlaTarget {
    /// The agreement.
    pub sla: Id,
    /// Its record version.
    pub sla_version: u32,
    /// The choice the target was selected by, for example `p3`.
    pub target: Name,
    /// Calendar to count on.
    pub calendar: Id,
    /// Its record version.
    pub calendar_version: u32,
    /// Promised working seconds.
    pub target_seconds: i64,
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
    /// Working seconds counted in the stretches that have ended; a stretch that still runs comes on top.
    pub elapsed_seconds: i64,
    /// The last instant at which stopping still meets the target, while running.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Timestamp>,
    /// Grace after a retarget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Floor>,
    /// The computed instant at which it was missed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed_at: Option<Timestamp>,
    /// When it ended, in whatever way.
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
    /// The clock that took its place after a retarget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superseded_by: Option<Id>,
    /// Highest warning level (percent of target) already announced; 0 for none.
    #[serde(default)]
    pub warned_percent: u8,
}
