//! Continuity requirements: complete, honest about what cannot be done yet, and one for a service.

use crate::handles::continuity_requirement::{f, link};
use crate::risk::ground;
use engine::{Practice, Work};
use schema::Value;

/// Rules of continuity requirements.
#[derive(Clone, Copy, Debug, Default)]
pub struct RequirementRules;

const GUARDS: &ground::Guards =
    &[("objectives", objectives), ("four_inputs", ground::four_inputs), ("gaps_are_risks", gaps_are_risks), ("alone", alone)];
/// A requirement is looked at again after so many months at the latest.
const REVIEW_MONTHS: i64 = 12;

/// What is required and cannot be done as things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// More work could be lost than the recovery point allows: copies are made too seldom.
    RecoveryPoint,
    /// The supplier may take longer by contract than the recovery time allows.
    RecoveryTime,
}

/// The gaps between what is required and what backups and suppliers promise, all in minutes. What is not known makes no gap.
#[must_use]
pub fn gaps(rto: Option<i64>, rpo: Option<i64>, backup_interval: Option<i64>, supplier_recovery: Option<i64>) -> Vec<Gap> {
    let longer = |wanted: Option<i64>, possible: Option<i64>| matches!((wanted, possible), (Some(w), Some(p)) if p > w);
    let point = longer(rpo, backup_interval).then_some(Gap::RecoveryPoint);
    let time = longer(rto, supplier_recovery).then_some(Gap::RecoveryTime);
    point.into_iter().chain(time).collect()
}

impl Practice for RequirementRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        ground::plan_review(work, f::AGREED_ON.as_str(), REVIEW_MONTHS);
        ground::plan_review(work, f::LAST_REVIEWED_ON.as_str(), REVIEW_MONTHS);
    }
    fn guards(&self) -> Vec<&'static str> {
        ground::names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        ground::judge(GUARDS, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        let from = f::LAST_REVIEWED_ON.get(work.record()).max(f::AGREED_ON.get(work.record()));
        if let Some(from) = from {
            ground::review_at_most(work, REVIEW_MONTHS, from);
        }
        let agreed = work.record().state.as_deref() == Some("agreed") && work.taken().is_none();
        if agreed && (work.changed(f::BACKUP_INTERVAL_MINUTES.as_str()) || work.changed(f::SUPPLIER_RECOVERY_MINUTES.as_str())) {
            gaps_are_risks(work);
        }
    }
}

/// How fast, with how little loss and how much of the service; or that nothing is needed, and why.
fn objectives(work: &mut Work<'_>) {
    if f::NO_CONTINUITY.get(work.record()) == Some(true) {
        return work.require(f::NO_CONTINUITY_REASON.as_str());
    }
    let needed = [f::RTO_MINUTES.as_str(), f::RPO_MINUTES.as_str()];
    for field in needed.into_iter().chain([f::MINIMUM_SERVICE_LEVEL.as_str(), f::INVOKED_AVAILABILITY_PERCENT.as_str()]) {
        work.require(field);
    }
}

/// A gap stands in the register of risks.
fn gaps_are_risks(work: &mut Work<'_>) {
    let record = work.record();
    let found = gaps(
        f::RTO_MINUTES.get(record),
        f::RPO_MINUTES.get(record),
        f::BACKUP_INTERVAL_MINUTES.get(record),
        f::SUPPLIER_RECOVERY_MINUTES.get(record),
    );
    if ground::links_to(work, link::RISKS) {
        return;
    }
    for gap in found {
        let (field, words) = match gap {
            Gap::RecoveryPoint => {
                (f::RPO_MINUTES, "Copies are made more seldom than the recovery point allows: correct it, or link the risk.")
            }
            Gap::RecoveryTime => {
                (f::RTO_MINUTES, "The supplier may take longer than the recovery time allows: correct it, or link the risk.")
            }
        };
        work.refuse_guard(field.as_str(), words);
    }
}

/// One agreed requirement for a service.
fn alone(work: &mut Work<'_>) {
    let Some(service) = f::SERVICE.get(work.record()) else { return };
    let own = work.record().id;
    let found = work.facts().find("continuity_requirement", &format!("service:{service} state:agreed"), 10);
    if let Some(other) = found.into_iter().find(|r| r.id != own) {
        let number = other.number.clone().unwrap_or_else(|| "Another requirement".into());
        work.refuse_guard(f::SERVICE.as_str(), &format!("{number} is agreed for this service: supersede it first."));
    }
}
