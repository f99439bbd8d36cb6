//! How a record becomes rows and rows become a record. A [`Shape`] is a type definition seen by the database: its table,
//! the columns to ask for, the statement that writes it.

use crate::bulk::{Bulk, Conflict};
use crate::changed::Columns;
use crate::db::{Arg, Row};
use crate::dialect::Dialect;
use crate::fault::{Fault, FaultKind};
use crate::tables::{self, NEVER, NO_RANK, Table, Ty};
use engine::{ClockState, Record, SlaClock};
use kernel::Name;
use schema::text::SearchText;
use schema::{FieldKind, Model, TypeDef, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Columns of the spine that a record is read from, in the order [`Shape::decode`] expects.
const SPINE: &[&str] =
    &["id", "type", "number", "state", "created_at", "created_by", "updated_at", "updated_by", "version", "watchers", "custom"];

/// One record type as the database sees it.
#[derive(Debug)]
pub struct Shape {
    /// The definition.
    pub def: Arc<TypeDef>,
    /// Its table.
    pub table: Table,
    /// What to select to read whole records, with the spine as `r` and the type table as `t`.
    pub select: String,
    /// How many columns that is.
    pub width: usize,
    /// The same with the record's clocks as a JSON array in one more column, for types that have clocks: for records read
    /// by identity, where one statement more would cost more than the column.
    pub whole: String,
    /// `"record" r JOIN "t_…" t ON t.id = r.id`.
    pub from: String,
    pub(crate) upsert: Bulk,
    /// What can change in the spine, and in the type's own table; how both stand for a record.
    pub(crate) spine_columns: Columns,
    pub(crate) own_columns: Columns,
    pub(crate) stands: Arc<str>,
}

/// All types of the model.
#[derive(Debug)]
pub struct Shapes {
    types: BTreeMap<Name, Arc<Shape>>,
}

impl Shapes {
    /// The shapes of a model.
    #[must_use]
    pub fn of(model: &Model, dialect: Dialect) -> Self {
        Self { types: model.types.iter().map(|(name, def)| (name.clone(), Arc::new(Shape::of(def, dialect)))).collect() }
    }
    /// The shape of a type.
    ///
    /// # Errors
    /// When the model has no such type: a stored record then belongs to another model.
    pub fn get(&self, type_name: &str) -> Result<&Arc<Shape>, Fault> {
        self.types
            .get(type_name)
            .ok_or_else(|| Fault::new(FaultKind::Incompatible, format!("the type definitions have no type {type_name:?}")))
    }
    /// All shapes, by type name.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Shape>> {
        self.types.values()
    }
}

impl Shape {
    fn of(def: &Arc<TypeDef>, dialect: Dialect) -> Self {
        let table = tables::type_table(def);
        let spine = SPINE.iter().map(|c| format!("r.{}", dialect.quote(c)));
        let own = table.columns.iter().skip(1).map(|c| format!("t.{}", dialect.quote(&c.name)));
        let columns: Vec<String> = spine.chain(own).collect();
        let (width, select) = (columns.len(), columns.join(", "));
        let clocks = ", (SELECT '[' || string_agg(k.body, ',' ORDER BY k.ord) || ']' FROM clock k WHERE k.record = r.\"id\")";
        let whole = if def.clocks.is_empty() { select.clone() } else { format!("{select}{clocks}") };
        let from = format!("\"record\" r JOIN {} t ON t.\"id\" = r.\"id\"", dialect.quote(&table.name));
        let upsert = Bulk::of(dialect, &table, Conflict::Replace);
        let record = tables::fixed_table("record");
        let changing: Vec<(&str, Ty)> = record.written().filter(|c| c.name != "id" && c.name != "type").map(|c| (&*c.name, c.ty)).collect();
        let spine_columns = Columns::new(dialect, "record", &changing);
        let own: Vec<(&str, Ty)> = table.columns.iter().skip(1).map(|c| (&*c.name, c.ty)).collect();
        let own_columns = Columns::new(dialect, &table.name, &own);
        let both: Vec<String> = [spine_columns.select("r"), own_columns.select("t")].into_iter().filter(|s| !s.is_empty()).collect();
        let stands = format!("SELECT {} FROM {from} WHERE r.\"id\" = $1", both.join(", ")).into();
        Self { def: Arc::clone(def), table, select, width, whole, from, upsert, spine_columns, own_columns, stands }
    }

    /// The record in a row of [`Shape::whole`].
    ///
    /// # Errors
    /// When a column does not hold what the definition says.
    pub fn decode_whole(&self, row: &Row) -> Result<Record, Fault> {
        let clocks = if self.def.clocks.is_empty() { None } else { row.opt_text(self.width)? };
        let clocks = match clocks {
            Some(text) => serde_json::from_str(&text).map_err(|e| Fault::corrupt(format!("clocks: {e}")))?,
            None => Vec::new(),
        };
        self.decode(row, 0, clocks)
    }

    /// The record in a row of [`Shape::select`], starting at column `at`; its clocks are read apart.
    ///
    /// # Errors
    /// When a column does not hold what the definition says.
    pub fn decode(&self, row: &Row, at: usize, clocks: Vec<SlaClock>) -> Result<Record, Fault> {
        let mut fields = BTreeMap::new();
        let mut i = at + SPINE.len();
        for field in self.def.fields.iter().filter(|f| !f.custom) {
            let value = match &field.kind {
                FieldKind::Text { .. } | FieldKind::LongText { .. } => row.opt_text(i)?.map(Value::Text),
                FieldKind::Choice { .. } => row.opt_text(i)?.map(|s| Value::Choice(s.into())),
                FieldKind::Person | FieldKind::Group | FieldKind::Reference { .. } => row.opt_id(i)?.map(Value::Reference),
                FieldKind::Boolean => row.opt_int(i)?.map(|n| Value::Boolean(n != 0)),
                FieldKind::Integer { .. } => row.opt_int(i)?.map(Value::Integer),
                FieldKind::Duration => row.opt_int(i)?.map(Value::Duration),
                FieldKind::Instant => row.opt_instant(i)?.map(Value::Instant),
                FieldKind::Money => match row.opt_int(i)? {
                    None => None,
                    Some(minor) => {
                        let text = row.opt_text(i + 1)?.unwrap_or_default();
                        let currency =
                            kernel::Currency::parse(&text).ok_or_else(|| Fault::corrupt(format!("{text:?} is not a currency")))?;
                        Some(Value::Money(kernel::Money { minor, currency }))
                    }
                },
                kind @ (FieldKind::Date | FieldKind::Decimal { .. }) => match row.opt_text(i)? {
                    None => None,
                    Some(text) => Some(read_json(kind, &serde_json::Value::String(text), &field.name)?),
                },
                kind @ (FieldKind::MultiChoice { .. } | FieldKind::References { .. } | FieldKind::Table { .. }) => match row.opt_text(i)? {
                    None => None,
                    Some(text) => {
                        let json = serde_json::from_str(&text).map_err(|e| Fault::corrupt(format!("{}: {e}", field.name)))?;
                        Some(read_json(kind, &json, &field.name)?)
                    }
                },
            };
            if let Some(value) = value {
                fields.insert(field.name.clone(), value);
            }
            i += if matches!(field.kind, FieldKind::Money | FieldKind::Decimal { .. }) { 2 } else { 1 };
        }
        let custom = row.text(at + 10)?;
        if custom != "{}" {
            let custom: BTreeMap<Name, serde_json::Value> =
                serde_json::from_str(&custom).map_err(|e| Fault::corrupt(format!("custom fields: {e}")))?;
            for (name, json) in custom {
                // A custom field that has left the model keeps its stored value but is not shown.
                if let Some(field) = self.def.field(&name) {
                    fields.insert(name.clone(), read_json(&field.kind, &json, &name)?);
                }
            }
        }
        let state = row.text(at + 3)?;
        let watchers = row.text(at + 9)?;
        Ok(Record {
            id: row.id(at)?,
            type_name: self.def.name.clone(),
            number: row.opt_text(at + 2)?,
            version: u32::try_from(row.int(at + 8)?).map_err(|_| Fault::corrupt("a version is out of range"))?,
            state: (!state.is_empty()).then(|| state.into()),
            created_at: row.instant(at + 4)?,
            created_by: row.parse(at + 5)?,
            updated_at: row.instant(at + 6)?,
            updated_by: row.parse(at + 7)?,
            fields,
            clocks,
            watchers: if watchers == "[]" {
                Default::default()
            } else {
                serde_json::from_str(&watchers).map_err(|e| Fault::corrupt(format!("watchers: {e}")))?
            },
        })
    }

    /// Appends the spine row of a record (after `seq`, where that is given), in the order of the `record` table.
    pub(crate) fn spine_row(&self, record: &Record, out: &mut Vec<Arg>) {
        let spine = &self.def.spine;
        let reference = |field: &Option<Name>| field.as_ref().and_then(|f| record.reference(f));
        let phase = record.state.as_ref().and_then(|s| self.def.state(s)).map(|s| s.phase);
        let running = record.due_at().map_or(NEVER, kernel::Timestamp::micros);
        let missed = record.clocks.iter().filter(|c| counts(c) && c.missed_at.is_some()).count();
        let custom: BTreeMap<&Name, serde_json::Value> =
            self.def.fields.iter().filter(|f| f.custom).filter_map(|f| Some((&f.name, record.get(&f.name)?.to_json()))).collect();
        let folded = schema::text::folded_fields(&record.fields);
        out.extend([
            record.id.into(),
            Arg::from(&record.type_name),
            record.number.clone().into(),
            self.title(record).into(),
            record.state.as_deref().unwrap_or_default().into(),
            phase.map_or("", schema::Phase::as_str).into(),
            phase.is_none_or(schema::Phase::is_active).into(),
            self.rank(record).into(),
            running.into(),
            Arg::from(i64::try_from(missed).unwrap_or(i64::MAX)),
            reference(&spine.owner).into(),
            reference(&spine.group).into(),
            reference(&spine.requester).into(),
            reference(&spine.customer).into(),
            reference(&spine.service).into(),
            record.created_at.into(),
            record.created_by.to_string().into(),
            record.updated_at.into(),
            record.updated_by.to_string().into(),
            record.version.into(),
            watchers_text(record).into(),
            if custom.is_empty() { "{}".into() } else { json_text(&custom).into() },
            if folded.is_empty() { Arg::Text(None) } else { json_text(&folded).into() },
        ]);
    }

    /// Appends the row of the type table.
    pub(crate) fn type_row(&self, record: &Record, out: &mut Vec<Arg>) {
        out.push(record.id.into());
        for field in self.def.fields.iter().filter(|f| !f.custom) {
            let value = record.get(&field.name);
            match &field.kind {
                FieldKind::Boolean | FieldKind::Integer { .. } | FieldKind::Duration | FieldKind::Instant => {
                    out.push(Arg::Int(match value {
                        Some(Value::Boolean(b)) => Some(i64::from(*b)),
                        Some(Value::Integer(n) | Value::Duration(n)) => Some(*n),
                        Some(Value::Instant(t)) => Some(t.micros()),
                        _ => None,
                    }))
                }
                FieldKind::Money => match value {
                    Some(Value::Money(m)) => out.extend([m.minor.into(), m.currency.as_str().into()]),
                    _ => out.extend([Arg::Int(None), Arg::Text(None)]),
                },
                FieldKind::Decimal { .. } => match value {
                    Some(value @ Value::Decimal(_)) => {
                        let text = plain(value);
                        let sort = decimal_micros(&text);
                        out.extend([text.into(), sort.into()]);
                    }
                    _ => out.extend([Arg::Text(None), Arg::Int(None)]),
                },
                _ => out.push(Arg::Text(value.map(plain))),
            }
        }
    }

    /// The human title, for the spine.
    pub(crate) fn title(&self, record: &Record) -> String {
        record.get(&self.def.spine.title.0).map(plain).unwrap_or_default()
    }

    fn rank(&self, record: &Record) -> i64 {
        let Some(field) = self.def.spine.rank.as_ref().and_then(|f| self.def.field(f)) else { return NO_RANK };
        match (&field.kind, record.get(&field.name)) {
            (FieldKind::Choice { choices }, Some(Value::Choice(c))) => choices.iter().find(|x| x.name == *c).map_or(NO_RANK, |x| x.rank),
            (_, Some(Value::Integer(n))) => *n,
            _ => NO_RANK,
        }
    }

    /// The words of a record that full-text search looks into.
    pub(crate) fn words(&self, record: &Record) -> SearchText {
        SearchText::of(&self.def, record.number.as_deref(), |field| record.get(field))
    }

    /// Whether a change of these fields changes what search finds.
    pub(crate) fn is_searched(&self, field: &str) -> bool {
        *field == *self.def.spine.title.0 || self.def.field(field).is_some_and(|f| f.search)
    }
}

/// Whether a clock counts in attainment and still stands.
fn counts(clock: &SlaClock) -> bool {
    clock.counted && !matches!(clock.state, ClockState::Superseded | ClockState::Cancelled)
}

fn read_json(kind: &FieldKind, json: &serde_json::Value, name: &str) -> Result<Value, Fault> {
    Value::from_json(kind, json).map_err(|e| Fault::corrupt(format!("field {name}: {} was expected", e.expected)))
}

/// The text column of a value.
fn plain(value: &Value) -> String {
    match value {
        Value::Text(s) => s.clone(),
        Value::Choice(c) => c.to_string(),
        Value::Reference(id) => id.text(),
        other => match other.to_json() {
            serde_json::Value::String(s) => s,
            json => json.to_string(),
        },
    }
}

/// A decimal × 10⁶, cut off below and saturating, for comparing and sorting.
#[must_use]
pub fn decimal_micros(text: &str) -> i64 {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |d| (true, d));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut micros = whole.parse::<i64>().unwrap_or(i64::MAX).saturating_mul(1_000_000);
    let six: String = fraction.chars().chain("000000".chars()).take(6).collect();
    micros = micros.saturating_add(six.parse().unwrap_or(0));
    if negative { micros.saturating_neg() } else { micros }
}

/// The column of a record's watchers.
fn watchers_text(record: &Record) -> String {
    if record.watchers.is_empty() { "[]".to_owned() } else { json_text(&record.watchers) }
}

pub(crate) fn json_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data has a JSON form")
}
