//! Between a value and the text boxes that hold it: `encode` fills the boxes, `decode` reads them back. For every kind,
//! decoding what was encoded gives the value again; what a person types and cannot be read comes back as a refusal
//! beside its box, with the text untouched.
//!
//! Box names: the field's name; `amount.minor`-like parts use a dot (`cost.amount`, `cost.currency`); lines of a table are
//! `field.0.column`; `name~` holds the typed text of a reference, `name~was` its label when the page was drawn, and
//! `name~shown` says that check boxes were on the page, since an unchecked box sends nothing.

use crate::ui::views::Names;
use jiff::tz::TimeZone;
use kernel::{Code, Date, Id, Refusal, Timestamp};
use schema::{FieldDef, FieldKind, Value};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// At most this many lines of a table are read from a form.
const MAX_LINES: usize = 200;

/// What stands in the boxes of a form, by box name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw(pub BTreeMap<String, Vec<String>>);

impl Raw {
    /// The first text of a box; empty when there is none.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        self.0.get(name).and_then(|v| v.first()).map_or("", String::as_str)
    }
    /// All texts of a box.
    #[must_use]
    pub fn many(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
    /// Whether the box was on the page.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
    /// Puts one text into a box.
    pub fn put(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.0.entry(name.into()).or_default().push(text.into());
    }
    /// The boxes from decoded form pairs, in order.
    #[must_use]
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut raw = Self::default();
        for (name, text) in pairs {
            raw.put(name, text);
        }
        raw
    }
}

/// What a box held.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The field was not on the page.
    Absent,
    /// A value in JSON form; `null` empties the field.
    Value(Json),
    /// Text that names a record and has still to be found (no script to do it while typing).
    Find(String),
}

/// Fills the boxes of one field.
pub fn encode(def: &FieldDef, value: Option<&Value>, prefix: &str, names: &Names, zone: &TimeZone, raw: &mut Raw) {
    let name = format!("{prefix}{}", def.name);
    if matches!(def.kind, FieldKind::Boolean | FieldKind::MultiChoice { .. } | FieldKind::References { .. }) {
        raw.put(format!("{name}~shown"), "1");
    }
    let Some(value) = value else { return };
    match value {
        Value::Text(s) => raw.put(name, s.as_str()),
        Value::Boolean(b) => {
            if *b {
                raw.put(name, "true");
            }
        }
        Value::Integer(n) => raw.put(name, n.to_string()),
        Value::Decimal(d) => raw.put(name, d.to_string()),
        Value::Money(m) => {
            let sign = if m.minor < 0 { "-" } else { "" };
            let minor = m.minor.unsigned_abs();
            raw.put(format!("{name}.amount"), format!("{sign}{}.{:02}", minor / 100, minor % 100));
            raw.put(format!("{name}.currency"), m.currency.as_str());
        }
        Value::Date(d) => raw.put(name, d.to_string()),
        Value::Instant(at) => raw.put(name, local_text(*at, zone)),
        Value::Duration(s) => raw.put(name, duration_text(*s)),
        Value::Choice(c) => raw.put(name, c.as_str()),
        Value::Choices(cs) => cs.iter().for_each(|c| raw.put(name.clone(), c.as_str())),
        Value::Reference(id) => {
            let label = names.get(id).map_or("", |l| &l.title);
            raw.put(format!("{name}~"), label);
            raw.put(format!("{name}~was"), label);
            raw.put(name, id.text());
        }
        Value::References(ids) => ids.iter().for_each(|id| raw.put(name.clone(), id.text())),
        Value::Table(rows) => {
            if let FieldKind::Table { columns } = &def.kind {
                for (i, row) in rows.iter().enumerate() {
                    let prefix = format!("{name}.{i}.");
                    columns.iter().for_each(|c| encode(c, row.get(&c.name), &prefix, names, zone, raw));
                }
            }
        }
    }
}

/// Reads the boxes of one field. Shape only: ranges, choices and existence are the engine's to check.
///
/// # Errors
/// A refusal naming the field, when the text cannot be a value of its kind.
pub fn decode(def: &FieldDef, prefix: &str, zone: &TimeZone, raw: &Raw) -> Result<Input, Refusal> {
    let name = format!("{prefix}{}", def.name);
    let text = raw.one(&name).trim();
    let refuse = |code| Err(Refusal::new(code).on(name.as_str()).with("label", &def.label).with("value", short(text)));
    let filled = |value: Json| Ok(Input::Value(value));
    match &def.kind {
        FieldKind::Boolean => {
            return if raw.has(&name) {
                filled(json!(text == "true" || text == "on"))
            } else if raw.has(&format!("{name}~shown")) {
                filled(json!(false))
            } else {
                Ok(Input::Absent)
            };
        }
        FieldKind::MultiChoice { .. } | FieldKind::References { .. } => {
            let items: Vec<&str> = raw.many(&name).iter().map(|s| s.trim()).filter(|s| !s.is_empty()).collect();
            return match (items.is_empty(), raw.has(&format!("{name}~shown")) || raw.has(&name)) {
                (_, false) => Ok(Input::Absent),
                (true, true) => filled(Json::Null),
                (false, true) => filled(json!(items)),
            };
        }
        FieldKind::Table { columns } => return decode_lines(def, columns, &name, zone, raw),
        FieldKind::Money => {
            let (amount, currency) = (raw.one(&format!("{name}.amount")).trim(), raw.one(&format!("{name}.currency")).trim());
            if !raw.has(&format!("{name}.amount")) {
                return Ok(Input::Absent);
            }
            if amount.is_empty() {
                return filled(Json::Null);
            }
            return match minor_units(amount) {
                Some(minor) => filled(json!({"minor": minor, "currency": currency.to_ascii_uppercase()})),
                None => Err(Refusal::new(Code::NotANumber).on(name.as_str()).with("label", &def.label).with("value", short(amount))),
            };
        }
        FieldKind::Person | FieldKind::Group | FieldKind::Reference { .. } => {
            let typed = raw.one(&format!("{name}~")).trim();
            let changed = raw.has(&format!("{name}~")) && typed != raw.one(&format!("{name}~was")).trim();
            if changed && typed.is_empty() {
                return filled(Json::Null);
            }
            if changed {
                return Ok(Input::Find(typed.to_owned()));
            }
        }
        _ => {}
    }
    if !raw.has(&name) {
        return Ok(Input::Absent);
    }
    if text.is_empty() {
        return filled(Json::Null);
    }
    match &def.kind {
        FieldKind::Integer { .. } => match text.replace([',', ' ', '\u{202f}'], "").parse::<i64>() {
            Ok(n) => filled(json!(n)),
            Err(_) => refuse(Code::NotANumber),
        },
        FieldKind::Decimal { .. } => {
            let plain = text.replace(' ', "");
            if plain.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) && plain.bytes().any(|b| b.is_ascii_digit()) {
                filled(json!(plain))
            } else {
                refuse(Code::NotANumber)
            }
        }
        FieldKind::Date => match text.parse::<Date>() {
            Ok(d) => filled(json!(d.to_string())),
            Err(_) => refuse(Code::NotADate),
        },
        FieldKind::Instant => match parse_local(text, zone) {
            Some(at) => filled(json!(at.to_string())),
            None => refuse(Code::NotAnInstant),
        },
        FieldKind::Duration => match parse_duration(text) {
            Some(s) => filled(json!(s)),
            None => refuse(Code::NotADuration),
        },
        FieldKind::LongText { .. } => filled(json!(raw.one(&name).replace("\r\n", "\n").trim_end())),
        FieldKind::Person | FieldKind::Group | FieldKind::Reference { .. } => match text.parse::<Id>() {
            Ok(id) => filled(json!(id.text())),
            Err(_) => Ok(Input::Find(text.to_owned())),
        },
        _ => filled(json!(text)),
    }
}

fn decode_lines(def: &FieldDef, columns: &[FieldDef], name: &str, zone: &TimeZone, raw: &Raw) -> Result<Input, Refusal> {
    let prefix = format!("{name}.");
    let mut lines: Vec<usize> = raw
        .0
        .range(prefix.clone()..)
        .map_while(|(k, _)| k.strip_prefix(&prefix))
        .filter_map(|k| k.split('.').next()?.parse().ok())
        .collect();
    lines.sort_unstable();
    lines.dedup();
    if lines.is_empty() {
        return Ok(if raw.has(&format!("{name}~shown")) { Input::Value(Json::Null) } else { Input::Absent });
    }
    if lines.len() > MAX_LINES {
        return Err(Refusal::new(Code::TooMany).on(name).with("max", MAX_LINES).with("what", format!("lines of {}", def.label)));
    }
    let mut rows = Vec::new();
    for line in lines {
        let mut row = serde_json::Map::new();
        for column in columns {
            match decode(column, &format!("{name}.{line}."), zone, raw)? {
                Input::Value(Json::Null) | Input::Absent => {}
                Input::Value(Json::Bool(false)) if row.is_empty() => {}
                Input::Value(value) => {
                    row.insert(column.name.to_string(), value);
                }
                Input::Find(text) => {
                    return Err(Refusal::new(Code::UnknownReference)
                        .on(format!("{name}.{line}.{}", column.name))
                        .with("label", &column.label)
                        .with("value", text));
                }
            }
        }
        if !row.is_empty() {
            rows.push(Json::Object(row));
        }
    }
    Ok(Input::Value(if rows.is_empty() { Json::Null } else { Json::Array(rows) }))
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

fn minor_units(text: &str) -> Option<i64> {
    let plain = text.replace([',', ' '], "");
    let (sign, digits) = plain.strip_prefix('-').map_or((1, plain.as_str()), |d| (-1, d));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || fraction.len() > 2 || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let cents: i64 = format!("{fraction:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)?.checked_mul(sign)
}

/// `2026-03-27T16:00:05` in the reader's zone, with as many digits as needed: what `datetime-local` holds.
fn local_text(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at.to_jiff()).to_string()
}

fn parse_local(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    let local: jiff::civil::DateTime = text.replace(' ', "T").parse().ok()?;
    zone.to_ambiguous_zoned(local).compatible().ok().map(|z| z.timestamp().into())
}

fn duration_text(seconds: i64) -> String {
    let (sign, s) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
    let parts = [(s / 3600, "h"), (s % 3600 / 60, "m"), (s % 60, "s")];
    let text: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, u)| format!("{n}{u}")).collect();
    if text.is_empty() { "0s".to_owned() } else { format!("{sign}{}", text.join(" ")) }
}

/// `1h 30m`, `90 min`, `2:15` (hours and minutes), `45s`.
fn parse_duration(text: &str) -> Option<i64> {
    if let Some((h, m)) = text.split_once(':') {
        let (h, m): (i64, i64) = (h.trim().parse().ok()?, m.trim().parse().ok()?);
        return (h >= 0 && (0..60).contains(&m)).then(|| h.checked_mul(3600)?.checked_add(m * 60)).flatten();
    }
    let (sign, rest) = text.strip_prefix('-').map_or((1, text), |r| (-1, r));
    let (mut total, mut number, mut unit, mut any) = (0_i64, String::new(), String::new(), false);
    let mut close = |number: &mut String, unit: &mut String| -> Option<()> {
        if number.is_empty() && unit.is_empty() {
            return Some(());
        }
        let factor = match unit.as_str() {
            "h" | "hour" | "hours" => 3600,
            "m" | "min" | "minutes" | "minute" => 60,
            "s" | "sec" | "seconds" | "second" => 1,
            _ => return None,
        };
        total = total.checked_add(number.parse::<i64>().ok()?.checked_mul(factor)?)?;
        any = true;
        number.clear();
        unit.clear();
        Some(())
    };
    for c in rest.to_ascii_lowercase().chars().filter(|c| !c.is_whitespace()) {
        if c.is_ascii_digit() {
            if !unit.is_empty() {
                close(&mut number, &mut unit)?;
            }
            number.push(c);
        } else {
            unit.push(c);
        }
    }
    close(&mut number, &mut unit)?;
    any.then_some(sign * total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_decodes_to_itself() {
        let names = crate::ui::samples::names();
        for zone in ["UTC", "Europe/Paris", "America/St_Johns"].map(|z| TimeZone::get(z).unwrap()) {
            for (def, value) in crate::ui::samples::every_kind() {
                let mut raw = Raw::default();
                encode(&def, Some(&value), "", &names, &zone, &mut raw);
                let Input::Value(json) = decode(&def, "", &zone, &raw).unwrap() else { panic!("{} was not read back", def.label) };
                assert_eq!(Value::from_json(&def.kind, &json).unwrap(), value, "{}", def.label);
            }
        }
    }

    #[test]
    fn an_empty_box_empties_and_an_absent_box_says_nothing() {
        for (def, _) in crate::ui::samples::every_kind() {
            assert_eq!(decode(&def, "", &TimeZone::UTC, &Raw::default()).unwrap(), Input::Absent, "{}", def.label);
        }
    }

    #[test]
    fn durations_by_case() {
        for (text, want) in [
            ("1h 30m", Some(5400)),
            ("90 min", Some(5400)),
            ("2:15", Some(8100)),
            ("45s", Some(45)),
            ("1h30m10s", Some(5410)),
            ("", None),
            ("soon", None),
            ("5", None),
            ("h", None),
            ("99999999999999999999h", None),
            ("9223372036854775807h", None),
        ] {
            assert_eq!(parse_duration(text), want, "{text}");
        }
    }

    #[test]
    fn amounts_by_case() {
        for (text, want) in [
            ("12.5", Some(1250)),
            ("1,234.56", Some(123_456)),
            ("-0.01", Some(-1)),
            (".5", None),
            ("1.234", None),
            ("NaN", None),
            ("1e9", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(minor_units(text), want, "{text}");
        }
    }
}
