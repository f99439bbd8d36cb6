//! Who is told of what, and who is reminded of what is due.

use super::dates::add_days;
use super::obligations::REMINDERS;
use super::records::{called, date, start_of, today};
use engine::{Facts, Record, Work};
use kernel::{Date, Id, Timestamp};
use serde_json::json;

/// Names of the timers of a due date, in the order in which they come due.
pub(crate) const DUE_TIMERS: [&str; 3] = ["due_in_30_days", "due_in_7_days", "overdue"];

/// Tells people, each once and nobody of their own doing.
pub(crate) fn tell(work: &mut Work<'_>, event: &str, people: impl IntoIterator<Item = Id>, subject: &str, text: &str) {
    let own = work.actor().person();
    let mut to: Vec<Id> = people.into_iter().filter(|person| Some(*person) != own).collect();
    to.sort_unstable();
    to.dedup();
    if to.is_empty() {
        return;
    }
    let now = work.now();
    work.effect("notify", now, json!({"event": event, "to": to, "subject": subject, "text": text, "internal": true}));
}

/// The people who hold a role on a day, by the assignments on the shelf.
pub(crate) fn holders(facts: &Facts<'_>, role: &str, on: Date) -> Vec<Id> {
    let valid = |a: &Record| date(a, "valid_from").is_some_and(|from| from <= on) && date(a, "valid_to").is_none_or(|to| on <= to);
    let held = facts.all("role_assignment").filter(|a| a.choice("role").is_some_and(|r| **r == *role) && valid(a));
    let mut people: Vec<Id> = held.filter_map(|a| a.reference("person")).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// The owner of the SMS: who is named in the settings, or else whoever holds the role.
pub(crate) fn sms_owners(work: &Work<'_>) -> Vec<Id> {
    let named = work.facts().first("organisation").and_then(|o| o.reference("sms_owner"));
    named.map_or_else(|| holders(work.facts(), "sms_owner", today(work)), |person| vec![person])
}

/// The timers of a due date: thirty and seven days before it, and on the day after it. Past ones are left out, but for the
/// last, so that what is overdue from the beginning is told.
pub(crate) fn due_timers(facts: &Facts<'_>, due: Date, since: Timestamp) -> Vec<(&'static str, Timestamp)> {
    let days = REMINDERS.map(|days| -days).into_iter().chain([1]);
    let all = DUE_TIMERS.into_iter().zip(days.map(|days| start_of(facts, add_days(due, days))));
    all.filter(|(name, at)| *at > since || *name == DUE_TIMERS[2]).map(|(name, at)| (name, at.max(since))).collect()
}

/// The same as [`engine::Practice::standing_timers`] wants them.
pub(crate) fn standing(facts: &Facts<'_>, due: Option<Date>, since: Timestamp) -> Vec<(String, Timestamp)> {
    let Some(due) = due else { return Vec::new() };
    due_timers(facts, due, since).into_iter().map(|(name, at)| (name.to_owned(), at)).collect()
}

/// Sets the timers of a due date when it or the state changed; clears them when nothing is due any more.
pub(crate) fn remind(work: &mut Work<'_>, due: Option<Date>, before: Option<Date>) {
    if due == before && !work.creating() {
        return;
    }
    if !work.creating() {
        DUE_TIMERS.iter().for_each(|name| work.clear_timer(name));
    }
    if let Some(due) = due {
        for (name, at) in due_timers(work.facts(), due, work.now()) {
            work.timer(name, at);
        }
    }
}

/// A timer of a due date fired: tells the people, and says so in the history, or the timer would come due again and again.
/// What is overdue is told every week.
pub(crate) fn reminded(work: &mut Work<'_>, name: &str, due: Option<Date>, people: impl IntoIterator<Item = Id>, what: &str) {
    let (Some(due), true) = (due, DUE_TIMERS.contains(&name)) else { return };
    let subject = match name {
        "overdue" => format!("{}: {what} was due on {due}", called(work.record())),
        _ => format!("{}: {what} is due on {due}", called(work.record())),
    };
    let title = work.record().text("title").unwrap_or_default().to_owned();
    tell(work, name, people, &subject, &title);
    work.note("reminder", name);
    if name == DUE_TIMERS[2] {
        let again = work.now().plus_seconds(7 * 86_400);
        work.timer(name, again);
    }
}
