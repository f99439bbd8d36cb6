//! Escalations, made when they become due and recorded, so that a missing one is visible.
//!
//! Functional, when nothing happens: at half of the resolution target to the next line, at three quarters to the one
//! behind it. Hierarchic: at three quarters to the process manager, at the target to the service owner; a P1 at half to
//! the duty manager.

use super::{around, called, is_pressing};
use crate::handles::incident::{f, state};
use crate::organisation::Settings;
use engine::{Action, Command, FollowUp, Work};
use journal::Actor;
use kernel::{Id, Name};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

struct Step {
    kind: &'static str,
    person: Option<Id>,
    group: Option<Id>,
    reason: &'static str,
}

/// Makes the escalations that a warning of the resolution clock calls for.
pub(super) fn escalate(work: &mut Work<'_>) {
    let Some(level) = work.warned().iter().find(|(kind, _)| *kind == *"resolution").map(|(_, level)| *level) else { return };
    let settings = Settings::of(work.facts());
    let mut steps: Vec<Step> = Vec::new();
    if level < 100 && level != 90 && stands_still(work) {
        let first = next_line(work, f::ASSIGNED_GROUP.get(work.record()).or_else(|| settings.service_desk()));
        let group = if level >= 75 { next_line(work, first).or(first) } else { first };
        if group.is_some() {
            steps.push(Step { kind: "functional", person: None, group, reason: "No progress was recorded." });
        }
    }
    let person = match level {
        50 if is_pressing(work.record()) => settings.duty_manager(),
        75 => settings.incident_manager(),
        100 => around::service_owner(work),
        _ => None,
    };
    if person.is_some() {
        let reason = if level >= 100 { "The resolution target is missed." } else { "The resolution target is in danger." };
        steps.push(Step { kind: "hierarchic", person, group: None, reason });
    }
    for step in steps {
        make(work, &step, level);
    }
}

/// Nobody works on it, or nobody wrote down what they did.
fn stands_still(work: &Work<'_>) -> bool {
    matches!(work.record().state.as_deref(), Some(state::NEW | state::ASSIGNED)) || !f::LAST_WORK_AT.is_set(work.record())
}

fn next_line(work: &Work<'_>, group: Option<Id>) -> Option<Id> {
    work.facts().record(group?)?.reference("next_line")
}

fn make(work: &mut Work<'_>, step: &Step, level: u8) {
    let title = format!("{} at {level} % of its resolution target", called(work.record()));
    let mut set: BTreeMap<Name, Json> = BTreeMap::new();
    let due = work.now();
    let mut put = |field: &str, value: Json| {
        set.insert(field.into(), value);
    };
    put("title", json!(title));
    put("incident", json!(work.record().id));
    put("record_kind", json!(if work.record().flag("major") { "major_incident" } else { "incident" }));
    put("escalation_kind", json!(step.kind));
    put("percent", json!(level));
    put("reason", json!(step.reason));
    put("became_due_at", json!(due));
    for field in ["service", "customer"] {
        if let Some(value) = work.record().get(field) {
            put(field, value.to_json());
        }
    }
    if let Some(person) = step.person {
        put("made_to", json!(person));
    }
    if let Some(group) = step.group {
        put("made_to_group", json!(group));
    }
    let command = Command {
        id: work.new_id(),
        type_name: "escalation".into(),
        record: None,
        expected_version: None,
        action: Action { move_name: Some("make".into()), set, ..Action::default() },
        reason: None,
        occurred_at: None,
    };
    work.then(FollowUp { command, actor: Actor::system("escalation"), required: false });
    let whom = step.person.or(step.group).and_then(|id| work.facts().record(id));
    let whom = whom.and_then(|r| r.text("name").map(str::to_owned)).unwrap_or_else(|| "somebody".to_owned());
    work.note(&format!("{}_escalation", step.kind), format!("to {whom} at {level} % of the resolution target"));
    work.entry_kind(journal::Kind::Escalated);
}
