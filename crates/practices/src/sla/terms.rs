//! What an agreement must say and rest on before it is agreed and before it is in force, and when it ends.

use crate::handles::sla::columns::{other_targets, targets, workload};
use crate::handles::sla::{OtherTargetsKind, f, link, state, step};
use crate::handles::{customer, service};
use crate::service::means::{Reminder, called, date_of, days_after, linked_from, linked_to, start_of, several, tell};
use engine::{Facts, Record, Work};
use kernel::{Code, Id, Refusal, Timestamp};
use rust_decimal::Decimal;
use schema::Row;
use std::collections::BTreeSet;

const BEFORE: &[i64] = &[90, 60, 30];
const ENDS: Reminder = Reminder { timer: "agreement_ends", field: "valid_to", days: BEFORE };
const REVIEW: Reminder = Reminder { timer: "review_due", field: "next_review_on", days: BEFORE };
/// Timer of the day after the last one.
const EXPIRE: &str = "expire";

/// Something to measure, whatever kind it is of.
pub(super) fn has_target(work: &mut Work<'_>) {
    let some = |rows: Option<&[Row]>| rows.is_some_and(|r| !r.is_empty());
    if !some(f::TARGETS.get(work.record())) && !some(f::OTHER_TARGETS.get(work.record())) {
        work.require("targets");
    }
}

/// An agreement rests on requirements that are written down.
pub(super) fn rests_on_requirements(work: &mut Work<'_>) {
    let named = !several(work.record(), "requirements").is_empty();
    if !named && linked_from(work, crate::handles::service_requirement::link::CARRIED_BY).is_empty() {
        work.refuse_guard("requirements", "Name or link the service requirements it rests on.");
    }
}

/// Nothing is promised that suppliers and internal groups do not carry, unless the risk is accepted.
pub(super) fn carried(work: &mut Work<'_>) {
    let contracts = linked_to(work, link::CARRIED_BY);
    if contracts.is_empty() {
        return work.require("carried");
    }
    let gap = |c: &Record| c.choice("alignment_result").is_some_and(|r| *r == *"gap");
    let gaps: Vec<String> = contracts
        .into_iter()
        .filter_map(|id| work.facts().record(id))
        .filter(|c| gap(c))
        .map(|c| c.number.clone().unwrap_or_else(|| "a contract".to_owned()))
        .collect();
    if !gaps.is_empty() && linked_to(work, link::ACCEPTED_RISK).is_empty() {
        let words = format!("It promises more than {} carries: mend that, or link the risk that is accepted.", gaps.join(", "));
        work.refuse_guard("carried", &words);
    }
}

/// Names stand once, shares and availabilities are per cent.
pub(super) fn check(work: &mut Work<'_>) {
    for (field, column) in [("other_targets", "target"), ("workload", "workload")] {
        if !work.changed(field) {
            continue;
        }
        let Some(schema::Value::Table(rows)) = work.record().get(field).cloned() else { continue };
        let name = |r: &Row| match r.get(column) {
            Some(schema::Value::Text(name)) => Some(name.trim().to_lowercase()),
            _ => None,
        };
        let mut seen = BTreeSet::new();
        if let Some(twice) = rows.iter().filter_map(name).find(|n| !seen.insert(n.clone())) {
            work.refuse_guard(field, &format!("“{twice}” stands twice."));
        }
    }
    let beyond = |r: &&Row| {
        other_targets::KIND.get(*r) == Some(OtherTargetsKind::Availability)
            && other_targets::VALUE.get(*r).is_some_and(|v| v > Decimal::ONE_HUNDRED)
    };
    let rows = f::OTHER_TARGETS.get(work.record()).unwrap_or_default();
    if work.changed("other_targets") && rows.iter().any(|r| beyond(&r)) {
        work.refuse(Refusal::new(Code::OutOfRange).on("other_targets").with("label", "An availability").with("min", 0).with("max", 100));
    }
}

/// Wherever one hundred per cent availability is promised without exception, somebody should look twice.
pub(super) fn warn(work: &mut Work<'_>) {
    if !work.changed("other_targets") && !work.changed("exceptions") {
        return;
    }
    let whole = |r: &Row| {
        other_targets::KIND.get(r) == Some(OtherTargetsKind::Availability) && other_targets::VALUE.get(r) == Some(Decimal::ONE_HUNDRED)
    };
    let record = work.record();
    let none = f::EXCEPTIONS.get(record).is_none_or(|text| text.trim().eq_ignore_ascii_case("none"));
    if none && f::OTHER_TARGETS.get(record).unwrap_or_default().iter().any(whole) {
        let words = "Availability of 100 % is promised without any exception.";
        work.note("warning", words);
        let subject = format!("{}: 100 % availability", called(work.record()));
        let to = f::SERVICE_LEVEL_MANAGER.get(work.record());
        tell(work, "warning", to, &subject, words);
    }
}

fn in_force(record: &Record) -> bool {
    matches!(record.state.as_deref(), Some(state::ACTIVE | state::UNDER_REVIEW))
}

/// Sets the timers of its end and its review.
pub(super) fn arm(work: &mut Work<'_>) {
    let wanted = in_force(work.record());
    ENDS.arm(work, wanted);
    REVIEW.arm(work, wanted);
    let moved = work.before().is_some_and(|b| b.state != work.record().state);
    if !moved && !work.changed("valid_to") {
        return;
    }
    match f::VALID_TO.get(work.record()).filter(|_| wanted) {
        Some(to) => {
            let due = start_of(work.facts(), days_after(to, 1)).max(work.now());
            work.timer(EXPIRE, due);
        }
        None if !work.creating() => work.clear_timer(EXPIRE),
        None => {}
    }
}

/// The timers an agreement should have, seen from an instant.
pub(super) fn standing(facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
    if !in_force(record) {
        return Vec::new();
    }
    let from = date_of(facts, since);
    let expires = f::VALID_TO.get(record).map(|to| (EXPIRE.to_owned(), start_of(facts, days_after(to, 1))));
    let reminders = [&ENDS, &REVIEW].into_iter().filter_map(|r| Some((r.timer.to_owned(), r.standing(facts, record, from)?)));
    reminders.chain(expires).collect()
}

/// One of these timers came due; whether it was one of them.
pub(super) fn due(name: &str, work: &mut Work<'_>) -> bool {
    let what = match name {
        EXPIRE => {
            work.clear_timer(EXPIRE);
            let over = f::VALID_TO.get(work.record()).is_some_and(|to| start_of(work.facts(), days_after(to, 1)) <= work.now());
            if over && in_force(work.record()) {
                work.take_move(step::EXPIRE);
                work.because("Its last day has passed.");
            }
            return true;
        }
        _ if name == ENDS.timer => ENDS.due(work).map(|left| format!("ends in {left} days")),
        _ if name == REVIEW.timer => REVIEW.due(work).map(|left| format!("is to be reviewed in {left} days")),
        _ => return false,
    };
    if let Some(what) = what.filter(|_| in_force(work.record())) {
        let subject = format!("{} {what}", called(work.record()));
        let text = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        let to = owners(work);
        tell(work, "agreement", to, &subject, &text);
    }
    true
}

/// Whoever answers for it on both sides of the house: service level, service, and customer.
pub(super) fn owners(work: &Work<'_>) -> Vec<Id> {
    let record = work.record();
    let service = f::SERVICE.get(record).and_then(|id| work.facts().record(id)).and_then(|s| service::f::SERVICE_OWNER.get(&*s));
    let customer = f::CUSTOMER.get(record).and_then(|id| work.facts().record(id)).and_then(|c| customer::f::RELATIONSHIP_MANAGER.get(&*c));
    f::SERVICE_LEVEL_MANAGER.get(record).into_iter().chain(service).chain(customer).collect()
}

/// A target of an agreement, as results name it.
pub(super) struct Target {
    /// Its name.
    pub name: String,
    /// `time`, `availability`, `quality` or `volume`.
    pub kind: &'static str,
    /// What was promised.
    pub value: Option<Decimal>,
    /// `at_least` or `at_most`.
    pub direction: &'static str,
    /// The limit, for a workload.
    pub limit: Option<Decimal>,
}

/// Share of clocks that must meet their target where the agreement says nothing.
const SHARE: i64 = 95;

/// Everything an agreement wants a result for: times, other targets, and workload limits.
pub(super) fn all_targets(agreement: &Record) -> Vec<Target> {
    let time = |r: &Row| {
        let kind = r.get(targets::CLOCK_KIND.as_str()).and_then(choice)?;
        let priority = r.get(targets::PRIORITY.as_str()).and_then(choice)?;
        let value = targets::SHARE.get(r).or_else(|| Some(Decimal::from(SHARE)));
        Some(Target { name: format!("{kind} {priority}"), kind: "time", value, direction: "at_least", limit: None })
    };
    let other = |r: &Row| {
        let kind = match other_targets::KIND.get(r)? {
            OtherTargetsKind::Availability => "availability",
            OtherTargetsKind::Quality => "quality",
            OtherTargetsKind::Volume => "volume",
        };
        let at_most = other_targets::DIRECTION.get(r) == Some(crate::handles::sla::OtherTargetsDirection::AtMost);
        let direction = if at_most { "at_most" } else { "at_least" };
        Some(Target { name: other_targets::TARGET.get(r)?.to_owned(), kind, value: other_targets::VALUE.get(r), direction, limit: None })
    };
    let limit = |r: &Row| {
        let limit = workload::LIMIT.get(r);
        Some(Target { name: workload::WORKLOAD.get(r)?.to_owned(), kind: "volume", value: limit, direction: "at_most", limit })
    };
    let mut all: Vec<Target> = f::TARGETS.get(agreement).unwrap_or_default().iter().filter_map(time).collect();
    all.extend(f::OTHER_TARGETS.get(agreement).unwrap_or_default().iter().filter_map(other));
    all.extend(f::WORKLOAD.get(agreement).unwrap_or_default().iter().filter_map(limit));
    all
}

fn choice(value: &schema::Value) -> Option<&str> {
    match value {
        schema::Value::Choice(name) => Some(name),
        _ => None,
    }
}
