//! Rules of results: measured by the fifth business day, judged at full precision, explained when missed.

use super::periods::{agreement_of, due_on};
use super::results::{Direction, is_met, outside_limit};
use super::{measure, terms};
use crate::calendar::Calendars;
use crate::handles::sla_result::{self, f, state, step};
use crate::handles::{customer, service, sla};
use crate::reporting::period::Period;
use crate::service::means::{date_now, date_of, days_after, follow, several, start_of, tell, today, write_to};
use engine::{Action, Practice, Record, Work};
use kernel::{Code, Id, Refusal};
use rust_decimal::Decimal;
use schema::Value;
use std::sync::Arc;

const MEASURE: &str = "measure";
const REVIEW: &str = "explain_miss";
/// Days within which a miss is explained.
const REVIEW_DAYS: i64 = 30;

/// Rules of results.
#[derive(Debug, Default)]
pub struct ResultRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for ResultRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let Some(agreement) = agreement_of(work, work.record()) else { return };
        for (field, from) in [("service", sla::f::SERVICE), ("customer", sla::f::CUSTOMER), ("owner", sla::f::SERVICE_LEVEL_MANAGER)] {
            if let Some(id) = from.get(&*agreement) {
                work.set_if_empty(field, Value::Reference(id));
            }
        }
        if let Some(edition) = sla::f::EDITION.get(&*agreement) {
            work.set("edition", Value::Integer(edition));
        }
        let wanted = f::TARGET.get(work.record()).unwrap_or_default().to_owned();
        if let Some(target) = terms::all_targets(&agreement).into_iter().find(|t| t.name == wanted) {
            work.set("kind", Value::Choice(target.kind.into()));
            if !work.given("direction") {
                work.set("direction", Value::Choice(target.direction.into()));
            }
            for (field, value) in [("target_value", target.value), ("workload_limit", target.limit)] {
                if let Some(value) = value {
                    work.set_if_empty(field, Value::Decimal(value));
                }
            }
        }
        let period = f::PERIOD.get(work.record()).and_then(Period::parse);
        if let Some(due) = period.and_then(|p| due_on(work.facts(), &self.calendars, p)) {
            work.set_if_empty("due_on", Value::Date(due));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        let agreement = agreement_of(work, work.record());
        let record = work.record();
        let name = agreement.as_deref().and_then(|a| sla::f::TITLE.get(a)).unwrap_or("Agreement");
        let (target, period) = (f::TARGET.get(record).unwrap_or_default(), f::PERIOD.get(record).unwrap_or_default());
        let title: String = format!("{name}: {target}, {period}").chars().take(240).collect();
        work.set("title", Value::Text(title));
        judge(work);
        if work.entering(state::REVIEWED) {
            date_now(work, "reviewed_on");
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["measured", "period_over", "miss_explained"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "measured" => measured(work),
            "period_over" => {
                let over = f::PERIOD.get(work.record()).and_then(Period::parse).is_none_or(|p| p.last() < today(work));
                if !over {
                    work.refuse_guard("period", "The period is not over yet.");
                }
            }
            "miss_explained" if missed(work.record()) => {
                work.require("cause");
                if !f::IMPROVEMENT.is_set(work.record()) && !f::NO_IMPROVEMENT_REASON.is_set(work.record()) {
                    work.refuse_guard("improvement", "Name the improvement it leads to, or say why none.");
                }
            }
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        check(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.creating()
            && let Some(due) = f::DUE_ON.get(work.record())
        {
            let at = start_of(work.facts(), due).max(work.now());
            work.timer(MEASURE, at);
        }
        if work.leaving(state::DUE) {
            work.clear_timer(MEASURE);
        }
        if work.entering(state::MEASURED) && missed(work.record()) {
            tell_miss(work);
            if let Some(due) = f::REVIEW_DUE_ON.get(work.record()) {
                let at = start_of(work.facts(), due);
                work.timer(REVIEW, at);
            }
        }
        if work.leaving(state::MEASURED) {
            work.clear_timer(REVIEW);
        }
        beyond(work);
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        work.clear_timer(name);
        match (name, work.record().state.as_deref()) {
            (MEASURE, Some(state::DUE)) => compute_now(work),
            (REVIEW, Some(state::MEASURED)) => {
                work.note("reminder", "explain_miss");
                tell_owner(work, "the miss is not explained yet");
            }
            _ => {}
        }
    }
}

/// Whether the target was missed.
fn missed(record: &Record) -> bool {
    f::MET.get(record) == Some(false)
}

/// Value against target, and workload against limit.
fn judge(work: &mut Work<'_>) {
    let record = work.record();
    let idle = f::NOT_APPLICABLE.get(record) == Some(true);
    let direction = match f::DIRECTION.get(record) {
        Some(sla_result::Direction::AtMost) => Direction::AtMost,
        _ => Direction::AtLeast,
    };
    let met = match (f::VALUE.get(record), f::TARGET_VALUE.get(record)) {
        (Some(value), Some(target)) if !idle => Some(is_met(value, target, direction)),
        _ => None,
    };
    let outside = over_limit(record) || siblings(work).iter().any(|r| over_limit(r));
    match met {
        Some(met) => work.set("met", Value::Boolean(met)),
        None => work.clear("met"),
    }
    work.set("outside_limits", Value::Boolean(outside));
    if work.entering(state::MEASURED) {
        let due = days_after(date_of(work.facts(), work.at()), REVIEW_DAYS);
        match met {
            Some(false) => work.set("review_due_on", Value::Date(due)),
            _ => work.clear("review_due_on"),
        }
    }
}

fn over_limit(record: &Record) -> bool {
    outside_limit(f::WORKLOAD_ACTUAL.get(record), f::WORKLOAD_LIMIT.get(record))
}

/// The other results of the agreement in the period that carry a workload.
fn siblings(work: &Work<'_>) -> Vec<Arc<Record>> {
    let record = work.record();
    let (Some(sla), Some(period)) = (f::SLA.get(record), f::PERIOD.get(record)) else { return Vec::new() };
    if Period::parse(period).is_none() {
        return Vec::new();
    }
    let query = format!("sla:{} period:\"{period}\"", sla.text());
    let own = record.id;
    work.facts().find(sla_result::TYPE, &query, 200).into_iter().filter(|r| r.id != own).collect()
}

fn measured(work: &mut Work<'_>) {
    if f::NOT_APPLICABLE.get(work.record()) != Some(true) {
        work.require("value");
        work.require("target_value");
    }
}

fn check(work: &mut Work<'_>) {
    let record = work.record();
    let period = f::PERIOD.get(record).map(Period::parse);
    if matches!(period, Some(None)) {
        let label = work.label("period");
        let expected = "a year, quarter or month such as 2026, 2026-Q1 or 2026-03";
        work.refuse(Refusal::new(Code::WrongShape).on("period").with("label", label).with("expected", expected));
    }
    let record = work.record();
    let percent = matches!(f::KIND.get(record), Some(sla_result::Kind::Time | sla_result::Kind::Availability));
    for field in ["value", "target_value"] {
        let beyond = matches!(work.record().get(field), Some(Value::Decimal(v)) if *v > Decimal::ONE_HUNDRED);
        if percent && beyond {
            let label = work.label(field);
            work.refuse(Refusal::new(Code::OutOfRange).on(field).with("label", label).with("min", 0).with("max", 100));
        }
    }
    if work.changed("value")
        && let (Some(value), Some(computed)) = (f::VALUE.get(work.record()), f::COMPUTED_VALUE.get(work.record()))
        && value != computed
        && !f::VALUE_REASON.is_set(work.record())
    {
        work.refuse(Refusal::new(Code::ReasonNeeded).on("value_reason").with("label", "a value that differs from the computed one").with("min", 20));
    }
    if work.creating() {
        let target = f::TARGET.get(work.record()).map(str::to_owned);
        if let Some(other) = siblings(work).iter().find(|r| f::TARGET.get(&***r).map(str::to_owned) == target) {
            let words = format!("{} has a result for this period already.", f::TITLE.get(&**other).unwrap_or("The target"));
            work.refuse_guard("target", &words);
        }
    }
}

/// The day of measuring: what can be computed is; the rest is asked for.
fn compute_now(work: &mut Work<'_>) {
    let Some(figure) = measure::figure(work, work.record()) else {
        work.note("reminder", "measure");
        return tell_owner(work, "is to be measured today");
    };
    work.set("population", Value::Integer(figure.population));
    match figure.value {
        Some(value) => {
            work.set("computed_value", Value::Decimal(value));
            work.set_if_empty("value", Value::Decimal(value));
        }
        None => work.set("not_applicable", Value::Boolean(true)),
    }
    work.take_move(step::MEASURE);
}

fn tell_owner(work: &mut Work<'_>, what: &str) {
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let owner = f::OWNER.get(work.record());
    tell(work, "result", owner, &format!("{title} {what}"), &title);
}

fn tell_miss(work: &mut Work<'_>) {
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let owner = f::SERVICE.get(work.record()).and_then(|s| work.facts().record(s)).and_then(|s| service::f::SERVICE_OWNER.get(&*s));
    let to: Vec<Id> = f::OWNER.get(work.record()).into_iter().chain(owner).collect();
    let text = "Say why within thirty days, and what is improved.";
    tell(work, "target_missed", to, &format!("{title}: missed"), text);
}

/// The workload went beyond its limit: the other results of the period are marked too, and the customer is told.
fn beyond(work: &mut Work<'_>) {
    if !work.changed("workload_actual") || over_limit(work.record()) == work.before().is_some_and(over_limit) {
        return;
    }
    for other in siblings(work).iter().filter(|r| !matches!(r.state.as_deref(), Some(state::REPORTED))) {
        follow(work, "sla", other, Action::default(), None);
    }
    if over_limit(work.record()) {
        let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        let contacts = f::CUSTOMER.get(work.record()).and_then(|c| work.facts().record(c)).map(|c| several(&c, customer::f::CONTACTS.as_str()));
        let subject = format!("{title}: more than was agreed");
        let text = "The workload of this period was above the limit of the agreement. Its targets are shown, and do not count.";
        write_to(work, "outside_limits", contacts.unwrap_or_default(), &subject, text);
        tell_owner(work, "is above its limit");
    }
}
