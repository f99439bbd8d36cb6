//! Communication: what is told to whom, when, how and by whom, and the proof that it was.
//!
//! A line of the plan has a next due date; recording a communication for it moves the date on by its interval, and whoever
//! is responsible is reminded of it before.

#[cfg(test)]
mod cases;

use crate::Shared;
use crate::handles::{communication as made, communication_plan as plan};
use crate::organisation::{days, people, reminders};
use engine::{Facts, Practice, Record, RuleBook, Work};
use kernel::{Date, Timestamp};
use schema::Value;
use serde_json::json;
use std::collections::BTreeMap;

const REMIND: &str = "remind";
/// Seven days before, on the day, and when the fortnight is over within which it counts as made (check 7.4-a.2).
const STEPS: reminders::Steps = &[7, 0, -14];

/// The next due date of a line after a communication made on a day: one interval further, as often as it takes to lie after
/// that day; none where it depends on an event. A communication ahead of its date counts for that date.
#[must_use]
pub fn next_due(due: Date, made_on: Date, interval_months: i64) -> Option<Date> {
    if interval_months < 1 {
        return None;
    }
    let steps = (1..).map(|n| days::months_after(due, n * interval_months));
    steps.take(10_000).find(|next| *next > made_on)
}

/// Rules of the lines of the plan.
#[derive(Clone, Copy, Debug, Default)]
pub struct CommunicationPlanRules;

impl Practice for CommunicationPlanRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty("responsible", Value::Reference(person));
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        let recurs = plan::f::INTERVAL_MONTHS.is_set(work.record()) && plan::f::ACTIVE.get(work.record()) == Some(true);
        if recurs && (work.creating() || work.changed("interval_months") || work.changed("next_due_on")) {
            work.require("next_due_on");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.changed("next_due_on") || work.changed("active") {
            reminders::set(work, REMIND, due(work.record()), STEPS);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        reminders::next(facts, since, due(record), STEPS).map(|at| (REMIND.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let due = due(work.record());
        let Some(left) = (name == REMIND).then(|| reminders::due(work, REMIND, due, STEPS)).flatten() else { return };
        let subject = plan::f::SUBJECT.get(work.record()).unwrap_or_default().to_owned();
        let responsible = plan::f::RESPONSIBLE.get(work.record());
        if left < 0 {
            people::tell(work, "communication_late", responsible, format!("Not made within 14 days: {subject}"), String::new());
            people::tell_roles(work, "communication_late", &["sms_manager"], format!("Not made within 14 days: {subject}"), String::new());
        } else {
            let when = if left == 0 { "today".to_owned() } else { format!("in {left} days") };
            people::tell(work, "communication_due", responsible, format!("Due {when}: {subject}"), String::new());
        }
    }
}

fn due(record: &Record) -> Option<Date> {
    (plan::f::ACTIVE.get(record) == Some(true)).then(|| plan::f::NEXT_DUE_ON.get(record)).flatten()
}

/// Rules of communications that were made.
#[derive(Clone, Copy, Debug, Default)]
pub struct CommunicationRules;

impl Practice for CommunicationRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let now = Value::Instant(work.at());
        work.set_if_empty("sent_at", now);
        if let Some(person) = work.actor().person() {
            work.set_if_empty("sender", Value::Reference(person));
        }
        if let Some(planned) = made::f::PLAN_ITEM.get(work.record()).and_then(|id| work.facts().record(id)) {
            for field in ["subject", "audience"] {
                if let Some(value) = planned.get(field) {
                    work.set_if_empty(field, value.clone());
                }
            }
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if !work.creating() {
            return;
        }
        let Some(planned) = made::f::PLAN_ITEM.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
        let Some(sent) = made::f::SENT_AT.get(work.record()) else { return };
        let mut set = BTreeMap::new();
        if plan::f::LAST_MADE_AT.get(&*planned).is_none_or(|last| last < sent) {
            set.insert("last_made_at".into(), json!(sent));
        }
        if let Some(due) = plan::f::NEXT_DUE_ON.get(&*planned) {
            let on = days::date_of(work.facts(), sent);
            let next = next_due(due, on, plan::f::INTERVAL_MONTHS.get(&*planned).unwrap_or(0));
            set.insert("next_due_on".into(), json!(next));
        }
        let next = people::follow(work, "communication", plan::TYPE, Some(planned.id), None, set);
        work.then(next);
    }
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("communication_plan", CommunicationPlanRules).with("communication", CommunicationRules)
}
