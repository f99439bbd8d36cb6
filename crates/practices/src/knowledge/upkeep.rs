//! What keeps articles fresh: votes, overdue reviews, subjects that changed, and the word to whoever owns them.

use super::{ArticleRules, OUTDATED};
use crate::handles::knowledge_article::{f, state, step};
use crate::incident::around;
use crate::organisation::Settings;
use engine::{Facts, Record, Work};
use kernel::Timestamp;
use schema::Value;

/// The review is overdue by thirty days.
const REVIEW: &str = "review_overdue";
/// Whether its services changed is looked up.
const FRESH: &str = "freshness";
/// Days between two looks, and after a review date that has passed.
const DAYS: i64 = 30;
/// Votes from which the share counts.
const VOTES: i64 = 10;

/// Whether an article helps too few of those who voted (section 4.3): less than half, of at least ten votes.
#[must_use]
pub const fn helps_too_few(helpful: i64, unhelpful: i64) -> bool {
    let votes = helpful + unhelpful;
    votes >= VOTES && helpful * 2 < votes
}

/// The timers a published article has, from the instant at which it is published or taken over.
pub(super) fn standing(rules: &ArticleRules, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(&'static str, Timestamp)> {
    if record.state.as_deref() != Some(state::PUBLISHED) {
        return Vec::new();
    }
    let hours = Settings::of(facts).hours(&rules.calendars);
    let review = f::NEXT_REVIEW_ON.get(record).map(|on| (REVIEW, hours.start_of(on).plus_seconds((DAYS + 1) * around::DAY)));
    review.into_iter().chain([(FRESH, since.plus_seconds(DAYS * around::DAY))]).collect()
}

pub(super) fn consequences(rules: &ArticleRules, work: &mut Work<'_>) {
    let now = work.now();
    for (name, due) in standing(rules, work.facts(), work.record(), now) {
        if work.entering(state::PUBLISHED) || name == REVIEW && work.changed("next_review_on") {
            work.timer(name, due);
        }
    }
    if work.leaving(state::PUBLISHED) {
        work.clear_timer(REVIEW);
        work.clear_timer(FRESH);
    }
    if matches!(work.taken(), Some(step::VOTE_HELPFUL | step::VOTE_UNHELPFUL)) {
        let votes = (f::HELPFUL_VOTES.get(work.record()).unwrap_or(0), f::UNHELPFUL_VOTES.get(work.record()).unwrap_or(0));
        if helps_too_few(votes.0, votes.1) {
            let own = work.record().id;
            around::signal(work, crate::handles::knowledge_article::TYPE, own, OUTDATED);
        }
    }
    if work.entering(state::RETIRED) {
        let links = work.links();
        let own = work.record().id;
        let from: Vec<String> = links.iter().filter(|l| l.to == own).filter_map(|l| work.facts().record(l.from)).map(|r| around::called(&r)).collect();
        work.note("linked_from", from);
    }
    tell(work);
}

/// A timer came due, or what it explains changed.
pub(super) fn due(name: &str, work: &mut Work<'_>) {
    if work.record().state.as_deref() != Some(state::PUBLISHED) {
        return;
    }
    let today = around::today(work);
    match name {
        OUTDATED => {
            let votes = (f::HELPFUL_VOTES.get(work.record()).unwrap_or(0), f::UNHELPFUL_VOTES.get(work.record()).unwrap_or(0));
            let why = if helps_too_few(votes.0, votes.1) { "It helps less than half of its readers." } else { "The known error it explains has changed." };
            flag(work, why);
        }
        REVIEW => {
            let limit = f::NEXT_REVIEW_ON.get(work.record()).and_then(|d| d.checked_add(jiff::Span::new().days(DAYS)).ok());
            if limit.is_some_and(|limit| today > limit) {
                flag(work, "Its review is overdue by more than thirty days.");
            }
        }
        FRESH => {
            let since = f::PUBLISHED_AT.get(work.record()).unwrap_or_else(|| work.now());
            if services_changed(work, since) {
                flag(work, "A service it is about has changed since it was published.");
            } else {
                let due = work.now().plus_seconds(DAYS * around::DAY);
                work.timer(FRESH, due);
            }
        }
        _ => {}
    }
}

fn flag(work: &mut Work<'_>, why: &str) {
    work.take_move(step::FLAG);
    work.because(why);
}

fn services_changed(work: &Work<'_>, since: Timestamp) -> bool {
    let services = f::SERVICES.get(work.record()).unwrap_or_default();
    services.iter().filter_map(|id| work.facts().record(*id)).any(|s| s.updated_at > since)
}

fn tell(work: &mut Work<'_>) {
    let (number, title) = (around::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
    let owner = f::OWNER.get(work.record());
    if work.entering(state::NEEDS_UPDATE) {
        let why = work.reason().unwrap_or_default().to_owned();
        around::tell(work, "article_flagged", owner, &format!("{number} needs an update"), &format!("{title}\n\n{why}"));
    }
    if work.entering(state::IN_REVIEW) || work.record().state.as_deref() == Some(state::IN_REVIEW) && work.changed("reviewer") {
        let reviewer = f::REVIEWER.get(work.record());
        around::tell(work, "article_review", reviewer, &format!("{number} waits for your review"), &title);
    }
    if work.changed("review_result") && matches!(work.record().get("review_result"), Some(Value::Choice(_))) {
        around::tell(work, "article_reviewed", owner, &format!("{number} was reviewed"), &title);
    }
}

#[cfg(test)]
mod tests {
    use super::helps_too_few;

    #[test]
    fn votes() {
        for (helpful, unhelpful, too_few) in
            [(0, 0, false), (0, 9, false), (0, 10, true), (5, 5, false), (4, 6, true), (10, 0, false), (49, 51, true), (50, 50, false)]
        {
            assert_eq!(helps_too_few(helpful, unhelpful), too_few, "{helpful} {unhelpful}");
        }
    }
}
