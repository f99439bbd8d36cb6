//! Who is told, who holds a role, and commands that follow: what the rules of several types share.

use engine::{Action, Command, Facts, FollowUp, Record, Work};
use journal::Actor;
use kernel::{Date, Id, Name};
use schema::Value;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// Tells people something in the application, each once and nobody of their own doing.
pub(crate) fn tell(work: &mut Work<'_>, event: &str, to: impl IntoIterator<Item = Id>, subject: String, text: impl Into<String>) {
    let own = work.actor().person();
    let to: BTreeSet<Id> = to.into_iter().filter(|person| Some(*person) != own).collect();
    if !to.is_empty() {
        let (now, text) = (work.now(), text.into());
        work.effect("notify", now, json!({"event": event, "to": to, "subject": subject, "text": text, "internal": true}));
    }
}

/// Writes to people outside by mail.
pub(crate) fn write_to(work: &mut Work<'_>, event: &str, to: &[Id], subject: String, text: String) {
    if !to.is_empty() {
        let now = work.now();
        work.effect("mail", now, json!({"event": event, "to": to, "subject": subject, "text": text, "internal": false}));
    }
}

/// The people who hold a role on a day.
pub(crate) fn holders(facts: &Facts<'_>, role: &str, on: Date) -> Vec<Id> {
    let valid = |r: &&std::sync::Arc<Record>| {
        let from = matches!(r.get("valid_from"), Some(Value::Date(from)) if *from <= on);
        from && !matches!(r.get("valid_to"), Some(Value::Date(to)) if *to < on)
    };
    let assigned = facts.all("role_assignment").filter(|r| r.choice("role").is_some_and(|name| *name == *role)).filter(valid);
    assigned.filter_map(|r| r.reference("person")).filter(|p| facts.shelved(*p).is_some_and(|p| p.flag("active"))).collect()
}

/// What to call a record in a text; the number of a new one is filled in when it is known.
pub(crate) fn called(record: &Record) -> String {
    record.number.clone().unwrap_or_else(|| "{number}".to_owned())
}

/// The numbers of a few records, for a text.
pub(crate) fn numbers<'r>(records: impl IntoIterator<Item = &'r Record>) -> String {
    records.into_iter().take(5).map(called).collect::<Vec<_>>().join(", ")
}

/// Refuses what an automation may not decide (section 1.2, rule 5).
pub(crate) fn person_decides(work: &mut Work<'_>) {
    if !work.by_person() {
        work.refuse_guard("", "Only a person decides this.");
    }
}

/// The fields of a command that follows.
pub(crate) type Fields = BTreeMap<Name, Json>;

/// Fields by name; what is empty is left out.
pub(crate) fn fields<const N: usize>(list: [(&str, Json); N]) -> Fields {
    list.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (Name::from(name), value)).collect()
}

/// A change of another record that follows from a decision, under the name of whoever decided.
pub(crate) fn change(work: &mut Work<'_>, record: &Record, step: Option<&str>, set: Fields, required: bool, because: String) {
    let action = Action { move_name: step.map(Name::from), set, ..Action::default() };
    let command = Command {
        id: work.new_id(),
        type_name: record.type_name.clone(),
        record: Some(record.id),
        expected_version: None,
        action,
        reason: Some(because),
        occurred_at: None,
    };
    let actor = work.actor().clone();
    work.then(FollowUp { command, actor, required });
}

/// A record that an obligation brings about by itself; left out when there is one already.
pub(crate) fn create(work: &mut Work<'_>, type_name: &str, set: Fields) {
    let command = Command {
        id: work.new_id(),
        type_name: type_name.into(),
        record: None,
        expected_version: None,
        action: Action { set, ..Action::default() },
        reason: None,
        occurred_at: None,
    };
    work.then(FollowUp { command, actor: Actor::system("obligations"), required: false });
}
