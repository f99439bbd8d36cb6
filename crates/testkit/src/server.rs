//! The measured program, as a process of its own: started on a data directory, watched through `/proc`, ended by id.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running server.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Starts `evident serve` on a free loopback port and waits until it says where it listens.
    pub fn start(program: &Path, data: &Path) -> Result<Self, String> {
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("{} cannot be started: {e}", program.display()))?;
        let stdout = child.stdout.take().ok_or("no standard output")?;
        for line in BufReader::new(stdout).lines() {
            let line = line.map_err(|e| e.to_string())?;
            let found = line.split("http://").nth(1).and_then(|rest| rest.split(['/', ' ']).next()).and_then(|a| a.parse().ok());
            if let Some(address) = found {
                return Ok(Self { child, address });
            }
        }
        Err("the server ended before it listened".to_owned())
    }

    /// CPU time used so far by the process and all its threads.
    pub fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
        let ticks: u64 = [11, 12].iter().filter_map(|&i| fields.get(i)?.parse::<u64>().ok()).sum();
        // The kernel's unit here is 1/100 s on every Linux that Rust supports.
        Duration::from_millis(ticks * 10)
    }

    /// Resident memory and its peak, in MiB.
    pub fn memory(&self) -> (f64, f64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let of = |key: &str| {
            let line = status.lines().find(|l| l.starts_with(key)).unwrap_or("");
            line.split_whitespace().nth(1).and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
        };
        (of("VmRSS:"), of("VmHWM:"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program under test: the one `cargo xtask test` built, else the debug build of this workspace.
///
/// # Panics
/// When there is none. A story that cannot start its program is not skipped.
#[must_use]
pub fn program() -> std::path::PathBuf {
    if let Some(path) = std::env::var_os("EVIDENT_TEST_PROGRAM") {
        return path.into();
    }
    // Test programs lie in target/debug/deps, or target/debug/examples.
    let here = std::env::current_exe().expect("a test program knows where it is");
    let path = here.ancestors().nth(2).expect("target/debug").join("evident");
    assert!(path.is_file(), "{} is not there: `cargo build` it first, or run `cargo xtask test`", path.display());
    path
}
