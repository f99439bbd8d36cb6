//! Rules of a release that hold whatever was done.

use super::{ReleaseRules, called, changes, guards, rhythm};
use crate::handles::change;
use crate::handles::release::{ReleaseType, f, state};
use engine::Work;
use kernel::{Code, Id, Refusal};
use schema::Value;

pub(super) fn check(_rules: &ReleaseRules, work: &mut Work<'_>) {
    if work.changed(f::CHANGES.as_str()) {
        of_one_release(work);
        under_models(work);
    }
    frequency(work);
    parties(work);
    times(work);
    if work.changed(f::BASELINE.as_str()) && matches!(work.record().state.as_deref(), Some(state::DEPLOYING | state::DEPLOYED)) {
        work.refuse_guard("baseline", "The baseline is taken before the deployment begins.");
    }
    if work.changed(f::DEPLOYED_ARTEFACTS.as_str()) && f::DEPLOYED_ARTEFACTS.is_set(work.record()) {
        guards::checksums(work);
    }
    let known = matches!(work.record().state.as_deref(), Some(state::OBSERVING | state::IN_REVIEW | state::CLOSED | state::BACKED_OUT));
    if work.given(f::OUTCOME.as_str()) && work.changed(f::OUTCOME.as_str()) && !known {
        work.refuse_guard("outcome", "The outcome is known at the end of the observation.");
    }
}

/// A change is part of one release, and of one that is still to come.
fn of_one_release(work: &mut Work<'_>) {
    let own = work.record().id;
    let old: Vec<Id> = if let Some(Value::References(ids)) = work.was(f::CHANGES.as_str()) { ids.clone() } else { Vec::new() };
    let fresh: Vec<_> = changes(work).into_iter().filter(|c| !old.contains(&c.id)).collect();
    let taken: Vec<String> =
        fresh.iter().filter(|c| change::f::RELEASE.get(&***c).is_some_and(|release| release != own)).map(|c| called(c)).collect();
    if !taken.is_empty() {
        work.refuse_guard("changes", &format!("Already part of another release: {}.", taken.join(", ")));
    }
    use change::state::{CANCELLED, CLOSED, IMPLEMENTED, IN_REVIEW, REJECTED};
    let over: Vec<String> = fresh
        .iter()
        .filter(|c| matches!(c.state.as_deref(), Some(CANCELLED | CLOSED | IMPLEMENTED | IN_REVIEW | REJECTED)))
        .map(|c| called(c))
        .collect();
    if !over.is_empty() {
        work.refuse_guard("changes", &format!("Over, or not wanted any more: {}.", over.join(", ")));
    }
}

/// A pipeline deploys under standard models only.
fn under_models(work: &mut Work<'_>) {
    let continuous = f::RELEASE_TYPE.based(work.def(), work.record()) == Some(ReleaseType::Continuous);
    let other = |c: &engine::Record| change::f::CHANGE_TYPE.get(c) != Some(change::ChangeType::Standard);
    if continuous && changes(work).iter().any(|c| other(c)) {
        work.refuse_guard("changes", "A continuous release deploys standard changes, under their models.");
    }
}

/// More major or minor releases than usual have a reason.
fn frequency(work: &mut Work<'_>) {
    let watched = ["service", "release_type", "planned_deploy_on"];
    let record = work.record();
    if !watched.iter().any(|field| work.changed(field)) || f::FREQUENCY_REASON.is_set(record) {
        return;
    }
    let (Some(service), Some(kind), Some(day)) =
        (f::SERVICE.get(record), f::RELEASE_TYPE.based(work.def(), record), f::PLANNED_DEPLOY_ON.get(record))
    else {
        return;
    };
    let Some((most, period)) = rhythm::limit(kind) else { return };
    let (span, name) = match period {
        rhythm::Period::Year => (format!("{:04}", day.year()), "year"),
        rhythm::Period::Month => (format!("{:04}-{:02}", day.year(), day.month()), "month"),
    };
    let chosen = schema::ChoiceEnum::as_str(kind);
    let query = format!("service:{} release_type:{chosen} planned_deploy_on:{span} -state:cancelled", service.text());
    let own = record.id;
    let others = work.facts().find("release", &query, most + 1).iter().filter(|r| r.id != own).count();
    if others >= most {
        work.refuse_guard("frequency_reason", &format!("That is more than {most} {chosen} release(s) in this {name}: say why."));
    }
}

/// Whoever approved it does not deploy it.
fn parties(work: &mut Work<'_>) {
    let watched = ["deployer", "approved_by", "owner_approved_by"];
    if !watched.iter().any(|field| work.changed(field)) {
        return;
    }
    let record = work.record();
    let deployer = f::DEPLOYER.get(record);
    let approvers = [f::APPROVED_BY.get(record), f::OWNER_APPROVED_BY.get(record)];
    if deployer.is_some() && approvers.contains(&deployer) {
        let words = "Whoever approved a release does not deploy it.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).on("deployer").with("reason", words));
    }
}

/// Deployed after it began, and announced before.
fn times(work: &mut Work<'_>) {
    let record = work.record();
    let (begun, deployed, announced) = (f::DEPLOYING_AT.get(record), f::DEPLOYED_AT.get(record), f::ANNOUNCED_AT.get(record));
    if work.changed("deployed_at") && begun.zip(deployed).is_some_and(|(begun, deployed)| deployed < begun) {
        work.refuse(Refusal::new(Code::Order).on("deployed_at").with("label", "Deployed at").with("other", "its beginning"));
    }
    if work.changed("announced_at") && begun.zip(announced).is_some_and(|(begun, announced)| announced > begun) {
        work.refuse_guard("announced_at", "A release is announced before it is deployed.");
    }
    if work.given("deployed_at") && !matches!(work.record().state.as_deref(), Some(state::DEPLOYED | state::OBSERVING)) {
        work.refuse_guard("deployed_at", "This is said when it is deployed.");
    }
}
