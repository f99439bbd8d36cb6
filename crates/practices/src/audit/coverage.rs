//! What audits have covered: clauses and processes within twelve months and within three years, and what is left.

use crate::measurement::dates::{add_days, add_months};
use kernel::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Months within which every clause and every process is audited.
pub const FULL_COVERAGE_MONTHS: i32 = 12;
/// Months of a certification cycle, over which nothing may have been left out.
pub const CYCLE_MONTHS: i32 = 36;

/// One audit that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<T: Ord> {
    /// When.
    pub on: Date,
    /// What it covered: clauses, or processes.
    pub covered: BTreeSet<T>,
}

/// What was and was not covered in a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage<T: Ord> {
    /// What was covered, with the day it was covered last.
    pub covered: BTreeMap<T, Date>,
    /// What should have been and was not.
    pub missing: BTreeSet<T>,
}

impl<T: Ord> Coverage<T> {
    /// Covered and wanted, for a percentage that is compared exactly.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.covered.len(), self.covered.len() + self.missing.len())
    }
}

/// What audits of the `months` up to `as_of` covered of what is wanted. An audit on the first day of the stretch counts: a
/// year after 2025-06-01 is from 2025-06-01 to 2026-06-01.
#[must_use]
pub fn coverage<T: Ord + Clone>(audits: &[Held<T>], wanted: &BTreeSet<T>, as_of: Date, months: i32) -> Coverage<T> {
    let from = add_months(as_of, -months);
    let mut covered: BTreeMap<T, Date> = BTreeMap::new();
    for audit in audits.iter().filter(|a| from <= a.on && a.on <= as_of) {
        for item in audit.covered.iter().filter(|item| wanted.contains(*item)) {
            let last = covered.entry(item.clone()).or_insert(audit.on);
            *last = audit.on.max(*last);
        }
    }
    let missing = wanted.iter().filter(|item| !covered.contains_key(item)).cloned().collect();
    Coverage { covered, missing }
}

/// The grade of the coverage check: all of it; four fifths with the rest planned within 90 days; less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Everything was covered.
    Conforming,
    /// At least 80 percent, and the rest is planned within 90 days.
    Minor,
    /// Less, or nothing was audited.
    Major,
}

/// Grades a coverage; `planned` is what audits of the next 90 days will cover.
#[must_use]
pub fn grade<T: Ord>(coverage: &Coverage<T>, planned: &BTreeSet<T>) -> Grade {
    let (covered, wanted) = coverage.counts();
    if covered == 0 {
        Grade::Major
    } else if coverage.missing.is_empty() {
        Grade::Conforming
    } else if covered * 100 >= wanted * 80 && coverage.missing.iter().all(|item| planned.contains(item)) {
        Grade::Minor
    } else {
        Grade::Major
    }
}

/// Whether an audit planned on a day lies within the 90 days that count as planned.
#[must_use]
pub fn planned_soon(planned: Date, today: Date) -> bool {
    today <= planned && planned <= add_days(today, 90)
}

/// What comes first when audits are planned: critical processes, then those with earlier nonconformities, then whatever was
/// audited longest ago; never audited comes before that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<T> {
    /// The process.
    pub process: T,
    /// Whether services depend on it critically.
    pub critical: bool,
    /// Nonconformities found in it before.
    pub nonconformities: u32,
    /// When it was audited last.
    pub last_audited: Option<Date>,
}

/// Candidates in the order in which to plan them.
#[must_use]
pub fn in_order_of_planning<T: Ord + Clone>(mut candidates: Vec<Candidate<T>>) -> Vec<Candidate<T>> {
    candidates.sort_by_key(|c| (!c.critical, std::cmp::Reverse(c.nonconformities), c.last_audited, c.process.clone()));
    candidates
}
