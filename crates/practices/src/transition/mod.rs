//! Service design and transition: bring in, alter, remove or transfer services so that they meet their requirements and nobody is
//! surprised (processes, section 3.3).
//!
//! A transition plan leads through two ways: design, building, testing, acceptance, deployment, early life and report for new and
//! changed services; execution for removals and transfers. Each record of this practice answers for a part of it: the design
//! package for what is built ([`package`]), the acceptance for whether it is what was wanted ([`acceptance`]), the report for what
//! came of it ([`report`]). [`plan`] holds the guards that bring them together.

pub mod acceptance;
pub mod package;
pub mod plan;
mod plan_guards;
pub mod report;
mod winding_up;

#[cfg(test)]
mod cases;

use crate::handles::transition_plan;
use engine::{Record, Work};
use kernel::Id;
use schema::{Row, Value};
use std::sync::Arc;

/// Takes service and change over from the plan the record belongs to, where they were not said otherwise.
fn from_plan(work: &mut Work<'_>) {
    let Some(plan) = the_plan(work) else { return };
    for field in ["service", "change"] {
        if let Some(value) = plan.get(field).cloned()
            && !work.given(field)
        {
            work.set_if_empty(field, value);
        }
    }
}

/// The plan a record of this practice belongs to.
fn the_plan(work: &Work<'_>) -> Option<Arc<Record>> {
    work.record().reference("plan").and_then(|id| work.facts().record(id)).filter(|r| *r.type_name == *transition_plan::TYPE)
}

/// Refuses when a record says another service or change than its plan.
fn as_planned(work: &mut Work<'_>) {
    let Some(plan) = the_plan(work) else { return };
    for field in ["service", "change"] {
        if work.changed(field) && work.record().get(field).is_some() && work.record().get(field) != plan.get(field) {
            let label = work.label(field);
            work.refuse_guard(field, &format!("{label} is another one than that of the plan."));
        }
    }
}

/// Makes whoever creates a record its owner.
fn own(work: &mut Work<'_>) {
    if let Some(person) = work.actor().person() {
        work.set_if_empty("owner", Value::Reference(person));
    }
}

/// Texts of one column of a table.
fn texts<'r>(rows: &'r [Row], column: &str) -> Vec<&'r str> {
    rows.iter().filter_map(|row| if let Some(Value::Text(text)) = row.get(column) { Some(text.as_str()) } else { None }).collect()
}

/// Entries of `wanted` that `there` does not name, case and blanks aside.
#[must_use]
pub fn not_covered<'w>(wanted: &[&'w str], there: &[&str]) -> Vec<&'w str> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let known: Vec<String> = there.iter().map(|t| plain(t)).collect();
    wanted.iter().copied().filter(|w| !known.contains(&plain(w))).collect()
}

/// Tells people of something about the record, whoever acts left out.
fn tell(work: &mut Work<'_>, event: &str, what: &str, to: impl IntoIterator<Item = Id>) {
    let mut to: Vec<Id> = to.into_iter().filter(|p| Some(*p) != work.actor().person()).collect();
    to.sort_unstable();
    to.dedup();
    if to.is_empty() {
        return;
    }
    let number = work.record().number.clone().unwrap_or_else(|| "{number}".to_owned());
    let subject = format!("{number} {} {what}", work.record().text("title").unwrap_or_default());
    let text = work.reason().unwrap_or_default().to_owned();
    let now = work.now();
    let body = serde_json::json!({"event": event, "to": to, "subject": subject, "text": text, "internal": true});
    work.effect("notify", now, body);
}

/// Hands the rules of its types to the book.
pub(crate) fn rules(book: engine::RuleBook, shared: &crate::Shared) -> engine::RuleBook {
    let calendars = || shared.calendars.clone();
    book.with("transition_plan", plan::PlanRules { calendars: calendars() })
        .with("service_design_package", package::PackageRules { calendars: calendars() })
        .with("service_acceptance", acceptance::AcceptanceRules)
        .with("transition_report", report::ReportRules { calendars: calendars() })
}
