//! How a use case fails: four answers, and no more. What the person can mend is a refusal; what someone else changed
//! meanwhile is a conflict; what they may not see does not exist for them; the rest is a fault of ours, with its chain
//! of causes kept for the log and never shown.

use kernel::{Code, Name, Refusal, Refusals, Timestamp};
use std::error::Error;
use std::fmt;

/// Why a use case was not carried out.
#[derive(Debug)]
pub enum AppError {
    /// The person can mend it.
    Refused(Refusals),
    /// Someone changed the same fields since the person looked.
    Stale(Box<Conflict>),
    /// No such record, or none this viewer may see: the two are never told apart.
    NotVisible,
    /// Ours to mend.
    Fault(Fault),
}

/// What a use case yields.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

impl AppError {
    /// A single refusal.
    #[must_use]
    pub fn refused(refusal: Refusal) -> Self {
        Self::Refused(refusal.into())
    }
    /// A fault of ours from its cause.
    pub fn fault(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Fault(Fault(cause.into()))
    }
    /// Whether the answer contains a refusal with `code`.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        matches!(self, Self::Refused(r) if r.has(code))
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusals) => refusals.fmt(f),
            Self::Stale(conflict) => {
                let labels: Vec<&str> = conflict.fields.iter().map(|c| c.label.as_str()).collect();
                Refusal::new(Code::Stale).with("fields", labels.join(", ")).fmt(f)
            }
            Self::NotVisible => Refusal::new(Code::NotVisible).fmt(f),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}
impl Error for AppError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Fault(fault) => Some(&*fault.0),
            _ => None,
        }
    }
}
impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.into())
    }
}
impl From<Refusals> for AppError {
    fn from(refusals: Refusals) -> Self {
        Self::Refused(refusals)
    }
}

/// A failure that is ours: the whole chain of causes, for the log.
#[derive(Debug)]
pub struct Fault(pub Box<dyn Error + Send + Sync>);

impl Fault {
    /// The chain of causes on one line, outermost first.
    #[must_use]
    pub fn chain(&self) -> String {
        let mut text = self.0.to_string();
        let mut cause = self.0.source();
        while let Some(inner) = cause {
            let said = inner.to_string();
            if !text.ends_with(&said) {
                text.push_str(": ");
                text.push_str(&said);
            }
            cause = inner.source();
        }
        text
    }
}
/// What kind of trouble a fault is, as far as whoever waits can do something with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No space is left where the data is kept.
    Full,
    /// The data cannot be written at present.
    ReadOnly,
    /// The database does not answer.
    Unavailable,
    /// Anything else.
    Other,
}

impl Fault {
    /// What kind of trouble it is.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        let mut cause: Option<&(dyn Error + 'static)> = Some(&*self.0);
        while let Some(error) = cause {
            match error.downcast_ref::<store::Fault>().map(|fault| &fault.kind) {
                Some(store::FaultKind::Full) => return Trouble::Full,
                Some(store::FaultKind::ReadOnly) => return Trouble::ReadOnly,
                Some(store::FaultKind::Unavailable) => return Trouble::Unavailable,
                _ => cause = error.source(),
            }
        }
        Trouble::Other
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.chain())
    }
}

/// A refused stale edit: the version that stands now, and each field on which the two people differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The version that stands now; send the edit again with it to overwrite knowingly.
    pub current_version: u32,
    /// When it was written.
    pub changed_at: Timestamp,
    /// Who wrote it, as a name.
    pub changed_by: String,
    /// The fields both sides changed.
    pub fields: Vec<ConflictField>,
}

/// One contested field.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictField {
    /// Machine name.
    pub name: Name,
    /// Label.
    pub label: String,
    /// What this person sent (JSON form), when they sent something for it.
    pub yours: Option<serde_json::Value>,
    /// What stands now (JSON form), if not empty.
    pub theirs: Option<serde_json::Value>,
}
