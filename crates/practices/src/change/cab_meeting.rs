//! Meetings of the change advisory board: agenda, attendance, advice, minutes, and the advice on the changes themselves.

use super::cab::{self, Missing, Seat};
use super::{people, services_of};
use crate::handles::cab_meeting::{AdviceAdvice, Kind, columns, f, state};
use crate::handles::{change, service};
use crate::organisation::Settings;
use engine::{Action, Command, FollowUp, Practice, Record, Work};
use kernel::{Code, Id, Name, Refusal};
use schema::{ChoiceEnum, Row, Value};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Business days before the meeting at which its agenda goes out.
const AGENDA_DAYS: i32 = 2;
/// Most unauthorised changes reported at a meeting.
const MOST: usize = 100;

/// Rules of CAB meetings.
#[derive(Debug, Default)]
pub struct CabRules {
    /// Compiled calendars.
    pub calendars: Arc<crate::calendar::Calendars>,
}

impl Practice for CabRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::CHAIR.as_str(), Value::Reference(person));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        if work.entering(state::AGENDA_SENT) || work.entering(state::HELD) {
            let found = work.facts().find("change", "unauthorised:yes -state:closed,cancelled,rejected", MOST);
            if !found.is_empty() {
                work.set(f::UNAUTHORISED_REPORTED.as_str(), Value::References(found.iter().map(|c| c.id).collect()));
            }
        }
        if work.entering(state::CLOSED) {
            let text = minutes(work);
            work.set(f::MINUTES.as_str(), Value::Text(text));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["agenda_in_time", "agenda_open", "quorum", "emergency_quorum", "every_change_advised", "advice_counts"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "agenda_in_time" => self.agenda_in_time(work),
            "agenda_open" => agenda_open(work),
            "quorum" => {
                let owners = critical_owners(work, &agenda(work));
                lacking(work, &owners, &[], "The CAB has no quorum");
            }
            "emergency_quorum" => self.emergency_quorum(work),
            "every_change_advised" => every_change_advised(work),
            "advice_counts" => advice_counts(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        let day = people::today(&self.calendars, work);
        let chair = f::CHAIR.get(work.record()).filter(|_| work.changed("chair"));
        let role = |name: &str| chair.is_some_and(|c| people::holders(work.facts(), name, day).contains(&c));
        let emergency = f::KIND.get(work.record()) == Some(Kind::Emergency);
        if chair.is_some() && !role("change_manager") && !(emergency && role("duty_manager")) {
            work.refuse_guard("chair", "The change manager chairs the CAB; an emergency CAB may be chaired by the duty manager.");
        }
        if let (Some(from), Some(held)) = (f::AGENDA_SENT_AT.get(work.record()), f::HELD_AT.get(work.record()))
            && held < from
        {
            work.refuse(Refusal::new(Code::Order).on("held_at").with("label", "Held at").with("other", "the agenda"));
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.entering(state::AGENDA_SENT) {
            tell(work, "cab_agenda", "Agenda of the CAB");
        }
        if work.entering(state::CLOSED) {
            hand_over(work);
            tell(work, "cab_minutes", "Minutes of the CAB");
        }
    }
}

impl CabRules {
    fn agenda_in_time(&self, work: &mut Work<'_>) {
        let Some(start) = f::STARTS_AT.get(work.record()) else { return };
        if f::KIND.get(work.record()) == Some(Kind::Emergency) {
            return;
        }
        let latest = Settings::of(work.facts()).after(&self.calendars, start, -AGENDA_DAYS);
        if work.now() > latest && !f::LATE_AGENDA_REASON.is_set(work.record()) {
            work.refuse_guard("late_agenda_reason", "The agenda goes out two business days before: say why it comes late.");
        }
    }

    /// Any two of those who approve emergencies, neither of them party to a change on the agenda.
    fn emergency_quorum(&self, work: &mut Work<'_>) {
        let day = people::today(&self.calendars, work);
        let changes = agenda(work);
        let roles = ["duty_manager", "change_manager", "change_authority"];
        let approvers: Vec<Id> = roles.iter().flat_map(|role| people::holders(work.facts(), role, day)).collect();
        let services: Vec<Id> = changes.iter().flat_map(|c| services_of(c)).collect();
        let leads = services.into_iter().filter_map(|s| work.facts().shelved(s)?.reference("support_group"));
        let leads: Vec<Id> = leads.filter_map(|g| work.facts().shelved(g)?.reference("lead")).collect();
        let mut there: Vec<Id> = seats(work.record()).iter().map(|s| s.person).collect();
        there.sort_unstable();
        there.dedup();
        there.retain(|p| (approvers.contains(p) || leads.contains(p)) && !changes.iter().any(|c| people::is_party(c, *p)));
        if there.len() < 2 {
            work.refuse_guard("attendance", "An emergency CAB needs two of the approvers who are not party to the change.");
        }
    }
}

fn seats(record: &Record) -> Vec<Seat> {
    let rows = f::ATTENDANCE.get(record).unwrap_or_default();
    let seat = |row: &Row| {
        Some(Seat {
            person: columns::attendance::PERSON.get(row)?,
            role: columns::attendance::ROLE.get(row)?,
            deputy_for: columns::attendance::DEPUTY_FOR.get(row),
        })
    };
    rows.iter().filter_map(seat).collect()
}

fn agenda(work: &Work<'_>) -> Vec<Arc<Record>> {
    let ids = f::AGENDA.get(work.record()).unwrap_or_default();
    ids.iter().filter_map(|id| work.facts().record(*id)).collect()
}

/// Owners of the critical services that changes touch.
fn critical_owners(work: &Work<'_>, changes: &[Arc<Record>]) -> Vec<Id> {
    let services = changes.iter().flat_map(|c| services_of(c)).filter_map(|id| work.facts().shelved(id));
    let critical = services.filter(|s| service::f::CRITICALITY.get(&***s) == Some(service::Criticality::Critical));
    critical.filter_map(|s| service::f::SERVICE_OWNER.get(&**s)).collect()
}

/// Refuses when a quorum lacks something.
fn lacking(work: &mut Work<'_>, owners: &[Id], excluded: &[Id], what: &str) {
    let found = cab::missing(&seats(work.record()), owners, excluded);
    let name = |id: Id| work.facts().shelved(id).and_then(|p| p.text("name").map(str::to_owned)).unwrap_or_else(|| "somebody".to_owned());
    let words: Vec<String> = found
        .into_iter()
        .map(|m| match m {
            Missing::Chair => "the chair".to_owned(),
            Missing::Roles(1) => "one more role".to_owned(),
            Missing::Roles(n) => format!("{n} more roles"),
            Missing::Owner(id) => format!("{} (owner of a critical service) or a deputy", name(id)),
        })
        .collect();
    if !words.is_empty() {
        work.refuse_guard("attendance", &format!("{what}: missing are {}.", words.join(", ")));
    }
}

/// Changes on the agenda are being assessed or await approval.
fn agenda_open(work: &mut Work<'_>) {
    let open = |c: &Record| {
        matches!(c.state.as_deref(), Some(change::state::SUBMITTED | change::state::ASSESSING | change::state::AWAITING_APPROVAL))
    };
    let wrong: Vec<String> = agenda(work).iter().filter(|c| !open(c)).map(|c| super::called(c)).collect();
    if !wrong.is_empty() {
        work.refuse_guard("agenda", &format!("No advice is asked on: {}.", wrong.join(", ")));
    }
}

fn advised(record: &Record) -> Vec<(Id, AdviceAdvice, Row)> {
    let rows = f::ADVICE.get(record).unwrap_or_default();
    let read = |row: &Row| Some((columns::advice::CHANGE.get(row)?, columns::advice::ADVICE.get(row)?, row.clone()));
    rows.iter().filter_map(read).collect()
}

/// One line for each change of the agenda, with what the advice needs.
fn every_change_advised(work: &mut Work<'_>) {
    let lines = advised(work.record());
    let agenda = f::AGENDA.get(work.record()).unwrap_or_default().to_vec();
    if agenda.iter().any(|id| lines.iter().filter(|(change, ..)| change == id).count() != 1) || lines.len() != agenda.len() {
        work.refuse_guard("advice", "There is one line of advice for each change of the agenda, and for no other.");
    }
    let conditions = |row: &Row| columns::advice::CONDITIONS.get(row).is_some();
    if lines.iter().any(|(_, advice, row)| *advice == AdviceAdvice::ApproveWithConditions && !conditions(row)) {
        work.refuse_guard("advice", "An approval with conditions names them.");
    }
    if lines.iter().any(|(_, advice, row)| *advice == AdviceAdvice::Defer && columns::advice::DEFER_TO.get(row).is_none()) {
        work.refuse_guard("advice", "What is deferred is deferred to a date.");
    }
}

/// For each change the quorum holds without its requester and implementer; what is deferred needs none.
fn advice_counts(work: &mut Work<'_>) {
    if f::KIND.get(work.record()) == Some(Kind::Emergency) {
        return;
    }
    for (id, advice, _) in advised(work.record()) {
        let Some(found) = work.facts().record(id).filter(|_| advice != AdviceAdvice::Defer) else { continue };
        let owners = critical_owners(work, std::slice::from_ref(&found));
        let parties: Vec<Id> = [change::f::REQUESTED_BY.get(&*found), change::f::IMPLEMENTER.get(&*found)].into_iter().flatten().collect();
        let what = format!("No quorum on {} without its requester and implementer", super::called(&found));
        lacking(work, &owners, &parties, &what);
    }
}

/// The minutes, from what was decided.
fn minutes(work: &Work<'_>) -> String {
    let record = work.record();
    let name = |id: Id| work.facts().shelved(id).and_then(|p| p.text("name").map(str::to_owned)).unwrap_or_else(|| "?".to_owned());
    let mut out = format!("# {}\n\n", f::TITLE.get(record).unwrap_or_default());
    let present: Vec<String> = seats(record)
        .iter()
        .map(|s| {
            let place = s.deputy_for.map_or_else(String::new, |d| format!(", for {}", name(d)));
            format!("{} ({}{place})", name(s.person), s.role.as_str().replace('_', " "))
        })
        .collect();
    out.push_str(&format!("Present: {}.\n\n", present.join(", ")));
    for (id, advice, row) in advised(record) {
        let found = work.facts().record(id);
        let what = found.map_or_else(String::new, |c| format!("{} {}", super::called(&c), c.text("title").unwrap_or_default()));
        out.push_str(&format!("- **{what}**: {}. {}", advice.as_str().replace('_', " "), columns::advice::REASON.get(&row).unwrap_or("")));
        if let Some(conditions) = columns::advice::CONDITIONS.get(&row) {
            out.push_str(&format!(" Conditions: {conditions}"));
        }
        if let Some(date) = columns::advice::DEFER_TO.get(&row) {
            out.push_str(&format!(" Deferred to {date}."));
        }
        out.push('\n');
    }
    let reported = f::UNAUTHORISED_REPORTED.get(record).unwrap_or_default();
    if !reported.is_empty() {
        let numbers = reported.iter().filter_map(|id| work.facts().record(*id)).map(|c| super::called(&c));
        out.push_str(&format!("\nUnauthorised changes reported: {}.\n", numbers.collect::<Vec<_>>().join(", ")));
    }
    out.chars().take(20_000).collect()
}

/// The advice stands on each change.
fn hand_over(work: &mut Work<'_>) {
    let (meeting, at) = (work.record().id, work.at());
    let chair = f::CHAIR.get(work.record());
    for (id, advice, row) in advised(work.record()) {
        let Some(found) = work.facts().record(id) else { continue };
        let mut set: BTreeMap<Name, Json> = BTreeMap::new();
        set.insert("cab_meeting".into(), json!(meeting));
        set.insert("cab_advice".into(), json!(advice.as_str()));
        set.insert("cab_advised_at".into(), json!(at));
        if let Some(text) = columns::advice::CONDITIONS.get(&row) {
            let mut rows = change::f::CONDITIONS.get(&*found).unwrap_or_default().to_vec();
            let mut line = Row::from([
                (Name::from("condition"), Value::Text(text.to_owned())),
                (Name::from("due"), Value::Choice("before_scheduling".into())),
            ]);
            line.extend(chair.map(|c| (Name::from("set_by"), Value::Reference(c))));
            rows.push(line);
            set.insert("conditions".into(), Value::Table(rows).to_json());
        }
        let command = Command {
            id: work.new_id(),
            type_name: change::TYPE.into(),
            record: Some(id),
            expected_version: None,
            action: Action { set, ..Action::default() },
            reason: None,
            occurred_at: Some(at),
        };
        let actor = work.actor().clone();
        work.then(FollowUp { command, actor, required: false });
    }
}

/// Those who attend, and those whose changes are on the agenda.
fn tell(work: &mut Work<'_>, event: &str, subject: &str) {
    let mut people: Vec<Id> = seats(work.record()).iter().map(|s| s.person).collect();
    for found in agenda(work) {
        people.extend([change::f::REQUESTED_BY.get(&*found), change::f::ASSIGNED_TO.get(&*found)].into_iter().flatten());
        people.extend(services_of(&found).into_iter().filter_map(|s| people::owner_of(work.facts(), s)));
    }
    people.extend(f::CHAIR.get(work.record()));
    people.sort_unstable();
    people.dedup();
    people.retain(|p| Some(*p) != work.actor().person());
    let title = f::TITLE.get(work.record()).unwrap_or_default();
    let body = json!({
        "event": event, "to": people, "subject": format!("{subject}: {title}"),
        "text": f::MINUTES.get(work.record()).unwrap_or_default(), "internal": true,
    });
    let now = work.now();
    work.effect("notify", now, body);
}
