//! Values as people type them, and as forms show them: `1h 30m`, `12.50 EUR`, `2026-03-27T15:00` in the viewer's zone.
//!
//! [`form_text`] and [`read_form_text`] are inverse: what a form shows, sent back untouched, is the same value. What
//! could be meant in two ways (`1,234`, a bare `90` as duration) is refused, never guessed.

use crate::read_value::{check, refuse, shape};
use crate::{Choice, FieldDef, FieldKind, Row, Value, read_field};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kernel::{Code, Currency, Date, Id, Money, Name, Refusal, Timestamp};
use rust_decimal::Decimal;
use serde_json::Value as Json;

/// Longest text of a form field that is looked at, in bytes.
const MAX_BYTES: usize = 1_000_000;

/// Reads what was typed into a form; blank means an empty field. Instants without offset are in `zone`.
///
/// # Errors
/// Why the text is refused, naming the field and its label.
pub fn read_form_text(field: &FieldDef, text: &str, zone: &TimeZone) -> Result<Option<Value>, Refusal> {
    let typed = text.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if text.len() > MAX_BYTES {
        return Err(refuse(field, Code::TooLong).with("max", MAX_BYTES));
    }
    let wrong = |expected: &str| shape(field, &Json::String(typed.to_owned()), expected);
    let value = match &field.kind {
        FieldKind::Text { .. } | FieldKind::LongText { .. } => Value::Text(text.to_owned()),
        FieldKind::Boolean => Value::Boolean(boolean(typed).ok_or_else(|| wrong("yes or no"))?),
        FieldKind::Integer { .. } => Value::Integer(ungrouped(typed).parse().map_err(|_| wrong("a whole number"))?),
        FieldKind::Decimal { .. } => Value::Decimal(decimal(typed).ok_or_else(|| wrong("a decimal number"))?),
        FieldKind::Money => Value::Money(money(typed).ok_or_else(|| wrong("an amount such as 12.50 EUR"))?),
        FieldKind::Date => Value::Date(date(typed).ok_or_else(|| wrong("a date such as 2026-03-27"))?),
        FieldKind::Instant => Value::Instant(instant(typed, zone).ok_or_else(|| wrong("a date and time such as 2026-03-27 15:00"))?),
        FieldKind::Duration => Value::Duration(duration(typed).ok_or_else(|| wrong("a duration such as 1h 30m"))?),
        FieldKind::Choice { choices } => Value::Choice(by_label(choices, typed)),
        FieldKind::MultiChoice { choices } => {
            let names = typed.split([',', '\n']).map(str::trim).filter(|n| !n.is_empty());
            Value::Choices(names.map(|name| by_label(choices, name)).collect())
        }
        FieldKind::Person | FieldKind::Group | FieldKind::Reference { .. } => {
            Value::Reference(typed.parse().map_err(|_| wrong("the id of a record"))?)
        }
        FieldKind::References { .. } => {
            let ids = typed.split([',', '\n', ' ']).map(str::trim).filter(|n| !n.is_empty());
            Value::References(ids.map(str::parse).collect::<Result<Vec<Id>, _>>().map_err(|_| wrong("ids of records"))?)
        }
        FieldKind::Table { columns } => return table(field, columns, typed, zone),
    };
    // Counts of entries are limited by the JSON form; run several values through it.
    match value {
        Value::Choices(_) | Value::References(_) => read_field(field, &value.to_json()),
        value => check(field, value).map(Some),
    }
}

/// The text a form shows for a value: [`read_form_text`] gives the value back.
#[must_use]
pub fn form_text(field: &FieldDef, value: &Value, zone: &TimeZone) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Integer(n) => n.to_string(),
        Value::Decimal(d) => d.to_string(),
        Value::Money(m) => money_text(*m),
        Value::Date(d) => d.to_string(),
        Value::Instant(t) => instant_text(*t, zone),
        Value::Duration(n) => duration_text(*n),
        Value::Choice(name) => name.to_string(),
        Value::Choices(names) => joined(names),
        Value::Reference(id) => id.text(),
        Value::References(ids) => joined(ids),
        Value::Table(rows) => {
            let FieldKind::Table { columns } = &field.kind else { return String::new() };
            let cell = |row: &Row, c: &FieldDef| row.get(&c.name).map_or_else(String::new, |v| table_cell(&form_text(c, v, zone)));
            let line = |row: &Row| columns.iter().map(|c| cell(row, c)).collect::<Vec<_>>().join(" | ");
            rows.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

fn joined<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "true" | "on" | "1" => Some(true),
        "no" | "false" | "off" | "0" => Some(false),
        _ => None,
    }
}

/// Digits without the blanks and apostrophes people group thousands with.
fn ungrouped(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\'' | '’')).collect()
}

fn decimal(text: &str) -> Option<Decimal> {
    let bare = ungrouped(text);
    let normal = match (bare.rfind('.'), bare.rfind(',')) {
        // Whichever mark stands last is the decimal one; the other groups thousands.
        (Some(dot), Some(comma)) if dot > comma => grouped(&bare, dot, ',')?,
        (Some(dot), Some(comma)) => grouped(&bare, comma, '.').filter(|_| dot < comma)?.replace(',', "."),
        // `1,234` may be twelve hundred or one and a bit: refused.
        (None, Some(comma)) if bare.matches(',').count() > 1 || bare.len() - comma == 4 => return None,
        (None, Some(_)) => bare.replace(',', "."),
        _ => bare,
    };
    if !normal.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    normal.parse().ok()
}

/// `text` without the grouping mark, when every group before `point` has three digits.
fn grouped(text: &str, point: usize, mark: char) -> Option<String> {
    let mut groups = text.get(..point)?.split(mark);
    let first = groups.next()?.trim_start_matches(['-', '+']).len();
    ((1..=3).contains(&first) && groups.all(|g| g.len() == 3)).then(|| text.replace(mark, ""))
}

/// How many digits the minor unit of a currency has (ISO 4217).
#[must_use]
pub fn minor_digits(currency: Currency) -> u32 {
    match currency.as_str() {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

fn money(text: &str) -> Option<Money> {
    let (code, amount) = if let Some(rest) = text.strip_prefix('€').or_else(|| text.strip_suffix('€')) {
        ("EUR".to_owned(), rest)
    } else if let Some(rest) = text.strip_prefix('£') {
        ("GBP".to_owned(), rest)
    } else if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        (text.get(..3)?.to_ascii_uppercase(), text.get(3..)?)
    } else {
        let cut = text.len().checked_sub(3)?;
        (text.get(cut..)?.to_ascii_uppercase(), text.get(..cut)?)
    };
    let currency = Currency::parse(&code)?;
    let digits = minor_digits(currency);
    let amount = decimal(amount.trim())?.normalize();
    if amount.scale() > digits {
        return None;
    }
    let minor = amount.checked_mul(Decimal::from(10_i64.pow(digits)))?;
    Some(Money { minor: minor.try_into().ok()?, currency })
}

/// `12.50 EUR`.
#[must_use]
pub fn money_text(money: Money) -> String {
    let digits = minor_digits(money.currency);
    format!("{} {}", Decimal::from_i128_with_scale(i128::from(money.minor), digits), money.currency.as_str())
}

fn date(text: &str) -> Option<Date> {
    if let Some((day, rest)) = text.split_once('.')
        && let Some((month, year)) = rest.split_once('.')
    {
        // Day.month.year has one meaning wherever it is written; with slashes it has two, and is refused.
        return Date::new(year.parse().ok().filter(|_| year.len() == 4)?, month.parse().ok()?, day.parse().ok()?).ok();
    }
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

fn instant(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    if let Ok(exact) = text.parse::<Timestamp>() {
        return Some(exact);
    }
    // A date alone is not an instant: midnight would be a guess.
    if !text.contains(':') || text.contains('[') {
        return None;
    }
    let local: DateTime = text.parse().ok()?;
    zone.to_zoned(local).ok().map(|zoned| zoned.timestamp().into())
}

fn instant_text(t: Timestamp, zone: &TimeZone) -> String {
    let zoned = t.to_jiff().to_zoned(zone.clone());
    let local = zoned.datetime();
    // The repeated hour of autumn: the second time around needs its offset to be told from the first.
    if instant(&local.to_string(), zone) != Some(t) {
        return t.to_string();
    }
    let text = local.to_string();
    text.strip_suffix(":00").filter(|short| short.len() == 16).map_or_else(|| text.clone(), str::to_owned)
}

fn duration(text: &str) -> Option<i64> {
    if let Some((hours, minutes)) = text.split_once(':') {
        let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok().filter(|_| minutes.len() == 2)?);
        return (hours >= 0 && (0..60).contains(&minutes)).then(|| hours.checked_mul(3600)?.checked_add(minutes * 60)).flatten();
    }
    let mut total = Decimal::ZERO;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, tail) = rest.split_at(end);
        let tail = tail.trim_start();
        let end = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(end);
        // Days are left out on purpose: a working day and a day of the calendar differ.
        let seconds = match unit.to_ascii_lowercase().as_str() {
            "h" | "hour" | "hours" => 3600,
            "m" | "min" | "minute" | "minutes" => 60,
            "s" | "sec" | "second" | "seconds" => 1,
            _ => return None,
        };
        total = total.checked_add(number.parse::<Decimal>().ok()?.checked_mul(Decimal::from(seconds))?)?;
        rest = tail.trim_start_matches([' ', ',']);
    }
    total.is_integer().then(|| total.try_into().ok()).flatten()
}

/// `1h 30m`; `0m` for nothing.
#[must_use]
pub fn duration_text(seconds: i64) -> String {
    let (sign, left) = if seconds < 0 { ("-", seconds.unsigned_abs()) } else { ("", seconds.unsigned_abs()) };
    let parts = [(left / 3600, "h"), (left / 60 % 60, "m"), (left % 60, "s")];
    let shown: Vec<_> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, unit)| format!("{n}{unit}")).collect();
    if shown.is_empty() { "0m".to_owned() } else { format!("{sign}{}", shown.join(" ")) }
}

/// The choice with this name, or the one with this label; otherwise the text itself, which is refused with a suggestion.
fn by_label(choices: &[Choice], text: &str) -> Name {
    let named = choices.iter().find(|c| c.name == *text);
    let labelled = || choices.iter().find(|c| !c.retired && c.label.to_lowercase() == text.to_lowercase());
    named.or_else(labelled).map_or_else(|| Name::from(text), |c| c.name.clone())
}

/// Lines of a table: the JSON form, or one line of text per row with `|` between cells (`\|`, `\n` and `\\` within a cell).
fn table(field: &FieldDef, columns: &[FieldDef], text: &str, zone: &TimeZone) -> Result<Option<Value>, Refusal> {
    if text.starts_with('[')
        && let Ok(json) = serde_json::from_str::<Json>(text)
    {
        return read_field(field, &json);
    }
    let mut rows = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if rows.len() >= crate::MAX_ROWS {
            return Err(refuse(field, Code::TooMany).with("max", crate::MAX_ROWS).with("what", "lines"));
        }
        let cells = table_cells(line);
        if cells.len() > columns.len() {
            let shown = Json::String(line.to_owned());
            return Err(shape(field, &shown, &format!("lines of at most {} cells", columns.len())));
        }
        let mut row = serde_json::Map::new();
        for (column, cell) in columns.iter().zip(cells) {
            let read = read_form_text(column, &cell, zone).map_err(|mut refusal| {
                refusal.field = Some(field.name.clone());
                refusal
            })?;
            if let Some(value) = read {
                row.insert(column.name.to_string(), value.to_json());
            }
        }
        rows.push(Json::Object(row));
    }
    read_field(field, &Json::Array(rows))
}

/// The cells of one line of a table as text: `|` or a tab between them; `\\|`, `\\n` and `\\\\` within a cell.
#[must_use]
pub fn table_cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let next = match c {
            '|' | '\t' => {
                cells.push(String::new());
                continue;
            }
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        };
        if let Some(cell) = cells.last_mut() {
            cell.push(next);
        }
    }
    cells
}

/// A cell as it may stand in a line of a table.
#[must_use]
pub fn table_cell(cell: &str) -> String {
    cell.replace('\\', "\\\\").replace('|', "\\|").replace('\n', "\\n").replace('\t', "\\\t")
}
