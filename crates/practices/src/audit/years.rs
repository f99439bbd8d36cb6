//! Three years of audits: every clause with requirements and every process, in every year, whether it was audited, is planned,
//! or was left out. What a year left out is its gap for ever; what this year has not audited yet can still be planned.

use kernel::{Date, Id};
use std::collections::{BTreeMap, BTreeSet};

/// Years that are looked at together: those of a certification cycle.
pub const YEARS: i16 = 3;

/// One audit with what it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit<T: Ord> {
    /// The audit.
    pub id: Id,
    /// When it was held, else when it is planned.
    pub on: Date,
    /// Whether it was held.
    pub held: bool,
    /// What it covers: clauses, or processes.
    pub covered: BTreeSet<T>,
}

/// What a year says about a clause or process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It was audited.
    Held,
    /// An audit of it is planned.
    Planned,
    /// The day of the planned audit has passed without one.
    Late,
    /// The programme of the year names it, no audit is planned yet.
    Programmed,
    /// The year is not over, and nothing is planned.
    Open,
    /// The year is over, and it was not audited.
    Missed,
    /// The year is over, and nothing is known about audits in it.
    Unknown,
}

/// One square: a clause or process in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    /// The year.
    pub year: i16,
    /// What it says.
    pub standing: Standing,
    /// The audits it rests on, the earliest first.
    pub audits: Vec<(Id, Date)>,
}

/// What a year says about an item. `programmes` are the items that the programme of a year names.
#[must_use]
pub fn square<T: Ord>(item: &T, year: i16, audits: &[Audit<T>], programmes: &BTreeMap<i16, BTreeSet<T>>, today: Date) -> Square {
    let of_year = || audits.iter().filter(|a| a.on.year() == year);
    let collect = |held: bool| {
        let mut found: Vec<(Id, Date)> = of_year().filter(|a| a.held == held && a.covered.contains(item)).map(|a| (a.id, a.on)).collect();
        found.sort_by_key(|(id, on)| (*on, *id));
        found
    };
    let held = collect(true);
    if !held.is_empty() {
        return Square { year, standing: Standing::Held, audits: held };
    }
    let planned = collect(false);
    let over = year < today.year();
    let standing = if !planned.is_empty() {
        match planned.iter().any(|(_, on)| *on >= today) {
            true => Standing::Planned,
            false if over => Standing::Missed,
            false => Standing::Late,
        }
    } else if over {
        // A year without programme and audits lies before the system.
        let known = programmes.contains_key(&year) || of_year().next().is_some();
        if known { Standing::Missed } else { Standing::Unknown }
    } else if programmes.get(&year).is_some_and(|p| p.contains(item)) {
        Standing::Programmed
    } else {
        Standing::Open
    };
    Square { year, standing, audits: planned }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 6, 1);

    fn audit(n: u128, on: Date, held: bool, covered: &[&'static str]) -> Audit<&'static str> {
        Audit { id: Id::from_u128(n), on, held, covered: covered.iter().copied().collect() }
    }

    #[test]
    fn every_square_says_what_the_year_brought() {
        let audits = [
            audit(1, date(2025, 5, 5), true, &["8.6.1", "9.1"]),
            audit(2, date(2025, 9, 9), false, &["5.1"]),
            audit(3, date(2026, 2, 2), false, &["5.1"]),
            audit(4, date(2026, 9, 9), false, &["8.6.1"]),
            audit(5, date(2026, 6, 1), false, &["9.1"]),
        ];
        let programmes = BTreeMap::from([(2026, BTreeSet::from(["5.1", "8.6.1", "9.1", "10.2"]))]);
        for (item, year, expected) in [
            ("8.6.1", 2024, Standing::Unknown),
            ("8.6.1", 2025, Standing::Held),
            ("5.1", 2025, Standing::Missed),
            ("10.2", 2025, Standing::Missed),
            ("5.1", 2026, Standing::Late),
            ("8.6.1", 2026, Standing::Planned),
            ("9.1", 2026, Standing::Planned),
            ("10.2", 2026, Standing::Programmed),
            ("4.1", 2026, Standing::Open),
            ("10.2", 2027, Standing::Open),
        ] {
            assert_eq!(square(&item, year, &audits, &programmes, TODAY).standing, expected, "{item} {year}");
        }
    }

    #[test]
    fn what_was_held_outweighs_what_was_planned() {
        let audits = [audit(2, date(2026, 9, 9), false, &["5.1"]), audit(1, date(2026, 3, 3), true, &["5.1"]), audit(3, date(2026, 1, 3), true, &["5.1"])];
        let square = square(&"5.1", 2026, &audits, &BTreeMap::new(), TODAY);
        assert_eq!(square.standing, Standing::Held);
        assert_eq!(square.audits.iter().map(|a| a.0).collect::<Vec<_>>(), [Id::from_u128(3), Id::from_u128(1)]);
    }
}
