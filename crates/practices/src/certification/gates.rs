//! What must be true before a cycle goes on to its next stage.

use super::deadlines::{OPERATING_MONTHS, is_expired, latest_expiry, restoration_until, whole_months};
use super::readiness::{Facts as Readiness, gate};
use crate::audit::clauses;
use crate::handles::certification_cycle::{ReadinessDecision, f, state};
use crate::measurement::dates::add_months;
use crate::measurement::following::find;
use crate::measurement::records::{Guards, called, cell_choice, cell_number, date, today};
use engine::{Record, Work};
use kernel::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Every guard by name.
pub(super) const GUARDS: Guards = &[
    ("programme_approved", |_, work| programme_approved(work)),
    ("operating_history", |_, work| operating_history(work)),
    ("audited", |_, work| audited(work)),
    ("ready", |_, work| ready(work)),
    ("stage_1_ready", |_, work| stage_1_ready(work)),
    ("stage_2_answered", |_, work| stage_2_answered(work)),
    ("verified_in_time", |_, work| verified_in_time(work)),
    ("three_years", |_, work| three_years(work)),
    ("surveillance_concluded", |_, work| surveillance_concluded(work)),
    ("renewed_in_time", |_, work| renewed_in_time(work)),
    ("restorable", |_, work| restorable(work)),
];

fn programme_approved(work: &mut Work<'_>) {
    if find(work, "audit_programme", "state:approved,running", 1).is_empty() {
        work.refuse_guard("", "There is no approved audit programme.");
    }
}

/// Three months of operating records.
fn operating_history(work: &mut Work<'_>) {
    let Some(since) = f::RECORDS_SINCE.get(work.record()) else { return };
    let months = whole_months(since, today(work));
    if months < OPERATING_MONTHS {
        work.refuse_guard("records_since", &format!("Operating records reach back {months} months; three are needed."));
    }
}

/// Internal audits of the last twelve months that were reported.
fn internal_audits(work: &Work<'_>) -> Vec<Arc<Record>> {
    find(work, "internal_audit", &audits_counted(today(work)), 200)
}

/// Audits were reported, no major is uncorrected, actions for minors are planned.
fn audited(work: &mut Work<'_>) {
    if internal_audits(work).is_empty() {
        work.refuse_guard("", "No internal audit of the last twelve months was reported.");
    }
    uncorrected(work, "source:internal_audit");
}

/// Majors corrected, minors with a plan.
fn uncorrected(work: &mut Work<'_>, source: &str) {
    let majors = find(work, "nonconformity", &format!("{source} grade:major state:raised"), 20);
    if !majors.is_empty() {
        work.refuse_guard("", &format!("Major nonconformities are not corrected: {}.", numbers(&majors)));
    }
    let minors = find(work, "nonconformity", &format!("{source} grade:minor state:raised,contained,analysed"), 20);
    if !minors.is_empty() {
        work.refuse_guard("", &format!("No action is planned for minor nonconformities: {}.", numbers(&minors)));
    }
}

fn numbers(records: &[Arc<Record>]) -> String {
    records.iter().take(5).map(|r| called(r)).collect::<Vec<_>>().join(", ")
}

/// Internal audits that count for the gate: reported, of the last twelve months.
#[must_use]
pub fn audits_counted(today: Date) -> String {
    format!("state:reported,followed_up,closed held_on>={}", add_months(today, -12))
}

/// Management reviews that count for the gate.
pub const REVIEWS_COUNTED: &str = "held_on:* state:minutes_approved,actions_closed";

/// What the gate asks, from what was counted and from the records of audits and reviews.
#[must_use]
pub fn facts_of<R: std::ops::Deref<Target = Record>>(cycle: &Record, audits: &[R], reviews: &[R]) -> Readiness {
    let rows = f::READINESS.get(cycle).unwrap_or_default();
    let count = |fact: &str| {
        let row = rows.iter().find(|row| cell_choice(row, "fact") == Some(fact));
        row.and_then(|row| cell_number(row, "count")).and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
    };
    let covered: BTreeSet<&'static str> =
        audits.iter().filter_map(|a| a.text("clauses_covered")).filter_map(|list| clauses::read(list).ok()).flatten().collect();
    Readiness {
        requirements: count("requirements"),
        major: count("major"),
        minor: count("minor"),
        minor_unmanaged: count("minor_unmanaged"),
        unknown_unexplained: count("unknown_unexplained"),
        documents_missing: count("documents_missing"),
        clauses_not_audited: u32::try_from(clauses::missing(&covered).len()).unwrap_or(u32::MAX),
        audited_on: audits.iter().filter_map(|a| date(a, "held_on")).max(),
        reviewed_on: reviews.iter().filter_map(|r| date(r, "held_on")).max(),
        records_since: f::RECORDS_SINCE.get(cycle),
    }
}

fn facts(work: &Work<'_>) -> Readiness {
    facts_of(work.record(), &internal_audits(work), &find(work, "management_review", REVIEWS_COUNTED, 50))
}

/// The readiness gate is open, or top management decided to go on nevertheless; the scopes agree.
fn ready(work: &mut Work<'_>) {
    if f::READINESS_DECISION.get(work.record()) == Some(ReadinessDecision::NotReady) {
        work.refuse_guard("readiness_decision", "Top management decided that it is not ready.");
    }
    if f::SCOPE_AGREES.get(work.record()) == Some(false) {
        work.refuse_guard("scope_agrees", "The scope applied for must agree with the scope of the SMS.");
    }
    let obstacles = gate(&facts(work), today(work));
    if !obstacles.is_empty() && !f::READINESS_EXCEPTION.is_set(work.record()) {
        let words: Vec<String> = obstacles.iter().map(|o| o.words()).collect();
        work.refuse_guard("readiness", &format!("The readiness gate is closed: {}.", words.join("; ")));
    }
}

/// External audits of the cycle of a kind, the newest last.
fn external(work: &Work<'_>, kind: &str, states: &str) -> Vec<Arc<Record>> {
    let query = format!("cycle:{} audit_kind:{kind} state:{states}", work.record().id.text());
    let mut found = find(work, "external_audit", &query, 50);
    found.sort_by_key(|a| (date(a, "last_day_on"), a.id));
    found
}

/// Stage 1 concluded ready, its grave concerns are resolved.
fn stage_1_ready(work: &mut Work<'_>) {
    let audits = external(work, "stage_1", "reported,closed");
    let Some(last) = audits.last() else { return work.refuse_guard("", "The report of stage 1 is not there.") };
    if last.choice("result").is_none_or(|r| **r != *"ready") {
        work.refuse_guard("", "Stage 1 did not conclude that it is ready.");
    }
    let open = super::external::open_concerns(last);
    if open > 0 {
        work.refuse_guard("", &format!("{open} areas of concern that could become nonconformities are not resolved."));
    }
}

/// Findings of stage 2 are answered: majors corrected, minors with plans.
fn stage_2_answered(work: &mut Work<'_>) {
    if external(work, "stage_2", "reported,closed").is_empty() {
        work.refuse_guard("", "The report of stage 2 is not there.");
    }
    uncorrected(work, "source:external_audit");
}

/// Majors of stage 2 are verified, within six months after its last day.
fn verified_in_time(work: &mut Work<'_>) {
    let open = find(work, "nonconformity", "source:external_audit grade:major state:raised,contained,analysed,action_planned", 20);
    if !open.is_empty() {
        work.refuse_guard("", &format!("Major nonconformities are not verified: {}.", numbers(&open)));
    }
    let Some(latest) = f::VERIFY_MAJORS_BY.get(work.record()) else { return };
    let late = of_stage_2(work).into_iter().any(|n| date(&n, "actions_done_on").map_or_else(|| today(work) > latest, |done| done > latest));
    if late {
        work.refuse_guard("verify_majors_by", &format!("Majors were not verified by {latest}: another stage 2 is due."));
    }
}

/// Major nonconformities that the last stage 2 of the cycle found.
fn of_stage_2(work: &Work<'_>) -> Vec<Arc<Record>> {
    let last = external(work, "stage_2", "reported,closed").last().map(|a| a.id);
    let majors = find(work, "nonconformity", "source:external_audit grade:major has:finding -state:withdrawn", 200);
    let of_last = |n: &Arc<Record>| {
        let finding = n.reference("finding").and_then(|id| work.facts().record(id));
        last.is_some() && finding.and_then(|found| found.reference("external_audit")) == last
    };
    majors.into_iter().filter(of_last).collect()
}

/// A certificate lasts three years at the most, from its own decision.
fn three_years(work: &mut Work<'_>) {
    let (Some(decided), Some(expires)) = (f::DECISION_ON.get(work.record()), f::EXPIRES_ON.get(work.record())) else { return };
    let latest = match work.before().and_then(|b| f::EXPIRES_ON.get(b)) {
        // A renewed certificate counts on from the one before.
        Some(old) if decided <= old => latest_expiry(old),
        _ => latest_expiry(decided),
    };
    if expires > latest {
        work.refuse_guard("expires_on", &format!("A certificate lasts three years at the most: until {latest}."));
    }
    let state = work.before().and_then(|b| b.state.clone());
    let renewing = matches!(state.as_deref(), Some(state::RECERTIFICATION | state::EXPIRED));
    if renewing && !(work.changed("decision_on") && work.changed("expires_on")) {
        work.refuse_guard("decision_on", "Enter decision and last day of the new certificate.");
    }
}

/// The surveillance audit of the stage was held in time and its findings are answered.
fn surveillance_concluded(work: &mut Work<'_>) {
    let decided: Option<Date> = f::DECISION_ON.get(work.record());
    let audits = external(work, "surveillance", "reported,closed");
    let held: Vec<Date> = audits.iter().filter_map(|a| date(a, "last_day_on")).filter(|day| decided.is_none_or(|d| *day > d)).collect();
    let wanted = if work.before().is_some_and(|b| b.state.as_deref() == Some(state::SURVEILLANCE_1)) { 1 } else { 2 };
    if held.len() < wanted {
        work.refuse_guard("", "The report of the surveillance audit is not there.");
    } else if wanted == 1
        && let (Some(first), Some(due)) = (held.first(), f::FIRST_SURVEILLANCE_DUE_ON.get(work.record()))
        && *first > due
    {
        work.require_reason("a first surveillance audit later than twelve months after the decision", 10);
    }
    uncorrected(work, "source:external_audit");
}

/// The decision precedes the expiry, after a full audit.
fn renewed_in_time(work: &mut Work<'_>) {
    if external(work, "recertification", "reported,closed").is_empty() {
        work.refuse_guard("", "The report of the recertification audit is not there.");
    }
    let old = work.before().and_then(|b| f::EXPIRES_ON.get(b));
    if let (Some(old), Some(decided)) = (old, f::DECISION_ON.get(work.record()))
        && decided > old
    {
        work.refuse_guard("decision_on", &format!("The decision must precede the expiry on {old}."));
    }
    uncorrected(work, "source:external_audit");
}

/// Restored within six months after expiry; later at least a stage 2.
fn restorable(work: &mut Work<'_>) {
    let Some(old) = work.before().and_then(|b| f::EXPIRES_ON.get(b)) else { return };
    let on = f::DECISION_ON.get(work.record()).filter(|_| work.changed("decision_on")).unwrap_or_else(|| today(work));
    if is_expired(restoration_until(old), on) {
        work.refuse_guard("decision_on", "Six months after expiry at least a stage 2 is due.");
    }
}
