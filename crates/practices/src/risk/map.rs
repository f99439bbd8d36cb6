//! The map of risks: likelihood by impact, five by five, as it is without treatment and with it.
//!
//! A cell is a score and so a level; what stands in it is counted by whoever asks the records. Beside the map stands what a
//! level asks for: whose word accepts it, and how soon it is looked at again.

use super::score::{Authority, level, review_months, score};
use crate::handles::risk::Level;
use schema::handle::ChoiceEnum;

/// Steps of likelihood and of impact.
pub const STEPS: [i64; 5] = [1, 2, 3, 4, 5];
/// What the steps of likelihood are called.
pub const LIKELIHOODS: [&str; 5] = ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"];
/// What the steps of impact are called.
pub const IMPACTS: [&str; 5] = ["Negligible", "Minor", "Noticeable", "Serious", "Threatening"];
/// Risks that are looked at: those that are not over.
pub const STANDING: &str = "is:open";

/// Before or after treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// As it is without treatment.
    Inherent,
    /// As it is, or will be, with it.
    Residual,
}

impl Side {
    /// Both, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Inherent, Self::Residual];

    const fn prefix(self) -> &'static str {
        match self {
            Self::Inherent => "",
            Self::Residual => "residual_",
        }
    }
    /// The query of the risks in a cell.
    #[must_use]
    pub fn cell(self, likelihood: i64, impact: i64) -> String {
        let p = self.prefix();
        format!("{STANDING} {p}likelihood:{likelihood} {p}impact:{impact}")
    }
    /// The query of the risks of a level.
    #[must_use]
    pub fn of_level(self, level: Level) -> String {
        format!("{STANDING} {}level:{}", self.prefix(), level.as_str())
    }
    /// The query of the risks that have no place on this side yet.
    #[must_use]
    pub fn unplaced(self) -> String {
        format!("{STANDING} {}score:-", self.prefix())
    }
}

/// One cell of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// 1 to 5.
    pub likelihood: i64,
    /// 1 to 5.
    pub impact: i64,
    /// Their product.
    pub score: i64,
    /// The level of the score.
    pub level: Level,
}

/// The cells as they are drawn: the most likely row first, the least impact first within it.
pub fn cells() -> impl Iterator<Item = Cell> {
    let rows = STEPS.into_iter().rev().flat_map(|likelihood| STEPS.into_iter().map(move |impact| (likelihood, impact)));
    rows.filter_map(|(likelihood, impact)| {
        let score = score(likelihood, impact)?;
        Some(Cell { likelihood, impact, score, level: level(score)? })
    })
}

/// What a level asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The level.
    pub level: Level,
    /// Its least and greatest score.
    pub scores: (i64, i64),
    /// Whose word accepts it.
    pub authority: Authority,
    /// Months after which it is looked at again at the latest.
    pub review_months: i64,
}

/// What every level asks for, the gravest first.
#[must_use]
pub fn demands() -> Vec<Demand> {
    let within = |wanted: Level| cells().filter(move |c| c.level == wanted).map(|c| c.score);
    let all = Level::ALL.iter().filter_map(|wanted| {
        let (low, high) = ((1..=25).find(|s| level(*s) == Some(*wanted))?, (1..=25).rev().find(|s| level(*s) == Some(*wanted))?);
        within(*wanted).next()?;
        Some(Demand { level: *wanted, scores: (low, high), authority: Authority::for_level(*wanted), review_months: review_months(*wanted) })
    });
    all.collect()
}

/// Risks of a level that nobody with the authority accepted and that nobody treats.
#[must_use]
pub fn untreated(level: Level) -> String {
    format!("state:assessed level:{} -is:acceptable", level.as_str())
}

/// Risks of a level whose review is overdue.
#[must_use]
pub fn overdue(level: Level) -> String {
    format!("{STANDING} level:{} next_review_on<today", level.as_str())
}

/// Risks of a level that are accepted.
#[must_use]
pub fn accepted(level: Level) -> String {
    format!("state:accepted level:{}", level.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_is_drawn_from_the_most_likely_down() {
        let all: Vec<Cell> = cells().collect();
        assert_eq!(all.len(), 25);
        assert_eq!((all[0].likelihood, all[0].impact, all[0].score), (5, 1, 5));
        assert_eq!((all[24].likelihood, all[24].impact, all[24].score, all[24].level), (1, 5, 5, Level::Medium));
        assert_eq!(all[4].level, Level::VeryHigh);
    }

    #[test]
    fn levels_ask_for_what_the_scores_say() {
        let asked: Vec<((i64, i64), i64)> = demands().iter().map(|d| (d.scores, d.review_months)).collect();
        assert_eq!(asked, [((15, 25), 1), ((10, 14), 3), ((5, 9), 6), ((1, 4), 12)]);
        assert_eq!(demands()[0].authority, Authority::TopManagement);
    }

    #[test]
    fn every_number_can_be_asked() {
        let model = crate::model();
        let def = model.get("risk").unwrap();
        let cells = cells().flat_map(|c| Side::ALL.map(|s| s.cell(c.likelihood, c.impact)));
        let levels = Level::ALL.iter().flat_map(|l| [untreated(*l), overdue(*l), accepted(*l), Side::Inherent.of_level(*l), Side::Residual.of_level(*l)]);
        for query in cells.chain(levels).chain(Side::ALL.map(Side::unplaced)) {
            schema::query::Query::parse(&query).and_then(|q| q.check(&model, def)).unwrap_or_else(|e| panic!("{query}: {e}"));
        }
    }
}
