//! What tests need besides cargo: Debian packages, and axe-core for the browser stories. What is missing is installed when
//! we may (as root on a Debian), else named.

use crate::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program, where else it may be, and the Debian packages that bring it.
struct Need {
    program: &'static str,
    packages: &'static [&'static str],
}

const ALWAYS: &[Need] = &[
    Need { program: "initdb", packages: &["postgresql"] },
    Need { program: "python3", packages: &["python3"] },
    Need { program: "openssl", packages: &["openssl"] },
    Need { program: "git", packages: &["git"] },
    Need { program: "curl", packages: &["curl"] },
];

const BROWSER: &[Need] = &[
    Need { program: "chromium", packages: &["chromium", "fonts-dejavu-core", "fonts-noto-core"] },
    Need { program: "npm", packages: &["npm"] },
];

/// Makes sure of everything; returns where `axe.min.js` is when there are browser stories.
pub fn provide(workspace: &Workspace) -> Result<Option<PathBuf>, String> {
    let browser = workspace.root.join("tests/e2e/main.rs").is_file();
    let missing: Vec<&Need> = ALWAYS.iter().chain(BROWSER.iter().filter(|_| browser)).filter(|need| !is_there(need.program)).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    if browser { axe(&workspace.target.join("axe")).map(Some) } else { Ok(None) }
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|e| e.path().join("bin"));
    std::env::split_paths(&path).chain(debian).any(|dir| dir.join(program).is_file())
}

fn install(missing: &[&Need]) -> Result<(), String> {
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    let programs: Vec<&str> = missing.iter().map(|need| need.program).collect();
    install_packages(&packages).map_err(|why| format!("missing: {}. {why}", programs.join(", ")))
}

/// Installs Debian packages when we may, else names them.
pub fn install_packages(packages: &[&str]) -> Result<(), String> {
    let told = format!("Install the Debian packages {}", packages.join(" "));
    let root = Command::new("id").arg("-u").output().is_ok_and(|o| o.stdout == b"0\n");
    if !root || !is_there("apt-get") {
        return Err(told);
    }
    println!("installing {}", packages.join(" "));
    for arguments in [vec!["update", "-q"], [&["install", "-yq", "--no-install-recommends"][..], packages].concat()] {
        let status = Command::new("apt-get").args(&arguments).env("DEBIAN_FRONTEND", "noninteractive").status();
        if !status.is_ok_and(|s| s.success()) {
            return Err(format!("apt-get {} failed. {told}", arguments.join(" ")));
        }
    }
    Ok(())
}

/// axe-core (MPL-2.0) is fetched into `target/`, never committed.
fn axe(folder: &Path) -> Result<PathBuf, String> {
    let file = folder.join("package/axe.min.js");
    if file.is_file() {
        return Ok(file);
    }
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let output =
        Command::new("npm").args(["pack", "--silent", "axe-core@4.14.1"]).current_dir(folder).output().map_err(|e| format!("npm: {e}"))?;
    if !output.status.success() {
        return Err(format!("npm cannot fetch axe-core, which the browser stories need: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let archive = String::from_utf8_lossy(&output.stdout).lines().last().unwrap_or_default().trim().to_owned();
    let unpacked = Command::new("tar").args(["-xzf", &archive, "package/axe.min.js"]).current_dir(folder).status();
    if unpacked.is_ok_and(|s| s.success()) && file.is_file() {
        return Ok(file);
    }
    Err(format!("{archive} from npm does not hold package/axe.min.js"))
}
