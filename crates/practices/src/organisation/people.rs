//! Who holds which role today, who belongs to a group, and telling people.

use super::days;
use crate::handles::role_assignment::f;
use engine::{Command, Facts, FollowUp, Record, Work};
use journal::Actor;
use kernel::{Date, Id, Name};
use schema::Value;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// Whether an assignment gives its role on a day.
#[must_use]
pub fn gives_role(assignment: &Record, on: Date) -> bool {
    f::VALID_FROM.get(assignment).is_some_and(|from| from <= on) && f::VALID_TO.get(assignment).is_none_or(|to| on <= to)
}

/// Whether somebody is known and active.
#[must_use]
pub fn is_active(facts: &Facts<'_>, person: Id) -> bool {
    facts.shelved(person).is_some_and(|p| p.flag("active"))
}

/// Active people who hold a role on a day, each once, in the order of their identities.
#[must_use]
pub fn holders(facts: &Facts<'_>, role: &str, on: Date) -> Vec<Id> {
    let held = facts.all("role_assignment").filter(|a| a.choice("role").is_some_and(|r| *r == *role) && gives_role(a, on));
    let people: BTreeSet<Id> = held.filter_map(|a| f::PERSON.get(&**a)).filter(|p| is_active(facts, *p)).collect();
    people.into_iter().collect()
}

/// The people of a group, its lead included.
#[must_use]
pub fn members(facts: &Facts<'_>, group: Id) -> Vec<Id> {
    let Some(group) = facts.shelved(group) else { return Vec::new() };
    let listed = match group.get("members") {
        Some(Value::References(ids)) => ids.as_slice(),
        _ => &[],
    };
    let people: BTreeSet<Id> = listed.iter().copied().chain(group.reference("lead")).collect();
    people.into_iter().collect()
}

/// Everybody who works within the scope of the system, in the order of their identities.
#[must_use]
pub fn workforce(facts: &Facts<'_>) -> Vec<Id> {
    facts.all("person").filter(|p| in_workforce(p)).map(|p| p.id).collect()
}

/// Whether a person works within the scope of the system.
#[must_use]
pub fn in_workforce(person: &Record) -> bool {
    person.flag("active") && person.flag("in_scope") && person.choice("party").is_some_and(|p| *p == *"organisation")
}

/// What to call a record in a text; the number of a new one is filled in when it is known.
#[must_use]
pub fn called(record: &Record) -> String {
    record.number.clone().unwrap_or_else(|| "{number}".to_owned())
}

/// Tells people in the application: each once, nobody of their own doing.
pub fn tell(work: &mut Work<'_>, event: &str, people: impl IntoIterator<Item = Id>, subject: String, text: String) {
    let own = work.actor().person();
    let to: BTreeSet<Id> = people.into_iter().filter(|p| Some(*p) != own).collect();
    if to.is_empty() {
        return;
    }
    let now = work.now();
    work.effect("notify", now, json!({"event": event, "to": to, "subject": subject, "text": text, "internal": true}));
}

/// Tells everybody who holds one of these roles today.
pub fn tell_roles(work: &mut Work<'_>, event: &str, roles: &[&str], subject: String, text: String) {
    let today = days::today(work);
    let people: Vec<Id> = roles.iter().flat_map(|role| holders(work.facts(), role, today)).collect();
    tell(work, event, people, subject, text);
}

/// A command on another record that follows from this one, under the name of an automation.
pub fn follow(work: &mut Work<'_>, by: &str, type_name: &str, record: Option<Id>, move_name: Option<&str>, set: BTreeMap<Name, Json>) -> FollowUp {
    let action = engine::Action { move_name: move_name.map(Name::from), set, ..engine::Action::default() };
    let command = Command {
        id: work.new_id(),
        type_name: type_name.into(),
        record,
        expected_version: None,
        action,
        reason: None,
        occurred_at: None,
    };
    FollowUp { command, actor: Actor::system(by), required: false }
}
