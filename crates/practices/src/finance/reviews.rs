//! Rules of financial reviews: figures follow from budgets and posted entries while the review is open, large variances are
//! explained, and the month is closed when the review was held.

use super::amounts::{in_units, must_explain, split, variance};
use super::period::Period;
use super::{amount, currency, entries, services};
use crate::calendar::Calendars;
use crate::handles::budget;
use crate::handles::financial_review::{f, state};
use crate::supplier::days::{Days, Reminders};
use crate::supplier::due;
use crate::supplier::tell::{called, tell};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Currency, Date, Money, Refusal, Timestamp};
use schema::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Business days after the period within which it is reviewed.
const WITHIN: i32 = 10;
/// Most entries that are added up.
const MOST: usize = 20_000;

/// Rules of financial reviews.
#[derive(Debug, Default)]
pub(super) struct ReviewRules {
    pub(super) calendars: Arc<Calendars>,
}

fn period(work: &Work<'_>) -> Option<Period> {
    f::PERIOD.get(work.record()).and_then(Period::parse)
}

fn budgets(work: &Work<'_>) -> Vec<Arc<Record>> {
    let ids = f::BUDGETS.get(work.record()).unwrap_or_default();
    ids.iter().filter_map(|id| work.facts().record(*id)).collect()
}

/// The one currency of the budgets.
fn common(budgets: &[Arc<Record>]) -> Option<Currency> {
    let all: BTreeSet<_> = budgets.iter().filter_map(|b| currency(b)).collect();
    if all.len() == 1 { all.first().copied() } else { None }
}

/// The part of the budgets that falls on the months of the period; equal months, the first ones a unit more where it does not
/// divide.
fn planned(budgets: &[Arc<Record>], period: Period) -> i64 {
    let part = |b: &Arc<Record>| {
        let months = budget::f::PERIOD.get(&**b).and_then(Period::parse)?.months();
        let parts = split(amount(b, "amount"), &vec![1; months.len()])?;
        Some(months.iter().zip(parts).filter(|(m, _)| period.covers(**m)).map(|(_, part)| part).sum::<i64>())
    };
    budgets.iter().filter_map(part).sum()
}

impl Practice for ReviewRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let Some(period) = period(work) else { return };
        let due = Days::of(work, &self.calendars).business_days_after(period.last(), WITHIN);
        work.set_if_empty("due_on", Value::Date(due));
        if f::BUDGETS.is_set(work.record()) {
            return;
        }
        let wanted = f::SERVICES.get(work.record()).unwrap_or_default();
        let ids: Vec<String> = wanted.iter().map(|id| id.text()).collect();
        if ids.is_empty() {
            return;
        }
        let query = format!("state:active,closed (service:{0} or service_group:{0})", ids.join(","));
        let found = work.facts().find("budget", &query, 100);
        let fits = |b: &&Arc<Record>| budget::f::PERIOD.get(&***b).and_then(Period::parse).is_some_and(|p| p.covers(period));
        let found: Vec<_> = found.iter().filter(fits).map(|b| b.id).collect();
        if !found.is_empty() {
            work.set("budgets", Value::References(found));
        }
    }

    fn compute(&self, work: &mut Work<'_>) {
        let open = work.before().is_none_or(|b| b.state.as_deref() == Some(state::PLANNED));
        let budgets = budgets(work);
        let (Some(period), Some(currency)) = (period(work), common(&budgets)) else { return };
        if !open {
            return;
        }
        let money = |minor| Value::Money(Money { minor, currency });
        if work.changed("budgets") && !work.given("budgeted") {
            work.set("budgeted", money(planned(&budgets, period)));
        }
        let quoted = |names: Vec<Period>| names.iter().map(|m| format!("\"{}\"", m.name())).collect::<Vec<_>>().join(",");
        let ids: Vec<String> = budgets.iter().map(|b| b.id.text()).collect();
        let query = format!("state:posted period:{} budget:{}", quoted(period.months()), ids.join(","));
        let months = !period.months().is_empty();
        let actual = if months { entries::sum(&work.facts().find("cost_entry", &query, MOST)) } else { 0 };
        if actual >= 0 {
            work.set("actual", money(actual));
        }
        let (difference, share) = variance(actual, amount(work.record(), "budgeted"));
        work.set("variance", Value::Decimal(in_units(Money { minor: difference, currency }).normalize()));
        match share {
            Some(share) => work.set("variance_percent", Value::Decimal(share.normalize())),
            None => work.clear("variance_percent"),
        }
        let to_date: i64 = budgets.iter().map(|b| amount(b, "used")).sum();
        work.set("actual_to_date", money(to_date));
        match f::EXPECTED_REST.get(work.record()) {
            Some(rest) => work.set("forecast", money(to_date.saturating_add(rest.minor))),
            None => work.clear("forecast"),
        }
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["after_period", "explained"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "after_period" => {
                if matches!((f::HELD_ON.get(work.record()), period(work)), (Some(held), Some(p)) if held <= p.last()) {
                    work.refuse_guard("held_on", "The period is not over: it is reviewed afterwards.");
                }
            }
            "explained" => explained(work),
            _ => {}
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        if work.creating() {
            self.once(work);
        }
        let budgets = budgets(work);
        if budgets.len() > 1 && common(&budgets).is_none() {
            work.refuse(Refusal::new(Code::Currency).on("budgets").with("label", "Budgets").with("value", "one review for each"));
        }
        if let Some(currency) = common(&budgets) {
            for (field, label, value) in
                [("budgeted", "Budget of the period", f::BUDGETED.get(work.record())), ("expected_rest", "Expected rest", f::EXPECTED_REST.get(work.record()))]
            {
                if let Some(given) = value.filter(|v| v.currency != currency) {
                    let both = format!("{} and {}", given.currency.as_str(), currency.as_str());
                    work.refuse(Refusal::new(Code::Currency).on(field).with("label", label).with("value", both));
                }
            }
        }
        if work.changed("budgets") || work.changed("services") {
            let wanted: BTreeSet<_> = f::SERVICES.get(work.record()).unwrap_or_default().iter().copied().collect();
            if budgets.iter().any(|b| services(b).iter().all(|s| !wanted.contains(s))) {
                work.refuse_guard("budgets", "A budget is for none of the services reviewed.");
            }
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        Days::of(work, &self.calendars).remind(work, reminders);
        let large = must_explain(amount(work.record(), "actual"), amount(work.record(), "budgeted"), 0);
        if work.entering(state::HELD) && large {
            let holders: Vec<_> = budgets(work).iter().filter_map(|b| budget::f::OWNER.get(&**b)).collect();
            let share = f::VARIANCE_PERCENT.get(work.record()).map_or_else(|| "no budget".to_owned(), |p| format!("{p} %"));
            let subject = format!("{}: variance {share}", called(work.record()));
            let text = f::VARIANCE_EXPLANATION.get(work.record()).unwrap_or_default().to_owned();
            tell(work, "variance", holders, subject, text);
        }
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let days = Days::around(facts, &self.calendars, since);
        days.standing(reminders(record, days.today()))
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let planned = work.record().state.as_deref() == Some(state::PLANNED);
        if let Some(due) = f::DUE_ON.get(work.record()).filter(|_| planned) {
            let (owner, about) = (f::OWNER.get(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
            due::remind(work, &self.calendars, name, due, owner, about);
        }
    }
}

impl ReviewRules {
    /// A period of whole months, reviewed once for each budget, and due by the tenth business day after it.
    fn once(&self, work: &mut Work<'_>) {
        let Some(name) = f::PERIOD.get(work.record()).map(str::to_owned) else { return };
        let period = match Period::read("period", "Period", &name) {
            Err(refusal) => return work.refuse(refusal),
            Ok(Period::Week(..)) => return work.refuse_guard("period", "A financial review is of a month, a quarter or a year."),
            Ok(period) => period,
        };
        let latest = Days::of(work, &self.calendars).business_days_after(period.last(), WITHIN);
        if f::DUE_ON.get(work.record()).is_some_and(|due| due > latest) {
            work.require_reason("reviewing later than the tenth business day", 10);
        }
        let ids: Vec<String> = f::BUDGETS.get(work.record()).unwrap_or_default().iter().map(|id| id.text()).collect();
        let query = format!("period:\"{name}\" budgets:{}", ids.join(","));
        if !ids.is_empty() && !work.facts().find("financial_review", &query, 1).is_empty() {
            work.refuse(Refusal::new(Code::Duplicate).on("period").with("label", "The review of this budget for").with("value", name));
        }
    }
}

/// A variance beyond ten percent, and above the limit of the budgets, is explained.
fn explained(work: &mut Work<'_>) {
    let limit = budgets(work).iter().map(|b| amount(b, "variance_limit")).min().unwrap_or(0);
    if must_explain(amount(work.record(), "actual"), amount(work.record(), "budgeted"), limit) {
        work.require("variance_explanation");
    }
}

fn reminders(record: &Record, _today: Date) -> Reminders {
    due::reminders(f::DUE_ON.get(record).filter(|_| record.state.as_deref() == Some(state::PLANNED)))
}
