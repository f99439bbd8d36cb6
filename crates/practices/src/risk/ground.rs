//! What the practices of risk and of service assurance share: days in the organisation's time zone, people who hold a role,
//! records at the other end of a link, and guards that several types name.

use crate::organisation::Settings;
use engine::{Action, Command, Facts, FollowUp, Record, Work};
use jiff::tz::TimeZone;
use jiff::{Span, civil::Time};
use journal::Actor;
use kernel::{Code, Date, Id, Name, Refusal, Timestamp};
use schema::Value;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Guards by the names definitions give them.
pub(crate) type Guards = [(&'static str, fn(&mut Work<'_>))];

/// The names among them.
pub(crate) fn names(guards: &Guards) -> Vec<&'static str> {
    guards.iter().map(|(name, _)| *name).collect()
}

/// Judges one of them.
pub(crate) fn judge(guards: &Guards, name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = guards.iter().find(|(known, _)| *known == name) {
        guard(work);
    }
}

// --- days --------------------------------------------------------------------------------------------------------------

fn zone(facts: &Facts<'_>) -> TimeZone {
    TimeZone::get(Settings::of(facts).time_zone()).unwrap_or(TimeZone::UTC)
}

/// The organisation's date at an instant.
pub(crate) fn date_of(facts: &Facts<'_>, at: Timestamp) -> Date {
    zone(facts).to_datetime(at.to_jiff()).date()
}

/// The organisation's date of the decision.
pub(crate) fn today(work: &Work<'_>) -> Date {
    date_of(work.facts(), work.at())
}

/// The first instant of a date of the organisation.
pub(crate) fn start_of(facts: &Facts<'_>, date: Date) -> Timestamp {
    let midnight = date.to_datetime(Time::midnight());
    zone(facts).to_ambiguous_timestamp(midnight).compatible().map_or_else(|_| Timestamp::from_seconds(0), Timestamp::from)
}

/// The same day so many months later; the last of the month where that month is shorter.
pub(crate) fn months_after(date: Date, months: i64) -> Date {
    date.checked_add(Span::new().months(months)).unwrap_or(Date::MAX)
}

/// So many days later.
pub(crate) fn days_after(date: Date, days: i64) -> Date {
    date.checked_add(Span::new().days(days)).unwrap_or(Date::MAX)
}

/// One instant or date may not lie before another.
pub(crate) fn in_order(work: &mut Work<'_>, first: &str, then: &str) {
    let wrong = match (work.record().get(first), work.record().get(then)) {
        (Some(Value::Instant(a)), Some(Value::Instant(b))) => b < a,
        (Some(Value::Date(a)), Some(Value::Date(b))) => b < a,
        (Some(Value::Instant(a)), Some(Value::Date(b))) => *b < date_of(work.facts(), *a),
        _ => false,
    };
    if wrong && (work.changed(first) || work.changed(then)) {
        let (label, other) = (work.label(then), work.label(first));
        work.refuse(Refusal::new(Code::Order).on(then).with("label", label).with("other", other));
    }
}

/// Refuses unless a date is at most so many months old today.
pub(crate) fn at_most_months_old(work: &mut Work<'_>, field: &str, months: i64, words: &str) {
    let Some(Value::Date(date)) = work.record().get(field).cloned() else { return };
    if months_after(date, months) < today(work) {
        work.refuse_guard(field, words);
    }
}

/// A review may be due earlier than its interval, never later.
pub(crate) fn review_at_most(work: &mut Work<'_>, months: i64, from: Date) {
    let Some(Value::Date(next)) = work.record().get("next_review_on").cloned() else { return };
    if work.changed("next_review_on") && next > months_after(from, months) {
        let words = format!("The next review may be due {months} months after the last one at the latest.");
        work.refuse_guard("next_review_on", &words);
    }
}

/// Keeps the next review within its interval: where nobody said when it is due, the interval says so.
pub(crate) fn plan_review(work: &mut Work<'_>, reviewed: &str, months: i64) {
    if work.given("next_review_on") || !work.changed(reviewed) {
        return;
    }
    if let Some(Value::Date(date)) = work.record().get(reviewed).cloned() {
        work.set("next_review_on", Value::Date(months_after(date, months)));
    }
}

// --- people ------------------------------------------------------------------------------------------------------------

/// The active people who hold a role today.
pub(crate) fn holders(work: &Work<'_>, role: &str) -> Vec<Id> {
    let today = today(work);
    let valid = |r: &Record| {
        let begun = matches!(r.get("valid_from"), Some(Value::Date(from)) if *from <= today);
        begun && !matches!(r.get("valid_to"), Some(Value::Date(to)) if *to < today)
    };
    let assigned = work.facts().all("role_assignment").filter(|r| r.choice("role").is_some_and(|name| *name == *role) && valid(r));
    let people: BTreeSet<Id> = assigned.filter_map(|r| r.reference("person")).collect();
    people.into_iter().filter(|p| work.facts().record(*p).is_some_and(|r| r.flag("active"))).collect()
}

/// The owner of a service.
pub(crate) fn service_owner(work: &Work<'_>, service: Option<Id>) -> Option<Id> {
    work.facts().record(service?)?.reference("service_owner")
}

/// Tells people in the application, each once, and nobody of their own doing.
pub(crate) fn tell(work: &mut Work<'_>, event: &str, people: impl IntoIterator<Item = Id>, subject: &str, text: &str) {
    let own = work.actor().person();
    let people: BTreeSet<Id> = people.into_iter().filter(|p| Some(*p) != own).collect();
    if !people.is_empty() {
        let now = work.now();
        work.effect("notify", now, json!({"event": event, "to": people, "subject": subject, "text": text, "internal": true}));
    }
}

/// What to call the record in a text; the number of a new one is filled in when it is known.
pub(crate) fn called(work: &Work<'_>) -> String {
    let number = work.record().number.clone().unwrap_or_else(|| "{number}".to_owned());
    match work.record().text("title") {
        Some(title) => format!("{number} “{title}”"),
        None => number,
    }
}

/// Refuses because one person may not do both.
pub(crate) fn segregate(work: &mut Work<'_>, field: &str, words: &str) {
    let refusal = Refusal::new(Code::SegregationOfDuties).with("reason", words);
    work.refuse(if field.is_empty() { refusal } else { refusal.on(field) });
}

// --- other records -----------------------------------------------------------------------------------------------------

/// The records this one links to by `name`.
pub(crate) fn linked(work: &Work<'_>, name: &str) -> Vec<Arc<Record>> {
    let own = work.record().id;
    let to: Vec<Id> = work.links().iter().filter(|l| l.from == own && l.name == *name).map(|l| l.to).collect();
    to.into_iter().filter_map(|id| work.facts().record(id)).collect()
}

/// Whether this record links to anything by `name`.
pub(crate) fn links_to(work: &Work<'_>, name: &str) -> bool {
    let own = work.record().id;
    work.links().iter().any(|l| l.from == own && l.name == *name)
}

/// The tasks that came out of this record and were not cancelled.
pub(crate) fn actions(work: &Work<'_>) -> Vec<Arc<Record>> {
    linked(work, "actions").into_iter().filter(|a| a.state.as_deref() != Some("cancelled")).collect()
}

/// References of a field that holds several.
pub(crate) fn several(record: &Record, field: &str) -> Vec<Id> {
    match record.get(field) {
        Some(Value::References(ids)) => ids.clone(),
        _ => Vec::new(),
    }
}

/// A command on another record that follows from this decision, under the name of an automation.
pub(crate) fn follow(work: &mut Work<'_>, by: &str, to: (&str, Option<Id>), action: Action, reason: Option<String>) {
    let command =
        Command { id: work.new_id(), type_name: Name::from(to.0), record: to.1, expected_version: None, action, reason, occurred_at: None };
    work.then(FollowUp { command, actor: Actor::system(by), required: false });
}

/// Field values of a command.
pub(crate) fn values<const N: usize>(pairs: [(&str, Json); N]) -> std::collections::BTreeMap<Name, Json> {
    pairs.into_iter().map(|(name, json)| (Name::from(name), json)).collect()
}

// --- guards that several types name ------------------------------------------------------------------------------------

/// Tasks came out of it, and every one says who does what by when, how urgent it is and which process it changes.
pub(crate) fn actions_planned(work: &mut Work<'_>) {
    let actions = actions(work);
    if actions.is_empty() {
        return work.refuse_guard("actions", "Link at least one action.");
    }
    let complete = |a: &Record| {
        ["priority", "assignee", "due_on"].iter().all(|f| a.get(f).is_some())
            && (a.get("process_changed").is_some() || a.get("no_process_reason").is_some())
    };
    let wanting: Vec<String> = actions.iter().filter(|a| !complete(a)).filter_map(|a| a.number.clone().or(Some("one".into()))).collect();
    if !wanting.is_empty() {
        let words =
            format!("An action needs priority, assignee, due date and the process it changes (or why none): {}.", wanting.join(", "));
        work.refuse_guard("actions", &words);
    }
}

/// No task that came out of it is still to be done.
pub(crate) fn actions_finished(work: &mut Work<'_>) {
    let open = |a: &&Arc<Record>| matches!(a.state.as_deref(), Some("open" | "in_progress"));
    let open: Vec<String> = actions(work).iter().filter(open).map(|a| a.number.clone().unwrap_or_else(|| "one".into())).collect();
    if !open.is_empty() {
        work.refuse_guard("actions", &format!("Actions are not done yet: {}.", open.join(", ")));
    }
}

/// An improvement is linked, or it is said why none is.
pub(crate) fn improvement_or_reason(work: &mut Work<'_>) {
    if !links_to(work, "improvements") && work.record().get("no_improvement_reason").is_none() {
        work.refuse_guard("no_improvement_reason", "Link an improvement, or say why there is none.");
    }
}

/// All four things an availability or continuity requirement rests on were considered.
pub(crate) fn four_inputs(work: &mut Work<'_>) {
    let known = match work.record().get("inputs_considered") {
        Some(Value::Choices(names)) => names.len(),
        _ => return,
    };
    if known < 4 {
        let words = "Business requirements, service requirements, service level agreements and risks must all have been considered.";
        work.refuse_guard("inputs_considered", words);
    }
}
