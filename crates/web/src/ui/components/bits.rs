//! Buttons, tabs, notices, empty states, the error summary, paging and toasts.

use super::{Sample, sample};
use crate::ui::icons::Icon;
use crate::ui::{Flash, Screen};
use kernel::Refusals;
use maud::{Markup, html};

/// The hidden field that every form carries.
#[must_use]
pub fn csrf(screen: &Screen) -> Markup {
    html! { input type="hidden" name="_csrf" value=(screen.csrf); }
}

/// One tab: an address, so that it works without script and can be linked to.
pub struct Tab<'a> {
    /// Address.
    pub href: String,
    /// Label.
    pub label: &'a str,
    /// Number beside it.
    pub count: Option<u64>,
    /// Whether it is open.
    pub here: bool,
}

/// Tabs of a record page.
#[must_use]
pub fn tabs(label: &str, tabs: &[Tab<'_>]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            @for tab in tabs {
                a href=(tab.href) aria-current=[tab.here.then_some("page")] {
                    (tab.label)
                    @if let Some(n) = tab.count { span.count { (n) } }
                }
            }
        }
    }
}

/// What a place says when there is nothing in it, and what to do next.
pub struct Empty<'a> {
    /// Symbol.
    pub icon: &'static str,
    /// What is (not) here.
    pub title: &'a str,
    /// What to do next.
    pub hint: &'a str,
    /// A button: address and label.
    pub action: Option<(String, &'a str)>,
    /// Less tall, inside a panel.
    pub small: bool,
}

/// Draws an empty state.
#[must_use]
pub fn empty(e: &Empty<'_>) -> Markup {
    html! {
        div.empty.small[e.small] {
            (Icon(e.icon))
            p { strong { (e.title) } }
            p { (e.hint) }
            @if let Some((href, label)) = &e.action { a.btn href=(href) { (label) } }
        }
    }
}

/// A coloured note with a heading.
#[must_use]
pub fn notice(tone: &str, icon: &'static str, title: &str, body: &Markup) -> Markup {
    html! { div class={ "notice " (tone) } { (Icon(icon)) div { strong { (title) } (body) } } }
}

/// What was refused, all at once, each linked to its field; takes the focus when the page opens.
#[must_use]
pub fn error_summary(refusals: &Refusals) -> Markup {
    if refusals.is_empty() {
        return html! {};
    }
    let n = refusals.0.len();
    html! {
        div.notice.bad role="alert" tabindex="-1" id="errors" data-focus {
            (Icon("warn"))
            div {
                strong { @if n == 1 { "One thing needs your attention" } @else { (n) " things need your attention" } }
                ul {
                    @for r in &refusals.0 {
                        li {
                            @if let Some(field) = &r.field { a href={ "#f-" (field) } { (r.message()) } }
                            @else { (r.message()) }
                        }
                    }
                }
            }
        }
    }
}

/// Previous and next page by cursor.
#[must_use]
pub fn pager(prev: Option<&str>, next: Option<&str>, says: &Markup) -> Markup {
    html! {
        nav.pager aria-label="Pages" {
            @if let Some(href) = prev { a.btn.ghost href=(href) rel="prev" { (Icon("back")) "Previous" } }
            @if let Some(href) = next { a.btn.ghost href=(href) rel="next" { "Next" (Icon("chevron")) } }
            span.grow { (says) }
        }
    }
}

/// The note at the foot of the page after something was done; no question was asked before, so there is a way back.
#[must_use]
pub fn toast(screen: &Screen, flash: &Flash) -> Markup {
    html! {
        div.toast role="status" data-toast {
            span { (flash.text) }
            @if let Some((action, fields)) = &flash.undo {
                form method="post" action=(action) {
                    (csrf(screen))
                    @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
                    button type="submit" data-undo { "Undo" }
                }
            }
        }
    }
}

pub(super) fn samples() -> Vec<Sample> {
    use kernel::{Code, Refusal};
    let screen = crate::ui::samples::screen();
    let refusals = Refusals(vec![
        Refusal::new(Code::Required).on("service").with("label", "Service"),
        Refusal::new(Code::Placeholder).on("description").with("label", "Description").with("min", 10),
    ]);
    let tones = ["neutral", "info", "good", "warn", "bad", "critical"];
    vec![
        sample(
            "Buttons",
            html! {
                div.cluster {
                    button.btn.primary type="button" { "Resolve" }
                    button.btn type="button" { "Assign" }
                    button.btn.danger type="button" { "Cancel incident" }
                    button.btn.ghost type="button" { (Icon("edit")) "Edit" }
                    button.btn.icon type="button" aria-label="More" { (Icon("menu")) }
                    button.btn type="button" aria-disabled="true" { "Close" }
                }
            },
        ),
        sample("Tones", html! { div.swatches { @for t in tones { div class={ "swatch " (t) } { (t) } } } }),
        sample(
            "Tabs",
            tabs(
                "Sample sections",
                &[
                    Tab { href: "#1".into(), label: "Conversation", count: Some(12), here: true },
                    Tab { href: "#2".into(), label: "History", count: Some(31), here: false },
                    Tab { href: "#3".into(), label: "Proof", count: None, here: false },
                ],
            ),
        ),
        sample("Error summary", error_summary(&refusals)),
        sample(
            "Notice",
            notice(
                "info",
                "eye",
                "Grace Hopper is looking at this too",
                &html! { p { "What you write is safe: the second to save sees both." } },
            ),
        ),
        sample(
            "Empty",
            empty(&Empty {
                icon: "inbox",
                title: "Nothing is waiting for you",
                hint: "New work for your groups appears here by itself. Until then, the unassigned list shows what you could take.",
                action: Some(("/t/incident?view=unassigned".into(), "Open unassigned")),
                small: false,
            }),
        ),
        sample("Pages", pager(Some("?before=x"), Some("?after=y"), &html! { "51–100 of 1,204" })),
        sample(
            "Toast",
            toast(
                &screen,
                &Flash {
                    text: "INC0000123 assigned to Grace Hopper".into(),
                    undo: Some(("/r/INC0000123/edit".into(), vec![("owner".into(), String::new())])),
                },
            ),
        ),
    ]
}
