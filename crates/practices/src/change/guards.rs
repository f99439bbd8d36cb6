//! Guards of the moves of a change, by the names the definition gives them.

use super::{ChangeRules, approvals, caused, collisions, compute, freezes, has_actions, people, remediation, review, reviewing, risk, voting};
use crate::handles::change::{
    ChangeType, ConditionsDue, ImpactAssessmentArea, MajorCriteria, Outcome, RemediationTested, Route, TestResult, columns, f,
};
use crate::handles::{change_model, release, transition_plan};
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
    ("approvers", voting::can_be_asked),
    ("answer", voting::may_answer),
    ("eligible", eligible),
    ("authority", voting::authority),
    ("all_approvals", all_approvals),
    ("conditions_before_scheduling", |_, work| conditions(work, &[ConditionsDue::BeforeScheduling])),
    ("conditions_before_implementation", |_, work| {
        conditions(work, &[ConditionsDue::BeforeScheduling, ConditionsDue::BeforeImplementation]);
    }),
    ("in_window", |_, work| in_window(work)),
    ("tested", |_, work| tested(work)),
    ("remediation_ready", |_, work| remediation_ready(work)),
    ("communicated", |_, work| communicated(work)),
    ("baseline", |_, work| baseline(work)),
    ("review", |_, work| reviewing::answered(work)),
    ("items_updated", |_, work| items_updated(work)),
    ("unsuccessful", |_, work| unsuccessful(work)),
    ("investigated", |_, work| investigated(work)),
    ("fully_assessed", |_, work| fully_assessed(work)),
    ("standard_done", standard_done),
];

pub(super) fn guard(rules: &ChangeRules, name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
        guard(rules, work);
    }
}

fn is(work: &Work<'_>, kind: ChangeType) -> bool {
    f::CHANGE_TYPE.get(work.record()) == Some(kind)
}

fn is_unauthorised(work: &Work<'_>) -> bool {
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

fn risk_answered(work: &mut Work<'_>) {
    for field in risk::QUESTIONS {
        work.require(field);
    }
}

fn eight_areas(work: &mut Work<'_>) {
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
    let asked = work.actor().person().is_some_and(|person| voting::is_asked(rules, work, person));
    if !asked && !work.has_role(&["change_manager", "change_authority"]) {
        work.refuse_guard("", "Only somebody whose approval is asked sends it back.");
    }
}

fn all_approvals(rules: &ChangeRules, work: &mut Work<'_>) {
    voting::complete(rules, work);
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

/// Seconds before and after the window in which a change may begin.
const AROUND_WINDOW: i64 = 15 * 60;

fn in_window(work: &mut Work<'_>) {
    let Some((start, end)) = collisions::window(work.record()).filter(|_| !is_unauthorised(work)) else { return };
    let begun = f::ACTUAL_START.get(work.record()).unwrap_or(work.at());
    if begun < start.plus_seconds(-AROUND_WINDOW) || begun > end.plus_seconds(AROUND_WINDOW) {
        work.refuse_guard("planned_start", "It is begun in its window, at most 15 minutes before or after.");
    }
}

/// Verified with a passed test, or waived by somebody who may.
fn tested(work: &mut Work<'_>) {
    let record = work.record();
    if is(work, ChangeType::Standard) || f::TEST_WAIVER.is_set(record) && f::TEST_WAIVER_BY.is_set(record) {
        return;
    }
    if f::TEST_WAIVER.is_set(record) {
        return work.refuse_guard("test_waiver_by", "The test waiver is not approved yet.");
    }
    work.require("verified_at");
    work.require("test_result");
    if f::TEST_RESULT.get(work.record()) == Some(TestResult::Failed) {
        work.refuse_guard("test_result", "Its test failed: mend it, or have a waiver approved.");
    }
}

/// Remediation answered, or waived by somebody who may.
fn remediation_ready(work: &mut Work<'_>) {
    let record = work.record();
    if is(work, ChangeType::Standard) {
        return;
    }
    if f::REMEDIATION_WAIVER.is_set(record) {
        if !f::REMEDIATION_WAIVER_BY.is_set(record) {
            work.refuse_guard("remediation_waiver_by", "The remediation waiver is not approved yet.");
        }
        return;
    }
    work.require("remediation_tested");
    if f::REMEDIATION_TESTED.get(work.record()) == Some(RemediationTested::NotTested) && tested_in_answers(work) {
        work.refuse_guard("remediation_tested", "The risk was judged with tested remediation: test it, or take the change back.");
    }
}

fn tested_in_answers(work: &Work<'_>) -> bool {
    use crate::handles::change::RiskRemediation::{Quick, Tested};
    matches!(f::RISK_REMEDIATION.get(work.record()), Some(Quick | Tested))
}

fn communicated(work: &mut Work<'_>) {
    if !is(work, ChangeType::Standard) && !is_unauthorised(work) {
        work.require("communicated_at");
    }
}

/// Part of a release: its baseline is taken before.
fn baseline(work: &mut Work<'_>) {
    let Some(release) = f::RELEASE.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    if !release::f::BASELINE.is_set(&*release) {
        work.refuse_guard("release", "The release it is part of has no baseline yet.");
    }
}

fn items_updated(work: &mut Work<'_>) {
    let record = work.record();
    let left_as_was = f::OUTCOME.get(record) == Some(Outcome::BackedOut) || f::NO_CI_EFFECT.get(record) == Some(true);
    if f::CONFIGURATION_ITEMS.is_set(record) && !left_as_was {
        work.require("ci_updated_at");
    }
}

/// What did not succeed is investigated, and actions come of it.
fn unsuccessful(work: &mut Work<'_>) {
    if !f::OUTCOME.get(work.record()).is_some_and(review::failed) {
        return;
    }
    work.require("investigation");
    if !has_actions(work) {
        work.refuse_guard("", "An unsuccessful change leads to actions: link at least one.");
    }
}

/// An unauthorised change is investigated before anything ends it.
fn investigated(work: &mut Work<'_>) {
    if is_unauthorised(work) {
        work.require("investigation");
    }
}

/// An emergency is closed with the assessment made up for.
fn fully_assessed(work: &mut Work<'_>) {
    if is(work, ChangeType::Emergency) && !f::FULLY_ASSESSED_AT.is_set(work.record()) {
        for field in compute::FULL {
            if field != "risk_level" {
                work.require(field);
            }
        }
        risk_answered(work);
        eight_areas(work);
    }
}

/// A successful standard change without incident closes by itself.
fn standard_done(_: &ChangeRules, work: &mut Work<'_>) {
    let record = work.record();
    let plain = is(work, ChangeType::Standard) && f::OUTCOME.get(record) == Some(Outcome::Successful);
    if !plain || !caused(work).is_empty() || f::REVIEW_BASIS.is_set(record) {
        work.refuse_guard("", "Only a successful standard change without incident closes without review.");
    }
}

/// Whether the answer to the criteria of major impact contradicts itself.
pub(super) fn criteria_contradict(record: &Record) -> bool {
    let criteria = f::MAJOR_CRITERIA.get(record).unwrap_or_default();
    criteria.len() > 1 && criteria.contains(&MajorCriteria::NoneOfThese)
}
