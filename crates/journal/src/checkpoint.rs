//! Checkpoints: size and root of the tree, signed.
//!
//! The form is C2SP's: a [tlog-checkpoint](https://c2sp.org/tlog-checkpoint) inside a
//! [signed note](https://c2sp.org/signed-note), Ed25519. It is a text of five lines that fits on paper, in a mail and in the
//! tools of others:
//!
//! ```text
//! evident.example.org/journal
//! 1284
//! qbnsTwVnhuX+...=
//!
//! — evident.example.org/journal mEs2Rk...=
//! ```
//!
//! The private key lives outside the database: whoever can rewrite the tables cannot sign what they made of them.

use crate::tree::Hash;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, spki::der::pem::LineEnding};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// The signature algorithm byte of Ed25519 in signed notes.
const ED25519: u8 = 1;
/// Longer texts are no checkpoints.
const MAX_NOTE: usize = 64 * 1024;

/// Why a key or a checkpoint cannot be accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckpointError {
    /// The text has not the form of a key.
    Key(String),
    /// The text has not the form of a signed checkpoint.
    Form(String),
    /// No signature by the given key.
    NotSigned {
        /// The key's name.
        name: String,
    },
    /// A signature by the given key does not fit the text.
    BadSignature {
        /// The key's name.
        name: String,
    },
}

impl fmt::Display for CheckpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(why) => write!(f, "the key cannot be read: {why}"),
            Self::Form(why) => write!(f, "the checkpoint cannot be read: {why}"),
            Self::NotSigned { name } => write!(f, "the checkpoint bears no signature of the key {name}"),
            Self::BadSignature { name } => {
                write!(f, "the signature of {name} does not belong to this checkpoint: text or signature was changed")
            }
        }
    }
}
impl std::error::Error for CheckpointError {}

fn form(why: &str) -> CheckpointError {
    CheckpointError::Form(why.to_owned())
}

fn name_is_valid(name: &str) -> bool {
    !name.is_empty() && name.len() <= 255 && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}

/// The first four bytes of `SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key)`: tells keys of one name apart.
fn key_id(name: &str, public: &[u8; 32]) -> [u8; 4] {
    let mut hash = Sha256::new();
    hash.update(name.as_bytes());
    hash.update([b'\n', ED25519]);
    hash.update(public);
    let hash: Hash = hash.finalize().into();
    [hash[0], hash[1], hash[2], hash[3]]
}

/// The journal's signing key. Its name is the origin of its checkpoints.
pub struct Signer {
    name: String,
    key: SigningKey,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.verifier_key())
    }
}

impl Signer {
    /// The key of 32 secret random bytes, under `name`: the organisation's domain and a path, by custom.
    ///
    /// # Errors
    /// When the name is empty, longer than 255 bytes, or has white space or `+` in it.
    pub fn from_seed(name: &str, seed: [u8; 32]) -> Result<Self, CheckpointError> {
        Self::with_key(name, SigningKey::from_bytes(&seed))
    }

    /// The key of a PKCS #8 PEM text (`-----BEGIN PRIVATE KEY-----`), such as `openssl genpkey -algorithm ed25519` writes.
    ///
    /// # Errors
    /// When the text is no Ed25519 key or the name is not acceptable.
    pub fn from_pem(name: &str, pem: &str) -> Result<Self, CheckpointError> {
        let key = SigningKey::from_pkcs8_pem(pem).map_err(|e| CheckpointError::Key(e.to_string()))?;
        Self::with_key(name, key)
    }

    fn with_key(name: &str, key: SigningKey) -> Result<Self, CheckpointError> {
        if !name_is_valid(name) {
            return Err(CheckpointError::Key(format!("{name:?} is no key name: it needs 1 to 255 characters without spaces and +")));
        }
        Ok(Self { name: name.to_owned(), key })
    }

    /// The private key as PKCS #8 PEM, for a file only the program may read.
    #[must_use]
    pub fn to_pem(&self) -> String {
        self.key.to_pkcs8_pem(LineEnding::LF).expect("an Ed25519 key has a PKCS #8 form").to_string()
    }

    /// Name of the key, and origin of its checkpoints.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The public half.
    #[must_use]
    pub fn verifier_key(&self) -> VerifierKey {
        VerifierKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// The signed note for a tree of `size` leaves with `root`.
    #[must_use]
    pub fn sign(&self, size: u64, root: Hash) -> String {
        let text = Checkpoint { origin: self.name.clone(), size, root }.text();
        let mut signature = key_id(&self.name, self.key.verifying_key().as_bytes()).to_vec();
        signature.extend(self.key.sign(text.as_bytes()).to_bytes());
        format!("{text}\n— {} {}\n", self.name, BASE64.encode(signature))
    }
}

/// The public key, in the text form of signed notes: `name+hash+key`.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
}

impl VerifierKey {
    /// Name of the key.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
    /// The 32 bytes of the public key.
    #[must_use]
    pub fn public_bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let public = self.key.to_bytes();
        let id = crate::to_hex(&key_id(&self.name, &public));
        write!(f, "{}+{id}+{}", self.name, BASE64.encode([&[ED25519], &public[..]].concat()))
    }
}
impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for VerifierKey {
    type Err = CheckpointError;
    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let bad = |why: &str| CheckpointError::Key(why.to_owned());
        let mut parts = text.trim().splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(bad("a verifier key reads name+hash+key"));
        };
        if !name_is_valid(name) {
            return Err(bad("its name is not acceptable"));
        }
        let bytes = BASE64.decode(key).map_err(|_| bad("its last part is not base64"))?;
        let Some((&ED25519, public)) = bytes.split_first() else { return Err(bad("it is not an Ed25519 key")) };
        let public: [u8; 32] = public.try_into().map_err(|_| bad("an Ed25519 key has 32 bytes"))?;
        if crate::from_hex(id) != Some(key_id(name, &public)) {
            return Err(bad("its hash does not fit name and key: it was miscopied"));
        }
        let key = VerifyingKey::from_bytes(&public).map_err(|_| bad("its bytes are no point of the curve"))?;
        Ok(Self { name: name.to_owned(), key })
    }
}

/// Size and root of a journal's tree, under the journal's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose journal it is; equal to the name of its key.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// Root over their leaves.
    pub root: Hash,
}

impl Checkpoint {
    /// The three lines that are signed.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, BASE64.encode(self.root))
    }

    /// Reads the checkpoint of a signed note *without* looking at its signatures.
    ///
    /// # Errors
    /// When the text has not the form of a signed checkpoint.
    pub fn parse(note: &str) -> Result<Self, CheckpointError> {
        Self::split(note).map(|(checkpoint, _, _)| checkpoint)
    }

    /// Reads the checkpoint of a signed note and checks that `key` signed it. Further signatures (of witnesses) are ignored.
    ///
    /// # Errors
    /// When the form is wrong, no signature names the key, or one does and does not fit.
    pub fn verify(note: &str, key: &VerifierKey) -> Result<Self, CheckpointError> {
        let (checkpoint, text, signatures) = Self::split(note)?;
        let id = key_id(&key.name, &key.key.to_bytes());
        let mut found = false;
        for line in signatures.lines() {
            let (name, signature) =
                line.strip_prefix("— ").and_then(|rest| rest.split_once(' ')).ok_or_else(|| form("a signature line is malformed"))?;
            let bytes = BASE64.decode(signature).map_err(|_| form("a signature is not base64"))?;
            let Some((line_id, signature)) = bytes.split_first_chunk::<4>() else { return Err(form("a signature is too short")) };
            if name != key.name || *line_id != id {
                continue;
            }
            let bad = || CheckpointError::BadSignature { name: key.name.clone() };
            let signature = Signature::from_slice(signature).map_err(|_| bad())?;
            key.key.verify_strict(text.as_bytes(), &signature).map_err(|_| bad())?;
            found = true;
        }
        if !found {
            return Err(CheckpointError::NotSigned { name: key.name.clone() });
        }
        if checkpoint.origin != key.name {
            return Err(form("its origin is not the name of its key"));
        }
        Ok(checkpoint)
    }

    /// The checkpoint, the signed text, the signature lines.
    fn split(note: &str) -> Result<(Self, &str, &str), CheckpointError> {
        if note.len() > MAX_NOTE {
            return Err(form("it is too long"));
        }
        if note.contains(|c: char| c.is_ascii_control() && c != '\n') {
            return Err(form("it holds control characters"));
        }
        let end = note.rfind("\n\n").ok_or_else(|| form("there is no empty line before the signatures"))? + 1;
        let (text, signatures) = (&note[..end], &note[end + 1..]);
        if signatures.is_empty() || !signatures.ends_with('\n') {
            return Err(form("it does not end with a signature line"));
        }
        let mut lines = text.lines();
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(form("it needs three lines: origin, size and root"));
        };
        let number: u64 = size.parse().map_err(|_| form("its second line is not a size"))?;
        if origin.is_empty() || number.to_string() != size {
            return Err(form("origin or size is not in its one form"));
        }
        let root = BASE64.decode(root).ok().and_then(|b| Hash::try_from(b).ok()).ok_or_else(|| form("its third line is not a root"))?;
        Ok((Self { origin: origin.to_owned(), size: number, root }, text, signatures))
    }
}
