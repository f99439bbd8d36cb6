//! What a change does to other records: its model counts it, a major change calls for a new test of continuity.

use super::{ChangeRules, caused, model, people};
use crate::handles::change::{ChangeType, Outcome, f, state};
use crate::handles::change_model::FailureLogKind;
use crate::handles::{change_model, incident};
use engine::{Action, Command, FollowUp, Work};
use journal::Actor;
use kernel::{Id, Name};
use schema::Value;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Days after a major change within which continuity is tested again; planned well before the 90 that are allowed.
const TEST_WITHIN_DAYS: i64 = 60;
/// Most plans that one change can call into question.
const MOST_PLANS: usize = 20;

pub(super) fn follow(rules: &ChangeRules, work: &mut Work<'_>) {
    count_use(work);
    count_incidents(work);
    test_continuity(rules, work);
}

fn command(work: &mut Work<'_>, type_name: &str, record: Option<Id>, set: BTreeMap<Name, Json>) {
    let id = work.new_id();
    let action = Action { set, ..Action::default() };
    let command =
        Command { id, type_name: type_name.into(), record, expected_version: None, action, reason: None, occurred_at: Some(work.at()) };
    work.then(FollowUp { command, actor: Actor::system("change"), required: false });
}

/// The end of a standard change counts for its model.
fn count_use(work: &mut Work<'_>) {
    if !work.entering(state::IMPLEMENTED) || f::CHANGE_TYPE.get(work.record()) != Some(ChangeType::Standard) {
        return;
    }
    let Some(model) = f::MODEL.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    let Some(outcome) = f::OUTCOME.get(work.record()) else { return };
    let set = model::after(&model, work.record().id, outcome, work.at());
    let set = set.into_iter().map(|(field, value)| (Name::from(field), value.to_json())).collect();
    command(work, change_model::TYPE, Some(model.id), set);
}

/// A P1 or P2 incident that a standard change caused counts too, once.
fn count_incidents(work: &mut Work<'_>) {
    let standard = f::CHANGE_TYPE.get(work.record()) == Some(ChangeType::Standard);
    if !standard || !work.changed(f::CAUSED_INCIDENTS.as_str()) {
        return;
    }
    let old: Vec<Id> = if let Some(Value::References(ids)) = work.was("caused_incidents") { ids.clone() } else { Vec::new() };
    let fresh = caused(work).into_iter().filter(|id| !old.contains(id));
    let pressing = fresh.filter_map(|id| work.facts().record(id)).any(|r| {
        *r.type_name == *incident::TYPE && incident::f::PRIORITY.get(&*r).is_some_and(|p| p <= incident::Priority::P2)
    });
    let Some(model) = f::MODEL.get(work.record()).filter(|_| pressing).and_then(|id| work.facts().record(id)) else { return };
    let log = model::logged(&model, work.record().id, work.at(), FailureLogKind::Incident);
    // In one decision with the end of the change the counters move first; they are read as they then stand.
    let mut set = BTreeMap::from([(Name::from("failure_log"), log.to_json())]);
    if work.entering(state::IMPLEMENTED)
        && let Some(outcome) = f::OUTCOME.get(work.record())
        && super::review::failed(outcome)
    {
        let both = model::after(&model, work.record().id, outcome, work.at()).into_iter().find(|(field, _)| *field == "failure_log");
        if let Some((_, Value::Table(mut rows))) = both {
            if let Value::Table(more) = log {
                rows.extend(more.last().cloned());
            }
            set.insert("failure_log".into(), Value::Table(rows).to_json());
        }
    }
    command(work, change_model::TYPE, Some(model.id), set);
}

/// A major change that went well calls for a new test of each continuity plan that covers its services, unless the continuity
/// manager decided that continuity is not affected.
fn test_continuity(rules: &ChangeRules, work: &mut Work<'_>) {
    let record = work.record();
    let well = matches!(f::OUTCOME.get(record), Some(Outcome::Successful | Outcome::SuccessfulWithIssues));
    let major = f::MAJOR_IMPACT.get(record) == Some(true) && !f::CONTINUITY_DECISION.is_set(record);
    let plans = work.model().get("continuity_plan").is_some_and(|def| def.field("services").is_some());
    if !(work.entering(state::IMPLEMENTED) && well && major && plans) {
        return;
    }
    let services: Vec<String> = super::services_of(record).iter().map(|id| id.text()).collect();
    let query = format!("services:{} state:approved", services.join(","));
    let known = |field: &str| work.model().get("continuity_test").is_some_and(|def| def.field(field).is_some());
    let day = people::today(&rules.calendars, work).saturating_add(jiff::Span::new().days(TEST_WITHIN_DAYS));
    let about = super::called(record);
    let own = record.id;
    let mut tests = Vec::new();
    for plan in work.facts().find("continuity_plan", &query, MOST_PLANS) {
        let title = format!("Re-test of {} after {about}", plan.text("title").unwrap_or("the continuity plan"));
        let mut set = BTreeMap::from([(Name::from("title"), json!(title.chars().take(160).collect::<String>()))]);
        let values = [
            ("plan", json!(plan.id)),
            ("trigger", json!("major_change")),
            ("change", json!(own)),
            ("planned_on", json!(day.to_string())),
            ("test_kind", json!("walkthrough")),
        ];
        set.extend(values.into_iter().filter(|(field, _)| known(field)).map(|(field, value)| (Name::from(field), value)));
        tests.push(set);
    }
    for set in tests {
        command(work, "continuity_test", None, set);
    }
}
