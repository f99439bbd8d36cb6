//! Change management: let beneficial changes happen with as little harm as possible, decided by the right people with the right
//! information (processes, section 3.1).
//!
//! The definitions beside this file say what a change, a model, a CAB meeting and a freeze are and which moves they take. The
//! modules say what a definition cannot. Pure, knowing no records: [`risk`] (eight answers, a score, a level, major impact),
//! [`approvals`] (who must approve and how long before), [`review`] (which review and by when), [`remediation`], the overlap of
//! [`collisions`], the quorum of [`cab`] and the suspension of [`model`]. Above them thin layers that read records: `voting`
//! keeps the approvals, `voiding` voids them when the change becomes another one, `judging` decides whether they suffice;
//! `freezes`, `reviewing`, `guards`, `doing`, `check`.
//!
//! Nobody approves what they asked for or carry out: this holds in the candidates of every area, in the guards of the moves, and
//! in the check that runs whatever was done.

pub mod approvals;
pub mod cab;
mod cab_meeting;
mod check;
pub mod collisions;
mod compute;
mod doing;
mod follow;
pub mod freezes;
mod guards;
mod judging;
pub mod model;
mod notify;
pub(crate) mod people;
pub mod remediation;
pub mod review;
mod reviewing;
pub mod risk;
mod timers;
mod voiding;
mod voting;

#[cfg(test)]
mod cases;

use crate::calendar::Calendars;
use crate::handles::change::{f, link};
use engine::{Facts, Practice, Record, Work};
use kernel::{Id, Timestamp};
use schema::Value;
use std::sync::Arc;

/// Rules of changes.
#[derive(Debug, Default)]
pub struct ChangeRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for ChangeRules {
    fn defaults(&self, work: &mut Work<'_>) {
        compute::defaults(work);
    }
    fn compute(&self, work: &mut Work<'_>) {
        compute::compute(self, work);
    }
    fn guards(&self) -> Vec<&'static str> {
        guards::GUARDS.iter().map(|(name, _)| *name).collect()
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        guards::guard(self, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        check::check(self, work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        timers::set(self, work);
        follow::follow(self, work);
        notify::notify(self, work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        timers::standing(self, facts, record, since).into_iter().map(|(name, due)| (name.to_owned(), due)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        timers::due(self, name, work);
    }
}

/// Every service a change touches, each once, the first one first.
fn services_of(record: &Record) -> Vec<Id> {
    let mut all: Vec<Id> = f::SERVICE.get(record).into_iter().collect();
    for id in f::AFFECTED_SERVICES.get(record).unwrap_or_default() {
        if !all.contains(id) {
            all.push(*id);
        }
    }
    all
}

/// Incidents the change caused: named on it, or linked to it from the incident.
fn caused(work: &Work<'_>) -> Vec<Id> {
    let mut all = f::CAUSED_INCIDENTS.get(work.record()).unwrap_or_default().to_vec();
    if !work.creating() {
        let own = work.record().id;
        let linked = work.facts().links(own).iter().filter(|l| l.to == own && *l.from_type == *"incident" && *l.name == *"caused_by");
        all.extend(linked.map(|l| l.from));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether actions came of it.
fn has_actions(work: &Work<'_>) -> bool {
    let own = work.record().id;
    work.links().iter().any(|l| l.from == own && *l.name == *link::ACTIONS)
}

/// Signs the lines that were added to a table: who added them, and when where a column for that is named.
fn sign_rows(work: &mut Work<'_>, field: &str, by: &str, at: &str) {
    let Some(person) = work.actor().person().filter(|_| work.changed(field)) else { return };
    let Some(Value::Table(rows)) = work.record().get(field) else { return };
    let (now, mut rows) = (work.at(), rows.clone());
    let old = if let Some(Value::Table(old)) = work.was(field) { old.clone() } else { Vec::new() };
    for row in rows.iter_mut().filter(|row| !old.contains(row)) {
        row.entry(by.into()).or_insert(Value::Reference(person));
        if !at.is_empty() {
            row.entry(at.into()).or_insert(Value::Instant(now));
        }
    }
    work.set(field, Value::Table(rows));
}

/// What to call a record in a text; the number of a new one is filled in when it is known.
fn called(record: &Record) -> String {
    record.number.clone().unwrap_or_else(|| "{number}".to_owned())
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    let calendars = || shared.calendars.clone();
    book.with("change", ChangeRules { calendars: calendars() })
        .with("change_model", model::ModelRules { calendars: calendars() })
        .with("cab_meeting", cab_meeting::CabRules { calendars: calendars() })
        .with("change_freeze", freezes::FreezeRules)
}
