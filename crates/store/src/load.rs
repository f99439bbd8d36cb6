//! Reading records and what hangs on them.

use crate::Store;
use crate::db::{Row, id_list};
use crate::fault::Fault;
use engine::{Attachment, Message, Record, SlaClock, Visibility};
use journal::{Actor, Channel};
use kernel::{Id, Name, Timestamp};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A message of a conversation, with when and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMessage {
    /// The message.
    pub message: Message,
    /// The record it belongs to.
    pub record: Id,
    /// Version of the record it came with.
    pub version: u32,
    /// When it was said.
    pub at: Timestamp,
    /// Who said it.
    pub actor: Actor,
    /// Through which door it came.
    pub channel: Channel,
    /// Whether it came with imported history.
    pub imported: bool,
}

const MESSAGE: &str = "id, version, at, actor, channel, imported, visibility, body, mentions, human, made, record";

fn message(r: &Row) -> Result<StoredMessage, Fault> {
    Ok(StoredMessage {
        message: Message {
            id: r.id(0)?,
            visibility: visibility(&r.text(6)?),
            body: r.text(7)?,
            mentions: r.json(8)?,
            human: r.flag(9)?,
            made: r.flag(10)?,
        },
        record: r.id(11)?,
        version: u32::try_from(r.int(1)?).unwrap_or(u32::MAX),
        at: r.instant(2)?,
        actor: r.parse(3)?,
        channel: r.parse(4)?,
        imported: r.flag(5)?,
    })
}

/// An attached file, with when and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAttachment {
    /// The file; `removed` once it was taken off.
    pub file: Attachment,
    /// The record it is attached to.
    pub record: Id,
    /// When it was attached.
    pub at: Timestamp,
    /// Who attached it.
    pub actor: Actor,
}

/// A link, as seen from neither end in particular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLink {
    /// Identity.
    pub id: Id,
    /// Name, as the type at the `from` end defines it.
    pub name: Name,
    /// The record that has the link.
    pub from: Id,
    /// Its type.
    pub from_type: Name,
    /// The record at the other end.
    pub to: Id,
    /// Its type.
    pub to_type: Name,
    /// When it was made.
    pub since: Timestamp,
    /// Who made it.
    pub since_by: Actor,
    /// When and by whom it was ended.
    pub until: Option<(Timestamp, Actor)>,
}

impl Store {
    /// A record.
    ///
    /// # Errors
    /// What the database says.
    pub async fn load(&self, id: Id) -> Result<Option<Record>, Fault> {
        Ok(self.load_many(&[id]).await?.pop())
    }

    /// The records of these ids that exist, in the order asked for.
    ///
    /// # Errors
    /// What the database says.
    pub async fn load_many(&self, ids: &[Id]) -> Result<Vec<Record>, Fault> {
        let mut found = BTreeMap::new();
        found.extend(ids.iter().filter_map(|id| Some((*id, Arc::unwrap_or_clone(self.0.recent.get(*id)?)))));
        let others: Vec<Id> = ids.iter().filter(|id| !found.contains_key(id)).copied().collect();
        if others.is_empty() {
            return Ok(ids.iter().filter_map(|id| found.remove(id)).collect());
        }
        let within = self.0.dialect.in_texts(1);
        let (mut by_type, unknown) = self.0.kinds.sort(&others);
        if !unknown.is_empty() {
            let rows = self.db().fetch(format!("SELECT id, type FROM record WHERE id {within}"), vec![id_list(&unknown)]).await?;
            for row in &rows {
                by_type.entry(row.name(1)?).or_default().push(row.id(0)?);
            }
        }
        for (type_name, ids) in by_type {
            let records = match *ids {
                [id] => self.of_type(&type_name, "r.id = $1", crate::args![id]).await?,
                _ => self.of_type(&type_name, &format!("r.id {within}"), vec![id_list(&ids)]).await?,
            };
            found.extend(records.into_iter().map(|r| (r.id, r)));
        }
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// The readable numbers of records that have one.
    ///
    /// # Errors
    /// What the database says.
    pub async fn numbers_of(&self, ids: &[Id]) -> Result<BTreeMap<Id, String>, Fault> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let sql = format!("SELECT id, number FROM record WHERE number IS NOT NULL AND id {}", self.0.dialect.in_texts(1));
        self.db().fetch(sql, vec![id_list(ids)]).await?.iter().map(|row| Ok((row.id(0)?, row.text(1)?))).collect()
    }

    /// The record with this readable number: one statement where the number was met before, else two.
    ///
    /// # Errors
    /// What the database says.
    pub async fn by_number(&self, number: &str) -> Result<Option<Record>, Fault> {
        if let Some(id) = self.0.kinds.numbered(number) {
            return self.load(id).await;
        }
        match self.db().fetch_one("SELECT id, type FROM record WHERE number = $1", crate::args![number]).await? {
            Some(row) => Ok(self.of_type(&row.name(1)?, "r.id = $1", crate::args![row.id(0)?]).await?.pop()),
            None => Ok(None),
        }
    }

    /// Remembers type and number of records that were just written: whoever wrote them mostly reads them next.
    pub fn met(&self, records: &[Arc<Record>]) {
        self.0.kinds.note(records);
    }

    /// Every record of a type, by id: for small reference data kept in memory.
    ///
    /// # Errors
    /// What the database says.
    pub async fn all_of(&self, type_name: &str) -> Result<Vec<Record>, Fault> {
        // By the type's own key: by the spine's, every record of every type would be walked.
        self.of_type(type_name, "TRUE ORDER BY t.id", vec![]).await
    }

    /// Records of one type by a condition on `r` (spine) and `t` (type table). That they are of the type is said by the type
    /// table; said again by a condition, it would tempt SQLite to walk the type's index.
    pub(crate) async fn of_type(&self, type_name: &str, condition: &str, args: Vec<crate::Arg>) -> Result<Vec<Record>, Fault> {
        let shapes = self.0.shapes();
        let shape = shapes.get(type_name)?;
        let sql = format!("SELECT {} FROM {} WHERE {condition}", shape.whole, shape.from);
        let rows = self.db().fetch(sql, args).await?;
        let records = rows.iter().map(|row| shape.decode_whole(row)).collect::<Result<Vec<_>, _>>()?;
        self.0.kinds.note(&records);
        Ok(records)
    }

    /// Decodes rows of [`crate::Shape::select`] and reads their clocks (one more statement, where the type has clocks).
    ///
    /// # Errors
    /// What the database says.
    pub async fn decode_all(&self, shape: &crate::Shape, rows: &[Row]) -> Result<Vec<Record>, Fault> {
        let mut clocks: BTreeMap<Id, Vec<SlaClock>> = BTreeMap::new();
        if !shape.def.clocks.is_empty() && !rows.is_empty() {
            let ids = rows.iter().map(|r| r.id(0)).collect::<Result<Vec<_>, _>>()?;
            clocks = self.clocks(&ids).await?;
        }
        rows.iter().map(|row| shape.decode(row, 0, clocks.remove(&row.id(0)?).unwrap_or_default())).collect()
    }

    /// The SLA clocks of records.
    ///
    /// # Errors
    /// What the database says.
    pub async fn clocks(&self, ids: &[Id]) -> Result<BTreeMap<Id, Vec<SlaClock>>, Fault> {
        let sql = format!("SELECT record, body FROM clock WHERE record {} ORDER BY record, ord", self.0.dialect.in_texts(1));
        let mut out: BTreeMap<Id, Vec<SlaClock>> = BTreeMap::new();
        for row in self.db().fetch(sql, vec![id_list(ids)]).await? {
            out.entry(row.id(0)?).or_default().push(row.json(1)?);
        }
        Ok(out)
    }

    /// Messages that mention a person, newest first, of all records and internal ones too: who may read them is for the
    /// caller to judge.
    ///
    /// # Errors
    /// What the database says.
    pub async fn mentions_of(&self, person: Id, limit: u32) -> Result<Vec<StoredMessage>, Fault> {
        // Ids are written in one way only, so the text holds the id exactly when the list does.
        let sql = format!("SELECT {MESSAGE} FROM message WHERE mentions <> '[]' AND mentions LIKE $1 ORDER BY at DESC LIMIT $2");
        self.db().fetch(sql, crate::args![format!("%\"{person}\"%"), i64::from(limit)]).await?.iter().map(message).collect()
    }

    /// One attached file.
    ///
    /// # Errors
    /// What the database says.
    pub async fn attachment(&self, id: Id) -> Result<Option<StoredAttachment>, Fault> {
        let sql =
            "SELECT id, record, at, actor, name, media_type, size, sha256, visibility, message, removed_at FROM attachment WHERE id = $1";
        self.db()
            .fetch_one(sql, crate::args![id])
            .await?
            .map(|r| {
                Ok(StoredAttachment {
                    file: Attachment {
                        id: r.id(0)?,
                        name: r.text(4)?,
                        media_type: r.text(5)?,
                        size: r.int(6)?.unsigned_abs(),
                        sha256: r.text(7)?,
                        visibility: visibility(&r.text(8)?),
                        message: r.opt_id(9)?,
                        removed: r.opt_int(10)?.is_some(),
                    },
                    record: r.id(1)?,
                    at: r.instant(2)?,
                    actor: r.parse(3)?,
                })
            })
            .transpose()
    }

    /// Links of a record, from either end, ended ones included.
    ///
    /// # Errors
    /// What the database says.
    pub async fn links(&self, record: Id) -> Result<Vec<StoredLink>, Fault> {
        let columns = "id, name, from_id, from_type, to_id, to_type, since, since_by, until, until_by";
        let sql = format!("SELECT {columns} FROM link WHERE from_id = $1 UNION SELECT {columns} FROM link WHERE to_id = $1 ORDER BY 7, 1");
        let rows = self.db().fetch(sql, crate::args![record]).await?;
        rows.iter()
            .map(|r| {
                let until = match (r.opt_instant(8)?, r.opt_text(9)?) {
                    (Some(at), Some(_)) => Some((at, r.parse(9)?)),
                    _ => None,
                };
                Ok(StoredLink {
                    id: r.id(0)?,
                    name: r.name(1)?,
                    from: r.id(2)?,
                    from_type: r.name(3)?,
                    to: r.id(4)?,
                    to_type: r.name(5)?,
                    since: r.instant(6)?,
                    since_by: r.parse(7)?,
                    until,
                })
            })
            .collect()
    }

    /// The entries of a record, oldest first: its history.
    ///
    /// # Errors
    /// What the database says.
    pub async fn entries(&self, record: Id) -> Result<Vec<crate::Stored>, Fault> {
        self.journal().of_record(record).await
    }
}

pub(crate) fn visibility(text: &str) -> Visibility {
    if text == "public" { Visibility::Public } else { Visibility::Internal }
}
