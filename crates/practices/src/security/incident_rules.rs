//! Security incidents: what follows from what was said, and what stands in the way of their moves.

use super::{evidence, level, notification, secrets, telling};
use crate::calendar::Calendars;
use crate::handles::security_incident::{SecurityRiskLevel, f, link, state, step};
use crate::organisation::Settings;
use crate::risk::{call_for_review, ground};
use crate::timely;
use engine::{Facts, Practice, Record, Visibility, Work};
use kernel::{Name, Timestamp};
use schema::{Row, Value};
use std::sync::Arc;

/// Rules of security incidents.
#[derive(Debug, Default)]
pub struct SecurityIncidentRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

/// What is to be done by when: the field that says whether it was, when it was, when it had to be.
const IN_TIME: [(&str, &str, &str); 3] = [
    ("triaged_in_time", "triaged_at", "triage_due_at"),
    ("notified_in_time", "notified_at", "notification_due_at"),
    ("reviewed_in_time", "reviewed_on", "review_due_on"),
];

const GUARDS: &ground::Guards = &[
    ("about_something", about_something),
    ("priority_fits", level::fits),
    ("triaged_in_time", triaged_in_time),
    ("handler", handler),
    ("verified_with_owner", verified_with_owner),
    ("improvement_or_reason", ground::improvement_or_reason),
    ("notified", notification::done),
    ("major_incident_linked", major_incident_linked),
];
/// Seconds of wall time within which a report is triaged.
const TRIAGE: i64 = 4 * 3600;
/// Business days after resolution within which it is reviewed.
const REVIEW_DAYS: i32 = 20;
const TRIAGE_DUE: &str = "triage_due";
const REVIEW_DUE: &str = "review_due";

impl Practice for SecurityIncidentRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let at = Value::Instant(work.at());
        work.set_if_empty(f::REPORTED_AT.as_str(), at);
        if f::ANONYMOUS.get(work.record()) == Some(true) {
            work.clear(f::REPORTER.as_str());
        } else if let Some(person) = work.actor().person() {
            work.set_if_empty(f::REPORTER.as_str(), Value::Reference(person));
        }
        if let Some(reported) = f::REPORTED_AT.get(work.record()) {
            work.set(f::TRIAGE_DUE_AT.as_str(), Value::Instant(reported.plus_seconds(TRIAGE)));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        mask(work);
        conversation(work);
        level::compute(work);
        notification::compute(work);
        telling::mark_escalation(work);
        if work.taken() == Some(step::DISMISS)
            && let Some(reason) = work.reason()
        {
            let words: String = reason.chars().take(400).collect();
            work.set(f::FALSE_POSITIVE_REASON.as_str(), Value::Text(words));
        }
        if work.changed(f::RESOLVED_AT.as_str())
            && let Some(resolved) = f::RESOLVED_AT.get(work.record())
        {
            let from = ground::date_of(work.facts(), resolved);
            let due = Settings::of(work.facts()).hours(&self.calendars).add_business_days(from, REVIEW_DAYS);
            if let Some(due) = due {
                work.set(f::REVIEW_DUE_ON.as_str(), Value::Date(due));
            }
        }
        for (field, done, due) in IN_TIME {
            timely::mark(work, field, done, due);
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        ground::names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        ground::judge(GUARDS, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        ground::in_order(work, f::OCCURRED_AT.as_str(), f::REPORTED_AT.as_str());
        ground::in_order(work, f::REPORTED_AT.as_str(), f::CONTAINED_AT.as_str());
        ground::in_order(work, f::REPORTED_AT.as_str(), f::RESOLVED_AT.as_str());
        ground::in_order(work, f::RESOLVED_AT.as_str(), f::REVIEWED_ON.as_str());
        level::check(work);
        evidence::check(work);
        notification::check(work);
        spoken_secrets(work);
        let triaged = work.record().state.as_deref() != Some(state::REPORTED) && work.taken() != Some(step::TRIAGE);
        if triaged && (work.changed(f::PRIORITY.as_str()) || work.changed(f::SECURITY_RISK_LEVEL.as_str())) {
            level::fits(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        timers(work);
        telling::tell(work);
        if work.entering(state::TRIAGED) || work.entering(state::CLOSED) {
            reassess(work);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        due_times(facts, record).into_iter().filter(|(_, at)| *at > since).map(|(name, at)| (name.to_owned(), at)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let Some((_, at)) = due_times(work.facts(), work.record()).into_iter().find(|(known, _)| *known == name) else { return };
        if at > work.now() {
            return work.timer(name, at);
        }
        match name {
            TRIAGE_DUE => telling::remind(work, name, "was not triaged within four hours", true),
            REVIEW_DUE => telling::remind(work, name, "is due to be reviewed", false),
            _ => {
                work.note("reminder", name);
                notification::remind(work, name);
            }
        }
    }
}

const TIMERS: [&str; 4] = [TRIAGE_DUE, REVIEW_DUE, notification::WARN, notification::DUE];

fn due_times(facts: &Facts<'_>, record: &Record) -> Vec<(&'static str, Timestamp)> {
    let mut out = notification::times(record);
    let state = record.state.as_deref();
    if state == Some(state::REPORTED) {
        out.extend(f::TRIAGE_DUE_AT.get(record).map(|at| (TRIAGE_DUE, at)));
    }
    if matches!(state, Some(state::RECOVERED | state::IN_REVIEW)) {
        out.extend(f::REVIEW_DUE_ON.get(record).map(|on| (REVIEW_DUE, ground::start_of(facts, on))));
    }
    out
}

fn timers(work: &mut Work<'_>) {
    let due = due_times(work.facts(), work.record());
    let before: Vec<(&str, Timestamp)> = work.before().map(|b| due_times(work.facts(), b)).unwrap_or_default();
    for name in TIMERS {
        let then = due.iter().find(|(known, _)| *known == name);
        let was = before.iter().find(|(known, _)| *known == name);
        match (was, then) {
            (was, Some((_, at))) if was.map(|(_, w)| *w) != Some(*at) && *at > work.now() => work.timer(name, *at),
            (Some(_), None) => work.clear_timer(name),
            _ => {}
        }
    }
}

/// Secrets are masked before anything is stored.
fn mask(work: &mut Work<'_>) {
    let masked = |value: &Value| match value {
        Value::Text(text) => secrets::mask(text).map(Value::Text),
        Value::Table(rows) => masked_rows(rows).map(Value::Table),
        _ => None,
    };
    let found: Vec<(Name, Value)> =
        work.record().fields.iter().filter(|(name, _)| work.changed(name)).filter_map(|(n, v)| Some((n.clone(), masked(v)?))).collect();
    if !found.is_empty() {
        work.note("secrets_masked", found.len());
    }
    for (name, value) in found {
        work.set(&name, value);
    }
}

fn masked_rows(rows: &[Row]) -> Option<Vec<Row>> {
    let mut out = rows.to_vec();
    let mut any = false;
    for cell in out.iter_mut().flat_map(|row| row.values_mut()) {
        if let Value::Text(text) = cell
            && let Some(masked) = secrets::mask(text)
        {
            *cell = Value::Text(masked);
            any = true;
        }
    }
    any.then_some(out)
}

/// What is said cannot be masked by a rule, so it is not taken.
fn spoken_secrets(work: &mut Work<'_>) {
    let words = "It seems to hold a password, key or token: take it out.";
    if work.message().is_some_and(|m| secrets::mask(&m.body).is_some()) {
        work.refuse_guard("message", words);
    }
    if work.reason().is_some_and(|r| secrets::mask(r).is_some()) {
        work.refuse_guard("reason", words);
    }
}

/// When somebody last wrote into the work log.
fn conversation(work: &mut Work<'_>) {
    let Some(visibility) = work.message().map(|m| m.visibility) else { return };
    let at = Value::Instant(work.at());
    let inbound = work.actor().person().is_some() && work.actor().person() == f::REPORTER.get(work.record());
    let field = match (visibility, inbound) {
        (Visibility::Public, true) => f::LAST_INBOUND_AT.as_str(),
        (Visibility::Public, false) => f::LAST_PUBLIC_AT.as_str(),
        (Visibility::Internal, _) => f::LAST_WORK_AT.as_str(),
    };
    work.set(field, at.clone());
    if !inbound {
        work.set(f::LAST_WORK_AT.as_str(), at);
    }
}

/// A service, or the management system itself.
fn about_something(work: &mut Work<'_>) {
    if !f::SERVICE.is_set(work.record()) && f::CONCERNS_SMS.get(work.record()) != Some(true) {
        work.refuse_guard(f::SERVICE.as_str(), "Name the service, or say that the management system itself is concerned.");
    }
}

/// Triage later than four hours after the report says why.
fn triaged_in_time(work: &mut Work<'_>) {
    if f::TRIAGE_DUE_AT.get(work.record()).is_some_and(|due| work.at() > due) {
        work.require(f::LATE_TRIAGE_REASON.as_str());
    }
}

/// Whoever handles it is the person assigned, or the security manager.
fn handler(work: &mut Work<'_>) {
    work.require(f::ASSIGNED_TO.as_str());
    let own = work.actor().person().is_some() && work.actor().person() == f::ASSIGNED_TO.get(work.record());
    if !own && !work.has_role(&["security_manager"]) {
        work.refuse_guard("", "Only whoever handles it, or the security manager, says so.");
    }
}

/// That a service works again is verified with its owner.
fn verified_with_owner(work: &mut Work<'_>) {
    let owner = ground::service_owner(work, f::SERVICE.get(work.record()));
    let with = f::VERIFIED_WITH.get(work.record());
    if owner.is_some() && with.is_some() && with != owner {
        work.refuse_guard(f::VERIFIED_WITH.as_str(), "Verify with the owner of the service.");
    }
}

/// A critical one was managed as a major incident.
fn major_incident_linked(work: &mut Work<'_>) {
    let critical = f::SECURITY_RISK_LEVEL.get(work.record()) == Some(SecurityRiskLevel::Critical);
    if critical && !ground::links_to(work, link::MANAGED_AS) {
        work.refuse_guard(link::MANAGED_AS, "A critical security incident is managed as a major incident: link it.");
    }
}

/// The risks that became real in a grave incident are assessed again.
fn reassess(work: &mut Work<'_>) {
    if !level::is_grave(work) {
        return;
    }
    let number = work.record().number.clone().unwrap_or_else(|| "a security incident".into());
    for risk in ground::linked(work, link::REALISES) {
        call_for_review(work, risk.id, &format!("It became real in {number}."));
    }
}
