//! Values as they are read: one function over all sixteen kinds, so that a kind without a display does not compile.

use super::{Avatar, ChoiceMark, Sample, escape, sample};
use crate::ui::markdown::markdown;
use crate::ui::views::Names;
use crate::ui::{Screen, time};
use kernel::{Id, Name};
use maud::{Render, html};
use schema::{Choice, FieldDef, FieldKind, Value};
use std::fmt::Write as _;

/// One value of one field.
pub struct ValueView<'a> {
    /// The field.
    pub def: &'a FieldDef,
    /// Its value.
    pub value: &'a Value,
    /// Labels of what it refers to.
    pub names: &'a Names,
    /// The circumstances.
    pub screen: &'a Screen,
    /// Whether the field ranks lists of its type.
    pub ranked: bool,
    /// In a list cell: one line, no links inside.
    pub cell: bool,
}

/// The address of a record by id, by number when it has one.
#[must_use]
pub fn reference_href(id: Id, names: &Names) -> String {
    match names.get(&id).and_then(|l| l.number.as_deref()) {
        Some(number) => format!("/r/{number}"),
        None => format!("/r/{id}"),
    }
}

/// A value in a list cell.
#[must_use]
pub const fn cell_value<'a>(def: &'a FieldDef, value: &'a Value, names: &'a Names, screen: &'a Screen, ranked: bool) -> ValueView<'a> {
    ValueView { def, value, names, screen, ranked, cell: true }
}

impl Render for ValueView<'_> {
    fn render_to(&self, out: &mut String) {
        match (self.value, &self.def.kind) {
            (Value::Text(text), FieldKind::LongText { markdown: true, .. }) if !self.cell => {
                out.push_str("<div class=\"prose\">");
                out.push_str(&markdown(text).0);
                out.push_str("</div>");
            }
            (Value::Text(text), FieldKind::LongText { .. }) if !self.cell => {
                for (i, line) in text.lines().enumerate() {
                    if i > 0 {
                        out.push_str("<br>");
                    }
                    escape(line, out);
                }
            }
            (Value::Text(text), _) => escape(text, out),
            (Value::Boolean(b), _) => out.push_str(if *b { "Yes" } else { "No" }),
            (Value::Integer(n), _) => grouped(*n, out),
            (Value::Decimal(d), _) => write!(out, "{d}").expect("writing to a string"),
            (Value::Money(m), _) => {
                let sign = if m.minor < 0 { "−" } else { "" };
                let minor = m.minor.unsigned_abs();
                out.push_str(sign);
                grouped(i64::try_from(minor / 100).unwrap_or(i64::MAX), out);
                write!(out, ".{:02} {}", minor % 100, m.currency.as_str()).expect("writing to a string");
            }
            (Value::Date(d), _) => {
                write!(out, "<time datetime=\"{d}\">").expect("writing to a string");
                time::date_to(*d, out);
                out.push_str("</time>");
            }
            (Value::Instant(at), _) => time::Ago { at: *at, now: self.screen.now, zone: &self.screen.zone }.render_to(out),
            (Value::Duration(s), _) => out.push_str(&time::length(*s)),
            (Value::Choice(name), FieldKind::Choice { choices } | FieldKind::MultiChoice { choices }) => self.choice(choices, name, out),
            (Value::Choices(names), FieldKind::MultiChoice { choices } | FieldKind::Choice { choices }) => {
                for (i, name) in names.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    self.choice(choices, name, out);
                }
            }
            (Value::Choice(name), _) => escape(name, out),
            (Value::Choices(names), _) => names.iter().for_each(|n| escape(n, out)),
            (Value::Reference(id), kind) => self.reference(*id, matches!(kind, FieldKind::Person), out),
            // Whole, on a page: people by their faces, one after the other.
            (Value::References(ids), FieldKind::References { to }) if **to == *"person" && !self.cell => {
                out.push_str("<ul class=\"people\">");
                for id in ids {
                    out.push_str("<li>");
                    self.reference(*id, true, out);
                    out.push_str("</li>");
                }
                out.push_str("</ul>");
            }
            (Value::References(ids), _) => {
                for (i, id) in ids.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    self.reference(*id, false, out);
                }
            }
            (Value::Table(rows), _) if self.cell => {
                write!(out, "{} {}", rows.len(), if rows.len() == 1 { "line" } else { "lines" }).expect("writing to a string");
            }
            (Value::Table(rows), FieldKind::Table { columns }) => {
                let table = html! {
                    table.subtable {
                        thead { tr { @for c in columns { th scope="col" { (c.label) } } } }
                        tbody {
                            @for row in rows {
                                tr { @for c in columns { td { @if let Some(value) = row.get(&c.name) { (ValueView { def: c, value, ..*self }) } } } }
                            }
                        }
                    }
                };
                out.push_str(&table.0);
            }
            (Value::Table(_), _) => {}
        }
    }
}

impl ValueView<'_> {
    fn choice(&self, choices: &[Choice], name: &Name, out: &mut String) {
        match choices.iter().find(|c| c.name == *name) {
            Some(choice) => ChoiceMark { choice, ranked: self.ranked }.render_to(out),
            None => escape(name, out),
        }
    }

    fn reference(&self, id: Id, person: bool, out: &mut String) {
        let Some(label) = self.names.get(&id) else {
            return out.push_str("<span class=\"muted\">not visible to you</span>");
        };
        if person {
            out.push_str("<span class=\"person\">");
            Avatar { id, name: &label.title, large: false }.render_to(out);
            out.push_str("<span>");
        }
        if self.cell {
            escape(&label.title, out);
        } else {
            out.push_str("<a href=\"/r/");
            match &label.number {
                Some(number) => escape(number, out),
                None => write!(out, "{id}").expect("writing to a string"),
            }
            out.push_str("\">");
            escape(&label.title, out);
            out.push_str("</a>");
        }
        if label.vip && !self.cell {
            out.push_str(" <span class=\"tag info\">VIP</span>");
        }
        if label.inactive {
            out.push_str(" <span class=\"muted\">(inactive)</span>");
        }
        if person {
            out.push_str("</span></span>");
        }
    }
}

/// A whole number with thin separators.
fn grouped(n: i64, out: &mut String) {
    let digits = n.unsigned_abs().to_string();
    if n < 0 {
        out.push('−');
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
}

pub(super) fn samples() -> Vec<Sample> {
    let screen = crate::ui::samples::screen();
    let names = crate::ui::samples::names();
    let all = crate::ui::samples::every_kind();
    let show = |cell: bool| {
        html! {
            dl.facts {
                @for (def, value) in &all {
                    div { dt { (def.label) } dd { span.value { (ValueView { def, value, names: &names, screen: &screen, ranked: *def.name == *"choice", cell }) } } }
                }
            }
        }
    };
    vec![sample("Every kind, on a record", show(false)), sample("Every kind, in a list cell", show(true))]
}

#[cfg(test)]
mod tests {
    #[test]
    fn whole_numbers_are_grouped() {
        for (n, want) in [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "−1,234,567")] {
            let mut out = String::new();
            super::grouped(n, &mut out);
            assert_eq!(out, want);
        }
    }
}
