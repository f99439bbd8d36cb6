//! Guards of the moves of a transition plan, by the names the definition gives them.

use super::plan::PlanRules;
use super::{not_covered, texts, winding_up};
use crate::change::people;
use crate::handles::transition_plan::{KindOfChange, SupportReadinessArea, columns, f};
use crate::handles::{
    configuration_item, release, service_acceptance, service_catalogue_entry, service_design_package, service_requirement, sla,
    transition_report,
};
use engine::{Record, Work};
use kernel::Id;
use schema::{ChoiceEnum, Row, Value};
use std::sync::Arc;

/// Judges whether a move may be taken, and says by refusals why not.
type Guard = fn(&PlanRules, &mut Work<'_>);

/// Every guard by name.
pub(super) const GUARDS: &[(&str, Guard)] = &[
    ("planning_elements", |_, work| planning_elements(work)),
    ("outcomes_measurable", |_, work| outcomes_measurable(work)),
    ("designed", |_, work| designed(work)),
    ("acceptance", |_, work| acceptance(work)),
    ("release_approved", |_, work| released(work, "approved_at", "No approved release deploys the change of this plan.")),
    ("support_ready", |_, work| support_ready(work)),
    ("release_deployed", |_, work| released(work, "deployed_at", "No deployed release contains the change of this plan.")),
    ("everything_live", |_, work| everything_live(work)),
    ("early_life_over", early_life_over),
    ("report", |_, work| report(work)),
    ("actions_assigned", |_, work| actions_assigned(work)),
    ("nothing_depends", |_, work| winding_up::nothing_depends(work)),
    ("activities_done", |_, work| winding_up::activities_done(work)),
    ("wound_up", |_, work| winding_up::wound_up(work)),
    ("cleaned_up", |_, work| winding_up::cleaned_up(work)),
];

/// Most records of a kind looked at.
const MOST: usize = 50;

pub(super) fn guard(rules: &PlanRules, name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
        guard(rules, work);
    }
}

pub(super) fn kind(work: &Work<'_>) -> Option<KindOfChange> {
    f::KIND_OF_CHANGE.get(work.record())
}

pub(super) fn builds(work: &Work<'_>) -> bool {
    matches!(kind(work), Some(KindOfChange::New | KindOfChange::Change))
}

pub(super) fn records(work: &Work<'_>, ids: &[Id]) -> Vec<Arc<Record>> {
    ids.iter().filter_map(|id| work.facts().record(*id)).collect()
}

pub(super) fn called(found: &[Arc<Record>]) -> String {
    let name = |r: &Arc<Record>| r.number.clone().or_else(|| r.text("title").map(str::to_owned)).unwrap_or_default();
    found.iter().take(5).map(name).collect::<Vec<_>>().join(", ")
}

/// What the kind of change calls for: agreed requirements, outcomes, criteria agreed by the customer; or a date, and what is
/// disposed of or handed over.
fn planning_elements(work: &mut Work<'_>) {
    match kind(work) {
        Some(KindOfChange::New | KindOfChange::Change) => {
            for field in
                ["service_requirements", "testing", "acceptance_criteria", "criteria_agreed_by", "criteria_agreed_on", "intended_outcomes"]
            {
                work.require(field);
            }
            let ids = f::SERVICE_REQUIREMENTS.get(work.record()).unwrap_or_default().to_vec();
            let open = |r: &Arc<Record>| *r.type_name == *service_requirement::TYPE && r.state.as_deref() != Some("agreed");
            let found: Vec<_> = records(work, &ids).into_iter().filter(open).collect();
            if !found.is_empty() {
                work.refuse_guard("service_requirements", &format!("Not agreed yet: {}.", called(&found)));
            }
            customer_agreed(work);
        }
        Some(KindOfChange::Removal) => {
            work.require("removal_date");
            work.require("disposal_activities");
        }
        Some(KindOfChange::TransferIn | KindOfChange::TransferOut) => {
            work.require("transfer_date");
            handed_over(work);
        }
        None => {}
    }
}

/// Criteria are agreed by somebody of a customer.
fn customer_agreed(work: &mut Work<'_>) {
    let agreed = f::CRITERIA_AGREED_BY.get(work.record()).and_then(|id| work.facts().record(id));
    if agreed.is_some_and(|p| p.reference("customer").is_none()) {
        work.refuse_guard("criteria_agreed_by", "The criteria are agreed by somebody of the customer.");
    }
}

/// A transfer covers data, documents, knowledge and components.
fn handed_over(work: &mut Work<'_>) {
    work.require("transfer_activities");
    let rows = f::TRANSFER_ACTIVITIES.get(work.record()).unwrap_or_default();
    let covered = |kind: &str| rows.iter().any(|row| row.get("kind") == Some(&Value::Choice(kind.into())));
    let missing: Vec<&str> = ["data", "documents", "knowledge", "components"].into_iter().filter(|kind| !covered(kind)).collect();
    if !rows.is_empty() && !missing.is_empty() {
        work.refuse_guard("transfer_activities", &format!("The hand-over says nothing of: {}.", missing.join(", ")));
    }
}

/// Every outcome has a measure, a target and a date.
fn outcomes_measurable(work: &mut Work<'_>) {
    let rows = f::INTENDED_OUTCOMES.get(work.record()).unwrap_or_default();
    let vague = |row: &&Row| !["measure", "target", "due_on"].iter().all(|column| row.contains_key(*column));
    let found: Vec<&str> = rows.iter().filter(vague).filter_map(|row| columns::intended_outcomes::OUTCOME.get(row)).collect();
    if !found.is_empty() {
        work.refuse_guard("intended_outcomes", &format!("Without measure, target or date: {}.", found.join("; ")));
    }
}

fn package(work: &Work<'_>) -> Option<Arc<Record>> {
    f::DESIGN_PACKAGE.get(work.record()).and_then(|id| work.facts().record(id))
}

/// The design is approved, traces every requirement, and has what it will be agreed and described by at least in draft.
fn designed(work: &mut Work<'_>) {
    use service_design_package::f as p;
    let Some(found) = package(work) else { return };
    if found.state.as_deref() != Some(service_design_package::state::APPROVED) {
        work.refuse_guard("design_package", "The service design package is not approved.");
    }
    if p::SERVICE.get(&*found) != f::SERVICE.get(work.record()) {
        work.refuse_guard("design_package", "The service design package is of another service.");
    }
    let traced = p::SERVICE_REQUIREMENTS.get(&*found).unwrap_or_default();
    let wanted = f::SERVICE_REQUIREMENTS.get(work.record()).unwrap_or_default();
    let missing: Vec<Id> = wanted.iter().filter(|id| !traced.contains(id)).copied().collect();
    if !missing.is_empty() {
        let missing = records(work, &missing);
        work.refuse_guard("design_package", &format!("The design answers these requirements not: {}.", called(&missing)));
    }
    if !p::SLAS.is_set(&*found) || !p::CATALOGUE_ENTRIES.is_set(&*found) {
        work.refuse_guard("design_package", "Agreement and catalogue entry must exist at least in draft.");
    }
}

/// The newest decided acceptance lets it go live, and none of its failed criteria is undecided.
fn acceptance(work: &mut Work<'_>) {
    use service_acceptance::{Decision, f as a};
    let query = format!("plan:{} state:decided", work.record().id.text());
    let found = work.facts().find(service_acceptance::TYPE, &query, MOST);
    let newest = found.into_iter().max_by_key(|r| a::DECIDED_AT.get(&**r));
    match newest {
        None => work.refuse_guard("", "The acceptance is not decided."),
        Some(newest) => {
            if a::DECISION.get(&*newest) == Some(Decision::DoNotDeploy) {
                work.refuse_guard("", "It was decided not to deploy.");
            }
            let failed = |row: &&Row| row.get("result") == Some(&Value::Choice("failed".into()));
            if a::RESULTS.get(&*newest).unwrap_or_default().iter().filter(failed).any(|row| !row.contains_key("joint_decision")) {
                work.refuse_guard("", "A failed criterion is not decided on.");
            }
        }
    }
}

/// A release with the change of this plan that has got so far.
fn released(work: &mut Work<'_>, stamp: &str, words: &str) {
    let Some(change) = f::CHANGE.get(work.record()) else { return };
    let query = format!("changes:{} {stamp}:* -state:cancelled,backed_out", change.text());
    if work.facts().find(release::TYPE, &query, 1).is_empty() {
        work.refuse_guard("change", words);
    }
}

/// Knowledge, request models, training, monitoring and on-call: each with what shows it.
fn support_ready(work: &mut Work<'_>) {
    let rows = f::SUPPORT_READINESS.get(work.record()).unwrap_or_default();
    let open = |a: &&SupportReadinessArea| !rows.iter().any(|row| columns::support_readiness::AREA.get(row) == Some(**a));
    let missing: Vec<String> = SupportReadinessArea::ALL.iter().filter(open).map(|a| a.as_str().replace('_', " ")).collect();
    if !missing.is_empty() {
        work.refuse_guard("support_readiness", &format!("Support is not ready: {}.", missing.join(", ")));
    }
}

/// Items are live, agreements active, catalogue entries published.
fn everything_live(work: &mut Work<'_>) {
    use service_design_package::f as p;
    let items = f::CONFIGURATION_ITEMS.get(work.record()).unwrap_or_default().to_vec();
    let package = package(work);
    let of = |field: schema::Field<schema::handle::Links>| package.as_deref().and_then(|r| field.get(r)).unwrap_or_default().to_vec();
    let (slas, entries) = (of(p::SLAS), of(p::CATALOGUE_ENTRIES));
    for (ids, kind, state, field, words) in [
        (items, configuration_item::TYPE, "live", "configuration_items", "Items that are not live"),
        (slas, sla::TYPE, "active", "design_package", "Agreements that are not active"),
        (entries, service_catalogue_entry::TYPE, "published", "design_package", "Catalogue entries that are not published"),
    ] {
        let open: Vec<_> =
            records(work, &ids).into_iter().filter(|r| *r.type_name == *kind && r.state.as_deref() != Some(state)).collect();
        if !open.is_empty() {
            work.refuse_guard(field, &format!("{words}: {}.", called(&open)));
        }
    }
}

fn early_life_over(rules: &PlanRules, work: &mut Work<'_>) {
    let today = people::today(&rules.calendars, work);
    if f::EARLY_LIFE_ENDS_ON.get(work.record()).is_none_or(|end| today < end) {
        work.refuse_guard("", "Early life is not over yet.");
    }
}

/// Reports on this plan that were given.
fn reports(work: &Work<'_>) -> Vec<Arc<Record>> {
    let query = format!("plan:{} state:reported", work.record().id.text());
    work.facts().find(transition_report::TYPE, &query, MOST)
}

/// A report covers every intended outcome.
fn report(work: &mut Work<'_>) {
    let found = reports(work);
    if found.is_empty() {
        return work.refuse_guard("", "The transition report is not given yet.");
    }
    let rows = |r: &Record| transition_report::f::OUTCOMES_ACHIEVED.get(r).unwrap_or_default().to_vec();
    let all: Vec<Row> = found.iter().flat_map(|r| rows(r)).collect();
    let wanted = f::INTENDED_OUTCOMES.get(work.record()).unwrap_or_default();
    let missing = not_covered(&texts(wanted, "outcome"), &texts(&all, "outcome"));
    if !missing.is_empty() {
        let words = format!("The report says nothing of: {}.", missing.join("; "));
        work.refuse_guard("intended_outcomes", &words);
    }
}

/// Every action of the plan and of its reports has somebody who does it.
fn actions_assigned(work: &mut Work<'_>) {
    let own = work.record().id;
    let mut ids: Vec<Id> = work.links().iter().filter(|l| l.from == own && *l.name == *"actions").map(|l| l.to).collect();
    for report in reports(work) {
        ids.extend(work.facts().links(report.id).iter().filter(|l| l.from == report.id && *l.name == *"actions").map(|l| l.to));
    }
    let known = work.model().get("action").is_some_and(|def| def.field("assignee").is_some());
    let open: Vec<_> = records(work, &ids).into_iter().filter(|a| known && a.reference("assignee").is_none()).collect();
    if !open.is_empty() {
        work.refuse_guard("", &format!("Actions without somebody who does them: {}.", called(&open)));
    }
}
