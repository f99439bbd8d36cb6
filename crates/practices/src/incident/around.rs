//! What incidents, major incidents, requests, problems and knowledge have in common: who belongs where, whom to tell, how
//! one record sets another in motion, and rules about dates that several types share.

use crate::organisation::Settings;
use engine::{Action, Command, FollowUp, Record, Work};
use journal::Actor;
use kernel::{Code, Date, Id, Name, Refusal, Timestamp};
use schema::{Phase, Value};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// Seconds of a day of 24 hours.
pub(crate) const DAY: i64 = 86_400;

/// Whether a person is a member, or the lead, of a group.
pub(crate) fn is_member(work: &Work<'_>, person: Id, group: Id) -> bool {
    work.facts().record(group).is_some_and(|g| {
        g.reference("lead") == Some(person) || matches!(g.get("members"), Some(Value::References(ids)) if ids.contains(&person))
    })
}

/// The members of a group; its lead where it has none.
pub(crate) fn members(work: &Work<'_>, group: Option<Id>) -> Vec<Id> {
    let Some(group) = group.and_then(|g| work.facts().record(g)) else { return Vec::new() };
    match group.get("members") {
        Some(Value::References(ids)) => ids.clone(),
        _ => group.reference("lead").into_iter().collect(),
    }
}

/// What to call a record in a text; the number of a new one is filled in when it is known.
pub(crate) fn called(record: &Record) -> String {
    record.number.clone().unwrap_or_else(|| "{number}".to_owned())
}

/// The owner of the record's service.
pub(crate) fn service_owner(work: &Work<'_>) -> Option<Id> {
    owner_of(work, work.record().reference("service")?)
}

/// The owner of a service.
pub(crate) fn owner_of(work: &Work<'_>, service: Id) -> Option<Id> {
    work.facts().record(service)?.reference("service_owner")
}

/// Who holds a role today.
pub(crate) fn holders(work: &Work<'_>, role: &str) -> Vec<Id> {
    let today = today(work);
    let valid = |a: &Record| {
        matches!(a.get("valid_from"), Some(Value::Date(from)) if *from <= today)
            && !matches!(a.get("valid_to"), Some(Value::Date(to)) if *to < today)
    };
    let all = work.facts().all("role_assignment").filter(|a| a.choice("role").is_some_and(|r| *r == *role) && valid(a));
    all.filter_map(|a| a.reference("person")).collect()
}

/// Today, in the organisation's time zone.
pub(crate) fn today(work: &Work<'_>) -> Date {
    date_of(work, work.now())
}

/// The date of an instant in the organisation's time zone.
pub(crate) fn date_of(work: &Work<'_>, at: Timestamp) -> Date {
    let at = at.to_jiff();
    let zone = Settings::of(work.facts()).time_zone().to_owned();
    at.in_tz(&zone).map_or_else(|_| at.to_zoned(jiff::tz::TimeZone::UTC).date(), |local| local.date())
}

/// The identities of the records at the other end of this record's own links of a name.
pub(crate) fn linked(work: &Work<'_>, name: &str) -> Vec<Id> {
    let own = work.record().id;
    work.links().iter().filter(|l| l.from == own && l.name == *name).map(|l| l.to).collect()
}

/// The identities of the records of a type that link to this one by a name.
pub(crate) fn linking(work: &Work<'_>, from_type: &str, name: &str) -> Vec<Id> {
    let own = work.record().id;
    work.links().iter().filter(|l| l.to == own && l.name == *name && l.from_type == *from_type).map(|l| l.from).collect()
}

// --- whom to tell ------------------------------------------------------------------------------------------------------

/// Tells people in the application: each once, nobody of their own doing.
pub(crate) fn tell(work: &mut Work<'_>, event: &str, to: impl IntoIterator<Item = Id>, subject: &str, text: &str) {
    send(work, "notify", event, to, subject, text, true);
}

/// Writes to people by mail, those outside included.
pub(crate) fn mail(work: &mut Work<'_>, event: &str, to: impl IntoIterator<Item = Id>, subject: &str, text: &str) {
    send(work, "mail", event, to, subject, text, false);
}

fn send(work: &mut Work<'_>, kind: &str, event: &str, to: impl IntoIterator<Item = Id>, subject: &str, text: &str, internal: bool) {
    let own = work.actor().person().filter(|_| internal);
    let people: BTreeSet<Id> = to.into_iter().filter(|p| Some(*p) != own).collect();
    if people.is_empty() {
        return;
    }
    let now = work.now();
    work.effect(kind, now, json!({"event": event, "to": people, "subject": subject, "text": text, "internal": internal}));
}

// --- one record moves another ------------------------------------------------------------------------------------------

/// A command that follows from this decision, under the name of whoever decided.
pub(crate) fn command(work: &mut Work<'_>, type_name: &str, record: Option<Id>, action: Action) -> Command {
    let reason = None;
    Command { id: work.new_id(), type_name: type_name.into(), record, expected_version: None, action, reason, occurred_at: None }
}

/// Has another record decide what this decision means for it: its rules receive it as a timer called `name`.
pub(crate) fn signal(work: &mut Work<'_>, type_name: &str, record: Id, name: &str) {
    let command = command(work, type_name, Some(record), Action { timer: Some(name.to_owned()), ..Action::default() });
    let actor = work.actor().clone();
    work.then(FollowUp { command, actor, required: false });
}

/// Takes a move of a record, under the name of an automation; left out where its guards are not met.
pub(crate) fn advance(work: &mut Work<'_>, type_name: &str, record: Id, step: &str, automation: &str) {
    let command = command(work, type_name, Some(record), Action { move_name: Some(step.into()), ..Action::default() });
    work.then(FollowUp { command, actor: Actor::system(automation), required: false });
}

/// Links another record to one, from the side of the other.
pub(crate) fn link_from(work: &mut Work<'_>, type_name: &str, from: Id, name: &str, to: Id) {
    let command = command(work, type_name, Some(from), Action { link: vec![(name.into(), to)], ..Action::default() });
    let actor = work.actor().clone();
    work.then(FollowUp { command, actor, required: false });
}

/// An escalation to a person, recorded when it became due.
pub(crate) fn escalate(work: &mut Work<'_>, record_kind: &str, to: Option<Id>, incident: Option<Id>, reason: &str) {
    let Some(to) = to else { return };
    let title = format!("{}: {reason}", called(work.record()));
    let mut set: BTreeMap<Name, Json> = BTreeMap::new();
    let due = work.now();
    let fixed = [
        ("title", json!(title.chars().take(200).collect::<String>())),
        ("record_kind", json!(record_kind)),
        ("escalation_kind", json!("hierarchic")),
        ("reason", json!(reason)),
        ("became_due_at", json!(due)),
        ("made_to", json!(to)),
    ];
    set.extend(fixed.into_iter().map(|(field, value)| (Name::from(field), value)));
    set.extend(incident.map(|id| (Name::from("incident"), json!(id))));
    for field in ["service", "customer"] {
        set.extend(work.record().get(field).map(|value| (Name::from(field), value.to_json())));
    }
    let command = command(work, "escalation", None, Action { move_name: Some("make".into()), set, ..Action::default() });
    work.then(FollowUp { command, actor: Actor::system("escalation"), required: false });
    work.note("hierarchic_escalation", reason);
    work.entry_kind(journal::Kind::Escalated);
}

// --- dates ------------------------------------------------------------------------------------------------------------

/// Refuses a date that says what has happened and lies ahead.
pub(crate) fn not_ahead(work: &mut Work<'_>, fields: &[&str]) {
    let today = today(work);
    for field in fields {
        let ahead = matches!(work.record().get(field), Some(Value::Date(date)) if *date > today);
        if ahead && work.changed(field) {
            let label = work.label(field);
            work.refuse(Refusal::new(Code::InFuture).on(*field).with("label", label));
        }
    }
}

/// Refuses a review date that has passed or lies more than `months` ahead.
pub(crate) fn review_within(work: &mut Work<'_>, field: &str, months: i32) {
    let Some(Value::Date(date)) = work.record().get(field) else { return };
    let (date, today) = (*date, today(work));
    let latest = today.checked_add(jiff::Span::new().months(months)).unwrap_or(Date::MAX);
    if date <= today || date > latest {
        let label = work.label(field);
        work.refuse_guard(field, &format!("{label} lies ahead, and at most {months} months."));
    }
}

// --- states -----------------------------------------------------------------------------------------------------------

/// Whether a record of a known type is still in a phase in which work is due.
pub(crate) fn is_active(work: &Work<'_>, record: &Record) -> bool {
    phase_of(work, record).is_some_and(Phase::is_active)
}

/// The phase another record is in; nothing for a type without lifecycle.
pub(crate) fn phase_of(work: &Work<'_>, record: &Record) -> Option<Phase> {
    let def = work.model().get(&record.type_name)?;
    record.state.as_deref().and_then(|s| def.state(s)).map(|s| s.phase)
}
