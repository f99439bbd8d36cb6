//! What follows from what was said: defaults, risk, major impact, route, approvals, stamps, review.

use super::{ChangeRules, collisions, people, reviewing, risk, sign_rows, voiding, voting};
use crate::handles::change::{ChangeType, Route, UnauthorisedBasis, f, state, step};
use crate::handles::change_model;
use crate::organisation::Settings;
use crate::timely;
use engine::Work;
use schema::{ChoiceEnum, Value};

/// Business days after the end in which the items a change touched are brought up to date.
const ITEMS_WITHIN: i32 = 2;

/// Values of a new change that depend on who asks.
pub(super) fn defaults(work: &mut Work<'_>) {
    if let Some(person) = work.actor().person() {
        work.set_if_empty(f::REQUESTED_BY.as_str(), Value::Reference(person));
    }
    work.set(f::REASSIGNMENT_COUNT.as_str(), Value::Integer(0));
}

/// Computed fields, on every write.
pub(super) fn compute(rules: &ChangeRules, work: &mut Work<'_>) {
    who(work);
    judge(work);
    under_model(work);
    sign_rows(work, f::CONDITIONS.as_str(), "set_by", "");
    collisions::sign(work);
    voiding::void(rules, work);
    window(work);
    voting::take_down(rules, work);
    voting::ask(rules, work);
    collisions::compute(work);
    assessed(rules, work);
    unauthorised(rules, work);
    reviewing::compute(rules, work);
    in_time(rules, work);
}

/// What indicators ask of a change that was carried out: within its window, items and review in time.
fn in_time(rules: &ChangeRules, work: &mut Work<'_>) {
    let record = work.record();
    let (done, asked) =
        (f::ACTUAL_START.get(record).zip(f::ACTUAL_END.get(record)), f::APPROVED_START.get(record).zip(f::APPROVED_END.get(record)));
    match done.zip(asked) {
        Some((done, asked)) => work.set(f::IN_WINDOW.as_str(), Value::Boolean(done.0 >= asked.0 && done.1 <= asked.1)),
        None => work.clear(f::IN_WINDOW.as_str()),
    }
    let limit = done.map(|(_, end)| Settings::of(work.facts()).after(&rules.calendars, end, ITEMS_WITHIN));
    timely::by(work, f::ITEMS_IN_TIME.as_str(), f::CI_UPDATED_AT.as_str(), limit.map(timely::Limit::Instant));
    timely::mark(work, f::REVIEWED_IN_TIME.as_str(), f::REVIEWED_ON.as_str(), f::REVIEW_DUE_ON.as_str());
}

/// Who set the priority, and how often it changed hands.
fn who(work: &mut Work<'_>) {
    if work.changed(f::PRIORITY.as_str())
        && let Some(person) = work.actor().person()
    {
        work.set(f::PRIORITY_SET_BY.as_str(), Value::Reference(person));
    }
    let moved = work.before().is_some_and(|b| f::ASSIGNED_GROUP.is_set(b)) && work.changed(f::ASSIGNED_GROUP.as_str());
    if moved {
        work.count(f::REASSIGNMENT_COUNT.as_str());
    }
}

/// Risk, major impact, route.
fn judge(work: &mut Work<'_>) {
    match risk::of(work.record()) {
        Some(found) => {
            let level = risk::raised(work.record()).map_or(found.level, |raised| raised.max(found.level));
            work.set(f::RISK_SCORE.as_str(), Value::Integer(i64::from(found.score)));
            work.set(f::RISK_LEVEL.as_str(), level.value());
        }
        None => {
            work.clear(f::RISK_SCORE.as_str());
            work.clear(f::RISK_LEVEL.as_str());
        }
    }
    let record = work.record();
    let case = risk::MajorCase {
        subject: f::CHANGE_SUBJECT.based(work.def(), record),
        level: f::RISK_LEVEL.get(record),
        criteria: f::MAJOR_CRITERIA.get(record).unwrap_or_default(),
        effort_days: f::EFFORT_DAYS.get(record),
    };
    let known = case.subject.is_some() || case.level.is_some() || !case.criteria.is_empty() || case.effort_days.is_some();
    if !known {
        return;
    }
    let major = risk::is_major(&case);
    work.set(f::MAJOR_IMPACT.as_str(), Value::Boolean(major));
    let assessing = work.record().state.as_deref() == Some(state::ASSESSING) || work.entering(state::AWAITING_APPROVAL);
    if assessing {
        let follows = if major { Route::DesignAndTransition } else { Route::Direct };
        work.set_if_empty(f::ROUTE.as_str(), follows.value());
    }
}

/// A standard change takes category, risk and steps from its model.
fn under_model(work: &mut Work<'_>) {
    let record = work.record();
    let fresh = work.changed(f::MODEL.as_str()) || work.entering(state::SCHEDULED);
    if f::CHANGE_TYPE.get(record) != Some(ChangeType::Standard) || !fresh {
        return;
    }
    let Some(model) = f::MODEL.get(record).and_then(|id| work.facts().record(id)) else { return };
    if let Some(category) = model.get(change_model::f::CATEGORY.as_str()) {
        work.set_if_empty(f::CATEGORY.as_str(), category.clone());
    }
    work.set_if_empty(f::CHANGE_SUBJECT.as_str(), Value::Choice("component".into()));
    if let Some(level) = model.get(change_model::f::RISK_LEVEL.as_str())
        && risk::of(work.record()).is_none()
    {
        work.set(f::RISK_LEVEL.as_str(), level.clone());
    }
    if let Some(plan) = change_model::f::REMEDIATION_PLAN.get(&*model) {
        work.set_if_empty(f::REMEDIATION_PLAN.as_str(), Value::Text(plan.to_owned()));
    }
    let steps = change_model::f::STEPS.get(&*model).unwrap_or_default();
    let line = |(n, row): (usize, &schema::Row)| match row.get("step") {
        Some(Value::Text(step)) => Some(format!("{}. {step}", n + 1)),
        _ => None,
    };
    let text: Vec<String> = steps.iter().enumerate().filter_map(line).collect();
    if !text.is_empty() {
        // Fixed steps: the model's, whatever was written here.
        work.set(f::DEPLOYMENT_DETAILS.as_str(), Value::Text(text.join("\n")));
    }
}

/// The window that is put to approval.
fn window(work: &mut Work<'_>) {
    let asked = work.entering(state::AWAITING_APPROVAL)
        || work.taken() == Some(step::APPROVE)
        || work.taken() == Some(step::SCHEDULE_STANDARD);
    if !asked {
        return;
    }
    // While answers stand, so does the window they were given for.
    let stands = f::APPROVERS.is_set(work.record());
    for (planned, approved) in [("planned_start", "approved_start"), ("planned_end", "approved_end")] {
        if let Some(value) = work.record().get(planned).cloned()
            && !(stands && work.record().get(approved).is_some())
        {
            work.set(approved, value);
        }
    }
}

/// Fields that make an assessment full.
pub(super) const FULL: [&str; 8] =
    ["priority", "benefits", "feasibility", "financial_impact", "impact_assessment", "major_criteria", "risk_level", "remediation_plan"];

/// When the assessment was complete, and by when that of an emergency must be.
fn assessed(rules: &ChangeRules, work: &mut Work<'_>) {
    let whole = FULL.iter().all(|field| work.record().get(field).is_some());
    if whole && work.phase().is_some_and(|p| p != schema::Phase::Cancelled) {
        let at = Value::Instant(work.at());
        work.set_if_empty(f::FULLY_ASSESSED_AT.as_str(), at);
    }
    let emergency = f::CHANGE_TYPE.get(work.record()) == Some(ChangeType::Emergency);
    if emergency && work.entering(state::APPROVED) {
        let due = Settings::of(work.facts()).hours(&rules.calendars).add_business_days(people::today(&rules.calendars, work), 5);
        if let Some(due) = due {
            work.set(f::FULL_ASSESSMENT_DUE_ON.as_str(), Value::Date(due));
        }
    }
}

/// An unauthorised change is investigated within five business days.
fn unauthorised(rules: &ChangeRules, work: &mut Work<'_>) {
    if f::UNAUTHORISED.get(work.record()) != Some(true) || f::INVESTIGATION_DUE_ON.is_set(work.record()) {
        return;
    }
    let due = Settings::of(work.facts()).hours(&rules.calendars).add_business_days(people::today(&rules.calendars, work), 5);
    if let Some(due) = due {
        work.set(f::INVESTIGATION_DUE_ON.as_str(), Value::Date(due));
    }
    if !work.by_person() {
        work.set_if_empty(f::UNAUTHORISED_BASIS.as_str(), UnauthorisedBasis::Discovery.value());
    }
}
