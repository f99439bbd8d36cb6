//! Another priority, service or customer while the clock runs gives another target (SLA clock rule 9).

use super::transitions::refuse_order;
use super::{ClockState, Floor, Outcome, Pause, SlaClock, SlaTarget, Span};
use kernel::{Calendar, Id, Refusal, Timestamp};
use serde::{Deserialize, Serialize};

/// Share of the new target that is always granted from the change on, in percent.
const FLOOR_PERCENT: i64 = 25;

/// What the earlier time of a clock means for its successor; written in the agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetargetMode {
    /// Earlier running time counts, on the new calendar; at least a quarter of the new target is granted from the change on.
    #[default]
    RetroactiveWithFloor,
    /// Earlier running time counts, on the new calendar.
    Retroactive,
    /// The full new target from the change on.
    FromChange,
}

/// Both clocks of a change of target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retargeted {
    /// The old clock: superseded, or stopped as missed when it already was.
    pub old: SlaClock,
    /// Its successor.
    pub new: SlaClock,
}

impl SlaClock {
    /// Replaces an open clock by one with another target. A record counts at most once per kind of clock: after a clock that
    /// had already missed, the successor runs for steering only. A paused clock gives a paused successor; whoever may not
    /// pause at the new target resumes it.
    ///
    /// # Errors
    /// The clock has ended, or `at` lies before its newest stretch.
    pub fn retarget(
        &self,
        id: Id,
        mode: RetargetMode,
        target: &SlaTarget,
        old_calendar: &Calendar,
        new_calendar: &Calendar,
        at: Timestamp,
    ) -> Result<Retargeted, Refusal> {
        if !self.is_open() {
            return Err(Refusal::guard(format!("The {} clock has ended; its target cannot change.", self.kind)));
        }
        if at < self.last_change() {
            return Err(refuse_order("change of target", "the last change of the clock"));
        }
        let mut old = self.clone();
        old.evaluate(old_calendar, at);
        old.end_at(old_calendar, at);
        old.superseded_by = Some(id);
        let missed = old.missed_at.is_some();
        if missed {
            old.state = ClockState::Stopped;
            old.outcome = Some(Outcome::Missed);
        } else {
            old.state = ClockState::Superseded;
            old.counted = false;
        }

        let start = if mode == RetargetMode::FromChange { at } else { self.started_at };
        let mut new = Self::start(id, self.kind.clone(), target, start, new_calendar);
        new.counted = self.counted && !missed;
        new.state = self.state;
        if mode == RetargetMode::FromChange {
            if let (ClockState::Paused, Some(pause)) = (self.state, self.pauses.last()) {
                new.intervals = vec![Span { from: at, to: Some(at) }];
                new.pauses = vec![Pause { span: Span { from: at, to: None }, ..pause.clone() }];
            }
        } else {
            new.intervals.clone_from(&self.intervals);
            new.pauses.clone_from(&self.pauses);
        }
        if mode == RetargetMode::RetroactiveWithFloor {
            // Rounded up, so that the grace is never less than promised.
            let seconds = target.target_seconds.max(0).saturating_mul(FLOOR_PERCENT).saturating_add(99) / 100;
            new.floor = Some(Floor { from: at, seconds });
        }
        new.elapsed_seconds = new.recount(new_calendar);
        new.refresh_due(new_calendar);
        new.evaluate(new_calendar, at);
        Ok(Retargeted { old, new })
    }
}
