//! What entries do to the tables. Live commit, import and replay all collect entries into a [`Batch`] and write it; there
//! is no other code that writes a table which follows from the journal, and so a replayed store equals the live one.
//!
//! A batch holds the last state of each record it touches, however many entries led there: an import of a record's whole
//! history writes its rows once. Entries themselves are all written, of course.
//!
//! An `erased` entry deletes salt and payload of every earlier entry of its record and starts the rows that follow from
//! them anew (messages, attachments, links from it, timers, clocks): what remains is restated by the entry itself, exactly
//! as a replay will find it.

use crate::bulk::{Bulk, Conflict};
use crate::changed;
use crate::commit::{Known, Sealed};
use crate::db::{Arg, Conn, id_list};
use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::journal_store::signed;
use crate::search_index::{self, Doc};
use crate::shape::{Shapes, json_text};
use crate::tables::{Table, Ty, fixed_table};
use engine::Record;
use journal::{Entry, Kind};
use kernel::{Id, Name};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The statements that write the tables of fixed shape.
#[derive(Debug)]
pub(crate) struct Writers {
    dialect: Dialect,
    journal: Bulk,
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
fn journal_columns(table: &Table, dialect: Dialect) -> Vec<&str> {
    let place = (dialect == Dialect::Sqlite).then_some("seq");
    table.written().map(|c| &*c.name).chain(place).collect()
}

/// A counter never goes back.
fn counter(dialect: Dialect) -> Bulk {
    let greatest = if dialect == Dialect::Sqlite { "max" } else { "greatest" };
    Bulk::new(dialect, "counter", &["prefix", "last"], &["prefix"], Conflict::Replace)
        .with_tail(format!(" ON CONFLICT (prefix) DO UPDATE SET last = {greatest}(counter.last, excluded.last)"))
}

/// What becomes of one record in a batch.
struct Pending {
    after: Arc<Record>,
    seq: Option<i64>,
    /// Number, title or body may read differently now.
    retold: bool,
    /// Messages to add to the search document: public, internal.
    said: [String; 2],
    /// Clocks to write; all of them after an erasure.
    clocks: BTreeSet<Id>,
    created: bool,
}

/// Entries on their way into the tables.
pub(crate) struct Batch {
    dialect: Dialect,
    journal: Vec<Arg>,
    order: Vec<Id>,
    pending: BTreeMap<Id, Pending>,
    links: BTreeMap<Id, Vec<Arg>>,
    unlinked: BTreeMap<Id, (i64, String)>,
    messages: BTreeMap<Id, (Id, Vec<Arg>)>,
    attachments: BTreeMap<Id, (Id, Vec<Arg>)>,
    detached: BTreeMap<Id, (i64, String)>,
    timers: BTreeMap<(Id, String), Option<(Name, i64)>>,
    counters: BTreeMap<String, i64>,
    erased: BTreeMap<Id, u32>,
    cleared: BTreeSet<Id>,
}

impl Batch {
    /// An empty one.
    pub(crate) fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            journal: Vec::new(),
            order: Vec::new(),
            pending: BTreeMap::new(),
            links: BTreeMap::new(),
            unlinked: BTreeMap::new(),
            messages: BTreeMap::new(),
            attachments: BTreeMap::new(),
            detached: BTreeMap::new(),
            timers: BTreeMap::new(),
            counters: BTreeMap::new(),
            erased: BTreeMap::new(),
            cleared: BTreeSet::new(),
        }
    }

    /// How many entries it holds are of no interest to anyone; whether it holds any is.
    pub(crate) fn is_empty(&self) -> bool {
        self.pending.is_empty()
    }

    /// The record as this batch leaves it, if it touches it.
    pub(crate) fn record(&self, id: Id) -> Option<&Record> {
        self.pending.get(&id).map(|p| &*p.after)
    }

    /// Takes in one entry. `known` says what the database holds of the record before the batch.
    pub(crate) fn add(&mut self, position: Option<u64>, sealed: &Sealed, known: Option<&Known>, shapes: &Shapes) -> Result<(), Fault> {
        let Sealed { entry, leaf, payload, after, .. } = sealed;
        let header = &entry.header;
        let shape = shapes.get(&header.record_type)?;
        self.journal_row(position, entry, *leaf);
        let (id, at, actor) = (header.record, header.occurred_at.micros(), header.actor.to_string());
        if header.kind == Kind::Erased {
            self.forget(id, header.version);
        }
        if let Some(number) = &payload.number {
            let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
            if let Ok(n) = digits.parse::<i64>() {
                let last = self.counters.entry(number[..number.len() - digits.len()].to_owned()).or_default();
                *last = n.max(*last);
            }
        }
        for change in &payload.links {
            if change.ended {
                match self.links.get_mut(&change.id) {
                    Some(row) => {
                        row[8] = at.into();
                        row[9] = actor.clone().into();
                    }
                    None => {
                        self.unlinked.insert(change.id, (at, actor.clone()));
                    }
                }
            } else {
                self.links.insert(
                    change.id,
                    crate::args![
                        change.id,
                        &change.name,
                        id,
                        &header.record_type,
                        change.to,
                        &change.to_type,
                        at,
                        actor.clone(),
                        None::<i64>,
                        None::<String>
                    ],
                );
            }
        }
        let mut said = [String::new(), String::new()];
        if let Some(m) = &payload.message {
            said[usize::from(m.visibility == engine::Visibility::Internal)].push_str(&m.body);
            let row = crate::args![
                m.id,
                id,
                header.version,
                at,
                actor.clone(),
                header.cause.channel.as_str(),
                header.cause.imported,
                visibility(m.visibility),
                m.body.clone(),
                json_text(&m.mentions),
                m.human,
                m.made,
            ];
            self.messages.insert(m.id, (id, row));
        }
        for a in &payload.attachments {
            if a.removed {
                match self.attachments.get_mut(&a.id) {
                    Some((_, row)) => {
                        row[11] = at.into();
                        row[12] = actor.clone().into();
                    }
                    None => {
                        self.detached.insert(a.id, (at, actor.clone()));
                    }
                }
            } else {
                let size = i64::try_from(a.size).unwrap_or(i64::MAX);
                let row = crate::args![
                    a.id,
                    id,
                    header.version,
                    at,
                    actor.clone(),
                    a.name.clone(),
                    a.media_type.clone(),
                    size,
                    a.sha256.clone(),
                    visibility(a.visibility),
                    a.message,
                    None::<i64>,
                    None::<String>,
                ];
                self.attachments.insert(a.id, (id, row));
            }
        }
        for timer in &payload.timers {
            let due = timer.due.map(|due| (header.record_type.clone(), due.micros()));
            self.timers.insert((id, timer.name.clone()), due);
        }
        let retold = header.version == 1
            || header.kind == Kind::Erased
            || payload.number.is_some()
            || payload.set.keys().any(|f| shape.is_searched(f));
        let order = &mut self.order;
        let pending = self.pending.entry(id).or_insert_with(|| {
            order.push(id);
            Pending {
                after: Arc::clone(after),
                seq: known.map(|k| k.seq),
                retold: false,
                said: Default::default(),
                clocks: BTreeSet::new(),
                created: known.is_none(),
            }
        });
        if header.kind == Kind::Erased {
            pending.said = Default::default();
            pending.clocks = after.clocks.iter().map(|c| c.id).collect();
        }
        pending.clocks.extend(payload.clocks.iter().map(|c| c.id));
        pending.retold |= retold;
        for (all, new) in pending.said.iter_mut().zip(&said) {
            append(all, new);
        }
        pending.after = Arc::clone(after);
        Ok(())
    }

    fn journal_row(&mut self, position: Option<u64>, entry: &Entry, leaf: [u8; 32]) {
        let h = &entry.header;
        let place = position.map(signed);
        let (payload, salt) = entry.payload.as_ref().map_or((None, None), |p| (Some(p.text.clone()), Some(p.salt.to_vec())));
        self.journal.extend(crate::args![
            place,
            h.id,
            h.recorded_at,
            h.occurred_at,
            h.actor.to_string(),
            h.cause.command,
            h.cause.channel.as_str(),
            h.cause.imported,
            &h.record_type,
            h.record,
            h.version,
            h.kind.as_str(),
            payload,
            salt,
            entry.commitment.to_vec(),
            leaf.to_vec(),
        ]);
        if self.dialect == Dialect::Sqlite {
            self.journal.push(place.map(|p| p + self.dialect.place_in_journal().1).into());
        }
    }

    /// What an erasure makes of the rows collected so far.
    fn forget(&mut self, id: Id, version: u32) {
        self.erased.insert(id, version);
        self.cleared.insert(id);
        self.messages.retain(|_, (record, _)| *record != id);
        self.attachments.retain(|_, (record, _)| *record != id);
        self.timers.retain(|(record, _), _| *record != id);
        let from = Arg::from(id);
        self.links.retain(|_, row| row[2] != from);
        // Entries of the record that are in this very batch lose their payload too.
        let width = journal_columns(&fixed_table("journal"), self.dialect).len();
        for row in self.journal.chunks_exact_mut(width) {
            if row[9] == from && row[10] != Arg::from(version) {
                row[12] = Arg::Text(None);
                row[13] = Arg::Blob(None);
            }
        }
    }

    /// Writes everything, within the caller's transaction. `next_seq` numbers new records on SQLite.
    pub(crate) async fn write(mut self, conn: &mut Conn, writers: &Writers, shapes: &Shapes, next_seq: &mut i64) -> Result<(), Fault> {
        let mut spine = Vec::new();
        let mut types: BTreeMap<Name, Vec<Arg>> = BTreeMap::new();
        let mut clocks = Vec::new();
        let mut docs = Vec::new();
        let mut compare = Vec::new();
        let order = std::mem::take(&mut self.order);
        let compared = changed::is_worth_it(writers.dialect, order.len());
        for id in order {
            let mut p = self.pending.remove(&id).expect("every id in order is pending");
            let shape = shapes.get(&p.after.type_name)?;
            if !p.created && compared {
                let (mut spine, mut own) = (Vec::new(), Vec::new());
                shape.spine_row(&p.after, &mut spine);
                shape.type_row(&p.after, &mut own);
                // Identity and type stand first, and stay.
                compare.push((Arc::clone(shape), id, spine.split_off(2), own.split_off(1)));
            } else {
                if writers.dialect == Dialect::Sqlite {
                    let seq = *p.seq.get_or_insert_with(|| {
                        *next_seq += 1;
                        *next_seq
                    });
                    spine.push(Arg::from(seq));
                }
                shape.spine_row(&p.after, &mut spine);
                let rows = types.entry(p.after.type_name.clone()).or_default();
                shape.type_row(&p.after, rows);
            }
            for (ord, clock) in p.after.clocks.iter().enumerate().filter(|(_, c)| p.clocks.contains(&c.id)) {
                clock_row(id, ord, clock, &mut clocks);
            }
            if p.retold || p.said.iter().any(|s| !s.is_empty()) {
                let fresh = p.created || self.cleared.contains(&id);
                docs.push(Doc { id, seq: p.seq.unwrap_or(0), fresh, words: shape.words(&p.after), said: p.said });
            }
        }
        let erasing = !self.erased.is_empty() && writers.dialect == Dialect::Sqlite;
        if !self.erased.is_empty() {
            self.erase(conn).await?;
        }
        writers.journal.run(conn, std::mem::take(&mut self.journal)).await?;
        writers.record.run(conn, spine).await?;
        for (shape, id, spine, own) in compare {
            changed::write(conn, &shape, id, spine, own).await?;
        }
        for (type_name, rows) in types {
            shapes.get(&type_name)?.upsert.run(conn, rows).await?;
        }
        writers.clock.run(conn, clocks).await?;
        writers.link.run(conn, self.links.into_values().flatten().collect()).await?;
        for (id, (at, by)) in self.unlinked {
            conn.execute("UPDATE link SET until = $2, until_by = $3 WHERE id = $1", crate::args![id, at, by]).await?;
        }
        writers.message.run(conn, self.messages.into_values().flat_map(|(_, row)| row).collect()).await?;
        writers.attachment.run(conn, self.attachments.into_values().flat_map(|(_, row)| row).collect()).await?;
        for (id, (at, by)) in self.detached {
            conn.execute("UPDATE attachment SET removed_at = $2, removed_by = $3 WHERE id = $1", crate::args![id, at, by]).await?;
        }
        let mut set = Vec::new();
        for ((record, name), due) in self.timers {
            match due {
                Some((type_name, due)) => set.extend(crate::args![record, name, &type_name, due, 0]),
                None => {
                    conn.execute("DELETE FROM timer WHERE record = $1 AND name = $2", crate::args![record, name]).await?;
                }
            }
        }
        writers.timer.run(conn, set).await?;
        writers.counter.run(conn, self.counters.into_iter().flat_map(|(prefix, last)| crate::args![prefix, last]).collect()).await?;
        if !erasing {
            return search_index::write(conn, &writers.search, docs).await;
        }
        // Deleted words otherwise stay in the index's older segments until these are merged.
        conn.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)", vec![]).await?;
        search_index::write(conn, &writers.search, docs).await?;
        conn.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 0)", vec![]).await.map(|_| ())
    }

    async fn erase(&self, conn: &mut Conn) -> Result<(), Fault> {
        for (id, version) in &self.erased {
            conn.execute("UPDATE journal SET payload = NULL, salt = NULL WHERE record = $1 AND version < $2", crate::args![*id, *version])
                .await?;
        }
        let ids: Vec<Id> = self.cleared.iter().copied().collect();
        let within = conn.dialect().in_texts(1);
        for (table, column) in
            [("message", "record"), ("attachment", "record"), ("link", "from_id"), ("timer", "record"), ("clock", "record")]
        {
            conn.execute(format!("DELETE FROM {table} WHERE {column} {within}"), vec![id_list(&ids)]).await?;
        }
        Ok(())
    }

    /// Highest number by prefix.
    pub(crate) const fn counters(&self) -> &BTreeMap<String, i64> {
        &self.counters
    }

    /// Leaves the counters to the caller, who has reserved the numbers already.
    pub(crate) fn without_counters(&mut self) {
        self.counters.clear();
    }
}

fn clock_row(record: Id, ord: usize, c: &engine::SlaClock, out: &mut Vec<Arg>) {
    let word = |v: serde_json::Value| v.as_str().unwrap_or_default().to_owned();
    let state = serde_json::to_value(c.state).map(word).unwrap_or_default();
    let outcome = c.outcome.map(|o| serde_json::to_value(o).map(word).unwrap_or_default());
    out.extend(crate::args![
        c.id,
        record,
        i64::try_from(ord).unwrap_or(i64::MAX),
        &c.kind,
        c.sla,
        &c.target,
        state,
        c.target_seconds,
        c.started_at,
        c.elapsed_seconds,
        c.due_at,
        c.missed_at,
        c.stopped_at,
        c.decided_at,
        outcome,
        c.counted,
        c.corrected,
        json_text(c),
    ]);
}

pub(crate) const fn visibility(v: engine::Visibility) -> &'static str {
    match v {
        engine::Visibility::Public => "public",
        engine::Visibility::Internal => "internal",
    }
}

/// Adds a text to others, apart by a line.
pub(crate) fn append(all: &mut String, new: &str) {
    if !new.is_empty() {
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(new);
    }
}
