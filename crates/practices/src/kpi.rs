//! Key performance indicators, as data: the file `kpis.toml` in the folder of a practice. An indicator is a population, a
//! criterion within it and a period, each a query, so that numerator and denominator can always be opened as the lists they
//! count (processes.md, 1.7 and 12).
//!
//! ```toml
//! [[kpi]]
//! id = "C-1"
//! label = "Changes that succeed"
//! unit = "percent"
//! direction = "up"
//! target = "95"
//! of = { type = "change", query = "-change_type:standard", at = "implemented_at" }
//! count = { query = "outcome:successful" }            # within the population, or with a type and an instant of its own
//!
//! [[kpi]]
//! id = "C-5"
//! label = "Time from submission to implementation"
//! unit = "days"
//! direction = "down"                                  # without target: the trend is looked at
//! of = { type = "change", query = "", at = "implemented_at" }
//! between = ["submitted_at", "implemented_at"]        # the median, unless `figure` says mean or total
//! ```
//!
//! `sum` adds up a field over the population and divides by its records, or by the sum of another field when `per` names one.
//! A query may say `{period}` where one instant for all of the population will not do.

use crate::definitions::KPIS;
use crate::home::{folder, nameless};
use kernel::Name;
use serde::Deserialize;
use std::sync::LazyLock;

/// Fewer records than this in the denominator of a percentage carry no verdict (processes.md, 1.7).
pub const FEW: u64 = 5;
/// Stands in a query for the period.
const PERIOD: &str = "{period}";

/// An indicator.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kpi {
    /// The practice it belongs to.
    #[serde(skip, default = "nameless")]
    pub practice: Name,
    /// Its identity in the specification, `C-1`.
    pub id: String,
    /// What it says.
    pub label: String,
    /// What its value is in.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// What is wished for, an exact decimal number; none when only the trend is looked at.
    #[serde(default)]
    pub target: Option<String>,
    /// The population.
    pub of: Population,
    /// What is counted of it; the whole when absent.
    #[serde(default)]
    pub count: Option<Criterion>,
    /// Two instants between which the time is measured.
    #[serde(default)]
    pub between: Option<[Name; 2]>,
    /// What is said of the times between.
    #[serde(default)]
    pub figure: Figure,
    /// A whole number or a length of time that is added up and divided by the population.
    #[serde(default)]
    pub sum: Option<Name>,
    /// Another one, by whose sum it is divided instead.
    #[serde(default)]
    pub per: Option<Name>,
    /// What a reader must know to read it rightly.
    #[serde(default)]
    pub note: String,
}

/// What a value is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Hundredths of the population.
    Percent,
    /// A number of records.
    Number,
    /// So many for each of the population.
    Ratio,
    /// So many for each hundred of the population.
    PerHundred,
    /// Days of 24 hours.
    Days,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
}

/// One number for many lengths of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// The middle one.
    #[default]
    Median,
    /// Their sum, divided by their number.
    Mean,
    /// Their sum.
    Total,
}

impl Figure {
    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Median => "median",
            Self::Mean => "mean",
            Self::Total => "total",
        }
    }
    /// The figure of lengths of time, of which the number, sum and middle one are known; none of none.
    #[must_use]
    pub fn of(self, records: u64, sum: i64, median: Option<i64>) -> Option<i64> {
        let n = i64::try_from(records).ok().filter(|n| *n > 0)?;
        match self {
            Self::Median => median,
            Self::Mean => Some(rounded(sum, n)),
            Self::Total => Some(sum),
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More.
    Up,
    /// Less.
    Down,
    /// Neither: it is watched.
    Trend,
}

/// Records of a type, and what puts one of them into a period.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// The record type.
    #[serde(rename = "type")]
    pub type_name: Name,
    /// Which of them.
    #[serde(default)]
    pub query: String,
    /// The date or instant that puts one into a period, or a text that names it (`2026-03`); absent: as things stand.
    #[serde(default)]
    pub at: Option<Name>,
}

/// What is counted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Of another type than the population.
    #[serde(default, rename = "type")]
    pub type_name: Option<Name>,
    /// Which.
    pub query: String,
    /// What puts one into the period, where the type differs.
    #[serde(default)]
    pub at: Option<Name>,
}

/// A query that selects the records behind one side of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The record type.
    pub type_name: Name,
    /// Query text.
    pub query: String,
}

impl Kpi {
    /// Whether it is known for a period, and not only as things stand.
    #[must_use]
    pub fn has_periods(&self) -> bool {
        let told = |query: &str, at: Option<&Name>| at.is_some() || query.contains(PERIOD);
        told(&self.of.query, self.of.at.as_ref()) || self.count.as_ref().is_some_and(|c| told(&c.query, c.at.as_ref()))
    }
    /// The population in a period (`2026-03`, `2026`, any stretch of time the query language knows).
    #[must_use]
    pub fn denominator(&self, period: &str) -> Side {
        side(&self.of.type_name, &self.of.query, self.of.at.as_ref(), period)
    }
    /// What is counted in a period; `None` when the population itself is the figure.
    #[must_use]
    pub fn numerator(&self, period: &str) -> Option<Side> {
        let count = self.count.as_ref()?;
        Some(match &count.type_name {
            Some(other) => side(other, &count.query, count.at.as_ref(), period),
            None => side(&self.of.type_name, &both(&self.of.query, &count.query), self.of.at.as_ref(), period),
        })
    }
    /// Whether a value fulfils the target; `None` without target or when nothing can be said.
    #[must_use]
    pub fn met(&self, value: Value) -> Option<bool> {
        let target = tenths(self.target.as_deref()?)?;
        let tenths = value.tenths.filter(|_| !value.few)?;
        match self.direction {
            Direction::Up => Some(tenths >= target),
            Direction::Down => Some(tenths <= target),
            Direction::Trend => None,
        }
    }
}

fn side(type_name: &Name, query: &str, at: Option<&Name>, period: &str) -> Side {
    let query = query.replace(PERIOD, period);
    let query = match at {
        Some(at) => both(&query, &format!("{at}:{period}")),
        None => query,
    };
    Side { type_name: type_name.clone(), query }
}

/// Both must hold; alternatives are kept together.
fn both(a: &str, b: &str) -> String {
    let whole = |q: &str| if has_alternatives(q) { format!("({q})") } else { q.to_owned() };
    match (a.trim(), b.trim()) {
        ("", only) | (only, "") => only.to_owned(),
        (a, b) => format!("{} {}", whole(a), whole(b)),
    }
}

/// Whether an `or` stands outside every parenthesis and quotation.
fn has_alternatives(query: &str) -> bool {
    let (mut depth, mut quoted, mut bare) = (0_u32, false, String::new());
    for c in query.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ if depth == 0 && !quoted => bare.push(c),
            _ => {}
        }
    }
    bare.split_whitespace().any(|word| word == "or")
}

/// A computed value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// The value in tenths of its unit, rounded half up; `None` when there is nothing to divide by.
    pub tenths: Option<i64>,
    /// Too few records for a verdict.
    pub few: bool,
    /// What was counted, or added up.
    pub numerator: i64,
    /// The population.
    pub denominator: u64,
}

/// `numerator / denominator` in a unit. A percentage or a ratio of nothing has no value; a number is the numerator itself.
#[must_use]
pub fn value(unit: Unit, numerator: i64, denominator: u64) -> Value {
    let times = match unit {
        Unit::Percent | Unit::PerHundred => 1000,
        _ => 10,
    };
    let tenths = match (unit, i64::try_from(denominator).unwrap_or(i64::MAX)) {
        (Unit::Number, _) => Some(numerator.saturating_mul(10)),
        (_, 0) => None,
        (_, n) => Some(rounded(numerator.saturating_mul(times), n)),
    };
    Value { tenths, few: matches!(unit, Unit::Percent) && denominator < FEW, numerator, denominator }
}

/// A length of time in a unit.
#[must_use]
pub fn lasting(unit: Unit, seconds: Option<i64>, records: u64) -> Value {
    let one = match unit {
        Unit::Days => 86_400,
        Unit::Minutes => 60,
        _ => 3600,
    };
    Value { tenths: seconds.map(|s| rounded(s.saturating_mul(10), one)), few: records < FEW, numerator: 0, denominator: records }
}

/// Division rounded half up, for non-negative numerators; towards minus infinity at the half below zero.
const fn rounded(numerator: i64, denominator: i64) -> i64 {
    numerator.saturating_mul(2).saturating_add(denominator).div_euclid(denominator.saturating_mul(2))
}

/// A decimal number in tenths; `None` when it has more places or is none.
#[must_use]
pub fn tenths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let part: i64 = part.parse().ok().filter(|p| (0..10).contains(p))?;
    Some(whole.parse::<i64>().ok()?.checked_mul(10)? + part)
}

/// The indicators that ship with the program.
#[must_use]
pub fn kpis() -> &'static [Kpi] {
    static ALL: LazyLock<Vec<Kpi>> = LazyLock::new(|| read(KPIS).expect("the shipped indicators are sound (a test says so)"));
    &ALL
}

/// Those of a practice, in the order of its file.
pub fn of_practice(practice: &str) -> impl Iterator<Item = &'static Kpi> {
    kpis().iter().filter(move |k| *k.practice == *practice)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    kpi: Vec<Kpi>,
}

fn read(sources: &[(&str, &str)]) -> Result<Vec<Kpi>, String> {
    let mut all = Vec::new();
    for (path, text) in sources {
        let file: File = toml::from_str(text).map_err(|e| format!("{path}: {e}"))?;
        all.extend(file.kpi.into_iter().map(|kpi| Kpi { practice: Name::from(folder(path)), ..kpi }));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use schema::FieldKind;
    use std::collections::BTreeSet;

    /// Every side of every indicator can be asked, and what puts a record into a period is a point in time.
    #[test]
    fn indicators_are_sound() {
        let model = crate::model();
        let mut faults = Vec::new();
        let mut ids = BTreeSet::new();
        for kpi in read(KPIS).unwrap() {
            let mut fault = |why: String| faults.push(format!("{} {}: {why}", kpi.practice, kpi.id));
            if !ids.insert(kpi.id.clone()) {
                fault("the identity is taken".into());
            }
            if kpi.target.as_deref().is_some_and(|t| tenths(t).is_none()) {
                fault("a target is a decimal number with one place at most".into());
            }
            if usize::from(kpi.count.is_some()) + usize::from(kpi.between.is_some()) + usize::from(kpi.sum.is_some()) > 1 {
                fault("one of count, between and sum".into());
            }
            for side in [Some(kpi.denominator("2026-03")), kpi.numerator("2026-03")].into_iter().flatten() {
                let Some(def) = model.get(&side.type_name) else {
                    fault(format!("there is no type {}", side.type_name));
                    continue;
                };
                if let Err(error) = schema::query::Query::parse(&side.query).and_then(|q| q.check(&model, def)) {
                    fault(format!("{}: {error}", side.query));
                }
            }
            if kpi.per.is_some() && kpi.sum.is_none() || kpi.figure != Figure::Median && kpi.between.is_none() {
                fault("per goes with sum, figure with between".into());
            }
            if kpi.unit == Unit::Percent && kpi.count.is_none() && kpi.per.is_none() {
                fault("a percentage is of something".into());
            }
            let def = model.get(&kpi.of.type_name).unwrap();
            for instant in kpi.between.iter().flatten() {
                if !matches!(def.field(instant).map(|f| &f.kind), Some(FieldKind::Instant)) {
                    fault(format!("{instant} is no instant of {}", def.name));
                }
            }
            for sum in kpi.sum.iter().chain(&kpi.per) {
                if !matches!(def.field(sum).map(|f| &f.kind), Some(FieldKind::Integer { .. } | FieldKind::Duration)) {
                    fault(format!("{sum} of {} cannot be added up", def.name));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn values_are_exact_and_say_when_they_are_few() {
        let cases = [
            (Unit::Percent, 19, 20, Some(950), false),
            (Unit::Percent, 2, 3, Some(667), true),
            (Unit::Percent, 0, 0, None, true),
            (Unit::Percent, 1, 8, Some(125), false),
            (Unit::Percent, 1, 16, Some(63), false),
            (Unit::Number, 7, 0, Some(70), false),
            (Unit::Ratio, 13, 10, Some(13), false),
            (Unit::PerHundred, 3, 250, Some(12), false),
            (Unit::Ratio, 1, 0, None, false),
        ];
        for (unit, n, of, want, few) in cases {
            let got = value(unit, n, of);
            assert_eq!((got.tenths, got.few), (want, few), "{unit:?} {n}/{of}");
        }
        assert_eq!(lasting(Unit::Hours, Some(5400), 9).tenths, Some(15));
        assert_eq!(lasting(Unit::Days, Some(86_400 * 3 + 43_200), 9).tenths, Some(35));
        assert_eq!(lasting(Unit::Minutes, None, 0), Value { tenths: None, few: true, numerator: 0, denominator: 0 });
        let figures = [Figure::Median, Figure::Mean, Figure::Total];
        assert_eq!(figures.map(|f| f.of(3, 11, Some(2))), [Some(2), Some(4), Some(11)]);
        assert_eq!(figures.map(|f| f.of(0, 0, None)), [None; 3]);
        assert_eq!([tenths("95"), tenths("0.8"), tenths("0.85"), tenths("x")], [Some(950), Some(8), None, None]);
    }

    #[test]
    fn both_sides_can_be_opened() {
        let kpi: Kpi = toml::from_str(
            "id = \"X-1\"\nlabel = \"x\"\nunit = \"percent\"\ndirection = \"up\"\ntarget = \"90\"\n\
             of = { type = \"incident\", query = \"priority:p1 or priority:p2\", at = \"resolved_at\" }\ncount = { query = \"-is:missed\" }",
        )
        .unwrap();
        assert_eq!(kpi.denominator("2026-03").query, "(priority:p1 or priority:p2) resolved_at:2026-03");
        assert_eq!(kpi.numerator("2026-03").unwrap().query, "(priority:p1 or priority:p2) -is:missed resolved_at:2026-03");
        assert_eq!(kpi.met(value(Unit::Percent, 9, 10)), Some(true));
        assert_eq!(kpi.met(value(Unit::Percent, 8, 10)), Some(false));
        assert_eq!(kpi.met(value(Unit::Percent, 1, 4)), None);
    }
    #[test]
    fn a_period_may_stand_within_a_query() {
        let kpi: Kpi = toml::from_str(
            "id = \"X-2\"\nlabel = \"x\"\nunit = \"percent\"\ndirection = \"down\"\n\
             of = { type = \"change\", query = \"actual_end:{period} or created:{period}\" }\ncount = { query = \"is:unauthorised\" }",
        )
        .unwrap();
        assert!(kpi.has_periods());
        assert_eq!(kpi.numerator("2026-03").unwrap().query, "(actual_end:2026-03 or created:2026-03) is:unauthorised");
    }
}
