//! Actions: one task, done by one person, whose effect another one judges.

use super::ground;
use crate::handles::action::{EffectivenessResult, SourceKind, f, link, state, step};
use engine::{Facts, Practice, Record, Work};
use kernel::{Date, Timestamp};
use schema::{ChoiceEnum, Value};

/// Rules of actions.
#[derive(Clone, Copy, Debug, Default)]
pub struct ActionRules;

const GUARDS: &ground::Guards = &[("process_named", process_named), ("other_reviewer", other_reviewer), ("followed_up", followed_up)];

/// Reminders: name, and days from the due date.
const REMINDERS: [(&str, i64); 3] = [("due_soon", -7), ("overdue", 1), ("long_overdue", 31)];

/// How many days after its day it was done.
fn late(work: &mut Work<'_>) {
    let done = f::COMPLETED_AT.get(work.record()).map(|at| ground::date_of(work.facts(), at));
    match done.zip(f::DUE_ON.get(work.record())) {
        Some((done, due)) => {
            let days = due.until(done).map_or(0, |span| i64::from(span.get_days()));
            work.set(f::DAYS_LATE.as_str(), Value::Integer(days.max(0)));
        }
        None => work.clear(f::DAYS_LATE.as_str()),
    }
}

impl Practice for ActionRules {
    fn compute(&self, work: &mut Work<'_>) {
        source(work);
        postponed(work);
        late(work);
        if work.taken() == Some(step::CLOSE) && !work.given(f::EFFECTIVENESS_REVIEWED_ON.as_str()) {
            let today = ground::today(work);
            work.set_if_empty(f::EFFECTIVENESS_REVIEWED_ON.as_str(), Value::Date(today));
        }
        if work.taken() == Some(step::START)
            && let Some(person) = work.actor().person()
        {
            work.set_if_empty(f::ASSIGNEE.as_str(), Value::Reference(person));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        ground::names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        ground::judge(GUARDS, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        ground::in_order(work, f::COMPLETED_AT.as_str(), f::EFFECTIVENESS_REVIEWED_ON.as_str());
        let judged = [f::EFFECTIVENESS_RESULT.as_str(), f::EFFECTIVENESS_NOTE.as_str()];
        if judged.iter().any(|field| work.given(field) && work.changed(field)) {
            other_reviewer(work);
        }
        if work.changed(f::DUE_ON.as_str()) && work.creating() && f::DUE_ON.get(work.record()).is_some_and(|d| d < ground::today(work)) {
            work.refuse_guard(f::DUE_ON.as_str(), "The due date of a new action lies ahead.");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        timers(work);
        let assigned = work.changed(f::ASSIGNEE.as_str());
        let called = ground::called(work);
        if let Some(person) = f::ASSIGNEE.get(work.record()).filter(|_| assigned) {
            let due = f::DUE_ON.get(work.record()).map_or_else(String::new, |d| format!("Due on {d}."));
            ground::tell(work, "assigned", [person], &format!("{called} is yours to do"), &due);
        }
        if work.entering(state::DONE) {
            let author = work.record().created_by.person();
            let text = f::OUTCOME.get(work.record()).unwrap_or_default().to_owned();
            ground::tell(work, "action_done", author, &format!("{called} is done: did it have its effect?"), &text);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let Some(due) = f::DUE_ON.get(record).filter(|_| is_open(record)) else { return Vec::new() };
        let times = reminders(facts, due).into_iter().filter(|(_, at)| *at > since);
        times.map(|(name, at)| (name.to_owned(), at)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let Some(due) = f::DUE_ON.get(work.record()).filter(|_| is_open(work.record())) else { return };
        let Some((_, at)) = reminders(work.facts(), due).into_iter().find(|(known, _)| *known == name) else { return };
        if at > work.now() {
            // Postponed meanwhile.
            return work.timer(name, at);
        }
        let called = ground::called(work);
        work.note("reminder", name);
        let owner = f::ASSIGNEE.get(work.record());
        match name {
            "due_soon" => ground::tell(work, name, owner, &format!("{called} is due on {due}"), ""),
            "overdue" => ground::tell(work, name, owner, &format!("{called} was due on {due}"), ""),
            _ => {
                let above = ground::holders(work, "sms_owner");
                ground::tell(work, name, owner.into_iter().chain(above), &format!("{called} is more than 30 days overdue"), "");
            }
        }
    }
}

fn is_open(record: &Record) -> bool {
    matches!(record.state.as_deref(), Some(state::OPEN | state::IN_PROGRESS))
}

fn reminders(facts: &Facts<'_>, due: Date) -> [(&'static str, Timestamp); 3] {
    REMINDERS.map(|(name, days)| (name, ground::start_of(facts, ground::days_after(due, days))))
}

fn timers(work: &mut Work<'_>) {
    let ends = !is_open(work.record());
    if work.changed(f::DUE_ON.as_str()) || work.leaving(state::DONE) {
        let Some(due) = f::DUE_ON.get(work.record()).filter(|_| !ends) else { return };
        for (name, at) in reminders(work.facts(), due) {
            if at > work.now() {
                work.timer(name, at);
            } else {
                work.clear_timer(name);
            }
        }
    } else if ends && work.before().is_some_and(is_open) {
        for (name, _) in REMINDERS {
            work.clear_timer(name);
        }
    }
}

/// The record it came out of, as far as one links to it.
fn source(work: &mut Work<'_>) {
    if work.creating() || f::SOURCE.is_set(work.record()) {
        return;
    }
    let own = work.record().id;
    let Some(link) = work.links().into_iter().find(|l| l.to == own && l.name == *"actions") else { return };
    let Some(from) = work.facts().record(link.from) else { return };
    let title = from.text("title").or_else(|| from.text("name")).unwrap_or_default();
    let words: String = format!("{} {title}", from.number.clone().unwrap_or_default()).trim().chars().take(200).collect();
    if !words.is_empty() {
        work.set(f::SOURCE.as_str(), Value::Text(words));
    }
    work.set_if_empty(f::SOURCE_KIND.as_str(), kind_of(&link.from_type).value());
}

/// The kind of source that a record type is.
fn kind_of(type_name: &str) -> SourceKind {
    match type_name {
        "audit_finding" => SourceKind::InternalAudit,
        "corrective_action" => SourceKind::Nonconformity,
        "change" => SourceKind::ChangeReview,
        "continuity_plan" | "continuity_requirement" | "continuity_test" | "continuity_invocation" => SourceKind::Continuity,
        "known_error" => SourceKind::Problem,
        "capacity_plan" | "capacity_metric" => SourceKind::Capacity,
        other => SourceKind::from_name(other).unwrap_or(SourceKind::Other),
    }
}

/// A due date moves later with a reason only, and that is counted.
fn postponed(work: &mut Work<'_>) {
    let Some(due) = f::DUE_ON.get(work.record()) else { return };
    if work.creating() {
        work.set(f::FIRST_DUE_ON.as_str(), Value::Date(due));
        work.set(f::POSTPONEMENTS.as_str(), Value::Integer(0));
    } else if work.before().and_then(|b| f::DUE_ON.get(b)).is_some_and(|before| before < due) {
        work.count(f::POSTPONEMENTS.as_str());
        work.require_reason("postponing", 10);
    }
}

/// An action on a risk or an opportunity names the process it changes, or says why it changes none.
fn process_named(work: &mut Work<'_>) {
    let record = work.record();
    let planned = matches!(f::SOURCE_KIND.get(record), Some(SourceKind::Risk | SourceKind::Opportunity));
    if planned && !f::PROCESS_CHANGED.is_set(record) && !f::NO_PROCESS_REASON.is_set(record) {
        work.refuse_guard(f::PROCESS_CHANGED.as_str(), "Name the process that it changes, or say why it changes none.");
    }
}

/// Whoever did it does not judge its effect.
fn other_reviewer(work: &mut Work<'_>) {
    let record = work.record();
    let me = work.actor().person();
    if me.is_some() && (me == f::ASSIGNEE.get(record) || me == f::COMPLETED_BY.get(record)) {
        ground::segregate(work, "effectiveness_result", "The effect of an action is judged by somebody who did not carry it out.");
    }
}

/// What had no effect is followed up.
fn followed_up(work: &mut Work<'_>) {
    if f::EFFECTIVENESS_RESULT.get(work.record()) == Some(EffectivenessResult::NotEffective) && !ground::links_to(work, link::FOLLOW_UP) {
        work.refuse_guard(link::FOLLOW_UP, "It had no effect: take it up again, or link the action that follows it up.");
    }
}
