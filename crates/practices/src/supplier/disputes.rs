//! Rules of disputes: with an external supplier, under a contract of theirs, and in somebody's mind every thirty days.

use super::days::{Days, Reminders, days_after};
use super::tell::{called, holders, tell};
use super::{manager_of, supplier_of};
use crate::calendar::Calendars;
use crate::handles::dispute::{f, state};
use crate::handles::supplier;
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use schema::Value;
use std::sync::Arc;

/// Days between reminders.
const EVERY: i64 = 30;
/// Days after which whoever is accountable hears of it, unless it was escalated.
const LONG: i64 = 90;
const OPEN: &str = "open";

/// Rules of disputes.
#[derive(Debug, Default)]
pub(super) struct DisputeRules {
    pub(super) calendars: Arc<Calendars>,
}

impl Practice for DisputeRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(manager) = manager_of(work) {
            work.set_if_empty("owner", Value::Reference(manager));
        }
        let today = Days::of(work, &self.calendars).today();
        work.set_if_empty("raised_on", Value::Date(today));
    }

    fn compute(&self, work: &mut Work<'_>) {
        if work.entering(state::RESOLVED) && !f::RESOLVED_ON.is_set(work.record()) {
            let today = Days::of(work, &self.calendars).today();
            work.set("resolved_on", Value::Date(today));
        }
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["higher"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        let to = f::ESCALATED_TO.get(work.record());
        if name == "higher" && to.is_some() && to == f::OWNER.get(work.record()) {
            work.refuse_guard("escalated_to", "It is escalated to somebody else than who already has it.");
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        if work.creating() {
            let party = supplier_of(work);
            if party.as_ref().is_some_and(|s| supplier::f::SUPPLIER_KIND.get(&**s) != Some(supplier::SupplierKind::External)) {
                work.refuse_guard("supplier", "Disputes are held with external suppliers; with others the agreement is reviewed.");
            }
            let contract = f::CONTRACT.get(work.record()).and_then(|id| work.facts().record(id));
            if let (Some(contract), Some(party)) = (contract, party)
                && contract.reference("supplier") != Some(party.id)
            {
                work.refuse_guard("contract", "This is a contract with another supplier.");
            }
        }
        if let (Some(raised), Some(resolved)) = (f::RAISED_ON.get(work.record()), f::RESOLVED_ON.get(work.record()))
            && resolved < raised
        {
            work.refuse(Refusal::new(Code::Order).on("resolved_on").with("label", "Resolved on").with("other", "Raised on"));
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        Days::of(work, &self.calendars).remind(work, reminders);
        if work.entering(state::ESCALATED) {
            let (to, number) = (f::ESCALATED_TO.get(work.record()), called(work.record()));
            let text = work.reason().unwrap_or_default().to_owned();
            tell(work, "escalated", to, format!("{number} was escalated to you"), text);
        }
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let days = Days::around(facts, &self.calendars, since);
        days.standing(reminders(record, days.today()))
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let days = Days::of(work, &self.calendars);
        let today = days.today();
        let Some((_, next)) = reminders(work.record(), today).into_iter().find(|(known, _)| *known == name) else { return };
        work.timer(OPEN, days.start_of(next));
        let Some(raised) = f::RAISED_ON.get(work.record()) else { return };
        let age = i64::from((today - raised).get_days());
        let mut to: Vec<_> = f::OWNER.get(work.record()).into_iter().chain(manager_of(work)).collect();
        if age >= LONG && !f::ESCALATED_TO.is_set(work.record()) {
            to.extend(holders(work.facts(), "sms_owner", today));
        }
        to.extend(f::ESCALATED_TO.get(work.record()));
        let subject = format!("{} is open for {age} days", called(work.record()));
        work.note("reminder", age);
        let text = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        tell(work, "dispute_open", to, subject, text);
    }
}

/// The next thirtieth day since it was raised, until it is resolved.
fn reminders(record: &Record, today: Date) -> Reminders {
    let unsettled = matches!(record.state.as_deref(), Some(state::OPEN | state::NEGOTIATING | state::ESCALATED));
    let Some(raised) = f::RAISED_ON.get(record).filter(|_| unsettled) else { return Vec::new() };
    let age = i64::from((today - raised).get_days()).max(0);
    vec![(OPEN, days_after(raised, (age / EVERY + 1) * EVERY))]
}
