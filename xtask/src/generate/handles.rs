//! `crates/practices/src/handles.rs`: typed handles of fields, states and moves, from the definitions beside the rules.
//!
//! Read from the TOML files and not from the crate `practices`: after a definition has changed, that crate may not compile
//! until its handles are printed anew.

use super::{Files, Generator};
use crate::workspace::Workspace;

pub const GENERATOR: Generator = Generator { name: "handles of record types", make };

const ROOT: &str = "crates/practices/src/";

fn make(workspace: &Workspace) -> Result<Files, String> {
    // The list of definitions stands in one place, where the program embeds them.
    let list = workspace.read(&format!("{ROOT}definitions.rs"))?;
    let (_, list) = list.split_once("embedded![").ok_or("definitions.rs has no embedded![…]")?;
    let (list, _) = list.split_once("];").ok_or("embedded![…] does not end")?;
    let mut sources = Vec::new();
    for rest in list.split('"').skip(1).step_by(2) {
        sources.push((format!("practices/{rest}"), workspace.read(&format!("{ROOT}{rest}"))?));
    }
    let borrowed: Vec<(&str, &str)> = sources.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let model = schema::load(&borrowed, &[]).map_err(|found| found.to_string())?.model;
    let defs: Vec<_> = model.types.values().map(|def| &**def).collect();
    Ok(vec![(format!("{ROOT}handles.rs"), schema::codegen::handles(&defs))])
}
