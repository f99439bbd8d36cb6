//! Whether something was done in time, as a field of the record: an indicator then counts by a query, and both of its sides
//! can be opened as lists. What is not done yet says nothing, which a query reads as *no*.

use crate::calendar::Calendars;
use crate::incident::around::date_of;
use crate::organisation::Settings;
use engine::Work;
use kernel::{Date, Timestamp};
use schema::Value;

/// Until when something is in time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Limit {
    /// This day is still in time.
    Day(Date),
    /// This instant is.
    Instant(Timestamp),
}

/// Sets `field`: whether what stands in `done` came no later than what stands in `due`.
pub(crate) fn mark(work: &mut Work<'_>, field: &str, done: &str, due: &str) {
    within(work, field, done, due, 0);
}

/// The same with days of grace.
pub(crate) fn within(work: &mut Work<'_>, field: &str, done: &str, due: &str, days: i64) {
    let limit = match work.record().get(due) {
        Some(Value::Date(day)) => Some(Limit::Day(day.saturating_add(jiff::Span::new().days(days)))),
        Some(Value::Instant(at)) => Some(Limit::Instant(at.plus_seconds(days * 86_400))),
        _ => None,
    };
    by(work, field, done, limit);
}

/// Sets `field`: whether what stands in `done` lies at most so many business days before or after the day in `planned`.
pub(crate) fn near(work: &mut Work<'_>, calendars: &Calendars, field: &str, done: &str, planned: &str, days: i32) {
    let day = match work.record().get(done) {
        Some(Value::Date(day)) => *day,
        Some(Value::Instant(at)) => date_of(work, *at),
        _ => return work.clear(field),
    };
    let Some(Value::Date(planned)) = work.record().get(planned).cloned() else { return work.clear(field) };
    let hours = Settings::of(work.facts()).hours(calendars);
    let (first, last) = (hours.add_business_days(planned, -days), hours.add_business_days(planned, days));
    let is = first.is_none_or(|first| day >= first) && last.is_none_or(|last| day <= last);
    work.set(field, Value::Boolean(is));
}

/// Sets `field` by a limit that stands in no other.
pub(crate) fn by(work: &mut Work<'_>, field: &str, done: &str, limit: Option<Limit>) {
    let in_time = match (work.record().get(done), limit) {
        (Some(Value::Date(done)), Some(Limit::Day(day))) => *done <= day,
        (Some(Value::Date(done)), Some(Limit::Instant(at))) => *done <= date_of(work, at),
        (Some(Value::Instant(done)), Some(Limit::Day(day))) => date_of(work, *done) <= day,
        (Some(Value::Instant(done)), Some(Limit::Instant(at))) => *done <= at,
        _ => return work.clear(field),
    };
    work.set(field, Value::Boolean(in_time));
}

#[cfg(test)]
mod tests {
    use crate::world::World;

    /// Type, record, who changes what, and what follows; it is the first of June 2026, nine in the morning.
    #[rustfmt::skip]
    const CASES: &[(&str, &str, &str, &str, &str)] = &[
        ("action", "open|title=Buy a second line; assignee=@sam; due_on=2026-05-29; source_kind=other; no_process_reason=It changes no process at all", "@sam", "move complete; outcome=It is bought and works", "days_late=3"),
        ("action", "open|title=Buy a second line; assignee=@sam; due_on=2026-06-01; source_kind=other; no_process_reason=It changes no process at all", "@sam", "move complete; outcome=It is bought and works", "days_late=0"),
        ("problem", "investigating|title=Mail server stops; description=It stops every Monday; detected_by=proactive; assigned_to=@sam; recurrences=0; root_cause_due_on=2026-06-01", "@sam", "root_cause=A backup job takes the lock of the queue", "cause_in_time=true"),
        ("problem", "investigating|title=Mail server stops; description=It stops every Monday; detected_by=proactive; assigned_to=@sam; recurrences=0; root_cause_due_on=2026-05-31", "@sam", "root_cause=A backup job takes the lock of the queue", "cause_in_time=false"),
        ("problem", "investigating|title=Mail server stops; description=It stops every Monday; detected_by=proactive; assigned_to=@sam; recurrences=0; root_cause_due_on=2026-05-31", "@sam", "proposed_method=timeline", "cause_in_time=-"),
        ("change", "in_review|title=Replace the filter; change_type=normal; requested_by=@ana; assigned_to=@change_manager; approved_start=~-9000; approved_end=~-3600; actual_start=~-9000; actual_end=~-3600; outcome=successful", "@change_manager", "ci_updated_at=~-60; reviewed_on=2026-06-01", "in_window=true; items_in_time=true; reviewed_in_time=true"),
        ("change", "in_review|title=Replace the filter; change_type=normal; requested_by=@ana; assigned_to=@change_manager; approved_start=~-900000; approved_end=~-890000; actual_start=~-900000; actual_end=~-880000; outcome=successful", "@change_manager", "ci_updated_at=~-60", "in_window=false; items_in_time=false; reviewed_in_time=-"),
        ("security_incident", "triaged|title=Mail with a forged sender; description=It asks for passwords; reported_at=~-90000; triage_due_at=~-75600; triaged_at=~-75600; notification_duty=true; aware_at=~-3660; notification_hours=1; notification_due_at=~-60; assigned_to=@sam; assigned_group=#network", "@security_manager", "notified_at=~-30; notified_to=The authority", "triaged_in_time=true; notified_in_time=false; reviewed_in_time=-"),
        ("acknowledgement", "requested|subject=Security policy; subject_kind=policy; person=@ana; requested_at=~-2592000", "@ana", "move acknowledge", "acknowledged_in_time=true"),
        ("acknowledgement", "requested|subject=Security policy; subject_kind=policy; person=@ana; requested_at=~-2592001", "@ana", "move acknowledge", "acknowledged_in_time=false"),
        ("training_record", "completed|person=@ana; competence_name=Networks; reason=A gap was found; activity=A course; completed_at=~-8640000", "@competence_manager", "move evaluate; effectiveness_method=test; effectiveness_result=effective; effectiveness_evidence=She passed the test", "evaluated_in_time=false"),
        ("supplier_review", "planned|title=The line company, 2026-Q1; supplier=*line; period=2026-Q1; due_on=2026-05-02; owner=@supplier_manager", "@supplier_manager", "held_on=2026-06-01", "held_in_time=true"),
        ("supplier_review", "planned|title=The line company, 2026-Q1; supplier=*line; period=2026-Q1; due_on=2026-05-01; owner=@supplier_manager", "@supplier_manager", "held_on=2026-06-01", "held_in_time=false"),
        ("transition_plan", "live|title=A new mail service; service=%mail; change=*change; kind_of_change=new; owner=@sam; approved_live_on=2026-05-18; went_live_on=2026-06-01", "@sam", "timescales=As was planned by the team", "live_in_time=true"),
        ("transition_plan", "live|title=A new mail service; service=%mail; change=*change; kind_of_change=new; owner=@sam; approved_live_on=2026-05-15; went_live_on=2026-06-01", "@sam", "timescales=As was planned by the team", "live_in_time=false"),
        ("release", "observing|title=Mail 7; service=%mail; release_type=major; approved_deploy_on=2026-06-02; deployed_at=~-60; owner=@release_manager", "@release_manager", "description=The seventh", "on_planned_day=true"),
        ("release", "observing|title=Mail 7; service=%mail; release_type=major; approved_deploy_on=2026-06-03; deployed_at=~-60; owner=@release_manager", "@release_manager", "description=The seventh", "on_planned_day=false"),
        ("outage", "investigated|title=Mail is away; service=%mail; outage_kind=full; started_at=~-90000; ended_at=~-86400; investigation_due_on=2026-05-31; investigated_at=~-60; owner=@sam", "@availability_manager", "description=All of it", "investigated_in_time=false"),
        ("capacity_metric", "|title=Disk; resource=Disk; resource_kind=technical; service=%mail; sampled_at=~-90000; used=85; available=100; utilisation=85; breach=repeated; respond_by=2026-06-01; responded_at=~-60; owner=@capacity_manager", "@capacity_manager", "response=A disk was bought", "answered_in_time=true"),
        ("knowledge_article", "draft|title=How to send mail; body=Press the button and wait; owner=@sam; audience=[\"service_desk\"]; flagged_at=~-2592001; flag_resolved_at=~-1", "@sam", "body=Press the green button and wait", "repaired_in_time=true"),
        ("known_error", "published|title=Mail stops on Mondays; problem=*problem; service=%mail; symptoms=Nobody can send mail; owner=@sam; use_count=0; published_at=~-60; publish_due_on=2026-05-29", "@problem_manager", "workaround=Restart the transport service", "published_in_time=false"),
        ("document", "archived|title=An old procedure; owner=@sam; doc_type=procedure; disposal_due_on=2026-01-01; disposed_at=~-60", "@document_controller", "retention_rule=Our own rule", "disposed_in_time=false"),
        ("major_incident", "in_review|title=Mail is away; incident=*inc; criteria_met=[\"many_users\"]; declared_at=~-90000; manager=@duty_manager; restored_at=~-80000; review_due_on=2026-06-08", "@duty_manager", "review_held_on=2026-06-01", "reviewed_in_time=true"),
        ("transition_report", "draft|title=What came of it; plan=*plan; service=%mail; owner=@sam", "@sam", "outcomes_achieved=[{\"outcome\":\"Faster\",\"achieved\":\"yes\",\"value\":\"2 s\"},{\"outcome\":\"Cheaper\",\"achieved\":\"partly\",\"value\":\"3 %\"}]", "outcomes_reported=2; outcomes_reached=1"),
    ];

    fn furnish(w: &mut World) {
        w.given("*line", "supplier", "active", "title=The line company; supplier_manager=@supplier_manager");
        w.given("*change", "change", "implemented", "title=A new mail service");
        w.given("*problem", "problem", "investigating", "title=Mail server stops");
        w.given(
            "*plan",
            "transition_plan",
            "live",
            "title=A new mail service; service=%mail; intended_outcomes=[{\"outcome\":\"Faster\"},{\"outcome\":\"Cheaper\"}]",
        );
        w.incident("*inc", "in_progress", "");
    }

    #[test]
    fn in_time_is_said_by_the_record() {
        let mut failures = Vec::new();
        for (type_name, given, who, wish, after) in CASES {
            let mut w = World::new();
            furnish(&mut w);
            let (state, fields) = given.split_once('|').unwrap();
            w.given("*it", type_name, state, fields);
            let got = w.outcome(who, Some("*it"), wish);
            let held = if got == "ok" { w.holds("*it", after) } else { Err(got) };
            failures.extend(held.err().map(|why| format!("{type_name}, {wish}: {why}")));
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}
