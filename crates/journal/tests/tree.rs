//! The tree against published vectors (transparency-dev/merkle), against `ct-merkle`, and against itself for random sizes.
#![allow(clippy::unwrap_used)]

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use journal::{
    Fetched, Frontier, Hash, Node, NodeSource as _, ProofPlan, TileBuilder, empty_root, leaf_hash, root_of, to_hex, verify_consistency,
    verify_inclusion,
};
use proptest::prelude::*;
use sha2::Sha256;

const LEAVES: [&[u8]; 8] = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
];

fn leaves(n: u64) -> Vec<Hash> {
    (0..n).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}

#[test]
fn published_roots() {
    let hashes: Vec<Hash> = LEAVES.iter().map(|l| leaf_hash(l)).collect();
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    assert_eq!(to_hex(&empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (n, root) in roots.iter().enumerate() {
        assert_eq!(to_hex(&root_of(&hashes[..=n])), *root, "{} leaves", n + 1);
    }
}

#[test]
fn published_proofs() {
    let hashes: Vec<Hash> = LEAVES.iter().map(|l| leaf_hash(l)).collect();
    let hex = |proof: Vec<Hash>| proof.iter().map(|h| to_hex(h)).collect::<Vec<_>>();
    let inclusion = |index, size| hex(ProofPlan::inclusion(index, size).unwrap().finish(&hashes[..]).unwrap());
    let consistency = |old, size| hex(ProofPlan::consistency(old, size).unwrap().finish(&hashes[..]).unwrap());
    assert_eq!(inclusion(0, 1), Vec::<String>::new());
    assert_eq!(
        inclusion(0, 8),
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
        ]
    );
    assert_eq!(inclusion(2, 3), ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]);
    assert_eq!(
        inclusion(1, 5),
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
        ]
    );
    assert_eq!(
        consistency(6, 8),
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
        ]
    );
    assert_eq!(consistency(1, 1), Vec::<String>::new());
    assert_eq!(
        consistency(2, 5),
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
        ]
    );
}

#[test]
fn agrees_with_ct_merkle() {
    for n in 1..=40u64 {
        let hashes = leaves(n);
        let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        for i in 0..n {
            theirs.push(i.to_be_bytes().to_vec());
        }
        assert_eq!(root_of(&hashes)[..], theirs.root().as_bytes()[..], "root of {n}");
        for i in 0..n {
            let ours = ProofPlan::inclusion(i, n).unwrap().finish(&hashes[..]).unwrap().concat();
            assert_eq!(ours, theirs.prove_inclusion(usize::try_from(i).unwrap()).as_bytes(), "inclusion of {i} in {n}");
        }
        for old in 1..n {
            let ours = ProofPlan::consistency(old, n).unwrap().finish(&hashes[..]).unwrap().concat();
            assert_eq!(ours, theirs.prove_consistency(usize::try_from(n - old).unwrap()).as_bytes(), "consistency of {old} in {n}");
        }
    }
}

/// Stored nodes (leaf hashes, and what a `TileBuilder` makes) give the same proofs as all leaves do.
#[test]
fn stored_nodes_suffice() {
    let n = 70_000;
    let hashes = leaves(n);
    let mut builder = TileBuilder::default();
    let mut made = Vec::new();
    for hash in &hashes {
        builder.append(*hash);
        made.extend(builder.take());
    }
    assert_eq!(made.len(), 273 + 1);
    assert!(made.iter().all(|(node, hash)| hashes[..].node(*node).unwrap() == *hash));
    let stored: std::collections::BTreeMap<(u8, u64), Hash> =
        made.into_iter().map(|(node, hash)| ((node.level, node.index), hash)).collect();
    let fetch = |plan: &ProofPlan| {
        let mut fetched = Fetched::default();
        for (level, range) in plan.ranges() {
            assert!(range.end - range.start <= 128);
            for index in range {
                let hash = if level == 0 { hashes[usize::try_from(index).unwrap()] } else { stored[&(level, index)] };
                fetched.insert(level, index, hash);
            }
        }
        plan.finish(&fetched).unwrap()
    };
    let root = builder.frontier.root();
    assert_eq!(fetch(&ProofPlan::root(n)), [root]);
    for (index, size) in [(0, n), (65_535, n), (65_536, n), (69_999, n), (300, 65_536), (255, 257)] {
        let plan = ProofPlan::inclusion(index, size).unwrap();
        let proof = fetch(&plan);
        let whole = &hashes[..usize::try_from(size).unwrap()];
        assert!(verify_inclusion(&hashes[usize::try_from(index).unwrap()], index, size, &proof, &root_of(whole)));
        if let Some(plan) = ProofPlan::consistency(index, size) {
            assert!(verify_consistency(index, size, &fetch(&plan), &root_of(&hashes[..usize::try_from(index).unwrap()]), &root_of(whole)));
        }
    }
    let plan = ProofPlan::inclusion(3, n).unwrap();
    assert!(plan.finish(&Fetched::default()).is_err(), "a missing hash is told, not guessed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn append_prove_verify(size in 1u64..600, a in any::<u64>(), b in any::<u64>(), flip in any::<(usize, u8)>()) {
        let hashes = leaves(size);
        let root = root_of(&hashes);
        let index = a % size;
        let leaf = hashes[usize::try_from(index).unwrap()];
        let proof = ProofPlan::inclusion(index, size).unwrap().finish(&hashes[..]).unwrap();
        prop_assert!(verify_inclusion(&leaf, index, size, &proof, &root));
        prop_assert!(!verify_inclusion(&leaf, index + 1, size, &proof, &root));
        // Another size with the same shape of path would be accepted by any RFC 9162 verifier together with this root; the
        // signed checkpoint binds size and root. Another leaf, root or proof never is.
        prop_assert!(!verify_inclusion(&leaf_hash(b"other"), index, size, &proof, &root));
        prop_assert!(!verify_inclusion(&leaf, index, size, &proof, &leaf_hash(b"other")));
        for bad in tampered(&proof, flip) {
            prop_assert!(!verify_inclusion(&leaf, index, size, &bad, &root));
        }

        let old = b % (size + 1);
        let old_root = root_of(&hashes[..usize::try_from(old).unwrap()]);
        let proof = ProofPlan::consistency(old, size).unwrap().finish(&hashes[..]).unwrap();
        prop_assert!(verify_consistency(old, size, &proof, &old_root, &root));
        prop_assert!(!verify_consistency(old, size, &proof, &leaf_hash(b"other"), &root));
        if old > 0 {
            prop_assert!(!verify_consistency(old, size, &proof, &old_root, &leaf_hash(b"other")));
        }
        for bad in tampered(&proof, flip) {
            prop_assert!(!verify_consistency(old, size, &bad, &old_root, &root));
        }
    }

    #[test]
    fn a_frontier_survives_storage(size in 0u64..700, more in 0u64..50) {
        let hashes = leaves(size + more);
        let mut frontier = Frontier::default();
        for hash in &hashes[..usize::try_from(size).unwrap()] {
            frontier.append(*hash);
        }
        let mut again = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
        prop_assert_eq!(&again, &frontier);
        let roots = Frontier::nodes(size).into_iter().map(|node: Node| hashes[..].node(node).unwrap()).collect();
        prop_assert_eq!(Frontier::from_parts(size, roots).unwrap(), frontier);
        for hash in &hashes[usize::try_from(size).unwrap()..] {
            again.append(*hash);
        }
        prop_assert_eq!(again.root(), root_of(&hashes));
    }
}

/// The proof with one bit flipped, with a hash too few, and with a hash too many.
fn tampered(proof: &[Hash], (place, bit): (usize, u8)) -> Vec<Vec<Hash>> {
    let mut out = vec![[proof, &[leaf_hash(b"more")]].concat()];
    if !proof.is_empty() {
        let mut flipped = proof.to_vec();
        flipped[place % proof.len()][place % 32] ^= 1 << (bit % 8);
        out.push(flipped);
        out.push(proof[1..].to_vec());
    }
    out
}
