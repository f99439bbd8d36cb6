//! Opportunities: the favourable side, decided on instead of accepted.

use super::{ground, score};
use crate::handles::opportunity::{f, state, step};
use engine::{Practice, Work};
use schema::Value;

/// Rules of opportunities.
#[derive(Clone, Copy, Debug, Default)]
pub struct OpportunityRules;

const GUARDS: &ground::Guards = &[("actions_planned", ground::actions_planned), ("actions_finished", ground::actions_finished)];
/// Months after which an opportunity is looked at again at the latest.
const REVIEW_MONTHS: i64 = 12;

impl Practice for OpportunityRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        let record = work.record();
        let found = f::LIKELIHOOD.get(record).zip(f::BENEFIT.get(record)).and_then(|(l, b)| score::score(l, b));
        match found {
            Some(score) => work.set(f::SCORE.as_str(), Value::Integer(score)),
            None => work.clear(f::SCORE.as_str()),
        }
        let moved = matches!(work.taken(), Some(step::ASSESS | step::REASSESS));
        let scored = work.changed(f::SCORE.as_str()) && !work.creating();
        if work.by_person() && (moved || scored) && !work.given(f::LAST_ASSESSED_ON.as_str()) {
            let today = ground::today(work);
            work.set(f::LAST_ASSESSED_ON.as_str(), Value::Date(today));
        }
        ground::plan_review(work, f::LAST_ASSESSED_ON.as_str(), REVIEW_MONTHS);
    }
    fn guards(&self) -> Vec<&'static str> {
        ground::names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        ground::judge(GUARDS, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        if let Some(from) = f::LAST_ASSESSED_ON.get(work.record()) {
            ground::review_at_most(work, REVIEW_MONTHS, from);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let called = ground::called(work);
        if work.changed(f::OWNER.as_str())
            && let Some(owner) = f::OWNER.get(work.record())
        {
            ground::tell(work, "assigned", [owner], &format!("{called} is yours"), "");
        }
        if work.entering(state::TREATMENT_PLANNED) {
            let owner = f::OWNER.get(work.record());
            ground::tell(work, "opportunity_pursued", owner, &format!("{called} is to be pursued"), "");
        }
    }
}
