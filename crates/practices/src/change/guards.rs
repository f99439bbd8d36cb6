//! Guards of the moves of a change, by the names the definition gives them.

use super::{ChangeRules, approvals, collisions, doing, freezes, judging, people, remediation, reviewing, risk, voting};
use crate::handles::change::{ChangeType, ConditionsDue, ImpactAssessmentArea, MajorCriteria, Route, columns, f};
use crate::handles::{change_model, transition_plan};
use crate::organisation::Settings;
use engine::{Record, Work};
use schema::{ChoiceEnum, Row};
use std::sync::Arc;

/// Judges whether a move may be taken, and says by refusals why not.
type Guard = fn(&ChangeRules, &mut Work<'_>);

/// Every guard by name.
pub(super) const GUARDS: &[(&str, Guard)] = &[
    ("items", |_, work| items(work)),
    ("emergency_cause", |_, work| emergency_cause(work)),
    ("model", model),
    ("model_in_force", model_in_force),
    ("freeze", |_, work| freeze(work)),
    ("collisions", |_, work| no_collision(work)),
    ("risk_answered", |_, work| risk_answered(work)),
    ("eight_areas", |_, work| eight_areas(work)),
    ("remediation", |_, work| remediation_planned(work)),
    ("lead_time", lead_time),
    ("transition", |_, work| transition(work)),
    ("approvers", judging::can_be_asked),
    ("answer", judging::may_answer),
    ("eligible", eligible),
    ("authority", judging::authority),
    ("all_approvals", all_approvals),
    ("conditions_before_scheduling", |_, work| conditions(work, &[ConditionsDue::BeforeScheduling])),
    ("conditions_before_implementation", |_, work| {
        conditions(work, &[ConditionsDue::BeforeScheduling, ConditionsDue::BeforeImplementation]);
    }),
    ("in_window", |_, work| doing::in_window(work)),
    ("tested", |_, work| doing::tested(work)),
    ("remediation_ready", |_, work| doing::remediation_ready(work)),
    ("communicated", |_, work| doing::communicated(work)),
    ("baseline", |_, work| doing::baseline(work)),
    ("review", |_, work| reviewing::answered(work)),
    ("items_updated", |_, work| doing::items_updated(work)),
    ("unsuccessful", |_, work| doing::unsuccessful(work)),
    ("investigated", |_, work| doing::investigated(work)),
    ("fully_assessed", |_, work| doing::fully_assessed(work)),
    ("standard_done", |_, work| doing::standard_done(work)),
];

pub(super) fn guard(rules: &ChangeRules, name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
        guard(rules, work);
    }
}

pub(super) fn is(work: &Work<'_>, kind: ChangeType) -> bool {
    f::CHANGE_TYPE.get(work.record()) == Some(kind)
}

pub(super) fn is_unauthorised(work: &Work<'_>) -> bool {
    f::UNAUTHORISED.get(work.record()) == Some(true)
}

/// Items, or why there are none.
fn items(work: &mut Work<'_>) {
    if !f::CONFIGURATION_ITEMS.is_set(work.record()) && !f::NO_ITEMS_REASON.is_set(work.record()) {
        work.refuse_guard("configuration_items", "Name the configuration items, or say why none is touched.");
    }
}

/// An emergency has a cause: an incident, a security incident, or a risk about to strike.
pub(super) fn emergency_cause(work: &mut Work<'_>) {
    let record = work.record();
    let known = f::INCIDENTS.is_set(record) || f::SECURITY_INCIDENT.is_set(record) || f::IMMINENT_RISK.is_set(record);
    if is(work, ChangeType::Emergency) && !known {
        work.refuse_guard("imminent_risk", "An emergency needs a linked incident, a security incident, or the imminent risk in words.");
    }
}

fn model_of(work: &Work<'_>) -> Option<Arc<Record>> {
    f::MODEL.get(work.record()).and_then(|id| work.facts().record(id))
}

/// The model is in force and its parameters are filled; the change stays inside it.
fn model(rules: &ChangeRules, work: &mut Work<'_>) {
    model_in_force(rules, work);
    let Some(model) = model_of(work) else { return };
    let given = f::MODEL_PARAMETERS.get(work.record()).unwrap_or_default();
    let asked = change_model::f::PARAMETERS.get(&*model).unwrap_or_default();
    let missing: Vec<&str> = asked
        .iter()
        .filter_map(|row| change_model::columns::parameters::NAME.get(row))
        .filter(|name| !given.iter().any(|row| columns::model_parameters::NAME.get(row) == Some(*name)))
        .collect();
    if !missing.is_empty() {
        let words = format!("The model also asks for: {}.", missing.join(", "));
        work.refuse_guard("model_parameters", &words);
    }
}

/// Active, not suspended, and valid on the day of the change.
fn model_in_force(rules: &ChangeRules, work: &mut Work<'_>) {
    let Some(model) = model_of(work).filter(|_| is(work, ChangeType::Standard)) else { return };
    if model.state.as_deref() != Some(change_model::state::ACTIVE) {
        work.refuse_guard("model", "The model is not active: it is suspended, retired, or not approved.");
    }
    let hours = Settings::of(work.facts()).hours(&rules.calendars);
    let day = f::PLANNED_END.get(work.record()).map_or_else(|| people::today(&rules.calendars, work), |end| hours.local_date(end));
    if change_model::f::VALID_TO.get(&*model).is_none_or(|to| to < day) {
        work.refuse_guard("model", "The model is not valid any more on the day of the change.");
    }
}

fn numbers(found: &[Arc<Record>]) -> String {
    found.iter().take(5).map(|r| r.number.clone().unwrap_or_else(|| "another one".to_owned())).collect::<Vec<_>>().join(", ")
}

fn freeze(work: &mut Work<'_>) {
    let Some((start, end)) = collisions::window(work.record()) else { return };
    // Whoever begins now is in the freezes of now.
    let from = if work.taken() == Some("start") { work.now() } else { start };
    let found = freezes::stopping(work, (from, end.max(from.plus_seconds(1))));
    if !found.is_empty() {
        let names: Vec<&str> = found.iter().filter_map(|freeze| freeze.text("title")).take(3).collect();
        let words = format!("The window lies in a change freeze ({}); its owner may grant an exception.", names.join(", "));
        work.refuse_guard("planned_start", &words);
    }
}

fn no_collision(work: &mut Work<'_>) {
    let open = collisions::unacknowledged(work);
    if !open.is_empty() {
        let words = format!("It collides with {}: the owners of both acknowledge it, or one moves.", numbers(&open));
        work.refuse_guard("conflicting_changes", &words);
    }
}

pub(super) fn risk_answered(work: &mut Work<'_>) {
    for field in risk::QUESTIONS {
        work.require(field);
    }
}

pub(super) fn eight_areas(work: &mut Work<'_>) {
    let rows = f::IMPACT_ASSESSMENT.get(work.record()).unwrap_or_default();
    let open = |a: &&ImpactAssessmentArea| !rows.iter().any(|row| columns::impact_assessment::AREA.get(row) == Some(**a));
    let missing: Vec<String> = ImpactAssessmentArea::ALL.iter().filter(open).map(|a| a.as_str().replace('_', " ")).collect();
    if !missing.is_empty() {
        let words = format!("The impact assessment says nothing yet of: {}.", missing.join(", "));
        work.refuse_guard("impact_assessment", &words);
    }
}

fn remediation_planned(work: &mut Work<'_>) {
    if f::REMEDIATION_WAIVER.is_set(work.record()) {
        return;
    }
    match f::REMEDIATION_PLAN.get(work.record()) {
        None => work.refuse_guard("remediation_plan", "It needs a remediation plan, or a waiver with its reason."),
        Some(plan) if remediation::lacks_restore_time(plan) => {
            work.refuse_guard("remediation_plan", "A plan that restores a backup says how long the restore takes.");
        }
        Some(_) => {}
    }
}

/// A normal change gives those who decide their time, or is expedited with a reason.
fn lead_time(rules: &ChangeRules, work: &mut Work<'_>) {
    let (Some(submitted), Some(start)) = (f::SUBMITTED_AT.get(work.record()), f::PLANNED_START.get(work.record())) else { return };
    if is_unauthorised(work) {
        return;
    }
    let days = approvals::lead_days(voting::case(work));
    if days == 0 || start >= Settings::of(work.facts()).after(&rules.calendars, submitted, days) {
        return;
    }
    if f::EXPEDITED.get(work.record()) == Some(true) {
        work.require("expedited_reason");
    } else {
        let words = format!("Its lead time is {days} business days from submission: plan it later, or mark it expedited and say why.");
        work.refuse_guard("planned_start", &words);
    }
}

/// Design and transition: with an approved plan.
fn transition(work: &mut Work<'_>) {
    if f::ROUTE.get(work.record()) != Some(Route::DesignAndTransition) {
        return;
    }
    let query = format!("change:{} approved_at:* -state:cancelled", work.record().id.text());
    if work.facts().find(transition_plan::TYPE, &query, 1).is_empty() {
        work.refuse_guard("route", "A change that goes through design and transition needs an approved transition plan.");
    }
}

fn eligible(rules: &ChangeRules, work: &mut Work<'_>) {
    let asked = work.actor().person().is_some_and(|person| judging::is_asked(rules, work, person));
    if !asked && !work.has_role(&["change_manager", "change_authority"]) {
        work.refuse_guard("", "Only somebody whose approval is asked sends it back.");
    }
}

fn all_approvals(rules: &ChangeRules, work: &mut Work<'_>) {
    judging::complete(rules, work);
}

fn conditions(work: &mut Work<'_>, due: &[ConditionsDue]) {
    let rows = f::CONDITIONS.get(work.record()).unwrap_or_default();
    let when = |row: &Row| columns::conditions::DUE.get(row).unwrap_or(ConditionsDue::BeforeScheduling);
    let open: Vec<&str> = rows
        .iter()
        .filter(|row| due.contains(&when(row)) && columns::conditions::MET.get(*row) != Some(true))
        .filter_map(|row| columns::conditions::CONDITION.get(row))
        .collect();
    if !open.is_empty() {
        let words = format!("Conditions of the approval are not met yet: {}.", open.join("; "));
        work.refuse_guard("conditions", &words);
    }
}

/// Whether the answer to the criteria of major impact contradicts itself.
pub(super) fn criteria_contradict(record: &Record) -> bool {
    let criteria = f::MAJOR_CRITERIA.get(record).unwrap_or_default();
    criteria.len() > 1 && criteria.contains(&MajorCriteria::NoneOfThese)
}
