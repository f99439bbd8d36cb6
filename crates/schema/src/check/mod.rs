//! The check: whether composed definitions make sense together.
//!
//! Nothing here repairs. Every finding names the place a person has to change; the check goes on after a finding,
//! so that one run shows all of them.

mod fields;
mod layout;
mod lifecycle;

use crate::diagnostic::{Place, Sink, code, suggestion};
use crate::load::Composed;
use crate::load::draft::Draft;
use crate::load::keys::Places;
use crate::{Model, RuleNames, TypeDef};
use kernel::Name;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Columns every record has, as suggested for a list.
const COMMON_COLUMNS: [&str; 16] = [
    "number",
    "type",
    "title",
    "state",
    "phase",
    "owner",
    "group",
    "requester",
    "customer",
    "service",
    "priority",
    "created",
    "updated",
    "due",
    "missed",
    "watching",
];

/// What the checks of one type may look at.
pub(crate) struct Subject<'a> {
    pub(crate) def: &'a TypeDef,
    pub(crate) places: &'a Places,
    /// Fields an overlay hid.
    pub(crate) hidden: &'a [Name],
    /// All types, for queries that lead from one to another; `None` when one of them could not be read.
    pub(crate) model: Option<&'a Model>,
    /// Names of all record types.
    pub(crate) types: &'a BTreeSet<Name>,
    /// Rules that the practices have, where they are known.
    pub(crate) rules: Option<&'a RuleNames>,
    pub(crate) sink: &'a Sink,
}

impl Subject<'_> {
    fn at(&self, path: &str) -> Place {
        self.places.at(path)
    }

    /// Reports when `field` is not a field of the type; true when it is.
    fn knows(&self, field: &Name, path: &str) -> bool {
        if self.def.field(field).is_some() {
            return true;
        }
        let hint = suggestion(field, self.def.fields.iter().map(|f| &*f.name));
        self.sink.hinted(code::UNKNOWN_FIELD, &self.at(path), format!("{} has no field “{field}”", self.def.name), hint);
        false
    }

    /// Reports when the practice of the type has no such rule.
    fn knows_rule(&self, rule: &Name, path: &str) {
        let Some(rules) = self.rules else { return };
        let known = rules.get(&self.def.name);
        if !known.is_some_and(|known| known.contains(rule)) {
            let hint = suggestion(rule, known.into_iter().flatten().map(|r| &**r));
            self.sink.hinted(code::UNKNOWN_RULE, &self.at(path), format!("the practice of {} has no rule “{rule}”", self.def.name), hint);
        }
    }

    fn limit(&self, what: &str, count: usize, most: usize, path: &str) {
        if count > most {
            self.sink.error(code::LIMIT, &self.at(path), format!("{count} {what}; at most {most} are supported"));
        }
    }
}

/// Checks all types together.
pub(crate) fn model(types: &BTreeMap<Name, Composed>, drafts: &BTreeMap<Name, Draft>, rules: Option<&RuleNames>, sink: &Sink) {
    let names: BTreeSet<Name> = types.keys().cloned().collect();
    let traits: BTreeSet<Name> = drafts.values().filter(|d| d.is_trait).map(|d| d.name.clone()).collect();
    let mut used: BTreeSet<Name> = BTreeSet::new();
    let mut prefixes: BTreeMap<&str, &Name> = BTreeMap::new();
    let whole = types.iter().map(|(name, c)| Some((name.clone(), Arc::new(c.def.clone()?)))).collect::<Option<BTreeMap<_, _>>>();
    let whole = whole.map(|types| Model { types, fingerprint: String::new() });
    for (name, composed) in types {
        let Some(def) = &composed.def else {
            used.extend(traits.iter().cloned());
            continue;
        };
        used.extend(def.traits.iter().cloned());
        let subject =
            Subject { def, places: &composed.places, hidden: &composed.hidden, model: whole.as_ref(), types: &names, rules, sink };
        fields::check(&subject);
        lifecycle::check(&subject);
        layout::check(&subject);
        if let Some(prefix) = &def.prefix {
            let place = composed.places.at("prefix");
            if !(2..=5).contains(&prefix.len()) || !prefix.bytes().all(|b| b.is_ascii_uppercase()) {
                sink.error(code::PREFIX, &place, "a prefix is two to five capital letters");
            } else if let Some(other) = prefixes.insert(prefix, name) {
                sink.error(code::PREFIX, &place, format!("“{prefix}” is already the prefix of {other}"));
            }
        }
    }
    for draft in drafts.values().filter(|d| d.is_trait && !used.contains(&d.name)) {
        sink.warn(code::UNUSED_TRAIT, &draft.place, format!("no record type extends “{}”", draft.name), "extend it or delete it");
    }
}
