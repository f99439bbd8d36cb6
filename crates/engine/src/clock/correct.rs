//! Recorded corrections: the only way in which a miss can be lifted (SLA clock rules 4 and 8; business calendar rule 6).

use super::transitions::refuse_order;
use super::{ClockState, Pause, SlaClock, Span};
use journal::Actor;
use kernel::{Calendar, Name, Refusal, Timestamp};

/// What a process manager may correct, with a reason that the history keeps beside the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// A stretch of the past in which the clock should have been paused.
    Pause {
        /// First instant.
        from: Timestamp,
        /// First instant after it.
        to: Timestamp,
        /// The pending reason.
        reason: Name,
        /// Who corrects.
        by: Actor,
    },
    /// The instant at which a stopped clock should have stopped.
    Stop(Timestamp),
}

impl SlaClock {
    /// Applies a correction and decides anew, whatever was decided before. The clock is marked `corrected`; the share of such
    /// clocks is a KPI.
    ///
    /// # Errors
    /// A stretch that is empty, lies before the start or in the future; a stop of a clock that is not stopped, before its
    /// start or in the future; a clock that was cancelled or superseded.
    pub fn correct(&mut self, calendar: &Calendar, correction: Correction, now: Timestamp) -> Result<(), Refusal> {
        if matches!(self.state, ClockState::Cancelled | ClockState::Superseded) {
            return Err(Refusal::guard(format!("The {} clock does not count any more; there is nothing to correct.", self.kind)));
        }
        match correction {
            Correction::Pause { from, to, reason, by } => {
                let end = self.stopped_at.unwrap_or(now);
                if from < self.started_at {
                    return Err(refuse_order("pause", "its start"));
                }
                if to <= from || to > end {
                    return Err(Refusal::guard("The pause must end after it begins, and lie in the past of the clock."));
                }
                let ran = |s: &Span| s.from < to && s.to.is_none_or(|end| from < end);
                if !self.intervals.iter().any(ran) {
                    return Err(Refusal::guard(format!("The {} clock was not running then; there is nothing to correct.", self.kind)));
                }
                self.take_out(Span { from, to: Some(to) }, &reason, &by);
            }
            Correction::Stop(at) => {
                if self.state != ClockState::Stopped {
                    return Err(Refusal::guard(format!("The {} clock is not stopped.", self.kind)));
                }
                if at < self.started_at {
                    return Err(refuse_order("stop", "its start"));
                }
                if at > now {
                    return Err(Refusal::guard("The stop cannot lie in the future."));
                }
                if let Some(stopped_at) = self.stopped_at.filter(|s| *s < at) {
                    self.run_from(calendar, stopped_at);
                    self.state = ClockState::Stopped;
                }
                self.end_at(calendar, at);
            }
        }
        self.corrected = true;
        self.derive(calendar, now);
        Ok(())
    }

    /// Counts anew on a calendar whose past was corrected (a forgotten holiday). A miss that is none any more is lifted. True,
    /// and the clock is marked `recalculated`, when anything came out differently; a miss that only nobody had noticed yet is
    /// noted, but is no difference.
    ///
    /// When the miss of a clock with a successor is lifted, the clock becomes `superseded`; whoever recomputes a record then
    /// lets the successor count.
    pub fn recompute(&mut self, calendar: &Calendar, calendar_version: u32, now: Timestamp) -> bool {
        let facts = |c: &Self| (c.elapsed_seconds, c.due_at, c.outcome);
        let (before, missed_before) = (facts(self), self.missed_at);
        self.calendar_version = calendar_version;
        self.derive(calendar, now);
        let changed = before != facts(self) || (missed_before.is_some() && missed_before != self.missed_at);
        self.recalculated |= changed;
        changed
    }

    /// Moves the due instant of an open clock after a change that concerns the future only: a planned version of the calendar,
    /// new time-zone rules. What was counted and what was missed stay. True when the due instant moved.
    pub fn reschedule(&mut self, calendar: &Calendar, calendar_version: u32) -> bool {
        if !self.is_open() || self.missed_at.is_some() {
            return false;
        }
        let before = self.due_at;
        self.calendar_version = calendar_version;
        self.refresh_due(calendar);
        before != self.due_at
    }

    /// Everything that follows from the stretches, from scratch.
    fn derive(&mut self, calendar: &Calendar, now: Timestamp) {
        self.elapsed_seconds = self.recount(calendar);
        self.refresh_due(calendar);
        match self.state {
            ClockState::Running | ClockState::Paused => {
                self.missed_at = None;
                self.decided_at = None;
                self.evaluate(calendar, now);
            }
            ClockState::Stopped => {
                self.judge(calendar, false);
                if self.superseded_by.is_some() && self.missed_at.is_none() {
                    self.state = ClockState::Superseded;
                    self.counted = false;
                    self.outcome = None;
                    self.decided_at = None;
                }
            }
            ClockState::Cancelled | ClockState::Superseded => {}
        }
    }

    /// Takes a stretch out of the running time and keeps it as pauses.
    fn take_out(&mut self, hole: Span, reason: &Name, by: &Actor) {
        let Some(hole_to) = hole.to else { return };
        let mut kept = Vec::with_capacity(self.intervals.len() + 1);
        for span in &self.intervals {
            let from = span.from.max(hole.from);
            let to = span.to.map_or(hole_to, |to| to.min(hole_to));
            if from >= to {
                kept.push(*span);
                continue;
            }
            self.pauses.push(Pause { span: Span { from, to: Some(to) }, reason: reason.clone(), by: by.clone() });
            if span.from < from {
                kept.push(Span { from: span.from, to: Some(from) });
            }
            if span.to.is_none_or(|end| to < end) {
                kept.push(Span { from: to, to: span.to });
            }
        }
        self.intervals = kept;
        self.pauses.sort_by_key(|p| p.span.from);
    }
}
