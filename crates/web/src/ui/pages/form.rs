//! Forms: a new record, an edit of many fields or of one, and the view of a conflict. What was typed is never lost: a
//! refused form comes back with every text in place and each refusal beside its box.

use crate::ui::components::{self as c, FormContext, csrf, field_input};
use crate::ui::form_data::Raw;
use crate::ui::icons::Icon;
use crate::ui::views::Names;
use crate::ui::{Screen, layout};
use engine::Record;
use kernel::{Code, Id, Name, Refusals};
use maud::{Markup, PreEscaped, html};
use schema::{FormGroup, TypeDef};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A form for a new record or an edit.
#[derive(Clone, Debug)]
pub struct FormPage {
    /// The type.
    pub def: Arc<TypeDef>,
    /// The record that is edited; none for a new one.
    pub record: Option<Record>,
    /// Fields that may be written.
    pub writable: BTreeSet<Name>,
    /// Only this field, in a small dialog.
    pub only: Option<Name>,
    /// What stands in the boxes.
    pub raw: Raw,
    /// What stood in them when the page was first drawn, as JSON: tells which fields the person changed.
    pub was: String,
    /// What was refused.
    pub refusals: Refusals,
    /// Labels.
    pub names: Names,
    /// Candidates for references.
    pub candidates: BTreeMap<Name, Vec<(Id, String)>>,
    /// Conflicting fields: someone else's value and the person's own, drawn.
    pub conflicts: Vec<Conflict>,
    /// Identity of the command, so that a second send of the same form does nothing twice.
    pub command: Id,
    /// Where to go afterwards.
    pub back: String,
    /// Beside the form of a new record: what is known of the caller, and similar records.
    pub beside: Option<Beside>,
}

/// One field that two people changed.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The field.
    pub field: Name,
    /// Its label.
    pub label: String,
    /// Who changed it meanwhile.
    pub by: String,
    /// Their value.
    pub theirs: Markup,
    /// The value typed here.
    pub yours: Markup,
}

/// What helps while a new record is written.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The caller, when chosen: label and open records.
    pub caller: Option<(Id, Vec<Record>)>,
    /// Similar open records.
    pub similar: Vec<Record>,
}

impl FormPage {
    fn action(&self) -> String {
        match &self.record {
            Some(r) => format!("/r/{}/edit", r.number.clone().unwrap_or_else(|| r.id.text())),
            None => format!("/t/{}/new", self.def.name),
        }
    }
    fn shows(&self, name: &Name) -> bool {
        self.writable.contains(name) && asked(&self.def, self.record.as_ref(), self.only.as_ref(), name)
    }
}

/// Whether a form asks for `name`. An edit of everything leaves out what only a move will ask for. A form for `only` one field
/// asks for others too: whoever assigns a person is asked for the group when there is
/// none, and a rank that is computed is changed through what it is computed from: the choices beside it on the form, and
/// its override with the reason.
#[must_use]
pub fn asked(def: &TypeDef, record: Option<&Record>, only: Option<&Name>, name: &Name) -> bool {
    let Some(only) = only else {
        return record.is_none_or(|r| r.get(name).is_some() || !def.left_to_moves(name, r.state.as_deref()));
    };
    let pair = || {
        def.spine.owner.as_ref() == Some(only) && def.spine.group.as_ref() == Some(name) && record.is_some_and(|r| r.get(name).is_none())
    };
    let computed = || def.spine.rank.as_ref() == Some(only) && def.field(only).is_some_and(|f| f.computed);
    let choice = || def.field(name).is_some_and(|f| matches!(f.kind, schema::FieldKind::Choice { .. }));
    let beside = || choice() && def.form.iter().any(|g| g.fields.contains(only) && g.fields.contains(name));
    let instead = || name.strip_prefix(&**only).is_some_and(|rest| rest.starts_with("_override"));
    only == name || pair() || (computed() && (beside() || instead()))
}

/// The form page.
#[must_use]
pub fn page(view: &FormPage, screen: &Screen) -> Markup {
    let title = match (&view.record, &view.only) {
        (None, _) => format!("New {}", view.def.title.to_lowercase()),
        (Some(_), Some(field)) if view.def.spine.owner.as_ref() == Some(field) => "Assign".to_owned(),
        (Some(_), Some(field)) => format!("Change {}", view.def.field(field).map_or("field", |f| &f.label).to_lowercase()),
        (Some(r), None) => format!("Edit {}", r.number.as_deref().unwrap_or(&view.def.title)),
    };
    let screen = &Screen { area: format!("/t/{}", view.def.name), ..screen.clone() };
    let content = html! {
        div.page.narrow[view.beside.is_none()] {
            @if let Some(record) = &view.record { (crumbs(&view.def, record)) }
            div.page-head {
                h1 { (title) }
                @if let (Some(record), Some(_)) = (&view.record, &view.only) { p.lead { (about(&view.def, record)) } }
                @if view.record.is_none() && !view.def.purpose.is_empty() { p.lead { (view.def.purpose) } }
            }
            div.newform[view.beside.is_some()] {
                (form(view, screen))
                @if let Some(beside) = &view.beside { aside.side aria-label="Helpful while you write" data-beside { (beside_panels(&view.def, beside, &view.names, screen)) } }
            }
        }
    };
    layout::page(screen, &title, &content)
}

/// Where a form about a record stands: its list, the record.
pub(crate) fn crumbs(def: &TypeDef, record: &Record) -> Markup {
    html! {
        nav.crumbs aria-label="Where you are" {
            a href={ "/t/" (def.name) } { (def.plural) } span aria-hidden="true" { "/" }
            a.num href={ "/r/" (record.number.clone().unwrap_or_else(|| record.id.text())) } { (record.number.as_deref().unwrap_or_else(|| record.text(&def.spine.title.0).unwrap_or(&def.title))) }
        }
    }
}

/// Number and title, to say in a dialog what it is about.
fn about(def: &TypeDef, record: &Record) -> Markup {
    html! { @if let Some(number) = &record.number { span.num { (number) } " " } (record.text(&def.spine.title.0).unwrap_or("Untitled")) }
}

fn form(view: &FormPage, screen: &Screen) -> Markup {
    let cx = FormContext {
        raw: &view.raw,
        errors: &view.refusals,
        names: &view.names,
        candidates: &view.candidates,
        required: &[],
        ranked: view.def.spine.rank.as_ref(),
        screen,
    };
    let creating = view.record.is_none();
    let groups: Vec<(&FormGroup, Vec<&Name>)> = view
        .def
        .form
        .iter()
        .filter(|g| !creating || g.on_create)
        .map(|g| (g, g.fields.iter().filter(|f| view.shows(f)).collect::<Vec<_>>()))
        .filter(|(_, fields)| !fields.is_empty())
        .collect();
    let draft = if creating { Some(format!("new:{}", view.def.name)) } else { None };
    html! {
        form.panel method="post" action=(view.action()) data-draft=[draft] data-type=(view.def.name) data-new[creating] {
            div.body.form {
                p.vh { "Fields marked as required must be filled in." }
                (csrf(screen))
                input type="hidden" name="_command" value=(view.command);
                input type="hidden" name="_was" value=(view.was);
                @if !view.back.is_empty() { input type="hidden" name="_back" value=(view.back); }
                @if let Some(only) = &view.only { input type="hidden" name="_only" value=(only); }
                @if let Some(record) = &view.record { input type="hidden" name="_version" value=(record.version); }
                (c::error_summary(&view.refusals))
                (conflicts(view))
                @for (group, fields) in &groups {
                    fieldset {
                        legend.vh[view.only.is_some() && groups.len() == 1] { (group.label) }
                        @for name in fields { @if let Some(def) = view.def.field(name) { (field_input(def, "", &cx)) } }
                    }
                }
                (reason(view))
                div.actions.save {
                    button.btn.primary type="submit" { @if creating { "Create " (view.def.title.to_lowercase()) } @else { "Save" } }
                    a.btn.ghost href=(if view.back.is_empty() { format!("/t/{}", view.def.name) } else { view.back.clone() }) data-cancel { "Cancel" }
                    span.status data-draft-status role="status" {}
                }
            }
        }
    }
}

/// Why: asked with a change of rank, and whenever a rule asked for it. It stands in the history beside the change.
fn reason(view: &FormPage) -> Markup {
    let error = view.refusals.0.iter().find(|r| r.field.as_ref().map_or(r.code == Code::ReasonNeeded, |f| **f == *"reason"));
    let ranks = view.only.is_some() && view.only == view.def.spine.rank;
    if !ranks && error.is_none() && view.raw.one("_reason").is_empty() {
        return html! {};
    }
    html! {
        div.field {
            label for="f-reason" { "Reason" }
            textarea.low id="f-reason" name="_reason" rows="2" maxlength="2000" aria-describedby="h-reason" aria-invalid=[error.map(|_| "true")] { (PreEscaped("\n")) (view.raw.one("_reason")) }
            @if let Some(error) = error { p.error { (Icon("warn")) (error.message()) } }
            p.help id="h-reason" { "Stands in the history beside the change. Lowering needs one." }
        }
    }
}

fn conflicts(view: &FormPage) -> Markup {
    html! {
        @if !view.conflicts.is_empty() {
            section.conflict aria-labelledby="h-conflict" {
                div.notice.warn role="alert" tabindex="-1" data-focus {
                    (Icon("swap"))
                    div { strong id="h-conflict" { "Someone changed the same fields while you were writing" } p { "Nothing is lost. Choose a value for each, then save." } }
                }
                @for conflict in &view.conflicts {
                    fieldset.both {
                        legend { (conflict.label) }
                        label { input type="radio" name={ "_take." (conflict.field) } value="theirs" required; strong { "Theirs" } span.value { (conflict.theirs) } small.value { (conflict.by) } }
                        label { input type="radio" name={ "_take." (conflict.field) } value="yours"; strong { "Yours" } span.value { (conflict.yours) } small.value { "as typed below" } }
                    }
                }
            }
        }
    }
}

/// Caller and similar records; also fetched alone while somebody types.
#[must_use]
pub fn beside_panels(def: &Arc<TypeDef>, beside: &Beside, names: &Names, screen: &Screen) -> Markup {
    let small = |rows: &[Record]| {
        html! {
            ul.list {
                @for r in rows {
                    li {
                        @match r.state.as_ref().and_then(|s| def.state(s)) { Some(state) => (Icon(c::phase_icon(state.phase))), None => (Icon("records")) }
                        div.what {
                            a href={ "/r/" (r.number.clone().unwrap_or_else(|| r.id.text())) } { (r.text(&def.spine.title.0).unwrap_or("Untitled")) }
                            p.meta { span.num { (r.number.as_deref().unwrap_or("")) } span { (crate::ui::time::Ago { at: r.created_at, now: screen.now, zone: &screen.zone }) } }
                        }
                    }
                }
            }
        }
    };
    html! {
        @if let Some((id, open)) = &beside.caller {
            section.panel aria-labelledby="h-caller" {
                header { h2 id="h-caller" { (names.get(id).map_or("Caller", |l| &l.title)) @if names.get(id).is_some_and(|l| l.vip) { " " span.tag.info { "VIP" } } } a.more href=(c::reference_href(*id, names)) { "Open" } }
                @if open.is_empty() { div.body { p.muted { "No open records. This is their first." } } } @else { (small(open)) }
            }
        }
        section.panel aria-labelledby="h-similar" {
            header { h2 id="h-similar" { "Similar, still open" } }
            @if beside.similar.is_empty() { div.body { p.muted { "As you write the title, open records like it appear here, so that one fault is recorded once." } } } @else { (small(&beside.similar)) }
        }
    }
}
