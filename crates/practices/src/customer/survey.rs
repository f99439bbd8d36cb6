//! The arithmetic of satisfaction surveys: whether a sample represents the customers, how many answered, and what the score
//! is (specification, section 5.2). Nothing here knows a record.

use kernel::Id;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeSet;

/// Response share in per cent below which a result is weak.
const WEAK_PERCENT: i64 = 20;
/// Up to so many customers, all are asked.
const ASK_ALL: usize = 10;

/// A customer of the population.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The customer.
    pub customer: Id,
    /// Its segment, where customers are divided into some.
    pub segment: Option<String>,
}

/// Why a sample does not represent the customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// Somebody is asked who does not belong to the population.
    Stranger(Id),
    /// Fewer are asked than must be.
    TooFew {
        /// How many must be.
        needed: usize,
        /// How many are.
        asked: usize,
    },
    /// Nobody of a segment is asked.
    SegmentMissing(String),
}

/// How many of so many customers must be asked: all of ten or fewer, otherwise ten at least and thirty per cent (rounded up).
#[must_use]
pub fn needed(population: usize) -> usize {
    if population <= ASK_ALL { population } else { (population.saturating_mul(3).div_ceil(10)).max(ASK_ALL) }
}

/// What is wrong with a sample; nothing when it represents the population.
#[must_use]
pub fn defects(population: &[Member], asked: &[Id]) -> Vec<Defect> {
    let known: BTreeSet<Id> = population.iter().map(|m| m.customer).collect();
    let sampled: BTreeSet<Id> = asked.iter().copied().collect();
    let mut found: Vec<Defect> = sampled.difference(&known).copied().map(Defect::Stranger).collect();
    let (needed, asked) = (needed(known.len()), sampled.intersection(&known).count());
    if asked < needed {
        found.push(Defect::TooFew { needed, asked });
    }
    let of = |members: &mut dyn Iterator<Item = &Member>| members.filter_map(|m| m.segment.clone()).collect::<BTreeSet<String>>();
    let all = of(&mut population.iter());
    let heard = of(&mut population.iter().filter(|m| sampled.contains(&m.customer)));
    found.extend(all.difference(&heard).cloned().map(Defect::SegmentMissing));
    found
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole <= Decimal::ZERO {
        return None;
    }
    let share = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(share.round_dp_with_strategy(2, RoundingStrategy::ToZero))
}

/// How many people answered, from how often each point was given.
#[must_use]
pub fn responses(answers: &[(i64, i64)]) -> i64 {
    answers.iter().map(|(_, count)| (*count).max(0)).fold(0, i64::saturating_add)
}

/// The mean answer as a share of the highest point, in per cent (KPI B-1), rounded down to two digits. `None` without a single
/// answer: there is no score with no responses.
#[must_use]
pub fn score(answers: &[(i64, i64)], scale_max: i64) -> Option<Decimal> {
    let sum = answers.iter().try_fold(Decimal::ZERO, |sum, (point, count)| {
        Decimal::from(*point).checked_mul(Decimal::from((*count).max(0))).and_then(|product| sum.checked_add(product))
    })?;
    let whole = Decimal::from(responses(answers)).checked_mul(Decimal::from(scale_max))?;
    percent(sum, whole)
}

/// Answers per people reached, in per cent (KPI B-2): messages that came back reached nobody. `None` when nobody was reached.
#[must_use]
pub fn response_share(responses: i64, asked: i64, bounced: i64) -> Option<Decimal> {
    percent(Decimal::from(responses), Decimal::from(asked.checked_sub(bounced)?))
}

/// Whether so few answered that the result is weak and calls are planned.
#[must_use]
pub fn is_weak(share: Decimal) -> bool {
    share < Decimal::from(WEAK_PERCENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(n: u128, segments: &[&str]) -> Vec<Member> {
        let segment = |i: u128| segments.get(usize::try_from(i).unwrap() % segments.len().max(1)).map(|s| (*s).to_owned());
        (0..n).map(|i| Member { customer: Id::from_u128(i + 1), segment: segment(i) }).collect()
    }

    fn ids(list: impl IntoIterator<Item = u128>) -> Vec<Id> {
        list.into_iter().map(Id::from_u128).collect()
    }

    #[test]
    fn how_many_must_be_asked() {
        for (population, expected) in [(0, 0), (1, 1), (10, 10), (11, 10), (33, 10), (34, 11), (40, 12), (100, 30), (101, 31)] {
            assert_eq!(needed(population), expected, "{population}");
        }
    }

    #[test]
    fn what_a_sample_lacks() {
        let ten = members(10, &[]);
        assert_eq!(defects(&ten, &ids(1..=10)), []);
        assert_eq!(defects(&ten, &ids(1..=9)), [Defect::TooFew { needed: 10, asked: 9 }]);
        assert_eq!(defects(&ten, &ids(1..=11)), [Defect::Stranger(Id::from_u128(11))]);
        let twelve = members(12, &["large", "small"]);
        assert_eq!(defects(&twelve, &ids(1..=10)), []);
        assert_eq!(defects(&twelve, &ids([1, 3, 5, 7, 9, 11])), [Defect::TooFew { needed: 10, asked: 6 }, Defect::SegmentMissing("small".to_owned())]);
        assert_eq!(defects(&ten, &ids([1, 1, 1])), [Defect::TooFew { needed: 10, asked: 1 }], "nobody counts twice");
        assert_eq!(defects(&[], &[]), []);
    }

    #[test]
    fn scores() {
        let of = |answers: &[(i64, i64)], max| score(answers, max).map(|d| d.to_string());
        assert_eq!(of(&[(5, 10)], 5), Some("100".to_owned()));
        assert_eq!(of(&[(5, 3), (4, 4), (1, 1)], 5), Some("80".to_owned()), "32 of 40");
        assert_eq!(of(&[(5, 1), (4, 1), (4, 1)], 5), Some("86.66".to_owned()), "never rounded up to a target");
        assert_eq!(of(&[(0, 4)], 10), Some("0".to_owned()));
        assert_eq!(of(&[], 5), None, "no score with no responses");
        assert_eq!(of(&[(5, 0)], 5), None);
        assert_eq!(of(&[(5, 1)], 0), None);
    }

    #[test]
    fn shares() {
        let of = |responses, asked, bounced| response_share(responses, asked, bounced).map(|d| d.to_string());
        assert_eq!(of(20, 100, 0), Some("20".to_owned()));
        assert_eq!(of(20, 110, 10), Some("20".to_owned()), "what came back reached nobody");
        assert_eq!(of(1, 3, 0), Some("33.33".to_owned()));
        assert_eq!(of(0, 5, 0), Some("0".to_owned()));
        assert_eq!(of(0, 5, 5), None);
        assert!(!is_weak(Decimal::from(20)), "exactly twenty per cent is enough");
        assert!(is_weak(Decimal::new(1999, 2)));
        assert_eq!(responses(&[(1, 2), (3, 4), (5, -9)]), 6);
    }
}
