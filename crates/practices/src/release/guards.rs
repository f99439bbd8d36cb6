//! Guards of the moves of a release, by the names the definition gives them.

use super::{ReleaseRules, called, changes};
use crate::change::people;
use crate::handles::release::{ExceptionDecision, ServiceHit, columns, f, link, state};
use crate::handles::{change, known_error, person};
use crate::organisation::Settings;
use engine::{Record, Work};
use kernel::Id;

/// Judges whether a move may be taken, and says by refusals why not.
type Guard = fn(&ReleaseRules, &mut Work<'_>);

/// Every guard by name.
pub(super) const GUARDS: &[(&str, Guard)] = &[
    ("closes", |_, work| closes(work)),
    ("verified", verified),
    ("changes_approved", |_, work| changes_approved(work)),
    ("baseline_before", |_, work| baseline_before(work)),
    ("changes_implementing", |_, work| changes_implementing(work)),
    ("alone_on_items", |_, work| alone_on_items(work)),
    ("checksums", |_, work| checksums(work)),
    ("hit_recorded", |_, work| hit_recorded(work)),
    ("observed", observed),
    ("improvement", |_, work| improvement(work)),
    ("known_errors_retired", |_, work| known_errors_retired(work)),
];

pub(super) fn guard(rules: &ReleaseRules, name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
        guard(rules, work);
    }
}

/// Problems and known errors it closes are listed, or that there are none.
fn closes(work: &mut Work<'_>) {
    let record = work.record();
    let listed = f::PROBLEMS.is_set(record) || f::KNOWN_ERRORS.is_set(record);
    if !listed && f::CLOSES_NOTHING.get(record) != Some(true) {
        work.refuse_guard("known_errors", "List the problems and known errors it closes, or say that it closes none.");
    }
}

/// Every criterion has a result; failed ones were decided on jointly.
fn verified(rules: &ReleaseRules, work: &mut Work<'_>) {
    work.require("verification_result");
    let rows = f::ACCEPTANCE_CRITERIA.get(work.record()).unwrap_or_default();
    if rows.is_empty() || rows.iter().any(|row| columns::acceptance_criteria::RESULT.get(row).is_none()) {
        work.refuse_guard("acceptance_criteria", "Every acceptance criterion needs a result.");
    }
    if f::CRITERIA_FAILED.get(work.record()).unwrap_or(0) == 0 {
        return;
    }
    for field in ["exception_decision", "exception_reason", "exception_decided_by"] {
        work.require(field);
    }
    if f::EXCEPTION_DECISION.get(work.record()) == Some(ExceptionDecision::DoNotDeploy) {
        work.refuse_guard("exception_decision", "It was decided not to deploy it.");
    }
    let deciders = f::EXCEPTION_DECIDED_BY.get(work.record()).unwrap_or_default().to_vec();
    if !deciders.is_empty() && !is_joint(rules, work, &deciders) {
        let words = "Provider and those affected decide together: name two people at least, a customer or the service owner among them.";
        work.refuse_guard("exception_decided_by", words);
    }
}

/// Two people, of whom one is a customer's or owns the service.
fn is_joint(_rules: &ReleaseRules, work: &Work<'_>, people_: &[Id]) -> bool {
    let owner = f::SERVICE.get(work.record()).and_then(|s| people::owner_of(work.facts(), s));
    let affected = |id: &Id| {
        let customer = work.facts().record(*id).is_some_and(|p| person::f::PARTY.get(&*p) == Some(person::Party::Customer));
        customer || Some(*id) == owner
    };
    people_.len() >= 2 && people_.iter().any(affected)
}

fn not_in(work: &mut Work<'_>, states: &[&str], words: &str) {
    let right = |c: &Record| c.state.as_deref().is_some_and(|s| states.contains(&s));
    let wrong: Vec<String> = changes(work).iter().filter(|c| !right(c)).map(|c| called(c)).collect();
    if !wrong.is_empty() {
        work.refuse_guard("changes", &format!("{words}: {}.", wrong.join(", ")));
    }
}

fn changes_approved(work: &mut Work<'_>) {
    work.require("changes");
    not_in(work, &[change::state::APPROVED, change::state::SCHEDULED], "Neither approved nor scheduled");
}

fn changes_implementing(work: &mut Work<'_>) {
    not_in(work, &[change::state::IMPLEMENTING], "Not being implemented");
}

/// The baseline was taken before, not after.
fn baseline_before(work: &mut Work<'_>) {
    let Some(baseline) = f::BASELINE.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    if baseline.instant("taken_at").unwrap_or(baseline.created_at) > work.at() {
        work.refuse_guard("baseline", "The baseline was taken after the deployment began.");
    }
}

/// Most releases that are being deployed at the same time.
const MOST: usize = 50;

/// No other release is being deployed on one of its items.
fn alone_on_items(work: &mut Work<'_>) {
    let items = |changes: &[std::sync::Arc<Record>]| -> Vec<Id> {
        changes.iter().flat_map(|c| change::f::CONFIGURATION_ITEMS.get(&**c).unwrap_or_default().to_vec()).collect()
    };
    let own = items(&changes(work));
    let mut others = work.facts().find("release", &format!("state:{}", state::DEPLOYING), MOST);
    others.retain(|r| r.id != work.record().id);
    let shares = |other: &Record| {
        let ids = f::CHANGES.get(other).unwrap_or_default();
        let theirs: Vec<_> = ids.iter().filter_map(|id| work.facts().record(*id)).collect();
        items(&theirs).iter().any(|item| own.contains(item))
    };
    let found: Vec<String> = others.iter().filter(|r| shares(r)).map(|r| called(r)).collect();
    if !found.is_empty() {
        work.refuse_guard("changes", &format!("Being deployed on the same configuration item: {}.", found.join(", ")));
    }
}

/// What is deployed is what was verified: every build, with the same checksum.
pub(super) fn checksums(work: &mut Work<'_>) {
    let deployed = f::DEPLOYED_ARTEFACTS.get(work.record()).unwrap_or_default();
    let builds = f::BUILDS.get(work.record()).unwrap_or_default();
    let mut wrong: Vec<String> = Vec::new();
    for build in builds {
        let name = columns::builds::ARTEFACT.get(build).unwrap_or_default();
        let there = deployed.iter().find(|row| columns::deployed_artefacts::ARTEFACT.get(*row) == Some(name));
        let same = there.is_some_and(|row| {
            let (found, verified) = (columns::deployed_artefacts::CHECKSUM.get(row), columns::builds::CHECKSUM.get(build));
            found.zip(verified).is_some_and(|(found, verified)| found.eq_ignore_ascii_case(verified))
        });
        if !same {
            wrong.push(name.to_owned());
        }
    }
    let known = |name: &str| builds.iter().any(|build| columns::builds::ARTEFACT.get(build) == Some(name));
    let strange = deployed.iter().filter_map(|row| columns::deployed_artefacts::ARTEFACT.get(row)).filter(|name| !known(name));
    wrong.extend(strange.map(str::to_owned));
    if !wrong.is_empty() {
        work.refuse_guard("deployed_artefacts", &format!("Not what was verified: {}.", wrong.join(", ")));
    }
}

/// A deployment that hit the service leaves an incident or a problem.
fn hit_recorded(work: &mut Work<'_>) {
    let record = work.record();
    let hit = f::SERVICE_HIT.get(record) == Some(ServiceHit::Yes);
    if hit && !f::INCIDENT.is_set(record) && !f::PROBLEM.is_set(record) {
        work.refuse_guard("incident", "The service was hit: name the incident or the problem.");
    }
}

/// The observation is over and was counted.
fn observed(rules: &ReleaseRules, work: &mut Work<'_>) {
    let hours = Settings::of(work.facts()).hours(&rules.calendars);
    let over = f::OBSERVATION_ENDS_ON.get(work.record()).is_some_and(|end| hours.local_date(work.now()) > end);
    if !over || !f::INCIDENTS_COUNTED_AT.is_set(work.record()) {
        work.refuse_guard("", "The observation is not over yet.");
    }
}

/// An improvement came of it, or a reason why none did.
fn improvement(work: &mut Work<'_>) {
    let own = work.record().id;
    let linked = work.links().iter().any(|l| l.from == own && *l.name == *link::IMPROVEMENTS);
    if !linked {
        work.require(f::NO_IMPROVEMENT_REASON.as_str());
    }
}

fn known_errors_retired(work: &mut Work<'_>) {
    let ids = f::KNOWN_ERRORS.get(work.record()).unwrap_or_default().to_vec();
    let open = |r: &Record| *r.type_name == *known_error::TYPE && r.state.as_deref() != Some("retired");
    let found: Vec<String> = ids.iter().filter_map(|id| work.facts().record(*id)).filter(|r| open(r)).map(|r| called(&r)).collect();
    if !found.is_empty() {
        work.refuse_guard("known_errors", &format!("It closes known errors that are not retired yet: {}.", found.join(", ")));
    }
}
