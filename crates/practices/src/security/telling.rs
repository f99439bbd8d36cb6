//! Who hears of a security incident, and how little: subjects name the number and the level, never what happened.

use super::level;
use crate::handles::security_incident::{f, state};
use crate::risk::ground;
use engine::{Action, Work};
use kernel::Id;
use schema::{ChoiceEnum, Value};
use serde_json::json;

fn number(work: &Work<'_>) -> String {
    work.record().number.clone().unwrap_or_else(|| "{number}".to_owned())
}

/// What follows for people.
pub(super) fn tell(work: &mut Work<'_>) {
    let number = number(work);
    if work.creating() {
        let managers = ground::holders(work, "security_manager");
        ground::tell(
            work,
            "security_reported",
            managers,
            &format!("{number}: a security incident was reported"),
            "Triage it within four hours.",
        );
    }
    if work.changed(f::ASSIGNED_TO.as_str())
        && let Some(person) = f::ASSIGNED_TO.get(work.record())
    {
        ground::tell(work, "assigned", [person], &format!("{number} is assigned to you"), "");
    }
    if work.changed(f::LEVEL_LOWERED_BY.as_str())
        && let Some(person) = f::LEVEL_CONFIRMED_BY.get(work.record())
    {
        ground::tell(work, "level_lowered", [person], &format!("{number}: you are named as confirming a lower risk level"), "");
    }
    let raised = work.entering(state::TRIAGED) || work.changed(f::SECURITY_RISK_LEVEL.as_str());
    if raised && level::is_grave(work) && f::ESCALATED_AT.get(work.record()) == Some(work.now()) {
        let word = f::SECURITY_RISK_LEVEL.get(work.record()).map_or("high", ChoiceEnum::as_str);
        let people = ground::holders(work, "top_management");
        let owner = ground::service_owner(work, f::SERVICE.get(work.record()));
        let subject = format!("{number}: a security incident of level {word}");
        ground::tell(work, "security_grave", people.into_iter().chain(owner), &subject, "The security manager tells you more.");
        escalate(work, word);
    }
}

/// The moment at which a grave incident goes to the security manager; once.
pub(super) fn mark_escalation(work: &mut Work<'_>) {
    if level::is_grave(work) && work.record().state.as_deref() != Some(state::REPORTED) {
        let now = Value::Instant(work.now());
        work.set_if_empty(f::ESCALATED_AT.as_str(), now);
    }
}

/// Recorded as an escalation, so that a missing one is visible. Everybody on the staff can read escalations: it says nothing.
fn escalate(work: &mut Work<'_>, level: &str) {
    let Some(to) = ground::holders(work, "security_manager").first().copied() else { return };
    let set = ground::values([
        ("title", json!(format!("{}: security incident of level {level}", number(work)))),
        ("record_kind", json!("security_incident")),
        ("escalation_kind", json!("hierarchic")),
        ("reason", json!("A grave security incident goes to the security manager at once.")),
        ("became_due_at", json!(work.now())),
        ("made_to", json!(to)),
    ]);
    let action = Action { move_name: Some("make".into()), set, ..Action::default() };
    ground::follow(work, "escalation", ("escalation", None), action, None);
    work.note("hierarchic_escalation", "to the security manager");
}

/// A timer of the record reminds somebody.
pub(super) fn remind(work: &mut Work<'_>, event: &str, what: &str, owner_too: bool) {
    work.note("reminder", event);
    let mut people: Vec<Id> = ground::holders(work, "security_manager");
    if owner_too {
        people.extend(ground::holders(work, "sms_owner"));
    }
    let subject = format!("{} {what}", number(work));
    ground::tell(work, event, people, &subject, "");
}
