//! From records to the measurement: which target holds, what an outage says, and the minutes that are stored.

use super::measure::{Announcement, Loss, Maintenance, Measured, Outage, Terms, WHOLE, measure};
use super::period::Period;
use super::spans::Span;
use crate::calendar::Calendars;
use crate::handles::outage::OutageKind;
use crate::handles::{availability_target as target, outage, service};
use crate::organisation::Settings;
use engine::{Facts, Record};
use kernel::{Calendar, Date, Id, Timestamp};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// Most outages of one service that a measurement looks at.
const MOST: usize = 5_000;

/// The target that holds for a service on a day: of those that were ever in force, the one that began last.
pub(super) fn target_on(facts: &Facts<'_>, service: Id, day: Date) -> Option<Arc<Record>> {
    let found = facts.find(target::TYPE, &format!("service:{service} state:active,superseded"), 100);
    let holds = |r: &Record| {
        let begun = target::f::VALID_FROM.get(r).is_some_and(|from| from <= day);
        begun && target::f::VALID_TO.get(r).is_none_or(|to| day <= to)
    };
    found.into_iter().filter(|r| holds(r)).max_by_key(|r| target::f::VALID_FROM.get(&**r))
}

/// The calendars of a target, ready to count.
pub(super) struct Agreed {
    service: Arc<Calendar>,
    windows: Option<Arc<Calendar>>,
    business: Arc<Calendar>,
    excluded: bool,
    notice_days: i32,
    weights: bool,
    allowance: Option<i64>,
}

impl Agreed {
    /// What a target says; `None` while its agreed service hours cannot be counted on.
    pub(super) fn of(facts: &Facts<'_>, calendars: &Calendars, record: &Record) -> Option<Self> {
        let hours = |id: Id| calendars.hours(facts, id).map(|(hours, _)| hours);
        Some(Self {
            service: target::f::AGREED_SERVICE_HOURS.get(record).and_then(hours)?,
            windows: target::f::MAINTENANCE_WINDOWS.get(record).and_then(hours),
            business: Settings::of(facts).hours(calendars),
            excluded: target::f::MAINTENANCE_EXCLUDED.get(record) == Some(true),
            notice_days: target::f::MAINTENANCE_NOTICE_DAYS.get(record).and_then(|n| i32::try_from(n).ok()).unwrap_or(5),
            weights: target::f::WEIGHTS_AGREED.get(record) == Some(true),
            allowance: target::f::MAINTENANCE_ALLOWANCE_MINUTES.get(record).map(|minutes| minutes * 60),
        })
    }
    /// Agreed service time.
    pub(super) fn hours(&self) -> &Calendar {
        &self.service
    }
    fn terms(&self, left: Option<i64>) -> Terms<'_> {
        let rule = Maintenance { notice_days: self.notice_days, business: &self.business, windows: self.windows.as_deref(), left };
        Terms { service: &self.service, maintenance: self.excluded.then_some(rule) }
    }
    /// Measures one outage alone, whole.
    pub(super) fn of_one(&self, facts: &Facts<'_>, record: &Record, until: Timestamp) -> Option<Measured> {
        let outage = read(facts, record, until, self.weights)?;
        Some(measure(outage.span, &[outage], &self.terms(None)))
    }
    /// Measures a service in a period.
    pub(super) fn of_period(&self, facts: &Facts<'_>, of: &Record, period: Period, now: Timestamp) -> Measured {
        let calendar = self.hours();
        let year = period.year().span(calendar);
        let span = live(of, period.span(calendar), calendar);
        let from = if self.allowance.is_some() { year.from } else { span.from };
        let outages = self.outages(facts, of.id, Span { from, to: span.to }, now);
        // The allowance is the year's: what was used before the period is gone.
        let left = self.allowance.map(|all| {
            let before = Span { from: year.from, to: span.from };
            all - measure(before, &outages, &self.terms(Some(all))).maintenance
        });
        measure(span, &outages, &self.terms(left))
    }
    fn outages(&self, facts: &Facts<'_>, service: Id, within: Span, now: Timestamp) -> Vec<Outage> {
        let at = Timestamp::from_seconds;
        let query = format!("service:{service} started_at<{} (ended_at>={} or no:ended_at)", at(within.to), at(within.from));
        let found = facts.find(outage::TYPE, &query, MOST);
        found.iter().filter_map(|r| read(facts, r, now.max(at(within.to)), self.weights)).collect()
    }
}

/// The days of a period on which the service was live.
fn live(of: &Record, span: Span, calendar: &Calendar) -> Span {
    let begins = service::f::WENT_LIVE_ON.get(of).map_or(span.from, |date| calendar.start_of(date).seconds());
    let ends = service::f::RETIRED_ON.get(of).and_then(|date| date.tomorrow().ok());
    let ends = ends.map_or(span.to, |date| calendar.start_of(date).seconds());
    let (from, to) = (span.from.max(begins), span.to.min(ends));
    Span { from, to: to.max(from) }
}

/// What an outage record says. One that is still open lasts until somebody looks.
fn read(facts: &Facts<'_>, record: &Record, until: Timestamp, weights: bool) -> Option<Outage> {
    use outage::f;
    let started = f::STARTED_AT.get(record)?;
    let span = Span::new(started, f::ENDED_AT.get(record).unwrap_or(until));
    let weight = f::WEIGHT.get(record).filter(|_| weights);
    let loss = match f::OUTAGE_KIND.get(record) {
        Some(OutageKind::Partial) => Loss::Partial {
            weight: weight.and_then(|w| (w * Decimal::from(WHOLE)).to_i64()),
            core_lost: f::CORE_FUNCTION_LOST.get(record) == Some(true),
        },
        Some(OutageKind::Degraded) => Loss::Degraded,
        _ => Loss::Full,
    };
    let planned = (f::PLANNED.get(record) == Some(true)).then(|| Announcement {
        approved: f::CHANGE.get(record).and_then(|c| facts.record(c)).is_some_and(|c| approved(&c)),
        noticed_at: f::NOTICE_GIVEN_AT.get(record),
        within: match (f::ANNOUNCED_START.get(record), f::ANNOUNCED_END.get(record)) {
            (Some(from), Some(to)) => Span::new(from, to),
            _ => Span { from: 0, to: 0 },
        },
    });
    Some(Outage { span, loss, planned, excepted: f::EXCLUDED.get(record) == Some(true) })
}

/// Whether a change was approved: its decision says so, or the state it has reached.
fn approved(change: &Record) -> bool {
    const BEYOND: [&str; 6] = ["approved", "scheduled", "implementing", "implemented", "in_review", "closed"];
    match change.choice("decision") {
        Some(decision) => *decision == *"approved",
        None => change.state.as_deref().is_some_and(|s| BEYOND.contains(&s)),
    }
}

/// Minutes, to the hundredth, of seconds.
pub(super) fn minutes(seconds: Decimal) -> Decimal {
    let mut minutes = (seconds / Decimal::from(60)).round_dp(2);
    minutes.rescale(2);
    minutes
}
