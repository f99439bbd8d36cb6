//! What the rules of services, customers, agreements, reports, assets and configuration all do: read dates on the
//! organisation's wall, find whoever holds a role, tell people, remind of dates, and raise records of other practices.

use crate::organisation::Settings;
use engine::{Action, Command, Facts, FollowUp, Record, Work};
use jiff::tz::TimeZone;
use journal::Actor;
use kernel::{Code, Date, Id, Name, Refusal, Timestamp};
use schema::Value;
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

fn zone(facts: &Facts<'_>) -> TimeZone {
    TimeZone::get(Settings::of(facts).time_zone()).unwrap_or(TimeZone::UTC)
}

/// The date on the organisation's wall at an instant.
pub(crate) fn date_of(facts: &Facts<'_>, at: Timestamp) -> Date {
    zone(facts).to_datetime(at.to_jiff()).date()
}

/// Today, on the organisation's wall.
pub(crate) fn today(work: &Work<'_>) -> Date {
    date_of(work.facts(), work.now())
}

/// The first instant of a date on the organisation's wall.
pub(crate) fn start_of(facts: &Facts<'_>, date: Date) -> Timestamp {
    date.to_zoned(zone(facts)).map_or_else(|_| Timestamp::from_seconds(0), |z| Timestamp::from(z.timestamp()))
}

/// The date `months` months after another; the last day of a month that is too short for it.
pub(crate) fn months_after(date: Date, months: i64) -> Date {
    date.checked_add(jiff::Span::new().months(months)).unwrap_or(Date::MAX)
}

/// The date so many days after another (before it, when negative).
pub(crate) fn days_after(date: Date, days: i64) -> Date {
    date.checked_add(jiff::Span::new().days(days)).unwrap_or(Date::MAX)
}

/// Writes today into a date that nobody gave.
pub(crate) fn date_now(work: &mut Work<'_>, field: &str) {
    if !work.given(field) {
        let on = date_of(work.facts(), work.at());
        work.set(field, Value::Date(on));
    }
}

/// Declines an end before its beginning.
pub(crate) fn in_order(work: &mut Work<'_>, from: &str, to: &str) {
    let date = |field: &str| match work.record().get(field) {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    };
    if matches!((date(from), date(to)), (Some(a), Some(b)) if b < a) {
        let (other, label) = (work.label(from), work.label(to));
        work.refuse(Refusal::new(Code::Order).on(to).with("label", label).with("other", other));
    }
}

/// The records a field of several refers to.
pub(crate) fn several(record: &Record, field: &str) -> Vec<Id> {
    match record.get(field) {
        Some(Value::References(ids)) => ids.clone(),
        _ => Vec::new(),
    }
}

/// What to call a record in a text; the number of a new one is filled in when it is known.
pub(crate) fn called(record: &Record) -> String {
    record.number.clone().unwrap_or_else(|| "{number}".to_owned())
}

/// The records that a link of this name leads to.
pub(crate) fn linked_to(work: &Work<'_>, name: &str) -> Vec<Id> {
    let own = work.record().id;
    work.links().iter().filter(|l| l.from == own && l.name == *name).map(|l| l.to).collect()
}

/// The records from which a link of this name leads here.
pub(crate) fn linked_from(work: &Work<'_>, name: &str) -> Vec<Id> {
    let own = work.record().id;
    work.links().iter().filter(|l| l.to == own && l.name == *name).map(|l| l.from).collect()
}

/// Everybody who holds a role today.
pub(crate) fn holders(work: &Work<'_>, role: &str) -> Vec<Id> {
    use crate::handles::role_assignment::{TYPE, f};
    let on = today(work);
    let valid = |r: &&std::sync::Arc<Record>| {
        r.choice("role").is_some_and(|held| *held == *role)
            && f::VALID_FROM.get(&***r).is_some_and(|from| from <= on)
            && f::VALID_TO.get(&***r).is_none_or(|to| on <= to)
    };
    let found: BTreeSet<Id> = work.facts().all(TYPE).filter(valid).filter_map(|r| f::PERSON.get(&**r)).collect();
    found.into_iter().collect()
}

/// Tells people in the application, each once, nobody of their own doing.
pub(crate) fn tell(work: &mut Work<'_>, event: &str, to: impl IntoIterator<Item = Id>, subject: &str, text: &str) {
    send(work, "notify", event, to, subject, text);
}

/// Writes to people by mail: customers, respondents, whoever does not work here.
pub(crate) fn write_to(work: &mut Work<'_>, event: &str, to: impl IntoIterator<Item = Id>, subject: &str, text: &str) {
    send(work, "mail", event, to, subject, text);
}

fn send(work: &mut Work<'_>, kind: &str, event: &str, to: impl IntoIterator<Item = Id>, subject: &str, text: &str) {
    let own = work.actor().person();
    let people: BTreeSet<Id> = to.into_iter().filter(|p| Some(*p) != own).collect();
    if people.is_empty() {
        return;
    }
    let now = work.now();
    let body = json!({"event": event, "to": people, "subject": subject, "text": text, "internal": kind == "notify"});
    work.effect(kind, now, body);
}

/// A new record of another practice that follows from this one. Fields its definition does not know are left out.
pub(crate) fn raise(work: &mut Work<'_>, by: &str, type_name: &str, fields: Vec<(&str, Json)>) {
    let Some(def) = work.model().get(type_name).cloned() else { return };
    let known = |(name, value): (&str, Json)| (def.field(name).is_some() && !value.is_null()).then(|| (Name::from(name), value));
    let set: BTreeMap<Name, Json> = fields.into_iter().filter_map(known).collect();
    let command = Command {
        id: work.new_id(),
        type_name: def.name.clone(),
        record: None,
        expected_version: None,
        action: Action { set, ..Action::default() },
        reason: None,
        occurred_at: None,
    };
    work.then(FollowUp { command, actor: Actor::system(by), required: false });
}

/// What follows for another record that exists: a move, or fields, or only that it computes itself anew.
pub(crate) fn follow(work: &mut Work<'_>, by: &str, record: &Record, action: Action, reason: Option<String>) {
    let command = Command {
        id: work.new_id(),
        type_name: record.type_name.clone(),
        record: Some(record.id),
        expected_version: None,
        action,
        reason,
        occurred_at: Some(work.at()),
    };
    work.then(FollowUp { command, actor: Actor::system(by), required: false });
}

/// Somebody is reminded of a date, some days before it.
pub(crate) struct Reminder {
    /// Name of the timer.
    pub timer: &'static str,
    /// The date.
    pub field: &'static str,
    /// How many days before it, most first.
    pub days: &'static [i64],
}

/// The next day on which to remind of a date: after `from`, so many days before it.
pub(crate) fn next_reminder(date: Date, days: &[i64], from: Date) -> Option<Date> {
    days.iter().map(|n| days_after(date, -n)).find(|on| *on > from)
}

impl Reminder {
    fn date(&self, record: &Record) -> Option<Date> {
        match record.get(self.field) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// The timer a record should have, seen from a day.
    pub fn standing(&self, facts: &Facts<'_>, record: &Record, from: Date) -> Option<Timestamp> {
        next_reminder(self.date(record)?, self.days, from).map(|on| start_of(facts, on))
    }

    /// Sets the timer when the date or the state changed, and clears it when the record no longer asks for it.
    pub fn arm(&self, work: &mut Work<'_>, wanted: bool) {
        let moved = work.before().is_none_or(|b| b.state != work.record().state);
        if !moved && !work.changed(self.field) {
            return;
        }
        let from = today(work);
        match self.standing(work.facts(), work.record(), from).filter(|_| wanted) {
            Some(due) => work.timer(self.timer, due),
            None if !work.creating() => work.clear_timer(self.timer),
            None => {}
        }
    }

    /// The timer came due: how many days are left, when there is something to remind of. Sets itself for the next time.
    pub fn due(&self, work: &mut Work<'_>) -> Option<i64> {
        let on = today(work);
        let left = self.date(work.record()).and_then(|date| on.until(date).ok()).map(|span| i64::from(span.get_days()));
        match self.standing(work.facts(), work.record(), on) {
            Some(next) => work.timer(self.timer, next),
            None => work.clear_timer(self.timer),
        }
        let left = left.filter(|n| (0..=self.days.first().copied().unwrap_or(0)).contains(n))?;
        work.note("reminder", format!("{left} days left"));
        Some(left)
    }
}

/// Whoever answers for a record is reminded of its review, a month and a week ahead and on the day.
pub(crate) const REVIEW: Reminder = Reminder { timer: "review_due", field: "next_review_on", days: &[30, 7, 0] };

/// When a record is looked at again: from coming into force, and from every review, by its interval.
pub(crate) fn reviewed(work: &mut Work<'_>, in_force: &str) {
    let months = work.record().integer("review_interval_months").unwrap_or(12);
    if work.changed("last_reviewed_on")
        && !work.given("next_review_on")
        && let Some(Value::Date(last)) = work.record().get("last_reviewed_on").cloned()
    {
        work.set("next_review_on", Value::Date(months_after(last, months)));
    }
    if work.entering(in_force) {
        let next = Value::Date(months_after(today(work), months));
        work.set_if_empty("next_review_on", next);
    }
}

/// The review of a record is due: its owner is told.
pub(crate) fn review_due(work: &mut Work<'_>, to: impl IntoIterator<Item = Id>) {
    let Some(left) = REVIEW.due(work) else { return };
    let record = work.record();
    let name = record.text("title").or_else(|| record.text("name")).unwrap_or_default().to_owned();
    let when = if left == 0 { "today".to_owned() } else { format!("in {left} days") };
    let subject = format!("{}: its review is due {when}", called(record));
    tell(work, "review_due", to, &subject, &name);
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn reminders_come_one_after_the_other() {
        let end = date(2026, 12, 31);
        for (from, expected) in [
            (date(2026, 1, 1), Some(date(2026, 7, 4))),
            (date(2026, 7, 3), Some(date(2026, 7, 4))),
            (date(2026, 7, 4), Some(date(2026, 10, 2))),
            (date(2026, 10, 2), Some(date(2026, 12, 1))),
            (date(2026, 12, 1), None),
            (date(2027, 1, 1), None),
        ] {
            assert_eq!(next_reminder(end, &[180, 90, 30], from), expected, "{from}");
        }
    }

    #[test]
    fn months_end_where_a_month_is_too_short() {
        assert_eq!(months_after(date(2026, 8, 31), 6), date(2027, 2, 28));
        assert_eq!(months_after(date(2024, 2, 29), 12), date(2025, 2, 28));
        assert_eq!(months_after(date(2026, 1, 15), 1), date(2026, 2, 15));
        assert_eq!(days_after(date(2026, 3, 1), -1), date(2026, 2, 28));
    }
}
