//! Knowledge management: get tested knowledge to those who need it.
//!
//! Nobody reviews what they wrote: whoever changes the text is an author of it, and the review is somebody else's. What users or customers may read is published by the owner of the service. Readers vote and flag; an article that
//! helps too few, whose review is overdue or whose subject changed needs an update.

#[cfg(test)]
mod cases;
mod guards;
pub mod secrets;
mod upkeep;

use crate::calendar::Calendars;
use crate::handles::knowledge_article::{f, state, step};
use engine::{Facts, Practice, Record, Work};
use kernel::{Id, Timestamp};
use schema::Value;
use std::sync::Arc;

pub use upkeep::helps_too_few;

/// Signal that what an article explains has changed.
pub(crate) const OUTDATED: &str = "outdated";

/// Rules of knowledge articles.
#[derive(Debug, Default)]
pub struct ArticleRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

/// Days within which what a reader flagged is repaired.
const REPAIR_DAYS: i64 = 30;

impl Practice for ArticleRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty("owner", Value::Reference(person));
        }
        for count in ["edition", "views", "helpful_votes", "unhelpful_votes"] {
            work.set(count, Value::Integer(0));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        authorship(work);
        review(work);
        if matches!(work.taken(), Some(step::VOTE_HELPFUL | step::VOTE_UNHELPFUL)) {
            vote(work);
        }
        if work.entering(state::PUBLISHED) && f::FLAGGED_AT.is_set(work.record()) {
            let at = Value::Instant(work.at());
            work.set_if_empty("flag_resolved_at", at);
        }
        crate::timely::within(work, "repaired_in_time", "flag_resolved_at", "flagged_at", REPAIR_DAYS);
    }
    fn guards(&self) -> Vec<&'static str> {
        guards::GUARDS.iter().map(|(name, _)| *name).collect()
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        guards::guard(name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        guards::check(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        upkeep::consequences(self, work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        upkeep::standing(self, facts, record, since).into_iter().map(|(name, due)| (name.to_owned(), due)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        upkeep::due(name, work);
    }
}

/// Adds a person to a computed list.
fn add(work: &mut Work<'_>, field: schema::Field<schema::handle::Links>, person: Id) {
    let mut people = field.get(work.record()).unwrap_or_default().to_vec();
    if !people.contains(&person) {
        people.push(person);
        work.set(field.as_str(), Value::References(people));
    }
}

/// Whoever writes or changes the text is an author of it.
fn authorship(work: &mut Work<'_>) {
    if let Some(person) = work.actor().person()
        && (work.changed("body") || work.changed("title"))
    {
        add(work, f::AUTHORS, person);
    }
}

/// A judgement stands for the text it was given on; a text that changes takes it back.
fn review(work: &mut Work<'_>) {
    let rewritten = !work.creating() && (work.changed("body") || work.changed("title"));
    if rewritten {
        work.clear("review_result");
    }
    if !f::REVIEW_RESULT.is_set(work.record()) {
        work.clear("reviewed_by");
        work.clear("reviewed_at");
    } else if work.changed("review_result")
        && let Some(person) = work.actor().person()
    {
        let at = work.at();
        let today = crate::incident::around::today(work);
        work.set("reviewed_by", Value::Reference(person));
        work.set("reviewed_at", Value::Instant(at));
        work.set("last_reviewed_on", Value::Date(today));
    }
}

/// A vote is counted; when too few are helped, the article needs an update.
fn vote(work: &mut Work<'_>) {
    if let Some(person) = work.actor().person() {
        add(work, f::VOTERS, person);
    }
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    book.with("knowledge_article", ArticleRules { calendars: shared.calendars.clone() })
}
