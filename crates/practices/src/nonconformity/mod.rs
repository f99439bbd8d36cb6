//! Nonconformity and corrective action: a requirement was missed; put it right, find out why, make sure it stays right.
//!
//! Anybody raises one. Its owner contains it within thirty days (major) or sixty (minor), analyses cause and similar cases,
//! and plans actions in proportion; assignees do them; somebody who did none of them looks, weeks later, whether the cause
//! is gone. What did not work goes back to the analysis. The certification body's grade and dates stand above our own.

pub mod deadlines;

mod action;
mod compute;
mod guards;
mod tell;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod formulas;

use crate::Shared;
use crate::calendar::Calendars;
use crate::handles::nonconformity::{f, state};
use crate::measurement::following::{change, find};
use crate::measurement::records::{called, date, in_order, references, title_from, today};
use crate::measurement::telling::{remind, reminded, sms_owners, standing};
use engine::{Facts, Practice, Record, RuleBook, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use schema::Value;
use serde_json::json;
use std::sync::Arc;

/// Who grades.
const GRADERS: [&str; 3] = ["sms_manager", "internal_audit_manager", "internal_auditor"];
/// Days within which attestations on the clause of a major nonconformity are renewed.
const RENEWAL_DAYS: i32 = 30;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, _shared: &Shared) -> RuleBook {
    book.with("nonconformity", NonconformityRules).with("corrective_action", action::ActionRules)
}

/// Rules of nonconformities.
struct NonconformityRules;

impl Practice for NonconformityRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set("raised_by", Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        title_from(work, "statement");
        compute::compute(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        crate::measurement::records::names(guards::GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        crate::measurement::records::judge(guards::GUARDS, &Calendars::default(), name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        check(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.record()), work.before().and_then(due_of));
        remind(work, now, before);
        tell::tell(work);
        if work.creating()
            && let Some(finding) = f::FINDING.get(work.record())
        {
            let own = work.record().id;
            change(work, "audit_finding", finding, &[("nonconformity", json!(own))], "It raised this nonconformity.".to_owned());
        }
        if work.changed("grade") && is_major(work.record()) {
            attestations(work);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        standing(facts, due_of(record), since)
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let due = due_of(work.record());
        let mut people: Vec<_> = f::OWNER.get(work.record()).into_iter().collect();
        if is_major(work.record()) || people.is_empty() {
            people.extend(sms_owners(work));
        }
        let checking = work.record().state.as_deref() == Some(state::EFFECTIVENESS_CHECK);
        reminded(work, name, due, people, if checking { "the check of the effect" } else { "the correction" });
    }
}

fn is_major(record: &Record) -> bool {
    record.choice("grade").is_some_and(|g| **g == *"major")
}

/// What is due next: the correction while it is only raised, the check while the effect is awaited.
fn due_of(record: &Record) -> Option<Date> {
    match record.state.as_deref() {
        Some(state::RAISED) => date(record, "correction_due_on"),
        Some(state::EFFECTIVENESS_CHECK) => date(record, "effectiveness_due_on"),
        _ => None,
    }
}

/// Its actions that were not given up.
fn actions(work: &Work<'_>) -> Vec<Arc<Record>> {
    let ids = references(work.record(), "corrective_actions").to_vec();
    let all = ids.into_iter().filter_map(|id| work.facts().record(id));
    all.filter(|a| a.state.as_deref() != Some("cancelled")).collect()
}

/// Numbers of a few records, for a refusal.
fn numbers(records: &[Arc<Record>]) -> String {
    records.iter().take(5).map(|r| called(r)).collect::<Vec<_>>().join(", ")
}

/// Rules that hold whatever was done.
fn check(work: &mut Work<'_>) {
    in_order(
        work,
        &[
            ("detected_on", "correction_done_on"),
            ("detected_on", "consequences_dealt_on"),
            ("detected_on", "reviewed_on"),
            ("detected_on", "similar_checked_on"),
        ],
    );
    if work.creating() || work.changed("clause") {
        crate::audit::requirement_named(work);
    }
    if work.changed("grade") {
        grade(work);
    }
    let same = match (f::CAUSE.get(work.record()), f::STATEMENT.get(work.record())) {
        (Some(cause), Some(statement)) => work.changed("cause") && deadlines::says_the_same(cause, statement),
        _ => false,
    };
    if same {
        work.refuse_guard("cause", "The cause only says the statement again; say why it could happen.");
    }
}

/// Graded by the SMS manager or an auditor; what an auditor graded is not lowered.
fn grade(work: &mut Work<'_>) {
    if !work.has_role(&GRADERS) {
        work.refuse(Refusal::new(Code::ForbiddenField).on("grade").with("label", "the grade"));
    }
    let was_major = work.before().is_some_and(is_major);
    let by_auditor = work.before().is_some_and(|b| b.flag("graded_by_auditor"));
    let emptied = !f::GRADE.is_set(work.record());
    if by_auditor && (was_major && !is_major(work.record()) || emptied) {
        work.refuse_guard("grade", "A grade set by an auditor is not lowered.");
    }
}

/// A major nonconformity on their clause makes attestations be renewed.
fn attestations(work: &mut Work<'_>) {
    let Some(clause) = f::CLAUSE.get(work.record()).map(str::to_owned) else { return };
    let by = crate::measurement::dates::add_days(today(work), RENEWAL_DAYS);
    for attestation in find(work, "attestation", "state:in_force", 500) {
        let about = attestation.text("requirement").and_then(|r| r.split('-').next()).unwrap_or_default();
        let sooner = date(&attestation, "renew_by").is_some_and(|known| known <= by);
        let concerned = crate::audit::clauses::is_within(about, &clause) || crate::audit::clauses::is_within(&clause, about);
        if concerned && !about.is_empty() && !sooner {
            let why = format!("A major nonconformity was raised on clause {clause}.");
            change(work, "attestation", attestation.id, &[("renew_by", json!(by.to_string()))], why);
        }
    }
}
