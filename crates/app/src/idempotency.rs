//! Idempotency keys: whoever is not sure that a request arrived sends it again with the same key, and it is done once.
//!
//! A key becomes the identity of a command: its upper half is made of person and key, its lower half of what is asked.
//! The same request has the same identity and is answered with what was done then; another request under the same key
//! has another lower half and is found out by the upper one. Nothing has to be stored besides the command itself.

use crate::app::App;
use crate::error::{AppError, Result};
use engine::Viewer;
use kernel::{Code, Id, Refusal};
use sha2::{Digest, Sha256};

/// Longest key, in bytes.
pub const MAX_KEY: usize = 128;

impl App {
    /// The identity of the command that this viewer asks for with a key; `request` is everything that says what is asked.
    ///
    /// # Errors
    /// A refusal when the key is malformed or was used for something else; a fault.
    pub async fn command_for_key(&self, viewer: &Viewer, key: &str, request: &[&[u8]]) -> Result<Id> {
        if key.is_empty() || key.len() > MAX_KEY || !key.bytes().all(|b| b.is_ascii_graphic()) {
            let reason = format!("an idempotency key has 1 to {MAX_KEY} visible ASCII characters");
            return Err(Refusal::new(Code::Malformed).with("reason", reason).into());
        }
        let (from, id, to) = identity(&viewer.actor.to_string(), key, request);
        match self.store.command_between(from, to).await? {
            Some(seen) if seen != id => Err(AppError::refused(Refusal::new(Code::IdempotencyMismatch))),
            _ => Ok(id),
        }
    }
}

/// First possible id of the key, the id, and the last possible one: UUIDs of version 8.
fn identity(actor: &str, key: &str, request: &[&[u8]]) -> (Id, Id, Id) {
    const VERSION: u64 = 0x8000;
    const VARIANT: u64 = 0x8000_0000_0000_0000;
    const LOW: u64 = 0x3fff_ffff_ffff_ffff;
    let upper = digest(&[b"evident idempotency key v1", actor.as_bytes(), key.as_bytes()]) & !0xf000 | VERSION;
    let lower = digest(request) & LOW;
    let id = |lower: u64| Id::from_u128(u128::from(upper) << 64 | u128::from(lower | VARIANT));
    (id(0), id(lower), id(LOW))
}

fn digest(parts: &[&[u8]]) -> u64 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let bytes = hash.finalize();
    bytes.iter().take(8).fold(0, |sum, b| sum << 8 | u64::from(*b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_a_range_and_a_request_a_place_in_it() {
        let (from, one, to) = identity("person:a", "k", &[b"POST", b"body"]);
        assert!(from <= one && one <= to);
        let (_, same, _) = identity("person:a", "k", &[b"POST", b"body"]);
        let (_, other, _) = identity("person:a", "k", &[b"POST", b"another body"]);
        let (_, joined, _) = identity("person:a", "k", &[b"POSTb", b"ody"]);
        assert_eq!(one, same);
        assert!(one != other && one != joined && from <= other && other <= to);
        let (_, stranger, _) = identity("person:b", "k", &[b"POST", b"body"]);
        assert!(stranger < from || to < stranger);
        assert_eq!(one.text().as_bytes()[14], b'8');
    }
}
