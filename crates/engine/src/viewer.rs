//! Who is looking, and what they may: role grants resolved for one actor. There is no way to query without one.

use journal::Actor;
use kernel::{Id, Name};
use std::collections::BTreeSet;

/// What may be done with records of a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// See records and search them.
    Read,
    /// See and write internal notes and internal attachments.
    Internal,
    /// Make new ones.
    Create,
    /// Change fields.
    Update,
    /// Add public messages, attachments.
    Comment,
    /// Make and end links.
    Link,
    /// Take a move (`*` for all the move's own roles allow).
    Move(Name),
    /// Override a computed priority.
    Override,
    /// Correct a record that has ended, with a reason.
    Correct,
    /// Erase personal data.
    Erase,
    /// Administer: overlays, grants, import, tokens of others.
    Administer,
}

impl Verb {
    /// The verb behind the right a field is kept to.
    #[must_use]
    pub fn of_right(right: &str) -> Option<Self> {
        match right {
            "override" => Some(Self::Override),
            "correct" => Some(Self::Correct),
            "administer" => Some(Self::Administer),
            _ => None,
        }
    }
}

/// Which fields a grant covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldSet {
    /// Every field.
    All,
    /// Only these.
    Only(Vec<Name>),
    /// All but these.
    Except(Vec<Name>),
}

impl FieldSet {
    /// Whether it covers `field`.
    #[must_use]
    pub fn covers(&self, field: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(names) => names.iter().any(|n| *n == *field),
            Self::Except(names) => names.iter().all(|n| *n != *field),
        }
    }
}

/// One permission: verbs on a type, for some fields, on the rows a query selects.
#[derive(Clone, Debug, PartialEq)]
pub struct Grant {
    /// The role it comes from, for "why can I see this?".
    pub role: Name,
    /// The type; `None` for every type.
    pub type_name: Option<Name>,
    /// What may be done.
    pub verbs: Vec<Verb>,
    /// On which fields.
    pub fields: FieldSet,
    /// On which rows: text in the query language, `me`, `my_groups` and `my_customers` mean the viewer's; empty for all rows.
    pub scope: String,
}

/// Grants in the order of their types, so that those for a type are found without looking at those for the others: whoever
/// holds a few roles holds hundreds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grants {
    all: Vec<Grant>,
    /// Types that a grant for every type does not open.
    sealed: BTreeSet<Name>,
}

impl Grants {
    /// No grants yet; those for every type do not open these.
    #[must_use]
    pub const fn sealing(sealed: BTreeSet<Name>) -> Self {
        Self { all: Vec::new(), sealed }
    }
    /// Adds a grant, unless it is there.
    pub fn add(&mut self, grant: Grant) {
        let end = self.all.partition_point(|g| g.type_name <= grant.type_name);
        if !self.all[..end].iter().rev().take_while(|g| g.type_name == grant.type_name).any(|g| *g == grant) {
            self.all.insert(end, grant);
        }
    }
    /// Those for every type, unless it is sealed, then those for this one.
    pub fn of<'a>(&'a self, type_name: &str) -> impl Iterator<Item = &'a Grant> + use<'a> {
        let everywhere = if self.sealed.contains(type_name) { 0 } else { self.all.partition_point(|g| g.type_name.is_none()) };
        let begin = self.all.partition_point(|g| g.type_name.as_deref().is_none_or(|t| t < type_name));
        let end = begin + self.all[begin..].partition_point(|g| g.type_name.as_deref() == Some(type_name));
        self.all[..everywhere].iter().chain(&self.all[begin..end])
    }
    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Grant> {
        self.all.iter()
    }
    /// Takes verbs away.
    pub fn retain_verbs(&mut self, keep: impl Fn(&Verb) -> bool) {
        self.all.iter_mut().for_each(|g| g.verbs.retain(&keep));
    }
}

impl FromIterator<Grant> for Grants {
    fn from_iter<T: IntoIterator<Item = Grant>>(grants: T) -> Self {
        let mut all = Self::default();
        grants.into_iter().for_each(|grant| all.add(grant));
        all
    }
}

/// A resolved actor: who they are and everything they may.
#[derive(Clone, Debug, PartialEq)]
pub struct Viewer {
    /// Who.
    pub actor: Actor,
    /// Their roles.
    pub roles: Vec<Name>,
    /// Groups they belong to.
    pub groups: Vec<Id>,
    /// Customers they belong to or look after.
    pub customers: Vec<Id>,
    /// What they may.
    pub grants: Grants,
    /// IANA time zone they read times in.
    pub zone: String,
    /// BCP 47 language.
    pub locale: String,
}

impl Viewer {
    /// Whether they hold `role`.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        self.roles.iter().any(|r| *r == *role)
    }
    /// Whether they are a person who works on records of the type, not only asks for them: who reads internal notes does.
    #[must_use]
    pub fn works_on(&self, type_name: &str) -> bool {
        self.actor.person().is_some() && self.grants_for(type_name, &Verb::Internal).next().is_some()
    }
    /// The grants that allow `verb` on `type_name`.
    pub fn grants_for<'a>(&'a self, type_name: &str, verb: &'a Verb) -> impl Iterator<Item = &'a Grant> {
        self.grants.of(type_name).filter(move |g| g.verbs.contains(verb))
    }
}
