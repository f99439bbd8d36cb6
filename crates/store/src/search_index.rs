//! Writing the full-text index, in the transaction of the write it belongs to: one document per record, with what
//! everybody who reads the record may find (number, title, texts, public messages) apart from internal notes.
//!
//! Documents consist of the words of [`schema::text`], one space apart. PostgreSQL's tsvectors are written as literals,
//! because its parser would cut `12.5`, `e-mail` and addresses differently from everything else here.

use crate::bulk::{Bulk, Conflict};
use crate::db::{Arg, Conn, id_list};
use crate::dialect::Dialect;
use crate::fault::Fault;
use kernel::Id;
use schema::text::{SearchText, tokens};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A document to write, as words one space apart; what is `said` (public, internal) is added to what is there unless it is
/// `fresh`.
pub(crate) struct Doc {
    pub id: Id,
    /// Its row on SQLite.
    pub seq: i64,
    pub fresh: bool,
    pub number: String,
    pub title: String,
    pub body: String,
    pub said: [String; 2],
}

impl Doc {
    /// The document of a record, of which was also `said` what follows.
    pub(crate) fn of(id: Id, fresh: bool, words: &SearchText, said: &[String; 2]) -> Self {
        let [number, title, body] = [&words.number, &words.title, &words.body].map(|words| words.join(" "));
        let said = [0, 1].map(|i| tokens(&said[i]).join(" "));
        Self { id, seq: 0, fresh, number, title, body, said }
    }
}

/// A tsvector holds at most 1 MiB of lexemes; what lies beyond this many bytes of a text is kept but not found.
const INDEXED_BYTES: usize = 150_000;
/// Positions in a tsvector end here; what lies beyond is found as a word, not within a phrase.
const MAX_POSITION: usize = 16_383;

pub(crate) fn bulk(dialect: Dialect) -> Bulk {
    match dialect {
        Dialect::Sqlite => {
            Bulk::new(dialect, "search", &["rowid", "number", "title", "body", "public", "internal"], &[], Conflict::Refuse).or_replace()
        }
        Dialect::Postgres => {
            let row = "{0}, {1}, {2}, {3}, {4}, {5}, CAST({6} AS tsvector), CAST({7} AS tsvector)";
            let columns = ["record", "number", "title", "body", "public", "internal", "seen", "all_text"];
            Bulk::with_row(dialect, "search", &columns, &["record"], Conflict::Replace, row, 8)
        }
    }
}

/// Writes documents. What earlier messages said is read back first, for documents that exist already.
pub(crate) async fn write(conn: &mut Conn, bulk: &Bulk, docs: Vec<Doc>) -> Result<(), Fault> {
    if docs.is_empty() {
        return Ok(());
    }
    let dialect = conn.dialect();
    let old: Vec<&Doc> = docs.iter().filter(|d| !d.fresh).collect();
    let mut before: BTreeMap<String, [String; 2]> = BTreeMap::new();
    if !old.is_empty() {
        let rows = match dialect {
            Dialect::Sqlite => {
                let seqs: Vec<i64> = old.iter().map(|d| d.seq).collect();
                let sql = "SELECT CAST(rowid AS TEXT), public, internal FROM search WHERE rowid IN (SELECT value FROM json_each($1))";
                conn.fetch(sql, vec![crate::shape::json_text(&seqs).into()]).await?
            }
            Dialect::Postgres => {
                let ids: Vec<Id> = old.iter().map(|d| d.id).collect();
                conn.fetch(format!("SELECT record, public, internal FROM search WHERE record {}", dialect.in_texts(1)), vec![id_list(&ids)])
                    .await?
            }
        };
        for row in rows {
            before.insert(row.text(0)?, [row.text(1)?, row.text(2)?]);
        }
    }
    let mut args = Vec::new();
    for doc in docs {
        let key = if dialect == Dialect::Sqlite { doc.seq.to_string() } else { doc.id.text() };
        let [mut public, mut internal] = before.remove(&key).unwrap_or_default();
        for (all, new) in [(&mut public, &doc.said[0]), (&mut internal, &doc.said[1])] {
            if !all.is_empty() && !new.is_empty() {
                all.push(' ');
            }
            all.push_str(new);
        }
        let Doc { number, title, body, .. } = doc;
        match dialect {
            Dialect::Sqlite => args.extend(crate::args![doc.seq, number, title, body, public, internal]),
            Dialect::Postgres => {
                let seen = [(&*number, 'A'), (&*title, 'B'), (&*body, 'C'), (&*public, 'D')];
                let all = [seen[0], seen[1], seen[2], seen[3], (&*internal, 'D')];
                let vectors = [Arg::from(tsvector(&seen)), Arg::from(tsvector(&all))];
                args.extend(crate::args![doc.id, number, title, body, public, internal]);
                args.extend(vectors);
            }
        }
    }
    bulk.run(conn, args).await
}

/// The literal of a tsvector: each word with its places and the weight of the part it stands in. Parts lie apart, so
/// that no phrase runs from one into the next.
fn tsvector(parts: &[(&str, char)]) -> String {
    let mut places: BTreeMap<&str, String> = BTreeMap::new();
    let mut position = 0;
    for (text, weight) in parts {
        for word in cut(text).split_ascii_whitespace() {
            position += 1;
            let list = places.entry(word).or_default();
            let comma = if list.is_empty() { "" } else { "," };
            let _ = write!(list, "{comma}{}{weight}", position.min(MAX_POSITION));
        }
        position += 1;
    }
    let mut out = String::new();
    for (word, list) in places {
        let _ = write!(out, "'{word}':{list} ");
    }
    out
}

fn cut(words: &str) -> &str {
    if words.len() <= INDEXED_BYTES {
        return words;
    }
    let mut end = INDEXED_BYTES;
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words[..end].rsplit_once(' ').map_or("", |(whole, _)| whole)
}
