//! Composition: a record type and its traits become one definition.
//!
//! Traits are put in a line, nearest first, so that a trait always stands before those it extends itself. What is
//! nearer wins, attribute by attribute for fields and states, whole for moves, clocks, links and views.

use super::draft::{Draft, FieldDraft, GroupDraft, StateDraft};
use super::keys::Places;
use crate::diagnostic::{Sink, code, suggestion};
use crate::load::draft::humanise;
use crate::{FieldDef, FieldName, FormGroup, Lifecycle, ListLayout, Phase, Spine, StateDef, TypeDef};
use kernel::Name;
use std::collections::{BTreeMap, BTreeSet};

/// A composed type with the places of everything in it.
#[derive(Clone, Debug)]
pub(crate) struct Composed {
    /// `None` when something it needs could not be read; it is not checked further then.
    pub(crate) def: Option<TypeDef>,
    pub(crate) places: Places,
    /// Fields that overlays hid: they stand in no group of the form.
    pub(crate) hidden: Vec<Name>,
}

/// Composes every record type among `drafts`.
pub(crate) fn compose(drafts: &BTreeMap<Name, Draft>, sink: &Sink) -> BTreeMap<Name, Composed> {
    let types = drafts.values().filter(|d| !d.is_trait);
    types.map(|draft| (draft.name.clone(), one(draft, drafts, sink))).collect()
}

fn one(draft: &Draft, drafts: &BTreeMap<Name, Draft>, sink: &Sink) -> Composed {
    let line = line(draft, drafts, sink);
    let mut places = Places::default();
    for part in line.iter().rev() {
        places.0.extend(part.places.0.clone());
    }
    let clean = sink.count();
    let fields = fields(&line, sink);
    let form = form(&line);
    let (title, states) = (first(&line, |d| d.title.clone()), states(&line, sink));
    if title.is_none() {
        sink.error(code::MISSING_KEY, &draft.place, format!("record type “{}” has no `title`", draft.name));
    }
    let purpose = first(&line, |d| d.purpose.clone());
    if purpose.is_none() {
        sink.hinted(
            code::MISSING_KEY,
            &draft.place,
            format!("record type “{}” has no `purpose`", draft.name),
            "one sentence on what a record of it is",
        );
    }
    if sink.count() != clean {
        return Composed { def: None, places, hidden: Vec::new() };
    }
    let title = title.unwrap_or_else(|| humanise(&draft.name));
    let mut moves = merged(&line, |d| d.moves.clone(), |m| m.name.clone());
    moves.iter_mut().for_each(|step| step.roles = roles(&line, &step.roles));
    let initial = first(&line, |d| d.initial.clone()).or_else(|| states.first().map(|s| s.name.clone()));
    let def = TypeDef {
        name: draft.name.clone(),
        plural: first(&line, |d| d.plural.clone()).unwrap_or_else(|| format!("{title}s")),
        title,
        purpose: purpose.unwrap_or_default(),
        prefix: draft.prefix.clone(),
        practice: first(&line, |d| d.practice.clone()).unwrap_or_else(|| draft.name.clone()),
        clause: first(&line, |d| d.clause.clone()).unwrap_or_default(),
        traits: line.iter().skip(1).map(|d| d.name.clone()).collect(),
        cached: first(&line, |d| d.cached).unwrap_or(false),
        sealed: first(&line, |d| d.sealed).unwrap_or(false),
        conversation: first(&line, |d| d.conversation).unwrap_or(false),
        attachments: first(&line, |d| d.attachments).unwrap_or(false),
        watchable: first(&line, |d| d.watchable).unwrap_or(false),
        spine: spine(&line),
        lifecycle: initial.map(|initial| Lifecycle { initial, states, moves }),
        clocks: merged(&line, |d| d.clocks.clone(), |c| c.kind.clone()),
        links: links(&line, draft),
        duties: merged(&line, |d| d.duties.clone(), |d| d.name.clone()),
        list: ListLayout {
            columns: first(&line, |d| d.columns.clone()).unwrap_or_default(),
            sort: first(&line, |d| d.sort.clone()).unwrap_or_default(),
            views: merged(&line, |d| d.views.clone(), |v| v.name.clone()),
        },
        fields: in_form_order(fields, &form),
        form,
    };
    Composed { def: Some(def), places, hidden: Vec::new() }
}

/// The definition itself and its traits, nearest first.
fn line<'d>(draft: &'d Draft, drafts: &'d BTreeMap<Name, Draft>, sink: &Sink) -> Vec<&'d Draft> {
    let mut walk = Walk { drafts, sink, done: BTreeSet::new(), open: Vec::new(), order: Vec::new() };
    walk.visit(draft);
    walk.order.reverse();
    walk.order
}

struct Walk<'d, 's> {
    drafts: &'d BTreeMap<Name, Draft>,
    sink: &'s Sink,
    done: BTreeSet<Name>,
    open: Vec<Name>,
    order: Vec<&'d Draft>,
}

impl<'d> Walk<'d, '_> {
    fn visit(&mut self, draft: &'d Draft) {
        self.open.push(draft.name.clone());
        for name in draft.extends.iter().rev() {
            let place = draft.places.at(&format!("extends.{name}"));
            if self.open.contains(name) {
                let circle = self.open.iter().map(|n| n.to_string()).collect::<Vec<_>>().join(" → ");
                self.sink.error(code::TRAIT_CIRCLE, &place, format!("{circle} → {name}"));
                continue;
            }
            if self.done.contains(name) {
                continue;
            }
            match self.drafts.get(name) {
                Some(found) if found.is_trait => self.visit(found),
                Some(_) => self.sink.hinted(
                    code::UNKNOWN_TRAIT,
                    &place,
                    format!("“{name}” is a record type"),
                    "only traits (`trait = true`) are extended",
                ),
                None => {
                    let traits = self.drafts.values().filter(|d| d.is_trait).map(|d| &*d.name);
                    self.sink.hinted(code::UNKNOWN_TRAIT, &place, format!("there is no trait “{name}”"), suggestion(name, traits));
                }
            }
        }
        self.open.pop();
        self.done.insert(draft.name.clone());
        self.order.push(draft);
    }
}

fn first<T>(line: &[&Draft], get: impl Fn(&Draft) -> Option<T>) -> Option<T> {
    line.iter().find_map(|d| get(d))
}

/// Things by name, farthest first; a nearer one takes the place of the farther.
fn merged<T>(line: &[&Draft], get: impl Fn(&Draft) -> Vec<T>, name: impl Fn(&T) -> Name) -> Vec<T> {
    let mut all: Vec<T> = Vec::new();
    for draft in line.iter().rev() {
        for item in get(draft) {
            match all.iter_mut().find(|other| name(other) == name(&item)) {
                Some(slot) => *slot = item,
                None => all.push(item),
            }
        }
    }
    all
}

fn fields(line: &[&Draft], sink: &Sink) -> Vec<FieldDef> {
    let mut all: Vec<FieldDraft> = Vec::new();
    for draft in line.iter().rev() {
        for field in draft.fields.clone() {
            match all.iter().position(|other| other.name == field.name) {
                Some(index) => {
                    let base = all.remove(index);
                    all.insert(index, field.over(base, sink));
                }
                None => all.push(field),
            }
        }
    }
    lend_choices(&mut all, sink);
    all.into_iter().filter_map(|field| field.resolve(sink)).collect()
}

/// `choices = "priority"`: the same choices as that field.
fn lend_choices(all: &mut [FieldDraft], sink: &Sink) {
    let own: BTreeMap<Name, _> = all.iter().filter_map(|f| Some((f.name.clone(), f.choices.clone()?))).collect();
    for field in all.iter_mut().filter(|f| f.choices.is_none()) {
        let Some(lender) = &field.choices_of else { continue };
        match own.get(&lender.value) {
            Some(choices) => field.choices = Some(choices.clone()),
            None => {
                let hint = suggestion(&lender.value, own.keys().map(|n| &**n));
                sink.hinted(
                    code::UNKNOWN_FIELD,
                    &lender.place,
                    format!("there is no field “{}” with choices to share", lender.value),
                    hint,
                );
            }
        }
    }
}

/// Roles of a move, with the names of role sets replaced by the roles in them.
fn roles(line: &[&Draft], named: &[Name]) -> Vec<Name> {
    let mut all: Vec<Name> = Vec::new();
    for name in named {
        let set = first(line, |d| d.roles.get(name).cloned()).unwrap_or_else(|| vec![name.clone()]);
        for role in set {
            if !all.contains(&role) {
                all.push(role);
            }
        }
    }
    all
}

fn states(line: &[&Draft], sink: &Sink) -> Vec<StateDef> {
    let mut all: Vec<StateDraft> = Vec::new();
    for draft in line.iter().rev() {
        for state in draft.states.clone() {
            match all.iter().position(|other| other.name == state.name) {
                Some(index) => {
                    let base = all.remove(index);
                    all.insert(index, state.over(base));
                }
                None => all.push(state),
            }
        }
    }
    let place = |name: &Name| line.iter().find_map(|d| d.places.0.get(&format!("state.{name}")).cloned());
    let resolve = |state: StateDraft| {
        let Some(phase) = state.phase else {
            let hint = format!("one of {}", Phase::ALL.map(Phase::as_str).join(", "));
            let place = place(&state.name)?;
            sink.hinted(code::MISSING_KEY, &place, format!("state “{}” has no `phase`", state.name), hint);
            return None;
        };
        let label = state.label.unwrap_or_else(|| humanise(&state.name));
        Some(StateDef { label, phase, terminal: state.terminal.unwrap_or(false), fields: state.fields, name: state.name })
    };
    all.into_iter().filter_map(resolve).collect()
}

fn spine(line: &[&Draft]) -> Spine {
    let get = |column: &str| first(line, |d| d.spine.get(column).cloned());
    Spine {
        title: get("title").map_or_else(FieldName::default, FieldName),
        owner: get("owner"),
        group: get("group"),
        requester: get("requester"),
        customer: get("customer"),
        service: get("service"),
        rank: get("rank"),
    }
}

/// Links; `self` in a trait means the type that extends it.
fn links(line: &[&Draft], draft: &Draft) -> Vec<crate::LinkDef> {
    let mut links = merged(line, |d| d.links.clone(), |l| l.name.clone());
    for link in links.iter_mut().filter(|l| l.to == "self") {
        link.to = draft.name.clone();
    }
    links
}

/// Groups of the form: the nearest definition decides where a field stands; groups of one label become one.
fn form(line: &[&Draft]) -> Vec<FormGroup> {
    let mut groups: Vec<GroupDraft> = Vec::new();
    let mut placed: BTreeSet<Name> = BTreeSet::new();
    for (distance, draft) in line.iter().enumerate() {
        let mut here: BTreeSet<Name> = BTreeSet::new();
        for group in &draft.form {
            // Within one definition a field that stands twice is kept twice: the check reports it.
            let fields: Vec<Name> = group.fields.iter().filter(|f| distance == 0 || !placed.contains(*f)).cloned().collect();
            here.extend(fields.iter().cloned());
            match groups.iter_mut().find(|g| g.label == group.label) {
                Some(known) => {
                    known.fields.extend(fields);
                    known.on_create = known.on_create.or(group.on_create);
                    known.rail = known.rail.or(group.rail);
                }
                None => groups.push(GroupDraft { fields, ..group.clone() }),
            }
        }
        placed.extend(here);
    }
    groups.retain(|g| !g.fields.is_empty());
    let finish = |g: GroupDraft| FormGroup {
        label: g.label,
        fields: g.fields,
        on_create: g.on_create.unwrap_or(false),
        rail: g.rail.unwrap_or(false),
    };
    groups.into_iter().map(finish).collect()
}

fn in_form_order(mut fields: Vec<FieldDef>, form: &[FormGroup]) -> Vec<FieldDef> {
    let order: Vec<&Name> = form.iter().flat_map(|g| &g.fields).collect();
    fields.sort_by_key(|f| order.iter().position(|name| **name == f.name).unwrap_or(usize::MAX));
    fields
}
