//! Proofs over the tree: which nodes each needs, how it is put together, and how it is checked (RFC 9162, section 2.1).
//!
//! A proof is made in two steps, so that the store may fetch nodes in its own (asynchronous) way: [`ProofPlan`] names the
//! complete subtrees each step of the proof is folded from, and [`ProofPlan::finish`] folds what was fetched.

use crate::tree::{Hash, Node, cover, empty_root, fold_complete, fold_right, node_hash};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// Where the hashes of complete subtrees come from.
pub trait NodeSource {
    /// Why a node cannot be had.
    type Error;
    /// The hash of a complete subtree.
    ///
    /// # Errors
    /// The source's own.
    fn node(&self, node: Node) -> Result<Hash, Self::Error>;
}

/// All leaf hashes in memory: for tests, small journals and proof files.
impl NodeSource for [Hash] {
    type Error = Infallible;
    fn node(&self, node: Node) -> Result<Hash, Infallible> {
        let (start, end) = (node.index << node.level, node.end());
        let leaves = self[usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX)].to_vec();
        Ok(fold_complete(leaves).expect("a complete subtree has a power of two leaves"))
    }
}

/// Stored hashes as they were fetched, by stored level and index.
#[derive(Clone, Debug, Default)]
pub struct Fetched(BTreeMap<(u8, u64), Hash>);

/// A stored hash that a proof needs was not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingNode {
    /// Stored level: 0 for leaf hashes, then 8, 16 …
    pub level: u8,
    /// Index in that level.
    pub index: u64,
}

impl std::fmt::Display for MissingNode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the journal's tree lacks the stored hash {} of level {}", self.index, self.level)
    }
}
impl std::error::Error for MissingNode {}

impl Fetched {
    /// Takes in one stored hash.
    pub fn insert(&mut self, level: u8, index: u64, hash: Hash) {
        self.0.insert((level, index), hash);
    }
}

impl NodeSource for Fetched {
    type Error = MissingNode;
    fn node(&self, node: Node) -> Result<Hash, MissingNode> {
        let (level, range) = node.stored();
        let hashes =
            range.map(|index| self.0.get(&(level, index)).copied().ok_or(MissingNode { level, index })).collect::<Result<Vec<_>, _>>()?;
        Ok(fold_complete(hashes).expect("a stored range is a power of two"))
    }
}

/// What a proof is made from: one list of complete subtrees per hash of the proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofPlan(Vec<Vec<Node>>);

impl ProofPlan {
    /// The plan of the proof that leaf `index` stands in the tree of `size` leaves. `None` unless `index < size`.
    #[must_use]
    pub fn inclusion(index: u64, size: u64) -> Option<Self> {
        if index >= size {
            return None;
        }
        let mut steps = Vec::new();
        let (mut start, mut end) = (0, size);
        while end - start > 1 {
            let middle = start + split(end - start);
            if index < middle {
                steps.push(cover(middle, end));
                end = middle;
            } else {
                steps.push(cover(start, middle));
                start = middle;
            }
        }
        steps.reverse();
        Some(Self(steps))
    }

    /// The plan of the proof that the tree of `old` leaves is a prefix of the tree of `size`. `None` unless `old <= size`.
    #[must_use]
    pub fn consistency(old: u64, size: u64) -> Option<Self> {
        if old > size {
            return None;
        }
        let mut steps = Vec::new();
        let (mut start, mut end) = (0, size);
        if old > 0 {
            while old != end {
                let middle = start + split(end - start);
                if old <= middle {
                    steps.push(cover(middle, end));
                    end = middle;
                } else {
                    steps.push(cover(start, middle));
                    start = middle;
                }
            }
            if start > 0 {
                steps.push(cover(start, end));
            }
        }
        steps.reverse();
        Some(Self(steps))
    }

    /// The root of the tree of `size` leaves, as a plan of one step.
    #[must_use]
    pub fn root(size: u64) -> Self {
        Self(vec![cover(0, size)])
    }

    /// The ranges of stored hashes to fetch: stored level (0 = leaf hashes, 8, 16 …) and indexes.
    #[must_use]
    pub fn ranges(&self) -> Vec<(u8, std::ops::Range<u64>)> {
        self.0.iter().flatten().map(|node| node.stored()).collect()
    }

    /// Puts the proof together.
    ///
    /// # Errors
    /// The source's, when a node cannot be had.
    pub fn finish<S: NodeSource + ?Sized>(&self, source: &S) -> Result<Vec<Hash>, S::Error> {
        self.0
            .iter()
            .map(|nodes| {
                let hashes = nodes.iter().map(|node| source.node(*node)).collect::<Result<Vec<_>, _>>()?;
                Ok(fold_right(hashes.into_iter()).unwrap_or_else(empty_root))
            })
            .collect()
    }
}

/// The largest power of two below `n` (n > 1): where RFC 6962 divides a tree.
const fn split(n: u64) -> u64 {
    1 << (n - 1).ilog2()
}

/// Whether `proof` shows that `leaf` stands at `index` in the tree of `size` leaves with `root` (RFC 9162, 2.1.3.2).
#[must_use]
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last) = (index, size - 1);
    let mut hash = *leaf;
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            hash = node_hash(sibling, &hash);
            while at % 2 == 0 && at != 0 {
                at /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        at /= 2;
        last /= 2;
    }
    last == 0 && hash == *root
}

/// Whether `proof` shows that the tree of `old` leaves with `old_root` is a prefix of the tree of `size` leaves with `root`
/// (RFC 9162, 2.1.4.2). The empty tree is a prefix of every tree.
#[must_use]
pub fn verify_consistency(old: u64, size: u64, proof: &[Hash], old_root: &Hash, root: &Hash) -> bool {
    if old == 0 || old == size {
        return old <= size && proof.is_empty() && if old == size { old_root == root } else { *old_root == empty_root() };
    }
    if old > size || proof.is_empty() {
        return false;
    }
    let (mut at, mut last) = (old - 1, size - 1);
    while at % 2 == 1 {
        at /= 2;
        last /= 2;
    }
    let (first, rest) = if old.is_power_of_two() { (old_root, proof) } else { (&proof[0], &proof[1..]) };
    let (mut old_hash, mut hash) = (*first, *first);
    for sibling in rest {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            old_hash = node_hash(sibling, &old_hash);
            hash = node_hash(sibling, &hash);
            while at % 2 == 0 && at != 0 {
                at /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        at /= 2;
        last /= 2;
    }
    last == 0 && old_hash == *old_root && hash == *root
}
