//! What happens by itself: observation begins with deployment, and ends in a review.

use super::{ReleaseRules, counting};
use crate::handles::release::{f, state, step};
use crate::organisation::Settings;
use engine::{Facts, Record, Work};
use kernel::Timestamp;

const OBSERVE: &str = "observe";
const END: &str = "end_of_observation";

/// The timers a release should have in the state it is in, which it entered at `since`.
pub(super) fn standing(rules: &ReleaseRules, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(&'static str, Timestamp)> {
    let hours = Settings::of(facts).hours(&rules.calendars);
    let end = f::OBSERVATION_ENDS_ON.get(record).and_then(|day| day.tomorrow().ok()).map(|day| hours.start_of(day));
    match record.state.as_deref() {
        Some(state::DEPLOYED) => vec![(OBSERVE, since)],
        Some(state::OBSERVING) => end.map(|at| (END, at.max(since))).into_iter().collect(),
        _ => Vec::new(),
    }
}

pub(super) fn set(rules: &ReleaseRules, work: &mut Work<'_>) {
    let moved = work.before().is_none_or(|b| b.state != work.record().state);
    if moved || work.changed(f::OBSERVATION_ENDS_ON.as_str()) {
        for (name, due) in standing(rules, work.facts(), work.record(), work.at()) {
            work.timer(name, due);
        }
    }
}

/// A timer came due.
pub(super) fn due(rules: &ReleaseRules, name: &str, work: &mut Work<'_>) {
    match (name, work.record().state.as_deref()) {
        (OBSERVE, Some(state::DEPLOYED)) => {
            work.take_move(step::OBSERVE);
            work.because("It is deployed.");
        }
        (END, Some(state::OBSERVING)) if counting::is_over(rules, work) => {
            counting::count(work);
            work.take_move(step::BEGIN_REVIEW);
            work.because("The observation is over.");
        }
        _ => {}
    }
}
