//! Handles as Rust source: printed from the definitions by `cargo xtask gen`, so that rules and definitions cannot part.

use crate::{Choice, FieldDef, FieldKind, TypeDef};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// One source file with a module of handles for each of `defs`. Give base definitions, without overlays: rules know
/// nothing of what a customer adds.
#[must_use]
pub fn handles(defs: &[&TypeDef]) -> String {
    let mut out =
        String::from("//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.\n");
    for def in defs {
        module(&mut out, def).expect("writing to a String cannot fail");
    }
    out
}

fn module(out: &mut String, def: &TypeDef) -> std::fmt::Result {
    let type_name = def.name.as_str();
    writeln!(out, "\n/// {}: {}", one_line(&def.title), one_line(&def.purpose))?;
    writeln!(out, "#[rustfmt::skip]\n#[allow(dead_code, unused_imports)]\npub mod {} {{", ident(type_name))?;
    writeln!(out, "    use schema::handle::{{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text}};\n")?;
    writeln!(out, "    /// Name of the record type.\n    pub const TYPE: &str = {type_name:?};\n")?;
    // The names given here are given again below, in the same order.
    let mut enums = BTreeSet::new();
    for (name, field) in all(def) {
        if let Some(choices) = choices(&field.kind) {
            choice_enum(out, &unique_type(&name, &mut enums), field, choices)?;
        }
    }
    let mut enums = BTreeSet::new();
    let held: Vec<String> = all(def).map(|(name, field)| held(&name, field, &mut enums)).collect();
    let mut held = held.iter();
    writeln!(out, "    /// Fields.\n    pub mod f {{\n        use super::*;")?;
    for (field, held) in def.fields.iter().zip(&mut held) {
        handle(out, field, held, "        ")?;
    }
    writeln!(out, "    }}")?;
    if tables(def).next().is_some() {
        writeln!(out, "\n    /// Columns of tables, by field; read them from a [`schema::Row`].\n    pub mod columns {{")?;
        for (table, columns) in tables(def) {
            writeln!(
                out,
                "        /// {}.\n        pub mod {} {{\n            use super::super::*;",
                one_line(&table.label),
                ident(&table.name)
            )?;
            for (column, held) in columns.iter().zip(&mut held) {
                handle(out, column, held, "            ")?;
            }
            writeln!(out, "        }}")?;
        }
        writeln!(out, "    }}")?;
    }
    let cycle = def.lifecycle.as_ref();
    let states = cycle.map(|c| c.states.iter().map(|s| (&*s.name, s.label.as_str())).collect()).unwrap_or_default();
    let moves = cycle.map(|c| c.moves.iter().map(|m| (&*m.name, m.label.as_str())).collect()).unwrap_or_default();
    names(out, "state", "States", states)?;
    names(out, "step", "Moves", moves)?;
    names(out, "clock", "Kinds of clock", def.clocks.iter().map(|c| (&*c.kind, c.label.as_str())).collect())?;
    names(out, "link", "Links", def.links.iter().map(|l| (&*l.name, l.label.as_str())).collect())?;
    writeln!(out, "}}")
}

fn handle(out: &mut String, field: &FieldDef, held: &str, indent: &str) -> std::fmt::Result {
    let (label, name) = (one_line(&field.label), field.name.as_str());
    writeln!(out, "{indent}/// {label}.\n{indent}pub const {}: Field<{held}> = Field::new({name:?});", constant(name))
}

/// Fields, then the columns of tables, each with the name its enum is made from.
fn all(def: &TypeDef) -> impl Iterator<Item = (String, &FieldDef)> {
    let columns = tables(def).flat_map(|(table, columns)| columns.iter().map(move |c| (format!("{}_{}", table.name, c.name), c)));
    def.fields.iter().map(|f| (f.name.to_string(), f)).chain(columns)
}

fn tables(def: &TypeDef) -> impl Iterator<Item = (&FieldDef, &[FieldDef])> {
    def.fields.iter().filter_map(|f| match &f.kind {
        FieldKind::Table { columns } => Some((f, columns.as_slice())),
        _ => None,
    })
}

fn names(out: &mut String, module: &str, what: &str, names: Vec<(&str, &str)>) -> std::fmt::Result {
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n    /// {what}.\n    pub mod {module} {{")?;
    for (name, label) in names {
        writeln!(out, "        /// {}.\n        pub const {}: &str = {name:?};", one_line(label), constant(name))?;
    }
    writeln!(out, "    }}")
}

fn choice_enum(out: &mut String, type_name: &str, field: &FieldDef, choices: &[Choice]) -> std::fmt::Result {
    let mut taken = BTreeSet::new();
    let variants: Vec<(String, &Choice)> = choices.iter().map(|c| (variant(&c.name, &mut taken), c)).collect();
    writeln!(out, "    /// Choices of {}.", one_line(&field.label))?;
    writeln!(out, "    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n    pub enum {type_name} {{")?;
    for (variant, choice) in &variants {
        writeln!(out, "        /// {}.\n        {variant},", one_line(&choice.label))?;
    }
    writeln!(out, "    }}\n    impl ChoiceEnum for {type_name} {{\n        const ALL: &'static [Self] = &[")?;
    for (variant, _) in &variants {
        writeln!(out, "            Self::{variant},")?;
    }
    writeln!(out, "        ];\n        fn as_str(self) -> &'static str {{\n            match self {{")?;
    for (variant, choice) in &variants {
        writeln!(out, "                Self::{variant} => {:?},", choice.name.as_str())?;
    }
    writeln!(out, "            }}\n        }}\n    }}\n")
}

const fn choices(kind: &FieldKind) -> Option<&Vec<Choice>> {
    match kind {
        FieldKind::Choice { choices } | FieldKind::MultiChoice { choices } => Some(choices),
        _ => None,
    }
}

fn held(name: &str, field: &FieldDef, enums: &mut BTreeSet<String>) -> String {
    match &field.kind {
        FieldKind::Text { .. } | FieldKind::LongText { .. } => "Text".into(),
        FieldKind::Choice { .. } => format!("One<{}>", unique_type(name, enums)),
        FieldKind::MultiChoice { .. } => format!("Several<{}>", unique_type(name, enums)),
        FieldKind::Boolean => "bool".into(),
        FieldKind::Integer { .. } => "i64".into(),
        FieldKind::Decimal { .. } => "rust_decimal::Decimal".into(),
        FieldKind::Money => "kernel::Money".into(),
        FieldKind::Date => "kernel::Date".into(),
        FieldKind::Instant => "kernel::Timestamp".into(),
        FieldKind::Duration => "Seconds".into(),
        FieldKind::Person | FieldKind::Group | FieldKind::Reference { .. } => "Link".into(),
        FieldKind::References { .. } => "Links".into(),
        FieldKind::Table { .. } => "Table".into(),
    }
}

/// `in_progress` → `IN_PROGRESS`; a leading digit gets an `N` before it.
fn constant(name: &str) -> String {
    let upper = name.to_ascii_uppercase();
    if upper.starts_with(|c: char| c.is_ascii_digit()) { format!("N{upper}") } else { upper }
}

/// `awaiting_caller` → `AwaitingCaller`.
fn camel(name: &str) -> String {
    let part = |part: &str| {
        let mut chars = part.chars();
        chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
    };
    name.split('_').map(part).collect()
}

/// The enum of a choice field. Markers of the handle module keep their names to themselves.
fn unique_type(field: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = camel(field);
    let markers = ["ChoiceEnum", "Field", "Link", "Links", "One", "Seconds", "Several", "Table", "Text", "Self"];
    while markers.contains(&name.as_str()) || !taken.insert(name.clone()) {
        name.push_str("Choice");
    }
    name
}

/// A variant: `1_high` → `High`, `24x7` → `N24x7`, and again with the number when that is taken.
fn variant(choice: &str, taken: &mut BTreeSet<String>) -> String {
    let bare = choice.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('_').filter(|rest| !rest.is_empty());
    let mut name = bare.map_or_else(|| camel(choice), camel);
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        name = format!("N{name}");
    }
    if name == "Self" || taken.contains(&name) {
        name = format!("N{}", camel(choice));
    }
    while !taken.insert(name.clone()) {
        name.push('_');
    }
    name
}

fn ident(name: &str) -> String {
    const KEYWORDS: [&str; 14] =
        ["as", "box", "const", "crate", "enum", "fn", "for", "match", "mod", "move", "ref", "super", "trait", "type"];
    if KEYWORDS.contains(&name) { format!("r#{name}") } else { name.to_owned() }
}

fn one_line(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.trim_end_matches('.').replace('[', "(").replace(']', ")")
}
