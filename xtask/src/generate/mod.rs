//! Generated files: whatever can be told from the source is written by this program and kept equal by `gen --check`.
//!
//! To add one: write a module with a function from the workspace to files, and add it to [`GENERATORS`].

mod diagnostics;
mod handles;
mod reference;
mod refusals;

use crate::workspace::Workspace;

/// Files to write: path from the root, and content.
pub type Files = Vec<(String, String)>;

/// A generator of files.
pub struct Generator {
    /// Its name, for messages.
    pub name: &'static str,
    /// The files it makes.
    pub make: fn(&Workspace) -> Result<Files, String>,
}

/// All generators.
pub const GENERATORS: &[Generator] = &[refusals::GENERATOR, handles::GENERATOR, diagnostics::GENERATOR, reference::GENERATOR];

/// Writes all generated files, or with `check` names those that are not as they should be.
pub fn run(workspace: &Workspace, check: bool) -> Result<(), String> {
    let mut stale = Vec::new();
    for generator in GENERATORS {
        for (path, content) in (generator.make)(workspace).map_err(|why| format!("{}: {why}", generator.name))? {
            let file = workspace.root.join(&path);
            if std::fs::read_to_string(&file).is_ok_and(|present| present == content) {
                continue;
            }
            if check {
                stale.push(path);
            } else {
                if let Some(folder) = file.parent() {
                    std::fs::create_dir_all(folder).map_err(|e| format!("{path}: {e}"))?;
                }
                std::fs::write(&file, content).map_err(|e| format!("{path}: {e}"))?;
                println!("wrote {path}");
            }
        }
    }
    if stale.is_empty() { Ok(()) } else { Err(format!("not what `cargo xtask gen` would write: {}", stale.join(", "))) }
}
