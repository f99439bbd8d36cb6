//! KPI conventions (section 1.7): ratios, percentages that are judged from five records on, median and 90th percentile.
//!
//! What is judged is exact: 95 of 100 reaches 95 %, 9499 of 10000 does not. What is shown is rounded so that it never looks
//! better than it is: a missed target is not shown as met.

use super::number::{Number, Rounding, SCALE};

/// Records below which a value is shown with “few records” and not judged.
pub const FEW: u64 = 5;
/// Decimals of a value that is shown.
pub const PLACES: u32 = 2;

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Met at or above the target.
    Higher,
    /// Met at or below the target.
    Lower,
    /// Not judged.
    Watched,
}

impl Direction {
    /// The way a value is rounded for display: away from the target.
    #[must_use]
    pub const fn rounding(self) -> Rounding {
        match self {
            Self::Higher => Rounding::Down,
            Self::Lower => Rounding::Up,
            Self::Watched => Rounding::Nearest,
        }
    }
}

/// A value as numerator and denominator; `factor` is 100 for percentages and 1 for means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// What is counted or summed.
    pub numerator: Number,
    /// Records in the population.
    pub denominator: u64,
    /// 100 for percentages, 1 otherwise.
    pub factor: u32,
}

impl Ratio {
    /// A percentage.
    #[must_use]
    pub const fn percent(numerator: Number, denominator: u64) -> Self {
        Self { numerator, denominator, factor: 100 }
    }
    /// A mean.
    #[must_use]
    pub const fn mean(sum: Number, records: u64) -> Self {
        Self { numerator: sum, denominator: records, factor: 1 }
    }
    /// The value as shown, with two decimals; `None` for an empty population.
    #[must_use]
    pub fn shown(self, direction: Direction) -> Option<Number> {
        let step = SCALE / 10_i128.pow(PLACES);
        let numerator = self.numerator.parts() * i128::from(self.factor);
        let whole = Number::quotient(numerator, i128::from(self.denominator) * step, direction.rounding())?;
        Some(Number::of_parts(whole.parts() * step))
    }
    /// Whether a percentage is of too few records to judge by.
    #[must_use]
    pub const fn few(self) -> bool {
        self.factor == 100 && self.denominator < FEW
    }
    /// Whether the target is met, compared exactly; `None` where it is not judged: few records, or only watched.
    #[must_use]
    pub fn meets(self, target: Number, direction: Direction) -> Option<bool> {
        if self.few() || self.denominator == 0 {
            return None;
        }
        let value = self.numerator.parts() * i128::from(self.factor);
        let wanted = target.parts() * i128::from(self.denominator);
        match direction {
            Direction::Higher => Some(value >= wanted),
            Direction::Lower => Some(value <= wanted),
            Direction::Watched => None,
        }
    }
}

/// Whether a plain value (a count, a sum, a median) meets its target; `None` when it is only watched.
#[must_use]
pub fn meets(value: Number, target: Number, direction: Direction) -> Option<bool> {
    match direction {
        Direction::Higher => Some(value >= target),
        Direction::Lower => Some(value <= target),
        Direction::Watched => None,
    }
}

/// The median: the middle value, or the mean of the two in the middle (rounded to the nearest ten-thousandth).
#[must_use]
pub fn median(values: &[Number]) -> Option<Number> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    Number::quotient(sorted[middle - 1].parts() + upper.parts(), 2, Rounding::Nearest)
}

/// The percentile by nearest rank: the smallest value at or below which at least `percent` of the values lie, a value
/// that occurred. `None` without values; `percent` is 1 to 100, others are taken to the nearest of these.
#[must_use]
pub fn nearest_rank(values: &[Number], percent: u8) -> Option<Number> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let rank = (sorted.len() * usize::from(percent.clamp(1, 100))).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

/// The 90th percentile that stands beside every mean.
#[must_use]
pub fn p90(values: &[Number]) -> Option<Number> {
    nearest_rank(values, 90)
}

/// The mean, exact to the nearest ten-thousandth.
#[must_use]
pub fn mean(values: &[Number]) -> Option<Number> {
    let sum: i128 = values.iter().map(|v| v.parts()).sum();
    Number::quotient(sum, i128::try_from(values.len()).ok()?, Rounding::Nearest)
}

/// The grade of a population against two thresholds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// At or above the first threshold.
    Conforming,
    /// At or above the second, or one failing of few.
    Minor,
    /// Below.
    Major,
}

/// Records below which one that fails is minor whatever the percentage.
pub const SMALL: u64 = 20;

/// Grades `met` of `of` records against thresholds in percent, compared exactly. In fewer than twenty records, none failing
/// conforms and one failing is minor. `None` for an empty population: the rule itself says what that means.
#[must_use]
pub fn grade(met: u64, of: u64, conforming: Number, minor: Number) -> Option<Grade> {
    if of == 0 {
        return None;
    }
    let failing = of.saturating_sub(met);
    if of < SMALL && failing <= 1 {
        return Some(if failing == 0 { Grade::Conforming } else { Grade::Minor });
    }
    let value = i128::from(met) * 100 * SCALE;
    let reaches = |threshold: Number| value >= threshold.parts() * i128::from(of);
    Some(if reaches(conforming) {
        Grade::Conforming
    } else if reaches(minor) {
        Grade::Minor
    } else {
        Grade::Major
    })
}
