//! Commands: what someone wants done. Every door (page, API, mail, timer, import) speaks this language.

use crate::{Attachment, Visibility};
use journal::{Actor, Channel};
use kernel::{Id, IdSource, Name, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The circumstances of a command: who, when, from where, and the source of new ids.
pub struct Cx<'a> {
    /// Who acts.
    pub actor: Actor,
    /// The instant of the decision.
    pub now: Timestamp,
    /// Source of new ids and salts.
    pub ids: &'a mut dyn IdSource,
    /// The door.
    pub channel: Channel,
    /// BCP 47 language tag of the person, for messages.
    pub locale: &'a str,
}

/// A wish about one record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Command {
    /// Identity; repeated sends of one command carry the same id and are done once.
    pub id: Id,
    /// Record type.
    pub type_name: Name,
    /// The record; absent to create one.
    pub record: Option<Id>,
    /// The version the person looked at; absent skips the stale check (automation, comments).
    pub expected_version: Option<u32>,
    /// What is wanted.
    pub action: Action,
    /// Why, where asked or given.
    pub reason: Option<String>,
    /// When it happened, if not now (imports, reports by telephone).
    pub occurred_at: Option<Timestamp>,
}

impl Command {
    /// A digest of who wants what: equal for the same wish sent again, whatever identity it carries. The version looked at is
    /// no part of it (it may be read anew between two sendings), nor are the identities of files, which are given on receipt.
    #[must_use]
    pub fn digest(&self, actor: &Actor) -> String {
        let mut action = Cow::Borrowed(&self.action);
        if !action.attach.is_empty() {
            for new in &mut action.to_mut().attach {
                new.file.id = Id::from_u128(0);
                new.file.message = None;
            }
        }
        let wish = (actor, &self.type_name, &self.record, &*action, &self.reason, &self.occurred_at);
        let text = serde_json::to_string(&wish).expect("plain data has a JSON form");
        journal::to_hex(&journal::leaf_hash(text.as_bytes()))
    }
}

/// What is wanted. Fields are in JSON form, `null` empties; a move, a patch or a creation may carry a message,
/// attachments and links, so that what belongs together becomes one entry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// Take this move.
    #[serde(rename = "move")]
    pub move_name: Option<Name>,
    /// New field values.
    pub set: BTreeMap<Name, Json>,
    /// Add this message.
    pub message: Option<NewMessage>,
    /// Attach these stored files.
    pub attach: Vec<NewAttachment>,
    /// Take these attachments off.
    pub detach: Vec<Id>,
    /// Link to these records: link name and record.
    pub link: Vec<(Name, Id)>,
    /// End these links.
    pub unlink: Vec<Id>,
    /// Begin (`true`) or cease to watch, by person.
    pub watch: BTreeMap<Id, bool>,
    /// A timer of the record came due: its name.
    pub timer: Option<String>,
    /// Merge the record into this one.
    pub merge_into: Option<Id>,
    /// Erase payload of the record's personal fields, with the legal ground as reason.
    pub erase: bool,
}

/// A message to add.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewMessage {
    /// Who may read it.
    pub visibility: Visibility,
    /// Markdown text; `@name` mentions are resolved by the engine's caller into `mentions`.
    pub body: String,
    /// People mentioned.
    #[serde(default)]
    pub mentions: Vec<Id>,
}

/// A file whose bytes are already stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAttachment {
    /// What was stored.
    #[serde(flatten)]
    pub file: Attachment,
}
