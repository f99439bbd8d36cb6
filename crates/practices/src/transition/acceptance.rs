//! Service acceptances: what was built is what was wanted, or what is done about the difference is settled with those affected.

use super::{as_planned, from_plan, not_covered, own, tell, texts, the_plan};
use crate::change::people;
use crate::handles::service_acceptance::{Decision, f, state};
use crate::handles::transition_plan;
use engine::{Practice, Work};
use schema::{Row, Value};

/// Rules of acceptances.
#[derive(Clone, Copy, Debug, Default)]
pub struct AcceptanceRules;

/// Criteria in all, and failed ones, of result lines.
#[must_use]
pub fn counted(rows: &[Row]) -> (usize, usize) {
    (rows.len(), rows.iter().filter(|row| is_failed(row)).count())
}

fn is_failed(row: &Row) -> bool {
    row.get("result") == Some(&Value::Choice("failed".into()))
}

impl Practice for AcceptanceRules {
    fn defaults(&self, work: &mut Work<'_>) {
        own(work);
        from_plan(work);
    }
    fn compute(&self, work: &mut Work<'_>) {
        let (total, failed) = counted(f::RESULTS.get(work.record()).unwrap_or_default());
        let number = |n: usize| Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
        if total > 0 {
            work.set(f::CRITERIA_TOTAL.as_str(), number(total));
            work.set(f::CRITERIA_FAILED.as_str(), number(failed));
        } else {
            work.clear(f::CRITERIA_TOTAL.as_str());
            work.clear(f::CRITERIA_FAILED.as_str());
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["every_criterion", "failed_settled", "customer"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "every_criterion" => every_criterion(work),
            "failed_settled" => failed_settled(work),
            "customer" => customer(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        as_planned(work);
        if f::DECISION.get(work.record()) == Some(Decision::DeployWithConditions) && work.changed("decision") {
            work.require("conditions");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::DECIDED) {
            let record = work.record();
            let owner = the_plan(work).and_then(|p| transition_plan::f::OWNER.get(&*p));
            let service = f::SERVICE.get(record).and_then(|s| people::owner_of(work.facts(), s));
            let parties = f::INTERESTED_PARTIES.get(record).unwrap_or_default().to_vec();
            tell(work, "acceptance_decided", "is decided", owner.into_iter().chain(service).chain(parties));
        }
    }
}

/// Every criterion of the plan has a result.
fn every_criterion(work: &mut Work<'_>) {
    let Some(plan) = the_plan(work) else { return };
    let wanted = transition_plan::f::ACCEPTANCE_CRITERIA.get(&*plan).unwrap_or_default();
    let rows = f::RESULTS.get(work.record()).unwrap_or_default();
    let missing = not_covered(&texts(wanted, "criterion"), &texts(rows, "criterion"));
    if !missing.is_empty() {
        work.refuse_guard("results", &format!("No result for: {}.", missing.join("; ")));
    }
}

/// What failed was decided on jointly, unless it is not deployed.
fn failed_settled(work: &mut Work<'_>) {
    let rows = f::RESULTS.get(work.record()).unwrap_or_default();
    let failed: Vec<&Row> = rows.iter().filter(|row| is_failed(row)).collect();
    if failed.is_empty() {
        return;
    }
    let undecided = failed.iter().any(|row| !row.contains_key("joint_decision"));
    if undecided {
        work.refuse_guard("results", "For each failed criterion: what was settled with those affected?");
    }
    work.require("interested_parties");
}

/// Somebody of the customer accepts; the service owner, who decides, is another.
fn customer(work: &mut Work<'_>) {
    let accepted = f::ACCEPTED_BY_CUSTOMER.get(work.record()).and_then(|id| work.facts().record(id));
    if accepted.is_some_and(|p| p.reference("customer").is_none()) {
        work.refuse_guard("accepted_by_customer", "Somebody of the customer accepts.");
    }
}
