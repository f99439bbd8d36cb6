//! The record view and the record page.

use super::clocks;
use crate::app::App;
use crate::error::{AppError, Result};
use crate::execute::Outcome;
use crate::sight;
use crate::view::{AllowedMove, Can, Place, RecordPage, RecordView};
use engine::{Cx, Eyes, Facts, Question, Record, Shelf, Verb, Viewer};
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
        // Of an id nothing is told by giving it back.
        if let Ok(id) = given.parse() { Ok(id) } else { Ok(self.locate(viewer, given).await?.id) }
    }

    /// A record by id or number, when this viewer may see it: enough to address it, without what a page shows of it.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn locate(&self, viewer: &Viewer, given: &str) -> Result<Place> {
        let shelf = self.shelf();
        let record = self.standing(&shelf, given).await?;
        let def = self.model.get(&record.type_name).cloned().ok_or(AppError::NotVisible)?;
        let mut facts = Facts::new(&shelf);
        facts.tell_record(record.id, Some(record.clone()));
        let judged = self
            .judge_with(viewer, &mut facts, |eyes| {
                eyes.sees(&record).then(|| (def.conversation || def.attachments) && eyes.sees_internal(&def, &record))
            })
            .await?;
        let internal = judged.ok_or(AppError::NotVisible)?;
        Ok(Place { def, id: record.id, number: record.number.clone(), internal, stood: record })
    }

    /// The record behind an id or a number, not judged yet.
    async fn standing(&self, shelf: &Shelf, given: &str) -> Result<Arc<Record>> {
        if let Ok(id) = given.parse() {
            return match shelf.get(id) {
                Some(record) => Ok(record.clone()),
                None => Ok(Arc::new(self.store.load(id).await?.ok_or(AppError::NotVisible)?)),
            };
        }
        if given.len() > 40 || !given.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(AppError::NotVisible);
        }
        Ok(Arc::new(self.store.by_number(&given.to_ascii_uppercase()).await?.ok_or(AppError::NotVisible)?))
    }

    /// A record as this viewer may see it.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn view(&self, viewer: &Viewer, id: Id) -> Result<RecordView> {
        self.view_by(viewer, &id.text()).await
    }

    /// A record by id or number, as this viewer may see it.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn view_by(&self, viewer: &Viewer, given: &str) -> Result<RecordView> {
        let shelf = self.shelf();
        let record = self.standing(&shelf, given).await?;
        let mut facts = Facts::new(&shelf);
        facts.tell_record(record.id, Some(record.clone()));
        self.view_of(viewer, &mut facts, &record).await
    }

    /// The record a command was about, as it stands after it and as this viewer may see it. What may be done with it next is
    /// another question, and costs a decision for every move: it is not answered here.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn view_after(&self, viewer: &Viewer, outcome: &Outcome) -> Result<RecordView> {
        let Some(record) = &outcome.after else { return self.view(viewer, outcome.record).await };
        let shelf = self.shelf();
        let mut facts = Facts::new(&shelf);
        facts.tell_record(record.id, Some(record.clone()));
        self.sight_of(viewer, &mut facts, record).await
    }

    /// A record with its conversation, files and links, by id or number.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn page(&self, viewer: &Viewer, given: &str) -> Result<RecordPage> {
        let view = self.view_by(viewer, given).await?;
        let (conversation, links) = self.beside(viewer, view.record.id, view.can.internal).await?;
        Ok(RecordPage { view, conversation, links })
    }

    pub(crate) async fn view_of(&self, viewer: &Viewer, facts: &mut Facts<'_>, record: &Arc<Record>) -> Result<RecordView> {
        let mut view = self.sight_of(viewer, facts, record).await?;
        if !self.options.read_only {
            let def = view.def.clone();
            view.moves = self.moves(viewer, facts, record, &def).await?;
        }
        Ok(view)
    }

    /// The view without moves.
    async fn sight_of(&self, viewer: &Viewer, facts: &mut Facts<'_>, record: &Arc<Record>) -> Result<RecordView> {
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
        view.ok_or(AppError::NotVisible)
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
