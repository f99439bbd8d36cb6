//! Objectives: measured, and concluded by what was measured.

use crate::handles::objective::{Direction, f, state};
use crate::organisation::{days, people, reminders};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Id, Refusal, Timestamp};
use schema::{Row, Value};
use serde_json::json;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// The monthly word to whoever is responsible (section 13: owner monthly).
const MONTHLY: &str = "monthly";
/// The timer of the date by which it is to be reached.
const DUE: &str = "due";
const STEPS: reminders::Steps = &[30, 7, 0, -30];

/// Rules of objectives.
#[derive(Clone, Copy, Debug, Default)]
pub struct ObjectiveRules;

/// Whether a measured value reaches a target: at least it, or at most it. Exactly the target is reached.
#[must_use]
pub fn reached(measured: &Value, target: &Value, at_most: bool) -> Option<bool> {
    let (Value::Decimal(measured), Value::Decimal(target)) = (measured, target) else { return None };
    Some(match measured.cmp(target) {
        Ordering::Equal => true,
        Ordering::Less => at_most,
        Ordering::Greater => !at_most,
    })
}

impl Practice for ObjectiveRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty("responsible", Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        measure(work);
        if let Some(last) = f::LAST_REVIEWED_ON.get(work.record())
            && work.changed("last_reviewed_on")
            && !work.given("next_review_on")
        {
            let interval = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(12);
            work.set("next_review_on", Value::Date(days::months_after(last, interval)));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["worthwhile", "reached", "not_reached"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "worthwhile" => worthwhile(work),
            "reached" => judged(work, true),
            "not_reached" => judged(work, false),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        let today = days::today(work);
        let rows = f::MEASUREMENTS.get(work.record()).unwrap_or_default();
        if work.changed("measurements") && rows.iter().filter_map(on).any(|day| day > today) {
            work.refuse(Refusal::new(Code::InFuture).on("measurements").with("label", work.label("measurements")));
        }
        let interval = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(12).min(12);
        let latest = days::months_after(today, interval);
        if work.changed("next_review_on") && f::NEXT_REVIEW_ON.get(work.record()).is_some_and(|next| next > latest) {
            work.refuse_guard("next_review_on", &format!("The next review is on {latest} at the latest."));
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::ACTIVE) {
            activated(work);
        }
        if work.entering(state::ACTIVE) || work.leaving(state::ACTIVE) {
            match monthly(work.facts(), work.record(), work.now()) {
                Some(at) => work.timer(MONTHLY, at),
                None => work.clear_timer(MONTHLY),
            }
            reminders::set(work, DUE, due(work.record()), STEPS);
        }
        if work.entering(state::ACHIEVED) || work.entering(state::MISSED) {
            let (number, title) = (people::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
            let verdict = work.record().state.as_deref().unwrap_or_default().to_owned();
            people::tell_roles(work, "objective_concluded", &["top_management", "sms_owner"], format!("{number} is {verdict}"), title);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        [(MONTHLY, monthly(facts, record, since)), (DUE, reminders::next(facts, since, due(record), STEPS))]
            .into_iter()
            .filter_map(|(name, at)| Some((name.to_owned(), at?)))
            .collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let (number, title) = (people::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
        let responsible = f::RESPONSIBLE.get(work.record());
        match name {
            MONTHLY => {
                let Some(next) = monthly(work.facts(), work.record(), work.now()) else { return };
                work.timer(MONTHLY, next);
                people::tell(work, "objective_monthly", responsible, format!("{number}: how far is it?"), title);
            }
            DUE => {
                let due = due(work.record());
                let Some(left) = reminders::due(work, DUE, due, STEPS) else { return };
                if left < 0 {
                    people::tell_roles(work, "objective_overdue", &["sms_owner"], format!("{number} is due and not concluded"), title);
                } else {
                    people::tell(work, "objective_due", responsible, format!("{number} is due in {left} days"), title);
                }
            }
            _ => {}
        }
    }
}

fn due(record: &Record) -> Option<Date> {
    (record.state.as_deref() == Some(state::ACTIVE)).then(|| f::DUE_ON.get(record)).flatten()
}

/// A month from now, while the objective is active.
fn monthly(facts: &Facts<'_>, record: &Record, now: Timestamp) -> Option<Timestamp> {
    let active = record.state.as_deref() == Some(state::ACTIVE);
    active.then(|| days::start_of(facts, days::months_after(days::date_of(facts, now), 1)))
}

fn on(row: &Row) -> Option<Date> {
    match row.get("measured_on") {
        Some(Value::Date(day)) => Some(*day),
        _ => None,
    }
}

/// The newest measurement is the value; of several on one day the last one written. It says whether the target is reached.
fn measure(work: &mut Work<'_>) {
    if !["measurements", "target", "direction"].iter().any(|field| work.changed(field)) {
        return;
    }
    let newest = f::MEASUREMENTS.get(work.record()).unwrap_or_default().iter().max_by_key(|row| on(row)).cloned();
    let measured = newest.as_ref().and_then(|row| Some((on(row)?, row.get("value")?.clone())));
    let Some((day, value)) = measured else {
        for field in ["measured_value", "last_measured_at", "achieved"] {
            work.clear(field);
        }
        return;
    };
    let at = days::start_of(work.facts(), day);
    work.set("last_measured_at", Value::Instant(at));
    let at_most = f::DIRECTION.based(work.def(), work.record()) == Some(Direction::AtMost);
    match work.record().get("target").and_then(|target| reached(&value, target, at_most)) {
        Some(is) => work.set("achieved", Value::Boolean(is)),
        None => work.clear("achieved"),
    }
    work.set("measured_value", value);
}

/// The target lies beyond the baseline, ahead of us, and comes from a policy in force.
fn worthwhile(work: &mut Work<'_>) {
    let at_most = f::DIRECTION.based(work.def(), work.record()) == Some(Direction::AtMost);
    let record = work.record();
    let no_change = match (record.get("baseline"), record.get("target")) {
        (Some(baseline), Some(target)) => reached(baseline, target, at_most) == Some(true),
        _ => false,
    };
    if no_change {
        work.refuse_guard("target", "The baseline reaches the target already.");
    }
    if f::DUE_ON.get(work.record()).is_some_and(|due| due <= days::today(work)) {
        work.refuse_guard("due_on", "The day by which it is to be reached lies ahead.");
    }
    let policy = f::POLICY_LINK.get(work.record()).and_then(|id| work.facts().record(id));
    if policy.is_some_and(|p| p.state.as_deref() != Some("published")) {
        work.refuse_guard("policy_link", "The policy it comes from must be in force.");
    }
}

/// What was measured decides.
fn judged(work: &mut Work<'_>, reached: bool) {
    match f::ACHIEVED.get(work.record()) {
        None => work.refuse_guard("measurements", "Nothing was measured yet."),
        Some(is) if is != reached => {
            let words = if reached { "The newest measurement does not reach the target." } else { "The newest measurement reaches the target." };
            work.refuse_guard("measurements", words);
        }
        Some(_) if !reached && f::DUE_ON.get(work.record()).is_some_and(|due| due > days::today(work)) => {
            work.refuse_guard("due_on", "It can still be reached until its due date.");
        }
        Some(_) => {}
    }
}

/// The people concerned are told of an objective that was approved, and asked to acknowledge it.
fn activated(work: &mut Work<'_>) {
    let groups: Vec<Id> = f::CONCERNED.get(work.record()).map(<[Id]>::to_vec).unwrap_or_default();
    let mut concerned: Vec<Id> = groups.iter().flat_map(|g| people::members(work.facts(), *g)).chain(f::RESPONSIBLE.get(work.record())).collect();
    concerned.retain(|p| people::is_active(work.facts(), *p));
    concerned.sort_unstable();
    concerned.dedup();
    let (number, title) = (people::called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
    people::tell(work, "objective_active", concerned.clone(), format!("{number} is approved"), title);
    let own = work.record().id;
    for person in concerned.into_iter().take(400) {
        let set = BTreeMap::from([
            ("person".into(), json!(person)),
            ("subject_kind".into(), json!("objective")),
            ("objective".into(), json!(own)),
        ]);
        let next = people::follow(work, "objectives", "acknowledgement", None, None, set);
        work.then(next);
    }
}
