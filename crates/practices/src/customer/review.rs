//! Service reviews: held with people of both sides, minuted within five business days, and followed by the next one.

use super::AUTOMATION;
use super::party::LONGEST_INTERVAL;
use crate::calendar::Calendars;
use crate::handles::service_review::{self, f, link, state};
use crate::handles::{customer, person, service};
use crate::organisation::Settings;
use crate::service::means::{
    Reminder, called, date_of, follow, linked_to, months_after, raise, several, start_of, tell, write_to,
};
use engine::{Action, Facts, Practice, Record, Work};
use kernel::{Date, Id, Timestamp};
use schema::Value;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

const DUE: Reminder = Reminder { timer: "review_due", field: "due_on", days: &[30, 7, 0] };
const AGENDA: &str = "agenda";
const MINUTES: &str = "minutes";
/// Business days before a review at which the agenda goes out, and after it within which the minutes do.
const DAYS: i32 = 5;
/// Months between reviews where a critical service is used.
const CRITICAL_INTERVAL: i64 = 3;
const POINTS: &str = "Earlier actions; performance and trends; outcomes; workload and demand; incidents, changes and releases, done and coming; satisfaction; complaints; business changes; new or changed requirements; improvements.";

/// Months between the reviews with a customer: what was arranged, six at most, three where a critical service is used
/// (specification, section 5.2).
#[must_use]
pub fn review_interval(arranged: Option<i64>, critical: bool) -> i64 {
    let most = if critical { CRITICAL_INTERVAL } else { LONGEST_INTERVAL };
    arranged.unwrap_or(most).clamp(1, most)
}

/// The interval for a customer and the services it uses.
pub(super) fn interval_for(work: &Work<'_>, customer: &Record, services: &[Id]) -> i64 {
    let critical = |id: &Id| {
        work.facts().shelved(*id).is_some_and(|s| service::f::CRITICALITY.get(&**s) == Some(service::Criticality::Critical))
    };
    review_interval(customer::f::REVIEW_INTERVAL_MONTHS.get(customer), services.iter().any(critical))
}

/// What a review with a customer is called.
pub(super) fn title(customer: &Record) -> String {
    format!("Service review with {}", customer::f::NAME.get(customer).unwrap_or("the customer"))
}

/// Rules of service reviews.
#[derive(Debug, Default)]
pub struct ReviewRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for ReviewRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let Some(customer) = of(work) else { return };
        work.set_if_empty("title", Value::Text(title(&customer)));
        if let Some(manager) = customer::f::RELATIONSHIP_MANAGER.get(&*customer) {
            work.set_if_empty("owner", Value::Reference(manager));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        if let Some(held) = f::HELD_ON.get(work.record())
            && let Some(due) = self.business_days(work, held, DAYS)
        {
            work.set("minutes_due_on", Value::Date(due));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["both_sides", "actions_said"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "both_sides" => both_sides(work),
            "actions_said" if linked_to(work, link::ACTIONS).is_empty() && !f::NO_ACTIONS_REASON.is_set(work.record()) => {
                work.refuse_guard("no_actions_reason", "Link the actions that were agreed, or say why there are none.");
            }
            _ => {}
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let planned = work.record().state.as_deref() == Some(state::PLANNED);
        DUE.arm(work, planned);
        self.arm(work);
        if work.entering(state::HELD) {
            keep_in_touch(work);
            plan_next(work);
        }
        if work.entering(state::MINUTED) {
            send_minutes(work);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let planned = record.state.as_deref() == Some(state::PLANNED);
        let due = DUE.standing(facts, record, date_of(facts, since)).filter(|_| planned);
        due.map(|at| (DUE.timer.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let owner = f::OWNER.get(work.record());
        let subject = called(work.record());
        let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
        match name {
            AGENDA => agenda(work),
            MINUTES => {
                work.clear_timer(MINUTES);
                if work.record().state.as_deref() == Some(state::HELD) {
                    work.note("reminder", "minutes");
                    tell(work, "minutes_due", owner, &format!("{subject}: the minutes are overdue"), &title);
                }
            }
            _ if name == DUE.timer => {
                let planned = work.record().state.as_deref() == Some(state::PLANNED);
                if let Some(left) = DUE.due(work).filter(|_| planned) {
                    tell(work, "review_due", owner, &format!("{subject}: due in {left} days"), &title);
                }
            }
            _ => {}
        }
    }
}

impl ReviewRules {
    fn business_days(&self, work: &Work<'_>, from: Date, n: i32) -> Option<Date> {
        Settings::of(work.facts()).hours(&self.calendars).add_business_days(from, n)
    }

    fn arm(&self, work: &mut Work<'_>) {
        if work.record().state.as_deref() == Some(state::PLANNED)
            && work.changed("due_on")
            && let Some(on) = f::DUE_ON.get(work.record()).and_then(|due| self.business_days(work, due, -DAYS))
        {
            let at = start_of(work.facts(), on).max(work.now());
            work.timer(AGENDA, at);
        }
        if work.entering(state::HELD) {
            work.clear_timer(AGENDA);
            if let Some(on) = f::MINUTES_DUE_ON.get(work.record()).and_then(|due| due.tomorrow().ok()) {
                let at = start_of(work.facts(), on);
                work.timer(MINUTES, at);
            }
        }
        if work.entering(state::MINUTED) {
            work.clear_timer(MINUTES);
        }
    }
}

fn of(work: &Work<'_>) -> Option<Arc<Record>> {
    f::CUSTOMER.get(work.record()).and_then(|id| work.facts().record(id))
}

/// Somebody of ours and somebody of theirs.
fn both_sides(work: &mut Work<'_>) {
    let customer = f::CUSTOMER.get(work.record());
    let people: Vec<Arc<Record>> = several(work.record(), "attendees").into_iter().filter_map(|id| work.facts().record(id)).collect();
    let ours = people.iter().any(|p| person::f::PARTY.get(&**p) == Some(person::Party::Organisation));
    let theirs = people.iter().any(|p| person::f::CUSTOMER.get(&**p).is_some_and(|c| Some(c) == customer));
    let one_sided = !ours || !theirs;
    if one_sided && !people.is_empty() {
        work.refuse_guard("attendees", "A review is held with people of both sides.");
    }
}

/// The customer was spoken with on that day.
fn keep_in_touch(work: &mut Work<'_>) {
    let (Some(customer), Some(held)) = (of(work), f::HELD_ON.get(work.record())) else { return };
    if customer::f::LAST_CONTACT_ON.get(&*customer).is_none_or(|last| last < held) {
        let set = BTreeMap::from([("last_contact_on".into(), json!(held))]);
        follow(work, AUTOMATION, &customer, Action { set, ..Action::default() }, None);
    }
}

fn plan_next(work: &mut Work<'_>) {
    let (Some(customer), Some(held)) = (of(work), f::HELD_ON.get(work.record())) else { return };
    let active = customer.state.as_deref() == Some(customer::state::ACTIVE);
    let query = format!("customer:{} state:planned", customer.id.text());
    let own = work.record().id;
    let planned = work.facts().find(service_review::TYPE, &query, 5).iter().any(|r| r.id != own);
    if !active || planned {
        return;
    }
    let services = several(work.record(), "services");
    let months = interval_for(work, &customer, &services);
    let fields = vec![
        ("title", json!(title(&customer))),
        ("customer", json!(customer.id)),
        ("services", json!(services)),
        ("due_on", json!(months_after(held, months))),
        ("owner", json!(f::OWNER.get(work.record()))),
    ];
    raise(work, AUTOMATION, service_review::TYPE, fields);
}

fn invited(work: &Work<'_>) -> Vec<Id> {
    let named = several(work.record(), "attendees");
    match named.is_empty() {
        true => of(work).map(|c| several(&c, "contacts")).unwrap_or_default(),
        false => named,
    }
}

fn agenda(work: &mut Work<'_>) {
    work.clear_timer(AGENDA);
    if work.record().state.as_deref() != Some(state::PLANNED) {
        return;
    }
    let now = Value::Instant(work.now());
    work.set("agenda_sent_at", now);
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let when = f::DUE_ON.get(work.record()).map(|d| d.to_string()).unwrap_or_default();
    let (to, owner) = (invited(work), f::OWNER.get(work.record()));
    write_to(work, "agenda", to, &format!("{title}, {when}: agenda"), POINTS);
    tell(work, "agenda", owner, &format!("{title}, {when}: the agenda went out"), POINTS);
}

fn send_minutes(work: &mut Work<'_>) {
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let minutes = f::MINUTES.get(work.record()).unwrap_or_default().to_owned();
    let to = invited(work);
    write_to(work, "minutes", to, &format!("{title}: minutes"), &minutes);
}

#[cfg(test)]
mod tests {
    use super::review_interval;

    #[test]
    fn intervals() {
        for (arranged, critical, expected) in
            [(None, false, 6), (None, true, 3), (Some(6), false, 6), (Some(12), false, 6), (Some(4), false, 4), (Some(4), true, 3), (Some(1), true, 1), (Some(0), false, 1)]
        {
            assert_eq!(review_interval(arranged, critical), expected, "{arranged:?} {critical}");
        }
    }
}
