//! `cargo xtask shot`: pictures of the screens, taken by `crates/evident/examples/shot` in a real browser.

use crate::workspace::Workspace;
use std::path::PathBuf;
use std::process::Command;

/// Which pictures, and where to.
#[derive(clap::Args)]
pub struct Options {
    /// Every screen of every person, on a phone, a laptop and a wide screen, whole pages
    #[arg(long)]
    all: bool,
    /// Of all these, only those whose name holds this word
    #[arg(long)]
    only: Option<String>,
    /// Folder [default: docs/screenshots]
    to: Option<PathBuf>,
}

/// Builds the program and takes the pictures.
pub fn run(workspace: &Workspace, options: &Options) -> Result<(), String> {
    let cargo = |arguments: &[&str]| {
        let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
        command.args(arguments).current_dir(&workspace.root);
        command
    };
    let done = |mut command: Command| match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("{command:?} failed")),
        Err(e) => Err(format!("{command:?}: {e}")),
    };
    done(cargo(&["build", "--package", "evident", "--bins", "--example", "shot"]))?;
    let mut shot = cargo(&["run", "--quiet", "--package", "evident", "--example", "shot", "--"]);
    shot.env("EVIDENT_TEST_PROGRAM", workspace.target.join("debug/evident"));
    if options.all {
        shot.arg("--all");
    }
    if let Some(only) = &options.only {
        shot.args(["--only", only]);
    }
    if let Some(to) = &options.to {
        shot.arg(to);
    }
    done(shot)
}
