//! Customers: what is arranged before one is active, when a contact lapses, and what is settled before one ends.

use super::{AUTOMATION, review};
use crate::handles::customer::{f, state};
use crate::handles::{complaint, service, service_review};
use crate::service::means::{called, days_after, months_after, raise, several, start_of, tell, today};
use engine::{Practice, Record, Work};
use kernel::Date;
use serde_json::json;
use std::sync::Arc;

/// Timer of the contact that has to be kept.
const CONTACT: &str = "contact_lapses";
/// The longest interval of reviews, in months.
pub(super) const LONGEST_INTERVAL: i64 = 6;

/// Rules of customers.
#[derive(Clone, Copy, Debug, Default)]
pub struct CustomerRules;

impl Practice for CustomerRules {
    fn guards(&self) -> Vec<&'static str> {
        vec!["arranged", "settled"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "arranged" => arranged(work),
            "settled" => settled(work),
            _ => {}
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::ACTIVE) {
            first_review(work);
        }
        arm(work);
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == CONTACT {
            contact(work);
        }
    }
}

/// Whoever takes a customer on says how the relationship is kept. An automation that takes over customers of long standing
/// brings what it has; what is missing shows in the checks.
fn arranged(work: &mut Work<'_>) {
    if !work.by_person() {
        return;
    }
    for field in ["user_groups", "services", "contacts", "communication_arrangement", "review_interval_months"] {
        work.require(field);
    }
    if f::REVIEW_INTERVAL_MONTHS.get(work.record()).is_some_and(|months| months > LONGEST_INTERVAL) {
        work.refuse_guard("review_interval_months", "Services are reviewed with every customer at least every six months.");
    }
}

/// Nobody ends while services run, data is held or a complaint is open.
fn settled(work: &mut Work<'_>) {
    let own = work.record().id;
    if work.before().is_some_and(|b| b.state.as_deref() == Some(state::ENDING)) {
        work.require("services_ended_on");
        work.require("data_disposition");
    }
    let served = |s: &&Arc<Record>| s.state.as_deref() == Some(service::state::LIVE) && several(s, "customers").contains(&own);
    let names: Vec<String> = work.facts().all(service::TYPE).filter(served).filter_map(|s| s.text("name").map(str::to_owned)).collect();
    if !names.is_empty() {
        work.refuse_guard("services_ended_on", &format!("Services are still delivered to it: {}.", names.join(", ")));
    }
    let open = work.facts().find(complaint::TYPE, &format!("customer:{} -state:closed", own.text()), 5);
    if !open.is_empty() {
        let numbers: Vec<&str> = open.iter().filter_map(|c| c.number.as_deref()).collect();
        work.refuse_guard("", &format!("Complaints are still open: {}.", numbers.join(", ")));
    }
}

fn first_review(work: &mut Work<'_>) {
    let record = work.record();
    let query = format!("customer:{} state:planned", record.id.text());
    if !work.facts().find(service_review::TYPE, &query, 1).is_empty() {
        return;
    }
    let services = several(record, "services");
    let months = review::interval_for(work, record, &services);
    let fields = vec![
        ("title", json!(review::title(record))),
        ("customer", json!(record.id)),
        ("services", json!(services)),
        ("due_on", json!(months_after(today(work), months))),
        ("owner", json!(f::RELATIONSHIP_MANAGER.get(record))),
    ];
    raise(work, AUTOMATION, service_review::TYPE, fields);
}

fn lapses_on(record: &Record) -> Option<Date> {
    let months = f::CONTACT_INTERVAL_MONTHS.get(record).unwrap_or(LONGEST_INTERVAL);
    let active = record.state.as_deref() == Some(state::ACTIVE);
    f::LAST_CONTACT_ON.get(record).filter(|_| active).map(|on| months_after(on, months))
}

fn arm(work: &mut Work<'_>) {
    let moved = work.before().is_some_and(|b| b.state != work.record().state);
    if !moved && !work.changed("last_contact_on") && !work.changed("contact_interval_months") {
        return;
    }
    match lapses_on(work.record()) {
        Some(on) => {
            let due = start_of(work.facts(), on).max(work.now());
            work.timer(CONTACT, due);
        }
        None if !work.creating() => work.clear_timer(CONTACT),
        None => {}
    }
}

/// Too long without a word: the relationship manager is told, and again every month.
fn contact(work: &mut Work<'_>) {
    work.clear_timer(CONTACT);
    let on = today(work);
    let Some(due) = lapses_on(work.record()) else { return };
    let next = if due > on { due } else { days_after(on, 30) };
    let at = start_of(work.facts(), next);
    work.timer(CONTACT, at);
    if due <= on {
        work.note("reminder", "contact_lapsed");
        let name = f::NAME.get(work.record()).unwrap_or_default().to_owned();
        let subject = format!("{}: no contact with {name} for too long", called(work.record()));
        let to = f::RELATIONSHIP_MANAGER.get(work.record());
        tell(work, "contact_lapsed", to, &subject, &name);
    }
}
