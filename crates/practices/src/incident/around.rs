//! What incidents, major incidents, requests, problems and knowledge have in common: who belongs where, whom to tell, how
//! one record sets another in motion, and rules about dates that several types share.

use super::DESK;
use crate::organisation::Settings;
use engine::{Action, Command, FollowUp, Record, Visibility, Work};
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

// --- what work on a queue has in common --------------------------------------------------------------------------------

/// Whoever is assigned belongs to the group that is assigned.
pub(crate) fn assignee(work: &mut Work<'_>) {
    if !(work.changed("assigned_to") || work.changed("assigned_group")) {
        return;
    }
    match (work.record().reference("assigned_to"), work.record().reference("assigned_group")) {
        (Some(person), Some(group)) if !is_member(work, person, group) => {
            work.refuse_guard("assigned_to", "Whoever is assigned must be a member of the assigned group.");
        }
        (Some(_), None) => work.require("assigned_group"),
        _ => {}
    }
}

/// Who works on it, and how often it changed hands.
pub(crate) fn assignment(work: &mut Work<'_>, starting: bool, handing_over: bool) {
    let (person, group) = (work.record().reference("assigned_to"), work.record().reference("assigned_group"));
    if starting
        && person.is_none()
        && let (Some(actor), Some(group)) = (work.actor().person(), group)
        && is_member(work, actor, group)
    {
        work.set("assigned_to", Value::Reference(actor));
    }
    let old: Option<Id> = work.before().and_then(|b| b.reference("assigned_group"));
    let moved = old.is_some() && group != old;
    if moved && !work.given("assigned_to") {
        // A person of the old group is not a person of the new one.
        let person = work.record().reference("assigned_to");
        if !matches!((person, group), (Some(p), Some(g)) if is_member(work, p, g)) {
            work.clear("assigned_to");
        }
    }
    if (moved && !work.creating()) || handing_over {
        work.count("reassignment_count");
    }
}

/// Work is started by a member of the group, for themselves or for another member; a lead may do so for the group.
pub(crate) fn started_by_member(work: &mut Work<'_>, leads: &[&str]) {
    work.require("assigned_to");
    let Some(group) = work.record().reference("assigned_group") else { return };
    let own = work.actor().person().is_some_and(|p| is_member(work, p, group));
    if !own && !work.has_role(leads) {
        work.refuse_guard("", "Only a member of the assigned group starts the work.");
    }
}

/// What a message means: it is noted when who wrote last, an answer from outside ends the waiting by the move `resume`, and
/// the first word of a person of ours acknowledges, where the type knows such a stamp.
pub(crate) fn conversation(work: &mut Work<'_>, inbound: bool, pending: &str, resume: &str) {
    let Some((visibility, human)) = work.message().map(|m| (m.visibility, m.human)) else { return };
    let at = Value::Instant(work.at());
    match visibility {
        Visibility::Public if inbound && human => {
            work.set("last_inbound_at", at);
            if work.record().state.as_deref() == Some(pending) && work.taken().is_none() {
                work.take_move(resume);
                work.because("The caller answered.");
            }
        }
        Visibility::Public => {
            work.set("last_public_at", at.clone());
            if human {
                work.set("last_work_at", at.clone());
                work.set_if_empty("acknowledged_at", at);
            }
        }
        Visibility::Internal => work.set("last_work_at", at),
    }
    if human
        && let Some(person) = work.actor().person()
        && Settings::of(work.facts()).author_watches()
    {
        work.add_watcher(person);
    }
}

/// The reasons that would pause a clock; without an agreement, the ones the product ships with, and none for what presses.
fn pauses(work: &Work<'_>, clock: &str, reason: &Name) -> bool {
    const SHIPPED: [&str; 3] = ["awaiting_caller", "awaiting_customer_appointment", "awaiting_customer_access"];
    match work.promise(clock) {
        Some(promise) => promise.pausing.contains(reason),
        None => SHIPPED.iter().any(|r| *reason == **r) && !super::is_pressing(work.record()),
    }
}

/// A clock pauses from the moment whoever asked was told what is needed.
pub(crate) fn pause_told(work: &mut Work<'_>, clock: &str) {
    let Some(reason) = work.record().choice("pending_reason").cloned() else { return };
    let told = work.message().is_some_and(|m| m.visibility == Visibility::Public);
    if pauses(work, clock, &reason) && !told {
        work.refuse_guard("message", "This reason pauses the clock: tell the caller, with this move, what is needed.");
    }
}

/// The date expected lies ahead.
pub(crate) fn pause_allowed(work: &mut Work<'_>) {
    if work.record().instant("pending_until").is_some_and(|until| until <= work.now()) {
        work.refuse_guard("pending_until", "The expected date must lie in the future.");
    }
}

/// Whether whoever acts does the work of the desk or of support, and not only asks for it.
pub(crate) fn works_at_desk(work: &Work<'_>) -> bool {
    DESK.iter().any(|r| work.viewer().has_role(r))
}

/// Whether a record of a known type is still in a phase in which work is due.
pub(crate) fn is_active(work: &Work<'_>, record: &Record) -> bool {
    phase_of(work, record).is_some_and(Phase::is_active)
}

/// The phase another record is in; nothing for a type without lifecycle.
pub(crate) fn phase_of(work: &Work<'_>, record: &Record) -> Option<Phase> {
    let def = work.model().get(&record.type_name)?;
    record.state.as_deref().and_then(|s| def.state(s)).map(|s| s.phase)
}
