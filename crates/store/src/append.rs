//! Appending entries that were sealed elsewhere: what a replay or a restore writes. Their positions come with them, and
//! nobody is asked for permission: they happened.

use crate::Core;
use crate::apply::Batch;
use crate::commit::{Committed, Line, Sealed, known_records, tile_rows};
use crate::db::Conn;
use crate::fault::Fault;
use crate::shape::json_text;
use kernel::Id;
use std::collections::BTreeMap;

/// Setting: the position up to which another journal was replayed into this store.
pub(crate) const REPLAYED: &str = "replayed";

/// Writes entries that were sealed elsewhere (replay), with their positions, in one transaction of their own.
pub(crate) async fn append_group(
    core: &Core,
    conn: &mut Conn,
    line: Option<&mut Line>,
    entries: Vec<Sealed>,
    mark: u64,
) -> Result<(), Fault> {
    let mut begun = line.as_deref().map(Line::copy);
    conn.execute(conn.dialect().begin(), vec![]).await?;
    let mut done = append_within(core, conn, begun.as_mut(), entries).await;
    if done.is_ok() {
        // How far a replay came stands in the transaction that took it there, so that it can be taken up again.
        done = conn.execute(crate::migrate::PUT_SETTING, crate::args![REPLAYED, mark.to_string()]).await.map(|_| ());
    }
    match done {
        Ok(()) => {
            conn.execute("COMMIT", vec![]).await?;
            if let (Some(line), Some(begun)) = (line, begun) {
                *line = Line { counters: BTreeMap::new(), ..begun };
            }
            Ok(())
        }
        Err(fault) => {
            let _ = conn.execute("ROLLBACK", vec![]).await;
            Err(fault)
        }
    }
}

async fn append_within(core: &Core, conn: &mut Conn, mut line: Option<&mut Line>, entries: Vec<Sealed>) -> Result<(), Fault> {
    let shapes = core.shapes();
    let known = known_records(conn, entries.iter().map(|e| e.entry.header.record).collect()).await?;
    let mut batch = Batch::new(core.dialect);
    let mut commands: BTreeMap<Id, Committed> = BTreeMap::new();
    let mut args = Vec::new();
    for sealed in entries {
        let header = &sealed.entry.header;
        if let (Some(line), Some(position)) = (line.as_deref_mut(), sealed.position)
            && line.tree.frontier.size() == position
        {
            line.tree.append(sealed.leaf);
        }
        let known_now = known.get(&header.record);
        let version = batch.record(header.record).map_or_else(|| known_now.map_or(0, |k| k.version), |r| r.version);
        if version + 1 != header.version {
            return Err(Fault::corrupt(format!("entry {} is version {} of a record at version {version}", header.id, header.version)));
        }
        let outcome = commands.entry(header.cause.command).or_insert_with(|| {
            args.push((header.cause.command, header.recorded_at));
            Committed { command: header.cause.command, records: Vec::new(), positions: Vec::new(), wish: None, replayed: false }
        });
        outcome.records.push((header.record, sealed.after.number.clone(), header.version));
        outcome.positions.extend(sealed.position);
        batch.add(sealed.position, &sealed, known_now, &shapes)?;
    }
    let rows = args.into_iter().flat_map(|(id, at)| crate::args![id, at, json_text(&commands[&id])]).collect();
    core.writers.command.run(conn, rows).await?;
    let mut none = 0;
    let (next_seq, tiles) = match line {
        Some(l) => {
            let tiles = l.tree.take();
            (&mut l.next_seq, tiles)
        }
        None => (&mut none, Vec::new()),
    };
    batch.write(conn, &core.writers, &shapes, next_seq).await?;
    core.writers.tile.run(conn, tile_rows(tiles)).await
}
