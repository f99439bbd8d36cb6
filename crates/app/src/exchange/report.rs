//! What became of an import, or would: counts, the first rows in full, and every refused row with its reasons.

use kernel::{Id, Refusals};

/// How many rows went which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows looked at.
    pub rows: u64,
    /// Records made.
    pub created: u64,
    /// Records changed.
    pub updated: u64,
    /// Rows that say what is there already.
    pub unchanged: u64,
    /// Rows refused.
    pub refused: u64,
}

/// What a row became.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// A new record.
    Created,
    /// A changed record.
    Updated,
    /// Nothing: it says what is there already.
    Unchanged,
    /// Nothing, and why.
    Refused(Refusals),
}

/// A field that a row sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its label.
    pub label: String,
    /// What stood there; empty when nothing did.
    pub before: String,
    /// What stands there then.
    pub after: String,
}

/// A row in full.
#[derive(Clone, Debug, PartialEq)]
pub struct RowReport {
    /// Its line in the file.
    pub line: u64,
    /// What the record is called.
    pub title: String,
    /// The record, when there is one.
    pub record: Option<Id>,
    /// Its number.
    pub number: Option<String>,
    /// What became of it.
    pub fate: Fate,
    /// What it sets.
    pub changes: Vec<Change>,
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Nothing was written.
    pub dry_run: bool,
    /// The counts.
    pub counts: Counts,
    /// Live records of the type before it.
    pub existing: u64,
    /// The first rows in full.
    pub first: Vec<RowReport>,
    /// The refused rows: line and reasons.
    pub refused: Vec<(u64, Refusals)>,
    /// It was stopped before its end.
    pub stopped: bool,
}

/// Changing more than one of so many live records needs a confirmation: 5 %.
const SHARE: u64 = 20;

impl Report {
    /// Whether as many records would be changed as need a confirmation: more than 5 % of the live ones.
    #[must_use]
    pub const fn needs_confirmation(&self) -> bool {
        too_many(self.counts.updated, self.existing)
    }
    /// The refused rows with their reasons in words.
    pub fn reasons(&self) -> Vec<(u64, String)> {
        self.refused.iter().map(|(line, why)| (*line, why.to_string())).collect()
    }
}

/// Whether `updated` of `existing` records are more than may be changed without confirmation.
pub(super) const fn too_many(updated: u64, existing: u64) -> bool {
    updated > 0 && updated * SHARE > existing
}

#[cfg(test)]
mod tests {
    use super::too_many;

    #[test]
    fn one_in_twenty_is_not_more() {
        assert!(!too_many(5, 100) && too_many(6, 100) && too_many(1, 19) && !too_many(1, 20) && !too_many(0, 0));
    }
}
