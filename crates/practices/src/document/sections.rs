//! Whether a document says what it must, and does not only pretend to.

use super::skeleton;
use engine::Record;
use schema::{Row, TypeDef, Value};

/// Fewest characters of a section.
const MIN: usize = 10;
/// Words that say that something is still to be written, however they are cased.
const STAND_INS: [&str; 2] = ["tbd", "tbc"];
/// Words that say so in capitals only: in small letters one of them is a word of several languages.
const LOUD_STAND_INS: [&str; 3] = ["TODO", "FIXME", "XXX"];
/// Sayings that say so.
const PHRASES: [&str; 6] =
    ["lorem ipsum", "to be defined", "to be determined", "to be completed", "insert text here", "click here to enter text"];

/// Whether a text holds a stand-in for one that is still to be written, anywhere in it.
#[must_use]
pub fn pretends(text: &str) -> bool {
    let folded = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let stand_in = |w: &str| STAND_INS.iter().any(|s| w.eq_ignore_ascii_case(s)) || LOUD_STAND_INS.contains(&w);
    schema::is_placeholder(text) || PHRASES.iter().any(|p| folded.contains(p)) || words.any(stand_in)
}

/// Whether a section is written: long enough, nothing in it pretends, and it is not the prompt again.
#[must_use]
pub fn is_written(text: &str, prompt: &str) -> bool {
    let text = text.trim();
    text.chars().count() >= MIN && !pretends(text) && !text.eq_ignore_ascii_case(prompt.trim())
}

/// Fields that say what other types write into sections: type, key, fields.
const FIELDS: &[(&str, &str, &[&str])] = &[
    ("policy", "objectives_framework", &["objectives_framework"]),
    ("scope_statement", "organisation", &["organisation_name"]),
    ("scope_statement", "services", &["services"]),
    ("scope_statement", "customers_locations", &["locations"]),
    ("scope_statement", "boundaries", &["boundaries"]),
    ("scope_statement", "interfaces", &["interfaces"]),
    ("scope_statement", "other_parties", &["other_parties_involved"]),
    ("scope_statement", "considerations", &["issues_considered", "parties_considered"]),
    ("scope_statement", "certificate_wording", &["certificate_wording"]),
    ("sms_plan", "inputs", &["planning_inputs"]),
    ("sms_plan", "services", &["service_list"]),
    ("sms_plan", "limitations", &["known_limitations"]),
    ("sms_plan", "obligations", &["obligations"]),
    ("sms_plan", "authorities", &["authorities"]),
    ("sms_plan", "resources", &["resources"]),
    ("sms_plan", "other_parties", &["other_party_approach"]),
    ("sms_plan", "technology", &["technology"]),
    ("sms_plan", "measurement", &["measurement_approach"]),
];

/// The fields that say a section; none when it is a line of the table.
#[must_use]
pub fn fields_of(type_name: &str, key: &str) -> &'static [&'static str] {
    FIELDS.iter().find(|(t, k, _)| *t == type_name && *k == key).map_or(&[], |(_, _, fields)| fields)
}

/// Tables that must have a line of each kind, and the column that says which: the plan covers every group.
pub const COVERING: &[(&str, &str)] =
    &[("planning_inputs", "input"), ("obligations", "source"), ("resources", "kind"), ("measurement_approach", "aspect")];

/// The labels of the kinds of which a table has no line.
#[must_use]
pub fn uncovered(def: &TypeDef, record: &Record, table: &str, column: &str) -> Vec<String> {
    let Some(schema::FieldKind::Table { columns }) = def.field(table).map(|f| &f.kind) else { return Vec::new() };
    let Some(schema::FieldKind::Choice { choices }) = columns.iter().find(|c| c.name == *column).map(|c| &c.kind) else {
        return Vec::new();
    };
    let rows = rows(record, table);
    let there = |name: &str| rows.iter().any(|row| matches!(row.get(column), Some(Value::Choice(c)) if **c == *name));
    choices.iter().filter(|c| !c.retired && !there(&c.name)).map(|c| c.label.to_lowercase()).collect()
}

/// The lines of a table field.
#[must_use]
pub fn rows<'r>(record: &'r Record, field: &str) -> &'r [Row] {
    match record.get(field) {
        Some(Value::Table(rows)) => rows,
        _ => &[],
    }
}

/// The text in a cell; empty when there is none.
#[must_use]
pub fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    match row.get(column) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// Headings of the skeleton that are missing: no line with that key, and an empty field where a field says it.
#[must_use]
pub fn missing(record: &Record) -> (Vec<&'static str>, Vec<&'static str>) {
    let (mut headings, mut fields) = (Vec::new(), Vec::new());
    for section in skeleton::of(record).map_or(&[][..], |s| &s.section) {
        let said_by = fields_of(&record.type_name, &section.key);
        if said_by.is_empty() {
            if !rows(record, "sections").iter().any(|row| cell(row, "key") == section.key) {
                headings.push(section.heading.as_str());
            }
        } else {
            fields.extend(said_by.iter().filter(|f| record.get(f).is_none()));
        }
    }
    (headings, fields)
}

/// Headings whose text is empty, too short, or only pretends to be one; fields that do.
#[must_use]
pub fn unwritten(record: &Record) -> (Vec<String>, Vec<&'static str>) {
    let sections = skeleton::of(record).map_or(&[][..], |s| &s.section);
    let prompt = |key: &str| sections.iter().find(|s| s.key == key).map_or("", |s| s.prompt.as_str());
    let lines = rows(record, "sections").iter().filter(|row| !is_written(cell(row, "text"), prompt(cell(row, "key"))));
    let name = |row: &Row| {
        let heading = cell(row, "heading");
        if heading.is_empty() { cell(row, "key").to_owned() } else { heading.to_owned() }
    };
    let said = sections.iter().flat_map(|s| fields_of(&record.type_name, &s.key)).copied();
    let fields = said.filter(|f| record.text(f).is_some_and(pretends)).collect();
    (lines.map(name).collect(), fields)
}
