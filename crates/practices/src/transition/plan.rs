//! Transition plans: dates that follow, timers, who is told. The guards stand in `plan_guards`.

use super::{own, plan_guards, tell};
use crate::calendar::Calendars;
use crate::change::people;
use crate::handles::transition_plan::{f, state, step};
use crate::organisation::Settings;
use crate::timely;
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use schema::Value;
use std::sync::Arc;

/// Days after completion within which the report is due.
pub const REPORT_DAYS: i64 = 60;
/// Days of early-life support unless the plan says otherwise.
pub const EARLY_LIFE_DAYS: i64 = 30;

/// The day so many days after another.
#[must_use]
pub fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

const REPORT_DUE: &str = "report_due";

/// Rules of transition plans.
#[derive(Debug, Default)]
pub struct PlanRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

/// Business days before or after the approved day on which going live is still on time.
const NEAR_DAYS: i32 = 10;

impl Practice for PlanRules {
    fn defaults(&self, work: &mut Work<'_>) {
        own(work);
    }
    fn compute(&self, work: &mut Work<'_>) {
        if work.taken() == Some(step::PLAN)
            && let Some(day) = f::PLANNED_LIVE_ON.get(work.record())
        {
            work.set(f::APPROVED_LIVE_ON.as_str(), Value::Date(day));
        }
        if let Some(day) = f::WENT_LIVE_ON.get(work.record()) {
            let days = f::EARLY_LIFE_DAYS.get(work.record()).unwrap_or(EARLY_LIFE_DAYS);
            work.set(f::EARLY_LIFE_ENDS_ON.as_str(), Value::Date(days_after(day, days)));
            work.set(f::REPORT_DUE_ON.as_str(), Value::Date(days_after(day, REPORT_DAYS)));
        }
        if work.entering(state::COMPLETED) {
            let today = people::today(&self.calendars, work);
            work.set(f::COMPLETED_ON.as_str(), Value::Date(today));
            work.set(f::REPORT_DUE_ON.as_str(), Value::Date(days_after(today, REPORT_DAYS)));
        }
        timely::near(work, &self.calendars, f::LIVE_IN_TIME.as_str(), f::WENT_LIVE_ON.as_str(), f::APPROVED_LIVE_ON.as_str(), NEAR_DAYS);
        if work.entering(state::REPORTED)
            && let Some(due) = f::REPORT_DUE_ON.get(work.record())
        {
            let in_time = people::today(&self.calendars, work) <= due;
            work.set(f::REPORTED_IN_TIME.as_str(), Value::Boolean(in_time));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        plan_guards::GUARDS.iter().map(|(name, _)| *name).collect()
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        plan_guards::guard(self, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        settled(work);
        let approver = f::APPROVED_BY.get(work.record());
        if (work.changed("owner") || work.changed("approved_by")) && approver.is_some() && approver == f::OWNER.get(work.record()) {
            let words = "Whoever approved a plan does not own it.";
            work.refuse(Refusal::new(Code::SegregationOfDuties).on("owner").with("reason", words));
        }
        if work.changed("went_live_on") && work.given("went_live_on") && work.taken() != Some(step::GO_LIVE) {
            work.refuse_guard("went_live_on", "This is said when the service goes live.");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let moved = work.before().is_none_or(|b| b.state != work.record().state);
        if moved && work.leaving(state::EARLY_LIFE) {
            work.clear_timer(REPORT_DUE);
        }
        if work.changed("report_due_on") {
            for (name, due) in self.standing_timers(work.facts(), work.record(), work.now()) {
                work.timer(&name, due);
            }
        }
        self.notify(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let hours = Settings::of(facts).hours(&self.calendars);
        let waiting = matches!(record.state.as_deref(), Some(state::LIVE | state::EARLY_LIFE));
        let due = f::REPORT_DUE_ON.get(record).filter(|_| waiting);
        due.map(|day| (REPORT_DUE.to_owned(), hours.start_of(day).max(since))).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == REPORT_DUE && matches!(work.record().state.as_deref(), Some(state::LIVE | state::EARLY_LIFE)) {
            work.note("report_due", "the transition report is due today");
        }
    }
}

/// What was approved stays until the plan is approved anew.
fn settled(work: &mut Work<'_>) {
    let open = |s: Option<&str>| s == Some(state::PROPOSED);
    if work.creating() || open(work.record().state.as_deref()) || !work.by_person() || work.taken() == Some(step::PLAN) {
        return;
    }
    for field in ["service", "change", "kind_of_change", "service_requirements", "intended_outcomes", "acceptance_criteria", "approved_cost"] {
        if work.given(field) && work.changed(field) {
            let label = work.label(field);
            work.refuse_guard(field, &format!("{label} is what was approved."));
        }
    }
}

impl PlanRules {
    fn notify(&self, work: &mut Work<'_>) {
        let record = work.record();
        let day = people::today(&self.calendars, work);
        let service_owner = f::SERVICE.get(record).and_then(|s| people::owner_of(work.facts(), s));
        let owner = f::OWNER.get(record);
        let both: Vec<kernel::Id> = owner.into_iter().chain(service_owner).collect();
        let holders = |role: &str| people::holders(work.facts(), role, day);
        if work.creating() {
            let to = holders("change_authority");
            tell(work, "transition_proposed", "is proposed", to);
        } else if work.entering(state::ACCEPTED) {
            let to = holders("release_manager");
            tell(work, "transition_accepted", "is accepted and to be deployed", to);
        } else if work.entering(state::LIVE) {
            let to = holders("service_desk_lead");
            tell(work, "transition_live", "is live", both.into_iter().chain(to));
        } else if work.command().action.timer.as_deref() == Some(REPORT_DUE) {
            tell(work, "transition_report_due", "needs its report today", both);
        } else if ["planned", "designed", "reported", "closed", "completed", "cancelled"].iter().any(|s| work.entering(s)) {
            tell(work, "transition_moved", "goes on", both);
        }
    }
}
