//! What the figures of a result are computed from: the clocks decided in its period, or the availability recorded for it.

use super::results::{Decided, decided_within, share_met};
use crate::handles::sla_result::{Kind, f};
use crate::reporting::period::{Frequency, Period};
use crate::service::means::{days_after, start_of};
use engine::{Outcome, Record, SlaClock, Work};
use kernel::{Id, Timestamp};
use rust_decimal::Decimal;
use schema::Value;

/// So many records one question answers at most; where a day brought more, somebody enters the figure.
const ONE_ANSWER: usize = 500;
/// Months before a period whose records are asked for one by one.
const MONTHS_BACK: usize = 12;

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
    let questions = questions(period);
    let mut clocks: Vec<Decided> = Vec::new();
    let mut enough = true;
    let with_clock = work.model().types.values().filter(|def| def.clocks.iter().any(|c| *c.kind == *kind));
    for def in with_clock {
        for query in &questions {
            let found = work.facts().find(&def.name, query, ONE_ANSWER);
            enough &= found.len() < ONE_ANSWER;
            clocks.extend(found.iter().flat_map(|r| r.clocks.iter()).filter_map(|c| decided(c, agreement, kind, priority)));
        }
    }
    if !enough {
        return None;
    }
    let (all, met) = decided_within(&clocks, from, to);
    Some(Figure { population: i64::from(all), value: share_met(all, met) })
}

/// Records whose clocks may have been decided in a period: those of every day of it, and those from before that were still
/// open or changed since, by the month they came from.
fn questions(period: Period) -> Vec<String> {
    let first = period.first();
    let still = format!("(is:open or updated>={first})");
    let mut all = Vec::new();
    let mut day = first;
    while day <= period.last() {
        all.push(format!("created:{day}"));
        day = days_after(day, 1);
    }
    let mut month = Period::of(Frequency::Monthly, first);
    for _ in 0..MONTHS_BACK {
        month = month.previous();
        all.push(format!("created:{month} {still}"));
    }
    all.push(format!("created<{} {still}", month.first()));
    all
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
