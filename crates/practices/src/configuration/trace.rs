//! Control of the live estate: what may only change under a change, a request or an audit, who changed it last, and what
//! discovery found to be different.

use super::graph::RELATIONSHIPS;
use super::types;
use crate::handles::configuration_item::{columns::attributes as column, f, state, step};
use crate::handles::configuration_audit;
use engine::{Record, Work};
use journal::Actor;
use schema::{Row, Value};
use std::collections::BTreeMap;

/// The automation that reports what it found in the network.
const DISCOVERY: &str = "discovery";
/// Fields that say under what a live item is altered.
const REFERENCES: [&str; 3] = ["change", "service_request", "configuration_audit"];
/// States of a change or a request in which nothing may be altered under it: not decided yet, or decided against.
const NOT_ALLOWED: [&str; 9] =
    ["draft", "new", "submitted", "assessing", "awaiting_approval", "in_approval", "rejected", "cancelled", "closed"];

/// Whether the name of an attribute asks for a secret.
pub(super) fn holds_secret(name: &str) -> bool {
    let name = name.to_lowercase().replace(['_', '-', ' '], "");
    ["password", "passwd", "passphrase", "secret", "token", "privatekey", "apikey", "credential"].iter().any(|word| name.contains(word))
}

/// The attributes of an item by name.
pub(super) fn attributes(record: &Record) -> BTreeMap<String, String> {
    let rows = f::ATTRIBUTES.get(record).unwrap_or_default();
    let pair = |row: &Row| Some((column::ATTRIBUTE.get(row)?.trim().to_lowercase(), column::VALUE.get(row)?.trim().to_owned()));
    rows.iter().filter_map(pair).collect()
}

fn is_live(record: &Record) -> bool {
    matches!(record.state.as_deref(), Some(state::LIVE | state::IN_MAINTENANCE))
}

/// Controlled attributes that differ from before: name, old and new value.
fn differences(work: &Work<'_>) -> Vec<(String, Option<String>, Option<String>)> {
    let Some(before) = work.before() else { return Vec::new() };
    let (old, new) = (attributes(before), attributes(work.record()));
    let controlled = types::of_item(work, before).map(types::required_attributes).unwrap_or_default();
    let names = controlled.into_iter().filter(|(_, controlled)| *controlled).map(|(name, _)| name.trim().to_lowercase());
    let pairs = names.map(|name| (old.get(&name).cloned(), new.get(&name).cloned(), name));
    pairs.filter(|(old, new, _)| old != new).map(|(old, new, name)| (name, old, new)).collect()
}

/// Whether the command says under what it alters the item.
fn reference(work: &Work<'_>) -> Option<&'static str> {
    REFERENCES.into_iter().find(|field| work.given(field) && work.record().reference(field).is_some())
}

/// Whoever changed it last; discovery proposes where it may not change.
pub(super) fn compute(work: &mut Work<'_>) {
    if matches!(work.actor(), Actor::System(name) if **name == *DISCOVERY) {
        propose(work);
    }
    let given = work.creating() || !work.command().action.set.is_empty() || work.taken().is_some() || !work.link_changes().is_empty();
    if !given {
        return;
    }
    let now = Value::Instant(work.at());
    work.set("last_changed_at", now);
    match work.actor().clone() {
        Actor::System(name) => {
            work.set("last_changed_source", Value::Text(name.to_string()));
            work.clear("last_changed_by");
        }
        other => {
            work.clear("last_changed_source");
            if let Some(person) = other.person() {
                work.set("last_changed_by", Value::Reference(person));
            }
        }
    }
    if work.record().get("discovered_differences").is_some() && work.by_person() && (work.changed("attributes") || work.changed("ci_type")) {
        work.clear("discovered_differences");
        work.clear("differences_found_at");
    }
}

/// What discovery found on controlled attributes of a live item is written beside them, not into them.
fn propose(work: &mut Work<'_>) {
    let Some(before) = work.before().filter(|b| is_live(b)) else { return };
    let standing = before.get("attributes").cloned();
    let found = differences(work);
    if found.is_empty() || reference(work).is_some() {
        return;
    }
    let text = |value: Option<String>| value.unwrap_or_else(|| "nothing".to_owned());
    let row = |(name, recorded, found): (String, Option<String>, Option<String>)| -> Row {
        let cells = [("attribute", name), ("recorded", text(recorded)), ("found", text(found))];
        cells.into_iter().map(|(column, value)| (column.into(), Value::Text(value))).collect()
    };
    work.set("discovered_differences", Value::Table(found.into_iter().map(row).collect()));
    let now = Value::Instant(work.now());
    work.set("differences_found_at", now);
    match standing {
        Some(value) => work.set("attributes", value),
        None => work.clear("attributes"),
    }
}

/// Status, type, relationships and controlled attributes of a live item change only under a change, a request or an audit.
pub(super) fn check(work: &mut Work<'_>) {
    usable(work);
    if !work.before().is_some_and(is_live) {
        return;
    }
    let moved = work.taken().is_some() || work.changed("ci_type");
    let related = work.link_changes().iter().any(|l| RELATIONSHIPS.contains(&&*l.name));
    if !moved && !related && differences(work).is_empty() {
        return;
    }
    match reference(work) {
        // Retiring asks for the change itself.
        None if work.taken() == Some(step::RETIRE) && !f::CHANGE.is_set(work.record()) => {}
        None => {
            let words = "A live item changes only under a change, a service request or a configuration audit: say under which.";
            work.refuse_guard("change", words);
        }
        Some(field) => {
            let id = work.record().reference(field);
            let number = id.and_then(|id| work.facts().record(id)).and_then(|r| r.number.clone()).unwrap_or_default();
            work.note("controlled_under", number);
        }
    }
}

/// What is named is decided and not over.
fn usable(work: &mut Work<'_>) {
    for field in REFERENCES {
        if !work.given(field) {
            continue;
        }
        let Some(found) = work.record().reference(field).and_then(|id| work.facts().record(id)) else { continue };
        let state = found.state.as_deref();
        let fits = match field {
            "configuration_audit" => {
                matches!(state, Some(configuration_audit::state::IN_PROGRESS | configuration_audit::state::REPORTED))
            }
            _ => !state.is_some_and(|s| NOT_ALLOWED.contains(&s)),
        };
        if !fits {
            let label = work.label(field);
            let number = found.number.clone().unwrap_or_default();
            work.refuse_guard(field, &format!("{label} {number} does not allow it: it is not decided yet, or over."));
        }
    }
}
