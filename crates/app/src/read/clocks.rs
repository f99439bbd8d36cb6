//! Clocks as shown: every second of the elapsed time laid out as stretches, each with its reason, so that anyone can
//! recompute the figure beside it.

use crate::app::App;
use crate::view::{ClockView, Stretch, StretchKind, TimeLeft};
use engine::{ClockState, ExplainedKind, Facts, Record, SlaClock};
use kernel::{Calendar, Id, Timestamp};
use schema::{FieldKind, TypeDef};
use std::collections::BTreeMap;

/// Most stretches listed one by one; older ones are summed up.
const MAX_STRETCHES: usize = 120;

/// A clock at `now`. Without its calendar (it may not be readable any more) only the stored figures are shown.
pub(super) fn view(def: &TypeDef, clock: &SlaClock, hours: Option<&Calendar>, now: Timestamp) -> ClockView {
    let elapsed = hours.map_or(clock.elapsed_seconds, |hours| clock.elapsed(hours, now));
    let mut stretches = hours.map(|hours| stretches(def, clock, hours, now)).unwrap_or_default();
    let cut = stretches.len().saturating_sub(MAX_STRETCHES);
    let stretches_cut = stretches.drain(..cut).map(|s| s.counted_seconds).sum();
    ClockView {
        id: clock.id,
        kind: clock.kind.clone(),
        label: def.clocks.iter().find(|c| c.kind == clock.kind).map_or_else(|| clock.kind.to_string(), |c| c.label.clone()),
        state: clock.state,
        outcome: clock.outcome,
        target_seconds: clock.target_seconds,
        elapsed_seconds: elapsed,
        remaining_seconds: hours.map_or(clock.target_seconds - elapsed, |hours| clock.remaining(hours, now)),
        percent: elapsed.saturating_mul(100) / clock.target_seconds.max(1),
        due_at: clock.due_at,
        missed_at: clock.missed_at,
        started_at: clock.started_at,
        stopped_at: clock.stopped_at,
        counted: clock.counted,
        corrected: clock.corrected || clock.recalculated,
        sla: (clock.sla, clock.sla_version),
        calendar: (clock.calendar, clock.calendar_version),
        target: clock.target.clone(),
        stretches,
        stretches_cut,
    }
}

impl App {
    /// Working time left on the running clock of each record that is due first, by record. Calendars are in memory: no
    /// statement is made. Records without a running clock, or whose clocks the viewer may not see, are left out.
    #[must_use]
    pub fn time_left<'a>(&self, records: impl IntoIterator<Item = &'a Record>) -> BTreeMap<Id, TimeLeft> {
        let (shelf, now) = (self.shelf(), self.now());
        let facts = Facts::new(&shelf);
        let left = |record: &Record| {
            let running = record.clocks.iter().filter(|c| c.state == ClockState::Running);
            let next = running.min_by_key(|c| c.missed_at.or(c.due_at))?;
            let hours = self.rules.agreements().kept(&facts, record, next)?.hours;
            Some(TimeLeft { seconds: next.remaining(&hours, now), target_seconds: next.target_seconds })
        };
        records.into_iter().filter_map(|r| Some((r.id, left(r)?))).collect()
    }
}

fn stretches(def: &TypeDef, clock: &SlaClock, hours: &Calendar, now: Timestamp) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = clock
        .explain(hours, now)
        .into_iter()
        .filter(|one| one.kind != ExplainedKind::Ended)
        .map(|one| {
            let (kind, why) = match one.kind {
                ExplainedKind::Counted => (StretchKind::Counted, "Working time".to_owned()),
                ExplainedKind::Paused { reason, .. } => (StretchKind::Paused, reason_label(def, clock, &reason)),
                ExplainedKind::Holiday { name } => (StretchKind::OutsideHours, format!("Holiday: {name}")),
                ExplainedKind::Exception { reason } if reason.is_empty() => (StretchKind::OutsideHours, "Closed on this day".to_owned()),
                ExplainedKind::Exception { reason } => (StretchKind::OutsideHours, format!("Closed: {reason}")),
                ExplainedKind::OutsideHours | ExplainedKind::Ended => (StretchKind::OutsideHours, "Outside working time".to_owned()),
            };
            Stretch { from: one.from, to: Some(one.to), kind, counted_seconds: one.seconds, why }
        })
        .collect();
    // The last stretch of a clock that has not ended still lasts.
    if matches!(clock.state, ClockState::Running | ClockState::Paused)
        && let Some(last) = all.last_mut()
        && last.to == Some(now)
    {
        last.to = None;
    }
    all
}

/// The label of the choice that paused it.
fn reason_label(def: &TypeDef, clock: &SlaClock, reason: &str) -> String {
    let field = def.clocks.iter().find(|c| c.kind == clock.kind).and_then(|c| c.pause_reason.as_ref()).and_then(|f| def.field(f));
    let label = match field.map(|f| &f.kind) {
        Some(FieldKind::Choice { choices }) => choices.iter().find(|c| c.name == *reason).map(|c| c.label.clone()),
        _ => None,
    };
    label.unwrap_or_else(|| {
        let words = reason.replace('_', " ");
        let mut chars = words.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
    })
}
