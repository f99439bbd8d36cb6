//! What a contract must say before it is signed, and whether it carries what customers were promised.

use super::alignment::{Gap, Resting};
use super::days::Days;
use crate::calendar::Calendars;
use crate::handles::contract::{AgreementKind, AlignmentResult, columns::alignment as column, f};
use engine::Work;
use schema::{ChoiceEnum, Row, Value};

/// The three figures of a line; `None` when it has neither three times nor three availabilities.
fn resting(row: &Row) -> Option<Resting> {
    let times = (column::SUPPLIER_TIME.get(row), column::OWN_TIME.get(row), column::CUSTOMER_TIME.get(row));
    let shares = (column::SUPPLIER_AVAILABILITY.get(row), column::OWN_AVAILABILITY.get(row), column::CUSTOMER_AVAILABILITY.get(row));
    match (times, shares) {
        ((Some(supplier), Some(own), Some(customer)), (None, None, None)) => Some(Resting::Time { supplier, own, customer }),
        ((None, None, None), (Some(supplier), Some(own), Some(customer))) => Some(Resting::Availability { supplier, own, customer }),
        _ => None,
    }
}

fn in_words(target: &str, gap: Gap) -> String {
    match gap {
        Gap::Seconds(over) => format!("{target}: {} too long", schema::duration_text(over)),
        Gap::Points(missing) => format!("{target}: {} percentage points too low", missing.normalize()),
    }
}

/// The result of the alignment follows from its lines; it was assessed on the day they changed, unless said otherwise.
pub(super) fn align(work: &mut Work<'_>, calendars: &Calendars) {
    if !work.changed("alignment") && !work.changed("no_target_rests_on_it") {
        return;
    }
    let rows = f::ALIGNMENT.get(work.record()).unwrap_or_default();
    let gap = |row: &Row| Some(in_words(column::TARGET.get(row).unwrap_or_default(), resting(row)?.gap()?));
    let gaps: Vec<String> = rows.iter().filter_map(gap).collect();
    let known = !rows.is_empty() || f::NO_TARGET_RESTS_ON_IT.get(work.record()) == Some(true);
    if !known {
        return ["alignment_result", "alignment_gaps", "sla_alignment_assessed_on"].iter().for_each(|field| work.clear(field));
    }
    let result = if gaps.is_empty() { AlignmentResult::Aligned } else { AlignmentResult::Gap };
    work.set("alignment_result", result.value());
    match gaps.is_empty() {
        true => work.clear("alignment_gaps"),
        false => work.set("alignment_gaps", Value::Text(gaps.join("\n"))),
    }
    if !work.given("sla_alignment_assessed_on") {
        let today = Days::of(work, calendars).today();
        work.set("sla_alignment_assessed_on", Value::Date(today));
    }
}

/// Every line can be judged, and nothing contradicts the lines.
pub(super) fn sound(work: &mut Work<'_>) {
    let rows = f::ALIGNMENT.get(work.record()).unwrap_or_default();
    if let Some(row) = rows.iter().find(|row| resting(row).is_none()) {
        let target = column::TARGET.get(row).unwrap_or_default();
        let words = format!("“{target}” needs three times or three availabilities: of the supplier, our own, and what the customer was promised.");
        work.refuse_guard("alignment", &words);
    } else if !rows.is_empty() && f::NO_TARGET_RESTS_ON_IT.get(work.record()) == Some(true) {
        work.refuse_guard("no_target_rests_on_it", "Targets that rest on it are listed.");
    }
}

/// Guard of signing: assessed, and gaps are carried as risks.
pub(super) fn aligned(work: &mut Work<'_>) {
    match f::ALIGNMENT_RESULT.get(work.record()) {
        None => work.refuse_guard("alignment", "Assess first whether it carries what customers were promised, or say that no target rests on it."),
        Some(AlignmentResult::Gap) if !f::ALIGNMENT_RISKS.is_set(work.record()) => {
            work.refuse_guard("alignment_risks", "It does not carry everything customers were promised: name the risk under which the gap is carried.");
        }
        Some(_) => {}
    }
}

/// Guard of signing: everything this kind of agreement must say.
pub(super) fn complete(work: &mut Work<'_>) {
    if !f::SERVICE_LEVEL_TARGETS.is_set(work.record()) && !f::OBLIGATIONS.is_set(work.record()) {
        work.refuse_guard("service_level_targets", "Name the targets, or what is owed where there are none.");
    }
    let asked: &[&str] = match f::AGREEMENT_KIND.get(work.record()) {
        Some(AgreementKind::ExternalContract) => &["dispute_procedure", "end_of_contract", "security_clauses"],
        _ => &["activities", "interfaces"],
    };
    asked.iter().for_each(|field| work.require(field));
}
