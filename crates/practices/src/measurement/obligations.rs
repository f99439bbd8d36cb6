//! The obligation calendar (section 10): what is due how often, and on which day.
//!
//! An obligation of a period is due a number of business days after the period ends, or at the end of the month behind it;
//! one of a year follows on the day on which it was last fulfilled, and an event sets a limit of its own. All of it is
//! arithmetic on dates and a calendar; who makes the records is not said here.

use super::dates::{add_days, add_months, business_day_on_or_before, business_days_after, days_between, last_business_day_of_month};
use super::period::{Every, Period};
use kernel::{Calendar, Date};

/// Days before the due date at which whoever owns the obligation is reminded.
pub const REMINDERS: [i32; 2] = [30, 7];

/// On which day an obligation of a period is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueRule {
    /// So many business days after the last day of the period.
    BusinessDaysAfter(i32),
    /// On the last business day of the month that follows the period.
    EndOfNextMonth,
    /// Within the period: on its last business day.
    WithinPeriod,
}

/// Something that is due again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// What is due, in the words of the calendar.
    pub what: &'static str,
    /// The type of the record that shows it was done.
    pub record_type: &'static str,
    /// How often.
    pub every: Every,
    /// On which day.
    pub rule: DueRule,
}

const fn of(what: &'static str, record_type: &'static str, every: Every, rule: DueRule) -> Obligation {
    Obligation { what, record_type, every, rule }
}

use DueRule::{BusinessDaysAfter, EndOfNextMonth, WithinPeriod};
use Every::{HalfYear, Month, Quarter, Week, Year};

/// Every periodic obligation of section 10.
#[rustfmt::skip]
pub const OBLIGATIONS: &[Obligation] = &[
    of("change advisory board", "cab_meeting", Week, WithinPeriod),
    of("capacity percentiles", "capacity_metric", Week, BusinessDaysAfter(1)),
    of("digest of overdue items", "action", Week, BusinessDaysAfter(1)),
    of("availability results", "availability_result", Month, BusinessDaysAfter(5)),
    of("SLA results", "sla_result", Month, BusinessDaysAfter(5)),
    of("financial review", "financial_review", Month, BusinessDaysAfter(10)),
    of("service reports", "service_report", Month, BusinessDaysAfter(10)),
    of("KPI results", "kpi_result", Month, BusinessDaysAfter(5)),
    of("sample of change reviews", "change", Month, BusinessDaysAfter(10)),
    of("trend review: incident", "trend_review", Quarter, EndOfNextMonth),
    of("trend review: change", "trend_review", Quarter, EndOfNextMonth),
    of("trend review: capacity", "trend_review", Quarter, EndOfNextMonth),
    of("demand and consumption", "demand_metric", Quarter, EndOfNextMonth),
    of("objectives measured", "objective", Quarter, EndOfNextMonth),
    of("critical supplier review", "supplier_review", Quarter, EndOfNextMonth),
    of("trend review: problem", "trend_review", HalfYear, EndOfNextMonth),
    of("trend review: security incident", "trend_review", HalfYear, EndOfNextMonth),
    of("configuration audit", "configuration_audit", HalfYear, WithinPeriod),
    of("demand forecast", "demand_forecast", HalfYear, WithinPeriod),
    of("service review", "service_review", HalfYear, WithinPeriod),
    of("supplier review", "supplier_review", HalfYear, EndOfNextMonth),
    of("continuity contacts", "continuity_plan", HalfYear, WithinPeriod),
    of("context", "context_issue", Year, WithinPeriod),
    of("interested parties", "interested_party", Year, WithinPeriod),
    of("climate decision", "context_issue", Year, WithinPeriod),
    of("scope", "scope_statement", Year, WithinPeriod),
    of("policies", "policy", Year, WithinPeriod),
    of("service management plan", "sms_plan", Year, WithinPeriod),
    of("risk method", "risk", Year, WithinPeriod),
    of("criticality and portfolio", "service", Year, WithinPeriod),
    of("availability risks", "risk", Year, WithinPeriod),
    of("continuity risks", "risk", Year, WithinPeriod),
    of("security risks", "risk", Year, WithinPeriod),
    of("SLA review", "sla", Year, WithinPeriod),
    of("contract review", "contract", Year, WithinPeriod),
    of("alignment review", "contract", Year, WithinPeriod),
    of("targets", "availability_target", Year, WithinPeriod),
    of("capacity plan", "capacity_plan", Year, WithinPeriod),
    of("continuity test", "continuity_test", Year, WithinPeriod),
    of("off-site access", "continuity_plan", Year, WithinPeriod),
    of("effectiveness of controls", "security_control", Year, WithinPeriod),
    of("satisfaction survey", "satisfaction_survey", Year, WithinPeriod),
    of("awareness", "acknowledgement", Year, WithinPeriod),
    of("internal audit of all clauses", "internal_audit", Year, WithinPeriod),
    of("evaluation of the SMS", "performance_evaluation", Year, WithinPeriod),
    of("evaluation of each service", "performance_evaluation", Year, WithinPeriod),
    of("management review", "management_review", Year, WithinPeriod),
    of("attestations", "attestation", Year, WithinPeriod),
];

impl Obligation {
    /// The day on which it is due for a period.
    #[must_use]
    pub fn due(&self, period: Period, calendar: &Calendar) -> Date {
        due(self.rule, period, calendar)
    }
    /// The day by which it must be fulfilled again after it was last fulfilled on `last`: a business day on or before the
    /// end of the same stretch, months ending with the month.
    #[must_use]
    pub fn due_again(&self, last: Date, calendar: &Calendar) -> Date {
        let end = self.every.months().map_or_else(|| add_days(last, 7), |months| add_months(last, i32::from(months)));
        // On a calendar that is closed all along nothing may fall back to before it was last done.
        business_day_on_or_before(calendar, end).max(last)
    }
}

/// The day on which something is due for a period.
#[must_use]
pub fn due(rule: DueRule, period: Period, calendar: &Calendar) -> Date {
    match rule {
        BusinessDaysAfter(n) => business_days_after(calendar, period.last(), n),
        EndOfNextMonth => last_business_day_of_month(calendar, add_days(period.last(), 1)),
        WithinPeriod => business_day_on_or_before(calendar, period.last()).max(period.first()),
    }
}

/// What falls due from `from` to `to`, both included, with the period it is for; by date, then as the calendar lists it.
#[must_use]
pub fn falling_due(from: Date, to: Date, calendar: &Calendar) -> Vec<(Date, Period, &'static Obligation)> {
    let mut out = Vec::new();
    for obligation in OBLIGATIONS {
        // Nothing is due more than two months after its period.
        let mut period = Period::of(obligation.every, add_months(from, -2));
        while period.first() <= to {
            let due = obligation.due(period, calendar);
            if (from..=to).contains(&due) {
                out.push((due, period, obligation));
            }
            period = period.next();
        }
    }
    out.sort_by_key(|(due, ..)| *due);
    out
}

/// What happened, and makes something due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A major incident is over: its review.
    MajorIncidentRestored,
    /// A change ended: its review, sooner when it was not successful.
    ChangeEnded {
        /// Whether its outcome was successful.
        successful: bool,
    },
    /// A transition is complete: the report on its outcomes.
    TransitionCompleted,
    /// A major change went live: the re-test of the continuity plan.
    MajorChange,
    /// A major incident: the risks are assessed again.
    RisksAfterMajorIncident,
    /// Something the certification body must be told of without delay.
    BodyToBeTold,
}

/// The day by which what an event asks for is due.
#[must_use]
pub fn due_after(event: Event, on: Date, calendar: &Calendar) -> Date {
    match event {
        Event::MajorIncidentRestored | Event::BodyToBeTold | Event::ChangeEnded { successful: false } => {
            business_days_after(calendar, on, 5)
        }
        Event::ChangeEnded { successful: true } => business_days_after(calendar, on, 10),
        Event::TransitionCompleted => add_days(on, 60),
        Event::MajorChange => add_days(on, 90),
        Event::RisksAfterMajorIncident => add_days(on, 30),
    }
}

/// How often the trend of a process is reviewed.
#[must_use]
pub fn trend_interval(process: &str) -> Every {
    match process {
        "incident" | "change" | "capacity" => Quarter,
        "service_portfolio" => Year,
        _ => HalfYear,
    }
}

/// The days on which whoever owns it is reminded, those that lie ahead of `today` only.
#[must_use]
pub fn reminders(due: Date, today: Date) -> Vec<Date> {
    REMINDERS.iter().map(|days| add_days(due, -days)).filter(|day| *day > today).collect()
}

/// Whether a due date was moved later: never without a reason.
#[must_use]
pub fn moved_later(old: Date, new: Date) -> bool {
    days_between(old, new) > 0
}
