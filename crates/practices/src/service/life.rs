//! The life of a service: what stands before it is live, what hangs on it, and what ends with it.

use super::AUTOMATION;
use super::means::{called, date_now, days_after, follow, months_after, several, start_of, tell, today, write_to};
use crate::handles::service::{self, f, state};
use crate::handles::{configuration_item, customer, service_catalogue_entry, service_requirement, sla};
use engine::{Action, Facts, Practice, Record, Work};
use kernel::{Code, Date, Id, Refusal, Timestamp};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Timer of the review of the criticality.
const REVIEW: &str = "criticality_review";
/// Timer of the notice to customers that a service is going to end.
const NOTICE: &str = "retirement_notice";
/// Days before its end at which the customers are told.
const NOTICE_DAYS: i64 = 90;
/// Months within which the criticality is reviewed.
const REVIEW_MONTHS: i64 = 12;

/// Rules of services.
#[derive(Clone, Copy, Debug, Default)]
pub struct ServiceRules;

impl Practice for ServiceRules {
    fn compute(&self, work: &mut Work<'_>) {
        if !work.creating() && work.changed("criticality") && f::CRITICALITY_BASIS.is_set(work.record()) {
            // Whoever changes it has reviewed it.
            date_now(work, "criticality_reviewed_on");
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["dependencies_said", "under_plan", "ready", "nobody_depends"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "dependencies_said" => dependencies_said(work),
            "under_plan" => under_plan(work),
            "ready" => ready(work),
            "nobody_depends" => nobody_depends(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        super::means::in_order(work, "went_live_on", "retired_on");
        if work.changed("dependencies") || work.changed("cycle_accepted_reason") {
            dependencies(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let over = work.entering(state::RETIRED) || work.entering(state::TRANSFERRED);
        if over || (!work.creating() && work.changed("criticality")) {
            crate::configuration::service_changed(work);
        }
        if over {
            retire_entries(work);
        }
        arm(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let timers = [(REVIEW, review_on(record)), (NOTICE, notice_on(record))];
        timers.into_iter().filter_map(|(name, on)| Some((name.to_owned(), start_of(facts, on?).max(since)))).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        match name {
            REVIEW => review(work),
            NOTICE => notice(work),
            _ => {}
        }
    }
}

fn dependencies_said(work: &mut Work<'_>) {
    let named = !several(work.record(), "dependencies").is_empty();
    match (named, f::NO_DEPENDENCIES.get(work.record()) == Some(true)) {
        (false, false) => work.refuse_guard("dependencies", "Name the services it depends on, or say that there are none."),
        (true, true) => work.refuse_guard("no_dependencies", "It names services it depends on: then it is not so that there are none."),
        _ => {}
    }
}

/// From design to its end a service moves under a transition plan. The automation that carries a plan out needs no second one.
fn under_plan(work: &mut Work<'_>) {
    if !work.by_person() {
        return;
    }
    work.require("transition_plan");
    let plan = f::TRANSITION_PLAN.get(work.record()).and_then(|id| work.facts().record(id));
    if let Some(plan) = plan.filter(|p| matches!(p.state.as_deref(), Some("cancelled" | "closed" | "proposed"))) {
        let words = format!("{} does not carry this: it is not agreed yet, or over.", plan.number.clone().unwrap_or_default());
        work.refuse_guard("transition_plan", &words);
    }
}

/// What a live service stands on: agreement, entry, item, and requirements of availability and continuity.
fn ready(work: &mut Work<'_>) {
    let own = work.record().id;
    let customers = several(work.record(), "customers");
    let carries = |a: &Arc<Record>| {
        let (service, customer) = (sla::f::SERVICE.get(&**a), sla::f::CUSTOMER.get(&**a));
        let for_this = service == Some(own) || (service.is_none() && customer.is_some_and(|c| customers.contains(&c)));
        for_this && a.state.as_deref() == Some(sla::state::ACTIVE)
    };
    let agreed = work.facts().all(sla::TYPE).any(carries);
    let id = own.text();
    let some = |type_name: &str, query: String| !work.facts().find(type_name, &query, 1).is_empty();
    let published = some(service_catalogue_entry::TYPE, format!("service:{id} state:published"));
    let available = some(service_requirement::TYPE, format!("service:{id} category:availability state:agreed"));
    let continuous = some(service_requirement::TYPE, format!("service:{id} category:continuity state:agreed"));
    let item = f::CONFIGURATION_ITEM.get(work.record()).and_then(|i| work.facts().record(i));
    let item_live = item.is_none_or(|i| i.state.as_deref() == Some(configuration_item::state::LIVE));
    for (holds, field, words) in [
        (agreed, "", "No agreement is in force for it."),
        (published, "", "It has no published entry in the catalogue."),
        (available, "", "No requirement of availability is agreed for it."),
        (continuous, "", "No requirement of continuity is agreed for it."),
        (item_live, "configuration_item", "Its configuration item is not live."),
    ] {
        if !holds {
            work.refuse_guard(field, words);
        }
    }
}

/// A service on which a live one depends does not end.
fn nobody_depends(work: &mut Work<'_>) {
    let own = work.record().id;
    let live = |s: &&Arc<Record>| s.state.as_deref() == Some(state::LIVE) && s.id != own && several(s, "dependencies").contains(&own);
    let names: Vec<String> = work.facts().all(service::TYPE).filter(live).filter_map(|s| s.text("name").map(str::to_owned)).collect();
    if !names.is_empty() {
        work.refuse_guard("", &format!("Live services depend on it: {}.", names.join(", ")));
    }
}

/// Nothing depends on itself or on what has ended; a circle needs the acceptance of the service owner.
fn dependencies(work: &mut Work<'_>) {
    let own = work.record().id;
    let named = several(work.record(), "dependencies");
    if named.contains(&own) {
        return work.refuse(Refusal::new(Code::SelfLink).on("dependencies"));
    }
    let old = work.before().map(|b| several(b, "dependencies")).unwrap_or_default();
    let ended = |s: &Record| matches!(s.state.as_deref(), Some(state::RETIRED | state::TRANSFERRED | state::REJECTED));
    let gone = named.iter().filter(|id| !old.contains(id)).filter_map(|id| work.facts().record(*id)).find(|s| ended(s));
    if let Some(gone) = gone {
        let words = format!("{} has ended; nothing new can depend on it.", gone.text("name").unwrap_or("The service"));
        work.refuse_guard("dependencies", &words);
    }
    if !leads_back(work, own, &named) {
        return;
    }
    if !f::CYCLE_ACCEPTED_REASON.is_set(work.record()) {
        work.refuse(Refusal::new(Code::Cycle).on("dependencies").with("label", "the dependencies"));
    } else if work.by_person() && work.actor().person() != f::SERVICE_OWNER.get(work.record()) {
        let words = "A circle of dependencies is accepted by the service owner, and by nobody else.";
        work.refuse_guard("cycle_accepted_reason", words);
    }
}

fn leads_back(work: &Work<'_>, own: Id, named: &[Id]) -> bool {
    let mut seen = BTreeSet::new();
    let mut front = named.to_vec();
    while let Some(at) = front.pop() {
        if at == own {
            return true;
        }
        if seen.insert(at)
            && let Some(service) = work.facts().shelved(at)
        {
            front.extend(several(service, "dependencies"));
        }
    }
    false
}

/// The entries of a service end with it.
fn retire_entries(work: &mut Work<'_>) {
    let query = format!("service:{} state:published,suspended", work.record().id.text());
    for entry in work.facts().find(service_catalogue_entry::TYPE, &query, 100) {
        let action = Action { move_name: Some(service_catalogue_entry::step::RETIRE.into()), ..Action::default() };
        let reason = format!("{} has ended.", f::NAME.get(work.record()).unwrap_or("The service"));
        follow(work, AUTOMATION, &entry, action, Some(reason));
    }
}

fn review_on(record: &Record) -> Option<Date> {
    let live = matches!(record.state.as_deref(), Some(state::LIVE));
    f::CRITICALITY_REVIEWED_ON.get(record).filter(|_| live).map(|on| days_after(months_after(on, REVIEW_MONTHS), -30))
}

fn notice_on(record: &Record) -> Option<Date> {
    let ending = record.state.as_deref() == Some(state::RETIRING);
    f::RETIREMENT_PLANNED_ON.get(record).filter(|_| ending).map(|on| days_after(on, -NOTICE_DAYS))
}

fn arm(work: &mut Work<'_>) {
    let moved = work.before().is_some_and(|b| b.state != work.record().state);
    for (timer, field, on) in [
        (REVIEW, "criticality_reviewed_on", review_on(work.record())),
        (NOTICE, "retirement_planned_on", notice_on(work.record())),
    ] {
        if !moved && !work.changed(field) {
            continue;
        }
        match on {
            Some(on) => {
                let due = start_of(work.facts(), on).max(work.now());
                work.timer(timer, due);
            }
            None if !work.creating() => work.clear_timer(timer),
            None => {}
        }
    }
}

/// The criticality is to be reviewed: the owner is told, and again every month until it is.
fn review(work: &mut Work<'_>) {
    work.clear_timer(REVIEW);
    let on = today(work);
    let Some(due) = review_on(work.record()) else { return };
    let next = if due > on { due } else { days_after(on, 30) };
    let at = start_of(work.facts(), next);
    work.timer(REVIEW, at);
    if due <= on {
        work.note("reminder", "criticality_review");
        let subject = format!("{}: review its criticality", called(work.record()));
        let text = f::NAME.get(work.record()).unwrap_or_default().to_owned();
        let owner = f::SERVICE_OWNER.get(work.record());
        tell(work, "review_due", owner, &subject, &text);
    }
}

/// The contacts of the customers that use a service.
pub(super) fn contacts(work: &Work<'_>, customers: &[Id]) -> Vec<Id> {
    let found = customers.iter().filter_map(|id| work.facts().shelved(*id));
    found.filter(|c| c.state.as_deref() != Some(customer::state::ENDED)).flat_map(|c| several(c, "contacts")).collect()
}

fn notice(work: &mut Work<'_>) {
    work.clear_timer(NOTICE);
    let Some(on) = f::RETIREMENT_PLANNED_ON.get(work.record()).filter(|_| notice_on(work.record()).is_some()) else { return };
    work.note("notice", format!("to end on {on}"));
    let name = f::NAME.get(work.record()).unwrap_or_default().to_owned();
    let to = contacts(work, &several(work.record(), "customers"));
    write_to(work, "retiring", to, &format!("{name} ends on {on}"), &format!("The service “{name}” will end on {on}. Your relationship manager will tell you what comes after it."));
}
