//! Incident management: bring the service back to its agreed level as fast as possible and limit the harm.
//!
//! The definition beside this file says what an incident is and which moves it may take; the modules say what a definition
//! cannot: how its priority follows, what stands in the way of a move, what follows from it, and who is told.

pub(crate) mod around;
#[cfg(test)]
mod cases;
mod check;
mod compute;
mod escalate;
mod follow;
mod guards;
mod imported;
pub(crate) mod major;
mod matching;
mod notify;
pub(crate) mod queue;
mod timers;

use crate::calendar::Calendars;
use around::called;
use engine::{Facts, Practice, Record, Work};
use kernel::{Name, Timestamp};
use std::sync::Arc;

/// Who may do what the service desk and the process manager do.
const DESK: [&str; 5] = ["service_desk_agent", "service_desk_lead", "support_analyst", "incident_manager", "duty_manager"];
/// Who may override, lower and confirm.
const MANAGERS: [&str; 2] = ["incident_manager", "duty_manager"];

/// Rules of incidents.
#[derive(Debug, Default)]
pub struct IncidentRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for IncidentRules {
    fn defaults(&self, work: &mut Work<'_>) {
        compute::defaults(work);
    }
    fn compute(&self, work: &mut Work<'_>) {
        compute::compute(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        guards::GUARDS.iter().map(|(name, _)| *name).collect()
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        guards::guard(self, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        check::check(work);
    }
    fn merge(&self, work: &mut Work<'_>, target: &Record) {
        follow::merge(work, target);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        follow::resolve_children(work);
        timers::set(self, work);
        escalate::escalate(work);
        notify::notify(work);
        major::tell(work);
        follow::linked(work);
        follow::recurring(work);
    }
    fn imported(&self, facts: &engine::Facts<'_>, before: Option<&Record>, event: &mut engine::ImportEvent) {
        imported::complete(facts, before, event);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        timers::standing(self, facts, record, since).into_iter().map(|(name, due)| (name.to_owned(), due)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        timers::due(self, name, work);
    }
}

/// P1, or declared a major incident: never pauses, and is told to more people.
fn is_pressing(record: &Record) -> bool {
    record.choice("priority").is_some_and(|p| *p == *"p1") || record.flag("major")
}

/// Open children: incidents whose `parent` is this one.
fn children(work: &Work<'_>) -> Vec<Arc<Record>> {
    if work.creating() {
        return Vec::new();
    }
    let own = work.record().id;
    let links = work.facts().links(own);
    let ids = links.iter().filter(|l| l.name == *"parent" && l.to == own).map(|l| l.from);
    ids.filter_map(|id| work.facts().record(id)).filter(|c| around::is_active(work, c)).collect()
}

fn name(text: &str) -> Name {
    Name::from(text)
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    book.with("incident", IncidentRules { calendars: shared.calendars.clone() })
}
