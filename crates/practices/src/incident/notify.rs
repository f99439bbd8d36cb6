//! Who is told of what: one event, one message per person and channel. Nobody is told of their own doing.
//!
//! What is told stands in outbox rows: `notify` for the people of the desk (in the application), `mail` for the caller.
//! `{number}` stands for the number of a record that receives it at commit.

use super::{around, called, compute, is_pressing};
use crate::handles::incident::{Priority, f, state};
use crate::organisation::Settings;
use engine::{Visibility, Work};
use kernel::Id;
use serde_json::json;
use std::collections::BTreeMap;

/// Reasons to tell someone, the strongest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Mentioned,
    Warned,
    Escalating,
    Assigned,
    Answered,
    Resolved,
    Replied,
    NewInQueue,
}

impl Event {
    const fn name(self) -> &'static str {
        match self {
            Self::Mentioned => "mentioned",
            Self::Warned => "warned",
            Self::Escalating => "service_owner",
            Self::Assigned => "assigned",
            Self::Answered => "answered",
            Self::Resolved => "resolved",
            Self::Replied => "replied",
            Self::NewInQueue => "new_in_queue",
        }
    }
}

/// People to tell, each once, for the strongest reason.
#[derive(Default)]
struct Audience(BTreeMap<Id, Event>);

impl Audience {
    fn tell(&mut self, person: Option<Id>, event: Event) {
        if let Some(person) = person {
            let known = self.0.entry(person).or_insert(event);
            *known = (*known).min(event);
        }
    }
}

pub(super) fn notify(work: &mut Work<'_>) {
    let mut audience = Audience::default();
    assignment(work, &mut audience);
    conversation(work, &mut audience);
    warnings(work, &mut audience);
    pressing(work, &mut audience);
    let caller = f::CALLER.get(work.record());
    let own = work.actor().person();
    audience.0.retain(|person, _| Some(*person) != own);
    let mut by_event: BTreeMap<Event, Vec<Id>> = BTreeMap::new();
    for (person, event) in audience.0 {
        by_event.entry(event).or_default().push(person);
    }
    let now = work.now();
    for (event, people) in by_event {
        let (subject, text) = words(work, event);
        let internal = work.message().is_some_and(|m| m.visibility == Visibility::Internal);
        let body = json!({"event": event.name(), "to": people, "subject": subject, "text": text, "internal": internal});
        work.effect("notify", now, body);
    }
    if let Some((subject, text)) = to_caller(work)
        && caller.is_some()
        && (caller != own || work.creating())
    {
        work.effect("mail", now, json!({"event": "caller", "to": [caller], "subject": subject, "text": text, "internal": false}));
    }
}

fn assignment(work: &Work<'_>, audience: &mut Audience) {
    let record = work.record();
    if work.changed("assigned_to") && f::ASSIGNED_TO.is_set(record) {
        audience.tell(f::ASSIGNED_TO.get(record), Event::Assigned);
    } else if work.changed("assigned_group") {
        for person in around::members(work, f::ASSIGNED_GROUP.get(record)) {
            audience.tell(Some(person), Event::NewInQueue);
        }
    } else if work.creating() && record.state.as_deref() == Some(state::NEW) {
        for person in around::members(work, Settings::of(work.facts()).service_desk()) {
            audience.tell(Some(person), Event::NewInQueue);
        }
    }
}

fn conversation(work: &Work<'_>, audience: &mut Audience) {
    let Some(message) = work.message() else { return };
    let caller = f::CALLER.get(work.record());
    for person in &message.mentions {
        audience.tell(Some(*person), Event::Mentioned);
    }
    let inbound = compute::is_inbound(work) && message.human;
    let event = if inbound { Event::Answered } else { Event::Replied };
    match f::ASSIGNED_TO.get(work.record()) {
        Some(person) => audience.tell(Some(person), event),
        None if inbound => around::members(work, f::ASSIGNED_GROUP.get(work.record())).into_iter().for_each(|p| audience.tell(Some(p), event)),
        None => {}
    }
    for watcher in &work.record().watchers {
        // The caller watches in vain where the note is internal, and is written to by mail where it is not.
        if Some(*watcher) != caller {
            audience.tell(Some(*watcher), event);
        }
    }
}

fn warnings(work: &Work<'_>, audience: &mut Audience) {
    let Some(level) = work.warned().iter().map(|(_, level)| *level).max() else { return };
    let record = work.record();
    let settings = Settings::of(work.facts());
    let group = f::ASSIGNED_GROUP.get(record).or_else(|| settings.service_desk());
    audience.tell(f::ASSIGNED_TO.get(record), Event::Warned);
    audience.tell(group.and_then(|g| work.facts().record(g)).and_then(|g| g.reference("lead")), Event::Warned);
    audience.tell(settings.incident_manager().filter(|_| level >= 90), Event::Warned);
    if level >= 100 {
        audience.tell(around::service_owner(work), Event::Warned);
    }
    audience.tell(settings.duty_manager().filter(|_| is_pressing(record)), Event::Warned);
}

/// The service owner hears of every P1 and P2, opened and resolved.
fn pressing(work: &Work<'_>, audience: &mut Audience) {
    let high = f::PRIORITY.get(work.record()).is_some_and(|p| p <= Priority::P2);
    if high && work.changed("priority") {
        audience.tell(around::service_owner(work), Event::Escalating);
    }
    if high && work.entering(state::RESOLVED) {
        audience.tell(around::service_owner(work), Event::Resolved);
    }
}

fn words(work: &Work<'_>, event: Event) -> (String, String) {
    let record = work.record();
    let number = called(record);
    let title = f::TITLE.get(record).unwrap_or_default();
    let priority = record.choice("priority").map_or_else(String::new, |p| format!(" ({})", p.to_uppercase()));
    let subject = match event {
        Event::Mentioned => format!("You are mentioned on {number}"),
        Event::Warned => match work.warned().iter().max_by_key(|(_, level)| *level) {
            Some((kind, 100)) => format!("{number}: {} target missed", kind.replace('_', " ")),
            Some((kind, level)) => format!("{number}: {level} % of the {} target used", kind.replace('_', " ")),
            None => format!("{number}: target in danger"),
        },
        Event::Escalating => format!("{number} is{priority} on your service"),
        Event::Assigned => format!("{number}{priority} is assigned to you"),
        Event::Answered => format!("{number}: the caller wrote"),
        Event::Resolved => format!("{number}{priority} is resolved"),
        Event::Replied => format!("{number}: a new message"),
        Event::NewInQueue => format!("{number}{priority} is new in your queue"),
    };
    let body = work.message().map_or_else(String::new, |m| format!("\n\n{}", m.body));
    (subject, format!("{title}{body}"))
}

/// What the caller is written: receipt, replies, states that matter to them.
fn to_caller(work: &Work<'_>) -> Option<(String, String)> {
    let record = work.record();
    let number = called(record);
    let title = f::TITLE.get(record).unwrap_or_default();
    let reply = work.message().filter(|m| m.visibility == Visibility::Public && !compute::is_inbound(work)).map(|m| m.body.as_str());
    let due = record.clocks.iter().find(|c| c.kind == *"resolution").and_then(|c| c.due_at);
    let expected =
        due.map_or_else(String::new, |t| format!(" We expect to have it resolved by {}.", t.to_jiff().strftime("%Y-%m-%d %H:%M UTC")));
    let said = |text: String| match reply {
        Some(reply) => format!("{reply}\n\n{text}"),
        None => text,
    };
    let text = if work.creating() {
        format!("We received your report “{title}” as {number}.{expected}")
    } else if work.entering(state::RESOLVED) {
        let what = f::RESOLUTION.get(record).unwrap_or_default();
        let days = Settings::of(work.facts()).auto_close_days();
        said(format!("{number} is resolved: {what}\n\nIf it is not, reply or reopen it; otherwise it closes after {days} business days."))
    } else if work.entering(state::CLOSED) {
        said(format!("{number} is closed. Thank you."))
    } else if work.entering(state::CANCELLED) {
        said(format!("{number} was cancelled. {}", work.reason().unwrap_or_default()))
    } else if work.entering(state::IN_PROGRESS) && work.taken() == Some("start") {
        said(format!("Somebody is now working on {number}.{expected}"))
    } else {
        reply?.to_owned()
    };
    Some((format!("{number}: {title}"), text))
}
