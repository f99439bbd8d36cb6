//! Demand management: what the services will be asked for is known before it is asked.
//!
//! A *metric* says how much of a service was demanded and consumed in a period. A *forecast* takes the months measured, or the
//! drivers of the business, and says for each month to come how much is expected, and between what limits ([`forecasting`]);
//! it also says how far off the forecast before it was. The owner of the service approves it; capacity and finance plan by it.

pub mod forecasting;
mod forecasts;
mod metrics;
mod values;

#[cfg(test)]
mod cases;

use crate::Shared;
use engine::RuleBook;

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: RuleBook, shared: &Shared) -> RuleBook {
    let calendars = &shared.calendars;
    book.with("demand_forecast", forecasts::ForecastRules { calendars: calendars.clone() })
        .with("demand_metric", metrics::MetricRules { calendars: calendars.clone() })
}
