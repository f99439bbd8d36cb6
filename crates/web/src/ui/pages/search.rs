//! Search results over all types, and the answers of the command palette.

use crate::ui::components::{self as c, Empty};
use crate::ui::icons::Icon;
use crate::ui::{Screen, layout};
use kernel::Name;
use maud::{Markup, PreEscaped, html};
use serde::Serialize;

/// One record found.
#[derive(Clone, Debug)]
pub struct HitView {
    /// Type and its label.
    pub type_name: Name,
    /// Label of the type.
    pub type_title: String,
    /// Address.
    pub href: String,
    /// Number.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// Text around the words found; parts that match are between `\u{2}` and `\u{3}`.
    pub snippet: String,
}

/// A page of results.
#[derive(Clone, Debug, Default)]
pub struct SearchPage {
    /// What was searched.
    pub text: String,
    /// What was found, best first.
    pub hits: Vec<HitView>,
    /// Types to narrow to: name, label.
    pub types: Vec<(Name, String)>,
    /// Narrowed to this type.
    pub only: Option<Name>,
}

/// The results page.
#[must_use]
pub fn page(view: &SearchPage, screen: &Screen) -> Markup {
    let mut q = String::new();
    super::list::encode(&view.text, &mut q);
    let content = html! {
        div.page.reading.stack {
            div.page-head { h1 { @if view.text.is_empty() { "Search" } @else { "Results for “" (view.text) "”" } } }
            form role="search" aria-label="Search again" method="get" action="/search" { div.field { label for="f-q" { "Words, a number, a name" } input id="f-q" type="search" name="q" value=(view.text) maxlength="400" autofocus[view.text.is_empty()]; } }
            @if view.types.len() > 1 && !view.text.is_empty() {
                nav.cluster aria-label="Narrow to a type" {
                    a.chip href={ "/search?q=" (q) } aria-current=[view.only.is_none().then_some("true")] { "All" }
                    @for (name, label) in &view.types { a.chip href={ "/search?q=" (q) "&type=" (name) } aria-current=[(view.only.as_ref() == Some(name)).then_some("true")] { (label) } }
                }
            }
            @if !view.text.is_empty() {
                div.panel {
                    @if view.hits.is_empty() { (c::empty(&Empty { icon: "search", title: "Nothing found", hint: "Words are matched from their beginning, accents and case do not matter. Try fewer or shorter words.", action: None, small: false })) }
                    @else {
                        ol.hits {
                            @for hit in &view.hits {
                                li {
                                    p.spread { a.grow href=(hit.href) { strong { (marked(&hit.title)) } } small.muted.num { (hit.type_title) @if let Some(number) = &hit.number { " " (number) } } }
                                    @if !hit.snippet.is_empty() { p.snippet { (marked(&hit.snippet)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    layout::page(screen, "Search", &content)
}

fn marked(text: &str) -> Markup {
    let mut out = String::with_capacity(text.len() + 24);
    let mut open = false;
    for part in text.split_inclusive(['\u{2}', '\u{3}']) {
        let (words, mark) = match part.char_indices().next_back() {
            Some((at, ch @ ('\u{2}' | '\u{3}'))) => (&part[..at], Some(ch)),
            _ => (part, None),
        };
        c::escape(words, &mut out);
        match mark {
            Some('\u{2}') if !open => {
                out.push_str("<mark>");
                open = true;
            }
            Some('\u{3}') if open => {
                out.push_str("</mark>");
                open = false;
            }
            _ => {}
        }
    }
    if open {
        out.push_str("</mark>");
    }
    PreEscaped(out)
}

/// One line of the command palette, sent as JSON.
#[derive(Clone, Debug, Serialize)]
pub struct PaletteItem {
    /// Heading it stands under.
    pub group: &'static str,
    /// Words.
    pub label: String,
    /// Fine print.
    pub hint: String,
    /// Address.
    pub href: String,
    /// Icon symbol.
    pub icon: &'static str,
}

/// The palette as a page, when there is no script: a list of everything one can do.
#[must_use]
pub fn palette_page(items: &[PaletteItem], screen: &Screen) -> Markup {
    let content = html! {
        div.page.narrow { div.page-head { h1 { "Everything you can do" } } div.panel { ul.list { @for item in items { li { (Icon(item.icon)) div.what { a href=(item.href) { (item.label) } p.meta { span { (item.hint) } } } span {} } } } } }
    };
    layout::page(screen, "Commands", &content)
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_are_balanced_and_text_is_escaped() {
        for (text, want) in [
            ("a \u{2}b\u{3} c", "a <mark>b</mark> c"),
            ("\u{2}<x>", "<mark>&lt;x&gt;</mark>"),
            ("\u{3}a", "a"),
            ("\u{2}\u{2}a\u{3}", "<mark>a</mark>"),
        ] {
            assert_eq!(super::marked(text).into_string(), want);
        }
    }
}
