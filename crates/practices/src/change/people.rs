//! Who may answer for what: holders of a role today, their deputies, the owners of services.

use super::{ChangeRules, services_of};
use crate::handles::change::{ApprovalArea, f};
use crate::handles::{group, person, role_assignment, service};
use crate::organisation::Settings;
use engine::{Facts, Record, Work};
use kernel::{Date, Id};

/// Today, on the organisation's calendar.
pub(crate) fn today(calendars: &crate::calendar::Calendars, work: &Work<'_>) -> Date {
    Settings::of(work.facts()).hours(calendars).local_date(work.now())
}

/// Assignments of a role that are valid on a day.
fn assignments<'f>(facts: &'f Facts<'_>, role: &'f str, day: Date) -> impl Iterator<Item = &'f std::sync::Arc<Record>> {
    facts.all(role_assignment::TYPE).filter(move |a| {
        let begun = role_assignment::f::VALID_FROM.get(&***a).is_some_and(|from| from <= day);
        let lasts = role_assignment::f::VALID_TO.get(&***a).is_none_or(|to| day <= to);
        begun && lasts && a.choice("role").is_some_and(|r| **r == *role)
    })
}

/// The active people who hold a role on a day, in the order of their assignments.
pub(crate) fn holders(facts: &Facts<'_>, role: &str, day: Date) -> Vec<Id> {
    let mut found = Vec::new();
    for assignment in assignments(facts, role, day) {
        if let Some(id) = role_assignment::f::PERSON.get(&**assignment)
            && !found.contains(&id)
            && is_active(facts, id)
        {
            found.push(id);
        }
    }
    found
}

/// The deputies somebody named for a role.
pub(crate) fn deputies(facts: &Facts<'_>, role: &str, of: Id, day: Date) -> Vec<Id> {
    let own = assignments(facts, role, day).filter(|a| role_assignment::f::PERSON.get(&***a) == Some(of));
    own.filter_map(|a| role_assignment::f::DEPUTY.get(&**a)).filter(|id| is_active(facts, *id)).collect()
}

fn is_active(facts: &Facts<'_>, id: Id) -> bool {
    facts.shelved(id).is_some_and(|p| person::f::ACTIVE.get(&**p) == Some(true))
}

/// The owner of a service.
pub(crate) fn owner_of(facts: &Facts<'_>, id: Id) -> Option<Id> {
    facts.shelved(id).and_then(|s| service::f::SERVICE_OWNER.get(&**s))
}

/// Whether a person asked for a change or carries it out: such a person does not decide on it.
pub(crate) fn is_party(record: &Record, person: Id) -> bool {
    f::REQUESTED_BY.get(record) == Some(person) || f::IMPLEMENTER.get(record) == Some(person)
}

/// The people who can approve a change in an area, parties to it left out; the first is the one who is asked. Where the owner
/// of a service is a party, the deputy stands in, and behind both the change authority.
pub(super) fn candidates(rules: &ChangeRules, work: &Work<'_>, area: ApprovalArea, service: Option<Id>) -> Vec<Id> {
    let (facts, day, record) = (work.facts(), today(&rules.calendars, work), work.record());
    let role = |name: &str| holders(facts, name, day);
    let mut found = match area {
        ApprovalArea::ChangeManager => [role("change_manager"), role("change_authority")].concat(),
        ApprovalArea::ChangeAuthority => role("change_authority"),
        ApprovalArea::SmsOwner => role("sms_owner"),
        ApprovalArea::SecurityManager => role("security_manager"),
        ApprovalArea::SupplierManager => role("supplier_manager"),
        ApprovalArea::DutyManager => [role("duty_manager"), role("change_manager")].concat(),
        ApprovalArea::TechnicalAuthority => [leads(work), role("change_authority")].concat(),
        ApprovalArea::CustomerContact => contacts(work, day),
        ApprovalArea::ServiceOwner => match service.and_then(|s| owner_of(facts, s)) {
            None => Vec::new(),
            Some(owner) if is_party(record, owner) => [deputies(facts, "service_owner", owner, day), role("change_authority")].concat(),
            Some(owner) => {
                let deputies = deputies(facts, "service_owner", owner, day);
                is_active(facts, owner).then_some(owner).into_iter().chain(deputies).collect()
            }
        },
        // A board, not a person: it advises in a meeting.
        ApprovalArea::Cab => Vec::new(),
    };
    found.retain(|person| !is_party(record, *person));
    found
}

/// Those who lead the groups that support the services touched, and the group that has the change.
fn leads(work: &Work<'_>) -> Vec<Id> {
    let (facts, record) = (work.facts(), work.record());
    let of_services = services_of(record).into_iter().filter_map(|s| facts.shelved(s)).filter_map(|s| s.reference("support_group"));
    let groups = of_services.chain(f::ASSIGNED_GROUP.get(record));
    groups.filter_map(|g| facts.shelved(g)).filter_map(|g| group::f::LEAD.get(&**g)).filter(|id| is_active(facts, *id)).collect()
}

/// Contacts of the customers whose service is touched.
fn contacts(work: &Work<'_>, day: Date) -> Vec<Id> {
    let (facts, record) = (work.facts(), work.record());
    let mut customers: Vec<Id> = f::CUSTOMER.get(record).into_iter().collect();
    for id in services_of(record) {
        if let Some(served) = facts.shelved(id).and_then(|s| service::f::CUSTOMERS.get(&**s)) {
            customers.extend(served);
        }
    }
    let theirs = |id: &Id| facts.shelved(*id).and_then(|p| p.reference("customer")).is_some_and(|c| customers.contains(&c));
    holders(facts, "customer_contact", day).into_iter().filter(theirs).collect()
}
