//! People: initials on a colour that stays with the person.

use super::{Sample, escape, sample};
use crate::ui::icons::Icon;
use crate::ui::views::{Label, Names};
use journal::Actor;
use kernel::Id;
use maud::{Render, html};

/// The first letters of the first and last word of a name.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|w| w.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// Initials in a circle; decorative, the name stands beside it.
pub struct Avatar<'a> {
    /// Decides the colour.
    pub id: Id,
    /// Name.
    pub name: &'a str,
    /// 32 px instead of 20.
    pub large: bool,
}

impl Render for Avatar<'_> {
    fn render_to(&self, out: &mut String) {
        out.push_str("<span class=\"avatar h");
        let mixed = self.id.as_u128().wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        out.push(char::from(b'0' + u8::try_from(mixed >> 125).unwrap_or(0)));
        out.push_str(if self.large { " l\" aria-hidden=\"true\">" } else { "\" aria-hidden=\"true\">" });
        escape(&initials(self.name), out);
        out.push_str("</span>");
    }
}

/// A person or automation by name, with avatar.
pub struct Person<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// Where names are found.
    pub names: &'a Names,
}

impl Person<'_> {
    /// The name in words.
    #[must_use]
    pub fn name(&self) -> &str {
        match self.actor {
            Actor::Person(id) => self.names.get(id).map_or("Someone", |l| &l.title),
            Actor::System(name) => match name.as_str() {
                "timer" => "Timer",
                "import" => "Import",
                "reconciler" => "Reconciler",
                "mail" => "Mail",
                "setup" => "Set-up",
                other => other,
            },
        }
    }
    /// The avatar alone.
    pub fn avatar(&self, large: bool, out: &mut String) {
        match self.actor {
            Actor::Person(id) => Avatar { id: *id, name: self.name(), large }.render_to(out),
            Actor::System(_) => {
                out.push_str(if large {
                    "<span class=\"avatar machine l\" aria-hidden=\"true\">"
                } else {
                    "<span class=\"avatar machine\" aria-hidden=\"true\">"
                });
                Icon("bot").render_to(out);
                out.push_str("</span>");
            }
        }
    }
}

impl Render for Person<'_> {
    fn render_to(&self, out: &mut String) {
        out.push_str("<span class=\"person\">");
        self.avatar(false, out);
        out.push_str("<span>");
        escape(self.name(), out);
        out.push_str("</span></span>");
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let names: Names = crate::ui::samples::names();
    let people: Vec<(&Id, &Label)> = names.iter().filter(|(_, l)| l.type_name.as_ref().is_some_and(|t| *t == "person")).collect();
    vec![
        sample("Person", html! { div.cluster { @for (id, _) in &people { (Person { actor: &Actor::Person(**id), names: &names }) } } }),
        sample("Automation", html! { (Person { actor: &Actor::system("timer"), names: &names }) }),
        sample("Large", html! { div.cluster { @for (id, label) in &people { (Avatar { id: **id, name: &label.title, large: true }) } } }),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn initials_by_case() {
        for (name, want) in
            [("Ada Lovelace", "AL"), ("Plato", "P"), ("Ludwig van Beethoven", "LB"), ("", ""), ("  éric  ", "É"), ("#12 x", "1X")]
        {
            assert_eq!(super::initials(name), want);
        }
    }
}
