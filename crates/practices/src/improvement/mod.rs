//! Continual improvement: from a proposal anybody may make to a result that was measured.
//!
//! Proposals are scored by the same criteria, so that they can be compared, and decided by whoever may, with a reason. What
//! is approved gets an owner, targets with a baseline, and a date; what is implemented is measured within ninety days, on
//! a later day than it was implemented, and a target that was missed leads somewhere or says why not.

pub mod scoring;

#[cfg(test)]
mod cases;

use crate::Shared;
use crate::calendar::Calendars;
use crate::handles::improvement::{f, link, state, step};
use crate::measurement::dates::{add_days, days_between};
use crate::measurement::following::{is_linked, sms_change_done};
use crate::measurement::records::{
    Guards, called, cell_choice, cell_number, date, date_of, judge, names, not_later_silently, in_order, start_of, title_from, today,
};
use crate::measurement::telling::{DUE_TIMERS, holders, remind, reminded, standing, tell};
use engine::{Facts, Practice, Record, RuleBook, Work};
use kernel::{Date, Id, Timestamp};
use schema::Value;
use scoring::NoScore;

/// Days within which a proposal is decided.
pub const DECIDE_DAYS: i32 = 30;
/// Days within which the result is measured.
pub const MEASURE_DAYS: i32 = 90;
/// Timer on which a deferred proposal comes up again.
const TAKE_UP: &str = "take_up";

const GUARDS: Guards = &[
    ("every_criterion", |_, work| every_criterion(work)),
    ("later", |_, work| later(work)),
    ("change_linked", |_, work| change_linked(work)),
    ("measured_later", |_, work| measured_later(work)),
    ("missed_followed_up", |_, work| missed_followed_up(work)),
    ("reported", |_, work| reported(work)),
    ("sms_change_decided", |_, work| sms_change_done(work)),
];

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("improvement", ImprovementRules)
}

/// Rules of improvements.
struct ImprovementRules;

impl Practice for ImprovementRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty("proposed_by", Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        title_from(work, "proposal");
        compute(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &Calendars::default(), name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        in_order(work, &[("implemented_on", "measured_on")]);
        if work.was("due_on").is_some() {
            not_later_silently(work, "due_on");
        }
        if work.changed("decision") && !work.by_person() && f::DECISION.is_set(work.record()) {
            work.refuse_guard("", "An improvement is decided on by a person, not by an automation.");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.facts(), work.record()), work.before().and_then(|b| due_of(work.facts(), b)));
        remind(work, now, before);
        if work.leaving(state::DEFERRED) {
            work.clear_timer(TAKE_UP);
        }
        if let Some(until) =
            f::DEFERRED_UNTIL.get(work.record()).filter(|_| work.entering(state::DEFERRED) || work.changed("deferred_until"))
        {
            let at = start_of(work.facts(), until);
            work.timer(TAKE_UP, at);
        }
        told(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let mut out = standing(facts, due_of(facts, record), since);
        let deferred = f::DEFERRED_UNTIL.get(record).filter(|_| record.state.as_deref() == Some(state::DEFERRED));
        out.extend(deferred.map(|until| (TAKE_UP.to_owned(), start_of(facts, until).max(since))));
        out
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == TAKE_UP {
            let reached = f::DEFERRED_UNTIL.get(work.record()).is_some_and(|until| until <= today(work));
            if reached && work.record().state.as_deref() == Some(state::DEFERRED) {
                work.take_move(step::TAKE_UP);
                work.because("The day to which it was deferred has come.");
            }
            return;
        }
        if !DUE_TIMERS.contains(&name) {
            return;
        }
        let due = due_of(work.facts(), work.record());
        let undecided = matches!(work.record().state.as_deref(), Some(state::PROPOSED | state::EVALUATED));
        let managers = holders(work.facts(), "improvement_manager", today(work));
        let people: Vec<Id> = if undecided { managers } else { f::OWNER.get(work.record()).into_iter().collect() };
        let what = match work.record().state.as_deref() {
            Some(state::IMPLEMENTED) => "measuring the improvement",
            _ if undecided => "the decision on the proposal",
            _ => "the improvement",
        };
        reminded(work, name, due, people, what);
    }
}

/// What is due: the decision, the implementation, the measurement.
fn due_of(facts: &Facts<'_>, record: &Record) -> Option<Date> {
    match record.state.as_deref() {
        Some(state::PROPOSED | state::EVALUATED) => Some(add_days(date_of(facts, record.created_at), DECIDE_DAYS)),
        Some(state::PLANNED | state::IN_PROGRESS) => date(record, "due_on"),
        Some(state::IMPLEMENTED) => date(record, "measure_by"),
        _ => None,
    }
}

fn compute(work: &mut Work<'_>) {
    if work.changed("evaluation") {
        match scored(work.record()) {
            Ok(score) => work.set("score", Value::Integer(i64::from(score))),
            Err(_) => work.clear("score"),
        }
    }
    if work.entering(state::EVALUATED) && work.leaving(state::PROPOSED) {
        work.set_if_empty("criteria_version", Value::Text(scoring::DEFAULT_VERSION.to_owned()));
    }
    if matches!(work.taken(), Some(step::APPROVE | step::REJECT | step::DEFER)) {
        let today = today(work);
        work.set("decided_on", Value::Date(today));
    }
    if work.entering(state::PLANNED) {
        let today = today(work);
        work.set("planned_on", Value::Date(today));
    }
    if work.changed("implemented_on") {
        match f::IMPLEMENTED_ON.get(work.record()) {
            Some(done) => work.set("measure_by", Value::Date(add_days(done, MEASURE_DAYS))),
            None => work.clear("measure_by"),
        }
    }
}

fn scored(record: &Record) -> Result<u32, NoScore> {
    let rows = f::EVALUATION.get(record).unwrap_or_default();
    scoring::score(rows.iter().map(|row| (cell_choice(row, "criterion").unwrap_or_default(), cell_number(row, "value").unwrap_or(0))))
}

/// Every criterion is scored, once.
fn every_criterion(work: &mut Work<'_>) {
    if !f::EVALUATION.is_set(work.record()) {
        return;
    }
    let read = |name: &str| name.replace('_', " ");
    let words = match scored(work.record()) {
        Ok(_) => return,
        Err(NoScore::Missing(list)) => format!("Not scored yet: {}.", list.iter().map(|c| read(c)).collect::<Vec<_>>().join(", ")),
        Err(NoScore::Twice(criterion)) => format!("Scored twice: {}.", read(&criterion)),
        Err(NoScore::Unknown(criterion)) => format!("No criterion: {}.", read(&criterion)),
        Err(NoScore::OutOfRange(criterion)) => format!("A value of 1 to 5 is needed: {}.", read(&criterion)),
    };
    work.refuse_guard("evaluation", &words);
}

/// A deferred proposal comes up again on a day that lies ahead.
fn later(work: &mut Work<'_>) {
    if f::DEFERRED_UNTIL.get(work.record()).is_some_and(|until| until <= today(work)) {
        work.refuse_guard("deferred_until", "The day must lie in the future.");
    }
}

/// What alters services or the SMS went through a change.
fn change_linked(work: &mut Work<'_>) {
    if f::CHANGE_NEEDED.get(work.record()) == Some(true) && !is_linked(work, link::IMPLEMENTED_BY) {
        work.refuse_guard("implemented_by", "It alters services or the SMS: link the change it was implemented by.");
    }
}

/// Measured on a later day than it was implemented, within ninety days; later only with the reason.
fn measured_later(work: &mut Work<'_>) {
    let (Some(done), Some(measured)) = (f::IMPLEMENTED_ON.get(work.record()), f::MEASURED_ON.get(work.record())) else { return };
    let days = days_between(done, measured);
    if days == 0 {
        work.refuse_guard("measured_on", "An effect does not show on the day of implementation.");
    } else if days > MEASURE_DAYS {
        work.require_reason("measuring later than 90 days after implementation", 10);
    }
}

/// A missed target leads somewhere, or says why not.
fn missed_followed_up(work: &mut Work<'_>) {
    if f::TARGET_MET.get(work.record()) == Some(false) && !f::FOLLOW_UP_ACTIONS.is_set(work.record()) {
        work.require("no_follow_up_reason");
    }
}

/// Reported in a service report or in a management review.
fn reported(work: &mut Work<'_>) {
    if !f::REPORTED_IN.is_set(work.record()) && !f::REVIEWED_IN.is_set(work.record()) {
        work.refuse_guard("reported_in", "Name the service report or the management review in which it was reported.");
    }
}

/// The proposer hears of every decision, the owner of what is theirs.
fn told(work: &mut Work<'_>) {
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let number = called(work.record());
    let news = match work.taken() {
        Some(step::APPROVE) => "is approved",
        Some(step::REJECT) => "is rejected",
        Some(step::DEFER) => "is deferred",
        Some(step::IMPLEMENT) => "is implemented",
        Some(step::CLOSE) => "is closed",
        _ => "",
    };
    if !news.is_empty() {
        let proposer = f::PROPOSED_BY.get(work.record());
        let text = work.reason().map_or(title.clone(), |why| format!("{title}\n\n{why}"));
        tell(work, "improvement_decided", proposer, &format!("{number}: your proposal {news}"), &text);
    }
    if work.changed("owner") {
        let owner = f::OWNER.get(work.record());
        tell(work, "improvement_yours", owner, &format!("{number}: an improvement is yours"), &title);
    }
    if work.creating() {
        let managers = holders(work.facts(), "improvement_manager", today(work));
        tell(work, "improvement_proposed", managers, &format!("{number}: an improvement is proposed"), &title);
    }
}
