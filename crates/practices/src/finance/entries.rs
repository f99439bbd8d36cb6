//! Rules of cost entries: on services that are planned at least, in the currency of the budget or with a dated rate, and
//! posted once.

use super::amounts::convert;
use super::period::Period;
use super::{allocation, amount, currency, services};
use crate::calendar::Calendars;
use crate::handles::cost_entry::{CostKind, EntryKind, columns::allocation as column, f, state, step};
use crate::handles::{budget, service};
use crate::supplier::days::Days;
use crate::supplier::tell::{self, called, fields};
use engine::{Practice, Record, Work};
use kernel::{Code, Money, Refusal};
use schema::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rules of cost entries.
#[derive(Debug, Default)]
pub(super) struct EntryRules {
    pub(super) calendars: Arc<Calendars>,
}

impl Practice for EntryRules {
    fn defaults(&self, work: &mut Work<'_>) {
        allocation::compute(work);
        if f::BUDGET.is_set(work.record()) {
            return;
        }
        let Some(period) = f::PERIOD.get(work.record()).and_then(Period::parse) else { return };
        let wanted: BTreeSet<_> = services(work.record()).into_iter().collect();
        let ids: Vec<String> = wanted.iter().map(|id| id.text()).collect();
        if ids.is_empty() {
            return;
        }
        let query = format!("state:active (service:{0} or service_group:{0})", ids.join(","));
        let fits = |b: &&Arc<Record>| {
            let covered: BTreeSet<_> = services(b).into_iter().collect();
            wanted.is_subset(&covered) && budget::f::PERIOD.get(&***b).and_then(Period::parse).is_some_and(|p| p.covers(period))
        };
        let found: Vec<_> = work.facts().find("budget", &query, 50);
        let mut found = found.iter().filter(fits);
        if let (Some(only), None) = (found.next(), found.next()) {
            work.set("budget", Value::Reference(only.id));
        }
    }

    fn compute(&self, work: &mut Work<'_>) {
        allocation::compute(work);
        if let Some(amount) = f::AMOUNT.get(work.record()) {
            work.set("currency", Value::Text(amount.currency.as_str().to_owned()));
        }
        match counted(work) {
            Some(counted) => work.set("budget_amount", Value::Money(counted)),
            None => work.clear("budget_amount"),
        }
        if work.taken() == Some(step::POST) {
            let today = Days::of(work, &self.calendars).today();
            work.set("posted_on", Value::Date(today));
        }
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["attributed", "period_open"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "attributed" => attributed(work),
            "period_open" => period_open(work),
            _ => {}
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        if let Some(name) = f::PERIOD.get(work.record()).map(str::to_owned)
            && !matches!(Period::parse(&name), Some(Period::Month(..)))
        {
            work.refuse(Refusal::new(Code::WrongShape).on("period").with("label", "Period").with("expected", "a month such as 2026-03"));
        }
        let indirect = f::COST_KIND.get(work.record()) == Some(CostKind::Indirect);
        if indirect {
            allocation::check(work);
        } else if f::ALLOCATION.is_set(work.record()) {
            work.refuse_guard("allocation", "Direct cost belongs to its service and is not shared out.");
        } else if services(work.record()).is_empty() {
            work.require("service");
        }
        planned(work);
        fits_budget(work);
        correction(work);
    }

    fn consequences(&self, work: &mut Work<'_>) {
        if !work.entering(state::POSTED) {
            return;
        }
        let (Some(budget), Some(counted)) = (the_budget(work), f::BUDGET_AMOUNT.get(work.record())) else { return };
        let used = amount(&budget, "used") + signed(work.record(), counted.minor);
        let used = Value::Money(Money { minor: used, currency: counted.currency });
        let why = format!("Posted with {}.", called(work.record()));
        tell::change(work, &budget, None, fields([("used", used.to_json())]), true, why);
    }
}

fn signed(record: &Record, minor: i64) -> i64 {
    if f::ENTRY_KIND.get(record) == Some(EntryKind::Credit) { -minor } else { minor }
}

/// What the entries add to the cost, credits taken off.
pub(super) fn sum(entries: &[Arc<Record>]) -> i64 {
    entries.iter().map(|e| signed(e, amount(e, "budget_amount"))).sum()
}

fn the_budget(work: &Work<'_>) -> Option<Arc<Record>> {
    work.facts().record(f::BUDGET.get(work.record())?)
}

/// The amount in the currency of the budget; `None` without a budget, or while a rate is missing.
fn counted(work: &Work<'_>) -> Option<Money> {
    let (amount, budget) = (f::AMOUNT.get(work.record())?, the_budget(work)?);
    let to = currency(&budget)?;
    if amount.currency == to {
        return Some(amount);
    }
    f::RATE_ON.get(work.record())?;
    convert(amount, to, f::RATE.get(work.record())?)
}

/// No cost on a service that is not even planned.
fn planned(work: &mut Work<'_>) {
    let rows = f::ALLOCATION.get(work.record()).unwrap_or_default();
    let all: BTreeSet<_> = services(work.record()).into_iter().chain(rows.iter().filter_map(|row| column::SERVICE.get(row))).collect();
    let early = |id| {
        let found = work.facts().record(id)?;
        matches!(found.state.as_deref(), Some(service::state::PROPOSED | service::state::REJECTED)).then(|| called(&found))
    };
    let early: Vec<String> = all.into_iter().filter_map(early).collect();
    if !early.is_empty() && (work.creating() || work.changed("service") || work.changed("service_group") || work.taken() == Some(step::POST)) {
        let field = if f::SERVICE.is_set(work.record()) { "service" } else { "service_group" };
        work.refuse_guard(field, "The service is not planned yet: no cost is posted on it.");
    }
}

/// The budget is for this service and this month, and the currencies can be counted together.
fn fits_budget(work: &mut Work<'_>) {
    let Some(budget) = the_budget(work) else { return };
    let covered: BTreeSet<_> = services(&budget).into_iter().collect();
    if services(work.record()).iter().any(|id| !covered.contains(id)) {
        work.refuse_guard("budget", "The budget is not for this service.");
    }
    let period = f::PERIOD.get(work.record()).and_then(Period::parse);
    let whole = budget::f::PERIOD.get(&*budget).and_then(Period::parse);
    if matches!((whole, period), (Some(whole), Some(period)) if !whole.covers(period)) {
        work.refuse_guard("budget", "The budget is for another time.");
    }
    if let (Some(amount), Some(to)) = (f::AMOUNT.get(work.record()), currency(&budget))
        && counted(work).is_none()
    {
        let both = format!("{} and {}, without a dated rate", amount.currency.as_str(), to.as_str());
        work.refuse(Refusal::new(Code::Currency).on("rate").with("label", "The entry").with("value", both));
    }
}

/// A correction is of a posted entry of the same month, and says why.
fn correction(work: &mut Work<'_>) {
    let Some(corrected) = f::CORRECTS.get(work.record()).and_then(|id| work.facts().record(id)) else { return };
    if corrected.state.as_deref() != Some(state::POSTED) {
        work.refuse_guard("corrects", "Only what was posted is corrected by another entry.");
    }
    if f::PERIOD.get(&*corrected) != f::PERIOD.get(work.record()) {
        work.refuse_guard("period", "A correction belongs to the month of what it corrects.");
    }
    work.require("correction_reason");
}

fn attributed(work: &mut Work<'_>) {
    if f::COST_KIND.get(work.record()) == Some(CostKind::Indirect) {
        ["allocation_rule", "allocation_version", "allocation"].iter().for_each(|field| work.require(field));
    }
    let (Some(budget), Some(counted)) = (the_budget(work), f::BUDGET_AMOUNT.get(work.record())) else { return };
    if amount(&budget, "used") + signed(work.record(), counted.minor) < 0 {
        work.refuse_guard("amount", "The credit is larger than everything that was posted to the budget.");
    }
}

/// A month is closed by its review, and everything by the end of the budget; then corrections only.
fn period_open(work: &mut Work<'_>) {
    let Some(budget) = the_budget(work) else { return };
    let at = budget.state.as_deref();
    if !matches!(at, Some(budget::state::ACTIVE | budget::state::CLOSED)) {
        return work.refuse_guard("budget", "The budget is not active.");
    }
    if f::CORRECTS.is_set(work.record()) {
        return;
    }
    let period = f::PERIOD.get(work.record()).unwrap_or_default();
    let query = format!("state:held,closed period:\"{period}\" budgets:{}", budget.id.text());
    if at == Some(budget::state::CLOSED) || !work.facts().find("financial_review", &query, 1).is_empty() {
        work.refuse_guard("period", "The period is closed: it takes corrections of posted entries only.");
    }
}
