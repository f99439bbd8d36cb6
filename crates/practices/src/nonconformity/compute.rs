//! What follows from what was said about a nonconformity: limits, stamps, who graded it, and whether it is a repeat.

use super::deadlines::{Grade, correction_due, effect_due, repeats};
use super::{GRADERS, actions};
use crate::audit::quoted;
use crate::handles::nonconformity::{f, state, step};
use crate::measurement::following::find;
use crate::measurement::records::{date, date_of, today};
use engine::Work;
use schema::Value;

pub(super) fn compute(work: &mut Work<'_>) {
    limits(work);
    if work.changed("grade") {
        graded(work);
    }
    if work.entering(state::ACTION_DONE) {
        let done = actions(work).iter().filter_map(|a| date(a, "completed_on")).max();
        let done = done.unwrap_or_else(|| today(work));
        work.set("actions_done_on", Value::Date(done));
    }
    if work.entering(state::EFFECTIVENESS_CHECK) {
        let done = f::ACTIONS_DONE_ON.get(work.record()).unwrap_or_else(|| today(work));
        work.set_if_empty("effectiveness_due_on", Value::Date(effect_due(done)));
    }
    if matches!(work.taken(), Some(step::CLOSE | step::REANALYSE)) {
        if let Some(person) = work.actor().person() {
            work.set("effectiveness_reviewed_by", Value::Reference(person));
        }
        if let Some(result) = work.record().get("effectiveness_result").cloned() {
            work.set_if_empty("first_check_result", result);
        }
    }
    if work.changed("clause") || work.changed("cause_class") {
        repeated(work);
    }
}

/// The correction's limit, from grade and detection, or the body's date.
fn limits(work: &mut Work<'_>) {
    if !["grade", "detected_on", "body_correction_due_on"].iter().any(|field| work.changed(field)) {
        return;
    }
    let record = work.record();
    let body = f::BODY_CORRECTION_DUE_ON.get(record);
    let grade = record.choice("grade").map(|g| if **g == *"major" { Grade::Major } else { Grade::Minor });
    let due = match (grade, f::DETECTED_ON.get(record)) {
        (Some(grade), Some(detected)) => Some(correction_due(grade, detected, body)),
        _ => body,
    };
    match due {
        Some(due) => work.set("correction_due_on", Value::Date(due)),
        None => work.clear("correction_due_on"),
    }
}

/// Who graded it, and whether an auditor did: one of ours, or the certification body by its finding.
fn graded(work: &mut Work<'_>) {
    let auditor = work.by_person() && GRADERS[1..].iter().any(|role| work.viewer().has_role(role));
    let by_finding = work.creating() && f::FINDING.is_set(work.record());
    match work.actor().person() {
        Some(person) => work.set("graded_by", Value::Reference(person)),
        None => work.clear("graded_by"),
    }
    if f::GRADE.is_set(work.record()) && (auditor || by_finding) {
        work.set("graded_by_auditor", Value::Boolean(true));
    }
}

/// One of the same clause and class of cause was closed in the twelve months before.
fn repeated(work: &mut Work<'_>) {
    let record = work.record();
    let (Some(clause), Some(class), Some(detected)) = (f::CLAUSE.get(record), record.choice("cause_class"), f::DETECTED_ON.get(record))
    else {
        return work.clear("repeated");
    };
    let query = format!("state:closed clause:{} cause_class:{class}", quoted(clause));
    let own = record.id;
    let facts = work.facts();
    let earlier = find(work, "nonconformity", &query, 100);
    let closed = earlier.iter().filter(|r| r.id != own).filter_map(|r| r.instant("closed_at"));
    if closed.map(|at| date_of(facts, at)).any(|closed| repeats(detected, closed)) {
        work.set("repeated", Value::Boolean(true));
    } else {
        work.clear("repeated");
    }
}
