//! Trend reviews: somebody looks at the records of a process over a time, and says what they show and what follows.

use super::following::{find, is_linked, make};
use super::obligations::{DueRule, due, trend_interval};
use super::period::Period;
use super::records::{Guards, calendar, date, judge, names, not_later_silently};
use super::telling::{remind, reminded, standing, tell};
use crate::calendar::Calendars;
use crate::handles::trend_review::{Process, f, state};
use engine::{Facts, Practice, Record, Work};
use kernel::{Date, Timestamp};
use schema::{ChoiceEnum, Value};
use serde_json::json;
use std::sync::Arc;

const GUARDS: Guards = &[
    ("improvement_or_reason", |_, work| improvement_or_reason(work)),
    ("problem_or_reason", |_, work| problem_or_reason(work)),
    ("reported", |_, work| work.require("reported_in")),
];

/// Rules of trend reviews.
pub(super) struct TrendRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for TrendRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let Some(period) = work.record().text("period").and_then(|p| p.parse::<Period>().ok()) else { return };
        let hours = calendar(work.facts(), &self.calendars);
        work.set_if_empty("due_on", Value::Date(due(DueRule::EndOfNextMonth, period, &hours)));
        if let Some(process) = f::PROCESS.get(work.record()) {
            work.set_if_empty("title", Value::Text(format!("Trend of {}, {period}", process.as_str().replace('_', " "))));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &self.calendars, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        super::period(work);
        not_later_silently(work, "due_on");
        work.require("title");
        work.require("due_on");
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.record()), work.before().and_then(due_of));
        remind(work, now, before);
        let owner = f::OWNER.get(work.record());
        if work.creating() {
            let subject = format!("{} is to be held", f::TITLE.get(work.record()).unwrap_or_default());
            tell(work, "trend_review_due", owner, &subject, "The trend review is yours to prepare.");
        }
        if work.entering(state::HELD) {
            next(work);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        standing(facts, due_of(record), since)
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let (due, owner) = (due_of(work.record()), f::OWNER.get(work.record()));
        reminded(work, name, due, owner, "the trend review");
    }
}

fn due_of(record: &Record) -> Option<Date> {
    date(record, "due_on").filter(|_| record.state.as_deref() == Some(state::PLANNED))
}

/// An improvement comes from it, or it says why none does.
pub(crate) fn improvement_or_reason(work: &mut Work<'_>) {
    if !is_linked(work, "improvements") {
        work.require("no_improvement_reason");
    }
}

/// Trends of incidents raise problems, or say why none is raised.
fn problem_or_reason(work: &mut Work<'_>) {
    if f::PROCESS.get(work.record()) == Some(Process::Incident) && !f::PROBLEMS_RAISED.is_set(work.record()) {
        work.require("no_problem_reason");
    }
}

/// The next one becomes due when one is held, unless it is there already.
fn next(work: &mut Work<'_>) {
    let record = work.record();
    let (Some(process), Some(period)) = (f::PROCESS.get(record), record.text("period").and_then(|p| p.parse::<Period>().ok())) else {
        return;
    };
    let every = trend_interval(process.as_str());
    // A review of another length than usual is followed by the usual one.
    let next = if period.every() == every { period.next() } else { Period::of(every, period.next().first()) };
    let owner = f::OWNER.get(record);
    if find(work, "trend_review", &format!("process:{} period:{next}", process.as_str()), 1).is_empty() {
        let fields = [("process", json!(process.as_str())), ("period", json!(next.to_string())), ("owner", json!(owner))];
        make(work, "trend_review", &fields, format!("The trend review for {period} was held."), false);
    }
}
