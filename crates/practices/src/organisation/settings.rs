//! The organisation's settings as rules read them: the one record, or what the product ships with while there is none.

use super::matrix::Matrix;
use crate::calendar::Calendars;
use crate::handles::organisation::f;
use engine::{Facts, Record};
use kernel::{Calendar, Id, Timestamp};
use std::sync::Arc;

/// The settings in force.
pub struct Settings<'a> {
    facts: &'a Facts<'a>,
    record: Option<&'a Record>,
}

impl<'a> Settings<'a> {
    /// The settings among the facts.
    #[must_use]
    pub fn of(facts: &'a Facts<'a>) -> Self {
        Self { facts, record: facts.first("organisation").map(|r| &**r) }
    }
    /// The priority matrix.
    #[must_use]
    pub fn matrix(&self) -> Matrix {
        self.record.and_then(|r| f::PRIORITY_MATRIX.get(r)).and_then(|rows| Matrix::read(rows).ok()).unwrap_or_default()
    }
    fn days(&self, field: schema::Field<i64>, otherwise: i32) -> i32 {
        self.record.and_then(|r| field.get(r)).and_then(|n| i32::try_from(n).ok()).unwrap_or(otherwise)
    }
    /// Business days after which a resolved incident closes.
    #[must_use]
    pub fn auto_close_days(&self) -> i32 {
        self.days(f::AUTO_CLOSE_DAYS, 5)
    }
    /// Business days within which it can be reopened.
    #[must_use]
    pub fn reopen_days(&self) -> i32 {
        self.days(f::REOPEN_DAYS, 5)
    }
    /// Business days until the caller is reminded, first and second time, and until no answer is taken as one.
    #[must_use]
    pub fn waiting_days(&self) -> [i32; 3] {
        [self.days(f::FIRST_REMINDER_DAYS, 2), self.days(f::SECOND_REMINDER_DAYS, 4), self.days(f::NO_RESPONSE_DAYS, 5)]
    }
    /// Days within which a person acknowledges what they are asked to read.
    #[must_use]
    pub fn acknowledgement_days(&self) -> i64 {
        self.record.and_then(|r| f::ACKNOWLEDGEMENT_DAYS.get(r)).unwrap_or(30)
    }
    /// Days without acknowledgement after which a person approves and deploys nothing any more.
    #[must_use]
    pub fn suspend_after_days(&self) -> i64 {
        self.record.and_then(|r| f::SUSPEND_AFTER_DAYS.get(r)).unwrap_or(60)
    }
    /// Whether whoever writes on a record begins to watch it.
    #[must_use]
    pub fn author_watches(&self) -> bool {
        self.record.is_some_and(|r| f::AUTHOR_WATCHES.get(r) == Some(true))
    }
    /// The group that receives new incidents.
    #[must_use]
    pub fn service_desk(&self) -> Option<Id> {
        self.record.and_then(|r| f::SERVICE_DESK.get(r))
    }
    /// The incident process manager.
    #[must_use]
    pub fn incident_manager(&self) -> Option<Id> {
        self.record.and_then(|r| f::INCIDENT_MANAGER.get(r))
    }
    /// The duty manager.
    #[must_use]
    pub fn duty_manager(&self) -> Option<Id> {
        self.record.and_then(|r| f::DUTY_MANAGER.get(r))
    }
    /// The organisation's time zone.
    #[must_use]
    pub fn time_zone(&self) -> &'a str {
        self.record.and_then(|r| f::TIME_ZONE.get(r)).unwrap_or("UTC")
    }
    /// The calendar of business days.
    #[must_use]
    pub fn hours(&self, calendars: &Calendars) -> Arc<Calendar> {
        let named = self.record.and_then(|r| f::DEFAULT_CALENDAR.get(r));
        named.and_then(|id| calendars.hours(self.facts, id)).map_or_else(|| calendars.continuous(), |(hours, _)| hours)
    }
    /// The instant `days` business days after `from`.
    #[must_use]
    pub fn after(&self, calendars: &Calendars, from: Timestamp, days: i32) -> Timestamp {
        self.hours(calendars).business_days_after(from, days).unwrap_or_else(|| from.plus_seconds(i64::from(days) * 86_400))
    }
}
