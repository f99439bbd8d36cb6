//! A table put in the order of time. Logs come sorted by record; a journal wants them sorted by what happened first. The
//! rows are kept as one compact text (a log of 40 MB costs 40 MB), not as half a million small ones.

use super::TableRow;
use kernel::{Refusal, Timestamp};
use std::sync::Arc;

const SEPARATOR: char = '\u{1f}';

/// Rows of a table, sorted by time, then line.
#[derive(Debug, Default)]
pub struct Chronicle {
    text: String,
    rows: Vec<(i64, u64, usize, usize)>,
    unreadable: Vec<(u64, Refusal)>,
    torn: Option<(u64, Refusal)>,
}

impl Chronicle {
    /// Collects rows; `time_of` says when a row happened. A row without a readable time sorts first, so that whoever reads
    /// it refuses it before anything else happens.
    pub fn collect(rows: impl Iterator<Item = TableRow>, time_of: impl Fn(&TableRow) -> Option<Timestamp>) -> Self {
        let mut all = Self::default();
        for row in rows {
            let at = time_of(&row).map_or(i64::MIN, Timestamp::micros);
            match row.cells {
                Ok(cells) => {
                    let start = all.text.len();
                    for (index, cell) in cells.iter().enumerate() {
                        if index > 0 {
                            all.text.push(SEPARATOR);
                        }
                        // A separator inside a cell would split it; such a control character is nobody's text.
                        match cell.contains(SEPARATOR) {
                            true => all.text.push_str(&cell.replace(SEPARATOR, " ")),
                            false => all.text.push_str(cell),
                        }
                    }
                    all.rows.push((at, row.line, start, all.text.len()));
                }
                Err(refusal) if row.torn => all.torn = Some((row.line, refusal)),
                Err(refusal) => all.unreadable.push((row.line, refusal)),
            }
        }
        all.rows.sort_unstable();
        all
    }

    /// Where the file breaks off (a line) and why, when it does: the rows are not all there are.
    #[must_use]
    pub fn torn(&self) -> Option<&(u64, Refusal)> {
        self.torn.as_ref()
    }

    /// How many rows there are, unreadable ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len() + self.unreadable.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The time of the last row.
    #[must_use]
    pub fn last(&self) -> Option<Timestamp> {
        self.rows.last().map(|r| Timestamp::from_micros(r.0))
    }

    /// The shift in whole weeks that brings the last row to the latest instant not after `now`: weekday and time of day stay,
    /// so that what was done in working hours stays in working hours. Rows of a future do not count; they are refused later.
    #[must_use]
    pub fn weeks_to(&self, now: Timestamp) -> i64 {
        const WEEK: i64 = 7 * 86_400;
        let past = self.position_of(now.plus_seconds(1));
        let last = self.rows[..past].last().filter(|r| r.0 != i64::MIN).map(|r| Timestamp::from_micros(r.0));
        last.map_or(0, |last| now.seconds_since(last).div_euclid(WEEK) * WEEK)
    }

    /// The first row (by time) at or after `at`: where to begin a part.
    #[must_use]
    pub fn position_of(&self, at: Timestamp) -> usize {
        self.rows.partition_point(|r| r.0 < at.micros())
    }

    /// The readable rows from position `from` on, oldest first; unreadable ones precede them when `from` is 0.
    pub fn rows(self: &Arc<Self>, from: usize) -> impl Iterator<Item = TableRow> + Send + use<> {
        let (bad, good) = (Arc::clone(self), Arc::clone(self));
        let unreadable = if from == 0 { self.unreadable.len() } else { 0 };
        let refused = (0..unreadable).map(move |i| {
            let (line, refusal) = &bad.unreadable[i];
            TableRow { line: *line, cells: Err(refusal.clone()), torn: false }
        });
        refused.chain((from.min(self.rows.len())..self.rows.len()).map(move |i| {
            let (_, line, start, end) = good.rows[i];
            TableRow { line, cells: Ok(good.text[start..end].split(SEPARATOR).map(str::to_owned).collect()), torn: false }
        }))
    }
}
