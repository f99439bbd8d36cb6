//! Rules of forecasts: a unit and a method, six months at least, approved by the owner of the service, and one in force.

use super::forecasting::{FEWEST_MONTHS, SEASONAL_MONTHS};
use super::values;
use crate::calendar::Calendars;
use crate::handles::demand_forecast::{Method, columns, f, state, step};
use crate::handles::service;
use crate::supplier::days::{Days, Reminders, days_after, months_after};
use crate::supplier::tell::{self, Fields, called, holders, tell};
use engine::{Facts, Practice, Record, Work};
use kernel::{Date, Timestamp};
use schema::Value;
use std::sync::Arc;

/// Months for which a forecast is good.
const GOOD_FOR: i64 = 6;
const RENEW: &str = "renew";

/// Rules of forecasts.
#[derive(Debug, Default)]
pub(super) struct ForecastRules {
    pub(super) calendars: Arc<Calendars>,
}

/// Other forecasts in force for the same service.
fn in_force(work: &Work<'_>) -> Vec<Arc<Record>> {
    let Some(service) = f::SERVICE.get(work.record()) else { return Vec::new() };
    let own = work.record().id;
    let found = work.facts().find("demand_forecast", &format!("service:{} state:approved", service.text()), 20);
    found.into_iter().filter(|r| r.id != own).collect()
}

impl Practice for ForecastRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let today = Days::of(work, &self.calendars).today();
        work.set_if_empty("made_on", Value::Date(today));
        if let Some(person) = work.actor().person() {
            work.set_if_empty("owner", Value::Reference(person));
        }
        values::history(work);
    }

    fn compute(&self, work: &mut Work<'_>) {
        if let Some(made) = f::MADE_ON.get(work.record()) {
            work.set("renew_by", Value::Date(months_after(made, GOOD_FOR)));
        }
        if work.record().state.as_deref() == Some(state::DRAFT) || work.taken() == Some(step::REVIEW) {
            values::previous(work);
            values::fill(work);
        }
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["complete", "person_decides", "newer"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "complete" => complete(work),
            "person_decides" => tell::person_decides(work),
            // As a consequence of the approval of another one it needs no proof; consequences hold every role.
            "newer" if !work.has_role(&[]) && in_force(work).is_empty() => {
                work.refuse_guard("", "There is no other approved forecast of this service.");
            }
            _ => {}
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        for (field, words) in values::faults(work.record()) {
            work.refuse_guard(field, &words);
        }
        if f::METHOD.get(work.record()) == Some(Method::Judgement) && !f::METHOD_REASON.is_set(work.record()) {
            work.require("method_reason");
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        Days::of(work, &self.calendars).remind(work, reminders);
        if !work.entering(state::APPROVED) {
            return;
        }
        let why = format!("Replaced by {}.", called(work.record()));
        for older in in_force(work) {
            tell::change(work, &older, Some(step::SUPERSEDE), Fields::new(), true, why.clone());
        }
        let today = Days::of(work, &self.calendars).today();
        let mut to = holders(work.facts(), "capacity_manager", today);
        to.extend(holders(work.facts(), "finance_manager", today));
        let (number, title) = (called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
        tell(work, "forecast_approved", to, format!("{number}: demand forecast approved"), title);
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let days = Days::around(facts, &self.calendars, since);
        days.standing(reminders(record, days.today()))
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == RENEW && work.record().state.as_deref() == Some(state::APPROVED) {
            let by = f::RENEW_BY.get(work.record()).map(|d| d.to_string()).unwrap_or_default();
            let service = f::SERVICE.get(work.record()).and_then(|id| work.facts().record(id));
            let to: Vec<_> = f::OWNER.get(work.record()).into_iter().chain(service.and_then(|s| service::f::SERVICE_OWNER.get(&*s))).collect();
            let number = called(work.record());
            work.note("reminder", name);
            tell(work, "renewal_due", to, format!("{number}: a new demand forecast is due on {by}"), "");
        }
    }
}

fn reminders(record: &Record, _today: Date) -> Reminders {
    let by = f::RENEW_BY.get(record).filter(|_| record.state.as_deref() == Some(state::APPROVED));
    by.map(|on| (RENEW, days_after(on, -30))).into_iter().collect()
}

/// Six months at least, each with low, expected and high demand, from what the method needs.
fn complete(work: &mut Work<'_>) {
    use columns::forecast_values as v;
    let record = work.record();
    let rows = f::FORECAST_VALUES.get(record).unwrap_or_default();
    let open = rows.iter().any(|row| !(v::LOW.is_set(row) && v::EXPECTED.is_set(row) && v::HIGH.is_set(row)));
    let (months, measured) = (rows.len(), f::HISTORY.get(record).map_or(0, <[_]>::len));
    if (1..FEWEST_MONTHS).contains(&months) {
        work.refuse_guard("forecast_values", "A forecast reaches at least six months ahead.");
    }
    match f::METHOD.get(work.record()) {
        Some(Method::Seasonal) if measured < SEASONAL_MONTHS => {
            work.refuse_guard("history", "The seasonal method needs 24 months measured.");
        }
        Some(Method::Trend) if measured < 3 => work.refuse_guard("history", "A trend needs at least three months measured."),
        Some(Method::DriverBased) => work.require("drivers"),
        _ => {}
    }
    if open {
        work.refuse_guard("forecast_values", "Low, expected and high demand are said for every month.");
    }
}
