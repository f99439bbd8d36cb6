//! What a version does to others: a revision begins as a copy, and whatever comes into force takes the place of the
//! version before it.

use super::{compute, family_of};
use crate::handles::document::{f, state, step};
use crate::organisation::people;
use engine::{Record, Work};
use kernel::Name;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Under which name versions take each other's place.
pub(super) const CONTROL: &str = "document_control";

/// What a revision takes over: what the document says, for whom, and how it is kept; nothing of how this version came about.
fn carried(record: &Record) -> BTreeMap<Name, Json> {
    let kept = ["owner", "approver", "audience", "access_group", "published_to", "acknowledge", "review_interval_months", "retention_months", "retention_rule", "storage_location", "checked_on"];
    let left = ["authors", "change_summary", "editorial", "document_version", "previous_version", "document_number", "family"];
    let taken = |name: &Name| kept.contains(&&**name) || (compute::is_content(name) && !left.contains(&&**name));
    record.fields.iter().filter(|(name, _)| taken(name)).map(|(name, value)| (name.clone(), value.to_json())).collect()
}

/// Begins a revision: a new record of the family, for whoever asked for it to write in.
pub(super) fn revise(work: &mut Work<'_>) {
    if work.taken() != Some(step::REVISE) {
        return;
    }
    let record = work.record();
    let mut set = carried(record);
    let number = f::DOCUMENT_NUMBER.get(record).map(str::to_owned).or_else(|| record.number.clone());
    set.insert("family".into(), json!(family_of(record)));
    set.insert("previous_version".into(), json!(f::DOCUMENT_VERSION.get(record).unwrap_or("1.0")));
    set.extend(number.map(|n| ("document_number".into(), json!(n))));
    let (id, type_name) = (record.id, record.type_name.clone());
    let mut next = people::follow(work, CONTROL, &type_name, None, Some(step::BEGIN_REVISION), set);
    next.command.action.link.push(("revises".into(), id));
    next.actor = work.actor().clone();
    next.required = true;
    work.note("revision", next.command.id.to_string());
    work.then(next);
}

/// The version that was in force gives way to the one that comes into force: both in one decision.
pub(super) fn supersede(work: &mut Work<'_>) {
    if !work.entering(state::PUBLISHED) {
        return;
    }
    let (own, type_name) = (work.record().id, work.record().type_name.clone());
    let query = format!("state:published family:\"{}\"", family_of(work.record()));
    for old in work.facts().find(&type_name, &query, 10) {
        if old.id == own || old.state.as_deref() != Some(state::PUBLISHED) {
            continue;
        }
        let mut next = people::follow(work, CONTROL, &type_name, Some(old.id), Some(step::SUPERSEDE), BTreeMap::new());
        next.command.reason = Some(format!("Version {} took its place.", f::DOCUMENT_VERSION.get(work.record()).unwrap_or_default()));
        next.required = true;
        work.then(next);
    }
}
