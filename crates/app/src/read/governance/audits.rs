//! The coverage of internal audits over three years: programmes, audits and processes, each in one statement.

use crate::app::App;
use crate::error::Result;
use crate::view::governance::AuditYearsView;
use engine::{Record, Viewer};
use kernel::{Date, Id};
use practices::audit::clauses;
use practices::audit::years::{Audit, YEARS, square};
use schema::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Audits and processes looked at.
const MOST: u32 = 500;

impl App {
    /// Clauses and processes over the three years that end with `last`; with the present one unless said.
    ///
    /// # Errors
    /// Not visible to whoever does not read every audit; a fault.
    pub async fn audit_years(&self, viewer: &Viewer, last: Option<i16>) -> Result<AuditYearsView> {
        for type_name in ["audit_programme", "internal_audit", "sms_process"] {
            self.reads_whole(viewer, type_name)?;
        }
        let today = self.today();
        let last = last.unwrap_or_else(|| today.year()).clamp(today.year() - 20, today.year() + YEARS);
        let years: Vec<i16> = (last - YEARS + 1..=last).collect();
        let span = format!("{}-01-01..{last}-12-31", years.first().copied().unwrap_or(last));
        let audits = self.gathered(viewer, "internal_audit", &format!("held_on:{span} or planned_on:{span}"), "planned_on", MOST).await?;
        let periods = years.iter().map(|y| format!("\"{y}\"")).collect::<Vec<_>>().join(",");
        let found = self.gathered(viewer, "audit_programme", &format!("-state:superseded period:{periods}"), "-created_at", 50).await?;
        let processes = self.gathered(viewer, "sms_process", "state:active", "title", MOST).await?;
        let by_clause: Vec<Audit<&'static str>> =
            audits.records.iter().filter_map(|r| audit(r, clauses_of(r, "clauses_covered"))).collect();
        let by_process: Vec<Audit<Id>> = audits.records.iter().filter_map(|r| audit(r, several(r, "processes_covered"))).collect();
        let mut programmes: Vec<(i16, Option<Record>)> = years.iter().map(|y| (*y, None)).collect();
        for record in found.records {
            let year = record.text("period").and_then(|p| p.parse::<i16>().ok());
            if let Some((_, own)) = programmes.iter_mut().find(|(y, own)| Some(*y) == year && own.is_none()) {
                *own = Some(record);
            }
        }
        let known = || programmes.iter().filter_map(|(year, record)| Some((*year, record.as_ref()?)));
        let clause_plans: BTreeMap<i16, BTreeSet<&'static str>> = known().map(|(y, r)| (y, clauses_of(r, "clauses_planned"))).collect();
        let process_plans: BTreeMap<i16, BTreeSet<Id>> = known().map(|(y, r)| (y, several(r, "processes_planned"))).collect();
        let clauses = clauses::with_requirements()
            .map(|clause| (clause, years.iter().map(|y| square(&clause, *y, &by_clause, &clause_plans, today)).collect()))
            .collect();
        let rows = processes.records.iter();
        let rows = rows.map(|p| (p.id, years.iter().map(|y| square(&p.id, *y, &by_process, &process_plans, today)).collect())).collect();
        let mut names = audits.names;
        names.extend(found.names);
        names.extend(self.labels(viewer, &processes.records.iter().map(|p| p.id).collect()).await?);
        Ok(AuditYearsView {
            today,
            last,
            clauses,
            processes: rows,
            programmes,
            audits: audits.records.into_iter().map(|r| (r.id, r)).collect(),
            programme: self.def("audit_programme")?,
            names,
        })
    }
}

/// An audit with what it covers; it was held when it says on which day.
fn audit<T: Ord>(record: &Record, covered: BTreeSet<T>) -> Option<Audit<T>> {
    let held = day(record, "held_on");
    Some(Audit { id: record.id, on: held.or_else(|| day(record, "planned_on"))?, held: held.is_some(), covered })
}

fn day(record: &Record, field: &str) -> Option<Date> {
    if let Some(Value::Date(day)) = record.get(field) { Some(*day) } else { None }
}

fn clauses_of(record: &Record, field: &str) -> BTreeSet<&'static str> {
    record.text(field).and_then(|list| clauses::read(list).ok()).unwrap_or_default()
}

fn several(record: &Record, field: &str) -> BTreeSet<Id> {
    if let Some(Value::References(ids)) = record.get(field) { ids.iter().copied().collect() } else { BTreeSet::new() }
}
