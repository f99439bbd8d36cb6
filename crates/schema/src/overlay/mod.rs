//! Overlays: a customer's changes as deltas to the base, in a file of their own, never an edit of it.
//!
//! An overlay tightens and adds; it never loosens. It may ask for more (`require`, needs, reasons), rename, hide, reorder,
//! retire, and add fields, choices, states and moves whose names begin with `x_`. What an auditor relies on stays: a
//! locked move, a guard, a required field. New choices say which base choice rules read them as; new states and moves
//! stay inside a phase, so clocks and reports never meet something they do not know.

mod fields;
mod lifecycle;
mod referrers;

use crate::diagnostic::{Place, Sink, code, suggestion};
use crate::load::keys::{Keys, Places, Reading};
use crate::load::tree::{Node, Tree, parse};
use crate::load::{Composed, views};
use crate::{FormGroup, TypeDef};
use kernel::Name;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What overlays said so far: two that disagree are reported, whichever comes last.
pub(crate) type Said = BTreeMap<String, (String, Place)>;

/// Applies one overlay to the composed types.
pub(crate) fn apply(types: &mut BTreeMap<Name, Composed>, path: &str, text: &str, said: &mut Said, sink: &Sink) {
    let Some(root) = parse(path, text, sink) else { return };
    let reading = Reading { sink, places: RefCell::default() };
    let Some(mut keys) = Keys::open(root, "overlay", &reading) else { return };
    keys.words("name");
    keys.words("purpose");
    let deltas = keys.take("type");
    keys.close();
    let Some(deltas) = deltas else { return };
    let Some(mut by_type) = Keys::open(deltas, "table of record types", &reading) else { return };
    for (name, place, node) in by_type.drain() {
        let Some(composed) = types.get_mut(&*name) else {
            let hint = suggestion(&name, types.keys().map(|t| &**t));
            let shown: String = name.chars().take(60).collect();
            sink.hinted(code::OVERLAY_TARGET, &place, format!("there is no record type “{shown}”"), hint);
            continue;
        };
        // A base that could not be read is reported already; deltas against it would only add noise.
        let Some(def) = composed.def.take() else { continue };
        let mut delta = Delta {
            def,
            base: Places::default(),
            hidden: std::mem::take(&mut composed.hidden),
            said,
            reading: Reading { sink, places: RefCell::default() },
        };
        delta.base = composed.places.clone();
        delta.read(node);
        composed.places.0.extend(delta.reading.places.into_inner().0);
        composed.hidden = delta.hidden;
        composed.def = Some(delta.def);
    }
}

/// One type being changed by one overlay.
pub(crate) struct Delta<'s> {
    pub(crate) def: TypeDef,
    /// Places of the base, for messages about it.
    pub(crate) base: Places,
    pub(crate) hidden: Vec<Name>,
    pub(crate) said: &'s mut Said,
    pub(crate) reading: Reading<'s>,
}

impl Delta<'_> {
    pub(crate) fn sink(&self) -> &Sink {
        self.reading.sink
    }

    fn read(&mut self, node: Node) {
        // The reading is borrowed while keys are taken; it is put back afterwards.
        let reading = Reading { sink: self.reading.sink, places: RefCell::default() };
        let Some(mut keys) = Keys::open(node, "overlay of a record type", &reading) else { return };
        keys.locate("list".to_owned());
        if let Some(title) = keys.words("title") {
            self.def.title = title;
        }
        if let Some(plural) = keys.words("plural") {
            self.def.plural = plural;
        }
        let lists = ["add_field", "field", "add_choice", "add_state", "state", "add_move", "move", "reorder"];
        let lists = lists.map(|key| keys.items(key).unwrap_or_default());
        let relabel = keys.take("relabel");
        let names = ["hide", "require", "remove"].map(|key| keys.names(key).unwrap_or_default());
        let retire = keys.items("retire").unwrap_or_default();
        let (columns, sort) = (keys.names("columns"), keys.text("sort"));
        let views = views(&mut keys, "add_view", &reading);
        keys.close();
        self.reading.places.borrow_mut().0.extend(reading.places.into_inner().0);

        let [add_field, field, add_choice, add_state, state, add_move, step, reorder] = lists;
        let [hide, require, remove] = names;
        add_field.into_iter().for_each(|node| self.add_field(node));
        add_choice.into_iter().for_each(|node| self.add_choice(node));
        add_state.into_iter().for_each(|node| self.add_state(node));
        add_move.into_iter().for_each(|node| self.add_move(node));
        field.into_iter().for_each(|node| self.change_field(node));
        state.into_iter().for_each(|node| self.change_state(node));
        step.into_iter().for_each(|node| self.change_move(node));
        retire.into_iter().for_each(|node| self.retire(node));
        require.into_iter().for_each(|name| self.require(&name));
        hide.into_iter().for_each(|name| self.hide(&name));
        remove.into_iter().for_each(|name| self.remove(&name));
        reorder.into_iter().for_each(|node| self.reorder(node));
        if let Some(node) = relabel {
            self.relabel("", node);
        }
        if let Some(columns) = columns {
            self.def.list.columns = columns;
        }
        if let Some(sort) = sort {
            self.reading.note("list.sort".to_owned(), &sort.place);
            self.def.list.sort = sort.value;
        }
        for view in views {
            if !self.custom(&view.name, &self.at(&format!("list.view.{}", view.name)))
                || self.twice("view", &view.name, &self.def.list.views, |v| &v.name)
            {
                continue;
            }
            self.def.list.views.push(view);
        }
    }

    pub(crate) fn at(&self, path: &str) -> Place {
        self.reading.places.borrow().at(path)
    }

    /// Whether an added name begins with `x_`; reported otherwise.
    pub(crate) fn custom(&self, name: &Name, place: &Place) -> bool {
        let custom = name.starts_with("x_") && name.len() > 2;
        if !custom {
            self.sink().hinted(code::OVERLAY_PREFIX, place, format!("“{name}” is added by an overlay"), format!("call it “x_{name}”"));
        }
        custom
    }

    /// Whether something of this name is there already; reported then.
    pub(crate) fn twice<T>(&self, what: &str, name: &Name, all: &[T], get: impl Fn(&T) -> &Name) -> bool {
        let found = all.iter().any(|item| get(item) == name);
        if found {
            let place = self.at(&format!("{what}.{name}"));
            self.sink().error(code::DUPLICATE, &place, format!("there is already a {what} “{name}”"));
        }
        found
    }

    /// Notes what is said of `path`; false and reported when another overlay said otherwise.
    pub(crate) fn say(&mut self, path: &str, value: &str, place: &Place) -> bool {
        let key = format!("{}.{path}", self.def.name);
        match self.said.get(&key) {
            Some((other, there)) if other != value => {
                let message = format!("“{path}” is “{value}” here and “{other}” at {there}");
                self.reading.sink.error(code::OVERLAY_CLASH, place, message);
                false
            }
            _ => {
                self.said.insert(key, (value.to_owned(), place.clone()));
                true
            }
        }
    }

    /// `relabel.FIELD`, `.FIELD.CHOICE`, `.state.NAME`, `.move.NAME`, `.clock.KIND`, `.link.NAME`, `.form."Label"`.
    fn relabel(&mut self, path: &str, node: Node) {
        match node.tree {
            Tree::Table(entries) => {
                for (key, _, child) in entries {
                    let below = if path.is_empty() { key } else { format!("{path}.{key}") };
                    self.relabel(&below, child);
                }
            }
            Tree::Text(label) => {
                let label = label.trim();
                if label.is_empty() || label.chars().any(char::is_control) {
                    self.sink().error(code::WRONG_VALUE, &node.place, "a label is one line of text");
                } else if self.say(path, label, &node.place) {
                    self.relabel_one(path, label, &node.place);
                }
            }
            other => self.sink().error(code::WRONG_VALUE, &node.place, format!("a label is a text, not {}", other.kind())),
        }
    }

    fn relabel_one(&mut self, path: &str, label: &str, place: &Place) {
        let (first, second) = path.split_once('.').unwrap_or((path, ""));
        let def = &mut self.def;
        let cycle = def.lifecycle.as_mut();
        let slot: Option<&mut String> = match (first, second) {
            ("state", name) => cycle.and_then(|c| c.states.iter_mut().find(|s| s.name == *name)).map(|s| &mut s.label),
            ("move", name) => cycle.and_then(|c| c.moves.iter_mut().find(|m| m.name == *name)).map(|m| &mut m.label),
            ("clock", name) => def.clocks.iter_mut().find(|c| c.kind == *name).map(|c| &mut c.label),
            ("link", name) => def.links.iter_mut().find(|l| l.name == *name).map(|l| &mut l.label),
            ("form", name) => def.form.iter_mut().find(|g| g.label == *name).map(|g| &mut g.label),
            (field, "") => def.fields.iter_mut().find(|f| f.name == *field).map(|f| &mut f.label),
            (field, choice) => {
                let field = def.fields.iter_mut().find(|f| f.name == *field);
                field.and_then(|f| fields::choices_mut(&mut f.kind)?.iter_mut().find(|c| c.name == *choice)).map(|c| &mut c.label)
            }
        };
        match slot {
            Some(slot) => label.clone_into(slot),
            None => {
                let shown: String = path.chars().take(80).collect();
                let hint = suggestion(first, self.def.fields.iter().map(|f| &*f.name));
                self.sink().hinted(code::OVERLAY_TARGET, place, format!("there is nothing called “{shown}” to relabel"), hint);
            }
        }
    }

    /// `{ group = "Work", fields = [...] }`: the fields named come first, in this order; those of other groups move here.
    fn reorder(&mut self, node: Node) {
        let reading = Reading { sink: self.reading.sink, places: RefCell::default() };
        let Some(mut keys) = Keys::open(node, "reordering", &reading) else { return };
        let group = keys.words("group");
        let path = format!("form.{}", group.as_deref().unwrap_or(""));
        keys.locate(path.clone());
        let fields = keys.names("fields").unwrap_or_default();
        let place = keys.place.clone();
        if group.is_none() {
            keys.missing("group", "the heading of the group");
        }
        keys.close();
        self.reading.places.borrow_mut().0.extend(reading.places.into_inner().0);
        let Some(group) = group else { return };
        for field in &fields {
            if self.def.field(field).is_none() {
                self.unknown_field(field, &self.at(&format!("{path}.fields.{field}")));
                return;
            }
        }
        if !self.def.form.iter().any(|g| g.label == group) {
            let hint = suggestion(&group, self.def.form.iter().map(|g| g.label.as_str()));
            self.sink().hinted(code::OVERLAY_TARGET, &place, format!("there is no group “{group}” on the form"), hint);
            return;
        }
        for g in &mut self.def.form {
            g.fields.retain(|f| !fields.contains(f));
        }
        if let Some(g) = self.def.form.iter_mut().find(|g| g.label == group) {
            g.fields.splice(0..0, fields);
        }
        self.def.form.retain(|g| !g.fields.is_empty());
        self.sort_fields();
    }

    /// Puts a field at the end of a group of the form; the group is made when there is none.
    pub(crate) fn place_on_form(&mut self, field: Name, group: &str, on_create: bool) {
        match self.def.form.iter_mut().find(|g| g.label == group) {
            Some(group) => group.fields.push(field),
            None => self.def.form.push(FormGroup { label: group.to_owned(), fields: vec![field], on_create, rail: false }),
        }
        self.sort_fields();
    }

    fn sort_fields(&mut self) {
        let order: Vec<Name> = self.def.form.iter().flat_map(|g| g.fields.iter().cloned()).collect();
        self.def.fields.sort_by_key(|f| order.iter().position(|name| *name == f.name).unwrap_or(usize::MAX));
    }

    pub(crate) fn unknown_field(&self, field: &Name, place: &Place) {
        let hint = suggestion(field, self.def.fields.iter().map(|f| &*f.name));
        self.sink().hinted(code::OVERLAY_TARGET, place, format!("{} has no field “{field}”", self.def.name), hint);
    }
}
