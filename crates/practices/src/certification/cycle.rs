//! The cycle: what its dates follow from, what is warned of, and the day on which a certificate expires by itself.

use super::deadlines::{
    EXPIRY_WARNINGS, SURVEILLANCE_WARNINGS, VERIFY_MONTHS, first_surveillance_due, is_expired, recertification_plan_by, restoration_until,
    verify_by, warnings,
};
use super::gates::GUARDS;
use crate::calendar::Calendars;
use crate::handles::certification_cycle::{f, state, step};
use crate::measurement::dates::{add_days, days_between};
use crate::measurement::records::{called, judge, names, in_order, start_of, today};
use crate::measurement::telling::{holders, sms_owners, tell};
use engine::{Facts, Practice, Record, Work};
use kernel::{Date, Id, Timestamp};
use schema::Value;

/// Timer of the day after the last day.
const EXPIRE: &str = "expire";
/// Timers of warnings, by what is warned of.
const WARNINGS: [&str; 3] = ["surveillance_warning", "expiry_warning", "verification_warning"];
/// States in which there is a certificate.
const CERTIFIED: [&str; 3] = [state::SURVEILLANCE_1, state::SURVEILLANCE_2, state::RECERTIFICATION];

/// Rules of certification cycles.
pub(super) struct CycleRules;

impl Practice for CycleRules {
    fn compute(&self, work: &mut Work<'_>) {
        compute(work);
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &Calendars::default(), name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        in_order(work, &[("decision_on", "expires_on")]);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.leaving(state::SUSPENDED) {
            // Not before: the guards of lifting look at it.
            work.clear("suspended_from");
        }
        let dates = ["decision_on", "expires_on", "verify_majors_by"];
        let moved = work.before().is_none_or(|b| b.state != work.record().state);
        if moved || dates.iter().any(|field| work.changed(field)) {
            for name in WARNINGS.into_iter().chain([EXPIRE]) {
                work.clear_timer(name);
            }
            for (name, at) in timers(work.facts(), work.record(), work.now()) {
                work.timer(name, at);
            }
        }
        told(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        timers(facts, record, since).into_iter().map(|(name, at)| (name.to_owned(), at)).collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == EXPIRE {
            let expired = f::EXPIRES_ON.get(work.record()).is_some_and(|day| is_expired(day, today(work)));
            if expired && work.take_move(step::EXPIRE) {
                work.because("The last day of the certificate has passed without a decision.");
            }
        } else if WARNINGS.contains(&name) {
            warn(work, name);
        }
    }
}

fn compute(work: &mut Work<'_>) {
    if work.changed("decision_on") {
        follow(work, "first_surveillance_due_on", f::DECISION_ON.get(work.record()).map(first_surveillance_due));
    }
    if work.changed("expires_on") {
        let expires = f::EXPIRES_ON.get(work.record());
        follow(work, "recertification_plan_by", expires.map(recertification_plan_by));
        follow(work, "restoration_until", expires.map(restoration_until));
    }
    if work.changed("stage_2_ended_on") {
        follow(work, "verify_majors_by", f::STAGE_2_ENDED_ON.get(work.record()).map(verify_by));
    }
    if work.entering(state::SUSPENDED)
        && let Some(from) = work.before().and_then(|b| b.state.clone())
    {
        work.set("suspended_from", Value::Choice(from));
    }
}

fn follow(work: &mut Work<'_>, field: &str, date: Option<Date>) {
    match date {
        Some(date) => work.set(field, Value::Date(date)),
        None => work.clear(field),
    }
}

/// Deadlines that are warned of, each with the months before it.
fn deadlines(record: &Record) -> Vec<(&'static str, Date, &'static [i32])> {
    let at = record.state.as_deref().unwrap_or_default();
    let mut out: Vec<(&'static str, Date, &'static [i32])> = Vec::new();
    if at == state::SURVEILLANCE_1
        && let Some(due) = f::FIRST_SURVEILLANCE_DUE_ON.get(record)
    {
        out.push((WARNINGS[0], due, &SURVEILLANCE_WARNINGS));
    }
    if CERTIFIED.contains(&at)
        && let Some(due) = f::EXPIRES_ON.get(record)
    {
        out.push((WARNINGS[1], due, &EXPIRY_WARNINGS));
    }
    if [state::STAGE_2, state::DECISION].contains(&at)
        && let Some(due) = f::VERIFY_MAJORS_BY.get(record)
    {
        const MONTHS: [i32; 3] = [VERIFY_MONTHS - 3, 2, 1];
        out.push((WARNINGS[2], due, &MONTHS));
    }
    out
}

/// The next warning of each deadline, and the expiry.
fn timers(facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(&'static str, Timestamp)> {
    let next = |(name, due, months): (&'static str, Date, &'static [i32])| {
        let all = warnings(due, months).into_iter().map(|day| start_of(facts, day));
        all.filter(|at| *at > since).min().map(|at| (name, at))
    };
    let mut out: Vec<(&'static str, Timestamp)> = deadlines(record).into_iter().filter_map(next).collect();
    let ends = record.state.as_deref().is_some_and(|s| CERTIFIED.contains(&s) || s == state::SUSPENDED);
    let expires = f::EXPIRES_ON.get(record).filter(|_| ends);
    out.extend(expires.map(|day| (EXPIRE, start_of(facts, add_days(day, 1)).max(since))));
    out
}

/// Whoever answers for the certificate.
fn people(work: &Work<'_>) -> Vec<Id> {
    let record = work.record();
    let mut out: Vec<Id> = f::OWNER.get(record).into_iter().chain(f::SPONSOR.get(record)).collect();
    out.extend(sms_owners(work));
    out.extend(holders(work.facts(), "sms_manager", today(work)));
    out
}

/// Warns, and sets the next warning.
fn warn(work: &mut Work<'_>, name: &str) {
    let Some((_, due, _)) = deadlines(work.record()).into_iter().find(|(known, ..)| *known == name) else { return };
    let left = days_between(today(work), due);
    let what = match name {
        "surveillance_warning" => "the first surveillance audit is due",
        "expiry_warning" => "the certificate expires",
        _ => "majors of stage 2 must be verified",
    };
    let subject = format!("{}: {what} in {left} days, on {due}", called(work.record()));
    let to = people(work);
    tell(work, name, to, &subject, "Without it the certificate, or its decision, is at stake.");
    work.note("warning", format!("{what} in {left} days"));
    let next = timers(work.facts(), work.record(), work.now()).into_iter().find(|(known, _)| *known == name);
    if let Some((known, at)) = next {
        work.timer(known, at);
    }
}

/// Losing the certificate is told to everybody who answers for it.
fn told(work: &mut Work<'_>) {
    let lost = [(state::EXPIRED, "expired"), (state::SUSPENDED, "suspended"), (state::WITHDRAWN, "withdrawn")];
    let Some((_, how)) = lost.iter().find(|(state, _)| work.entering(state)) else { return };
    let mut to = people(work);
    to.extend(holders(work.facts(), "top_management", today(work)));
    let subject = format!("{}: the certificate is {how}", called(work.record()));
    tell(work, "certificate_lost", to, &subject, "Certificate and marks must not be used.");
}
