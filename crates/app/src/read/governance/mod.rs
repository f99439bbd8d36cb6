//! What governs: pages that put many records beside each other. Each asks the records in few statements, of a bounded number,
//! reduces them to what the viewer may see and leaves the thinking to pure functions of the practices.

mod audits;
mod boards;
mod certification;
mod competence;
mod objectives;
mod reviews;
mod risks;
mod roles;
mod scope;

use crate::app::App;
use crate::error::{AppError, Result};
use crate::pages::{COUNTED, Wish};
use crate::view::Counted;
use crate::view::governance::{Faces, Figure};
use engine::{Record, Viewer};
use kernel::{Name, Timestamp};
use schema::FieldKind;
use store::Selection;

/// Records a viewer may see, with the faces of what they refer to.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) records: Vec<Record>,
    pub(crate) names: Faces,
    pub(crate) more: bool,
}

impl App {
    /// Records of a type that a query selects, at most so many; nothing when the viewer may not list them.
    pub(crate) async fn gathered(&self, viewer: &Viewer, type_name: &str, q: &str, sort: &str, limit: u32) -> Result<Found> {
        let def = self.def(type_name)?;
        let Ok(rows) = self.rows(viewer, &def) else { return Ok(Found::default()) };
        let Ok(query) = self.understood(viewer, &def, q) else { return Ok(Found::default()) };
        let sort = self.order(viewer, &def, sort)?;
        let wish = Wish { def: &def, query: &query, scope: &rows.0, sort: &sort, cursor: None, limit };
        let page = self.page_of(&wish, &self.env(viewer)).await?;
        let more = page.next.is_some();
        let (records, names) = self.rows_for(viewer, page.records).await?;
        Ok(Found { records, names, more })
    }

    /// Records of a cached type as the viewer may see them.
    pub(crate) async fn shelved(&self, viewer: &Viewer, type_name: &str) -> Result<Found> {
        let records: Vec<Record> = self.shelf().all(type_name).map(|r| (**r).clone()).collect();
        let (records, names) = self.rows_for(viewer, records).await?;
        Ok(Found { records, names, more: false })
    }

    /// How many records each query selects; what a viewer may not ask counts as nothing. One statement for a hundred of them.
    pub(crate) async fn figures_of(&self, viewer: &Viewer, asked: &[(&str, String)]) -> Result<Vec<Option<Counted>>> {
        let mut known = Vec::with_capacity(asked.len());
        for (type_name, q) in asked {
            let one = self.def(type_name).ok().and_then(|def| {
                let rows = self.rows(viewer, &def).ok()?;
                Some((self.understood(viewer, &def, q).ok()?, def, rows))
            });
            known.push(one);
        }
        let selections: Vec<_> = known
            .iter()
            .flatten()
            .map(|(query, def, rows)| Selection { type_name: &def.name, query: Some(query), scope: &rows.0 })
            .collect();
        let mut counts = self.store.counts(&selections, COUNTED, &self.env(viewer)).await?.into_iter();
        let answer = |one: &Option<_>| {
            one.as_ref()?;
            counts.next().map(|c| Counted { n: c.n, capped: c.capped })
        };
        Ok(known.iter().map(answer).collect())
    }

    /// Refuses a page to whoever does not read every record of a type: figures over less would be other figures.
    pub(crate) fn reads_whole(&self, viewer: &Viewer, type_name: &str) -> Result<()> {
        if super::home::reads_all(viewer, &Name::from(type_name)) { Ok(()) } else { Err(AppError::NotVisible) }
    }

    /// The date of an instant, where the organisation is.
    pub(crate) fn local_date(&self, at: Timestamp) -> kernel::Date {
        crate::people::local_date(at, &self.organisation_zone(&self.shelf()))
    }

    /// What a choice is called.
    pub(crate) fn choice_label(&self, type_name: &str, field: &str, name: &str) -> String {
        let def = self.model.get(type_name);
        let label = def.and_then(|d| d.field(field)).and_then(|f| match &f.kind {
            FieldKind::Choice { choices } | FieldKind::MultiChoice { choices } => {
                choices.iter().find(|c| *c.name == *name).map(|c| c.label.clone())
            }
            _ => None,
        });
        label.unwrap_or_else(|| name.replace('_', " "))
    }
}

/// A figure from what was counted.
fn figure(query: String, count: Option<Counted>) -> Figure {
    Figure { count: count.unwrap_or(Counted { n: 0, capped: false }), query }
}
