//! The scope statement in force beside the services as they are.

use crate::app::App;
use crate::error::Result;
use crate::view::governance::ScopeView;
use engine::Viewer;
use kernel::Id;
use practices::context::scope;
use schema::Value;
use std::collections::BTreeSet;

impl App {
    /// The scope beside the live services.
    ///
    /// # Errors
    /// Not visible to whoever does not read every statement and service; a fault.
    pub async fn scope_page(&self, viewer: &Viewer) -> Result<ScopeView> {
        self.reads_whole(viewer, "scope_statement")?;
        self.reads_whole(viewer, "service")?;
        let in_force = self.gathered(viewer, "scope_statement", "state:published", "-effective_on", 1).await?;
        let drafts = self.gathered(viewer, "scope_statement", "state:draft,under_revision,in_review,approved", "-updated_at", 5).await?;
        let statement = in_force.records.into_iter().next();
        let stated: BTreeSet<Id> = match statement.as_ref().and_then(|s| s.get("services")) {
            Some(Value::References(ids)) => ids.iter().copied().collect(),
            _ => BTreeSet::new(),
        };
        let services = self.shelved(viewer, "service").await?;
        let mut names = in_force.names;
        names.extend(drafts.names);
        names.extend(services.names);
        let mut services: Vec<_> =
            services.records.into_iter().filter_map(|s| scope::standing(&s, &stated).map(|standing| (s, standing))).collect();
        services.sort_by(|(a, x), (b, y)| (x, a.text("name")).cmp(&(y, b.text("name"))));
        Ok(ScopeView { statement, drafts: drafts.records, services, service: self.def("service")?, names })
    }
}
