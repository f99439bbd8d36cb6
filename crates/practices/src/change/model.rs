//! Change models: what makes a change standard, and what suspends it (processes, section 3.1.4).

use super::{people, review};
use crate::handles::change as changes;
use crate::handles::change_model::{FailureLogKind, columns, f, state, step};
use engine::{Facts, Practice, Record, Work};
use kernel::{Date, Timestamp};
use schema::{ChoiceEnum, Value};
use serde_json::json;
use std::sync::Arc;

/// Successful normal changes of the kind before it becomes a model.
pub const PROVEN_BY: usize = 3;
/// Months a model is valid at most.
pub const VALID_MONTHS: i32 = 12;
/// Days in which two failures suspend.
const FAILURE_DAYS: i64 = 90;
/// Uses from which on the share of failures counts.
const SHARE_FROM: i64 = 10;

/// Why a model is suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspension {
    /// Two failures in 90 days.
    TwoFailures,
    /// More than 5 % of at least ten uses failed.
    FailureShare,
    /// A use caused a P1 or P2 incident.
    Incident,
}

impl Suspension {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::TwoFailures => "Two changes under it failed within 90 days.",
            Self::FailureShare => "More than 5 % of the changes under it failed.",
            Self::Incident => "A change under it caused a P1 or P2 incident.",
        }
    }
}

/// One thing that went wrong under a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mishap {
    /// When.
    pub at: Timestamp,
    /// Whether it was an incident P1 or P2; otherwise the change itself failed.
    pub incident: bool,
}

/// Whether a model must be suspended: `uses` and `failures` over its life, the mishaps since its suspension was last lifted.
#[must_use]
pub fn must_suspend(uses: i64, failures: i64, mishaps: &[Mishap], now: Timestamp) -> Option<Suspension> {
    if mishaps.iter().any(|m| m.incident) {
        return Some(Suspension::Incident);
    }
    let recent = mishaps.iter().filter(|m| now.seconds_since(m.at) <= FAILURE_DAYS * 86_400).count();
    if recent >= 2 {
        return Some(Suspension::TwoFailures);
    }
    (uses >= SHARE_FROM && failures * 100 > uses * 5 && !mishaps.is_empty()).then_some(Suspension::FailureShare)
}

/// The last day a model approved on `day` may be valid to.
#[must_use]
pub fn latest_validity(day: Date) -> Date {
    day.saturating_add(jiff::Span::new().months(VALID_MONTHS))
}

const EXPIRY: &str = "expiry";
/// Days before the end of validity at which the owner is reminded.
const REMIND_DAYS: i64 = 30;

/// Rules of change models.
#[derive(Debug, Default)]
pub struct ModelRules {
    /// Compiled calendars.
    pub calendars: Arc<crate::calendar::Calendars>,
}

impl Practice for ModelRules {
    fn defaults(&self, work: &mut Work<'_>) {
        if let Some(person) = work.actor().person() {
            work.set_if_empty(f::OWNER.as_str(), Value::Reference(person));
        }
        work.set(f::USES.as_str(), Value::Integer(0));
        work.set(f::FAILURES.as_str(), Value::Integer(0));
    }
    fn compute(&self, work: &mut Work<'_>) {
        let touched = work.changed(f::FAILURE_LOG.as_str()) || work.changed(f::FAILURES.as_str());
        if !touched || work.creating() || work.record().state.as_deref() != Some(state::ACTIVE) {
            return;
        }
        let record = work.record();
        let numbers = (f::USES.get(record).unwrap_or(0), f::FAILURES.get(record).unwrap_or(0));
        if let Some(why) = must_suspend(numbers.0, numbers.1, &mishaps(record), work.now()) {
            work.take_move(step::SUSPEND);
            work.because(why.words());
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["proven", "validity"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "proven" => proven(work),
            "validity" => self.validity(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        settled(work);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        self.remind(work);
        tell(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let hours = crate::organisation::Settings::of(facts).hours(&self.calendars);
        let active = record.state.as_deref() == Some(state::ACTIVE);
        let day = f::VALID_TO.get(record).filter(|_| active);
        day.map(|d| (EXPIRY.to_owned(), hours.start_of(d).plus_seconds(-REMIND_DAYS * 86_400).max(since))).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let Some(day) = f::VALID_TO.get(work.record()).filter(|_| work.record().state.as_deref() == Some(state::ACTIVE)) else { return };
        if name == EXPIRY {
            work.note("validity_ends", day.to_string());
        }
    }
}

impl ModelRules {
    fn validity(&self, work: &mut Work<'_>) {
        let today = people::today(&self.calendars, work);
        match f::VALID_TO.get(work.record()) {
            Some(to) if to <= today => work.refuse_guard("valid_to", "Its validity must end after today."),
            Some(to) if to > latest_validity(today) => work.refuse_guard("valid_to", "A model is valid for at most twelve months."),
            _ => {}
        }
    }

    fn remind(&self, work: &mut Work<'_>) {
        if work.leaving(state::ACTIVE) {
            work.clear_timer(EXPIRY);
        } else if work.record().state.as_deref() == Some(state::ACTIVE) && (work.entering(state::ACTIVE) || work.changed("valid_to")) {
            for (name, due) in self.standing_timers(work.facts(), work.record(), work.now()) {
                work.timer(&name, due);
            }
        }
    }
}

/// What went wrong since the suspension was last lifted.
fn mishaps(record: &Record) -> Vec<Mishap> {
    let since = f::SUSPENSION_LIFTED_AT.get(record);
    let rows = f::FAILURE_LOG.get(record).unwrap_or_default();
    let read = |row: &schema::Row| {
        let at = columns::failure_log::AT.get(row)?;
        Some(Mishap { at, incident: columns::failure_log::KIND.get(row) == Some(FailureLogKind::Incident) })
    };
    rows.iter().filter_map(read).filter(|m| since.is_none_or(|lifted| m.at > lifted)).collect()
}

/// Guard: at least three successful normal changes of the kind.
fn proven(work: &mut Work<'_>) {
    let ids = f::BASED_ON.get(work.record()).unwrap_or_default().to_vec();
    let success = |r: &Record| {
        changes::f::OUTCOME.get(r) == Some(changes::Outcome::Successful)
            && changes::f::CHANGE_TYPE.get(r) == Some(changes::ChangeType::Normal)
    };
    let good = ids.iter().filter_map(|id| work.facts().record(*id)).filter(|r| success(r)).count();
    if good < PROVEN_BY {
        work.refuse_guard("based_on", "It must have gone well at least three times as a normal change: name those.");
    }
}

/// What was approved stays as it is; revise the model to alter it.
fn settled(work: &mut Work<'_>) {
    let approved = |s: Option<&str>| matches!(s, Some(state::IN_REVIEW | state::ACTIVE | state::SUSPENDED));
    if !work.by_person() || !approved(work.before().and_then(|b| b.state.as_deref())) || !approved(work.record().state.as_deref()) {
        return;
    }
    for field in ["steps", "parameters", "services", "category", "risk_level", "remediation_plan", "test_method", "valid_to"] {
        let by_approval = field == "valid_to" && work.taken() == Some(step::APPROVE);
        if work.changed(field) && !by_approval {
            let label = work.label(field);
            work.refuse_guard(field, &format!("{label} is what was approved: revise the model first."));
        }
    }
}

/// The owner hears that the model is suspended, and that its validity ends.
fn tell(work: &mut Work<'_>) {
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let (event, subject) = if work.entering(state::SUSPENDED) {
        ("model_suspended", format!("Change model suspended: {title}"))
    } else if work.command().action.timer.as_deref() == Some(EXPIRY) {
        ("model_expires", format!("Change model valid for 30 more days at most: {title}"))
    } else {
        return;
    };
    let owner = f::OWNER.get(work.record()).filter(|owner| Some(*owner) != work.actor().person());
    let text = work.reason().unwrap_or_default().to_owned();
    let now = work.now();
    if let Some(owner) = owner {
        work.effect("notify", now, json!({"event": event, "to": [owner], "subject": subject, "text": text, "internal": true}));
    }
}

/// What the end of a standard change adds to its model: the fields to set, or nothing.
pub(super) fn after(model: &Record, change: kernel::Id, outcome: changes::Outcome, at: Timestamp) -> Vec<(&'static str, Value)> {
    let more = |field: schema::Field<i64>| Value::Integer(field.get(model).unwrap_or(0) + 1);
    let mut set = vec![("uses", more(f::USES))];
    if review::failed(outcome) {
        set.push(("failures", more(f::FAILURES)));
        set.push(("failure_log", logged(model, change, at, FailureLogKind::Failed)));
    }
    set
}

/// The failure log with one line more.
pub(super) fn logged(model: &Record, change: kernel::Id, at: Timestamp, kind: FailureLogKind) -> Value {
    let mut rows = f::FAILURE_LOG.get(model).unwrap_or_default().to_vec();
    rows.push(schema::Row::from([
        ("change".into(), Value::Reference(change)),
        ("at".into(), Value::Instant(at)),
        ("kind".into(), kind.value()),
    ]));
    // The oldest lines go: what they say stands in the counters and in history.
    let from = rows.len().saturating_sub(100);
    Value::Table(rows.split_off(from))
}
