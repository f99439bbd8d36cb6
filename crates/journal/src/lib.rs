//! The journal: what happened, in an order that nobody can change unnoticed.
//!
//! Every write of the system is an [`Entry`]: a header anybody may see, and a payload behind a salted commitment. The
//! canonical JSON of header and commitment is the entry's leaf ([`leaf_text`]); the leaves, in the order of their positions,
//! make a Merkle tree ([`tree`]). Signing its size and root makes a [`Checkpoint`], one short text that fixes all that came
//! before it. Whoever holds a checkpoint can later be shown that an entry stands where it is said to stand, and that the
//! journal of today continues the journal of then ([`proof`]). The [`Verifier`] walks a whole journal and names the position
//! of whatever does not fit; a [`Bundle`] is a proof about one record that a stranger checks without this program.
//!
//! Nothing in this crate reads a database, a clock or a key from anywhere: it is meant to be read in one sitting.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod bundle;
mod canonical;
mod checkpoint;
mod entry;
mod leaf;
pub mod proof;
#[cfg(test)]
mod samples;
pub mod tree;
mod verifier;

pub use bundle::{Absent, Bundle, FORMAT, VERIFY_SCRIPT, Verdict, verify_bundle};
pub use canonical::canonical;
pub use checkpoint::{Checkpoint, CheckpointError, Signer, VerifierKey};
pub use entry::{Actor, Cause, Channel, Entry, Header, Kind, Sealed, commitment};
pub use leaf::{from_hex, leaf_text, to_hex};
pub use proof::{Fetched, MissingNode, NodeSource, ProofPlan, verify_consistency, verify_inclusion};
pub use tree::{Frontier, Hash, Node, TileBuilder, empty_root, leaf_hash, node_hash, root_of};
pub use verifier::{Chunk, Problem, ProblemKind, Report, Stored, Verifier, verify_chunk, verify_chunks};
