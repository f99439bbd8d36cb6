//! Rules of settings, people and role assignments.

use super::matrix::Matrix;
use crate::handles::{organisation, person, role_assignment};
use engine::{Practice, Work};
use kernel::{CalendarDef, Code, Refusal};
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
        if first > second || second > last {
            work.refuse_guard("second_reminder_days", "Reminders come in order: the first, the second, then the end of waiting.");
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
}

/// Rules of role assignments.
#[derive(Clone, Copy, Debug, Default)]
pub struct RoleAssignmentRules;

impl Practice for RoleAssignmentRules {
    fn compute(&self, work: &mut Work<'_>) {
        use role_assignment::f;
        let role = work.record().choice(f::ROLE.as_str()).map(|r| r.replace('_', " "));
        let person = f::PERSON.get(work.record()).and_then(|p| work.facts().record(p));
        if let (Some(role), Some(person)) = (role, person) {
            let name = person.text("name").unwrap_or_default().to_owned();
            work.set("title", Value::Text(format!("{name}: {role}")));
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        use role_assignment::f;
        let (from, to) = (f::VALID_FROM.get(work.record()), f::VALID_TO.get(work.record()));
        if matches!((from, to), (Some(a), Some(b)) if b < a) {
            work.refuse(Refusal::new(Code::Order).on("valid_to").with("label", "Valid to").with("other", "Valid from"));
        }
    }
}
