//! Tables that are behind their journal, and how they catch up.
//!
//! The journal is the truth and every table a view of it; so who brings in a long history may append all of it first and
//! look at it afterwards. Then each record is folded once, over all its entries, instead of once for each, and its rows are
//! written once, in the order of their keys. Replays do so, and imports into a directory that nobody else has open.
//!
//! While tables are behind, a setting says so, written before the first entry they lack. Whatever happens in between, a
//! store that is opened catches up before anybody reads.

use crate::append::end;
use crate::apply::Rows;
use crate::batch::Batch;
use crate::commit::{Answer, Line};
use crate::db::{Arg, Conn, Sql};
use crate::dialect::Dialect;
use crate::fault::{Fault, FaultKind};
use crate::journal_store::{ENTRY, Stored, payload_of, stored};
use crate::tables::{self, Table, fixed_table};
use crate::writer::{self, Job};
use crate::{Answers, Core, Progress, Store, id_list};
use engine::{Plan, Record, fold};
use kernel::Id;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::sync::oneshot;

/// Setting: the highest `journal.seq` whose entry the tables are sure to know of.
pub(crate) const BEHIND: &str = "behind";
/// Records folded and written together.
const CHUNK: usize = 500;
/// Chunks that are folded, side by side, while one is being written.
const AHEAD: usize = 3;

impl Store {
    /// Appends the entries of plans to the journal alone; the tables hear of them when they [catch up](Store::catch_up). For
    /// an import into a SQLite directory, where nobody else reads; one plan that cannot be written undoes the whole batch.
    ///
    /// # Errors
    /// When the store is closed.
    pub async fn send_entries(&self, plans: Vec<Plan>) -> Result<Answers, Fault> {
        self.fall_behind().await?;
        let (answer, outcome) = oneshot::channel::<Vec<Answer>>();
        self.send(Job::Enter(plans, answer)).await?;
        Ok(outcome)
    }

    /// Whether the tables lack entries of the journal.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.0.behind.load(Ordering::Acquire)
    }

    /// Notes, durably, that the tables will lack what is appended from now on.
    pub(crate) async fn fall_behind(&self) -> Result<(), Fault> {
        if !self.is_behind() {
            let sql = "INSERT INTO setting (key, value) SELECT $1, CAST(coalesce(max(seq), 0) AS TEXT) FROM journal WHERE TRUE \
                       ON CONFLICT (key) DO NOTHING";
            self.write(vec![(sql.into(), crate::args![BEHIND])]).await?;
            self.0.behind.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// A record by its entries, whatever the tables know of it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn folded(&self, id: Id) -> Result<Option<Record>, Fault> {
        let shapes = self.shapes();
        let mut record = None;
        for stored in self.entries(id).await? {
            let header = &stored.entry.header;
            record = Some(fold(&shapes.get(&header.record_type)?.def, record, header, &payload_of(&stored.entry)?));
        }
        Ok(record)
    }

    /// Brings the tables to where the journal is; does nothing when they are there. Interrupted, it is taken up again.
    ///
    /// # Errors
    /// What the database says; [`FaultKind::Corrupt`] when a record's entries have a gap.
    pub async fn catch_up(&self, mut progress: impl FnMut(Progress)) -> Result<(), Fault> {
        let mark = match self.settings().get(BEHIND).await? {
            Some(mark) => mark.parse().map_err(|_| Fault::corrupt(format!("the tables are behind {mark:?}, which is no place")))?,
            // Another process caught up meanwhile, which cannot know of what was appended here since.
            None if self.is_behind() => 0,
            None => return Ok(()),
        };
        self.settled().await?;
        self.sort(&fixed_table("journal")).await?;
        let (records, total) = self.lacking(mark).await?;
        let known = self.db().fetch_one("SELECT count(*) FROM record", vec![]).await?.map_or(Ok(0), |r| r.int(0))?.unsigned_abs();
        // Lists are sorted once in the end rather than row by row, when most of what they will hold is new.
        let lists = if records.len() as u64 > known { self.lists() } else { Vec::new() };
        if !lists.is_empty() {
            self.write(lists.iter().flat_map(dropped).collect()).await?;
        }
        let mut done = 0;
        let mut chunks = records.chunks(CHUNK);
        let mut ahead = VecDeque::new();
        loop {
            while ahead.len() < AHEAD
                && let Some(ids) = chunks.next()
            {
                let (store, ids) = (self.clone(), ids.to_vec());
                ahead.push_back(tokio::spawn(async move { store.rows_of(&ids).await }));
            }
            let Some(next) = ahead.pop_front() else { break };
            let (rows, entries) = next.await.map_err(|_| Fault::new(FaultKind::Database, "folding records broke off"))??;
            self.write_rows(rows).await?;
            done += entries;
            progress(Progress { done: done.min(total), total });
        }
        self.sort_lists().await?;
        self.settings().delete(BEHIND).await?;
        self.0.behind.store(false, Ordering::Release);
        Ok(())
    }

    /// Nothing is decided on tables that are behind.
    pub(crate) async fn catch_up_first(&self) -> Result<(), Fault> {
        if self.is_behind() { self.catch_up(|_| {}).await } else { Ok(()) }
    }

    /// Records with entries behind a row of the journal, and how many entries those are.
    async fn lacking(&self, mark: i64) -> Result<(Vec<Id>, u64), Fault> {
        // From the beginning, the index by record has all that is asked for.
        let (since, args) = if mark == 0 { ("", vec![]) } else { (" WHERE seq > $1", crate::args![mark]) };
        let rows = self.db().fetch(format!("SELECT record, count(*) FROM journal{since} GROUP BY record ORDER BY record"), args).await?;
        let mut total = 0;
        let records = rows.iter().map(|row| {
            total += row.int(1)?.unsigned_abs();
            row.id(0)
        });
        Ok((records.collect::<Result<Vec<_>, _>>()?, total))
    }

    /// What the tables lack of some records, as rows, with the number of entries behind it.
    async fn rows_of(&self, ids: &[Id]) -> Result<(Rows, u64), Fault> {
        let within = self.dialect().in_texts(1);
        let rows = self.db().fetch(format!("SELECT {ENTRY} FROM journal WHERE record {within}"), vec![id_list(ids)]).await?;
        let mut entries: BTreeMap<Id, Vec<Stored>> = BTreeMap::new();
        for row in &rows {
            let stored = stored(row)?;
            entries.entry(stored.entry.header.record).or_default().push(stored);
        }
        drop(rows);
        let places = self.db().fetch(format!("SELECT id, seq FROM record WHERE id {within}"), vec![id_list(ids)]).await?;
        let places = places.iter().map(|r| Ok((r.id(0)?, r.int(1)?))).collect::<Result<BTreeMap<_, _>, Fault>>()?;
        let there: Vec<Id> = places.keys().copied().collect();
        let mut before: BTreeMap<Id, Record> = self.load_many(&there).await?.into_iter().map(|r| (r.id, r)).collect();
        let mut batch = Batch::new(self.dialect());
        let shapes = self.shapes();
        let mut count = 0;
        for (id, mut stored) in entries {
            stored.sort_unstable_by_key(|s| s.entry.header.version);
            let mut record = before.remove(&id);
            let known = record.as_ref().map_or(0, |r| r.version);
            for one in stored.into_iter().filter(|s| s.entry.header.version > known) {
                let header = &one.entry.header;
                let version = record.as_ref().map_or(0, |r| r.version);
                if version + 1 != header.version {
                    let told = format!("entry {} is version {} of a record at version {version}", header.id, header.version);
                    return Err(Fault::corrupt(told));
                }
                let (shape, payload) = (shapes.get(&header.record_type)?, payload_of(&one.entry)?);
                batch.note(header, &payload, places.get(&id).copied(), shape);
                record = Some(fold(&shape.def, record, header, &payload));
                count += 1;
            }
            if let Some(record) = record {
                batch.stands(Arc::new(record));
            }
        }
        Ok((batch.rows(&shapes)?, count))
    }

    async fn write_rows(&self, rows: Rows) -> Result<(), Fault> {
        if self.dialect() == Dialect::Postgres {
            let core = Arc::clone(&self.0);
            let done = tokio::spawn(async move { write_rows(&core, &mut core.db.acquire().await?, None, rows).await });
            return done.await.map_err(|_| writer::closed())?;
        }
        let (answer, outcome) = oneshot::channel();
        self.send(Job::Rows(Box::new(rows), answer)).await?;
        outcome.await.map_err(|_| writer::closed())?
    }

    /// Tables that follow from entries and have lists that can be sorted anew.
    fn lists(&self) -> Vec<Table> {
        let fixed = tables::DERIVED.iter().filter(|t| !matches!(**t, "journal" | "command")).map(|t| fixed_table(t));
        fixed.chain(self.shapes().all().map(|s| s.table.clone())).filter(|t| t.indexes.iter().any(|i| !i.unique)).collect()
    }

    /// Makes the lists that are not there.
    async fn sort_lists(&self) -> Result<(), Fault> {
        for table in self.lists() {
            self.sort(&table).await?;
        }
        Ok(())
    }

    async fn sort(&self, table: &Table) -> Result<(), Fault> {
        self.write(table.create_indexes(self.dialect()).map(|sql| (sql.into(), Vec::new())).collect()).await.map(|_| ())
    }

    /// Takes the order by record from an empty journal that is about to be filled: it is made in one go before anybody asks for
    /// it, and then says whether two entries claim one place.
    pub(crate) async fn forget_journal_lists(&self) -> Result<(), Fault> {
        let table = fixed_table("journal");
        let by_record = table.indexes.iter().filter(|i| i.only.is_none());
        let gone = by_record.map(|i| (format!("DROP INDEX IF EXISTS {}", tables::index_name(&table.name, &i.columns)).into(), Vec::new()));
        self.write(gone.collect()).await.map(|_| ())
    }
}

fn dropped(table: &Table) -> Vec<(Sql, Vec<Arg>)> {
    let lists = table.indexes.iter().filter(|i| !i.unique);
    lists.map(|i| (format!("DROP INDEX IF EXISTS {}", tables::index_name(&table.name, &i.columns)).into(), Vec::new())).collect()
}

/// Writes rows in one transaction of their own.
pub(crate) async fn write_rows(core: &Core, conn: &mut Conn, line: Option<&mut Line>, rows: Rows) -> Result<(), Fault> {
    let mut begun = line.as_deref().map(Line::copy);
    conn.execute(conn.dialect().begin(), vec![]).await?;
    let mut none = 0;
    let next_seq = begun.as_mut().map_or(&mut none, |line| &mut line.next_seq);
    let done = rows.write(conn, &core.writers, next_seq).await;
    if let Some(begun) = &mut begun {
        // Entries that came from elsewhere may have pushed them on.
        begun.counters.clear();
    }
    end(conn, line, begun, done).await?;
    core.recent.clear();
    Ok(())
}

/// The fault of reading tables that are behind.
pub(crate) fn unfinished() -> Fault {
    let told = "a history was appended and not all of it is in the tables yet; start the program on it once, and it is brought to its end";
    Fault::new(FaultKind::Unavailable, told)
}
