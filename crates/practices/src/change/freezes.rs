//! Freezes: named periods in which only emergency changes, allowed types and exceptions pass (processes, section 3.1.5).

use super::{collisions, people, services_of, sign_rows};
use crate::handles::change::{ChangeType, f as change};
use crate::handles::change_freeze::{AllowedTypes, columns, f, state, step};
use engine::{Facts, Practice, Record, Work};
use kernel::{Code, Refusal, Timestamp};
use schema::Value;
use serde_json::json;
use std::sync::Arc;

/// Most freezes looked at for one window.
const MOST: usize = 100;
const EXPIRE: &str = "expire";

/// Whether a freeze stops a change in a window: it lies within the period, touches what the freeze protects, is of no type
/// that passes, and has no exception. Emergencies pass.
#[must_use]
pub fn stops(freeze: &Record, record: &Record, window: (Timestamp, Timestamp)) -> bool {
    let kind = change::CHANGE_TYPE.get(record).unwrap_or(ChangeType::Normal);
    if kind == ChangeType::Emergency {
        return false;
    }
    let overlaps =
        f::STARTS_AT.get(freeze).is_some_and(|from| from < window.1) && f::ENDS_AT.get(freeze).is_some_and(|to| window.0 < to);
    let (scope, services) = (f::SERVICES.get(freeze).unwrap_or_default(), services_of(record));
    let inside = scope.is_empty() || scope.iter().any(|s| services.contains(s));
    let allowed = f::ALLOWED_TYPES.get(freeze).unwrap_or_default();
    let passes = match kind {
        ChangeType::Standard => allowed.contains(&AllowedTypes::Standard),
        _ => allowed.contains(&AllowedTypes::Normal),
    };
    let rows = f::EXCEPTIONS.get(freeze).unwrap_or_default();
    let excepted = rows.iter().any(|row| columns::exceptions::CHANGE.get(row) == Some(record.id));
    overlaps && inside && !passes && !excepted
}

/// Freezes that stop a change in a window.
pub(super) fn stopping(work: &Work<'_>, window: (Timestamp, Timestamp)) -> Vec<Arc<Record>> {
    if change::CHANGE_TYPE.get(work.record()) == Some(ChangeType::Emergency) {
        return Vec::new();
    }
    let whole = |t: Timestamp| Timestamp::from_seconds(t.seconds());
    let query = format!("state:announced starts_at<{} ends_at>{}", whole(window.1.plus_seconds(1)), whole(window.0));
    let mut found = work.facts().find("change_freeze", &query, MOST);
    found.retain(|freeze| stops(freeze, work.record(), window));
    found
}

/// Rules of freezes.
#[derive(Clone, Copy, Debug, Default)]
pub struct FreezeRules;

impl Practice for FreezeRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        sign_rows(work, f::EXCEPTIONS.as_str(), "granted_by", "granted_at");
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["ahead"]
    }
    fn guard(&self, _name: &str, work: &mut Work<'_>) {
        if f::ENDS_AT.get(work.record()).is_some_and(|end| end <= work.now()) {
            work.refuse_guard("ends_at", "It is over already.");
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        if let (Some(from), Some(to)) = (f::STARTS_AT.get(work.record()), f::ENDS_AT.get(work.record()))
            && to <= from
        {
            work.refuse(Refusal::new(Code::Order).on("ends_at").with("label", "The end").with("other", "the start"));
        }
        exceptions(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.record().state.as_deref() == Some(state::ANNOUNCED) {
            if let Some(end) = f::ENDS_AT.get(work.record()).filter(|_| work.entering(state::ANNOUNCED) || work.changed("ends_at")) {
                work.timer(EXPIRE, end);
            }
        } else if work.leaving(state::ANNOUNCED) {
            work.clear_timer(EXPIRE);
        }
        tell(work);
    }
    fn standing_timers(&self, _facts: &Facts<'_>, record: &Record, _since: Timestamp) -> Vec<(String, Timestamp)> {
        let announced = record.state.as_deref() == Some(state::ANNOUNCED);
        f::ENDS_AT.get(record).filter(|_| announced).map(|end| (EXPIRE.to_owned(), end)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let over = f::ENDS_AT.get(work.record()).is_some_and(|end| end <= work.now());
        if name == EXPIRE && over && work.record().state.as_deref() == Some(state::ANNOUNCED) {
            work.take_move(step::EXPIRE);
            work.because("The period is over.");
        }
    }
}

/// The owner of the freeze grants exceptions, for themselves, and not to changes of their own.
fn exceptions(work: &mut Work<'_>) {
    let fresh = collisions::fresh_rows(work, f::EXCEPTIONS.as_str());
    if fresh.is_empty() || !work.by_person() {
        return;
    }
    let actor = work.actor().person();
    let forged = fresh.iter().any(|row| columns::exceptions::GRANTED_BY.get(row) != actor);
    if forged || f::OWNER.get(work.record()) != actor {
        work.refuse_guard("exceptions", "The owner of the freeze grants exceptions, for themselves.");
    }
    let mut own = false;
    for row in &fresh {
        let found = columns::exceptions::CHANGE.get(row).and_then(|id| work.facts().record(id));
        own |= found.zip(actor).is_some_and(|(change, person)| people::is_party(&change, person));
    }
    if own {
        let words = "Nobody grants an exception to a change they requested or will implement.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).on("exceptions").with("reason", words));
    }
}

/// Owners of changes planned in the period hear of it.
fn tell(work: &mut Work<'_>) {
    if !work.entering(state::ANNOUNCED) {
        return;
    }
    let (Some(from), Some(to)) = (f::STARTS_AT.get(work.record()), f::ENDS_AT.get(work.record())) else { return };
    let whole = |t: Timestamp| Timestamp::from_seconds(t.seconds());
    let query = format!("state:approved,scheduled planned_start<{} planned_end>{}", whole(to.plus_seconds(1)), whole(from));
    let mut people: Vec<kernel::Id> = Vec::new();
    for planned in work.facts().find("change", &query, MOST) {
        people.extend([change::ASSIGNED_TO.get(&*planned), change::IMPLEMENTER.get(&*planned)].into_iter().flatten());
    }
    people.sort_unstable();
    people.dedup();
    people.retain(|p| Some(*p) != work.actor().person());
    if people.is_empty() {
        return;
    }
    let subject = format!("Change freeze: {}", f::TITLE.get(work.record()).unwrap_or_default());
    let now = work.now();
    let text = "A change of yours is planned in this period. Move it, or ask the owner of the freeze for an exception.";
    work.effect("notify", now, json!({"event": "freeze_announced", "to": people, "subject": subject, "text": text, "internal": true}));
}
