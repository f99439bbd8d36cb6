//! Guards of the moves of a major incident.

use super::check::incident_of;
use crate::handles::change;
use crate::handles::incident;
use crate::handles::major_incident::{CriteriaMet, f, link, state};
use crate::incident::around;
use crate::organisation::Settings;
use engine::{Record, Work};
use kernel::{Code, Id, Refusal};
use schema::Value;
use std::sync::Arc;

type Guard = fn(&mut Work<'_>);

/// Every guard by name.
pub(super) const GUARDS: &[(&str, Guard)] = &[
    ("leads_apart", leads_apart),
    ("first_messages", first_messages),
    ("led", led),
    ("verified", verified),
    ("told_again", told_again),
    ("continuity", continuity),
    ("two_for_downgrade", two_for_downgrade),
    ("within_a_day", within_a_day),
    ("attendance", attendance),
    ("problem_or_reason", problem_or_reason),
    ("improvements_or_reason", improvements_or_reason),
    ("emergency_reviewed", emergency_reviewed),
];

pub(super) fn guard(name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
        guard(work);
    }
}

/// Declines because two people are needed, beside a field when one is named.
fn duties_apart(work: &mut Work<'_>, field: &str, words: &str) {
    let refusal = Refusal::new(Code::SegregationOfDuties).with("reason", words);
    work.refuse(if field.is_empty() { refusal } else { refusal.on(field) });
}

/// Whoever repairs does not lead, however the record came to say so.
fn leads_apart(work: &mut Work<'_>) {
    let manager = f::MANAGER.get(work.record());
    if manager.is_some() && manager == f::TECHNICAL_LEAD.get(work.record()) {
        duties_apart(work, "manager", "The technical lead does not manage the major incident.");
    }
}

/// Top management and customers have had their first word.
fn first_messages(work: &mut Work<'_>) {
    work.require("management_updates");
    work.require("customer_updates");
}

/// The manager of this one acts, or the incident manager for them.
fn led(work: &mut Work<'_>) {
    let own = work.actor().person().is_some() && work.actor().person() == f::MANAGER.get(work.record());
    if !own && !work.has_role(&["incident_manager"]) {
        work.refuse_guard("", "Only its manager, or the incident manager, does this.");
    }
}

/// The service desk or a user says that the service is back, not those who repaired it.
fn verified(work: &mut Work<'_>) {
    let Some(person) = f::VERIFIED_BY.get(work.record()) else { return };
    let repairers = incident_of(work).and_then(|i| incident::f::ASSIGNED_GROUP.get(&*i));
    let repaired = f::TECHNICAL_LEAD.get(work.record()) == Some(person) || repairers.is_some_and(|g| around::is_member(work, person, g));
    let desk = Settings::of(work.facts()).service_desk();
    let at_desk = desk.is_some() && desk != repairers && desk.is_some_and(|g| around::is_member(work, person, g));
    let lead = f::TECHNICAL_LEAD.get(work.record()) == Some(person);
    if lead || repaired && !at_desk {
        duties_apart(work, "verified_by", "The service desk or a user verifies the service, not those who repaired it.");
    }
}

/// Top management hears of the restoration too.
fn told_again(work: &mut Work<'_>) {
    let entries = |r: &Record| f::MANAGEMENT_UPDATES.get(r).map_or(0, <[_]>::len);
    if entries(work.record()) < 2 {
        work.refuse_guard("management_updates", "Tell top management that the service is restored.");
    }
}

/// Where the outage may last long, somebody has said whether the continuity plan is invoked.
fn continuity(work: &mut Work<'_>) {
    let long = f::CRITERIA_MET.get(work.record()).is_some_and(|met| met.contains(&CriteriaMet::LongOutage));
    if long {
        work.require("continuity_decision");
        work.require("continuity_reason");
    }
}

/// The manager proposes, an incident manager who is somebody else decides.
fn two_for_downgrade(work: &mut Work<'_>) {
    let (proposed, manager) = (f::DOWNGRADE_PROPOSED_BY.get(work.record()), f::MANAGER.get(work.record()));
    if proposed.is_none() || proposed != manager {
        work.refuse_guard("downgrade_reason", "The major incident manager writes down first why it is to be downgraded.");
    }
    if work.actor().person().is_some() && work.actor().person() == manager {
        duties_apart(work, "", "Downgrading takes two: the manager proposes, another person decides as incident manager.");
    }
}

/// It failed again within a day; later it is a new one.
fn within_a_day(work: &mut Work<'_>) {
    let restored = work.before().and_then(|b| f::RESTORED_AT.get(b));
    if restored.is_some_and(|restored| work.at().seconds_since(restored) > around::DAY) {
        work.refuse_guard("", "It was restored more than 24 hours ago: declare a new major incident.");
    }
}

/// The owner of the service was there, and not only those who repaired it.
fn attendance(work: &mut Work<'_>) {
    let Some(people) = f::REVIEW_ATTENDEES.get(work.record()).map(<[Id]>::to_vec) else { return };
    let owner = around::service_owner(work);
    if owner.is_none_or(|owner| !people.contains(&owner)) {
        work.refuse_guard("review_attendees", "The owner of the service belongs to the review.");
    }
    let group = incident_of(work).and_then(|i| incident::f::ASSIGNED_GROUP.get(&*i));
    if group.is_some_and(|group| people.iter().all(|p| around::is_member(work, *p, group))) {
        work.refuse_guard("review_attendees", "A review by the resolver group alone is none.");
    }
}

/// The incident has a problem, or somebody said why it needs none.
fn problem_or_reason(work: &mut Work<'_>) {
    let incident = f::INCIDENT.get(work.record());
    let has = incident.is_some_and(|id| work.facts().links(id).iter().any(|l| l.from == id && l.name == *incident::link::PROBLEM));
    if !has {
        work.require("no_problem_reason");
    }
}

/// Improvements came out of it, or somebody said why none did.
fn improvements_or_reason(work: &mut Work<'_>) {
    if around::linked(work, link::IMPROVEMENTS).is_empty() {
        work.require("no_improvement_reason");
    }
}

/// Emergency changes made for it, or linked to its incident, have been reviewed.
fn emergency_reviewed(work: &mut Work<'_>) {
    let mut ids: Vec<Id> = around::linked(work, link::CHANGES);
    if let Some(incident) = f::INCIDENT.get(work.record()) {
        let links = work.facts().links(incident);
        ids.extend(links.iter().filter(|l| *l.to_type == *change::TYPE && l.from == incident).map(|l| l.to));
        ids.extend(links.iter().filter(|l| *l.from_type == *change::TYPE && l.to == incident).map(|l| l.from));
    }
    ids.sort_unstable();
    ids.dedup();
    let changes: Vec<Arc<Record>> = ids.into_iter().filter_map(|id| work.facts().record(id)).collect();
    let unreviewed = |c: &&Arc<Record>| {
        let emergency = c.choice("change_type").is_some_and(|t| *t == *"emergency");
        let given_up = c.state.as_deref().is_some_and(|s| matches!(s, "rejected" | "cancelled"));
        emergency && !given_up && !matches!(c.get("reviewed_on"), Some(Value::Date(_)))
    };
    let open: Vec<String> = changes.iter().filter(unreviewed).map(|c| around::called(c)).collect();
    if !open.is_empty() && work.record().state.as_deref() == Some(state::CLOSED) {
        work.refuse_guard("", &format!("An emergency change is not reviewed yet: {}.", open.join(", ")));
    }
}
