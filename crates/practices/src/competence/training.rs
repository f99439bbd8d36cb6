//! Training: planned, booked, completed, and judged by its effect.

use super::{is_assessor, manager_of};
use crate::handles::competence as competences;
use crate::handles::training_record::{f, state};
use crate::organisation::{days, people, reminders};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use schema::Value;
use std::collections::BTreeMap;

/// Days after completion within which the effect is evaluated (section 8.7).
pub const EVALUATION_DAYS: i64 = 90;

const REMIND: &str = "evaluate";
const STEPS: reminders::Steps = &[30, 7, 0, -30];

/// The last day on which the effect of a training that was completed on a day is evaluated in time.
#[must_use]
pub fn evaluation_due(completed_on: Date) -> Date {
    days::days_after(completed_on, EVALUATION_DAYS)
}

/// Rules of training records.
#[derive(Clone, Copy, Debug, Default)]
pub struct TrainingRules;

impl Practice for TrainingRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(about) = f::COMPETENCE.get(work.record()).and_then(|id| work.facts().record(id)) {
            for field in ["competence_name", "person"] {
                if let Some(value) = about.get(field) {
                    work.set_if_empty(field, value.clone());
                }
            }
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        let name = f::PERSON.get(work.record()).and_then(|p| work.facts().record(p)).and_then(|p| p.text("name").map(str::to_owned));
        let what = f::ACTIVITY.get(work.record()).or_else(|| f::COMPETENCE_NAME.get(work.record()));
        if let (Some(name), Some(what)) = (name, what) {
            let title: String = format!("{name}: {what}").chars().take(260).collect();
            work.set("title", Value::Text(title));
        }
        match f::COMPLETED_AT.get(work.record()) {
            Some(at) => {
                let due = evaluation_due(days::date_of(work.facts(), at));
                work.set("effectiveness_due_on", Value::Date(due));
            }
            None => work.clear("effectiveness_due_on"),
        }
        crate::timely::mark(work, "evaluated_in_time", "effectiveness_evaluated_at", "effectiveness_due_on");
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["evaluator"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        let Some(person) = f::PERSON.get(work.record()).filter(|_| name == "evaluator") else { return };
        if work.actor().person() == Some(person) {
            let words = "Nobody evaluates the effect of their own training.";
            work.refuse(Refusal::new(Code::SegregationOfDuties).with("reason", words));
        } else if !is_assessor(work, person) {
            work.refuse_guard("", "The person's manager or the competence manager evaluates.");
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        if let Some(about) = f::COMPETENCE.get(work.record()).filter(|_| work.changed("competence")).and_then(|id| work.facts().record(id))
            && competences::f::PERSON.get(&*about) != f::PERSON.get(work.record())
        {
            work.refuse_guard("competence", "That is the competence of another person.");
        }
        let completing = matches!(work.record().state.as_deref(), Some(state::COMPLETED));
        if work.changed("completed_at") && !completing && f::COMPLETED_AT.is_set(work.record()) {
            work.refuse_guard("completed_at", "When it was completed is said by completing it.");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (title, person) = (f::TITLE.get(work.record()).unwrap_or_default().to_owned(), f::PERSON.get(work.record()));
        if work.entering(state::BOOKED) {
            begin(work);
            let on = f::PLANNED_ON.get(work.record()).map_or_else(String::new, |d| d.to_string());
            people::tell(work, "training_booked", person, format!("Booked for {on}: {title}"), String::new());
        }
        if work.entering(state::COMPLETED) || work.leaving(state::COMPLETED) || work.changed("completed_at") {
            reminders::set(work, REMIND, due(work.record()), STEPS);
        }
        if work.entering(state::COMPLETED) {
            let manager = manager_of(work, person);
            let by = f::EFFECTIVENESS_DUE_ON.get(work.record()).map_or_else(String::new, |d| d.to_string());
            people::tell(work, "training_completed", manager, format!("Evaluate the effect by {by}: {title}"), String::new());
        }
        if work.entering(state::CANCELLED) {
            let manager = manager_of(work, person);
            people::tell(work, "training_cancelled", person.into_iter().chain(manager), format!("Cancelled: {title}"), String::new());
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        reminders::next(facts, since, due(record), STEPS).map(|at| (REMIND.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let due = due(work.record());
        let Some(left) = (name == REMIND).then(|| reminders::due(work, REMIND, due, STEPS)).flatten() else { return };
        let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        if left < 0 {
            let subject = format!("The effect was not evaluated for {} days: {title}", EVALUATION_DAYS - left);
            return people::tell_roles(work, "evaluation_overdue", &["competence_manager"], subject, String::new());
        }
        let manager = manager_of(work, f::PERSON.get(work.record()));
        let when = if left == 0 { "today".to_owned() } else { format!("in {left} days") };
        people::tell(work, "evaluation_due", manager, format!("Evaluate the effect {when}: {title}"), String::new());
    }
}

fn due(record: &Record) -> Option<Date> {
    (record.state.as_deref() == Some(state::COMPLETED)).then(|| f::EFFECTIVENESS_DUE_ON.get(record)).flatten()
}

/// A booked training closes the gap it is for, as far as anybody knows: the competence is in training.
fn begin(work: &mut Work<'_>) {
    let Some(about) = f::COMPETENCE.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    if about.state.as_deref() == Some(competences::state::GAP) {
        let next = people::follow(work, "training", competences::TYPE, Some(about.id), Some(competences::step::TRAIN), BTreeMap::new());
        work.then(next);
    }
}
