//! What stands beside a record: its conversation, its files, its links, its history and its proof.

use super::Label;
use engine::Visibility;
use journal::Actor;
use kernel::{Id, Name, Timestamp};
use std::collections::BTreeMap;

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageView {
    /// Identity.
    pub id: Id,
    /// Who may read it.
    pub visibility: Visibility,
    /// Markdown text as written; render it sanitised.
    pub body: String,
    /// Who wrote it.
    pub author: Actor,
    /// When it was said.
    pub at: Timestamp,
    /// Whether it came with imported history.
    pub imported: bool,
    /// Whether a person wrote it.
    pub human: bool,
    /// Text made for demonstration, not written by anyone.
    pub made: bool,
    /// People mentioned.
    pub mentions: Vec<Id>,
    /// Version of the record it made.
    pub version: u32,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentView {
    /// Identity of the attachment.
    pub id: Id,
    /// File name.
    pub name: String,
    /// Media type, judged from the bytes.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// The message it came with.
    pub message: Option<Id>,
    /// Whether it may be shown in place (an image of a harmless kind) rather than only saved.
    pub inline: bool,
    /// When it was attached.
    pub at: Timestamp,
    /// Who attached it.
    pub author: Actor,
}

/// The conversation of a record, oldest first, with its files.
#[derive(Clone, Debug, Default)]
pub struct ConversationView {
    /// Messages this viewer may read.
    pub messages: Vec<MessageView>,
    /// Files this viewer may open.
    pub attachments: Vec<AttachmentView>,
    /// Faces of authors and mentioned people.
    pub names: BTreeMap<Id, Label>,
}

/// One link, seen from this record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkView {
    /// Identity of the link.
    pub id: Id,
    /// Machine name.
    pub name: Name,
    /// Label at this end.
    pub label: String,
    /// Whether this record stands at the `from` end.
    pub outgoing: bool,
    /// The record at the other end; only visible ones are listed.
    pub other: Label,
    /// Since when.
    pub since: Timestamp,
}

/// One journal entry of a record, for the technical side of history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryView {
    /// Position in the journal, once it has one.
    pub position: Option<u64>,
    /// Its leaf hash, as the journal's tree holds it.
    pub leaf: journal::Hash,
    /// Version it made.
    pub version: u32,
    /// What was said in it.
    pub kind: journal::Kind,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// When it was written.
    pub recorded_at: Timestamp,
    /// Who acted.
    pub actor: Actor,
    /// Through which door.
    pub channel: journal::Channel,
    /// Whether it carries imported history.
    pub imported: bool,
}

/// The state of proof of a record, for its badge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofView {
    /// Entries of the record, oldest first.
    pub entries: Vec<EntryView>,
    /// Size of the newest signed checkpoint, if any.
    pub checkpoint_size: Option<u64>,
    /// When it was signed.
    pub checkpoint_at: Option<Timestamp>,
    /// How many of the entries lie beneath it.
    pub covered: usize,
    /// The proof bundle as text, to keep and to check without this server; absent before the first checkpoint covers the record.
    pub bundle: Option<String>,
}
