//! Rules of configuration items.

use super::{graph, trace, types};
use crate::handles::{asset, service};
use crate::handles::configuration_item::{self as item, f, state};
use crate::service::means::{called, date_now, holders, tell};
use engine::{Practice, Record, Work};
use kernel::{Code, Id, Refusal};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rules of configuration items.
#[derive(Clone, Copy, Debug, Default)]
pub struct ItemRules;

impl Practice for ItemRules {
    fn compute(&self, work: &mut Work<'_>) {
        trace::compute(work);
        graph::compute(work);
        for (state, field) in [(state::RETIRED, "retired_on"), (state::DISPOSED, "disposed_on")] {
            if work.entering(state) {
                date_now(work, field);
            }
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["complete", "unused", "disposal_proven"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "complete" => complete(work),
            "unused" => unused(work),
            "disposal_proven" => disposal_proven(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        trace::check(work);
        attributes(work);
        active_type(work);
        relationships(work);
        one_for_each_service(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        graph::spread(work);
        if work.changed("differences_found_at") && work.record().get("differences_found_at").is_some() {
            let subject = format!("{} differs from what is recorded", called(work.record()));
            let text = format!("{}: update it under a change, or find out who changed it.", f::TITLE.get(work.record()).unwrap_or_default());
            let to: Vec<Id> = f::OWNER.get(work.record()).into_iter().chain(holders(work, "configuration_manager")).collect();
            tell(work, "differs", to, &subject, &text);
        }
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == graph::SPREAD {
            graph::spread_now(work);
        }
    }
}

fn numbers(records: &[Arc<Record>]) -> String {
    let called = |r: &Arc<Record>| r.number.clone().or_else(|| r.text("title").or_else(|| r.text("name")).map(str::to_owned));
    records.iter().take(5).filter_map(called).collect::<Vec<_>>().join(", ")
}

/// Every attribute its type requires, and a place among the others, or a reason for having none.
fn complete(work: &mut Work<'_>) {
    let held = trace::attributes(work.record());
    let required = types::of_item(work, work.record()).map(types::required_attributes).unwrap_or_default();
    let missing: Vec<&str> = required.iter().map(|(name, _)| *name).filter(|n| !held.contains_key(&n.trim().to_lowercase())).collect();
    if !missing.is_empty() {
        let words = format!("Its type also asks for: {}.", missing.join(", "));
        work.refuse_guard("attributes", &words);
    }
    let related = work.links().iter().any(|l| graph::RELATIONSHIPS.contains(&&*l.name));
    if !related && !f::STANDING_ALONE_REASON.is_set(work.record()) {
        work.refuse_guard("standing_alone_reason", "Relate it to another item, or say why it stands alone.");
    }
}

/// What something live depends on is not retired.
fn unused(work: &mut Work<'_>) {
    let own = work.record().id;
    let above: BTreeSet<Id> = graph::dependants(own, &work.links()).into_iter().collect();
    let found = above.into_iter().filter_map(|id| work.facts().record(id));
    let live: Vec<Arc<Record>> = found.filter(|r| matches!(r.state.as_deref(), Some(state::LIVE | state::IN_MAINTENANCE))).collect();
    if !live.is_empty() {
        work.refuse_guard("", &format!("Live items depend on it: {}.", numbers(&live)));
    }
    let stands_for = |s: &&Arc<Record>| {
        service::f::CONFIGURATION_ITEM.get(&***s) == Some(own)
            && matches!(s.state.as_deref(), Some(service::state::LIVE | service::state::RETIRING))
    };
    let services: Vec<Arc<Record>> = work.facts().all(service::TYPE).filter(stands_for).cloned().collect();
    if !services.is_empty() {
        work.refuse_guard("", &format!("A live service uses it: {}.", numbers(&services)));
    }
}

/// Where it is an asset too, the asset's disposal is proven first.
fn disposal_proven(work: &mut Work<'_>) {
    let query = format!("configuration_item:{}", work.record().id.text());
    let assets = work.facts().find(asset::TYPE, &query, 20);
    let open: Vec<Arc<Record>> = assets.into_iter().filter(|a| !asset::f::DISPOSAL_EVIDENCE.is_set(&**a)).collect();
    if !open.is_empty() {
        work.refuse_guard("", &format!("The disposal of its asset is not proven yet: {}.", numbers(&open)));
    }
}

fn attributes(work: &mut Work<'_>) {
    if !work.changed("attributes") {
        return;
    }
    let rows = f::ATTRIBUTES.get(work.record()).unwrap_or_default();
    let held = trace::attributes(work.record());
    if held.len() < rows.len() {
        work.refuse_guard("attributes", "An attribute stands twice.");
    }
    if let Some(secret) = held.keys().find(|name| trace::holds_secret(name)) {
        work.refuse_guard("attributes", &format!("Secrets are never stored here: leave out “{secret}”."));
    }
}

/// A new item, or one that changes its type, is of a type in use.
fn active_type(work: &mut Work<'_>) {
    let retired = types::of_item(work, work.record()).is_some_and(|t| t.state.as_deref() == Some(crate::handles::ci_type::state::RETIRED));
    if work.changed("ci_type") && retired {
        work.refuse_guard("ci_type", "This type is retired; choose one that is in use.");
    }
}

/// Nothing is related to an item that is gone.
fn relationships(work: &mut Work<'_>) {
    let made: Vec<(kernel::Name, Id)> =
        work.link_changes().iter().filter(|l| !l.ended && graph::RELATIONSHIPS.contains(&&*l.name)).map(|l| (l.name.clone(), l.to)).collect();
    for (name, to) in made {
        let gone = work.facts().record(to).filter(|r| r.state.as_deref() == Some(state::DISPOSED));
        if let Some(gone) = gone {
            let words = format!("{} is disposed of; nothing is related to it any more.", gone.number.as_deref().unwrap_or("The item"));
            work.refuse(Refusal::new(Code::Guard).on(name).with("reason", words));
        }
    }
}

/// A service has one item that stands for it.
fn one_for_each_service(work: &mut Work<'_>) {
    if !work.changed("service") && !work.changed("ci_type") {
        return;
    }
    let stands = types::of_item(work, work.record()).is_some_and(types::stands_for_services);
    let (Some(service), Some(ci_type)) = (f::SERVICE.get(work.record()).filter(|_| stands), f::CI_TYPE.get(work.record())) else { return };
    let query = format!("service:{} ci_type:{} -state:retired,disposed", service.text(), ci_type.text());
    let own = work.record().id;
    if let Some(other) = work.facts().find(item::TYPE, &query, 2).iter().find(|r| r.id != own) {
        let words = format!("{} already stands for this service.", other.number.as_deref().unwrap_or("Another item"));
        work.refuse_guard("service", &words);
    }
}
