//! Attestations: a person who holds the role says it, shows why, and stands for it for a year at the most.

use super::deadlines::attestation_until;
use crate::audit::clauses;
use crate::calendar::Calendars;
use crate::handles::attestation::{f, state, step};
use crate::measurement::dates::{add_days, add_months};
use crate::measurement::records::{Guards, called, date, judge, names, start_of, title_from, today};
use crate::measurement::telling::{DUE_TIMERS, holders, remind, reminded, standing, tell};
use engine::{Facts, Practice, Record, Work};
use kernel::{Date, Timestamp};
use schema::{ChoiceEnum, Value};

/// Timer of the day after the last day.
const EXPIRE: &str = "expire";
/// Timer that looks whether the signer still holds the role.
const ROLE: &str = "role_held";
/// Days within which an attestation whose signer left the role is renewed.
const RENEWAL_DAYS: i32 = 30;
/// Seconds between two looks at the role: a week, so that a year of looks leaves some fifty entries.
const WEEK: i64 = 7 * 86_400;

const GUARDS: Guards = &[("holds_role", |_, work| holds_role(work)), ("at_most_a_year", |_, work| at_most_a_year(work))];

/// Rules of attestations.
pub(super) struct AttestationRules;

impl Practice for AttestationRules {
    fn compute(&self, work: &mut Work<'_>) {
        title_from(work, "statement");
        let today = today(work);
        if work.entering(state::IN_FORCE) {
            work.set("attested_on", Value::Date(today));
        }
        if work.taken() == Some(step::SIGN) {
            work.set_if_empty("valid_until", Value::Date(attestation_until(today)));
        }
        if work.entering(state::WITHDRAWN) {
            work.set("withdrawn_on", Value::Date(today));
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &Calendars::default(), name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        let unknown = f::REQUIREMENT.get(work.record()).is_some_and(|r| clauses::known(r.split('-').next().unwrap_or_default()).is_none());
        if unknown && work.changed("requirement") {
            work.refuse_guard("requirement", "Name a requirement such as 5.1-a: a clause, a hyphen, a letter.");
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.record()), work.before().and_then(due_of));
        remind(work, now, before);
        if work.entering(state::IN_FORCE) {
            for (name, at) in timers(work.facts(), work.record(), work.now()) {
                work.timer(name, at);
            }
        } else if work.leaving(state::IN_FORCE) {
            work.clear_timer(EXPIRE);
            work.clear_timer(ROLE);
        }
        if work.changed("renew_by") && f::RENEW_BY.is_set(work.record()) {
            let signer = f::ATTESTED_BY.get(work.record());
            let managers = holders(work.facts(), "sms_manager", today(work));
            let subject = format!("{}: the attestation must be renewed", called(work.record()));
            let text = work.reason().unwrap_or_default().to_owned();
            tell(work, "attestation_renewal", signer.into_iter().chain(managers), &subject, &text);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        let mut out = standing(facts, due_of(record), since);
        if record.state.as_deref() == Some(state::IN_FORCE) {
            out.extend(timers(facts, record, since).into_iter().map(|(name, at)| (name.to_owned(), at)));
        }
        out
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if work.record().state.as_deref() != Some(state::IN_FORCE) {
            return;
        }
        match name {
            EXPIRE if f::VALID_UNTIL.get(work.record()).is_some_and(|until| today(work) > until) => {
                work.take_move(step::EXPIRE);
                work.because("Its validity has ended.");
            }
            ROLE => role_held(work),
            _ if DUE_TIMERS.contains(&name) => {
                let (due, signer) = (due_of(work.record()), f::ATTESTED_BY.get(work.record()));
                reminded(work, name, due, signer, "the renewal of the attestation");
            }
            _ => {}
        }
    }
}

/// The day by which it is renewed.
fn due_of(record: &Record) -> Option<Date> {
    let end = date(record, "renew_by").into_iter().chain(date(record, "valid_until")).min();
    end.filter(|_| record.state.as_deref() == Some(state::IN_FORCE))
}

/// When its validity ends, and when the role is looked at.
fn timers(facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(&'static str, Timestamp)> {
    let mut out: Vec<(&'static str, Timestamp)> =
        f::VALID_UNTIL.get(record).map(|until| (EXPIRE, start_of(facts, add_days(until, 1)).max(since))).into_iter().collect();
    out.push((ROLE, since.plus_seconds(WEEK)));
    out
}

/// Whoever signs is a person and holds the role in which they sign.
fn holds_role(work: &mut Work<'_>) {
    if !work.by_person() {
        return work.refuse_guard("", "An attestation is signed by a person, not by an automation.");
    }
    let Some(role) = f::ROLE.get(work.record()).map(ChoiceEnum::as_str) else { return };
    let held = work.actor().person().is_some_and(|person| holders(work.facts(), role, today(work)).contains(&person));
    if !held {
        work.refuse_guard("role", "Whoever signs must hold the role in which they sign.");
    }
}

/// Twelve months at the most, and not over already.
fn at_most_a_year(work: &mut Work<'_>) {
    let Some(until) = f::VALID_UNTIL.get(work.record()) else { return };
    let today = today(work);
    if until > add_months(today, 12) {
        work.refuse_guard("valid_until", "An attestation is valid for twelve months at the most.");
    } else if until <= today {
        work.refuse_guard("valid_until", "The validity must end in the future.");
    }
}

/// A signer who left the role leaves an attestation to be renewed.
fn role_held(work: &mut Work<'_>) {
    let today = today(work);
    let role = f::ROLE.get(work.record()).map(ChoiceEnum::as_str).unwrap_or_default();
    let held = f::ATTESTED_BY.get(work.record()).is_some_and(|person| holders(work.facts(), role, today).contains(&person));
    if held || f::RENEW_BY.is_set(work.record()) {
        let again = work.now().plus_seconds(WEEK);
        return work.timer(ROLE, again);
    }
    work.set("renew_by", Value::Date(add_days(today, RENEWAL_DAYS)));
    work.because("Whoever signed it no longer holds the role.");
}
