//! Resource plans: need against provision, and a decision where something is missing.

use super::period::is_period;
use crate::handles::resource_plan::{f, state};
use engine::{Practice, Work};
use kernel::{Code, Refusal};
use schema::Value;

/// Rules of resource plans.
#[derive(Clone, Copy, Debug, Default)]
pub struct ResourcePlanRules;

impl Practice for ResourcePlanRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty("owner", Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        match (f::NEED.get(work.record()), f::PROVIDED.get(work.record())) {
            (Some(need), Some(provided)) => work.set("gap", Value::Decimal((need - provided).normalize())),
            _ => work.clear("gap"),
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["gap_decided", "approver"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "gap_decided" if f::GAP.get(work.record()).is_some_and(|gap| gap.is_sign_positive() && !gap.is_zero()) => work.require("gap_decision"),
            "approver" => approver(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        if work.creating() && f::PERIOD.get(work.record()).is_some_and(|period| !is_period(period)) {
            let refusal = Refusal::new(Code::WrongShape).on("period").with("label", work.label("period"));
            work.refuse(refusal.with("expected", "2026, 2026-Q1, 2026-03 or 2026-W09"));
        }
        let stands = work.before().is_some_and(|b| b.state.as_deref() == Some(state::APPROVED)) && !work.leaving(state::APPROVED);
        for field in ["need", "provided", "capability_assessment"] {
            if stands && work.changed(field) {
                let label = work.label(field);
                work.refuse(Refusal::new(Code::ReadOnly).on(field).with("label", label).with("state", "approved"));
            }
        }
    }
}

/// Whoever answers for a plan does not approve it alone.
fn approver(work: &mut Work<'_>) {
    let Some(person) = work.actor().person() else {
        return work.refuse_guard("", "Only a person approves a plan.");
    };
    if f::OWNER.get(work.record()) == Some(person) {
        let words = "Nobody approves a resource plan that they answer for.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
    }
}
