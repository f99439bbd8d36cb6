//! Taking keys out of a table one by one: what is not taken was not known, and is refused with a suggestion.

use super::tree::{Node, Tree};
use crate::diagnostic::{Place, Sink, code, suggestion};
use kernel::Name;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Where things stand: `field.impact.choices` → place. A path that is not in it stands where its nearest parent does.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places(pub(crate) BTreeMap<String, Place>);

impl Places {
    /// The place of `path`, or of the longest beginning of it that is known.
    pub(crate) fn at(&self, path: &str) -> Place {
        let mut path = path;
        loop {
            if let Some(place) = self.0.get(path) {
                return place.clone();
            }
            match path.rsplit_once('.') {
                Some((parent, _)) => path = parent,
                None => break,
            }
        }
        self.0.get("").cloned().unwrap_or(Place { file: "".into(), line: 1, column: 1 })
    }
}

/// What is shared while one file is read.
pub(crate) struct Reading<'s> {
    pub(crate) sink: &'s Sink,
    pub(crate) places: RefCell<Places>,
}

impl Reading<'_> {
    pub(crate) fn note(&self, path: String, place: &Place) {
        self.places.borrow_mut().0.insert(path, place.clone());
    }
}

/// A value together with where it stands.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) place: Place,
    pub(crate) value: T,
}

/// A table being read.
pub(crate) struct Keys<'r, 's> {
    reading: &'r Reading<'s>,
    /// What the table describes, for messages: `field`, `move`.
    what: &'static str,
    /// Path under which places are noted.
    path: String,
    pub(crate) place: Place,
    rest: Vec<(String, Place, Node)>,
    asked: Vec<&'static str>,
}

impl<'r, 's> Keys<'r, 's> {
    /// Opens a table; anything else is reported.
    pub(crate) fn open(node: Node, what: &'static str, reading: &'r Reading<'s>) -> Option<Self> {
        let place = node.place;
        match node.tree {
            Tree::Table(rest) => Some(Self { reading, what, path: String::new(), place, rest, asked: Vec::new() }),
            other => {
                reading.sink.error(
                    code::WRONG_VALUE,
                    &place,
                    format!("{} {what} is a table with keys, not {}", article(what), other.kind()),
                );
                None
            }
        }
    }

    /// From here on, places of keys are noted beneath `path`.
    pub(crate) fn locate(&mut self, path: String) {
        self.reading.note(path.clone(), &self.place);
        self.path = path;
        for (key, place, _) in &self.rest {
            self.reading.note(self.below(key), place);
        }
    }

    fn below(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub(crate) fn take(&mut self, key: &'static str) -> Option<Node> {
        self.asked.push(key);
        let index = self.rest.iter().position(|(k, ..)| k == key)?;
        let (_, _, node) = self.rest.remove(index);
        Some(node)
    }

    fn wrong<T>(&self, key: &str, expected: &str, node: &Node) -> Option<T> {
        let message = format!("`{key}` must be {expected}, not {}", node.tree.kind());
        self.reading.sink.error(code::WRONG_VALUE, &node.place, message);
        None
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<At<String>> {
        let node = self.take(key)?;
        match node.tree {
            Tree::Text(value) => Some(At { place: node.place, value }),
            _ => self.wrong(key, "a text", &node),
        }
    }

    /// A text for people: trimmed, not empty.
    pub(crate) fn words(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        let trimmed = text.value.trim();
        if trimmed.is_empty() || trimmed.chars().any(|c| c.is_control() && c != '\n') {
            self.reading.sink.error(code::WRONG_VALUE, &text.place, format!("`{key}` is empty or holds control characters"));
            return None;
        }
        Some(trimmed.to_owned())
    }

    pub(crate) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let node = self.take(key)?;
        match node.tree {
            Tree::Boolean(b) => Some(b),
            _ => self.wrong(key, "true or false", &node),
        }
    }

    pub(crate) fn integer(&mut self, key: &'static str) -> Option<i64> {
        let node = self.take(key)?;
        match node.tree {
            Tree::Integer(n) => Some(n),
            _ => self.wrong(key, "a whole number", &node),
        }
    }

    /// A number as text: whole numbers, decimals and quoted decimals alike.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<At<String>> {
        let node = self.take(key)?;
        let value = match &node.tree {
            Tree::Integer(n) => n.to_string(),
            Tree::Float(x) => x.clone(),
            Tree::Text(s) => s.clone(),
            _ => return self.wrong(key, "a number", &node),
        };
        Some(At { place: node.place, value })
    }

    /// A machine name.
    pub(crate) fn name(&mut self, key: &'static str) -> Option<At<Name>> {
        let text = self.text(key)?;
        wellformed(self.reading.sink, &text.value, &text.place).map(|value| At { place: text.place, value })
    }

    /// A machine name the table cannot do without.
    pub(crate) fn needed_name(&mut self, key: &'static str) -> Option<At<Name>> {
        if !self.rest.iter().any(|(k, ..)| k == key) {
            self.reading.sink.error(code::MISSING_KEY, &self.place, format!("this {} has no `{key}`", self.what));
            self.asked.push(key);
            return None;
        }
        self.name(key)
    }

    /// Names: a list, or a single text. Places are noted one by one.
    pub(crate) fn names(&mut self, key: &'static str) -> Option<Vec<Name>> {
        let node = self.take(key)?;
        Some(names_of(node, &self.below(key), self.reading))
    }

    /// The items of a list of tables or texts.
    pub(crate) fn items(&mut self, key: &'static str) -> Option<Vec<Node>> {
        let node = self.take(key)?;
        match node.tree {
            Tree::Array(items) => Some(items),
            _ => self.wrong(key, "a list", &node),
        }
    }

    /// Numbers of days, each from 0 to 3650.
    pub(crate) fn days(&mut self, key: &'static str) -> Option<Vec<u16>> {
        let mut days = Vec::new();
        for node in self.items(key)? {
            match node.tree {
                Tree::Integer(n @ 0..=3650) => days.push(u16::try_from(n).unwrap_or_default()),
                _ => return self.wrong(key, "a list of numbers of days", &node),
            }
        }
        Some(days)
    }

    /// Reports a missing key.
    pub(crate) fn missing(&self, key: &str, hint: &str) {
        self.reading.sink.hinted(code::MISSING_KEY, &self.place, format!("this {} has no `{key}`", self.what), hint);
    }

    /// The remaining keys, for tables whose keys are names of their own.
    pub(crate) fn drain(&mut self) -> Vec<(String, Place, Node)> {
        std::mem::take(&mut self.rest)
    }

    /// Ends the reading: whatever was not asked for is refused.
    pub(crate) fn close(self) {
        for (key, place, _) in &self.rest {
            let shown: String = key.chars().take(60).collect();
            let hint = suggestion(key, self.asked.iter().copied());
            let hint = if hint.is_empty() { format!("known keys: {}", self.asked.join(", ")) } else { hint };
            self.reading.sink.hinted(code::UNKNOWN_KEY, place, format!("{} {} has no key `{shown}`", article(self.what), self.what), hint);
        }
    }
}

/// A name in the form all machine names have.
pub(crate) fn wellformed(sink: &Sink, text: &str, place: &Place) -> Option<Name> {
    if Name::is_wellformed(text) {
        return Some(Name::from(text));
    }
    let shown: String = text.chars().take(60).collect();
    sink.hinted(
        code::BAD_NAME,
        place,
        format!("“{shown}” is not a name"),
        "small letters, digits and underscores, beginning with a letter",
    );
    None
}

fn article(what: &str) -> &'static str {
    if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// Names: a list, or a single text. Places are noted one by one beneath `path`.
pub(crate) fn names_of(node: Node, path: &str, reading: &Reading<'_>) -> Vec<Name> {
    let key = path.rsplit('.').next().unwrap_or(path);
    let wrong = |node: &Node| {
        reading.sink.error(code::WRONG_VALUE, &node.place, format!("`{key}` must be a list of names, not {}", node.tree.kind()));
    };
    let items = match node.tree {
        Tree::Text(_) => vec![node],
        Tree::Array(items) => items,
        _ => {
            wrong(&node);
            return Vec::new();
        }
    };
    let mut names: Vec<Name> = Vec::new();
    for item in items {
        let Tree::Text(text) = &item.tree else {
            wrong(&item);
            continue;
        };
        let Some(name) = wellformed(reading.sink, text, &item.place) else { continue };
        if names.contains(&name) {
            reading.sink.error(code::DUPLICATE, &item.place, format!("“{name}” stands twice in `{key}`"));
            continue;
        }
        reading.note(format!("{path}.{name}"), &item.place);
        names.push(name);
    }
    names
}
