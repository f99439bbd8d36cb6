//! From sources to a checked [`Model`].
//!
//! Four steps, each reporting as much as it can: every source is parsed into a located tree ([`tree`]), the tree is
//! read into a draft in which everything is optional ([`read`]), drafts are composed along `extends` into record
//! types ([`compose`]), overlays are applied, and the result is checked. A model either comes out whole or not at all.

mod compose;
pub(crate) mod draft;
pub(crate) mod field;
pub(crate) mod keys;
pub(crate) mod lifecycle;
mod read;
pub(crate) mod tree;

pub(crate) use compose::Composed;
pub(crate) use read::views;

use crate::diagnostic::{Diagnostics, Sink, code};
use crate::{Model, check, overlay};
use kernel::Name;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A model that passed the check, and what is worth saying nevertheless.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The record types.
    pub model: Model,
    /// Findings that do not stop anything.
    pub warnings: Diagnostics,
}

/// Names of the rules that guard moves, by record type.
pub type RuleNames = BTreeMap<Name, BTreeSet<Name>>;

/// Reads record types and traits (`sources`) and a customer's changes (`overlays`), each as path and text.
/// The path appears in diagnostics only; nothing is opened.
///
/// # Errors
/// Every finding of the check, located. Any input whatsoever leads to a model or to diagnostics.
pub fn load(sources: &[(&str, &str)], overlays: &[(&str, &str)]) -> Result<Loaded, Diagnostics> {
    read_all(sources, overlays, None)
}

/// The same, where it is known which rules the practices have: a need that names another is a finding too.
///
/// # Errors
/// As [`load`].
pub fn load_with_rules(sources: &[(&str, &str)], overlays: &[(&str, &str)], rules: &RuleNames) -> Result<Loaded, Diagnostics> {
    read_all(sources, overlays, Some(rules))
}

fn read_all(sources: &[(&str, &str)], overlays: &[(&str, &str)], rules: Option<&RuleNames>) -> Result<Loaded, Diagnostics> {
    let sink = Sink::default();
    let mut drafts: BTreeMap<Name, draft::Draft> = BTreeMap::new();
    for (path, text) in sources {
        let Some(draft) = tree::parse(path, text, &sink).and_then(|root| read::draft(root, &sink)) else { continue };
        if let Some(first) = drafts.get(&draft.name) {
            sink.error(code::DUPLICATE, &draft.place, format!("“{}” is already defined in {}", draft.name, first.place.file));
            continue;
        }
        drafts.insert(draft.name.clone(), draft);
    }
    let mut types = compose::compose(&drafts, &sink);
    let mut said = overlay::Said::new();
    for (path, text) in overlays {
        overlay::apply(&mut types, path, text, &mut said, &sink);
    }
    check::model(&types, &drafts, rules, &sink);
    let (errors, warnings) = sink.finish();
    if !errors.is_empty() {
        return Err(errors);
    }
    let types = types.into_iter().filter_map(|(name, composed)| Some((name, Arc::new(composed.def?)))).collect();
    Ok(Loaded { model: Model { types, fingerprint: fingerprint(sources, overlays) }, warnings })
}

fn fingerprint(sources: &[(&str, &str)], overlays: &[(&str, &str)]) -> String {
    let mut hash = Sha256::new();
    for (kind, set) in [("base", sources), ("overlay", overlays)] {
        let mut sorted: Vec<_> = set.iter().collect();
        sorted.sort();
        for (path, text) in sorted {
            // Lengths first: no two different sets of files run together to the same bytes.
            hash.update(format!("{kind} {} {}\n", path.len(), text.len()));
            hash.update(path);
            hash.update(text);
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
