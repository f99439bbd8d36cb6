//! Decisions need facts, and pure code cannot fetch them. It asks instead; here the questions are answered, and the
//! decision is made again with the answers, until nothing is asked. Eight rounds are ample: each round answers every
//! question of the one before, so the rounds are bounded by how deep references are followed.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::pages::Wish;
use engine::{Eyes, Facts, Link, Question, Record, Shelf, Viewer};
use kernel::{Id, Name};
use schema::query::{Checked, Env, Query, Sort};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Most rounds of asking and answering.
const ROUNDS: usize = 8;

impl App {
    /// Judges something with a viewer's eyes, answering what the judgement asks for.
    pub(crate) async fn judge<T>(&self, viewer: &Viewer, judgement: impl Fn(&Eyes<'_>) -> T) -> Result<T> {
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        self.judge_with(viewer, &mut facts, judgement).await
    }

    /// The same with facts that are already known.
    pub(crate) async fn judge_with<T>(&self, viewer: &Viewer, facts: &mut Facts<'_>, judgement: impl Fn(&Eyes<'_>) -> T) -> Result<T> {
        for _ in 0..ROUNDS {
            let (judged, questions) = {
                let eyes = Eyes { viewer, model: &self.model, rules: &self.rules, facts, now: self.now() };
                (judgement(&eyes), facts.take_questions())
            };
            if questions.is_empty() {
                return Ok(judged);
            }
            self.answer(facts, questions).await?;
        }
        Err(AppError::fault("a judgement kept asking: references go round in a circle"))
    }

    /// Answers questions: all records in one statement, the rest one by one.
    pub(crate) async fn answer(&self, facts: &mut Facts<'_>, questions: Vec<Question>) -> Result<()> {
        let mut wanted: Vec<Id> = Vec::new();
        for question in questions {
            match question {
                Question::Record(id) => wanted.push(id),
                Question::Links(id) => {
                    let open = self.store.links(id).await?.into_iter().filter(|l| l.until.is_none());
                    let links = open
                        .map(|l| Link { id: l.id, name: l.name, from_type: l.from_type, from: l.from, to_type: l.to_type, to: l.to })
                        .collect();
                    facts.tell_links(id, links);
                }
                Question::Changes { record, since } => {
                    let fields = self.changed_since(record, since).await?;
                    facts.tell_changes(record, since, fields);
                }
                Question::Find { type_name, query, limit } => {
                    let found = self.find(&type_name, &query, limit).await?;
                    facts.tell_found(type_name, query, found);
                }
            }
        }
        if !wanted.is_empty() {
            let mut loaded: Vec<Arc<Record>> = self.store.load_many(&wanted).await?.into_iter().map(Arc::new).collect();
            for id in wanted {
                let at = loaded.iter().position(|r| r.id == id);
                facts.tell_record(id, at.map(|i| loaded.swap_remove(i)));
            }
        }
        Ok(())
    }

    /// Fields whose value an entry after `since` wrote; `state` when it moved.
    async fn changed_since(&self, record: Id, since: u32) -> Result<BTreeSet<Name>> {
        let mut fields = BTreeSet::new();
        for stored in self.store.entries(record).await?.into_iter().filter(|e| e.entry.header.version > since) {
            let payload = stored.payload()?;
            fields.extend(payload.set.into_keys());
            if payload.state.is_some() {
                fields.insert(Name::from("state"));
            }
        }
        Ok(fields)
    }

    async fn find(&self, type_name: &str, query: &str, limit: usize) -> Result<Vec<Arc<Record>>> {
        let Some(def) = self.model.get(type_name) else { return Ok(Vec::new()) };
        let checked = self.own_query(def, query)?;
        let everything = [self.own_query(def, "")?];
        let sort = Sort::parse("-updated", &self.model, def).map_err(AppError::fault)?;
        let limit = u32::try_from(limit.min(500)).unwrap_or(500);
        let wish = Wish { def, query: &checked, scope: &everything, sort: &sort, cursor: None, limit };
        let env = Env::new(self.now(), &self.organisation_zone(&self.shelf()));
        Ok(self.page_of(&wish, &env).await?.records.into_iter().map(Arc::new).collect())
    }

    /// A query of our own making, checked; one that does not fit is our fault.
    pub(crate) fn own_query(&self, def: &schema::TypeDef, query: &str) -> Result<Checked> {
        let parsed = Query::parse(query).map_err(|e| AppError::fault(format!("query {query:?} of a rule: {e:?}")))?;
        parsed.check(&self.model, def).map_err(|e| AppError::fault(format!("query {query:?} of a rule: {e:?}")))
    }

    /// The record, when it exists and this viewer may see it.
    pub(crate) async fn seen(&self, viewer: &Viewer, shelf: &Shelf, id: Id) -> Result<Arc<Record>> {
        let record = match shelf.get(id) {
            Some(record) => record.clone(),
            None => Arc::new(self.store.load(id).await?.ok_or(AppError::NotVisible)?),
        };
        let mut facts = Facts::new(shelf);
        facts.tell_record(id, Some(record.clone()));
        if self.judge_with(viewer, &mut facts, |eyes| eyes.sees(&record)).await? { Ok(record) } else { Err(AppError::NotVisible) }
    }
}
