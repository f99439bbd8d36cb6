//! Pages for when something is wrong: what happened, what to do, and a reference that support can look up.

use crate::ui::icons::Icon;
use crate::ui::{Screen, layout};
use maud::{Markup, html};

/// A page about something that went wrong.
#[derive(Clone, Debug)]
pub struct ErrorPage<'a> {
    /// Status in numbers, for the fine print.
    pub status: u16,
    /// What happened.
    pub title: &'a str,
    /// What to do.
    pub hint: &'a str,
    /// Request id.
    pub reference: &'a str,
}

/// Draws the page, inside the frame when somebody is signed in.
#[must_use]
pub fn page(e: &ErrorPage<'_>, screen: &Screen) -> Markup {
    let body = html! {
        div.empty {
            (Icon(match e.status { 404 => "search", 403 => "lock", 429 => "clock", _ => "warn" }))
            h1 { (e.title) }
            p { (e.hint) }
            div.actions { a.btn.primary href="/" { "Home" } a.btn href="/search" { "Search" } }
            p.muted { small { (e.status) " · reference " code { (e.reference) } } }
        }
    };
    if screen.who.is_some() { layout::page(screen, e.title, &body) } else { layout::bare(screen, e.title, true, &body) }
}

/// The record does not exist, or may not be seen: the page does not say which.
#[must_use]
pub fn not_found(reference: &str, screen: &Screen) -> Markup {
    page(
        &ErrorPage {
            status: 404,
            title: "There is nothing here for you",
            hint: "No such page or record exists, or your roles do not show it to you. Check the number, or search for it.",
            reference,
        },
        screen,
    )
}

/// A fault of ours.
#[must_use]
pub fn fault(reference: &str, screen: &Screen) -> Markup {
    page(
        &ErrorPage {
            status: 500,
            title: "Something broke on our side",
            hint: "Nothing you entered was half saved. Go back and try again; if it happens again, tell your administrator the reference below.",
            reference,
        },
        screen,
    )
}
