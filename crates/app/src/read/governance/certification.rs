//! A certification cycle with its line of days and the gate before stage 1.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::view::governance::CertificationView;
use engine::{Record, Viewer};
use kernel::Id;
use practices::certification::gates::{REVIEWS_COUNTED, audits_counted, facts_of};
use practices::certification::readiness::conditions;
use practices::certification::timeline::{External, line};

/// Cycles to choose from.
const CYCLES: u32 = 12;
/// Audits of a cycle that are looked at.
const AUDITS: u32 = 50;

impl App {
    /// A cycle by number or identity; the newest that was not withdrawn when none is named.
    ///
    /// # Errors
    /// Not visible when there is no such cycle or not every one may be read; a fault.
    pub async fn certification_page(&self, viewer: &Viewer, key: Option<&str>) -> Result<CertificationView> {
        for type_name in ["certification_cycle", "external_audit"] {
            self.reads_whole(viewer, type_name)?;
        }
        let today = self.today();
        let found = self.gathered(viewer, "certification_cycle", "", "-created_at", CYCLES).await?;
        let cycle = match key {
            Some(key) => {
                let named = |r: &&Record| r.number.as_deref() == Some(key) || key.parse::<Id>().is_ok_and(|id| id == r.id);
                Some(found.records.iter().find(named).ok_or(AppError::NotVisible)?.clone())
            }
            None => found.records.iter().find(|r| r.state.as_deref() != Some("withdrawn")).or_else(|| found.records.first()).cloned(),
        };
        let mut view = CertificationView {
            today,
            def: self.def("certification_cycle")?,
            audit: self.def("external_audit")?,
            cycles: found.records,
            line: Vec::new(),
            gate: Vec::new(),
            audits: Vec::new(),
            names: found.names,
            cycle,
        };
        let Some(cycle) = view.cycle.clone() else { return Ok(view) };
        let q = format!("cycle:{} -state:cancelled", cycle.id);
        let external = self.gathered(viewer, "external_audit", &q, "planned_on", AUDITS).await?;
        let audits: Vec<Box<Record>> = self
            .gathered(viewer, "internal_audit", &audits_counted(today), "held_on", 200)
            .await?
            .records
            .into_iter()
            .map(Box::new)
            .collect();
        let reviews: Vec<Box<Record>> = self
            .gathered(viewer, "management_review", REVIEWS_COUNTED, "-held_on", AUDITS)
            .await?
            .records
            .into_iter()
            .map(Box::new)
            .collect();
        view.gate = conditions(&facts_of(&cycle, &audits, &reviews), today);
        let read: Vec<External> = external.records.iter().map(External::read).collect();
        view.line = line(&cycle, &read, today);
        view.names.extend(external.names);
        view.audits = external.records;
        Ok(view)
    }
}
