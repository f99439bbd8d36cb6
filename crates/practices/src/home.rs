//! The home of a practice, as data: what it is for, what needs attention now, the lists people use. A home is a file
//! (`home.toml`) in the folder of its practice; its tiles are queries, so that a number on it can always be opened as the list
//! it counts.
//!
//! ```toml
//! title = "Change management"
//! area = "change"
//! position = 1                    # within the area
//! clause = "8.5.1"
//! purpose = "Let beneficial changes happen with as little harm as possible."
//! types = ["change", "change_model"]      # its lists and what can be made, in this order
//! pages = [{ label = "Change board", href = "/changes/board" }]   # pages of its own besides
//!
//! [[tile]]
//! label = "Waiting for assessment"
//! type = "change"
//! query = "state:submitted"
//! tone = "warn"                   # neutral, warn, bad: how loud it is when the count is not zero
//! ```

use crate::definitions::HOMES;
use kernel::Name;
use serde::Deserialize;
use std::sync::LazyLock;

/// A group of practices, in the order of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Restoring service and fulfilling requests (8.6).
    Resolution,
    /// Change, release, design and transition (8.5).
    Change,
    /// Portfolio, catalogue, assets and configuration (8.2).
    Portfolio,
    /// Customers, agreements, suppliers (8.3).
    Relationship,
    /// Money, demand and capacity (8.4).
    Supply,
    /// Availability, continuity, information security (8.7).
    Assurance,
    /// Context, leadership, planning (4 to 6).
    Direction,
    /// People, documents, communication, knowledge (7).
    Support,
    /// Measurement, audit, review (9).
    Evaluation,
    /// Nonconformity, improvement, certification (10).
    Improvement,
}

impl Area {
    /// Every area, in the order in which it is shown: daily work first.
    pub const ALL: [Self; 10] = [
        Self::Resolution,
        Self::Change,
        Self::Portfolio,
        Self::Relationship,
        Self::Supply,
        Self::Assurance,
        Self::Direction,
        Self::Support,
        Self::Evaluation,
        Self::Improvement,
    ];
    /// Heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Resolution => "Resolution and fulfilment",
            Self::Change => "Design, build and transition",
            Self::Portfolio => "Service portfolio",
            Self::Relationship => "Relationship and agreement",
            Self::Supply => "Supply and demand",
            Self::Assurance => "Service assurance",
            Self::Direction => "Direction and planning",
            Self::Support => "Support of the system",
            Self::Evaluation => "Performance evaluation",
            Self::Improvement => "Improvement and certification",
        }
    }
    /// Its name, as in addresses and files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::Change => "change",
            Self::Portfolio => "portfolio",
            Self::Relationship => "relationship",
            Self::Supply => "supply",
            Self::Assurance => "assurance",
            Self::Direction => "direction",
            Self::Support => "support",
            Self::Evaluation => "evaluation",
            Self::Improvement => "improvement",
        }
    }
    /// A word for it where there is little room.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::Resolution => "Resolve",
            Self::Change => "Change",
            Self::Portfolio => "Services",
            Self::Relationship => "Relate",
            Self::Supply => "Supply",
            Self::Assurance => "Assure",
            Self::Direction => "Direct",
            Self::Support => "Support",
            Self::Evaluation => "Evaluate",
            Self::Improvement => "Improve",
        }
    }
    /// The area called so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.as_str() == name)
    }
    /// The clause of ISO/IEC 20000-1 it stands for.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::Resolution => "8.6",
            Self::Change => "8.5",
            Self::Portfolio => "8.2",
            Self::Relationship => "8.3",
            Self::Supply => "8.4",
            Self::Assurance => "8.7",
            Self::Direction => "4–6",
            Self::Support => "7",
            Self::Evaluation => "9",
            Self::Improvement => "10",
        }
    }
}

/// The home of a practice.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// The practice: its folder, and its place in addresses.
    #[serde(skip, default = "nameless")]
    pub name: Name,
    /// What people call it.
    pub title: String,
    /// Where it belongs.
    pub area: Area,
    /// Its place within the area.
    pub position: u8,
    /// The clause of the standard it serves.
    pub clause: String,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// Its record types, the most used first.
    pub types: Vec<Name>,
    /// Pages that show more than a list can.
    #[serde(default)]
    pub pages: Vec<Page>,
    /// What needs attention.
    #[serde(rename = "tile", default)]
    pub tiles: Vec<Tile>,
}

/// A page that belongs to a practice.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// Its symbol.
    #[serde(default = "door")]
    pub icon: String,
    /// Whoever may read records of this type is shown it; whoever sees the home, where none is named.
    #[serde(default, rename = "type")]
    pub type_name: Option<Name>,
}

fn door() -> String {
    "arrow".to_owned()
}

/// A number that can be opened.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// What is counted.
    pub label: String,
    /// Records of this type.
    #[serde(rename = "type")]
    pub type_name: Name,
    /// Which of them.
    pub query: String,
    /// How loud it is when there are any.
    #[serde(default)]
    pub tone: Tone,
}

/// How loud a number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// It only says how much there is.
    #[default]
    Neutral,
    /// Somebody should look.
    Warn,
    /// Something is late or missing.
    Bad,
}

impl Tone {
    /// The word of the style sheet.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// The homes that ship with the program, in the order in which they are shown.
#[must_use]
pub fn homes() -> &'static [Home] {
    static ALL: LazyLock<Vec<Home>> = LazyLock::new(|| read(HOMES).expect("the shipped homes are sound (a test says so)"));
    &ALL
}

/// The home of a practice.
#[must_use]
pub fn home(name: &str) -> Option<&'static Home> {
    homes().iter().find(|h| *h.name == *name)
}

/// The home on which a record type stands.
#[must_use]
pub fn home_of(type_name: &str) -> Option<&'static Home> {
    homes().iter().find(|h| h.types.iter().any(|t| **t == *type_name))
}

/// The name stands in the path, not in the file.
pub(crate) fn nameless() -> Name {
    Name::from("")
}

fn read(sources: &[(&str, &str)]) -> Result<Vec<Home>, String> {
    let mut all = Vec::with_capacity(sources.len());
    for (path, text) in sources {
        let mut home: Home = toml::from_str(text).map_err(|e| format!("{path}: {e}"))?;
        home.name = Name::from(folder(path));
        all.push(home);
    }
    all.sort_by(|a, b| (a.area, a.position, &a.title).cmp(&(b.area, b.position, &b.title)));
    Ok(all)
}

/// `practices/change/home.toml` → `change`.
pub(crate) fn folder(path: &str) -> &str {
    path.split('/').nth(1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every tile can be asked, every type has one home, and what a type is called leads to it.
    #[test]
    fn homes_are_sound() {
        let model = crate::model();
        let mut faults = Vec::new();
        let mut placed = BTreeSet::new();
        for home in read(HOMES).unwrap() {
            if home.purpose.split_whitespace().count() < 5 {
                faults.push(format!("{}: the purpose is a sentence", home.name));
            }
            for page in &home.pages {
                if !page.href.starts_with('/') || page.label.trim().is_empty() {
                    faults.push(format!("{}: a page has a label and an address of this program", home.name));
                }
            }
            for name in &home.types {
                if model.get(name).is_none() {
                    faults.push(format!("{}: there is no type {name}", home.name));
                }
                if !placed.insert(name.clone()) {
                    faults.push(format!("{}: {name} has a home already", home.name));
                }
            }
            for tile in &home.tiles {
                let Some(def) = model.get(&tile.type_name) else {
                    faults.push(format!("{}: {}: there is no type {}", home.name, tile.label, tile.type_name));
                    continue;
                };
                let checked = schema::query::Query::parse(&tile.query).and_then(|q| q.check(&model, def));
                if let Err(error) = checked {
                    faults.push(format!("{}: {}: {error}", home.name, tile.label));
                }
            }
        }
        faults.extend(model.types.keys().filter(|name| !placed.contains(*name)).map(|name| format!("{name} has no home")));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
