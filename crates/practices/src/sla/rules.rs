//! Guards of an agreement: its targets can be measured, and no other one is in force for the same service and customer.

use super::{periods, terms};
use crate::calendar::Calendars;
use crate::handles::sla::{self, f};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Id, Name, Refusal, Timestamp};
use schema::{Row, Value};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Rules of agreements.
#[derive(Debug, Default)]
pub struct SlaRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

fn row_key(row: &Row) -> Option<(Name, Name)> {
    match (row.get("clock_kind"), row.get("priority")) {
        (Some(Value::Choice(kind)), Some(Value::Choice(priority))) => Some((kind.clone(), priority.clone())),
        _ => None,
    }
}

impl Practice for SlaRules {
    fn guards(&self) -> Vec<&'static str> {
        vec!["measurable", "alone", "rests_on_requirements", "carried"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "measurable" => self.measurable(work),
            "alone" => alone(work),
            "rests_on_requirements" => terms::rests_on_requirements(work),
            "carried" => terms::carried(work),
            _ => {}
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        terms::warn(work);
        terms::arm(work);
        periods::arm(work);
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        terms::standing(facts, record, since).into_iter().chain(periods::standing(facts, record, since)).collect()
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let _known = terms::due(name, work) || periods::due(name, work);
    }

    fn check(&self, work: &mut Work<'_>) {
        terms::check(work);
        let (from, to) = (f::VALID_FROM.get(work.record()), f::VALID_TO.get(work.record()));
        if matches!((from, to), (Some(a), Some(b)) if b < a) {
            work.refuse(Refusal::new(Code::Order).on("valid_to").with("label", "Valid to").with("other", "Valid from"));
        }
        let mut seen = BTreeSet::new();
        let rows = f::TARGETS.get(work.record()).unwrap_or_default();
        let twice = rows.iter().filter_map(row_key).find(|key| !seen.insert(key.clone()));
        let empty = rows.iter().any(|r| matches!(r.get("target"), Some(Value::Duration(s)) if *s <= 0));
        if let Some((kind, priority)) = twice {
            work.refuse_guard("targets", &format!("The {kind} target of {} stands twice.", priority.to_uppercase()));
        }
        if empty {
            work.refuse(
                Refusal::new(Code::OutOfRange).on("targets").with("label", "A target").with("min", "1 second").with("max", "10 years"),
            );
        }
    }
}

impl SlaRules {
    /// At least one target, and every calendar it is counted on has working time in the next fourteen days.
    fn measurable(&self, work: &mut Work<'_>) {
        terms::has_target(work);
        let rows = f::TARGETS.get(work.record()).unwrap_or_default();
        let own = |row: &Row| match row.get("calendar") {
            Some(Value::Reference(id)) => Some(*id),
            _ => None,
        };
        let calendars: BTreeSet<Id> = rows.iter().filter_map(own).chain(f::CALENDAR.get(work.record())).collect();
        for id in calendars {
            let usable = self.calendars.hours(work.facts(), id).map(|(hours, _)| hours.usable_from(work.now()));
            match usable {
                Some(Ok(())) => {}
                Some(Err(refusal)) => work.refuse(refusal.on("calendar")),
                None => work.refuse_guard("calendar", "The calendar cannot be counted on; mend it first."),
            }
        }
    }
}

/// Two agreements in force for one service and customer may not overlap.
fn alone(work: &mut Work<'_>) {
    let record = work.record();
    let far = jiff::civil::Date::MAX;
    let span = |r: &Record| (f::VALID_FROM.get(r).unwrap_or(jiff::civil::Date::MIN), f::VALID_TO.get(r).unwrap_or(far));
    let (from, to) = span(record);
    let other = work.facts().all(sla::TYPE).find(|other| {
        let (start, end) = span(other);
        other.id != record.id
            && matches!(other.state.as_deref(), Some(sla::state::ACTIVE | sla::state::UNDER_REVIEW))
            && f::SERVICE.get(&***other) == f::SERVICE.get(record)
            && f::CUSTOMER.get(&***other) == f::CUSTOMER.get(record)
            && start <= to
            && from <= end
    });
    if let Some(other) = other {
        let number = other.number.clone().unwrap_or_default();
        work.refuse_guard("valid_from", &format!("{number} is in force for the same service and customer at that time."));
    }
}
