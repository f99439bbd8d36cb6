//! Histories that are told whole: the records of a demonstration, whose identities and events are known beforehand. The same door as
//! an import of another system's history, and as idempotent: what the store has seen is not done again.

use crate::app::App;
use crate::error::{AppError, Result};
use engine::{Cx, Facts, ImportEvent, Link, Plan, plan_import};
use journal::{Actor, Channel};
use kernel::{Id, IdSource, Name, Timestamp};
use std::collections::BTreeMap;

/// Histories that are committed together.
const GROUP: usize = 500;

/// The whole history of one record.
#[derive(Clone, Debug)]
pub struct Tale {
    /// The record type.
    pub type_name: Name,
    /// What the teller calls the record.
    pub key: String,
    /// The record's identity.
    pub id: Id,
    /// The command by which it is told; the same in every run.
    pub command: Id,
    /// Its events, in the order of time.
    pub events: Vec<ImportEvent>,
}

/// An id source whose first ids are given; what comes after, salts included, comes from the source beneath.
struct Given<'a> {
    given: Vec<Id>,
    beneath: &'a mut dyn IdSource,
}

impl IdSource for Given<'_> {
    fn fill(&mut self, buffer: &mut [u8]) {
        self.beneath.fill(buffer);
    }
    fn id(&mut self, now: Timestamp) -> Id {
        self.given.pop().unwrap_or_else(|| self.beneath.id(now))
    }
}

impl App {
    /// Records histories, each with all its entries or not at all, in the order given. Answers how many entries were told.
    ///
    /// # Errors
    /// Every history that cannot be told, before anything is written; a fault of the store.
    pub async fn record_tales(&self, tales: &[Tale]) -> Result<u64> {
        self.writable()?;
        let mut plans = self.plan_tales(tales)?.into_iter();
        let entries = plans.as_slice().iter().map(|p| p.writes().len() as u64).sum();
        loop {
            let group: Vec<Plan> = plans.by_ref().take(GROUP).collect();
            if group.is_empty() {
                break;
            }
            for answer in self.store.commit_batch(group).await {
                answer.map_err(|e| AppError::fault(format!("a history was not committed: {e}")))?;
            }
        }
        self.reload_shelf().await?;
        Ok(entries)
    }

    fn plan_tales(&self, tales: &[Tale]) -> Result<Vec<Plan>> {
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        let mut plans = Vec::with_capacity(tales.len());
        let mut beneath = self.ids();
        let mut wrong = Vec::new();
        for (id, links) in self.links_of(tales) {
            facts.tell_links(id, links);
        }
        for tale in tales {
            // The last comes first: the command, then the record.
            let mut ids = Given { given: vec![tale.id, tale.command], beneath: &mut **beneath };
            let mut cx =
                Cx { actor: Actor::system("import"), now: self.clock.now(), ids: &mut ids, channel: Channel::Import, locale: "en" };
            let plan = plan_import(&mut cx, &self.model, &self.rules, &facts, &tale.type_name, None, &tale.events);
            let plan = match plan {
                Ok(plan) => plan,
                Err(refusals) => {
                    wrong.push(format!("{} “{}”: {refusals:?}", tale.type_name, tale.key));
                    continue;
                }
            };
            let after = plan.writes().last().map(|w| w.after().clone());
            facts.tell_record(tale.id, after);
            plans.push(plan);
        }
        if wrong.is_empty() { Ok(plans) } else { Err(AppError::fault(wrong.join("\n"))) }
    }

    /// The links between the records of the tales, by record, as they are in the end.
    fn links_of(&self, tales: &[Tale]) -> BTreeMap<Id, Vec<Link>> {
        let mut all: BTreeMap<Id, Vec<Link>> = tales.iter().map(|tale| (tale.id, Vec::new())).collect();
        for tale in tales {
            let Some(def) = self.model.get(&tale.type_name) else { continue };
            for (name, to) in tale.events.iter().flat_map(|event| &event.links) {
                let Some(link) = def.links.iter().find(|l| l.name == *name) else { continue };
                let (from_type, to_type) = (tale.type_name.clone(), link.to.clone());
                let link = Link { id: tale.command, name: name.clone(), from_type, from: tale.id, to_type, to: *to };
                all.entry(*to).or_default().push(link.clone());
                all.entry(tale.id).or_default().push(link);
            }
        }
        all
    }
}
