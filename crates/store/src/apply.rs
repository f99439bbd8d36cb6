//! Writing the tables that follow from the journal: the statements, and the order in which the rows of a
//! [`Batch`](crate::batch::Batch) go through them.

use crate::bulk::{Bulk, Conflict};
use crate::changed;
use crate::db::{Arg, Conn, id_list};
use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::search_index::{self, Doc};
use crate::shape::Shape;
use crate::tables::{Table, Ty, fixed_table};
use kernel::{Id, Name};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The statements that write the tables of fixed shape.
#[derive(Debug)]
pub(crate) struct Writers {
    dialect: Dialect,
    pub(crate) journal: Bulk,
    record: Bulk,
    clock: Bulk,
    link: Bulk,
    message: Bulk,
    attachment: Bulk,
    timer: Bulk,
    counter: Bulk,
    pub(crate) command: Bulk,
    /// The same for live commits, where a second sending of one command must be noticed.
    pub(crate) command_once: Bulk,
    pub(crate) tile: Bulk,
    pub(crate) outbox: Bulk,
    search: Bulk,
}

impl Writers {
    pub(crate) fn new(dialect: Dialect) -> Self {
        let of = |name: &str, conflict| Bulk::of(dialect, &fixed_table(name), conflict);
        let (record, journal) = (fixed_table("record"), fixed_table("journal"));
        // SQLite rows get their `seq` from the writer, which needs it for the full-text row; PostgreSQL counts itself.
        let columns: Vec<&str> =
            record.columns.iter().filter(|c| dialect == Dialect::Sqlite || c.ty != Ty::Serial).map(|c| &*c.name).collect();
        Self {
            dialect,
            journal: Bulk::new(dialect, "journal", &journal_columns(&journal, dialect), &[], Conflict::Refuse),
            record: Bulk::new(dialect, "record", &columns, &["id"], Conflict::Replace),
            clock: of("clock", Conflict::Replace),
            link: of("link", Conflict::Replace),
            message: of("message", Conflict::Replace),
            attachment: of("attachment", Conflict::Replace),
            timer: of("timer", Conflict::Replace),
            counter: counter(dialect),
            command: of("command", Conflict::Keep),
            command_once: of("command", Conflict::Refuse),
            tile: of("tile", Conflict::Replace),
            outbox: of("outbox", Conflict::Keep),
            search: search_index::bulk(dialect),
        }
    }
}

/// The columns of an entry. On SQLite its place is its row number as well, given last.
pub(crate) fn journal_columns(table: &Table, dialect: Dialect) -> Vec<&str> {
    let place = (dialect == Dialect::Sqlite).then_some("seq");
    table.written().map(|c| &*c.name).chain(place).collect()
}

/// A counter never goes back.
fn counter(dialect: Dialect) -> Bulk {
    let greatest = if dialect == Dialect::Sqlite { "max" } else { "greatest" };
    Bulk::new(dialect, "counter", &["prefix", "last"], &["prefix"], Conflict::Replace)
        .with_tail(format!(" ON CONFLICT (prefix) DO UPDATE SET last = {greatest}(counter.last, excluded.last)"))
}

/// The rows of one record in the spine and in its type's table.
pub(crate) struct Spine {
    pub id: Id,
    pub shape: Arc<Shape>,
    /// Its number on SQLite; drawn when it is written first.
    pub seq: Option<i64>,
    pub created: bool,
    /// From the identity on.
    pub spine: Vec<Arg>,
    pub own: Vec<Arg>,
}

/// Rows of all tables, as values of whole rows one after the other.
#[derive(Default)]
pub(crate) struct Rows {
    pub journal: Vec<Arg>,
    pub records: Vec<Spine>,
    pub clocks: Vec<Arg>,
    pub links: Vec<Arg>,
    /// Links that ended: when, and who ended them.
    pub unlinked: BTreeMap<Id, (i64, String)>,
    pub messages: Vec<Arg>,
    pub attachments: Vec<Arg>,
    /// Files that were taken away.
    pub detached: BTreeMap<Id, (i64, String)>,
    pub timers: Vec<Arg>,
    /// Timers that are over.
    pub stopped: Vec<(Id, String)>,
    pub counters: Vec<Arg>,
    /// Documents for search, by the place of their record.
    pub docs: Vec<(usize, Doc)>,
    /// Records whose entries before a version lose their content.
    pub erased: BTreeMap<Id, u32>,
    /// Records whose rows of messages, files, links, timers and clocks begin anew.
    pub cleared: Vec<Id>,
}

impl Rows {
    /// Writes everything, within the caller's transaction. `next_seq` numbers new records on SQLite.
    pub(crate) async fn write(mut self, conn: &mut Conn, writers: &Writers, next_seq: &mut i64) -> Result<(), Fault> {
        let erasing = !self.erased.is_empty();
        if erasing {
            self.erase(conn).await?;
        }
        writers.journal.run(conn, std::mem::take(&mut self.journal)).await?;
        let docs = self.docs_numbered(writers.dialect, next_seq);
        write_records(conn, writers, self.records).await?;
        writers.clock.run(conn, self.clocks).await?;
        writers.link.run(conn, self.links).await?;
        for (id, (at, by)) in self.unlinked {
            conn.execute("UPDATE link SET until = $2, until_by = $3 WHERE id = $1", crate::args![id, at, by]).await?;
        }
        writers.message.run(conn, self.messages).await?;
        writers.attachment.run(conn, self.attachments).await?;
        for (id, (at, by)) in self.detached {
            conn.execute("UPDATE attachment SET removed_at = $2, removed_by = $3 WHERE id = $1", crate::args![id, at, by]).await?;
        }
        for (record, name) in self.stopped {
            conn.execute("DELETE FROM timer WHERE record = $1 AND name = $2", crate::args![record, name]).await?;
        }
        writers.timer.run(conn, self.timers).await?;
        writers.counter.run(conn, self.counters).await?;
        if !erasing || writers.dialect == Dialect::Postgres {
            return search_index::write(conn, &writers.search, docs).await;
        }
        // Deleted words otherwise stay in the index's older segments until these are merged.
        conn.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)", vec![]).await?;
        search_index::write(conn, &writers.search, docs).await?;
        conn.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 0)", vec![]).await.map(|_| ())
    }

    /// Writes entries and counters alone.
    pub(crate) async fn write_entries(self, conn: &mut Conn, writers: &Writers) -> Result<(), Fault> {
        writers.journal.run(conn, self.journal).await?;
        writers.counter.run(conn, self.counters).await
    }

    /// Numbers new records on SQLite, and gives the documents their record's number.
    fn docs_numbered(&mut self, dialect: Dialect, next_seq: &mut i64) -> Vec<Doc> {
        if dialect == Dialect::Sqlite {
            for record in self.records.iter_mut().filter(|r| r.seq.is_none()) {
                *next_seq += 1;
                record.seq = Some(*next_seq);
            }
        }
        let records = &self.records;
        std::mem::take(&mut self.docs).into_iter().map(|(place, doc)| Doc { seq: records[place].seq.unwrap_or(0), ..doc }).collect()
    }

    async fn erase(&self, conn: &mut Conn) -> Result<(), Fault> {
        for (id, version) in &self.erased {
            conn.execute("UPDATE journal SET payload = NULL, salt = NULL WHERE record = $1 AND version < $2", crate::args![*id, *version])
                .await?;
        }
        let within = conn.dialect().in_texts(1);
        for (table, column) in
            [("message", "record"), ("attachment", "record"), ("link", "from_id"), ("timer", "record"), ("clock", "record")]
        {
            conn.execute(format!("DELETE FROM {table} WHERE {column} {within}"), vec![id_list(&self.cleared)]).await?;
        }
        Ok(())
    }
}

async fn write_records(conn: &mut Conn, writers: &Writers, records: Vec<Spine>) -> Result<(), Fault> {
    let compared = changed::is_worth_it(writers.dialect, records.len());
    let mut whole = Vec::new();
    let mut types: BTreeMap<Name, (Arc<Shape>, Vec<Arg>)> = BTreeMap::new();
    let mut known = Vec::new();
    for mut record in records {
        if !record.created && compared {
            known.push(record);
            continue;
        }
        if writers.dialect == Dialect::Sqlite {
            whole.push(record.seq.into());
        }
        whole.append(&mut record.spine);
        let own = types.entry(record.shape.def.name.clone()).or_insert_with(|| (Arc::clone(&record.shape), Vec::new()));
        own.1.append(&mut record.own);
    }
    writers.record.run(conn, whole).await?;
    for (shape, rows) in types.into_values() {
        shape.upsert.run(conn, rows).await?;
    }
    for mut record in known {
        // Identity and type stand first, and stay.
        let (spine, own) = (record.spine.split_off(2), record.own.split_off(1));
        changed::write(conn, &record.shape, record.id, spine, own).await?;
    }
    Ok(())
}
