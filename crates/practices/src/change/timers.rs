//! What happens by itself: the review begins, a successful standard change closes, approvers are reminded, the window begins
//! and ends, what was said by word of mouth lapses. A timer only brings the record back here.

use super::{ChangeRules, caused, voting};
use crate::handles::change::{ChangeType, Outcome, UnauthorisedBasis, f, state, step};
use crate::organisation::Settings;
use engine::{Facts, Record, Work};
use kernel::Timestamp;
use schema::{ChoiceEnum, Value};

pub(super) const REMIND: &str = "approval_reminder";
pub(super) const DEPUTY: &str = "approval_deputy";
pub(super) const DAY_BEFORE: &str = "day_before";
pub(super) const WINDOW_END: &str = "window_end";
pub(super) const VERBAL: &str = "verbal_confirmation";
pub(super) const ASSESSMENT: &str = "full_assessment";
pub(super) const INVESTIGATION: &str = "investigation";
pub(super) const REVIEW: &str = "review";
const BEGIN_REVIEW: &str = "begin_review";
const CLOSE: &str = "close_standard";

/// Seconds after which a successful standard change closes.
const QUIET: i64 = 24 * 3600;

/// The timers a change should have in the state it is in, which it entered at `since`.
pub(super) fn standing(rules: &ChangeRules, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(&'static str, Timestamp)> {
    let settings = Settings::of(facts);
    let after = |from, days| settings.after(&rules.calendars, from, days);
    let mut out = Vec::new();
    let end = f::ACTUAL_END.get(record).unwrap_or(since);
    match record.state.as_deref() {
        Some(state::AWAITING_APPROVAL) => out.extend([(REMIND, after(since, 1)), (DEPUTY, after(since, 2))]),
        Some(state::SCHEDULED) => {
            out.extend(f::PLANNED_START.get(record).map(|start| (DAY_BEFORE, after(start, -1))).filter(|(_, at)| *at > since));
            out.extend(f::PLANNED_END.get(record).map(|end| (WINDOW_END, end)));
        }
        Some(state::IMPLEMENTING) => out.extend(f::PLANNED_END.get(record).map(|end| (WINDOW_END, end.max(since)))),
        Some(state::IMPLEMENTED) if closes_itself(record) => out.push((CLOSE, end.plus_seconds(QUIET).max(since))),
        Some(state::IMPLEMENTED) => out.push((BEGIN_REVIEW, since)),
        Some(state::IN_REVIEW) => {
            let hours = settings.hours(&rules.calendars);
            out.extend(f::REVIEW_DUE_ON.get(record).and_then(|d| d.tomorrow().ok()).map(|d| (REVIEW, hours.start_of(d).max(since))));
        }
        _ => {}
    }
    out
}

fn closes_itself(record: &Record) -> bool {
    f::CHANGE_TYPE.get(record) == Some(ChangeType::Standard)
        && f::OUTCOME.get(record) == Some(Outcome::Successful)
        && !f::REVIEW_BASIS.is_set(record)
}

/// Sets and clears timers as the change goes on.
pub(super) fn set(rules: &ChangeRules, work: &mut Work<'_>) {
    let moved = work.before().is_none_or(|b| b.state != work.record().state);
    if moved {
        for name in [REMIND, DEPUTY, DAY_BEFORE, WINDOW_END, BEGIN_REVIEW, CLOSE, REVIEW] {
            if work.before().is_some_and(|b| standing(rules, work.facts(), b, b.updated_at).iter().any(|(n, _)| *n == name)) {
                work.clear_timer(name);
            }
        }
    }
    let window = work.changed("planned_start") || work.changed("planned_end");
    let result = work.changed("review_basis") || work.changed("outcome") || work.changed("review_due_on");
    if moved || window || result {
        for (name, due) in standing(rules, work.facts(), work.record(), work.at()) {
            if moved || !matches!(name, REMIND | DEPUTY) {
                work.timer(name, due);
            }
        }
    }
    lasting(rules, work);
}

/// Timers that outlast a state: confirmation, full assessment, investigation.
fn lasting(rules: &ChangeRules, work: &mut Work<'_>) {
    let (settings, at) = (Settings::of(work.facts()), work.at());
    let hours = settings.hours(&rules.calendars);
    let heard = voting::answers(work.record()).iter().any(voting::is_unconfirmed);
    if work.changed("approvers") {
        if heard {
            let due = settings.after(&rules.calendars, at, 1);
            work.timer(VERBAL, due);
        } else if work.was("approvers").is_some() {
            work.clear_timer(VERBAL);
        }
    }
    for (field, name) in [("full_assessment_due_on", ASSESSMENT), ("investigation_due_on", INVESTIGATION)] {
        let Some(Value::Date(day)) = work.record().get(field).cloned().filter(|_| work.changed(field)) else { continue };
        if let Ok(next) = day.tomorrow() {
            work.timer(name, hours.start_of(next));
        }
    }
}

/// A timer came due. What it only tells is told by the notifications, which see which timer it was.
pub(super) fn due(_rules: &ChangeRules, name: &str, work: &mut Work<'_>) {
    let state = work.record().state.clone();
    let in_state = |wanted: &str| state.as_deref() == Some(wanted);
    match name {
        BEGIN_REVIEW if in_state(state::IMPLEMENTED) => review(work),
        CLOSE if in_state(state::IMPLEMENTED) => {
            let end = f::ACTUAL_END.get(work.record()).unwrap_or(work.now());
            if end.plus_seconds(QUIET) > work.now() {
                work.timer(CLOSE, end.plus_seconds(QUIET));
            } else if closes_itself(work.record()) && caused(work).is_empty() {
                work.take_move(step::CLOSE_STANDARD);
                work.because("Successful, and no incident within 24 hours.");
            } else {
                review(work);
            }
        }
        VERBAL if voting::answers(work.record()).iter().any(voting::is_unconfirmed) => {
            work.set(f::UNAUTHORISED.as_str(), Value::Boolean(true));
            work.set(f::UNAUTHORISED_BASIS.as_str(), UnauthorisedBasis::VerbalNotConfirmed.value());
            work.because("An approval given by word of mouth was not confirmed within one business day.");
        }
        REMIND | DEPUTY if in_state(state::AWAITING_APPROVAL) => work.note(name, "answers are missing"),
        DAY_BEFORE if in_state(state::SCHEDULED) => work.note(name, "told"),
        WINDOW_END if in_state(state::SCHEDULED) || in_state(state::IMPLEMENTING) => work.note(name, "no result yet"),
        ASSESSMENT if !f::FULLY_ASSESSED_AT.is_set(work.record()) => work.note(name, "overdue"),
        INVESTIGATION if !f::INVESTIGATION.is_set(work.record()) => work.note(name, "overdue"),
        REVIEW if in_state(state::IN_REVIEW) => work.note(name, "overdue"),
        _ => {}
    }
}

fn review(work: &mut Work<'_>) {
    work.take_move(step::BEGIN_REVIEW);
    work.because("It is implemented: the review is due.");
}
