//! The record view and the record page.

use super::clocks;
use crate::app::App;
use crate::error::{AppError, Result};
use crate::sight;
use crate::view::{AllowedMove, Can, RecordPage, RecordView};
use engine::{Cx, Eyes, Facts, Question, Record, Verb, Viewer};
use journal::Channel;
use kernel::{Id, Name, SeededIds};
use schema::{FieldRule, TypeDef};
use std::collections::BTreeSet;
use std::sync::Arc;

impl App {
    /// The id of a record given as its id or its number.
    ///
    /// # Errors
    /// Not visible, when there is none. Whether this viewer may see it is judged by what is then asked of it.
    pub async fn find_record(&self, viewer: &Viewer, given: &str) -> Result<Id> {
        if let Ok(id) = given.parse() {
            return Ok(id);
        }
        let wellformed = given.len() <= 40 && given.bytes().all(|b| b.is_ascii_alphanumeric());
        if !wellformed {
            return Err(AppError::NotVisible);
        }
        let shelf = self.shelf();
        let record = self.store.by_number(&given.to_ascii_uppercase()).await?.ok_or(AppError::NotVisible)?;
        let (id, record) = (record.id, Arc::new(record));
        let mut facts = Facts::new(&shelf);
        facts.tell_record(id, Some(record.clone()));
        if self.judge_with(viewer, &mut facts, |eyes| eyes.sees(&record)).await? { Ok(id) } else { Err(AppError::NotVisible) }
    }

    /// A record as this viewer may see it.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn view(&self, viewer: &Viewer, id: Id) -> Result<RecordView> {
        let shelf = self.shelf();
        let record = match shelf.get(id) {
            Some(record) => record.clone(),
            None => Arc::new(self.store.load(id).await?.ok_or(AppError::NotVisible)?),
        };
        let mut facts = Facts::new(&shelf);
        facts.tell_record(id, Some(record.clone()));
        self.view_of(viewer, &mut facts, &record).await
    }

    /// A record by id or number, as this viewer may see it.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn view_by(&self, viewer: &Viewer, given: &str) -> Result<RecordView> {
        if let Ok(id) = given.parse() {
            return self.view(viewer, id).await;
        }
        if given.len() > 40 || !given.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(AppError::NotVisible);
        }
        let record = Arc::new(self.store.by_number(&given.to_ascii_uppercase()).await?.ok_or(AppError::NotVisible)?);
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        facts.tell_record(record.id, Some(record.clone()));
        self.view_of(viewer, &mut facts, &record).await
    }

    /// A record with its conversation, files and links, by id or number.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn page(&self, viewer: &Viewer, given: &str) -> Result<RecordPage> {
        let view = self.view_by(viewer, given).await?;
        let (conversation, links) = self.beside(viewer, &view).await?;
        Ok(RecordPage { view, conversation, links })
    }

    pub(crate) async fn view_of(&self, viewer: &Viewer, facts: &mut Facts<'_>, record: &Arc<Record>) -> Result<RecordView> {
        let def = self.model.get(&record.type_name).cloned().ok_or(AppError::NotVisible)?;
        let now = self.now();
        let view = self
            .judge_with(viewer, facts, |eyes| {
                let reduced = sight::reduce(eyes, &def, record)?;
                let readable = sight::readable(eyes, &def, record);
                let mut ids = BTreeSet::new();
                sight::mentioned(&reduced, &mut ids);
                let agreements = self.rules.agreements();
                let mut clock_views: Vec<_> = reduced
                    .clocks
                    .iter()
                    .map(|clock| {
                        let kept = agreements.kept(eyes.facts, record, clock);
                        clocks::view(&def, clock, kept.as_ref().map(|p| &*p.hours), now)
                    })
                    .collect();
                clock_views.reverse();
                Some(RecordView {
                    title: sight::title(&def, &reduced),
                    phase: record.state.as_deref().and_then(|s| def.state(s)).map(|s| s.phase),
                    editable: self.editable(eyes, &def, record, &readable),
                    required: required(&def, record),
                    moves: Vec::new(),
                    clocks: clock_views,
                    names: sight::labels(eyes, &ids),
                    can: self.can(eyes, &def, record),
                    watching: viewer.actor.person().is_some_and(|me| record.watchers.contains(&me)),
                    now,
                    readable,
                    record: reduced,
                    def: def.clone(),
                })
            })
            .await?;
        let mut view = view.ok_or(AppError::NotVisible)?;
        if !self.options.read_only {
            view.moves = self.moves(viewer, facts, record, &def).await?;
        }
        Ok(view)
    }

    async fn moves(&self, viewer: &Viewer, facts: &mut Facts<'_>, record: &Arc<Record>, def: &TypeDef) -> Result<Vec<AllowedMove>> {
        // Nothing decided here is written: ids need not be real.
        for _ in 0..8 {
            let mut ids = SeededIds::new(1);
            let mut cx =
                Cx { actor: viewer.actor.clone(), now: self.now(), ids: &mut ids, channel: Channel::Screen, locale: &viewer.locale };
            let questions: Vec<Question> = match engine::allowed_moves(&mut cx, &self.model, &self.rules, viewer, facts, record) {
                Ok(moves) => {
                    let found = moves
                        .into_iter()
                        .filter_map(|m| Some(AllowedMove { def: def.r#move(&m.name)?.clone(), unmet: m.unmet, prompts: m.asks }));
                    return Ok(found.collect());
                }
                Err(questions) => questions,
            };
            self.answer(facts, questions).await?;
        }
        Err(AppError::fault("allowed moves kept asking for facts"))
    }

    fn editable(&self, eyes: &Eyes<'_>, def: &TypeDef, record: &Record, readable: &BTreeSet<Name>) -> BTreeSet<Name> {
        let state = record.state.as_deref().and_then(|s| def.state(s));
        if self.options.read_only || state.is_some_and(|s| s.terminal) {
            return BTreeSet::new();
        }
        let open = |name: &Name| !state.is_some_and(|s| matches!(s.fields.get(name), Some(FieldRule::ReadOnly | FieldRule::Hidden)));
        def.fields
            .iter()
            .filter(|f| !f.computed && !f.immutable && readable.contains(&f.name) && open(&f.name))
            .filter(|f| eyes.may_set(def, &Verb::Update, record, &f.name))
            .map(|f| f.name.clone())
            .collect()
    }

    fn can(&self, eyes: &Eyes<'_>, def: &TypeDef, record: &Record) -> Can {
        if self.options.read_only {
            return Can { internal: eyes.sees_internal(def, record), ..Can::default() };
        }
        let may = |verb| eyes.can(def, &verb, record);
        Can {
            update: may(Verb::Update),
            comment: def.conversation && may(Verb::Comment),
            internal: (def.conversation || def.attachments) && eyes.sees_internal(def, record),
            link: !def.links.is_empty() && may(Verb::Link),
            watch: def.watchable && eyes.viewer.actor.person().is_some(),
            override_priority: may(Verb::Override),
            erase: may(Verb::Erase),
        }
    }
}

fn required(def: &TypeDef, record: &Record) -> BTreeSet<Name> {
    let state = record.state.as_deref().and_then(|s| def.state(s));
    let by_state =
        state.into_iter().flat_map(|s| &s.fields).filter(|(_, rule)| **rule == FieldRule::Required).map(|(name, _)| name.clone());
    def.fields.iter().filter(|f| f.required).map(|f| f.name.clone()).chain(by_state).collect()
}
