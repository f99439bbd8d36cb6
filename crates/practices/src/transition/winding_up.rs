//! Guards of what ends: removals, transfers, and transitions that are given up.

use super::plan_guards::{builds, called, kind, records};
use super::texts;
use crate::handles::transition_plan::{KindOfChange, f};
use crate::handles::{configuration_item, service};
use engine::{Record, Work};
use schema::{Row, Value};
use std::sync::Arc;

/// No live service depends on one that goes.
pub(super) fn nothing_depends(work: &mut Work<'_>) {
    if !matches!(kind(work), Some(KindOfChange::Removal | KindOfChange::TransferOut)) {
        return;
    }
    let Some(own) = f::SERVICE.get(work.record()) else { return };
    let depends = |s: &&Arc<Record>| {
        s.state.as_deref() == Some(service::state::LIVE) && service::f::DEPENDENCIES.get(&***s).is_some_and(|ids| ids.contains(&own))
    };
    let names: Vec<String> = work.facts().all(service::TYPE).filter(depends).filter_map(|s| s.text("name").map(str::to_owned)).collect();
    if !names.is_empty() {
        work.refuse_guard("service", &format!("Live services depend on it: {}.", names.join(", ")));
    }
}

/// All listed activities are done, and what was done with data is proven.
pub(super) fn activities_done(work: &mut Work<'_>) {
    for field in ["activities", "disposal_activities", "transfer_activities"] {
        let rows = if let Some(Value::Table(rows)) = work.record().get(field) { rows.clone() } else { Vec::new() };
        let open: Vec<Row> = rows.iter().filter(|row| !row.contains_key("done_on")).cloned().collect();
        if !open.is_empty() {
            work.refuse_guard(field, &format!("Not done yet: {}.", texts(&open, "activity").join("; ")));
        }
        let unproven = |row: &Row| row.get("kind") == Some(&Value::Choice("data".into())) && !row.contains_key("evidence");
        if field != "activities" && rows.iter().any(unproven) {
            work.refuse_guard(field, "What was done with the data must be proven.");
        }
    }
    if kind(work) == Some(KindOfChange::Removal) {
        let rows = f::DISPOSAL_ACTIVITIES.get(work.record()).unwrap_or_default();
        if !rows.iter().any(|row| row.get("kind") == Some(&Value::Choice("data".into()))) {
            work.refuse_guard("disposal_activities", "Say what was done with the data, or that there was none.");
        }
    }
}

/// Access is removed, items are retired or handed over, agreements ended, where a service goes.
pub(super) fn wound_up(work: &mut Work<'_>) {
    if !matches!(kind(work), Some(KindOfChange::Removal | KindOfChange::TransferOut)) {
        return;
    }
    work.require("access_removed_on");
    work.require("agreements_ended_on");
    if kind(work) != Some(KindOfChange::Removal) {
        return;
    }
    let items = f::CONFIGURATION_ITEMS.get(work.record()).unwrap_or_default().to_vec();
    let gone = |r: &Record| matches!(r.state.as_deref(), Some("retired" | "disposed"));
    let open: Vec<_> = records(work, &items).into_iter().filter(|r| *r.type_name == *configuration_item::TYPE && !gone(r)).collect();
    if !open.is_empty() {
        work.refuse_guard("configuration_items", &format!("Items that are neither retired nor disposed of: {}.", called(&open)));
    }
}

/// A cancelled transition leaves no items lying about.
pub(super) fn cleaned_up(work: &mut Work<'_>) {
    if f::CONFIGURATION_ITEMS.is_set(work.record()) && builds(work) {
        work.require("items_cleaned_up");
    }
}
