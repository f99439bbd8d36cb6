//! Reports: what one contains before it is issued, and what follows from it before it is closed.

use super::period::Period;
use crate::calendar::Calendars;
use crate::handles::report_definition::{self as definition, Content};
use crate::handles::service_report::{self, f, link, state};
use crate::organisation::Settings;
use crate::service::means::{called, date_now, linked_to, several, start_of, tell, today, write_to};
use engine::{Practice, Record, Work};
use kernel::{Code, Refusal};
use schema::Value;
use std::sync::Arc;

/// Timer of the day by which a report is issued.
const LATE: &str = "report_late";
/// Business days after its period within which a report is issued.
const DAYS: i32 = 10;
/// Periods of trend a report shows once there are so many.
const TREND: usize = 3;

/// Rules of reports.
#[derive(Debug, Default)]
pub struct ReportRules {
    /// Compiled calendars.
    pub calendars: Arc<Calendars>,
}

impl Practice for ReportRules {
    fn defaults(&self, work: &mut Work<'_>) {
        let period = f::PERIOD.get(work.record()).and_then(Period::parse);
        if let Some(period) = period {
            work.set_if_empty("due_on", Value::Date(period.next().first()));
        }
        let Some(defined) = defined(work) else { return };
        let title = definition::f::TITLE.get(&*defined).unwrap_or("Report");
        let title = format!("{title} {}", f::PERIOD.get(work.record()).unwrap_or_default());
        work.set_if_empty("title", Value::Text(title.trim().chars().take(160).collect()));
        for (field, value) in [("service", defined.get("service")), ("customer", defined.get("customer")), ("audience", defined.get("audience"))] {
            if let Some(value) = value {
                work.set(field, value.clone());
            }
        }
        if let Some(owner) = definition::f::REPORT_OWNER.get(&*defined) {
            work.set_if_empty("owner", Value::Reference(owner));
        }
    }
    fn compute(&self, work: &mut Work<'_>) {
        if let Some(due) = f::DUE_ON.get(work.record())
            && let Some(latest) = Settings::of(work.facts()).hours(&self.calendars).add_business_days(due, DAYS)
        {
            work.set("latest_on", Value::Date(latest));
        }
        if work.entering(state::ISSUED) {
            date_now(work, "issued_on");
        }
    }
    fn guards(&self) -> Vec<&'static str> {
        vec!["contents", "trends", "period_over", "followed_through"]
    }
    fn guard(&self, name: &str, work: &mut Work<'_>) {
        match name {
            "contents" => contents(work),
            "trends" => trends(work),
            "period_over" if f::PERIOD.get(work.record()).and_then(Period::parse).is_some_and(|p| p.last() >= today(work)) => {
                work.refuse_guard("period", "The period is not over yet.");
            }
            "followed_through" => followed_through(work),
            _ => {}
        }
    }
    fn check(&self, work: &mut Work<'_>) {
        if f::PERIOD.get(work.record()).is_some_and(|p| Period::parse(p).is_none()) {
            let label = work.label("period");
            let expected = "a year, quarter or month such as 2026, 2026-Q1 or 2026-03";
            work.refuse(Refusal::new(Code::WrongShape).on("period").with("label", label).with("expected", expected));
        }
        if f::FINDINGS.is_set(work.record()) && f::NO_FINDINGS.get(work.record()) == Some(true) {
            work.refuse_guard("no_findings", "Findings are written down: then it is not so that nothing was found.");
        }
        if work.creating() {
            once(work);
        }
    }
    fn consequences(&self, work: &mut Work<'_>) {
        if work.changed("latest_on")
            && work.record().state.as_deref() == Some(state::PREPARING)
            && let Some(on) = f::LATEST_ON.get(work.record())
        {
            let at = start_of(work.facts(), on).max(work.now());
            work.timer(LATE, at);
        }
        if work.creating() {
            tell_owner(work, "is to be prepared");
        }
        if work.entering(state::ISSUED) {
            work.clear_timer(LATE);
            send(work);
        }
    }
    fn timer(&self, name: &str, work: &mut Work<'_>) {
        if name == LATE {
            work.clear_timer(LATE);
            if work.record().state.as_deref() == Some(state::PREPARING) {
                work.note("reminder", "report_late");
                tell_owner(work, "must be issued today");
            }
        }
    }
}

fn defined(work: &Work<'_>) -> Option<Arc<Record>> {
    f::DEFINITION.get(work.record()).and_then(|id| work.facts().record(id))
}

/// One report for one definition and period.
fn once(work: &mut Work<'_>) {
    let record = work.record();
    let (Some(defined), Some(period)) = (f::DEFINITION.get(record), f::PERIOD.get(record).and_then(Period::parse)) else { return };
    let query = format!("definition:{} period:\"{period}\"", defined.text());
    let own = record.id;
    if let Some(other) = work.facts().find(service_report::TYPE, &query, 2).iter().find(|r| r.id != own) {
        let words = format!("{} is the report of this period.", other.number.as_deref().unwrap_or("Another one"));
        work.refuse_guard("period", &words);
    }
}

/// What its definition promises, each in its place.
fn contents(work: &mut Work<'_>) {
    let wanted = defined(work).and_then(|d| definition::f::CONTENT.get(&*d)).unwrap_or_default();
    for part in wanted {
        match part {
            Content::PerformanceAgainstTargets => work.require("performance"),
            Content::SignificantEvents => work.require("significant_events"),
            Content::WorkloadAndDemand => work.require("workload_and_demand"),
            Content::Nonconformities => work.require("nonconformities"),
            Content::SecurityIncidents => work.require("security_incidents"),
            Content::SatisfactionAndComplaints => work.require("satisfaction_and_complaints"),
            // Trends have a guard of their own; decisions and actions follow when the report was read.
            Content::Trends | Content::Findings | Content::Decisions | Content::Actions => {}
        }
    }
    if f::NO_FINDINGS.get(work.record()) != Some(true) {
        work.require("findings");
    }
}

/// At least three periods, once so many were reported.
fn trends(work: &mut Work<'_>) {
    let Some(defined) = f::DEFINITION.get(work.record()) else { return };
    let earlier = work.facts().find(service_report::TYPE, &format!("definition:{} state:issued,closed", defined.text()), TREND);
    let wanted = (earlier.len() + 1).min(TREND);
    let shown = f::TREND_PERIODS.get(work.record()).and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    if f::INCLUDES_TRENDS.get(work.record()) != Some(true) || shown < wanted {
        let plural = if wanted == 1 { "period" } else { "periods" };
        work.refuse_guard("trend_periods", &format!("Show the trend of at least {wanted} {plural}, and say so."));
    }
}

/// What was found was decided on, and whoever must act was told.
fn followed_through(work: &mut Work<'_>) {
    let acting = !linked_to(work, link::ACTIONS).is_empty();
    if f::FINDINGS.is_set(work.record()) {
        work.require("decisions");
        if !acting && !f::NO_ACTION_REASON.is_set(work.record()) {
            work.refuse_guard("no_action_reason", "Link the actions that follow, or say why there are none.");
        }
    }
    if acting {
        work.require("actions_communicated_on");
    }
}

fn tell_owner(work: &mut Work<'_>, what: &str) {
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let owner = f::OWNER.get(work.record());
    let subject = format!("{} “{title}” {what}", called(work.record()));
    tell(work, "report", owner, &subject, &title);
}

/// The report goes to whoever the definition names.
fn send(work: &mut Work<'_>) {
    let to = defined(work).map(|d| several(&d, "recipients")).unwrap_or_default();
    let title = f::TITLE.get(work.record()).unwrap_or_default().to_owned();
    let text = f::PERFORMANCE.get(work.record()).or_else(|| f::FINDINGS.get(work.record())).unwrap_or_default().to_owned();
    write_to(work, "report", to, &format!("{title} is issued"), &text);
}
