//! Audits: prepared ten business days ahead, held by impartial people, reported within thirty days, followed up.

use super::{clauses_known, impartiality, sampling, spell_out};
use crate::calendar::Calendars;
use crate::handles::internal_audit::{f, state};
use crate::measurement::dates::{add_days, business_days_after, days_between};
use crate::measurement::following::find;
use crate::measurement::records::{
    Guards, calendar, called, cell_number, cell_text, date, judge, names, not_later_silently, in_order, references,
};
use crate::measurement::telling::{remind, reminded, sms_owners, standing, tell};
use engine::{Facts, Practice, Record, Work};
use kernel::{Date, Id, Timestamp};
use schema::{Row, Value};
use std::sync::Arc;

/// Business days between sending the plan and the audit.
const PLAN_AHEAD: i32 = 10;
/// Days after the audit within which the report is issued.
pub(super) const REPORT_DAYS: i32 = 30;

const GUARDS: Guards = &[
    ("programme_approved", |_, work| programme_approved(work)),
    ("impartial", |_, work| impartiality::check(work)),
    ("plan_sent_ahead", plan_sent_ahead),
    ("something_covered", |_, work| something_covered(work)),
    ("findings_proven", |_, work| findings_proven(work)),
    ("report_in_time", |_, work| report_in_time(work)),
    ("sent_to_owners", |_, work| sent_to_owners(work)),
    ("nonconformities_raised", |_, work| nonconformities_raised(work)),
];

/// Rules of internal audits.
pub(super) struct AuditRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for AuditRules {
    fn compute(&self, work: &mut Work<'_>) {
        spell_out(work, "clauses_covered");
        if work.changed("samples") {
            samples(work);
        }
        if work.changed("held_on") {
            match f::HELD_ON.get(work.record()) {
                Some(held) => work.set("report_due_on", Value::Date(add_days(held, REPORT_DAYS))),
                None => work.clear("report_due_on"),
            }
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        names(GUARDS)
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        judge(GUARDS, &self.calendars, name, work);
    }
    fn check(&self, work: &mut Work<'_>) {
        clauses_known(work, "clauses_covered");
        in_order(work, &[("plan_sent_on", "opening_meeting_on"), ("opening_meeting_on", "held_on"), ("held_on", "report_issued_on")]);
        not_later_silently(work, "planned_on");
        let people = ["auditors", "owner", "audited_owners", "processes_covered", "services_covered"];
        let prepared = work.record().state.as_deref() != Some(state::PLANNED);
        if prepared && work.taken().is_none() && people.iter().any(|field| work.changed(field)) {
            impartiality::check(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        let (now, before) = (due_of(work.record()), work.before().and_then(due_of));
        remind(work, now, before);
        told(work);
    }
    fn standing_timers(&self, facts: &Facts<'_>, record: &Record, since: Timestamp) -> Vec<(String, Timestamp)> {
        standing(facts, due_of(record), since)
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        let due = due_of(work.record());
        let mut people = references(work.record(), "auditors").to_vec();
        people.extend(f::OWNER.get(work.record()));
        let reporting = matches!(work.record().state.as_deref(), Some(state::IN_PROGRESS | state::REPORTING));
        reminded(work, name, due, people, if reporting { "the audit report" } else { "the audit" });
    }
}

/// The day something is due: the audit until it begins, then its report.
fn due_of(record: &Record) -> Option<Date> {
    match record.state.as_deref() {
        Some(state::PLANNED | state::PREPARED) => date(record, "planned_on"),
        Some(state::IN_PROGRESS | state::REPORTING) => date(record, "report_due_on"),
        _ => None,
    }
}

/// Draws the samples whose lines ask for one.
fn samples(work: &mut Work<'_>) {
    let rows = f::SAMPLES.get(work.record()).unwrap_or_default();
    let drawn = |row: &Row| {
        let size = |column| cell_number(row, column).and_then(|n| usize::try_from(n).ok());
        let (population, size) = (size("population_size")?, size("sample_size")?);
        // A list of more than that many places would not fit the line, and nobody looks at them.
        let places = sampling::draw(population.min(1_000_000), size.min(100), cell_text(row, "seed")?);
        Some(Value::Text(sampling::written(&places)))
    };
    let rows: Vec<Row> = rows
        .iter()
        .map(|row| {
            let mut row = row.clone();
            if let Some(text) = drawn(&row) {
                row.insert("drawn".into(), text);
            }
            row
        })
        .collect();
    if !rows.is_empty() {
        work.set("samples", Value::Table(rows));
    }
}

fn programme_approved(work: &mut Work<'_>) {
    let programme = f::PROGRAMME.get(work.record()).and_then(|id| work.facts().record(id));
    let approved = programme.is_none_or(|p| matches!(p.state.as_deref(), Some("approved" | "running")));
    if !approved {
        work.refuse_guard("programme", "The programme is not approved.");
    }
}

/// The auditees have the plan ten business days before.
fn plan_sent_ahead(calendars: &Calendars, work: &mut Work<'_>) {
    let (Some(sent), Some(planned)) = (f::PLAN_SENT_ON.get(work.record()), f::PLANNED_ON.get(work.record())) else { return };
    let earliest = business_days_after(&calendar(work.facts(), calendars), sent, PLAN_AHEAD);
    if planned < earliest {
        let words = format!("The plan is sent ten business days ahead: sent on {sent}, the audit is on {earliest} at the earliest.");
        work.refuse_guard("planned_on", &words);
    }
}

fn something_covered(work: &mut Work<'_>) {
    let record = work.record();
    let covered = f::PROCESSES_COVERED.is_set(record) || f::SERVICES_COVERED.is_set(record) || f::OWN_REQUIREMENTS_COVERED.is_set(record);
    if !covered {
        work.refuse_guard("processes_covered", "Name the processes, services or requirements of our own that are audited.");
    }
}

/// Findings of the audit that were not withdrawn.
fn findings(work: &Work<'_>) -> Vec<Arc<Record>> {
    find(work, "audit_finding", &format!("audit:{} -state:withdrawn", work.record().id.text()), 500)
}

fn refuse_findings(work: &mut Work<'_>, found: &[Arc<Record>], words: &str) {
    if !found.is_empty() {
        let numbers: Vec<String> = found.iter().take(5).map(|r| called(r)).collect();
        work.refuse_guard("", &format!("{words}: {}.", numbers.join(", ")));
    }
}

/// Every finding has its evidence and names the requirement.
fn findings_proven(work: &mut Work<'_>) {
    let bare = |r: &Arc<Record>| r.text("evidence").is_none() || r.text("clause").is_none() || r.text("statement").is_none();
    let bare: Vec<Arc<Record>> = findings(work).into_iter().filter(bare).collect();
    refuse_findings(work, &bare, "Findings without evidence, clause or statement");
}

/// Within thirty days; later only with the reason.
fn report_in_time(work: &mut Work<'_>) {
    let late = match (f::HELD_ON.get(work.record()), f::REPORT_ISSUED_ON.get(work.record())) {
        (Some(held), Some(issued)) => days_between(held, issued) > REPORT_DAYS,
        _ => false,
    };
    if late {
        work.require_reason("a report later than 30 days after the audit", 10);
    }
}

/// The owners audited and the owner of the SMS have the report.
fn sent_to_owners(work: &mut Work<'_>) {
    let told = references(work.record(), "reported_to");
    let mut wanted = references(work.record(), "audited_owners").to_vec();
    wanted.extend(sms_owners(work).first());
    let left: Vec<String> = wanted
        .iter()
        .filter(|p| !told.contains(p))
        .filter_map(|p| work.facts().record(*p))
        .map(|p| p.text("name").unwrap_or_default().to_owned())
        .collect();
    if !left.is_empty() {
        work.refuse_guard("reported_to", &format!("The report also goes to {}.", left.join(", ")));
    }
}

/// Whatever is major or minor has its nonconformity.
fn nonconformities_raised(work: &mut Work<'_>) {
    let graded = |r: &Arc<Record>| matches!(r.choice("grade").map(|g| &**g), Some("major" | "minor"));
    let bare: Vec<Arc<Record>> = findings(work).into_iter().filter(|r| graded(r) && r.reference("nonconformity").is_none()).collect();
    refuse_findings(work, &bare, "Findings without a nonconformity");
}

/// Auditees hear of the plan, owners of the report.
fn told(work: &mut Work<'_>) {
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let number = called(work.record());
    let audited: Vec<Id> = references(work.record(), "audited_owners").to_vec();
    if work.entering(state::PREPARED) {
        let on = f::PLANNED_ON.get(work.record()).map_or_else(String::new, |d| format!(" on {d}"));
        tell(work, "audit_planned", audited, &format!("{number}: you are audited{on}"), &title);
    } else if work.entering(state::REPORTED) {
        let mut people = references(work.record(), "reported_to").to_vec();
        people.extend(audited);
        tell(work, "audit_reported", people, &format!("{number}: the audit report is issued"), &title);
    } else if work.changed("auditors") {
        let auditors = references(work.record(), "auditors").to_vec();
        tell(work, "auditor_named", auditors, &format!("{number}: you are an auditor"), &title);
    }
}
