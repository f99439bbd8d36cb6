//! `cargo xtask bench`: the program and its measurements, both built in release, on this machine.

use crate::workspace::Workspace;
use std::process::Command;

/// What to measure; everything else is handed to the measurements (`--only inside|desk|million`, `--incidents N`).
#[derive(clap::Args)]
pub struct Options {
    /// Arguments of the measurements
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Builds and measures.
pub fn run(workspace: &Workspace, options: &Options) -> Result<(), String> {
    let cargo = |args: &[&str]| {
        let status = Command::new(env!("CARGO")).current_dir(&workspace.root).args(args).status().map_err(|e| format!("cargo: {e}"))?;
        if status.success() { Ok(()) } else { Err(format!("cargo {} failed", args.join(" "))) }
    };
    cargo(&["build", "--release", "--package", "evident", "--package", "benches", "--bins"])?;
    let mut args = vec!["run", "--release", "--quiet", "--package", "benches", "--"];
    args.extend(options.rest.iter().map(String::as_str));
    cargo(&args)
}
