//! Dice that fall the same way every time.

use kernel::SeededIds;

/// A reproducible source of choices.
pub struct Dice(SeededIds);

impl Dice {
    /// The dice of a subject.
    pub const fn of(subject: u64) -> Self {
        Self(SeededIds::new(crate::demo::SEED ^ subject.wrapping_mul(0x9E37_79B9_7F4A_7C15)))
    }
    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0.next_u64() % n.max(1)
    }
    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.below(u64::try_from(high - low + 1).unwrap_or(1))).unwrap_or(0)
    }
    /// Whether something happens that happens so many times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
    /// One of several.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap_or(0)]
    }
    /// A time of a working day.
    pub fn hour(&mut self) -> String {
        format!("{:02}:{:02}", self.between(8, 15), self.between(0, 11) * 5)
    }
}

/// A day so many days back, at a time.
pub fn ago(days: i64, time: &str) -> String {
    format!("-{}d {time}", days.max(0))
}
