//! The risk model of changes (processes, section 3.1.3): eight questions, two levels, a score and what raises it. Pure: it
//! knows numbers, no records; [`of`] reads them from one.

use crate::handles::change::{ChangeSubject, MajorCriteria, RiskLevel, RiskLevelRaised, f};
use engine::Record;

/// The eight answers, each 1 (harmless) to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// I1 criticality of the most critical service, I2 users hit, I3 data and security, I4 time of change.
    pub impact: [u8; 4],
    /// L1 complexity, L2 track record, L3 testing, L4 remediation.
    pub likelihood: [u8; 4],
}

/// What the answers come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Level of the impact answers, 1 to 4.
    pub impact: u8,
    /// Level of the likelihood answers, 1 to 4.
    pub likelihood: u8,
    /// Impact times likelihood, 1 to 16; raising does not touch it.
    pub score: u8,
    /// The level, raised where the rules say so.
    pub level: RiskLevel,
}

/// The level of four answers: `max(floor((sum + 2) / 4), highest − 1)`. Answers beyond 1 to 4 are taken as the nearest.
#[must_use]
pub fn level(answers: [u8; 4]) -> u8 {
    let answers = answers.map(|a| a.clamp(1, 4));
    let sum: u8 = answers.iter().sum();
    let highest = answers.into_iter().max().unwrap_or(1);
    ((sum + 2) / 4).max(highest - 1)
}

/// Score and level of a change. Raising rules: irreversible loss of data, or no remediation on a service of high
/// criticality, is at least high; a critical service in service time is at least medium.
#[must_use]
pub fn assess(answers: Answers) -> Risk {
    let (impact, likelihood) = (level(answers.impact), level(answers.likelihood));
    let score = impact * likelihood;
    let by_score = match score {
        ..=3 => RiskLevel::Low,
        4..=7 => RiskLevel::Medium,
        8..=11 => RiskLevel::High,
        _ => RiskLevel::VeryHigh,
    };
    let [criticality, _, data, timing] = answers.impact;
    let remediation = answers.likelihood[3];
    let mut floor = RiskLevel::Low;
    if criticality == 4 && timing >= 3 {
        floor = RiskLevel::Medium;
    }
    if data == 4 || (remediation == 4 && criticality >= 3) {
        floor = RiskLevel::High;
    }
    Risk { impact, likelihood, score, level: by_score.max(floor) }
}

/// The risk of a change whose eight questions are answered.
#[must_use]
pub fn of(record: &Record) -> Option<Risk> {
    let rank = |field: &str| record.choice(field).and_then(|c| c.bytes().next()).map(|b| b.wrapping_sub(b'0'));
    let four = |fields: [&str; 4]| -> Option<[u8; 4]> {
        let [a, b, c, d] = fields.map(rank);
        Some([a?, b?, c?, d?])
    };
    let [i1, i2, i3, i4, l1, l2, l3, l4] = QUESTIONS;
    Some(assess(Answers { impact: four([i1, i2, i3, i4])?, likelihood: four([l1, l2, l3, l4])? }))
}

/// The fields that hold the answers, I1 to I4 and L1 to L4.
pub const QUESTIONS: [&str; 8] = [
    f::RISK_CRITICALITY.as_str(),
    f::RISK_USERS.as_str(),
    f::RISK_DATA.as_str(),
    f::RISK_TIMING.as_str(),
    f::RISK_COMPLEXITY.as_str(),
    f::RISK_TRACK_RECORD.as_str(),
    f::RISK_TESTING.as_str(),
    f::RISK_REMEDIATION.as_str(),
];

/// The level somebody raised to.
#[must_use]
pub fn raised(record: &Record) -> Option<RiskLevel> {
    f::RISK_LEVEL_RAISED.get(record).map(|to| match to {
        RiskLevelRaised::Low => RiskLevel::Low,
        RiskLevelRaised::Medium => RiskLevel::Medium,
        RiskLevelRaised::High => RiskLevel::High,
        RiskLevelRaised::VeryHigh => RiskLevel::VeryHigh,
    })
}

/// Person-days above which the impact is major.
pub const EFFORT_LIMIT_DAYS: i64 = 20;

/// What makes an impact major.
#[derive(Clone, Debug, Default)]
pub struct MajorCase {
    /// What it is about.
    pub subject: Option<ChangeSubject>,
    /// Its risk.
    pub level: Option<RiskLevel>,
    /// Which of the criteria hold.
    pub criteria: Vec<MajorCriteria>,
    /// Person-days.
    pub effort_days: Option<i64>,
}

/// Whether a change goes through service design and transition (section 3.1.3): a new service, a removal or transfer, very
/// high risk, more than the limit of effort, or one of the named criteria.
#[must_use]
pub fn is_major(case: &MajorCase) -> bool {
    let subject = case.subject.is_some_and(|s| {
        use ChangeSubject::{NewService, ServiceRemoval, ServiceTransferIn, ServiceTransferOut};
        matches!(s, NewService | ServiceRemoval | ServiceTransferIn | ServiceTransferOut)
    });
    subject
        || case.level == Some(RiskLevel::VeryHigh)
        || case.criteria.iter().any(|c| *c != MajorCriteria::NoneOfThese)
        || case.effort_days.is_some_and(|days| days > EFFORT_LIMIT_DAYS)
}
