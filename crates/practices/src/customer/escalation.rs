//! How a complaint goes up: level 1 is the relationship manager, 2 the service owner, 3 the owner of the management system,
//! 4 top management. A level nobody holds, or whose holder is complained about, is passed over.

use super::complaint::managers;
use super::told;
use crate::handles::complaint::{CustomerAccepts, f, state, step};
use crate::service::means::{called, holders, several};
use engine::{Action, Command, FollowUp, Work};
use journal::Actor;
use kernel::{Id, Name};
use schema::{ChoiceEnum, Value};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// The highest level.
const HIGHEST: i64 = 4;

/// Whoever may hold a level.
fn candidates(work: &Work<'_>, level: i64) -> Vec<Id> {
    match level {
        1 => managers(work),
        2 => {
            let service = f::SERVICE.get(work.record()).and_then(|s| work.facts().record(s));
            service.and_then(|s| s.reference("service_owner")).into_iter().collect()
        }
        3 => {
            let settings = work.facts().first("organisation").and_then(|o| o.reference("sms_owner"));
            settings.map_or_else(|| holders(work, "sms_owner"), |person| vec![person])
        }
        _ => holders(work, "top_management"),
    }
}

/// The first level from `from` upward that somebody holds whom the complaint is not about.
fn holder(work: &Work<'_>, from: i64) -> Option<(i64, Id)> {
    let about = several(work.record(), "about_people");
    let active = |p: &Id| work.facts().record(*p).is_some_and(|r| r.flag("active"));
    (from.max(1)..=HIGHEST).find_map(|level| {
        let found = candidates(work, level).into_iter().find(|p| !about.contains(p) && active(p))?;
        Some((level, found))
    })
}

/// A complaint that was escalated has the holder of its level named, unless whoever escalates named one.
pub(super) fn name_holder(work: &mut Work<'_>) {
    if !matches!(work.taken(), Some(step::ESCALATE | step::ESCALATE_OVERDUE)) {
        return;
    }
    if super::complaint::on_their_side(work) {
        work.set("customer_accepts", CustomerAccepts::No.value());
    }
    let level = f::ESCALATION_LEVEL.get(work.record()).unwrap_or(1);
    if let Some((level, person)) = holder(work, level).filter(|_| !work.given("escalated_to")) {
        work.set("escalation_level", Value::Integer(level));
        work.set("escalated_to", Value::Reference(person));
    }
}

/// There is a level above, and it is named.
pub(super) fn next_level(work: &mut Work<'_>) {
    let before = work.before().and_then(|b| f::ESCALATION_LEVEL.get(b)).unwrap_or(1);
    if before >= HIGHEST {
        work.refuse_guard("", "Top management has answered: there is no level above.");
    }
}

/// Whoever holds the level answers.
pub(super) fn level_holder(work: &mut Work<'_>) {
    let holder = work.before().and_then(|b| f::ESCALATED_TO.get(b));
    if work.by_person() && work.actor().person() != holder {
        work.refuse_guard("escalated_to", "Whoever it was escalated to answers it.");
    }
}

/// The date of the answer passed: it goes up, or up once more.
pub(super) fn overdue(work: &mut Work<'_>) {
    let passed = f::RESPONSE_DUE_AT.get(work.record()).is_some_and(|due| due <= work.now());
    if !passed {
        return;
    }
    match work.record().state.as_deref() {
        Some(state::RECEIVED | state::ACKNOWLEDGED | state::INVESTIGATING) => {
            work.take_move(step::ESCALATE_OVERDUE);
            work.because("The date of the answer has passed.");
        }
        Some(state::ESCALATED) => {
            let level = f::ESCALATION_LEVEL.get(work.record()).unwrap_or(1);
            if let Some((level, person)) = holder(work, level + 1) {
                let now = Value::Instant(work.now());
                work.set("escalation_level", Value::Integer(level));
                work.set("escalated_to", Value::Reference(person));
                work.set("escalated_at", now);
                work.because("The date of the answer has passed again.");
            }
        }
        _ => {}
    }
}

/// Every step up is recorded, and told to whoever holds the level.
pub(super) fn record(work: &mut Work<'_>) {
    if work.creating() || !work.changed("escalated_at") {
        return;
    }
    let Some(to) = f::ESCALATED_TO.get(work.record()) else { return };
    let level = f::ESCALATION_LEVEL.get(work.record()).unwrap_or(1);
    let reason: String = work.reason().unwrap_or("It was not answered in time.").chars().take(300).collect();
    let mut set: BTreeMap<Name, Json> = BTreeMap::new();
    let due = work.now();
    for (field, value) in [
        ("title", json!(format!("{}: complaint at level {level}", called(work.record())))),
        ("record_kind", json!("complaint")),
        ("escalation_kind", json!("hierarchic")),
        ("reason", json!(reason)),
        ("became_due_at", json!(due)),
        ("made_to", json!(to)),
        ("customer", json!(f::CUSTOMER.get(work.record()))),
        ("service", json!(f::SERVICE.get(work.record()))),
    ] {
        if !value.is_null() {
            set.insert(field.into(), value);
        }
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
    work.entry_kind(journal::Kind::Escalated);
    told::tell_staff(work, "escalated", vec![to], &format!("is escalated to you, level {level}"));
}
