//! Evaluations: of the SMS against every active objective, of a service against its requirements.

use super::following::find;
use super::records::{Guards, called, date, judge, names, not_later_silently, references};
use super::telling::{remind, reminded, standing, tell};
use crate::calendar::Calendars;
use crate::handles::performance_evaluation::{EvaluationKind, f, state};
use engine::{Facts, Practice, Record, Work};
use kernel::{Date, Id, Timestamp};
use std::sync::Arc;

const GUARDS: Guards = &[("considered", |_, work| considered(work))];

/// Rules of performance evaluations.
pub(super) struct EvaluationRules;

impl Practice for EvaluationRules {
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &Calendars::default(), name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        super::period(work);
        not_later_silently(work, "due_on");
        if f::EVALUATION_KIND.get(work.record()) == Some(EvaluationKind::Service) && (work.creating() || work.changed("service")) {
            work.require("service");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.record()), work.before().and_then(due_of));
        remind(work, now, before);
        if work.entering(state::HELD) {
            let service = f::SERVICE.get(work.record()).and_then(|s| work.facts().record(s));
            let people: Vec<Id> = match service {
                Some(service) => service.reference("service_owner").into_iter().collect(),
                None => super::telling::sms_owners(work),
            };
            let subject = format!("{}: evaluation concluded", called(work.record()));
            let text = f::CONCLUSION.get(work.record()).unwrap_or_default().to_owned();
            tell(work, "evaluated", people, &subject, &text);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        standing(facts, due_of(record), since)
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let (due, owner) = (due_of(work.record()), f::OWNER.get(work.record()));
        reminded(work, name, due, owner, "the evaluation");
    }
}

fn due_of(record: &Record) -> Option<Date> {
    date(record, "due_on").filter(|_| record.state.as_deref() == Some(state::PLANNED))
}

/// Everything it is measured against was looked at.
fn considered(work: &mut Work<'_>) {
    let (field, wanted): (&str, Vec<Arc<Record>>) = match (f::EVALUATION_KIND.get(work.record()), f::SERVICE.get(work.record())) {
        (Some(EvaluationKind::Service), service) => {
            let wanted = service.map(|s| find(work, "service_requirement", &format!("service:{} state:agreed", s.text()), 500));
            ("requirements_considered", wanted.unwrap_or_default())
        }
        _ => ("objectives_considered", find(work, "objective", "state:active", 500)),
    };
    work.require(field);
    let known = references(work.record(), field);
    let left: Vec<String> = wanted.iter().filter(|r| !known.contains(&r.id)).take(5).map(|r| called(r)).collect();
    if !left.is_empty() && !known.is_empty() {
        work.refuse_guard(field, &format!("Not considered yet: {}.", left.join(", ")));
    }
}
