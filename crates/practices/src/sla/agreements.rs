//! Which agreement is in force for a record, and what it promises.
//!
//! The most specific one wins: for the service and the customer, then for the service, then for the customer, then the
//! default. One that promises nothing for the clock at hand gives way to the next.

use crate::calendar::Calendars;
use crate::handles::incident::PendingReason;
use crate::handles::sla::{self, f};
use engine::{Agreements, Facts, Promise, Record, RetargetMode, SlaClock, SlaTarget};
use kernel::{Id, Name, Timestamp};
use schema::{ChoiceEnum, ClockDef, Row, TypeDef, Value};
use std::sync::Arc;

/// Promises from agreement records.
#[derive(Debug, Default)]
pub struct Agreed {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

/// How specific an agreement is for a record; `None` when it is for another service or customer.
fn fit(agreement: &Record, service: Option<Id>, customer: Option<Id>) -> Option<u8> {
    let (for_service, for_customer) = (f::SERVICE.get(agreement), f::CUSTOMER.get(agreement));
    let fits = for_service.is_none_or(|s| Some(s) == service) && for_customer.is_none_or(|c| Some(c) == customer);
    fits.then(|| u8::from(for_service.is_some()) * 2 + u8::from(for_customer.is_some()))
}

/// Whether it was ever in force, and is valid at an instant (local dates of its calendar).
fn in_force(agreement: &Record, at: Timestamp, calendars: &Calendars, facts: &Facts<'_>) -> bool {
    let was_active =
        agreement.state.as_deref().is_some_and(|s| matches!(s, "active" | "under_review" | "superseded" | "expired" | "ended"));
    let Some(from) = f::VALID_FROM.get(agreement).filter(|_| was_active) else { return false };
    let hours = f::CALENDAR.get(agreement).and_then(|id| calendars.hours(facts, id)).map_or_else(|| calendars.continuous(), |(h, _)| h);
    let on = hours.local_date(at);
    from <= on && f::VALID_TO.get(agreement).is_none_or(|to| on <= to)
}

fn cell<'r>(row: &'r Row, column: &str) -> Option<&'r Name> {
    match row.get(column) {
        Some(Value::Choice(name)) => Some(name),
        _ => None,
    }
}

/// The line of an agreement for a clock and a choice: seconds, and the calendar when it has one of its own.
fn target(agreement: &Record, kind: &str, choice: &str) -> Option<(i64, Option<Id>)> {
    let rows = f::TARGETS.get(agreement)?;
    let row =
        rows.iter().find(|r| cell(r, "clock_kind").is_some_and(|k| *k == *kind) && cell(r, "priority").is_some_and(|p| *p == *choice))?;
    let seconds = match row.get("target") {
        Some(Value::Duration(seconds)) => *seconds,
        _ => return None,
    };
    let calendar = match row.get("calendar") {
        Some(Value::Reference(id)) => Some(*id),
        _ => None,
    };
    Some((seconds, calendar))
}

/// The reasons that pause a clock on this record. P1 and major incidents never pause, except while the customer must give
/// access and the duty manager confirmed it (SLA clock rule 6).
fn pausing(agreement: &Record, record: &Record, priority: &str) -> Vec<Name> {
    let listed: Vec<Name> = match agreement.get(f::PAUSING_REASONS.as_str()) {
        Some(Value::Choices(names)) => names.clone(),
        _ => Vec::new(),
    };
    if priority != "p1" && !record.flag("major") {
        return listed;
    }
    let confirmed = record.reference("access_confirmed_by").is_some();
    let access = PendingReason::AwaitingCustomerAccess.as_str();
    listed.into_iter().filter(|r| confirmed && *r == *access).collect()
}

fn mode(agreement: &Record) -> RetargetMode {
    match f::RETARGET.get(agreement) {
        Some(sla::Retarget::Retroactive) => RetargetMode::Retroactive,
        Some(sla::Retarget::FromChange) => RetargetMode::FromChange,
        _ => RetargetMode::RetroactiveWithFloor,
    }
}

impl Agreements for Agreed {
    fn promise(&self, facts: &Facts<'_>, def: &TypeDef, record: &Record, clock: &ClockDef, at: Timestamp) -> Option<Promise> {
        let choice = record.choice(&clock.by)?;
        let spine = |name: &Option<Name>| name.as_ref().and_then(|n| record.reference(n));
        let (service, customer) = (spine(&def.spine.service), spine(&def.spine.customer));
        let mut best: Option<(u8, &Arc<Record>, i64, Id)> = None;
        for agreement in facts.all(sla::TYPE) {
            let Some(fit) = fit(agreement, service, customer) else { continue };
            if best.as_ref().is_some_and(|(known, ..)| *known >= fit) || !in_force(agreement, at, &self.calendars, facts) {
                continue;
            }
            let Some((seconds, own)) = target(agreement, &clock.kind, choice) else { continue };
            let Some(calendar) = own.or_else(|| f::CALENDAR.get(&**agreement)) else { continue };
            best = Some((fit, agreement, seconds, calendar));
        }
        let (_, agreement, target_seconds, calendar) = best?;
        let (hours, calendar_version) = self.calendars.hours(facts, calendar)?;
        let target = SlaTarget {
            sla: agreement.id,
            sla_version: agreement.version,
            target: choice.clone(),
            calendar,
            calendar_version,
            target_seconds,
        };
        Some(Promise { target, pausing: pausing(agreement, record, choice), retarget: mode(agreement), hours })
    }

    fn kept(&self, facts: &Facts<'_>, record: &Record, clock: &SlaClock) -> Option<Promise> {
        let (hours, _) = self.calendars.hours(facts, clock.calendar)?;
        let agreement = facts.shelved(clock.sla)?;
        let target = SlaTarget {
            sla: clock.sla,
            sla_version: clock.sla_version,
            target: clock.target.clone(),
            calendar: clock.calendar,
            calendar_version: clock.calendar_version,
            target_seconds: clock.target_seconds,
        };
        Some(Promise { target, pausing: pausing(agreement, record, &clock.target), retarget: mode(agreement), hours })
    }
}
