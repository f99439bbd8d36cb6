//! Context of the organisation: what can affect the service management system, whom it concerns, what it covers, and of
//! which processes it consists.
//!
//! Issues and parties stand until they are closed and are confirmed once a year: the review date opens them again. That
//! climate was considered is a required entry, so the last issue that says so is not closed. The scope is a controlled
//! document; its rules are those of the practice `document`.

mod process;
pub mod scope;

#[cfg(test)]
mod cases;

use crate::Shared;
use crate::document::ControlledRules;
use crate::handles::context_issue::{f, state, step};
use crate::organisation::{days, people, reminders};
use engine::{Facts, Practice, Record, RuleBook, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use schema::Value;

pub use process::SmsProcessRules;

/// The timer of the yearly confirmation.
const CONFIRM: &str = "confirm";
/// The owner hears of a review 30 and 7 days before it.
const STEPS: reminders::Steps = &[30, 7, 0];

/// Rules of what stands until it ends and is confirmed once a year; those of context issues with it.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConfirmedRules {
    /// Whether the type has entries about climate of which one must stay.
    pub climate: bool,
}

impl Practice for ConfirmedRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty("owner", Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        if work.taken() == Some(step::REVIEW) {
            let today = days::today(work);
            work.set("last_reviewed_on", Value::Date(today));
        }
        next_review(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        if self.climate { vec!["climate_stays"] } else { Vec::new() }
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        if name == "climate_stays" {
            climate_stays(work);
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        review_order(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let due = due_on(work.record());
        if work.changed("next_review_on") || work.before().is_none_or(|b| b.state != work.record().state) {
            match due {
                Some(_) => reminders::set(work, CONFIRM, due, STEPS),
                None => work.clear_timer(CONFIRM),
            }
        }
        if work.changed("owner") {
            let (number, title) = (people::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
            let owner = f::OWNER.get(work.record());
            people::tell(work, "owner", owner, format!("{number} is yours to answer for"), title);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        reminders::next(facts, since, due_on(record), STEPS).map(|at| (CONFIRM.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name != CONFIRM {
            return;
        }
        let due = due_on(work.record());
        let Some(left) = reminders::due(work, CONFIRM, due, STEPS) else { return };
        let (number, title) = (people::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
        let owner = f::OWNER.get(work.record());
        let subject = if left == 0 {
            work.take_move(step::REOPEN);
            work.because("The yearly review is due.");
            format!("{number} is open for confirmation")
        } else {
            format!("{number} is to be confirmed in {left} days")
        };
        people::tell(work, "review_due", owner, subject, title);
    }
}

/// The next confirmation of what stands reviewed.
fn due_on(record: &Record) -> Option<Date> {
    (record.state.as_deref() == Some(state::REVIEWED)).then(|| f::NEXT_REVIEW_ON.get(record)).flatten()
}

/// The next review follows from the last one, unless a date was given.
fn next_review(work: &mut Work<'_>) {
    let interval = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(12);
    if let Some(last) = f::LAST_REVIEWED_ON.get(work.record())
        && (work.changed("last_reviewed_on") || work.taken() == Some(step::REVIEW))
        && !work.given("next_review_on")
    {
        work.set("next_review_on", Value::Date(days::months_after(last, interval)));
    }
}

/// A review has been held when it is said to have been, and the next one comes within the interval.
fn review_order(work: &mut Work<'_>) {
    let today = days::today(work);
    let last = f::LAST_REVIEWED_ON.get(work.record());
    if work.changed("last_reviewed_on") && last.is_some_and(|on| on > today) {
        work.refuse(Refusal::new(Code::InFuture).on("last_reviewed_on").with("label", work.label("last_reviewed_on")));
    }
    let interval = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(12);
    let latest = days::months_after(last.unwrap_or(today).max(today), interval);
    if work.changed("next_review_on") && f::NEXT_REVIEW_ON.get(work.record()).is_some_and(|next| next > latest) {
        work.refuse_guard("next_review_on", &format!("The next review is on {latest} at the latest."));
    }
}

/// One open issue says what was decided about climate.
fn climate_stays(work: &mut Work<'_>) {
    let own = work.record().id;
    if f::CLIMATE_RELATED.get(work.record()) != Some(true) {
        return;
    }
    let others = work.facts().find("context_issue", "is:open is:climate_related", 2);
    if !others.iter().any(|o| o.id != own) {
        work.refuse_guard("climate_related", "What was decided about climate is a required entry; record another one first.");
    }
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("context_issue", ConfirmedRules { climate: true })
        .with("interested_party", ConfirmedRules { climate: false })
        .with("scope_statement", ControlledRules)
        .with("sms_process", SmsProcessRules)
}
