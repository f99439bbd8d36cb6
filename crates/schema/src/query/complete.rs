//! What could be typed next: fields, what `is:` offers, choices, states, people's keywords, times.
//!
//! Completion works on unfinished text: it looks only at the piece the cursor stands in.

use super::check::flags_of;
use super::column::{self, Column, column_of};
use super::when::NAMED;
use crate::text::normalise;
use crate::{FieldKind, Model, Phase, TypeDef};

/// One thing that could stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Suggestion {
    /// First character of the text it replaces.
    pub start: usize,
    /// First character after the text it replaces.
    pub end: usize,
    /// What to put there.
    pub insert: String,
    /// How to name it to people.
    pub label: String,
    /// What it is.
    pub kind: SuggestionKind,
}

/// What a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// A field; an operator follows.
    Field,
    /// A link.
    Link,
    /// A value.
    Value,
    /// A word of the language.
    Keyword,
}

/// Most suggestions given at once.
const MOST: usize = 12;

/// Suggestions for the piece of `text` before `cursor` (in characters), best first.
#[must_use]
pub fn complete(text: &str, cursor: usize, model: &Model, def: &TypeDef) -> Vec<Suggestion> {
    let chars: Vec<char> = text.chars().take(super::MAX_LENGTH).collect();
    let cursor = cursor.min(chars.len());
    let Some(start) = piece(&chars[..cursor]) else { return Vec::new() };
    let typed: String = chars[start..cursor].iter().collect();
    let mut end = cursor;
    while end < chars.len() && !chars[end].is_whitespace() && !matches!(chars[end], '(' | ')' | '"' | ',' | ':' | '<' | '>') {
        end += 1;
    }
    let mut found = match typed.find([':', '<', '>']) {
        Some(at) => {
            let (path, rest) = typed.split_at(at);
            let operator = rest.chars().take_while(|c| matches!(c, ':' | '<' | '>' | '=' | '~')).count();
            // The operator is ASCII, so characters are bytes here.
            let value = rest[operator..].rsplit(',').next().unwrap_or_default();
            let value = value.trim_start_matches('"');
            let from = cursor - rest[operator..].rsplit(',').next().unwrap_or_default().chars().count();
            values(path, &rest[..operator], value, model, def).into_iter().map(|(i, l, k)| (from, i, l, k)).collect()
        }
        None => names(&typed, start, cursor, model, def),
    };
    found.truncate(MOST);
    found.into_iter().map(|(start, insert, label, kind)| Suggestion { start, end, insert, label, kind }).collect()
}

/// Where the piece before the cursor begins; none inside a phrase.
fn piece(before: &[char]) -> Option<usize> {
    let mut start = 0;
    let mut quoted = false;
    for (i, c) in before.iter().enumerate() {
        match c {
            '"' if i == 0 || before[i - 1] != '\\' => quoted = !quoted,
            c if !quoted && (c.is_whitespace() || matches!(c, '(' | ')')) => start = i + 1,
            _ => {}
        }
    }
    while before.get(start) == Some(&'-') {
        start += 1;
    }
    (before.get(start) != Some(&'"')).then_some(start)
}

type Found = (usize, String, String, SuggestionKind);

fn names(typed: &str, start: usize, cursor: usize, model: &Model, def: &TypeDef) -> Vec<Found> {
    let lower = typed.to_ascii_lowercase();
    let (path, begun) = lower.rsplit_once('.').map_or(("", lower.as_str()), |(p, b)| (p, b));
    let Some(here) = walk(path, model, def) else { return Vec::new() };
    let from = cursor - begun.chars().count();
    let mut found: Vec<Found> = Vec::new();
    if path == "link" || path.ends_with(".link") {
        let links = here.links.iter().filter(|l| l.name.starts_with(begun) || begins(&l.label, begun));
        found.extend(links.map(|l| (from, format!("{}:", l.name), l.label.clone(), SuggestionKind::Link)));
        return found;
    }
    let fits = |name: &str, label: &str| name.starts_with(begun) || begins(label, begun);
    for (name, label) in column::names(here).filter(|(n, l)| fits(n, l)) {
        let kind = SuggestionKind::Field;
        found.push((from, format!("{name}:"), label.to_owned(), kind));
    }
    found.sort_by_key(|(_, insert, ..)| !insert.starts_with(begun));
    if "is".starts_with(begun) {
        let at = if begun.is_empty() { found.len().min(3) } else { 0 };
        found.insert(at, (from, "is:".to_owned(), "Is open, overdue, …".to_owned(), SuggestionKind::Keyword));
    }
    if !here.links.is_empty() && "link".starts_with(begun) {
        found.push((from, "link.".to_owned(), "Linked records".to_owned(), SuggestionKind::Keyword));
    }
    if path.is_empty() && !begun.is_empty() {
        for (word, label) in [("or", "Or"), ("not ", "Not"), ("no:", "Without a value"), ("has:", "With a value")] {
            if word.starts_with(begun) {
                found.push((start, word.to_owned(), label.to_owned(), SuggestionKind::Keyword));
            }
        }
    }
    found
}

/// The type at the end of an unfinished path.
fn walk<'a>(path: &str, model: &'a Model, def: &'a TypeDef) -> Option<&'a TypeDef> {
    let mut at = def;
    let mut names = path.split('.').filter(|n| !n.is_empty());
    while let Some(name) = names.next() {
        at = if name == "link" && at.field("link").is_none() {
            match names.next() {
                Some(link) => column::target(model, &at.links.iter().find(|l| l.name == *link)?.to)?,
                None => at,
            }
        } else {
            column::target(model, column_of(at, name)?.refers_to()?.0)?
        };
    }
    Some(at)
}

fn values(path: &str, operator: &str, begun: &str, model: &Model, def: &TypeDef) -> Vec<(String, String, SuggestionKind)> {
    let lower = path.to_ascii_lowercase();
    let (before, last) = lower.rsplit_once('.').map_or(("", lower.as_str()), |(p, b)| (p, b));
    let folded = normalise(begun);
    let fits = |name: &str, label: &str| name.to_ascii_lowercase().starts_with(&folded) || begins(label, &folded);
    let offer = |pairs: Vec<(String, String)>, kind: SuggestionKind| {
        pairs.into_iter().filter(|(n, l)| fits(n, l)).map(|(n, l)| (n, l, kind)).collect::<Vec<_>>()
    };
    let plain = |words: &[&str]| words.iter().map(|w| ((*w).to_owned(), w.replace('_', " "))).collect::<Vec<_>>();
    let Some(here) = walk(before, model, def) else { return Vec::new() };
    match (last, before.is_empty()) {
        ("is", _) => return offer(flags_of(here).into_iter().map(|f| (f.clone(), f.replace('_', " "))).collect(), SuggestionKind::Keyword),
        ("no" | "has", true) => {
            return offer(column::names(here).map(|(n, l)| (n.to_owned(), l.to_owned())).collect(), SuggestionKind::Field);
        }
        _ => {}
    }
    let Some(column) = column_of(here, last) else { return Vec::new() };
    let times = || offer(plain(&NAMED.map(|n| n.0)), SuggestionKind::Value).into_iter();
    match &column {
        Column::Field(_, FieldKind::Choice { choices } | FieldKind::MultiChoice { choices }) => {
            offer(choices.iter().filter(|c| !c.retired).map(|c| (c.name.to_string(), c.label.clone())).collect(), SuggestionKind::Value)
        }
        Column::Field(_, FieldKind::Boolean) | Column::Missed => offer(plain(&["yes", "no"]), SuggestionKind::Value),
        Column::Outcome(_) => offer(plain(&column::OUTCOMES), SuggestionKind::Value),
        Column::State => offer(
            here.lifecycle.iter().flat_map(|l| &l.states).map(|s| (s.name.to_string(), s.label.clone())).collect(),
            SuggestionKind::Value,
        ),
        Column::Phase => offer(plain(&Phase::ALL.map(Phase::as_str)), SuggestionKind::Value),
        Column::Type => offer(model.types.values().map(|d| (d.name.to_string(), d.title.clone())).collect(), SuggestionKind::Value),
        Column::Created | Column::Updated | Column::Due | Column::Decided(_) | Column::Field(_, FieldKind::Instant | FieldKind::Date) => {
            let relative: &[&str] = if column == Column::Due { &["+2h", "+1d", "+7d"] } else { &["-24h", "-7d", "-30d"] };
            offer(plain(relative), SuggestionKind::Value).into_iter().chain(times()).collect()
        }
        column => match column.refers_to() {
            Some(("person", _)) if operator == ":" => offer(plain(&["me"]), SuggestionKind::Keyword),
            Some(("group", _)) if operator == ":" => offer(plain(&["my_groups"]), SuggestionKind::Keyword),
            Some(("customer", _)) if operator == ":" => offer(plain(&["my_customers"]), SuggestionKind::Keyword),
            _ => Vec::new(),
        },
    }
}

/// Whether a word of the label begins so.
fn begins(label: &str, begun: &str) -> bool {
    normalise(label).split_whitespace().any(|word| word.starts_with(begun))
}
