//! Approval: by whom the model says, never by whoever asks or whom it is for, and by the next in line when nobody answers.

use super::{AUTOMATION, model_of};
use crate::handles::request_model::{ApprovalRule, f as m};
use crate::handles::service_request::{self, f, state, step};
use crate::incident::around;
use engine::{Record, Work};
use kernel::{Code, Id, Refusal};
use schema::Value;

/// Whether the model has an approval rule.
pub(super) fn is_needed(model: &Record) -> bool {
    m::APPROVAL_RULE.get(model).is_some_and(|rule| rule != ApprovalRule::None)
}

/// Who is asked, in order: whom the rule names, the deputy, the budget holder. Whoever asks or profits is left out, and so
/// is who is no longer active.
pub(super) fn chain(work: &Work<'_>, model: &Record) -> Vec<Id> {
    let profits = [f::REQUESTER.get(work.record()), f::BENEFICIARY.get(work.record())];
    let whom = profits[1].or(profits[0]);
    let first = match m::APPROVAL_RULE.get(model) {
        Some(ApprovalRule::Named) => m::APPROVER.get(model),
        Some(ApprovalRule::Manager) => whom.and_then(|id| work.facts().record(id)).and_then(|p| p.reference("manager")),
        Some(ApprovalRule::ServiceOwner) => m::SERVICE.get(model).and_then(|s| around::owner_of(work, s)),
        Some(ApprovalRule::BudgetHolder) => m::BUDGET_HOLDER.get(model),
        Some(ApprovalRule::None) | None => return Vec::new(),
    };
    let mut out: Vec<Id> = Vec::new();
    for person in first.into_iter().chain(m::DEPUTY_APPROVER.get(model)).chain(m::BUDGET_HOLDER.get(model)) {
        let active = work.facts().record(person).is_some_and(|p| p.flag("active"));
        if active && !profits.contains(&Some(person)) && !out.contains(&person) {
            out.push(person);
        }
    }
    out
}

/// Whose answer is awaited.
pub(super) fn compute(work: &mut Work<'_>) {
    if work.taken() == Some(step::ASK_APPROVAL) {
        ask(work, 0);
    }
    if work.leaving(state::AWAITING_APPROVAL) {
        work.clear("approver");
    }
}

/// Asks the one at a place in line; says whether there is one.
pub(super) fn ask(work: &mut Work<'_>, place: usize) -> bool {
    let next = model_of(work).and_then(|model| chain(work, &model).get(place).copied());
    let Some(person) = next else { return false };
    work.set("approver", Value::Reference(person));
    work.set("approval_step", Value::Integer(i64::try_from(place + 1).unwrap_or(i64::MAX)));
    true
}

/// A new request goes to approval, or past it, by itself.
pub(super) fn route(work: &mut Work<'_>) {
    if !work.creating() || work.record().state.as_deref() != Some(state::SUBMITTED) {
        return;
    }
    let step = if model_of(work).is_some_and(|model| is_needed(&model)) { step::ASK_APPROVAL } else { step::PASS };
    let own = work.record().id;
    around::advance(work, service_request::TYPE, own, step, AUTOMATION);
}

/// Nothing is passed that somebody must approve.
pub(super) fn none_needed(work: &mut Work<'_>) {
    if model_of(work).is_some_and(|model| is_needed(&model)) {
        work.refuse_guard("", "The model asks for an approval.");
    }
}

/// The person who is asked decides, and is neither who asked nor whom it is for.
pub(super) fn decided_by_approver(work: &mut Work<'_>) {
    let own = work.actor().person();
    let asked = work.before().and_then(|b| f::APPROVER.get(b));
    if own.is_none() || own != asked {
        work.refuse_guard("", "Only the person who is asked for the approval decides.");
    }
    if own.is_some() && [f::REQUESTER.get(work.record()), f::BENEFICIARY.get(work.record())].contains(&own) {
        let words = "Nobody approves what they asked for, or what is for them.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
    }
}

/// Nothing is fulfilled before it is approved.
pub(super) fn approved_first(work: &mut Work<'_>) {
    let needed = model_of(work).is_some_and(|model| is_needed(&model));
    if needed && !f::APPROVED_AT.is_set(work.record()) {
        work.refuse_guard("approved_at", "It is not approved yet.");
    }
}
