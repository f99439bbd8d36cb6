//! Committing plans. The first question of every transaction is whether what the plans were made from still stands:
//! the versions of their records, locked where writers run side by side. A stale plan is put aside with its answer and
//! does not touch the others of its group. Should the database refuse the group as a whole (a unique value taken, which
//! only it can tell), the group is undone and each plan tried alone, so that the one at fault is the one that is told.

use crate::batch::Batch;
use crate::db::{Conn, id_list};
use crate::dialect::Dialect;
use crate::fault::{CommitError, Fault, FaultKind};
use crate::numbering::number_and_seal;
use crate::shape::{Shapes, json_text};
use crate::{Changed, Core};
use engine::{Outbox, Payload, Plan, Record};
use journal::{Entry, Hash, TileBuilder};
use kernel::Id;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a commit did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Committed {
    /// The command.
    pub command: Id,
    /// Records written: id, number, version now.
    pub records: Vec<(Id, Option<String>, u32)>,
    /// Positions of its entries; empty on PostgreSQL, where the sequencer gives them a moment later.
    pub positions: Vec<u64>,
    /// What the command wished for ([`engine::Plan::wish`]), where that was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<String>,
    /// The command had been committed before; this is its first outcome and nothing was written now.
    #[serde(skip)]
    pub replayed: bool,
}

/// What the database holds of a record before a group.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub version: u32,
    pub seq: i64,
    pub number: Option<String>,
}

/// One sealed entry with what it means.
pub(crate) struct Sealed {
    pub entry: Entry,
    pub leaf: Hash,
    pub payload: Payload,
    pub after: Arc<Record>,
}

/// A command ready to be written.
pub(crate) struct Ready {
    pub command: Id,
    pub wish: Option<String>,
    pub entries: Vec<Sealed>,
    pub outbox: Vec<Outbox>,
    /// Whether every number in it was drawn from a counter, which then knows of it.
    pub numbers_drawn: bool,
}

/// What the SQLite writer carries from group to group.
pub(crate) struct Line {
    pub tree: TileBuilder,
    pub next_seq: i64,
    /// Last numbers by prefix, as far as they are known; the table is asked once.
    pub counters: BTreeMap<String, i64>,
}

impl Line {
    pub(crate) fn copy(&self) -> Self {
        Self { tree: self.tree.clone(), next_seq: self.next_seq, counters: self.counters.clone() }
    }
}

pub(crate) type Answer = Result<Committed, CommitError>;

/// Commits plans as one group; answers come in their order. `line` is absent on PostgreSQL.
pub(crate) async fn commit_group(core: &Core, conn: &mut Conn, mut line: Option<&mut Line>, plans: Vec<Plan>) -> Vec<Answer> {
    let shapes = core.shapes();
    let mut answers: Vec<Option<Answer>> = plans.iter().map(|_| None).collect();
    let mut group = match number_and_seal(conn, line.as_deref_mut(), plans).await {
        Ok(ready) => ready.into_iter().enumerate().collect::<Vec<_>>(),
        Err(fault) => return spread(answers.len(), fault),
    };
    let tried = attempt(core, conn, line.as_deref_mut(), &shapes, &mut group, &mut answers).await;
    if let Err(fault) = tried {
        // Trouble with the disk or the server is everybody's; only what may be one plan's fault is tried apart.
        let ours = !matches!(fault.kind, FaultKind::Duplicate(_) | FaultKind::Corrupt | FaultKind::Incompatible | FaultKind::Database);
        let alone = ours || group.len() == 1;
        for one in group {
            let at = one.0;
            let mut single = vec![one];
            let again = if alone {
                Err(fault_again(&fault))
            } else {
                attempt(core, conn, line.as_deref_mut(), &shapes, &mut single, &mut answers).await
            };
            if let Err(fault) = again {
                let ready = &single[0].1;
                answers[at] = Some(blame(core, conn, ready, fault).await);
            }
        }
    }
    answers
        .into_iter()
        .map(|a| a.unwrap_or_else(|| Err(Fault::new(FaultKind::Database, "a plan was left without an answer").into())))
        .collect()
}

/// One transaction over a group. Answers what it can; on a fault everything is undone and the group is left as it was,
/// less what was answered without writing.
async fn attempt(
    core: &Core,
    conn: &mut Conn,
    line: Option<&mut Line>,
    shapes: &Arc<Shapes>,
    group: &mut Vec<(usize, Ready)>,
    answers: &mut [Option<Answer>],
) -> Result<(), Fault> {
    let mut begun = line.as_deref().map(Line::copy);
    conn.execute(conn.dialect().begin(), vec![]).await?;
    let done = within(core, conn, begun.as_mut(), shapes, group, answers).await;
    let done = match done {
        Ok(outcomes) => conn.execute("COMMIT", vec![]).await.map(|_| outcomes),
        Err(fault) => Err(fault),
    };
    match done {
        Ok(outcomes) => {
            if let (Some(line), Some(begun)) = (line, begun) {
                *line = begun;
            }
            if core.dialect == Dialect::Sqlite {
                group.iter().flat_map(|(_, ready)| &ready.entries).for_each(|sealed| core.recent.put(Arc::clone(&sealed.after)));
            }
            for ((at, ready), outcome) in group.iter().zip(outcomes) {
                tell(core, ready, &outcome);
                answers[*at] = Some(Ok(outcome));
            }
            Ok(())
        }
        Err(fault) => {
            // A failed COMMIT may have ended the transaction already; then there is nothing to undo.
            let _ = conn.execute("ROLLBACK", vec![]).await;
            for (at, _) in group.iter() {
                answers[*at] = None;
            }
            Err(fault)
        }
    }
}

async fn within(
    core: &Core,
    conn: &mut Conn,
    mut line: Option<&mut Line>,
    shapes: &Arc<Shapes>,
    group: &mut Vec<(usize, Ready)>,
    answers: &mut [Option<Answer>],
) -> Result<Vec<Committed>, Fault> {
    answer_keyed(conn, group, answers).await?;
    // A first version is refused by the journal's unique key, should its record be there already.
    let later = group.iter().flat_map(|(_, r)| &r.entries).map(|e| &e.entry.header).filter(|h| h.version > 1).map(|h| h.record);
    let known = known_records(conn, later.collect()).await?;
    // An import plans ahead of the commit that draws the numbers.
    for sealed in group.iter_mut().flat_map(|(_, r)| &mut r.entries).filter(|s| s.after.number.is_none()) {
        if let Some(number) = known.get(&sealed.after.id).and_then(|k| k.number.clone()) {
            Arc::make_mut(&mut sealed.after).number = Some(number);
        }
    }
    let mut versions: BTreeMap<Id, u32> = known.iter().map(|(id, k)| (*id, k.version)).collect();
    let mut kept = Vec::with_capacity(group.len());
    for (at, ready) in group.drain(..) {
        match stale(&ready, &mut versions) {
            None => kept.push((at, ready)),
            // Sent again, it would be stale because of itself; anything else sent again is noticed by the unique key.
            Some((id, current)) => {
                let seen = seen_commands(conn, &[ready.command]).await?.remove(&ready.command);
                answers[at] = Some(seen.ok_or(CommitError::Stale { id, current }));
            }
        }
    }
    *group = kept;
    let mut batch = Batch::new(core.dialect);
    let mut outcomes = Vec::with_capacity(group.len());
    let (mut commands, mut outbox) = (Vec::new(), Vec::new());
    for (_, ready) in group.iter() {
        let mut positions = Vec::new();
        for sealed in &ready.entries {
            let position = line.as_deref_mut().map(|l| {
                l.tree.append(sealed.leaf);
                l.tree.frontier.size() - 1
            });
            positions.extend(position);
            batch.add(position, sealed, known.get(&sealed.entry.header.record), shapes)?;
        }
        let outcome = outcome(ready, positions);
        commands.extend(command_row(ready, &outcome));
        for effect in &ready.outbox {
            outbox.extend(crate::args![
                effect.id,
                &effect.kind,
                effect.record,
                effect.not_before,
                effect.body.to_string(),
                "waiting",
                0,
                0,
                None::<String>,
                None::<i64>
            ]);
        }
        outcomes.push(outcome);
    }
    match line.as_deref_mut() {
        Some(line) => {
            for (prefix, last) in batch.counters() {
                // Numbers that came with their records push the counter on.
                line.counters.entry(prefix.clone()).and_modify(|l| *l = (*l).max(*last));
            }
        }
        None if group.iter().all(|(_, r)| r.numbers_drawn) => batch.without_counters(),
        None => {}
    }
    if !batch.is_empty() {
        let mut none = 0;
        let (next_seq, tiles) = match line {
            Some(l) => {
                let tiles = l.tree.take();
                (&mut l.next_seq, tiles)
            }
            None => (&mut none, Vec::new()),
        };
        core.writers.command_once.run(conn, commands).await?;
        batch.rows(shapes)?.write(conn, &core.writers, next_seq).await?;
        core.writers.outbox.run(conn, outbox).await?;
        core.writers.tile.run(conn, tile_rows(tiles)).await?;
    }
    Ok(outcomes)
}

/// Looks once more whether something was done under the idempotency keys of a group: who asked at the same instant as another
/// found nothing when they asked. Here they stand in line, on SQLite before the one writer, on PostgreSQL by a lock on the key.
/// What was done is the answer to both; whose wish it was, the asker can tell from it.
async fn answer_keyed(conn: &mut Conn, group: &mut Vec<(usize, Ready)>, answers: &mut [Option<Answer>]) -> Result<(), Fault> {
    // Imported events have identities of the same form, but no wish.
    let keys: BTreeSet<(Id, Id)> = group.iter().filter(|(_, r)| r.wish.is_some()).filter_map(|(_, r)| r.command.of_key()).collect();
    for (from, to) in keys {
        if conn.dialect() == Dialect::Postgres {
            let key = (from.as_u128() >> 64) as u64 as i64;
            conn.fetch("SELECT pg_advisory_xact_lock($1)", crate::args![key]).await?;
        }
        let sql = "SELECT id, outcome FROM command WHERE id >= $1 AND id <= $2 ORDER BY id";
        let done = conn.fetch(sql, crate::args![from, to]).await?;
        let done = done.iter().map(|row| Ok((row.id(0)?, row))).collect::<Result<Vec<_>, Fault>>()?;
        let mut waiting = Vec::with_capacity(group.len());
        let (mut first, mut two) = (None::<Id>, false);
        for (at, ready) in group.drain(..) {
            let id = ready.command;
            if ready.wish.is_none() || id.of_key() != Some((from, to)) {
                waiting.push((at, ready));
                continue;
            }
            if let Some((_, row)) = done.iter().find(|(seen, _)| *seen == id || !seen.same_request(id)) {
                answers[at] = Some(Ok(Committed { replayed: true, ..row.json(1)? }));
                continue;
            }
            two |= !first.get_or_insert(id).same_request(id);
            waiting.push((at, ready));
        }
        *group = waiting;
        if two {
            // Two of them in one group: tried one after the other, the second finds the first.
            return Err(Fault::new(FaultKind::Duplicate("command".to_owned()), "two requests under one idempotency key"));
        }
    }
    Ok(())
}

pub(crate) fn tile_rows(tiles: Vec<(journal::Node, Hash)>) -> Vec<crate::Arg> {
    tiles
        .into_iter()
        .flat_map(|(node, hash)| crate::args![i64::from(node.level), i64::try_from(node.index).unwrap_or(i64::MAX), hash.to_vec()])
        .collect()
}

pub(crate) fn outcome(ready: &Ready, positions: Vec<u64>) -> Committed {
    let records = ready.entries.iter().map(|e| (e.after.id, e.after.number.clone(), e.after.version)).collect();
    Committed { command: ready.command, records, positions, wish: ready.wish.clone(), replayed: false }
}

pub(crate) fn command_row(ready: &Ready, outcome: &Committed) -> Vec<crate::Arg> {
    match ready.entries.first() {
        Some(first) => crate::args![ready.command, first.entry.header.recorded_at, json_text(outcome)],
        None => Vec::new(),
    }
}

/// The first write of a command whose record is not at the version it was made from. Otherwise notes the new versions.
fn stale(ready: &Ready, versions: &mut BTreeMap<Id, u32>) -> Option<(Id, u32)> {
    let mut own: BTreeMap<Id, u32> = BTreeMap::new();
    for sealed in &ready.entries {
        let header = &sealed.entry.header;
        let current = own.get(&header.record).or_else(|| versions.get(&header.record)).copied().unwrap_or(0);
        if current + 1 != header.version {
            return Some((header.record, current));
        }
        own.insert(header.record, header.version);
    }
    versions.extend(own);
    None
}

/// Outcomes of commands committed before.
pub(crate) async fn seen_commands(conn: &mut Conn, commands: &[Id]) -> Result<BTreeMap<Id, Committed>, Fault> {
    let sql = match conn.dialect() {
        Dialect::Sqlite => "SELECT id, outcome FROM command WHERE id IN (SELECT value FROM json_each($1))",
        Dialect::Postgres => {
            "SELECT id, outcome FROM command WHERE id IN (SELECT jsonb_array_elements_text(CAST($1 AS jsonb)) COLLATE \"C\")"
        }
    };
    let rows = conn.fetch(sql, vec![id_list(commands)]).await?;
    rows.iter().map(|row| Ok((row.id(0)?, Committed { replayed: true, ..row.json(1)? }))).collect()
}

/// Version and row number of records, locked until the end of the transaction where others write too.
pub(crate) async fn known_records(conn: &mut Conn, mut ids: Vec<Id>) -> Result<BTreeMap<Id, Known>, Fault> {
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let sql = match conn.dialect() {
        Dialect::Sqlite => "SELECT id, version, seq, number FROM record WHERE id IN (SELECT value FROM json_each($1))",
        Dialect::Postgres => {
            "SELECT id, version, seq, number FROM record WHERE id IN (SELECT jsonb_array_elements_text(CAST($1 AS jsonb)) COLLATE \"C\") ORDER BY id FOR UPDATE"
        }
    };
    let rows = conn.fetch(sql, vec![id_list(&ids)]).await?;
    rows.iter()
        .map(|row| {
            let version = u32::try_from(row.int(1)?).map_err(|_| Fault::corrupt("a version is out of range"))?;
            Ok((row.id(0)?, Known { version, seq: row.int(2)?, number: row.opt_text(3)? }))
        })
        .collect()
}

/// Turns what the database said about one plan into what its sender can use.
async fn blame(core: &Core, conn: &mut Conn, ready: &Ready, fault: Fault) -> Answer {
    let FaultKind::Duplicate(what) = &fault.kind else { return Err(fault.into()) };
    if what.starts_with("command") {
        return match seen_commands(conn, &[ready.command]).await?.remove(&ready.command) {
            Some(outcome) => Ok(outcome),
            None => Err(fault.into()),
        };
    }
    // SQLite says `t_person.email`, PostgreSQL names the index `t_person__email`.
    let first = what.split(", ").next().unwrap_or_default();
    let (table, column) = first.split_once("__").or_else(|| first.split_once('.')).unwrap_or((first, ""));
    match (table, column) {
        ("record", "number") => Err(CommitError::Duplicate {
            type_name: ready.entries.first().map_or_else(|| "record".into(), |e| e.after.type_name.clone()),
            field: "number".into(),
        }),
        ("record" | "journal", _) => {
            let first = ready.entries.first().map(|e| e.after.id);
            let known = known_records(conn, first.into_iter().collect()).await?;
            let (id, current) = known.iter().next().map_or_else(|| (first.unwrap_or(ready.command), 0), |(id, k)| (*id, k.version));
            Err(CommitError::Stale { id, current })
        }
        (table, column) => match table.strip_prefix("t_") {
            Some(type_name) if core.shapes().get(type_name).is_ok() => {
                Err(CommitError::Duplicate { type_name: type_name.into(), field: column.into() })
            }
            _ => Err(fault.into()),
        },
    }
}

/// On PostgreSQL the sequencer tells, of every replica's changes alike.
fn tell(core: &Core, ready: &Ready, outcome: &Committed) {
    if core.dialect == Dialect::Postgres {
        return;
    }
    for (i, sealed) in ready.entries.iter().enumerate() {
        // Nobody listening is not an error.
        let _ = core.changes.send(Changed {
            record: sealed.after.id,
            type_name: sealed.after.type_name.clone(),
            version: sealed.after.version,
            position: outcome.positions.get(i).copied(),
        });
    }
}

fn fault_again(fault: &Fault) -> Fault {
    Fault { kind: fault.kind.clone(), context: fault.to_string(), source: None }
}

pub(crate) fn spread(n: usize, fault: Fault) -> Vec<Answer> {
    (0..n).map(|_| Err(fault_again(&fault).into())).collect()
}
