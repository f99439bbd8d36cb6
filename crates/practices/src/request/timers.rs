//! What happens by itself: the next approver is asked, a silent requester is reminded, work resumes on an agreed date, and a
//! fulfilled request closes when nobody objects.

use super::{RequestRules, approval};
use crate::handles::service_request::{PendingReason, f, state, step};
use crate::incident::around;
use crate::organisation::Settings;
use engine::{Facts, Record, Visibility, Work};
use kernel::Timestamp;
use schema::Value;

const APPROVAL: &str = "approval";
const CLOSE: &str = "close";
const REMIND: [&str; 2] = ["first_reminder", "second_reminder"];
const NO_RESPONSE: &str = "no_response";
const RESUME: &str = "resume";
/// Business days an approver has, before the next is asked.
const ANSWER: i32 = 5;

/// The timers a request should have in the state it is in, which it entered at `since`.
pub(super) fn standing(rules: &RequestRules, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(&'static str, Timestamp)> {
    let settings = Settings::of(facts);
    let after = |from, days| settings.after(&rules.calendars, from, days);
    match record.state.as_deref() {
        Some(state::AWAITING_APPROVAL) => vec![(APPROVAL, after(since, ANSWER))],
        Some(state::FULFILLED) => vec![(CLOSE, after(f::FULFILLED_AT.get(record).unwrap_or(since), settings.auto_close_days()))],
        Some(state::PENDING) => match f::PENDING_REASON.get(record) {
            Some(PendingReason::AwaitingCaller) => {
                let names = REMIND.into_iter().chain([NO_RESPONSE]);
                names.zip(settings.waiting_days()).map(|(name, days)| (name, after(since, days))).collect()
            }
            Some(PendingReason::AwaitingCustomerAppointment | PendingReason::Scheduled) => {
                f::PENDING_UNTIL.get(record).map(|until| (RESUME, until)).into_iter().collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Sets and clears timers as the state changes.
pub(super) fn set(rules: &RequestRules, work: &mut Work<'_>) {
    let moved = work.before().is_none_or(|b| b.state != work.record().state);
    if !moved {
        return;
    }
    if !work.creating() {
        for name in [APPROVAL, CLOSE, REMIND[0], REMIND[1], NO_RESPONSE, RESUME] {
            work.clear_timer(name);
        }
    }
    for (name, due) in standing(rules, work.facts(), work.record(), work.at()) {
        work.timer(name, due);
    }
}

/// A timer came due.
pub(super) fn due(rules: &RequestRules, name: &str, work: &mut Work<'_>) {
    let state_ = work.record().state.clone();
    let silent = state_.as_deref() == Some(state::PENDING) && f::PENDING_REASON.get(work.record()) == Some(PendingReason::AwaitingCaller);
    match name {
        APPROVAL if state_.as_deref() == Some(state::AWAITING_APPROVAL) => next_approver(rules, work),
        CLOSE if state_.as_deref() == Some(state::FULFILLED) => close(rules, work),
        RESUME if state_.as_deref() == Some(state::PENDING) && date_reached(work) => {
            work.take_move(step::RESUME);
            work.because("The agreed date was reached.");
        }
        NO_RESPONSE if silent => {
            let now = Value::Instant(work.now());
            work.set_if_empty("no_response_proposed_at", now);
            work.note("no_answer", "the requester has not answered");
        }
        _ if REMIND.contains(&name) && silent => {
            work.say(Visibility::Public, "We still need your answer to go on with your request. Please reply to this message.");
            work.note("reminder", if name == REMIND[0] { "first" } else { "second" });
        }
        _ => {}
    }
}

fn date_reached(work: &Work<'_>) -> bool {
    f::PENDING_UNTIL.get(work.record()).is_some_and(|until| until <= work.now())
}

/// The next in line is asked; at the end of the line the request managers see to it.
fn next_approver(rules: &RequestRules, work: &mut Work<'_>) {
    let place = usize::try_from(f::APPROVAL_STEP.get(work.record()).unwrap_or(1)).unwrap_or(1);
    if approval::ask(work, place) {
        work.note("approval_passed_on", "nobody answered for five business days");
    } else {
        work.note("approval_overdue", true);
        let to = around::holders(work, "request_manager");
        let subject = format!("{}: nobody answers the request for approval", around::called(work.record()));
        let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        around::tell(work, "approval_overdue", to, &subject, &title);
    }
    let now = work.now();
    let due = Settings::of(work.facts()).after(&rules.calendars, now, ANSWER);
    work.timer(APPROVAL, due);
}

fn close(rules: &RequestRules, work: &mut Work<'_>) {
    let settings = Settings::of(work.facts());
    let Some(fulfilled) = f::FULFILLED_AT.get(work.record()) else { return };
    let due = settings.after(&rules.calendars, fulfilled, settings.auto_close_days());
    if due > work.now() {
        return work.timer(CLOSE, due);
    }
    work.take_move(step::CLOSE);
    work.because("Nobody objected.");
}

/// Within the period in which something can be found missing; later it is a new request.
pub(super) fn return_period(rules: &RequestRules, work: &mut Work<'_>) {
    let settings = Settings::of(work.facts());
    let Some(fulfilled) = work.before().and_then(|b| f::FULFILLED_AT.get(b)) else { return };
    if work.at() > settings.after(&rules.calendars, fulfilled, settings.reopen_days()) {
        let words = format!("It was fulfilled more than {} business days ago: ask again with a new request.", settings.reopen_days());
        work.refuse_guard("", &words);
    }
}
