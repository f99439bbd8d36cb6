//! Guards of answering and deciding: who may, and whether everybody did.

use super::{ChangeRules, approvals, people, voting};
use crate::handles::change::{ApprovalArea, ApprovalDecision, CabAdvice, ChangeType, RiskLevel, f};
use engine::Work;
use kernel::{Code, Id, Refusal};

/// Guard: there is something to answer, and this person may.
pub(super) fn may_answer(rules: &ChangeRules, work: &mut Work<'_>) {
    let Some(person) = voting::voter(work).filter(|_| work.by_person()) else {
        return work.refuse_guard("", "Automation approves nothing.");
    };
    if work.actor().person() != Some(person) {
        if f::CHANGE_TYPE.get(work.record()) != Some(ChangeType::Emergency) {
            work.refuse_guard("approval_by_word_of", "Only an emergency is approved by word of mouth.");
        }
        if work.actor().person().is_some_and(|actor| people::is_party(work.record(), actor)) {
            // A requester who reports the approvals of others would approve their own change.
            own(work);
        }
    }
    if people::is_party(work.record(), person) {
        return own(work);
    }
    if voting::theirs(rules, work, person).is_empty() {
        work.refuse_guard("", "No approval is asked of this person here.");
    }
    if f::APPROVAL_DECISION.get(work.record()) == Some(ApprovalDecision::Rejected) {
        work.require(f::APPROVAL_CONDITIONS.as_str());
    }
}

fn own(work: &mut Work<'_>) {
    let words = "Nobody approves a change they requested or will implement.";
    work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
}

/// Guard: whoever decides holds the authority for the risk of this change.
pub(super) fn authority(rules: &ChangeRules, work: &mut Work<'_>) {
    let Some(person) = work.actor().person() else { return work.refuse_guard("", "Automation decides on no change.") };
    if people::is_party(work.record(), person) {
        return own(work);
    }
    let case = voting::case(work);
    let grave = case.level.is_none_or(|l| l >= RiskLevel::High) || case.major;
    if case.change_type == ChangeType::Emergency {
        if !is_asked(rules, work, person) {
            work.refuse_guard("", "An emergency change is decided by one of its approvers.");
        }
    } else if grave && !work.has_role(&["change_authority"]) {
        work.refuse_guard("", "A change of high risk or major impact is decided by the change authority.");
    } else if !work.has_role(&["change_manager", "change_authority"]) {
        work.refuse_guard("", "A normal change is decided by the change manager or the change authority.");
    }
}

/// Whether a person can answer in any of the areas asked.
pub(super) fn is_asked(rules: &ChangeRules, work: &Work<'_>, person: Id) -> bool {
    voting::needed(work).into_iter().any(|n| people::candidates(rules, work, n.area, n.service).contains(&person))
}

/// Guard: every required approval is given, by people who may still give it.
pub(super) fn complete(rules: &ChangeRules, work: &mut Work<'_>) {
    let (mut missing, mut rejected): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for needed in voting::needed(work) {
        let list = if needed.area == ApprovalArea::Cab {
            match f::CAB_ADVICE.get(work.record()) {
                None | Some(CabAdvice::Defer) => &mut missing,
                Some(CabAdvice::Reject) => {
                    work.require_reason("approving against the advice of the CAB", 10);
                    continue;
                }
                Some(CabAdvice::Approve | CabAdvice::ApproveWithConditions) => continue,
            }
        } else {
            let candidates = people::candidates(rules, work, needed.area, needed.service);
            let row = voting::answers(work.record()).iter().find(|row| voting::is_for(row, needed));
            let stands = row.and_then(voting::person_of).is_some_and(|p| candidates.contains(&p));
            match voting::answer_to(work.record(), needed).filter(|_| stands) {
                None => &mut missing,
                Some(ApprovalDecision::Rejected) => &mut rejected,
                Some(ApprovalDecision::Approved) => continue,
            }
        };
        list.push(approvals::words(needed.area));
    }
    if !missing.is_empty() {
        work.refuse_guard("approvers", &format!("Still missing: {}.", missing.join(", ")));
    }
    if !rejected.is_empty() {
        work.refuse_guard("approvers", &format!("Rejected by: {}.", rejected.join(", ")));
    }
}

/// Guard: somebody can be asked for every approval.
pub(super) fn can_be_asked(rules: &ChangeRules, work: &mut Work<'_>) {
    let board = |n: &voting::Needed| n.area == ApprovalArea::Cab;
    let alone = |n: &voting::Needed| people::candidates(rules, work, n.area, n.service).is_empty();
    let nobody: Vec<&str> = voting::needed(work).iter().filter(|n| !board(n) && alone(n)).map(|n| approvals::words(n.area)).collect();
    if !nobody.is_empty() {
        work.refuse_guard("required_approvals", &format!("Nobody who is not party to it can approve as: {}.", nobody.join(", ")));
    }
}
