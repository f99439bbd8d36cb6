//! Values on their way out: as people read them in a table, as an import reads them back, or in JSON form.

use super::faces::Face;
use engine::Record;
use jiff::tz::TimeZone;
use kernel::{Id, Name};
use schema::{FieldDef, FieldKind, TypeDef, Value, duration_text, money_text, table_cell};
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;
use tabular::Cell;

/// What the records of a page are called.
pub(super) type Faces = BTreeMap<Id, Face>;

/// Columns every record has, in the order in which an export of all fields begins with them.
pub(super) const OWN: [&str; 6] = ["id", "number", "state", "version", "created_at", "updated_at"];

/// The heading of a column.
pub(super) fn label(def: &TypeDef, column: &str) -> String {
    match (def.field(column), column) {
        (Some(field), _) => field.label.clone(),
        (None, "id") => "ID".to_owned(),
        (None, "created_at" | "created") => "Created".to_owned(),
        (None, "updated_at" | "updated") => "Updated".to_owned(),
        (None, other) => {
            let mut text = other.replace('_', " ");
            if let Some(first) = text.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            text
        }
    }
}

/// Headings that no two columns share: a label that does is followed by the name.
pub(super) fn headings(def: &TypeDef, columns: &[Name]) -> Vec<String> {
    let labels: Vec<String> = columns.iter().map(|c| label(def, c)).collect();
    let twice = |text: &String| labels.iter().filter(|l| schema::text::normalise(l) == schema::text::normalise(text)).count() > 1;
    let head = |(column, text): (&Name, &String)| if twice(text) { format!("{text} ({column})") } else { text.clone() };
    columns.iter().zip(&labels).map(head).collect()
}

/// A column of a record as a cell. `exact` calls records so that they are found again; otherwise they are called as the list does.
pub(super) fn cell(def: &TypeDef, record: &Record, column: &str, faces: &Faces, exact: bool) -> Cell {
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    if let Some(field) = def.field(column) {
        return record.get(column).map_or(Cell::Empty, |value| value_cell(field, value, faces, exact));
    }
    match column {
        "id" => Cell::Text(record.id.text()),
        "number" => text(record.number.clone()),
        "state" => text(record.state.as_ref().map(|s| def.state(s).map_or_else(|| s.to_string(), |d| d.label.clone()))),
        "due" | "due_at" => text(record.due_at().map(|t| t.to_string())),
        "updated_at" | "updated" => Cell::Text(record.updated_at.to_string()),
        "created_at" | "created" => Cell::Text(record.created_at.to_string()),
        "version" => Cell::Number(record.version.to_string(), f64::from(record.version)),
        _ => Cell::Empty,
    }
}

fn value_cell(field: &FieldDef, value: &Value, faces: &Faces, exact: bool) -> Cell {
    let number = |text: String| text.parse().map_or_else(|_| Cell::Text(text.clone()), |n| Cell::Number(text.clone(), n));
    match value {
        Value::Integer(n) => number(n.to_string()),
        Value::Decimal(d) => number(d.to_string()),
        Value::Date(d) => Cell::Date(d.year(), d.month(), d.day()),
        other => Cell::Text(words(field, other, faces, exact)),
    }
}

/// A value in words that can be read back.
pub(super) fn words(field: &FieldDef, value: &Value, faces: &Faces, exact: bool) -> String {
    let name = |id: &Id| faces.get(id).map_or_else(String::new, |face| if exact { face.key() } else { face.title.clone() });
    let choice = |name: &Name| match &field.kind {
        FieldKind::Choice { choices } | FieldKind::MultiChoice { choices } => {
            choices.iter().find(|c| c.name == *name).map_or_else(|| name.to_string(), |c| c.label.clone())
        }
        _ => name.to_string(),
    };
    match value {
        Value::Text(text) => text.clone(),
        Value::Instant(t) => t.to_string(),
        Value::Duration(seconds) => duration_text(*seconds),
        Value::Money(money) => money_text(*money),
        Value::Choice(name) => choice(name),
        Value::Choices(several) => several.iter().map(choice).collect::<Vec<_>>().join("; "),
        Value::Reference(id) => name(id),
        Value::References(ids) => ids.iter().map(name).filter(|t| !t.is_empty()).collect::<Vec<_>>().join("; "),
        Value::Table(rows) => {
            let FieldKind::Table { columns } = &field.kind else { return String::new() };
            let of =
                |row: &schema::Row, c: &FieldDef| row.get(&c.name).map_or_else(String::new, |v| table_cell(&words(c, v, faces, exact)));
            let line = |row: &schema::Row| columns.iter().map(|c| of(row, c)).collect::<Vec<_>>().join(" | ");
            rows.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        other => schema::form_text(field, other, &TimeZone::UTC),
    }
}

/// A column of a record in JSON form, records as objects that say what finds them; `None` when it is empty.
pub(super) fn json(def: &TypeDef, record: &Record, column: &str, faces: &Faces) -> Option<Json> {
    if let Some(field) = def.field(column) {
        return record.get(column).and_then(|value| value_json(field, value, faces));
    }
    match column {
        "id" => Some(Json::from(record.id.text())),
        "number" => record.number.as_deref().map(Json::from),
        "state" => record.state.as_deref().map(Json::from),
        "version" => Some(Json::from(record.version)),
        "due" | "due_at" => record.due_at().map(|t| Json::from(t.to_string())),
        "updated_at" | "updated" => Some(Json::from(record.updated_at.to_string())),
        "created_at" | "created" => Some(Json::from(record.created_at.to_string())),
        _ => None,
    }
}

fn value_json(field: &FieldDef, value: &Value, faces: &Faces) -> Option<Json> {
    let face = |id: &Id| faces.get(id).map(Face::object);
    match value {
        Value::Reference(id) => face(id),
        Value::References(ids) => Some(Json::Array(ids.iter().filter_map(face).collect())),
        Value::Table(rows) => {
            let FieldKind::Table { columns } = &field.kind else { return None };
            let line = |row: &schema::Row| {
                let cells = columns.iter().filter_map(|c| Some((c.name.to_string(), value_json(c, row.get(&c.name)?, faces)?)));
                Json::Object(cells.collect::<Map<_, _>>())
            };
            Some(Json::Array(rows.iter().map(line).collect()))
        }
        other => Some(other.to_json()),
    }
}
