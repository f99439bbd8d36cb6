//! Rules of capacity plans: all four kinds of resources, thresholds below what there is, an approval by the owners of the
//! services, and a word to the owner when something must be ordered.

use super::measures::THRESHOLDS;
use super::trends;
use crate::calendar::Calendars;
use crate::finance::period::Period;
use crate::handles::capacity_plan::{ResourceKinds, columns, f, state, step};
use crate::handles::service;
use crate::supplier::days::{Days, Reminders, days_after, months_after};
use crate::supplier::tell::{self, Fields, called, tell};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use rust_decimal::Decimal;
use schema::{ChoiceEnum, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Months after which a plan is looked at again at the latest.
const AT_MOST: i64 = 12;
const REVIEW: &str = "review";

/// Rules of capacity plans.
#[derive(Debug, Default)]
pub(super) struct PlanRules {
    pub(super) calendars: Arc<Calendars>,
}

fn services(record: &Record) -> BTreeSet<kernel::Id> {
    f::SERVICES.get(record).unwrap_or_default().iter().copied().collect()
}

/// Plans in force that this one takes the place of: all their services are in it.
fn replaced(work: &Work<'_>) -> Vec<Arc<Record>> {
    let mine = services(work.record());
    let ids: Vec<String> = mine.iter().map(|id| id.text()).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let own = work.record().id;
    let found = work.facts().find("capacity_plan", &format!("state:approved services:{}", ids.join(",")), 100);
    found.into_iter().filter(|p| p.id != own && services(p).is_subset(&mine)).collect()
}

impl Practice for PlanRules {
    fn compute(&self, work: &mut Work<'_>) {
        trends::complete(work);
        let rows = trends::trends(work.record());
        match rows.is_empty() {
            true => work.clear("trends"),
            false => work.set("trends", Value::Table(rows)),
        }
        if work.taken() == Some(step::APPROVE) && !work.given("next_review_on") {
            let today = Days::of(work, &self.calendars).today();
            let months = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(AT_MOST).min(AT_MOST);
            work.set("next_review_on", Value::Date(months_after(today, months)));
        }
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["all_kinds", "owner_approves", "newer"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "all_kinds" => all_kinds(work),
            "owner_approves" => owner_approves(work),
            "newer" => newer(work),
            _ => {}
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        let days = Days::of(work, &self.calendars);
        lines(work);
        thresholds(work);
        let latest = months_after(days.today(), AT_MOST);
        if work.changed("next_review_on") && f::NEXT_REVIEW_ON.get(work.record()).is_some_and(|on| on > latest) {
            work.refuse_guard("next_review_on", "A capacity plan is looked at again within twelve months.");
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        Days::of(work, &self.calendars).remind(work, reminders);
        let known = work.before().map(trends::to_order).unwrap_or_default();
        let fresh: Vec<String> = trends::to_order(work.record()).into_iter().filter(|r| !known.contains(r)).collect();
        if !fresh.is_empty() {
            let subject = format!("{}: order capacity now: {}", called(work.record()), fresh.join(", "));
            let owner = f::OWNER.get(work.record());
            tell(work, "order_point", owner, subject, "The early crossing of the threshold has come within the time it takes to add capacity.");
        }
        if work.entering(state::IN_REVIEW) {
            let owners = owners(work);
            let (number, title) = (called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
            tell(work, "plan_to_approve", owners, format!("{number} waits for your approval"), title);
        }
        if work.entering(state::APPROVED) {
            let why = format!("Replaced by {}.", called(work.record()));
            for older in replaced(work) {
                tell::change(work, &older, Some(step::SUPERSEDE), Fields::new(), true, why.clone());
            }
        }
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let days = Days::around(facts, &self.calendars, since);
        days.standing(reminders(record, days.today()))
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == REVIEW && work.record().state.as_deref() == Some(state::APPROVED) {
            let due = f::NEXT_REVIEW_ON.get(work.record()).map(|d| d.to_string()).unwrap_or_default();
            let (owner, number) = (f::OWNER.get(work.record()), called(work.record()));
            work.note("reminder", name);
            tell(work, "review_due", owner, format!("{number}: review due on {due}"), "");
        }
    }
}

fn reminders(record: &Record, _today: Date) -> Reminders {
    let next = f::NEXT_REVIEW_ON.get(record).filter(|_| record.state.as_deref() == Some(state::APPROVED));
    next.map(|on| (REVIEW, days_after(on, -30))).into_iter().collect()
}

fn owners(work: &Work<'_>) -> Vec<kernel::Id> {
    let found = services(work.record()).into_iter().filter_map(|id| work.facts().record(id));
    found.filter_map(|s| service::f::SERVICE_OWNER.get(&*s)).collect()
}

/// All four kinds of resources, with a line of current capacity for each that is named, or a reason.
fn all_kinds(work: &mut Work<'_>) {
    use columns::current_capacity as c;
    let named = f::RESOURCE_KINDS.get(work.record()).unwrap_or_default();
    if named.len() < ResourceKinds::ALL.len() && !f::KINDS_LEFT_OUT.is_set(work.record()) {
        work.require("kinds_left_out");
    }
    let rows = f::CURRENT_CAPACITY.get(work.record()).unwrap_or_default();
    let has = |kind: ResourceKinds| rows.iter().filter_map(|row| c::RESOURCE_KIND.get(row)).any(|k| k.as_str() == kind.as_str());
    let without: Vec<&str> = named.iter().filter(|kind| !has(**kind)).map(|kind| kind.as_str()).collect();
    if !rows.is_empty() && !without.is_empty() {
        work.refuse_guard("current_capacity", &format!("Name the capacity of each kind; missing: {}.", without.join(", ")));
    }
}

/// Whoever approves owns one of the services.
fn owner_approves(work: &mut Work<'_>) {
    tell::person_decides(work);
    if work.by_person() && !work.actor().person().is_some_and(|p| owners(work).contains(&p)) {
        work.refuse_guard("", "The owner of a service in the plan approves it.");
    }
}

/// Superseded by hand is only what another plan in force covers. As a consequence of the approval of that other plan, which
/// stands in no list yet, it is covered anyhow: consequences hold every role.
fn newer(work: &mut Work<'_>) {
    if work.has_role(&[]) {
        return;
    }
    let (own, mine) = (work.record().id, services(work.record()));
    let ids: Vec<String> = mine.iter().map(|id| id.text()).collect();
    let found = work.facts().find("capacity_plan", &format!("state:approved services:{}", ids.join(",")), 100);
    if !found.iter().any(|p| p.id != own && mine.is_subset(&services(p))) {
        work.refuse_guard("", "No other approved plan covers these services.");
    }
}

fn lines(work: &mut Work<'_>) {
    use columns::{forecast_capacity as m, weekly_use as w};
    let rows = f::FORECAST_CAPACITY.get(work.record()).unwrap_or_default();
    let months = rows.iter().filter_map(|row| m::MONTH.get(row)).all(|m| matches!(Period::parse(m), Some(Period::Month(..))));
    let rows = f::WEEKLY_USE.get(work.record()).unwrap_or_default();
    let weeks = rows.iter().filter_map(|row| w::WEEK.get(row)).all(|w| matches!(Period::parse(w), Some(Period::Week(..))));
    let mut seen = BTreeSet::new();
    let twice = rows.iter().any(|row| !seen.insert((w::RESOURCE.get(row), w::WEEK.get(row))));
    for (sound, field, label, expected) in
        [(months, "forecast_capacity", "Month", "a month such as 2026-03"), (weeks, "weekly_use", "Week", "a week such as 2026-W09")]
    {
        if !sound {
            work.refuse(Refusal::new(Code::WrongShape).on(field).with("label", label).with("expected", expected));
        }
    }
    if twice {
        work.refuse_guard("weekly_use", "A week of a resource stands twice.");
    }
}

/// Warn before act before critical, and never above what there is.
fn thresholds(work: &mut Work<'_>) {
    use columns::thresholds as t;
    let rows = f::THRESHOLDS.get(work.record()).unwrap_or_default();
    let out_of_order = rows.iter().find(|row| {
        let of = |field: schema::Field<Decimal>, i: usize| field.get(*row).unwrap_or_else(|| Decimal::from(THRESHOLDS[i]));
        let (warn, act, critical) = (of(t::WARN, 0), of(t::ACT, 1), of(t::CRITICAL, 2));
        warn > act || act > critical
    });
    if let Some(row) = out_of_order {
        let resource = t::RESOURCE.get(row).unwrap_or_default();
        work.refuse_guard("thresholds", &format!("Thresholds of “{resource}” do not rise: warn, act, critical."));
    }
}
