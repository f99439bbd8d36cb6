//! Passwords: argon2id with 19 MiB of memory, two passes and one lane (the OWASP minimum of 2024; about 20 ms of one
//! core). Hashing runs on blocking threads behind a gate of two, so that a burst of sign-ins takes neither the
//! asynchronous workers nor more than 38 MiB. An unknown account costs the same work as a wrong password.

use crate::error::{AppError, Result};
use argon2::password_hash::{CustomizedPasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Code, Refusal};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Memory of one hash, in KiB.
pub const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over it.
pub const PASSES: u32 = 2;
/// Lanes.
pub const LANES: u32 = 1;
/// Fewest characters of a password.
pub const MIN_CHARS: usize = 12;
/// Most bytes of a password: enough for any phrase, too few to make hashing a burden.
pub const MAX_BYTES: usize = 256;

static GATE: Semaphore = Semaphore::const_new(2);

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the constants are within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A hash no password belongs to, verified against when the account is unknown so that the answer takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody signs in with this", &[7; 16]));

fn hash_now(password: &str, salt: &[u8; 16]) -> String {
    let hash: PasswordHash = hasher()
        .hash_password_customized(password.as_bytes(), salt, None, None, Params::new(MEMORY_KIB, PASSES, LANES, None).expect("constants"))
        .expect("a bounded password and a 16-byte salt can be hashed");
    hash.to_string()
}

/// Whether `password` may be chosen by the person with this e-mail address and name.
///
/// # Errors
/// Why not: too short, too long, or made of the account's own name or one repeated character.
pub fn acceptable(password: &str, email: &str, name: &str) -> Result<(), Refusal> {
    let label = |code| Refusal::new(code).on("password").with("label", "The password");
    if password.chars().count() < MIN_CHARS {
        return Err(label(Code::TooShort).with("min", MIN_CHARS));
    }
    if password.len() > MAX_BYTES {
        return Err(label(Code::TooLong).with("max", MAX_BYTES));
    }
    let lower = password.to_lowercase();
    let own = [email.split('@').next().unwrap_or_default(), name, email, "evident", "password", "qwerty"];
    let mut rest = lower.clone();
    for part in own.iter().map(|p| p.to_lowercase()).filter(|p| p.len() >= 4) {
        rest = rest.replace(&part, "");
    }
    let mut distinct: Vec<char> = rest.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if rest.chars().count() < 8 || distinct.len() < 5 {
        return Err(Refusal::new(Code::Guard).on("password").with(
            "reason",
            "This password is easy to guess: it needs at least five different characters besides names and common words.",
        ));
    }
    Ok(())
}

/// Hashes a password to a PHC string.
///
/// # Errors
/// A fault when the blocking thread dies.
pub async fn hash(password: &str, salt: [u8; 16]) -> Result<String> {
    let password = password.to_owned();
    let permit = GATE.acquire().await.map_err(AppError::fault)?;
    let done = tokio::task::spawn_blocking(move || hash_now(&password, &salt)).await.map_err(AppError::fault);
    drop(permit);
    done
}

/// Whether `password` belongs to `stored`; with no stored hash the same work is done and the answer is no.
///
/// # Errors
/// A fault when the blocking thread dies.
pub async fn verify(password: &str, stored: Option<&str>) -> Result<bool> {
    if password.len() > MAX_BYTES {
        return Ok(false);
    }
    let password = password.to_owned();
    let stored = stored.map(str::to_owned);
    let permit = GATE.acquire().await.map_err(AppError::fault)?;
    let done = tokio::task::spawn_blocking(move || {
        let known = stored.is_some();
        let text = stored.unwrap_or_else(|| NOBODY.clone());
        let fits = PasswordHash::new(&text).is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok());
        fits && known
    })
    .await
    .map_err(AppError::fault);
    drop(permit);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_opens_its_own_hash_only() {
        let stored = hash("correct horse battery", [1; 16]).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify("correct horse battery", Some(&stored)).await.unwrap());
        assert!(!verify("correct horse batterx", Some(&stored)).await.unwrap());
        assert!(!verify("nobody signs in with this", None).await.unwrap());
        assert!(!verify("anything", Some("not a hash")).await.unwrap());
        assert!(!verify(&"x".repeat(MAX_BYTES + 1), Some(&stored)).await.unwrap());
    }

    #[test]
    fn guessable_passwords_are_refused() {
        let cases = [
            ("short", Some(Code::TooShort)),
            ("aaaaaaaaaaaaaaaa", Some(Code::Guard)),
            ("ada.lovelace1", Some(Code::Guard)),
            ("evidentpassword12", Some(Code::Guard)),
            ("correct horse battery", None),
            ("Zürich-liegt-am-See", None),
        ];
        for (password, expected) in cases {
            let got = acceptable(password, "ada.lovelace@example.org", "Ada Lovelace").err().map(|r| r.code);
            assert_eq!(got, expected, "{password}");
        }
        assert_eq!(acceptable(&"ab1-xy".repeat(60), "a@b.c", "A").unwrap_err().code, Code::TooLong);
    }
}
