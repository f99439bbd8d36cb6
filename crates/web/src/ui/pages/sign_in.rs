//! Sign-in, and the set-up of the first administrator with a token that only the terminal shows.

use crate::ui::components::{csrf, error_summary};
use crate::ui::form_data::Raw;
use crate::ui::icons::Icon;
use crate::ui::{Screen, layout};
use kernel::Refusals;
use maud::{Markup, html};

/// What the sign-in page shows.
#[derive(Clone, Debug, Default)]
pub struct SignIn<'a> {
    /// E-mail as typed.
    pub email: &'a str,
    /// What was refused.
    pub refusals: Refusals,
    /// Where to go afterwards.
    pub back: &'a str,
    /// Accounts of a demonstration: e-mail, what they may try.
    pub demo: &'a [(String, String)],
}

/// The sign-in page.
#[must_use]
pub fn page(view: &SignIn<'_>, screen: &Screen) -> Markup {
    layout::bare(
        screen,
        "Sign in",
        false,
        &html! {
            div.stack {
                p.wordmark { (Icon("mark")) "Evident" }
                h1 { "Sign in to " (screen.organisation) }
                (error_summary(&view.refusals))
                form.panel method="post" action="/sign-in" { div.body.form {
                    (csrf(screen))
                    input type="hidden" name="back" value=(view.back);
                    div.field { label for="f-email" { "E-mail" } input id="f-email" name="email" type="email" value=(view.email) autocomplete="username" required autofocus[view.email.is_empty()]; }
                    div.field { label for="f-password" { "Password" } input id="f-password" name="password" type="password" autocomplete="current-password" required autofocus[!view.email.is_empty()]; }
                    button.btn.primary.wide type="submit" { "Sign in" }
                } }
                @if !view.demo.is_empty() {
                    section.panel.demo aria-labelledby="h-demo" {
                        header { h2 id="h-demo" { "Accounts of this demonstration" } }
                        p.soft { "Their passwords were printed in the terminal when it was built." }
                        dl { @for (email, what) in view.demo { @let (name, does) = what.split_once(", ").unwrap_or((what, "")); div { dt { strong { (name) } " " code { (email) } } dd { (does) } } } }
                    }
                }
            }
        },
    )
}

/// The set-up page: organisation, first administrator, time zone.
#[must_use]
pub fn setup(raw: &Raw, refusals: &Refusals, screen: &Screen) -> Markup {
    let field = |name: &str, label: &str, kind: &str, auto: &str, help: &str| {
        let error = refusals.0.iter().find(|r| r.field.as_ref().is_some_and(|f| **f == *name));
        html! {
            div.field {
                label for={ "f-" (name) } { (label) }
                input id={ "f-" (name) } name=(name) type=(kind) autocomplete=(auto) required value=[(kind != "password").then(|| raw.one(name))] data-own-zone[name == "zone" && refusals.is_empty()] aria-invalid=[error.map(|_| "true")] aria-describedby={ "h-" (name) };
                @if let Some(error) = error { p.error { (Icon("warn")) (error.message()) } }
                p.help id={ "h-" (name) } { (help) }
            }
        }
    };
    layout::bare(
        screen,
        "Set up",
        true,
        &html! {
            div.stack {
                p.wordmark { (Icon("mark")) "Evident" }
                h1 { "Set up your service desk" }
                p.soft { "One minute: name the organisation and make the first administrator. Everything else can wait." }
                (error_summary(refusals))
                form.form.panel method="post" action="/setup" {
                    (csrf(screen))
                    div.body.form {
                        fieldset {
                            legend { "Proof that this is your machine" }
                            div.field.full { (field("token", "One-time token", "text", "off", "It was printed in the terminal where Evident was started, and works once.")) }
                        }
                        fieldset {
                            legend { "Organisation" }
                            (field("organisation", "Name", "text", "organization", "As it should stand on pages and reports."))
                            (field("zone", "Time zone", "text", "off", "Where its working hours are, as an IANA name such as Europe/Paris."))
                        }
                        fieldset {
                            legend { "First administrator" }
                            (field("name", "Your name", "text", "name", "Shown beside everything you do."))
                            (field("email", "E-mail", "email", "username", "Used to sign in."))
                            (field("password", "Password", "password", "new-password", "At least 12 characters. A sentence is easiest to remember."))
                        }
                        div.actions { button.btn.primary type="submit" { "Make administrator and sign in" } }
                    }
                }
            }
        },
    )
}
