//! The board of objectives: what was measured beside where each began and where it is to go, with the results of its KPI.

use super::figure;
use crate::app::App;
use crate::error::Result;
use crate::view::governance::{ObjectiveCard, ObjectivesView};
use engine::{Record, Viewer};
use kernel::{Date, Id};
use practices::organisation::days::days_between;
use practices::planning::progress::progress;
use schema::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Objectives shown.
const MOST: u32 = 100;
/// Results of KPIs looked at.
const RESULTS: u32 = 500;
/// Results shown of one KPI.
const SHOWN: usize = 12;

impl App {
    /// The board of objectives.
    ///
    /// # Errors
    /// Not visible to whoever does not read every objective; a fault.
    pub async fn objectives_board(&self, viewer: &Viewer) -> Result<ObjectivesView> {
        self.reads_whole(viewer, "objective")?;
        let today = self.today();
        let found = self.gathered(viewer, "objective", "state:active", "due_on", MOST).await?;
        let concluded = self.gathered(viewer, "objective", "state:achieved,missed", "-concluded_at", 8).await?;
        let drafts = String::from("state:draft");
        let counts = self.figures_of(viewer, &[("objective", drafts.clone())]).await?;
        let kpis: BTreeSet<String> = found.records.iter().filter_map(|r| r.reference("kpi")).map(Id::text).collect();
        let mut results: BTreeMap<Id, Vec<Record>> = BTreeMap::new();
        if !kpis.is_empty() {
            let q = format!("state:measured,evaluated kpi:{}", kpis.into_iter().collect::<Vec<_>>().join(","));
            for result in self.gathered(viewer, "kpi_result", &q, "-measured_at", RESULTS).await?.records {
                if let Some(kpi) = result.reference("kpi") {
                    results.entry(kpi).or_default().push(result);
                }
            }
        }
        let mut names = found.names;
        names.extend(concluded.names);
        let mut active: Vec<ObjectiveCard> = found
            .records
            .into_iter()
            .map(|record| {
                let own = record.reference("kpi").and_then(|kpi| results.get(&kpi)).map(Vec::as_slice).unwrap_or_default();
                self.card(record, own, today)
            })
            .collect();
        active.sort_by_key(|c| (c.progress.verdict, c.days_left));
        let drafts = figure(drafts, counts.into_iter().next().flatten());
        Ok(ObjectivesView { active, drafts, concluded: concluded.records, def: self.def("objective")?, more: found.more, names })
    }

    fn card(&self, record: Record, results: &[Record], today: Date) -> ObjectiveCard {
        let began = record.instant("approved_at").map(|at| self.local_date(at));
        let measured_on = record.instant("last_measured_at").map(|at| self.local_date(at));
        let newest = results.iter().filter_map(|r| r.instant("measured_at")).max().map(|at| self.local_date(at));
        let due = if let Some(Value::Date(day)) = record.get("due_on") { Some(*day) } else { None };
        let mut measurements: Vec<(Date, String)> = match record.get("measurements") {
            Some(Value::Table(rows)) => rows
                .iter()
                .filter_map(|row| match (row.get("measured_on"), row.get("value")) {
                    (Some(Value::Date(on)), Some(Value::Decimal(value))) => Some((*on, value.normalize().to_string())),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        measurements.sort_by_key(|(on, _)| *on);
        let met = |r: &Record| if let Some(Value::Boolean(met)) = r.get("met") { Some(*met) } else { None };
        let shown = results.iter().take(SHOWN).rev();
        let results =
            shown.map(|r| (r.text("period").unwrap_or_default().to_owned(), r.text("value").map(str::to_owned), met(r), r.id)).collect();
        ObjectiveCard {
            progress: progress(&record, began, measured_on, today),
            days_left: due.map(|day| days_between(today, day)),
            measurements,
            results,
            behind_kpi: newest.is_some_and(|on| measured_on.is_none_or(|own| own < on)),
            record,
        }
    }
}
