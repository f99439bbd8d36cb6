//! The calendar of obligations: what is to be done by when, across all record types a viewer may read. An obligation is a duty
//! of a type ([`schema::DutyDef`]) on one record; it is opened as the record that fulfils it.

use crate::app::App;
use crate::error::Result;
use crate::view::{AgendaView, Obligation};
use engine::Viewer;
use kernel::{Date, Id};
use schema::{DutyDef, TypeDef};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::{Dated, Selection};

/// Obligations shown at most.
const MOST: usize = 500;
/// Days ahead.
const AHEAD: i64 = 366;

impl App {
    /// What is due within a year, and what is overdue; only the viewer's own, or all they may see.
    ///
    /// # Errors
    /// A fault.
    pub async fn agenda(&self, viewer: &Viewer, own: bool) -> Result<AgendaView> {
        let today = self.today_for(viewer);
        let mut asked = Vec::new();
        for def in self.types(viewer) {
            let Ok(rows) = self.rows(viewer, &def) else { continue };
            for duty in &def.duties {
                let owner = duty.owner.clone().or_else(|| def.spine.owner.clone());
                if own && owner.is_none() {
                    continue;
                }
                let mine = owner.as_ref().filter(|_| own).map(|field| format!("{field}:me"));
                if let Ok(query) = self.understood(viewer, &def, &standing(&def, duty, mine)) {
                    asked.push((def.clone(), duty.clone(), owner, rows.0.clone(), query));
                }
            }
        }
        let wanted: Vec<Dated<'_>> = asked
            .iter()
            .map(|(def, duty, _, rows, query)| Dated {
                selection: Selection { type_name: &def.name, query: Some(query), scope: rows },
                field: &duty.on,
            })
            .collect();
        let until = today.saturating_add(jiff::Span::new().days(AHEAD));
        let found = self.store.agenda(&wanted, until, MOST + 1, &self.env(viewer)).await?;
        let more = found.len() > MOST;
        let ids: Vec<Id> = found.iter().take(MOST).map(|row| row.id).collect::<BTreeSet<_>>().into_iter().collect();
        let (records, names) = self.rows_for(viewer, self.store.load_many(&ids).await?).await?;
        let records: BTreeMap<Id, _> = records.into_iter().map(|r| (r.id, r)).collect();
        let obligation = |row: store::DatedRow| {
            let (def, duty, owner, ..) = asked.get(row.which)?;
            let record = records.get(&row.id)?;
            let owner = owner.as_ref().and_then(|field| record.reference(field));
            Some(Obligation {
                def: def.clone(),
                duty: duty.clone(),
                record: row.id,
                number: record.number.clone(),
                title: crate::sight::title(def, record),
                day: row.day,
                owner,
            })
        };
        let obligations = found.into_iter().take(MOST).filter_map(obligation).collect();
        Ok(AgendaView { today, own, obligations, names, more })
    }

    fn today_for(&self, viewer: &Viewer) -> Date {
        let zone = jiff::tz::TimeZone::get(&viewer.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        zone.to_datetime(self.now().to_jiff()).date()
    }
}

/// The query of records that have a duty: it holds, they have not ended, and perhaps they are the viewer's.
fn standing(def: &Arc<TypeDef>, duty: &DutyDef, mine: Option<String>) -> String {
    let ended: Vec<&str> = def.lifecycle.iter().flat_map(|l| &l.states).filter(|s| s.terminal).map(|s| s.name.as_str()).collect();
    let ended = (!ended.is_empty()).then(|| format!("-state:{}", ended.join(",")));
    let when = (!duty.when.is_empty()).then(|| format!("({})", duty.when));
    [when, ended, mine].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
