//! What the doors hand around: attempts, sessions, tokens.

use super::Secret;
use kernel::{Id, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An attempt to sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignIn {
    /// E-mail address as typed.
    pub email: String,
    /// Password as typed.
    pub password: String,
    /// Network address it comes from, for throttling and the list of sessions.
    pub address: String,
    /// Browser or program, as it calls itself.
    pub agent: String,
}

impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignIn").field("email", &self.email).field("address", &self.address).finish_non_exhaustive()
    }
}

/// A session as its owner may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Handle for revoking (the hash of the secret, of no other use).
    pub handle: String,
    /// Whose.
    pub person: Id,
    /// Since when.
    pub created_at: Timestamp,
    /// Last used (kept to the minute).
    pub seen_at: Timestamp,
    /// Ends at the latest.
    pub expires_at: Timestamp,
    /// Address it was opened from.
    pub address: String,
    /// Browser or program it was opened with.
    pub agent: String,
}

/// A successful sign-in: the secret for the cookie, and the session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// For the cookie; shown once.
    pub secret: Secret,
    /// The session.
    pub session: Session,
}

/// What an API token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Read what its person may read.
    Read,
    /// Also write what its person may write.
    Write,
}

impl Scope {
    /// The stored text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

/// An API token as its owner may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    /// Identity, for revoking; not the secret.
    pub id: Id,
    /// Whose rights it carries.
    pub person: Id,
    /// What it is for, in its owner's words.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// Made at.
    pub created_at: Timestamp,
    /// Ends at.
    pub expires_at: Timestamp,
    /// Last used.
    pub seen_at: Option<Timestamp>,
}

/// A token just made.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// To hand to its owner; shown once.
    pub secret: Secret,
    /// The token.
    pub token: ApiToken,
}
