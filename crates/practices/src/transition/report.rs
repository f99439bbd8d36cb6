//! Transition reports: each intended outcome, and whether it was achieved.

use super::{as_planned, from_plan, not_covered, own, tell, texts, the_plan};
use crate::calendar::Calendars;
use crate::change::people;
use crate::handles::transition_plan;
use crate::handles::transition_report::{OutcomesAchievedAchieved, columns, f, link, state};
use engine::{Practice, Work};
use schema::Value;
use std::sync::Arc;

/// Rules of transition reports.
#[derive(Debug, Default)]
pub struct ReportRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for ReportRules {
    fn defaults(&self, work: &mut Work<'_>) {
        own(work);
        from_plan(work);
    }
    fn compute(&self, work: &mut Work<'_>) {
        if let Some(plan) = the_plan(work) {
            let completed = transition_plan::f::WENT_LIVE_ON.get(&*plan).or_else(|| transition_plan::f::COMPLETED_ON.get(&*plan));
            if let Some(day) = completed {
                work.set_if_empty(f::TRANSITION_COMPLETED_ON.as_str(), Value::Date(day));
            }
        }
        let rows = f::OUTCOMES_ACHIEVED.get(work.record()).unwrap_or_default();
        let reached = rows.iter().filter(|row| columns::outcomes_achieved::ACHIEVED.get(*row) == Some(OutcomesAchievedAchieved::Yes)).count();
        for (field, n) in [(f::OUTCOMES_REPORTED, rows.len()), (f::OUTCOMES_REACHED, reached)] {
            work.set(field.as_str(), Value::Integer(i64::try_from(n).unwrap_or(i64::MAX)));
        }
        if work.entering(state::REPORTED) {
            let day = people::today(&self.calendars, work);
            work.set(f::REPORTED_ON.as_str(), Value::Date(day));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["outcomes_covered", "actions_or_reason"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "outcomes_covered" => outcomes_covered(work),
            "actions_or_reason" => actions_or_reason(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        as_planned(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::REPORTED) {
            let day = people::today(&self.calendars, work);
            let to = people::holders(work.facts(), "change_authority", day);
            let owner = f::SERVICE.get(work.record()).and_then(|s| people::owner_of(work.facts(), s));
            let sms = people::holders(work.facts(), "sms_owner", day);
            tell(work, "transition_reported", "is reported", to.into_iter().chain(owner).chain(sms));
        }
    }
}

fn outcomes_covered(work: &mut Work<'_>) {
    let Some(plan) = the_plan(work) else { return };
    let wanted = transition_plan::f::INTENDED_OUTCOMES.get(&*plan).unwrap_or_default();
    let rows = f::OUTCOMES_ACHIEVED.get(work.record()).unwrap_or_default();
    let missing = not_covered(&texts(wanted, "outcome"), &texts(rows, "outcome"));
    if !missing.is_empty() {
        work.refuse_guard("outcomes_achieved", &format!("Nothing is said of: {}.", missing.join("; ")));
    }
}

/// What was not achieved leads to actions, or to a reason why to none.
fn actions_or_reason(work: &mut Work<'_>) {
    let rows = f::OUTCOMES_ACHIEVED.get(work.record()).unwrap_or_default();
    let short = |row: &schema::Row| columns::outcomes_achieved::ACHIEVED.get(row) != Some(OutcomesAchievedAchieved::Yes);
    let own = work.record().id;
    let linked = work.links().iter().any(|l| l.from == own && *l.name == *link::ACTIONS);
    if rows.iter().any(short) && !linked && !f::NO_ACTIONS_REASON.is_set(work.record()) {
        work.refuse_guard("no_actions_reason", "Not every outcome was achieved: link the actions, or say why there are none.");
    }
}
