//! The sample of a configuration audit: how large it is, and a draw that gives the same items for the same seed
//! (specification, section 4.1).

/// How many items of a population are drawn at random: all of them, or fifty and five per cent (rounded up) of them.
#[must_use]
pub const fn sample_size(population: usize) -> usize {
    let wanted = population.div_ceil(20).saturating_add(50);
    if wanted < population { wanted } else { population }
}

/// `n` of `population` at random without repetition, in the order of the population. Whoever draws again with the same seed
/// from the same population in the same order draws the same.
#[must_use]
pub fn draw<T: Clone>(population: &[T], n: usize, seed: u64) -> Vec<T> {
    let mut order: Vec<usize> = (0..population.len()).collect();
    let mut dice = Dice(seed);
    let n = n.min(population.len());
    for at in 0..n {
        let other = at + dice.below(population.len() - at);
        order.swap(at, other);
    }
    let mut drawn = order[..n].to_vec();
    drawn.sort_unstable();
    drawn.into_iter().map(|i| population[i].clone()).collect()
}

/// CIs without discrepancy among those sampled, in per cent (KPI CF-1); `None` when nothing was sampled.
#[must_use]
pub fn accuracy(sampled: usize, with_discrepancy: usize) -> Option<rust_decimal::Decimal> {
    use rust_decimal::Decimal;
    let good = sampled.checked_sub(with_discrepancy)?;
    let share = Decimal::from(good).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(sampled))?;
    Some(share.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::ToZero))
}

/// SplitMix64: small, even, and the same on every machine.
struct Dice(u64);

impl Dice {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    /// Evenly below `bound`, which is at least one: what would make some results likelier is thrown again.
    fn below(&mut self, bound: usize) -> usize {
        let bound = bound.max(1) as u64;
        let limit = u64::MAX - u64::MAX % bound;
        loop {
            let thrown = self.next();
            if thrown < limit {
                return usize::try_from(thrown % bound).unwrap_or(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_as_large_as_the_rule_says() {
        for (population, expected) in
            [(0, 0), (1, 1), (50, 50), (52, 52), (53, 53), (54, 53), (60, 53), (61, 54), (100, 55), (1_000, 100), (10_000, 550)]
        {
            assert_eq!(sample_size(population), expected, "{population}");
        }
        assert_eq!(sample_size(usize::MAX), usize::MAX / 20 + 51);
    }

    #[test]
    fn the_same_seed_draws_the_same() {
        let population: Vec<u32> = (0..1_000).collect();
        let first = draw(&population, 100, 42);
        assert_eq!(first, draw(&population, 100, 42));
        assert_ne!(first, draw(&population, 100, 43));
        assert_eq!(first.len(), 100);
        assert!(first.windows(2).all(|w| w[0] < w[1]), "in order, none twice");
        assert_eq!(draw(&population, 5_000, 1), population, "no more than there are");
        assert!(draw::<u32>(&[], 10, 1).is_empty());
        assert!(draw(&population, 0, 1).is_empty());
    }

    #[test]
    fn the_draw_is_even() {
        let population: Vec<usize> = (0..10).collect();
        let mut counts = [0_u32; 10];
        for seed in 0..10_000 {
            for i in draw(&population, 3, seed) {
                counts[i] += 1;
            }
        }
        assert!(counts.iter().all(|n| (2_800..3_200).contains(n)), "{counts:?}");
    }

    #[test]
    fn accuracy_is_the_share_without_discrepancy() {
        let of = |sampled, wrong| accuracy(sampled, wrong).map(|d| d.to_string());
        assert_eq!(of(100, 5), Some("95".to_owned()));
        assert_eq!(of(3, 1), Some("66.66".to_owned()), "rounded down, never up to a target");
        assert_eq!(of(7, 0), Some("100".to_owned()));
        assert_eq!(of(7, 7), Some("0".to_owned()));
        assert_eq!(of(0, 0), None);
        assert_eq!(of(1, 2), None);
    }
}
