//! Writing the full-text index, in the transaction of the write it belongs to: one document per record, with what
//! everybody who reads the record may find (number, title, texts, public messages) apart from internal notes.

use crate::apply::append;
use crate::bulk::{Bulk, Conflict};
use crate::db::{Arg, Conn, id_list};
use crate::dialect::Dialect;
use crate::fault::Fault;
use kernel::Id;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A document to write; `said` (public, internal) is added to what is there unless it is `fresh`.
pub(crate) struct Doc {
    pub id: Id,
    pub seq: i64,
    pub fresh: bool,
    pub number: String,
    pub title: String,
    pub body: String,
    pub said: [String; 2],
}

/// Case and accents taken off, for databases whose tokenizer does not: `Überlauf` becomes `uberlauf`.
#[must_use]
pub fn fold_text(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// A tsvector holds at most 1 MiB of lexemes; what lies beyond this many bytes of a text is kept but not found.
const INDEXED_BYTES: usize = 200_000;

pub(crate) fn bulk(dialect: Dialect) -> Bulk {
    match dialect {
        Dialect::Sqlite => {
            Bulk::new(dialect, "search", &["rowid", "number", "title", "body", "public", "internal"], &[], Conflict::Refuse).or_replace()
        }
        Dialect::Postgres => {
            let seen = "setweight(to_tsvector('simple', {6}), 'A') || setweight(to_tsvector('simple', {7}), 'B') || \
                        setweight(to_tsvector('simple', {8}), 'C') || setweight(to_tsvector('simple', {9}), 'D')";
            let row = format!("{{0}}, {{1}}, {{2}}, {{3}}, {{4}}, {{5}}, {seen}, {seen} || setweight(to_tsvector('simple', {{10}}), 'D')");
            let columns = ["record", "number", "title", "body", "public", "internal", "seen", "all_text"];
            Bulk::with_row(dialect, "search", &columns, &["record"], Conflict::Replace, &row, 11)
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
        append(&mut public, &doc.said[0]);
        append(&mut internal, &doc.said[1]);
        match dialect {
            Dialect::Sqlite => args.extend(crate::args![doc.seq, doc.number, doc.title, doc.body, public, internal]),
            Dialect::Postgres => {
                let folded: Vec<Arg> = [&doc.number, &doc.title, &doc.body, &public, &internal].map(|t| fold_text(cut(t)).into()).into();
                args.extend(crate::args![doc.id, doc.number, doc.title, doc.body, public, internal]);
                args.extend(folded);
            }
        }
    }
    bulk.run(conn, args).await
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(INDEXED_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
