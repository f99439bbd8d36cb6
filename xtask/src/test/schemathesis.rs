//! The description of the REST interface held to its word by a stranger: schemathesis reads `openapi.json`, makes up
//! requests that fit it and requests that do not, and compares every answer with what was promised. It runs against the
//! program itself, on a fresh desk with one record of each kind, with a fixed seed and a fixed number of
//! examples: a limit of time would find other things on another day.

use super::{cargo, needs};
use crate::workspace::Workspace;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Pinned: another version makes up other requests.
const PACKAGE: &str = "schemathesis==4.32.5";
/// The record types that are asked for: together they have every kind of field, moves, conversation, files, links and settings. All
/// types go by the same few handlers and the same description, so that more of them would find the same again.
const TYPES: &[&str] = &[
    "organisation",
    "person",
    "group",
    "role_assignment",
    "business_calendar",
    "category",
    "customer",
    "service",
    "sla",
    "incident",
    "escalation",
    "cost_entry",
];
/// Seconds an answer may take: twice what the server allows itself, for a machine that has much else to do.
const PATIENCE: &str = "60";
const PREPARE: &str = include_str!("schemathesis/prepare.py");
const EMAIL: &str = "ada@example.org";
const PASSWORD: &str = "correct horse battery";
/// What is held against every answer.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
    response_schema_conformance,negative_data_rejection,positive_data_acceptance,missing_required_header,unsupported_method,ignored_auth";

/// Runs it.
pub fn run(workspace: &Workspace) -> Result<(), String> {
    let python = environment(&workspace.target.join("schemathesis"))?;
    cargo(workspace, &["build", "--package", "evident", "--bins", "--quiet"])?;
    let program = workspace.target.join("debug/evident");
    let folder = workspace.target.join("schemathesis-desk");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let data = folder.join("data");
    found(&program, &data)?;
    let server = Server::start(&program, &data)?;
    let configuration = folder.join("schemathesis.toml");
    let output = Command::new(&python)
        .args(["-c", PREPARE, &server.address, EMAIL, PASSWORD])
        .arg(&configuration)
        .output()
        .map_err(|e| format!("{}: {e}", python.display()))?;
    if !output.status.success() {
        return Err(format!("the desk could not be filled: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let token = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let status = Command::new(python.with_file_name("schemathesis"))
        .arg("--config-file")
        .arg(&configuration)
        .args(["run", &format!("{}/api/v1/openapi.json", server.address), "--checks", CHECKS, "--seed", "20000"])
        .args(["--include-path-regex", &paths()])
        .args(["--workers", "2", "--phases", "examples,coverage", "--request-timeout", PATIENCE])
        .args(["--warnings", "off", "--suppress-health-check", "all"])
        .args(["--header", &format!("Authorization: Bearer {token}")])
        .current_dir(&folder)
        .status()
        .map_err(|e| format!("schemathesis: {e}"))?;
    if status.success() { Ok(()) } else { Err("schemathesis found answers that were not promised (see above)".to_owned()) }
}

/// Addresses of those types, and all that belong to no type.
fn paths() -> String {
    format!("^/api/v1/({}|search|me|types|tokens|files)(/|$)", TYPES.join("|"))
}

/// A Python environment with schemathesis, in `target/`, never committed. Returns its interpreter.
fn environment(folder: &Path) -> Result<PathBuf, String> {
    let python = folder.join("bin/python3");
    let ready = folder.join(PACKAGE);
    if ready.is_file() {
        return Ok(python);
    }
    let make = || Command::new("python3").args(["-m", "venv"]).arg(folder).output().is_ok_and(|o| o.status.success());
    if !make() {
        needs::install_packages(&["python3", "python3-venv"])?;
        if !make() {
            return Err("`python3 -m venv` does not work; schemathesis, which checks the REST interface, needs it".to_owned());
        }
    }
    let output = Command::new(&python).args(["-m", "pip", "install", "--quiet", PACKAGE]).output().map_err(|e| format!("pip: {e}"))?;
    if !output.status.success() {
        return Err(format!("pip cannot fetch {PACKAGE}, which checks the REST interface: {}", String::from_utf8_lossy(&output.stderr)));
    }
    std::fs::write(&ready, "").map_err(|e| format!("{}: {e}", ready.display()))?;
    Ok(python)
}

/// Founds a desk with its first administrator.
fn found(program: &Path, data: &Path) -> Result<(), String> {
    let mut child = Command::new(program)
        .args(["init", "--admin-email", EMAIL, "--admin-name", "Ada Admin", "--password-stdin", "--data"])
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|e| format!("{}: {e}", program.display()))?;
    let mut input = child.stdin.take().ok_or("the program has no input")?;
    writeln!(input, "{PASSWORD}").map_err(|e| format!("evident init: {e}"))?;
    drop(input);
    if child.wait().is_ok_and(|s| s.success()) { Ok(()) } else { Err("evident init failed".to_owned()) }
}

/// The program, serving; ended with the value.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(program: &Path, data: &Path) -> Result<Self, String> {
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{}: {e}", program.display()))?;
        let mut lines = BufReader::new(child.stdout.take().ok_or("the program has no output")?).lines().map_while(Result::ok);
        let found = lines.find_map(|line| {
            let rest = line.split("http://").nth(1)?;
            Some(format!("http://{}", rest.split(['/', ' ']).next()?))
        });
        // What it says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let server = Self { child, address: found.clone().unwrap_or_default() };
        found.map(|_| server).ok_or_else(|| "evident serve ended before it listened".to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
