//! Acknowledgements: asked for by version, given by the person alone, reminded of, and asked for again after a year.

use super::{awareness, family_of, follow::CONTROL, requests, version::Version};
use crate::handles::acknowledgement::{SubjectKind, f, state, step};
use crate::handles::document;
use crate::organisation::{Settings, days, people};
use engine::{Facts, Practice, Record, Work};
use kernel::{Id, Timestamp};
use schema::{ChoiceEnum, Value};
use std::sync::Arc;

/// Days within which an acknowledgement is expected, for the indicator.
const WITHIN_DAYS: i64 = 30;
const REMIND: &str = "remind";
const RENEW: &str = "renew";

/// Rules of acknowledgements.
#[derive(Clone, Copy, Debug, Default)]
pub struct AcknowledgementRules;

impl Practice for AcknowledgementRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let (now, today) = (work.at(), days::today(work));
        let within = Settings::of(work.facts()).acknowledgement_days();
        work.set("requested_at", Value::Instant(now));
        work.set("due_on", Value::Date(awareness::due(today, within)));
        work.set("reminders", Value::Integer(0));
        if let Some(subject) = subject(work.facts(), work.record()) {
            describe(work, &subject);
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        crate::timely::within(work, "acknowledged_in_time", "acknowledged_at", "requested_at", WITHIN_DAYS);
    }
    fn check(&self, work: &mut Work<'_>) {
        if work.creating() {
            whole(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.creating() {
            remind_at(work, 0);
            let (person, subject) = (f::PERSON.get(work.record()), f::SUBJECT.get(work.record()).unwrap_or_default().to_owned());
            let due = f::DUE_ON.get(work.record()).map_or_else(String::new, |d| d.to_string());
            people::tell(work, "to_acknowledge", person, format!("Please read and acknowledge: {subject}"), format!("By {due}."));
        }
        if work.leaving(state::REQUESTED) {
            work.clear_timer(REMIND);
        }
        if work.entering(state::ACKNOWLEDGED) {
            let again = awareness::renewal(days::today(work));
            let at = days::start_of(work.facts(), again);
            work.timer(RENEW, at);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, _since: Timestamp) -> Vec<(String, Timestamp)> {
        let day = |at: Timestamp| days::date_of(facts, at);
        match record.state.as_deref() {
            Some(state::REQUESTED) => {
                let asked = f::REQUESTED_AT.get(record).unwrap_or(record.created_at);
                vec![(REMIND.to_owned(), days::start_of(facts, days::days_after(day(asked), awareness::REMIND[0])))]
            }
            Some(state::ACKNOWLEDGED) => {
                let given = f::ACKNOWLEDGED_AT.get(record).unwrap_or(record.updated_at);
                vec![(RENEW.to_owned(), days::start_of(facts, awareness::renewal(day(given))))]
            }
            _ => Vec::new(),
        }
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        match name {
            REMIND => remind(work),
            RENEW => renew(work),
            _ => {}
        }
    }
}

/// What is to be acknowledged.
fn subject(facts: &Facts<'_>, record: &Record) -> Option<Arc<Record>> {
    let named = f::POLICY.get(record).or_else(|| f::DOCUMENT.get(record)).or_else(|| f::OBJECTIVE.get(record));
    facts.record(named?)
}

/// Takes over what the subject says of itself.
fn describe(work: &mut Work<'_>, subject: &Record) {
    let title = subject.text("title").unwrap_or_default();
    let (kind, text) = if *subject.type_name == *"objective" {
        (SubjectKind::Objective.as_str(), title.to_owned())
    } else {
        let version = document::f::DOCUMENT_VERSION.get(subject).unwrap_or("1.0").to_owned();
        work.set("document_version", Value::Text(version.clone()));
        (requests::subject_kind(subject), format!("{title}, version {version}"))
    };
    work.set("family", Value::Text(family_of(subject)));
    work.set("subject_kind", Value::Choice(kind.into()));
    work.set("subject", Value::Text(text.chars().take(200).collect()));
}

/// It names one subject that is in force, and a person who is not asked for it already.
fn whole(work: &mut Work<'_>) {
    let record = work.record();
    let named = ["policy", "document", "objective"].iter().filter(|field| record.get(field).is_some()).count();
    if named != 1 {
        return work.refuse_guard("", "Name either a policy, a document or an objective.");
    }
    let Some(subject) = subject(work.facts(), work.record()) else { return };
    if !in_force(&subject) {
        work.refuse_guard("", "Only what is in force is acknowledged.");
    }
    // Automation looks before it asks.
    let Some(person) = f::PERSON.get(work.record()).filter(|_| work.by_person()) else { return };
    let query = format!("state:requested person:{person} family:\"{}\"", family_of(&subject));
    if !work.facts().find("acknowledgement", &query, 1).is_empty() {
        work.refuse_guard("person", "This person is asked for it already.");
    }
}

fn in_force(subject: &Record) -> bool {
    matches!(subject.state.as_deref(), Some("published" | "active"))
}

/// Whole days since it was asked for, in local dates.
fn age(work: &Work<'_>) -> i64 {
    let asked = f::REQUESTED_AT.get(work.record()).unwrap_or(work.record().created_at);
    days::days_between(days::date_of(work.facts(), asked), days::date_of(work.facts(), work.now()))
}

/// Sets the timer of the next step after an age.
fn remind_at(work: &mut Work<'_>, after: i64) {
    let asked = f::REQUESTED_AT.get(work.record()).unwrap_or(work.record().created_at);
    let limit = Settings::of(work.facts()).suspend_after_days();
    match awareness::next_age(after, limit) {
        Some(next) => {
            let day = days::days_after(days::date_of(work.facts(), asked), next);
            let at = days::start_of(work.facts(), day);
            work.timer(REMIND, at);
        }
        None => work.clear_timer(REMIND),
    }
}

fn remind(work: &mut Work<'_>) {
    if work.record().state.as_deref() != Some(state::REQUESTED) {
        return;
    }
    let Some(person) = f::PERSON.get(work.record()) else { return };
    if !still_asked(work, person) {
        work.take_move(step::VOID);
        return work.because("It is no longer in force, or the person no longer works here.");
    }
    let (age, limit) = (age(work), Settings::of(work.facts()).suspend_after_days());
    remind_at(work, age);
    let subject = f::SUBJECT.get(work.record()).unwrap_or_default().to_owned();
    let name = work.facts().shelved(person).and_then(|p| p.text("name").map(str::to_owned)).unwrap_or_default();
    match awareness::step_at(age, limit) {
        Some(awareness::Step::Remind) => {
            work.count("reminders");
            people::tell(work, "to_acknowledge", [person], format!("Still to acknowledge: {subject}"), format!("Asked for {age} days ago."));
        }
        Some(awareness::Step::TellManager) => {
            work.note("manager", "told");
            let manager = work.facts().shelved(person).and_then(|p| p.reference("manager"));
            people::tell(work, "not_acknowledged", manager, format!("{name} has not acknowledged: {subject}"), format!("Asked for {age} days ago."));
        }
        Some(awareness::Step::Suspend) => {
            let now = Value::Instant(work.now());
            work.set_if_empty("suspended_at", now);
            let manager = work.facts().shelved(person).and_then(|p| p.reference("manager"));
            let text = format!("{name} did not acknowledge {subject} for {age} days and approves and deploys nothing until then.");
            people::tell(work, "suspended", [Some(person), manager].into_iter().flatten(), "Approving is suspended".to_owned(), text);
        }
        None => {}
    }
}

/// The newest version in force of what was asked for.
fn current(work: &Work<'_>) -> Option<Arc<Record>> {
    let subject = subject(work.facts(), work.record())?;
    if in_force(&subject) {
        return Some(subject);
    }
    let query = format!("state:published family:\"{}\"", family_of(&subject));
    let documents = *subject.type_name != *"objective";
    documents.then(|| work.facts().find(&subject.type_name, &query, 1).into_iter().next()).flatten()
}

/// Whether it is still asked for: the person works here, and only editorial changes were made since.
fn still_asked(work: &Work<'_>, person: Id) -> bool {
    let asked: Option<Version> = f::DOCUMENT_VERSION.get(work.record()).and_then(|v| v.parse().ok());
    let now = current(work);
    let version: Option<Version> = now.as_ref().and_then(|r| document::f::DOCUMENT_VERSION.get(&**r)).and_then(|v| v.parse().ok());
    let covered = match (asked, version) {
        (Some(asked), Some(version)) => asked.covers(version),
        _ => true,
    };
    now.is_some() && covered && people::is_active(work.facts(), person)
}

/// A year later it is asked for again, in the version that is in force by then.
fn renew(work: &mut Work<'_>) {
    let Some(person) = f::PERSON.get(work.record()).filter(|p| work.facts().shelved(*p).is_some_and(|p| people::in_workforce(p))) else { return };
    let Some(now) = current(work).filter(|r| requests::is_asked(r)) else { return };
    let query = format!("person:{person} family:\"{}\" state:requested", family_of(&now));
    if work.facts().find("acknowledgement", &query, 1).is_empty() {
        requests::request(work, &now, person);
        work.note("renewal", CONTROL);
    }
}
