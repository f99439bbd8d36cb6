//! Measurement: what is measured how often, by which formula and against which target; what came out; what it means.
//!
//! A KPI is a definition. While it is active, every period that ends makes a result that is due; a result is measured by the
//! definition in force, judged exactly and shown cautiously, and locked once a person has said what it means. A changed
//! definition is a new version, and the trend shows the break. Trend reviews and evaluations are the occasions on which
//! people look at more than one figure; each review that is held makes the next one due.
//!
//! Beside the rules of its types, the folder holds what all practices of governing share: civil dates, periods, exact
//! numbers, the obligation calendar, and what their records have in common when they are decided.

pub mod dates;
pub mod number;
pub mod obligations;
pub mod period;
pub mod values;

pub(crate) mod following;
pub(crate) mod records;
pub(crate) mod telling;

mod evaluation;
mod kpi;
mod result;
mod trend;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod formulas;

use crate::Shared;
use engine::{RuleBook, Work};
use kernel::{Code, Refusal};
use period::Period;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, shared: &Shared) -> RuleBook {
    book.with("kpi", kpi::KpiRules)
        .with("kpi_result", result::ResultRules { calendars: shared.calendars.clone() })
        .with("performance_evaluation", evaluation::EvaluationRules)
        .with("trend_review", trend::TrendRules { calendars: shared.calendars.clone() })
}

/// The period a record names; one that is none is refused.
pub(crate) fn period(work: &mut Work<'_>) -> Option<Period> {
    let text = work.record().text("period")?.to_owned();
    let read = text.parse().ok();
    if read.is_none() && work.changed("period") {
        let expected = "a year, half-year, quarter, month or week such as 2026, 2026-H1, 2026-Q1, 2026-03 or 2026-W09";
        work.refuse(Refusal::new(Code::WrongShape).on("period").with("label", work.label("period")).with("expected", expected));
    }
    read
}
