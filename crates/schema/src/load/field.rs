//! Reading a field, a choice and a table column.

use super::draft::{FieldDraft, humanise};
use super::keys::{At, Keys, Reading, wellformed};
use super::tree::{Node, Tree};
use crate::Choice;
use crate::diagnostic::{code, suggestion};
use kernel::Name;
use std::collections::BTreeMap;

/// Tokens of the shape and colour a choice or button is shown with.
pub(crate) const TONES: [&str; 6] = ["neutral", "info", "good", "warn", "bad", "critical"];

/// Reads a field; `under` is `field`, or the path of the table it is a column of.
pub(crate) fn read(node: Node, under: &str, reading: &Reading<'_>) -> Option<FieldDraft> {
    let mut keys = Keys::open(node, "field", reading)?;
    let name = keys.needed_name("name");
    let path = format!("{under}.{}", name.as_ref().map_or("", |n| &*n.value));
    if name.is_some() {
        keys.locate(path.clone());
    }
    let located = |key: &str| reading.places.borrow().at(&format!("{path}.{key}"));
    let min_text = keys.integer("min_text").and_then(|n| {
        let fits = u32::try_from(n).ok().filter(|n| (1..=2000).contains(n));
        if fits.is_none() {
            reading.sink.error(code::BAD_BOUNDS, &located("min_text"), "`min_text` lies between 1 and 2000");
        }
        fits
    });
    let scale = keys.integer("scale").map(|value| At { place: located("scale"), value });
    let markdown = keys.flag("markdown").map(|value| At { place: located("markdown"), value });
    let (mut choices, mut choices_of) = (None, None);
    match keys.take("choices").map(|node| (node.place, node.tree)) {
        None => {}
        Some((place, Tree::Array(items))) => choices = Some(At { place, value: list(items, &path, reading) }),
        Some((place, Tree::Text(field))) => choices_of = wellformed(reading.sink, &field, &place).map(|value| At { place, value }),
        Some((place, other)) => {
            let message = format!("`choices` is a list, or the name of a field with the same choices, not {}", other.kind());
            reading.sink.error(code::WRONG_VALUE, &place, message);
        }
    }
    let columns = keys.items("columns").map(|items| {
        let under = format!("{path}.columns");
        let value: Vec<_> = items.into_iter().filter_map(|item| read(item, &under, reading)).collect();
        for (index, column) in value.iter().enumerate() {
            if value[..index].iter().any(|c| c.name == column.name) {
                reading.sink.error(code::DUPLICATE, &column.place, format!("column “{}” is defined twice", column.name));
            }
        }
        At { place: located("columns"), value }
    });
    let mut draft = FieldDraft {
        name: name.as_ref().map_or_else(|| Name::from("unnamed"), |n| n.value.clone()),
        place: keys.place.clone(),
        label: keys.words("label"),
        kind: keys.text("kind"),
        help: keys.words("help"),
        required: keys.flag("required"),
        computed: keys.flag("computed"),
        immutable: keys.flag("immutable"),
        default: keys.take("default").map(|n| n.tree.to_json()),
        default_by: keys.take("default_by").and_then(|node| defaults(node, &path, reading)),
        right: right(&mut keys, reading),
        search: keys.flag("search"),
        indexed: keys.flag("indexed"),
        unique: keys.flag("unique"),
        personal: keys.flag("personal"),
        min_text,
        past: keys.flag("past"),
        custom: false,
        max: keys.number("max"),
        min: keys.number("min"),
        scale,
        markdown,
        choices,
        choices_of,
        to: keys.name("to"),
        columns,
    };
    keys.close();
    draft.name = name?.value;
    Some(draft)
}

/// Whom a default may be for: the doors a record can come through, and the people who work on such records.
pub(crate) const DEFAULTS_BY: [&str; 8] = ["screen", "api", "mail", "timer", "import", "cli", "system", "staff"];

/// Rights a field may be kept to.
pub(crate) const RIGHTS: [&str; 3] = ["override", "correct", "administer"];

/// Reads defaults by door and people.
fn defaults(node: Node, path: &str, reading: &Reading<'_>) -> Option<BTreeMap<Name, serde_json::Value>> {
    let mut keys = Keys::open(node, "`default_by`", reading)?;
    keys.locate(format!("{path}.default_by"));
    let found = DEFAULTS_BY.iter().filter_map(|key| Some((Name::from(*key), keys.take(key)?.tree.to_json()))).collect();
    keys.close();
    Some(found)
}

/// Reads the key `right`.
fn right(keys: &mut Keys<'_, '_>, reading: &Reading<'_>) -> Option<Name> {
    let right = keys.name("right")?;
    if RIGHTS.contains(&&*right.value) {
        return Some(right.value);
    }
    let message = format!("there is no right “{}” that a field can be kept to", right.value);
    reading.sink.hinted(code::UNKNOWN_ROLE, &right.place, message, format!("one of {}", RIGHTS.join(", ")));
    None
}

/// Reads a list of choices: a name each, or a table with more.
fn list(items: Vec<Node>, path: &str, reading: &Reading<'_>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for item in items {
        let place = item.place.clone();
        let rank = i64::try_from(choices.len() + 1).unwrap_or(i64::MAX);
        let Some(choice) = choice(item, rank, path, reading) else { continue };
        if choices.iter().any(|c| c.name == choice.name) {
            reading.sink.error(code::CHOICES, &place, format!("choice “{}” stands twice", choice.name));
            continue;
        }
        choices.push(choice);
    }
    choices
}

fn choice(item: Node, rank: i64, path: &str, reading: &Reading<'_>) -> Option<Choice> {
    let plain = |name: Name| Choice {
        label: humanise(&name),
        base: name.clone(),
        name,
        rank,
        tone: Name::from("neutral"),
        retired: false,
        help: String::new(),
    };
    if let Tree::Text(text) = &item.tree {
        return choice_name(text, &item.place, reading).map(plain);
    }
    let mut keys = Keys::open(item, "choice", reading)?;
    let Some(name) = keys.text("name") else {
        keys.missing("name", "what is stored when it is chosen");
        return None;
    };
    let name = choice_name(&name.value, &name.place, reading)?;
    keys.locate(format!("{path}.choices.{name}"));
    let mut choice = plain(name);
    choice.label = keys.words("label").unwrap_or(choice.label);
    choice.rank = keys.integer("rank").unwrap_or(choice.rank);
    choice.retired = keys.flag("retired").unwrap_or(false);
    choice.help = keys.words("help").unwrap_or_default();
    if let Some(tone) = tone(&mut keys, &TONES, reading) {
        choice.tone = tone;
    }
    keys.close();
    Some(choice)
}

/// Choices may begin with a digit (`1_high`), as their stored order; otherwise they are names like any other.
fn choice_name(text: &str, place: &crate::Place, reading: &Reading<'_>) -> Option<Name> {
    if text.starts_with(|c: char| c.is_ascii_digit()) && Name::is_wellformed(&format!("c{text}")) {
        return Some(Name::from(text));
    }
    wellformed(reading.sink, text, place)
}

/// Reads the key `tone`, one of `known`.
pub(crate) fn tone(keys: &mut Keys<'_, '_>, known: &[&'static str], reading: &Reading<'_>) -> Option<Name> {
    let tone = keys.name("tone")?;
    if known.contains(&&*tone.value) {
        return Some(tone.value);
    }
    let near = suggestion(&tone.value, known.iter().copied());
    let hint = if near.is_empty() { format!("one of {}", known.join(", ")) } else { near };
    reading.sink.hinted(code::UNKNOWN_ROLE, &tone.place, format!("there is no tone “{}”", tone.value), hint);
    None
}
