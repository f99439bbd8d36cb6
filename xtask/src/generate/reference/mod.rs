//! `docs/reference/`: every practice on a page of its own, from the definitions: what it is for, its record types with their
//! fields, states and moves, what its home counts and what its indicators divide by what. The index names them by area.
//!
//! Read from the TOML files, for the reason `handles` gives.

mod indicators;
mod types;

use super::{Files, Generator, handles};
use crate::workspace::Workspace;
use serde::Deserialize;
use std::collections::BTreeMap;

pub const GENERATOR: Generator = Generator { name: "reference of practices", make };

const ROOT: &str = "crates/practices/src/";
const FOLDER: &str = "docs/reference/";
const MARK: &str = "<!-- Written by `cargo xtask gen` from the definitions in crates/practices; do not edit. -->";
/// Areas in the order of screens, and their headings.
const AREAS: [(&str, &str); 10] = [
    ("resolution", "Resolution and fulfilment"),
    ("change", "Design, build and transition"),
    ("portfolio", "Service portfolio"),
    ("relationship", "Relationship and agreement"),
    ("supply", "Supply and demand"),
    ("assurance", "Service assurance"),
    ("direction", "Direction and planning"),
    ("support", "Support of the system"),
    ("evaluation", "Performance evaluation"),
    ("improvement", "Improvement and certification"),
];

/// The home of a practice, as its file says it.
#[derive(Deserialize)]
struct Home {
    #[serde(skip)]
    name: String,
    title: String,
    area: String,
    position: u8,
    clause: String,
    purpose: String,
    types: Vec<String>,
    #[serde(default)]
    tile: Vec<Tile>,
}

#[derive(Deserialize)]
struct Tile {
    label: String,
    #[serde(rename = "type")]
    type_name: String,
    query: String,
}

/// Where each record type is described.
pub(super) struct Places<'a> {
    model: &'a schema::Model,
    pages: BTreeMap<&'a str, &'a Home>,
}

impl Places<'_> {
    /// A link to a record type; its name where it has no page.
    fn link(&self, type_name: &str) -> String {
        match (self.pages.get(type_name), self.model.get(type_name)) {
            (Some(home), Some(def)) => {
                // A second heading of the same words gets a number.
                let again = if anchor(&home.title) == anchor(&def.title) { "-1" } else { "" };
                format!("[{}]({}.md#{}{again})", def.title, home.name, anchor(&def.title))
            }
            _ => code(type_name),
        }
    }
}

fn make(workspace: &Workspace) -> Result<Files, String> {
    let model = handles::model(workspace)?;
    let mut homes = Vec::new();
    let mut kpis = BTreeMap::new();
    for path in workspace.files(&[".toml"])? {
        let Some((practice, file)) = path.strip_prefix(ROOT).and_then(|p| p.split_once('/')) else { continue };
        let text = || workspace.read(&path);
        match file {
            "home.toml" => {
                let home: Home = toml::from_str(&text()?).map_err(|e| format!("{path}: {e}"))?;
                homes.push(Home { name: practice.to_owned(), ..home });
            }
            "kpis.toml" => {
                kpis.insert(practice.to_owned(), indicators::read(&text()?).map_err(|e| format!("{path}: {e}"))?);
            }
            _ => {}
        }
    }
    homes.sort_by(|a, b| (a.position, &a.title).cmp(&(b.position, &b.title)));
    let pages = homes.iter().flat_map(|h| h.types.iter().map(move |t| (t.as_str(), h))).collect();
    let places = Places { model: &model, pages };
    let mut files = vec![(format!("{FOLDER}README.md"), index(&homes, &places)?)];
    for home in &homes {
        let own = kpis.get(&home.name).map(Vec::as_slice).unwrap_or_default();
        files.push((format!("{FOLDER}{}.md", home.name), page(home, own, &places)?));
    }
    Ok(files)
}

fn index(homes: &[Home], places: &Places<'_>) -> Result<String, String> {
    let mut out = format!(
        "# Reference of the practices\n\n{MARK}\n\nEvery practice that ships with the program, by the areas of its screens. Clauses are \
         those of\nISO/IEC 20000-1. How to read a definition and how to change it: [record types](../record-types.md); the \
         queries:\n[the query language](../query-language.md).\n"
    );
    if let Some(lost) = homes.iter().find(|h| AREAS.iter().all(|(name, _)| *name != h.area)) {
        return Err(format!("{}: there is no area {}", lost.name, lost.area));
    }
    for (area, title) in AREAS {
        let rows: Vec<Vec<String>> = homes
            .iter()
            .filter(|h| h.area == area)
            .map(|h| {
                let types: Vec<String> = h.types.iter().map(|t| places.link(t)).collect();
                vec![format!("[{}]({}.md)", h.title, h.name), h.clause.clone(), types.join(", ")]
            })
            .collect();
        if !rows.is_empty() {
            out.push_str(&format!("\n## {title}\n\n"));
            table(&mut out, &["practice", "clause", "record types"], &rows);
        }
    }
    Ok(out)
}

fn page(home: &Home, kpis: &[indicators::Kpi], places: &Places<'_>) -> Result<String, String> {
    let mut out = format!("# {}\n\n{MARK}\n\n{}\n", home.title, home.purpose);
    let kinds: Vec<String> = home.types.iter().map(|t| places.link(t)).collect();
    out.push_str(&format!(
        "\nClause {} of ISO/IEC 20000-1. Record types: {}. [All practices](README.md).\n",
        home.clause,
        kinds.join(", ")
    ));
    if !home.tile.is_empty() {
        out.push_str("\n## What its home counts\n\n");
        let row = |t: &Tile| vec![t.label.clone(), places.link(&t.type_name), code(&t.query)];
        table(&mut out, &["number", "of", "query"], &home.tile.iter().map(row).collect::<Vec<_>>());
    }
    if !kpis.is_empty() {
        out.push_str("\n## Indicators\n\n");
        indicators::write(&mut out, kpis, places);
    }
    for name in &home.types {
        let def = places.model.get(name).ok_or_else(|| format!("{}: there is no type {name}", home.name))?;
        types::write(&mut out, def, places);
    }
    Ok(out)
}

/// A Markdown table. Cells are texts that may hold links and code.
fn table(out: &mut String, head: &[&str], rows: &[Vec<String>]) {
    out.push_str(&format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len())));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|").replace('\n', " ")).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
}

/// As code; nothing when there is nothing.
fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{text}`") }
}

/// Names as code, with commas.
fn codes<'n>(names: impl IntoIterator<Item = &'n kernel::Name>) -> String {
    names.into_iter().map(|n| code(n)).collect::<Vec<_>>().join(", ")
}

/// The anchor Markdown gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-').collect::<String>();
    kept.replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_survive_their_cells() {
        let mut out = String::new();
        table(&mut out, &["a", "b"], &[vec!["x | y".into(), "two\nlines".into()]]);
        assert_eq!(out, "| a | b |\n|---|---|\n| x \\| y | two lines |\n");
        assert_eq!([anchor("CI type"), anchor("Who’s it"), code("")], ["ci-type", "whos-it", ""]);
    }
}
