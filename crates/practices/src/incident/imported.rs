//! What another system's history leaves to be inferred. A log says in which state an incident was; it seldom says who
//! acknowledged it when, and its priority is what that system said, not what our matrix computes.

use crate::handles::incident::{Impact, Urgency, state};
use crate::organisation::Settings;
use engine::{Facts, ImportEvent, Record};
use kernel::{Id, Name};
use schema::{ChoiceEnum, Value};
use serde_json::{Value as Json, json};

/// Why an imported priority stands beside the matrix. The one reason that nobody had to type.
const REASON: &str = "imported: the priority the other system gave";

/// Completes an event.
pub(super) fn complete(facts: &Facts<'_>, before: Option<&Record>, event: &mut ImportEvent) {
    stamps(before, event);
    priority(facts, before, event);
    customer(facts, before, event);
}

/// Whoever worked on it, waited or resolved it had acknowledged it, and so had a second person of ours who passed it on
/// while its state still said that it was new; whatever is closed was closed then.
fn stamps(before: Option<&Record>, event: &mut ImportEvent) {
    let Some(now) = event.state.clone() else { return };
    let at = json!(event.occurred_at.to_string());
    let worked_on = [state::IN_PROGRESS, state::PENDING, state::RESOLVED, state::CLOSED].contains(&&*now);
    let acknowledged = worked_on || before.is_some_and(|b| taken_up(b, event));
    if acknowledged && before.is_none_or(|b| b.instant("acknowledged_at").is_none()) {
        // What was resolved before the event that says so had been acknowledged by then.
        let resolved = event.set.get("resolved_at").and_then(Json::as_str).and_then(|t| t.parse::<kernel::Timestamp>().ok());
        let acknowledged = resolved.map_or(event.occurred_at, |resolved| resolved.min(event.occurred_at));
        event.set.entry("acknowledged_at".into()).or_insert_with(|| json!(acknowledged.to_string()));
    }
    let ended = [state::RESOLVED, state::CLOSED].contains(&&*now);
    if !ended && before.is_some_and(|b| b.instant("resolved_at").is_some()) {
        for field in ["resolved_at", "resolution", "resolution_code"] {
            event.set.entry(field.into()).or_insert(Json::Null);
        }
        event.set.entry("reopen_reason".into()).or_insert_with(|| json!("not_resolved"));
    }
    if now == *state::CLOSED {
        event.set.entry("closed_at".into()).or_insert(at);
    }
    if now != *state::PENDING {
        event.set.entry("pending_reason".into()).or_insert(Json::Null);
    }
}

/// Whether somebody else than who recorded it, and than its caller, has had it in hand: a log without a state for that
/// leaves an incident *new* while three groups pass it on.
fn taken_up(before: &Record, event: &ImportEvent) -> bool {
    let person = event.actor.person();
    person.is_some() && person != before.created_by.person() && person != before.reference("caller")
}

/// The log's own priority stands as an override where it differs from the matrix.
fn priority(facts: &Facts<'_>, before: Option<&Record>, event: &mut ImportEvent) {
    if !["impact", "urgency", "priority"].iter().any(|field| event.set.contains_key(*field)) {
        // An event that says nothing of it leaves the priority as it stands, override included.
        return;
    }
    let given = |field: &str| event.set.get(field).and_then(Json::as_str).map(Name::from);
    let value = |field: &str| given(field).or_else(|| before.and_then(|b| b.choice(field)).cloned());
    let by_matrix = match (value("impact"), value("urgency")) {
        (Some(impact), Some(urgency)) => match (Impact::from_name(&impact), Urgency::from_name(&urgency)) {
            (Some(impact), Some(urgency)) => Some(Settings::of(facts).matrix().priority(impact, urgency)),
            _ => None,
        },
        _ => None,
    };
    let Some(by_matrix) = by_matrix else { return };
    let (instead, why) = match given("priority") {
        Some(priority) if priority != *by_matrix.as_str() => (json!(priority.as_str()), json!(REASON)),
        Some(_) => (Json::Null, Json::Null),
        None => {
            event.set.insert("priority".into(), json!(by_matrix.as_str()));
            return;
        }
    };
    event.set.insert("priority_override".into(), instead);
    event.set.insert("priority_override_reason".into(), why);
}

/// The customer is the caller's.
fn customer(facts: &Facts<'_>, before: Option<&Record>, event: &mut ImportEvent) {
    let caller: Option<Id> = event.set.get("caller").and_then(Json::as_str).and_then(|id| id.parse().ok());
    let same = before.is_some_and(|b| b.get("caller") == caller.map(Value::Reference).as_ref());
    if event.set.contains_key("customer") || same {
        return;
    }
    let theirs = caller.and_then(|id| facts.shelved(id)).and_then(|person| person.reference("customer"));
    if let Some(customer) = theirs {
        event.set.insert("customer".into(), json!(customer.text()));
    }
}
