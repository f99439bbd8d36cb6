//! Guards of an article's moves: a review by somebody else, an owner of the service for what leaves the house, one vote each.

use super::secrets;
use crate::handles::knowledge_article::{Audience, ReviewResult, f, state, step};
use crate::incident::around;
use engine::Work;
use kernel::{Code, Id, Refusal};

type Guard = fn(&mut Work<'_>);

/// What many read.
const TEXTS: [&str; 3] = ["title", "description", "body"];

/// Every guard by name.
pub(super) const GUARDS: &[(&str, Guard)] = &[
    ("reviewer_apart", reviewer_apart),
    ("reviewed_by_another", reviewed_by_another),
    ("review_within_a_year", |work| around::review_within(work, "next_review_on", 12)),
    ("no_secrets", |work| secrets::refuse(work, &TEXTS)),
    ("owner_approves", owner_approves),
    ("one_vote", one_vote),
    ("owner_retires", owner_retires),
];

pub(super) fn guard(name: &str, work: &mut Work<'_>) {
    if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
        guard(work);
    }
}

/// What holds whatever was done.
pub(super) fn check(work: &mut Work<'_>) {
    if work.changed("review_result") && f::REVIEW_RESULT.is_set(work.record()) && work.by_person() {
        let own = work.actor().person();
        if work.record().state.as_deref() != Some(state::IN_REVIEW) {
            work.refuse_guard("review_result", "A text is judged while it is in review.");
        }
        if own != f::REVIEWER.get(work.record()) {
            work.refuse_guard("review_result", "Only the reviewer says whether it is ready.");
        }
        if own.is_some_and(|own| authors(work).contains(&own)) {
            self_review(work, "review_result");
        }
    }
    if work.changed("reviewer") && work.record().state.as_deref() == Some(state::IN_REVIEW) {
        reviewer_apart(work);
    }
    if work.record().state.as_deref() == Some(state::PUBLISHED) && work.taken() != Some(step::PUBLISH) && work.changed("next_review_on") {
        around::review_within(work, "next_review_on", 12);
    }
}

fn authors(work: &Work<'_>) -> Vec<Id> {
    f::AUTHORS.get(work.record()).unwrap_or_default().to_vec()
}

fn self_review(work: &mut Work<'_>, field: &str) {
    let words = "Whoever wrote or changed the text does not review it; somebody else who knows the subject does.";
    work.refuse(Refusal::new(Code::SegregationOfDuties).on(field).with("reason", words));
}

/// The reviewer is none of the authors.
fn reviewer_apart(work: &mut Work<'_>) {
    if f::REVIEWER.get(work.record()).is_some_and(|reviewer| authors(work).contains(&reviewer)) {
        self_review(work, "reviewer");
    }
}

/// Somebody who wrote nothing of it found it ready.
fn reviewed_by_another(work: &mut Work<'_>) {
    let reviewed = f::REVIEWED_BY.get(work.record());
    if f::REVIEW_RESULT.get(work.record()) != Some(ReviewResult::Ready) || reviewed.is_none() {
        work.refuse_guard("review_result", "The reviewer has not found it ready.");
    } else if reviewed.is_some_and(|person| authors(work).contains(&person)) {
        self_review(work, "reviewed_by");
    }
}

/// What users or customers may read is published by the owner of its services.
fn owner_approves(work: &mut Work<'_>) {
    let outside = f::AUDIENCE.get(work.record()).is_some_and(|a| a.iter().any(|a| matches!(a, Audience::Users | Audience::CustomerContacts)));
    if !outside {
        return;
    }
    let services = f::SERVICES.get(work.record()).unwrap_or_default().to_vec();
    let own = work.actor().person();
    if own.is_none() || services.iter().any(|s| around::owner_of(work, *s) != own) {
        work.refuse_guard("audience", "What users or customers may read is published by the owner of the service.");
    }
}

/// One vote a person and edition.
fn one_vote(work: &mut Work<'_>) {
    let voters = work.before().and_then(|b| f::VOTERS.get(b)).unwrap_or_default();
    let own = work.actor().person();
    if own.is_none() {
        work.refuse_guard("", "Only people vote.");
    } else if own.is_some_and(|own| voters.contains(&own)) {
        work.refuse_guard("", "You have said already whether it helped.");
    }
}

/// Its owner retires an article, or the knowledge manager.
fn owner_retires(work: &mut Work<'_>) {
    let owner = work.actor().person() == f::OWNER.get(work.record());
    if !owner && !work.has_role(&["knowledge_manager"]) {
        work.refuse_guard("", "Its owner or the knowledge manager retires it.");
    }
}
