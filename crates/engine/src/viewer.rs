//! Who is looking, and what they may: role grants resolved for one actor. There is no way to query without one.

use journal::Actor;
use kernel::{Id, Name};

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
    pub grants: Vec<Grant>,
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
    pub fn grants_for<'a>(&'a self, type_name: &'a str, verb: &'a Verb) -> impl Iterator<Item = &'a Grant> {
        self.grants.iter().filter(move |g| g.type_name.as_ref().is_none_or(|t| *t == *type_name) && g.verbs.contains(verb))
    }
}
