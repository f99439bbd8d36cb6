//! Rules of supplier reviews: one for each supplier and period; what was missed leads to an improvement; the supplier hears
//! the result.

use super::days::{Days, Reminders};
use super::tell::{self, called, fields};
use super::{due, manager_of, supplier_of};
use crate::calendar::Calendars;
use crate::finance::period::Period;
use crate::handles::supplier::{self, f as s};
use crate::handles::supplier_review::{f, link, state};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use schema::Value;
use serde_json::json;
use std::sync::Arc;

/// Rules of supplier reviews.
#[derive(Debug, Default)]
pub(super) struct ReviewRules {
    pub(super) calendars: Arc<Calendars>,
}

/// A review counts as held in time until so many days after its day.
const GRACE_DAYS: i64 = 30;

impl Practice for ReviewRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(manager) = manager_of(work) {
            work.set_if_empty("owner", Value::Reference(manager));
        }
    }

    fn compute(&self, work: &mut Work<'_>) {
        let name = supplier_of(work).and_then(|s| s.text("title").map(str::to_owned)).unwrap_or_default();
        let period = f::PERIOD.get(work.record()).unwrap_or_default();
        let title = Value::Text(format!("{name}, {period}"));
        work.set("title", title);
        let missed = f::TARGETS_MISSED.get(work.record()).map_or(0, |rows| i64::try_from(rows.len()).unwrap_or(i64::MAX));
        match f::TARGETS_MEASURED.get(work.record()) {
            Some(measured) => work.set("targets_met", Value::Integer((measured - missed).max(0))),
            None => work.clear("targets_met"),
        }
        crate::timely::within(work, "held_in_time", "held_on", "due_on", GRACE_DAYS);
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["misses_improve", "not_needed"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "misses_improve" => misses_improve(work),
            "not_needed" => not_needed(work),
            _ => {}
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        if work.creating() {
            once(work);
        }
        let missed = f::TARGETS_MISSED.get(work.record()).map_or(0, <[_]>::len);
        if f::TARGETS_MEASURED.get(work.record()).is_some_and(|n| usize::try_from(n).unwrap_or(0) < missed) {
            work.refuse_guard("targets_measured", "More targets were missed than measured.");
        }
        if work.changed("contracts") {
            let supplier = f::SUPPLIER.get(work.record());
            let contracts = f::CONTRACTS.get(work.record()).unwrap_or_default().to_vec();
            let foreign = |id| work.facts().record(id).is_some_and(|c| c.reference("supplier") != supplier);
            if contracts.into_iter().any(foreign) {
                work.refuse_guard("contracts", "A contract with another supplier is not reviewed here.");
            }
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        Days::of(work, &self.calendars).remind(work, reminders);
        if work.entering(state::HELD) {
            counts(work);
            result(work);
        }
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let days = Days::around(facts, &self.calendars, since);
        days.standing(reminders(record, days.today()))
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if work.record().state.as_deref() != Some(state::PLANNED) {
            return;
        }
        let Some(due) = f::DUE_ON.get(work.record()) else { return };
        let responsible = f::OWNER.get(work.record()).or_else(|| manager_of(work));
        let about = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        due::remind(work, &self.calendars, name, due, responsible, about);
    }
}

fn reminders(record: &Record, _today: Date) -> Reminders {
    due::reminders(f::DUE_ON.get(record).filter(|_| record.state.as_deref() == Some(state::PLANNED)))
}

fn misses_improve(work: &mut Work<'_>) {
    let missed = f::TARGETS_MISSED.get(work.record()).is_some_and(|rows| !rows.is_empty());
    let own = work.record().id;
    if missed && !work.links().iter().any(|l| l.from == own && l.name == *link::IMPROVEMENTS) {
        work.refuse_guard("improvements", "Targets were missed: link the improvement that comes of it.");
    }
}

fn not_needed(work: &mut Work<'_>) {
    let over = [supplier::state::ENDED, supplier::state::REJECTED];
    if supplier_of(work).is_some_and(|s| !s.state.as_deref().is_some_and(|state| over.contains(&state))) {
        work.refuse_guard("", "The supplier still works for us: the review is held, however late.");
    }
}

/// A sound period, and one review of it.
fn once(work: &mut Work<'_>) {
    let Some(period) = f::PERIOD.get(work.record()).map(str::to_owned) else { return };
    if let Err(refusal) = Period::read("period", "Period", &period) {
        return work.refuse(refusal);
    }
    let Some(supplier) = f::SUPPLIER.get(work.record()) else { return };
    let query = format!("supplier:{} period:\"{period}\" -state:cancelled", supplier.text());
    if !work.facts().find("supplier_review", &query, 1).is_empty() {
        work.refuse(Refusal::new(Code::Duplicate).on("period").with("label", "The review of this supplier for").with("value", period));
    }
}

/// The supplier counts as reviewed, and the next review follows from that.
fn counts(work: &mut Work<'_>) {
    let (Some(party), Some(held)) = (supplier_of(work), f::HELD_ON.get(work.record())) else { return };
    if s::LAST_REVIEWED_ON.get(&*party).is_none_or(|last| last < held) {
        let set = fields([("last_reviewed_on", json!(held.to_string()))]);
        let why = format!("Reviewed with {}.", called(work.record()));
        tell::change(work, &party, None, set, false, why);
    }
}

/// Their people are told the result.
fn result(work: &mut Work<'_>) {
    let Some(party) = supplier_of(work) else { return };
    let contacts = s::CONTACTS.get(&*party).unwrap_or_default().to_vec();
    let record = work.record();
    let (met, measured) = (f::TARGETS_MET.get(record).unwrap_or(0), f::TARGETS_MEASURED.get(record).unwrap_or(0));
    let findings = f::FINDINGS.get(record).unwrap_or_default();
    let text = format!("Targets met: {met} of {measured}.\n\n{findings}");
    let subject = format!("Result of our review: {}", f::TITLE.get(record).unwrap_or_default());
    tell::write_to(work, "supplier_review", &contacts, subject, text);
}
