//! Samples that anybody can draw again: the same population, size and seed give the same records on any day, on any machine.
//!
//! The seed is a text that people write down. Its FNV-1a hash starts a SplitMix64 sequence, and a partial Fisher–Yates
//! shuffle draws without repetition; numbers are drawn without bias by rejection.

use std::collections::BTreeSet;

/// Records a sample has unless said otherwise.
pub const DEFAULT_SIZE: usize = 5;

/// A sequence of numbers that a seed determines.
struct Sequence(u64);

impl Sequence {
    /// The sequence of a seed.
    fn of(seed: &str) -> Self {
        let hash =
            seed.trim().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(hash)
    }
    /// The next number of 64 bits.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    /// A number below `bound`, each equally likely. `bound` is at least one.
    fn below(&mut self, bound: u64) -> u64 {
        // Numbers beyond the largest multiple of the bound would favour the small ones.
        let limit = u64::MAX - u64::MAX % bound;
        loop {
            let number = self.next();
            if number < limit {
                return number % bound;
            }
        }
    }
}

/// Places (from 0, ascending) of a sample of `size` out of a population of `population`, by a seed. The whole population
/// when it is not larger than the sample.
#[must_use]
pub fn draw(population: usize, size: usize, seed: &str) -> Vec<usize> {
    if size >= population {
        return (0..population).collect();
    }
    let mut sequence = Sequence::of(seed);
    let mut places: Vec<usize> = (0..population).collect();
    for at in 0..size {
        let rest = u64::try_from(population - at).unwrap_or(u64::MAX);
        let step = usize::try_from(sequence.below(rest)).unwrap_or(0);
        places.swap(at, at + step);
    }
    places.truncate(size);
    places.sort_unstable();
    places
}

/// The same, with at least one of the `failing` places in it where there is any: the last drawn one gives way to a failing
/// one drawn by the same seed.
#[must_use]
pub fn draw_with_failing(population: usize, size: usize, seed: &str, failing: &BTreeSet<usize>) -> Vec<usize> {
    let mut drawn = draw(population, size, seed);
    let known: Vec<usize> = failing.iter().copied().filter(|place| *place < population).collect();
    if known.is_empty() || drawn.is_empty() || drawn.iter().any(|place| failing.contains(place)) {
        return drawn;
    }
    let chosen = draw(known.len(), 1, seed)[0];
    drawn.pop();
    drawn.push(known[chosen]);
    drawn.sort_unstable();
    drawn
}

/// Places as people count them, from 1: `3, 17, 25`.
#[must_use]
pub fn written(places: &[usize]) -> String {
    places.iter().map(|place| (place + 1).to_string()).collect::<Vec<_>>().join(", ")
}
