//! The queue: saved views at the side, the query line above, rows of 32 pixels, inline edits, bulk actions, a preview on
//! wide screens. Rows are written straight into one buffer: a page of fifty is drawn in a fraction of a millisecond.

use crate::ui::Screen;
use crate::ui::components::{self as c, DueMark, Empty, StateMark, cell_value, csrf};
use crate::ui::icons::Icon;
use crate::ui::layout;
use crate::ui::time::Ago;
use crate::ui::views::{Count, ListPage, Names};
use engine::Record;
use kernel::Name;
use maud::{Markup, PreEscaped, Render, html};
use schema::TypeDef;
use std::fmt::Write as _;

/// The list page of a type.
#[must_use]
pub fn page(view: &ListPage, screen: &Screen) -> Markup {
    let def = &view.def;
    let open = open_own(view);
    let shipped = || view.view.as_ref().and_then(|name| view.views.iter().find(|v| v.view.name == *name)).map(|v| &v.view.label);
    let heading = open.map(|v| &v.name).or_else(shipped).unwrap_or(&def.plural);
    let content = html! {
        div.desk.bare[view.views.is_empty() && view.own.is_empty()] {
            (views(view, screen))
            div {
                div.page-head {
                    h1 { (heading) @if let Some(count) = view.count { " " span.muted.num { (count_text(count)) } } }
                    @if let Some(own) = open.filter(|v| v.may_delete) {
                        form method="post" action={ "/t/" (def.name) "/views/" (own.id) "/delete" } { (csrf(screen)) button.btn.ghost type="submit" { (Icon("close")) "Delete view" } }
                    }
                    (files(view))
                    @if view.may_create && screen.creatable.first().is_none_or(|(name, _)| *name != def.name) { a.btn href={ "/t/" (def.name) "/new" } data-key="c" { (Icon("plus")) "New " (def.title.to_lowercase()) } }
                }
                (c::query_bar(&def.name, &view.query, &view.says, &view.sort))
                div.live-pill data-live-pill hidden {}
                div.split {
                    form method="post" action={ "/t/" (def.name) "/bulk" } data-queue=(def.name) {
                        (csrf(screen))
                        @if view.rows.is_empty() { (none(view)) } @else {
                            div.panel { div.table-wrap { (table(view, screen)) } }
                            @if view.may_update && def.lifecycle.is_some() { (bulk(view)) }
                        }
                        (paging(view))
                    }
                    aside.panel.preview aria-label="Preview" data-preview {}
                }
            }
        }
    };
    layout::page(screen, heading, &content)
}

/// The saved view that is open.
fn open_own(view: &ListPage) -> Option<&app::OwnView> {
    let name = view.view.as_ref()?;
    view.own.iter().find(|v| v.id.text() == **name)
}

/// The list as a file, and files as records.
fn files(view: &ListPage) -> Markup {
    let address = |fields: &str, format: &str| {
        let mut href = base(view).replacen('?', "/export?", 1);
        if view.view.is_none() || view.sort != view.def.list.sort {
            href.push_str("sort=");
            encode(&view.sort, &mut href);
            href.push('&');
        }
        format!("{href}fields={fields}&format={format}")
    };
    let formats = [("csv", "CSV"), ("xlsx", "Spreadsheet (XLSX)"), ("jsonl", "JSON Lines")];
    html! {
        details.drop {
            summary.btn.ghost { (Icon("download")) @if view.may_import { "Export, import" } @else { "Export" } (Icon("down")) }
            div.items {
                h2 { "As the list shows it" }
                @for (format, label) in formats { a.item href=(address("shown", format)) download { (label) } }
                h2 { "All fields, to bring back" }
                @for (format, label) in formats { a.item href=(address("all", format)) download { (label) } }
                @if view.may_import {
                    hr;
                    a.item href={ "/t/" (view.def.name) "/import" } { (Icon("up")) "Import from a file" }
                    a.item href={ "/t/" (view.def.name) "/template?format=xlsx" } download { (Icon("records")) "Template" }
                }
            }
        }
    }
}

/// Keeps what is shown under a name; works as a plain form.
fn save_view(view: &ListPage, screen: &Screen) -> Markup {
    html! {
        @if view.may_save && matches!(view.says, crate::ui::views::QuerySays::Sentence(_)) {
            details.keep {
                summary { (Icon("plus")) "Save this view" }
                form.stack method="post" action={ "/t/" (view.def.name) "/views" } {
                    (csrf(screen))
                    input type="hidden" name="q" value=(view.query);
                    input type="hidden" name="sort" value=(view.sort);
                    div.field { label for="f-view-name" { "Name" } input id="f-view-name" name="name" type="text" maxlength="60" required autocomplete="off" placeholder="P1 and P2 of today"; }
                    @if view.may_share { label.check { input type="checkbox" name="shared" value="true"; span { "For everybody" } } }
                    button.btn.primary type="submit" { "Save view" }
                }
            }
        }
    }
}

/// Whether a view says anything to somebody who only asks: queues of owners and groups, and what nobody took, do not.
fn for_requesters(query: &str) -> bool {
    !["owner:", "group:", "is:unassigned", "is:missed"].iter().any(|word| query.contains(word))
}

fn views(view: &ListPage, screen: &Screen) -> Markup {
    html! {
        @let shipped: Vec<_> = view.views.iter().filter(|v| !screen.who.as_ref().is_some_and(|w| w.requester) || for_requesters(&v.view.query)).collect();
        @if !shipped.is_empty() || !view.own.is_empty() {
            nav.views aria-label="Views" {
                h2 { "Views" }
                @for v in shipped {
                    a href={ "/t/" (view.def.name) "?view=" (v.view.name) } aria-current=[(view.view.as_ref() == Some(&v.view.name)).then_some("page")] {
                        span { (v.view.label) }
                        span.n.num data-view-count=(v.view.name) { @if let Some(count) = v.count { (count_text(count)) } }
                    }
                }
                @for v in &view.own {
                    @let id = v.id.text();
                    a href={ "/t/" (view.def.name) "?view=" (id) } aria-current=[(view.view.as_deref() == Some(&*id)).then_some("page")] {
                        span { (v.name) @if v.shared { " " span.tag { "shared" } } }
                        span.n.num data-view-count=(id) {}
                    }
                }
                (save_view(view, screen))
            }
        }
    }
}

/// `1,204`, or `10,000+` when counting stopped there.
#[must_use]
pub fn count_text(count: Count) -> String {
    let digits = count.n.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (i, ch) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(ch);
    }
    if count.capped {
        out.push('+');
    }
    out
}

/// The address of this list up to where another parameter can be added.
fn base(view: &ListPage) -> String {
    let mut out = format!("/t/{}?", view.def.name);
    if let Some(name) = &view.view {
        write!(out, "view={name}&").expect("writing to a string");
    } else {
        out.push_str("q=");
        encode(&view.query, &mut out);
        out.push('&');
    }
    out
}

/// Percent-encodes for a query string.
pub fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b':' | b',' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => write!(out, "%{byte:02X}").expect("writing to a string"),
        }
    }
}

fn none(view: &ListPage) -> Markup {
    let filtered = !view.query.is_empty();
    if matches!(view.says, crate::ui::views::QuerySays::Error { .. }) {
        return html! {
            div.panel {
                (c::empty(&Empty {
                    icon: "question",
                    title: "The query was not understood",
                    hint: "The line above says where. Mend it and press Enter, or look at the examples.",
                    action: Some(("/help/query".to_owned(), "How to write a query")),
                    small: false,
                }))
            }
        };
    }
    html! {
        div.panel {
            (c::empty(&Empty {
                icon: "inbox",
                title: if filtered { "Nothing matches" } else { "Nothing here yet" },
                hint: if filtered { "Take a word out of the query, or look at another view." } else { &view.def.purpose },
                action: if filtered { Some((format!("/t/{}", view.def.name), "Clear the query")) } else if view.may_create { Some((format!("/t/{}/new", view.def.name), "Make the first one")) } else { None },
                small: false,
            }))
        }
    }
}

fn label<'a>(def: &'a TypeDef, column: &'a str) -> &'a str {
    match column {
        "number" => "Number",
        "state" => "State",
        "due" => "Due",
        "updated_at" | "updated" => "Updated",
        "created_at" | "created" => "Created",
        other => def.field(other).map_or(other, |f| &f.label),
    }
}

fn table(view: &ListPage, screen: &Screen) -> Markup {
    let base = base(view);
    let first = view.sort.split(',').next().unwrap_or_default();
    html! {
        table.table.cards.few[view.columns.len() < 7] {
            caption.vh { (view.def.plural) }
            thead {
                tr {
                    @if view.may_update { th.sel scope="col" { input type="checkbox" aria-label="Select all on this page" data-select-all; } }
                    @for column in &view.columns {
                        th scope="col" class=(class(&view.def, column)) aria-sort=[(first.trim_start_matches('-') == &**column).then_some(if first.starts_with('-') { "descending" } else { "ascending" })] {
                            (c::sort_link(column, label(&view.def, column), &view.sort, &base))
                        }
                    }
                }
            }
            tbody data-rows { @for record in &view.rows { (Row { record, view, screen }) } }
        }
    }
}

fn class(def: &TypeDef, column: &str) -> &'static str {
    match column {
        "number" => "num",
        "updated_at" | "created_at" | "updated" | "created" => "soft late",
        "due" => "target",
        _ if *def.spine.title.0 == *column => "title",
        _ => "",
    }
}

/// One row; also sent alone when it changes while somebody looks.
pub struct Row<'a> {
    /// The record.
    pub record: &'a Record,
    /// The list it stands in.
    pub view: &'a ListPage,
    /// The circumstances.
    pub screen: &'a Screen,
}

impl Render for Row<'_> {
    fn render_to(&self, out: &mut String) {
        let (record, def) = (self.record, &*self.view.def);
        out.push_str("<tr data-id=\"");
        write!(out, "{}\" data-href=\"", record.id).expect("writing to a string");
        href(record, out);
        write!(out, "\" data-version=\"{}\">", record.version).expect("writing to a string");
        if self.view.may_update {
            out.push_str("<td class=\"sel\"><input type=\"checkbox\" name=\"id\" value=\"");
            write!(out, "{}", record.id).expect("writing to a string");
            out.push_str("\" aria-label=\"Select ");
            c::escape(record.number.as_deref().or_else(|| record.text(&def.spine.title.0)).unwrap_or("record"), out);
            out.push_str("\"></td>");
        }
        for column in &self.view.columns {
            out.push_str("<td class=\"");
            out.push_str(class(def, column));
            out.push_str("\">");
            let leads = self.leads(column);
            if leads {
                out.push_str("<a class=\"leads\" href=\"");
                href(record, out);
                out.push_str("\">");
            }
            self.cell(column, out);
            close(leads, out);
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
}

impl Row<'_> {
    /// Whether a cell leads to the record: the first one, in a list that does not show the title.
    fn leads(&self, column: &Name) -> bool {
        self.view.columns.first() == Some(column) && !self.view.columns.contains(&self.view.def.spine.title.0)
    }

    fn cell(&self, column: &Name, out: &mut String) {
        let (record, def, screen) = (self.record, &*self.view.def, self.screen);
        match &**column {
            "number" => c::escape(record.number.as_deref().unwrap_or_default(), out),
            "state" => {
                if let Some(state) = record.state.as_ref().and_then(|s| def.state(s)) {
                    let open = self.quick(self.view.may_update && !state.terminal, "state", out);
                    StateMark { state, pill: false }.render_to(out);
                    close(open, out);
                }
            }
            "due" => DueMark { record, now: screen.now, zone: &screen.zone, left: self.view.left.get(&record.id).copied() }.render_to(out),
            "updated_at" | "updated" => Ago { at: record.updated_at, now: screen.now, zone: &screen.zone }.render_to(out),
            "created_at" | "created" => Ago { at: record.created_at, now: screen.now, zone: &screen.zone }.render_to(out),
            name if *def.spine.title.0 == *name => {
                out.push_str("<a href=\"");
                href(record, out);
                out.push_str("\">");
                c::escape(record.text(name).unwrap_or("Untitled"), out);
                out.push_str("</a>");
            }
            name => {
                let Some(field) = def.field(name) else { return };
                let assigns = def.spine.owner.as_ref() == Some(column) || def.spine.group.as_ref() == Some(column);
                let ranks = def.spine.rank.as_ref() == Some(column) && self.still_moves();
                let open = self.quick((assigns || ranks) && self.view.may_update, name, out);
                match record.get(name) {
                    Some(value) => {
                        cell_value(field, value, &self.view.names, screen, def.spine.rank.as_ref() == Some(column)).render_to(out)
                    }
                    None if assigns => out.push_str("<span class=\"muted\">Nobody</span>"),
                    None => {}
                }
                close(open, out);
            }
        }
    }

    /// Whether the rank of the record can still be changed from a queue: it is work, and it is not done.
    fn still_moves(&self) -> bool {
        use schema::Phase::{Open, Waiting, Working};
        let state = self.record.state.as_ref().and_then(|s| self.view.def.state(s));
        self.view.def.has_trait("work_item") && state.is_some_and(|s| matches!(s.phase, Open | Working | Waiting))
    }

    /// Opens the link to a small form for one field; without script it is a page of its own.
    fn quick(&self, wanted: bool, field: &str, out: &mut String) -> bool {
        if wanted {
            out.push_str("<a class=\"quick\" data-dialog href=\"");
            href(self.record, out);
            out.push_str(if field == "state" { "/moves" } else { "/edit?field=" });
            if field != "state" {
                c::escape(field, out);
            }
            out.push_str("\" data-quick=\"");
            c::escape(field, out);
            out.push_str("\">");
        }
        wanted
    }
}

fn close(open: bool, out: &mut String) {
    if open {
        out.push_str("</a>");
    }
}

fn href(record: &Record, out: &mut String) {
    out.push_str("/r/");
    match &record.number {
        Some(number) => c::escape(number, out),
        None => write!(out, "{}", record.id).expect("writing to a string"),
    }
}

fn bulk(view: &ListPage) -> Markup {
    html! {
        div.bulk data-bulk {
            span role="status" data-bulk-count { "With selected" }
            select.input.unit name="move" aria-label="Move to take" {
                option value="" { "Choose what to do …" }
                @if let Some(owner) = &view.def.spine.owner { option value={ "set:" (owner) } { "Assign to me" } }
                @for m in view.def.lifecycle.iter().flat_map(|l| &l.moves).filter(|m| !m.automatic) { option value=(m.name) { (m.label) } }
            }
            button.btn.primary type="submit" name="step" value="preview" { "Preview" }
        }
    }
}

fn paging(view: &ListPage) -> Markup {
    let base = base(view);
    let link = |cursor: &Option<String>, key: &str| {
        cursor.as_ref().map(|c| {
            let mut href = format!("{base}{key}=");
            encode(c, &mut href);
            if !view.sort.is_empty() && view.sort != view.def.list.sort {
                href.push_str("&sort=");
                encode(&view.sort, &mut href);
            }
            href
        })
    };
    let (prev, next) = (link(&view.prev, "cursor"), link(&view.next, "cursor"));
    let says = match view.count {
        Some(count) if !view.rows.is_empty() => html! { (view.rows.len()) " of " (count_text(count)) " shown" },
        _ => html! {},
    };
    c::pager(prev.as_deref(), next.as_deref(), &says)
}

/// A bare table for related lists and previews: same cells, no controls.
#[must_use]
pub fn small_table(def: &std::sync::Arc<TypeDef>, rows: &[Record], names: &Names, screen: &Screen) -> Markup {
    let wanted: Vec<Name> = def
        .list
        .columns
        .iter()
        .filter(|c| def.spine.owner.as_ref() != Some(c) && def.spine.group.as_ref() != Some(c))
        .take(5)
        .cloned()
        .collect();
    let view = ListPage {
        left: Default::default(),
        own: Vec::new(),
        may_share: false,
        may_save: false,
        def: def.clone(),
        rows: Vec::new(),
        names: names.clone(),
        query: String::new(),
        says: crate::ui::views::QuerySays::Sentence(String::new()),
        sort: String::new(),
        columns: wanted,
        views: vec![],
        view: None,
        count: None,
        next: None,
        prev: None,
        may_import: false,
        may_create: false,
        may_update: false,
    };
    let mut out = String::from("<table class=\"table cards\"><thead><tr>");
    for column in &view.columns {
        write!(out, "<th scope=\"col\" class=\"{}\">", class(def, column)).expect("writing to a string");
        c::escape(label(def, column), &mut out);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead><tbody>");
    for record in rows {
        Row { record, view: &view, screen }.render_to(&mut out);
    }
    out.push_str("</tbody></table>");
    PreEscaped(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::samples;

    #[test]
    fn a_page_of_fifty_is_small_and_whole() {
        let mut view = samples::list_page();
        let rows = view.rows.clone();
        view.rows = rows.into_iter().cycle().take(50).collect();
        let text = page(&view, &samples::screen()).into_string();
        assert_eq!(text.matches("<tr data-id").count(), 50);
        assert!(text.len() < 120_000, "{} bytes", text.len());
    }

    #[test]
    fn text_of_people_is_escaped_everywhere_in_a_row() {
        let mut view = samples::list_page();
        for record in &mut view.rows {
            record.fields.insert("title".into(), schema::Value::Text("<img src=x>\"'&".into()));
            record.number = Some("\"><b>".into());
        }
        let text = page(&view, &samples::screen()).into_string();
        assert!(!text.contains("<img src=x>") && !text.contains("\"><b>"));
    }

    #[test]
    fn counts_are_grouped() {
        assert_eq!(count_text(Count { n: 10_000, capped: true }), "10,000+");
    }
}
