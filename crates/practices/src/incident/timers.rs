//! What happens by itself: closing after the objection period, reminders to a silent caller, resuming on an agreed date.
//! A timer only brings the record back here; what happens depends on how the record stands then.

use super::{IncidentRules, children, major};
use crate::handles::incident::{ClosureCode, PendingReason, ResolutionCode, f, state, step};
use crate::organisation::Settings;
use engine::{Facts, Record, Visibility, Work};
use kernel::Timestamp;
use schema::{ChoiceEnum, Value};

const CLOSE: &str = "close";
const REMIND: [&str; 2] = ["first_reminder", "second_reminder"];
const NO_RESPONSE: &str = "no_response";
const RESUME: &str = "resume";

/// The timers an incident should have in the state it is in, which it entered at `since`.
pub(super) fn standing(rules: &IncidentRules, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(&'static str, Timestamp)> {
    let settings = Settings::of(facts);
    let after = |from, days| settings.after(&rules.calendars, from, days);
    match record.state.as_deref() {
        Some(state::RESOLVED) => vec![(CLOSE, after(f::RESOLVED_AT.get(record).unwrap_or(since), settings.auto_close_days()))],
        Some(state::PENDING) => match f::PENDING_REASON.get(record) {
            Some(PendingReason::AwaitingCaller) => REMIND
                .into_iter()
                .chain([NO_RESPONSE])
                .zip(settings.waiting_days())
                .map(|(name, days)| (name, after(since, days)))
                .collect(),
            Some(PendingReason::AwaitingCustomerAppointment | PendingReason::Scheduled) => {
                f::PENDING_UNTIL.get(record).map(|until| (RESUME, until)).into_iter().collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Sets and clears timers as the state changes.
pub(super) fn set(rules: &IncidentRules, work: &mut Work<'_>) {
    if work.leaving(state::RESOLVED) {
        work.clear_timer(CLOSE);
    }
    if work.leaving(state::PENDING) {
        for name in REMIND.into_iter().chain([NO_RESPONSE, RESUME]) {
            work.clear_timer(name);
        }
    }
    major::set_timer(work);
    if work.entering(state::RESOLVED) || work.entering(state::PENDING) {
        for (name, due) in standing(rules, work.facts(), work.record(), work.at()) {
            work.timer(name, due);
        }
    }
}

/// A timer came due.
pub(super) fn due(rules: &IncidentRules, name: &str, work: &mut Work<'_>) {
    let waiting_for_caller = work.record().state.as_deref() == Some(state::PENDING)
        && f::PENDING_REASON.get(work.record()) == Some(PendingReason::AwaitingCaller);
    match name {
        CLOSE => close(rules, work),
        major::CHECK | major::DECLARED | major::DOWNGRADED => major::due(name, work),
        RESUME => resume(work),
        NO_RESPONSE if waiting_for_caller => {
            let now = Value::Instant(work.now());
            work.set_if_empty("no_response_proposed_at", now);
            work.note("no_answer", "the caller has not answered; it may be resolved as no response");
        }
        _ if REMIND.contains(&name) && waiting_for_caller => {
            work.say(
                Visibility::Public,
                "We still need your answer to go on. Please reply to this message, or tell us if the matter has settled itself.",
            );
            work.note("reminder", if name == REMIND[0] { "first" } else { "second" });
        }
        _ => {}
    }
}

fn close(rules: &IncidentRules, work: &mut Work<'_>) {
    let settings = Settings::of(work.facts());
    let Some(resolved) = f::RESOLVED_AT.get(work.record()).filter(|_| work.record().state.as_deref() == Some(state::RESOLVED)) else {
        return;
    };
    let due = settings.after(&rules.calendars, resolved, settings.auto_close_days());
    if due > work.now() {
        return work.timer(CLOSE, due);
    }
    if !children(work).is_empty() || major::is_running(work) || !f::CATEGORY.is_set(work.record()) {
        // Something is still in the way: look again on the next business day.
        let now = work.now();
        return work.timer(CLOSE, settings.after(&rules.calendars, now, 1));
    }
    let silent = f::RESOLUTION_CODE.get(work.record()) == Some(ResolutionCode::NoResponse);
    let code = if silent { ClosureCode::NoResponse } else { ClosureCode::ClosedAutomatically };
    work.set("closure_code", code.value());
    work.take_move(step::CLOSE);
}

fn resume(work: &mut Work<'_>) {
    let reached = f::PENDING_UNTIL.get(work.record()).is_some_and(|until| until <= work.now());
    let agreed =
        matches!(f::PENDING_REASON.get(work.record()), Some(PendingReason::AwaitingCustomerAppointment | PendingReason::Scheduled));
    if reached && agreed && work.record().state.as_deref() == Some(state::PENDING) {
        work.take_move(step::RESUME);
        work.because("The agreed date was reached.");
    }
}
