//! Rules of budgets: the sum follows from the categories, the holder approves, revisions are kept, and use is told in time.

use super::amounts::{convert, percent};
use super::period::Period;
use super::{amount, currency, services};
use crate::calendar::Calendars;
use crate::handles::budget::{columns::cost_categories as column, columns::revisions, f, state, step};
use crate::supplier::days::{Days, Reminders, days_after};
use crate::supplier::tell::{self, called, fields, tell};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Currency, Date, Money, Refusal, Timestamp};
use schema::{Row, Value};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rules of budgets.
#[derive(Debug, Default)]
pub(super) struct BudgetRules {
    pub(super) calendars: Arc<Calendars>,
}

/// The amount of a line in the currency of the budget; `None` when it needs a rate.
fn counted(row: &Row, currency: Currency) -> Option<Money> {
    let amount = column::AMOUNT.get(row)?;
    if amount.currency == currency {
        return Some(amount);
    }
    column::RATE_ON.get(row)?;
    convert(amount, currency, column::RATE.get(row)?)
}

/// Whether it was approved before this decision, so that a change of it is a revision.
fn was_approved(work: &Work<'_>) -> bool {
    work.before().is_some_and(|b| matches!(b.state.as_deref(), Some(state::APPROVED | state::ACTIVE)))
}

impl Practice for BudgetRules {
    fn compute(&self, work: &mut Work<'_>) {
        let Some(currency) = currency(work.record()) else { return };
        let rows = f::COST_CATEGORIES.get(work.record()).unwrap_or_default();
        let sum = rows.iter().filter_map(|row| counted(row, currency)).fold(0_i64, |sum, part| sum.saturating_add(part.minor));
        work.set("amount", Value::Money(Money { minor: sum, currency }));
        work.set_if_empty("used", Value::Money(Money { minor: 0, currency }));
        match percent(amount(work.record(), "used"), sum) {
            Some(used) => work.set("used_percent", Value::Decimal(used.normalize())),
            None => work.clear("used_percent"),
        }
        if work.taken() == Some(step::APPROVE) {
            let today = Days::of(work, &self.calendars).today();
            work.set("approved_on", Value::Date(today));
        }
        let figures = work.changed("cost_categories") && !work.creating();
        if figures && work.was("proposed_by").is_some() && !was_approved(work)
            && let Some(person) = work.actor().person()
        {
            // Whoever changes the figures of a proposal proposes them.
            work.set("proposed_by", Value::Reference(person));
        }
        if figures && was_approved(work) {
            self.keep_revision(work);
        }
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["detailed", "begun", "over", "all_posted"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        let today = Days::of(work, &self.calendars).today();
        let period = f::PERIOD.get(work.record()).and_then(Period::parse);
        match name {
            "detailed" => detailed(work),
            "begun" if period.is_some_and(|p| today < p.first()) => work.refuse_guard("period", "Its period has not begun."),
            "over" if period.is_some_and(|p| today <= p.last()) => work.refuse_guard("period", "Its period is not over."),
            "all_posted" => all_posted(work),
            _ => {}
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        if work.creating() {
            scope(work);
        }
        let Some(currency) = currency(work.record()) else {
            return work.refuse(Refusal::new(Code::WrongShape).on("currency").with("label", "Currency").with("expected", "three capital letters such as EUR"));
        };
        let rows = f::COST_CATEGORIES.get(work.record()).unwrap_or_default();
        let foreign = rows.iter().find(|row| counted(row, currency).is_none()).and_then(|row| column::AMOUNT.get(row));
        if let Some(foreign) = foreign {
            let both = format!("{} and {}, without a dated rate", currency.as_str(), foreign.currency.as_str());
            work.refuse(Refusal::new(Code::Currency).on("cost_categories").with("label", "Cost categories").with("value", both));
        }
        if f::VARIANCE_LIMIT.get(work.record()).is_some_and(|limit| limit.currency != currency) {
            work.refuse(Refusal::new(Code::Currency).on("variance_limit").with("label", "The limit").with("value", "not that of the budget"));
        }
        if work.changed("cost_categories") && was_approved(work) {
            revision(work);
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        Days::of(work, &self.calendars).remind(work, reminders);
        let name = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        if work.entering(state::PROPOSED) {
            let holder = f::OWNER.get(work.record());
            tell(work, "budget_proposed", holder, format!("{} waits for your approval", called(work.record())), name.clone());
        }
        if work.entering(state::APPROVED) {
            let proposer = f::PROPOSED_BY.get(work.record());
            tell(work, "budget_approved", proposer, format!("{} is approved", called(work.record())), name.clone());
        }
        nearly_used(work, name);
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let days = Days::around(facts, &self.calendars, since);
        days.standing(reminders(record, days.today()))
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let days = Days::of(work, &self.calendars);
        let at = work.record().state.clone();
        match (name, at.as_deref()) {
            (BEGIN, Some(state::APPROVED)) => {
                work.because("Its period has begun.");
                work.take_move(step::ACTIVATE);
            }
            (MONTH, Some(state::ACTIVE)) => {
                plan_review(work, days.today());
                if let Some((_, next)) = reminders(work.record(), days.today()).into_iter().find(|(name, _)| *name == MONTH) {
                    work.timer(MONTH, days.start_of(next));
                }
            }
            _ => {}
        }
    }
}

impl BudgetRules {
    /// What was changed after approval, for whom and why, stands in the budget.
    fn keep_revision(&self, work: &mut Work<'_>) {
        let before = work.was("amount").cloned();
        let after = work.record().get("amount").cloned();
        let mut row = Row::new();
        row.insert(revisions::ON.name(), Value::Date(Days::of(work, &self.calendars).today()));
        let asked = work.record().get("revision_requested_by").cloned();
        let by = work.actor().person().map(Value::Reference);
        let reason = work.reason().map(|r| Value::Text(r.to_owned()));
        let cells = [(revisions::BEFORE.name(), before), (revisions::AFTER.name(), after), (revisions::REQUESTED_BY.name(), asked), (revisions::APPROVED_BY.name(), by), (revisions::REASON.name(), reason)];
        row.extend(cells.into_iter().filter_map(|(name, value)| Some((name, value?))));
        let mut rows = f::REVISIONS.get(work.record()).unwrap_or_default().to_vec();
        rows.push(row);
        work.set("revisions", Value::Table(rows));
    }
}

/// For something, and for a period of whole months.
fn scope(work: &mut Work<'_>) {
    match (f::SERVICE.is_set(work.record()), f::SERVICE_GROUP.is_set(work.record())) {
        (false, false) => work.require("service"),
        (true, true) => work.refuse_guard("service_group", "A budget is for one service or for a group of them, not for both."),
        _ => {}
    }
    let Some(name) = f::PERIOD.get(work.record()).map(str::to_owned) else { return };
    match Period::read("period", "Period", &name) {
        Err(refusal) => work.refuse(refusal),
        Ok(Period::Week(..)) => work.refuse_guard("period", "A budget is for a year, a quarter or a month."),
        Ok(_) => {}
    }
}

fn detailed(work: &mut Work<'_>) {
    let rows = f::COST_CATEGORIES.get(work.record()).unwrap_or_default();
    let kinds: BTreeSet<_> = rows.iter().filter_map(|row| row.get(&column::CATEGORY.name())).map(|c| c.to_json().to_string()).collect();
    if kinds.len() == 1 {
        work.refuse_guard("cost_categories", "Plan in at least two categories, so that the cost can be steered.");
    }
}

fn all_posted(work: &mut Work<'_>) {
    let drafts = work.facts().find("cost_entry", &format!("budget:{} state:draft", work.record().id.text()), 5);
    if !drafts.is_empty() {
        let words = format!("Cost entries were not posted: {}.", tell::numbers(drafts.iter().map(|d| &**d)));
        work.refuse_guard("", &words);
    }
}

/// What was approved changes by the holder, for somebody else who asked, and for a reason.
fn revision(work: &mut Work<'_>) {
    let actor = work.actor().person();
    if actor.is_none() || actor != f::OWNER.get(work.record()) {
        work.refuse_guard("cost_categories", "An approved budget is revised by its budget holder.");
    }
    work.require("revision_requested_by");
    if actor.is_some() && f::REVISION_REQUESTED_BY.get(work.record()) == actor {
        let words = "Somebody else asks for a revision than who approves it.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).on("revision_requested_by").with("reason", words));
    }
    work.require_reason("a revision", 10);
}

/// The holder hears when 80 % and when all of it is used.
fn nearly_used(work: &mut Work<'_>, name: String) {
    let reached = |record: &Record| {
        let (used, amount) = (i128::from(amount(record, "used")), i128::from(amount(record, "amount")));
        [100, 80].into_iter().find(|level| used > 0 && used * 100 >= amount * level).unwrap_or(0)
    };
    let now = reached(work.record());
    if now > work.before().map_or(0, reached) {
        let holder = f::OWNER.get(work.record());
        tell(work, "budget_used", holder, format!("{}: {now} % used", called(work.record())), name);
    }
}

/// The review of the month that has just ended.
fn plan_review(work: &mut Work<'_>, today: Date) {
    let record = work.record();
    let month = Period::month_of(days_after(today.first_of_month(), -1));
    if !f::PERIOD.get(record).and_then(Period::parse).is_some_and(|p| p.covers(month)) {
        return;
    }
    let title = format!("{}: {}", f::TITLE.get(record).unwrap_or_default(), month.name());
    let set = fields([
        ("title", json!(title.chars().take(160).collect::<String>())),
        ("period", json!(month.name())),
        ("services", json!(services(record))),
        ("budgets", json!([record.id])),
        ("owner", json!(f::OWNER.get(record))),
    ]);
    tell::create(work, "financial_review", set);
    work.note("review_planned", month.name());
}

const BEGIN: &str = "begin";
const MONTH: &str = "month";

/// The beginning of its period; then the first day after each of its months.
fn reminders(record: &Record, today: Date) -> Reminders {
    let Some(period) = f::PERIOD.get(record).and_then(Period::parse) else { return Vec::new() };
    match record.state.as_deref() {
        Some(state::APPROVED) => vec![(BEGIN, period.first())],
        Some(state::ACTIVE) => {
            let next = Period::month_of(today).next().first().max(Period::month_of(period.first()).next().first());
            let last = days_after(period.last(), 1);
            if next <= last { vec![(MONTH, next)] } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}
