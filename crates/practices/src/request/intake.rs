//! A request comes in: what it takes from its model and its requester, and whether they may ask for it.

use super::{RequestRules, answers, approval, model_of};
use crate::handles::request_model::{self, Audience, ChangeRule, ClockStarts, RequestKind, f as m};
use crate::handles::service_request::{Channel, Priority, f, state};
use crate::incident::around;
use crate::organisation::Settings;
use engine::{Record, Work};
use kernel::{Code, Id, Refusal};
use schema::{ChoiceEnum, Value};
use std::sync::Arc;

/// Seconds after which only the request manager may record a request.
const TOO_LATE: i64 = 72 * 3600;
/// What a request without a model has.
const DEFAULT: Priority = Priority::P4;

/// Whoever asks, as far as it matters to whom a model is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// Belongs to the organisation itself.
    pub ours: bool,
    /// The customer they belong to.
    pub customer: Option<Id>,
    /// Is a contact of that customer.
    pub contact: bool,
}

/// Whether a model is offered to whoever asks: by audience, and by customers where it names some.
#[must_use]
pub fn admits(audience: &[Audience], customers: &[Id], asker: Asker) -> bool {
    if asker.ours {
        return audience.contains(&Audience::Organisation);
    }
    let named = customers.is_empty() || asker.customer.is_some_and(|c| customers.contains(&c));
    let invited = audience.contains(&Audience::CustomerUsers) || asker.contact && audience.contains(&Audience::CustomerContacts);
    named && invited
}

/// Values of a new request.
pub(super) fn defaults(work: &mut Work<'_>) {
    let now = work.at();
    work.set_if_empty("requested_at", Value::Instant(now));
    if !work.given("channel") {
        let door = match work.channel() {
            journal::Channel::Mail => Some(Channel::Email),
            journal::Channel::Api => Some(Channel::Api),
            _ => None,
        };
        if let Some(door) = door {
            work.set("channel", door.value());
        }
    }
    if let Some(person) = work.actor().person() {
        work.set_if_empty("requester", Value::Reference(person));
    }
    for count in ["returned_count", "reassignment_count"] {
        work.set(count, Value::Integer(0));
    }
    let Some(model) = model_of(work) else { return };
    if let Some(title) = m::TITLE.get(&*model) {
        work.set_if_empty("title", Value::Text(title.to_owned()));
    }
    for (from, to) in [("service", "service"), ("category", "category"), ("fulfilment_group", "assigned_group")] {
        if let Some(value) = model.get(from).cloned() {
            work.set(to, value);
        }
    }
}

/// Computed fields, on every write.
pub(super) fn compute(rules: &RequestRules, work: &mut Work<'_>) {
    if work.creating() {
        let priority = model_of(work).and_then(|model| model.choice("priority").cloned());
        work.set("priority", priority.map_or_else(|| DEFAULT.value(), Value::Choice));
    }
    customer(work);
    clock(work);
    if work.changed("clock_started_at") {
        expectation(rules, work);
    }
}

/// The customer is that of whoever asks, unless someone said otherwise.
fn customer(work: &mut Work<'_>) {
    if !work.changed("requester") || work.given("customer") {
        return;
    }
    let theirs = f::REQUESTER.get(work.record()).and_then(|id| work.facts().record(id)).and_then(|p| p.reference("customer"));
    if let Some(customer) = theirs {
        work.set("customer", Value::Reference(customer));
    }
}

/// The clock starts with the request; with the approval where the model says so and there is one.
fn clock(work: &mut Work<'_>) {
    if f::CLOCK_STARTED_AT.is_set(work.record()) {
        return;
    }
    let later = model_of(work).is_some_and(|model| {
        m::CLOCK_STARTS.get(&*model) == Some(ClockStarts::Approval) && m::APPROVAL_RULE.get(&*model) != Some(request_model::ApprovalRule::None)
    });
    let start = if later { f::APPROVED_AT.get(work.record()) } else { f::REQUESTED_AT.get(work.record()) };
    if let Some(start) = start {
        work.set("clock_started_at", Value::Instant(start));
    }
}

/// What the requester is told to expect: the usual time of the model on the support calendar of the service.
fn expectation(rules: &RequestRules, work: &mut Work<'_>) {
    let target = model_of(work).and_then(|model| m::TARGET.get(&*model));
    let (Some(start), Some(target)) = (f::CLOCK_STARTED_AT.get(work.record()), target) else { return };
    let service = f::SERVICE.get(work.record()).and_then(|id| work.facts().record(id));
    let calendar = service.and_then(|s| s.reference("support_calendar")).and_then(|id| rules.calendars.hours(work.facts(), id));
    let hours = calendar.map_or_else(|| Settings::of(work.facts()).hours(&rules.calendars), |(hours, _)| hours);
    if let Some(due) = hours.due(start, target) {
        work.set("expected_at", Value::Instant(due));
    }
}

/// What holds whatever was done.
pub(super) fn check(work: &mut Work<'_>) {
    if work.creating() {
        let late = f::REQUESTED_AT.get(work.record()).is_some_and(|at| work.by_person() && work.now().seconds_since(at) > TOO_LATE);
        if late && !work.has_role(&["request_manager"]) {
            let refusal = Refusal::new(Code::TooFarBack).on("requested_at").with("label", "Requested at").with("limit", "72 hours");
            work.refuse(refusal.with("mend", "ask the request manager to record it"));
        }
        match model_of(work) {
            Some(model) => offered(work, &model),
            None => {
                work.require("no_model_reason");
                work.require("description");
            }
        }
    }
    if (work.creating() || work.changed("answers"))
        && let Some(model) = model_of(work)
    {
        answers::check(work, &model);
    }
    if work.changed("fulfilled_at") && f::FULFILLED_AT.is_set(work.record()) && !work.entering(state::FULFILLED) {
        work.refuse(Refusal::new(Code::Computed).on("fulfilled_at").with("label", "Fulfilled at"));
    }
    let (requested, fulfilled) = (f::REQUESTED_AT.get(work.record()), f::FULFILLED_AT.get(work.record()));
    if work.changed("fulfilled_at") && matches!((requested, fulfilled), (Some(r), Some(f)) if f < r) {
        work.refuse(Refusal::new(Code::Order).on("fulfilled_at").with("label", "Fulfilled at").with("other", "Requested at"));
    }
}

/// Whether the model may be asked for, by this requester, in this way.
fn offered(work: &mut Work<'_>, model: &Arc<Record>) {
    if model.state.as_deref() != Some(request_model::state::PUBLISHED) {
        return work.refuse_guard("request_model", "This request model is not published.");
    }
    if m::CHANGE_RULE.get(&**model) == Some(ChangeRule::ChangeNeeded) {
        return work.refuse_guard("request_model", "What is asked for is a change: raise a change instead of a request.");
    }
    let audience = m::AUDIENCE.get(&**model).unwrap_or_default();
    let customers = m::CUSTOMERS.get(&**model).unwrap_or_default();
    let requester = f::REQUESTER.get(work.record());
    if let Some(asker) = requester.and_then(|id| asker(work, id))
        && !admits(&audience, customers, asker)
    {
        work.refuse_guard("request_model", "This request model is not offered to whoever asks.");
    }
    let for_another = work.by_person() && work.actor().person() != requester;
    if for_another && !audience.contains(&Audience::ServiceDesk) {
        work.refuse_guard("request_model", "Users ask for this themselves; the service desk does not record it for them.");
    }
    if m::REQUEST_KIND.get(&**model) == Some(RequestKind::Access) {
        super::fulfilment::still_allowed(work);
    }
    if approval::is_needed(model) && approval::chain(work, model).is_empty() {
        work.refuse_guard("request_model", "Nobody is left who may approve it: those named asked for it themselves or are no longer active.");
    }
}

fn asker(work: &Work<'_>, person: Id) -> Option<Asker> {
    let record = work.facts().record(person)?;
    let customer = record.reference("customer");
    let contacts = customer.and_then(|c| work.facts().record(c));
    let contact = contacts.is_some_and(|c| matches!(c.get("contacts"), Some(Value::References(ids)) if ids.contains(&person)));
    Some(Asker { ours: record.choice("party").is_some_and(|p| *p == *"organisation"), customer, contact })
}

/// The group, so that the desk sees what nobody is given yet.
pub(super) fn queue(work: &Work<'_>) -> Vec<Id> {
    let group = f::ASSIGNED_GROUP.get(work.record()).or_else(|| Settings::of(work.facts()).service_desk());
    around::members(work, group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_ask() {
        use Audience::{CustomerContacts as Contacts, CustomerUsers as Users, FulfilmentGroups, Organisation as Ours, ServiceDesk};
        let (acme, globex) = (Id::from_u128(1), Id::from_u128(2));
        let ours = Asker { ours: true, customer: None, contact: false };
        let user = Asker { ours: false, customer: Some(acme), contact: false };
        let contact = Asker { contact: true, ..user };
        let stranger = Asker { ours: false, customer: None, contact: false };
        for (audience, customers, asker, admitted) in [
            (&[][..], &[][..], ours, false),
            (&[Ours], &[], ours, true),
            (&[Users], &[], ours, false),
            (&[Ours], &[acme], ours, true),
            (&[Ours], &[], user, false),
            (&[Users], &[], user, true),
            (&[Users], &[acme, globex], user, true),
            (&[Users], &[globex], user, false),
            (&[Contacts], &[], user, false),
            (&[Contacts], &[], contact, true),
            (&[Contacts], &[globex], contact, false),
            (&[Users], &[], contact, true),
            (&[Users], &[], stranger, true),
            (&[Users], &[acme], stranger, false),
            (&[ServiceDesk, FulfilmentGroups], &[], ours, false),
        ] {
            assert_eq!(admits(audience, customers, asker), admitted, "{audience:?} {customers:?} {asker:?}");
        }
    }
}
