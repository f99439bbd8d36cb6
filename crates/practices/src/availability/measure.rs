//! The availability of a service in a period: pure functions of specification section 1.6, which know no records.
//!
//! Time is counted in whole seconds of the agreed service hours. `AST = GST − PM`, `A = (AST − DT) / AST`, where `DT` is the
//! union of unplanned downtime within the agreed service time, each moment with the greatest weight that applies to it.

use super::spans::{Span, difference, hours, intersection, split_after, total, union};
use kernel::{Calendar, Timestamp};
use rust_decimal::{Decimal, RoundingStrategy};

/// Weights are counted in ten-thousandths: so much is all of the service.
pub const WHOLE: i64 = 10_000;
/// Degradation counts when it lasts longer than so many seconds.
pub const DEGRADED_SECONDS: i64 = 5 * 60;

/// What was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// All of the service.
    Full,
    /// Some users, sites or functions. A weight counts only where the agreement defines one; otherwise all or nothing.
    Partial {
        /// The agreed weight in ten-thousandths.
        weight: Option<i64>,
        /// Whether the agreed core function was lost.
        core_lost: bool,
    },
    /// Performance below the agreed minimum.
    Degraded,
}

/// Maintenance as it was announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// Whether it ran under an approved change.
    pub approved: bool,
    /// When notice was given.
    pub noticed_at: Option<Timestamp>,
    /// From when to when.
    pub within: Span,
}

/// One outage; an open one ends where the caller looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage {
    /// From the true start to the verified end.
    pub span: Span,
    /// What was lost.
    pub loss: Loss,
    /// The announcement, of planned maintenance.
    pub planned: Option<Announcement>,
    /// Excepted by the agreement: shown separately, never counted and never dropped.
    pub excepted: bool,
}

/// What was agreed.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The agreed service time.
    pub service: &'a Calendar,
    /// What was agreed about maintenance; `None` when it always counts as downtime.
    pub maintenance: Option<Maintenance<'a>>,
}

/// When planned maintenance does not count.
#[derive(Clone, Copy, Debug)]
pub struct Maintenance<'a> {
    /// Business days of notice.
    pub notice_days: i32,
    /// The calendar on which those are counted.
    pub business: &'a Calendar,
    /// The agreed windows; `None`: any time.
    pub windows: Option<&'a Calendar>,
    /// Seconds of the yearly allowance that are left; `None`: unlimited.
    pub left: Option<i64>,
}

/// A share of time, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// Ten-thousandths of a second that were good.
    pub good: i128,
    /// Ten-thousandths of a second in all; more than zero.
    pub of: i128,
}

impl Ratio {
    /// In percent with so many decimals, rounded down: what is shown never looks better than it is.
    #[must_use]
    pub fn percent(self, decimals: u32) -> Decimal {
        let scale = 10_i128.pow(decimals);
        Decimal::from_i128_with_scale(self.good * 100 * scale / self.of, decimals)
    }
    /// Whether it is at least `target` percent, at full precision.
    #[must_use]
    pub fn meets(self, target: Decimal) -> bool {
        let (mantissa, scale) = (target.mantissa(), target.scale());
        self.good * 100 * 10_i128.pow(scale) >= mantissa * self.of
    }
}

/// What was measured, in seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// GST: agreed service time in the period.
    pub gross: i64,
    /// PM: planned maintenance within it that does not count.
    pub maintenance: i64,
    /// AST: what is left.
    pub agreed: i64,
    /// DT, weighted, in ten-thousandths of a second.
    pub downtime: i64,
    /// Downtime of excepted outages, unweighted.
    pub excepted: i64,
    /// N: merged unplanned outages of agreed service time that began in the period.
    pub failures: i64,
    /// Merged outages that ended in the period, and how long they lasted in agreed service time.
    pub restored: (i64, i64),
}

impl Measured {
    /// The availability; `None` when no service was agreed in the period (not applicable, not 100 %).
    #[must_use]
    pub fn availability(&self) -> Option<Ratio> {
        let of = i128::from(self.agreed) * i128::from(WHOLE);
        (of > 0).then(|| Ratio { good: of - i128::from(self.downtime), of })
    }
    /// Mean time to restore the service, in seconds; `None` when no outage ended in the period.
    #[must_use]
    pub fn mtrs(&self) -> Option<Decimal> {
        let (number, seconds) = self.restored;
        (number > 0).then(|| Decimal::from(seconds) / Decimal::from(number))
    }
    /// Mean time between failures, in seconds; `None`: no failure.
    #[must_use]
    pub fn mtbf(&self) -> Option<Decimal> {
        let up = Decimal::from(self.agreed) - Decimal::new(self.downtime, 4);
        (self.failures > 0).then(|| up / Decimal::from(self.failures))
    }
    /// Mean time between service incidents: from one failure to the next.
    #[must_use]
    pub fn mtbsi(&self) -> Option<Decimal> {
        Some(self.mtbf()? + self.mtrs()?)
    }
}

/// How much an outage weighs, in ten-thousandths (rule 4).
#[must_use]
pub fn weight(loss: Loss, seconds: i64) -> i64 {
    match loss {
        Loss::Full => WHOLE,
        Loss::Partial { weight: Some(weight), .. } => weight.clamp(0, WHOLE),
        Loss::Partial { weight: None, core_lost } => i64::from(core_lost) * WHOLE,
        Loss::Degraded => i64::from(seconds > DEGRADED_SECONDS) * WHOLE,
    }
}

/// Which part of planned maintenance does not count (rule 1), before the yearly allowance: what lay in the announced time and
/// in an agreed window, when it ran under an approved change and notice was given in time.
#[must_use]
pub fn undisputed(span: Span, announced: &Announcement, terms: &Maintenance<'_>) -> Vec<Span> {
    let begins = Timestamp::from_seconds(announced.within.from);
    let noticed = announced.noticed_at.is_some_and(|at| in_time(at, begins, terms));
    if !announced.approved || !noticed {
        return Vec::new();
    }
    let told = union([span.cut(announced.within)]);
    match terms.windows {
        Some(windows) => told.iter().flat_map(|s| hours(windows, *s)).collect(),
        None => told,
    }
}

/// Whether notice was given at least so many business days before: to the minute on the wall.
fn in_time(at: Timestamp, begins: Timestamp, terms: &Maintenance<'_>) -> bool {
    terms.business.business_days_after(at, terms.notice_days).is_some_and(|earliest| earliest <= begins)
}

/// Measures a period. `outages` are all that touch it; those that only end or begin outside are split at its borders (rule 6),
/// as `within` is cut to the days on which the service was live (rule 8) by the caller.
#[must_use]
pub fn measure(within: Span, outages: &[Outage], terms: &Terms<'_>) -> Measured {
    // Outages that reach over a border are measured whole for their length, so look as far as they reach.
    let reach = outages.iter().fold(within, |r, o| Span { from: r.from.min(o.span.from), to: r.to.max(o.span.to) });
    let service = hours(terms.service, reach);
    let spared = spared(&service, within, outages, terms);
    let agreed = difference(&service, &spared);
    let period = [within];
    let here = intersection(&agreed, &period);
    let gross = intersection(&service, &period);
    let down: Vec<(Span, i64)> = outages.iter().filter(|o| !o.excepted).flat_map(|o| counting(o, &spared)).collect();
    let merged = union(down.iter().map(|(span, _)| *span));
    let hit: Vec<(Span, i64)> = merged.iter().map(|m| (*m, total(&intersection(&agreed, &[*m])))).filter(|(_, s)| *s > 0).collect();
    let ended: Vec<i64> = hit.iter().filter(|(m, _)| within.from < m.to && m.to <= within.to).map(|(_, s)| *s).collect();
    let excepted = union(outages.iter().filter(|o| o.excepted).map(|o| o.span));
    Measured {
        gross: total(&gross),
        maintenance: total(&gross) - total(&here),
        agreed: total(&here),
        downtime: weighted(&here, &down),
        excepted: total(&intersection(&here, &excepted)),
        failures: count(hit.iter().filter(|(m, _)| within.from <= m.from && m.from < within.to).count()),
        restored: (count(ended.len()), ended.iter().sum()),
    }
}

/// Maintenance that does not count. The allowance is used up by service time, in the order of time, from the period on.
fn spared(service: &[Span], within: Span, outages: &[Outage], terms: &Terms<'_>) -> Vec<Span> {
    let Some(rule) = terms.maintenance else { return Vec::new() };
    let planned = outages.iter().filter_map(|o| Some((o, o.planned?)));
    let all = union(planned.flat_map(|(o, announced)| undisputed(o.span, &announced, &rule)));
    let Some(left) = rule.left else { return all };
    let (all, outside) = (intersection(service, &all), difference(&all, service));
    // What lay before the period was taken from the allowance by whoever says how much is left.
    let before = Span { from: i64::MIN, to: within.from };
    let after = Span { from: within.from, to: i64::MAX };
    let (first, _) = split_after(&intersection(&all, &[after]), left);
    union(intersection(&all, &[before]).into_iter().chain(first).chain(outside))
}

/// The stretches of an outage that count as downtime, with their weight.
fn counting(outage: &Outage, spared: &[Span]) -> Vec<(Span, i64)> {
    let weight = weight(outage.loss, outage.span.seconds());
    let whole = [outage.span];
    let spans = if outage.planned.is_some() { difference(&whole, spared) } else { whole.to_vec() };
    spans.into_iter().filter(|s| weight > 0 && s.seconds() > 0).map(|s| (s, weight)).collect()
}

/// Seconds of `service` times the greatest weight at each moment: overlapping outages are merged, never added (rule 3).
fn weighted(service: &[Span], down: &[(Span, i64)]) -> i64 {
    let mut weights: Vec<i64> = down.iter().map(|(_, weight)| *weight).collect();
    weights.sort_unstable();
    weights.dedup();
    // Layer by layer: whatever weighs at least so much counts with the step from the layer below.
    let mut below = 0;
    let mut sum = 0;
    for weight in weights {
        let layer = union(down.iter().filter(|(_, w)| *w >= weight).map(|(span, _)| *span));
        sum += total(&intersection(service, &layer)) * (weight - below);
        below = weight;
    }
    sum
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A product of the availabilities of parts: a design estimate, and nothing that was measured (rule 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DesignEstimate(pub Decimal);

/// The design estimate of a service that needs all its parts, from their availabilities in percent; `None` without parts or
/// when one lies outside 0 to 100.
#[must_use]
pub fn design_estimate(parts: &[Decimal]) -> Option<DesignEstimate> {
    let hundred = Decimal::ONE_HUNDRED;
    if parts.is_empty() || parts.iter().any(|p| *p < Decimal::ZERO || *p > hundred) {
        return None;
    }
    let product = parts.iter().fold(hundred, |product, part| product * (*part / hundred));
    Some(DesignEstimate(product.round_dp_with_strategy(4, RoundingStrategy::ToZero)))
}

/// A percentage as it is shown: with so many decimals, rounded down (rule 10).
#[must_use]
pub fn shown(percent: Decimal, decimals: u32) -> String {
    let mut down = percent.round_dp_with_strategy(decimals, RoundingStrategy::ToNegativeInfinity);
    down.rescale(decimals);
    down.to_string()
}
