//! Entries of the service catalogue: approved by the owner of the service, published while it lives, and told to their
//! readers.

use super::life::contacts;
use super::means::{REVIEW, called, date_of, holders, review_due, reviewed, several, tell, write_to};
use crate::handles::service_catalogue_entry::{self as entry, Audience, f, state};
use crate::handles::service;
use engine::{Facts, Practice, Record, Work};
use kernel::{Id, Timestamp};
use schema::ChoiceEnum;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rules of catalogue entries.
#[derive(Clone, Copy, Debug, Default)]
pub struct EntryRules;

impl Practice for EntryRules {
    fn compute(&self, work: &mut Work<'_>) {
        reviewed(work, state::PUBLISHED);
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["service_lives_on", "service_live", "approved_by_owner", "alone"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "service_lives_on" => lives_on(work),
            "service_live" => live(work),
            "approved_by_owner" => approved_by_owner(work),
            "alone" => alone(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        if work.changed("service") {
            lives_on(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let in_force = work.record().state.as_deref() == Some(state::PUBLISHED);
        REVIEW.arm(work, in_force);
        for (state, said) in [(state::PUBLISHED, "is in the catalogue"), (state::SUSPENDED, "is suspended"), (state::RETIRED, "has ended")] {
            if work.entering(state) {
                tell_readers(work, said);
            }
        }
        if work.entering(state::IN_REVIEW) {
            let subject = format!("{}: to be approved", called(work.record()));
            let text = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
            let owner = of(work).and_then(|s| service::f::SERVICE_OWNER.get(&*s));
            tell(work, "to_approve", owner, &subject, &text);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let in_force = record.state.as_deref() == Some(state::PUBLISHED);
        let due = REVIEW.standing(facts, record, date_of(facts, since)).filter(|_| in_force);
        due.map(|at| (REVIEW.timer.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == REVIEW.timer {
            let to: Vec<Id> = f::OWNER.get(work.record()).into_iter().chain(holders(work, "catalogue_manager")).collect();
            review_due(work, to);
        }
    }
}

fn of(work: &Work<'_>) -> Option<Arc<Record>> {
    f::SERVICE.get(work.record()).and_then(|id| work.facts().record(id))
}

/// A service that has ended has no entries.
fn lives_on(work: &mut Work<'_>) {
    use service::state as life;
    let ended = of(work).is_some_and(|s| matches!(s.state.as_deref(), Some(life::RETIRED | life::TRANSFERRED | life::REJECTED)));
    if ended {
        work.refuse_guard("service", "This service has ended; nothing is offered of it any more.");
    }
}

/// Published is what is live, or will be on a date that is said.
fn live(work: &mut Work<'_>) {
    use service::state as life;
    match of(work).and_then(|s| s.state.clone()).as_deref() {
        Some(life::LIVE | life::RETIRING) => {}
        Some(life::IN_TRANSITION) => work.require("starts_on"),
        _ => work.refuse_guard("service", "The service is not live."),
    }
}

fn approved_by_owner(work: &mut Work<'_>) {
    let owner = of(work).and_then(|s| service::f::SERVICE_OWNER.get(&*s));
    if work.by_person() && work.actor().person() != owner {
        work.refuse_guard("", "The owner of the service approves what is said of it.");
    }
    if !work.by_person() {
        work.refuse_guard("", "A person approves, no automation.");
    }
}

/// Two services do not go by one name for one audience.
fn alone(work: &mut Work<'_>) {
    let record = work.record();
    let (Some(title), Some(audience)) = (f::TITLE.get(record), f::AUDIENCE.get(record)) else { return };
    let quoted = title.replace('\\', "\\\\").replace('"', "\\\"");
    let query = format!("state:published audience:{} title:\"{quoted}\"", audience.as_str());
    let (own, service) = (record.id, f::SERVICE.get(record));
    let other = work.facts().find(entry::TYPE, &query, 10).into_iter().find(|r| r.id != own && f::SERVICE.get(&**r) != service);
    if let Some(other) = other {
        let words = format!("{} is already published under this name for this audience.", other.number.as_deref().unwrap_or("Another service"));
        work.refuse_guard("title", &words);
    }
}

/// Its readers: the contacts of the customers it is written for, or the people who support it.
fn tell_readers(work: &mut Work<'_>, said: &str) {
    let name = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let subject = format!("{name} {said}");
    let text = match (work.record().state.as_deref(), work.reason()) {
        (Some(state::SUSPENDED | state::RETIRED), Some(why)) => why.to_owned(),
        _ => f::CUSTOMER_DESCRIPTION.get(work.record()).unwrap_or_default().to_owned(),
    };
    if f::AUDIENCE.get(work.record()) == Some(Audience::Technical) {
        let owner = of(work).and_then(|s| service::f::SERVICE_OWNER.get(&*s));
        let to: Vec<Id> = holders(work, "service_desk_lead").into_iter().chain(owner).collect();
        return tell(work, "catalogue", to, &subject, &text);
    }
    let all = of(work).map(|s| several(&s, "customers")).unwrap_or_default();
    let only: BTreeSet<Id> = several(work.record(), "customers").into_iter().collect();
    let customers: Vec<Id> = all.into_iter().filter(|c| only.is_empty() || only.contains(c)).collect();
    let to = contacts(work, &customers);
    write_to(work, "catalogue", to, &subject, &text);
    let desk = holders(work, "service_desk_lead");
    tell(work, "catalogue", desk, &subject, &name);
}
