//! What an import profile yields: rows of another system, read into this system's terms but not yet resolved to its
//! records. Profiles live in the `connect` room and know files and columns; this side knows records.

use journal::Actor;
use kernel::{Name, Refusal, Timestamp};
use serde_json::Value as Json;

/// A record of the other system, by its own key: resolved to ours through its legacy reference, made when it is new.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Foreign {
    /// Our record type.
    pub type_name: Name,
    /// The other system's key, kept as the legacy reference of the record.
    pub key: String,
    /// A record of the same type above it (the top category of a subcategory).
    pub parent: Option<String>,
}

/// A value of a source row.
#[derive(Clone, Debug, PartialEq)]
pub enum SourceValue {
    /// A plain value in JSON form; `null` empties the field.
    Json(Json),
    /// A record of the other system.
    Foreign(Foreign),
    /// Several records of the other system.
    Foreigns(Vec<Foreign>),
}

/// Who acted, as the source says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceActor {
    /// A person of the other system.
    Foreign(Foreign),
    /// Nobody is named: the import itself stands as actor.
    Ours(Actor),
}

/// One event (or the only row) of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceRow {
    /// Line or row number in the file, the header being 1.
    pub line: u64,
    /// The record's key in the other system.
    pub key: String,
    /// When it happened; `None` for a plain list without history.
    pub at: Option<Timestamp>,
    /// Who did it.
    pub actor: SourceActor,
    /// State after the event, in our terms.
    pub state: Option<Name>,
    /// Field values after the event.
    pub set: Vec<(Name, SourceValue)>,
    /// Whether texts were made for demonstration.
    pub made: bool,
}

/// A row that cannot be taken, and why; goes to the file of refused rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// Line or row number in the file.
    pub line: u64,
    /// The record's key, when it could be read.
    pub key: String,
    /// What is wrong.
    pub refusal: Refusal,
}
