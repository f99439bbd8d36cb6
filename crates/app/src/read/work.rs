//! My work: what awaits the viewer, most pressing first. Sections follow from the types: whatever is assigned gets a
//! section for the person and one for their groups; whatever has a requester shows people their own.

use crate::app::App;
use crate::error::Result;
use crate::view::{ListQuery, MyWork, WorkSection};
use engine::{Verb, Viewer};
use kernel::Name;
use schema::TypeDef;
use std::sync::Arc;

/// Rows shown per section.
const ROWS: u32 = 20;

impl App {
    /// What awaits the viewer.
    ///
    /// # Errors
    /// A fault.
    pub async fn my_work(&self, viewer: &Viewer) -> Result<MyWork> {
        let mut work = MyWork { now: self.now(), ..MyWork::default() };
        for def in self.types(viewer).into_iter().filter(|d| d.has_trait("work_item")) {
            let staff = viewer.grants_for(&def.name, &Verb::Internal).next().is_some();
            let plural = def.plural.to_lowercase();
            if staff {
                if def.spine.owner.is_some() {
                    let title = format!("{} assigned to me", def.plural);
                    let empty = format!("No open {plural} are assigned to you. Take one from your groups.");
                    self.section(viewer, &mut work, &def, "mine", title, empty, "is:open owner:me").await?;
                }
                if def.spine.group.is_some() && !viewer.groups.is_empty() {
                    let title = format!("Unassigned {plural} of my groups");
                    let empty = "Nothing waits for somebody to take it.".to_owned();
                    self.section(viewer, &mut work, &def, "unassigned", title, empty, "is:open is:unassigned group:my_groups").await?;
                }
            }
            if def.spine.requester.is_some() {
                let title = if staff { format!("{} I reported", def.plural) } else { format!("My {plural}") };
                let empty = format!("You have no open {plural}.");
                self.section(viewer, &mut work, &def, "reported", title, empty, "is:open requester:me").await?;
            }
        }
        Ok(work)
    }

    #[allow(clippy::too_many_arguments)] // one section is these seven things, and is made in three places above
    async fn section(
        &self,
        viewer: &Viewer,
        work: &mut MyWork,
        def: &Arc<TypeDef>,
        name: &str,
        title: String,
        empty: String,
        query: &str,
    ) -> Result<()> {
        let mut wish = ListQuery::of(def.name.clone()).matching(query);
        wish.limit = ROWS;
        let list = self.list(viewer, &wish).await?;
        work.names.extend(list.names);
        work.sections.push(WorkSection {
            name: Name::from(name),
            title,
            empty,
            query: query.to_owned(),
            def: def.clone(),
            rows: list.rows,
            more: list.next.is_some(),
        });
        Ok(())
    }
}
