//! What the figures of a result are computed from: the clocks decided in its period, or the availability recorded for it.

use super::results::{Decided, decided_within, share_met};
use crate::handles::sla_result::{Kind, f};
use crate::reporting::period::Period;
use crate::service::means::{days_after, start_of};
use engine::{Outcome, Record, SlaClock, Work};
use kernel::{Id, Timestamp};
use rust_decimal::Decimal;
use schema::Value;

/// Most records of one type that are looked at; where there are more, the figure comes from the warehouse.
const MOST: usize = 20_000;

/// A computed figure: how many were counted, and the value when there was something to count.
pub(super) struct Figure {
    pub population: i64,
    pub value: Option<Decimal>,
}

/// The figure of a result; `None` when the program has nothing to compute it from.
pub(super) fn figure(work: &Work<'_>, result: &Record) -> Option<Figure> {
    let period = f::PERIOD.get(result).and_then(Period::parse)?;
    match f::KIND.get(result)? {
        Kind::Time => time(work, result, period),
        Kind::Availability => availability(work, result, period),
        Kind::Quality | Kind::Volume => None,
    }
}

fn time(work: &Work<'_>, result: &Record, period: Period) -> Option<Figure> {
    let (kind, priority) = f::TARGET.get(result)?.split_once(' ')?;
    let agreement = f::SLA.get(result)?;
    let (from, to) = (start_of(work.facts(), period.first()), start_of(work.facts(), period.next().first()));
    // A day wider on both sides: the query reads its dates in another zone, and the clocks decide anyway.
    let query = format!("created<{} (is:open or updated>={})", days_after(period.last(), 2), days_after(period.first(), -1));
    let mut clocks: Vec<Decided> = Vec::new();
    let with_clock = work.model().types.values().filter(|def| def.clocks.iter().any(|c| *c.kind == *kind));
    for def in with_clock {
        let found = work.facts().find(&def.name, &query, MOST);
        if found.len() == MOST {
            return None;
        }
        clocks.extend(found.iter().flat_map(|r| r.clocks.iter()).filter_map(|c| decided(c, agreement, kind, priority)));
    }
    let (all, met) = decided_within(&clocks, from, to);
    Some(Figure { population: i64::from(all), value: share_met(all, met) })
}

fn decided(clock: &SlaClock, agreement: Id, kind: &str, priority: &str) -> Option<Decided> {
    let counts = clock.counted && clock.sla == agreement && *clock.kind == *kind && *clock.target == *priority;
    let at: Timestamp = clock.decided_at.filter(|_| counts)?;
    Some(Decided { at, met: clock.missed_at.is_none() && clock.outcome == Some(Outcome::Met) })
}

/// What availability management recorded for the service and the period.
fn availability(work: &Work<'_>, result: &Record, period: Period) -> Option<Figure> {
    const TYPE: &str = "availability_result";
    let def = work.model().get(TYPE)?;
    if !["service", "period", "availability_percent"].iter().all(|field| def.field(field).is_some()) {
        return None;
    }
    let service = f::SERVICE.get(result)?;
    let found = work.facts().find(TYPE, &format!("service:{} period:\"{period}\"", service.text()), 1);
    match found.first()?.get("availability_percent") {
        Some(Value::Decimal(value)) => Some(Figure { population: 1, value: Some(*value) }),
        _ => None,
    }
}
