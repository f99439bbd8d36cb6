//! Rules of a change that hold whatever was done.

use super::{ChangeRules, collisions, guards, people, voiding, voting};
use crate::handles::change::{ChangeType, Route, f, state, step};
use crate::handles::{change_model, configuration_item};
use engine::{Record, Work};
use kernel::{Code, Id, Refusal};
use schema::Value;

pub(super) fn check(rules: &ChangeRules, work: &mut Work<'_>) {
    voting::forget(work);
    window(work);
    moved_window(rules, work);
    settled(work);
    judged(work);
    items(work);
    parties(work);
    waivers(work);
    collisions::check(work);
    conditions(work);
    found_out(work);
    done(work);
    within_model(work);
    if work.record().state.as_deref() != Some(state::DRAFT) && work.changed(f::CHANGE_TYPE.as_str()) {
        guards::emergency_cause(work);
    }
}

/// Windows lie ahead and end after they begin.
fn window(work: &mut Work<'_>) {
    let record = work.record();
    let (start, end) = (f::PLANNED_START.get(record), f::PLANNED_END.get(record));
    let known = f::UNAUTHORISED.get(record) == Some(true);
    if work.by_person() && work.changed("planned_start") && !known && start.is_some_and(|s| s < work.now()) {
        work.refuse_guard("planned_start", "The planned start lies in the past.");
    }
    if start.zip(end).is_some_and(|(start, end)| end <= start) {
        work.refuse(Refusal::new(Code::Order).on("planned_end").with("label", "The planned end").with("other", "the planned start"));
    }
}

/// A window that moved far from what was approved makes it another change.
fn moved_window(rules: &ChangeRules, work: &mut Work<'_>) {
    let decided = matches!(work.record().state.as_deref(), Some(state::APPROVED | state::SCHEDULED));
    let moved = work.changed("planned_start") || work.changed("planned_end");
    if decided && moved && voiding::window_left(rules, work) {
        let words = "The window moves by more than 24 hours, or into service hours: take the change back to assessment first.";
        work.refuse_guard("planned_start", words);
    }
}

/// What was assessed, and may not be touched once somebody was asked to approve it.
const SETTLED: [&str; 23] = [
    "category",
    "security_controls_touched",
    "contract",
    "benefits",
    "feasibility",
    "financial_impact",
    "impact_assessment",
    "major_criteria",
    "effort_days",
    "route",
    "risk_criticality",
    "risk_users",
    "risk_data",
    "risk_timing",
    "risk_complexity",
    "risk_track_record",
    "risk_testing",
    "risk_remediation",
    "risk_level_raised",
    "remediation_plan",
    "test_plan",
    "priority",
    "model",
];

/// Nothing of the scope or the assessment changes behind the back of those who approve. An emergency makes up for what it
/// left out; it does not alter what it said.
fn settled(work: &mut Work<'_>) {
    let state = work.record().state.clone();
    let asked = |s: Option<&str>| {
        matches!(
            s,
            Some(
                state::AWAITING_APPROVAL
                    | state::APPROVED
                    | state::SCHEDULED
                    | state::IMPLEMENTING
                    | state::IMPLEMENTED
                    | state::IN_REVIEW
            )
        )
    };
    if !work.by_person() || !asked(work.before().and_then(|b| b.state.as_deref())) || !asked(state.as_deref()) {
        return;
    }
    let emergency = f::CHANGE_TYPE.get(work.record()) == Some(ChangeType::Emergency);
    let awaiting = state.as_deref() == Some(state::AWAITING_APPROVAL);
    let window: &[&str] = if awaiting { &["planned_start", "planned_end"] } else { &[] };
    let touched: Vec<&str> = SETTLED
        .iter()
        .chain(voiding::SCOPE.iter())
        .chain(window)
        .copied()
        .filter(|field| work.given(field) && work.changed(field))
        .filter(|field| !(emergency && work.was(field).is_none()))
        .collect();
    for field in touched {
        // Items left as they are found may still be completed by whoever keeps them.
        if field == f::CONFIGURATION_ITEMS.as_str() && work.viewer().has_role("configuration_manager") {
            continue;
        }
        let label = work.label(field);
        work.refuse_guard(field, &format!("{label} is what was approved: take the change back to assessment first."));
    }
}

/// The route follows from the impact; a raised risk has its reason.
fn judged(work: &mut Work<'_>) {
    let record = work.record();
    let asked = work.changed("route") || work.entering(state::AWAITING_APPROVAL);
    let emergency = f::CHANGE_TYPE.get(record) == Some(ChangeType::Emergency);
    if asked && !emergency && f::MAJOR_IMPACT.get(record) == Some(true) && f::ROUTE.get(record) == Some(Route::Direct) {
        work.refuse_guard("route", "Its impact is major: it goes through service design and transition.");
    }
    if work.changed("risk_level_raised") && f::RISK_LEVEL_RAISED.is_set(work.record()) {
        if !f::RISK_RAISED_REASON.is_set(work.record()) {
            work.refuse(Refusal::new(Code::ReasonNeeded).on("risk_raised_reason").with("label", "a raised risk").with("min", 10));
        }
        let lower = super::risk::of(work.record()).zip(super::risk::raised(work.record())).is_some_and(|(r, raised)| raised < r.level);
        if lower {
            work.refuse_guard("risk_level_raised", "Nobody lowers a computed risk level.");
        }
    }
    if work.changed("major_criteria") && guards::criteria_contradict(work.record()) {
        work.refuse_guard("major_criteria", "Either some of these hold, or none does.");
    }
}

/// No change to what is gone.
fn items(work: &mut Work<'_>) {
    if !work.changed("configuration_items") {
        return;
    }
    let gone = |item: &Record| matches!(item.state.as_deref(), Some("retired" | "disposed"));
    let ids = f::CONFIGURATION_ITEMS.get(work.record()).unwrap_or_default();
    let old: Vec<Id> = if let Some(Value::References(ids)) = work.was("configuration_items") { ids.clone() } else { Vec::new() };
    let fresh = ids.iter().filter(|id| !old.contains(id));
    let names: Vec<String> = fresh
        .filter_map(|id| work.facts().record(*id))
        .filter(|item| *item.type_name == *configuration_item::TYPE && gone(item))
        .map(|item| item.number.clone().unwrap_or_else(|| item.text("title").unwrap_or_default().to_owned()))
        .collect();
    if !names.is_empty() {
        work.refuse_guard("configuration_items", &format!("Retired items are not changed any more: {}.", names.join(", ")));
    }
}

/// Whoever requested or implements a change is not among those who approved it, by whatever order that came about.
fn parties(work: &mut Work<'_>) {
    let watched = ["approvers", "implementer", "requested_by", "decided_by"];
    if !watched.iter().any(|field| work.changed(field)) {
        return;
    }
    let record = work.record();
    let approved = voting::answers(record).iter().filter_map(voting::person_of).any(|p| people::is_party(record, p));
    let decided = f::DECIDED_BY.get(record).is_some_and(|p| people::is_party(record, p));
    if approved || decided {
        let words = "Whoever approved this change neither requested it nor implements it.";
        let field = if work.changed("implementer") { "implementer" } else { "approvers" };
        work.refuse(Refusal::new(Code::SegregationOfDuties).on(field).with("reason", words));
    }
}

/// Waivers are approved by somebody with the authority, for themselves, who is not party to the change.
fn waivers(work: &mut Work<'_>) {
    for field in ["test_waiver_by", "remediation_waiver_by"] {
        let Some(Value::Reference(person)) = work.record().get(field).cloned().filter(|_| work.changed(field)) else { continue };
        if people::is_party(work.record(), person) {
            let words = "Nobody waives for a change they requested or will implement.";
            work.refuse(Refusal::new(Code::SegregationOfDuties).on(field).with("reason", words));
        }
        let own = !work.by_person() || work.actor().person() == Some(person);
        if !own || !work.has_role(&["change_manager", "change_authority"]) {
            work.refuse_guard(field, "The change manager or the change authority approves a waiver, for themselves.");
        }
    }
    // A waiver that is rewritten is another one.
    for (waiver, by) in [("test_waiver", "test_waiver_by"), ("remediation_waiver", "remediation_waiver_by")] {
        if work.was(waiver).is_some() && work.changed(waiver) && work.record().get(by).is_some() && !work.changed(by) {
            work.refuse_guard(waiver, "It was approved as it stands: clear the approval with it.");
        }
    }
}

/// Conditions are declared met by whoever set them, or by the change manager, and vanish for nobody.
fn conditions(work: &mut Work<'_>) {
    if !work.changed("conditions") || !work.by_person() || work.has_role(&["change_manager", "change_authority"]) {
        return;
    }
    if matches!(work.taken(), Some(step::GIVE_APPROVAL | step::REASSESS)) {
        return;
    }
    let actor = work.actor().person();
    let rows = |value: Option<&Value>| if let Some(Value::Table(rows)) = value { rows.clone() } else { Vec::new() };
    let (old, new) = (rows(work.was("conditions")), rows(work.record().get("conditions")));
    let set_by = |row: &schema::Row| if let Some(Value::Reference(id)) = row.get("set_by") { Some(*id) } else { None };
    let strangers = old.iter().filter(|row| !new.contains(row)).chain(new.iter().filter(|row| !old.contains(row)));
    let mut strangers = strangers.filter(|row| set_by(row) != actor);
    if strangers.next().is_some() {
        work.refuse_guard("conditions", "Whoever set a condition, or the change manager, says that it is met.");
    }
}

/// That a change was unauthorised is said by those who watch over changes and items, and taken back with a reason.
fn found_out(work: &mut Work<'_>) {
    let flagged = f::UNAUTHORISED.get(work.record()) == Some(true);
    if work.changed("unauthorised") && work.by_person() && (flagged || work.was("unauthorised").is_some()) {
        if !work.has_role(&["change_manager", "configuration_manager", "service_desk_lead", "incident_manager"]) {
            work.refuse(Refusal::new(Code::ForbiddenField).on("unauthorised").with("label", "whether it was unauthorised"));
        }
        if !flagged && work.was("unauthorised") == Some(&Value::Boolean(true)) {
            work.require_reason("taking back that it was unauthorised", 10);
        }
    }
    if flagged && work.changed("unauthorised") {
        work.require("unauthorised_basis");
    }
    if work.changed("no_ci_effect") && work.by_person() && !work.has_role(&["configuration_manager"]) {
        work.refuse(Refusal::new(Code::ForbiddenField).on("no_ci_effect").with("label", "whether items are affected"));
    }
    if work.changed("continuity_decision") && work.by_person() && !work.has_role(&["continuity_manager"]) {
        work.refuse(Refusal::new(Code::ForbiddenField).on("continuity_decision").with("label", "the continuity decision"));
    }
}

/// What was done ended after it began; what is said of it is said when it is done.
fn done(work: &mut Work<'_>) {
    let record = work.record();
    if let (Some(start), Some(end)) = (f::ACTUAL_START.get(record), f::ACTUAL_END.get(record))
        && end < start
        && (work.changed("actual_end") || work.changed("actual_start"))
    {
        work.refuse(Refusal::new(Code::Order).on("actual_end").with("label", "The actual end").with("other", "the actual start"));
    }
    let early = matches!(
        work.record().state.as_deref(),
        Some(state::DRAFT | state::SUBMITTED | state::ASSESSING | state::AWAITING_APPROVAL | state::APPROVED | state::SCHEDULED)
    );
    let known = f::UNAUTHORISED.get(work.record()) == Some(true);
    for field in ["actual_start", "actual_end", "outcome"] {
        if early && !known && work.given(field) && work.changed(field) {
            work.refuse_guard(field, "This is said when the change is carried out.");
        }
    }
    let (caused, all) = (f::CAUSED_INCIDENTS.get(work.record()), f::ACTUAL_START.is_set(work.record()));
    if work.changed("caused_incidents") && caused.is_some() && !all {
        work.refuse_guard("caused_incidents", "A change that has not begun has caused no incident.");
    }
}

/// A standard change stays inside its model.
fn within_model(work: &mut Work<'_>) {
    if f::CHANGE_TYPE.get(work.record()) != Some(ChangeType::Standard) {
        return;
    }
    let watched = ["model", "service", "affected_services", "category", "change_type"];
    if !watched.iter().any(|field| work.changed(field)) && work.taken().is_none() {
        return;
    }
    let Some(model) = f::MODEL.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    let services = change_model::f::SERVICES.get(&*model).unwrap_or_default();
    if !services.is_empty() && super::services_of(work.record()).iter().any(|s| !services.contains(s)) {
        work.refuse_guard("service", "The model does not cover this service: raise a normal change.");
    }
    let category = model.choice("category");
    if category.is_some() && work.record().choice("category").is_some() && work.record().choice("category") != category {
        work.refuse_guard("category", "The model is for another category: raise a normal change.");
    }
}
