//! A plan as plain text, to be read when this system cannot be.

use crate::handles::continuity_plan::f;
use engine::{Facts, Record};
use kernel::Id;
use schema::{Row, Value};
use std::fmt::Write as _;

/// The whole plan, contacts included, in the order in which it is needed.
#[must_use]
pub(super) fn plain(facts: &Facts<'_>, plan: &Record) -> String {
    let mut out = String::new();
    let name = |id: Id| facts.record(id).and_then(|r| r.text("name").map(str::to_owned)).unwrap_or_default();
    let version = f::PLAN_VERSION.get(plan).unwrap_or(0);
    let number = plan.number.clone().unwrap_or_default();
    let _ = writeln!(out, "{number} {} (version {version})", f::TITLE.get(plan).unwrap_or_default());
    let services: Vec<String> = f::SERVICES.get(plan).unwrap_or_default().iter().map(|s| name(*s)).collect();
    let _ = writeln!(out, "Services: {}", services.join(", "));
    section(&mut out, "WHEN IT IS INVOKED", f::INVOCATION_CRITERIA.get(plan));
    heading(&mut out, "WHO DOES WHAT");
    for row in f::INVOCATION_RESPONSIBILITIES.get(plan).unwrap_or_default() {
        let person = |column| super::cell(row, column).map(name).unwrap_or_default();
        let invokes = matches!(row.get("may_invoke"), Some(Value::Boolean(true)));
        let may = if invokes { " (may invoke the plan)" } else { "" };
        let _ = writeln!(out, "- {}: {}, deputy {}{may}", text(row, "task"), person("person"), person("deputy"));
    }
    heading(&mut out, "CONTACTS");
    for row in f::CONTACTS.get(plan).unwrap_or_default() {
        let parts = ["name", "organisation", "task", "telephone", "email"].map(|column| text(row, column));
        let known: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        let _ = writeln!(out, "- {}", known.join(", "));
    }
    section(&mut out, "WHEN THE SERVICE IS LOST", f::LOSS_PROCEDURES.get(plan));
    section(&mut out, "AVAILABILITY WHILE INVOKED", f::INVOKED_AVAILABILITY_TARGETS.get(plan));
    section(&mut out, "RECOVERY", f::RECOVERY_REQUIREMENTS.get(plan));
    section(&mut out, "RETURN TO NORMAL", f::RETURN_PROCEDURES.get(plan));
    out
}

fn heading(out: &mut String, title: &str) {
    let _ = writeln!(out, "\n{title}");
}

fn section(out: &mut String, title: &str, body: Option<&str>) {
    heading(out, title);
    let _ = writeln!(out, "{}", body.unwrap_or("-"));
}

fn text<'r>(row: &'r Row, column: &str) -> &'r str {
    match row.get(column) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}
