//! The tree over the journal: RFC 6962 (and its successor RFC 9162), SHA-256.
//!
//! A leaf hashes as `SHA-256(0x00 ‖ leaf)`, an inner node as `SHA-256(0x01 ‖ left ‖ right)`, so neither can pose as the other.
//! The root of *n* leaves stands for all of them: change one bit of one, and the root is another. To append, only the roots
//! of the complete subtrees are needed, one per bit of *n*: the [`Frontier`].
//!
//! Two kinds of proof follow, both of logarithmic length (see [`crate::proof`]): *inclusion*, that a leaf stands at its
//! index, and *consistency*, that an older tree is a prefix of a newer one, so nothing was rewritten in between.
//!
//! The store keeps, besides the leaf hashes, the nodes of every eighth level (subtrees of 256, 65,536 … leaves): a third of
//! a per cent more hashes, from which any node is folded out of at most 128.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// Levels between stored ones; a stored node stands for 256 of the stored level below.
pub const TILE_BITS: u8 = 8;

/// `SHA-256(0x00 ‖ leaf)`.
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    let mut hash = Sha256::new();
    hash.update([0]);
    hash.update(leaf);
    hash.finalize().into()
}

/// `SHA-256(0x01 ‖ left ‖ right)`.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [1; 65];
    bytes[1..33].copy_from_slice(left);
    bytes[33..].copy_from_slice(right);
    Sha256::digest(bytes).into()
}

/// The root of the tree without leaves: SHA-256 of nothing.
#[must_use]
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// The root over these leaf hashes.
#[must_use]
pub fn root_of(leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::default();
    for leaf in leaves {
        frontier.append(*leaf);
    }
    frontier.root()
}

/// A complete subtree: it covers the leaves `index << level .. (index + 1) << level`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// 0 for a leaf; a node of level *l* covers 2^*l* leaves.
    pub level: u8,
    /// Its place among the nodes of its level.
    pub index: u64,
}

impl Node {
    /// The first leaf after this subtree.
    #[must_use]
    pub const fn end(self) -> u64 {
        (self.index + 1) << self.level
    }
    /// The stored level (0, 8, 16 …) at or below this node, with the range of stored nodes that fold to it.
    #[must_use]
    pub const fn stored(self) -> (u8, std::ops::Range<u64>) {
        let above = self.level % TILE_BITS;
        let first = self.index << above;
        (self.level - above, first..first + (1 << above))
    }
}

/// Folds `2^k` hashes of one level into the node above them.
#[must_use]
pub fn fold_complete(mut hashes: Vec<Hash>) -> Option<Hash> {
    if !hashes.len().is_power_of_two() {
        return None;
    }
    while hashes.len() > 1 {
        hashes = hashes.chunks_exact(2).map(|pair| node_hash(&pair[0], &pair[1])).collect();
    }
    hashes.pop()
}

/// The right edge of a growing tree: the roots of its complete subtrees, largest first, one per bit set in the size. All
/// that is needed to append and to know the root; at most 64 hashes for any journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    roots: Vec<Hash>,
}

impl Frontier {
    /// The frontier of `size` leaves from the roots of its complete subtrees, largest first. `None` when their number is
    /// not the number of bits set in `size`.
    #[must_use]
    pub fn from_parts(size: u64, roots: Vec<Hash>) -> Option<Self> {
        (roots.len() == size.count_ones() as usize).then_some(Self { size, roots })
    }

    /// The complete subtrees whose roots [`Frontier::from_parts`] wants for a tree of `size` leaves.
    #[must_use]
    pub fn nodes(size: u64) -> Vec<Node> {
        cover(0, size)
    }

    /// How many leaves there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the complete subtrees, largest first.
    #[must_use]
    pub fn roots(&self) -> &[Hash] {
        &self.roots
    }

    /// Appends a leaf hash.
    pub fn append(&mut self, leaf: Hash) {
        self.append_noting(leaf, |_, _| {});
    }

    /// Appends a leaf hash and tells of every subtree it completed, smallest first (the leaf itself not).
    pub fn append_noting(&mut self, leaf: Hash, mut note: impl FnMut(Node, Hash)) {
        let mut hash = leaf;
        let mut node = Node { level: 0, index: self.size };
        while node.index % 2 == 1 {
            let left = self.roots.pop().expect("an odd index has a complete subtree to its left");
            hash = node_hash(&left, &hash);
            node = Node { level: node.level + 1, index: node.index / 2 };
            note(node, hash);
        }
        self.roots.push(hash);
        self.size += 1;
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> Hash {
        fold_right(self.roots.iter().copied()).unwrap_or_else(empty_root)
    }

    /// Size (8 bytes, big-endian) and roots, for keeping.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = self.size.to_be_bytes().to_vec();
        out.extend(self.roots.iter().flatten());
        out
    }

    /// What [`Frontier::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (size, roots) = bytes.split_first_chunk::<8>()?;
        let (roots, []) = roots.as_chunks::<32>() else { return None };
        Self::from_parts(u64::from_be_bytes(*size), roots.to_vec())
    }
}

/// A [`Frontier`] that collects the nodes the store keeps: those of levels 8, 16, 24 …
#[derive(Clone, Debug, Default)]
pub struct TileBuilder {
    /// The right edge so far.
    pub frontier: Frontier,
    made: Vec<(Node, Hash)>,
}

impl TileBuilder {
    /// Continues after `frontier`.
    #[must_use]
    pub const fn new(frontier: Frontier) -> Self {
        Self { frontier, made: Vec::new() }
    }
    /// Appends a leaf hash.
    pub fn append(&mut self, leaf: Hash) {
        let made = &mut self.made;
        self.frontier.append_noting(leaf, |node, hash| {
            if node.level % TILE_BITS == 0 {
                made.push((node, hash));
            }
        });
    }
    /// The stored nodes completed since the last call, in the order of completion.
    pub fn take(&mut self) -> Vec<(Node, Hash)> {
        std::mem::take(&mut self.made)
    }
}

/// Largest-first complete subtrees that cover the leaves `start..end`, where `start` is a multiple of the largest.
pub(crate) fn cover(mut start: u64, end: u64) -> Vec<Node> {
    let mut out = Vec::new();
    while start < end {
        let level = (end - start).ilog2();
        out.push(Node { level: u8::try_from(level).expect("a level is below 64"), index: start >> level });
        start += 1 << level;
    }
    out
}

/// Hashes largest-first subtrees together, from the right, as RFC 6962 defines an incomplete tree.
pub(crate) fn fold_right(hashes: impl DoubleEndedIterator<Item = Hash>) -> Option<Hash> {
    hashes.rev().reduce(|right, left| node_hash(&left, &right))
}
