//! Idempotency keys: whoever is not sure that a request arrived sends it again with the same key, and it is done once.
//!
//! A key becomes the identity of a command ([`Id::keyed`]): its upper half is made of person and key, its lower half of what
//! is asked. The same request has the same identity and is answered with what was done then; another request under the same
//! key has another lower half and is found out by the upper one. Nothing has to be stored besides the command itself. Two that
//! arrive at the same instant both pass the look that is taken here; the commit looks again, where they stand in line.

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
        let upper = digest(&[b"evident idempotency key v1", viewer.actor.to_string().as_bytes(), key.as_bytes()]);
        let id = Id::keyed(upper, digest(request));
        let (from, to) = id.of_key().expect("it was made of a key");
        match self.store.command_between(from, to).await? {
            Some(seen) if !seen.same_request(id) => Err(AppError::refused(Refusal::new(Code::IdempotencyMismatch))),
            _ => Ok(id),
        }
    }
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
    fn parts_are_told_apart() {
        let whole = digest(&[b"POST", b"body"]);
        assert_eq!(whole, digest(&[b"POST", b"body"]));
        assert!([digest(&[b"POSTb", b"ody"]), digest(&[b"POSTbody"]), digest(&[b"POST", b"another body"])].iter().all(|d| *d != whole));
    }
}
