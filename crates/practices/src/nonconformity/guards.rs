//! What stands in the way of a nonconformity's moves.

use super::{actions, numbers};
use crate::handles::nonconformity::f;
use crate::measurement::following::sms_change_done;
use crate::measurement::records::Guards;
use engine::{Record, Work};
use kernel::{Code, Refusal};
use std::sync::Arc;

/// Every guard by name.
pub(super) const GUARDS: Guards = &[
    ("actions_planned", |_, work| actions_planned(work)),
    ("actions_completed", |_, work| actions_completed(work)),
    ("reviewer_independent", |_, work| reviewer_independent(work)),
    ("checked_later", |_, work| checked_later(work)),
    ("sms_change_done", |_, work| sms_change_done(work)),
];

/// Actions with assignee, date and proportion; or why there is none.
fn actions_planned(work: &mut Work<'_>) {
    match f::ACTION_NEEDED.get(work.record()) {
        Some(true) => {}
        Some(false) => return work.require("no_action_reason"),
        None => return,
    }
    let all = actions(work);
    let again = f::CHECK_COUNT.get(work.record()).unwrap_or(0) > 0;
    if all.is_empty() {
        return work.refuse_guard("corrective_actions", "Plan at least one corrective action, or say why none is needed.");
    }
    if again && !all.iter().any(|a| a.state.as_deref() == Some("planned")) {
        return work.refuse_guard("corrective_actions", "What was done was not effective: plan another corrective action.");
    }
    let bare: Vec<Arc<Record>> = all
        .into_iter()
        .filter(|a| a.reference("assignee").is_none() || a.get("due_on").is_none() || a.get("proportionality").is_none())
        .collect();
    if !bare.is_empty() {
        work.refuse_guard("corrective_actions", &format!("Assignee, date or proportion is missing: {}.", numbers(&bare)));
    }
}

/// All done, each with its result.
fn actions_completed(work: &mut Work<'_>) {
    if f::ACTION_NEEDED.get(work.record()) == Some(false) {
        return;
    }
    let all = actions(work);
    let open: Vec<Arc<Record>> =
        all.iter().filter(|a| a.state.as_deref() != Some("completed") || a.get("result").is_none()).cloned().collect();
    if all.is_empty() {
        work.refuse_guard("corrective_actions", "No corrective action was done.");
    } else if !open.is_empty() {
        work.refuse_guard("corrective_actions", &format!("Not completed yet: {}.", numbers(&open)));
    }
}

/// Nobody reviews the effect of an action they carried out, and no automation does.
fn reviewer_independent(work: &mut Work<'_>) {
    let refuse = |work: &mut Work<'_>, words: &str| work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
    let Some(person) = work.actor().person() else {
        return refuse(work, "The effect is reviewed by a person, not by an automation.");
    };
    if actions(work).iter().any(|a| a.reference("assignee") == Some(person)) {
        refuse(work, "The effect of a corrective action is reviewed by somebody who did not carry it out.");
    }
}

/// An effect is not seen on the day of completion.
fn checked_later(work: &mut Work<'_>) {
    if let (Some(done), Some(reviewed)) = (f::ACTIONS_DONE_ON.get(work.record()), f::EFFECTIVENESS_REVIEWED_ON.get(work.record()))
        && reviewed <= done
    {
        work.refuse_guard("effectiveness_reviewed_on", &format!("The actions were done on {done}: their effect shows on a later day."));
    }
}
