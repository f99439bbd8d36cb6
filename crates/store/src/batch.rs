//! What entries mean for the tables. Live commit, import and replay all collect entries into a [`Batch`]; there is no other
//! code that says what a table which follows from the journal holds, and so a replayed store equals the live one.
//!
//! A batch holds the last state of each record it touches, however many entries led there: a record whose whole history
//! is folded at once has its rows written once. Entries themselves are all written, of course.
//!
//! An `erased` entry deletes salt and payload of every earlier entry of its record and starts the rows that follow from
//! them anew (messages, attachments, links from it, timers, clocks): what remains is restated by the entry itself, exactly
//! as a replay will find it.

use crate::apply::{Rows, Spine, journal_columns};
use crate::commit::{Known, Sealed};
use crate::db::Arg;
use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::journal_store::signed;
use crate::search_index::Doc;
use crate::shape::{Shape, Shapes, json_text};
use crate::tables::fixed_table;
use engine::{Attachment, LinkChange, Message, Payload, Record, Visibility};
use journal::{Entry, Header, Kind};
use kernel::{Id, Name};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What becomes of one record in a batch.
struct Pending {
    /// Said before rows are made of it.
    after: Option<Arc<Record>>,
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

    /// Whether it holds no entry.
    pub(crate) fn is_empty(&self) -> bool {
        self.journal.is_empty()
    }

    /// Takes in one entry and the record as it stands after it. `known` says what the database holds of the record before the
    /// batch.
    pub(crate) fn add(&mut self, position: Option<u64>, sealed: &Sealed, known: Option<&Known>, shapes: &Shapes) -> Result<(), Fault> {
        let Sealed { entry, leaf, payload, after, .. } = sealed;
        self.journal_row(position, entry, *leaf);
        self.note(&entry.header, payload, known.map(|k| k.seq), shapes.get(&entry.header.record_type)?);
        self.stands(Arc::clone(after));
        Ok(())
    }

    /// Takes in one entry as such: the journal has it, the tables hear of it later ([`crate::catch_up`]).
    pub(crate) fn enter(&mut self, position: Option<u64>, sealed: &Sealed) {
        self.journal_row(position, &sealed.entry, sealed.leaf);
        self.count(&sealed.payload);
    }

    /// Takes in what an entry that stands in the journal means. `seq` is the row number of a record that is there already.
    pub(crate) fn note(&mut self, header: &Header, payload: &Payload, seq: Option<i64>, shape: &Shape) {
        let id = header.record;
        if header.kind == Kind::Erased {
            self.forget(id, header.version);
        }
        self.count(payload);
        for change in &payload.links {
            self.link(header, change);
        }
        let mut said = [String::new(), String::new()];
        if let Some(m) = &payload.message {
            said[usize::from(m.visibility == Visibility::Internal)].push_str(&m.body);
            self.messages.insert(m.id, (id, message_row(header, m)));
        }
        for attachment in &payload.attachments {
            self.attach(header, attachment);
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
            Pending { after: None, seq, retold: false, said: Default::default(), clocks: BTreeSet::new(), created: seq.is_none() }
        });
        if header.kind == Kind::Erased {
            // It restates the clocks that remain.
            (pending.said, pending.clocks) = Default::default();
        }
        pending.clocks.extend(payload.clocks.iter().map(|c| c.id));
        pending.retold |= retold;
        for (all, new) in pending.said.iter_mut().zip(&said) {
            append(all, new);
        }
    }

    /// How a record stands after the entries that were noted of it.
    pub(crate) fn stands(&mut self, after: Arc<Record>) {
        if let Some(pending) = self.pending.get_mut(&after.id) {
            pending.after = Some(after);
        }
    }

    /// A number that was given pushes its counter on.
    fn count(&mut self, payload: &Payload) {
        let Some(number) = &payload.number else { return };
        let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
        if let Ok(n) = digits.parse::<i64>() {
            let last = self.counters.entry(number[..number.len() - digits.len()].to_owned()).or_default();
            *last = n.max(*last);
        }
    }

    fn link(&mut self, header: &Header, change: &LinkChange) {
        let (at, actor) = (header.occurred_at.micros(), header.actor.to_string());
        if !change.ended {
            let row = crate::args![
                change.id,
                &change.name,
                header.record,
                &header.record_type,
                change.to,
                &change.to_type,
                at,
                actor,
                None::<i64>,
                None::<String>
            ];
            self.links.insert(change.id, row);
        } else if let Some(row) = self.links.get_mut(&change.id) {
            row[8] = at.into();
            row[9] = actor.into();
        } else {
            self.unlinked.insert(change.id, (at, actor));
        }
    }

    fn attach(&mut self, header: &Header, a: &Attachment) {
        let (at, actor) = (header.occurred_at.micros(), header.actor.to_string());
        if !a.removed {
            let row = crate::args![
                a.id,
                header.record,
                header.version,
                at,
                actor,
                a.name.clone(),
                a.media_type.clone(),
                signed(a.size),
                a.sha256.clone(),
                visibility(a.visibility),
                a.message,
                None::<i64>,
                None::<String>,
            ];
            self.attachments.insert(a.id, (header.record, row));
        } else if let Some((_, row)) = self.attachments.get_mut(&a.id) {
            row[11] = at.into();
            row[12] = actor.into();
        } else {
            self.detached.insert(a.id, (at, actor));
        }
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

    /// Highest number by prefix.
    pub(crate) const fn counters(&self) -> &BTreeMap<String, i64> {
        &self.counters
    }

    /// Leaves the counters to the caller, who has reserved the numbers already.
    pub(crate) fn without_counters(&mut self) {
        self.counters.clear();
    }

    /// The rows to write.
    pub(crate) fn rows(mut self, shapes: &Shapes) -> Result<Rows, Fault> {
        let mut rows = Rows { journal: self.journal, erased: self.erased, ..Rows::default() };
        rows.cleared = self.cleared.into_iter().collect();
        let mut created = BTreeSet::new();
        for id in self.order {
            let p = self.pending.remove(&id).expect("every id in order is pending");
            let after = p.after.ok_or_else(|| Fault::corrupt(format!("entries of {id} were noted, but not how it stands")))?;
            let shape = shapes.get(&after.type_name)?;
            let (mut spine, mut own) = (Vec::new(), Vec::new());
            shape.spine_row(&after, &mut spine);
            shape.type_row(&after, &mut own);
            for (ord, clock) in after.clocks.iter().enumerate().filter(|(_, c)| p.clocks.contains(&c.id)) {
                clock_row(id, ord, clock, &mut rows.clocks);
            }
            let place = rows.records.len();
            rows.records.push(Spine { id, shape: Arc::clone(shape), seq: p.seq, created: p.created, spine, own });
            if p.created {
                created.insert(id);
            }
            if p.retold || p.said.iter().any(|s| !s.is_empty()) {
                rows.docs.push((place, Doc::of(id, p.created || rows.cleared.contains(&id), &shape.words(&after), &p.said)));
            }
        }
        rows.links = self.links.into_values().flatten().collect();
        rows.unlinked = self.unlinked;
        rows.messages = self.messages.into_values().flat_map(|(_, row)| row).collect();
        rows.attachments = self.attachments.into_values().flat_map(|(_, row)| row).collect();
        rows.detached = self.detached;
        for ((record, name), due) in self.timers {
            match due {
                Some((type_name, due)) => rows.timers.extend(crate::args![record, name, &type_name, due, 0]),
                None if created.contains(&record) => {}
                None => rows.stopped.push((record, name)),
            }
        }
        rows.counters = self.counters.into_iter().flat_map(|(prefix, last)| crate::args![prefix, last]).collect();
        Ok(rows)
    }
}

fn message_row(header: &Header, m: &Message) -> Vec<Arg> {
    crate::args![
        m.id,
        header.record,
        header.version,
        header.occurred_at,
        header.actor.to_string(),
        header.cause.channel.as_str(),
        header.cause.imported,
        visibility(m.visibility),
        m.body.clone(),
        json_text(&m.mentions),
        m.human,
        m.made,
    ]
}

pub(crate) fn clock_row(record: Id, ord: usize, c: &engine::SlaClock, out: &mut Vec<Arg>) {
    let word = |v: serde_json::Value| v.as_str().unwrap_or_default().to_owned();
    let state = serde_json::to_value(c.state).map(word).unwrap_or_default();
    let outcome = c.outcome.map(|o| o.as_str().to_owned());
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
