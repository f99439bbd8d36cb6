//! Field values from outside, held to the published schema to the letter. The engine reads values kindly (it trims, takes
//! a blank text for an empty field, forgets repetitions); a program deserves to be told instead. What is accepted here is
//! exactly what `openapi.json` says, and `null` is the one way to empty a field.

use super::json::{meant, nearest, short};
use kernel::{Code, Name, Refusal, Refusals};
use schema::{FieldDef, FieldKind, TypeDef};
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// Reads an object of field values.
///
/// # Errors
/// Everything that is wrong in it at once.
pub fn read(def: &TypeDef, object: &Map<String, Json>) -> Result<BTreeMap<Name, Json>, Refusals> {
    let mut set = BTreeMap::new();
    let mut refusals = Refusals::default();
    for (key, json) in object {
        let Some(field) = def.field(key) else {
            let near = nearest(key, def.fields.iter().map(|f| &*f.name));
            refusals
                .push(Refusal::new(Code::UnknownField).on(short(key).as_str()).with("value", short(key)).with("suggestion", meant(near)));
            continue;
        };
        match fit(field, json) {
            Ok(()) => drop(set.insert(field.name.clone(), json.clone())),
            Err(refusal) => refusals.push(refusal.on(field.name.clone())),
        }
    }
    refusals.into_result().map(|()| set)
}

fn refuse(field: &FieldDef, code: Code) -> Refusal {
    Refusal::new(code).on(field.name.clone()).with("label", &field.label)
}

fn shape(field: &FieldDef, expected: &str) -> Refusal {
    refuse(field, Code::WrongShape).with("expected", expected)
}

fn fit(field: &FieldDef, json: &Json) -> Result<(), Refusal> {
    if json.is_null() {
        return Ok(());
    }
    let text = |expected: &str| json.as_str().ok_or_else(|| shape(field, expected));
    match &field.kind {
        FieldKind::Text { max } | FieldKind::LongText { max, .. } => {
            let text = text("a text, or null to empty it")?;
            if text.trim().is_empty() {
                return Err(shape(field, "a text that is not blank, or null to empty it"));
            }
            if text.chars().count() > *max as usize {
                return Err(refuse(field, Code::TooLong).with("max", max));
            }
        }
        FieldKind::Choice { .. } => {
            if text("the name of a choice, or null to empty it")?.trim().is_empty() {
                return Err(shape(field, "the name of a choice, or null to empty it"));
            }
        }
        FieldKind::Date => {
            let given = text("a date such as 2026-03-27")?;
            if !is_date(given) {
                return Err(refuse(field, Code::NotADate).with("value", short(given)));
            }
        }
        FieldKind::Instant => {
            let given = text("an instant such as 2026-03-27T15:00:00Z")?;
            if !is_instant(given) {
                return Err(refuse(field, Code::NotAnInstant).with("value", short(given)));
            }
        }
        FieldKind::Decimal { scale, .. } => {
            let given = text("a decimal number as text, for example \"12.50\"")?;
            if !is_decimal(given, *scale) {
                return Err(refuse(field, Code::NotANumber).with("value", short(given)));
            }
        }
        FieldKind::Money => {
            let known = |map: &Map<String, Json>| map.len() == 2 && map.contains_key("minor") && map.contains_key("currency");
            if !json.as_object().is_some_and(known) {
                return Err(shape(field, "an amount such as {\"minor\": 1250, \"currency\": \"EUR\"}"));
            }
        }
        FieldKind::Person | FieldKind::Group | FieldKind::Reference { .. } => {
            text("the id of a record, or null to empty it")?.parse::<kernel::Id>().map_err(|_| shape(field, "the id of a record"))?;
        }
        FieldKind::Table { columns } => {
            let lines = json.as_array().ok_or_else(|| shape(field, "a list of lines"))?;
            for line in lines {
                row(field, columns, line)?;
            }
        }
        FieldKind::MultiChoice { .. } | FieldKind::References { .. } => {
            let list = json.as_array().ok_or_else(|| shape(field, "a list"))?;
            if list.iter().any(|item| item.as_str().is_none_or(|t| t.trim().is_empty())) {
                return Err(shape(field, "a list of texts"));
            }
        }
        FieldKind::Boolean | FieldKind::Integer { .. } | FieldKind::Duration => {}
    }
    Ok(())
}

fn row(field: &FieldDef, columns: &[FieldDef], line: &Json) -> Result<(), Refusal> {
    let cells = line.as_object().ok_or_else(|| shape(field, "a line with named columns"))?;
    if cells.values().all(Json::is_null) {
        return Err(shape(field, "lines in which something stands"));
    }
    for column in columns {
        match cells.get(&*column.name) {
            Some(cell) if !cell.is_null() => fit(column, cell).map_err(|r| r.on(field.name.clone()))?,
            _ if column.required => return Err(refuse(field, Code::Required).with("label", format!("{}: {}", field.label, column.label))),
            _ => {}
        }
    }
    Ok(())
}

fn digits(text: &str, shape: &str) -> bool {
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(|(b, s)| if s == b'9' { b.is_ascii_digit() } else { b == s })
}

/// `2026-03-27`.
fn is_date(text: &str) -> bool {
    digits(text, "9999-99-99")
}

/// RFC 3339: `2026-03-27T15:00:00Z`, a fraction of up to nine digits and an offset allowed.
pub fn is_instant(text: &str) -> bool {
    let (Some(start), Some(rest)) = (text.get(..19), text.get(19..)) else { return false };
    if !digits(start, "9999-99-99T99:99:99") {
        return false;
    }
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => {
            let after = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            let count = fraction.len() - after.len();
            if count == 0 || count > 9 {
                return false;
            }
            after
        }
        None => rest,
    };
    rest == "Z" || digits(rest, "+99:99") || digits(rest, "-99:99")
}

fn is_decimal(text: &str, scale: u32) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(w, f)| (w, Some(f)));
    let number = |t: &str| !t.is_empty() && t.len() <= 18 && t.bytes().all(|b| b.is_ascii_digit());
    number(whole) && fraction.is_none_or(|f| number(f) && f.len() <= scale as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_and_decimals_have_one_form() {
        for good in ["2026-03-27T15:00:00Z", "2026-03-27T15:00:00.123456Z", "2026-03-27T15:00:00+02:00"] {
            assert!(is_instant(good), "{good}");
        }
        for bad in [
            "2026-03-27 15:00:00Z",
            "2026-03-27T15:00Z",
            "2026-03-27T15:00:00",
            "2026-03-27T15:00:00.Z",
            "2026-03-27T15:00:00+02:00[Europe/Paris]",
            "é",
        ] {
            assert!(!is_instant(bad), "{bad}");
        }
        assert!(is_decimal("-12.50", 2) && is_decimal("7", 0));
        assert!(!is_decimal("12.505", 2) && !is_decimal("", 2) && !is_decimal("1.", 2) && !is_decimal("1e5", 2));
    }
}
