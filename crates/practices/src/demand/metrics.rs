//! Rules of demand metrics: one for each service and period that is over, in the unit of the ones before.

use crate::calendar::Calendars;
use crate::finance::period::Period;
use crate::handles::demand_metric::f;
use crate::supplier::days::Days;
use engine::{Practice, Work};
use kernel::{Code, Refusal};
use schema::Value;
use std::sync::Arc;

/// Rules of demand metrics.
#[derive(Debug, Default)]
pub(super) struct MetricRules {
    pub(super) calendars: Arc<Calendars>,
}

impl Practice for MetricRules {
    fn compute(&self, work: &mut Work<'_>) {
        let service = f::SERVICE.get(work.record()).and_then(|id| work.facts().record(id));
        let name = service.and_then(|s| s.text("name").map(str::to_owned)).unwrap_or_default();
        let title = Value::Text(format!("{name}, {}", f::PERIOD.get(work.record()).unwrap_or_default()));
        work.set("title", title);
    }

    fn check(&self, work: &mut Work<'_>) {
        if work.creating() {
            self.period(work);
        }
        if work.creating() || work.changed("unit") {
            one_unit(work);
        }
    }
}

impl MetricRules {
    fn period(&self, work: &mut Work<'_>) {
        let Some(name) = f::PERIOD.get(work.record()).map(str::to_owned) else { return };
        let period = match Period::read("period", "Period", &name) {
            Err(refusal) => return work.refuse(refusal),
            Ok(period) => period,
        };
        if period.last() >= Days::of(work, &self.calendars).today() {
            work.refuse_guard("period", "The period is not over yet.");
        }
        let Some(service) = f::SERVICE.get(work.record()) else { return };
        let query = format!("service:{} period:\"{name}\"", service.text());
        if !work.facts().find("demand_metric", &query, 1).is_empty() {
            work.refuse(Refusal::new(Code::Duplicate).on("period").with("label", "The metric of this service for").with("value", name));
        }
    }
}

/// Demand is compared with what was measured and forecast before: another unit needs a reason.
fn one_unit(work: &mut Work<'_>) {
    let (Some(service), Some(unit)) = (f::SERVICE.get(work.record()), work.record().choice("unit").cloned()) else { return };
    let own = work.record().id;
    let forecast = work.facts().find("demand_forecast", &format!("service:{} state:approved", service.text()), 1);
    let measured = work.facts().find("demand_metric", &format!("service:{}", service.text()), 2);
    let earlier = forecast.iter().chain(measured.iter().filter(|r| r.id != own));
    let other = earlier.filter_map(|r| r.choice("unit")).find(|known| **known != unit).cloned();
    if let Some(other) = other {
        let given = work.reason().is_some_and(|r| r.trim().chars().count() >= 10 && !schema::is_placeholder(r));
        if !given {
            work.refuse_guard("unit", &format!("Demand for this service is counted in {other}; say in the reason why it no longer is."));
        }
    }
}
