//! The matrix of roles, from reference records in memory: no statement at all.

use crate::app::App;
use crate::error::Result;
use crate::view::governance::{RoleMatrixView, RoleRow};
use engine::Viewer;
use kernel::{Id, Name};
use practices::organisation::mandates::{self, Mandate};
use std::collections::BTreeSet;

impl App {
    /// Who holds which role today, and what is wrong with that.
    ///
    /// # Errors
    /// Not visible to whoever does not read every role assignment; a fault.
    pub async fn role_matrix(&self, viewer: &Viewer) -> Result<RoleMatrixView> {
        self.reads_whole(viewer, "role_assignment")?;
        let today = self.today();
        let shelf = self.shelf();
        let active = |person: Id| shelf.get(person).is_some_and(|p| p.flag("active"));
        let all: Vec<Mandate> = shelf.all("role_assignment").filter_map(|r| Mandate::read(r, active)).collect();
        let row = |role: &&'static str| {
            let coming = |m: &&Mandate| *m.role == **role && m.active && m.from > today && m.to.is_none_or(|to| to >= m.from);
            let mut holders: Vec<Mandate> = mandates::holders(&all, role, today).cloned().collect();
            holders.sort_by_key(|m| (m.from, m.id));
            RoleRow {
                role: Name::from(*role),
                label: self.choice_label("competence_requirement", "role", role),
                vital: mandates::is_vital(role),
                holders,
                coming: all.iter().filter(coming).cloned().collect(),
            }
        };
        let groups: Vec<_> = mandates::GROUPS.iter().map(|(title, roles)| (*title, roles.iter().map(row).collect::<Vec<_>>())).collect();
        let ending = mandates::ending(&all, today, mandates::SOON_DAYS);
        let ending = ending.into_iter().map(|e| (e.mandate.clone(), e.days_left, e.succeeded)).collect();
        let people: BTreeSet<Id> = all.iter().flat_map(|m| [Some(m.person), m.deputy]).flatten().collect();
        Ok(RoleMatrixView {
            today,
            groups,
            alone: mandates::alone(&all, today).into_iter().cloned().collect(),
            ending,
            conflicts: mandates::conflicts(&all, today),
            names: self.labels(viewer, &people).await?,
        })
    }
}
