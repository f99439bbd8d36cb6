//! Release and deployment management: put sets of changes into the live environment safely, and learn from the result
//! (processes, section 3.2).
//!
//! The definition beside this file says which moves a release takes. The modules say the rest: [`rhythm`] (how long a type is
//! observed, how often it may come) is pure; `guards` judges the moves; `counting` counts incidents at the end of observation;
//! `follow` tells the changes which release they are part of.
//!
//! Two people approve: the release manager and the service owner, and neither of them deploys. What was verified is what is
//! deployed: a criterion or a build that changes takes the verification with it.

mod check;
mod counting;
mod follow;
mod guards;
mod notify;
pub mod rhythm;
mod timers;

#[cfg(test)]
mod cases;

use crate::calendar::Calendars;
use crate::handles::release::{AcceptanceCriteriaResult, Outcome, columns, f, state, step};
use crate::organisation::Settings;
use engine::{Facts, Practice, Record, Work};
use kernel::{Id, Timestamp};
use schema::{ChoiceEnum, Value};
use std::sync::Arc;

/// Rules of releases.
#[derive(Debug, Default)]
pub struct ReleaseRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for ReleaseRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        verification(work);
        observation(self, work);
        if work.taken() == Some(step::APPROVE)
            && let Some(day) = f::PLANNED_DEPLOY_ON.get(work.record())
        {
            work.set(f::APPROVED_DEPLOY_ON.as_str(), Value::Date(day));
        }
        crate::timely::near(work, &self.calendars, f::ON_PLANNED_DAY.as_str(), f::DEPLOYED_AT.as_str(), f::APPROVED_DEPLOY_ON.as_str(), 1);
        if work.entering(state::CLOSED) {
            let day = crate::change::people::today(&self.calendars, work);
            work.set(f::REVIEWED_ON.as_str(), Value::Date(day));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        guards::GUARDS.iter().map(|(name, _)| *name).collect()
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        guards::guard(self, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        check::check(self, work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        timers::set(self, work);
        follow::follow(work);
        notify::notify(self, work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        timers::standing(self, facts, record, since).into_iter().map(|(name, due)| (name.to_owned(), due)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        timers::due(self, name, work);
    }
}

/// Failed criteria are counted; whatever alters what was verified takes the verification, and the approval of the owner, back.
fn verification(work: &mut Work<'_>) {
    let rows = f::ACCEPTANCE_CRITERIA.get(work.record()).unwrap_or_default();
    let failed = |row: &&schema::Row| columns::acceptance_criteria::RESULT.get(*row) == Some(AcceptanceCriteriaResult::Failed);
    let failed = rows.iter().filter(failed).count();
    if rows.iter().any(|row| columns::acceptance_criteria::RESULT.get(row).is_some()) {
        work.set(f::CRITERIA_FAILED.as_str(), Value::Integer(i64::try_from(failed).unwrap_or(i64::MAX)));
    } else {
        work.clear(f::CRITERIA_FAILED.as_str());
    }
    if work.record().state.as_deref() != Some(state::VERIFYING) || work.entering(state::VERIFYING) {
        return;
    }
    let names = |record: &Record| -> Vec<String> {
        let rows = f::ACCEPTANCE_CRITERIA.get(record).unwrap_or_default();
        rows.iter().filter_map(|row| columns::acceptance_criteria::CRITERION.get(row)).map(str::to_owned).collect()
    };
    let criteria = work.before().is_some_and(|b| names(b) != names(work.record()));
    let altered = criteria || work.changed(f::BUILDS.as_str()) || work.changed(f::CHANGES.as_str());
    if altered && work.was(f::VERIFICATION_RESULT.as_str()).is_some() && !work.given(f::VERIFICATION_RESULT.as_str()) {
        work.clear(f::VERIFICATION_RESULT.as_str());
        work.note("verification_void", true);
    }
    let again = altered || work.changed(f::VERIFICATION_RESULT.as_str()) || work.changed(f::ACCEPTANCE_CRITERIA.as_str());
    if again && work.taken().is_none() {
        work.clear(f::OWNER_APPROVED_BY.as_str());
        work.clear(f::OWNER_APPROVED_AT.as_str());
    }
}

/// Observation ends so many days after deployment; what was counted at its end suggests the outcome.
fn observation(rules: &ReleaseRules, work: &mut Work<'_>) {
    let hours = Settings::of(work.facts()).hours(&rules.calendars);
    if (work.entering(state::DEPLOYED) || work.changed(f::DEPLOYED_AT.as_str()))
        && let (Some(at), Some(kind)) = (f::DEPLOYED_AT.get(work.record()), f::RELEASE_TYPE.based(work.def(), work.record()))
    {
        let end = hours.local_date(at).saturating_add(jiff::Span::new().days(rhythm::observation_days(kind)));
        work.set(f::OBSERVATION_ENDS_ON.as_str(), Value::Date(end));
    }
    if work.record().state.as_deref() == Some(state::IN_REVIEW) && work.changed(f::RELATED_INCIDENTS.as_str()) {
        counting::count(work);
    }
    if work.taken() == Some(step::BEGIN_REVIEW) && !f::OUTCOME.is_set(work.record()) {
        let pressing = f::POST_DEPLOY_PRESSING.get(work.record()).unwrap_or(0) > 0;
        let any = f::POST_DEPLOY_INCIDENTS.get(work.record()).unwrap_or(0) > 0;
        let outcome = match (pressing, any) {
            (true, _) => Outcome::Failed,
            (false, true) => Outcome::SuccessfulWithIssues,
            (false, false) => Outcome::Successful,
        };
        work.set(f::OUTCOME.as_str(), outcome.value());
    }
}

/// The changes that are part of it.
fn changes(work: &Work<'_>) -> Vec<Arc<Record>> {
    let ids: Vec<Id> = f::CHANGES.get(work.record()).unwrap_or_default().to_vec();
    ids.into_iter().filter_map(|id| work.facts().record(id)).collect()
}

/// What to call a record in a text.
fn called(record: &Record) -> String {
    record.number.clone().unwrap_or_else(|| "{number}".to_owned())
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    book.with("release", ReleaseRules { calendars: shared.calendars.clone() })
}
