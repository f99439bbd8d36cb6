//! Appending to the journal alone. A replay copies entries that were sealed elsewhere, with their positions; an import seals
//! its own. Nobody is asked for permission: they happened. The tables are behind until they [catch up](crate::catch_up).

use crate::Core;
use crate::batch::Batch;
use crate::commit::{Answer, Committed, Line, command_row, outcome, spread, tile_rows};
use crate::db::{Arg, Conn, Row};
use crate::dialect::Dialect;
use crate::fault::Fault;
use crate::numbering::number_and_seal;
use crate::shape::json_text;
use crate::tables::Ty;
use engine::Plan;
use journal::Hash;
use kernel::{Id, Timestamp};
use std::collections::BTreeMap;

/// Setting: the position up to which another journal was replayed into this store.
pub(crate) const REPLAYED: &str = "replayed";

/// Entries of another store on their way into this one: their rows, their places and leaves, and what their commands did.
#[derive(Default)]
pub(crate) struct Copied {
    rows: Vec<Arg>,
    leaves: Vec<(Option<u64>, Hash)>,
    outcomes: BTreeMap<Id, (Timestamp, Committed)>,
    commands: Vec<Arg>,
}

impl Copied {
    /// Takes in an entry read by the columns of [`crate::journal_store::ENTRY`], which are of these types. Where positions are not
    /// kept, it has none.
    pub(crate) fn take(&mut self, row: &Row, columns: &[Ty], placed: bool, target: Dialect) -> Result<(), Fault> {
        let position = if placed { row.opt_int(0)? } else { None };
        let place = position.map(i64::unsigned_abs);
        self.leaves.push((place, row.hash(15)?));
        let (command, recorded_at) = (row.id(5)?, row.instant(2)?);
        let version = u32::try_from(row.int(10)?).map_err(|_| Fault::corrupt("a version is out of range"))?;
        let (_, outcome) = self.outcomes.entry(command).or_insert_with(|| {
            (recorded_at, Committed { command, records: Vec::new(), positions: Vec::new(), wish: None, replayed: false })
        });
        // Whoever asks for the outcome finds the number with the record.
        outcome.records.push((row.id(9)?, None, version));
        outcome.positions.extend(place);
        self.rows.push(position.into());
        for (i, ty) in columns.iter().enumerate().skip(1) {
            self.rows.push(row.arg(i, *ty)?);
        }
        if target == Dialect::Sqlite {
            self.rows.push(position.map(|p| p + target.place_in_journal().1).into());
        }
        Ok(())
    }

    /// Makes rows of what the commands did: where entries are read, which has the time, not where they are written.
    pub(crate) fn ready(mut self) -> Self {
        let outcomes = std::mem::take(&mut self.outcomes);
        self.commands = outcomes.into_iter().flat_map(|(id, (at, outcome))| crate::args![id, at, json_text(&outcome)]).collect();
        self
    }
}

/// Writes copied entries in one transaction of their own, which also notes how far the replay came, so that it can be taken
/// up again.
pub(crate) async fn append_copied(core: &Core, conn: &mut Conn, line: Option<&mut Line>, copied: Copied, mark: u64) -> Result<(), Fault> {
    let mut begun = line.as_deref().map(Line::copy);
    conn.execute(conn.dialect().begin(), vec![]).await?;
    let mut done = copied_within(core, conn, begun.as_mut(), copied).await;
    if done.is_ok() {
        done = conn.execute(crate::migrate::PUT_SETTING, crate::args![REPLAYED, mark.to_string()]).await.map(|_| ());
    }
    end(conn, line, begun, done).await
}

async fn copied_within(core: &Core, conn: &mut Conn, line: Option<&mut Line>, copied: Copied) -> Result<(), Fault> {
    core.writers.command.run(conn, copied.commands).await?;
    core.writers.journal.run(conn, copied.rows).await?;
    let Some(line) = line else { return Ok(()) };
    for (place, leaf) in copied.leaves {
        if place == Some(line.tree.frontier.size()) {
            line.tree.append(leaf);
        }
    }
    core.writers.tile.run(conn, tile_rows(line.tree.take())).await
}

/// Seals the entries of plans and appends them, all in one transaction: one that cannot be written undoes all.
pub(crate) async fn append_plans(core: &Core, conn: &mut Conn, line: &mut Line, plans: Vec<Plan>) -> Vec<Answer> {
    let n = plans.len();
    let done = async {
        let ready = number_and_seal(conn, Some(line), plans).await?;
        let mut begun = line.copy();
        let mut batch = Batch::new(core.dialect);
        let (mut outcomes, mut commands) = (Vec::with_capacity(n), Vec::new());
        for ready in &ready {
            let mut positions = Vec::with_capacity(ready.entries.len());
            for sealed in &ready.entries {
                positions.push(begun.tree.frontier.size());
                begun.tree.append(sealed.leaf);
                batch.enter(positions.last().copied(), sealed);
            }
            let outcome = outcome(ready, positions);
            commands.extend(command_row(ready, &outcome));
            outcomes.push(outcome);
        }
        let (rows, tiles) = (batch.rows(&core.shapes())?, begun.tree.take());
        conn.execute(conn.dialect().begin(), vec![]).await?;
        let written = async {
            core.writers.command_once.run(conn, commands).await?;
            rows.write_entries(conn, &core.writers).await?;
            core.writers.tile.run(conn, tile_rows(tiles)).await
        };
        let written = written.await;
        end(conn, Some(line), Some(begun), written).await?;
        Ok(outcomes)
    };
    let done: Result<Vec<Committed>, Fault> = done.await;
    match done {
        Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
        Err(fault) => spread(n, fault),
    }
}

/// Ends a transaction as it went; only what is committed is remembered.
pub(crate) async fn end(conn: &mut Conn, line: Option<&mut Line>, begun: Option<Line>, done: Result<(), Fault>) -> Result<(), Fault> {
    let done = match done {
        Ok(()) => conn.execute("COMMIT", vec![]).await.map(drop),
        Err(fault) => Err(fault),
    };
    match done {
        Ok(()) => {
            if let (Some(line), Some(begun)) = (line, begun) {
                *line = begun;
            }
            Ok(())
        }
        Err(fault) => {
            // A failed COMMIT may have ended the transaction already; then there is nothing to undo.
            let _ = conn.execute("ROLLBACK", vec![]).await;
            Err(fault)
        }
    }
}
