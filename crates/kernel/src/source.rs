//! The two doors for what is not a pure input: the time of day and randomness.

use crate::{Id, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};

/// Where "now" comes from.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// The machine's clock: the only place in the program that reads it.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // the one reader of the wall clock
    fn now(&self) -> Timestamp {
        jiff::Timestamp::now().into()
    }
}

/// A clock that stands still until it is set: for tests, imports and as-of views.
#[derive(Debug, Default)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock standing at `at`.
    #[must_use]
    pub const fn at(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.micros()))
    }
    /// Moves the clock to `to`, also backwards.
    pub fn set(&self, to: Timestamp) {
        self.0.store(to.micros(), Ordering::SeqCst);
    }
    /// Moves the clock forward by whole seconds.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// Where new ids and salts come from.
pub trait IdSource: Send {
    /// Fills `buffer` with random bytes.
    fn fill(&mut self, buffer: &mut [u8]);

    /// A new UUIDv7 whose time part is `now`.
    fn id(&mut self, now: Timestamp) -> Id {
        let mut random = [0; 10];
        self.fill(&mut random);
        Id::v7(u64::try_from(now.micros() / 1000).unwrap_or(0), random)
    }

    /// A new 128-bit salt for a journal commitment.
    fn salt(&mut self) -> [u8; 16] {
        let mut salt = [0; 16];
        self.fill(&mut salt);
        salt
    }
}

/// The operating system's randomness.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemIds;

impl IdSource for SystemIds {
    #[allow(clippy::disallowed_methods)] // the one reader of the system's randomness
    fn fill(&mut self, buffer: &mut [u8]) {
        getrandom::fill(buffer).expect("the operating system provides randomness");
    }
}

/// The same, asked for a kilobyte at a time: a command needs a dozen ids and salts, and each question is a call into the
/// system. No byte is handed out twice, and none stays behind once it was handed out.
pub struct PooledIds {
    pool: [u8; 1024],
    left: usize,
}

impl Default for PooledIds {
    fn default() -> Self {
        Self { pool: [0; 1024], left: 0 }
    }
}

impl IdSource for PooledIds {
    fn fill(&mut self, buffer: &mut [u8]) {
        if buffer.len() > self.pool.len() {
            return SystemIds.fill(buffer);
        }
        if buffer.len() > self.left {
            SystemIds.fill(&mut self.pool);
            self.left = self.pool.len();
        }
        let taken = &mut self.pool[self.left - buffer.len()..self.left];
        buffer.copy_from_slice(taken);
        taken.fill(0);
        self.left -= buffer.len();
    }
}

/// A reproducible sequence (splitmix64) for tests, snapshots and the demonstration organisation. Not for secrets.
#[derive(Debug, Clone)]
pub struct SeededIds(u64);

impl SeededIds {
    /// The sequence that starts at `seed`.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }
    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

impl IdSource for SeededIds {
    fn fill(&mut self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            chunk.copy_from_slice(&self.next_u64().to_le_bytes()[..chunk.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_pool_hands_out_no_byte_twice() {
        let mut pool = PooledIds::default();
        let mut seen = BTreeSet::new();
        // Of lengths that do not divide the pool, and one that is longer than it.
        for length in [10, 16, 32, 7, 2000].into_iter().cycle().take(1000) {
            let mut bytes = vec![0; length];
            pool.fill(&mut bytes);
            assert!(seen.insert(bytes), "{length} bytes came twice");
        }
        assert!(pool.pool[pool.left..].iter().all(|b| *b == 0), "what was handed out is gone");
    }
}
