//! How grave a risk is, who may accept it and how soon it is looked at again: pure functions of specification section 8.2.

use crate::handles::risk::Level;

/// Likelihood times impact, each 1 to 5: 1 to 25. `None` when either lies outside.
#[must_use]
pub fn score(likelihood: i64, impact: i64) -> Option<i64> {
    let known = |n: i64| (1..=5).contains(&n);
    (known(likelihood) && known(impact)).then(|| likelihood * impact)
}

/// The level of a score: 1–4 low, 5–9 medium, 10–14 high, 15–25 very high; `None` outside 1 to 25.
#[must_use]
pub const fn level(score: i64) -> Option<Level> {
    match score {
        1..=4 => Some(Level::Low),
        5..=9 => Some(Level::Medium),
        10..=14 => Some(Level::High),
        15..=25 => Some(Level::VeryHigh),
        _ => None,
    }
}

/// Months after which a risk of this level is reviewed at the latest.
#[must_use]
pub const fn review_months(level: Level) -> i64 {
    match level {
        Level::Low => 12,
        Level::Medium => 6,
        Level::High => 3,
        Level::VeryHigh => 1,
    }
}

/// Months for which a risk may be accepted at most.
pub const LONGEST_ACCEPTANCE_MONTHS: i64 = 12;

/// Whose word it takes, the least first. Whoever may accept more may accept less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Authority {
    /// The owner of the risk.
    Owner,
    /// A process owner, or the owner of the service concerned.
    ProcessOrServiceOwner,
    /// The owner of the service management system.
    SmsOwner,
    /// Top management.
    TopManagement,
}

impl Authority {
    /// The authority that a level calls for.
    #[must_use]
    pub const fn for_level(level: Level) -> Self {
        match level {
            Level::Low => Self::Owner,
            Level::Medium => Self::ProcessOrServiceOwner,
            Level::High => Self::SmsOwner,
            Level::VeryHigh => Self::TopManagement,
        }
    }
    /// Whether it suffices for a level.
    #[must_use]
    pub fn suffices(self, level: Level) -> bool {
        self >= Self::for_level(level)
    }
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Owner => "the owner of the risk",
            Self::ProcessOrServiceOwner => "a process owner or the owner of the service",
            Self::SmsOwner => "the owner of the service management system",
            Self::TopManagement => "top management",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_has_its_level() {
        // Rows are likelihoods 1 to 5, columns impacts 1 to 5.
        let expected = ["LLLLM", "LLMMH", "LMMHV", "LMHVV", "MHVVV"];
        for (l, row) in (1..).zip(expected) {
            for (i, letter) in (1..).zip(row.chars()) {
                let wanted = match letter {
                    'L' => Level::Low,
                    'M' => Level::Medium,
                    'H' => Level::High,
                    _ => Level::VeryHigh,
                };
                assert_eq!(score(l, i).and_then(level), Some(wanted), "{l} × {i}");
            }
        }
    }

    #[test]
    fn outside_there_is_nothing() {
        for (l, i) in [(0, 3), (3, 0), (6, 1), (1, 6), (-1, -1), (i64::MAX, i64::MAX)] {
            assert_eq!(score(l, i), None, "{l} × {i}");
        }
        for s in [i64::MIN, -1, 0, 26, i64::MAX] {
            assert_eq!(level(s), None, "{s}");
        }
    }

    #[test]
    fn levels_begin_and_end_exactly() {
        for (s, wanted) in [
            (1, Level::Low),
            (4, Level::Low),
            (5, Level::Medium),
            (9, Level::Medium),
            (10, Level::High),
            (14, Level::High),
            (15, Level::VeryHigh),
            (25, Level::VeryHigh),
        ] {
            assert_eq!(level(s), Some(wanted), "{s}");
        }
    }

    #[test]
    fn graver_risks_are_reviewed_sooner_by_higher_people() {
        let levels = [Level::Low, Level::Medium, Level::High, Level::VeryHigh];
        assert_eq!(levels.map(review_months), [12, 6, 3, 1]);
        let who = [Authority::Owner, Authority::ProcessOrServiceOwner, Authority::SmsOwner, Authority::TopManagement];
        for (n, authority) in who.into_iter().enumerate() {
            assert_eq!(Authority::for_level(levels[n]), authority);
            for (m, level) in levels.into_iter().enumerate() {
                assert_eq!(authority.suffices(level), n >= m, "{authority:?} for {level:?}");
            }
        }
    }
}
