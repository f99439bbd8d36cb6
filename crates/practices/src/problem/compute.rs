//! What follows from what was said: priority, due dates, stamps.

use super::{ProblemRules, targets};
use crate::handles::incident;
use crate::handles::problem::{Impact, Priority, Urgency, f, state};
use crate::incident::{around, queue};
use crate::organisation::Settings;
use engine::Work;
use kernel::{Date, Timestamp};
use schema::{ChoiceEnum, Value};

pub(super) fn compute(rules: &ProblemRules, work: &mut Work<'_>) {
    if work.creating() {
        work.set("recurrences", Value::Integer(0));
    }
    queue::conversation(work, false, "", "");
    queue::assignment(work, false, false);
    priority(work);
    stamps(work);
    due(rules, work);
    crate::timely::mark(work, "cause_in_time", "root_cause_identified_at", "root_cause_due_on");
    if work.entering(state::RESOLVED) {
        let days = targets::observation(f::PRIORITY.get(work.record()));
        let from = f::RESOLVED_AT.get(work.record()).unwrap_or_else(|| work.at());
        let ends = around::date_of(work, from.plus_seconds(days * around::DAY));
        work.set("observation_ends_on", Value::Date(ends));
    }
}

/// The matrix of the organisation, read with the impact on the business if it recurs and the cost of waiting.
fn priority(work: &mut Work<'_>) {
    if !work.changed("impact") && !work.changed("urgency") {
        return;
    }
    let def = work.def().clone();
    let cell: (Option<Impact>, Option<Urgency>) = (f::IMPACT.based(&def, work.record()), f::URGENCY.based(&def, work.record()));
    let (Some(impact), Some(urgency)) = cell else { return work.clear("priority") };
    let same = (incident::Impact::from_name(impact.as_str()), incident::Urgency::from_name(urgency.as_str()));
    if let (Some(impact), Some(urgency)) = same {
        let priority = Settings::of(work.facts()).matrix().priority(impact, urgency);
        work.set("priority", priority.value());
    }
}

/// When the first hypothesis and the cause were written down; a cause taken back takes its stamp along.
fn stamps(work: &mut Work<'_>) {
    for (field, stamp) in [("hypothesis", "hypothesis_at"), ("root_cause", "root_cause_identified_at")] {
        if !work.changed(field) {
            continue;
        }
        if work.record().get(field).is_some() {
            let at = Value::Instant(work.at());
            work.set_if_empty(stamp, at);
        } else {
            work.clear(stamp);
        }
    }
}

fn due(rules: &ProblemRules, work: &mut Work<'_>) {
    let begun = work.record().created_at;
    if work.creating() {
        set(rules, work, "assess_due_on", begun, Some(targets::ASSESS));
    }
    if work.changed("priority") {
        let priority: Option<Priority> = f::PRIORITY.get(work.record());
        set(rules, work, "hypothesis_due_on", begun, priority.and_then(targets::hypothesis));
        set(rules, work, "root_cause_due_on", begun, priority.and_then(targets::root_cause));
    }
    if work.changed("root_cause_identified_at") {
        let known = f::ROOT_CAUSE_IDENTIFIED_AT.get(work.record());
        set(rules, work, "mitigation_due_on", known.unwrap_or(begun), known.map(|_| targets::MITIGATE));
    }
}

fn set(rules: &ProblemRules, work: &mut Work<'_>, field: &str, from: Timestamp, days: Option<i32>) {
    let date: Option<Date> = days.map(|days| {
        let at = Settings::of(work.facts()).after(&rules.calendars, from, days);
        around::date_of(work, at)
    });
    match date {
        Some(date) => work.set(field, Value::Date(date)),
        None => work.clear(field),
    }
}
