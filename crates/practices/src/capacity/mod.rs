//! Capacity management: there is enough of everything the services need, people, technology, information and money, and more is
//! ordered before it is too late.
//!
//! A *sample* says how much of a resource was used; three above the threshold in a week, or a quarter of an hour above the
//! critical one, are a breach that somebody answers within ten business days ([`measures`]). A *plan* gathers the weekly
//! percentiles of its resources, draws a line through them ([`statistics`]) and says by when capacity must be ordered
//! ([`forecast`]). It covers all four kinds of resources, or says why not.

pub mod forecast;
pub mod measures;
mod metrics;
mod plans;
pub mod statistics;
mod trends;

#[cfg(test)]
mod cases;

use crate::Shared;
use engine::RuleBook;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, shared: &Shared) -> RuleBook {
    let calendars = &shared.calendars;
    book.with("capacity_plan", plans::PlanRules { calendars: calendars.clone() })
        .with("capacity_metric", metrics::MetricRules { calendars: calendars.clone() })
}
