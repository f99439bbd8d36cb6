//! The person's own page: password, sessions, access tokens. And their notifications.

use crate::ui::components::{self as c, Empty, csrf, error_summary};
use crate::ui::icons::Icon;
use crate::ui::time::{Ago, Exact};
use crate::ui::views::{Names, WorkRow};
use crate::ui::{Screen, layout};
use kernel::{Id, Refusals, Timestamp};
use maud::{Markup, html};

/// One signed-in session.
#[derive(Clone, Debug)]
pub struct SessionView {
    /// Handle, to end it.
    pub id: String,
    /// When it began.
    pub since: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
    /// Browser, in words.
    pub agent: String,
    /// The one that asks.
    pub current: bool,
}

/// One access token.
#[derive(Clone, Debug)]
pub struct TokenView {
    /// Identity, to revoke it.
    pub id: Id,
    /// What it is for.
    pub name: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it ends.
    pub expires: Option<Timestamp>,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// The account page.
#[derive(Clone, Debug, Default)]
pub struct MePage {
    /// Sessions.
    pub sessions: Vec<SessionView>,
    /// Tokens.
    pub tokens: Vec<TokenView>,
    /// A token just made: shown once.
    pub fresh: Option<String>,
    /// What was refused.
    pub refusals: Refusals,
    /// Roles, in words.
    pub roles: Vec<String>,
}

/// The account page.
#[must_use]
pub fn page(view: &MePage, screen: &Screen) -> Markup {
    let name = screen.who.as_ref().map_or("You", |w| &w.name);
    let content = html! {
        div.page.narrow.stack {
            div.page-head { h1 { (name) } p.lead { (screen.who.as_ref().map_or("", |w| &w.email)) @if !view.roles.is_empty() { " · " (view.roles.join(", ")) } } }
            (error_summary(&view.refusals))
            @if let Some(token) = &view.fresh {
                div.notice.good role="status" { (Icon("key")) div { strong { "Copy the token now; it is not shown again" } p { code { (token) } } p.soft { "Send it as “Authorization: Bearer …”." } } }
            }
            section.panel aria-labelledby="h-password" {
                header { h2 id="h-password" { "Password" } }
                div.body {
                    form.form method="post" action="/me/password" {
                        (csrf(screen))
                        fieldset {
                            legend.vh { "Change password" }
                            div.field { label for="f-current" { "Current password" } input id="f-current" name="current" type="password" autocomplete="current-password" required; }
                            div.field { label for="f-new" { "New password" } input id="f-new" name="new" type="password" autocomplete="new-password" minlength="12" required aria-describedby="h-new"; p.help id="h-new" { "At least 12 characters. Other sessions end." } }
                        }
                        div.actions { button.btn type="submit" { "Change password" } }
                    }
                }
            }
            section.panel aria-labelledby="h-sessions" {
                header { h2 id="h-sessions" { "Where you are signed in" } }
                ul.list {
                    @for s in &view.sessions {
                        li {
                            (Icon("key"))
                            div.what { strong { (s.agent) @if s.current { " " span.tag.good { "this one" } } } p.meta { span { "since " (Exact { at: s.since, zone: &screen.zone }) } span { "used " (Ago { at: s.seen, now: screen.now, zone: &screen.zone }) } } }
                            @if s.current { span {} } @else { form method="post" action="/me/sessions/end" { (csrf(screen)) input type="hidden" name="id" value=(s.id); button.btn.ghost type="submit" { "End" } } }
                        }
                    }
                }
            }
            section.panel aria-labelledby="h-tokens" {
                header { h2 id="h-tokens" { "Access tokens" } a.more href="/api/v1" { "API" } }
                @if view.tokens.is_empty() { div.body { p.muted { "None. A token lets a program act as you, with your rights, through the API." } } }
                ul.list {
                    @for t in &view.tokens {
                        li {
                            (Icon("key"))
                            div.what { strong { (t.name) } p.meta { span { "made " (Exact { at: t.created, zone: &screen.zone }) } @match t.used { Some(at) => span { "used " (Ago { at, now: screen.now, zone: &screen.zone }) }, None => span { "never used" } } @if let Some(at) = t.expires { span { "ends " (Exact { at, zone: &screen.zone }) } } } }
                            form method="post" action="/me/tokens/revoke" { (csrf(screen)) input type="hidden" name="id" value=(t.id); button.btn.ghost type="submit" aria-label={ "Revoke " (t.name) } { "Revoke" } }
                        }
                    }
                }
                div.body { form.form method="post" action="/me/tokens" { (csrf(screen)) div.field { label for="f-token" { "New token for" } div.with-unit { input id="f-token" name="name" type="text" maxlength="80" placeholder="monitoring" required; button.btn type="submit" { "Make token" } } } } }
            }
        }
    };
    layout::page(screen, "Your account", &content)
}

/// Notifications: mentions and what was assigned lately.
#[must_use]
pub fn notices(rows: &[WorkRow], names: &Names, screen: &Screen) -> Markup {
    let content = html! {
        div.page.narrow {
            div.page-head { h1 { "Notifications" } }
            div.panel {
                @if rows.is_empty() { (c::empty(&Empty { icon: "bell", title: "All quiet", hint: "Mentions, replies on what you watch, and targets about to be missed appear here.", action: None, small: false })) }
                @else { ul.list { @for row in rows { (super::work::line(row, names, screen)) } } }
            }
        }
    };
    layout::page(screen, "Notifications", &content)
}
