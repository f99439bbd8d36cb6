//! What makes a change another one, and its approvals void: another scope, a higher risk, a window far from the one approved.

use super::{ChangeRules, collisions, risk, services_of};
use crate::handles::change::{RiskLevel, f, state, step};
use engine::{Record, Work};

/// Seconds by which a window may move without being another one.
const SAME_WINDOW: i64 = 24 * 3600;

/// Whether the window left what was put to approval: by more than a day, or into service hours.
pub(super) fn window_left(rules: &ChangeRules, work: &Work<'_>) -> bool {
    let record = work.record();
    let (Some(now), Some(then)) = (collisions::window(record), f::APPROVED_START.get(record).zip(f::APPROVED_END.get(record))) else {
        return false;
    };
    let far = |a: kernel::Timestamp, b: kernel::Timestamp| a.seconds_since(b).abs() > SAME_WINDOW;
    if far(now.0, then.0) || far(now.1, then.1) {
        return true;
    }
    let calendars = services_of(record).into_iter().filter_map(|s| work.facts().shelved(s)?.reference("support_calendar"));
    let mut hours = calendars.filter_map(|c| rules.calendars.hours(work.facts(), c)).map(|(hours, _)| hours);
    hours.any(|h| !h.is_continuous() && h.working_seconds(then.0, then.1) == 0 && h.working_seconds(now.0, now.1) > 0)
}

/// Fields that say what the change is; altering one makes it another change.
pub(super) const SCOPE: [&str; 6] =
    ["description", "service", "affected_services", "configuration_items", "change_subject", "change_type"];

/// Voids the approvals when the change was altered materially, or taken back.
pub(super) fn void(rules: &ChangeRules, work: &mut Work<'_>) {
    if work.creating() || !(f::APPROVERS.is_set(work.record()) || f::DECISION.is_set(work.record()) || f::CAB_ADVICE.is_set(work.record())) {
        return;
    }
    let before = matches!(work.record().state.as_deref(), Some(state::ASSESSING | state::AWAITING_APPROVAL));
    let level = |r: &Record| risk::of(r).map(|found| found.level.max(risk::raised(r).unwrap_or(RiskLevel::Low)));
    let higher = work.before().and_then(level) < level(work.record()) && work.before().and_then(level).is_some();
    let altered = before && (SCOPE.iter().any(|field| work.changed(field)) || higher || window_left(rules, work));
    if !altered && work.taken() != Some(step::REASSESS) {
        return;
    }
    for field in [
        "approvers",
        "conditions",
        "decision",
        "decided_by",
        "decided_at",
        "approved_start",
        "approved_end",
        "cab_meeting",
        "cab_advice",
        "cab_advised_at",
    ] {
        work.clear(field);
    }
    work.note("approvals_void", true);
}
