//! The ordinary life of a clock: start, pause, resume, stop, cancel, reopen (SLA clock rules 1, 5 to 7 and 10).

use super::{ClockState, Outcome, Pause, SlaClock, SlaTarget, Span};
use journal::Actor;
use kernel::{Calendar, Code, Id, Name, Refusal, Timestamp};
use serde::{Deserialize, Serialize};

/// The reason kept for time in `resolved` that does not count.
pub const REOPENED: &str = "reopened";

/// Why a resolved record is open again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reopen {
    /// It never worked: the clock goes on as if it had never stopped.
    NotResolved,
    /// It worked and failed again: the time in `resolved` does not count.
    Recurred,
}

pub(super) fn refuse_order(what: &str, other: &str) -> Refusal {
    Refusal::new(Code::Order).on(what).with("label", format!("The {what} of the clock")).with("other", other)
}

impl SlaClock {
    /// Starts a clock at the instant the record was reported or requested, not at its recording (rule 1). Outside working
    /// time it runs and gains nothing.
    #[must_use]
    pub fn start(id: Id, kind: Name, target: &SlaTarget, started_at: Timestamp, calendar: &Calendar) -> Self {
        let mut clock = Self {
            id,
            kind,
            sla: target.sla,
            sla_version: target.sla_version,
            target: target.target.clone(),
            calendar: target.calendar,
            calendar_version: target.calendar_version,
            target_seconds: target.target_seconds,
            started_at,
            state: ClockState::Running,
            intervals: vec![Span { from: started_at, to: None }],
            pauses: Vec::new(),
            elapsed_seconds: 0,
            due_at: None,
            floor: None,
            missed_at: None,
            stopped_at: None,
            outcome: None,
            decided_at: None,
            counted: true,
            recalculated: false,
            corrected: false,
            superseded_by: None,
            warned_percent: 0,
        };
        clock.refresh_due(calendar);
        clock
    }

    /// The instant of the newest stretch: nothing may be put before it by an ordinary transition.
    pub(super) fn last_change(&self) -> Timestamp {
        let interval = self.intervals.last().map(|s| s.to.unwrap_or(s.from));
        let pause = self.pauses.last().map(|p| p.span.to.unwrap_or(p.span.from));
        interval.max(pause).unwrap_or(self.started_at)
    }

    fn expect_state(&self, state: ClockState, verb: &str) -> Result<(), Refusal> {
        if self.state == state {
            return Ok(());
        }
        let is = match self.state {
            ClockState::Running => "running",
            ClockState::Paused => "paused",
            ClockState::Stopped => "stopped",
            ClockState::Cancelled => "cancelled",
            ClockState::Superseded => "replaced by another",
        };
        Err(Refusal::guard(format!("The {} clock is {is} and cannot be {verb}.", self.kind)))
    }

    /// Pauses a running clock (rule 6). Pauses cannot be entered for the past: callers pass the moment at which the caller
    /// was told what is needed, and only a recorded correction reaches further back.
    ///
    /// # Errors
    /// The clock is not running, or `at` lies before its newest stretch.
    pub fn pause(&mut self, calendar: &Calendar, reason: Name, by: Actor, at: Timestamp) -> Result<(), Refusal> {
        self.expect_state(ClockState::Running, "paused")?;
        if at < self.last_change() {
            return Err(refuse_order("pause", "the stretch that is running"));
        }
        self.evaluate(calendar, at);
        self.close_running(calendar, at);
        self.pauses.push(Pause { span: Span { from: at, to: None }, reason, by });
        self.state = ClockState::Paused;
        self.due_at = None;
        Ok(())
    }

    /// Resumes a paused clock from `at`, the arrival of the caller's message, not the moment someone read it (rule 7). A
    /// message that arrived before the pause began leaves no pause at all.
    ///
    /// # Errors
    /// The clock is not paused.
    pub fn resume(&mut self, calendar: &Calendar, at: Timestamp) -> Result<(), Refusal> {
        self.expect_state(ClockState::Paused, "resumed")?;
        let at = at.max(self.last_change());
        if let Some(pause) = self.pauses.last_mut() {
            pause.span.to = Some(at);
        }
        self.run_from(calendar, at);
        Ok(())
    }

    /// Stops the clock at `at`: the first human acknowledgement, `resolved_at`, `fulfilled_at` (rule 5). Stretches after `at`
    /// fall away. A miss that was noted before stands.
    ///
    /// # Errors
    /// The clock has ended, or `at` lies before its start.
    pub fn stop(&mut self, calendar: &Calendar, at: Timestamp) -> Result<(), Refusal> {
        if !self.is_open() {
            self.expect_state(ClockState::Running, "stopped")?;
        }
        if at < self.started_at {
            return Err(refuse_order("stop", "its start"));
        }
        self.end_at(calendar, at);
        self.state = ClockState::Stopped;
        self.judge(calendar, true);
        Ok(())
    }

    /// Ends the clock without outcome: the record was cancelled. A cancelled clock does not count (rule 14).
    ///
    /// # Errors
    /// The clock has ended, or `at` lies before its start.
    pub fn cancel(&mut self, calendar: &Calendar, at: Timestamp) -> Result<(), Refusal> {
        if !self.is_open() {
            self.expect_state(ClockState::Running, "cancelled")?;
        }
        if at < self.started_at {
            return Err(refuse_order("cancellation", "its start"));
        }
        self.end_at(calendar, at);
        self.state = ClockState::Cancelled;
        self.counted = false;
        Ok(())
    }

    /// Lets a stopped clock go on (rule 10). A met clock is undecided again; a miss stands.
    ///
    /// # Errors
    /// The clock is not stopped, was replaced by a retarget, or stopped after `at`.
    pub fn reopen(&mut self, calendar: &Calendar, how: Reopen, by: Actor, at: Timestamp) -> Result<(), Refusal> {
        self.expect_state(ClockState::Stopped, "reopened")?;
        if self.superseded_by.is_some() {
            return Err(Refusal::guard(format!("The {} clock was replaced by another and cannot be reopened.", self.kind)));
        }
        let stopped_at = self.stopped_at.unwrap_or_else(|| self.last_change());
        if at < stopped_at {
            return Err(refuse_order("reopening", "its stop"));
        }
        self.stopped_at = None;
        self.outcome = None;
        if self.missed_at.is_none() {
            self.decided_at = None;
        }
        match how {
            Reopen::NotResolved => self.run_from(calendar, stopped_at),
            Reopen::Recurred => {
                self.pauses.push(Pause { span: Span { from: stopped_at, to: Some(at) }, reason: Name::from(REOPENED), by });
                self.run_from(calendar, at);
            }
        }
        self.evaluate(calendar, at);
        Ok(())
    }

    /// Runs from `at` on; a stretch that ended just there is continued, so that no seam remains.
    pub(super) fn run_from(&mut self, calendar: &Calendar, at: Timestamp) {
        match self.intervals.last_mut() {
            Some(last) if last.to == Some(at) => {
                self.elapsed_seconds -= calendar.working_seconds(last.from, at);
                last.to = None;
            }
            _ => self.intervals.push(Span { from: at, to: None }),
        }
        self.state = ClockState::Running;
        self.refresh_due(calendar);
    }

    fn close_running(&mut self, calendar: &Calendar, at: Timestamp) {
        if let Some(last) = self.intervals.last_mut().filter(|s| s.to.is_none()) {
            last.to = Some(at);
            self.elapsed_seconds += calendar.working_seconds(last.from, at);
        }
    }

    /// Ends every stretch at `at` at the latest and counts anew.
    pub(super) fn end_at(&mut self, calendar: &Calendar, at: Timestamp) {
        let cut = |span: &mut Span| span.to = Some(span.to.map_or(at, |to| to.min(at)));
        self.intervals.retain(|s| s.from <= at);
        self.intervals.iter_mut().for_each(cut);
        self.pauses.retain(|p| p.span.from <= at);
        self.pauses.iter_mut().for_each(|p| cut(&mut p.span));
        self.elapsed_seconds = self.recount(calendar);
        self.stopped_at = Some(at);
        self.due_at = None;
    }

    /// Sets outcome and decision of a stopped clock (rules 4 and 14).
    pub(super) fn judge(&mut self, calendar: &Calendar, miss_stands: bool) {
        let Some(stopped_at) = self.stopped_at else { return };
        if !miss_stands {
            self.missed_at = None;
        }
        if self.missed_at.is_none() && self.is_past(calendar, stopped_at) {
            self.missed_at = self.due(calendar);
        }
        self.outcome = Some(if self.missed_at.is_some() { Outcome::Missed } else { Outcome::Met });
        self.decided_at = self.missed_at.or(Some(stopped_at));
    }
}
