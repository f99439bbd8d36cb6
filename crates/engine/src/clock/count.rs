//! What follows from the stretches of a clock: elapsed, remaining, due, missed (SLA clock rules 2 to 4).

use super::{ClockState, SlaClock, Span};
use kernel::{Calendar, Timestamp};

impl SlaClock {
    /// Whether it has not ended: running or paused.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, ClockState::Running | ClockState::Paused)
    }

    /// The stretch that still runs.
    pub(super) fn running(&self) -> Option<Span> {
        self.intervals.last().copied().filter(|s| s.to.is_none())
    }

    /// Working seconds counted up to `now` (rule 2). Whole seconds, never rounded.
    #[must_use]
    pub fn elapsed(&self, calendar: &Calendar, now: Timestamp) -> i64 {
        self.elapsed_seconds + self.running().map_or(0, |s| calendar.working_seconds(s.from, now))
    }

    /// Working seconds counted from `since` to `now`.
    pub(super) fn elapsed_since(&self, calendar: &Calendar, since: Timestamp, now: Timestamp) -> i64 {
        let counted = |s: &Span| calendar.working_seconds(s.from.max(since), s.to.unwrap_or(now).min(now));
        self.intervals.iter().map(counted).sum()
    }

    /// The stored sum of the stretches that have ended, counted anew.
    pub(super) fn recount(&self, calendar: &Calendar) -> i64 {
        self.intervals.iter().filter_map(|s| Some(calendar.working_seconds(s.from, s.to?))).sum()
    }

    /// The earliest instant at which `seconds` have been counted since `since`; none when the clock never gets there, or not
    /// before it runs again.
    pub(super) fn instant_of(&self, calendar: &Calendar, since: Timestamp, seconds: i64) -> Option<Timestamp> {
        let mut wanted = seconds;
        for span in &self.intervals {
            let from = span.from.max(since);
            let Some(to) = span.to else { return calendar.due(from, wanted) };
            if to < from {
                continue;
            }
            let counted = calendar.working_seconds(from, to);
            if wanted <= counted {
                return calendar.due(from, wanted);
            }
            wanted -= counted;
        }
        None
    }

    /// The due instant (rule 3): the last at which a stop still meets the target, and the one a miss is dated to. None while
    /// paused (unless the target was used up before), and when the calendar has no more working time.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Option<Timestamp> {
        let by_target = match self.running() {
            Some(span) if self.elapsed_seconds < self.target_seconds => calendar.due(span.from, self.target_seconds - self.elapsed_seconds),
            _ => self.instant_of(calendar, self.started_at, self.target_seconds),
        }?;
        match self.floor {
            Some(floor) => Some(by_target.max(self.instant_of(calendar, floor.from, floor.seconds)?)),
            None => Some(by_target),
        }
    }

    /// Working seconds left at `now`; negative when the target has been missed by that much.
    #[must_use]
    pub fn remaining(&self, calendar: &Calendar, now: Timestamp) -> i64 {
        let by_target = self.target_seconds - self.elapsed(calendar, now);
        let by_floor = self.floor.map(|f| f.seconds - self.elapsed_since(calendar, f.from, now));
        by_floor.map_or(by_target, |left| by_target.max(left))
    }

    /// How much of the target is used at `now`, in percent, rounded down; above 100 when missed.
    #[must_use]
    pub fn percent(&self, calendar: &Calendar, now: Timestamp) -> i64 {
        self.elapsed(calendar, now).saturating_mul(100) / self.target_seconds.max(1)
    }

    /// Whether more than the target has been counted at `now` (rule 4; exactly the target is met).
    #[must_use]
    pub fn is_past(&self, calendar: &Calendar, now: Timestamp) -> bool {
        // The due instant of a running clock is at hand, and before it nothing can be missed.
        if self.state == ClockState::Running && self.due_at.is_some_and(|due| now <= due) {
            return false;
        }
        self.remaining(calendar, now) < 0
    }

    /// Notes a miss, dated to the due instant, when there is one at `now`. Whoever calls this, and how late, does not change
    /// the result. True when the miss is new.
    pub fn evaluate(&mut self, calendar: &Calendar, now: Timestamp) -> bool {
        if !self.is_open() || self.missed_at.is_some() || !self.is_past(calendar, now) {
            return false;
        }
        self.missed_at = self.due(calendar);
        self.decided_at = self.missed_at;
        self.missed_at.is_some()
    }

    /// Sets the due instant from the stretches; none while not running.
    pub(super) fn refresh_due(&mut self, calendar: &Calendar) {
        self.due_at = if self.state == ClockState::Running { self.due(calendar) } else { None };
    }
}
