//! What follows from what was said of a major incident, and what holds whatever was done.

use super::{MajorIncidentRules, duties};
use crate::handles::incident;
use crate::handles::major_incident::{self as mi, f, state};
use crate::incident::{around, queue};
use crate::organisation::Settings;
use crate::timely;
use engine::{Record, Visibility, Work};
use kernel::{Code, Name, Refusal, Timestamp};
use schema::{Row, Value};
use std::sync::Arc;

/// The incident it was declared from.
pub(super) fn incident_of(work: &Work<'_>) -> Option<Arc<Record>> {
    f::INCIDENT.get(work.record()).and_then(|id| work.facts().record(id))
}

/// A new one takes its name and place from the incident.
pub(super) fn defaults(work: &mut Work<'_>) {
    let now = work.at();
    work.set_if_empty("declared_at", Value::Instant(now));
    if let Some(person) = work.actor().person() {
        work.set("declared_by", Value::Reference(person));
    }
    for count in ["failed_again_count", "updates_due", "updates_sent"] {
        work.set(count, Value::Integer(0));
    }
    let Some(incident) = incident_of(work) else { return };
    speed(work, &incident);
    if let Some(title) = incident::f::TITLE.get(&*incident) {
        work.set_if_empty("title", Value::Text(title.to_owned()));
    }
    for field in ["service", "customer"] {
        if let Some(value) = incident.get(field).cloned() {
            work.set(field, value);
        }
    }
}

/// What the record says of how fast it was declared: when somebody first reported it, and whether P1 was an hour old.
fn speed(work: &mut Work<'_>, incident: &Record) {
    if let Some(reported) = incident::f::REPORTED_AT.get(incident) {
        work.set("reported_at", Value::Instant(reported));
    }
    let declared = f::DECLARED_AT.get(work.record()).unwrap_or_else(|| work.at());
    let late = incident::f::BECAME_P1_AT.get(incident).is_some_and(|p1| declared.seconds_since(p1) > 3600);
    work.set("declared_late", Value::Boolean(late));
}

/// When the table's lines say that somebody was told.
fn told(record: &Record, field: schema::Field<schema::handle::Table>) -> Vec<Timestamp> {
    let rows = field.get(record).unwrap_or_default();
    rows.iter().filter_map(|row| if let Some(Value::Instant(at)) = row.get("at") { Some(*at) } else { None }).collect()
}

pub(super) fn compute(rules: &MajorIncidentRules, work: &mut Work<'_>) {
    public_message(work);
    let at = Value::Instant(work.at());
    if work.changed("manager") && f::MANAGER.is_set(work.record()) {
        work.set_if_empty("manager_assigned_at", at.clone());
    }
    if work.changed("continuity_decision") && f::CONTINUITY_DECISION.is_set(work.record()) {
        work.set("continuity_decided_at", at);
    }
    if work.changed("downgrade_reason") {
        match work.actor().person().filter(|_| f::DOWNGRADE_REASON.is_set(work.record())) {
            Some(person) => work.set("downgrade_proposed_by", Value::Reference(person)),
            None => work.clear("downgrade_proposed_by"),
        }
    }
    for (table, stamp) in [(f::MANAGEMENT_UPDATES, "management_informed_at"), (f::CUSTOMER_UPDATES, "customers_informed_at")] {
        match told(work.record(), table).into_iter().min() {
            Some(first) => work.set(stamp, Value::Instant(first)),
            None => work.clear(stamp),
        }
    }
    updates(work);
    if work.entering(state::RESTORED) || work.entering(state::DOWNGRADED) {
        let from = f::RESTORED_AT.get(work.record()).or_else(|| f::DOWNGRADED_AT.get(work.record())).unwrap_or_else(|| work.at());
        for (field, days) in [("report_due_on", duties::REPORT), ("review_due_on", duties::REVIEW)] {
            let due = Settings::of(work.facts()).after(&rules.calendars, from, days);
            let due = around::date_of(work, due);
            work.set(field, Value::Date(due));
        }
    }
    timely::mark(work, "reviewed_in_time", "review_held_on", "review_due_on");
}

/// A public message is an update to customers.
fn public_message(work: &mut Work<'_>) {
    queue::conversation(work, false, "", "");
    let Some(body) = work.message().filter(|m| m.visibility == Visibility::Public && m.human).map(|m| m.body.clone()) else { return };
    let mut rows: Vec<Row> = f::CUSTOMER_UPDATES.get(work.record()).unwrap_or_default().to_vec();
    let mut row = Row::default();
    row.insert(Name::from("at"), Value::Instant(work.at()));
    row.insert(Name::from("told"), Value::Text(body.chars().take(500).collect()));
    if let Some(person) = work.actor().person() {
        row.insert(Name::from("by"), Value::Reference(person));
    }
    rows.push(row);
    work.set("customer_updates", Value::Table(rows));
}

/// Updates that were due and sent, while it lasts and when it ends.
fn updates(work: &mut Work<'_>) {
    let record = work.record();
    let Some(declared) = f::DECLARED_AT.get(record) else { return };
    let until = f::RESTORED_AT.get(record).or_else(|| f::DOWNGRADED_AT.get(record)).unwrap_or_else(|| work.now());
    let every = f::UPDATE_MINUTES.get(record).unwrap_or(30);
    let mut sent = told(record, f::MANAGEMENT_UPDATES);
    sent.extend(told(record, f::CUSTOMER_UPDATES));
    let over = !matches!(record.state.as_deref(), Some(state::DECLARED | state::MANAGING | state::RESTORED | state::DOWNGRADED));
    if over {
        return;
    }
    let (due, sent) = (duties::updates_due(declared, until, every), duties::updates_on_time(declared, until, every, &sent));
    work.set("updates_due", Value::Integer(due));
    work.set("updates_sent", Value::Integer(sent));
}

pub(super) fn check(work: &mut Work<'_>) {
    around::not_ahead(work, &["report_issued_on", "review_held_on"]);
    told_in_the_past(work);
    leads(work);
    if work.creating() {
        declaration(work);
    }
    let restored = f::RESTORED_AT.get(work.record());
    if work.changed("restored_at") {
        if restored.is_some() && !work.entering(state::RESTORED) {
            work.refuse(Refusal::new(Code::Computed).on("restored_at").with("label", "Restored at"));
        }
        if restored < f::DECLARED_AT.get(work.record()) && restored.is_some() {
            work.refuse(Refusal::new(Code::Order).on("restored_at").with("label", "Restored at").with("other", "Declared at"));
        }
    }
    let (restored_on, report, review) = (
        restored.map(|at| around::date_of(work, at)),
        f::REPORT_ISSUED_ON.get(work.record()),
        f::REVIEW_HELD_ON.get(work.record()),
    );
    for (field, label, date) in [("report_issued_on", "Report issued on", report), ("review_held_on", "Review held on", review)] {
        if work.changed(field) && matches!((date, restored_on), (Some(date), Some(restored)) if date < restored) {
            work.refuse(Refusal::new(Code::Order).on(field).with("label", label).with("other", "Restored at"));
        }
    }
}

/// Nobody was told tomorrow.
fn told_in_the_past(work: &mut Work<'_>) {
    let limit = work.now().plus_seconds(60);
    for (field, label) in [(f::MANAGEMENT_UPDATES, "Told to top management"), (f::CUSTOMER_UPDATES, "Told to customers and users")] {
        let ahead = told(work.record(), field).iter().any(|at| *at > limit);
        if ahead && work.changed(field.as_str()) {
            work.refuse(Refusal::new(Code::InFuture).on(field.as_str()).with("label", label));
        }
    }
}

/// Whoever repairs does not lead.
fn leads(work: &mut Work<'_>) {
    let (manager, technical) = (f::MANAGER.get(work.record()), f::TECHNICAL_LEAD.get(work.record()));
    if manager.is_some() && manager == technical && (work.changed("manager") || work.changed("technical_lead")) {
        let words = "The technical lead does not manage the major incident.";
        work.refuse(Refusal::new(Code::SegregationOfDuties).on("manager").with("reason", words));
    }
}

/// From an incident that still goes on, once, and not before it was reported.
fn declaration(work: &mut Work<'_>) {
    let Some(incident) = incident_of(work) else { return };
    if !around::is_active(work, &incident) {
        work.refuse_guard("incident", "The incident has ended; a major incident is declared while it lasts.");
    }
    let reported = incident::f::REPORTED_AT.get(&*incident);
    if matches!((reported, f::DECLARED_AT.get(work.record())), (Some(r), Some(d)) if d < r) {
        let refusal = Refusal::new(Code::Order).on("declared_at").with("label", "Declared at");
        work.refuse(refusal.with("other", "the incident was reported"));
    }
    let query = format!("incident:{} -state:{}", incident.id, state::CLOSED);
    if let Some(other) = work.facts().find(mi::TYPE, &query, 1).first() {
        work.refuse_guard("incident", &format!("{} was declared from it already.", around::called(other)));
    }
}
