//! The tables: every one of them is a view of the journal, except the few at the end that are not about records at all
//! (sessions, passwords, tokens, saved views, the outbox).
//!
//! **Portable by rule.** Three column types exist: `int` (BIGINT), `text` and `blob`. Ids are text UUIDs; instants are
//! microseconds since the epoch; booleans are 0/1; several values (`record.watchers`, `record.custom`, multi-choices,
//! references, table lines) are JSON **text** in both databases (PostgreSQL casts with `::jsonb` where it looks inside).
//! Text compares bytewise in both (`COLLATE "C"` on PostgreSQL), so sort orders and cursors agree.
//!
//! **The spine.** `record` has one row per record of any type, with what lists across types sort and filter by.
//! Never null, so that keyset cursors stay simple: `title` (`''`), `state` (`''` for types without lifecycle), `phase`
//! (`''`), `active` (1 for types without lifecycle), `rank` ([`NO_RANK`] when the rank field is empty), `due_at`
//! ([`NEVER`] when no clock runs), `missed` (number of counted clocks whose target was missed). `seq` is internal: it is
//! the rowid of the full-text row on SQLite and never leaves the store.
//!
//! **Type tables.** `t_<type>` has one row per record, key `id`, and one column per field that is not custom, named as
//! the field ([`field_columns`] is the one place that says so):
//!
//! | kind | columns |
//! |---|---|
//! | text, long text, choice, date (ISO), person, group, reference | `f` text |
//! | boolean, integer, duration (s), instant (µs) | `f` int |
//! | decimal | `f` text (exact), `f__sort` int (value × 10⁶, saturating) for comparing and sorting |
//! | money | `f` int (minor units), `f__cur` text |
//! | multi-choice, references, table | `f` text (JSON array) |
//!
//! An empty field is NULL. Custom fields (`x_…`) live in `record.custom`, a JSON object of their JSON forms.
//!
//! `record.folded` is NULL for nearly every record: it holds, as a JSON object, the folded form of text fields that are
//! not ASCII ([`schema::text::folded_fields`]); text conditions and sorts read `coalesce(folded ->> f, lower(f))`.
//!
//! **Search.** What is indexed are the words of [`schema::text`], one space apart, so that both databases cut and fold
//! texts exactly as evaluation in memory does; their own tokenizers have nothing left to decide. SQLite: FTS5 table
//! `search` with `rowid = record.seq` and columns number, title, body, public, internal. PostgreSQL: table `search` keyed
//! by `record`, the same columns and two tsvectors cast from literals: `seen` (number A, title B, body C, public D) and
//! `all_text` (with internal, also D).

use crate::dialect::Dialect;
use schema::{FieldDef, FieldKind, TypeDef};
use std::fmt::Write;

/// `record.rank` of a record whose rank field is empty, or whose type has none.
pub const NO_RANK: i64 = 1_000_000;
/// `record.due_at` of a record without a running clock.
pub const NEVER: i64 = i64::MAX;

/// Type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ty {
    /// 64-bit integer.
    Int,
    /// Text, compared bytewise.
    Text,
    /// Bytes.
    Blob,
    /// Integer that the database counts up by itself; always the primary key.
    Serial,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name.
    pub name: String,
    /// Type.
    pub ty: Ty,
    /// Whether NULL is refused.
    pub required: bool,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Name.
    pub name: String,
    /// Columns in order.
    pub columns: Vec<Column>,
    /// Primary key columns (empty when a serial column is the key).
    pub key: Vec<String>,
    /// Indexes.
    pub indexes: Vec<Index>,
}

/// One index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Whether two rows may not be equal in it.
    pub unique: bool,
    /// Columns in order.
    pub columns: Vec<String>,
    /// Which rows stand in it, as SQL; all when absent.
    pub rows: Option<String>,
    /// The database that has it; both when absent.
    pub only: Option<Dialect>,
}

impl Index {
    /// From `[u:][pg:]columns[?condition]`.
    fn from_spec(spec: &str) -> Self {
        let (spec, rows) = spec.split_once('?').map_or((spec, None), |(rest, rows)| (rest, Some(rows.to_owned())));
        let (unique, spec) = spec.strip_prefix("u:").map_or((false, spec), |rest| (true, rest));
        let (only, spec) = spec.strip_prefix("pg:").map_or((None, spec), |rest| (Some(Dialect::Postgres), rest));
        Self { unique, columns: list(spec), rows, only }
    }
}

fn list(text: &str) -> Vec<String> {
    text.split(',').filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

/// The tables that follow from entries, in the order they are compared.
pub const DERIVED: &[&str] = &["record", "clock", "link", "message", "attachment", "timer", "counter", "journal", "command"];

/// Tables of fixed shape: name, columns (`!` = NOT NULL), key, indexes (`u:` makes one unique, `pg:` is for PostgreSQL only,
/// behind a `?` stands which rows are in it).
///
/// Lists by group and by owner are of open records: of closed ones, which are by far the most, they would only be long. On
/// SQLite an entry's place in the journal is its row number less one ([`crate::journal_store`]).
const FIXED: &[(&str, &str, &str, &[&str])] = &[
    (
        "record",
        "seq:serial! id:text! type:text! number:text title:text! state:text! phase:text! active:int! rank:int! due_at:int! missed:int! \
         owner:text grp:text requester:text customer:text service:text created_at:int! created_by:text! updated_at:int! updated_by:text! \
         version:int! watchers:text! custom:text! folded:text",
        "",
        &[
            "u:id",
            "u:number",
            "type,active,rank,due_at,id",
            "type,active,grp,rank,due_at,id?active = 1 AND grp IS NOT NULL",
            "type,active,owner,rank,due_at,id?active = 1 AND owner IS NOT NULL",
            "requester,updated_at,id",
            "customer,updated_at,id",
            "type,updated_at,id",
            "type,created_at,id",
        ],
    ),
    (
        "clock",
        "id:text! record:text! ord:int! kind:text! sla:text! target:text! state:text! target_seconds:int! started_at:int! \
         elapsed_seconds:int! due_at:int missed_at:int stopped_at:int decided_at:int outcome:text counted:int! corrected:int! body:text!",
        "record,ord",
        &[],
    ),
    (
        "link",
        "id:text! name:text! from_id:text! from_type:text! to_id:text! to_type:text! since:int! since_by:text! until:int until_by:text",
        "id",
        &["from_id", "to_id"],
    ),
    (
        "message",
        "id:text! record:text! version:int! at:int! actor:text! channel:text! imported:int! visibility:text! body:text! mentions:text! \
         human:int! made:int!",
        "record,version",
        &[],
    ),
    (
        "attachment",
        "id:text! record:text! version:int! at:int! actor:text! name:text! media_type:text! size:int! sha256:text! visibility:text! \
         message:text removed_at:int removed_by:text",
        "id",
        &["record,version", "sha256"],
    ),
    ("timer", "record:text! name:text! type:text! due_at:int! leased_until:int!", "record,name", &["due_at"]),
    ("counter", "prefix:text! last:int!", "prefix", &[]),
    (
        "journal",
        "seq:serial! position:int id:text! recorded_at:int! occurred_at:int! actor:text! command:text! channel:text! imported:int! \
         type:text! record:text! version:int! kind:text! payload:text salt:blob commitment:blob! leaf:blob!",
        "",
        &["u:pg:position", "u:record,version"],
    ),
    ("command", "id:text! recorded_at:int! outcome:text!", "id", &[]),
    ("tile", "level:int! idx:int! hash:blob!", "level,idx", &[]),
    ("checkpoint", "size:int! note:text! made_at:int! reason:text! anchored_at:int anchor:text", "size,made_at", &[]),
    (
        "outbox",
        "id:text! kind:text! record:text! not_before:int! body:text! state:text! attempts:int! leased_until:int! last_error:text done_at:int",
        "id",
        &["state,not_before?state <> 'done'"],
    ),
    (
        "session",
        "token_hash:text! person:text! csrf:text! created_at:int! seen_at:int! expires_at:int! address:text! agent:text!",
        "token_hash",
        &["person", "expires_at"],
    ),
    ("credential", "person:text! email:text! hash:text! changed_at:int! must_change:int!", "person", &["u:email"]),
    (
        "token",
        "id:text! hash:text! person:text! name:text! scopes:text! created_at:int! expires_at:int used_at:int revoked_at:int",
        "id",
        &["u:hash", "person"],
    ),
    (
        "saved_view",
        "id:text! person:text! type:text! name:text! query:text! sort:text! shared:int! made_at:int!",
        "id",
        &["person,type", "type,shared"],
    ),
    ("throttle", "key:text! failures:int! first_at:int! blocked_until:int!", "key", &[]),
    ("setting", "key:text! value:text!", "key", &[]),
    ("blob", "sha256:text! size:int! chunks:int!", "sha256", &[]),
    ("blob_chunk", "sha256:text! n:int! bytes:blob!", "sha256,n", &[]),
];

impl Table {
    fn from_spec((name, columns, key, indexes): &(&str, &str, &str, &[&str])) -> Self {
        Self {
            name: (*name).to_owned(),
            columns: columns.split_ascii_whitespace().map(Column::from_spec).collect(),
            key: list(key),
            indexes: indexes.iter().map(|i| Index::from_spec(i)).collect(),
        }
    }

    /// The columns a statement writes: all but the serial one.
    pub fn written(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|c| c.ty != Ty::Serial)
    }

    /// Position of a column among [`Table::written`].
    ///
    /// # Panics
    /// When there is no such column: the tables are written in this crate.
    #[must_use]
    pub fn slot(&self, column: &str) -> usize {
        self.written().position(|c| c.name == column).expect("the column stands in this module's list")
    }

    /// `CREATE TABLE` and its indexes.
    #[must_use]
    pub fn create(&self, dialect: Dialect) -> Vec<String> {
        let mut sql = format!("CREATE TABLE IF NOT EXISTS {} (", dialect.quote(&self.name));
        for (i, column) in self.columns.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            let _ = write!(sql, "{comma}{}", column.ddl(dialect));
        }
        if !self.key.is_empty() {
            let key: Vec<String> = self.key.iter().map(|k| dialect.quote(k)).collect();
            let _ = write!(sql, ", PRIMARY KEY ({})", key.join(", "));
        }
        sql.push(')');
        // Small rows with one natural key need no second tree.
        if dialect == Dialect::Sqlite && ["timer", "counter", "command", "tile", "setting", "throttle"].contains(&&*self.name) {
            sql.push_str(" WITHOUT ROWID");
        }
        let mut all = vec![sql];
        all.extend(self.create_indexes(dialect));
        all
    }

    /// `CREATE INDEX` for each of its indexes that this database has.
    pub fn create_indexes(&self, dialect: Dialect) -> impl Iterator<Item = String> {
        self.indexes.iter().filter(move |i| i.only.is_none_or(|only| only == dialect)).map(move |index| {
            let names: Vec<String> = index.columns.iter().map(|c| dialect.quote(c)).collect();
            let unique = if index.unique { "UNIQUE " } else { "" };
            let rows = index.rows.as_ref().map_or_else(String::new, |rows| format!(" WHERE {rows}"));
            format!(
                "CREATE {unique}INDEX IF NOT EXISTS {} ON {} ({}){rows}",
                dialect.quote(&index_name(&self.name, &index.columns)),
                dialect.quote(&self.name),
                names.join(", ")
            )
        })
    }
}

/// Name of an index, at most 63 bytes (PostgreSQL cuts longer ones).
#[must_use]
pub fn index_name(table: &str, columns: &[String]) -> String {
    let mut name = format!("{table}__{}", columns.join("_"));
    name.truncate(63);
    name
}

impl Column {
    fn from_spec(spec: &str) -> Self {
        let (name, ty) = spec.split_once(':').expect("a column is name:type");
        let required = ty.ends_with('!');
        let ty = match ty.trim_end_matches('!') {
            "int" => Ty::Int,
            "text" => Ty::Text,
            "blob" => Ty::Blob,
            _ => Ty::Serial,
        };
        Self { name: name.to_owned(), ty, required }
    }
    fn new(name: String, ty: Ty) -> Self {
        Self { name, ty, required: false }
    }
    /// The column as `CREATE TABLE` and `ADD COLUMN` say it.
    #[must_use]
    pub fn ddl(&self, dialect: Dialect) -> String {
        let null = if self.required && self.ty != Ty::Serial { " NOT NULL" } else { "" };
        format!("{} {}{null}", dialect.quote(&self.name), dialect.type_name(self.ty))
    }
}

/// Every table of fixed shape.
#[must_use]
pub fn fixed() -> Vec<Table> {
    FIXED.iter().map(Table::from_spec).collect()
}

/// The fixed table called `name`.
///
/// # Panics
/// When there is none: names are written in this crate.
#[must_use]
pub fn fixed_table(name: &str) -> Table {
    FIXED.iter().find(|t| t.0 == name).map(Table::from_spec).expect("the table stands in this module's list")
}

/// Name of the table of a record type.
#[must_use]
pub fn type_table_name(type_name: &str) -> String {
    format!("t_{type_name}")
}

/// The table of a record type: `id`, then the columns of its fields in form order; unique fields have a unique index,
/// indexed ones a plain one.
#[must_use]
pub fn type_table(def: &TypeDef) -> Table {
    let mut columns = vec![Column { name: "id".to_owned(), ty: Ty::Text, required: true }];
    let mut indexes = Vec::new();
    for field in def.fields.iter().filter(|f| !f.custom) {
        columns.extend(field_columns(field));
        // Records are looked for by a value, hardly ever by the lack of one: what is empty costs no entry.
        let rows = Some(format!("\"{}\" IS NOT NULL", field.name));
        if field.unique {
            indexes.push(Index { unique: true, columns: vec![field.name.to_string()], rows, only: None });
        } else if field.indexed && !feeds_spine(def, &field.name) {
            indexes.push(Index { unique: false, columns: vec![field.name.to_string(), "id".to_owned()], rows, only: None });
        }
    }
    Table { name: type_table_name(&def.name), columns, key: vec!["id".to_owned()], indexes }
}

/// Whether queries read the field from the spine, whose own indexes serve it.
fn feeds_spine(def: &TypeDef, field: &str) -> bool {
    let spine = &def.spine;
    [&spine.owner, &spine.group, &spine.requester, &spine.customer, &spine.service].into_iter().flatten().any(|name| *name == *field)
}

/// The columns of one field: the first is named as the field. Custom fields have none.
#[must_use]
pub fn field_columns(field: &FieldDef) -> Vec<Column> {
    if field.custom {
        return Vec::new();
    }
    let name = field.name.to_string();
    match &field.kind {
        FieldKind::Text { .. }
        | FieldKind::LongText { .. }
        | FieldKind::Choice { .. }
        | FieldKind::Date
        | FieldKind::Person
        | FieldKind::Group
        | FieldKind::Reference { .. }
        | FieldKind::MultiChoice { .. }
        | FieldKind::References { .. }
        | FieldKind::Table { .. } => vec![Column::new(name, Ty::Text)],
        FieldKind::Boolean | FieldKind::Integer { .. } | FieldKind::Duration | FieldKind::Instant => vec![Column::new(name, Ty::Int)],
        FieldKind::Decimal { .. } => vec![Column::new(name.clone(), Ty::Text), Column::new(format!("{name}__sort"), Ty::Int)],
        FieldKind::Money => vec![Column::new(name.clone(), Ty::Int), Column::new(format!("{name}__cur"), Ty::Text)],
    }
}

/// The full-text index: the one table whose shape is each database's own.
#[must_use]
pub fn create_search(dialect: Dialect) -> Vec<&'static str> {
    match dialect {
        Dialect::Sqlite => vec![
            // Words are cut and folded already: between them stand spaces, and nothing but words is left to find.
            "CREATE VIRTUAL TABLE search USING fts5(number, title, body, public, internal, columnsize = 0, tokenize = 'ascii')",
            // Segments are merged eight at a time: half the writing, and a few more to look into.
            "INSERT INTO search (search, rank) VALUES ('automerge', 8)",
        ],
        Dialect::Postgres => vec![
            "CREATE TABLE search (record TEXT COLLATE \"C\" PRIMARY KEY, number TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, \
             public TEXT NOT NULL, internal TEXT NOT NULL, seen TSVECTOR NOT NULL, all_text TSVECTOR NOT NULL)",
            "CREATE INDEX search__seen ON search USING gin (seen)",
            "CREATE INDEX search__all_text ON search USING gin (all_text)",
        ],
    }
}
