//! Fulfilment: tasks in order, the records the model wants named, and no access for who has left.

use super::model_of;
use crate::handles::request_model::{ChangeRule, RecordsUpdated, RequestKind, f as m};
use crate::handles::service_request::{CancelReason, PendingReason, f, link, state, step};
use crate::incident::{around, queue};
use engine::Work;
use kernel::{Code, Name, Refusal};
use schema::{Row, Value};

fn flag(row: &Row, column: &str) -> bool {
    matches!(row.get(column), Some(Value::Boolean(true)))
}

fn task(row: &Row) -> Option<&str> {
    match row.get("task") {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

/// Tasks come from the model when it may begin; who did one, and when, is stamped.
pub(super) fn compute(work: &mut Work<'_>) {
    if work.entering(state::APPROVED) && !f::TASKS.is_set(work.record()) {
        copy(work);
    }
    if work.changed("tasks") {
        stamp(work);
    }
    if work.entering(state::FULFILLED) {
        let rows = f::TASKS.get(work.record()).unwrap_or_default();
        let automated = if rows.is_empty() { !work.by_person() } else { rows.iter().all(|r| flag(r, "automated")) };
        work.set("fully_automated", Value::Boolean(automated));
    }
}

fn copy(work: &mut Work<'_>) {
    let Some(model) = model_of(work) else { return };
    let rows = m::TASKS.get(&*model).unwrap_or_default().iter().map(|row| {
        let mut row = row.clone();
        row.insert(Name::from("done"), Value::Boolean(false));
        row
    });
    let rows: Vec<Row> = rows.collect();
    if !rows.is_empty() {
        work.set("tasks", Value::Table(rows));
    }
}

/// A task is done by whoever says so, when they say so; what was stamped stays while it is done.
fn stamp(work: &mut Work<'_>) {
    let old: Vec<Row> = work.before().and_then(|b| f::TASKS.get(b)).unwrap_or_default().to_vec();
    let mut rows: Vec<Row> = f::TASKS.get(work.record()).unwrap_or_default().to_vec();
    let at = Value::Instant(work.at());
    for (index, row) in rows.iter_mut().enumerate() {
        for column in ["done_by", "done_at"] {
            row.remove(column);
        }
        if !flag(row, "done") {
            continue;
        }
        match old.get(index).filter(|o| flag(o, "done") && task(o) == task(row)) {
            Some(known) => row.extend(["done_by", "done_at"].iter().filter_map(|c| Some((Name::from(*c), known.get(*c)?.clone())))),
            None => {
                row.insert(Name::from("done_at"), at.clone());
                if let Some(person) = work.actor().person() {
                    row.insert(Name::from("done_by"), Value::Reference(person));
                }
            }
        }
    }
    if rows.is_empty() {
        work.clear("tasks");
    } else {
        work.set("tasks", Value::Table(rows));
    }
}

/// The tasks of a model are done, not rewritten; a reason for waiting does not change silently.
pub(super) fn check(work: &mut Work<'_>) {
    let names = |rows: &[Row]| rows.iter().map(|r| (task(r).map(str::to_owned), flag(r, "automated"))).collect::<Vec<_>>();
    let before = work.before().and_then(|b| f::TASKS.get(b)).map(names);
    if let Some(before) = before
        && f::REQUEST_MODEL.is_set(work.record())
        && names(f::TASKS.get(work.record()).unwrap_or_default()) != before
    {
        work.refuse_guard("tasks", "The tasks come from the model: mark what is done, and leave them otherwise as they are.");
    }
    let waiting = work.record().state.as_deref() == Some(state::PENDING) && !work.entering(state::PENDING);
    if work.changed("pending_reason") && waiting {
        work.refuse_guard("pending_reason", "Resume first, then wait for the other reason.");
    }
}

/// Every task is done.
pub(super) fn tasks_done(work: &mut Work<'_>) {
    let rows = f::TASKS.get(work.record()).unwrap_or_default();
    let open: Vec<String> = rows.iter().filter(|r| !flag(r, "done")).filter_map(task).map(|t| format!("“{t}”")).collect();
    if !open.is_empty() {
        work.refuse_guard("tasks", &format!("Not done yet: {}.", open.join(", ")));
    }
}

/// What the model updates is named, and the change under which it was done is linked.
pub(super) fn records_named(work: &mut Work<'_>) {
    let Some(model) = model_of(work) else { return };
    for what in m::RECORDS_UPDATED.get(&*model).unwrap_or_default() {
        work.require(match what {
            RecordsUpdated::Asset => "assets",
            RecordsUpdated::ConfigurationItem => "configuration_items",
            RecordsUpdated::Access => "access_record",
        });
    }
    let under_change = m::CHANGE_RULE.get(&*model) == Some(ChangeRule::StandardChange);
    if under_change && around::linked(work, link::CARRIED_OUT_BY).is_empty() {
        work.refuse_guard("carried_out_by", "Link the standard change under which it was done.");
    }
}

/// Access is for people who are still here.
pub(super) fn still_allowed(work: &mut Work<'_>) {
    let access = model_of(work).is_some_and(|model| m::REQUEST_KIND.get(&*model) == Some(RequestKind::Access));
    let (field, whom) = match f::BENEFICIARY.get(work.record()) {
        Some(person) => ("beneficiary", Some(person)),
        None => ("requester", f::REQUESTER.get(work.record())),
    };
    let gone = whom.and_then(|id| work.facts().record(id)).is_some_and(|p| !p.flag("active"));
    if access && gone {
        let label = work.label(field);
        work.refuse(Refusal::new(Code::InactivePerson).on(field).with("label", label));
    }
}

/// Waiting for an approval is a state of its own.
pub(super) fn pause_allowed(work: &mut Work<'_>) {
    queue::pause_allowed(work);
    if f::PENDING_REASON.get(work.record()) == Some(PendingReason::AwaitingApproval) {
        work.refuse_guard("pending_reason", "An approval is awaited before fulfilment, not during it.");
    }
}

/// A rejection is said by rejecting.
pub(super) fn cancellable(work: &mut Work<'_>) {
    if work.taken() == Some(step::CANCEL) && f::CANCEL_REASON.get(work.record()) == Some(CancelReason::Rejected) {
        work.refuse_guard("cancel_reason", "Only the approver rejects a request.");
    }
}
