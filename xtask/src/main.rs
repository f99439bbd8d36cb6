//! The project's own chores: `cargo xtask tidy | gen | test | bench`.
//!
//! `tidy` keeps the house rules that a compiler does not know, `gen` writes the files that follow from the source, and
//! `test` is everything a change must pass, in one command, on a developer's machine and in CI alike.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool talks")]

mod bench;
mod generate;
mod shot;
mod test;
mod tidy;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Chores of the Evident project")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Check the house rules: directions, sources, documents, licences
    Tidy,
    /// Write the files that follow from the source
    Gen {
        /// Write nothing; fail when a file is not what it would be
        #[arg(long)]
        check: bool,
    },
    /// Measure the program, built in release, beside floors measured in the same run
    Bench(bench::Options),
    /// Take the pictures of the screens that the documentation shows, or all of them, to look at
    Shot(shot::Options),
    /// Run all checks and tests
    Test(test::Options),
}

fn main() -> ExitCode {
    let workspace = match Workspace::load() {
        Ok(workspace) => workspace,
        Err(why) => return failed(&why),
    };
    let done = match Cli::parse().chore {
        Chore::Tidy => tidy::run(&workspace),
        Chore::Gen { check } => generate::run(&workspace, check),
        Chore::Bench(options) => bench::run(&workspace, &options),
        Chore::Shot(options) => shot::run(&workspace, &options),
        Chore::Test(options) => test::run(&workspace, &options),
    };
    done.map_or_else(|why| failed(&why), |()| ExitCode::SUCCESS)
}

fn failed(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::FAILURE
}
