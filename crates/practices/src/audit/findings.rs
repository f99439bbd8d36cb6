//! Findings: a requirement, its evidence, what is missed; never deleted. Major and minor ones raise a nonconformity, those of
//! the certification body with its grade and its dates, and a major one of an external audit calls for a management review.

use super::clauses::names_requirement;
use crate::calendar::Calendars;
use crate::handles::audit_finding::{Grade, f, state};
use crate::measurement::dates::add_days;
use crate::measurement::following::{enrol, find, is_closed, make};
use crate::measurement::records::{Guards, called, date, judge, names, references, title_from, today};
use crate::measurement::telling::{holders, remind, reminded, sms_owners, standing, tell};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use schema::{ChoiceEnum, Value};
use serde_json::json;

/// Days within which an extra management review is planned.
const EXTRA_REVIEW_DAYS: i32 = 30;

const GUARDS: Guards = &[
    ("nonconformity_ended", |_, work| nonconformity_ended(work)),
    ("answered", |_, work| answered(work)),
    ("own_finding", |_, work| own_finding(work)),
];

/// Rules of audit findings.
pub(super) struct FindingRules;

impl Practice for FindingRules {
    fn compute(&self, work: &mut Work<'_>) {
        title_from(work, "statement");
        if work.creating() {
            held_on(work);
            repeated(work);
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &Calendars::default(), name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        if work.creating() {
            of_an_audit(work);
            requirement(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.record()), work.before().and_then(due_of));
        remind(work, now, before);
        if work.creating() {
            raise(work);
            if let Some(audit) = f::EXTERNAL_AUDIT.get(work.record()) {
                enrol(work, "external_audit", audit, "findings");
                extra_review(work);
            }
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        standing(facts, due_of(record), since)
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let (due, people) = (due_of(work.record()), sms_owners(work));
        let managers = holders(work.facts(), "sms_manager", today(work));
        reminded(work, name, due, people.into_iter().chain(managers), "the answer to the certification body");
    }
}

/// The body's deadline, while the answer is owed.
fn due_of(record: &Record) -> Option<Date> {
    let owed = record.state.as_deref() == Some(state::RECORDED) && !f::ANSWERED_ON.is_set(record);
    date(record, "answer_due_on").filter(|_| owed)
}

/// Major or minor: a requirement is missed.
fn is_nonconforming(record: &Record) -> bool {
    matches!(f::GRADE.get(record), Some(Grade::Major | Grade::Minor))
}

/// Keeps the day of the audit beside the finding.
fn held_on(work: &mut Work<'_>) {
    let audit = f::AUDIT.get(work.record()).or_else(|| f::EXTERNAL_AUDIT.get(work.record()));
    let held = audit.and_then(|id| work.facts().record(id)).and_then(|a| date(&a, "held_on"));
    let day = held.unwrap_or_else(|| today(work));
    work.set("held_on", Value::Date(day));
}

/// A text as a value of a query.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// One of the same clause and process in the 24 months before makes it a repeat.
fn repeated(work: &mut Work<'_>) {
    let record = work.record();
    if !is_nonconforming(record) {
        return;
    }
    let (Some(clause), own) = (f::CLAUSE.get(record), record.id) else { return };
    let process = f::PROCESS.get(record);
    let query = format!("clause:{} grade:major,minor -state:withdrawn created>-24mo", quoted(clause));
    let earlier = find(work, "audit_finding", &query, 100);
    if earlier.iter().any(|r| r.id != own && f::PROCESS.get(&**r) == process) {
        work.set("repeated", Value::Boolean(true));
    }
}

/// Of one audit, ours or the body's; ours while it is held or reported on, by one of its auditors.
fn of_an_audit(work: &mut Work<'_>) {
    match (f::AUDIT.get(work.record()), f::EXTERNAL_AUDIT.get(work.record())) {
        (None, None) => work.require("audit"),
        (Some(_), Some(_)) => {
            work.refuse_guard("external_audit", "A finding is of one audit: an internal one, or one of the certification body.")
        }
        (None, Some(_)) => {
            if !work.has_role(&["sms_manager", "internal_audit_manager"]) {
                work.refuse_guard(
                    "external_audit",
                    "Findings of the certification body are entered by the SMS manager or the internal audit manager.",
                );
            }
        }
        (Some(audit), None) => {
            let Some(audit) = work.facts().record(audit) else { return };
            if !matches!(audit.state.as_deref(), Some("in_progress" | "reporting")) {
                work.refuse_guard("audit", "Findings are recorded while the audit is held or reported on.");
            }
            for field in ["answer_due_on", "correction_due_on"] {
                if work.record().get(field).is_some() {
                    work.refuse_guard(field, "Only the certification body sets dates of its own.");
                }
            }
            let me = work.actor().person();
            let auditor = me.is_some_and(|p| references(&audit, "auditors").contains(&p) || audit.reference("owner") == Some(p));
            if !auditor && !work.has_role(&["internal_audit_manager"]) {
                let words = "Findings are recorded by the auditors of the audit.";
                work.refuse(Refusal::new(Code::SegregationOfDuties).on("audit").with("reason", words));
            }
        }
    }
}

/// It names a requirement.
pub(crate) fn requirement(work: &mut Work<'_>) {
    if work.record().text("clause").is_some_and(|c| !names_requirement(c)) {
        work.refuse_guard("clause", "Name a clause of the standard such as 8.6.1, or a rule of our own in words.");
    }
}

/// Raises the nonconformity, with the body's date where it set one.
fn raise(work: &mut Work<'_>) {
    if !is_nonconforming(work.record()) {
        return;
    }
    let record = work.record();
    let text = |field: &str| json!(record.text(field));
    let source = if f::EXTERNAL_AUDIT.is_set(record) { "external_audit" } else { "internal_audit" };
    let detected = f::HELD_ON.get(record).unwrap_or_else(|| today(work)).min(today(work));
    let fields = [
        ("title", text("title")),
        ("source", json!(source)),
        ("clause", text("clause")),
        ("statement", text("statement")),
        ("evidence", text("evidence")),
        ("detected_on", json!(detected.to_string())),
        ("grade", json!(f::GRADE.get(record).map(ChoiceEnum::as_str))),
        ("finding", json!(record.id)),
        ("process", json!(f::PROCESS.get(record))),
        ("body_correction_due_on", json!(f::CORRECTION_DUE_ON.get(record).map(|d| d.to_string()))),
    ];
    make(work, "nonconformity", &fields, "An audit finding is a nonconformity.".to_owned(), true);
}

/// A major nonconformity of an external audit calls for a management review of its own.
fn extra_review(work: &mut Work<'_>) {
    if f::GRADE.get(work.record()) != Some(Grade::Major) {
        return;
    }
    let subject = format!("{}: major nonconformity of the certification body", called(work.record()));
    let text = f::STATEMENT.get(work.record()).unwrap_or_default().to_owned();
    let people: Vec<_> = sms_owners(work).into_iter().chain(holders(work.facts(), "top_management", today(work))).collect();
    tell(work, "external_major", people, &subject, &text);
    // One extra review treats all of an audit.
    if find(work, "management_review", "occasion:external_major state:planned,inputs_collected", 1).is_empty() {
        let planned = add_days(today(work), EXTRA_REVIEW_DAYS).to_string();
        let fields = [
            ("title", json!("Management review after a major nonconformity of the certification body")),
            ("occasion", json!("external_major")),
            ("planned_on", json!(planned)),
        ];
        make(work, "management_review", &fields, "The certification body found a major nonconformity.".to_owned(), true);
    }
}

/// What is missed was put right.
fn nonconformity_ended(work: &mut Work<'_>) {
    if !is_nonconforming(work.record()) {
        return;
    }
    let found = f::NONCONFORMITY.get(work.record()).and_then(|id| work.facts().record(id));
    match found {
        Some(n) if is_closed(work, &n) || n.state.as_deref() == Some("withdrawn") => {}
        _ => work.refuse_guard("nonconformity", "Its nonconformity is not closed yet."),
    }
}

/// The certification body has its answer.
fn answered(work: &mut Work<'_>) {
    if f::ANSWER_DUE_ON.is_set(work.record()) {
        work.require("answered_on");
    }
}

/// The body's findings are the body's: only the SMS manager enters that it withdrew one.
fn own_finding(work: &mut Work<'_>) {
    if f::EXTERNAL_AUDIT.is_set(work.record()) && !work.has_role(&["sms_manager"]) {
        work.refuse_guard("external_audit", "Only the SMS manager enters that the certification body withdrew a finding.");
    }
}
