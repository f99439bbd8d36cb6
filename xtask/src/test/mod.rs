//! `cargo xtask test`: everything a change must pass, in the order of how fast it fails.

mod needs;
mod schemathesis;

use crate::workspace::Workspace;
use crate::{generate, tidy};
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What to run.
#[derive(clap::Args)]
pub struct Options {
    /// 200 rounds of every fault instead of ten (tests/faults: kills the program, breaks its storage)
    #[arg(long)]
    faults: bool,
    /// Only one step: fmt, gen, tidy, clippy, tests or schemathesis
    #[arg(long, value_name = "NAME")]
    only: Option<Step>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Step {
    Fmt,
    Gen,
    Tidy,
    Clippy,
    Tests,
    Schemathesis,
}

/// Passed and failed tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
}

/// Runs the steps; a step that fails does not keep the next from running.
pub fn run(workspace: &Workspace, options: &Options) -> Result<(), String> {
    let mut steps = Vec::new();
    let mut tally = Tally::default();
    let wanted = |step: Step| options.only.is_none_or(|only| only == step);
    if options.faults && !workspace.root.join("tests/faults/main.rs").is_file() {
        return Err("tests/faults is not there, so --faults has nothing to run".to_owned());
    }
    if wanted(Step::Fmt) {
        steps.push(timed("fmt", || cargo(workspace, &["fmt", "--all", "--check"])));
    }
    if wanted(Step::Gen) {
        steps.push(timed("gen", || generate::run(workspace, true)));
    }
    if wanted(Step::Tidy) {
        steps.push(timed("tidy", || tidy::run(workspace)));
    }
    if wanted(Step::Clippy) {
        steps
            .push(timed("clippy", || cargo(workspace, &["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"])));
    }
    if wanted(Step::Tests) {
        steps.push(timed("tests", || tests(workspace, options, &mut tally)));
    }
    if wanted(Step::Schemathesis) {
        steps.push(timed("schemathesis", || schemathesis::run(workspace)));
    }
    for (name, _, result) in &steps {
        // Each of the other steps is one check.
        let count = if result.is_ok() { &mut tally.passed } else { &mut tally.failed };
        *count += u64::from(*name != "tests");
    }
    println!();
    for (name, time, result) in &steps {
        println!("{:12} {:7.1} s  {}", name, time.as_secs_f64(), if result.is_ok() { "ok" } else { "FAILED" });
    }
    let failures: Vec<String> =
        steps.into_iter().filter_map(|(name, _, result)| result.err().map(|why| format!("{name}: {why}"))).collect();
    for failure in &failures {
        println!("{failure}");
    }
    let whole = if failures.is_empty() { "ok" } else { "FAILED" };
    println!("test result: {whole}. {} passed; {} failed; {} ignored", tally.passed, tally.failed, tally.ignored);
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if failures.is_empty() { Ok(()) } else { Err("the change does not pass".to_owned()) }
}

type Timed = (&'static str, Duration, Result<(), String>);

#[allow(clippy::disallowed_methods, reason = "a measurement of the developer's own waiting")]
fn timed(name: &'static str, step: impl FnOnce() -> Result<(), String>) -> Timed {
    println!("== {name}");
    let start = Instant::now();
    let result = step();
    (name, start.elapsed(), result)
}

fn command(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    command.args(arguments).current_dir(&workspace.root);
    command
}

fn cargo(workspace: &Workspace, arguments: &[&str]) -> Result<(), String> {
    let status = command(workspace, arguments).status().map_err(|e| format!("cargo: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`cargo {}` found something", arguments.join(" "))) }
}

/// All tests of the workspace, with one private PostgreSQL for all of them.
fn tests(workspace: &Workspace, options: &Options, tally: &mut Tally) -> Result<(), String> {
    let axe = needs::provide(workspace)?;
    let cluster = match std::env::var(testpg::ENV) {
        Ok(url) if !url.is_empty() => None,
        _ => Some(testpg::Cluster::start()?),
    };
    // Stories and fault tests run the program itself, as a process.
    cargo(workspace, &["build", "--workspace", "--bins", "--quiet"])?;
    let mut command = command(workspace, &["test", "--workspace", "--no-fail-fast"]);
    command.env("EVIDENT_TEST_REQUIRE_PYTHON", "1").env("EVIDENT_TEST_PROGRAM", workspace.target.join("debug/evident"));
    if options.faults {
        command.env("EVIDENT_TEST_FAULT_ROUNDS", "200");
    }
    if let Some(cluster) = &cluster {
        command.env(testpg::ENV, cluster.url());
    }
    if let Some(axe) = axe {
        command.env("EVIDENT_TEST_AXE", axe);
    }
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|e| format!("cargo: {e}"))?;
    for line in BufReader::new(child.stdout.take().ok_or("cargo has no output")?).lines().map_while(Result::ok) {
        println!("{line}");
        count(&line, tally);
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    if status.success() { Ok(()) } else { Err("tests failed or did not build (see above)".to_owned()) }
}

/// Adds the numbers of a line such as `test result: ok. 3 passed; 1 failed; 0 ignored; …`.
fn count(line: &str, tally: &mut Tally) {
    let Some(rest) = line.strip_prefix("test result: ") else { return };
    let words: Vec<&str> = rest.split([' ', ';']).filter(|w| !w.is_empty()).collect();
    for pair in words.windows(2) {
        let Ok(number) = pair[0].parse::<u64>() else { continue };
        match pair[1] {
            "passed" => tally.passed += number,
            "failed" => tally.failed += number,
            "ignored" => tally.ignored += number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_added_up() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.15s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.15s",
        ] {
            count(line, &mut tally);
        }
        assert_eq!(tally, Tally { passed: 4, failed: 2, ignored: 1 });
    }
}
