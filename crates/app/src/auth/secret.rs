//! Secrets that are shown to their holder once and stored as a hash only. 256 bits from the operating system need no
//! slow hash: there is nothing to guess.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::IdSource;
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;

/// A bearer secret: 43 characters of base64url for 256 random bits, with a prefix that says what it opens.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new secret. `prefix` is part of its text (`evs_` for sessions, `evt_` for API tokens, `evsetup_` for set-up).
    #[must_use]
    pub fn generate(prefix: &str, ids: &mut dyn IdSource) -> Self {
        let mut bits = [0_u8; 32];
        ids.fill(&mut bits);
        Self(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bits)))
    }
    /// A secret as somebody presents it; `None` when it cannot be one (length and alphabet are checked).
    #[must_use]
    pub fn presented(text: &str) -> Option<Self> {
        let plausible = (40..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        plausible.then(|| Self(text.to_owned()))
    }
    /// The text to hand to the holder. Never log it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
    /// What is stored: SHA-256, hex.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The CSRF token of a session: derived from its secret, so that it needs no storage and ends with it.
#[must_use]
pub fn csrf_token(session: &Secret) -> String {
    let mut hash = Sha256::new();
    hash.update(b"evident csrf v1\0");
    hash.update(session.0.as_bytes());
    URL_SAFE_NO_PAD.encode(hash.finalize())
}

/// Whether `presented` is the CSRF token of the session, compared in constant time.
#[must_use]
pub fn csrf_valid(session: &Secret, presented: &str) -> bool {
    csrf_token(session).as_bytes().ct_eq(presented.as_bytes()).into()
}

/// Lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededIds;

    #[test]
    fn a_secret_survives_its_text_and_nothing_else_is_taken_for_it() {
        let mut ids = SeededIds::new(1);
        let one = Secret::generate("evs_", &mut ids);
        let two = Secret::generate("evs_", &mut ids);
        assert_ne!(one.reveal(), two.reveal());
        assert_eq!(Secret::presented(one.reveal()).unwrap().hash(), one.hash());
        assert_ne!(one.hash(), two.hash());
        assert!(!format!("{one:?}").contains(&one.reveal()[4..]));
        for junk in ["", "evs_", &"x".repeat(65), "evs_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa aa", &"é".repeat(22)] {
            assert!(Secret::presented(junk).is_none(), "{junk:?}");
        }
    }

    #[test]
    fn a_csrf_token_belongs_to_one_session() {
        let mut ids = SeededIds::new(1);
        let (one, two) = (Secret::generate("evs_", &mut ids), Secret::generate("evs_", &mut ids));
        assert!(csrf_valid(&one, &csrf_token(&one)));
        assert!(!csrf_valid(&one, &csrf_token(&two)));
        assert!(!csrf_valid(&one, ""));
        assert_ne!(csrf_token(&one), one.hash());
    }
}
