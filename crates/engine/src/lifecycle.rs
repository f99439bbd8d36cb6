//! Moves: which may be taken, what stands in the way, and what they do besides changing the state. Whoever tries a move
//! learns every unmet guard at once.

use crate::{Visibility, Work, access};
use jiff::tz::TimeZone;
use kernel::{Code, Name, Refusal, Refusals};
use schema::{Effect, FieldKind, MoveDef, Need, Value};

/// Finds the move the command asks for and checks that it starts where the record stands and that the actor may take it.
pub(crate) fn choose(work: &mut Work<'_>) {
    let Some(name) = &work.command.action.move_name else { return };
    let def = work.def;
    let state = work.record.state.clone();
    let found = def.r#move(name).filter(|m| state.as_ref().is_some_and(|s| m.from.contains(s)));
    let Some(found) = found else {
        let verb = def.r#move(name).map_or_else(|| name.to_string(), |m| m.label.to_lowercase());
        let number = work.record.number.clone().unwrap_or_else(|| def.title.clone());
        let state = crate::decode::state_label(work);
        return work.refuse(Refusal::new(Code::NoSuchMove).with("number", number).with("state", state).with("move", verb));
    };
    if !may_take(work, found) {
        // Whoever may not take it learns nothing of what it would need.
        return work.refuse(Refusal::new(Code::Forbidden).with("verb", found.label.to_lowercase()));
    }
    work.taken = Some(found);
}

/// Whether the actor may take a move: one of the move's own roles has a grant for it on this row.
pub(crate) fn may_take(work: &Work<'_>, m: &MoveDef) -> bool {
    if !work.policed {
        return true;
    }
    !(m.automatic && work.by_person()) && access::eyes(work).can_take(work.def, m, work.before())
}

/// When a move happened, as the field holds it: an instant, or the day where the actor is.
fn moment(work: &Work<'_>, field: &str) -> Value {
    match work.def.field(field).map(|f| &f.kind) {
        Some(FieldKind::Date) => {
            let zone = TimeZone::get(&work.viewer.zone).unwrap_or(TimeZone::UTC);
            Value::Date(zone.to_datetime(work.at.to_jiff()).date())
        }
        _ => Value::Instant(work.at),
    }
}

/// Enters the target state of a move and carries out its effects.
pub(crate) fn enter(work: &mut Work<'_>, m: &MoveDef) {
    work.taken = work.def.r#move(&m.name);
    work.record.state = Some(m.to.clone());
    for effect in &m.effects {
        match effect {
            Effect::Stamp(field) => {
                let at = moment(work, field);
                work.set_if_empty(field, at);
            }
            Effect::Restamp(field) => {
                // A move may be reported with the instant at which it happened; then that one stands.
                if !work.given(field) {
                    let at = moment(work, field);
                    work.set(field, at);
                }
            }
            Effect::Clear(field) => {
                if !work.given(field) {
                    work.clear(field);
                }
            }
            Effect::Count(field) => work.count(field),
            Effect::Actor(field) => {
                if let Some(person) = work.actor.person()
                    && !work.given(field)
                {
                    work.set(field, Value::Reference(person));
                }
            }
            Effect::Set(field, json) => {
                if let Some(def) = work.def.field(field)
                    && let Ok(value) = Value::from_json(&def.kind, json)
                {
                    work.set(field, value);
                }
            }
        }
    }
}

/// What a move needs beyond the required fields of its target state.
pub(crate) fn needs(work: &mut Work<'_>) {
    let Some(m) = work.taken else { return };
    if m.reason {
        work.require_reason(&m.label, 10);
    }
    let practice = work.rules.of(&work.def.name);
    for need in &m.needs {
        match need {
            Need::Field(field) => work.require(field),
            Need::Query { query, refuse } => {
                let holds = work.rules.scopes().matches(work, query);
                if !holds {
                    work.refuse(Refusal::guard(refuse));
                }
            }
            Need::PublicMessage => {
                if work.message().is_none_or(|message| message.visibility != Visibility::Public) {
                    work.refuse(Refusal::guard("A message to the requester must go with this."));
                }
            }
            Need::Rule(name) => practice.guard(name, work),
        }
    }
}

/// One move a record offers, and what stands in its way. Refusals that only ask for a field the dialog will ask for are
/// left to the dialog.
#[derive(Clone, Debug)]
pub struct AllowedMove {
    /// The move.
    pub name: Name,
    /// What is not met yet.
    pub unmet: Refusals,
    /// Fields the dialog asks for: prompts, needed fields, and what the target state requires and is empty.
    pub asks: Vec<Name>,
}
