//! Rules of suppliers.

use super::days::{Days, Reminders, days_after, months_after};
use super::own_share;
use super::tell::{self, fields, tell};
use crate::calendar::Calendars;
use crate::finance::period::Period;
use crate::handles::supplier::{Criticality, ExitNotApplicable, f, state};
use crate::handles::{person, supplier_evaluation};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Refusal, Timestamp};
use schema::Value;
use serde_json::json;
use std::sync::Arc;

/// Reviews are announced so many days ahead.
const AHEAD: i64 = 30;

/// Rules of suppliers.
#[derive(Debug, Default)]
pub(super) struct SupplierRules {
    pub(super) calendars: Arc<Calendars>,
}

/// Months between reviews by criticality (section 5.4).
pub(super) const fn interval(criticality: Criticality) -> i64 {
    match criticality {
        Criticality::Critical => 3,
        Criticality::High | Criticality::Medium => 6,
        Criticality::Low => 12,
    }
}

fn usual_interval(work: &Work<'_>) -> i64 {
    f::CRITICALITY.based(work.def(), work.record()).map_or(6, interval)
}

impl Practice for SupplierRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if !work.given(f::REVIEW_INTERVAL_MONTHS.as_str()) {
            work.set("review_interval_months", Value::Integer(usual_interval(work)));
        }
    }

    fn compute(&self, work: &mut Work<'_>) {
        if !work.creating() && work.changed("criticality") && !work.given("review_interval_months") {
            work.set("review_interval_months", Value::Integer(usual_interval(work)));
        }
        let begins = work.entering(state::ACTIVE);
        let moved = work.changed("review_interval_months") || work.changed("last_reviewed_on");
        if (begins || moved && own_share::works_for_us(work.record())) && !work.given("next_review_on") {
            let days = Days::of(work, &self.calendars);
            let from = f::LAST_REVIEWED_ON.get(work.record()).unwrap_or_else(|| days.today());
            let months = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(6);
            work.set("next_review_on", Value::Date(months_after(from, months)));
        }
    }

    fn guards(&self) -> Vec<&'static str> {
        vec!["scored", "selected", "person_decides", "contribution", "under_contract", "own_share", "exit_done", "contracts_over"]
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "scored" => scored(work),
            "selected" => selected(work),
            "person_decides" => tell::person_decides(work),
            "contribution" => own_share::contribution(work),
            "under_contract" => under_contract(work),
            "own_share" => own_share::check(work),
            "exit_done" => exit_done(work),
            "contracts_over" => contracts_over(work),
            _ => {}
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        ours(work);
        review_interval(work);
        if let (Some(given), Some(leaves)) = (f::NOTICE_GIVEN_ON.get(work.record()), f::LEAVES_ON.get(work.record()))
            && leaves < given
        {
            work.refuse(Refusal::new(Code::Order).on("leaves_on").with("label", "Supply ends on").with("other", "Notice given on"));
        }
        owners_are_ours(work);
        let widened = ["services_provided", "components_provided", "processes_operated"].iter().any(|list| work.changed(list));
        if widened && own_share::works_for_us(work.record()) && work.taken().is_none() {
            own_share::check(work);
            own_share::contribution(work);
        }
        if f::EXIT_NOT_APPLICABLE.is_set(work.record()) && !f::EXIT_NOTE.is_set(work.record()) {
            work.require("exit_note");
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        Days::of(work, &self.calendars).remind(work, reminders);
        let name = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        let manager = f::SUPPLIER_MANAGER.get(work.record());
        for (state, words) in [(state::APPROVED, "is approved"), (state::REJECTED, "is rejected"), (state::UNDER_NOTICE, "is under notice")] {
            if work.entering(state) {
                let text = work.reason().unwrap_or_default().to_owned();
                tell(work, "supplier_decided", manager, format!("{name} {words}"), text);
            }
        }
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let days = Days::around(facts, &self.calendars, since);
        days.standing(reminders(record, days.today()))
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == REVIEW && own_share::works_for_us(work.record()) {
            plan_review(work);
        }
    }
}

const REVIEW: &str = "review";

fn reminders(record: &Record, _today: Date) -> Reminders {
    let next = f::NEXT_REVIEW_ON.get(record).filter(|_| own_share::works_for_us(record));
    next.map(|on| (REVIEW, days_after(on, -AHEAD))).into_iter().collect()
}

/// The review that is due next is made, and its owner told.
fn plan_review(work: &mut Work<'_>) {
    let record = work.record();
    let Some(due) = f::NEXT_REVIEW_ON.get(record) else { return };
    let yearly = f::REVIEW_INTERVAL_MONTHS.get(record).unwrap_or(6) >= 12;
    let period = if yearly { Period::year_of(due) } else { Period::quarter_of(due) };
    let id = record.id;
    let manager = f::SUPPLIER_MANAGER.get(record);
    let subject = format!("{}: review due on {due}", f::TITLE.get(record).unwrap_or_default());
    let contracts: Vec<_> = in_force(work).iter().map(|c| c.id).collect();
    let contracts = if contracts.is_empty() { serde_json::Value::Null } else { json!(contracts) };
    let set = fields([
        ("supplier", json!(id)),
        ("period", json!(period.name())),
        ("due_on", json!(due.to_string())),
        ("owner", json!(manager)),
        ("contracts", contracts),
    ]);
    tell::create(work, "supplier_review", set);
    work.note("review_planned", due.to_string());
    tell(work, "review_due", manager, subject, "");
}

/// Contracts of the supplier that are in force.
pub(super) fn in_force(work: &Work<'_>) -> Vec<Arc<Record>> {
    of(work, "active,under_review")
}

fn of(work: &Work<'_>, states: &str) -> Vec<Arc<Record>> {
    work.facts().find("contract", &format!("supplier:{} state:{states}", work.record().id.text()), 100)
}

fn evaluation(work: &mut Work<'_>) -> Option<Arc<Record>> {
    let found = f::SELECTION_EVALUATION.get(work.record()).and_then(|id| work.facts().record(id))?;
    if supplier_evaluation::f::SUPPLIER.get(&*found) == Some(work.record().id) {
        return Some(found);
    }
    work.refuse_guard("selection_evaluation", "This evaluation is about another supplier.");
    None
}

fn scored(work: &mut Work<'_>) {
    if evaluation(work).is_some_and(|e| !supplier_evaluation::f::SCORE.is_set(&*e)) {
        work.refuse_guard("selection_evaluation", "The evaluation is not complete: give points for every criterion.");
    }
}

fn selected(work: &mut Work<'_>) {
    let decided = evaluation(work).filter(|e| e.state.as_deref() == Some(supplier_evaluation::state::DECIDED));
    let decision = decided.and_then(|e| supplier_evaluation::f::DECISION.get(&*e));
    if decision != Some(supplier_evaluation::Decision::Selected) {
        work.refuse_guard("selection_evaluation", "The evaluation was not decided in favour of this supplier.");
    }
}

fn under_contract(work: &mut Work<'_>) {
    if in_force(work).is_empty() {
        work.refuse_guard("", "There is no contract or agreement in force with this supplier.");
    }
}

/// Every step of the exit is done, or does not apply for a reason.
fn exit_done(work: &mut Work<'_>) {
    use ExitNotApplicable::{Access, Assets, Data, Knowledge};
    let spared = f::EXIT_NOT_APPLICABLE.get(work.record()).unwrap_or_default();
    for (step, field) in [
        (Data, "data_returned_on"),
        (Access, "access_removed_on"),
        (Assets, "assets_returned_on"),
        (Knowledge, "knowledge_handed_over_on"),
    ] {
        if !spared.contains(&step) {
            work.require(field);
        }
    }
}

fn contracts_over(work: &mut Work<'_>) {
    let open = of(work, "signed,active,under_review");
    if !open.is_empty() {
        let words = format!("Contracts with this supplier are not over: {}.", tell::numbers(open.iter().map(|c| &**c)));
        work.refuse_guard("", &words);
    }
}

/// The manager is a person of the organisation.
fn ours(work: &mut Work<'_>) {
    let manager = f::SUPPLIER_MANAGER.get(work.record()).and_then(|id| work.facts().record(id));
    if manager.is_some_and(|p| person::f::PARTY.get(&*p) != Some(person::Party::Organisation)) {
        work.refuse_guard("supplier_manager", "The supplier manager is a person of the organisation.");
    }
}

/// Reviews are held as often as the criticality asks; less often only for a reason. One is moved earlier, never silently later.
fn review_interval(work: &mut Work<'_>) {
    let months = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(0);
    if work.changed("review_interval_months") && months > usual_interval(work) {
        work.require_reason("a longer interval between reviews", 10);
    }
    let (old, new) = (work.was("next_review_on"), work.record().get("next_review_on"));
    let later = matches!((old, new), (Some(Value::Date(old)), Some(Value::Date(new))) if new > old);
    let emptied = old.is_some() && new.is_none();
    if emptied || later && work.given("next_review_on") {
        work.require_reason("putting the review off", 10);
    }
}

/// A process is owned by the organisation also where somebody else runs it.
fn owners_are_ours(work: &mut Work<'_>) {
    if !work.changed("processes_operated") {
        return;
    }
    let processes = f::PROCESSES_OPERATED.get(work.record()).unwrap_or_default().to_vec();
    let theirs = |id| {
        let process = work.facts().record(id)?;
        let owner = work.facts().record(process.reference("process_owner")?)?;
        (person::f::PARTY.get(&*owner) == Some(person::Party::Supplier)).then_some(())
    };
    if processes.into_iter().any(|id| theirs(id).is_some()) {
        work.refuse_guard("processes_operated", "A supplier may run a process, but not own it: its owner is a person of the organisation.");
    }
}
