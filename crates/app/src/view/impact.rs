//! What a thing depends on and what depends on it, as a viewer sees it.

use super::Label;
use engine::Record;
use kernel::Id;
use practices::configuration::impact::{How, Need, Reached};
use schema::TypeDef;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The surroundings of a configuration item or a service.
#[derive(Clone, Debug)]
pub struct ImpactView {
    /// The record it is about.
    pub root: Id,
    /// Steps followed.
    pub depth: u32,
    /// What depends on it, nearest first.
    pub above: Vec<Reached>,
    /// What it depends on, nearest first.
    pub below: Vec<Reached>,
    /// How everything shown hangs together.
    pub needs: Vec<Need>,
    /// Everything shown, by identity.
    pub things: BTreeMap<Id, Thing>,
    /// Services that would be hit, most critical first; the record itself, when it is a service.
    pub services: Vec<Id>,
    /// Their customers.
    pub customers: Vec<Label>,
    /// The agreements in force for them.
    pub agreements: Vec<Label>,
    /// There is more than is shown.
    pub cut: bool,
}

/// A configuration item or a service.
#[derive(Clone, Debug)]
pub struct Thing {
    /// The record, reduced for the viewer.
    pub record: Record,
    /// Its type.
    pub def: Arc<TypeDef>,
    /// Its title.
    pub title: String,
    /// What it is: the type of the item, or “Service”.
    pub kind: String,
    /// Who answers for it.
    pub owner: Option<Label>,
}

pub use practices::configuration::impact::{DEPTH, MOST, MOST_DEPTH, path};

/// How something is tied, in words for a reader who comes from the record: up or down.
#[must_use]
pub const fn words(how: How, up: bool) -> &'static str {
    if up { how.inverse() } else { how.words() }
}
