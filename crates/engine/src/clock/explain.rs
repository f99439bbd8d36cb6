//! Every moment since the start of a clock, and what it was: the answer to "why is this due then?".

use super::{SlaClock, Span};
use journal::Actor;
use kernel::calendar::SegmentKind;
use kernel::{Calendar, Name, Timestamp};
use serde::{Deserialize, Serialize};

/// What a stretch of a clock's time was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ExplainedKind {
    /// Running, in working time.
    Counted,
    /// Paused, in working time or not.
    Paused {
        /// The pending reason, or [`super::REOPENED`].
        reason: Name,
        /// Who paused.
        by: Actor,
    },
    /// Running, outside the weekly hours.
    OutsideHours,
    /// Running, on a holiday.
    Holiday {
        /// Its name.
        name: String,
    },
    /// Running, closed by the exception of this date.
    Exception {
        /// Its reason; may be empty.
        reason: String,
    },
    /// After the end.
    Ended,
}

/// One stretch `[from, to)`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainedInterval {
    /// First instant.
    pub from: Timestamp,
    /// First instant after it.
    pub to: Timestamp,
    /// What it was.
    #[serde(flatten)]
    pub kind: ExplainedKind,
    /// Seconds it added to the elapsed time.
    pub seconds: i64,
    /// Working seconds it kept from being counted: those inside a pause or after the end.
    pub withheld: i64,
}

impl SlaClock {
    /// The stretches from the start to `now`, in order, without gaps or overlaps. Their `seconds` add up to the elapsed time
    /// at `now`.
    #[must_use]
    pub fn explain(&self, calendar: &Calendar, now: Timestamp) -> Vec<ExplainedInterval> {
        let mut stretches: Vec<(Span, Option<ExplainedKind>)> = self.intervals.iter().map(|span| (*span, None)).collect();
        stretches.extend(self.pauses.iter().map(|p| (p.span, Some(ExplainedKind::Paused { reason: p.reason.clone(), by: p.by.clone() }))));
        stretches.sort_by_key(|(span, _)| (span.from, span.to.unwrap_or(now)));
        let mut out = Vec::new();
        let mut cursor = self.started_at;
        for (span, pause) in stretches {
            let (from, to) = (span.from.max(cursor), span.to.unwrap_or(now).min(now));
            if from >= to {
                continue;
            }
            push_idle(&mut out, calendar, cursor, from, ExplainedKind::Ended);
            match pause {
                Some(kind) => push_idle(&mut out, calendar, from, to, kind),
                None => push_running(&mut out, calendar, from, to),
            }
            cursor = to;
        }
        push_idle(&mut out, calendar, cursor, now, ExplainedKind::Ended);
        out
    }
}

fn push_idle(out: &mut Vec<ExplainedInterval>, calendar: &Calendar, from: Timestamp, to: Timestamp, kind: ExplainedKind) {
    if from < to {
        out.push(ExplainedInterval { from, to, kind, seconds: 0, withheld: calendar.working_seconds(from, to) });
    }
}

fn push_running(out: &mut Vec<ExplainedInterval>, calendar: &Calendar, from: Timestamp, to: Timestamp) {
    for segment in calendar.segments(from, to) {
        let kind = match segment.kind {
            SegmentKind::Working => ExplainedKind::Counted,
            SegmentKind::OutsideHours => ExplainedKind::OutsideHours,
            SegmentKind::Holiday { name } => ExplainedKind::Holiday { name },
            SegmentKind::Exception { reason } => ExplainedKind::Exception { reason },
        };
        let seconds = calendar.working_seconds(segment.from, segment.to);
        out.push(ExplainedInterval { from: segment.from, to: segment.to, kind, seconds, withheld: 0 });
    }
}
