//! `crates/practices/src/handles.rs`: typed handles of fields, states and moves, from the definitions beside the rules.
//!
//! Read from the TOML files and not from the crate `practices`: after a definition has changed, that crate may not compile
//! until its handles are printed anew.

use super::{Files, Generator};
use crate::workspace::Workspace;

pub const GENERATOR: Generator = Generator { name: "handles of record types", make };

const ROOT: &str = "crates/practices/src/";

fn make(workspace: &Workspace) -> Result<Files, String> {
    let mut sources = Vec::new();
    for path in workspace.files(&[".toml"])? {
        if let Some(rest) = path.strip_prefix(ROOT) {
            sources.push((format!("practices/{rest}"), workspace.read(&path)?));
        }
    }
    let borrowed: Vec<(&str, &str)> = sources.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let model = schema::load(&borrowed, &[]).map_err(|found| found.to_string())?.model;
    let defs: Vec<_> = model.types.values().map(|def| &**def).collect();
    Ok(vec![(format!("{ROOT}handles.rs"), schema::codegen::handles(&defs))])
}
