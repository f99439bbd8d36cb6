//! `crates/practices/src/handles/`: typed handles of fields, states and moves, one file a practice, from the definitions beside
//! the rules.
//!
//! Read from the TOML files and not from the crate `practices`: after a definition has changed, that crate may not compile
//! until its handles are printed anew.

use super::{Files, Generator};
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub const GENERATOR: Generator = Generator { name: "handles of record types", make };

const ROOT: &str = "crates/practices/src/";
/// Files that say one thing for a whole practice; every other TOML file defines a type or a trait, as for `build.rs` there.
const NO_DEFINITIONS: [&str; 5] = ["grants.toml", "roles.toml", "home.toml", "kpis.toml", "pages.toml"];

/// The record types as their files define them.
pub(super) fn model(workspace: &Workspace) -> Result<schema::Model, String> {
    let mut sources = Vec::new();
    for path in workspace.files(&[".toml"])? {
        let Some(rest) = path.strip_prefix(ROOT) else { continue };
        if !NO_DEFINITIONS.iter().any(|name| rest.ends_with(&format!("/{name}"))) {
            sources.push((format!("practices/{rest}"), workspace.read(&path)?));
        }
    }
    let borrowed: Vec<(&str, &str)> = sources.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Ok(schema::load(&borrowed, &[]).map_err(|found| found.to_string())?.model)
}

fn make(workspace: &Workspace) -> Result<Files, String> {
    let model = model(workspace)?;
    let mut practices: BTreeMap<&str, Vec<&schema::TypeDef>> = BTreeMap::new();
    for def in model.types.values() {
        practices.entry(&def.practice).or_default().push(def);
    }
    let mut index = String::from(
        "//! Handles of fields, states and moves, by record type. Printed by `cargo xtask gen` from the definitions; do not edit.\n\n",
    );
    let mut files = Vec::new();
    for (practice, defs) in practices {
        // A practice may be called like one of its types: the file keeps the name, the module makes room.
        writeln!(index, "#[path = \"{practice}.rs\"]\nmod of_{practice};\npub use of_{practice}::*;").map_err(|e| e.to_string())?;
        files.push((format!("{ROOT}handles/{practice}.rs"), schema::codegen::handles(&defs)));
    }
    files.push((format!("{ROOT}handles/mod.rs"), index));
    Ok(files)
}
