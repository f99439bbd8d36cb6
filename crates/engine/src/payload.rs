//! What an entry changed: the new values only. The old ones are in the entries before it.

use crate::SlaClock;
use kernel::{Id, Name, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// The payload of one entry. One command makes one entry per record it touches.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Payload {
    /// Readable number, on creation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// New field values in JSON form; `null` empties a field.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub set: BTreeMap<Name, Json>,
    /// New state, when it changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Name>,
    /// The move that was taken.
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub move_name: Option<Name>,
    /// Why, where a reason was asked or given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// A message added to the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// A file attached (or detached, when `removed`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Links made or ended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkChange>,
    /// Watchers added or removed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub watch: Vec<WatchChange>,
    /// Clocks that changed, whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<SlaClock>,
    /// Timers set or cleared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub timers: Vec<TimerChange>,
    /// Anything a rule wants kept with the entry (an escalation, a merge, a person's reading); shown in history by its keys.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<Name, Json>,
}

/// Who may read a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everyone who may read the record; sent to the requester.
    Public,
    /// The provider's staff only.
    Internal,
}

/// One message of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Identity.
    pub id: Id,
    /// Who may read it.
    pub visibility: Visibility,
    /// Markdown text.
    pub body: String,
    /// People mentioned with `@`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Id>,
    /// Whether a person wrote it (an automatic receipt does not stop a response clock).
    pub human: bool,
    /// Text made for demonstration from other fields of an imported log, not written by anyone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub made: bool,
}

/// A file attached to a record; the bytes are stored once under their hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Identity of the attachment (not of the bytes).
    pub id: Id,
    /// File name as given, without path.
    pub name: String,
    /// Media type, judged from the bytes.
    pub media_type: String,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// The message it came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Id>,
    /// Taken off the record again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

/// A link made (`until` absent) or ended. The entry stands on the record at the link's `from` end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkChange {
    /// Identity of the link.
    pub id: Id,
    /// Link name as in the type definition.
    pub name: Name,
    /// Type at the other end.
    pub to_type: Name,
    /// Record at the other end.
    pub to: Id,
    /// Whether the link now ends.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ended: bool,
}

/// Someone began or ceased to watch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchChange {
    /// The person.
    pub person: Id,
    /// Whether they watch now.
    pub on: bool,
}

/// A timer set (`due` present) or cleared. A timer is named, per record: setting it again moves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimerChange {
    /// Name, for example `warn:resolution` or `close`.
    pub name: String,
    /// When it fires; absent clears it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
}

impl Payload {
    /// The text that is sealed: keys sorted, no white space (RFC 8785 for the JSON this type can hold).
    #[must_use]
    pub fn to_canonical_json(&self) -> String {
        journal::canonical(&serde_json::to_value(self).expect("a payload is plain data"))
    }
}
