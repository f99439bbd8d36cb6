//! Identities: UUIDv7, so that ids sort by the time they were made and index well in both databases.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// The immutable identity of a record, entry, command, session or file. Text form: lower-case hyphenated UUID.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Uuid);

impl Id {
    /// An id from its 128 bits. Use [`crate::IdSource`] to make new ones.
    #[must_use]
    pub const fn from_u128(bits: u128) -> Self {
        Self(Uuid::from_u128(bits))
    }

    /// The 128 bits.
    #[must_use]
    pub const fn as_u128(self) -> u128 {
        self.0.as_u128()
    }

    /// A UUIDv7 from milliseconds since the epoch and random bits (the version and variant bits are set here).
    #[must_use]
    pub fn v7(unix_millis: u64, random: [u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(unix_millis, &random).into_uuid())
    }

    /// The text form in a stack buffer's place: 36 ASCII characters.
    #[must_use]
    pub fn text(self) -> String {
        self.0.hyphenated().to_string()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0.hyphenated())
    }
}

impl FromStr for Id {
    type Err = uuid::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        // Only the canonical form: braces, URNs and the compact form would give one record several spellings.
        if s.len() != 36 {
            return Uuid::parse_str("").map(Self);
        }
        Uuid::try_parse(s).map(Self)
    }
}
