//! The frame around every page: rail, bar, content; one landmark each, a way past them, and a place for live news.

use crate::assets::assets;
use crate::ui::components::{Avatar, csrf, toast};
use crate::ui::icons::{Icon, SPRITE};
use crate::ui::time::Exact;
use crate::ui::{Screen, Theme};
use maud::{DOCTYPE, Markup, html};

fn head(title: &str, screen: &Screen) -> Markup {
    let hash = assets().hash();
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="csrf" content=(screen.csrf);
            title { (title) " · " (screen.organisation) }
            link rel="icon" type="image/svg+xml" href={ "/assets/" (hash) "/icon.svg" };
            link rel="stylesheet" href={ "/assets/" (hash) "/app.css" };
            script type="module" src={ "/assets/" (hash) "/js/main.js" } {}
        }
    }
}

fn theme(screen: &Screen) -> Option<&'static str> {
    (screen.theme != Theme::System).then(|| screen.theme.as_str())
}

/// A page of the desk. `title` is the document title; `content` brings its own `h1`.
#[must_use]
pub fn page(screen: &Screen, title: &str, content: &Markup) -> Markup {
    if screen.fragment {
        return html! { main id="main" data-title=(title) { (content) } };
    }
    let requester = screen.who.as_ref().is_some_and(|w| w.requester);
    html! {
        (DOCTYPE)
        html lang="en" data-theme=[theme(screen)] data-density=[requester.then_some("comfortable")] {
            (head(title, screen))
            body {
                (SPRITE)
                a.skip href="#main" { "Skip to content" }
                div.frame {
                    @if let Some(past) = &screen.as_of {
                        div.asof role="region" aria-label="Past state" {
                            (Icon("history"))
                            span { "Everything is shown as of " (Exact { at: past.at, zone: &screen.zone }) ", journal size " (past.size) ". Nothing can be changed here." }
                        }
                    }
                    (rail(screen))
                    (bar(screen))
                    main.main id="main" tabindex="-1" { (content) }
                }
                div.toasts data-toasts { @if let Some(flash) = &screen.flash { (toast(screen, flash)) } }
                div.vh role="status" aria-live="polite" data-announce {}
            }
        }
    }
}

fn rail(screen: &Screen) -> Markup {
    let items = |foot: bool| {
        html! {
            ul {
                @for item in screen.nav.iter().filter(|i| i.foot == foot) {
                    li { a href=(item.href) aria-current=[screen.is_in(&item.href).then_some("page")] { (Icon(item.icon)) (item.label) } }
                }
            }
        }
    };
    html! {
        nav.rail id="rail" popover aria-label="Areas" {
            a.brand href="/" aria-label={ "Evident, " (screen.organisation) ", home" } { (Icon("mark")) }
            (items(false))
            (items(true))
        }
    }
}

fn bar(screen: &Screen) -> Markup {
    html! {
        header.bar {
            button.btn.ghost.icon.menu-button type="button" popovertarget="rail" aria-label="Areas" { (Icon("menu")) }
            form.find role="search" aria-label="Everything" method="get" action="/search" {
                (Icon("search"))
                input type="search" name="q" aria-label="Search everything" placeholder="Search or jump to" autocomplete="off" maxlength="400" data-search;
                kbd aria-hidden="true" { "Ctrl K" }
            }
            div.tools {
                @if screen.as_of.is_some() {
                    // Nothing can be made in the past.
                } @else if screen.who.as_ref().is_some_and(|w| w.requester) {
                    a.btn.primary href="/report" aria-label="Report a problem" { (Icon("plus")) span.word { "Report a problem" } }
                } @else if let Some(((name, label), others)) = screen.creatable.split_first() {
                    div.joined {
                        a.btn.primary href={ "/t/" (name) "/new" } data-key="c" aria-label={ "New " (label.to_lowercase()) } { (Icon("plus")) span.word { "New " (label.to_lowercase()) } }
                        @if !others.is_empty() {
                            button.btn.primary.icon type="button" popovertarget="new-menu" aria-label="Make something else" { (Icon("down")) }
                            div.menu id="new-menu" popover { @for (name, label) in others { a.item href={ "/t/" (name) "/new" } { (Icon("plus")) "New " (label.to_lowercase()) } } }
                        }
                    }
                }
                @if let Some(who) = &screen.who {
                    a.btn.ghost.icon href="/me/notices" aria-label=(if screen.unread > 0 { format!("Notifications, {} unread", screen.unread) } else { "Notifications".to_owned() }) {
                        (Icon("bell"))
                        @if screen.unread > 0 { span.dot.bad {} }
                    }
                    button.btn.ghost.icon type="button" popovertarget="me-menu" aria-label={ (crate::ui::components::initials(&who.name)) ", " (who.name) ": your menu" } { (Avatar { id: who.id, name: &who.name, large: false }) }
                    (person_menu(screen, who))
                }
            }
        }
    }
}

fn person_menu(screen: &Screen, who: &crate::ui::Who) -> Markup {
    html! {
        div.menu id="me-menu" popover {
            p.who { strong { (who.name) } br; small.muted { (who.email) } }
            form.themes method="post" action="/theme" role="group" aria-label="Theme" {
                (csrf(screen))
                input type="hidden" name="back" value=(screen.path);
                @for theme in Theme::ALL { button type="submit" name="theme" value=(theme.as_str()) aria-pressed=(screen.theme == theme) { (theme.label()) } }
            }
            a.item href="/me" { (Icon("person")) "Your account" }
            a.item href={ "/r/" (who.id) } { (Icon("records")) "Your record" }
            a.item href="/help/query" { (Icon("question")) "Help" kbd { "?" } }
            hr;
            form method="post" action="/sign-out" { (csrf(screen)) button.item type="submit" { (Icon("out")) "Sign out" } }
        }
    }
}

/// A page without frame: sign-in, set-up, errors before sign-in.
#[must_use]
pub fn bare(screen: &Screen, title: &str, wide: bool, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" data-theme=[theme(screen)] data-density="comfortable" {
            (head(title, screen))
            body {
                (SPRITE)
                div.centred {
                    main.wide[wide] id="main" tabindex="-1" { (content) }
                    footer { @if screen.organisation != "Evident" { (screen.organisation) " · " } "Evident" }
                }
            }
        }
    }
}
