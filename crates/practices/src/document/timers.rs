//! What happens to a document by itself: publication on the day it was set for, reminders of its review and of its
//! disposal, and requests for acknowledgement, some people at a time.

use super::{follow::CONTROL, is_frozen, requests};
use crate::handles::document::{f, state, step};
use crate::organisation::{days, people, reminders};
use engine::{Facts, Record, Work};
use kernel::{Date, Timestamp};

const PUBLISH: &str = "publish";
const REVIEW: &str = "review";
const DISPOSE: &str = "dispose";
/// The timer by which acknowledgements are asked for.
pub(super) const REQUEST: &str = "request";
/// The owner hears of a review 60, 30 and 7 days before it and when it is due; 30 days after it the SMS owner does.
const REVIEW_STEPS: reminders::Steps = &[60, 30, 7, 0, -30];
/// Whoever keeps the documents hears of a disposal 30 and 7 days before and when it is due, and once more in time for KPI DC-4.
const DISPOSAL_STEPS: reminders::Steps = &[30, 7, 0, -60];

fn review_due(record: &Record) -> Option<Date> {
    (record.state.as_deref() == Some(state::PUBLISHED)).then(|| f::NEXT_REVIEW_ON.get(record)).flatten()
}

fn disposal_due(record: &Record) -> Option<Date> {
    matches!(record.state.as_deref(), Some(state::WITHDRAWN | state::ARCHIVED)).then(|| f::DISPOSAL_DUE_ON.get(record)).flatten()
}

fn publication(facts: &Facts<'_>, record: &Record) -> Option<Timestamp> {
    let set = (record.state.as_deref() == Some(state::APPROVED)).then(|| f::EFFECTIVE_ON.get(record)).flatten();
    set.map(|on| days::start_of(facts, on))
}

/// The timers a document should have as it stands.
pub(super) fn standing(facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
    [
        (PUBLISH, publication(facts, record)),
        (REVIEW, reminders::next(facts, since, review_due(record), REVIEW_STEPS)),
        (DISPOSE, reminders::next(facts, since, disposal_due(record), DISPOSAL_STEPS)),
    ]
    .into_iter()
    .filter_map(|(name, due)| Some((name.to_owned(), due?)))
    .collect()
}

/// Sets and clears timers as states and dates change.
pub(super) fn set(work: &mut Work<'_>) {
    let moved = work.before().is_none_or(|b| b.state != work.record().state);
    if !work.before().is_some_and(is_frozen) && !moved {
        return;
    }
    if (moved || work.changed("effective_on")) && (work.leaving(state::APPROVED) || work.record().state.as_deref() == Some(state::APPROVED)) {
        // A day that has begun already publishes nothing by itself: somebody does.
        match publication(work.facts(), work.record()).filter(|at| *at > work.now()) {
            Some(at) => work.timer(PUBLISH, at),
            None => work.clear_timer(PUBLISH),
        }
    }
    let review = review_due(work.record());
    if (review.is_some() && (moved || work.changed("next_review_on"))) || work.leaving(state::PUBLISHED) {
        reminders::set(work, REVIEW, review, REVIEW_STEPS);
    }
    let disposal = disposal_due(work.record());
    if (disposal.is_some() && (moved || work.changed("disposal_due_on"))) || work.entering(state::DISPOSED) {
        reminders::set(work, DISPOSE, disposal, DISPOSAL_STEPS);
    }
}

/// A timer came due.
pub(super) fn due(name: &str, work: &mut Work<'_>) {
    match name {
        PUBLISH => publish(work),
        REVIEW => review(work),
        DISPOSE => disposal(work),
        REQUEST => requests::ask(work),
        _ => {}
    }
}

fn publish(work: &mut Work<'_>) {
    let Some(at) = publication(work.facts(), work.record()) else { return };
    if at > work.now() {
        work.timer(PUBLISH, at);
    } else if work.take_move(step::PUBLISH) {
        work.because("The day came for which it was set.");
    }
}

fn review(work: &mut Work<'_>) {
    let due = review_due(work.record());
    let Some(left) = reminders::due(work, REVIEW, due, REVIEW_STEPS) else { return };
    let (number, title) = (people::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
    let owner = f::OWNER.get(work.record());
    if left < 0 {
        let subject = format!("{number}: the review is {} days overdue", -left);
        people::tell_roles(work, "review_overdue", &["sms_owner"], subject, title);
    } else {
        let subject = format!("{number} is to be reviewed {}", if left == 0 { "today".to_owned() } else { format!("in {left} days") });
        people::tell(work, "review_due", owner, subject, title);
    }
}

fn disposal(work: &mut Work<'_>) {
    let due = disposal_due(work.record());
    let Some(left) = reminders::due(work, DISPOSE, due, DISPOSAL_STEPS) else { return };
    if f::LEGAL_HOLD.get(work.record()) == Some(true) {
        return;
    }
    let (number, title) = (people::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
    let when = match left {
        0 => "today".to_owned(),
        1.. => format!("in {left} days"),
        _ => format!("since {} days", -left),
    };
    let subject = format!("{number} is due for disposal {when}");
    people::tell_roles(work, CONTROL, &["document_controller"], subject, title);
}
