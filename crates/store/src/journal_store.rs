//! Reading the journal: entries by position, the hashes of its tree, proofs and checkpoints.

use crate::Store;
use crate::db::{Arg, Row};
use crate::fault::Fault;
use engine::Payload;
use journal::proof::Fetched;
use journal::{Actor, Cause, Entry, Frontier, Hash, Header, ProofPlan, Sealed};
use kernel::{Id, Timestamp};
use std::ops::Range;

/// The columns an entry is read from.
pub(crate) const ENTRY: &str = "position, id, recorded_at, occurred_at, actor, command, channel, imported, type, record, version, kind, \
                                payload, salt, commitment, leaf";

/// An entry as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its position; absent for a moment on PostgreSQL, until the sequencer came by.
    pub position: Option<u64>,
    /// The entry.
    pub entry: Entry,
    /// The leaf hash the tree holds for it.
    pub leaf: Hash,
}

impl Stored {
    /// The payload; the empty one when it was erased.
    ///
    /// # Errors
    /// When the stored text is not a payload.
    pub fn payload(&self) -> Result<Payload, Fault> {
        payload_of(&self.entry)
    }
}

pub(crate) fn payload_of(entry: &Entry) -> Result<Payload, Fault> {
    match &entry.payload {
        None => Ok(Payload::default()),
        Some(sealed) => {
            serde_json::from_str(&sealed.text).map_err(|e| Fault::corrupt(format!("payload of entry {}: {e}", entry.header.id)))
        }
    }
}

/// A signed note that fixes the journal up to a size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCheckpoint {
    /// Entries it covers.
    pub size: u64,
    /// The signed note.
    pub note: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// At which occasion.
    pub reason: String,
    /// When and where it left the system, once it did.
    pub anchored: Option<(Timestamp, String)>,
}

/// Reads the journal of a store.
#[derive(Clone, Copy)]
pub struct JournalReader<'a>(pub(crate) &'a Store);

impl JournalReader<'_> {
    /// How many entries have a position.
    ///
    /// # Errors
    /// What the database says.
    pub async fn size(&self) -> Result<u64, Fault> {
        self.size_where("position IS NOT NULL", vec![]).await
    }

    /// One more than the last position at which an entry of which `condition` is true stands.
    async fn size_where(&self, condition: &str, args: Vec<Arg>) -> Result<u64, Fault> {
        let (place, _) = self.0.dialect().place_in_journal();
        let sql = format!("SELECT position + 1 FROM journal WHERE {condition} AND position IS NOT NULL ORDER BY {place} DESC LIMIT 1");
        let row = self.0.db().fetch_one(sql, args).await?;
        Ok(row.map_or(Ok(0), |r| r.int(0))?.unsigned_abs())
    }

    /// Columns of the entries at these positions, in order.
    pub(crate) async fn at(&self, columns: &str, positions: Range<u64>) -> Result<Vec<Row>, Fault> {
        let (place, more) = self.0.dialect().place_in_journal();
        let condition = format!("{place} >= $1 AND {place} < $2 AND position IS NOT NULL");
        let sql = format!("SELECT {columns} FROM journal WHERE {condition} ORDER BY {place}");
        self.0.db().fetch(sql, crate::args![signed(positions.start) + more, signed(positions.end).saturating_add(more)]).await
    }

    /// How many entries there are, with a position or without: a snapshot of what had happened by an instant keeps none.
    ///
    /// # Errors
    /// What the database says.
    pub async fn count(&self) -> Result<u64, Fault> {
        let row = self.0.db().fetch_one("SELECT count(*) FROM journal", vec![]).await?;
        Ok(row.map_or(Ok(0), |r| r.int(0))?.unsigned_abs())
    }

    /// The entries at these positions.
    ///
    /// # Errors
    /// What the database says; [`crate::FaultKind::Corrupt`] when an entry cannot be read.
    pub async fn range(&self, positions: Range<u64>) -> Result<Vec<Stored>, Fault> {
        self.at(ENTRY, positions).await?.iter().map(stored).collect()
    }

    /// The entries of a record, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of_record(&self, record: Id) -> Result<Vec<Stored>, Fault> {
        let sql = format!("SELECT {ENTRY} FROM journal WHERE record = $1 ORDER BY version");
        self.0.db().fetch(sql, crate::args![record]).await?.iter().map(stored).collect()
    }

    /// The number of entries written up to an instant: the position an as-of view is folded up to.
    ///
    /// # Errors
    /// What the database says.
    pub async fn size_at(&self, instant: Timestamp) -> Result<u64, Fault> {
        self.size_where("recorded_at <= $1", crate::args![instant]).await
    }

    /// One more than the last position before `before` of an entry that happened at or before `instant`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn size_until(&self, instant: Timestamp, before: u64) -> Result<u64, Fault> {
        self.size_where("occurred_at <= $1 AND position < $2", crate::args![instant, signed(before)]).await
    }

    /// The leaf hashes the tree holds at these positions.
    ///
    /// # Errors
    /// What the database says.
    pub async fn leaf_hashes(&self, positions: Range<u64>) -> Result<Vec<Hash>, Fault> {
        self.at("leaf", positions).await?.iter().map(|r| r.hash(0)).collect()
    }

    /// The proof that the entry at `position` stands in the tree of `size` entries; `None` unless `position < size`.
    ///
    /// # Errors
    /// What the database says; [`crate::FaultKind::Corrupt`] when the tree has a hole.
    pub async fn inclusion(&self, position: u64, size: u64) -> Result<Option<Vec<Hash>>, Fault> {
        self.prove(ProofPlan::inclusion(position, size)).await
    }

    /// The proof that the tree of `old` entries is a prefix of the tree of `size`; `None` unless `old <= size`.
    ///
    /// # Errors
    /// As [`JournalReader::inclusion`].
    pub async fn consistency(&self, old: u64, size: u64) -> Result<Option<Vec<Hash>>, Fault> {
        self.prove(ProofPlan::consistency(old, size)).await
    }

    /// The root of the tree of `size` entries.
    ///
    /// # Errors
    /// As [`JournalReader::inclusion`].
    pub async fn root(&self, size: u64) -> Result<Hash, Fault> {
        Ok(self.frontier_at(size).await?.root())
    }

    /// The right edge of the whole tree, as far as it is built.
    pub(crate) async fn frontier(&self) -> Result<Frontier, Fault> {
        self.frontier_at(self.size().await?).await
    }

    /// The right edge of the tree of `size` entries.
    pub(crate) async fn frontier_at(&self, size: u64) -> Result<Frontier, Fault> {
        let nodes = Frontier::nodes(size);
        let fetched = self.fetch(nodes.iter().map(|n| n.stored())).await?;
        let roots = nodes.into_iter().map(|node| journal::NodeSource::node(&fetched, node)).collect::<Result<Vec<_>, _>>();
        let roots = roots.map_err(|e| Fault::corrupt(e.to_string()))?;
        Frontier::from_parts(size, roots).ok_or_else(|| Fault::corrupt("the tree's right edge does not fit its size"))
    }

    async fn prove(&self, plan: Option<ProofPlan>) -> Result<Option<Vec<Hash>>, Fault> {
        let Some(plan) = plan else { return Ok(None) };
        let fetched = self.fetch(plan.ranges().into_iter()).await?;
        plan.finish(&fetched).map(Some).map_err(|e| Fault::corrupt(e.to_string()))
    }

    async fn fetch(&self, ranges: impl Iterator<Item = (u8, Range<u64>)>) -> Result<Fetched, Fault> {
        let mut fetched = Fetched::default();
        for (level, range) in ranges {
            if level == 0 {
                for (index, hash) in range.clone().zip(self.leaf_hashes(range).await?) {
                    fetched.insert(0, index, hash);
                }
            } else {
                let sql = "SELECT idx, hash FROM tile WHERE level = $1 AND idx >= $2 AND idx < $3";
                for row in self.0.db().fetch(sql, crate::args![i64::from(level), signed(range.start), signed(range.end)]).await? {
                    fetched.insert(level, row.int(0)?.unsigned_abs(), row.hash(1)?);
                }
            }
        }
        Ok(fetched)
    }

    /// Keeps a checkpoint; the same one again changes nothing.
    ///
    /// # Errors
    /// What the database says.
    pub async fn put_checkpoint(&self, checkpoint: &StoredCheckpoint) -> Result<(), Fault> {
        let (at, to) = checkpoint.anchored.clone().unzip();
        let sql = "INSERT INTO checkpoint (size, note, made_at, reason, anchored_at, anchor) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
        let c = checkpoint;
        self.0
            .write(vec![(sql.into(), crate::args![signed(c.size), c.note.clone(), c.made_at, c.reason.clone(), at, to])])
            .await
            .map(|_| ())
    }

    /// Notes that a checkpoint left the system.
    ///
    /// # Errors
    /// What the database says.
    pub async fn anchored(&self, size: u64, at: Timestamp, anchor: &str) -> Result<(), Fault> {
        let sql = "UPDATE checkpoint SET anchored_at = $2, anchor = $3 WHERE size = $1 AND anchored_at IS NULL";
        self.0.write(vec![(sql.into(), crate::args![signed(size), at, anchor])]).await.map(|_| ())
    }

    /// The newest checkpoint.
    ///
    /// # Errors
    /// What the database says.
    pub async fn last_checkpoint(&self) -> Result<Option<StoredCheckpoint>, Fault> {
        Ok(self.checkpoints(1).await?.pop())
    }

    /// The newest checkpoints, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn checkpoints(&self, limit: u32) -> Result<Vec<StoredCheckpoint>, Fault> {
        let sql = "SELECT size, note, made_at, reason, anchored_at, anchor FROM checkpoint ORDER BY size DESC, made_at DESC LIMIT $1";
        let rows = self.0.db().fetch(sql, crate::args![limit]).await?;
        rows.iter()
            .map(|r| {
                Ok(StoredCheckpoint {
                    size: r.int(0)?.unsigned_abs(),
                    note: r.text(1)?,
                    made_at: r.instant(2)?,
                    reason: r.text(3)?,
                    anchored: r.opt_instant(4)?.zip(r.opt_text(5)?),
                })
            })
            .collect()
    }
}

pub(crate) fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Reads an entry from the columns of [`ENTRY`].
pub(crate) fn stored(row: &Row) -> Result<Stored, Fault> {
    let payload = match (row.opt_text(12)?, row.opt_blob(13)?) {
        (Some(text), Some(salt)) => {
            Some(Sealed { salt: salt.try_into().map_err(|_| Fault::corrupt("a salt does not have 16 bytes"))?, text })
        }
        _ => None,
    };
    // Ids are read in either case and written in lower case only: in the other one it is the same id, and an altered entry.
    for column in [1, 4, 5, 9] {
        let text = row.str(column)?;
        if text.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(Fault::corrupt(format!("{text:?} is not written as the program writes it")));
        }
    }
    let header = Header {
        id: row.id(1)?,
        recorded_at: row.instant(2)?,
        occurred_at: row.instant(3)?,
        actor: row.parse::<Actor>(4)?,
        cause: Cause { command: row.id(5)?, channel: row.parse(6)?, imported: row.flag(7)? },
        record_type: row.name(8)?,
        record: row.id(9)?,
        version: u32::try_from(row.int(10)?).map_err(|_| Fault::corrupt("a version is out of range"))?,
        kind: row.parse(11)?,
    };
    Ok(Stored {
        position: row.opt_int(0)?.map(i64::unsigned_abs),
        entry: Entry { header, commitment: row.hash(14)?, payload },
        leaf: row.hash(15)?,
    })
}
