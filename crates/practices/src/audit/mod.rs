//! Internal audit: the organisation looks at itself with the eyes of somebody who did not do the work.
//!
//! A programme says what is audited when, so that every clause with requirements and every process has its turn within
//! twelve months. An audit is prepared by impartial people, held against criteria fixed beforehand, and reported within
//! thirty days. A finding names a requirement and its evidence and is never deleted, only withdrawn; one that is major or
//! minor raises a nonconformity by itself, whoever made it: our auditors, or the certification body's.

pub mod clauses;
pub mod coverage;
pub mod impartiality;
pub mod sampling;
pub mod years;

mod audits;
mod findings;
mod programme;

pub(crate) use findings::{quoted, requirement as requirement_named};

#[cfg(test)]
mod cases;
#[cfg(test)]
mod formulas;

use crate::Shared;
use engine::{RuleBook, Work};
use kernel::{Code, Refusal};
use schema::Value;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, shared: &Shared) -> RuleBook {
    book.with("audit_programme", programme::ProgrammeRules)
        .with("internal_audit", audits::AuditRules { calendars: shared.calendars.clone() })
        .with("audit_finding", findings::FindingRules)
}

/// Writes a list of clauses out in full: `8.6` becomes the clauses below it that hold requirements.
fn spell_out(work: &mut Work<'_>, field: &str) {
    if !work.changed(field) {
        return;
    }
    let read = work.record().text(field).map(clauses::read);
    if let Some(Ok(found)) = read
        && !found.is_empty()
    {
        work.set(field, Value::Text(clauses::written(&found)));
    }
}

/// Refuses a list that names what is no clause.
fn clauses_known(work: &mut Work<'_>, field: &str) {
    if !work.changed(field) {
        return;
    }
    if let Some(Err(unknown)) = work.record().text(field).map(clauses::read) {
        let expected =
            format!("clause numbers such as 4, 5.1, 8.6; not {}", unknown.iter().take(5).cloned().collect::<Vec<_>>().join(", "));
        work.refuse(Refusal::new(Code::WrongShape).on(field.to_owned()).with("label", work.label(field)).with("expected", expected));
    }
}
