//! Days as the organisation counts them: dates are local dates of its time zone, business days those of its default
//! calendar, and a reminder is a timer on the morning of a day.

use crate::calendar::Calendars;
use crate::organisation::Settings;
use engine::{Facts, Record, Work};
use jiff::Span;
use kernel::{Calendar, CalendarDef, Date, Timestamp};
use std::sync::Arc;

/// Reminders a record should have as it stands on a day: the name of the timer, and the day.
pub(crate) type Reminders = Vec<(&'static str, Date)>;

/// The organisation's days.
pub(crate) struct Days {
    zone: Arc<Calendar>,
    hours: Arc<Calendar>,
    now: Timestamp,
}

impl Days {
    /// The days around an instant.
    pub(crate) fn around(facts: &Facts<'_>, calendars: &Calendars, now: Timestamp) -> Self {
        let settings = Settings::of(facts);
        let mut def = CalendarDef::round_the_clock("days", jiff::civil::date(1970, 1, 1));
        settings.time_zone().clone_into(&mut def.zone);
        let zone = Calendar::compile(&def).map_or_else(|_| calendars.continuous(), Arc::new);
        Self { zone, hours: settings.hours(calendars), now }
    }
    /// The days around a decision.
    pub(crate) fn of(work: &Work<'_>, calendars: &Calendars) -> Self {
        Self::around(work.facts(), calendars, work.now())
    }
    /// Today.
    pub(crate) fn today(&self) -> Date {
        self.zone.local_date(self.now)
    }
    /// The date of an instant.
    pub(crate) fn date(&self, at: Timestamp) -> Date {
        self.zone.local_date(at)
    }
    /// The first instant of a date.
    pub(crate) fn start_of(&self, date: Date) -> Timestamp {
        self.zone.start_of(date)
    }
    /// The `n`-th business day after a date; the same number of days after it where no calendar says which days those are.
    pub(crate) fn business_days_after(&self, date: Date, n: i32) -> Date {
        self.hours.add_business_days(date, n).unwrap_or_else(|| days_after(date, i64::from(n)))
    }

    /// Sets and clears timers where the reminders of the record differ from those it had.
    pub(crate) fn remind(&self, work: &mut Work<'_>, wanted: fn(&Record, Date) -> Reminders) {
        let today = self.today();
        let old = work.before().map(|b| wanted(b, today)).unwrap_or_default();
        let new = wanted(work.record(), today);
        for (name, on) in &new {
            if !old.contains(&(name, *on)) && *on > today {
                work.timer(name, self.start_of(*on));
            }
        }
        for (name, _) in old.iter().filter(|(name, _)| !new.iter().any(|(known, on)| known == name && *on > today)) {
            work.clear_timer(name);
        }
    }
    /// The timers that follow from reminders, for a record that another system led to where it stands.
    pub(crate) fn standing(&self, reminders: Reminders) -> Vec<(String, Timestamp)> {
        let ahead = reminders.into_iter().filter(|(_, on)| *on > self.today());
        ahead.map(|(name, on)| (name.to_owned(), self.start_of(on))).collect()
    }
}

/// So many days after a date, or before it.
pub(crate) fn days_after(date: Date, days: i64) -> Date {
    date.saturating_add(Span::new().days(days))
}

/// The same day so many months later; the last day of a shorter month.
pub(crate) fn months_after(date: Date, months: i64) -> Date {
    date.saturating_add(Span::new().months(months))
}
