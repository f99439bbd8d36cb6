//! Management review: top management looks at the system as a whole and decides.
//!
//! The product collects what the records say about the fourteen topics twenty business days ahead; whoever owns a topic adds
//! to it or says that there is nothing to report. A review without top management is none. It ends in six conclusions, on
//! suitability, adequacy and effectiveness of the SMS and of the services, and in decisions; minutes are approved within
//! thirty days, and the next review is planned by the one that was held.

pub mod inputs;
pub mod pack;

#[cfg(test)]
mod cases;

use crate::Shared;
use crate::calendar::Calendars;
use crate::handles::management_review::{Occasion, f, link, state};
use crate::measurement::dates::{add_days, add_months, business_days_after, days_between};
use crate::measurement::following::{find, is_active, linked, make};
use crate::measurement::records::{
    Guards, calendar, called, cell_choice, cell_text, date, date_of, judge, names, not_later_silently, in_order, references, start_of,
};
use crate::measurement::telling::{holders, remind, reminded, standing, tell};
use engine::{Facts, Practice, Record, RuleBook, Work};
use kernel::{Date, Id, Timestamp};
use schema::{Row, Value};
use serde_json::json;
use std::sync::Arc;

/// Months between two reviews.
pub const INTERVAL_MONTHS: i32 = 12;
/// Days within which minutes are approved.
pub const MINUTES_DAYS: i32 = 30;
/// Business days before the review at which inputs are collected and participants told.
pub const AHEAD: i32 = 20;
/// Timer that collects the inputs.
const PREPARE: &str = "prepare";

const GUARDS: Guards = &[
    ("inputs_complete", |_, work| inputs_complete(work)),
    ("top_management", |_, work| top_management(work)),
    ("six_conclusions", |_, work| six_conclusions(work)),
    ("decisions_or_reason", |_, work| decisions_or_reason(work)),
    ("minutes_in_time", |_, work| minutes_in_time(work)),
    ("actions_dated", |_, work| actions_dated(work)),
];

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, shared: &Shared) -> RuleBook {
    book.with("management_review", ReviewRules { calendars: shared.calendars.clone() })
}

/// Rules of management reviews.
struct ReviewRules {
    calendars: Arc<Calendars>,
}

impl Practice for ReviewRules {
    fn compute(&self, work: &mut Work<'_>) {
        compute(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &self.calendars, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        in_order(work, &[("held_on", "minutes_approved_on")]);
        not_later_silently(work, "planned_on");
        interval(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.record()), work.before().and_then(due_of));
        remind(work, now, before);
        if work.changed("planned_on") || work.changed("participants") || work.leaving(state::PLANNED) {
            work.clear_timer(PREPARE);
            if let Some(at) = prepare_at(self, work.facts(), work.record()) {
                let at = at.max(work.now());
                work.timer(PREPARE, at);
            }
        }
        if work.entering(state::HELD) {
            next(work);
            let people = references(work.record(), "attendees").to_vec();
            let subject = format!("{}: decisions of the management review", called(work.record()));
            let text = f::IMPROVEMENT_DECISIONS.get(work.record()).unwrap_or_default().to_owned();
            tell(work, "review_held", people, &subject, &text);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let mut out = standing(facts, due_of(record), since);
        out.extend(prepare_at(self, facts, record).map(|at| (PREPARE.to_owned(), at.max(since))));
        out
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == PREPARE {
            if work.record().state.as_deref() == Some(state::PLANNED) {
                prepare(work);
            }
            return;
        }
        let due = due_of(work.record());
        let mut people: Vec<Id> = f::OWNER.get(work.record()).into_iter().collect();
        let minutes = work.record().state.as_deref() == Some(state::HELD);
        if minutes || name == "overdue" {
            people.extend(holders(work.facts(), "top_management", date_of(work.facts(), work.now())));
        }
        reminded(work, name, due, people, if minutes { "the approval of the minutes" } else { "the management review" });
    }
}

/// What is due: the review, then its minutes.
fn due_of(record: &Record) -> Option<Date> {
    match record.state.as_deref() {
        Some(state::PLANNED | state::INPUTS_COLLECTED) => date(record, "planned_on"),
        Some(state::HELD) => date(record, "minutes_due_on"),
        _ => None,
    }
}

/// When inputs are collected.
fn prepare_at(rules: &ReviewRules, facts: &Facts<'_>, record: &Record) -> Option<Timestamp> {
    let planned = date(record, "planned_on").filter(|_| record.state.as_deref() == Some(state::PLANNED))?;
    Some(start_of(facts, business_days_after(&calendar(facts, &rules.calendars), planned, -AHEAD)))
}

/// Collects what the records say and tells the participants.
fn prepare(work: &mut Work<'_>) {
    inputs::fill(work);
    let people: Vec<Id> = references(work.record(), "participants").iter().copied().chain(f::OWNER.get(work.record())).collect();
    let planned = f::PLANNED_ON.get(work.record()).map_or_else(String::new, |d| d.to_string());
    let subject = format!("{}: management review on {planned}", called(work.record()));
    tell(work, "review_coming", people, &subject, "The inputs were collected from the records. Add what is missing on your topics.");
    work.note("prepared", planned);
}

fn compute(work: &mut Work<'_>) {
    if work.changed("attendees") || work.changed("held_on") {
        let present = f::HELD_ON.get(work.record()).map(|held| {
            let top = holders(work.facts(), "top_management", held);
            references(work.record(), "attendees").iter().any(|p| top.contains(p))
        });
        match present {
            Some(present) => work.set("top_management_present", Value::Boolean(present)),
            None => work.clear("top_management_present"),
        }
    }
    if work.changed("held_on") {
        match f::HELD_ON.get(work.record()) {
            Some(held) => work.set("minutes_due_on", Value::Date(add_days(held, MINUTES_DAYS))),
            None => work.clear("minutes_due_on"),
        }
    }
    if work.changed("conclusions") {
        let before = inputs::previous(work);
        let same = f::CONCLUSIONS.is_set(work.record()) && before.is_some_and(|b| b.get("conclusions") == work.record().get("conclusions"));
        if same {
            work.set("conclusions_unchanged", Value::Boolean(true));
            work.note("warning", "the conclusions are those of the review before, word for word");
        } else {
            work.clear("conclusions_unchanged");
        }
    }
}

/// Twelve months after the one before at the latest.
fn interval(work: &mut Work<'_>) {
    if !work.changed("planned_on") || f::OCCASION.get(work.record()) != Some(Occasion::Planned) {
        return;
    }
    let (Some(planned), Some(last)) = (f::PLANNED_ON.get(work.record()), inputs::previous(work).and_then(|r| date(&r, "held_on"))) else {
        return;
    };
    let latest = add_months(last, INTERVAL_MONTHS);
    if planned > latest && work.by_person() {
        work.refuse_guard("planned_on", &format!("The last review was held on {last}: the next one is due on {latest} at the latest."));
    }
}

/// All fourteen topics are treated.
fn inputs_complete(work: &mut Work<'_>) {
    let missing = inputs::missing(f::INPUTS.get(work.record()).unwrap_or_default());
    if !missing.is_empty() {
        let names: Vec<String> = missing.iter().map(|t| t.replace('_', " ")).collect();
        work.refuse_guard("inputs", &format!("Topics neither treated nor marked by an owner: {}.", names.join(", ")));
    }
}

/// A review without top management is none.
fn top_management(work: &mut Work<'_>) {
    if f::TOP_MANAGEMENT_PRESENT.get(work.record()) == Some(false) {
        work.refuse_guard("attendees", "Nobody of top management was present.");
    }
}

/// The conclusions that are still to be drawn, as (about, aspect).
#[must_use]
pub fn conclusions_missing(rows: &[Row]) -> Vec<(&'static str, &'static str)> {
    let drawn = |about: &str, aspect: &str| {
        let this = |row: &&Row| cell_choice(row, "about") == Some(about) && cell_choice(row, "aspect") == Some(aspect);
        rows.iter().filter(this).any(|row| cell_text(row, "conclusion").is_some())
    };
    let all = ["sms", "services"].into_iter().flat_map(|about| ["suitability", "adequacy", "effectiveness"].map(|aspect| (about, aspect)));
    all.filter(|(about, aspect)| !drawn(about, aspect)).collect()
}

fn six_conclusions(work: &mut Work<'_>) {
    let Some(rows) = f::CONCLUSIONS.get(work.record()) else { return };
    let missing = conclusions_missing(rows);
    if !missing.is_empty() {
        let name = |about: &str| if about == "sms" { "SMS" } else { "services" }.to_owned();
        let names: Vec<String> = missing.iter().map(|(about, aspect)| format!("{aspect} of the {}", name(about))).collect();
        work.refuse_guard("conclusions", &format!("Still to be concluded: {}.", names.join(", ")));
    }
}

/// Decisions on improvements and on changes, or why there is none.
fn decisions_or_reason(work: &mut Work<'_>) {
    let record = work.record();
    if !(f::IMPROVEMENT_DECISIONS.is_set(record) && f::CHANGE_DECISIONS.is_set(record)) {
        work.require("no_decision_reason");
    }
}

/// Within thirty days, later only with the reason; by a person.
fn minutes_in_time(work: &mut Work<'_>) {
    if !work.by_person() {
        work.refuse_guard("", "Minutes are approved by a person, not by an automation.");
    }
    if let (Some(held), Some(approved)) = (f::HELD_ON.get(work.record()), f::MINUTES_APPROVED_ON.get(work.record()))
        && days_between(held, approved) > MINUTES_DAYS
    {
        work.require_reason("minutes approved later than 30 days after the review", 10);
    }
}

/// What is still open at least has a date.
fn actions_dated(work: &mut Work<'_>) {
    let undated: Vec<String> = linked(work, link::ACTIONS)
        .iter()
        .filter(|a| is_active(work, a) && date(a, "due_on").is_none())
        .take(5)
        .map(|a| called(a))
        .collect();
    if !undated.is_empty() {
        work.refuse_guard("actions", &format!("Open actions without a date: {}.", undated.join(", ")));
    }
}

/// The review that was held plans the next one, unless one is planned.
fn next(work: &mut Work<'_>) {
    let Some(held) = f::HELD_ON.get(work.record()) else { return };
    if !find(work, "management_review", "occasion:planned state:planned", 1).is_empty() {
        return;
    }
    let planned = add_months(held, INTERVAL_MONTHS);
    let fields = [
        ("title", json!(format!("Management review {}", planned.year()))),
        ("planned_on", json!(planned.to_string())),
        ("owner", json!(f::OWNER.get(work.record()))),
        ("participants", json!(references(work.record(), "attendees"))),
    ];
    make(work, "management_review", &fields, format!("The review of {held} was held."), false);
}
