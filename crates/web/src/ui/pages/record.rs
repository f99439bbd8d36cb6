//! The record page, drawn from the type definition alone: header with allowed moves, form and conversation, and a rail of
//! clocks, people, relations and proof. No record type is known here by name.

use crate::ui::Screen;
use crate::ui::components::{self as c, Person, StateMark, Tab, ValueView, csrf};
use crate::ui::icons::Icon;
use crate::ui::layout;
use crate::ui::time::Ago;
use crate::ui::views::{MoveView, RecordPage};
use journal::Actor;
use kernel::Name;
use maud::{Markup, html};
use schema::{FormGroup, Value};

/// The tab that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Form and conversation.
    Main,
    /// What belongs to it.
    Gathered,
    /// What depends on it and what it depends on.
    Impact,
    /// History.
    History,
    /// Proof.
    Proof,
}

/// How the record is addressed: its number, or its id.
#[must_use]
pub fn key(view: &RecordPage) -> String {
    view.record.number.clone().unwrap_or_else(|| view.record.id.text())
}

/// The title of the record.
#[must_use]
pub fn title(view: &RecordPage) -> &str {
    view.record.text(&view.def.spine.title.0).unwrap_or("Untitled")
}

/// The record page.
#[must_use]
pub fn page(view: &RecordPage, screen: &Screen) -> Markup {
    let key = key(view);
    frame(
        view,
        Section::Main,
        screen,
        &html! {
            @let mut groups = view.def.form.iter().filter(|g| !aside(view, g));
            @if let Some(first) = groups.next() { (body_group(view, first, &key, screen)) }
            @if view.def.conversation { (talk(view, &key, screen)) }
            @for group in groups { (body_group(view, group, &key, screen)) }
            @if !view.files.is_empty() { section.panel aria-labelledby="h-files" { header { h2 id="h-files" { "Files" } } div.body { (c::files(&key, &view.files)) } } }
            @for list in &view.related {
                section.panel aria-label=(list.title) {
                    header { h2 { (list.title) @if let Some(count) = list.count { " " span.muted.num { (super::list::count_text(count)) } } } a.more href=(list.href) { "Open list" } }
                    @if list.rows.is_empty() { div.body { p.muted { "None." } } } @else { div.table-wrap { (super::list::small_table(&list.def, &list.rows, &view.names, screen)) } }
                }
            }
        },
    )
}

/// Header, tabs and rail around one section.
#[must_use]
pub fn frame(view: &RecordPage, section: Section, screen: &Screen, body: &Markup) -> Markup {
    let key = key(view);
    let screen = &Screen { area: format!("/t/{}", view.def.name), ..screen.clone() };
    let entries = view.proof.map(|p| u64::from(p.entries)).or(Some(u64::from(view.record.version)));
    let content = html! {
        article.record data-record=(view.record.id) data-key=(key) data-version=(view.record.version) {
            (header(view, &key, screen))
            div.body {
                (c::tabs("Sections", &sections(view, &key, section, entries)))
                (body)
            }
            (side(view, &key, screen))
        }
    };
    layout::page(screen, &format!("{key} {}", title(view)), &content)
}

fn sections(view: &RecordPage, key: &str, here: Section, entries: Option<u64>) -> Vec<Tab<'static>> {
    let tab = |rest: &str, label: &'static str, count: Option<u64>, section: Section| Tab {
        href: format!("/r/{key}{rest}"),
        label,
        count,
        here: section == here,
    };
    let mut tabs = Vec::with_capacity(5);
    if view.gathers() {
        tabs.push(tab("", "Overview", None, Section::Gathered));
    }
    let (label, count) = if view.def.conversation { ("Conversation", Some(view.messages.len() as u64)) } else { ("Details", None) };
    tabs.push(tab(if view.gathers() { "/details" } else { "" }, label, count, Section::Main));
    if view.has_impact() {
        tabs.push(tab("/impact", "Impact", None, Section::Impact));
    }
    tabs.push(tab("/history", "History", entries, Section::History));
    tabs.push(tab("/proof", "Proof", None, Section::Proof));
    tabs
}

fn header(view: &RecordPage, key: &str, screen: &Screen) -> Markup {
    let def = &view.def;
    let record = &view.record;
    let state = record.state.as_ref().and_then(|s| def.state(s));
    let rank = def.spine.rank.as_ref().and_then(|name| Some((def.field(name)?, record.get(name)?)));
    html! {
        header data-live="head" {
            nav.crumbs aria-label="Where you are" {
                a href={ "/t/" (def.name) } { (def.plural) } span aria-hidden="true" { "/" }
                span.num { (record.number.as_deref().unwrap_or(&def.title)) }
            }
            div.top {
                h1 { (title(view)) }
                @if screen.as_of.is_none() { (tools(view, key)) }
            }
            div.under {
                @if let Some(state) = state { (StateMark { state, pill: true }) }
                @if let Some((field, value)) = rank { (ValueView { def: field, value, names: &view.names, screen, ranked: true, cell: true }) }
                span { @if def.conversation { "opened " } @else { "added " } (Ago { at: record.created_at, now: screen.now, zone: &screen.zone }) " by " (Person { actor: &record.created_by, names: &view.names }.name()) }
                span { "changed " (Ago { at: record.updated_at, now: screen.now, zone: &screen.zone }) }
                span data-presence role="status" {
                    @for id in &view.present { span.tag.info { (Icon("eye")) (Person { actor: &Actor::Person(*id), names: &view.names }.name()) " is here" } }
                }
            }
            @if screen.as_of.is_none() && !view.moves.is_empty() { (moves(view, key)) }
        }
    }
}

fn moves(view: &RecordPage, key: &str) -> Markup {
    let (mut open, shut): (Vec<&MoveView>, Vec<&MoveView>) = view.moves.iter().partition(|m| m.unmet.is_empty());
    open.sort_by_key(|m| (*m.def.tone != *"primary", *m.def.tone == *"danger"));
    // One button leads; what else is possible stands beside it, quieter.
    let lead = open.iter().rposition(|m| *m.def.tone == *"primary");
    html! {
        div.moves role="group" aria-label="Moves" {
            @for (i, m) in open.iter().enumerate() {
                @let tone = if *m.def.tone == *"primary" && lead != Some(i) { "" } else { &*m.def.tone };
                a class={ "btn " (tone) } href={ "/r/" (key) "/move/" (m.def.name) } data-dialog { (m.def.label) }
            }
            @for m in shut {
                details.unmet {
                    summary.btn aria-disabled="true" { (m.def.label) (Icon("question")) }
                    div {
                        strong { (m.def.label) " is not possible yet" }
                        ul { @for r in &m.unmet.0 { li { (Icon("warn")) span { (r.message()) } } } }
                        a href={ "/r/" (key) "/move/" (m.def.name) } data-dialog { "Open its form" }
                    }
                }
            }
        }
    }
}

/// What can be done with the record in any state.
fn tools(view: &RecordPage, key: &str) -> Markup {
    html! {
        div.tools {
            @if view.may.update { a.btn.ghost href={ "/r/" (key) "/edit" } data-key="e" { (Icon("edit")) span.word { "Edit" } } }
            @if view.may.link && !view.def.links.is_empty() { a.btn.ghost href={ "/r/" (key) "/link" } data-dialog { (Icon("link")) span.word { "Link" } } }
        }
    }
}

/// Whether a group stands in the rail: it says so, or the page is about a conversation and the group holds no long text.
fn aside(view: &RecordPage, group: &FormGroup) -> bool {
    let long = |name: &Name| {
        view.def.field(name).is_some_and(|f| matches!(f.kind, schema::FieldKind::LongText { .. } | schema::FieldKind::Table { .. }))
    };
    group.rail || (view.def.conversation && !group.fields.iter().any(long))
}

/// Fields worth a line: readable, and filled; or empty but a matter of the record from the start.
fn worth(view: &RecordPage, group: &FormGroup, name: &Name) -> bool {
    use schema::FieldKind::{Choice, Group, LongText, Person, Reference};
    let central =
        || view.def.field(name).is_some_and(|f| matches!(f.kind, Choice { .. } | Group | Person | Reference { .. } | LongText { .. }));
    let open = || view.editable.contains(name) && (group.on_create && central() || !view.def.conversation);
    // Who belongs to it is worth knowing even when nobody does.
    let belongs = || !view.def.conversation && view.def.field(name).is_some_and(|f| matches!(f.kind, schema::FieldKind::References { .. }));
    view.readable.contains(name) && (view.record.get(name).is_some() || open() || belongs())
}

fn has_content(view: &RecordPage, group: &FormGroup) -> bool {
    group.fields.iter().any(|f| view.record.get(f).is_some())
}

fn body_group(view: &RecordPage, group: &FormGroup, key: &str, screen: &Screen) -> Markup {
    let shown: Vec<&Name> = group.fields.iter().filter(|f| **f != view.def.spine.title.0 && worth(view, group, f)).collect();
    if shown.is_empty() || !(has_content(view, group) || group.on_create) {
        return html! {};
    }
    let long = |name: &Name| view.def.field(name).is_some_and(|f| matches!(f.kind, schema::FieldKind::LongText { .. }));
    let (texts, facts): (Vec<&Name>, Vec<&Name>) = shown.into_iter().partition(|name| long(name));
    // One long text is read, not looked up: the panel takes its name.
    let (title, edit) = match texts.as_slice() {
        [only] => (view.def.field(only).map_or(&group.label, |f| &f.label), Some(*only)),
        _ => (&group.label, None),
    };
    html! {
        section.panel aria-label=(title) {
            header { h2 { (title) } @if let Some(name) = edit { (edit_link(view, key, name)) } }
            div.body {
                @for name in &texts {
                    @if edit.is_none() { h3.soft { (view.def.field(name).map_or("", |f| &f.label)) (edit_link(view, key, name)) } }
                    @match (view.def.field(name), view.record.get(name)) { (Some(def), Some(value)) => (value_view(view, def, value, screen)), _ => p.muted { "Nothing written yet." } }
                }
                @if !facts.is_empty() { dl.facts { @for name in facts { (fact(view, name, key, screen)) } } }
            }
        }
    }
}

fn value_view<'a>(view: &'a RecordPage, def: &'a schema::FieldDef, value: &'a Value, screen: &'a Screen) -> ValueView<'a> {
    ValueView { def, value, names: &view.names, screen, ranked: view.def.spine.rank.as_ref() == Some(&def.name), cell: false }
}

/// Some fields with their values, as far as they can be read and are worth a line; and what else belongs among them.
pub(super) fn facts(view: &RecordPage, names: &[&str], screen: &Screen, more: &Markup) -> Markup {
    let key = key(view);
    let shown = names
        .iter()
        .map(|n| Name::from(*n))
        .filter(|n| view.readable.contains(n) && (view.record.get(n).is_some() || view.editable.contains(n)));
    html! { dl.facts { @for name in shown { (fact(view, &name, &key, screen)) } (more) } }
}

fn fact(view: &RecordPage, name: &Name, key: &str, screen: &Screen) -> Markup {
    let Some(def) = view.def.field(name) else { return html! {} };
    html! {
        div {
            dt { (def.label) }
            dd data-field=(name) {
                @match view.record.get(name) {
                    Some(value) => span.value { (value_view(view, def, value, screen)) },
                    None if matches!(def.kind, schema::FieldKind::References { .. }) => span.value.unset { "None" },
                    None => span.value.unset { "Not set" },
                }
                (edit_link(view, key, name))
            }
        }
    }
}

/// Whether a field is the computed rank, and something that it is computed from can be changed.
fn ranked_by_others(view: &RecordPage, name: &Name) -> bool {
    view.def.spine.rank.as_ref() == Some(name)
        && view.editable.iter().any(|other| super::form::asked(&view.def, Some(&view.record), Some(name), other))
}

fn edit_link(view: &RecordPage, key: &str, name: &Name) -> Markup {
    html! {
        @if view.may.update && (view.editable.contains(name) || ranked_by_others(view, name)) {
            a.edit href={ "/r/" (key) "/edit?field=" (name) } data-dialog aria-label={ "Change " (view.def.field(name).map_or("", |f| &f.label)) } { (Icon("edit")) }
        }
    }
}

fn talk(view: &RecordPage, key: &str, screen: &Screen) -> Markup {
    html! {
        section.panel aria-labelledby="h-talk" {
            header { h2 id="h-talk" { "Conversation" } }
            div.talk {
                div.stack data-live="talk" {
                    @if view.messages.is_empty() { p.muted { "Nobody has written yet." } }
                    (c::conversation(key, &view.messages, &view.names, screen))
                }
                @if (view.may.comment || view.may.internal) && screen.as_of.is_none() { (c::composer(key, key, view.may, view.draft.as_ref(), view.command, screen)) }
            }
        }
    }
}

fn side(view: &RecordPage, key: &str, screen: &Screen) -> Markup {
    // Who has it now is asked first.
    let mut groups: Vec<&FormGroup> =
        view.def.form.iter().filter(|g| aside(view, g) && g.fields.iter().any(|f| worth(view, g, f))).collect();
    groups.sort_by_key(|g| !view.def.spine.owner.as_ref().is_some_and(|o| g.fields.contains(o)));
    html! {
        aside.side aria-label="About this record" {
            @if !view.clocks.is_empty() {
                section.panel data-live="clocks" aria-labelledby="h-clocks" { header { h2 id="h-clocks" { "Clocks" } } div.body {
                    @for clock in view.clocks.iter().filter(|c| c.state != engine::ClockState::Superseded) { (c::clock_panel(clock, screen)) }
                    @let earlier: Vec<_> = view.clocks.iter().filter(|c| c.state == engine::ClockState::Superseded).collect();
                    @if !earlier.is_empty() { details.earlier { summary { "Earlier targets (" (earlier.len()) ")" } @for clock in earlier { (c::clock_panel(clock, screen)) } } }
                } }
            }
            div.panel.details data-live="facts" {
                @for group in &groups {
                    section aria-label=(group.label) { header { h2 { (group.label) } } div.body { dl.facts { @for name in group.fields.iter().filter(|f| worth(view, group, f)) { (fact(view, name, key, screen)) } } } }
                }
            }
            @for group in &view.links {
                section.panel aria-label=(group.label) {
                    header { h2 { (group.label) } }
                    ul.list {
                        @for end in &group.ends {
                            @let label = view.names.get(&end.other);
                            @let name = label.map_or("not visible to you", |l| &l.title);
                            li {
                                (Icon("link"))
                                div.what { a href=(c::reference_href(end.other, &view.names)) { (name) } p.meta { span { (label.and_then(|l| l.number.as_deref()).unwrap_or("")) } } }
                                @if end.may_end && screen.as_of.is_none() {
                                    form.end method="post" action={ "/r/" (key) "/unlink" } {
                                        (csrf(screen))
                                        input type="hidden" name="link" value=(end.id);
                                        button.btn.ghost.icon type="submit" title="End link" aria-label={ "End link: " (group.label) " " (name) } { (Icon("close")) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            (trust(view, key, screen))
        }
    }
}

/// Watching, proof, and why the viewer can see it.
fn trust(view: &RecordPage, key: &str, screen: &Screen) -> Markup {
    html! {
        section.panel.quiet.trust aria-label="Trust" {
            div.body.stack {
                @if view.may.watch {
                    form method="post" action={ "/r/" (key) "/watch" } {
                        (csrf(screen))
                        input type="hidden" name="on" value=(if view.watching { "false" } else { "true" });
                        button.btn.ghost type="submit" aria-pressed=(view.watching) { (Icon("eye")) @if view.watching { "You are watching" } @else { "Watch" } }
                        @if !view.record.watchers.is_empty() { " " span.muted { (view.record.watchers.len()) " watching" } }
                    }
                }
                @if let Some(proof) = view.proof {
                    a href={ "/r/" (key) "/proof" } class={ "seal " (if proof.sealed == Some(false) { "neutral" } else { "good" }) } {
                        (Icon("seal"))
                        @match proof.sealed { Some(true) => "Proved by a signed checkpoint", Some(false) => "In the journal, next checkpoint pending", None => { (proof.entries) @if proof.entries == 1 { " entry" } @else { " entries" } " in the journal: see the proof" } }
                    }
                }
                p { a.soft href={ "/r/" (key) "/why" } data-dialog { "Why can I see this?" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ui::samples;

    #[test]
    fn a_move_that_cannot_be_taken_says_why() {
        let text = super::page(&samples::record_page(), &samples::screen()).into_string();
        assert!(text.contains("Only a resolved incident can be closed."));
        assert!(text.contains("/r/INC0000123/move/resolve"));
    }

    #[test]
    fn the_past_offers_nothing_to_change() {
        let mut screen = samples::screen();
        screen.as_of = Some(crate::ui::AsOf { at: samples::NOW, size: 9 });
        let text = super::page(&samples::record_page(), &screen).into_string();
        assert!(!text.contains("class=\"composer\"") && !text.contains("/move/resolve"));
    }
}
