//! From the tree of one source to its [`Draft`].

use super::draft::{Draft, GroupDraft};
use super::keys::{Keys, Reading, names_of, wellformed};
use super::{field, lifecycle};
use crate::diagnostic::{Sink, code, suggestion};
use crate::load::draft::humanise;
use crate::load::tree::Node;
use crate::{ClockDef, DutyDef, LinkDef, SavedView};
use kernel::Name;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The common columns a type may feed.
const SPINE: [&str; 7] = ["title", "owner", "group", "requester", "customer", "service", "rank"];

/// Reads one definition.
pub(crate) fn draft(root: Node, sink: &Sink) -> Option<Draft> {
    let reading = Reading { sink, places: RefCell::default() };
    let place = root.place.clone();
    let mut keys = Keys::open(root, "definition", &reading)?;
    keys.locate(String::new());
    let name = keys.needed_name("name");
    let is_trait = keys.flag("trait").unwrap_or(false);
    let mut draft = Draft {
        name: name.as_ref().map_or_else(|| Name::from("unnamed"), |n| n.value.clone()),
        place: name.as_ref().map_or(place, |n| n.place.clone()),
        is_trait,
        title: keys.words("title"),
        plural: keys.words("plural"),
        purpose: keys.words("purpose"),
        prefix: keys.text("prefix").map(|t| t.value),
        practice: keys.name("practice").map(|n| n.value),
        clause: keys.text("clause").map(|t| t.value),
        extends: keys.names("extends").unwrap_or_default(),
        cached: keys.flag("cached"),
        sealed: keys.flag("sealed"),
        conversation: keys.flag("conversation"),
        attachments: keys.flag("attachments"),
        watchable: keys.flag("watchable"),
        initial: keys.name("initial").map(|n| n.value),
        roles: roles(&mut keys, &reading),
        fields: Vec::new(),
        spine: spine(&mut keys, &reading),
        states: Vec::new(),
        moves: Vec::new(),
        clocks: Vec::new(),
        links: Vec::new(),
        duties: Vec::new(),
        columns: None,
        sort: None,
        views: Vec::new(),
        form: Vec::new(),
        places: crate::load::keys::Places::default(),
    };
    draft.fields = each(&mut keys, "field", |node| field::read(node, "field", &reading));
    draft.states = each(&mut keys, "state", |node| lifecycle::state(node, &reading));
    draft.moves = each(&mut keys, "move", |node| lifecycle::r#move(node, &reading));
    draft.clocks = each(&mut keys, "clock", |node| clock(node, &reading));
    draft.links = each(&mut keys, "link", |node| link(node, &reading));
    draft.duties = each(&mut keys, "duty", |node| duty(node, &reading));
    draft.form = each(&mut keys, "form", |node| group(node, &reading));
    list(&mut draft, &mut keys, &reading);
    keys.close();
    twice(&draft, sink, &reading);
    draft.places = reading.places.into_inner();
    name.map(|_| draft)
}

fn each<T>(keys: &mut Keys<'_, '_>, key: &'static str, read: impl Fn(Node) -> Option<T>) -> Vec<T> {
    keys.items(key).unwrap_or_default().into_iter().filter_map(read).collect()
}

fn spine(keys: &mut Keys<'_, '_>, reading: &Reading<'_>) -> BTreeMap<&'static str, Name> {
    let Some(node) = keys.take("spine") else { return BTreeMap::new() };
    let Some(mut inner) = Keys::open(node, "spine", reading) else { return BTreeMap::new() };
    inner.locate("spine".to_owned());
    let found = SPINE.iter().filter_map(|column| Some((*column, inner.name(column)?.value))).collect();
    inner.close();
    found
}

/// `[roles]`: names for sets of roles that several moves share.
fn roles(keys: &mut Keys<'_, '_>, reading: &Reading<'_>) -> BTreeMap<Name, Vec<Name>> {
    let mut sets = BTreeMap::new();
    let Some(node) = keys.take("roles") else { return sets };
    let Some(mut inner) = Keys::open(node, "table of role sets", reading) else { return sets };
    inner.locate("roles".to_owned());
    for (key, place, node) in inner.drain() {
        let Some(name) = wellformed(reading.sink, &key, &place) else { continue };
        let listed = names_of(node, &format!("roles.{name}"), reading);
        sets.insert(name, listed);
    }
    sets
}

fn clock(node: Node, reading: &Reading<'_>) -> Option<ClockDef> {
    let mut keys = Keys::open(node, "clock", reading)?;
    let kind = keys.needed_name("kind");
    if let Some(kind) = &kind {
        keys.locate(format!("clock.{}", kind.value));
    }
    let label = keys.words("label");
    let (start, stop, by) = (keys.needed_name("start"), keys.needed_name("stop"), keys.needed_name("by"));
    let pause_reason = keys.name("pause_reason").map(|n| n.value);
    keys.close();
    let kind = kind?.value;
    let label = label.unwrap_or_else(|| humanise(&kind));
    Some(ClockDef { kind, label, start: start?.value, stop: stop?.value, pause_reason, by: by?.value })
}

fn link(node: Node, reading: &Reading<'_>) -> Option<LinkDef> {
    let mut keys = Keys::open(node, "link", reading)?;
    let name = keys.needed_name("name");
    if let Some(name) = &name {
        keys.locate(format!("link.{}", name.value));
    }
    let (to, label, inverse) = (keys.needed_name("to"), keys.words("label"), keys.words("inverse"));
    if inverse.is_none() {
        keys.missing("inverse", "a link is read from both ends: `caused_by` is `Cause of` seen from the other");
    }
    let (single, acyclic) = (keys.flag("single").unwrap_or(false), keys.flag("acyclic").unwrap_or(false));
    keys.close();
    let name = name?.value;
    let label = label.unwrap_or_else(|| humanise(&name));
    Some(LinkDef { name, to: to?.value, label, inverse: inverse?, single, acyclic })
}

fn duty(node: Node, reading: &Reading<'_>) -> Option<DutyDef> {
    let mut keys = Keys::open(node, "duty", reading)?;
    let name = keys.needed_name("name");
    if let Some(name) = &name {
        keys.locate(format!("duty.{}", name.value));
    }
    let (label, on) = (keys.words("label"), keys.needed_name("on"));
    let when = keys.text("when");
    let (done, owner) = (keys.name("done").map(|n| n.value), keys.name("owner").map(|n| n.value));
    let remind = keys.days("remind");
    keys.close();
    let name = name?.value;
    if let Some(when) = &when {
        reading.note(format!("duty.{name}.when"), &when.place);
    }
    let label = label.unwrap_or_else(|| humanise(&name));
    let when = when.map(|t| t.value).unwrap_or_default();
    Some(DutyDef { name, label, on: on?.value, when, done, owner, remind: remind.unwrap_or_else(|| vec![30, 7]) })
}

fn group(node: Node, reading: &Reading<'_>) -> Option<GroupDraft> {
    let mut keys = Keys::open(node, "form group", reading)?;
    let label = keys.words("label");
    match &label {
        Some(label) => keys.locate(format!("form.{label}")),
        None => keys.missing("label", "the heading of the group"),
    }
    let fields = keys.names("fields").unwrap_or_default();
    let (on_create, rail) = (keys.flag("on_create"), keys.flag("rail"));
    keys.close();
    Some(GroupDraft { label: label?, fields, on_create, rail })
}

fn list(draft: &mut Draft, keys: &mut Keys<'_, '_>, reading: &Reading<'_>) {
    let Some(node) = keys.take("list") else { return };
    let Some(mut inner) = Keys::open(node, "list", reading) else { return };
    inner.locate("list".to_owned());
    draft.columns = inner.names("columns");
    draft.sort = inner.text("sort").map(|sort| {
        reading.note("list.sort".to_owned(), &sort.place);
        sort.value
    });
    draft.views = views(&mut inner, "view", reading);
    inner.close();
}

/// Reads a list of views under `key`.
pub(crate) fn views(keys: &mut Keys<'_, '_>, key: &'static str, reading: &Reading<'_>) -> Vec<SavedView> {
    each(keys, key, |node| view(node, reading))
}

fn view(node: Node, reading: &Reading<'_>) -> Option<SavedView> {
    let mut keys = Keys::open(node, "view", reading)?;
    let name = keys.needed_name("name");
    if let Some(name) = &name {
        keys.locate(format!("list.view.{}", name.value));
    }
    let label = keys.words("label");
    let query = keys.text("query");
    if query.is_none() {
        keys.missing("query", "an empty text shows everything");
    }
    let sort = keys.text("sort");
    keys.close();
    let name = name?.value;
    for (key, text) in [("query", &query), ("sort", &sort)] {
        if let Some(text) = text {
            reading.note(format!("list.view.{name}.{key}"), &text.place);
        }
    }
    let sort = sort.map(|t| t.value).unwrap_or_default();
    let label = label.unwrap_or_else(|| humanise(&name));
    Some(SavedView { name, label, query: query?.value, sort })
}

/// Reports what is named twice within one source.
fn twice(draft: &Draft, sink: &Sink, reading: &Reading<'_>) {
    let places = reading.places.borrow();
    let check = |what: &str, names: Vec<&str>| {
        let mut seen = std::collections::BTreeSet::new();
        for name in names {
            if !seen.insert(name) {
                sink.error(code::DUPLICATE, &places.at(&format!("{what}.{name}")), format!("{what} “{name}” is defined twice"));
            }
        }
    };
    check("field", draft.fields.iter().map(|f| &*f.name).collect());
    check("state", draft.states.iter().map(|s| &*s.name).collect());
    check("move", draft.moves.iter().map(|m| &*m.name).collect());
    check("clock", draft.clocks.iter().map(|c| &*c.kind).collect());
    check("link", draft.links.iter().map(|l| &*l.name).collect());
    check("duty", draft.duties.iter().map(|d| &*d.name).collect());
    check("list.view", draft.views.iter().map(|v| &*v.name).collect());
    check("form", draft.form.iter().map(|g| g.label.as_str()).collect());
    for trait_name in &draft.extends {
        if draft.name == *trait_name {
            sink.hinted(code::TRAIT_CIRCLE, &places.at("extends"), format!("“{trait_name}” extends itself"), suggestion(trait_name, []));
        }
    }
}
