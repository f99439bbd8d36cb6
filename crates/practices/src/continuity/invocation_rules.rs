//! The use of a plan: by those whom it names, told to everybody at once, and reported on afterwards.

use super::{customer_contacts, deficiencies_acted_on, link_actions, named_people};
use crate::handles::continuity_invocation::{f, state};
use crate::handles::continuity_plan as plan;
use crate::risk::ground;
use engine::{Practice, Record, Work};
use kernel::Id;
use schema::Value;
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rules of invocations.
#[derive(Clone, Copy, Debug, Default)]
pub struct InvocationRules;

const GUARDS: &ground::Guards = &[
    ("plan_in_force", plan_in_force),
    ("named_invoker", named_invoker),
    ("deficiencies_acted_on", deficiencies_acted_on),
    ("improvement_or_reason", ground::improvement_or_reason),
    ("actions_finished", ground::actions_finished),
];
/// Days within which it is reported on.
const REPORT_DAYS: i64 = 30;
const REPORT_DUE: &str = "report_due";

impl Practice for InvocationRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let now = Value::Instant(work.at());
        work.set(f::CONSIDERED_AT.as_str(), now);
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(person));
        }
        if let Some(services) = plan_of(work).and_then(|p| plan::f::SERVICES.get(&*p).map(<[Id]>::to_vec)) {
            work.set_if_empty(f::SERVICES.as_str(), Value::References(services));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        link_actions(work);
        if work.changed(f::STOOD_DOWN_AT.as_str())
            && let Some(at) = f::STOOD_DOWN_AT.get(work.record())
        {
            let due = ground::days_after(ground::date_of(work.facts(), at), REPORT_DAYS);
            work.set(f::REPORT_DUE_ON.as_str(), Value::Date(due));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        ground::names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        ground::judge(GUARDS, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        ground::in_order(work, f::INVOKED_AT.as_str(), f::RECOVERED_AT.as_str());
        ground::in_order(work, f::RECOVERED_AT.as_str(), f::STOOD_DOWN_AT.as_str());
        ground::in_order(work, f::STOOD_DOWN_AT.as_str(), f::REVIEWED_ON.as_str());
        ground::in_order(work, f::STOOD_DOWN_AT.as_str(), f::REPORTED_ON.as_str());
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.creating() {
            considered(work);
        }
        if work.entering(state::INVOKED) {
            invoked(work);
        }
        if work.entering(state::RETURNED)
            && let Some(due) = f::REPORT_DUE_ON.get(work.record())
        {
            let at = ground::start_of(work.facts(), due);
            work.timer(REPORT_DUE, at);
        }
        if work.entering(state::CLOSED) {
            work.clear_timer(REPORT_DUE);
        }
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == REPORT_DUE && !f::REPORTED_ON.is_set(work.record()) {
            work.note("reminder", name);
            let owner = f::OWNER.get(work.record());
            let people: Vec<Id> = owner.into_iter().chain(ground::holders(work, "continuity_manager")).collect();
            let subject = format!("The report on {} is due today", ground::called(work));
            ground::tell(work, name, people, &subject, "");
        }
    }
}

fn plan_of(work: &Work<'_>) -> Option<Arc<Record>> {
    f::PLAN.get(work.record()).and_then(|p| work.facts().record(p))
}

/// A plan is invoked while it is in force; its revision does not put it out of force.
fn plan_in_force(work: &mut Work<'_>) {
    let in_force = |p: &Arc<Record>| matches!(p.state.as_deref(), Some(plan::state::APPROVED | plan::state::UNDER_REVISION));
    if plan_of(work).is_some_and(|p| !in_force(&p)) {
        work.refuse_guard(f::PLAN.as_str(), "The plan is not in force.");
    }
}

/// Whoever the plan says may invoke it, or the deputy, decides; nobody else, and no automation.
fn named_invoker(work: &mut Work<'_>) {
    let Some(plan) = plan_of(work) else { return };
    let named = work.actor().person().is_some_and(|me| named_people(&plan, true).contains(&me));
    if !named {
        work.refuse_guard(f::INVOKED_BY.as_str(), "Only those whom the plan names may decide whether it is invoked.");
    }
}

/// Those who may invoke it hear that it is considered.
fn considered(work: &mut Work<'_>) {
    let people = plan_of(work).map(|p| named_people(&p, true)).unwrap_or_default();
    let subject = format!("Decide whether the plan is invoked: {}", ground::called(work));
    let text = f::INVOCATION_REASON.get(work.record()).unwrap_or_default().to_owned();
    ground::tell(work, "invocation_considered", people, &subject, &text);
}

/// Top management, everybody whom the plan names, owners of the services, customers and suppliers hear of it at once.
fn invoked(work: &mut Work<'_>) {
    let services = ground::several(work.record(), f::SERVICES.as_str());
    let plan = plan_of(work);
    let mut people = ground::holders(work, "top_management");
    people.extend(plan.as_ref().map(|p| named_people(p, false)).unwrap_or_default());
    people.extend(services.iter().filter_map(|s| ground::service_owner(work, Some(*s))));
    let subject = format!("The continuity plan is invoked: {}", ground::called(work));
    let text = f::INVOCATION_REASON.get(work.record()).unwrap_or_default().to_owned();
    ground::tell(work, "plan_invoked", people, &subject, &text);
    let mut outside: BTreeSet<Id> = customer_contacts(work, &services).into_iter().collect();
    let links = plan.as_ref().map(|p| work.facts().links(p.id).to_vec()).unwrap_or_default();
    let suppliers = links.iter().filter(|l| l.name == *plan::link::DEPENDS_ON_SUPPLIER).filter_map(|l| work.facts().record(l.to));
    outside.extend(suppliers.flat_map(|s| ground::several(&s, "contacts")));
    if !outside.is_empty() {
        let now = work.now();
        let subject = "A continuity plan is in use for services that concern you";
        work.effect("mail", now, json!({"event": "plan_invoked", "to": outside, "subject": subject, "text": text, "internal": false}));
    }
}
