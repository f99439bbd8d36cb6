//! The readiness gate before stage 1 (section 9, rule 7), as a function of given facts. It names what is in the way and never
//! puts a single percentage on readiness.

use super::deadlines::{OPERATING_MONTHS, whole_months};
use crate::measurement::dates::add_months;
use kernel::Date;

/// What the gate asks.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Facts {
    /// Requirements in all.
    pub requirements: u32,
    /// Requirements graded major.
    pub major: u32,
    /// Requirements graded minor.
    pub minor: u32,
    /// Those of them without an open nonconformity or action.
    pub minor_unmanaged: u32,
    /// Requirements of unknown result for which nobody gave an explanation.
    pub unknown_unexplained: u32,
    /// Required documents that are not in force.
    pub documents_missing: u32,
    /// Clauses with requirements that no audit of the last twelve months covered.
    pub clauses_not_audited: u32,
    /// The last day of the internal audits.
    pub audited_on: Option<Date>,
    /// The last management review.
    pub reviewed_on: Option<Date>,
    /// The day from which there are operating records.
    pub records_since: Option<Date>,
}

/// Something that stands in the way of stage 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nothing was graded.
    NothingGraded,
    /// A requirement is major.
    Major(u32),
    /// A requirement is unknown without explanation.
    Unknown(u32),
    /// More than a tenth of the requirements are minor.
    TooManyMinor {
        /// How many are.
        minor: u32,
        /// Of how many.
        of: u32,
    },
    /// A minor has neither nonconformity nor action.
    MinorUnmanaged(u32),
    /// A required document is missing.
    Documents(u32),
    /// A clause was not audited.
    NotAudited(u32),
    /// There was no internal audit in the last twelve months.
    NoAudit,
    /// There was no management review, or none after the audit.
    NoReviewAfterAudit,
    /// Records reach back less than three months.
    History {
        /// Whole months of records.
        months: i32,
    },
}

impl Obstacle {
    /// In words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::NothingGraded => "no requirement was graded".to_owned(),
            Self::Major(n) => format!("{n} requirements are major"),
            Self::Unknown(n) => format!("{n} requirements are unknown without explanation"),
            Self::TooManyMinor { minor, of } => format!("{minor} of {of} requirements are minor, more than a tenth"),
            Self::MinorUnmanaged(n) => format!("{n} minor requirements have neither nonconformity nor action"),
            Self::Documents(n) => format!("{n} required documents are missing"),
            Self::NotAudited(n) => format!("{n} clauses were not audited in the last 12 months"),
            Self::NoAudit => "there was no internal audit in the last 12 months".to_owned(),
            Self::NoReviewAfterAudit => "there was no management review after the internal audit".to_owned(),
            Self::History { months } => format!("operating records reach back {months} months, not 3"),
        }
    }
}

/// What stands in the way on a day; nothing when the gate is open. Ten percent is compared exactly: 7 of 70 pass, 8 do not.
#[must_use]
pub fn gate(facts: &Facts, today: Date) -> Vec<Obstacle> {
    let mut out = Vec::new();
    let mut say = |stands: bool, obstacle| {
        if stands {
            out.push(obstacle);
        }
    };
    say(facts.requirements == 0, Obstacle::NothingGraded);
    say(facts.major > 0, Obstacle::Major(facts.major));
    say(facts.unknown_unexplained > 0, Obstacle::Unknown(facts.unknown_unexplained));
    let too_many = u64::from(facts.minor) * 10 > u64::from(facts.requirements);
    say(too_many, Obstacle::TooManyMinor { minor: facts.minor, of: facts.requirements });
    say(facts.minor_unmanaged > 0, Obstacle::MinorUnmanaged(facts.minor_unmanaged));
    say(facts.documents_missing > 0, Obstacle::Documents(facts.documents_missing));
    let audited = facts.audited_on.filter(|day| add_months(today, -12) <= *day && *day <= today);
    say(audited.is_none(), Obstacle::NoAudit);
    say(audited.is_some() && facts.clauses_not_audited > 0, Obstacle::NotAudited(facts.clauses_not_audited));
    let reviewed = facts.reviewed_on.is_some_and(|review| facts.audited_on.is_some_and(|audit| review >= audit) && review <= today);
    say(!reviewed, Obstacle::NoReviewAfterAudit);
    let months = facts.records_since.map_or(0, |since| whole_months(since, today));
    say(months < OPERATING_MONTHS, Obstacle::History { months });
    out
}

/// One condition of the gate, and what stands in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What is asked.
    pub asks: &'static str,
    /// What stands in the way; nothing when it holds.
    pub obstacle: Option<Obstacle>,
}

/// Every condition of the gate, those that hold included.
#[must_use]
pub fn conditions(facts: &Facts, today: Date) -> Vec<Condition> {
    let obstacles = gate(facts, today);
    let condition = |asks, is: fn(&Obstacle) -> bool| Condition { asks, obstacle: obstacles.iter().copied().find(is) };
    vec![
        condition("Every requirement is graded", |o| matches!(o, Obstacle::NothingGraded)),
        condition("No requirement is major", |o| matches!(o, Obstacle::Major(_))),
        condition("Nothing is unknown without explanation", |o| matches!(o, Obstacle::Unknown(_))),
        condition("At most a tenth of the requirements are minor", |o| matches!(o, Obstacle::TooManyMinor { .. })),
        condition("Every minor has a nonconformity or an action", |o| matches!(o, Obstacle::MinorUnmanaged(_))),
        condition("All required documents are in force", |o| matches!(o, Obstacle::Documents(_))),
        condition("Every clause was audited internally in the last 12 months", |o| matches!(o, Obstacle::NoAudit | Obstacle::NotAudited(_))),
        condition("A management review followed the audit", |o| matches!(o, Obstacle::NoReviewAfterAudit)),
        condition("At least three months of operating records", |o| matches!(o, Obstacle::History { .. })),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_those_of_the_gate() {
        let today = jiff::civil::date(2026, 6, 1);
        let facts = [
            Facts::default(),
            Facts { requirements: 10, major: 1, minor: 3, minor_unmanaged: 1, unknown_unexplained: 1, documents_missing: 1, ..Facts::default() },
            Facts { requirements: 10, clauses_not_audited: 2, audited_on: Some(today), reviewed_on: Some(today), ..Facts::default() },
        ];
        for facts in facts {
            let named: Vec<Obstacle> = conditions(&facts, today).into_iter().filter_map(|c| c.obstacle).collect();
            assert_eq!(named, gate(&facts, today), "no obstacle without a condition");
        }
    }
}
