//! One flipped bit, anywhere in the journal, is found and located: in any column of any entry, and in the bytes of the
//! file itself.

use crate::desk::{Desk, close, copy, fields_of, found, open};
use crate::seed::Dice;
use engine::Action;
use journal::Channel;
use kernel::{SystemClock, SystemIds};
use rusqlite::Connection;
use serde_json::Value as Json;
use std::path::Path;
use std::sync::Arc;
use store::Store;
use testkit::{Ran, run, temp_dir};

/// Columns of an entry and whether they hold bytes, text or numbers.
const COLUMNS: &[(&str, Kind)] = &[
    ("id", Kind::Text),
    ("recorded_at", Kind::Number),
    ("occurred_at", Kind::Number),
    ("actor", Kind::Text),
    ("command", Kind::Text),
    ("channel", Kind::Text),
    ("imported", Kind::Number),
    ("type", Kind::Text),
    ("record", Kind::Text),
    ("version", Kind::Number),
    ("kind", Kind::Text),
    ("payload", Kind::Text),
    ("salt", Kind::Bytes),
    ("commitment", Kind::Bytes),
    ("leaf", Kind::Bytes),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Bytes,
}

async fn journal_of(data: &Path) -> (Desk, u64) {
    let desk = found(data).await;
    let app = open(data, Arc::new(SystemClock), Box::new(SystemIds)).await;
    let agent = app.viewer_of(desk.agent).await.unwrap();
    for n in 0..60 {
        let action = Action { set: fields_of(desk.incident(&format!("Evidence number {n}"))), ..Action::default() };
        app.execute(&agent, Channel::Screen, crate::desk::command(&app, "incident", None, action)).await.unwrap();
    }
    app.checkpoint("before the flips").await.unwrap();
    let size = app.store().journal().size().await.unwrap();
    close(app).await;
    (desk, size)
}

/// The verifier found something and names the position.
fn assert_located(found: &Ran, position: u64, what: &str) {
    assert_eq!(found.code, 4, "{what}: {found:?}");
    let report: Json = serde_json::from_str(&found.out).unwrap_or_else(|e| panic!("{what}: {e}: {found:?}"));
    let named = report["problems"].as_array().unwrap().iter().any(|p| p["position"] == position);
    assert!(named, "{what}: position {position} is not named: {report}");
}

fn verify(data: &Path) -> Ran {
    run(&["journal", "verify", "--format", "json"], data, "")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_bit_in_any_column_is_located() {
    let place = temp_dir();
    let (_, size) = journal_of(place.path()).await;
    assert_eq!(verify(place.path()).code, 0);
    let mut dice = Dice::new("flipped columns");
    for (column, kind) in COLUMNS {
        let position = dice.below(size);
        let here = signed(position);
        let file = connect(place.path());
        let read = format!("SELECT CAST({column} AS BLOB) FROM journal WHERE position = $1");
        let value: Vec<u8> = file.query_row(&read, [here], |row| row.get(0)).unwrap();
        let mut changed = value.clone();
        match kind {
            Kind::Number => {
                let number: i64 = String::from_utf8(value.clone()).unwrap().parse().unwrap();
                let bits = if *column == "imported" { 1 } else { 16 };
                changed = (number ^ (1 << dice.below(bits))).to_string().into_bytes();
            }
            // The lowest three bits keep ASCII text readable, and the sixth is the case of a letter: the subtlest changes there
            // are.
            Kind::Text => changed[usize::try_from(dice.below(value.len() as u64)).unwrap()] ^= 1 << dice.of(&[0, 1, 2, 5]),
            Kind::Bytes => changed[usize::try_from(dice.below(value.len() as u64)).unwrap()] ^= 1 << dice.below(8),
        }
        write(&file, column, *kind, here, &changed);
        assert_located(&verify(place.path()), position, &format!("{column} at {position}: {value:?} became {changed:?}"));
        write(&file, column, *kind, here, &value);
        assert_eq!(verify(place.path()).code, 0, "{column} put back");
    }
}

fn connect(data: &Path) -> Connection {
    Connection::open(data.join(store::DATABASE_FILE)).unwrap()
}

fn write(file: &Connection, column: &str, kind: Kind, position: i64, value: &[u8]) {
    let place = match kind {
        Kind::Text => "CAST(?2 AS TEXT)",
        Kind::Number => "CAST(CAST(?2 AS TEXT) AS INTEGER)",
        Kind::Bytes => "?2",
    };
    let sql = format!("UPDATE journal SET {column} = {place} WHERE position = ?1");
    assert_eq!(file.execute(&sql, (position, value)).unwrap(), 1);
}

fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_bit_in_the_file_is_located() {
    let (start, place) = (temp_dir(), temp_dir());
    let (_, size) = journal_of(start.path()).await;
    let store = Store::open_read_only(start.path(), practices::model()).await.unwrap();
    let entries = store.journal().range(0..size).await.unwrap();
    store.close().await;
    copy(start.path(), place.path());
    let file = place.path().join(store::DATABASE_FILE);
    let clean = std::fs::read(start.path().join(store::DATABASE_FILE)).unwrap();
    let mut dice = Dice::new("flipped bytes");
    for _ in 0..24 {
        let entry = dice.of(&entries);
        let position = entry.position.unwrap();
        // The leaf hash is the last column: what stands before it is the rest of the entry. Pages that were split leave
        // old copies behind; the bit is flipped in every one of them.
        let back = usize::try_from(dice.below(260)).unwrap();
        let bit = 1_u8 << dice.below(8);
        let mut bytes = clean.clone();
        let mut flipped = 0;
        for at in 0..bytes.len() - 32 {
            if clean[at..at + 32] == entry.leaf {
                bytes[at + 31 - back] ^= bit;
                flipped += 1;
            }
        }
        assert!(flipped > 0, "the leaf of {position} is not in the file");
        std::fs::write(&file, &bytes).unwrap();
        assert_located(&verify(place.path()), position, &format!("{back} bytes before the end of {position}, bit {bit:#x}"));
    }
}
