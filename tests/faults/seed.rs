//! Randomness that can be had again: the seed is printed, and `EVIDENT_TEST_FAULT_SEED` sets it.

use kernel::{IdSource, SeededIds};

/// A generator of its own for each purpose.
pub struct Dice(SeededIds);

impl Dice {
    pub fn new(purpose: &str) -> Self {
        let given = std::env::var("EVIDENT_TEST_FAULT_SEED").ok().and_then(|s| s.parse().ok());
        let seed = given.unwrap_or_else(|| {
            let mut bytes = [0_u8; 8];
            kernel::SystemIds.fill(&mut bytes);
            u64::from_le_bytes(bytes) >> 16
        });
        println!("{purpose}: EVIDENT_TEST_FAULT_SEED={seed}");
        Self(SeededIds::new(seed))
    }
    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0.next_u64() % end.max(1)
    }
    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let at = usize::try_from(self.below(list.len() as u64)).unwrap();
        &list[at]
    }
}
