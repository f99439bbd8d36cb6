//! Bringing a database to the present shape: one forward-only list for both dialects, then the tables that follow from
//! the type definitions.
//!
//! A step is a number and what it does; steps are never edited once released. The tables of record types are not steps:
//! whatever the model asks for and the database lacks is added (a table, a column, a unique index). Nothing is dropped:
//! a field that left the model keeps its column, unread, so that going back to the older model loses nothing.

use crate::db::Conn;
use crate::dialect::Dialect;
use crate::fault::{Fault, FaultKind};
use crate::shape::Shapes;
use crate::tables::{self, Table};
use std::collections::BTreeSet;

/// A step: its number and the statements it runs.
struct Step {
    number: i64,
    statements: fn(Dialect) -> Vec<String>,
}

/// Every step, oldest first.
const STEPS: &[Step] = &[
    Step {
        number: 1,
        statements: |dialect| {
            let mut all: Vec<String> = tables::fixed().iter().flat_map(|t| t.create(dialect)).collect();
            all.extend(tables::create_search(dialect).into_iter().map(str::to_owned));
            all
        },
    },
    // Saved views, and mentions found without reading every message.
    Step {
        number: 2,
        statements: |dialect| {
            let mut all = tables::fixed_table("saved_view").create(dialect);
            all.push("CREATE INDEX IF NOT EXISTS message__mentions ON message (at) WHERE mentions <> '[]'".to_owned());
            all
        },
    },
    // Clocks are only ever looked for by their record: two indexes fewer to write.
    Step {
        number: 3,
        statements: |dialect| {
            let clock = tables::fixed_table("clock");
            let columns: Vec<&str> = clock.columns.iter().map(|c| &*c.name).collect();
            let columns = columns.join(", ");
            let mut all = vec![
                "DROP INDEX IF EXISTS clock__record".to_owned(),
                "DROP INDEX IF EXISTS clock__state_due_at".to_owned(),
                "ALTER TABLE clock RENAME TO clock_before".to_owned(),
            ];
            all.extend(clock.create(dialect));
            all.push(format!("INSERT INTO clock ({columns}) SELECT {columns} FROM clock_before"));
            all.push("DROP TABLE clock_before".to_owned());
            all
        },
    },
    // Lists by group and owner hold open records only, the outbox's what still waits; on SQLite an entry is found by its row,
    // and a message, of which an entry has one at most, by its entry.
    Step {
        number: 4,
        statements: |dialect| {
            let gone = ["record__type_active_grp_rank_due_at_id", "record__type_active_owner_rank_due_at_id", "outbox__state_not_before"];
            let place = (dialect == Dialect::Sqlite).then_some("journal__position");
            let mut all: Vec<String> = gone.into_iter().chain(place).map(|index| format!("DROP INDEX IF EXISTS {index}")).collect();
            all.extend(["record", "outbox"].iter().flat_map(|name| tables::fixed_table(name).create_indexes(dialect).collect::<Vec<_>>()));
            let message = tables::fixed_table("message");
            let columns = message.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
            all.push("DROP INDEX IF EXISTS message__record_version".to_owned());
            all.push("DROP INDEX IF EXISTS message__mentions".to_owned());
            all.push("ALTER TABLE message RENAME TO message_before".to_owned());
            all.extend(message.create(dialect));
            all.push(format!("INSERT INTO message ({columns}) SELECT {columns} FROM message_before"));
            all.push("DROP TABLE message_before".to_owned());
            all.push("CREATE INDEX IF NOT EXISTS message__mentions ON message (at) WHERE mentions <> '[]'".to_owned());
            all
        },
    },
];

/// Version of the database's shape that this program writes.
pub(crate) const NEWEST: i64 = STEPS[STEPS.len() - 1].number;

/// Runs the steps that are missing and adds what the model asks for, all in one transaction.
pub(crate) async fn migrate(conn: &mut Conn, shapes: &Shapes, fingerprint: &str) -> Result<(), Fault> {
    let dialect = conn.dialect();
    conn.execute(dialect.begin(), vec![]).await?;
    let done = steps_and_types(conn, shapes, fingerprint, dialect).await;
    conn.execute(if done.is_ok() { "COMMIT" } else { "ROLLBACK" }, vec![]).await?;
    done
}

async fn steps_and_types(conn: &mut Conn, shapes: &Shapes, fingerprint: &str, dialect: Dialect) -> Result<(), Fault> {
    if dialect == Dialect::Postgres {
        // Two replicas that start together migrate one after the other.
        conn.execute("SELECT pg_advisory_xact_lock(7310579)", vec![]).await?;
    }
    let at = if columns(conn, "setting").await?.is_empty() {
        0
    } else {
        setting(conn, "schema").await?.and_then(|v| v.parse().ok()).unwrap_or(0)
    };
    if at > NEWEST {
        let told = format!("the data has shape {at}, this program knows {NEWEST}: start the newer program");
        return Err(Fault::new(FaultKind::Incompatible, told));
    }
    for step in STEPS.iter().filter(|s| s.number > at) {
        for sql in (step.statements)(dialect) {
            conn.execute(sql, vec![]).await?;
        }
    }
    if at < NEWEST {
        put_setting(conn, "schema", &NEWEST.to_string()).await?;
    }
    if setting(conn, "model").await?.as_deref() != Some(fingerprint) || fingerprint.is_empty() {
        for shape in shapes.all() {
            type_table(conn, &shape.table, dialect).await?;
        }
        put_setting(conn, "model", fingerprint).await?;
    }
    Ok(())
}

/// Creates a type's table, or adds the columns and unique indexes it lacks.
async fn type_table(conn: &mut Conn, table: &Table, dialect: Dialect) -> Result<(), Fault> {
    let present = columns(conn, &table.name).await?;
    if present.is_empty() {
        for sql in table.create(dialect) {
            conn.execute(sql, vec![]).await?;
        }
        return Ok(());
    }
    let known: BTreeSet<&str> = present.iter().map(|(name, _)| &**name).collect();
    for column in table.columns.iter().filter(|c| !known.contains(&*c.name)) {
        conn.execute(format!("ALTER TABLE {} ADD COLUMN {}", dialect.quote(&table.name), column.ddl(dialect)), vec![]).await?;
    }
    for column in &table.columns {
        let wanted = dialect.type_name(column.ty).split(' ').next().unwrap_or_default();
        if let Some((_, found)) = present.iter().find(|(n, found)| *n == column.name && !found.eq_ignore_ascii_case(wanted)) {
            let told =
                format!("{}.{} is {found}, the type definition asks for {wanted}: a field cannot change its kind", table.name, column.name);
            return Err(Fault::new(FaultKind::Incompatible, told));
        }
    }
    for sql in table.create_indexes(dialect) {
        conn.execute(sql, vec![]).await?;
    }
    Ok(())
}

/// Name and type of a table's columns as the database reports them; empty when there is no such table.
pub(crate) async fn columns(conn: &mut Conn, table: &str) -> Result<Vec<(String, String)>, Fault> {
    let sql = match conn.dialect() {
        Dialect::Sqlite => "SELECT name, type FROM pragma_table_info($1) ORDER BY cid",
        Dialect::Postgres => {
            "SELECT column_name::text, data_type::text FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position"
        }
    };
    conn.fetch(sql, crate::args![table]).await?.iter().map(|row| Ok((row.text(0)?, row.text(1)?))).collect()
}

/// A value of the `setting` table.
pub(crate) async fn setting(conn: &mut Conn, key: &str) -> Result<Option<String>, Fault> {
    conn.fetch("SELECT value FROM setting WHERE key = $1", crate::args![key]).await?.first().map(|row| row.text(0)).transpose()
}

pub(crate) const PUT_SETTING: &str =
    "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";

async fn put_setting(conn: &mut Conn, key: &str, value: &str) -> Result<(), Fault> {
    conn.execute(PUT_SETTING, crate::args![key, value]).await.map(|_| ())
}
