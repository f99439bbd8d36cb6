//! How long something takes, for telling a person. Nothing is decided by it.

use kernel::{Clock, SystemClock, Timestamp};

/// Running since it was started.
#[derive(Clone, Copy)]
pub struct Stopwatch(Timestamp);

impl Stopwatch {
    /// Starts.
    pub fn start() -> Self {
        Self(SystemClock.now())
    }
    /// Seconds so far; never below a millisecond, so that rates can be told.
    #[allow(clippy::cast_precision_loss)]
    pub fn seconds(self) -> f64 {
        ((SystemClock.now().micros() - self.0.micros()) as f64 / 1e6).max(0.001)
    }
    /// `12,400/s, 4 s left` after `done` of `total`.
    #[allow(clippy::cast_precision_loss)]
    pub fn rate(self, done: u64, total: u64) -> String {
        let rate = done as f64 / self.seconds();
        format!("{rate:.0}/s, {:.0} s left", total.saturating_sub(done) as f64 / rate.max(1.0))
    }
}
