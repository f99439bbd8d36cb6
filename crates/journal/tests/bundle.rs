//! Proof files: made, checked by this crate, by an independent step-by-step check, and by the Python script in docs/.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

use journal::{
    Actor, Bundle, Cause, Channel, Entry, Hash, Header, Kind, ProofPlan, Signer, VERIFY_SCRIPT, VerifierKey, root_of, verify_bundle,
};
use kernel::{Id, Timestamp};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::process::Command;

const RECORD: u128 = 0x019a_7000_0000_7000_8000_0000_0000_0001;

fn signer() -> Signer {
    Signer::from_seed("evident.example.org/journal", [5; 32]).unwrap()
}

/// A journal of `n` entries, every third about the record, and the proof file about it.
fn proof_file(n: u64) -> String {
    let entries: Vec<Entry> = (0..n)
        .map(|i| {
            let header = Header {
                id: Id::from_u128(u128::from(i) + 1),
                recorded_at: Timestamp::from_micros(1_774_623_600_000_000 + i64::try_from(i).unwrap() * 1_500_000),
                occurred_at: Timestamp::from_seconds(1_774_623_600),
                actor: if i % 2 == 0 { Actor::Person(Id::from_u128(77)) } else { Actor::system("timer") },
                cause: Cause { command: Id::from_u128(u128::from(i) << 8), channel: Channel::Screen, imported: i % 5 == 0 },
                record_type: "incident".into(),
                record: Id::from_u128(if i % 3 == 0 { RECORD } else { u128::from(i) + 500 }),
                version: if i % 3 == 0 { u32::try_from(i / 3).unwrap() + 1 } else { 1 },
                kind: Kind::Changed,
            };
            Entry::seal(header, (u128::from(i) * 31).to_be_bytes(), format!("{{\"set\":{{\"title\":\"Größe “{i}” ✓\"}}}}"))
        })
        .collect();
    let leaves: Vec<Hash> = entries.iter().map(Entry::leaf_hash).collect();
    let mut bundle = Bundle::new(Id::from_u128(RECORD), &signer().verifier_key(), signer().sign(n, root_of(&leaves)));
    for (position, entry) in (0..).zip(&entries).filter(|(_, e)| e.header.record.as_u128() == RECORD) {
        let proof = ProofPlan::inclusion(position, n).unwrap().finish(&leaves[..]).unwrap();
        let mut entry = entry.clone();
        if position == 3 {
            entry.erase();
        }
        bundle.push(position, &entry, &proof, position == 6);
    }
    bundle.to_json()
}

#[test]
fn a_good_proof() {
    for n in [1, 2, 4, 7, 8, 9, 31, 100] {
        let text = proof_file(n);
        let verdict = verify_bundle(&text, Some(&signer().verifier_key()));
        assert_eq!(verdict.fails, Vec::<String>::new());
        assert_eq!(verdict.entries.len(), usize::try_from(n.div_ceil(3)).unwrap());
        assert_eq!(verdict.checkpoint.unwrap().size, n);
        assert!(verify_bundle(&text, None).holds[0].contains("compare it with one you trust"));
        step_by_step(&text);
    }
    let verdict = verify_bundle(&proof_file(31), None);
    assert!(verdict.holds.iter().any(|line| line.contains("content of 1 of them was erased")), "{verdict:?}");
    assert!(verdict.holds.iter().any(|line| line.contains("content of 1 of them is not in this file")), "{verdict:?}");
}

#[test]
fn proofs_that_fail_say_why() {
    let other: VerifierKey = Signer::from_seed("evident.example.org/journal", [6; 32]).unwrap().verifier_key();
    let text = proof_file(31);
    assert!(verify_bundle(&text, Some(&other)).fails[0].contains("not with the expected"));
    let change = |f: &dyn Fn(&mut Value)| {
        let mut value: Value = serde_json::from_str(&text).unwrap();
        f(&mut value);
        verify_bundle(&value.to_string(), None).fails.join("\n")
    };
    type Change<'a> = &'a dyn Fn(&mut Value);
    let cases: [(Change<'_>, &str); 12] = [
        (&|v| v["format"] = json!("evident-proof/2"), "this program reads evident-proof/1"),
        (&|v| v["entries"] = json!([]), "proves no entry"),
        (&|v| v["record"] = json!(Id::from_u128(9)), "about another record"),
        (&|v| v["entries"][0]["payload"] = json!("{}"), "not what was committed to"),
        (&|v| v["entries"][0]["header"]["kind"] = json!("created"), "does not lead to the signed root"),
        (&|v| v["entries"][0]["header"]["note"] = json!("smuggled"), "not in its one form"),
        (&|v| v["entries"][0]["position"] = json!(1), "does not lead to the signed root"),
        (&|v| v["entries"][0]["absent"] = json!("erased"), "either salt and payload"),
        (&|v| v["entries"][1]["absent"] = Value::Null, "either salt and payload"),
        (&|v| drop(v["entries"].as_array_mut().unwrap().remove(4)), "an entry was left out"),
        (&|v| v["entries"].as_array_mut().unwrap().swap(4, 5), "not in the order"),
        (&|v| v["comment"] = json!("x"), "unknown field"),
    ];
    for (f, words) in cases {
        let found = change(f);
        assert!(found.contains(words), "wanted {words:?}, found {found:?}");
    }
}

/// The record's identity in capitals is another text about the same record: it is noticed.
#[test]
fn a_spelling_is_a_change() {
    let good = proof_file(20);
    let shouted = good.replacen("\"record\": \"019a", "\"record\": \"019A", 1);
    assert_ne!(good, shouted);
    assert!(!verify_bundle(&shouted, Some(&signer().verifier_key())).is_good());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    /// No digit or letter of a proof file can be changed without notice.
    #[test]
    fn any_changed_byte_fails(place in any::<prop::sample::Index>(), bit in 0u8..7) {
        let good = proof_file(20);
        let mut bytes = good.clone().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        // White space between the members is not content.
        if let Ok(text) = String::from_utf8(bytes) && serde_json::from_str::<Value>(&text).ok() != serde_json::from_str::<Value>(&good).ok() {
            prop_assert!(!verify_bundle(&text, Some(&signer().verifier_key())).is_good(), "byte {} of {:?}", place, &text[place.saturating_sub(20)..]);
        }
    }
}

/// The steps of docs/journal-format.md, without this crate's functions: hashes and JSON only.
fn step_by_step(text: &str) {
    let sha = |parts: &[&[u8]]| -> Vec<u8> { Sha256::digest(parts.concat()).to_vec() };
    let hex = |text: &str| -> Vec<u8> { (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect() };
    let proof: Value = serde_json::from_str(text).unwrap();
    let lines: Vec<&str> = proof["checkpoint"].as_str().unwrap().lines().collect();
    let size: u64 = lines[1].parse().unwrap();
    let root = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, lines[2]).unwrap();
    for entry in proof["entries"].as_array().unwrap() {
        if let Some(payload) = entry["payload"].as_str() {
            assert_eq!(sha(&[&hex(entry["salt"].as_str().unwrap()), payload.as_bytes()]), hex(entry["commitment"].as_str().unwrap()));
        }
        let mut leaf = entry["header"].clone();
        leaf["commitment"] = entry["commitment"].clone();
        let mut node = sha(&[&[0], leaf.to_string().as_bytes()]);
        let (mut index, mut end) = (entry["position"].as_u64().unwrap(), size - 1);
        for sibling in entry["inclusion"].as_array().unwrap() {
            let sibling = hex(sibling.as_str().unwrap());
            // A subtree at the right edge has no right sibling: its levels up to the next left sibling are skipped.
            while index % 2 == 0 && index == end {
                (index, end) = (index / 2, end / 2);
            }
            node = if index % 2 == 1 { sha(&[&[1], &sibling, &node]) } else { sha(&[&[1], &node, &sibling]) };
            (index, end) = (index / 2, end / 2);
        }
        assert_eq!(node, root);
    }
}

/// The script in docs/ accepts what is good and refuses what is not. Where Python or openssl is missing, the same steps are
/// taken in Rust instead, said aloud; with EVIDENT_TEST_REQUIRE_PYTHON set (as `cargo xtask test` does) that is a failure.
#[test]
fn a_stranger_checks_it_with_python() {
    let there = |program: &str, argument: &str| Command::new(program).arg(argument).output().is_ok_and(|o| o.status.success());
    if !there("python3", "--version") || !there("openssl", "version") {
        assert!(std::env::var_os("EVIDENT_TEST_REQUIRE_PYTHON").is_none(), "python3 and openssl are required and not both here");
        eprintln!("python3 or openssl is not here: the steps of docs/verify_proof.py are checked in Rust instead");
        step_by_step(&proof_file(31));
        return;
    }
    let dir = std::env::temp_dir().join(format!("evident-proof-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("verify_proof.py"), VERIFY_SCRIPT).unwrap();
    let key = signer().verifier_key().to_string();
    let run = |text: &str, key: &str| {
        std::fs::write(dir.join("proof.json"), text).unwrap();
        let output = Command::new("python3").args(["verify_proof.py", "proof.json", key]).current_dir(&dir).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
    };
    let good = proof_file(31);
    let (accepted, words) = run(&good, &key);
    assert!(accepted && words.contains("PROVED: 11 entries"), "{words}");
    assert!(run(&proof_file(1), &key).0);
    let other = Signer::from_seed("x", [6; 32]).unwrap().verifier_key().to_string();
    let changes = [
        good.replacen("“0”", "“1”", 1),
        good.replacen("\"kind\": \"changed\"", "\"kind\": \"created\"", 1),
        good.replacen("\\n31\\n", "\\n32\\n", 1),
        good.replacen("\"position\": 9", "\"position\": 10", 1),
    ];
    for changed in changes {
        assert_ne!(changed, good);
        let (accepted, words) = run(&changed, &key);
        assert!(!accepted && words.contains("NOT PROVED"), "{words}");
    }
    assert!(!run(&good, &other).0);
    std::fs::remove_dir_all(&dir).unwrap();
}
