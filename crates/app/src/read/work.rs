//! My work: what awaits the viewer, most pressing first. Sections follow from the types: whatever is assigned gets a
//! section for the person and one for their groups; whatever has a requester shows people their own.

use crate::app::App;
use crate::error::Result;
use crate::read::beside;
use crate::sight;
use crate::view::{ListQuery, MentionView, MyWork, WorkSection};
use engine::{Facts, Record, Verb, Viewer, Visibility};
use kernel::{Id, Name};
use schema::TypeDef;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::StoredMessage;

/// Rows shown per section.
const ROWS: u32 = 20;
/// Mentions shown.
const MENTIONS: usize = 10;
/// Mentions looked at: some stand in records that are out of sight by now.
const READ: u32 = 40;

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
        self.mentions(viewer, &mut work).await?;
        Ok(work)
    }

    /// Messages of others that mention the viewer: two statements, however many there are.
    async fn mentions(&self, viewer: &Viewer, work: &mut MyWork) -> Result<()> {
        let Some(me) = viewer.actor.person() else { return Ok(()) };
        let mut found = self.store.mentions_of(me, READ).await?;
        found.retain(|m| m.actor.person() != Some(me));
        if found.is_empty() {
            return Ok(());
        }
        let ids: Vec<Id> = found.iter().map(|m| m.record).collect::<BTreeSet<_>>().into_iter().collect();
        let records: BTreeMap<Id, Arc<Record>> = self.store.load_many(&ids).await?.into_iter().map(|r| (r.id, Arc::new(r))).collect();
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        for record in records.values() {
            facts.tell_record(record.id, Some(record.clone()));
        }
        let seen = self
            .judge_with(viewer, &mut facts, |eyes| {
                let open = |stored: &StoredMessage| {
                    let record = records.get(&stored.record)?;
                    let def = eyes.model.get(&record.type_name)?;
                    if stored.message.visibility == Visibility::Internal && !eyes.sees_internal(def, record) {
                        return None;
                    }
                    Some((sight::reduce(eyes, def, record)?, def.clone()))
                };
                let seen: Vec<Option<(Record, Arc<TypeDef>)>> = found.iter().map(open).collect();
                let authors = found.iter().zip(&seen).filter(|(_, s)| s.is_some()).filter_map(|(m, _)| m.actor.person()).collect();
                let names = sight::labels(eyes, &authors);
                (seen, names)
            })
            .await?;
        work.names.extend(seen.1);
        let shown = found.into_iter().zip(seen.0).filter_map(|(m, s)| s.map(|(record, def)| (m, record, def)));
        work.mentions = shown.take(MENTIONS).map(|(m, record, def)| MentionView { record, def, message: beside::message(m) }).collect();
        Ok(())
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
