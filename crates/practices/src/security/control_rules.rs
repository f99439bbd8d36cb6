//! Security controls: decided on by somebody with a reason, agreed with whoever carries them out, and judged every year.

use crate::handles::security_control::{EffectivenessResult, f, state};
use crate::risk::ground;
use engine::{Facts, Practice, Record, Work};
use kernel::Timestamp;
use schema::Value;

/// Rules of security controls.
#[derive(Clone, Copy, Debug, Default)]
pub struct ControlRules;

const GUARDS: &ground::Guards = &[("party_agreed", party_agreed), ("action_when_weak", action_when_weak)];
/// Months within which a control is judged.
const REVIEW_MONTHS: i64 = 12;
/// Days before the review on which its owner hears of it.
const NOTICE_DAYS: i64 = 30;
const REVIEW: &str = "review";

impl Practice for ControlRules {
    fn compute(&self, work: &mut Work<'_>) {
        if work.changed(f::APPLICABILITY.as_str())
            && f::APPLICABILITY.is_set(work.record())
            && let Some(person) = work.actor().person()
        {
            let now = Value::Instant(work.at());
            work.set(f::DECIDED_BY.as_str(), Value::Reference(person));
            work.set(f::DECIDED_AT.as_str(), now);
        }
        if work.entering(state::OPERATING) {
            let today = ground::today(work);
            work.set_if_empty(f::OPERATING_SINCE.as_str(), Value::Date(today));
            work.set_if_empty(f::NEXT_REVIEW_ON.as_str(), Value::Date(ground::months_after(today, REVIEW_MONTHS)));
        }
        ground::plan_review(work, f::EFFECTIVENESS_REVIEWED_ON.as_str(), REVIEW_MONTHS);
        if work.changed(f::EFFECTIVENESS_REVIEWED_ON.as_str())
            && let Some(on) = f::EFFECTIVENESS_REVIEWED_ON.get(work.record())
        {
            work.set(f::LAST_REVIEWED_ON.as_str(), Value::Date(on));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        ground::names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        ground::judge(GUARDS, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        ground::in_order(work, f::IMPLEMENTED_ON.as_str(), f::EFFECTIVENESS_REVIEWED_ON.as_str());
        if work.changed(f::APPLICABILITY.as_str()) && f::APPLICABILITY.is_set(work.record()) {
            work.require(f::DECISION_REASON.as_str());
            if !work.by_person() {
                work.refuse_guard(f::APPLICABILITY.as_str(), "Whether a control applies is decided by a person.");
            }
        }
        let record = work.record();
        let from = f::EFFECTIVENESS_REVIEWED_ON.get(record).or_else(|| f::OPERATING_SINCE.get(record));
        if let Some(from) = from {
            ground::review_at_most(work, REVIEW_MONTHS, from);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::RETIRED) {
            return work.clear_timer(REVIEW);
        }
        if work.changed(f::NEXT_REVIEW_ON.as_str())
            && let Some(at) = notice(work.facts(), work.record())
        {
            work.timer(REVIEW, at);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let at = notice(facts, record).filter(|at| *at > since && record.state.as_deref() == Some(state::OPERATING));
        at.map(|at| (REVIEW.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name != REVIEW || work.record().state.as_deref() != Some(state::OPERATING) {
            return;
        }
        let Some(at) = notice(work.facts(), work.record()) else { return };
        if at > work.now() {
            return work.timer(REVIEW, at);
        }
        work.note("reminder", name);
        let owner = f::OWNER.get(work.record());
        let on = f::NEXT_REVIEW_ON.get(work.record()).map_or_else(String::new, |d| format!(" by {d}"));
        let subject = format!("The effectiveness of {} is to be reviewed{on}", ground::called(work));
        ground::tell(work, "control_review", owner, &subject, "");
    }
}

fn notice(facts: &Facts<'_>, record: &Record) -> Option<Timestamp> {
    f::NEXT_REVIEW_ON.get(record).map(|on| ground::start_of(facts, ground::days_after(on, -NOTICE_DAYS)))
}

/// What somebody outside carries out was agreed with them.
fn party_agreed(work: &mut Work<'_>) {
    if f::EXTERNAL_PARTY.is_set(work.record()) {
        work.require(f::AGREED_WITH_PARTY_ON.as_str());
    }
}

/// A control that is not effective leads to an action.
fn action_when_weak(work: &mut Work<'_>) {
    let weak =
        matches!(f::EFFECTIVENESS_RESULT.get(work.record()), Some(EffectivenessResult::PartlyEffective | EffectivenessResult::Ineffective));
    if weak && ground::actions(work).is_empty() {
        work.refuse_guard("actions", "A control that is not effective needs an action.");
    }
}
