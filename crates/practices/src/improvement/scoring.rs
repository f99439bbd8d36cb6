//! How improvements are compared: five criteria, each 1 to 5, weighted in percent (section 8.9).

use std::collections::BTreeMap;

/// The criteria and weights the product ships with are called by this version.
pub const DEFAULT_VERSION: &str = "v1";

/// Criteria by name, with their weight in percent. Effort and cost are scored inversely: 5 is the least.
pub const WEIGHTS: [(&str, u32); 5] =
    [("objectives_fit", 30), ("customer_value", 25), ("risk_reduction", 15), ("effort_and_cost", 20), ("urgency", 10)];

/// Why there is no score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoScore {
    /// Criteria that were not scored.
    Missing(Vec<&'static str>),
    /// A criterion scored more than once.
    Twice(String),
    /// A criterion nobody knows.
    Unknown(String),
    /// A value outside 1 to 5.
    OutOfRange(String),
}

/// The score: the sum of weight (in percent) times value, 100 to 500; 425 reads as 4.25. Every criterion is scored once.
///
/// # Errors
/// See [`NoScore`].
pub fn score<'a>(values: impl IntoIterator<Item = (&'a str, i64)>) -> Result<u32, NoScore> {
    let mut by_criterion: BTreeMap<&str, u32> = BTreeMap::new();
    for (criterion, value) in values {
        if !WEIGHTS.iter().any(|(known, _)| *known == criterion) {
            return Err(NoScore::Unknown(criterion.to_owned()));
        }
        let value = u32::try_from(value).ok().filter(|v| (1..=5).contains(v)).ok_or_else(|| NoScore::OutOfRange(criterion.to_owned()))?;
        if by_criterion.insert(criterion, value).is_some() {
            return Err(NoScore::Twice(criterion.to_owned()));
        }
    }
    let missing: Vec<&'static str> = WEIGHTS.iter().map(|(c, _)| *c).filter(|c| !by_criterion.contains_key(c)).collect();
    if missing.is_empty() {
        Ok(WEIGHTS.iter().map(|(criterion, weight)| weight * by_criterion[criterion]).sum())
    } else {
        Err(NoScore::Missing(missing))
    }
}
