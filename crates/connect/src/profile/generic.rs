//! The generic profile: any table, read by a mapping file.
//!
//! ```toml
//! key = "Ticket"                 # column with the record's key in the other system
//! at = "Updated"                 # optional: column with the time of the event; without it rows are plain records
//! actor = { column = "Agent" }   # optional: who did it
//! time_zone = "Europe/Berlin"    # zone of local times; default UTC
//! time_format = "%d.%m.%Y %H:%M" # default: ISO 8601
//!
//! [state]
//! column = "Status"
//! values = { "Open" = "new", "Done" = "closed" }
//!
//! [field.title]
//! column = "Summary"
//! [field.impact]
//! column = "Impact"
//! values = { "High" = "1_high", "Low" = "3_low" }
//! default = "3_low"
//! [field.caller]
//! column = "Requester"
//! reference = "person"
//! [field.channel]
//! constant = "email"
//! ```
//!
//! A value that `values` does not list is refused with its row, never guessed.

use crate::tabular::{Table, TableRow, refuse};
use app::import::{Foreign, RefusedRow, SourceActor, SourceRow, SourceValue};
use jiff::civil;
use jiff::tz::TimeZone;
use journal::Actor;
use kernel::{Name, Refusal, Timestamp};
use schema::{FieldKind, TypeDef};
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mapping {
    key: String,
    at: Option<String>,
    actor: Option<Column>,
    #[serde(default = "utc")]
    time_zone: String,
    time_format: Option<String>,
    state: Option<Column>,
    #[serde(default)]
    field: BTreeMap<String, Column>,
}

fn utc() -> String {
    "UTC".to_owned()
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Column {
    column: Option<String>,
    values: BTreeMap<String, String>,
    default: Option<String>,
    constant: Option<String>,
    reference: Option<String>,
}

/// A mapping applied to a header.
#[derive(Debug)]
pub struct Generic {
    mapping: Mapping,
    zone: TimeZone,
    header: Vec<String>,
    kinds: BTreeMap<String, FieldKind>,
    shift_seconds: i64,
}

impl Generic {
    /// Reads the mapping and checks it against the table's header and the record type.
    ///
    /// # Errors
    /// The mapping's fault, in words: its TOML, a column the table does not have, a field the type does not have.
    pub fn new(mapping: &str, header: &[String], def: &TypeDef) -> Result<Self, Refusal> {
        let mapping: Mapping = toml::from_str(mapping).map_err(|e| refuse(format!("the mapping file: {}", e.message())))?;
        let zone = TimeZone::get(&mapping.time_zone).map_err(|_| refuse(format!("“{}” is not a time zone", mapping.time_zone)))?;
        let columns = [Some(&mapping.key), mapping.at.as_ref()].into_iter().flatten();
        let more = mapping.field.values().chain(&mapping.state).chain(&mapping.actor).filter_map(|c| c.column.as_ref());
        let missing: Vec<&str> = columns.chain(more).filter(|c| !header.contains(c)).map(String::as_str).collect();
        if !missing.is_empty() {
            return Err(refuse(format!("the table has no column {}; it has {}", missing.join(", "), header.join(", "))));
        }
        let mut kinds = BTreeMap::new();
        for (name, column) in &mapping.field {
            let field = def.field(name).ok_or_else(|| refuse(format!("{} has no field “{name}”", def.title)))?;
            if matches!(field.kind, FieldKind::Table { .. }) {
                return Err(refuse(format!("“{name}” holds lines of a table and cannot be filled from one column")));
            }
            if column.column.is_none() && column.constant.is_none() {
                return Err(refuse(format!("field “{name}” names neither a column nor a constant")));
            }
            kinds.insert(name.clone(), field.kind.clone());
        }
        Ok(Self { mapping, zone, header: header.to_vec(), kinds, shift_seconds: 0 })
    }

    /// Whether the mapping says when rows happened.
    #[must_use]
    pub const fn has_times(&self) -> bool {
        self.mapping.at.is_some()
    }

    /// Moves every instant and date by `seconds`, which are whole days.
    #[must_use]
    pub const fn shifted(mut self, seconds: i64) -> Self {
        self.shift_seconds = seconds;
        self
    }

    /// The time of a row's event, unshifted, when the mapping names one and it can be read.
    #[must_use]
    pub fn time_of(&self, row: &TableRow) -> Option<Timestamp> {
        let cells = row.cells.as_ref().ok()?;
        self.instant(self.cell(cells, self.mapping.at.as_deref()?)).ok()
    }

    /// All rows of `table` as events.
    #[must_use]
    pub fn events(self, table: Table) -> super::Events {
        Box::new(table.map(move |row| self.read(row)))
    }

    /// One row as an event.
    ///
    /// # Errors
    /// The refused row with its reason.
    pub fn read(&self, row: TableRow) -> Result<SourceRow, RefusedRow> {
        let line = row.line;
        let cells = row.cells.map_err(|refusal| RefusedRow { line, key: String::new(), refusal })?;
        let key = self.cell(&cells, &self.mapping.key).trim().to_owned();
        self.event(line, &key, &cells).map_err(|refusal| RefusedRow { line, key, refusal })
    }

    fn event(&self, line: u64, key: &str, cells: &[String]) -> Result<SourceRow, Refusal> {
        if key.is_empty() || key.len() > 200 {
            return Err(refuse(format!("the key in “{}” must have 1 to 200 characters", self.mapping.key)));
        }
        let at = match &self.mapping.at {
            Some(column) => Some(self.instant(self.cell(cells, column))?.plus_seconds(self.shift_seconds)),
            None => None,
        };
        let actor = match self.mapping.actor.as_ref().and_then(|c| self.text(c, cells).transpose()).transpose()? {
            Some(key) => SourceActor::Foreign(Foreign { type_name: "person".into(), key, parent: None }),
            None => SourceActor::Ours(Actor::system("import")),
        };
        let state = match &self.mapping.state {
            Some(column) => self.text(column, cells)?.map(Name::from),
            None => None,
        };
        let mut set = Vec::with_capacity(self.mapping.field.len());
        for (name, column) in &self.mapping.field {
            let text = self.text(column, cells).map_err(|r| r.on(name.as_str()))?;
            set.push((Name::from(name.as_str()), self.value(name, column, text).map_err(|r| r.on(name.as_str()))?));
        }
        Ok(SourceRow { line, key: key.to_owned(), at, actor, state, set, made: false })
    }

    /// The mapped text of a column, `None` when empty.
    fn text(&self, column: &Column, cells: &[String]) -> Result<Option<String>, Refusal> {
        if let Some(constant) = &column.constant {
            return Ok(Some(constant.clone()));
        }
        let text = column.column.as_deref().map_or("", |c| self.cell(cells, c)).trim();
        if text.is_empty() {
            return Ok(column.default.clone());
        }
        if column.values.is_empty() {
            return Ok(Some(text.to_owned()));
        }
        match column.values.get(text) {
            Some(value) => Ok(Some(value.clone())),
            None => Err(refuse(format!("the mapping has no value for “{}”", text.chars().take(80).collect::<String>()))),
        }
    }

    fn value(&self, name: &str, column: &Column, text: Option<String>) -> Result<SourceValue, Refusal> {
        let Some(text) = text else { return Ok(SourceValue::Json(Json::Null)) };
        let kind = &self.kinds[name];
        let target = match kind {
            FieldKind::Person => Some("person"),
            FieldKind::Group => Some("group"),
            FieldKind::Reference { to } => Some(to.as_str()),
            _ => None,
        };
        let foreign = |type_name: &str, key: &str| Foreign { type_name: type_name.into(), key: key.to_owned(), parent: None };
        if let Some(type_name) = column.reference.as_deref().or(target) {
            return Ok(SourceValue::Foreign(foreign(type_name, &text)));
        }
        let json = match kind {
            FieldKind::Boolean => Json::Bool(match text.to_lowercase().as_str() {
                "true" | "yes" | "1" | "y" => true,
                "false" | "no" | "0" | "n" => false,
                _ => return Err(refuse(format!("“{text}” is neither yes nor no"))),
            }),
            FieldKind::Integer { .. } | FieldKind::Duration => {
                Json::from(text.parse::<i64>().map_err(|_| refuse(format!("“{text}” is not a whole number")))?)
            }
            FieldKind::Instant => Json::String(self.instant(&text)?.plus_seconds(self.shift_seconds).to_string()),
            FieldKind::Date if self.shift_seconds != 0 => Json::String(self.moved(&text)),
            FieldKind::References { to } => {
                return Ok(SourceValue::Foreigns(parts(&text).map(|part| foreign(to, part)).collect()));
            }
            FieldKind::MultiChoice { .. } => Json::Array(parts(&text).map(Json::from).collect()),
            _ => Json::String(text),
        };
        Ok(SourceValue::Json(json))
    }

    /// A date, moved; one that cannot be read is left for the typed door to refuse.
    fn moved(&self, text: &str) -> String {
        let days = jiff::Span::new().try_days(self.shift_seconds.div_euclid(86_400));
        let date = text.parse::<civil::Date>().ok().zip(days.ok()).and_then(|(date, days)| date.checked_add(days).ok());
        date.map_or_else(|| text.to_owned(), |d| d.to_string())
    }

    fn cell<'a>(&self, cells: &'a [String], column: &str) -> &'a str {
        self.header.iter().position(|h| h == column).map_or("", |index| &cells[index])
    }

    fn instant(&self, text: &str) -> Result<Timestamp, Refusal> {
        let wrong = || {
            refuse(format!(
                "“{}” is not a time of the form {}",
                text.chars().take(80).collect::<String>(),
                self.mapping.time_format.as_deref().unwrap_or("ISO 8601")
            ))
        };
        if self.mapping.time_format.is_none()
            && let Ok(instant) = text.parse::<Timestamp>()
        {
            return Ok(instant);
        }
        let local: civil::DateTime = match &self.mapping.time_format {
            Some(format) => civil::DateTime::strptime(format, text).map_err(|_| wrong())?,
            None => text.parse().map_err(|_| wrong())?,
        };
        let zoned = self.zone.to_ambiguous_zoned(local).compatible().map_err(|_| wrong())?;
        Ok(zoned.timestamp().into())
    }
}

/// The parts of a list in a cell.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty())
}
