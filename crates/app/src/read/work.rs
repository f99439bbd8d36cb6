//! My work: what awaits the viewer, most pressing first, of whatever type. What is assigned stands in a section for the person and
//! one for their groups; what has a requester shows people their own.

use crate::app::App;
use crate::error::Result;
use crate::read::beside;
use crate::sight;
use crate::view::{MentionView, MyWork, WorkSection};
use engine::{Facts, Record, Verb, Viewer, Visibility};
use kernel::{Id, Name};
use schema::TypeDef;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::{Selection, StoredMessage};

/// Rows shown per section.
const ROWS: usize = 20;
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
        let types: Vec<_> = self.types(viewer).into_iter().filter(|d| d.has_trait("work_item")).collect();
        let (staff, others): (Vec<_>, Vec<_>) =
            types.into_iter().partition(|d| viewer.grants_for(&d.name, &Verb::Internal).next().is_some());
        let having = |from: &[Arc<TypeDef>], has: fn(&TypeDef) -> bool| -> Vec<_> { from.iter().filter(|d| has(d)).cloned().collect() };
        let owned = having(&staff, |d| d.spine.owner.is_some());
        if !owned.is_empty() {
            let empty = "Nothing open is assigned to you. Take something from your groups.";
            self.section(viewer, &mut work, owned, ("mine", "Assigned to me", empty), "is:open owner:me").await?;
        }
        let grouped = having(&staff, |d| d.spine.group.is_some());
        if !grouped.is_empty() && !viewer.groups.is_empty() {
            let words = ("unassigned", "Unassigned in my groups", "Nothing waits for somebody to take it.");
            self.section(viewer, &mut work, grouped, words, "is:open is:unassigned group:my_groups").await?;
        }
        let asked: Vec<_> = staff.iter().chain(&others).filter(|d| d.spine.requester.is_some()).cloned().collect();
        if !asked.is_empty() {
            let title = if staff.is_empty() { "What I asked for" } else { "Reported by me" };
            let words = ("reported", title, "Nothing you asked for is open.");
            self.section(viewer, &mut work, asked, words, "is:open requester:me").await?;
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

    /// One section over several types: one statement, one more for the records.
    async fn section(
        &self,
        viewer: &Viewer,
        work: &mut MyWork,
        defs: Vec<Arc<TypeDef>>,
        (name, title, empty): (&str, &str, &str),
        query: &str,
    ) -> Result<()> {
        let mut asked = Vec::with_capacity(defs.len());
        for def in &defs {
            if let (Ok(rows), Ok(query)) = (self.rows(viewer, def), self.understood(viewer, def, query)) {
                asked.push((def.clone(), rows.0, query));
            }
        }
        let wanted: Vec<_> =
            asked.iter().map(|(def, rows, query)| Selection { type_name: &def.name, query: Some(query), scope: rows }).collect();
        let mut found = self.store.pressing(&wanted, ROWS + 1, &self.env(viewer)).await?;
        let more = found.len() > ROWS;
        found.truncate(ROWS);
        let ids: Vec<Id> = found.iter().map(|(_, id)| *id).collect();
        let (records, names) = self.rows_for(viewer, self.store.load_many(&ids).await?).await?;
        let mut records: BTreeMap<Id, Record> = records.into_iter().map(|r| (r.id, r)).collect();
        let rows = found.iter().filter_map(|(which, id)| Some((asked.get(*which)?.0.clone(), records.remove(id)?))).collect();
        work.names.extend(names);
        let (name, title, empty, query) = (Name::from(name), title.to_owned(), empty.to_owned(), query.to_owned());
        work.sections.push(WorkSection { name, title, empty, query, defs, rows, more });
        Ok(())
    }
}
