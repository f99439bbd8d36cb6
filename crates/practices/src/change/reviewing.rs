//! The review of a change as its records say: which, why, by when, and whether its questions are answered.

use super::{ChangeRules, caused, collisions, people, review};
use crate::handles::change::{ChangeType, ReviewAnswersQuestion, ReviewBasis, ReviewKind, columns, f, state};
use crate::handles::change_model;
use crate::organisation::Settings;
use engine::Work;
use kernel::Id;
use schema::{ChoiceEnum, Value};

/// Kind, reasons and due date, from the moment it is implemented until it is closed.
pub(super) fn compute(rules: &ChangeRules, work: &mut Work<'_>) {
    if !matches!(work.record().state.as_deref(), Some(state::IMPLEMENTED | state::IN_REVIEW | state::CLOSED)) {
        return;
    }
    if work.record().state.as_deref() == Some(state::CLOSED) && !work.entering(state::CLOSED) {
        return;
    }
    let record = work.record();
    let (Some(outcome), Some(start), Some(end)) = (f::OUTCOME.get(record), f::ACTUAL_START.get(record), f::ACTUAL_END.get(record)) else {
        return;
    };
    let settings = Settings::of(work.facts());
    let known = f::REVIEW_BASIS.get(record).unwrap_or_default();
    let change_type = f::CHANGE_TYPE.get(record).unwrap_or(ChangeType::Normal);
    let soon = work.at() <= settings.after(&rules.calendars, end, 5);
    let met = |row: &schema::Row| columns::conditions::MET.get(row) == Some(true);
    let mut done = review::Done {
        change_type,
        outcome,
        level: f::RISK_LEVEL.get(record),
        major: f::MAJOR_IMPACT.get(record) == Some(true),
        unauthorised: f::UNAUTHORISED.get(record) == Some(true),
        incident: known.contains(&ReviewBasis::Incident) || soon && !caused(work).is_empty(),
        planned: collisions::window(record),
        actual: (start, end),
        condition_unmet: f::CONDITIONS.get(record).unwrap_or_default().iter().any(|row| !met(row)),
        first_use: known.contains(&ReviewBasis::FirstUse) || work.entering(state::IMPLEMENTED) && first_use(work),
        sampled: false,
    };
    let drawn = known.contains(&ReviewBasis::Sample);
    if review::basis(&done).is_empty() && change_type != ChangeType::Standard {
        done.sampled = drawn || work.entering(state::IMPLEMENTED) && sampled(rules, work);
    }
    let basis = review::basis(&done);
    let kind = review::kind(change_type, &basis);
    let due = settings.hours(&rules.calendars).local_date(end);
    let due = settings.hours(&rules.calendars).add_business_days(due, review::due_days(outcome));
    work.set(f::REVIEW_KIND.as_str(), kind.value());
    if basis.is_empty() {
        work.clear(f::REVIEW_BASIS.as_str());
    } else {
        let names = basis.into_iter().map(|b| b.as_str().into()).collect();
        work.set(f::REVIEW_BASIS.as_str(), Value::Choices(names));
    }
    // Every normal and emergency change is reviewed; of a standard one the model is, unless something speaks for more.
    if let Some(due) = due.filter(|_| change_type != ChangeType::Standard || kind == ReviewKind::Full) {
        work.set(f::REVIEW_DUE_ON.as_str(), Value::Date(due));
    }
}

fn first_use(work: &Work<'_>) -> bool {
    let model = f::MODEL.get(work.record()).and_then(|id| work.facts().record(id));
    model.is_some_and(|m| change_model::f::USES.get(&*m).unwrap_or(0) == 0)
}

/// One in ten, by the identity of the record so that nobody can choose; and the first of each month.
fn sampled(rules: &ChangeRules, work: &Work<'_>) -> bool {
    if in_sample(work.record().id) {
        return true;
    }
    let hours = Settings::of(work.facts()).hours(&rules.calendars);
    let month = hours.start_of(people::today(&rules.calendars, work).first_of_month());
    work.facts().find("change", &format!("review_basis:sample actual_end>={month}"), 1).is_empty()
}

/// Whether an identity falls into the sample of ten percent.
#[must_use]
pub fn in_sample(id: Id) -> bool {
    id.as_u128().is_multiple_of(10)
}

/// The questions of a kind of review.
#[must_use]
pub const fn questions(kind: ReviewKind) -> &'static [ReviewAnswersQuestion] {
    use ReviewAnswersQuestion::{
        AimAndBenefit, AimMet, Communication, CostAndTime, EffectOnUsers, RecordsUpdated, RiskEstimate, SideEffects, TestAndRemediation,
        WhatToChange, WhoAgreed,
    };
    match kind {
        ReviewKind::Light | ReviewKind::Model => &[AimMet, SideEffects, RecordsUpdated],
        ReviewKind::Full => {
            &[AimAndBenefit, EffectOnUsers, RiskEstimate, TestAndRemediation, Communication, CostAndTime, WhatToChange, WhoAgreed]
        }
    }
}

/// Guard: every question is answered, and what resulted is agreed with the service owner.
pub(super) fn answered(work: &mut Work<'_>) {
    let record = work.record();
    let kind = f::REVIEW_KIND.get(record).unwrap_or(ReviewKind::Full);
    let rows = f::REVIEW_ANSWERS.get(record).unwrap_or_default();
    let open = |q: &&ReviewAnswersQuestion| !rows.iter().any(|row| columns::review_answers::QUESTION.get(row) == Some(**q));
    let missing: Vec<String> = questions(kind).iter().filter(open).map(|q| q.as_str().replace('_', " ")).collect();
    if !missing.is_empty() {
        work.refuse_guard("review_answers", &format!("A {} review answers also: {}.", kind.as_str(), missing.join(", ")));
    }
    if super::has_actions(work) {
        work.require(f::REVIEW_AGREED_WITH.as_str());
        let agreed = f::REVIEW_AGREED_WITH.get(work.record());
        let owners: Vec<Id> = super::services_of(work.record()).into_iter().filter_map(|s| people::owner_of(work.facts(), s)).collect();
        if agreed.is_some_and(|person| !owners.is_empty() && !owners.contains(&person)) {
            work.refuse_guard("review_agreed_with", "Actions are agreed with the owner of a service that the change touches.");
        }
    }
}
