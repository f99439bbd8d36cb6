//! How a party is scored against selection criteria (section 5.4).

use rust_decimal::{Decimal, RoundingStrategy};

/// Most points a criterion can have.
pub const MOST_POINTS: u32 = 5;
/// Fewest points with which a criterion that excludes is met.
pub const MUST_POINTS: u32 = 3;

/// One criterion as it was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// How much it counts beside the others.
    pub weight: u32,
    /// From 0 (not met) to [`MOST_POINTS`] (fully met); `None` while not judged.
    pub points: Option<u32>,
    /// Whether the party is excluded when it is not met.
    pub must: bool,
}

/// The score in percent: Σ(weight × points) / (Σ weight × [`MOST_POINTS`]) × 100, to two decimals, half away from zero.
/// `None` without criteria, without weight, or while one is not judged.
#[must_use]
pub fn score(criteria: &[Criterion]) -> Option<Decimal> {
    let (mut had, mut most) = (0_u64, 0_u64);
    for criterion in criteria {
        let weight = u64::from(criterion.weight);
        had += weight * u64::from(criterion.points?.min(MOST_POINTS));
        most += weight * u64::from(MOST_POINTS);
    }
    let share = Decimal::from(had).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(most))?;
    Some(share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

/// Whether a criterion that excludes is judged and not met.
#[must_use]
pub fn excluded(criteria: &[Criterion]) -> bool {
    criteria.iter().any(|c| c.must && c.points.is_some_and(|points| points < MUST_POINTS))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weight, points (9: none), must; score; excluded.
    type Vector = (&'static [(u32, u32, bool)], Option<&'static str>, bool);

    const VECTORS: &[Vector] = &[
        (&[], None, false),
        (&[(1, 5, false)], Some("100"), false),
        (&[(1, 0, false)], Some("0"), false),
        (&[(1, 9, false)], None, false),
        (&[(1, 5, false), (1, 9, true)], None, false),
        (&[(3, 4, false), (1, 1, false)], Some("65"), false),
        (&[(1, 1, false), (1, 1, false), (1, 3, false)], Some("33.33"), false),
        (&[(1, 1, false), (1, 2, false), (1, 2, false)], Some("33.33"), false),
        (&[(2, 5, false), (1, 0, false)], Some("66.67"), false),
        (&[(1, 2, true), (9, 5, false)], Some("94"), true),
        (&[(1, 3, true), (9, 5, false)], Some("96"), false),
        (&[(100, 5, true), (1, 4, false)], Some("99.80"), false),
    ];

    #[test]
    fn scores() {
        for (criteria, expected, out) in VECTORS {
            let judged = |&(weight, points, must): &(u32, u32, bool)| Criterion { weight, points: (points <= 5).then_some(points), must };
            let criteria: Vec<Criterion> = criteria.iter().map(judged).collect();
            assert_eq!(score(&criteria), expected.map(|e| e.parse().unwrap()), "{criteria:?}");
            assert_eq!(excluded(&criteria), *out, "{criteria:?}");
        }
    }
}
