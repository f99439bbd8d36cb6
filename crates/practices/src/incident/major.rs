//! Incidents that may be major ones. Every P1 is held against the criteria within fifteen minutes; whoever may declare does
//! so by recording a major incident, which marks the incident. It is closed only when the major incident was restored.

use super::{around, called};
use crate::handles::incident::{MajorCheck, Priority, f, state};
use crate::handles::major_incident;
use crate::organisation::Settings;
use engine::Work;
use schema::Value;

/// Seconds within which a P1 is held against the criteria.
const CHECK_WITHIN: i64 = 15 * 60;
/// Name of the timer that asks for it.
pub(super) const CHECK: &str = "major_check";
/// Signal of a major incident that was declared from this incident.
pub(crate) const DECLARED: &str = "major_declared";
/// Signal of a major incident that was downgraded.
pub(crate) const DOWNGRADED: &str = "major_downgraded";

/// Since when it is P1, and when the criteria were looked at.
pub(super) fn compute(work: &mut Work<'_>) {
    let at = Value::Instant(work.at());
    if work.changed("priority") && f::PRIORITY.get(work.record()) == Some(Priority::P1) {
        work.set("became_p1_at", at.clone());
    }
    if work.changed("major_check") && f::MAJOR_CHECK.is_set(work.record()) {
        work.set("major_checked_at", at);
        if f::MAJOR_CHECK.get(work.record()) == Some(MajorCheck::NotMet) {
            work.set_if_empty("major", Value::Boolean(false));
        }
    }
}

/// Asks for the check while it is due.
pub(super) fn set_timer(work: &mut Work<'_>) {
    if work.changed("became_p1_at") && !f::MAJOR_CHECKED_AT.is_set(work.record()) {
        let due = work.at().plus_seconds(CHECK_WITHIN);
        work.timer(CHECK, due);
    } else if work.changed("major_checked_at") {
        work.clear_timer(CHECK);
    }
}

/// The check is overdue, or a major incident says what became of it.
pub(super) fn due(name: &str, work: &mut Work<'_>) {
    match name {
        DECLARED => {
            let now = Value::Instant(work.at());
            work.set("major", Value::Boolean(true));
            work.set_if_empty("major_checked_at", now);
            work.note("declared", "a major incident was declared");
        }
        DOWNGRADED => {
            work.set("major", Value::Boolean(false));
            work.note("downgraded", "it is no major incident any more");
        }
        CHECK => {
            let open = work.phase().is_some_and(schema::Phase::is_active);
            let p1 = f::PRIORITY.get(work.record()) == Some(Priority::P1);
            if open && p1 && !f::MAJOR_CHECKED_AT.is_set(work.record()) {
                work.note("major_check_overdue", true);
                let subject = format!("{}: P1 not held against the major incident criteria", called(work.record()));
                let to = deciders(work);
                around::tell(work, "major_check", to, &subject, "Every P1 is held against the criteria within 15 minutes.");
            }
        }
        _ => {}
    }
}

fn deciders(work: &Work<'_>) -> Vec<kernel::Id> {
    let settings = Settings::of(work.facts());
    settings.duty_manager().into_iter().chain(settings.incident_manager()).collect()
}

/// A proposal reaches those who may declare.
pub(super) fn tell(work: &mut Work<'_>) {
    let proposed = f::MAJOR_CHECK.get(work.record()) == Some(MajorCheck::Proposed);
    if !work.changed("major_check") || !proposed {
        return;
    }
    let to: Vec<_> = deciders(work).into_iter().chain(around::holders(work, "service_desk_lead")).collect();
    let subject = format!("{}: a major incident is proposed", called(work.record()));
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    around::tell(work, "major_proposed", to, &subject, &title);
}

/// Whether a major incident that was declared from it still goes on.
pub(super) fn is_running(work: &Work<'_>) -> bool {
    if work.creating() || f::MAJOR.get(work.record()) != Some(true) {
        return false;
    }
    let (declared, managing) = (major_incident::state::DECLARED, major_incident::state::MANAGING);
    let query = format!("incident:{} state:{declared},{managing}", work.record().id);
    !work.facts().find(major_incident::TYPE, &query, 1).is_empty()
}

/// Closing waits until the major incident was restored.
pub(super) fn restored(work: &mut Work<'_>) {
    if is_running(work) {
        work.refuse_guard("", "The major incident that was declared from it is not restored yet.");
    }
}

/// A parent is not resolved while an outage it shall end still lasts.
pub(super) fn service_back(work: &mut Work<'_>) {
    let lasting = around::linking(work, "outage", "restored_by").into_iter().filter_map(|id| work.facts().record(id));
    let numbers: Vec<String> = lasting.filter(|o| o.instant("ended_at").is_none()).map(|o| called(&o)).collect();
    if !numbers.is_empty() && work.record().state.as_deref() == Some(state::RESOLVED) {
        work.refuse_guard("", &format!("An outage it shall end is not over: {}.", numbers.join(", ")));
    }
}

