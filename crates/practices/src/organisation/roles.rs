//! Role assignments: proposed, accepted by the person, made known, ended; and what happens when a role is left empty.

use super::{days, people};
use crate::handles::role_assignment::{self, f, state, step};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Id, Refusal, Timestamp};
use schema::Value;
use serde_json::json;
use std::collections::BTreeMap;

/// The timer at which an assignment ends.
const END: &str = "end";
/// Roles that decide: whoever holds one has their authority in writing (check 5.1-c.1).
const DECIDING: [&str; 7] =
    ["sms_owner", "process_owner", "service_owner", "change_authority", "major_incident_manager", "supplier_manager", "relationship_manager"];
/// Roles without which the system is not run: somebody is told the same day when nobody holds one any more.
pub(super) const VITAL: [&str; 31] = [
    "top_management",
    "sms_owner",
    "sms_manager",
    "duty_manager",
    "incident_manager",
    "major_incident_manager",
    "request_manager",
    "problem_manager",
    "change_manager",
    "change_authority",
    "release_manager",
    "configuration_manager",
    "asset_manager",
    "service_level_manager",
    "relationship_manager",
    "catalogue_manager",
    "supplier_manager",
    "finance_manager",
    "demand_manager",
    "capacity_manager",
    "availability_manager",
    "continuity_manager",
    "security_manager",
    "knowledge_manager",
    "internal_audit_manager",
    "document_controller",
    "competence_manager",
    "improvement_manager",
    "process_owner",
    "service_owner",
    "service_desk_lead",
];

/// Rules of role assignments.
#[derive(Clone, Copy, Debug, Default)]
pub struct RoleAssignmentRules;

impl Practice for RoleAssignmentRules {
    fn compute(&self, work: &mut Work<'_>) {
        let role = work.record().choice(f::ROLE.as_str()).map(|r| r.replace('_', " "));
        let person = f::PERSON.get(work.record()).and_then(|p| work.facts().record(p));
        if let (Some(role), Some(person)) = (role, person) {
            let name = person.text("name").unwrap_or_default().to_owned();
            work.set("title", Value::Text(format!("{name}: {role}")));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["authorised", "begun", "over"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "authorised" if DECIDING.iter().any(|role| work.record().choice("role").is_some_and(|r| **r == **role)) => {
                work.require("authority");
            }
            "begun" => begun(work),
            "over" => over(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        let (from, to) = (f::VALID_FROM.get(work.record()), f::VALID_TO.get(work.record()));
        // One that ends before it began never gives its role.
        let never = work.record().state.as_deref() == Some(state::ENDED);
        if !never && matches!((from, to), (Some(a), Some(b)) if b < a) {
            work.refuse(Refusal::new(Code::Order).on("valid_to").with("label", "Valid to").with("other", "Valid from"));
        }
        if f::DEPUTY.is_set(work.record()) && work.changed("deputy") && f::DEPUTY.get(work.record()) == f::PERSON.get(work.record()) {
            work.refuse_guard("deputy", "Nobody is their own deputy.");
        }
        // Acceptance is the person's own: nobody writes it down for them in passing.
        let accepting = work.taken() == Some(step::ACCEPT);
        if work.by_person() && work.given("accepted_at") && !accepting && work.actor().person() != f::PERSON.get(work.record()) {
            work.refuse(Refusal::new(Code::ForbiddenField).on("accepted_at").with("label", work.label("accepted_at")));
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.creating() || work.changed("valid_to") {
            match ends_at(work.facts(), work.record()).filter(|_| work.record().state.as_deref() != Some(state::ENDED)) {
                Some(at) => work.timer(END, at),
                None if work.creating() => {}
                None => work.clear_timer(END),
            }
        }
        let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        let person = f::PERSON.get(work.record());
        if work.creating() && work.record().state.as_deref() == Some(state::PROPOSED) && f::RESPONSIBILITIES.is_set(work.record()) {
            people::tell(work, "role_proposed", person, "A role is proposed to you; please accept it".to_owned(), title);
        } else if work.entering(state::ACTIVE) {
            let deputy = f::DEPUTY.get(work.record());
            people::tell(work, "role_active", person.into_iter().chain(deputy), "The role is made known".to_owned(), title);
        } else if work.entering(state::ENDED) {
            work.clear_timer(END);
            vacant(work);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, _since: Timestamp) -> Vec<(String, Timestamp)> {
        let ended = record.state.as_deref() == Some(state::ENDED);
        ends_at(facts, record).filter(|_| !ended).map(|at| (END.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name != END {
            return;
        }
        match ends_at(work.facts(), work.record()) {
            Some(at) if at > work.now() => work.timer(END, at),
            Some(_) if work.take_move(step::END) => work.because("Its last day is over."),
            _ => {}
        }
    }
}

/// The end of an assignment's last day.
fn ends_at(facts: &Facts<'_>, record: &Record) -> Option<Timestamp> {
    f::VALID_TO.get(record).map(|last| days::start_of(facts, days::days_after(last, 1)))
}

/// What is made known has begun.
fn begun(work: &mut Work<'_>) {
    let today = days::today(work);
    if f::VALID_FROM.get(work.record()).is_some_and(|from| from > today) {
        work.refuse_guard("valid_from", "It is made known from its first day on.");
    }
}

/// An assignment that ends gives its role no longer than today.
fn over(work: &mut Work<'_>) {
    let today = days::today(work);
    if f::VALID_TO.get(work.record()).is_some_and(|to| to > today) {
        work.refuse_guard("valid_to", "It ends today at the latest; with a later last day it ends by itself.");
    }
}

/// Nobody holds a role any more, or what somebody answered for has lost its owner: the SMS owner and manager hear of it.
fn vacant(work: &mut Work<'_>) {
    let (Some(role), Some(person)) = (work.record().choice("role").cloned(), f::PERSON.get(work.record())) else { return };
    let own = work.record().id;
    let tomorrow = days::days_after(days::today(work), 1);
    let others = work.facts().all(role_assignment::TYPE).filter(|a| a.id != own && a.choice("role") == Some(&role));
    let held = others.filter(|a| people::gives_role(a, tomorrow)).filter_map(|a| f::PERSON.get(&**a)).any(|p| people::is_active(work.facts(), p));
    let mut lost: Vec<String> = Vec::new();
    if !held && VITAL.contains(&&*role) {
        lost.push(format!("Nobody holds the role {} any more.", role.replace('_', " ")));
    }
    lost.extend(orphans(work, &role, person));
    if lost.is_empty() {
        return;
    }
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    people::tell_roles(work, "role_vacant", &["sms_owner", "sms_manager"], format!("A successor is needed: {title}"), lost.join("\n"));
}

/// Processes and live services whose owner holds the role no longer.
fn orphans(work: &Work<'_>, role: &str, person: Id) -> Vec<String> {
    let name = |record: &Record| format!("{} {}", people::called(record), record.text("name").or_else(|| record.text("title")).unwrap_or_default());
    match role {
        "process_owner" => {
            let processes = work.facts().find("sms_process", &format!("state:active process_owner:{person}"), 50);
            processes.iter().map(|p| format!("{} has no owner.", name(p))).collect()
        }
        "service_owner" => {
            let live = |s: &&std::sync::Arc<Record>| s.state.as_deref() == Some("live") && s.reference("service_owner") == Some(person);
            work.facts().all("service").filter(live).map(|s| format!("{} has no owner.", name(s))).collect()
        }
        _ => Vec::new(),
    }
}

/// The roles of somebody who leaves end with the last day, and a successor is asked for.
pub(super) fn leave(work: &mut Work<'_>) {
    let person = work.record().id;
    let last: Date = crate::handles::person::f::LEFT_ON.get(work.record()).unwrap_or_else(|| days::today(work)).min(days::today(work));
    let theirs = work.facts().all(role_assignment::TYPE).filter(|a| f::PERSON.get(&***a) == Some(person));
    let open: Vec<_> = theirs.filter(|a| a.state.as_deref() != Some(state::ENDED) && f::VALID_TO.get(&***a).is_none_or(|to| to >= last)).cloned().collect();
    for assignment in open {
        // An assignment from before there were states takes no move; its dates end it.
        let verb = assignment.state.is_some().then_some(step::END);
        let begins = f::VALID_FROM.get(&*assignment).unwrap_or(last);
        let to = if verb.is_some() { last } else { last.max(begins) };
        let set = BTreeMap::from([("valid_to".into(), json!(to))]);
        let mut next = people::follow(work, "leavers", role_assignment::TYPE, Some(assignment.id), verb, set);
        next.command.reason = Some("The person leaves the organisation.".to_owned());
        work.then(next);
    }
}
