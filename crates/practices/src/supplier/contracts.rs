//! Rules of contracts and agreements: signed when complete and aligned, in force while somebody is watching the end, amended
//! only by an assessed change, and never ended from under an active supplier.

use super::days::{Days, Reminders, days_after, months_after};
use super::tell::{self, Fields, called, holders, tell};
use super::{manager_of, supplier_of, terms};
use crate::calendar::Calendars;
use crate::handles::contract::{AgreementKind, f, link, state, step};
use crate::handles::supplier::{self, SupplierKind};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Date, Id, Refusal, Timestamp};
use schema::{ChoiceEnum, Value};
use std::sync::Arc;

/// Rules of contracts.
#[derive(Debug, Default)]
pub(super) struct ContractRules {
    pub(super) calendars: Arc<Calendars>,
}

impl Practice for ContractRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let Some(party) = supplier_of(work) else { return };
        if let Some(manager) = supplier::f::SUPPLIER_MANAGER.get(&*party) {
            work.set_if_empty("owner", Value::Reference(manager));
        }
        if let Some(kind) = supplier::f::SUPPLIER_KIND.get(&*party) {
            work.set_if_empty("agreement_kind", agreement_with(kind).value());
        }
    }

    fn compute(&self, work: &mut Work<'_>) {
        terms::align(work, &self.calendars);
        let today = Days::of(work, &self.calendars).today();
        let months = f::REVIEW_INTERVAL_MONTHS.get(work.record()).unwrap_or(12);
        let again = Value::Date(months_after(today, months));
        match work.taken() {
            Some(step::ACTIVATE) => work.set_if_empty("next_review_on", again),
            Some(step::CONFIRM) => {
                work.set("last_reviewed_on", Value::Date(today));
                if !work.given("next_review_on") {
                    work.set("next_review_on", again);
                }
            }
            _ => {}
        }
    }

    fn guards(&self) -> Vec<&'static str> {
        GUARDS.iter().map(|(name, _)| *name).collect()
    }

    fn guard(&self, name: &str, work: &mut Work<'_>) {
        let today = Days::of(work, &self.calendars).today();
        if let Some((_, guard)) = GUARDS.iter().find(|(known, _)| *known == name) {
            guard(work, today);
        }
    }

    fn check(&self, work: &mut Work<'_>) {
        terms::sound(work);
        kinds(work);
        let starts = f::STARTS_ON.get(work.record());
        for (field, label, date) in
            [("ends_on", "Ends on", f::ENDS_ON.get(work.record())), ("terminated_on", "Terminated on", f::TERMINATED_ON.get(work.record()))]
        {
            if matches!((starts, date), (Some(starts), Some(date)) if date < starts) {
                work.refuse(Refusal::new(Code::Order).on(field).with("label", label).with("other", "Starts on"));
            }
        }
        let later = matches!((work.was("next_review_on"), work.record().get("next_review_on")), (Some(Value::Date(a)), Some(Value::Date(b))) if b > a);
        if later && work.given("next_review_on") && work.taken().is_none() {
            work.require_reason("putting the review off", 10);
        }
    }

    fn consequences(&self, work: &mut Work<'_>) {
        let days = Days::of(work, &self.calendars);
        days.remind(work, reminders);
        if work.entering(state::SIGNED) && !f::ENDS_ON.is_set(work.record()) && !f::NOTICE_RULE.is_set(work.record()) {
            let to = watchers(work);
            let subject = format!("{} has neither an end nor a rule for giving notice", called(work.record()));
            work.note("warning", "neither an end nor a rule for giving notice");
            tell(work, "contract_endless", to, subject, "");
        }
        if work.taken() == Some(step::AMEND)
            && let Some(next) = successors(work, state::SIGNED).first()
        {
            let why = format!("Replaces {}.", called(work.record()));
            tell::change(work, next, Some(step::ACTIVATE), Fields::new(), true, why);
        }
        if work.entering(state::EXPIRED) || work.entering(state::TERMINATED) {
            left_without(work, days.today());
        }
        if work.taken() == Some(step::REVIEW) && work.command().action.timer.is_some() {
            let own = work.record().clone();
            tell::change(work, &own, Some(step::EXPIRE), Fields::new(), false, "Its last day has passed.".to_owned());
        }
    }

    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let days = Days::around(facts, &self.calendars, since);
        days.standing(reminders(record, days.today()))
    }

    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if !matches!(work.record().state.as_deref(), Some(state::SIGNED | state::ACTIVE | state::UNDER_REVIEW)) {
            return;
        }
        let number = called(work.record());
        let ends = f::ENDS_ON.get(work.record());
        let today = Days::of(work, &self.calendars).today();
        let subject = match name {
            OVER => return if ends.is_some_and(|on| on < today) { run_out(work) },
            NOTICE => format!("{number}: notice can be given until today"),
            REVIEW => format!("{number}: review due on {}", f::NEXT_REVIEW_ON.get(work.record()).map(|d| d.to_string()).unwrap_or_default()),
            BEGINS => format!("{number} begins today: put it in force"),
            _ => format!("{number} ends on {}", ends.map(|d| d.to_string()).unwrap_or_default()),
        };
        let decided = f::END_DECISION.get(work.record()).map_or("No decision about the end was taken.", |_| "");
        let text = format!("{}\n\n{decided}", f::TITLE.get(work.record()).unwrap_or_default());
        work.note("reminder", name);
        let to = watchers(work);
        tell(work, "contract_reminder", to, subject, text.trim());
    }
}

/// Judges whether a move may be taken on a day, and says by refusals why not.
type Guard = fn(&mut Work<'_>, Date);

const GUARDS: &[(&str, Guard)] = &[
    ("complete", |work, _| terms::complete(work)),
    ("aligned", |work, _| terms::aligned(work)),
    ("person_decides", |work, _| tell::person_decides(work)),
    ("begun", begun),
    ("supplier_chosen", |work, _| supplier_chosen(work)),
    ("predecessor_over", |work, _| predecessor_over(work)),
    ("not_over", not_over),
    ("over", over),
    ("changed", |work, _| changed(work)),
    ("successor", |work, _| successor(work)),
    ("not_the_last", |work, _| not_the_last(work)),
];

fn begun(work: &mut Work<'_>, today: Date) {
    if f::STARTS_ON.get(work.record()).is_some_and(|on| on > today) {
        work.refuse_guard("starts_on", "It has not begun yet.");
    }
    not_over(work, today);
}

fn not_over(work: &mut Work<'_>, today: Date) {
    if f::ENDS_ON.get(work.record()).is_some_and(|on| on < today) {
        work.refuse_guard("ends_on", "Its last day has passed.");
    }
}

fn over(work: &mut Work<'_>, today: Date) {
    if f::ENDS_ON.get(work.record()).is_some_and(|on| on >= today) {
        work.refuse_guard("ends_on", "Its last day has not passed; terminate it, if it ends before.");
    }
}

fn supplier_chosen(work: &mut Work<'_>) {
    use supplier::state::{ACTIVE, APPROVED, UNDER_NOTICE};
    if supplier_of(work).is_some_and(|s| !s.state.as_deref().is_some_and(|state| [APPROVED, ACTIVE, UNDER_NOTICE].contains(&state))) {
        work.refuse_guard("supplier", "The supplier was not approved.");
    }
}

/// The other ends of links of one name from this record.
fn linked(work: &Work<'_>, name: &str) -> Vec<Arc<Record>> {
    let own = work.record().id;
    let to: Vec<Id> = work.links().iter().filter(|l| l.from == own && l.name == *name).map(|l| l.to).collect();
    to.into_iter().filter_map(|id| work.facts().record(id)).collect()
}

/// Contracts that amend this one and are in a state.
fn successors(work: &Work<'_>, state: &str) -> Vec<Arc<Record>> {
    let own = work.record().id;
    let from = work.links().into_iter().filter(|l| l.to == own && l.name == *link::AMENDS).map(|l| l.from);
    from.filter_map(|id| work.facts().record(id)).filter(|r| r.state.as_deref() == Some(state)).collect()
}

fn predecessor_over(work: &mut Work<'_>) {
    let ended = |r: &Record| matches!(r.state.as_deref(), Some(state::AMENDED | state::EXPIRED | state::TERMINATED));
    let open: Vec<_> = linked(work, link::AMENDS).into_iter().filter(|r| !ended(r)).collect();
    if !open.is_empty() {
        let words = format!("It amends {}, which is still in force: replace that one, and this comes into force with it.", tell::numbers(open.iter().map(|c| &**c)));
        work.refuse_guard("amends", &words);
    }
}

/// An amendment comes from a change about this contract that was assessed and then approved (8.3.4.1).
fn changed(work: &mut Work<'_>) {
    let own = work.record().id;
    let approved = |change: &Record| {
        change.reference("contract") == Some(own)
            && change.get("impact_assessment").is_some()
            && change.choice("decision").is_some_and(|d| *d == *"approved")
    };
    if !linked(work, link::AMENDED_BY).iter().any(|c| approved(c)) {
        work.refuse_guard("amended_by", "Link the change about this contract that was assessed and approved.");
    }
}

fn successor(work: &mut Work<'_>) {
    if successors(work, state::SIGNED).is_empty() {
        work.refuse_guard("", "Sign the amended version first: a contract that is linked as amending this one.");
    }
}

/// Other contracts in force with the same supplier.
fn others(work: &Work<'_>) -> bool {
    let Some(supplier) = f::SUPPLIER.get(work.record()) else { return false };
    let found = work.facts().find("contract", &format!("supplier:{} state:active,under_review", supplier.text()), 2);
    found.iter().any(|c| c.id != work.record().id)
}

fn not_the_last(work: &mut Work<'_>) {
    let active = supplier_of(work).is_some_and(|s| s.state.as_deref() == Some(supplier::state::ACTIVE));
    if active && !others(work) {
        work.refuse_guard("supplier", "The supplier is active under no other contract: give the supplier notice first.");
    }
}

const fn agreement_with(kind: SupplierKind) -> AgreementKind {
    match kind {
        SupplierKind::External => AgreementKind::ExternalContract,
        SupplierKind::Internal => AgreementKind::InternalAgreement,
        SupplierKind::CustomerAsSupplier => AgreementKind::CustomerAgreement,
    }
}

fn kinds(work: &mut Work<'_>) {
    if !work.changed("agreement_kind") {
        return;
    }
    let kind = supplier_of(work).and_then(|s| supplier::f::SUPPLIER_KIND.get(&*s));
    if kind.is_some_and(|kind| f::AGREEMENT_KIND.get(work.record()) != Some(agreement_with(kind))) {
        work.refuse_guard("agreement_kind", "An external supplier has a contract; internal suppliers and customers have an agreement of their kind.");
    }
}

/// Who is told of it: who answers for the contract, and who answers for the supplier.
fn watchers(work: &Work<'_>) -> Vec<Id> {
    f::OWNER.get(work.record()).into_iter().chain(manager_of(work)).collect()
}

/// The last day has passed: it is looked at, and expires.
fn run_out(work: &mut Work<'_>) {
    work.because("Its last day has passed.");
    match work.record().state.as_deref() {
        Some(state::ACTIVE) => work.take_move(step::REVIEW),
        Some(state::UNDER_REVIEW) => work.take_move(step::EXPIRE),
        _ => false,
    };
}

/// An active supplier without a contract is told to those who must act.
fn left_without(work: &mut Work<'_>, today: Date) {
    let Some(party) = supplier_of(work) else { return };
    if party.state.as_deref() == Some(supplier::state::ACTIVE) && !others(work) {
        let mut to = watchers(work);
        to.extend(holders(work.facts(), "sms_owner", today));
        let subject = format!("{} is active without a contract", party.text("title").unwrap_or_default());
        tell(work, "without_contract", to, subject, format!("{} is over.", called(work.record())));
    }
}

const NOTICE: &str = "notice";
const REVIEW: &str = "review";
const BEGINS: &str = "begins";
const OVER: &str = "over";

/// The end at 180, 90 and 30 days, the last day for giving notice, the review thirty days ahead (section 5.4).
fn reminders(record: &Record, _today: Date) -> Reminders {
    let at = record.state.as_deref();
    let mut all = Vec::new();
    if matches!(at, Some(state::ACTIVE | state::UNDER_REVIEW)) {
        if let Some(ends) = f::ENDS_ON.get(record) {
            all.extend([("end_180", days_after(ends, -180)), ("end_90", days_after(ends, -90)), ("end_30", days_after(ends, -30)), (OVER, days_after(ends, 1))]);
        }
        all.extend(f::NOTICE_BY.get(record).map(|on| (NOTICE, on)));
        all.extend(f::NEXT_REVIEW_ON.get(record).map(|on| (REVIEW, days_after(on, -30))));
    }
    if at == Some(state::SIGNED) {
        all.extend(f::STARTS_ON.get(record).map(|on| (BEGINS, on)));
    }
    all
}
