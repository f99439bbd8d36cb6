//! Continuity plans: what makes one fit to be relied on, and its copies outside this system.

use super::{cell, named_people, plan_text, rows};
use crate::handles::continuity_plan::{f, state, step};
use crate::risk::ground;
use engine::{Facts, Practice, Record, Work};
use kernel::{Id, Timestamp};
use schema::{Row, Value};
use serde_json::json;
use std::collections::BTreeSet;

/// Rules of continuity plans.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlanRules;

const GUARDS: &ground::Guards =
    &[("independent", independent), ("deputies", deputies), ("contacts_fresh", contacts_fresh), ("offsite_fresh", offsite_fresh)];
/// Months within which contacts were verified.
const CONTACT_MONTHS: i64 = 6;
/// Months within which the copies were reached, and within which the plan is looked at again.
const YEAR: i64 = 12;
/// Days after which a copy is asked for that nobody confirmed.
const ARRIVAL_DAYS: i64 = 3;
const CONTACTS: &str = "contacts";
const ARRIVAL: &str = "arrival";

impl Practice for PlanRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        ground::plan_review(work, f::LAST_REVIEWED_ON.as_str(), YEAR);
        if work.taken() == Some(step::APPROVE) {
            let today = ground::today(work);
            if !work.given(f::NEXT_REVIEW_ON.as_str()) {
                work.set(f::NEXT_REVIEW_ON.as_str(), Value::Date(ground::months_after(today, YEAR)));
            }
            let now = Value::Instant(work.at());
            work.set(f::OFFSITE_SENT_AT.as_str(), now);
            work.clear(f::OFFSITE_ARRIVED_AT.as_str());
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        ground::names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        ground::judge(GUARDS, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        ground::in_order(work, f::OFFSITE_SENT_AT.as_str(), f::OFFSITE_ARRIVED_AT.as_str());
        let today = ground::today(work);
        let from = f::APPROVED_AT.get(work.record()).map(|at| ground::date_of(work.facts(), at));
        let from = from.max(f::LAST_REVIEWED_ON.get(work.record())).unwrap_or(today);
        ground::review_at_most(work, YEAR, from);
        // Of a plan in force, who may invoke it and who can be reached stays complete.
        let in_force = work.record().state.as_deref() == Some(state::APPROVED) && work.taken().is_none();
        if in_force && work.changed(f::INVOCATION_RESPONSIBILITIES.as_str()) {
            deputies(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::APPROVED) {
            send(work);
            let now = work.now();
            work.timer(ARRIVAL, now.plus_seconds(ARRIVAL_DAYS * 86_400));
        }
        if work.changed(f::OFFSITE_ARRIVED_AT.as_str()) && f::OFFSITE_ARRIVED_AT.is_set(work.record()) {
            work.clear_timer(ARRIVAL);
        }
        if work.changed(f::CONTACTS_VERIFIED_ON.as_str())
            && let Some(at) = contacts_due(work.facts(), work.record()).filter(|at| *at > work.now())
        {
            work.timer(CONTACTS, at);
        }
        if work.entering(state::IN_REVIEW) {
            let approvers = ground::holders(work, "sms_owner");
            let subject = format!("{} waits for approval", ground::called(work));
            ground::tell(work, "plan_to_approve", approvers, &subject, "");
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let due = contacts_due(facts, record).filter(|at| *at > since && record.state.as_deref() == Some(state::APPROVED));
        due.map(|at| (CONTACTS.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let owner = f::OWNER.get(work.record());
        let called = ground::called(work);
        let people: Vec<Id> = owner.into_iter().chain(ground::holders(work, "continuity_manager")).collect();
        match name {
            ARRIVAL if !f::OFFSITE_ARRIVED_AT.is_set(work.record()) => {
                work.note("reminder", name);
                ground::tell(work, "copy_not_confirmed", people, &format!("Nobody confirmed that the copies of {called} arrived"), "");
            }
            CONTACTS if work.record().state.as_deref() != Some(state::SUPERSEDED) => {
                if let Some(at) = contacts_due(work.facts(), work.record()).filter(|at| *at > work.now()) {
                    return work.timer(CONTACTS, at);
                }
                work.note("reminder", name);
                ground::tell(work, "contacts_due", people, &format!("The contacts of {called} must be verified again"), "");
            }
            _ => {}
        }
    }
}

fn contacts_due(facts: &Facts<'_>, record: &Record) -> Option<Timestamp> {
    f::CONTACTS_VERIFIED_ON.get(record).map(|on| ground::start_of(facts, ground::months_after(on, CONTACT_MONTHS)))
}

/// Sends the whole text to the keepers of the off-site copies, and tells everybody whom the plan names.
fn send(work: &mut Work<'_>) {
    let keepers: BTreeSet<Id> = rows(work, f::OFFSITE_PLACES.as_str()).iter().filter_map(|row| cell(row, "keeper")).collect();
    let text = plan_text::plain(work.facts(), work.record());
    let subject = format!("Continuity plan to be kept outside: {}", ground::called(work));
    let now = work.now();
    if !keepers.is_empty() {
        let body = json!({"event": "plan_copy", "to": keepers, "subject": subject, "text": text, "internal": false});
        work.effect("mail", now, body);
    }
    let people = named_people(work.record(), false);
    let subject = format!("{} is in force in a new version", ground::called(work));
    ground::tell(work, "plan_approved", people, &subject, "You have a task in it.");
}

/// Whoever wrote it, owns it or sent it to review does not approve it; nor does an automation.
fn independent(work: &mut Work<'_>) {
    let record = work.record();
    let me = work.actor().person();
    let authors = [f::OWNER.get(record), f::SUBMITTED_BY.get(record), record.created_by.person()];
    if me.is_none() || authors.contains(&me) {
        ground::segregate(work, f::APPROVED_BY.as_str(), "A plan is approved by somebody who neither wrote nor owns it.");
    }
}

/// Somebody may invoke it, and everybody has a deputy who is another person.
fn deputies(work: &mut Work<'_>) {
    let rows = rows(work, f::INVOCATION_RESPONSIBILITIES.as_str());
    if rows.is_empty() {
        return;
    }
    let stands_in = |row: &Row| cell(row, "deputy").is_some_and(|d| Some(d) != cell(row, "person"));
    let field = f::INVOCATION_RESPONSIBILITIES.as_str();
    if named_people(work.record(), true).is_empty() {
        work.refuse_guard(field, "Name who may invoke the plan.");
    }
    if !rows.iter().all(stands_in) {
        work.refuse_guard(field, "Everybody who has a task needs a deputy, who is another person.");
    }
}

fn contacts_fresh(work: &mut Work<'_>) {
    let words = "The contacts were verified more than six months ago: verify them again.";
    ground::at_most_months_old(work, f::CONTACTS_VERIFIED_ON.as_str(), CONTACT_MONTHS, words);
}

fn offsite_fresh(work: &mut Work<'_>) {
    let words = "The off-site copies were reached more than twelve months ago: reach them again.";
    ground::at_most_months_old(work, f::OFFSITE_ACCESS_VERIFIED_ON.as_str(), YEAR, words);
}
