//! One entry: a header everybody may see, and a payload behind a salted commitment, so that personal data can be
//! erased later without touching the leaf, and so any proof that was made of it.

use kernel::{Id, Name, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Who acted. Text form `person:<id>` or `system:<name>`; automation always acts under its own name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// A person, by record id.
    Person(Id),
    /// A named automation, such as `timer`, `import` or `reconciler`.
    System(Name),
}

impl Actor {
    /// The automation called `name`.
    #[must_use]
    pub fn system(name: &str) -> Self {
        Self::System(name.into())
    }
    /// The person's id, when a person acted.
    #[must_use]
    pub const fn person(&self) -> Option<Id> {
        match self {
            Self::Person(id) => Some(*id),
            Self::System(_) => None,
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(id) => write!(f, "person:{id}"),
            Self::System(name) => write!(f, "system:{name}"),
        }
    }
}

impl FromStr for Actor {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        match s.split_once(':') {
            Some(("person", id)) => id.parse().map(Self::Person).map_err(|e| format!("actor {s:?}: {e}")),
            Some(("system", name)) if Name::is_wellformed(name) => Ok(Self::System(name.into())),
            _ => Err(format!("actor {s:?} is neither person:<id> nor system:<name>")),
        }
    }
}

impl Serialize for Actor {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Actor {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

macro_rules! text_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant,)* }
        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stored text.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $text,)* } }
        }
        impl FromStr for $name {
            type Err = String;
            fn from_str(s: &str) -> Result<Self, String> {
                Self::ALL.iter().copied().find(|v| v.as_str() == s).ok_or_else(|| format!("unknown {} {s:?}", stringify!($name)))
            }
        }
    };
}

text_enum! {
    /// Through which door a write came.
    Channel {
        /// A page of the user interface.
        Screen = "screen",
        /// The REST interface.
        Api = "api",
        /// An e-mail.
        Mail = "mail",
        /// A timer that came due.
        Timer = "timer",
        /// An import of history or data.
        Import = "import",
        /// The command line.
        Cli = "cli",
        /// The program itself (set-up, reconciler, consequences of another write).
        System = "system",
    }
}

text_enum! {
    /// What an entry says about its record.
    Kind {
        /// The record came into being.
        Created = "created",
        /// Fields changed.
        Changed = "changed",
        /// The record took a move of its lifecycle (fields may have changed with it).
        Moved = "moved",
        /// A message was added to the conversation.
        Commented = "commented",
        /// A link was made or ended.
        Linked = "linked",
        /// A file was attached or detached.
        Attached = "attached",
        /// Someone began or ceased to watch.
        Watched = "watched",
        /// Clocks, timers or warnings moved without anyone's edit.
        Clocked = "clocked",
        /// An escalation was made.
        Escalated = "escalated",
        /// Personal data was erased from an earlier entry; the ground is in the reason.
        Erased = "erased",
        /// A restricted or audited record was read.
        Read = "read",
        /// A decision about the system itself: overlay, key, checkpoint, restore.
        System = "system",
    }
}

/// Why an entry exists: the command it belongs to, the door it came through, whether it carries imported history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// The command; all entries of one command share it.
    pub command: Id,
    /// The door.
    pub channel: Channel,
    /// Whether the entry carries history from another system, with its original time as `occurred_at`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub imported: bool,
}

/// The part of an entry that is never erased. Its canonical JSON, with the commitment, is the leaf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Identity of the entry.
    pub id: Id,
    /// When the system wrote it.
    pub recorded_at: Timestamp,
    /// When it happened; equal to `recorded_at` unless imported or reported later.
    pub occurred_at: Timestamp,
    /// Who acted.
    pub actor: Actor,
    /// Why it exists.
    pub cause: Cause,
    /// Type of the record.
    pub record_type: Name,
    /// The record.
    pub record: Id,
    /// The record's version after this entry; 1 for the first. Versions of a record have no gaps.
    pub version: u32,
    /// What the entry says.
    pub kind: Kind,
}

/// A payload with the salt that hides it: `commitment = SHA-256(salt ‖ text)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// 128 random bits, deleted with the text on erasure.
    pub salt: [u8; 16],
    /// Canonical JSON of the payload.
    pub text: String,
}

/// One entry as stored: header, commitment, and the payload unless it was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The part that stays.
    pub header: Header,
    /// SHA-256 over salt and payload text.
    pub commitment: [u8; 32],
    /// The payload, or `None` once erased.
    pub payload: Option<Sealed>,
}

impl Entry {
    /// Seals a payload text behind its commitment.
    #[must_use]
    pub fn seal(header: Header, salt: [u8; 16], text: String) -> Self {
        let commitment = commitment(&salt, &text);
        Self { header, commitment, payload: Some(Sealed { salt, text }) }
    }

    /// Whether the payload is gone. The header, the commitment and every proof of the entry remain.
    #[must_use]
    pub const fn is_erased(&self) -> bool {
        self.payload.is_none()
    }

    /// Erases the payload with its salt, and gives them back for the caller to destroy. Without the salt the commitment
    /// tells nothing about the payload, not even to somebody who guesses it. Erasing twice is harmless.
    pub const fn erase(&mut self) -> Option<Sealed> {
        self.payload.take()
    }

    /// Whether the payload, where there is one, is the one that was committed to.
    #[must_use]
    pub fn keeps_its_commitment(&self) -> bool {
        self.payload.as_ref().is_none_or(|sealed| commitment(&sealed.salt, &sealed.text) == self.commitment)
    }
}

/// SHA-256 over salt, then payload text.
#[must_use]
pub fn commitment(salt: &[u8; 16], text: &str) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(text.as_bytes());
    hash.finalize().into()
}
