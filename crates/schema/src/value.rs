//! Values of fields, and their one JSON form: what the journal, the API and exports carry.

use crate::{FieldDef, FieldKind};
use kernel::{Date, Id, Name, Timestamp};
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// One line of a table field.
pub type Row = BTreeMap<Name, Value>;

/// A typed value. An absent value is the absence of the field, never a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text and long text.
    Text(String),
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// An exact decimal number.
    Decimal(Decimal),
    /// An amount: minor units and ISO 4217 currency.
    Money(kernel::Money),
    /// A civil date.
    Date(Date),
    /// An instant.
    Instant(Timestamp),
    /// A length of time in whole seconds.
    Duration(i64),
    /// One choice.
    Choice(Name),
    /// Several choices, in the order given, without repetition.
    Choices(Vec<Name>),
    /// A person, group or other record.
    Reference(Id),
    /// Several records.
    References(Vec<Id>),
    /// Lines of a table.
    Table(Vec<Row>),
}

/// Why JSON is not a value of a field: what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError {
    /// The expected form, in words.
    pub expected: &'static str,
}

const fn expected(expected: &'static str) -> ValueError {
    ValueError { expected }
}

impl Value {
    /// The JSON form: text for texts, choices, dates, instants (RFC 3339), ids and decimals; numbers for integers and
    /// durations (seconds); `{"minor": n, "currency": "EUR"}` for money; arrays for several; objects for table lines.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match self {
            Self::Text(s) => Json::String(s.clone()),
            Self::Boolean(b) => Json::Bool(*b),
            Self::Integer(n) | Self::Duration(n) => Json::from(*n),
            Self::Decimal(d) => Json::String(d.to_string()),
            Self::Money(m) => serde_json::json!({"minor": m.minor, "currency": m.currency.as_str()}),
            Self::Date(d) => Json::String(d.to_string()),
            Self::Instant(t) => Json::String(t.to_string()),
            Self::Choice(c) => Json::String(c.to_string()),
            Self::Choices(cs) => Json::Array(cs.iter().map(|c| Json::String(c.to_string())).collect()),
            Self::Reference(id) => Json::String(id.text()),
            Self::References(ids) => Json::Array(ids.iter().map(|id| Json::String(id.text())).collect()),
            Self::Table(rows) => Json::Array(rows.iter().map(row_to_json).collect()),
        }
    }

    /// Reads the JSON form for a field. Shape only: ranges, choices and existence are checked by the engine.
    ///
    /// # Errors
    /// What was expected, when the JSON has another form.
    pub fn from_json(kind: &FieldKind, json: &Json) -> Result<Self, ValueError> {
        let text = || json.as_str();
        Ok(match kind {
            FieldKind::Text { .. } | FieldKind::LongText { .. } => Self::Text(text().ok_or(expected("a text"))?.to_owned()),
            FieldKind::Boolean => Self::Boolean(json.as_bool().ok_or(expected("true or false"))?),
            FieldKind::Integer { .. } => Self::Integer(json.as_i64().ok_or(expected("a whole number"))?),
            FieldKind::Duration => Self::Duration(json.as_i64().ok_or(expected("a number of seconds"))?),
            FieldKind::Decimal { .. } => {
                let parsed = match json {
                    Json::String(s) => s.parse().ok(),
                    Json::Number(n) => n.to_string().parse().ok(),
                    _ => None,
                };
                Self::Decimal(parsed.ok_or(expected("a decimal number"))?)
            }
            FieldKind::Money => Self::Money(
                serde_json::from_value(json.clone()).map_err(|_| expected("an amount such as {\"minor\": 1250, \"currency\": \"EUR\"}"))?,
            ),
            FieldKind::Date => Self::Date(text().and_then(|s| s.parse().ok()).ok_or(expected("a date such as 2026-03-27"))?),
            FieldKind::Instant => {
                Self::Instant(text().and_then(|s| s.parse().ok()).ok_or(expected("an instant such as 2026-03-27T15:00:00Z"))?)
            }
            FieldKind::Choice { .. } => Self::Choice(text().map(Name::from).ok_or(expected("the name of a choice"))?),
            FieldKind::MultiChoice { .. } => {
                Self::Choices(texts(json).ok_or(expected("a list of choice names"))?.map(Name::from).collect())
            }
            FieldKind::Person | FieldKind::Group | FieldKind::Reference { .. } => {
                Self::Reference(text().and_then(|s| s.parse().ok()).ok_or(expected("the id of a record"))?)
            }
            FieldKind::References { .. } => {
                let ids = texts(json).ok_or(expected("a list of record ids"))?;
                Self::References(ids.map(|s| s.parse().map_err(|_| expected("a list of record ids"))).collect::<Result<_, _>>()?)
            }
            FieldKind::Table { columns } => {
                let lines = json.as_array().ok_or(expected("a list of lines"))?;
                Self::Table(lines.iter().map(|line| row_from_json(columns, line)).collect::<Result<_, _>>()?)
            }
        })
    }
}

fn row_to_json(row: &Row) -> Json {
    Json::Object(row.iter().map(|(k, v)| (k.to_string(), v.to_json())).collect())
}

fn row_from_json(columns: &[FieldDef], json: &Json) -> Result<Row, ValueError> {
    let object = json.as_object().ok_or(expected("a line with named columns"))?;
    let mut row = Row::new();
    for (key, value) in object {
        let column = columns.iter().find(|c| *c.name == **key).ok_or(expected("only the columns of this table"))?;
        if !value.is_null() {
            row.insert(column.name.clone(), Value::from_json(&column.kind, value)?);
        }
    }
    Ok(row)
}

fn texts(json: &Json) -> Option<impl Iterator<Item = &str>> {
    let items = json.as_array()?;
    items.iter().all(Json::is_string).then(|| items.iter().filter_map(Json::as_str))
}
