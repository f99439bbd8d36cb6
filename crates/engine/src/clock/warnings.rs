//! Warnings at shares of the target (SLA clock rule 15). Only a running clock warns: not while paused, and never after it
//! was answered.

use super::{ClockState, SlaClock};
use kernel::{Calendar, Timestamp};

/// The levels at which people are warned by default, in percent of the target.
pub const WARNING_LEVELS: [u8; 4] = [50, 75, 90, 100];

impl SlaClock {
    /// The instant of each level, earliest first; levels that the calendar never reaches are left out. The level of 100 % is
    /// the due instant, and no level comes after it. Empty unless running.
    #[must_use]
    pub fn warning_instants(&self, calendar: &Calendar, levels: &[u8]) -> Vec<(u8, Timestamp)> {
        if self.state != ClockState::Running {
            return Vec::new();
        }
        let due = self.due(calendar);
        let instant = |level: u8| {
            if level >= 100 {
                return due;
            }
            let seconds = self.target_seconds.max(0).saturating_mul(i64::from(level)).saturating_add(99) / 100;
            let at = self.instant_of(calendar, self.started_at, seconds)?;
            Some(due.map_or(at, |due| at.min(due)))
        };
        let mut out: Vec<_> = levels.iter().filter_map(|level| Some((*level, instant(*level)?))).collect();
        out.sort_unstable_by_key(|(level, at)| (*at, *level));
        out
    }

    /// The next warning that was not announced yet: what a timer is set to.
    #[must_use]
    pub fn next_warning(&self, calendar: &Calendar, levels: &[u8]) -> Option<(u8, Timestamp)> {
        self.warning_instants(calendar, levels).into_iter().find(|(level, _)| *level > self.warned_percent)
    }

    /// The highest level reached at `now` that was not announced yet. One late timer gives one warning, not three.
    #[must_use]
    pub fn warning_due(&self, calendar: &Calendar, levels: &[u8], now: Timestamp) -> Option<u8> {
        let reached = self.warning_instants(calendar, levels).into_iter().filter(|(_, at)| *at <= now);
        reached.map(|(level, _)| level).max().filter(|level| *level > self.warned_percent)
    }

    /// Remembers that `level` was announced.
    pub fn announce(&mut self, level: u8) {
        self.warned_percent = self.warned_percent.max(level);
    }
}
