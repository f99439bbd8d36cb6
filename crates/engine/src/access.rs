//! Who may do what, on which rows and fields, and why. Grants only add: nothing is allowed that no grant allows.

use crate::{Facts, FieldSet, Grant, Record, RuleBook, Verb, Viewer, Work};
use kernel::{Name, Timestamp};
use schema::{Model, MoveDef, TypeDef};

/// The eyes through which rows are judged: who looks, when, and what is known.
#[derive(Clone, Copy)]
pub struct Eyes<'a> {
    /// Who looks.
    pub viewer: &'a Viewer,
    /// All types.
    pub model: &'a Model,
    /// Behaviour, for the queries it remembers.
    pub rules: &'a RuleBook,
    /// What is known.
    pub facts: &'a Facts<'a>,
    /// When.
    pub now: Timestamp,
}

impl Eyes<'_> {
    /// Whether any grant allows `verb` on this record.
    #[must_use]
    pub fn can(&self, def: &TypeDef, verb: &Verb, record: &Record) -> bool {
        self.viewer.grants_for(&def.name, verb).any(|g| self.in_scope(def, g, record))
    }
    /// Whether any grant allows `verb` on some records of the type.
    #[must_use]
    pub fn can_at_all(&self, type_name: &str, verb: &Verb) -> bool {
        self.viewer.grants_for(type_name, verb).next().is_some()
    }
    /// Whether a move may be taken on a record (absent while it is being made): by a grant for it on this row that comes
    /// from one of the move's own roles, where it names any.
    #[must_use]
    pub fn can_take(&self, def: &TypeDef, m: &MoveDef, record: Option<&Record>) -> bool {
        self.viewer.grants.of(&def.name).any(|g| {
            g.verbs.iter().any(|v| matches!(v, Verb::Move(name) if *name == *"*" || *name == m.name))
                && (m.roles.is_empty() || m.roles.contains(&g.role))
                && record.is_none_or(|r| self.in_scope(def, g, r))
        })
    }
    /// Whether the record may be seen. Everybody sees their own person record.
    #[must_use]
    pub fn sees(&self, record: &Record) -> bool {
        self.viewer.actor.person() == Some(record.id)
            || self.model.get(&record.type_name).is_some_and(|def| self.can(def, &Verb::Read, record))
    }
    /// Whether a field of a record may be seen.
    #[must_use]
    pub fn sees_field(&self, def: &TypeDef, record: &Record, field: &str) -> bool {
        self.viewer.grants_for(&def.name, &Verb::Read).any(|g| g.fields.covers(field) && self.in_scope(def, g, record))
    }
    /// The fields of a record that may be seen.
    #[must_use]
    pub fn visible_fields(&self, def: &TypeDef, record: &Record) -> Vec<Name> {
        let grants: Vec<&Grant> = self.viewer.grants_for(&def.name, &Verb::Read).filter(|g| self.in_scope(def, g, record)).collect();
        if grants.iter().any(|g| g.fields == FieldSet::All) {
            return def.fields.iter().map(|f| f.name.clone()).collect();
        }
        def.fields.iter().filter(|f| grants.iter().any(|g| g.fields.covers(&f.name))).map(|f| f.name.clone()).collect()
    }
    /// Whether a field of a record may be changed (or, on creation, set).
    #[must_use]
    pub fn may_set(&self, def: &TypeDef, verb: &Verb, record: &Record, field: &str) -> bool {
        let here = |g: &Grant| *verb == Verb::Create || self.in_scope(def, g, record);
        let right = def.field(field).and_then(|f| f.right.as_deref()).and_then(Verb::of_right);
        right.is_none_or(|right| self.viewer.grants_for(&def.name, &right).any(here))
            && self.viewer.grants_for(&def.name, verb).any(|g| g.fields.covers(field) && here(g))
    }
    /// Whether internal notes of a record may be read and written.
    #[must_use]
    pub fn sees_internal(&self, def: &TypeDef, record: &Record) -> bool {
        self.can(def, &Verb::Internal, record)
    }
    /// Why this viewer can see a record, one sentence per grant that shows it; empty when they cannot.
    #[must_use]
    pub fn explain(&self, record: &Record) -> Vec<String> {
        let Some(def) = self.model.get(&record.type_name) else { return Vec::new() };
        let mut out = Vec::new();
        if self.viewer.actor.person() == Some(record.id) {
            out.push("It is the viewer's own record.".to_owned());
        }
        for grant in self.viewer.grants_for(&def.name, &Verb::Read) {
            if !self.in_scope(def, grant, record) {
                continue;
            }
            let rows = match grant.scope.trim() {
                "" => format!("all {}", def.plural.to_lowercase()),
                scope => format!("{} that match “{scope}”, as this one does", def.plural.to_lowercase()),
            };
            let fields = match &grant.fields {
                FieldSet::All => String::new(),
                FieldSet::Only(names) => format!(", only the fields {}", list(names)),
                FieldSet::Except(names) => format!(", without the fields {}", list(names)),
            };
            let line = format!("The role {} may read {rows}{fields}.", grant.role.replace('_', " "));
            if !out.contains(&line) {
                out.push(line);
            }
        }
        out
    }

    fn in_scope(&self, def: &TypeDef, grant: &Grant, record: &Record) -> bool {
        grant.scope.trim().is_empty() || self.rules.scopes().holds(self, def, &grant.scope, record)
    }
}

fn list(names: &[Name]) -> String {
    names.iter().map(|n| n.replace('_', " ")).collect::<Vec<_>>().join(", ")
}

/// The eyes of whoever decides.
pub(crate) const fn eyes<'b>(work: &'b Work<'_>) -> Eyes<'b> {
    Eyes { viewer: work.viewer, model: work.model, rules: work.rules, facts: work.facts, now: work.now }
}

/// Whether the actor may use `verb` on the record as it was; on the new one when it is being made.
pub(crate) fn may(work: &Work<'_>, verb: &Verb) -> bool {
    if !work.policed {
        return true;
    }
    match work.before() {
        Some(before) => eyes(work).can(work.def, verb, before),
        None => eyes(work).can_at_all(&work.def.name, verb),
    }
}

/// Whether the actor may set a field.
pub(crate) fn field_open(work: &Work<'_>, verb: &Verb, field: &str) -> bool {
    eyes(work).may_set(work.def, verb, work.before().unwrap_or(&work.record), field)
}

/// Whether the actor sees another record.
pub(crate) fn sees(work: &Work<'_>, record: &Record) -> bool {
    !work.policed || eyes(work).sees(record)
}
