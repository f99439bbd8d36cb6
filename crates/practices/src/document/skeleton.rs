//! What a document of a type must say: headings, who may approve it, how often it is looked at again, how long it is kept.

use engine::Record;
use serde::Deserialize;
use std::sync::LazyLock;

/// The skeleton of a type of document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skeleton {
    /// Stable name, for reports on which documents are there.
    pub id: String,
    of: Vec<Of>,
    /// Whether the standard asks for it.
    pub required: bool,
    /// Roles with the authority to approve it.
    pub approvers: Vec<String>,
    /// Longest time between reviews in months; zero: reviewed with the event it belongs to.
    pub review_months: i64,
    /// Months for which it is kept after it was withdrawn, unless law or contract demand more.
    pub retention_months: i64,
    /// What it must say.
    pub section: Vec<Section>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Of {
    #[serde(rename = "type")]
    type_name: String,
    kind: String,
}

/// A heading and what to write there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Stable name that checks refer to.
    pub key: String,
    /// As shown.
    pub heading: String,
    /// What to write.
    pub prompt: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    skeleton: Vec<Skeleton>,
}

/// All skeletons that ship with the program.
#[must_use]
pub fn all() -> &'static [Skeleton] {
    static ALL: LazyLock<Vec<Skeleton>> = LazyLock::new(|| {
        let file: File = toml::from_str(include_str!("../../data/skeletons.toml")).expect("the shipped skeletons are sound (a test says so)");
        file.skeleton
    });
    &ALL
}

/// The field that says which kind of document a record is, where its type has several.
#[must_use]
pub fn kind_field(type_name: &str) -> Option<&'static str> {
    match type_name {
        "policy" => Some("topic"),
        "document" => Some("doc_type"),
        _ => None,
    }
}

/// The skeleton a record follows; `None` for kinds of document that may say what they like.
#[must_use]
pub fn of(record: &Record) -> Option<&'static Skeleton> {
    let kind = kind_field(&record.type_name).and_then(|field| record.choice(field)).map_or("", |c| &**c);
    all().iter().find(|s| s.of.iter().any(|of| *record.type_name == *of.type_name && of.kind == kind))
}

/// The kinds of document that have a skeleton, by type.
#[must_use]
pub fn kinds() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut out: Vec<(&str, Vec<&str>)> = Vec::new();
    for of in all().iter().flat_map(|s| &s.of) {
        match out.iter_mut().find(|(name, _)| *name == of.type_name) {
            Some((_, kinds)) => kinds.push(&of.kind),
            None => out.push((&of.type_name, vec![&of.kind])),
        }
    }
    out
}
