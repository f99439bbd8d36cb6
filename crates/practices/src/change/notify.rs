//! Who is told of what. Nobody is told of their own doing; each person once, for the strongest reason.

use super::{ChangeRules, called, people, services_of, timers, voting};
use crate::handles::change::{ApprovalArea, ChangeType, Outcome, f, state, step};
use crate::organisation::Settings;
use engine::Work;
use kernel::Id;
use schema::Value;
use serde_json::json;
use std::collections::BTreeMap;

/// Reasons to tell someone, the strongest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Asked,
    Reminded,
    StandIn,
    Emergency,
    Unauthorised,
    Unsuccessful,
    NoResult,
    Overdue,
    Decided,
    Collides,
    Scheduled,
    Tomorrow,
    Begun,
    Ended,
    Assigned,
    Mentioned,
}

impl Event {
    const fn name(self) -> &'static str {
        match self {
            Self::Asked => "approval_requested",
            Self::Reminded => "approval_reminder",
            Self::StandIn => "approval_deputy",
            Self::Emergency => "emergency_change",
            Self::Unauthorised => "unauthorised_change",
            Self::Unsuccessful => "change_unsuccessful",
            Self::NoResult => "change_without_result",
            Self::Overdue => "change_overdue",
            Self::Decided => "change_decided",
            Self::Collides => "change_collision",
            Self::Scheduled => "change_scheduled",
            Self::Tomorrow => "change_tomorrow",
            Self::Begun => "change_begun",
            Self::Ended => "change_ended",
            Self::Assigned => "assigned",
            Self::Mentioned => "mentioned",
        }
    }
    fn subject(self, number: &str, title: &str) -> String {
        let what = match self {
            Self::Asked => "your approval is asked",
            Self::Reminded => "your approval is still missing",
            Self::StandIn => "stand in for an approver who does not answer",
            Self::Emergency => "an emergency change is being decided",
            Self::Unauthorised => "found unauthorised",
            Self::Unsuccessful => "did not succeed",
            Self::NoResult => "its window is over and no result is recorded",
            Self::Overdue => "something is overdue",
            Self::Decided => "was decided",
            Self::Collides => "collides with a change of yours; acknowledge it, or move one",
            Self::Scheduled => "is scheduled",
            Self::Tomorrow => "takes place on the next business day",
            Self::Begun => "has begun",
            Self::Ended => "is implemented",
            Self::Assigned => "is yours",
            Self::Mentioned => "you are mentioned",
        };
        format!("{number} {title}: {what}")
    }
}

#[derive(Default)]
struct Audience(BTreeMap<Id, Event>);

impl Audience {
    fn tell(&mut self, people: impl IntoIterator<Item = Id>, event: Event) {
        for person in people {
            let known = self.0.entry(person).or_insert(event);
            *known = (*known).min(event);
        }
    }
}

pub(super) fn notify(rules: &ChangeRules, work: &mut Work<'_>) {
    let mut audience = Audience::default();
    approvals(rules, work, &mut audience);
    decisions(work, &mut audience);
    schedule(work, &mut audience);
    results(rules, work, &mut audience);
    collisions(work, &mut audience);
    if work.changed("assigned_to") {
        audience.tell(f::ASSIGNED_TO.get(work.record()), Event::Assigned);
    }
    if let Some(message) = work.message() {
        audience.tell(message.mentions.clone(), Event::Mentioned);
    }
    let own = work.actor().person();
    audience.0.retain(|person, _| Some(*person) != own);
    let mut by_event: BTreeMap<Event, Vec<Id>> = BTreeMap::new();
    for (person, event) in audience.0 {
        by_event.entry(event).or_default().push(person);
    }
    let (number, title) = (called(work.record()), f::TITLE.get(work.record()).unwrap_or_default().to_owned());
    let text = words(work);
    let now = work.now();
    for (event, people) in by_event {
        let subject = event.subject(&number, &title);
        work.effect("notify", now, json!({"event": event.name(), "to": people, "subject": subject, "text": text, "internal": true}));
    }
}

fn words(work: &Work<'_>) -> String {
    let record = work.record();
    let window = f::PLANNED_START.get(record).zip(f::PLANNED_END.get(record));
    let when = window.map_or_else(String::new, |(a, b)| {
        let text = |t: kernel::Timestamp| t.to_jiff().strftime("%Y-%m-%d %H:%M UTC").to_string();
        format!("Window: {} to {}.", text(a), text(b))
    });
    let why = work.reason().unwrap_or_default();
    format!("{when} {why}").trim().to_owned()
}

fn holders(rules: &ChangeRules, work: &Work<'_>, role: &str) -> Vec<Id> {
    people::holders(work.facts(), role, people::today(&rules.calendars, work))
}

fn owners(work: &Work<'_>) -> Vec<Id> {
    services_of(work.record()).into_iter().filter_map(|s| people::owner_of(work.facts(), s)).collect()
}

/// Approvers on request, a reminder after one business day, their deputies after two.
fn approvals(rules: &ChangeRules, work: &Work<'_>, audience: &mut Audience) {
    let timer = work.command().action.timer.as_deref();
    let event = match timer {
        _ if work.entering(state::AWAITING_APPROVAL) => Event::Asked,
        Some(timers::REMIND) => Event::Reminded,
        Some(timers::DEPUTY) => Event::StandIn,
        _ => return,
    };
    if work.record().state.as_deref() != Some(state::AWAITING_APPROVAL) {
        return;
    }
    let emergency = f::CHANGE_TYPE.get(work.record()) == Some(ChangeType::Emergency);
    for needed in voting::needed(work) {
        let given = voting::answers(work.record()).iter().any(|row| {
            row.get("area") == Some(&schema::ChoiceEnum::value(needed.area))
                && row.get("service") == needed.service.map(Value::Reference).as_ref()
        });
        if given {
            continue;
        }
        let candidates = people::candidates(rules, work, needed.area, needed.service);
        match event {
            // The board is convened by the change manager.
            _ if needed.area == ApprovalArea::Cab => audience.tell(holders(rules, work, "change_manager"), event),
            // Any two of the approvers decide on an emergency within the hour: all of them are asked.
            _ if emergency => audience.tell(candidates, event),
            Event::StandIn => audience.tell(candidates, Event::StandIn),
            _ => audience.tell(candidates.first().copied(), event),
        }
    }
    if emergency {
        audience.tell(owners(work), Event::Emergency);
        audience.tell(holders(rules, work, "security_manager"), Event::Emergency);
    }
}

fn decisions(work: &Work<'_>, audience: &mut Audience) {
    let taken = matches!(
        work.taken(),
        Some(step::APPROVE | step::REJECT | step::REJECT_SUBMISSION | step::SEND_BACK | step::REASSESS | step::CANCEL)
    );
    if taken {
        let record = work.record();
        audience.tell([f::REQUESTED_BY.get(record), f::ASSIGNED_TO.get(record), f::IMPLEMENTER.get(record)].into_iter().flatten(), Event::Decided);
    }
}

/// Service desk and watchers: when scheduled, one business day before, at start and at end.
fn schedule(work: &Work<'_>, audience: &mut Audience) {
    let event = if work.entering(state::SCHEDULED) {
        Event::Scheduled
    } else if work.command().action.timer.as_deref() == Some(timers::DAY_BEFORE) && work.record().state.as_deref() == Some(state::SCHEDULED) {
        Event::Tomorrow
    } else if work.entering(state::IMPLEMENTING) {
        Event::Begun
    } else if work.entering(state::IMPLEMENTED) {
        Event::Ended
    } else {
        return;
    };
    let record = work.record();
    if let Some(desk) = Settings::of(work.facts()).service_desk().and_then(|g| work.facts().record(g)) {
        let members = match desk.get("members") {
            Some(Value::References(ids)) => ids.clone(),
            _ => desk.reference("lead").into_iter().collect(),
        };
        audience.tell(members, event);
    }
    audience.tell(record.watchers.iter().copied(), event);
    audience.tell([f::REQUESTED_BY.get(record), f::ASSIGNED_TO.get(record), f::IMPLEMENTER.get(record)].into_iter().flatten(), event);
}

/// The change manager where a result is missing or something is overdue, the service owner where it did not succeed.
fn results(rules: &ChangeRules, work: &Work<'_>, audience: &mut Audience) {
    let outcome = f::OUTCOME.get(work.record()).filter(|_| work.entering(state::IMPLEMENTED) || work.changed("outcome"));
    if outcome.is_some_and(|o| o != Outcome::Successful) {
        audience.tell(owners(work), Event::Unsuccessful);
        audience.tell(holders(rules, work, "change_manager"), Event::Unsuccessful);
    }
    if work.changed("unauthorised") && f::UNAUTHORISED.get(work.record()) == Some(true) {
        audience.tell(owners(work), Event::Unauthorised);
        audience.tell(holders(rules, work, "change_manager"), Event::Unauthorised);
    }
    let running = matches!(work.record().state.as_deref(), Some(state::SCHEDULED | state::IMPLEMENTING));
    match work.command().action.timer.as_deref() {
        Some(timers::WINDOW_END) if running => audience.tell(holders(rules, work, "change_manager"), Event::NoResult),
        Some(timers::ASSESSMENT) if !f::FULLY_ASSESSED_AT.is_set(work.record()) => {
            audience.tell(holders(rules, work, "change_manager").into_iter().chain(f::ASSIGNED_TO.get(work.record())), Event::Overdue);
        }
        Some(timers::INVESTIGATION) if !f::INVESTIGATION.is_set(work.record()) => {
            audience.tell(holders(rules, work, "change_manager"), Event::Overdue);
        }
        Some(timers::REVIEW) if work.record().state.as_deref() == Some(state::IN_REVIEW) => {
            audience.tell(holders(rules, work, "change_manager"), Event::Overdue);
        }
        _ => {}
    }
}

/// Owners of changes it newly collides with.
fn collisions(work: &Work<'_>, audience: &mut Audience) {
    if !work.changed("conflicting_changes") {
        return;
    }
    let old: Vec<Id> = if let Some(Value::References(ids)) = work.was("conflicting_changes") { ids.clone() } else { Vec::new() };
    let fresh = f::CONFLICTING_CHANGES.get(work.record()).unwrap_or_default().iter().filter(|id| !old.contains(id));
    let others: Vec<Id> = fresh.filter_map(|id| work.facts().record(*id)).filter_map(|r| f::ASSIGNED_TO.get(&*r)).collect();
    audience.tell(others, Event::Collides);
}
