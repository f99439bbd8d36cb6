//! Duties: what is to be done with a record by a day that stands in it. Their owner is reminded some days before and once when the
//! day is past; the day may be moved earlier, and later only with a reason, by a move, or because it was done (processes.md, 10).
//!
//! A reminder is a timer of the record, `duty:<name>`. Which one is next follows from the record and the clock alone, so that
//! every write leaves the right one behind.

use crate::{Eyes, Facts, Grants, Record, RuleBook, Viewer, Work, access};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use journal::Actor;
use kernel::{Date, Timestamp};
use schema::{DutyDef, Model, TypeDef, Value};
use serde_json::json;

/// Timers of duties begin so.
const PREFIX: &str = "duty:";
/// Reminders are given at this hour, UTC: the day is a date, and a date begins everywhere within half a day of it.
const HOUR: i8 = 6;
/// Fewest characters of a reason for putting a day off.
const REASON: usize = 10;

/// The day by which a duty of a record is due, if the record has it. Whether its query holds is for the caller to ask.
#[must_use]
pub fn day(def: &TypeDef, duty: &DutyDef, record: &Record) -> Option<Date> {
    let ended = record.state.as_deref().and_then(|s| def.state(s)).is_some_and(|s| s.terminal);
    match record.get(&duty.on) {
        Some(Value::Date(day)) if !ended => Some(*day),
        _ => None,
    }
}

/// The next reminder after an instant: days before, most first, then the day after.
#[must_use]
pub fn next_reminder(duty: &DutyDef, day: Date, after: Timestamp) -> Option<Timestamp> {
    let before = duty.remind.iter().map(|days| -i64::from(*days));
    let all = before.chain([1]).filter_map(|days| at(day, days));
    all.filter(|t| *t > after).min()
}

fn at(day: Date, days: i64) -> Option<Timestamp> {
    let day = day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
    let morning = day.to_datetime(Time::constant(HOUR, 0, 0, 0)).to_zoned(TimeZone::UTC).ok()?;
    Some(morning.timestamp().into())
}

/// A day is not put off in silence.
pub(crate) fn check(work: &mut Work<'_>) {
    if !work.policed || work.creating() || work.taken.is_some() {
        return;
    }
    let later = |work: &Work<'_>, duty: &DutyDef| {
        let days = (work.was(&duty.on), work.record.get(&duty.on));
        let done = duty.done.as_ref().is_some_and(|done| work.changed(done));
        matches!(days, (Some(Value::Date(old)), Some(Value::Date(new))) if new > old) && !done
    };
    if let Some(duty) = work.def.duties.iter().find(|duty| later(work, duty)) {
        let what = format!("putting off “{}”", duty.label);
        work.require_reason(&what, REASON);
    }
}

/// Leaves the right reminder behind, where another stood.
pub(crate) fn set(work: &mut Work<'_>) {
    for duty in &work.def.duties {
        let before = work.before.as_deref().and_then(|b| reminder(work, duty, b));
        let after = reminder(work, duty, &work.record);
        let name = format!("{PREFIX}{}", duty.name);
        let fired = work.command.action.timer.as_deref() == Some(&name);
        match after {
            Some(due) if before != after || fired => work.timer(&name, due),
            None if before.is_some() && !fired => work.clear_timer(&name),
            _ => {}
        }
    }
}

fn reminder(work: &Work<'_>, duty: &DutyDef, record: &Record) -> Option<Timestamp> {
    let day = day(work.def, duty, record)?;
    let holds = duty.when.is_empty() || work.rules.scopes().holds(&access::eyes(work), work.def, &duty.when, record);
    if holds { next_reminder(duty, day, work.now) } else { None }
}

/// The reminders an imported record should have from now on.
pub(crate) fn standing(
    model: &Model,
    rules: &RuleBook,
    facts: &Facts<'_>,
    def: &TypeDef,
    record: &Record,
    now: Timestamp,
) -> Vec<(String, Timestamp)> {
    let nobody = Viewer {
        actor: Actor::system("import"),
        roles: Vec::new(),
        groups: Vec::new(),
        customers: Vec::new(),
        grants: Grants::default(),
        zone: "UTC".to_owned(),
        locale: "en".to_owned(),
    };
    let eyes = Eyes { viewer: &nobody, model, rules, facts, now };
    let due = |duty: &DutyDef| {
        let day = day(def, duty, record)?;
        let holds = duty.when.is_empty() || rules.scopes().holds(&eyes, def, &duty.when, record);
        let next = next_reminder(duty, day, now).filter(|_| holds)?;
        Some((format!("{PREFIX}{}", duty.name), next))
    };
    def.duties.iter().filter_map(due).collect()
}

/// A reminder came due: tells the owner. Returns whether the timer was one of a duty.
pub(crate) fn fire(name: &str, work: &mut Work<'_>) -> bool {
    let Some(duty) = name.strip_prefix(PREFIX) else { return false };
    let Some(duty) = work.def.duties.iter().find(|d| *d.name == *duty) else { return true };
    let Some(day) = day(work.def, duty, &work.record) else { return true };
    let holds = duty.when.is_empty() || work.rules.scopes().holds(&access::eyes(work), work.def, &duty.when, &work.record);
    let reached = duty.remind.iter().map(|days| -i64::from(*days)).chain([1]).filter_map(|days| at(day, days)).any(|t| t <= work.now);
    if !holds || !reached {
        return true;
    }
    let owner = duty.owner.as_ref().or(work.def.spine.owner.as_ref());
    let Some(owner) = owner.and_then(|field| work.record.reference(field)) else { return true };
    let called = work.record.number.clone().unwrap_or_else(|| work.def.title.clone());
    let title = work.record.text(&work.def.spine.title.0).unwrap_or_default();
    let past = at(day, 1).is_some_and(|t| t <= work.now);
    let subject =
        if past { format!("Overdue since {day}: {} of {called}", duty.label) } else { format!("By {day}: {} of {called}", duty.label) };
    let (about, now) = (work.record.id, work.now);
    let body = json!({"event": "duty", "to": [owner], "subject": subject, "text": title, "about": about, "internal": true});
    work.effect("notify", now, body);
    work.note("reminder", duty.label.to_lowercase().as_str());
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::Name;

    #[test]
    fn reminders_come_before_and_once_after() {
        let duty = DutyDef {
            name: Name::from("review"),
            label: "Review".into(),
            on: Name::from("next_review_on"),
            when: String::new(),
            done: None,
            owner: None,
            remind: vec![30, 7],
        };
        let day = date(2026, 3, 31);
        let next = |after: &str| next_reminder(&duty, day, after.parse().unwrap()).map(|t| t.to_string());
        let cases = [
            ("2025-12-01T00:00:00Z", Some("2026-03-01T06:00:00Z")),
            ("2026-03-01T05:59:59Z", Some("2026-03-01T06:00:00Z")),
            ("2026-03-01T06:00:00Z", Some("2026-03-24T06:00:00Z")),
            ("2026-03-24T06:00:00Z", Some("2026-04-01T06:00:00Z")),
            ("2026-04-01T06:00:00Z", None),
        ];
        for (after, want) in cases {
            assert_eq!(next(after).as_deref(), want, "{after}");
        }
        let never = DutyDef { remind: Vec::new(), ..duty };
        assert_eq!(next_reminder(&never, day, "2026-01-01T00:00:00Z".parse().unwrap()).unwrap().to_string(), "2026-04-01T06:00:00Z");
    }
}
