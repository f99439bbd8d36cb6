//! Request models: nothing is offered that nobody could fulfil, approve or pay for.

use crate::handles::request_model::{ApprovalRule, ChangeRule, QuestionsAnswerKind as Kind, f, state, step};
use crate::incident::around;
use crate::request::Question;
use engine::{Practice, Work};
use schema::Value;
use std::collections::BTreeSet;

/// Rules of request models.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ModelRules;

impl Practice for ModelRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty("owner", Value::Reference(person));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["owner_approves", "review_within_a_year", "approvers_known", "change_model_known", "questions_sound"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "owner_approves" => owner_approves(work),
            "review_within_a_year" => around::review_within(work, "next_review_on", 12),
            "approvers_known" => approvers_known(work),
            "change_model_known" if f::CHANGE_RULE.get(work.record()) == Some(ChangeRule::StandardChange) => work.require("change_model"),
            "questions_sound" => questions_sound(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        around::not_ahead(work, &["last_reviewed_on"]);
        if work.entering(state::PUBLISHED) {
            work.require("fulfilment_instructions");
        }
        if work.record().state.as_deref() == Some(state::PUBLISHED) && work.taken() != Some(step::PUBLISH) && work.changed("next_review_on") {
            around::review_within(work, "next_review_on", 12);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (number, title) = (around::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
        if work.entering(state::IN_REVIEW) {
            let owner = around::service_owner(work);
            around::tell(work, "model_review", owner, &format!("{number} waits for your approval"), &title);
        }
        if work.entering(state::NEEDS_UPDATE) || work.entering(state::PUBLISHED) {
            let owner = f::OWNER.get(work.record());
            let what = if work.entering(state::PUBLISHED) { "is published" } else { "needs an update" };
            around::tell(work, "model", owner, &format!("{number} {what}"), &title);
        }
    }
}

/// The owner of the service answers for what is offered with it.
fn owner_approves(work: &mut Work<'_>) {
    let own = work.actor().person();
    if own.is_none() || own != around::service_owner(work) {
        work.refuse_guard("", "Only the owner of the service publishes a request model of it.");
    }
}

/// Whoever is asked for approval is named, and so is who is asked when they do not answer.
fn approvers_known(work: &mut Work<'_>) {
    match f::APPROVAL_RULE.get(work.record()) {
        None | Some(ApprovalRule::None) => return,
        Some(ApprovalRule::Named) => work.require("approver"),
        Some(_) => {}
    }
    work.require("deputy_approver");
    work.require("budget_holder");
}

/// No question twice, and something to choose where one is to choose.
fn questions_sound(work: &mut Work<'_>) {
    let mut seen = BTreeSet::new();
    for question in Question::of(work.record()) {
        if !seen.insert(question.question.trim().to_lowercase()) {
            work.refuse_guard("questions", &format!("“{}” is asked twice.", question.question));
        }
        if question.kind == Kind::Choice && question.options.len() < 2 {
            work.refuse_guard("questions", &format!("“{}” offers nothing to choose from.", question.question));
        }
    }
}
