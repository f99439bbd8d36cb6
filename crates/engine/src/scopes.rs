//! Queries that rules and grants carry as text, read once and remembered: row scopes of grants and guards of moves.

use crate::{Eyes, Facts, Link, Record, Work, access};
use kernel::{Id, Name, Timestamp};
use schema::query::{Checked, Env, Query, Subject};
use schema::text::SearchText;
use schema::{Model, Phase, TypeDef, Value};
use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

/// Query texts of one type, and what they mean.
type Texts = BTreeMap<String, Option<Arc<Checked>>>;

/// Remembered queries, by type and text. A memory of a pure function: it changes no answer.
#[derive(Debug, Default)]
pub struct Scopes {
    read: RwLock<BTreeMap<Name, Texts>>,
}

impl Scopes {
    /// The query `text` settled for a type; `None` when it cannot be understood, which selects nothing.
    #[must_use]
    pub fn settled(&self, model: &Model, def: &TypeDef, text: &str) -> Option<Arc<Checked>> {
        if let Ok(read) = self.read.read()
            && let Some(known) = read.get(&def.name).and_then(|texts| texts.get(text))
        {
            return known.clone();
        }
        let settled = Query::parse(text).ok().and_then(|q| q.check(model, def).ok()).map(Arc::new);
        if let Ok(mut write) = self.read.write() {
            write.entry(def.name.clone()).or_default().insert(text.to_owned(), settled.clone());
        }
        settled
    }

    /// Whether a record matches a row scope, through the eyes of a viewer.
    #[must_use]
    pub fn holds(&self, eyes: &Eyes<'_>, def: &TypeDef, text: &str, record: &Record) -> bool {
        let Some(query) = self.settled(eyes.model, def, text) else { return false };
        let env = environment(eyes);
        query.matches(&Seen { record, links: None, model: eyes.model, facts: eyes.facts }, &env)
    }

    /// Whether the record as decided matches a guard, the links that are made with the decision included.
    pub(crate) fn matches(&self, work: &Work<'_>, text: &str) -> bool {
        let eyes = access::eyes(work);
        let Some(query) = self.settled(eyes.model, work.def, text) else { return false };
        let env = environment(&eyes);
        query.matches(&Seen { record: &work.record, links: Some(work.links()), model: eyes.model, facts: eyes.facts }, &env)
    }
}

/// What a query knows of whoever asks.
fn environment(eyes: &Eyes<'_>) -> Env {
    let viewer = eyes.viewer;
    let mut env = Env::new(eyes.now, &viewer.zone);
    env.me = viewer.actor.person();
    env.my_groups.clone_from(&viewer.groups);
    env.my_customers.clone_from(&viewer.customers);
    env
}

/// A record as a query sees it.
pub struct Seen<'a> {
    /// The record.
    pub record: &'a Record,
    /// Its links, where they differ from those that are known: a decision makes some.
    pub links: Option<Vec<Link>>,
    /// All types.
    pub model: &'a Model,
    /// What else is known.
    pub facts: &'a Facts<'a>,
}

/// The same, for a record reached along a reference.
struct Reached<'a> {
    record: Arc<Record>,
    links: Option<Vec<Link>>,
    model: &'a Model,
    facts: &'a Facts<'a>,
}

macro_rules! subject {
    ($seen:ident) => {
        impl Subject for $seen<'_> {
            fn id(&self) -> Id {
                self.record.id
            }
            fn type_name(&self) -> &str {
                &self.record.type_name
            }
            fn number(&self) -> Option<&str> {
                self.record.number.as_deref()
            }
            fn state(&self) -> Option<&str> {
                self.record.state.as_deref()
            }
            fn phase(&self) -> Option<Phase> {
                let state = self.record.state.as_deref()?;
                self.model.get(&self.record.type_name)?.state(state).map(|s| s.phase)
            }
            fn version(&self) -> u32 {
                self.record.version
            }
            fn created_at(&self) -> Timestamp {
                self.record.created_at
            }
            fn updated_at(&self) -> Timestamp {
                self.record.updated_at
            }
            fn due_at(&self) -> Option<Timestamp> {
                self.record.due_at()
            }
            fn missed(&self) -> bool {
                self.record.clocks.iter().any(|c| c.counted && c.missed_at.is_some())
            }
            fn decided(&self, kind: &str) -> Option<(&'static str, Timestamp)> {
                let clock = self.record.clocks.iter().find(|c| c.counted && c.kind == *kind)?;
                Some((clock.outcome?.as_str(), clock.decided_at?))
            }
            fn watchers(&self) -> Vec<Id> {
                self.record.watchers.iter().copied().collect()
            }
            fn value(&self, field: &str) -> Option<&Value> {
                self.record.get(field)
            }
            fn follow(&self, id: Id) -> Option<Box<dyn Subject + '_>> {
                let record = self.facts.record(id)?;
                Some(Box::new(Reached { record, links: None, model: self.model, facts: self.facts }))
            }
            fn linked(&self, link: &str) -> Vec<Id> {
                let own = self.record.id;
                let links = self.links.as_deref().unwrap_or_else(|| self.facts.links(own));
                links.iter().filter(|l| l.from == own && l.name == *link).map(|l| l.to).collect()
            }
            fn search_text(&self) -> SearchText {
                let def = self.model.get(&self.record.type_name);
                def.map_or_else(SearchText::default, |def| SearchText::of(def, self.record.number.as_deref(), |f| self.record.get(f)))
            }
        }
    };
}

subject!(Seen);
subject!(Reached);
