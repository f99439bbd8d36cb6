//! Everything that stands beside a record, in one statement: its conversation, its files, its links. The three tables
//! have little in common; their columns are laid side by side under neutral names, and the part says which is which.

use crate::Store;
use crate::db::Row;
use crate::fault::Fault;
use crate::load::{StoredAttachment, StoredLink, StoredMessage, visibility};
use engine::{Attachment, Message};
use kernel::Id;

/// What stands beside a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Its conversation, oldest first.
    pub messages: Vec<StoredMessage>,
    /// Its files, oldest first, removed ones included.
    pub attachments: Vec<StoredAttachment>,
    /// Its links from either end, oldest first, ended ones included.
    pub links: Vec<StoredLink>,
}

// Columns: 0 part, 1 order, 2 id, 3 at, 4 actor, 5–7 numbers, 8–13 texts.
const MESSAGES: &str = "SELECT CAST(0 AS BIGINT), version, id, at, actor, imported, human, made, channel, visibility, body, mentions, NULL, NULL \
                        FROM message WHERE record = $1 AND (visibility = 'public' OR $2 = 1)";
const ATTACHMENTS: &str = "SELECT CAST(1 AS BIGINT), version, id, at, actor, size, removed_at, NULL, name, media_type, sha256, visibility, message, NULL \
                           FROM attachment WHERE record = $1";
const LINKS: &str =
    "SELECT CAST(2 AS BIGINT), since, id, since, since_by, until, NULL, NULL, name, from_id, from_type, to_id, to_type, until_by FROM link";

impl Store {
    /// The message that made a version of a record; internal notes only when asked for.
    ///
    /// # Errors
    /// What the database says.
    pub async fn message_at(&self, record: Id, version: u32, internal: bool) -> Result<Option<StoredMessage>, Fault> {
        let sql = format!("{MESSAGES} AND version = $3");
        self.db().fetch_one(sql, crate::args![record, internal, version]).await?.map(|row| message(&row, record)).transpose()
    }

    /// Conversation, files and links of a record, in one statement; internal notes only when asked for.
    ///
    /// # Errors
    /// What the database says.
    pub async fn beside(&self, record: Id, internal: bool) -> Result<Beside, Fault> {
        let sql = format!(
            "{MESSAGES} UNION ALL {ATTACHMENTS} UNION ALL {LINKS} WHERE from_id = $1 \
             UNION ALL {LINKS} WHERE to_id = $1 AND from_id <> $1 ORDER BY 1, 2, 3"
        );
        let mut all = Beside::default();
        for row in self.db().fetch(sql, crate::args![record, internal]).await? {
            match row.int(0)? {
                0 => all.messages.push(message(&row, record)?),
                1 => all.attachments.push(attachment(&row, record)?),
                _ => all.links.push(link(&row)?),
            }
        }
        Ok(all)
    }
}

fn message(r: &Row, record: Id) -> Result<StoredMessage, Fault> {
    Ok(StoredMessage {
        message: Message {
            id: r.id(2)?,
            visibility: visibility(&r.text(9)?),
            body: r.text(10)?,
            mentions: r.json(11)?,
            human: r.flag(6)?,
            made: r.flag(7)?,
        },
        record,
        version: u32::try_from(r.int(1)?).unwrap_or(u32::MAX),
        at: r.instant(3)?,
        actor: r.parse(4)?,
        channel: r.parse(8)?,
        imported: r.flag(5)?,
    })
}

fn attachment(r: &Row, record: Id) -> Result<StoredAttachment, Fault> {
    Ok(StoredAttachment {
        file: Attachment {
            id: r.id(2)?,
            name: r.text(8)?,
            media_type: r.text(9)?,
            size: r.int(5)?.unsigned_abs(),
            sha256: r.text(10)?,
            visibility: visibility(&r.text(11)?),
            message: r.opt_id(12)?,
            removed: r.opt_int(6)?.is_some(),
        },
        record,
        at: r.instant(3)?,
        actor: r.parse(4)?,
    })
}

fn link(r: &Row) -> Result<StoredLink, Fault> {
    let until = match (r.opt_instant(5)?, r.opt_text(13)?) {
        (Some(at), Some(_)) => Some((at, r.parse(13)?)),
        _ => None,
    };
    Ok(StoredLink {
        id: r.id(2)?,
        name: r.name(8)?,
        from: r.id(9)?,
        from_type: r.name(10)?,
        to: r.id(11)?,
        to_type: r.name(12)?,
        since: r.instant(3)?,
        since_by: r.parse(4)?,
        until,
    })
}
