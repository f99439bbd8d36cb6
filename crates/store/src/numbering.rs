//! Readable numbers. A plan says which prefix it wants; the number itself is drawn at commit, from a counter per prefix.

use crate::commit::{Line, Ready, Sealed};
use crate::db::Conn;
use crate::fault::Fault;
use engine::Plan;
use kernel::{Id, Name};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Draws numbers for the writes that want one, then seals every entry. Numbers are reserved before the transaction, so
/// that writers never wait for one another's counters; a number of a refused plan is not used again.
pub(crate) async fn number_and_seal(conn: &mut Conn, mut line: Option<&mut Line>, plans: Vec<Plan>) -> Result<Vec<Ready>, Fault> {
    let mut wanted: BTreeMap<Name, i64> = BTreeMap::new();
    for prefix in plans.iter().flat_map(|p| p.writes()).filter_map(engine::Write::number_prefix) {
        *wanted.entry(prefix.clone()).or_default() += 1;
    }
    let mut next: BTreeMap<Name, i64> = BTreeMap::new();
    for (prefix, n) in wanted {
        let last = match line.as_deref_mut() {
            // The writer is alone; the counter itself is written with the entries.
            Some(line) => {
                let known = match line.counters.get(&*prefix) {
                    Some(last) => *last,
                    None => {
                        let rows = conn.fetch("SELECT last FROM counter WHERE prefix = $1", crate::args![&prefix]).await?;
                        rows.first().map_or(Ok(0), |r| r.int(0))?
                    }
                };
                line.counters.insert(prefix.to_string(), known + n);
                known
            }
            None => {
                let sql = "INSERT INTO counter (prefix, last) VALUES ($1, $2) \
                           ON CONFLICT (prefix) DO UPDATE SET last = counter.last + excluded.last RETURNING last - $2";
                conn.fetch(sql, crate::args![&prefix, n]).await?.first().map_or(Ok(0), |r| r.int(0))?
            }
        };
        next.insert(prefix, last);
    }
    let mut all = Vec::with_capacity(plans.len());
    let mut given: BTreeMap<Id, String> = BTreeMap::new();
    for plan in plans {
        let wish = plan.wish().map(str::to_owned);
        let (command, writes, outbox) = plan.into_parts();
        let mut entries = Vec::with_capacity(writes.len());
        let mut numbers_drawn = true;
        for write in writes {
            numbers_drawn &= write.payload().number.is_none();
            let number = write.number_prefix().cloned().map(|prefix| {
                let last = next.get_mut(&prefix).expect("every wanted prefix was counted");
                *last += 1;
                format!("{prefix}{last:07}")
            });
            let (entry, payload, mut after) = write.seal(number);
            // Later entries were decided before the number was drawn.
            match &after.number {
                Some(number) => drop(given.insert(after.id, number.clone())),
                None => {
                    if let Some(number) = given.get(&after.id) {
                        Arc::make_mut(&mut after).number = Some(number.clone());
                    }
                }
            }
            entries.push(Sealed { leaf: entry.leaf_hash(), entry, payload, after });
        }
        all.push(Ready { command, wish, entries, outbox, numbers_drawn });
    }
    Ok(all)
}
