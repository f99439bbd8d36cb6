//! Impact: whatever would be hit when something fails, and whatever it stands on, however many steps away.
//!
//! A [`Need`] says that one thing needs another; from many of them [`reach`] finds everything that can be reached in one
//! direction, each thing once, by its shortest way. Circles are walked once. Pure: who looks and where the needs are kept is
//! not known here.

use kernel::Id;
use std::collections::{BTreeMap, BTreeSet};

/// Steps that are followed unless asked otherwise.
pub const DEPTH: u32 = 3;
/// Most steps.
pub const MOST_DEPTH: u32 = 5;
/// Most things shown.
pub const MOST: usize = 200;

/// How one thing needs another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// An item runs on another.
    RunsOn,
    /// An item uses another.
    Uses,
    /// A whole consists of a part.
    ConsistsOf,
    /// A service depends on another service.
    DependsOn,
    /// A service is delivered by an item.
    DeliveredBy,
}

impl How {
    /// In words, from the one that needs to the one that is needed.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::RunsOn => "runs on",
            Self::Uses => "uses",
            Self::ConsistsOf => "consists of",
            Self::DependsOn => "depends on",
            Self::DeliveredBy => "is delivered by",
        }
    }
    /// In words, from the one that is needed to the one that needs it.
    #[must_use]
    pub const fn inverse(self) -> &'static str {
        match self {
            Self::RunsOn => "runs",
            Self::Uses => "is used by",
            Self::ConsistsOf => "is part of",
            Self::DependsOn => "is needed by",
            Self::DeliveredBy => "delivers",
        }
    }
}

/// `from` needs `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// What needs.
    pub from: Id,
    /// What is needed.
    pub to: Id,
    /// How.
    pub how: How,
}

/// Which way is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To what depends on it.
    Up,
    /// To what it depends on.
    Down,
}

impl Need {
    /// The end one comes from, and the end one goes to.
    #[must_use]
    pub const fn ends(&self, way: Way) -> (Id, Id) {
        match way {
            Way::Up => (self.to, self.from),
            Way::Down => (self.from, self.to),
        }
    }
}

/// Something that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// What.
    pub id: Id,
    /// In how many steps.
    pub distance: u32,
    /// From what, in the last step.
    pub via: Id,
    /// How the last step is made.
    pub how: How,
}

/// Everything within `depth` steps of `start`, nearest first, `most` at most; and whether there was more that near.
#[must_use]
pub fn reach(start: Id, needs: &BTreeSet<Need>, way: Way, depth: u32, most: usize) -> (Vec<Reached>, bool) {
    let mut next: BTreeMap<Id, Vec<(Id, How)>> = BTreeMap::new();
    for need in needs {
        let (near, far) = need.ends(way);
        next.entry(near).or_default().push((far, need.how));
    }
    let (mut found, mut met, mut edge) = (Vec::new(), BTreeSet::from([start]), vec![start]);
    for distance in 1..=depth {
        let mut beyond = Vec::new();
        for via in edge {
            for (id, how) in next.get(&via).into_iter().flatten().copied() {
                if !met.insert(id) {
                    continue;
                }
                if found.len() == most {
                    return (found, true);
                }
                found.push(Reached { id, distance, via, how });
                beyond.push(id);
            }
        }
        edge = beyond;
    }
    (found, false)
}

/// The way from the start to something that was reached: every step of it, the last one last.
#[must_use]
pub fn path(reached: &[Reached], to: Id) -> Vec<Reached> {
    let mut steps = Vec::new();
    let mut at = to;
    while let Some(step) = reached.iter().find(|r| r.id == at) {
        steps.push(*step);
        at = step.via;
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Id {
        Id::from_u128(n)
    }

    fn needs(pairs: &[(u128, u128)]) -> BTreeSet<Need> {
        pairs.iter().map(|(a, b)| Need { from: id(*a), to: id(*b), how: How::RunsOn }).collect()
    }

    fn seen(reached: &[Reached]) -> Vec<(u128, u32)> {
        reached.iter().map(|r| (r.id.as_u128(), r.distance)).collect()
    }

    #[test]
    fn the_shortest_way_counts_and_both_directions_differ() {
        // 1 needs 2 and 3, 2 needs 3, 3 needs 4.
        let needs = needs(&[(1, 2), (1, 3), (2, 3), (3, 4)]);
        let (down, cut) = reach(id(1), &needs, Way::Down, 3, 10);
        assert_eq!((seen(&down), cut), (vec![(2, 1), (3, 1), (4, 2)], false));
        assert_eq!(seen(&path(&down, id(4))), [(3, 1), (4, 2)]);
        let (up, _) = reach(id(4), &needs, Way::Up, 3, 10);
        assert_eq!(seen(&up), [(3, 1), (1, 2), (2, 2)]);
        assert!(reach(id(1), &needs, Way::Up, 3, 10).0.is_empty());
    }

    #[test]
    fn circles_end_and_limits_hold() {
        let circle = needs(&[(1, 2), (2, 3), (3, 1), (1, 1)]);
        assert_eq!(seen(&reach(id(1), &circle, Way::Down, 5, 10).0), [(2, 1), (3, 2)]);
        let chain: Vec<(u128, u128)> = (1..20).map(|n| (n, n + 1)).collect();
        assert_eq!(reach(id(1), &needs(&chain), Way::Down, 5, 100).0.len(), 5);
        let star: Vec<(u128, u128)> = (2..50).map(|n| (1, n)).collect();
        let (some, cut) = reach(id(1), &needs(&star), Way::Down, 3, 20);
        assert_eq!((some.len(), cut), (20, true));
        assert!(path(&some, id(99)).is_empty());
    }
}
