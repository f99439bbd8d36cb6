//! Processes of the system: with an owner in place, interactions that point both ways, and a review in time.

use super::{next_review, review_order};
use crate::handles::sms_process::{OperatedBy, f, state};
use crate::organisation::{days, people, reminders};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Id, Refusal, Timestamp};
use serde_json::json;
use std::collections::BTreeMap;

const REVIEW: &str = "review";
const STEPS: reminders::Steps = &[30, 7, 0, -30];

/// Clauses that are served by a process.
const CLAUSES: [&str; 36] = [
    "4.4", "5.3", "6.1", "6.2", "6.3", "7.2", "7.3", "7.4", "7.5", "7.6", "8.2.2", "8.2.3", "8.2.4", "8.2.5", "8.2.6", "8.3.2", "8.3.3", "8.3.4",
    "8.4.1", "8.4.2", "8.4.3", "8.5.1", "8.5.2", "8.5.3", "8.6.1", "8.6.2", "8.6.3", "8.7.1", "8.7.2", "8.7.3", "9.1", "9.2", "9.3", "9.4", "10.1", "10.2",
];

/// Rules of processes.
#[derive(Clone, Copy, Debug, Default)]
pub struct SmsProcessRules;

impl Practice for SmsProcessRules {
    fn compute(&self, work: &mut Work<'_>) {
        next_review(work);
        if work.entering(state::ACTIVE) && !f::NEXT_REVIEW_ON.is_set(work.record()) {
            let interval = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(12);
            let next = days::months_after(days::today(work), interval);
            work.set("next_review_on", schema::Value::Date(next));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["owner_in_place"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        if name == "owner_in_place" {
            owner_in_place(work);
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        review_order(work);
        if let Some(clause) = f::CLAUSE.get(work.record()).filter(|_| work.changed("clause"))
            && !CLAUSES.contains(&clause)
        {
            let refusal = Refusal::new(Code::WrongShape).on("clause").with("label", work.label("clause"));
            work.refuse(refusal.with("expected", "a clause that a process serves, such as 8.6.1"));
        }
        if f::INTERACTIONS.get(work.record()).is_some_and(|ids| ids.contains(&work.record().id)) {
            work.refuse(Refusal::new(Code::SelfLink).on("interactions"));
        }
        inside(work);
        parties(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        reverse(work);
        let due = review_due(work.record());
        if work.changed("next_review_on") || work.before().is_none_or(|b| b.state != work.record().state) {
            reminders::set(work, REVIEW, due, STEPS);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        reminders::next(facts, since, review_due(record), STEPS).map(|at| (REVIEW.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let due = review_due(work.record());
        let Some(left) = (name == REVIEW).then(|| reminders::due(work, REVIEW, due, STEPS)).flatten() else { return };
        let (number, title) = (people::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
        if left < 0 {
            return people::tell_roles(work, "review_overdue", &["sms_owner"], format!("{number}: the review is overdue"), title);
        }
        let owner = f::PROCESS_OWNER.get(work.record());
        let when = if left == 0 { "today".to_owned() } else { format!("in {left} days") };
        people::tell(work, "review_due", owner, format!("{number} is to be reviewed {when}"), title);
    }
}

fn review_due(record: &Record) -> Option<Date> {
    (record.state.as_deref() == Some(state::ACTIVE)).then(|| f::NEXT_REVIEW_ON.get(record)).flatten()
}

/// The owner is active and holds a role today (check 5.3-a.1).
fn owner_in_place(work: &mut Work<'_>) {
    let Some(owner) = f::PROCESS_OWNER.get(work.record()) else { return };
    let today = days::today(work);
    let holds = |role: &str| people::holders(work.facts(), role, today).contains(&owner);
    if !["process_owner", "sms_owner", "sms_manager", "service_owner"].iter().any(|role| holds(role)) {
        work.refuse_guard("process_owner", "The owner holds no role by which they answer for a process today.");
    }
}

/// Whoever answers for a process belongs to the organisation (check 8.2.3.1-a.1).
fn inside(work: &mut Work<'_>) {
    for field in ["process_owner", "process_manager"] {
        let person = work.record().reference(field).filter(|_| work.changed(field)).and_then(|p| work.facts().shelved(p).cloned());
        let outside = person.is_some_and(|p| p.choice("party").is_none_or(|party| *party != *"organisation"));
        if outside && field == "process_owner" {
            work.refuse_guard(field, "The owner of a process belongs to the organisation.");
        }
    }
}

/// What others operate is said: who, and which part. A process that others operate wholly still has an owner here.
fn parties(work: &mut Work<'_>) {
    let by_others = f::OPERATED_BY.based(work.def(), work.record()).is_some_and(|by| by != OperatedBy::Organisation);
    if by_others && (work.changed("operated_by") || work.changed("operating_parties") || work.changed("party_share")) {
        work.require("operating_parties");
        work.require("party_share");
    }
}

/// Interactions point both ways: whoever is named names this process too, and no longer when it is left out.
fn reverse(work: &mut Work<'_>) {
    if !work.changed("interactions") {
        return;
    }
    let own = work.record().id;
    let now: Vec<Id> = f::INTERACTIONS.get(work.record()).map(<[Id]>::to_vec).unwrap_or_default();
    let old: Vec<Id> = work.before().and_then(|b| f::INTERACTIONS.get(b)).map(<[Id]>::to_vec).unwrap_or_default();
    let (begun, ended) = (now.iter().filter(|id| !old.contains(id)), old.iter().filter(|id| !now.contains(id)));
    let touched: Vec<(Id, bool)> = begun.map(|id| (*id, true)).chain(ended.map(|id| (*id, false))).collect();
    for (id, on) in touched {
        let Some(other) = work.facts().record(id) else { continue };
        let mut theirs: Vec<Id> = f::INTERACTIONS.get(&*other).map(<[Id]>::to_vec).unwrap_or_default();
        if theirs.contains(&own) == on || other.state.as_deref() == Some(state::RETIRED) {
            continue;
        }
        if on { theirs.push(own) } else { theirs.retain(|t| *t != own) }
        let next = people::follow(work, "interactions", "sms_process", Some(id), None, BTreeMap::from([("interactions".into(), json!(theirs))]));
        work.then(next);
    }
}
