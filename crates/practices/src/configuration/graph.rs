//! How items hang together: who depends on whom, and how critical an item is because of the services above it.
//!
//! An item depends on what it runs on and what it uses; a whole depends on its parts. Criticality is the highest of the
//! services an item serves and of the items that depend on it. It is computed when an item is written; when it changes, a
//! timer has the items below compute theirs, so that it comes down step by step, however deep the services are modelled.

use super::AUTOMATION;
use crate::handles::service::{self, Criticality};
use crate::handles::configuration_item::{self as item, f, link};
use crate::service::means::follow;
use engine::{Action, Facts, Link, Record, Work};
use kernel::Id;
use schema::{ChoiceEnum, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Timer after which the items below compute their criticality.
pub(super) const SPREAD: &str = "spread_criticality";
/// Most items a change of criticality reaches at once.
const MOST: usize = 400;

/// The five kinds of relationship.
pub(super) const RELATIONSHIPS: [&str; 5] = [link::RUNS_ON, link::USES, link::PART_OF, link::CONNECTS_TO, link::DOCUMENTED_BY];

/// Items that depend on `own`.
pub(super) fn dependants(own: Id, links: &[Link]) -> Vec<Id> {
    let up = |l: &Link| match &*l.name {
        link::RUNS_ON | link::USES if l.to == own && *l.from_type == *item::TYPE => Some(l.from),
        link::PART_OF if l.from == own => Some(l.to),
        _ => None,
    };
    links.iter().filter_map(up).collect()
}

/// Items that `own` depends on.
fn needed(own: Id, links: &[Link]) -> Vec<Id> {
    let down = |l: &Link| match &*l.name {
        link::RUNS_ON | link::USES if l.from == own => Some(l.to),
        link::PART_OF if l.to == own && *l.from_type == *item::TYPE => Some(l.from),
        _ => None,
    };
    links.iter().filter_map(down).collect()
}

fn is_live(service: &Record) -> bool {
    !matches!(service.state.as_deref(), Some(service::state::RETIRED | service::state::TRANSFERRED | service::state::REJECTED))
}

/// The services an item serves directly: the one it names, and those it stands for.
fn services(facts: &Facts<'_>, item: &Record) -> Vec<Arc<Record>> {
    let stood_for = facts.all(service::TYPE).filter(|s| service::f::CONFIGURATION_ITEM.get(&***s) == Some(item.id)).map(|s| s.id);
    let ids: BTreeSet<Id> = stood_for.chain(f::SERVICE.get(item)).collect();
    ids.into_iter().filter_map(|id| facts.record(id)).filter(|s| is_live(s)).collect()
}

fn stated(record: &Record) -> Option<Criticality> {
    record.choice("criticality").and_then(|name| Criticality::from_name(name))
}

/// The most critical of the services the item serves and of the items that depend on it.
fn criticality(work: &Work<'_>) -> Option<Criticality> {
    let facts = work.facts();
    let own = work.record().id;
    let above: BTreeSet<Id> = dependants(own, &work.links()).into_iter().filter(|id| *id != own).collect();
    let above = above.into_iter().filter_map(|id| facts.record(id)).filter(|r| r.state.as_deref() != Some(item::state::DISPOSED));
    let below_these = above.filter_map(|r| stated(&r));
    // The most critical stands first.
    services(facts, work.record()).iter().filter_map(|s| stated(s)).chain(below_these).min()
}

/// Writes the criticality into the item.
pub(super) fn compute(work: &mut Work<'_>) {
    match criticality(work) {
        Some(found) => work.set("criticality", Value::Choice(found.as_str().into())),
        None => work.clear("criticality"),
    }
}

/// The items below compute theirs when this one's changed, or when it now depends on others.
pub(super) fn spread(work: &mut Work<'_>) {
    let dependencies = [link::RUNS_ON, link::USES, link::PART_OF];
    let related = work.link_changes().iter().any(|l| dependencies.contains(&&*l.name));
    let ends = work.entering(item::state::DISPOSED);
    if related || ends || (!work.creating() && work.changed("criticality")) {
        let now = work.now();
        work.timer(SPREAD, now);
    }
}

/// The timer came due.
pub(super) fn spread_now(work: &mut Work<'_>) {
    work.clear_timer(SPREAD);
    let below = needed(work.record().id, &work.links());
    touch(work, below);
}

fn touch(work: &mut Work<'_>, ids: impl IntoIterator<Item = Id>) {
    let found: Vec<Arc<Record>> = ids.into_iter().take(MOST).filter_map(|id| work.facts().record(id)).collect();
    for record in found.iter().filter(|r| r.type_name == *item::TYPE) {
        follow(work, AUTOMATION, record, Action::default(), None);
    }
}

/// The criticality of a service changed, or it ended: its items compute theirs. Called by the rules of services.
pub(crate) fn service_changed(work: &mut Work<'_>) {
    let query = format!("service:{}", work.record().id.text());
    let items = work.facts().find(item::TYPE, &query, MOST);
    let own = service::f::CONFIGURATION_ITEM.get(work.record());
    let ids: BTreeSet<Id> = items.iter().map(|r| r.id).chain(own).collect();
    touch(work, ids);
}
