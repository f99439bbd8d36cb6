//! Service requests: give users what they may ask for, in a known way and time.
//!
//! A request model says who may ask, what is asked of them, who approves, what is done and how long it takes. A request takes
//! all of that from its model when it is recorded, goes to approval or past it by itself, and is fulfilled when its tasks are
//! done. Nobody approves what they asked for or what is for them.

mod answers;
mod approval;
#[cfg(test)]
mod cases;
mod fulfilment;
mod intake;
mod model;
mod notify;
mod timers;

pub use answers::{Question, wrong_answer};
pub use intake::{Asker, admits};

use crate::calendar::Calendars;
use crate::handles::request_model;
use crate::handles::service_request::{f, state, step};
use crate::incident::queue;
use engine::{Facts, ImportEvent, Practice, Record, Work};
use kernel::Timestamp;
use serde_json::Value as Json;
use std::sync::Arc;

/// Under whose name requests go on by themselves.
pub(crate) const AUTOMATION: &str = "service_request";

/// Rules of service requests.
#[derive(Debug, Default)]
pub struct RequestRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

/// Judges whether a move may be taken, and says by refusals why not.
type Guard = fn(&RequestRules, &mut Work<'_>);

/// Who may start work for a group they are no member of.
const LEADS: [&str; 2] = ["service_desk_lead", "request_manager"];

const GUARDS: &[(&str, Guard)] = &[
    ("no_approval", |_, work| approval::none_needed(work)),
    ("approver", |_, work| approval::decided_by_approver(work)),
    ("member", |_, work| queue::started_by_member(work, &LEADS)),
    ("still_allowed", |_, work| fulfilment::still_allowed(work)),
    ("pause_told", |_, work| queue::pause_told(work, "fulfilment")),
    ("pause_allowed", |_, work| fulfilment::pause_allowed(work)),
    ("approved_first", |_, work| approval::approved_first(work)),
    ("tasks_done", |_, work| fulfilment::tasks_done(work)),
    ("records_named", |_, work| fulfilment::records_named(work)),
    ("return_period", timers::return_period),
    ("cancellable", |_, work| fulfilment::cancellable(work)),
];

impl Practice for RequestRules {
    fn defaults(&self, work: &mut Work<'_>) {
        intake::defaults(work);
    }
    fn compute(&self, work: &mut Work<'_>) {
        intake::compute(self, work);
        approval::compute(work);
        let inbound = is_inbound(work);
        queue::conversation(work, inbound, state::PENDING, step::RESUME);
        queue::assignment(work, work.taken() == Some(step::START), false);
        fulfilment::compute(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        GUARDS.iter().map(|(name, _)| *name).collect()
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
            guard(self, work);
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        intake::check(work);
        queue::assignee(work);
        fulfilment::check(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        approval::route(work);
        timers::set(self, work);
        notify::notify(work);
    }
    fn imported(&self, _: &Facts<'_>, before: Option<&Record>, event: &mut ImportEvent) {
        // The clock of a request that came from elsewhere began when it was asked for.
        let begun = event.set.get("requested_at").cloned();
        if before.is_none_or(|b| b.instant("clock_started_at").is_none())
            && let Some(begun) = begun.filter(|b| *b != Json::Null)
        {
            event.set.entry("clock_started_at".into()).or_insert(begun);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        timers::standing(self, facts, record, since).into_iter().map(|(name, due)| (name.to_owned(), due)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        timers::due(self, name, work);
    }
}

/// The model of the request.
fn model_of(work: &Work<'_>) -> Option<Arc<Record>> {
    f::REQUEST_MODEL.get(work.record()).and_then(|id| work.facts().record(id)).filter(|m| *m.type_name == *request_model::TYPE)
}

/// Whether the person who writes is the one who asked, or the one it is for.
fn is_inbound(work: &Work<'_>) -> bool {
    let Some(person) = work.actor().person() else { return false };
    [f::REQUESTER.get(work.record()), f::BENEFICIARY.get(work.record())].contains(&Some(person))
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    let calendars = shared.calendars.clone();
    book.with("service_request", RequestRules { calendars }).with("request_model", model::ModelRules)
}
