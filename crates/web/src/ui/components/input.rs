//! Inputs: one function over all sixteen kinds. Without script every one of them works; a reference is then a text box in
//! which a name, number or e-mail can be typed, and the server finds the record or offers the candidates.

use super::{Sample, sample};
use crate::ui::Screen;
use crate::ui::form_data::Raw;
use crate::ui::icons::Icon;
use crate::ui::views::Names;
use kernel::{Id, Name, Refusal, Refusals};
use maud::{Markup, PreEscaped, html};
use schema::{FieldDef, FieldKind};
use std::collections::BTreeMap;

/// What the inputs of a form share.
pub struct FormContext<'a> {
    /// What stands in the boxes.
    pub raw: &'a Raw,
    /// What was refused.
    pub errors: &'a Refusals,
    /// Labels of referred records.
    pub names: &'a Names,
    /// Candidates to choose from, by field: short lists, and texts that named several records.
    pub candidates: &'a BTreeMap<Name, Vec<(Id, String)>>,
    /// Fields that must be filled here beyond the definition (a move's dialog).
    pub required: &'a [Name],
    /// The field that ranks the type.
    pub ranked: Option<&'a Name>,
    /// The circumstances.
    pub screen: &'a Screen,
}

struct Here<'a> {
    name: String,
    id: String,
    error: Option<&'a Refusal>,
    describes: Option<String>,
    required: bool,
}

/// Draws the input of one field, with label, help and what was refused.
#[must_use]
pub fn field_input(def: &FieldDef, prefix: &str, cx: &FormContext<'_>) -> Markup {
    let name = format!("{prefix}{}", def.name);
    let error = cx.errors.0.iter().find(|r| r.field.as_ref().is_some_and(|f| **f == *name));
    let describes = match (error.is_some(), def.help.is_empty()) {
        (false, true) => None,
        (false, false) => Some(format!("h-{name}")),
        (true, true) => Some(format!("e-{name}")),
        (true, false) => Some(format!("e-{name} h-{name}")),
    };
    let here = Here { id: format!("f-{name}"), error, describes, required: def.required || cx.required.contains(&def.name), name };
    let wide = matches!(
        def.kind,
        FieldKind::LongText { .. } | FieldKind::Table { .. } | FieldKind::MultiChoice { .. } | FieldKind::References { .. }
    ) || *def.name == *"title";
    let grouped = matches!(&def.kind, FieldKind::MultiChoice { .. } | FieldKind::Table { .. }) || radio(def);
    let tail = html! {
        @if let Some(error) = here.error { p.error id={ "e-" (here.name) } { (Icon("warn")) (error.message()) } }
        @if !def.help.is_empty() { p.help id={ "h-" (here.name) } { (def.help) } }
    };
    let label = html! { (def.label) @if here.required { " " span.req { "(required)" } } };
    if grouped {
        return html! {
            div.field.full[wide] role="group" aria-labelledby={ "l-" (here.name) } aria-describedby=[here.describes.as_deref()] id=(here.id) tabindex="-1" {
                span.label id={ "l-" (here.name) } { (label) }
                (control(def, &here, cx))
                (tail)
            }
        };
    }
    if matches!(def.kind, FieldKind::Boolean) {
        return html! { div.field { (control(def, &here, cx)) (tail) } };
    }
    html! {
        div.field.full[wide] {
            label for=(here.id) { (label) }
            (control(def, &here, cx))
            (tail)
        }
    }
}

/// Few choices are shown side by side, many in a list.
fn radio(def: &FieldDef) -> bool {
    matches!(&def.kind, FieldKind::Choice { choices } if choices.iter().filter(|c| !c.retired).count() <= 5 && choices.iter().all(|c| c.label.len() <= 24))
}

fn control(def: &FieldDef, here: &Here<'_>, cx: &FormContext<'_>) -> Markup {
    let value = cx.raw.one(&here.name);
    let invalid = here.error.is_some().then_some("true");
    let (id, name, describes) = (&here.id, &here.name, here.describes.as_deref());
    let required = here.required;
    let plain = |kind: &str, mode: Option<&str>, placeholder: Option<&str>, max: Option<u32>| {
        html! {
            input id=(id) name=(name) type=(kind) value=(value) inputmode=[mode] placeholder=[placeholder] maxlength=[max] aria-required[required] aria-invalid=[invalid] aria-describedby=[describes];
        }
    };
    match &def.kind {
        FieldKind::Text { max } => plain("text", None, None, Some(*max)),
        FieldKind::LongText { max, markdown } => html! {
            textarea id=(id) name=(name) rows="5" maxlength=(max) aria-required[required] aria-invalid=[invalid] aria-describedby=[describes] data-markdown[*markdown] { (PreEscaped("\n")) (value) }
        },
        FieldKind::Choice { choices } if radio(def) => html! {
            div.radio-cards {
                @for c in choices.iter().filter(|c| !c.retired || *c.name == *value) {
                    label class=(c.tone) title=[(!c.help.is_empty()).then_some(&c.help)] {
                        input type="radio" name=(name) value=(c.name) checked[*c.name == *value];
                        @if cx.ranked == Some(&def.name) { (Icon(super::rank_icon(c.rank))) }
                        (c.label)
                    }
                }
                @if !required {
                    label.neutral { input type="radio" name=(name) value="" checked[value.is_empty()]; "Not set" }
                }
            }
        },
        FieldKind::Choice { choices } => html! {
            select id=(id) name=(name) aria-required[required] aria-invalid=[invalid] aria-describedby=[describes] {
                option value="" { @if required { "Choose …" } @else { "Not set" } }
                @for c in choices.iter().filter(|c| !c.retired || *c.name == *value) { option value=(c.name) selected[*c.name == *value] { (c.label) } }
            }
        },
        FieldKind::MultiChoice { choices } => html! {
            input type="hidden" name={ (name) "~shown" } value="1";
            div.options {
                @for c in choices.iter().filter(|c| !c.retired) {
                    label.check { input type="checkbox" name=(name) value=(c.name) checked[cx.raw.many(name).iter().any(|v| *c.name == **v)]; span { (c.label) @if !c.help.is_empty() { small { (c.help) } } } }
                }
            }
        },
        FieldKind::Boolean => html! {
            input type="hidden" name={ (name) "~shown" } value="1";
            label.check for=(id) { input id=(id) type="checkbox" name=(name) value="true" checked[value == "true" || value == "on"] aria-describedby=[describes]; span { (def.label) } }
        },
        FieldKind::Integer { .. } => plain("text", Some("numeric"), None, Some(24)),
        FieldKind::Decimal { .. } => plain("text", Some("decimal"), None, Some(40)),
        FieldKind::Money => html! {
            div.with-unit {
                input id=(id) name={ (name) ".amount" } type="text" inputmode="decimal" value=(cx.raw.one(&format!("{name}.amount"))) aria-required[required] aria-invalid=[invalid] aria-describedby=[describes];
                @let currency = cx.raw.one(&format!("{name}.currency"));
                select.unit name={ (name) ".currency" } aria-label={ "Currency of " (def.label) } {
                    @for c in ["EUR", "USD", "GBP", "CHF"] { option selected[c == currency] { (c) } }
                    @if !currency.is_empty() && !["EUR", "USD", "GBP", "CHF"].contains(&currency) { option selected { (currency) } }
                }
            }
        },
        FieldKind::Date => plain("date", None, None, None),
        FieldKind::Instant => html! {
            input id=(id) name=(name) type="datetime-local" step="any" value=(value) aria-required[required] aria-invalid=[invalid] aria-describedby=[describes];
            span.help { "In your time zone, " (cx.screen.zone.iana_name().unwrap_or("UTC")) }
        },
        FieldKind::Duration => plain("text", None, Some("1h 30m"), Some(40)),
        FieldKind::Person => reference(here, "person", "Name or e-mail", cx),
        FieldKind::Group => reference(here, "group", "Name", cx),
        FieldKind::Reference { to } => reference(here, to, "Name or number", cx),
        FieldKind::References { to } => references(here, to, cx),
        FieldKind::Table { columns } => lines(here, columns, cx),
    }
}

fn reference(here: &Here<'_>, to: &str, hint: &str, cx: &FormContext<'_>) -> Markup {
    let (id, name) = (&here.id, &here.name);
    let value = cx.raw.one(name);
    let invalid = here.error.is_some().then_some("true");
    if let Some(options) = cx.candidates.get(name.as_str()) {
        // What stands there stays on offer, also when nobody could choose it any more: else saving would empty the field. A
        // name that was typed in its place and fits several is what is chosen from instead.
        let kept = cx.raw.one(&format!("{name}~")) == cx.raw.one(&format!("{name}~was"));
        let other = (kept && !value.is_empty() && !options.iter().any(|(option, _)| option.text() == *value))
            .then(|| value.parse().ok().and_then(|id: Id| cx.names.get(&id)).map_or("A record you may not see", |l| &l.title));
        return html! {
            select id=(id) name=(name) aria-required[here.required] aria-invalid=[invalid] aria-describedby=[here.describes.as_deref()] {
                option value="" { @if here.required { "Choose …" } @else { "Not set" } }
                @if let Some(label) = other { option value=(value) selected { (label) } }
                @for (option, label) in options { option value=(option) selected[option.text() == *value] { (label) } }
            }
        };
    }
    let typed = if cx.raw.has(&format!("{name}~")) {
        cx.raw.one(&format!("{name}~"))
    } else {
        value.parse().ok().and_then(|id: Id| cx.names.get(&id)).map_or("", |l| &l.title)
    };
    html! {
        div.combo data-combo=(to) {
            (Icon("search"))
            input id=(id) name={ (name) "~" } type="text" value=(typed) placeholder=(hint) autocomplete="off" aria-required[here.required] aria-invalid=[invalid] aria-describedby=[here.describes.as_deref()];
            input type="hidden" name={ (name) "~was" } value=(typed);
            input type="hidden" name=(name) value=(value);
        }
    }
}

fn references(here: &Here<'_>, to: &str, cx: &FormContext<'_>) -> Markup {
    let name = &here.name;
    html! {
        input type="hidden" name={ (name) "~shown" } value="1";
        div.options {
            @for id in cx.raw.many(name) {
                label.check { input type="checkbox" name=(name) value=(id) checked; span { (id.parse().ok().and_then(|id: Id| cx.names.get(&id)).map_or(id.as_str(), |l| &l.title)) } }
            }
        }
        div.combo data-combo=(to) data-many=(name) {
            (Icon("search"))
            input id=(here.id) name={ (name) "~" } type="text" placeholder="Add by name or number" autocomplete="off" aria-describedby=[here.describes.as_deref()];
        }
    }
}

fn lines(here: &Here<'_>, columns: &[FieldDef], cx: &FormContext<'_>) -> Markup {
    let prefix = format!("{}.", here.name);
    let present = cx
        .raw
        .0
        .range(prefix.clone()..)
        .map_while(|(k, _)| k.strip_prefix(&prefix))
        .filter_map(|k| k.split('.').next()?.parse::<usize>().ok())
        .max()
        .map_or(0, |n| n + 1);
    html! {
        input type="hidden" name={ (here.name) "~shown" } value="1";
        div.lines data-lines=(here.name) {
            table {
                thead { tr { @for c in columns { th scope="col" { (c.label) } } } }
                tbody { @for line in 0..=present { tr { @for c in columns { td { (line_cell(c, &format!("{prefix}{line}."), line, cx)) } } } } }
            }
        }
        span.help { "An empty line is left out. One empty line is kept at the end." }
    }
}

fn line_cell(def: &FieldDef, prefix: &str, line: usize, cx: &FormContext<'_>) -> Markup {
    let name = format!("{prefix}{}", def.name);
    let label = format!("{} in line {}", def.label, line + 1);
    let error = cx.errors.0.iter().find(|r| r.field.as_ref().is_some_and(|f| **f == *name));
    let value = cx.raw.one(&name);
    html! {
        div.field {
            @match &def.kind {
                FieldKind::Choice { choices } => select name=(name) aria-label=(label) { option value="" { "–" } @for c in choices.iter().filter(|c| !c.retired || *c.name == *value) { option value=(c.name) selected[*c.name == *value] { (c.label) } } },
                FieldKind::Boolean => { input type="hidden" name={ (name) "~shown" } value="1"; label.check { input type="checkbox" name=(name) value="true" checked[value == "true"] aria-label=(label); } },
                FieldKind::Person | FieldKind::Group | FieldKind::Reference { .. } => {
                    @let here = Here { id: format!("f-{name}"), name: name.clone(), error, describes: None, required: false };
                    label.vh for={ "f-" (name) } { (label) }
                    (reference(&here, match &def.kind { FieldKind::Person => "person", FieldKind::Group => "group", FieldKind::Reference { to } => to, _ => "" }, "Name", cx))
                },
                FieldKind::Date => input id={ "f-" (name) } type="date" name=(name) value=(value) aria-label=(label);,
                FieldKind::MultiChoice { choices } => { input type="hidden" name={ (name) "~shown" } value="1"; @for c in choices { label.check { input type="checkbox" name=(name) value=(c.name) checked[cx.raw.many(&name).iter().any(|v| *c.name == **v)]; span { (c.label) } } } },
                _ => input id={ "f-" (name) } type="text" name=(name) value=(value) aria-label=(label) aria-invalid=[error.map(|_| "true")];,
            }
            @if let Some(error) = error { p.error { (Icon("warn")) (error.message()) } }
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    use kernel::Code;
    let screen = crate::ui::samples::screen();
    let names = crate::ui::samples::names();
    let all = crate::ui::samples::every_kind();
    let mut raw = Raw::default();
    for (def, value) in &all {
        crate::ui::form_data::encode(def, Some(value), "filled.", &names, &screen.zone, &mut raw);
    }
    let (empty, none, candidates) = (Raw::default(), Refusals::default(), BTreeMap::new());
    let errors =
        Refusals(all.iter().take(3).map(|(d, _)| Refusal::new(Code::Required).on(d.name.clone()).with("label", &d.label)).collect());
    let form = |prefix: &str, raw: &Raw, errors: &Refusals| {
        let cx = FormContext { raw, errors, names: &names, candidates: &candidates, required: &[], ranked: None, screen: &screen };
        html! { div.form { fieldset { legend.vh { "Every kind of field" } @for (def, _) in &all { (field_input(def, prefix, &cx)) } } } }
    };
    vec![sample("Every kind, filled", form("filled.", &raw, &none)), sample("Every kind, empty, three refused", form("", &empty, &errors))]
}
