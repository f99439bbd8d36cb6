//! The duty to notify: its clock runs on wall time, from awareness.

use crate::handles::security_incident::{f, state};
use crate::risk::ground;
use engine::{Record, Work};
use kernel::{Id, Timestamp};
use schema::Value;

pub(super) const WARN: &str = "notification_warning";
pub(super) const DUE: &str = "notification_due";

/// When notification is due: so many hours of wall time after awareness.
#[must_use]
pub(super) const fn due(aware: Timestamp, hours: i64) -> Timestamp {
    aware.plus_seconds(hours * 3600)
}

/// When it is due, while there is a duty.
pub(super) fn compute(work: &mut Work<'_>) {
    let record = work.record();
    if f::NOTIFICATION_DUTY.get(record) != Some(true) {
        return work.clear(f::NOTIFICATION_DUE_AT.as_str());
    }
    let aware = f::AWARE_AT.get(record).or_else(|| f::REPORTED_AT.get(record));
    if let Some(aware) = aware {
        let at = due(aware, f::NOTIFICATION_HOURS.get(record).unwrap_or(72));
        work.set(f::NOTIFICATION_DUE_AT.as_str(), Value::Instant(at));
    }
}

/// A duty that was seen is not taken off without a reason.
pub(super) fn check(work: &mut Work<'_>) {
    ground::in_order(work, f::AWARE_AT.as_str(), f::NOTIFIED_AT.as_str());
    let was = matches!(work.was(f::NOTIFICATION_DUTY.as_str()), Some(Value::Boolean(true)));
    if was && f::NOTIFICATION_DUTY.get(work.record()) != Some(true) {
        work.require_reason("taking the duty to notify off", 10);
    }
    if work.changed(f::NOTIFIED_AT.as_str()) && f::NOTIFIED_AT.is_set(work.record()) {
        work.require(f::NOTIFIED_TO.as_str());
    }
}

/// Nothing is closed while somebody is still to be notified.
pub(super) fn done(work: &mut Work<'_>) {
    if f::NOTIFICATION_DUTY.get(work.record()) == Some(true) && !f::NOTIFIED_AT.is_set(work.record()) {
        work.refuse_guard(f::NOTIFIED_AT.as_str(), "Somebody is still to be notified.");
    }
}

/// Timers: at three quarters of the time, and when it is over.
pub(super) fn times(record: &Record) -> Vec<(&'static str, Timestamp)> {
    let ended = matches!(record.state.as_deref(), Some(state::CLOSED | state::FALSE_POSITIVE));
    let Some(due) = f::NOTIFICATION_DUE_AT.get(record).filter(|_| !ended && !f::NOTIFIED_AT.is_set(record)) else { return Vec::new() };
    let quarter = f::NOTIFICATION_HOURS.get(record).unwrap_or(72) * 900;
    vec![(WARN, due.plus_seconds(-quarter)), (DUE, due)]
}

/// Who hears that time is running out.
pub(super) fn remind(work: &mut Work<'_>, name: &str) {
    let Some(due) = f::NOTIFICATION_DUE_AT.get(work.record()) else { return };
    let mut people: Vec<Id> = f::ASSIGNED_TO.get(work.record()).into_iter().collect();
    people.extend(ground::holders(work, "security_manager"));
    if name == DUE {
        people.extend(ground::holders(work, "sms_owner"));
    }
    let number = work.record().number.clone().unwrap_or_default();
    let subject = format!("{number}: somebody must be notified by {}", due.to_jiff().strftime("%Y-%m-%d %H:%M UTC"));
    ground::tell(work, name, people, &subject, "");
}
