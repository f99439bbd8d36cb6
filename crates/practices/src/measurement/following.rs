//! Records that follow from each other: made or changed by a decision on another, found by queries, reached by links.

use super::records::references;
use engine::{Action, Command, FollowUp, Record, Work};
use journal::Actor;
use kernel::{Id, Name};
use schema::query::Query;
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// A command on another record that follows from this one.
pub(crate) fn follow(work: &mut Work<'_>, type_name: &str, record: Option<Id>, action: Action, why: String, required: bool) {
    let command = Command {
        id: work.new_id(),
        type_name: type_name.into(),
        record,
        expected_version: None,
        action,
        reason: Some(why),
        occurred_at: None,
    };
    work.then(FollowUp { command, actor: Actor::system("governing"), required });
}

/// A record made of these fields that follows from this one; empty values are left out.
pub(crate) fn make(work: &mut Work<'_>, type_name: &str, fields: &[(&str, Json)], why: String, required: bool) {
    let set = fields.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (Name::from(*k), v.clone())).collect();
    follow(work, type_name, None, Action { set, ..Action::default() }, why, required);
}

/// Changes fields of another record because of this one.
pub(crate) fn change(work: &mut Work<'_>, type_name: &str, record: Id, fields: &[(&str, Json)], why: String) {
    let set = fields.iter().map(|(k, v)| (Name::from(*k), v.clone())).collect();
    follow(work, type_name, Some(record), Action { set, ..Action::default() }, why, true);
}

/// Adds this record to the list in which another keeps what belongs to it.
pub(crate) fn enrol(work: &mut Work<'_>, type_name: &str, record: Id, field: &str) {
    let Some(other) = work.facts().record(record) else { return };
    let own = work.record().id;
    let mut ids = references(&other, field).to_vec();
    if !ids.contains(&own) {
        ids.push(own);
        let why = format!("{} belongs to it.", work.def().title);
        change(work, type_name, record, &[(field, json!(ids))], why);
    }
}

/// Records of a type that match a query. A query over a type of another practice may name what an installation does not
/// have; then nothing is found.
pub(crate) fn find(work: &Work<'_>, type_name: &str, query: &str, limit: usize) -> Vec<Arc<Record>> {
    let Some(def) = work.model().get(type_name) else { return Vec::new() };
    if Query::parse(query).ok().and_then(|q| q.check(work.model(), def).ok()).is_none() {
        return Vec::new();
    }
    work.facts().find(type_name, query, limit)
}

/// Whether a record is still being worked on; one without a lifecycle is.
pub(crate) fn is_active(work: &Work<'_>, record: &Record) -> bool {
    let def = work.model().get(&record.type_name);
    let state = record.state.as_deref().and_then(|s| def.and_then(|d| d.state(s)));
    state.is_none_or(|s| s.phase.is_active())
}

/// Whether a record came to its proper end: closed, not given up.
pub(crate) fn is_closed(work: &Work<'_>, record: &Record) -> bool {
    let def = work.model().get(&record.type_name);
    record.state.as_deref().and_then(|s| def.and_then(|d| d.state(s))).is_some_and(|s| s.phase == schema::Phase::Closed)
}

/// Whether a link of this name leads from the record to another, or to one that it just makes.
pub(crate) fn is_linked(work: &Work<'_>, link: &str) -> bool {
    let own = work.record().id;
    work.links().iter().any(|l| l.from == own && l.name == *link)
}

/// The records a link of this name leads to.
pub(crate) fn linked(work: &Work<'_>, link: &str) -> Vec<Arc<Record>> {
    let own = work.record().id;
    let to: Vec<Id> = work.links().iter().filter(|l| l.from == own && l.name == *link).map(|l| l.to).collect();
    to.into_iter().filter_map(|id| work.facts().record(id)).collect()
}

/// A change of the SMS is decided: not needed, or made and closed.
pub(crate) fn sms_change_done(work: &mut Work<'_>) {
    work.require("sms_change_needed");
    if !work.record().flag("sms_change_needed") {
        return;
    }
    let Some(change) = work.record().reference("sms_change") else { return work.require("sms_change") };
    let open = work.facts().record(change).is_some_and(|c| !is_closed(work, &c));
    if open {
        work.refuse_guard("sms_change", "The change of the SMS is not closed yet.");
    }
}
