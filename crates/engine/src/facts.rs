//! What pure code may know. A rule never fetches: it asks [`Facts`], and what is not there yet is noted as a [`Question`]
//! and answered as "nothing". The caller of [`plan`](crate::plan()) answers the questions and plans again, so that a rule
//! reads as if everything were at hand, and never awaits.

use crate::Record;
use kernel::{Id, Name};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Something that must be looked up before a decision can be made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// One record.
    Record(Id),
    /// Records of a type that match a query (text in the query language), the most recently updated first.
    Find {
        /// The type.
        type_name: Name,
        /// The query.
        query: String,
        /// At most so many.
        limit: usize,
    },
    /// The open links of a record, in both directions.
    Links(Id),
    /// Names of fields that changed on a record after a version (`state` for a move, which is no field).
    Changes {
        /// The record.
        record: Id,
        /// The version someone looked at.
        since: u32,
    },
}

/// One open link, as seen from neither end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Identity.
    pub id: Id,
    /// Link name as in the type definition of `from_type`.
    pub name: Name,
    /// Type at the end that declares it.
    pub from_type: Name,
    /// Record at the end that declares it.
    pub from: Id,
    /// Type at the other end.
    pub to_type: Name,
    /// Record at the other end.
    pub to: Id,
}

/// Into how many drawers the shelf is divided: a copy of a shelf shares all drawers but the one that is written to.
const DRAWERS: usize = 256;

/// Reference records kept in memory: people, groups, services, agreements, calendars, settings. Whoever decides holds a shelf
/// that does not change; a change makes a new one, which costs little however many people there are.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// By the last byte of the id; empty until something is put in.
    by_id: Vec<Arc<BTreeMap<Id, Arc<Record>>>>,
    /// Ids in ascending order.
    by_type: BTreeMap<Name, Arc<Vec<Id>>>,
}

impl Shelf {
    /// Puts a record on the shelf, in place of an older version of it.
    pub fn put(&mut self, record: Arc<Record>) {
        if self.by_id.is_empty() {
            self.by_id.resize_with(DRAWERS, Arc::default);
        }
        let id = record.id;
        let ids = self.by_type.entry(record.type_name.clone()).or_default();
        if let Err(at) = ids.binary_search(&id) {
            Arc::make_mut(ids).insert(at, id);
        }
        Arc::make_mut(&mut self.by_id[drawer(id)]).insert(id, record);
    }
    /// The record `id`.
    #[must_use]
    pub fn get(&self, id: Id) -> Option<&Arc<Record>> {
        self.by_id.get(drawer(id))?.get(&id)
    }
    /// All records of a type, oldest id first.
    pub fn all<'a>(&'a self, type_name: &str) -> impl Iterator<Item = &'a Arc<Record>> + use<'a> {
        self.by_type.get(type_name).into_iter().flat_map(|ids| ids.iter()).filter_map(|id| self.get(*id))
    }
    /// How many records it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.iter().map(|d| d.len()).sum()
    }
    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}

fn drawer(id: Id) -> usize {
    usize::from(id.as_u128().to_be_bytes()[15])
}

/// Everything known for one decision.
#[derive(Debug)]
pub struct Facts<'a> {
    shelf: &'a Shelf,
    records: BTreeMap<Id, Option<Arc<Record>>>,
    found: BTreeMap<(Name, String), Vec<Arc<Record>>>,
    links: BTreeMap<Id, Vec<Link>>,
    changes: BTreeMap<(Id, u32), BTreeSet<Name>>,
    staged: RefCell<BTreeMap<Id, Arc<Record>>>,
    questions: RefCell<BTreeSet<Question>>,
}

impl<'a> Facts<'a> {
    /// Facts that know the shelf and nothing else yet.
    #[must_use]
    pub const fn new(shelf: &'a Shelf) -> Self {
        Self {
            shelf,
            records: BTreeMap::new(),
            found: BTreeMap::new(),
            links: BTreeMap::new(),
            changes: BTreeMap::new(),
            staged: RefCell::new(BTreeMap::new()),
            questions: RefCell::new(BTreeSet::new()),
        }
    }

    /// Answers [`Question::Record`]; `None` says that there is no such record.
    pub fn tell_record(&mut self, id: Id, record: Option<Arc<Record>>) {
        self.records.insert(id, record);
    }
    /// Answers [`Question::Find`].
    pub fn tell_found(&mut self, type_name: Name, query: String, records: Vec<Arc<Record>>) {
        self.found.insert((type_name, query), records);
    }
    /// Answers [`Question::Links`].
    pub fn tell_links(&mut self, id: Id, links: Vec<Link>) {
        self.links.insert(id, links);
    }
    /// Answers [`Question::Changes`].
    pub fn tell_changes(&mut self, record: Id, since: u32, fields: BTreeSet<Name>) {
        self.changes.insert((record, since), fields);
    }

    /// The record `id`, as it stands after what this very plan already decided about it.
    #[must_use]
    pub fn record(&self, id: Id) -> Option<Arc<Record>> {
        if let Some(staged) = self.staged.borrow().get(&id) {
            return Some(staged.clone());
        }
        if let Some(record) = self.shelf.get(id) {
            return Some(record.clone());
        }
        match self.records.get(&id) {
            Some(known) => known.clone(),
            None => {
                self.ask(Question::Record(id));
                None
            }
        }
    }
    /// A reference record of a cached type; nothing is asked when it is not there.
    #[must_use]
    pub fn shelved(&self, id: Id) -> Option<&Arc<Record>> {
        self.shelf.get(id)
    }
    /// Records of a type that match a query.
    #[must_use]
    pub fn find(&self, type_name: &str, query: &str, limit: usize) -> Vec<Arc<Record>> {
        let key = (Name::from(type_name), query.to_owned());
        match self.found.get(&key) {
            Some(records) => records.iter().take(limit).map(|r| self.newest(r)).collect(),
            None => {
                self.ask(Question::Find { type_name: key.0, query: key.1, limit });
                Vec::new()
            }
        }
    }
    /// The open links of a record, both directions.
    #[must_use]
    pub fn links(&self, id: Id) -> &[Link] {
        match self.links.get(&id) {
            Some(links) => links,
            None => {
                self.ask(Question::Links(id));
                &[]
            }
        }
    }
    /// Fields changed after `since`; `None` while unknown.
    #[must_use]
    pub fn changes(&self, record: Id, since: u32) -> Option<&BTreeSet<Name>> {
        let known = self.changes.get(&(record, since));
        if known.is_none() {
            self.ask(Question::Changes { record, since });
        }
        known
    }
    /// All reference records of a cached type.
    pub fn all<'b>(&'b self, type_name: &str) -> impl Iterator<Item = &'b Arc<Record>> + use<'a, 'b> {
        self.shelf.all(type_name)
    }
    /// The first reference record of a cached type: the settings singleton, for example.
    #[must_use]
    pub fn first(&self, type_name: &str) -> Option<&Arc<Record>> {
        self.shelf.all(type_name).next()
    }

    /// What was asked and not known.
    #[must_use]
    pub fn take_questions(&self) -> Vec<Question> {
        std::mem::take(&mut *self.questions.borrow_mut()).into_iter().collect()
    }

    fn ask(&self, question: Question) {
        self.questions.borrow_mut().insert(question);
    }
    fn newest(&self, record: &Arc<Record>) -> Arc<Record> {
        self.staged.borrow().get(&record.id).unwrap_or(record).clone()
    }
    pub(crate) fn stage(&self, record: Arc<Record>) {
        self.staged.borrow_mut().insert(record.id, record);
    }
    pub(crate) fn staged(&self) -> BTreeMap<Id, Arc<Record>> {
        self.staged.borrow().clone()
    }
    pub(crate) fn restore_staged(&self, staged: BTreeMap<Id, Arc<Record>>) {
        *self.staged.borrow_mut() = staged;
    }
    pub(crate) fn clear_staged(&self) {
        self.staged.borrow_mut().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_shelf_shares_what_did_not_change() {
        let (by, at) = (journal::Actor::System("test".into()), kernel::Timestamp::from_seconds(0));
        let person = |n: u128| {
            Arc::new(Record {
                id: Id::from_u128(n),
                type_name: "person".into(),
                number: None,
                version: 0,
                state: None,
                created_at: at,
                created_by: by.clone(),
                updated_at: at,
                updated_by: by.clone(),
                fields: BTreeMap::new(),
                clocks: Vec::new(),
                watchers: BTreeSet::new(),
            })
        };
        let mut shelf = Shelf::default();
        for n in (0..10_000).rev() {
            shelf.put(person(n));
        }
        let held = shelf.clone();
        let mut changed = Record::clone(shelf.get(Id::from_u128(300)).unwrap());
        changed.version = 7;
        shelf.put(Arc::new(changed));
        let shared = shelf.by_id.iter().zip(&held.by_id).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
        assert_eq!(shared, DRAWERS - 1);
        assert!(Arc::ptr_eq(&shelf.by_type["person"], &held.by_type["person"]), "nobody came, nobody went");
        assert_eq!((held.get(Id::from_u128(300)).unwrap().version, shelf.get(Id::from_u128(300)).unwrap().version), (0, 7));
        let ids: Vec<u128> = shelf.all("person").map(|r| r.id.as_u128()).collect();
        assert!(ids.iter().copied().eq(0..10_000), "oldest first");
        assert_eq!(shelf.len(), 10_000);
    }
}
