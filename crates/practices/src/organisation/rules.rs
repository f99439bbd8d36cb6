//! Rules of settings and people.

use super::matrix::Matrix;
use super::{days, roles};
use crate::handles::{organisation, person};
use engine::{Facts, Practice, Record, Work};
use kernel::{CalendarDef, Code, Refusal, Timestamp};
use schema::Value;

/// Whether `zone` names a time zone of the tz database (fixed offsets do not).
fn check_zone(work: &mut Work<'_>, field: &str) {
    let Some(Value::Text(zone)) = work.record().get(field) else { return };
    let mut def = CalendarDef::round_the_clock("zone", jiff::civil::date(2000, 1, 1));
    def.zone.clone_from(zone);
    if def.checked().is_err() {
        let label = work.label(field);
        work.refuse(
            Refusal::new(Code::WrongShape).on(field).with("label", label).with("expected", "an IANA time zone such as Europe/Paris"),
        );
    }
}

/// Rules of the settings.
#[derive(Clone, Copy, Debug, Default)]
pub struct OrganisationRules;

impl Practice for OrganisationRules {
    fn check(&self, work: &mut Work<'_>) {
        if work.creating() && work.facts().first(organisation::TYPE).is_some() {
            work.refuse_guard("", "There is already one record of settings; change that one.");
        }
        if let Some(rows) = organisation::f::PRIORITY_MATRIX.get(work.record())
            && let Err(refusal) = Matrix::read(rows)
        {
            work.refuse(refusal);
        }
        check_zone(work, "time_zone");
        let days = |f: schema::Field<i64>| f.get(work.record()).unwrap_or(0);
        let (first, second, last) = (
            days(organisation::f::FIRST_REMINDER_DAYS),
            days(organisation::f::SECOND_REMINDER_DAYS),
            days(organisation::f::NO_RESPONSE_DAYS),
        );
        let (within, suspended) = (days(organisation::f::ACKNOWLEDGEMENT_DAYS), days(organisation::f::SUSPEND_AFTER_DAYS));
        if first > second || second > last {
            work.refuse_guard("second_reminder_days", "Reminders come in order: the first, the second, then the end of waiting.");
        }
        if suspended > 0 && suspended < within {
            work.refuse_guard("suspend_after_days", "Nobody is suspended before an acknowledgement is due.");
        }
    }
}

/// Rules of people.
#[derive(Clone, Copy, Debug, Default)]
pub struct PersonRules;

impl Practice for PersonRules {
    fn check(&self, work: &mut Work<'_>) {
        if let Some(email) = person::f::EMAIL.get(work.record()) {
            let sound = email.split_once('@').is_some_and(|(who, host)| {
                !who.is_empty()
                    && host.contains('.')
                    && !host.starts_with('.')
                    && !host.ends_with('.')
                    && !email.contains(char::is_whitespace)
            });
            if !sound {
                work.refuse(
                    Refusal::new(Code::WrongShape)
                        .on("email")
                        .with("label", "E-mail")
                        .with("expected", "an address such as ana@example.org"),
                );
            }
        }
        check_zone(work, "time_zone");
        let (joined, left) = (person::f::JOINED_ON.get(work.record()), person::f::LEFT_ON.get(work.record()));
        if matches!((joined, left), (Some(j), Some(l)) if l < j) {
            work.refuse(Refusal::new(Code::Order).on("left_on").with("label", "Left on").with("other", "Joined on"));
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        crate::document::welcome(work);
        if work.changed("left_on") {
            match leaves_at(work.facts(), work.record()) {
                Some(at) => work.timer(LEAVE, at),
                None => work.clear_timer(LEAVE),
            }
        }
        if work.before().is_some_and(|b| b.flag("active")) && !work.record().flag("active") {
            roles::leave(work);
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, _since: Timestamp) -> Vec<(String, Timestamp)> {
        leaves_at(facts, record).map(|at| (LEAVE.to_owned(), at)).into_iter().collect()
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name != LEAVE {
            return;
        }
        match leaves_at(work.facts(), work.record()) {
            Some(at) if at > work.now() => work.timer(LEAVE, at),
            Some(_) => {
                let now = Value::Instant(work.now());
                work.set("handed_over", now);
                roles::leave(work);
            }
            None => {}
        }
    }
}

/// The timer at which the roles of somebody who leaves end.
const LEAVE: &str = "leave";

/// The end of the last day of somebody who leaves, until it was dealt with.
fn leaves_at(facts: &Facts<'_>, record: &Record) -> Option<Timestamp> {
    let last = person::f::LEFT_ON.get(record).filter(|_| !person::f::HANDED_OVER.is_set(record))?;
    Some(days::start_of(facts, days::days_after(last, 1)))
}
