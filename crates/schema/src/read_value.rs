//! What a field may hold, beyond its shape: lengths, bounds, choices, and texts that say something.

use crate::diagnostic::nearest;
use crate::{Choice, FieldDef, FieldKind, Row, Value, characters};
use kernel::{Code, Name, Refusal};
use rust_decimal::Decimal;
use serde_json::Value as Json;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Lines a table field may have.
pub const MAX_ROWS: usize = 500;
/// Records a field of several references may name.
pub const MAX_REFERENCES: usize = 500;
/// The longest duration: ten years, in seconds.
const MAX_DURATION: i64 = 10 * 366 * 86_400;
/// What people type to get past a required text.
const PLACEHOLDERS: [&str; 14] = ["tbd", "tbc", "n/a", "na", "-", "--", ".", "..", "...", "test", "xxx", "asdf", "none", "todo"];

/// Reads the JSON form of a field's value. `null` and a blank text mean an empty field. Whether a required field is
/// filled, and whether a referenced record exists, is for the caller to judge; whether an instant lies in the future too.
///
/// # Errors
/// Why the value is refused, naming the field and its label.
pub fn read_field(field: &FieldDef, json: &Json) -> Result<Option<Value>, Refusal> {
    if json.is_null() || json.as_str().is_some_and(|s| s.trim().is_empty()) {
        return Ok(None);
    }
    if let Some(list) = json.as_array() {
        if list.is_empty() {
            return Ok(None);
        }
        let (most, what) = match field.kind {
            FieldKind::Table { .. } => (MAX_ROWS, "lines"),
            _ => (MAX_REFERENCES, "entries"),
        };
        if list.len() > most {
            return Err(refuse(field, Code::TooMany).with("max", most).with("what", what));
        }
    }
    if let (FieldKind::Table { columns }, Json::Array(lines)) = (&field.kind, json) {
        let rows = lines.iter().map(|line| row(field, columns, line)).collect::<Result<Vec<_>, _>>()?;
        let rows: Vec<Row> = rows.into_iter().filter(|row| !row.is_empty()).collect();
        return Ok((!rows.is_empty()).then_some(Value::Table(rows)));
    }
    let value = Value::from_json(&field.kind, json).map_err(|e| shape(field, json, e.expected))?;
    check(field, value).map(Some)
}

/// Checks a value of the right shape, and brings it to its one stored form (Unicode NFC, no surrounding blanks, no repetition).
pub(crate) fn check(field: &FieldDef, value: Value) -> Result<Value, Refusal> {
    Ok(match (&field.kind, value) {
        (FieldKind::Text { max }, Value::Text(text)) => Value::Text(tidy(field, &text, *max, false)?),
        (FieldKind::LongText { max, .. }, Value::Text(text)) => Value::Text(tidy(field, &text, *max, true)?),
        (FieldKind::Integer { min, max }, Value::Integer(n)) => {
            if n < *min || n > *max {
                return Err(range(field, min, max));
            }
            Value::Integer(n)
        }
        (FieldKind::Decimal { scale, min, max }, Value::Decimal(d)) => {
            Value::Decimal(decimal(field, d, *scale, min.as_deref(), max.as_deref())?)
        }
        (FieldKind::Duration, Value::Duration(n)) => {
            if n < 0 {
                return Err(refuse(field, Code::Negative));
            }
            if n > MAX_DURATION {
                return Err(range(field, 0, "10 years"));
            }
            Value::Duration(n)
        }
        (FieldKind::Money, Value::Money(m)) => {
            if m.minor < 0 {
                return Err(refuse(field, Code::Negative));
            }
            Value::Money(m)
        }
        (FieldKind::Date, Value::Date(d)) => {
            if !(1900..=2200).contains(&d.year()) {
                return Err(range(field, "1900-01-01", "2200-12-31"));
            }
            Value::Date(d)
        }
        (FieldKind::Instant, Value::Instant(t)) => {
            // 1900-01-01 and 2200-12-31 in seconds: beyond them a typing error is certain.
            if !(-2_208_988_800..=7_289_654_400).contains(&t.seconds()) {
                return Err(range(field, "1900-01-01", "2200-12-31"));
            }
            Value::Instant(t)
        }
        (FieldKind::Choice { choices }, Value::Choice(name)) => Value::Choice(choice(field, choices, &name)?),
        (FieldKind::MultiChoice { choices }, Value::Choices(names)) => {
            let mut kept: Vec<Name> = Vec::new();
            for name in names {
                let name = choice(field, choices, &name)?;
                if !kept.contains(&name) {
                    kept.push(name);
                }
            }
            Value::Choices(kept)
        }
        (FieldKind::References { .. }, Value::References(ids)) => {
            let mut kept = Vec::with_capacity(ids.len());
            for id in ids {
                if !kept.contains(&id) {
                    kept.push(id);
                }
            }
            Value::References(kept)
        }
        (_, value) => value,
    })
}

fn row(field: &FieldDef, columns: &[FieldDef], line: &Json) -> Result<Row, Refusal> {
    let object = line.as_object().ok_or_else(|| shape(field, line, "a line with named columns"))?;
    let within = |mut refusal: Refusal| {
        refusal.field = Some(field.name.clone());
        refusal
    };
    if let Some(unknown) = object.keys().find(|key| !columns.iter().any(|c| *c.name == ***key)) {
        let shown: String = unknown.chars().take(60).collect();
        let near = nearest(unknown, columns.iter().map(|c| &*c.name));
        return Err(refuse(field, Code::UnknownField).with("value", shown).with("suggestion", meant(near)));
    }
    let mut row = Row::new();
    for column in columns {
        let given = object.get(&*column.name).unwrap_or(&Json::Null);
        if let Some(value) = read_field(column, given).map_err(within)? {
            row.insert(column.name.clone(), value);
        }
    }
    let missing = columns.iter().find(|c| c.required && !row.contains_key(&c.name));
    match missing {
        Some(column) if !row.is_empty() => Err(within(refuse(column, Code::Required))),
        _ => Ok(row),
    }
}

fn tidy(field: &FieldDef, text: &str, max: u32, lines: bool) -> Result<String, Refusal> {
    let unified = characters::unified(text);
    if !characters::speaks_plainly(&unified, lines) {
        return Err(refuse(field, Code::WrongShape)
            .with("expected", if lines { "a text without control characters" } else { "one line without control characters" }));
    }
    let normal = if is_nfc(&unified) { unified.into_owned() } else { unified.nfc().collect() };
    let text = normal.trim();
    let length = text.chars().count();
    if length > max as usize {
        return Err(refuse(field, Code::TooLong).with("max", max));
    }
    if let Some(min) = field.min_text {
        if is_placeholder(text) {
            return Err(refuse(field, Code::Placeholder).with("min", min));
        }
        if length < min as usize {
            return Err(refuse(field, Code::TooShort).with("min", min));
        }
    }
    Ok(text.to_owned())
}

/// Whether a text only pretends to be one: `tbd`, `n/a`, `-`, `.`, `test`, or one character again and again.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['.', '!', ' ']).to_lowercase();
    let mut letters = bare.chars().filter(|c| !c.is_whitespace());
    let first = letters.next();
    bare.is_empty() || PLACEHOLDERS.contains(&bare.as_str()) || letters.all(|c| Some(c) == first)
}

fn choice(field: &FieldDef, choices: &[Choice], name: &Name) -> Result<Name, Refusal> {
    if let Some(found) = choices.iter().find(|c| c.name == *name && !c.retired) {
        return Ok(found.name.clone());
    }
    let shown: String = name.chars().take(60).collect();
    let near = nearest(name, choices.iter().filter(|c| !c.retired).map(|c| &*c.name));
    Err(refuse(field, Code::UnknownChoice).with("value", shown).with("suggestion", meant(near)))
}

fn decimal(field: &FieldDef, value: Decimal, scale: u32, min: Option<&str>, max: Option<&str>) -> Result<Decimal, Refusal> {
    let bound = |text: Option<&str>| text.and_then(|t| t.parse::<Decimal>().ok());
    // Without bounds amounts are not negative, as with integers.
    let (low, high) = (bound(min).unwrap_or(Decimal::ZERO), bound(max).unwrap_or(Decimal::from(1_000_000_000_000_i64)));
    if value < low || value > high {
        return Err(range(field, low, high));
    }
    let normal = value.normalize();
    if normal.scale() > scale {
        return Err(refuse(field, Code::WrongShape).with("expected", format!("a number with at most {scale} decimals")));
    }
    Ok(normal)
}

pub(crate) fn shape(field: &FieldDef, json: &Json, expected: &str) -> Refusal {
    let shown: String = json.as_str().map_or_else(|| json.to_string(), str::to_owned).chars().take(60).collect();
    let code = match field.kind {
        FieldKind::Integer { .. } | FieldKind::Decimal { .. } => Code::NotANumber,
        FieldKind::Date => Code::NotADate,
        FieldKind::Instant => Code::NotAnInstant,
        FieldKind::Duration => Code::NotADuration,
        _ => Code::WrongShape,
    };
    refuse(field, code).with("value", shown).with("expected", expected)
}

fn range(field: &FieldDef, min: impl std::fmt::Display, max: impl std::fmt::Display) -> Refusal {
    refuse(field, Code::OutOfRange).with("min", min).with("max", max)
}

pub(crate) fn refuse(field: &FieldDef, code: Code) -> Refusal {
    Refusal::new(code).on(field.name.clone()).with("label", &field.label)
}

fn meant(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!(" Did you mean “{near}”?"))
}
