//! Known errors: what the service desk may rely on while the cause is not removed.

use super::{USED, targets};
use crate::calendar::Calendars;
use crate::handles::known_error::{f, state, step};
use crate::handles::{knowledge_article, problem};
use crate::incident::around;
use crate::knowledge::secrets;
use crate::organisation::Settings;
use engine::{Practice, Work};
use schema::Value;
use std::sync::Arc;

/// Not published two business days after it was recorded.
const UNPUBLISHED: &str = "unpublished";
/// Its texts, in which nothing secret may stand.
const TEXTS: [&str; 7] = ["title", "description", "symptoms", "workaround", "no_workaround_reason", "root_cause", "permanent_fix"];

/// Rules of known errors.
#[derive(Debug, Default)]
pub(super) struct KnownErrorRules {
    pub(super) calendars: Arc<Calendars>,
}

impl Practice for KnownErrorRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let parent = f::PROBLEM.get(work.record()).and_then(|id| work.facts().record(id));
        let Some(parent) = parent else { return };
        for field in ["service", "configuration_item", "root_cause"] {
            if let Some(value) = parent.get(field).cloned() {
                work.set_if_empty(field, value);
            }
        }
        if let Some(owner) = parent.reference("assigned_to").or(work.actor().person()) {
            work.set_if_empty("owner", Value::Reference(owner));
        }
    }

    fn compute(&self, work: &mut Work<'_>) {
        crate::timely::mark(work, "published_in_time", "published_at", "publish_due_on");
        if !work.creating() {
            return;
        }
        work.set("use_count", Value::Integer(0));
        let from = work.record().created_at;
        let due = Settings::of(work.facts()).after(&self.calendars, from, targets::PUBLISH);
        let due = around::date_of(work, due);
        work.set("publish_due_on", Value::Date(due));
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["review_within_half_a_year", "no_secrets", "problem_accepted", "fix_verified"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "review_within_half_a_year" => around::review_within(work, "next_review_on", 6),
            "no_secrets" => secrets::refuse(work, &TEXTS),
            "problem_accepted" if !problem_is(work, problem::ClosureCode::Accepted) => {
                work.refuse_guard("", "Its problem is not accepted.");
            }
            "fix_verified" if !problem_is(work, problem::ClosureCode::Resolved) => {
                work.refuse_guard("", "The fix is verified when its problem is closed as resolved.");
            }
            _ => {}
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        around::not_ahead(work, &["last_reviewed_on"]);
        let in_use = !matches!(work.record().state.as_deref(), Some(state::DRAFT | state::RETIRED));
        if in_use && work.taken() != Some(step::PUBLISH) {
            if TEXTS.iter().any(|field| work.changed(field)) {
                secrets::refuse(work, &TEXTS);
            }
            if work.changed("next_review_on") {
                around::review_within(work, "next_review_on", 6);
            }
            if work.changed("audience") && !f::AUDIENCE.get(work.record()).is_some_and(|a| a.contains(&crate::handles::known_error::Audience::ServiceDesk)) {
                work.refuse_guard("audience", "The service desk belongs to the audience.");
            }
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        let own = work.record().id;
        if work.creating() {
            if let Some(parent) = f::PROBLEM.get(work.record()) {
                around::link_from(work, problem::TYPE, parent, problem::link::KNOWN_ERROR, own);
            }
            let from = work.record().created_at;
            let due = Settings::of(work.facts()).after(&self.calendars, from, targets::PUBLISH);
            work.timer(UNPUBLISHED, due);
        }
        if work.entering(state::PUBLISHED) {
            work.clear_timer(UNPUBLISHED);
        }
        let told_anew = ["symptoms", "workaround", "permanent_fix", "root_cause"].iter().any(|field| work.changed(field));
        if !work.creating() && (told_anew || work.entering(state::RETIRED)) {
            outdate_articles(work);
        }
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        match name {
            USED => work.count("use_count"),
            UNPUBLISHED if work.record().state.as_deref() == Some(state::DRAFT) => {
                let to: Vec<_> = around::holders(work, "problem_manager").into_iter().chain(f::OWNER.get(work.record())).collect();
                let subject = format!("{} is not published yet", around::called(work.record()));
                let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
                work.note("publication_overdue", true);
                around::tell(work, "known_error_unpublished", to, &subject, &title);
            }
            _ => {}
        }
    }
}

fn problem_is(work: &Work<'_>, how: problem::ClosureCode) -> bool {
    let parent = f::PROBLEM.get(work.record()).and_then(|id| work.facts().record(id));
    parent.is_some_and(|p| problem::f::CLOSURE_CODE.get(&*p) == Some(how) && p.state.as_deref() == Some(problem::state::CLOSED))
}

/// What explains it must be looked at again.
fn outdate_articles(work: &mut Work<'_>) {
    let query = format!("state:published known_error:{}", work.record().id);
    let articles: Vec<_> = work.facts().find(knowledge_article::TYPE, &query, 100).iter().map(|a| a.id).collect();
    for id in articles {
        around::signal(work, knowledge_article::TYPE, id, crate::knowledge::OUTDATED);
    }
}
