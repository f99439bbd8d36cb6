//! Checkpoints against the `signed_note` crate and the published vector of the signed-note specification.
#![allow(clippy::unwrap_used)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use journal::{Checkpoint, CheckpointError, Signer, VerifierKey, leaf_hash};
use proptest::prelude::*;
use signed_note::{Note, StandardSigner, StandardVerifier, VerifierList};

const NAME: &str = "evident.example.org/journal";

fn signer() -> Signer {
    Signer::from_seed(NAME, [7; 32]).unwrap()
}

/// The key pair of the Go module database's note package, which defined the form.
#[test]
fn published_key() {
    let seed = BASE64.decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz").unwrap();
    let signer = Signer::from_seed("PeterNeumann", seed[1..].try_into().unwrap()).unwrap();
    assert_eq!(signer.verifier_key().to_string(), "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
}

#[test]
fn signed_note_accepts_ours_and_we_accept_theirs() {
    let signer = signer();
    let vkey = signer.verifier_key();
    let note = signer.sign(1284, leaf_hash(b"root"));
    let known = VerifierList::new(vec![Box::new(StandardVerifier::new(&vkey.to_string()).unwrap())]);
    let theirs = Note::from_bytes(note.as_bytes()).unwrap();
    assert_eq!(theirs.verify(&known).unwrap().0.len(), 1);

    let id = vkey.to_string().split('+').nth(1).unwrap().to_owned();
    let skey = format!("PRIVATE+KEY+{NAME}+{id}+{}", BASE64.encode([&[1][..], &[7; 32]].concat()));
    let mut theirs = Note::new(Checkpoint::parse(&note).unwrap().text().as_bytes(), &[]).unwrap();
    theirs.add_sigs(&[&StandardSigner::new(&skey).unwrap()]).unwrap();
    assert_eq!(theirs.to_bytes(), note.as_bytes());
}

#[test]
fn keys_go_round() {
    let signer = signer();
    let again = Signer::from_pem(NAME, &signer.to_pem()).unwrap();
    assert_eq!(again.verifier_key(), signer.verifier_key());
    assert!(signer.to_pem().starts_with("-----BEGIN PRIVATE KEY-----\n"));
    assert_eq!(signer.verifier_key().to_string().parse::<VerifierKey>().unwrap(), signer.verifier_key());
    assert!(!format!("{signer:?}").contains("BwcHBwcH"), "the seed is never printed");
    for name in ["", "two words", "a+b", "line\nbreak"] {
        assert!(Signer::from_seed(name, [1; 32]).is_err(), "{name:?}");
    }
}

#[test]
fn witnesses_may_sign_beside_us_but_not_instead() {
    let ours = signer();
    let witness = Signer::from_seed("witness.example.net", [9; 32]).unwrap();
    let note = ours.sign(3, leaf_hash(b"x"));
    let cosigned = format!("{note}{}", witness.sign(3, leaf_hash(b"x")).lines().last().unwrap()) + "\n";
    assert_eq!(Checkpoint::verify(&cosigned, &ours.verifier_key()).unwrap().size, 3);
    let error = Checkpoint::verify(&note, &witness.verifier_key()).unwrap_err();
    assert_eq!(error, CheckpointError::NotSigned { name: "witness.example.net".to_owned() });
}

#[test]
fn forms_that_are_refused() {
    let key = signer().verifier_key();
    let note = signer().sign(12, leaf_hash(b"x"));
    let cases = [
        String::new(),
        "\n".repeat(70_000),
        note.replace("\n12\n", "\n012\n"),
        note.replace("\n12\n", "\n+12\n"),
        note.replace("\n12\n", "\n12\r\n"),
        note.replace("\n\n", "\n"),
        note.trim_end().to_owned(),
        note.replace("\n12\n", "\n13\n"),
        note.replacen(NAME, "evident.example.com/journal", 1),
    ];
    for case in cases {
        assert!(Checkpoint::verify(&case, &key).is_err(), "{case:?}");
    }
}

proptest! {
    /// No byte of a note can be changed without its checkpoint being refused (or the change undoing itself in base64).
    #[test]
    fn any_changed_byte_is_refused(place in any::<prop::sample::Index>(), bit in 0u8..7, size in any::<u64>()) {
        let key = signer().verifier_key();
        let note = signer().sign(size, leaf_hash(&size.to_be_bytes()));
        prop_assert_eq!(Checkpoint::verify(&note, &key).unwrap().size, size);
        let mut bytes = note.into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        if let Ok(changed) = String::from_utf8(bytes) {
            prop_assert!(Checkpoint::verify(&changed, &key).is_err(), "byte {}", place);
        }
    }
}
