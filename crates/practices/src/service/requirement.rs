//! Service requirements: agreed, carried by a target or with a reason why by none, and looked at again.

use super::means::{REVIEW, called, reviewed, review_due, tell};
use crate::handles::service_requirement::{f, link, state};
use engine::{Facts, Practice, Record, Work};
use kernel::{Id, Timestamp};

/// Rules of service requirements.
#[derive(Clone, Copy, Debug, Default)]
pub struct RequirementRules;

impl Practice for RequirementRules {
    fn compute(&self, work: &mut Work<'_>) {
        reviewed(work, state::AGREED);
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["carried", "kind_of_resource"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "carried" => {
                let linked = work.links().iter().any(|l| l.from == work.record().id && l.name == *link::CARRIED_BY);
                let said = f::SLA_TARGET.is_set(work.record()) || f::NO_SLA_TARGET_REASON.is_set(work.record());
                if !linked && !said {
                    work.refuse_guard("sla_target", "Name the target that carries it, link the agreement, or say why none does.");
                }
            }
            "kind_of_resource" if f::CATEGORY.get(work.record()) == Some(crate::handles::service_requirement::Category::Capacity) => {
                work.require("resource_kind");
            }
            _ => {}
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let in_force = work.record().state.as_deref() == Some(state::AGREED);
        REVIEW.arm(work, in_force);
        let moved = work.before().is_none_or(|b| b.state != work.record().state);
        if moved || work.changed("next_review_on") && in_force {
            let status = work.record().state.as_deref().unwrap_or("changed").to_owned();
            let subject = format!("{}: requirement {status}", called(work.record()));
            let text = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
            let to = owner(work);
            tell(work, "requirement", to, &subject, &text);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let in_force = record.state.as_deref() == Some(state::AGREED);
        let due = REVIEW.standing(facts, record, super::means::date_of(facts, since)).filter(|_| in_force);
        due.map(|at| (REVIEW.timer.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == REVIEW.timer {
            let to: Vec<Id> = f::OWNER.get(work.record()).into_iter().chain(owner(work)).collect();
            review_due(work, to);
        }
    }
}

fn owner(work: &Work<'_>) -> Option<Id> {
    f::SERVICE.get(work.record()).and_then(|s| work.facts().record(s)).and_then(|s| s.reference("service_owner"))
}
