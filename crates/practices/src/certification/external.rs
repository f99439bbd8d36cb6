//! Audits of the certification body: held, reported, answered within the body's dates.

use crate::calendar::Calendars;
use crate::handles::external_audit::{AuditKind, Result as Outcome, f, state};
use crate::measurement::following::change;
use crate::measurement::records::{Guards, called, cell_flag, date, judge, names, in_order, references, today};
use crate::measurement::telling::{holders, remind, reminded, sms_owners, standing};
use engine::{Facts, Practice, Record, Work};
use kernel::{Date, Timestamp};
use schema::Value;
use serde_json::json;

const GUARDS: Guards = &[
    ("days_in_order", |_, work| days_in_order(work)),
    ("result_fits", |_, work| result_fits(work)),
    ("findings_answered", |_, work| findings_answered(work)),
];

/// Rules of external audits.
pub(super) struct ExternalAuditRules;

impl Practice for ExternalAuditRules {
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &Calendars::default(), name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        in_order(work, &[("held_on", "last_day_on"), ("last_day_on", "report_received_on"), ("report_received_on", "answered_on")]);
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.record()), work.before().and_then(due_of));
        remind(work, now, before);
        // Majors are verified within six months after the last day of stage 2: the cycle counts down.
        if work.entering(state::HELD)
            && f::AUDIT_KIND.get(work.record()) == Some(AuditKind::Stage2)
            && let (Some(cycle), Some(last)) = (f::CYCLE.get(work.record()), f::LAST_DAY_ON.get(work.record()))
        {
            change(work, "certification_cycle", cycle, &[("stage_2_ended_on", json!(last.to_string()))], "Stage 2 was held.".to_owned());
        }
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        standing(facts, due_of(record), since)
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let due = due_of(work.record());
        let managers = holders(work.facts(), "sms_manager", today(work));
        let people = f::OWNER.get(work.record()).into_iter().chain(sms_owners(work)).chain(managers);
        let planned = work.record().state.as_deref() == Some(state::PLANNED);
        reminded(work, name, due, people, if planned { "the external audit" } else { "the answer to the certification body" });
    }
}

/// What is due: the audit, then the answers.
fn due_of(record: &Record) -> Option<Date> {
    match record.state.as_deref() {
        Some(state::PLANNED) => date(record, "planned_on"),
        Some(state::REPORTED) => date(record, "answers_due_on"),
        _ => None,
    }
}

/// Areas of concern that could become nonconformities and are not resolved.
pub(super) fn open_concerns(record: &Record) -> usize {
    let rows = f::CONCERNS.get(record).unwrap_or_default();
    rows.iter().filter(|row| cell_flag(row, "could_be_nonconformity") && !matches!(row.get("resolved_on"), Some(Value::Date(_)))).count()
}

/// An audit of several days ends on its last.
fn days_in_order(work: &mut Work<'_>) {
    if let (Some(first), Some(last)) = (f::HELD_ON.get(work.record()), f::LAST_DAY_ON.get(work.record()))
        && last < first
    {
        work.refuse_guard("last_day_on", "The last day lies before the first.");
    }
}

/// Stage 1 says ready or not; all others recommend or not.
fn result_fits(work: &mut Work<'_>) {
    let Some(result) = f::RESULT.get(work.record()) else { return };
    let of_stage_1 = matches!(result, Outcome::Ready | Outcome::NotReady);
    if of_stage_1 != (f::AUDIT_KIND.get(work.record()) == Some(AuditKind::Stage1)) {
        work.refuse_guard("result", "Stage 1 concludes ready or not ready; other audits recommend, or do not.");
    }
}

/// Findings with a deadline are answered; stage 1 leaves no grave concern.
fn findings_answered(work: &mut Work<'_>) {
    let findings: Vec<_> = references(work.record(), "findings").iter().filter_map(|id| work.facts().record(*id)).collect();
    let owed = |r: &&std::sync::Arc<Record>| {
        r.state.as_deref() == Some("recorded") && r.get("answer_due_on").is_some() && r.get("answered_on").is_none()
    };
    let open: Vec<String> = findings.iter().filter(owed).take(5).map(|r| called(r)).collect();
    if !open.is_empty() {
        work.refuse_guard("findings", &format!("Findings that are not answered: {}.", open.join(", ")));
    }
    let concerns = open_concerns(work.record());
    if concerns > 0 {
        work.refuse_guard("concerns", &format!("{concerns} areas of concern that could become nonconformities are not resolved."));
    }
}
